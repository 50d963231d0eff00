"""LKJ434: a line of the budget is what the lines below it add up to."""

from lkj.check.rules.angka.terukur import berselisih, rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.pengukuran import Pengukuran, semua_biaya

_PROGRAM = '  - kode: "01.01"\n    pagu: {pagu}\n    realisasi: 2821000000\n'

RULE = Rule(
    code="LKJ434",
    severity=WARNING,
    title="Jumlah rincian anggaran tidak sama dengan baris di atasnya",
    finds="Pagu awal, pagu, atau realisasi sebuah baris `rincian` dalam pagu.yaml tidak sama dengan jumlah baris di"
    " bawahnya, atau kurang daripada jumlah baris yang sudah diketahui.",
    why="Urusan, program, dan kegiatan tercetak dalam satu tabel; jumlah yang berselisih enam juta rupiah, bagian yang"
    " melebihi keseluruhannya, dan program yang tertinggal dari jumlah ditemukan pemeriksa pertama kali.",
    source=PP_8,
    remedy="Samakan menurut DPA atau DIPA dan laporan realisasi anggaran, atau hapus jumlah pada baris induk: lkj yang"
    " menghitungnya.",
    examples=(
        Example(
            file="pagu.yaml",
            good='rincian:\n  - kode: "0101"\n',
            bad=f'rincian:\n{_PROGRAM.format(pagu=3006000000)}  - kode: "0101"\n',
            near=(f'rincian:\n{_PROGRAM.format(pagu=3000000000)}  - kode: "0101"\n',),
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    year = numbers.year
    typed = {one.kode: n for n, one in enumerate(year.pagu.rincian)}
    for line in semua_biaya(numbers.biaya):
        if not line.bagian or line.kode not in typed:
            continue
        n = typed[line.kode]
        for key in ("pagu_awal", "pagu", "realisasi"):
            whole = getattr(year.pagu.rincian[n], key)
            total, told = berselisih(whole, [(one.nama, getattr(one, key)) for one in line.bagian])
            if total is None:
                continue
            yield RULE.at(
                year.position("pagu.yaml", ("rincian", n, key)),
                f"{key.replace('_', ' ')} {line.nama} {rupiah(whole)}, sedangkan baris di bawahnya berjumlah"
                f" {rupiah(total)}; {told}",
                "samakan menurut DPA atau DIPA dan laporan realisasi anggaran, atau hapus jumlah pada baris ini",
                (line.bagian[0].position, f"baris di bawahnya berjumlah {rupiah(total)}"),
            )
