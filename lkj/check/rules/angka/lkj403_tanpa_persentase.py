"""LKJ403: a realisasi from which no percentage follows counts by its status, or is left out of every mean."""

from lkj.capaian import Capaian, KodeCatatan, Status, tulis_angka
from lkj.check.rules.angka.terukur import target_nol, tempat_realisasi, terukur
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.metode import halus

RULE = Rule(
    code="LKJ403",
    severity=WARNING,
    title="Capaian tanpa persentase",
    finds="Ada realisasi, tetapi tidak ada persentase yang dapat dihitung darinya.",
    why="Dalam rata-rata indikator itu dihitung menurut statusnya: 100 bila tercapai, 0 bila tidak. Bila statusnya pun"
    " tidak dapat ditetapkan, atau bila metode memilih `tanpa_persentase: dikeluarkan`, indikator itu tidak"
    " diikutkan. Pembaca perlu tahu sebabnya. Realisasi 0 dengan rumus rasio tidak berhingga: tanpa batas atas,"
    " rata-ratanya tidak dapat dihitung.",
    source=PERMENPAN_53,
    remedy="Periksa target, realisasi, dan rumusnya. Untuk realisasi 0 dengan rumus rasio, tetapkan `batas_atas` atau"
    " pakai rumus selisih.",
    examples=(
        Example(file="indikator.yaml", good="    realisasi: 19\n", bad="    realisasi: ya\n", beside=("LKJ610",)),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, indikator, capaian in terukur(year):
        unit = any(c.kode is KodeCatatan.BEDA_SATUAN for c in capaian.catatan)
        if capaian.nilai is None and indikator.target is not None and not unit and not target_nol(indikator):
            yield RULE.at(
                tempat_realisasi(year, n),
                f"capaian {indikator.id} tidak mempunyai persentase: {halus(capaian.alasan)}",
                _saran(capaian),
            )


def _saran(capaian: Capaian) -> str:
    if capaian.status is Status.BELUM_ADA_DATA:
        return "lengkapi realisasinya; tanpa itu indikator ini tidak masuk rata-rata"
    if capaian.pengganti is None:
        return "periksa target, realisasi, dan rumusnya; bila memang demikian, indikator ini tidak masuk rata-rata"
    if capaian.pengganti.is_infinite():
        return (
            "tetapkan «batas_atas», atau pakai rumus selisih; tanpa itu realisasi ini tidak berhingga dan rata-ratanya"
            " tidak dapat dihitung"
        )
    return (
        "periksa target, realisasi, dan rumusnya; bila memang demikian, indikator ini dihitung"
        f" {tulis_angka(capaian.pengganti)} dalam rata-rata"
    )
