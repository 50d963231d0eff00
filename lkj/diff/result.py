"""What a comparison says: one record per change, the headline figures, and what must be said aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, NamedTuple

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.model.bidang import Bidang, bidang_model
from lkj.model.indikator import Indikator


class Topik(StrEnum):
    """The part of a year that a change belongs to, in the order in which it is told."""

    TAHUN = "year"
    METODE = "method"
    SASARAN = "objectives"
    INDIKATOR = "indicators"
    ANGGARAN = "budget"
    PERJANJIAN = "agreements"
    RENCANA = "plan"
    SATKER = "agency"
    HUKUM = "law"
    NARASI = "prose"
    PENGECUALIAN = "waivers"
    LAIN = "other"


class Jenis(StrEnum):
    """What happened: to a fact, to an item of a list, or to a number that follows from the facts.

    A renamed one kept its id; a moved one belongs elsewhere; a suggested one may be the same under another id; a
    restated one is a figure of a past year that now reads otherwise.
    """

    BARU = "added"
    HILANG = "removed"
    UBAH = "changed"
    GANTI_NAMA = "renamed"
    PINDAH = "moved"
    URUTAN = "reordered"
    HITUNG = "computed"
    DUGAAN = "suggested"
    NYATAKAN_ULANG = "restated"


class Nilaian(StrEnum):
    """Which way a change goes; for better or worse only where the polarity tells."""

    NAIK = "up"
    TURUN = "down"
    MEMBAIK = "better"
    MEMBURUK = "worse"
    MENANTANG = "harder"
    RINGAN = "easier"


class Tanda(Enum):
    """A value that is no value of the data: what holds in the place of a key that was left out."""

    MENURUT_METODE = "by-method"


class Perubahan(NamedTuple):
    """One change between the sides A and B.

    `id` and `nama` are the subject, in B where it is there. `fakta` is the key below the subject ("target",
    "riwayat 2023 realisasi"), empty where the subject itself came or went. `berkas` is a name within the year folder,
    `jalur` the place in it as `pengecualian.yaml` writes it. `sebelum` and `sesudah` are the values, None for none;
    an item that came or went is plain data. `selisih` is in `satuan`, `persen` of the value before. `sebanding` is
    false where the two cannot be measured by one measure. `rutin` marks what each new year brings by itself. `bidang`
    is the declaration of what changed; None for an item. `dokumen` has id and name of each planning document, those of
    B first, where the change speaks of one.
    """

    topik: Topik
    jenis: Jenis
    berkas: str
    jalur: str
    id: str
    nama: str
    fakta: str
    sebelum: object
    sesudah: object
    tempat_a: Position | None
    tempat_b: Position | None
    nilaian: Nilaian | None = None
    selisih: Decimal | None = None
    satuan: str = ""
    persen: Decimal | None = None
    sebanding: bool = True
    rutin: bool = False
    bidang: Bidang | None = None
    dokumen: tuple[tuple[str, str], ...] = ()


class Alasan(StrEnum):
    """Why something must be said aloud."""

    DOKUMEN = "measured-document"
    METODE = "method"
    AGREGASI = "aggregation"
    SKALA = "scale"
    ATURAN = "indicator-rule"
    BOBOT = "weights"
    LAIN_NAMA = "identity"
    DINYATAKAN_ULANG = "restated"


class Peringatan(Struct, frozen=True):
    """A reason why the two sides cannot simply be laid beside each other, and the changes that make it so."""

    alasan: Alasan
    perubahan: tuple[Perubahan, ...]


class Pokok(Struct, frozen=True, kw_only=True):
    """A headline figure on both sides: `satuan` is persen (difference in points), rupiah, or empty for a count.

    `kunci` is average, objectives, indicators, achieved, budget, realisasi or absorption; `kategori_a` and
    `kategori_b` name the category of a percentage.
    """

    kunci: str
    sebelum: Decimal | None
    sesudah: Decimal | None
    satuan: str = ""
    kategori_a: str | None = None
    kategori_b: str | None = None

    @property
    def selisih(self) -> Decimal | None:
        """The figure after less the one before; None where one of them is missing."""
        return None if self.sebelum is None or self.sesudah is None else self.sesudah - self.sebelum


class Sisi(Struct, frozen=True):
    """One side: its year, the agency (empty where the year was not read), and a label given from outside."""

    tahun: int
    nama: str
    label: str = ""


class Beda(Struct, frozen=True, kw_only=True):
    """A whole comparison; a side is None where that year does not exist there.

    `rencana` is the plan of several years by its short name.
    """

    a: Sisi | None
    b: Sisi | None
    pokok: tuple[Pokok, ...]
    peringatan: tuple[Peringatan, ...]
    perubahan: tuple[Perubahan, ...]
    desimal: int = 2
    rencana: str = ""

    @property
    def berbeda(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.perubahan)

    @property
    def jumlah(self) -> Mapping[tuple[Topik, Jenis], int]:
        """How many changes of each kind each topic has."""
        return Counter((p.topik, p.jenis) for p in self.perubahan)


#: The keys that decide how one indicator is measured.
ATURAN_INDIKATOR: Final = frozenset(key for key, one in bidang_model(Indikator).items() if one.aturan)
