"""LKJ126, found where the reference document is read."""

from lkj.check.rules.define import INFO, TATA, Rule

RULE = Rule(
    code="LKJ126",
    severity=INFO,
    title="Gaya dokumen acuan yang tidak sampai ke PDF",
    finds="Gaya dalam `templates/reference.docx` memakai huruf yang tidak ada dalam PDF, hiasan yang tidak dikenal PDF,"
    " ukuran di luar batas, atau kop dan kaki halaman sendiri.",
    why="PDF mengikuti huruf, ukuran, warna, jarak, perataan, inden, dan spasi gaya itu, tetapi tidak semua yang dapat"
    " dilakukan Word. Tanpa keterangan ini bedanya baru terlihat ketika kedua berkas dibandingkan.",
    source=TATA,
    remedy="Ubah gaya itu agar sama dalam Word dan PDF, misalnya dengan huruf Arial atau Times New Roman; atau terima"
    " bedanya.",
)
