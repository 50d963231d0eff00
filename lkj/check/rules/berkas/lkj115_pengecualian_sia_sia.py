"""LKJ115, found where waivers are applied."""

from lkj.check.rules.define import TATA, WARNING, Example, Rule

RULE = Rule(
    code="LKJ115",
    severity=WARNING,
    title="Pengecualian yang tidak mengenai apa pun",
    finds="Satu butir `pengecualian.yaml` tidak cocok dengan temuan mana pun, atau temuannya tidak boleh dikecualikan.",
    why="Pengecualian yang tertinggal akan menyembunyikan temuan baru di tempat yang sama.",
    source=TATA,
    remedy="Hapus butir itu bila datanya sudah diperbaiki; bila belum, perbaiki kode, berkas, atau jalurnya.",
    examples=(
        Example(
            file="pengecualian.yaml",
            good="pengecualian: []",
            bad="pengecualian:\n"
            "  - kode: LKJ601\n"
            "    berkas: indikator.yaml\n"
            "    alasan: Realisasi RKT belum dikumpulkan\n"
            "    oleh: Subbagian Perencanaan",
        ),
    ),
)
