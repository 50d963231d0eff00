"""LKJ615: the outline names a scan that is not there."""

from lkj.check.rules.define import TATA, WARNING, Findings, Rule
from lkj.diagnostics.nearest import nearest_file
from lkj.files.layout import LAMPIRAN, OUTLINE, annex_folder, is_annex
from lkj.model import Tahun
from lkj.model.kerangka import letak

RULE = Rule(
    code="LKJ615",
    severity=WARNING,
    title="Pindaian yang disebut kerangka belum ada",
    finds="`kerangka.yaml` menyebut berkas di folder `lampiran` yang tidak ada di sana.",
    why="Lampiran itu tercetak sebagai «[belum ada data]», dan laporan belum dapat dibangun dengan `--final`.",
    source=TATA,
    remedy="Simpan pindaiannya di folder `lampiran` dengan nama yang sama, perbaiki namanya dalam `kerangka.yaml`, atau"
    " hapus lampiran itu.",
    file="kerangka.yaml",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    if year.lampiran is None:
        return
    named = [one for one in letak(year.kerangka, ("lampiran",)) if one.pindaian is not None]
    unnamed = {name for name in year.lampiran if is_annex(name)}.difference(str(one.pindaian) for one in named)
    for one in named:
        name = str(one.pindaian)
        if name in year.lampiran:
            continue
        folder = annex_folder(year.tahun)
        same = [other for other in unnamed if other.casefold() == name.casefold()]
        near = same[0] if same else nearest_file(name, sorted(unnamed))
        likely = f"mungkin maksud Anda «{LAMPIRAN}/{near}»; bila bukan, " if near else ""
        yield RULE.at(
            year.position(OUTLINE, one.jalur),
            f"«{one.sumber}» tidak ada di {folder}",
            f"{likely}simpan pindaiannya di sana, atau hapus dari kerangka",
        )
