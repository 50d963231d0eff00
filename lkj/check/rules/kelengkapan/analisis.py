"""The seven analyses that PermenPANRB 53/2014 asks for of each objective, and how far a year has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    """One of the seven analyses: how many of its subjects have content, and where the first gap is."""

    nomor: int
    nama: str
    hal: str
    ada: int
    dari: int
    celah: Position
    saran: str

    @property
    def persen(self) -> Decimal:
        """Share of the subjects with content, in percent, unrounded; 0 where there is no subject."""
        return Decimal(self.ada * 100) / self.dari if self.dari else Decimal(0)


_Syarat = Callable[[Indikator], bool]
# {0} is the plan of several years by its short name.
_PER_INDIKATOR: tuple[tuple[int, str, _Syarat, str], ...] = (
    (
        1,
        "target dan realisasi tahun ini",
        lambda i: i.target is not None and i.realisasi is not None,
        "isi «target» dan «realisasi» setiap indikator",
    ),
    (
        2,
        "perbandingan dengan tahun-tahun sebelumnya",
        lambda i: "riwayat" in i.tanpa_pembanding or any(one.realisasi is not None for one in i.riwayat),
        "isi «riwayat», atau sebut «riwayat» dalam «tanpa_pembanding» bila indikatornya baru",
    ),
    (
        3,
        "perbandingan dengan target akhir {0}",
        lambda i: "renstra" in i.tanpa_pembanding or i.target_renstra is not None,
        "isi «target_renstra», atau sebut «renstra» dalam «tanpa_pembanding» bila {0} tidak memuatnya",
    ),
    (
        4,
        "perbandingan dengan standar nasional",
        lambda i: "nasional" in i.tanpa_pembanding or i.nasional is not None,
        "isi «nasional», atau sebut «nasional» dalam «tanpa_pembanding» bila standar itu tidak ada",
    ),
)


def tujuh_analisis(numbers: Pengukuran) -> list[Cakupan]:
    """Return the coverage of the seven analyses that PermenPANRB 53/2014 asks for of each objective."""
    year, main = numbers.year, numbers.utama
    rows = year.indikator_bernomor(main.id)
    found = []
    for number, name, has, hint in _PER_INDIKATOR:
        gaps = [n for n, i in rows if not has(i)]
        place = year.position("indikator.yaml", ("indikator", gaps[0] if gaps else rows[0][0], "id"))
        found.append(
            Cakupan(
                nomor=number,
                nama=name.format(year.visi_misi.renstra.singkatan),
                hal="indikator",
                ada=len(rows) - len(gaps),
                dari=len(rows),
                celah=place,
                saran=hint.format(year.visi_misi.renstra.singkatan),
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
            saran=hint.format(first),
        )
