"""The seven analyses that PermenPANRB 53/2014 asks for of each objective, and how far a year has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.diagnostics.listed import listed
from lkj.files.layout import narasi_sasaran
from lkj.model.blanks import kosong
from lkj.model.indikator import Indikator
from lkj.model.rencana import Sasaran
from lkj.pengukuran.pengukuran import Pengukuran


class Cakupan(Struct, frozen=True, kw_only=True):
    """One of the seven analyses: which of its subjects have content, and where the first gap is.

    `hal` is what its subjects are, "indikator" or "sasaran"; `berisi` are the ids of those with content, `tanpa` those
    of the others, each with the values that are null (of an objective ""). `perlu` says which data fills the gaps.
    `dinyatakan` are those of `berisi` of which the data say that there is nothing to compare with.
    """

    nomor: int
    nama: str
    hal: str
    berisi: tuple[str, ...]
    tanpa: tuple[tuple[str, str], ...]
    celah: Position
    saran: str
    perlu: str
    dinyatakan: tuple[str, ...] = ()

    @property
    def ada(self) -> int:
        """Number of subjects with content."""
        return len(self.berisi)

    @property
    def dari(self) -> int:
        """Number of subjects."""
        return len(self.berisi) + len(self.tanpa)

    @property
    def kosong(self) -> str:
        """The first subjects without content in words, of an indicator with the values that are null."""
        return listed([f"{ident} ({what})" if what else ident for ident, what in self.tanpa], _DISEBUT)

    @property
    def persen(self) -> Decimal:
        """Share of the subjects with content, in percent, unrounded; 0 where there is no subject."""
        return Decimal(self.ada * 100) / self.dari if self.dari else Decimal(0)


#: The numbers of the analyses that are told of an objective as a whole, and named elsewhere.
PENYEBAB, EFISIENSI = 5, 6
# How many of the subjects without content are named.
_DISEBUT = 3
# What an indicator lacks for an analysis; "" where it lacks nothing.
_Kurang = Callable[[Indikator], str]


def _kurang_riwayat(one: Indikator) -> str:
    if any(past.realisasi is not None for past in one.riwayat):
        return ""
    return f"realisasi {', '.join(str(past.tahun) for past in one.riwayat)}" if one.riwayat else "riwayat"


# Each with the word by which `tanpa_pembanding` says that there is none. {0} is the plan of several years by its short
# name.
_PER_INDIKATOR: tuple[tuple[int, str, str, _Kurang, str, str], ...] = (
    (
        1,
        "target dan realisasi tahun ini",
        "",
        lambda i: " dan ".join(key for key in ("target", "realisasi") if getattr(i, key) is None),
        "isi «target» dan «realisasi» setiap indikator",
        "target dan realisasi setiap indikator",
    ),
    (
        2,
        "perbandingan dengan tahun-tahun sebelumnya",
        "riwayat",
        _kurang_riwayat,
        "isi «riwayat», atau sebut «riwayat» dalam «tanpa_pembanding» bila indikatornya baru",
        "target dan realisasi tahun-tahun sebelumnya, atau pernyataan bahwa indikatornya baru",
    ),
    (
        3,
        "perbandingan dengan target akhir {0}",
        "renstra",
        lambda i: "target_renstra" if i.target_renstra is None else "",
        "isi «target_renstra», atau sebut «renstra» dalam «tanpa_pembanding» bila {0} tidak memuatnya",
        "target akhir {0} setiap indikator, atau pernyataan bahwa {0} tidak memuatnya",
    ),
    (
        4,
        "perbandingan dengan standar nasional",
        "nasional",
        lambda i: "nasional" if i.nasional is None else "",
        "isi «nasional», atau sebut «nasional» dalam «tanpa_pembanding» bila standar itu tidak ada",
        "standar nasional setiap indikator, atau pernyataan bahwa standar itu tidak ada",
    ),
)


def tujuh_analisis(numbers: Pengukuran) -> list[Cakupan]:
    """Return the coverage of the seven analyses that PermenPANRB 53/2014 asks for of each objective."""
    year, main = numbers.year, numbers.utama
    rows = year.indikator_bernomor(main.id)
    found = []
    for number, name, word, lacks, hint, needs in _PER_INDIKATOR:
        none = {n: (i.id, what) for n, i in rows if (what := lacks(i))}
        stated = tuple(i.id for n, i in rows if n in none and word in i.tanpa_pembanding)
        gaps = {n: one for n, one in none.items() if one[0] not in stated}
        place = year.position("indikator.yaml", ("indikator", next(iter(gaps), rows[0][0]), "id"))
        found.append(
            Cakupan(
                nomor=number,
                nama=name.format(year.visi_misi.renstra.singkatan),
                hal="indikator",
                berisi=tuple(i.id for n, i in rows if n not in gaps),
                tanpa=tuple(gaps.values()),
                celah=place,
                saran=hint.format(year.visi_misi.renstra.singkatan),
                perlu=needs.format(year.visi_misi.renstra.singkatan),
                dinyatakan=stated,
            )
        )
    return [*found, *_per_sasaran(numbers)]


def _per_sasaran(numbers: Pengukuran) -> Iterator[Cakupan]:
    """Yield the coverage of the analyses of an objective as a whole: causes, efficiency, programmes."""
    year = numbers.year
    index = {s.id: n for n, s in enumerate(year.sasaran.sasaran)}
    objectives = [sasaran for sasaran, _ in numbers.utama.kelompok]

    def told(sasaran: Sasaran) -> bool:
        prose = year.narasi.get(narasi_sasaran(sasaran.id))
        return prose is not None and not kosong(prose.teks)

    def weighed(sasaran: Sasaran) -> bool:
        return numbers.efisiensi_sasaran[sasaran.id].indeks.nilai is not None

    for number, name, has, hint, needs in (
        (
            PENYEBAB,
            "penyebab keberhasilan atau kegagalan dan upaya",
            told,
            "tulis penyebab dan upayanya dalam narasi/sasaran/{0}.md, begitu pula sasaran lain",
            "uraian penyebab dan upaya setiap sasaran",
        ),
        (
            EFISIENSI,
            "efisiensi penggunaan sumber daya",
            weighed,
            "isi «program» sasaran {0}, dan pagu serta realisasi kegiatannya pada «rincian» dalam pagu.yaml",
            "program atau kegiatan setiap sasaran, beserta pagu dan realisasinya",
        ),
        (
            7,
            "program dan kegiatan yang menunjang atau menghambat",
            lambda sasaran: bool(sasaran.program),
            "isi «program» sasaran {0} dengan kode program atau kegiatan dalam pk.yaml",
            "program atau kegiatan yang digunakan bagi setiap sasaran",
        ),
    ):
        gaps = [s.id for s in objectives if not has(s)]
        first = gaps[0] if gaps else objectives[0].id
        place = year.position("sasaran.yaml", ("sasaran", index[first], "id"))
        yield Cakupan(
            nomor=number,
            nama=name,
            hal="sasaran",
            berisi=tuple(s.id for s in objectives if s.id not in gaps),
            tanpa=tuple((ident, "") for ident in gaps),
            celah=place,
            saran=hint.format(first),
            perlu=needs,
        )
