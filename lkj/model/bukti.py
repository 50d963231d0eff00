"""Evidence: what proves a figure or an act, a file in the folder `bukti` of the year or a link."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Self

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, model_validator

from lkj.files.layout import BUKTI
from lkj.model.base import Daftar, Model, Teks, galat
from lkj.model.bidang import bidang

_TAUTAN = re.compile(r"https://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SALIN = f"salin berkasnya ke folder {BUKTI} di dalam folder tahun, lalu tulis misalnya {BUKTI}/daftar-hadir.pdf"


def _periksa_berkas(value: str) -> str:
    parts = value.split("/")
    if "\\" in value and re.match(rf"{BUKTI}\\", value):
        raise galat(f"«{value}» memakai garis miring terbalik", f"tulis {value.replace(chr(92), '/')}")
    inside = len(parts) > 1 and parts[0] == BUKTI and all(part.strip(". ") for part in parts)
    if not inside or "\\" in value or ":" in value:
        name = re.split(r"[\\/]", value)[-1].strip(". ")
        hint = _SALIN.replace("daftar-hadir.pdf", name).replace("misalnya ", "") if name and ":" not in name else _SALIN
        raise galat(f"«{value}» bukan berkas di dalam folder {BUKTI}", hint)
    return value


def _periksa_tautan(value: str) -> str:
    if not _TAUTAN.fullmatch(value):
        hint = f"tulis https://{value.partition('://')[2]}" if value.startswith("http://") else "awali dengan https://"
        raise galat(f"«{value}» bukan tautan https", hint)
    return value


def _periksa_sidik(value: Any) -> Any:
    if isinstance(value, str) and not _SHA256.fullmatch(value.lower()):
        raise galat("SHA-256 terdiri atas 64 angka heksadesimal", "hapus kunci ini, lalu jalankan lkj check --fix")
    return value.lower() if isinstance(value, str) else value


class Bukti(Model, uraian="Sebuah bukti dukung: berkas di dalam folder bukti, atau tautan."):
    """One piece of evidence; `sha256` is that of its file when it was named, so that a later change shows."""

    nama: Teks = bidang("Nama buktinya.", contoh="Daftar hadir bimbingan teknis")
    berkas: Annotated[str, AfterValidator(_periksa_berkas)] | None = bidang(
        f"Berkasnya di dalam folder tahun: {BUKTI}/daftar-hadir.pdf.", None, contoh=f"{BUKTI}/daftar-hadir.pdf"
    )
    tautan: Annotated[str, AfterValidator(_periksa_tautan)] | None = bidang(
        "Tautannya, bila bukan berkas.", None, contoh="https://contoh.go.id/laporan"
    )
    sha256: Annotated[str | None, BeforeValidator(_periksa_sidik)] = bidang(
        "SHA-256 berkasnya, yang diisi oleh `lkj check --fix`.",
        None,
        sebutan="SHA-256",
        contoh="9f86d081…",
        mesin=True,
    )

    @model_validator(mode="after")
    def _satu_tempat(self) -> Self:
        if (self.berkas is None) == (self.tautan is None):
            what = "mempunyai «berkas» dan juga «tautan»" if self.berkas else "belum mempunyai «berkas» atau «tautan»"
            raise galat(
                f"bukti «{self.nama}» {what}", "tulis salah satu", code="LKJ203" if not self.berkas else "LKJ205"
            )
        return self


DaftarBukti = Daftar[Bukti]


class Sidik(Struct, frozen=True):
    """What was found of a file of evidence: SHA-256 and size in bytes; `galat` says why it could not be read.

    `mirip` is the file that the name of one that is not there may be a slip of.
    """

    sha256: str = ""
    ukuran: int = 0
    galat: str = ""
    mirip: str = ""


class Terbukti(Struct, frozen=True):
    """A piece of evidence in a file of facts: where it stands, and the models around it, outermost first."""

    jalur: tuple[str | int, ...]
    bukti: Bukti
    atas: tuple[Model, ...]


def semua_bukti(facts: Model) -> Iterator[Terbukti]:
    """Yield every piece of evidence that a file of facts names, in its order."""
    return _cari(facts, (), ())


def _cari(one: Model, path: tuple[str | int, ...], above: tuple[Model, ...]) -> Iterator[Terbukti]:
    if isinstance(one, Bukti):
        yield Terbukti(path, one, above)
        return
    for key, value in one.__dict__.items():
        if isinstance(value, Model):
            yield from _cari(value, (*path, key), (*above, one))
        elif isinstance(value, tuple) and value and isinstance(value[0], Model):
            for n, item in enumerate(value):
                yield from _cari(item, (*path, key, n), (*above, one))
