"""LKJ403: a realisasi from which no percentage follows counts by its status, or is left out of every mean."""

from decimal import Decimal

from msgspec.structs import replace

from lkj.capaian import Capaian, KodeCatatan, Status, tulis_angka
from lkj.check.rules.angka.terukur import target_nol, tempat_realisasi, terukur
from lkj.check.rules.define import INFO, PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.metode import halus
from lkj.pengukuran import aturan_untuk

RULE = Rule(
    code="LKJ403",
    severity=WARNING,
    title="Capaian tanpa persentase",
    finds="Ada realisasi, tetapi tidak ada persentase yang dapat dihitung darinya.",
    why="Dalam rata-rata indikator itu dihitung menurut statusnya: 100 bila tercapai, 0 bila tidak. Bila statusnya pun"
    " tidak dapat ditetapkan, atau bila metode memilih `tanpa_persentase: dikeluarkan`, indikator itu tidak"
    " diikutkan. Pembaca perlu tahu sebabnya. Realisasi 0 dengan rumus rasio tidak berhingga: tanpa batas atas,"
    " rata-ratanya tidak dapat dihitung. Dengan batas atas indikator itu dihitung sebesar batasnya, dan itu hanya"
    " informasi; bila batasnya baru diterapkan pada rata-rata, rata-ratanya sendiri menjadi sebesar batas itu.",
    source=PERMENPAN_53,
    remedy="Periksa target, realisasi, dan rumusnya. Untuk realisasi 0 dengan rumus rasio, tetapkan `batas_atas` atau"
    " pakai rumus selisih. Yang tidak seharusnya masuk rata-rata dikeluarkan dengan `tanpa_persentase: dikeluarkan`"
    " dalam `metode.yaml`.",
    examples=(
        Example(file="indikator.yaml", good="    realisasi: 19\n", bad="    realisasi: ya\n", beside=("LKJ610",)),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, indikator, capaian in terukur(year):
        codes = {c.kode for c in capaian.catatan}
        if capaian.nilai is not None or indikator.target is None or KodeCatatan.BEDA_SATUAN in codes:
            continue
        if target_nol(indikator):
            continue
        message = f"capaian {indikator.id} tidak mempunyai persentase: {halus(capaian.alasan)}"
        cap = aturan_untuk(year.metode, indikator).batas_atas
        endless = KodeCatatan.REALISASI_TAK_POSITIF in codes and capaian.status is Status.TERCAPAI
        if endless and cap is not None and capaian.pengganti is not None:
            # As good as can be, and counted as the method says: nothing is wrong, though a mean may be.
            yield replace(RULE.at(tempat_realisasi(year, n), message, _terbatas(year, cap)), severity=INFO)
        else:
            yield RULE.at(tempat_realisasi(year, n), message, _saran(capaian))


def _terbatas(year: Tahun, cap: Decimal) -> str:
    """Say what an infinite ratio comes to under a cap; on the mean alone the cap makes every other member moot."""
    bound = f"{tulis_angka(cap)}%"
    if year.metode.capaian.penerapan_batas == "sesudah":
        return (
            f"rata-rata yang memuatnya menjadi {bound}, sebesar batas atas, berapa pun capaian indikator yang lain;"
            " tulis `penerapan_batas: sebelum`, atau pakai rumus selisih, agar yang lain ikut menentukan"
        )
    return f"periksa realisasinya; bila memang demikian, indikator ini dihitung {bound}, sebesar batas atas"


def _saran(capaian: Capaian) -> str:
    if capaian.status is Status.BELUM_ADA_DATA:
        return "lengkapi realisasinya; tanpa itu indikator ini tidak masuk rata-rata"
    if capaian.pengganti is None:
        return "periksa target, realisasi, dan rumusnya; bila memang demikian, indikator ini tidak masuk rata-rata"
    if capaian.pengganti.is_infinite():
        return (
            "tetapkan «batas_atas», pakai rumus selisih, atau tulis «tanpa_persentase: dikeluarkan» dalam metode.yaml;"
            " tanpa itu realisasi ini tidak berhingga dan rata-ratanya tidak dapat dihitung"
        )
    return (
        "periksa target, realisasi, dan rumusnya; bila memang demikian, indikator ini dihitung"
        f" {tulis_angka(capaian.pengganti)} dalam rata-rata, kecuali metode.yaml menyatakan"
        " «tanpa_persentase: dikeluarkan»"
    )
