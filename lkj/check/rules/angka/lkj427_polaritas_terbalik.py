"""LKJ427: the polarity says that more is better of what a name says to be bad, or the reverse."""

import re
from typing import Final

from lkj.check.claims.pola import Pola
from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ427",
    severity=WARNING,
    title="Polaritas berlawanan dengan nama indikator",
    finds="Indikator yang menurut namanya makin rendah makin baik (angka kematian, kemiskinan, waktu tunggu, temuan,"
    " keluhan,"
    " pelanggaran, «yang rusak», «yang terlambat», dan semacamnya) berpolaritas naik; atau yang makin tinggi makin"
    " baik (harapan hidup, kepuasan, kepatuhan, «yang ditindaklanjuti», dan semacamnya) berpolaritas turun. Nama yang"
    " menyebut hal baik tentang hal buruk, misalnya keluhan yang ditangani, tidak diperiksa.",
    why="Polaritas yang terbalik menjadikan kegagalan keberhasilan: makin banyak temuan, makin tinggi capaiannya.",
    source=PERMENPAN_53,
    remedy="Perbaiki `polaritas`. Bila namanya yang menyesatkan, terima temuan ini dengan alasannya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    satuan: menit\n    polaritas: turun\n",
            bad="    satuan: menit\n    polaritas: naik\n",
        ),
        Example(
            file="indikator.yaml",
            good="nama: Jumlah berkas arsip yang ditata",
            bad="nama: Jumlah keluhan pelanggan",
            near=("nama: Jumlah keluhan pelanggan yang ditangani",),
            places=("indikator.yaml:55",),
        ),
    ),
)


_UKURAN: Final = (
    r"(?:(?:jumlah|banyaknya|persentase|prosentase|proporsi|angka|tingkat|rata-rata|rerata|rasio|prevalensi|frekuensi"
    r"|lama|laju|total|kasus)\s+)*"
)
_BURUK: Final = Pola(
    rf"{_UKURAN}(?:kematian|kemiskinan|(?:penduduk|keluarga|rumah tangga) miskin|pengangguran"
    r"|(?:(?:balita|baduta|anak) )?stunting|gizi buruk"
    r"|kecelakaan|kesalahan|pelanggaran|keterlambatan|kebocoran|temuan(?= (?:bpk|bpkp|hasil|pemeriksaan|audit)\b| ?$)"
    r"|keluhan|pengaduan|putus sekolah|buta (?:huruf|aksara)|kriminalitas|kejahatan|tindak pidana|gini"
    r"|biaya (?:listrik|air|telepon)|ketidak\w+)\b",
    re.IGNORECASE,
)
_MENUNGGU: Final = Pola(rf"{_UKURAN}(?:waktu|masa) tunggu\b", re.IGNORECASE)
_BURUK_DI_UJUNG: Final = Pola(
    r"(?:jumlah|persentase|prosentase|proporsi|angka|tingkat)\b.* yang (?:rusak(?: (?:ringan|sedang|berat))?|hilang"
    r"|terlambat(?: \w+)?|gagal|cacat|bermasalah|tidak (?:hadir|tepat waktu|lengkap|sesuai|terlayani|tersalurkan)"
    r"|belum \w+)$",
    re.IGNORECASE,
)
# Words of which every such name has one: most names have none, and are not looked at closer.
_KEPALA: Final = frozenset((
    "kematian", "kemiskinan", "miskin", "pengangguran", "stunting", "buruk", "kecelakaan", "kesalahan", "pelanggaran",
    "keterlambatan", "kebocoran", "temuan", "keluhan", "pengaduan", "putus", "buta", "kriminalitas", "kejahatan",
    "pidana", "gini", "biaya", "tunggu",
))  # fmt: skip
_UJUNG: Final = frozenset(("rusak", "hilang", "terlambat", "gagal", "cacat", "bermasalah", "tidak", "belum"))
# What a name may add to a bad thing to make it a good one, or another thing.
_PENAWAR: Final = Pola(
    r"\b(?:yang|di(?!siplin\b|nas\b)\w{5,}|ter(?!buka\b|hadap\b)\w{4,}|menerima|memperoleh|mendapat\w*|penerima|peserta"
    r"|sesuai|selesai|nihil|bebas|turun\w*|berkurang|melalui|dengan|tanpa|tuntas|kanal|layanan"
    r"|kurang dari|laporan|dokumen|responden)\b",
    re.IGNORECASE,
)
_PENAWAR_TUNGGU: Final = Pola(
    r"\b(?:yang|sesuai|memenuhi|standar|di bawah|kurang dari|turun\w*|berkurang)\b", re.IGNORECASE
)
_BELUM: Final = Pola(r"\byang (?:belum|tidak) \w+", re.IGNORECASE)
_BAIK: Final = Pola(
    rf"(?:{_UKURAN}(?:harapan (?:hidup|lama sekolah)|melek huruf|partisipasi|kepuasan|kepatuhan|kehadiran|kemandirian"
    r"|kelulusan)\b"
    r"|indeks (?:kepuasan|pembangunan manusia|reformasi birokrasi|kegemaran membaca|literasi|integritas"
    r"|pelayanan publik|inovasi)\b|(?:nilai|predikat) (?:akuntabilitas|sakip)\b"
    r"|(?:persentase|prosentase|proporsi|cakupan)\b.* yang (?:diselesaikan|ditindaklanjuti|terdaftar|terlayani"
    r"|tertangani|tercapai|lulus|hadir|tepat waktu|puas|dimenangkan|bersertifikat)$)",
    re.IGNORECASE,
)
_SEBALIKNYA: Final = Pola(
    r"\b(?:belum|tidak|bukan|tanpa|terlambat|melewati|melebihi|di luar|kurang|rendah|ketimpangan|kesenjangan|selisih"
    r"|penurunan|keluhan|pelanggar\w*)\b",
    re.IGNORECASE,
)


def _buruk(nama: str) -> bool:
    """Tell whether a name certainly is of a thing of which less is better."""
    words = nama.casefold().split()
    if not _UJUNG.isdisjoint(words) and _BURUK_DI_UJUNG.match(nama):
        return True
    if _KEPALA.isdisjoint(words) and not any(word.startswith("ketidak") for word in words):
        return False
    plain = _BELUM.siap.sub("", nama)
    for head, remedy in ((_BURUK, _PENAWAR), (_MENUNGGU, _PENAWAR_TUNGGU)):
        found = head.match(plain)
        if found and not remedy.search(plain, found.end()):
            return True
    return False


def _baik(nama: str) -> bool:
    """Tell whether a name certainly is of a thing of which more is better."""
    return _BAIK.match(nama) is not None and _SEBALIKNYA.search(nama) is None


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        nama = " ".join(one.nama.split())
        if one.polaritas == "naik" and _buruk(nama):
            kata, arah = "makin rendah makin baik", "turun"
        elif one.polaritas == "turun" and _baik(nama):
            kata, arah = "makin tinggi makin baik", "naik"
        else:
            continue
        yield RULE.at(
            tempat(year, n, "polaritas"),
            f"«{one.nama}» ({one.id}) {kata}, tetapi polaritasnya {one.polaritas}",
            f"tulis `polaritas: {arah}`; bila memang demikian, terima temuan ini dengan alasannya",
            (tempat(year, n, "nama"), "nama indikatornya"),
        )
