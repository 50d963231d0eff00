"""What an engine may use, and the error of one that would use more."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from lkj.publish.errors import EngineError

_MIB = 2**20


class Limits(Struct, frozen=True):
    """What one run of an engine may take: seconds of time, bytes of memory."""

    seconds: float = 120.0
    memory: int = 2048 * _MIB

    @property
    def mebibytes(self) -> int:
        """The memory in MiB."""
        return self.memory // _MIB


DEFAULT = Limits()


class Limit(StrEnum):
    """The kinds of limits, named as messages name them."""

    WAKTU = "waktu"
    MEMORI = "memori"
    KELUARAN = "keluaran"


class LimitError(EngineError):
    """An engine went over a limit and was ended; `limit` says over which."""

    def __init__(self, engine: str, limit: Limit, limits: Limits) -> None:
        allowed = {
            Limit.WAKTU: f"{limits.seconds:g} detik".replace(".", ","),
            Limit.MEMORI: f"{limits.mebibytes} MiB memori",
            Limit.KELUARAN: "besar keluarannya",
        }
        more = "; bila laporannya memang besar, tambah waktunya dengan --timeout" if limit is Limit.WAKTU else ""
        super().__init__(
            f"{engine} dihentikan karena melampaui batas {allowed[limit]}",
            f"cari bagian naskah, gambar, atau templat yang tidak lazim besarnya{more}",
        )
        self.engine, self.limit = engine, limit
