"""LKJ806: an objective that is said to support one of another office supports one that is there."""

from lkj.check.rules.antarsatker.tempat import temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.diagnostics.nearest import hint_known
from lkj.pengukuran.antarsatker import SemuaSatker

RULE = Rule(
    code="LKJ806",
    severity=WARNING,
    title="Sasaran satker di atasnya tidak ada",
    finds="`mendukung_satker` menyebut satker yang tidak ada, satker itu sendiri, atau sasaran yang tidak ada di sana."
    " Satker yang ada tetapi belum menyampaikan, atau yang tidak ikut direkapitulasi, tidak dinilai.",
    why="Kinerja diturunkan dari satker di atasnya: sasaran yang didukung harus ada dan masih berlaku.",
    source=f"{PERMENPAN_53}, penjabaran kinerja",
    remedy="Sebut kode satker dan pengenal sasarannya seperti tertulis dalam sasaran.yaml satker itu.",
    file="sasaran.yaml",
)


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    known = {one.kode: {goal.id for goal in one.sasaran} for one in semua.hasil}
    silent = {one.kode for one in semua.tanpa}
    for office in semua.hasil:
        for goal in office.sasaran:
            if goal.mendukung is None:
                continue
            kode, above = goal.mendukung
            hint = ""
            if kode == office.kode:
                wrong, hint = f"satker {kode} itu sendiri", "pakai «mendukung» untuk sasaran satker sendiri"
            elif kode in known and above not in known[kode]:
                wrong, hint = f"sasaran {above} satker {kode}, yang tidak ada", hint_known(above, sorted(known[kode]))
            elif kode not in known and kode not in silent and semua.utuh:
                wrong, hint = f"satker {kode}, yang tidak ada", hint_known(kode, sorted([*known, *silent]))
            else:
                continue
            yield temuan(RULE, office.kode, goal.tempat.position, f"sasaran {goal.id} mendukung {wrong}", hint)
