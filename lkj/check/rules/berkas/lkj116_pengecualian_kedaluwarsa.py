"""LKJ116, found where waivers are applied."""

from lkj.check.rules.define import TATA, WARNING, Example, Rule

RULE = Rule(
    code="LKJ116",
    severity=WARNING,
    title="Pengecualian kedaluwarsa",
    finds="`sampai` pada satu butir `pengecualian.yaml` lebih awal daripada tanggal laporan (`laporan.tanggal`).",
    why="Alasan yang diterima untuk sementara tidak boleh berlaku selamanya.",
    source=TATA,
    remedy="Perbaiki datanya lalu hapus butir itu, atau perpanjang `sampai` bila alasannya masih berlaku.",
    examples=(
        Example(
            file="pengecualian.yaml",
            good="pengecualian: []",
            bad="pengecualian:\n"
            "  - kode: LKJ601\n"
            "    berkas: indikator.yaml\n"
            "    alasan: Realisasi menunggu rekonsiliasi\n"
            "    oleh: Subbagian Perencanaan\n"
            "    sampai: 2024-12-31",
        ),
    ),
)
