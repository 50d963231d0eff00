"""LKJ805: every office of the tree delivers its year."""

from lkj.check.rules.antarsatker.tempat import temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.files.layout import is_shared
from lkj.pengukuran.antarsatker import SemuaSatker

RULE = Rule(
    code="LKJ805",
    severity=WARNING,
    title="Satker belum menyampaikan",
    finds="Sebuah satker tidak mempunyai data tahun yang direkapitulasi, datanya belum memuat satu realisasi pun atau"
    " mempunyai galat sehingga tidak ikut dihitung, atau hasilnya tidak ada dalam folder yang dikumpulkan dengan"
    " `lkj rekap --from`. Satker yang datanya baru mulai sesudah tahun itu tidak disebut.",
    why="Gabungan yang tidak memuat semua satker menggambarkan sebagian saja.",
    source=f"{PERMENPAN_53}, penyampaian laporan kinerja",
    remedy="Lengkapi data satker itu, atau perbaiki galatnya dengan `lkj check`. Satker yang memang tidak menyampaikan,"
    " misalnya karena sudah dilebur, menyimpan di folder tahun itu satu berkas saja, `pengecualian.yaml`, yang menerima"
    " temuan ini beserta alasannya; `berkas` mana pun yang disebut, satkernya yang dimaksud. Maka `lkj check` hanya"
    " mencatatnya, `lkj build` melewatinya, dan `lkj rekap` menyebut alasannya.",
    file="satker.yaml",
)


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    for one in semua.tanpa:
        if one.mulai is not None:
            continue
        # What is not in the office's own data is no fault of the office.
        elsewhere = one.saran
        if not elsewhere and is_shared(one.berkas):
            elsewhere = f"perbaiki «{one.berkas}», yang dipakai bersama, lalu `lkj check {semua.tahun} --satker all`"
        yield temuan(
            RULE,
            one.kode,
            one.position,
            f"satker {one.kode} {'tidak ikut dihitung' if elsewhere else 'belum menyampaikan'}: {one.alasan}",
            elsewhere
            or f"lengkapi datanya, lalu `lkj check {semua.tahun}` di folder satker itu; bila memang tidak menyampaikan,"
            f" terima temuan ini di data/{semua.tahun}/pengecualian.yaml, satu-satunya berkas di sana",
        )
