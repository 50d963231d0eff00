"""LKJ113, found where a file is named that is none of a year, or a gathered result that is none."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ113",
    severity=ERROR,
    title="Bukan berkas data atau hasil",
    finds="Yang disebut bukan tahun dan bukan berkas di dalam `data/TAHUN`. Pada `lkj rekap --from`: berkas"
    " `hasil-TAHUN.jsonl` yang bukan hasil satker tahun itu, memuat angka yang tidak mungkin berasal dari data, atau"
    " berlainan dari hasil lain satker yang sama.",
    why="Tidak ada yang dapat diperiksa atau dijumlahkan.",
    source=TATA,
    remedy="Sebut tahun, atau berkas di dalam `data/TAHUN`. Hasil satker dibuat lagi dengan `lkj rekap` di tempat"
    " datanya berada, dengan versi lkj yang sama; bila ada dua, kumpulkan yang terakhir saja.",
)
