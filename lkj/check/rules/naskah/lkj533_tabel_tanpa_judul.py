"""LKJ533: a table that prose writes has a title, so that it is numbered and listed."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.tabel import tanpa_judul
from lkj.model import Tahun

_TABEL = "| Kendala | Tindak lanjut |\n|---|---|\n| Ruang kurang | Usul ruang |\n\n"

RULE = Rule(
    code="LKJ533",
    severity=WARNING,
    title="Tabel narasi tanpa judul",
    finds="Tabel Markdown dalam narasi tidak berjudul, sehingga tidak bernomor dan tidak masuk Daftar Tabel.",
    why="Daftar Tabel memuat semua tabel laporan, dan tabel tanpa nomor tidak dapat dirujuk.",
    source=PERMENPAN_53,
    remedy="Tulis `Tabel: Judulnya` pada baris di atas tabel itu, atau `Tabel nama: Judulnya` supaya dapat dirujuk"
    ' dengan `{{ rujuk("tabel-nama") }}`.',
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad=f"{_TABEL}Jumlah petugas pengaduan belum",
            places=("narasi/permasalahan.md:1",),
            near=(
                f"Tabel: Kendala dan tindak lanjutnya\n\n{_TABEL}Jumlah petugas pengaduan belum",
                f"Tabel kendala: Kendala dan tindak lanjutnya\n{_TABEL}Jumlah petugas pengaduan belum",
                "a | b Jumlah petugas pengaduan belum",
            ),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for place in tanpa_judul(year):
        yield RULE.at(
            place,
            "tabel ini tidak bernomor dan tidak masuk Daftar Tabel, sebab di atasnya tidak ada «Tabel: Judulnya»",
            "tulis «Tabel: Judulnya», tanpa nomor, pada baris di atasnya",
        )
