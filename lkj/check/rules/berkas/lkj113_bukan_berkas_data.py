"""LKJ113, found where a file is named that is none of a year."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ113",
    severity=ERROR,
    title="Bukan berkas data",
    finds="Yang diminta untuk diperiksa bukan tahun dan bukan berkas di dalam `data/TAHUN`.",
    why="Tidak ada yang dapat diperiksa.",
    source=TATA,
    remedy="Sebut tahun, atau berkas di dalam `data/TAHUN`.",
)
