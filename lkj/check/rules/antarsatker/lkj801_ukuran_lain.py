"""LKJ801: the same indikator is measured alike in all offices, or it cannot be put together."""

from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.rules.antarsatker.tempat import lazim, temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.pengukuran.antarsatker import SemuaSatker
from lkj.pengukuran.antarsatker.hasil import UKURAN
from lkj.pengukuran.antarsatker.satuan import sesatuan

RULE = Rule(
    code="LKJ801",
    severity=WARNING,
    title="Indikator diukur lain daripada di satker lain",
    finds="Satuan, polaritas, atau rumus sebuah indikator lain daripada di sedikitnya dua pertiga satker (paling"
    " sedikit tiga) yang mempunyai indikator berbunyi sama. Satuan yang sama tetapi ditulis lain, misalnya % dan"
    " persen atau Dok. dan Dokumen, tidak disebut.",
    why="Angka yang diukur dengan cara berlainan tidak dapat dijumlahkan, diperingkat, atau dibandingkan.",
    source=f"{PERMENPAN_53}, pengukuran kinerja",
    remedy="Samakan satuan, polaritas, dan rumusnya. Bila yang diukur memang lain, beri indikator itu bunyi yang lain.",
    file="indikator.yaml",
)
_PALING_SEDIKIT = 3


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    for rows in semua.seindikator.values():
        for key in UKURAN:
            said: dict[str, list[int]] = {}
            for n, (_, one) in enumerate(rows):
                value = getattr(one, key)
                said.setdefault(kunci_satuan(value) if key == "satuan" else value, []).append(n)
            usual = lazim(said, sedikitnya=_PALING_SEDIKIT, bagian=(2, 3))
            if usual is None or len(said) == 1:
                continue
            office, first = rows[said[usual][0]]
            for n in sorted(n for value, own in said.items() if value != usual for n in own):
                other, one = rows[n]
                if key == "satuan" and sesatuan(one.satuan, first.satuan):
                    continue
                # Another direction is another formula: it is told once.
                if key == "rumus" and one.polaritas != first.polaritas:
                    continue
                yield temuan(
                    RULE,
                    other.kode,
                    one.di(key),
                    f"{key} {one.id} «{getattr(one, key)}», sedangkan di {len(said[usual])} satker lain"
                    f" «{getattr(first, key)}»",
                    f"samakan {key}, atau beri indikator itu bunyi lain bila yang diukur lain",
                    (office, first.di(key), f"{key} di satker {office.kode}"),
                )
