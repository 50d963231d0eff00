"""LKJ705: an id names what it named."""

from lkj.check.rules.antartahun.pasangan import bernama, nama
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.similar import lain_sama_sekali

RULE = Rule(
    code="LKJ705",
    severity=WARNING,
    title="Id dipakai untuk hal lain",
    finds="Sasaran atau indikator dengan id yang sama bernama lain sama sekali daripada tahun sebelumnya. `catatan`"
    " indikator menjelaskannya bila menyebut nama atau ukuran yang berganti, nama lamanya, atau id tahun lalu.",
    why="Id menghubungkan tahun dengan tahun; id yang dipakai ulang membandingkan dua hal yang berbeda.",
    source=TATA,
    remedy="Beri yang baru id sendiri. Bila indikatornya hanya berganti nama, jelaskan dalam `catatan`.",
    examples=(
        Example(
            file="indikator.yaml",
            good="nama: Jumlah rencana kerja yang disusun",
            bad="nama: Persentase pegawai yang dilatih",
            beside=("LKJ413",),
        ),
    ),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for both in bernama(before, now):
        for ident, n in both.unexplained.items():
            if ident not in both.old:
                continue
            m, then = both.old[ident]
            if lain_sama_sekali(nama(then.nama), nama(both.new[ident][1].nama)):
                explain = "; bila hanya berganti nama, jelaskan dalam «catatan»" if both.key == "indikator" else ""
                yield RULE.at(
                    now.position(both.file, (both.key, n, "nama")),
                    f"{both.key} {ident} tahun {before.tahun} bernama lain sama sekali: «{then.nama}»",
                    f"beri yang baru id sendiri{explain}",
                    (before.position(both.file, (both.key, m, "nama")), f"nama tahun {before.tahun}"),
                )
