"""LKJ530: a picture that prose names and that will not print; what its file holds is looked at in `lkj.check.foto`."""

import re

from lkj.check.naskah import TERHITUNG, naskah
from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.check.rules.naskah.gambar import gambar_naskah
from lkj.diagnostics.nearest import nearest_file
from lkj.files.layout import GAMBAR
from lkj.model import Tahun

RULE = Rule(
    code="LKJ530",
    severity=ERROR,
    title="Gambar narasi tidak dapat dicetak",
    finds="Narasi menyebut gambar yang tidak akan tercetak: berkasnya tidak ada, rusak, bukan JPEG, PNG, atau SVG,"
    " terlalu besar, berupa tautan, memuat skrip, atau berada di luar folder `gambar` tahun itu; namanya memuat tanda"
    " khusus; atau penyebutannya tidak berdiri sendiri pada satu baris. Rujukan ke gambar yang tidak ditampilkan juga"
    " termasuk.",
    why="Gambar yang hilang diam-diam meninggalkan laporan tanpa buktinya, dan gambar dari pihak lain dapat membaca"
    " berkas atau menghubungi jaringan ketika laporan dibuka.",
    source=TATA,
    remedy="Simpan gambarnya di folder `gambar` tahun itu, lalu tulis `![Judul gambar](gambar/nama.jpg)` pada baris"
    " sendiri; dua gambar pada satu baris dicetak berdampingan.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="![Ruang pengaduan](https://contoh.id/ruang.jpg)\n\nJumlah petugas pengaduan belum",
            near=(
                "Jumlah petugas ![pengaduan] belum",
                "`![Ruang](ruang.jpg)` Jumlah petugas pengaduan belum",
                '{# Lihat {{ rujuk("gambar/ruang.jpg") }}. #} Jumlah petugas pengaduan belum',
            ),
        ),
    ),
)
_RUJUK = rf"""rujuk\(\s*["']({GAMBAR}/[^"']*)["']"""


@RULE.facts
def find(year: Tahun) -> Findings:
    shown = set()
    for one in gambar_naskah(year):
        if one.sebutan is None:
            yield RULE.at(one.position, f"gambar «{one.berkas}» tidak tercetak: {one.sebab}", one.saran)
        shown.add(one.berkas.strip("<>"))
    for prose in naskah(year):
        for call in re.finditer(_RUJUK, prose.narasi.teks):
            # In a comment, where `lkj new` keeps the prose of last year, nothing is called.
            if call[1] not in shown and prose.teks[call.start()] == TERHITUNG:
                near = nearest_file(call[1], shown)
                hint = f"mungkin maksud Anda «{near}»" if near else f"tampilkan dengan ![Judul gambar]({call[1]})"
                message = f"gambar «{call[1]}» dirujuk, tetapi tidak ditampilkan dalam narasi"
                yield RULE.at(prose.position(call.start(1)), message, hint)
