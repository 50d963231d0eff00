"""LKJ807: what `rekap.yaml` says of an indikator or an office is of one that the tree has."""

from lkj.check.rules.define import TATA, WARNING, Findings, Rule
from lkj.diagnostics.nearest import hint_known, nearest
from lkj.pengukuran.antarsatker import SemuaSatker
from lkj.pengukuran.antarsatker.hasil import bunyi

RULE = Rule(
    code="LKJ807",
    severity=WARNING,
    title="rekap.yaml menyebut yang tidak ada",
    finds="`indikator` dalam `bersama/rekap.yaml` menyebut bunyi yang tidak dipakai satker mana pun pada tahun apa pun,"
    " atau `bobot` menyebut kode yang bukan kode satker pohon ini. Hanya dinilai bila semua satker ikut.",
    why="Cara atau bobot yang ditujukan kepada nama yang salah ketik tidak berlaku bagi siapa pun, dan gabungannya"
    " dihitung dengan cara bawaan.",
    source=TATA,
    remedy="Salin bunyi indikator seperti tertulis dalam `indikator.yaml`, dan kode seperti nama folder satkernya;"
    " hapus yang tidak dipakai lagi. Berkas ini bukan milik satu satker, sehingga temuannya tidak diterima dalam"
    " `pengecualian.yaml` sebuah satker.",
)


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    if not semua.utuh:
        return
    names = {bunyi(row.nama): row.nama for office in semua.hasil for row in office.indikator}
    unknown = {n: one.nama for n, one in enumerate(semua.cara.indikator) if bunyi(one.nama) not in names}
    written = semua.tertulis(list(unknown.values())) if unknown else ()
    for n, name in unknown.items():
        if name in written:
            continue
        near = nearest(name, names.values())
        yield RULE.at(
            semua.tempat(("indikator", n, "nama")),
            f"tidak ada satker yang mempunyai indikator «{name}»",
            f"mungkin maksud Anda «{near}»" if near else "salin bunyinya dari indikator.yaml satker, atau hapus",
        )
    if semua.cara.bobot == "pagu":
        return
    codes = sorted({one.kode for one in semua.hasil} | {one.kode for one in semua.tanpa})
    for n, weight in enumerate(semua.cara.bobot):
        if weight.kode not in codes:
            yield RULE.at(
                semua.tempat(("bobot", n, "kode")),
                f"satker {weight.kode}, yang diberi bobot, tidak ada",
                hint_known(weight.kode, codes),
            )
