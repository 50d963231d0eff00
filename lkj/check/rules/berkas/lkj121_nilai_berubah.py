"""LKJ121, found where waivers are applied."""

from lkj.check.rules.define import TATA, WARNING, Rule

RULE = Rule(
    code="LKJ121",
    severity=WARNING,
    title="Nilai yang dikecualikan sudah berubah",
    finds="Satu butir `pengecualian.yaml` menyebut `nilai` yang diterimanya, sedangkan nilai pada `jalur`-nya kini"
    " lain. Temuannya tampil kembali. Butir tanpa `nilai` tidak dibandingkan.",
    why="Alasan yang diterima bagi satu nilai, apalagi yang menyebut jumlahnya, belum tentu berlaku bagi nilai lain.",
    source=TATA,
    remedy="Timbang lagi temuannya. Bila masih diterima, perbarui `alasan` dan `nilai`; bila tidak, hapus butir itu.",
)
