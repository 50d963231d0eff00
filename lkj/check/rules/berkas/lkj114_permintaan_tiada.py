"""LKJ114, found where something is asked for that a year has not."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ114",
    severity=ERROR,
    title="Yang diminta tidak ada dalam data",
    finds="`lkj explain` atau `lkj capaian` diminta menunjukkan angka atau sasaran yang tidak ada dalam data tahun itu,"
    " atau `lkj build --document` membuat dokumen yang tidak ada bahannya.",
    why="Angka yang tidak dapat ditelusuri tidak tercetak dalam laporan, dan dokumen kosong bukan dokumen.",
    source=TATA,
    remedy="Pilih dari daftar yang disarankan; `lkj explain TAHUN` tanpa angka mendaftar semuanya. Untuk dokumen, isi"
    " bahannya (indikator atau perjanjian); `--document all` membuat semua yang ada bahannya.",
)
