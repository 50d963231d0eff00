"""Mistakes of a newcomer, made in a copy of the example of a health office: each is told at its line with a remedy."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from alat_proyek import check

pytestmark = pytest.mark.lambat

CONTOH = Path(__file__).parents[2] / "examples" / "dinas-kesehatan" / "data"
#: A change of the year folder.
Ubah = Callable[[Path], None]


def ganti(name: str, right: str, wrong: str) -> Ubah:
    """Return what puts a mistake in the place of what is right, once."""

    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert right in text
        (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8", newline="\n")

    return change


def tanpa_program(folder: Path) -> None:
    """Leave the last programme out of the budget's details, with all that is below it."""
    path = folder / "pagu.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index('  - kode: "1.02.03"\n')], encoding="utf-8", newline="\n")


def raksasa(folder: Path) -> None:
    """Let a photograph say of itself that it is 60.000 pixels wide and high."""
    path = folder / "gambar" / "posyandu.jpg"
    data = bytearray(path.read_bytes())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    path.write_bytes(data)


KELIRU: dict[str, tuple[Ubah, list[tuple[str, str, int]], str]] = {
    "pihak yang tidak ada": (
        ganti("pk.yaml", "pihak_kedua: kabid-kesmas", "pihak_kedua: kabid-gizi"),
        [("LKJ301", "pk.yaml", 142)],
        "mungkin maksud Anda «kasi-gizi»",
    ),
    "sasaran yang mendukung dirinya": (
        ganti("sasaran.yaml", "mendukung: SP-02", "mendukung: SG-01"),
        [("LKJ327", "sasaran.yaml", 69)],
        "sebut sasaran jenjang di atasnya",
    ),
    "gambar 60.000 titik": (
        raksasa,
        [("LKJ530", "narasi/sasaran/SS-02.md", 5)],
        "simpan ulang gambarnya",
    ),
    "pembilang dan penyebut tertukar": (
        ganti("indikator.yaml", "pembilang: 7\n      penyebut: 6480", "pembilang: 6480\n      penyebut: 7"),
        [("LKJ425", "indikator.yaml", 16)],
        "tertulis 6.480 dari 7, barangkali tertukar",
    ),
    "bagian kerangka yang tidak dikenal": (
        ganti("kerangka.yaml", "- visi\n", "- vissi\n"),
        [("LKJ205", "kerangka.yaml", 48)],
        "mungkin maksud Anda «visi»",
    ),
    "bukti yang berubah": (
        ganti("bukti/rekap-kematian-ibu.csv", "Muara,2480,2", "Muara,2480,3"),
        [("LKJ343", "indikator.yaml", 53)],
        "kembalikan berkas semula",
    ),
    "program yang tertinggal dari jumlahnya": (
        tanpa_program,
        [*(("LKJ416", "pagu.yaml", line) for line in (9, 10, 11)), ("LKJ609", "sasaran.yaml", 32)],
        "1.02.03",
    ),
    "rincian pegawai yang tidak berjumlah": (
        ganti("satker.yaml", "jumlah: 96", "jumlah: 69"),
        [("LKJ407", "satker.yaml", 93)],
        "samakan menurut data kepegawaian",
    ),
    "dokumen yang tidak terdaftar": (
        ganti("indikator.yaml", "dokumen: pk-gizi", "dokumen: pk-gisi"),
        [("LKJ205", "indikator.yaml", 459)],
        "mungkin maksud Anda «pk-gizi»",
    ),
    "unit di bawah unit yang tidak ada": (
        ganti("satker.yaml", "induk: kesmas", "induk: kesmass"),
        [("LKJ301", "satker.yaml", 77)],
        "mungkin maksud Anda «kesmas»",
    ),
    "tabel yang tidak ada": (
        ganti("narasi/inovasi.md", "tabel/kunjungan-laut.csv", "tabel/kunjungan.csv"),
        [("LKJ532", "narasi/inovasi.md", 17)],
        "simpan berkasnya di data/2025/tabel",
    ),
    "isi kerangka dipisahkan koma": (
        ganti("kerangka.yaml", "isi: narasi/inovasi.md", "isi: narasi/inovasi.md, narasi/evaluasi.md"),
        [("LKJ205", "kerangka.yaml", 87)],
        'pada baris sendiri, diawali "- "',
    ),
    "bagian bawaan dengan .md": (
        ganti("kerangka.yaml", "isi: tindak-lanjut\n", "isi: tindak-lanjut.md\n"),
        [("LKJ205", "kerangka.yaml", 89)],
        "tulis tindak-lanjut; naskah sendiri",
    ),
    "pindaian yang salah nama": (
        ganti("kerangka.yaml", "lampiran/01_Keputusan", "lampiran/1_Keputusan"),
        [("LKJ615", "kerangka.yaml", 98)],
        "mungkin maksud Anda «lampiran/01_Keputusan_Tim_Penyusun.jpg»",
    ),
    "perubahan: true pada dokumen": (
        ganti("pk.yaml", "perubahan: pk-kepala", "perubahan: true"),
        [("LKJ202", "pk.yaml", 53)],
        "misalnya «perubahan: pk-kepala»",
    ),
    "perjanjian yang mengubah rencana": (
        ganti("pk.yaml", "perubahan: pk-kepala", "perubahan: renja"),
        [("LKJ326", "pk.yaml", 53)],
        "sebut dokumen sejenis",
    ),
    "perubahan yang mendahului": (
        ganti("pk.yaml", "2025-09-22", "2025-01-02"),
        [("LKJ330", "pk.yaml", 100)],
        "perbaiki salah satu tanggalnya",
    ),
    "yang diukur sudah diubah": (
        ganti("metode.yaml", "dokumen: pk-perubahan", "dokumen: pk-kepala"),
        [("LKJ330", "metode.yaml", 5)],
        "tulis «dokumen: pk-perubahan»",
    ),
    "yang digantikan masih ada dalam perubahan": (
        ganti("indikator.yaml", "    satuan: Persalinan\n", "      - pk-perubahan\n    satuan: Persalinan\n"),
        [("LKJ345", "indikator.yaml", 121)],
        "hapus dokumen itu dari «dokumen» IKU-10",
    ),
    "proksi tanpa alasan": (
        ganti("indikator.yaml", "proksi: Angka kesakitan penyakit jantung dan stroke", "proksi: true #"),
        [("LKJ202", "indikator.yaml", 337)],
        "tulis mengapa indikator ini hanya mendekati",
    ),
    "triwulan tanpa cacahnya": (
        ganti("indikator.yaml", "- pembilang: 62\n        penyebut: 70\n", "- 88.57\n"),
        [("LKJ212", "indikator.yaml", 249)],
        "tulis «pembilang» dan «penyebut» setiap triwulan",
    ),
    "keadaan berhuruf besar": (
        ganti("tindak-lanjut.yaml", "status: selesai", "status: Selesai"),
        [("LKJ205", "tindak-lanjut.yaml", 13)],
        "mungkin maksud Anda «selesai»",
    ),
    "tenggat dengan nama bulan": (
        ganti("tindak-lanjut.yaml", "tenggat: 2025-03-31", "tenggat: 31 Maret 2025"),
        [("LKJ202", "tindak-lanjut.yaml", 12)],
        "tulis 2025-03-31",
    ),
    "penanggung jawab yang tidak ada": (
        ganti("tindak-lanjut.yaml", "penanggung_jawab: sekdis", "penanggung_jawab: sekretaris"),
        [("LKJ341", "tindak-lanjut.yaml", 11)],
        "tulis sekretariat bila itu maksudnya",
    ),
    "bukti di luar foldernya": (
        ganti("indikator.yaml", "berkas: bukti/rekap-", "berkas: rekap-"),
        [("LKJ205", "indikator.yaml", 52)],
        "lalu tulis bukti/rekap-kematian-ibu.csv",
    ),
    "bukti yang salah nama": (
        ganti("indikator.yaml", "berkas: bukti/rekap-kematian-ibu.csv", "berkas: bukti/rekap kematian ibu.csv"),
        [("LKJ131", "bukti/rekap-kematian-ibu.csv", 1), ("LKJ342", "indikator.yaml", 52)],
        "mungkin maksud Anda «bukti/rekap-kematian-ibu.csv»",
    ),
    "bukti dengan tautan www": (
        ganti("indikator.yaml", "tautan: https://dinkes", "tautan: www.dinkes"),
        [("LKJ205", "indikator.yaml", 376)],
        "awali dengan https://",
    ),
    "pimpinan unit dengan namanya": (
        ganti("satker.yaml", "pimpinan: sekdis", "pimpinan: Galih Prasetya"),
        [("LKJ205", "satker.yaml", 64)],
        "tulis pengenalnya (id)",
    ),
    "unit di dalam unit": (
        ganti(
            "satker.yaml",
            "    - id: perencanaan\n      nama: Subbagian Perencanaan dan Keuangan\n      induk: sekretariat\n",
            "      unit:\n        - id: perencanaan\n          nama: Subbagian Perencanaan dan Keuangan\n",
        ),
        [("LKJ201", "satker.yaml", 67)],
        "sejajar dengan unit ini dalam «organisasi.unit», dengan «induk: sekretariat»",
    ),
    "jumlah pegawai dengan satuannya": (
        ganti("satker.yaml", "jumlah: 86", "jumlah: 86 orang"),
        [("LKJ202", "satker.yaml", 117)],
        "tulis 86",
    ),
    "kelompok pegawai dua kali": (
        ganti("satker.yaml", "- id: honorer", "- id: pppk"),
        [("LKJ302", "satker.yaml", 128)],
        "pengenal yang berbeda",
    ),
    "jenis belanja yang tidak berjumlah": (
        ganti("pagu.yaml", "realisasi: 35212400000", "realisasi: 32512400000"),
        [("LKJ435", "pagu.yaml", 11)],
        "samakan keduanya",
    ),
}


@pytest.mark.parametrize("mistake", KELIRU)
def test_a_mistake_of_a_newcomer_is_told_at_its_line_with_its_remedy(tmp_path: Path, mistake: str) -> None:
    """What is found is the mistake, at the line where it is mended, and says how."""
    change, expected, remedy = KELIRU[mistake]
    shutil.copytree(CONTOH, tmp_path / "data")
    change(tmp_path / "data" / "2025")
    found = check(tmp_path)
    told = [(one.code, one.file.removeprefix("data/2025/"), one.line) for one in found]
    assert sorted(told) == expected
    assert any(remedy in one.hint for one in found), [one.hint for one in found]
    assert all(one.hint for one in found)
