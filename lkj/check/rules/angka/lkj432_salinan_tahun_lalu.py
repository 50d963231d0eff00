"""LKJ432: figures of this year that are those of the year before, to the last digit."""

from lkj.capaian import Angka, satuan_sama
from lkj.check.rules.angka.terukur import tempat_realisasi
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator, TahunLalu

RULE = Rule(
    code="LKJ432",
    severity=WARNING,
    title="Angka tahun lalu tersalin",
    finds="Realisasi sebuah indikator sama dengan realisasi tahun lalu sampai lima angka penting atau lebih; atau"
    " target dan"
    " realisasi semua indikator yang diukur (paling sedikit tiga) sama dengan tahun lalu, padahal tidak semuanya tepat"
    " tercapai.",
    why="Angka yang tidak diperbarui menceritakan tahun yang lain.",
    source=f"{PERMENPAN_53}, analisis 2",
    remedy="Isi target dan realisasi tahun laporan.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    target: 400\n    realisasi: 400\n    nasional: 350\n    target_renstra: 450\n    riwayat:\n"
            "      - tahun: 2023\n        target: 375\n        realisasi: 380\n",
            bad="    target: 38000\n    realisasi: 38123\n    nasional: 35000\n    target_renstra: 45000\n"
            "    riwayat:\n"
            "      - tahun: 2023\n        target: 37500\n        realisasi: 38123\n",
            near=(
                "    target: 400\n    realisasi: 380\n    nasional: 350\n    target_renstra: 450\n    riwayat:\n"
                "      - tahun: 2023\n        target: 375\n        realisasi: 380\n",
            ),
        ),
    ),
)


_ANGKA_PENTING = 5
_PALING_SEDIKIT = 3
# Targets that were met to the point may be the same every year.
_TAK_TEPAT = 2


def _sama(one: Indikator, lalu: TahunLalu, key: str) -> bool:
    now, then = getattr(one, key), getattr(lalu, key)
    both = isinstance(now, Angka) and isinstance(then, Angka)
    return both and now.nilai == then.nilai and satuan_sama(now.satuan, then.satuan)


def _penting(value: object) -> int:
    """Return how many significant digits a number has."""
    return len(value.nilai.normalize().as_tuple().digits) if isinstance(value, Angka) else 0


@RULE.facts
def find(year: Tahun) -> Findings:
    before = year.tahun - 1
    compared: list[tuple[int, Indikator, TahunLalu]] = []
    for n, one in enumerate(year.indikator.indikator):
        lalu = next((lalu for lalu in one.riwayat if lalu.tahun == before), None)
        if lalu is None or one.realisasi is None:
            continue
        if year.metode.capaian.dokumen in one.berdokumen:
            compared.append((n, one, lalu))
        if _sama(one, lalu, "realisasi") and _penting(one.realisasi) >= _ANGKA_PENTING:
            yield RULE.at(
                tempat_realisasi(year, n),
                f"realisasi {one.id} {one.realisasi} sama dengan realisasi {before}",
                f"isi realisasi {year.tahun}; bila memang tidak diukur lagi, terima temuan ini dengan alasannya",
            )
    inexact = sum(one.realisasi != one.target for _, one, _ in compared)
    if len(compared) < _PALING_SEDIKIT or inexact < _TAK_TEPAT:
        return
    if all(_sama(one, lalu, key) for _, one, lalu in compared for key in ("target", "realisasi")):
        yield RULE.at(
            tempat_realisasi(year, compared[0][0]),
            f"target dan realisasi semua indikator yang diukur ({len(compared)}) sama dengan tahun {before}",
            f"isi target dan realisasi {year.tahun}",
        )
