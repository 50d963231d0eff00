"""Coverage (LKJ608–LKJ610): sections and analyses of PermenPANRB 53/2014, criteria of PermenPANRB 88/2021."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun
from lkj.model.blanks import BAGIAN, kosong
from lkj.model.indikator import Indikator
from lkj.model.load import narasi_sasaran
from lkj.model.rencana import Sasaran
from lkj.pengukuran import Pengukuran


def bagian_terisi(year: Tahun) -> Iterator[Finding]:
    """LKJ608: a section of the report's outline holds no word."""
    for name, title in BAGIAN.items():
        if kosong(year.narasi[name].teks):
            yield Finding(
                "LKJ608",
                Severity.WARNING,
                Position(year.narasi[name].berkas, 1, 1),
                f"bagian «{title}» kosong",
                "tulis isinya; PermenPANRB 53/2014 meminta bagian ini dalam setiap laporan",
            )


@dataclass(frozen=True)
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
        "perbandingan dengan target akhir Renstra",
        lambda i: "renstra" in i.tanpa_pembanding or i.target_renstra is not None,
        "isi «target_renstra», atau sebut «renstra» dalam «tanpa_pembanding» bila Renstra tidak memuatnya",
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
    rows = [(n, i) for n, i in enumerate(year.indikator.indikator) if i.dokumen == main.id]
    found = []
    for number, name, has, hint in _PER_INDIKATOR:
        gaps = [n for n, i in rows if not has(i)]
        place = year.position("indikator.yaml", ("indikator", gaps[0] if gaps else rows[0][0], "id"))
        found.append(Cakupan(number, name, "indikator", len(rows) - len(gaps), len(rows), place, hint))
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
        yield Cakupan(number, name, "sasaran", total - len(gaps), total, place, hint.format(first))


def analisis_lengkap(numbers: Pengukuran) -> Iterator[Finding]:
    """LKJ609: one of the seven analyses does not cover all it should; its share is told."""
    for one in tujuh_analisis(numbers):
        if one.ada < one.dari:
            yield Finding(
                "LKJ609",
                Severity.INFO,
                one.celah,
                f"analisis {one.nomor} dari 7, {one.nama}: ada untuk {one.ada} dari {one.dari} {one.hal}"
                f" ({tulis_angka(one.persen, 2)}%)",
                one.saran,
            )


_REKOMENDASI = re.compile(r"rekomendasi|disarankan|perbaikan|langkah|ke depan|tahun berikutnya", re.IGNORECASE)


def kriteria_pelaporan(numbers: Pengukuran) -> dict[str, bool]:
    """Return the criteria of reporting quality (PermenPANRB 88/2021), and whether the report has content for each."""
    year, main = numbers.year, numbers.utama
    has = {one.nomor: one.ada > 0 for one in tujuh_analisis(numbers)}
    closing = "\n".join(year.narasi[name].teks for name in ("penutup", "evaluasi"))
    return {
        "mengikuti standar": not any(kosong(year.narasi[name].teks) for name in BAGIAN),
        "mengungkap seluruh capaian": main.tercapai + main.tidak_tercapai == main.indikator,
        "perbandingan dengan target tahunan": has[1],
        "perbandingan dengan target jangka menengah": has[3],
        "perbandingan dengan tahun-tahun sebelumnya": has[2],
        "perbandingan dengan tolok ukur nasional atau internasional": has[4],
        "kualitas capaian, upaya nyata, dan hambatan": has[5],
        "efisiensi": has[6],
        "rekomendasi perbaikan": _REKOMENDASI.search(closing) is not None,
    }


def kriteria_terisi(numbers: Pengukuran) -> Iterator[Finding]:
    """LKJ610: criteria by which the quality of reporting is evaluated have no content."""
    criteria = kriteria_pelaporan(numbers)
    empty = [name for name, met in criteria.items() if not met]
    if empty:
        met = len(criteria) - len(empty)
        share = tulis_angka(Decimal(met * 100) / len(criteria), 2)
        yield Finding(
            "LKJ610",
            Severity.INFO,
            Position(numbers.year.narasi["evaluasi"].berkas, 1, 1),
            f"{met} dari {len(criteria)} kriteria pelaporan berisi ({share}%); belum: {'; '.join(empty)}",
            "lengkapi data atau narasinya sebelum laporan dievaluasi",
        )


RULES = (bagian_terisi,)
NUMBER_RULES = (analisis_lengkap, kriteria_terisi)
