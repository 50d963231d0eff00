"""The seven analyses that PermenPANRB 53/2014 asks for of each objective, and how far a year has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkj.diagnostics import Position
from lkj.files.layout import narasi_sasaran
from lkj.model.blanks import kosong
from lkj.model.indikator import Indikator
from lkj.model.rencana import Sasaran
from lkj.pengukuran import Pengukuran


@dataclass(frozen=True, kw_only=True)
class Cakupan:
    """One of the seven analyses: how many of its subjects have content, and where the first gap is.

    `kosong` names the subjects without content, of an indicator with the values that are null.
    """

    nomor: int
    nama: str
    hal: str
    ada: int
    dari: int
    celah: Position
    kosong: str
    saran: str

    @property
    def persen(self) -> Decimal:
        """Share of the subjects with content, in percent, unrounded; 0 where there is no subject."""
        return Decimal(self.ada * 100) / self.dari if self.dari else Decimal(0)


# How many of the subjects without content are named.
_DISEBUT = 3
# What an indicator lacks for an analysis; "" where it lacks nothing.
_Kurang = Callable[[Indikator], str]


def _kurang_riwayat(one: Indikator) -> str:
    if "riwayat" in one.tanpa_pembanding or any(past.realisasi is not None for past in one.riwayat):
        return ""
    return f"realisasi {', '.join(str(past.tahun) for past in one.riwayat)}" if one.riwayat else "riwayat"


# {0} is the plan of several years by its short name.
_PER_INDIKATOR: tuple[tuple[int, str, _Kurang, str], ...] = (
    (
        1,
        "target dan realisasi tahun ini",
        lambda i: " dan ".join(key for key in ("target", "realisasi") if getattr(i, key) is None),
        "isi «target» dan «realisasi» setiap indikator",
    ),
    (
        2,
        "perbandingan dengan tahun-tahun sebelumnya",
        _kurang_riwayat,
        "isi «riwayat», atau sebut «riwayat» dalam «tanpa_pembanding» bila indikatornya baru",
    ),
    (
        3,
        "perbandingan dengan target akhir {0}",
        lambda i: "target_renstra" if i.target_renstra is None and "renstra" not in i.tanpa_pembanding else "",
        "isi «target_renstra», atau sebut «renstra» dalam «tanpa_pembanding» bila {0} tidak memuatnya",
    ),
    (
        4,
        "perbandingan dengan standar nasional",
        lambda i: "nasional" if i.nasional is None and "nasional" not in i.tanpa_pembanding else "",
        "isi «nasional», atau sebut «nasional» dalam «tanpa_pembanding» bila standar itu tidak ada",
    ),
)


def tujuh_analisis(numbers: Pengukuran) -> list[Cakupan]:
    """Return the coverage of the seven analyses that PermenPANRB 53/2014 asks for of each objective."""
    year, main = numbers.year, numbers.utama
    rows = year.indikator_bernomor(main.id)
    found = []
    for number, name, lacks, hint in _PER_INDIKATOR:
        gaps = {n: f"{i.id} ({what})" for n, i in rows if (what := lacks(i))}
        place = year.position("indikator.yaml", ("indikator", next(iter(gaps), rows[0][0]), "id"))
        found.append(
            Cakupan(
                nomor=number,
                nama=name.format(year.visi_misi.renstra.singkatan),
                hal="indikator",
                ada=len(rows) - len(gaps),
                dari=len(rows),
                celah=place,
                kosong=_sebut(list(gaps.values())),
                saran=hint.format(year.visi_misi.renstra.singkatan),
            )
        )
    return [*found, *_per_sasaran(numbers)]


def _sebut(gaps: Sequence[str]) -> str:
    rest = f", dan {len(gaps) - _DISEBUT} lainnya" if len(gaps) > _DISEBUT else ""
    return ", ".join(gaps[:_DISEBUT]) + rest


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

    for number, name, has, hint in (
        (
            5,
            "penyebab keberhasilan atau kegagalan dan upaya",
            told,
            "tulis penyebab dan upayanya dalam narasi/sasaran/{0}.md, begitu pula sasaran lain",
        ),
        (
            6,
            "efisiensi penggunaan sumber daya",
            weighed,
            "isi «program» sasaran {0}, dan pagu serta realisasi kegiatannya pada «rincian» dalam pagu.yaml",
        ),
        (
            7,
            "program dan kegiatan yang menunjang atau menghambat",
            lambda sasaran: bool(sasaran.program),
            "isi «program» sasaran {0} dengan kode program atau kegiatan dalam pk.yaml",
        ),
    ):
        gaps = [s.id for s in objectives if not has(s)]
        first = gaps[0] if gaps else objectives[0].id
        place = year.position("sasaran.yaml", ("sasaran", index[first], "id"))
        total = len(objectives)
        yield Cakupan(
            nomor=number,
            nama=name,
            hal="sasaran",
            ada=total - len(gaps),
            dari=total,
            celah=place,
            kosong=_sebut(gaps),
            saran=hint.format(first),
        )
