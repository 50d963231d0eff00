"""LKJ610: criteria by which the quality of reporting is evaluated have no content."""

import re
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.check.rules.define import INFO, PERMENPAN_88, Example, Findings, Rule
from lkj.diagnostics import Position
from lkj.files.layout import OUTLINE, year_folder
from lkj.model.blanks import bagian, kosong, tanpa_komentar
from lkj.pengukuran import Pengukuran, tujuh_analisis

RULE = Rule(
    code="LKJ610",
    severity=INFO,
    title="Kriteria pelaporan belum terpenuhi",
    finds="Ada kriteria evaluasi mutu pelaporan yang belum berisi sama sekali, disertai persentase yang sudah berisi.",
    why="Evaluator menilai laporan menurut kriteria itu; pelaporan berbobot 15 dari 100.",
    source=PERMENPAN_88,
    remedy="Lengkapi data atau narasinya sebelum laporan dievaluasi.",
    examples=(
        Example(
            file="narasi/evaluasi.md",
            good="Rekomendasi bagi tahun berikutnya:",
            bad="Kinerja tahun ini telah dievaluasi:",
            places=("narasi/evaluasi.md:1",),
        ),
        Example(
            file="narasi/evaluasi.md",
            good="Rekomendasi bagi tahun berikutnya:",
            bad="{# Tulis rekomendasi perbaikan di sini. #}\nKinerja tahun ini telah dievaluasi:",
            places=("narasi/evaluasi.md:1",),
        ),
    ),
)


_REKOMENDASI = "rekomendasi perbaikan"
_KATA = ("rekomendasi", "disarankan", "perbaikan", "langkah", "ke depan", "tahun berikutnya")
_BERKATA = re.compile("|".join(_KATA), re.IGNORECASE)
_BAGIAN = ("penutup", "evaluasi")
_DICARI = (
    f"; {_REKOMENDASI} dicari dalam {' dan '.join(f'narasi/{name}.md' for name in _BAGIAN)}"
    f" (kata {', '.join(f'«{word}»' for word in _KATA[:-1])}, atau «{_KATA[-1]}»)"
)


def kriteria_pelaporan(numbers: Pengukuran) -> dict[str, bool]:
    """Return the criteria of reporting quality (PermenPANRB 88/2021), and whether the report has content for each."""
    year, main = numbers.year, numbers.utama
    has = {one.nomor: one.ada > 0 for one in tujuh_analisis(numbers)}
    closing = "\n".join(tanpa_komentar(year.narasi[name].teks) for name in _BAGIAN if name in year.narasi)
    return {
        "mengikuti standar": not any(kosong(year.narasi[name].teks) for name in bagian(year)),
        "mengungkap seluruh capaian": main.tercapai + main.tidak_tercapai == main.indikator,
        "perbandingan dengan target tahunan": has[1],
        "perbandingan dengan target jangka menengah": has[3],
        "perbandingan dengan tahun-tahun sebelumnya": has[2],
        "perbandingan dengan tolok ukur nasional atau internasional": has[4],
        "kualitas capaian, upaya nyata, dan hambatan": has[5],
        "efisiensi": has[6],
        _REKOMENDASI: _BERKATA.search(closing) is not None,
    }


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    criteria = kriteria_pelaporan(numbers)
    empty = [name for name, met in criteria.items() if not met]
    if empty:
        met = len(criteria) - len(empty)
        share = tulis_angka(Decimal(met * 100) / len(criteria), 2)
        yield RULE.at(
            Position(f"{year_folder(numbers.year.tahun)}/narasi/evaluasi.md", 1, 1)
            if "evaluasi" in numbers.year.narasi
            else numbers.year.position(OUTLINE, ()),
            f"{met} dari {len(criteria)} kriteria pelaporan berisi ({share}%); belum: {'; '.join(empty)}",
            "lengkapi data atau narasinya sebelum laporan dievaluasi" + (_DICARI if _REKOMENDASI in empty else ""),
        )
