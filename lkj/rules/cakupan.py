"""Coverage (LKJ608–LKJ610): sections and analyses of PermenPANRB 53/2014, criteria of PermenPANRB 88/2021."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun
from lkj.model.indikator import Indikator
from lkj.pengukuran import Pengukuran

BAGIAN = {
    "kata-pengantar": "Kata Pengantar",
    "pernyataan-reviu": "Pernyataan Telah Direviu",
    "ringkasan-eksekutif": "Ringkasan Eksekutif",
    "latar-belakang": "Bab I, latar belakang",
    "organisasi": "Bab I, struktur organisasi",
    "sumber-daya-manusia": "Bab I, sumber daya manusia",
    "permasalahan": "Bab I, isu strategis",
    "rencana-strategis": "Bab II, Rencana Strategis",
    "rencana-kinerja-tahunan": "Bab II, Rencana Kinerja Tahunan",
    "perjanjian-kinerja": "Bab II, Perjanjian Kinerja",
    "capaian-kinerja": "Bab III, capaian kinerja",
    "evaluasi": "Bab III, evaluasi dan analisis",
    "realisasi-anggaran": "Bab III, realisasi anggaran",
    "penutup": "Bab IV, penutup",
}
_KOMENTAR = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_ANALISIS = ("evaluasi", "capaian-kinerja", "realisasi-anggaran")


def _kosong(teks: str) -> bool:
    return not re.search(r"\w", _KOMENTAR.sub("", teks))


def bagian_terisi(year: Tahun) -> Iterator[Finding]:
    """LKJ608: a section of the report's outline holds no word."""
    for name, title in BAGIAN.items():
        if _kosong(year.narasi[name].teks):
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


def _paragraf(year: Tahun) -> list[str]:
    """Return the paragraphs of the prose that analyses, each in lower case with its template parts."""
    texts = (_KOMENTAR.sub("", year.narasi[name].teks) for name in _ANALISIS)
    return [part.casefold() for text in texts for part in re.split(r"\n\s*\n", text)]


_SEBAB = re.compile(
    r"\b(?:karena|sebab\w*|disebabkan|akibat\w*|upaya\w*|kendala\w*|hambatan\w*|terhambat|faktor\w*|berkat"
    r"|didukung|membantu|menunjang|mendorong)\b"
)
_SEMUA_PROGRAM = re.compile(r"\bfor \w+ in (?:program|\w+\.kegiatan)\b")


def _disebut(text: str, names: tuple[str, ...]) -> bool:
    # Most names stand nowhere, and looking for plain text first costs a hundredth of a pattern.
    folded = (name.casefold() for name in names)
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in folded)


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
        lambda i: any(one.realisasi is not None for one in i.riwayat),
        "isi «riwayat» dengan target dan realisasi tahun-tahun sebelumnya",
    ),
    (
        3,
        "perbandingan dengan target akhir Renstra",
        lambda i: i.target_renstra is not None,
        "isi «target_renstra» setiap indikator",
    ),
    (
        4,
        "perbandingan dengan standar nasional",
        lambda i: i.nasional is not None,
        "isi «nasional» bagi indikator yang mempunyai standar nasional",
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
    return [*found, _penyebab(numbers), _efisiensi(numbers), _program(year)]


def _penyebab(numbers: Pengukuran) -> Cakupan:
    year = numbers.year
    causes = "\n\n".join(p for p in _paragraf(year) if _SEBAB.search(p))
    index = {s.id: n for n, s in enumerate(year.sasaran.sasaran)}
    gaps = [
        sasaran.id
        for sasaran, rows in numbers.utama.kelompok
        if not causes
        or not _disebut(
            causes,
            (sasaran.id, sasaran.nama, *(x for b in rows for x in (b.indikator.id, b.indikator.nama))),
        )
    ]
    total = len(numbers.utama.kelompok)
    place = year.position("sasaran.yaml", ("sasaran", index[gaps[0]] if gaps else 0, "id"))
    name = "penyebab keberhasilan atau kegagalan dan upaya"
    hint = "sebut setiap sasaran dalam narasi/evaluasi.md beserta penyebab dan upayanya"
    return Cakupan(5, name, "sasaran", total - len(gaps), total, place, hint)


def _efisiensi(numbers: Pengukuran) -> Cakupan:
    told = numbers.efisiensi.nilai is not None and any("efisien" in p for p in _paragraf(numbers.year))
    place = Position(numbers.year.narasi["evaluasi"].berkas, 1, 1)
    hint = "uraikan efisiensi penggunaan sumber daya dalam narasi/evaluasi.md"
    return Cakupan(6, "efisiensi penggunaan sumber daya", "laporan", int(told), 1, place, hint)


def _program(year: Tahun) -> Cakupan:
    text = "\n\n".join(_paragraf(year))
    everything = _SEMUA_PROGRAM.search(text) is not None
    gaps = [n for n, p in enumerate(year.pk.program) if not everything and not _disebut(text, (p.nama, p.kode))]
    place = year.position("pk.yaml", ("program", gaps[0] if gaps else 0, "nama"))
    name = "program dan kegiatan yang menunjang atau menghambat"
    hint = "sebut setiap program dalam narasi/evaluasi.md: apa yang ditunjang atau dihambatnya"
    return Cakupan(7, name, "program", len(year.pk.program) - len(gaps), len(year.pk.program), place, hint)


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
        "mengikuti standar": not any(_kosong(year.narasi[name].teks) for name in BAGIAN),
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
