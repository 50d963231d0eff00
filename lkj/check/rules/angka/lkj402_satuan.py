"""LKJ402: a realisasi in another unit than its target is not compared, or only by its percentage.

Nor is a realisasi compared with a Renstra target or a standard in a unit that neither it nor its target has.
"""

from lkj.capaian import Angka, Batas, KodeCatatan, Kuantitas, Rentang, satuan_sama
from lkj.check.rules.angka.terukur import tempat, tempat_realisasi, terukur
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.metode import halus

RULE = Rule(
    code="LKJ402",
    severity=WARNING,
    title="Satuan target dan realisasi berbeda",
    finds="Target dan realisasi ditulis dalam satuan yang berbeda, misalnya target «400 Berkas», realisasi «100%»; atau"
    " target akhir Renstra atau standar nasional dalam satuan yang bukan satuan keduanya.",
    why="Realisasi dalam persen sudah berupa capaian, sehingga tidak dapat diperiksa dari datanya. Pembanding dalam"
    " satuan lain tidak dapat dibandingkan.",
    source=PERMENPAN_53,
    remedy="Tulis realisasi, target akhir Renstra, dan standar nasional dalam satuan targetnya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 400\n",
            bad="    realisasi:\n      nilai: 100\n      satuan: persen\n",
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, _, capaian in terukur(year):
        note = next((c for c in capaian.catatan if c.kode is KodeCatatan.BEDA_SATUAN), None)
        if note is not None:
            yield RULE.at(
                tempat_realisasi(year, n), halus(note.pesan), "tulis realisasi dalam satuan targetnya bila datanya ada"
            )
    for n, indikator in enumerate(year.indikator.indikator):
        units = [u for value in (indikator.target, indikator.realisasi) if (u := _satuan(value)) is not None]
        for key, kunci, nama in (
            ("target_renstra", "renstra", f"target akhir {year.visi_misi.renstra.singkatan}"),
            ("nasional", "nasional", "standar nasional"),
        ):
            value = getattr(indikator, key)
            own = _satuan(value)
            if own is None or not units or any(satuan_sama(own, unit) for unit in units):
                continue
            yield RULE.at(
                tempat(year, n, key),
                f"{nama} {indikator.id} «{value}» bersatuan {own}, sedangkan targetnya {units[0]},"
                " sehingga tidak dapat dibandingkan",
                f"tulis dalam satuan {units[0]}; bila tidak ada yang sebanding, hapus dan"
                f" tulis `tanpa_pembanding: [{kunci}]`",
                (tempat(year, n, "satuan"), "satuan indikatornya"),
            )


def _satuan(value: Kuantitas | None) -> str | None:
    """Return the one unit that a number, a range or a limit has; None for what has none, or several."""
    return value.satuan if isinstance(value, (Angka, Rentang, Batas)) else None
