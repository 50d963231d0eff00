"""LKJ804: a capaian far from those of all other offices is looked at before it is added up."""

from lkj.capaian import tulis_angka
from lkj.check.rules.antarsatker.tempat import temuan
from lkj.check.rules.define import WARNING, Findings, Rule
from lkj.pengukuran.antarsatker import SemuaSatker
from lkj.pengukuran.antarsatker.pencilan import cari_pencilan

RULE = Rule(
    code="LKJ804",
    severity=WARNING,
    title="Capaian jauh dari satker lain",
    finds="Capaian sebuah indikator berselisih lebih dari 25 poin dari median satker yang mempunyai indikator berbunyi"
    " sama, dan skornya, 0,6745 × (capaian − median) ÷ MAD, melebihi 3,5. Paling sedikit delapan satker"
    " dibandingkan; bila lebih dari separuhnya persis sama atau separuhnya berada pada batas capaian, tidak ada yang"
    " disebut, demikian pula bila lebih dari seperempatnya jauh, sebab itu satker jenis lain. Hitungan kecil yang"
    " selisihnya dapat terjadi kebetulan juga tidak disebut, misalnya 4 dan 8 kejadian,"
    " 2 dari target 3, atau 66,67% untuk dua dari tiga: kebetulan ialah bila devians Poisson-nya, 2 × (k × ln(k ÷ λ) −"
    " (k − λ)), tidak melebihi kuadrat skor itu ditambah 2 × ln banyaknya satker; k ialah hitungannya, dan λ yang"
    " diharapkan menurut median satker lain. Capaian yang melebihi lima kali median dinilai sebelum dibatasi, sebab"
    " batas menyembunyikan angka yang sepuluh kali terlalu besar."
    " `bersama/rekap.yaml` dapat menetapkan batas lain.",
    why="Satu angka yang salah satuan atau salah ketik mengubah gabungan semua satker.",
    source="Iglewicz dan Hoaglin, How to Detect and Handle Outliers (1993)",
    remedy="Periksa target, realisasi, dan satuannya. Bila memang demikian, terima temuan ini dengan alasannya.",
    file="indikator.yaml",
)


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    places = semua.cara.desimal
    for rows in semua.seindikator.values():
        for far in cari_pencilan(rows, semua.cara):
            before = "" if far.capaian == far.indikator.capaian else " sebelum dibatasi"
            yield temuan(
                RULE,
                far.hasil.kode,
                far.indikator.di("realisasi"),
                f"capaian {far.indikator.id}{before} {tulis_angka(far.capaian, places)}%, sedangkan median {far.satker}"
                f" satker {tulis_angka(far.median, places)}%",
                "periksa target, realisasi, dan satuannya; yang benar demikian diterima dengan alasannya",
            )
