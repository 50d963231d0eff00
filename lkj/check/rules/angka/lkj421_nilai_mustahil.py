"""LKJ421: fewer than none of a thing, a share below zero, or one of more than ten times its whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkj.capaian import PERSEN, Angka, Batas, Kuantitas, Rentang
from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.rules.angka.lkj418_koma_persen import BAGIAN, LELUASA
from lkj.check.rules.angka.lkj418_koma_persen import find as koma_persen
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator

RULE = Rule(
    code="LKJ421",
    severity=WARNING,
    title="Nilai yang tidak mungkin",
    finds="Banyaknya benda (dokumen, laporan, orang, dan semacamnya) kurang dari nol; atau bagian dari keseluruhan"
    " (nama yang diawali «Persentase», «Proporsi», atau «Cakupan») kurang dari nol atau lebih dari 1000 persen."
    " Diperiksa realisasi, target, target Renstra, standar nasional, dan tahun-tahun sebelumnya.",
    why="Satu tanda minus, atau jumlah yang tertulis di tempat persentase, mengubah rata-rata seluruh laporan."
    " Pertumbuhan, selisih, saldo, dan semacamnya, yang memang dapat negatif, tidak diperiksa, begitu pula satuan"
    " yang bukan benda, misalnya hari, poin, dan rupiah.",
    source=PERMENPAN_53,
    remedy="Tulis nilai yang benar, atau null bila belum ada datanya.",
    examples=(
        Example(file="indikator.yaml", good="    realisasi: 81\n", bad="    realisasi: -81\n"),
        Example(file="indikator.yaml", good="    realisasi: 81\n", bad="    realisasi: 1250000\n"),
    ),
)


# Things that are counted one by one. Hari, poin, indeks, rupiah, derajat can be below zero and are not here.
BENDA: Final = frozenset((
    "akun", "aplikasi", "aparatur", "berita", "berkas", "bimbingan", "buah", "buku", "daerah", "data", "desa",
    "dokumen", "eksemplar", "gedung", "indikator", "informasi", "inovasi", "instansi", "inventaris", "izin",
    "jenis", "judul", "kabupaten", "kabupaten/kota", "kajian", "kali", "kantor", "kasus", "keluarga", "kecamatan",
    "kegiatan", "kelompok", "kelurahan", "kendaraan", "keputusan", "konten", "koperasi", "kota", "laporan",
    "layanan", "lembaga", "lembar", "lokasi", "lulusan", "mahasiswa", "modul", "naskah", "opd", "orang",
    "orang/bulan", "paket", "pegawai", "pelaksanaan", "pelatihan", "pemilih", "penghargaan", "pengguna",
    "pengunjung", "penduduk", "peraturan", "perjanjian", "perkara", "permohonan", "pertemuan", "peserta", "produk",
    "program", "puskesmas", "putusan", "rapat", "rekomendasi", "responden", "rumah", "ruang", "sarana", "satker",
    "satuan", "sekolah", "sengketa", "sertifikat", "set", "siswa", "sistem", "sosialisasi", "standar", "temuan",
    "tps", "unit", "usulan", "warga", "wilayah",
))  # fmt: skip
_LEBIH_LELUASA: Final = re.compile(
    r"\b(?:neto|netto|bersih|defisit|saldo|neraca|migrasi|elastisitas|korelasi|dampak|rugi|laba|delta|gap|kesenjangan"
    r"|mutasi|pergeseran|koreksi|penyesuaian)\b",
    re.IGNORECASE,
)
# A share of a plan may be some times a hundred; beyond ten times it is a number in the wrong place.
_TERLALU_BESAR: Final = Decimal(1000)
_SERATUS: Final = Decimal(100)


def _terukur(value: Kuantitas | None) -> tuple[Decimal, str] | None:
    """Return the number of a value, of a range the lower one, and the form of its unit; None for what has none."""
    if isinstance(value, Rentang):
        return value.bawah, kunci_satuan(value.satuan)
    return (value.nilai, kunci_satuan(value.satuan)) if isinstance(value, (Angka, Batas)) else None


def _nilai(indikator: Indikator, plan: str) -> Iterator[tuple[tuple[str | int, ...], str, Kuantitas | None]]:
    """Yield place, name and value; of quarters only what they come to, for one of them may correct another."""
    at = "realisasi" if indikator.triwulan is None else "triwulan"
    yield (at,), "realisasi", indikator.realisasi
    yield ("target",), "target", indikator.target
    for k, one in enumerate(indikator.dokumen):
        yield ("dokumen", k, "target"), f"target {one.id}", one.target
    yield ("target_renstra",), f"target {plan}", indikator.target_renstra
    yield ("nasional",), "standar nasional", indikator.nasional
    for k, lalu in enumerate(indikator.riwayat):
        yield ("riwayat", k, "realisasi"), f"realisasi {lalu.tahun}", lalu.realisasi
        yield ("riwayat", k, "target"), f"target {lalu.tahun}", lalu.target


def _janggal(indikator: Indikator, value: Kuantitas | None) -> tuple[str, str] | None:
    """Return what a value cannot be, and the remedy; None for a value that can be true."""
    found = _terukur(value)
    if found is None:
        return None
    number, unit = found
    share = unit == PERSEN and BAGIAN.match(indikator.nama) is not None
    if number < 0 and (share or unit in BENDA):
        why = "bagian dari keseluruhan" if share else f"banyaknya {unit}"
        return f"padahal {why} tidak dapat kurang dari nol", "hapus tanda minus, atau tulis null bila belum ada datanya"
    target = _terukur(indikator.target)
    planned = target is not None and target[1] == PERSEN and target[0] > _SERATUS
    if share and number > _TERLALU_BESAR and not planned:
        why = "padahal bagian tidak melebihi keseluruhannya"
        return why, "periksa angkanya; barangkali nilai atau jumlah lain, bukan persentasenya"
    return None


@RULE.facts
def find(year: Tahun) -> Findings:
    told = {finding.position for finding in koma_persen(year)}
    for n, indikator in enumerate(year.indikator.indikator):
        if LELUASA.search(indikator.nama) or _LEBIH_LELUASA.search(indikator.nama):
            continue
        for path, name, value in _nilai(indikator, year.visi_misi.renstra.singkatan):
            odd = _janggal(indikator, value)
            place = year.position("indikator.yaml", ("indikator", n, *path))
            if odd is not None and place not in told:
                message = f"{name} {indikator.id} {value}, {odd[0]}"
                yield RULE.at(place, message, odd[1])
