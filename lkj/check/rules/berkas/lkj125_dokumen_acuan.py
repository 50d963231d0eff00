"""LKJ125, found where the reference document is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ125",
    severity=ERROR,
    title="Dokumen acuan tidak dapat dipakai",
    finds="`templates/reference.docx` rusak, terlalu besar bila dibuka, atau memuat bagian, hubungan, atau medan di"
    " luar yang diperlukan sebuah dokumen acuan: makro, objek tertanam, templat tertaut, gambar dari jaringan, medan"
    " yang membaca berkas.",
    why="Isi dokumen acuan ikut ke dalam laporan, dan Word menjalankannya ketika laporan dibuka.",
    source=TATA,
    remedy="Simpan ulang dokumen acuan dengan Word atau LibreOffice sebagai .docx, tanpa isi selain gaya, kop, dan kaki"
    " halaman; atau hapus berkas itu agar acuan bawaan dipakai.",
)
