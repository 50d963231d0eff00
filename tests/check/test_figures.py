"""Which typed texts are figures: amounts, counts and percentages are, and what only holds digits is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_proyek import require_year

from lkj.check.figures import angka_diketik
from lkj.check.naskah import baca_naskah
from lkj.model import Tahun
from lkj.model.tahun import Narasi

ROOT = Path(__file__).parents[2]

# fmt: off
BUKAN_ANGKA = [
    "Pasal 3 ayat (2) huruf b dan Pasal 7 angka 12 mengatur hal itu.",
    "UU Nomor 7 Tahun 2017 jo. UU Nomor 7 Tahun 2023 berlaku.",
    "Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Nomor 6109.",
    "Keputusan Nomor 12/PR.03.1-Kpt/62/Prov/I/2024 ditetapkan.",
    "Surat Edaran Nomor: 5/SE/2024 tanggal 3 Maret 2024.",
    "DIPA Nomor SP DIPA-076.01.2.656789/2024 tanggal 24 November 2023.",
    "Kegiatan berlangsung 5–7 Mei 2024 dan 12 s.d. 14 Juni 2024.",
    "Rapat diadakan pada tanggal 5, 6, dan 7 Mei 2024.",
    "Rapat 10/01/2025 pukul 09.30 WIB sampai 11.00 WIB.",
    "Tanggal 2024-05-01 sampai 2024-06-30.",
    "Pemilu 2019, 2024, serta periode 2020-2024 dan 2023/2024.",
    "Bab 3 dan Tabel 3.1 serta Gambar 2 pada halaman 12.",
    "Triwulan 3 dan semester 2, TW 4.",
    "1. Butir pertama.",
    "(2) Butir kedua.",
    "Alasannya: (1) anggaran, (2) pegawai, dan (3) gedung.",
    "### 3.1 Judul",
    "| 1 | Sekretaris | Palangka Raya |",
    "Kode pos 73112, telepon (0536) 3221234, faksimile 0536-3224034, +62 811 5200 123.",
    "SMA Negeri 1 Palangka Raya dan SDN 4 Menteng.",
    "TPS 05, RT 03/RW 02, Dapil 4, Kalimantan Tengah 2.",
    "IKK-05, SK-01, S1, S-2, D3, D-4, A4, G20, covid-19, Covid 19.",
    "Industri 4.0, versi 2.1.3, aplikasi SIREKAP 2.0, Windows 11.",
    "ISO 9001:2015 dan SNI 8152.",
    "ke-79 Republik Indonesia, peringkat ke-3, abad 21, abad ke-21.",
    "NIP 196903031996031003 dan NPWP 01.234.567.8-901.000.",
    "Golongan III/a, golongan 3, eselon 2, kelas jabatan 7.",
    "Jalan Jenderal Sudirman 4 dan Jl. G. Obos No. 5 Km 2,5.",
    "“Kami mencapai 95% dari target 20 orang.”",
    "[^1]: Lihat laporan. [1] dan [12].",
    "Tujuan 2 dan Sasaran 3 Renstra; Misi 1.",
    "17 Agustus 1945 dan 1 Muharram 1446 H.",
    "Tahun 1445 H.",
    "https://kpu.go.id/2024/12?a=5 dan kpu62@kpu.go.id",
    "satu dua orang, tiga pihak, dua belah pihak, satu per satu, kedua belas butir",
    "PermenPANRB 53 Tahun 2014, Perpres 29/2014, PMK 22/PMK.02/2021, PP 8 Tahun 2006",
    "pada poin 3 dan butir 4 lampiran 2",
    "Gedung Lantai 3 Ruang 12 Blok 4",
    "24/7, 1:1.000, 10x lipat, 5km",
    "Pagu tahun 2024 merupakan yang tertinggi selama periode Renstra yang dilaporkan.",
    "Dengan demikian, pencapaian kinerja per satuan kegiatan di tahun 2024 merupakan bagian dari pencapaian sasaran yang telah ditetapkan dalam Renstra.",
    "Tahun 2026 menjadi kesempatan terakhir untuk memenuhi target Renstra 2023–2026.",
    "Peraturan Presiden Nomor 29 Tahun 2014 mewajibkan setiap instansi menyusun laporan kinerja.",
    "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum menggantikan Undang-Undang Nomor 15 Tahun 2011.",
    "UU 7/2017 dan PP 8/2006 menjadi dasar penyusunan laporan ini.",
    "Menurut Pasal 22E ayat (5) UUD 1945, Pemilu diselenggarakan oleh komisi yang bersifat nasional, tetap, dan mandiri.",
    "Tipe B ditetapkan antara lain dengan Keputusan Komisi Pemilihan Umum Republik Indonesia Nomor 541/ORT.01-Kpt/01/KPU/VIII/2021.",
    "Susunan organisasi semula diatur dalam PKPU Nomor 22 Tahun 2008, kemudian dalam PKPU Nomor 14 Tahun 2020.",
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara mengubah sistem penghargaan pegawai.",
    "Penyusunan laporan mengikuti Peraturan Menteri PANRB Nomor 53 Tahun 2014.",
    "Evaluasi internal berpedoman pada Peraturan Menteri PANRB Nomor 88 Tahun 2021.",
    "Pasal 15 huruf a dan Pasal 17 ayat (1) mengatur tugas serta kewajiban KPU Provinsi.",
    "Sebelum tahun 2007, Pemilu diatur dengan Undang-Undang Nomor 12 Tahun 2003.",
    "Putusan Mahkamah Konstitusi Nomor 60/PUU-XXII/2024 terbit menjelang pendaftaran calon.",
    "Surat Sekretaris Jenderal Nomor 3187/PR.03-SD/01/2024 meminta laporan disampaikan sebelum 31 Januari 2025.",
    "Laporan ini ditandatangani di Palangka Raya pada 10 Januari 2025.",
    "Perjanjian Kinerja Ketua ditandatangani pada Januari 2024 dan Perjanjian Kinerja Sekretaris pada Juli 2024.",
    "Renstra 2020–2024 berakhir pada tahun ini; Renstra 2025–2029 sedang disusun.",
    "Pemilu 1955, 1999, dan 2019 menjadi pembanding dalam kajian tersebut.",
    "Kantor beralamat di Jalan Jenderal Sudirman Nomor 04; faksimile 0536-3224034.",
    "Pagu tahun 2024 merupakan yang terkecil selama periode Renstra.",
    "Palangkaraya, 10 Januari 2025",
    "Palangka Raya, 10 Januari 2024",
    "Laporan ini ditandatangani pada 4 Februari 2024.",
    "Perjanjian Kinerja Sekretaris ditandatangani pada bulan Juni 2024.",
    "Perjanjian Kinerja Ketua ditandatangani pada 8 Januari 2024.",
    "Laporan ini mengacu pada Peraturan Presiden Nomor 29 Tahun 2004.",
    "Undang-Undang Nomor 7 Tahun 2007 tentang Pemilihan Umum menjadi dasar pelaksanaan tugas.",
    "Kewajiban menyusun laporan diatur dalam Peraturan Presiden Nomor 92 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.",
    "Tata kerja sekretariat diatur dalam Peraturan Komisi Pemilihan Umum Nomor 41 Tahun 2020.",
    "Sesuai dengan Peraturan Pemerintah Nomor 29 Tahun 2014, laporan ini disusun setiap tahun.",
    "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Daerah mewajibkan penyusunan Renstra.",
    "Pasal 22E ayat (6) UUD 1945 menetapkan bahwa KPU bersifat nasional, tetap, dan mandiri.",
    "Susunan laporan ini mengikuti Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2015.",
    "Tabel pagu memuat data tahun 2019 sampai dengan 2024.",
]
# fmt: on

ANGKA = [
    ("Sebanyak 17 indikator tercapai, Enam puluh persen tidak.", ["17", "Enam puluh"]),
    ("KPU RI 2 orang, belanja DIPA 12,70%, tahap 85%.", ["2", "12,70%", "85%"]),
    ("Target 100. Ada 1.234,5 hektare; 97.53%; 1,234,567.", ["100", "1.234,5", "97.53%", "1,234,567"]),
    ("Pegawai: 29 orang (15 laki-laki dan 14 perempuan).", ["29", "15", "14"]),
    ("| Jumlah PNS | 29 |", ["29"]),
    ('Ada {{ "5" }} atau {{ 5|angka }}, tetapi {{ "5"|sumber("Renja 2024") }}.', ['{{ "5" }}', "{{ 5|angka }}"]),
    ("Dalam 3 hari kerja, 24 jam, 5 (lima) tahun, 12345 orang", ["3", "24", "5 (lima)", "12345"]),
    ("mencapai angka 97,53 persen dan kelas 30 persen", ["97,53 persen", "30 persen"]),
    ("pegawai 5; **12** orang; tiga belas berkas", ["5", "12", "tiga belas"]),
    ("Rp1,25 miliar, Rp 94.496.718.290,- dan Rp. 5.000", ["Rp1,25 miliar", "Rp 94.496.718.290", "Rp. 5.000"]),
    ("menurut Pasal 5 ayat (2) dijawab dalam 14 hari", ["14"]),
    ("1. Sebanyak 3 butir\n2. Sebanyak 4 butir", ["3", "4"]),
]


@pytest.fixture(scope="module")
def year() -> Tahun:
    return require_year(ROOT, 2024)


def ditemukan(year: Tahun, text: str) -> list[str]:
    return [one.teks for one in angka_diketik(year, baca_naskah(Narasi(text, "narasi/evaluasi.md")))]


@pytest.mark.parametrize("text", BUKAN_ANGKA)
def test_what_only_holds_digits_is_no_figure(year: Tahun, text: str) -> None:
    """Citations, dates, hours, years, numbers of lists, tables and names, codes, ids and quotations accuse no one."""
    assert ditemukan(year, text) == []


def test_there_are_many_of_them() -> None:
    """The list of right texts is as long as precision asks for."""
    assert len(set(BUKAN_ANGKA)) >= 60


@pytest.mark.parametrize(("text", "found"), ANGKA)
def test_figures_are_found_as_they_are_typed(year: Tahun, text: str, found: list[str]) -> None:
    """Amounts with Rp and their size, percentages, counts with their words, also between braces; each once, in order."""
    assert ditemukan(year, text) == found


def test_a_figure_is_where_it_is_typed(year: Tahun) -> None:
    """The place is that of the first letter, whatever was taken for no figure before it."""
    text = "Menurut UU 7/2017, sejak 5 Mei 2024 {{ tahun }} ada Rp5 juta."
    (one,) = angka_diketik(year, baca_naskah(Narasi(text, "x.md")))
    assert text[one.mulai :].startswith(one.teks)


@pytest.mark.lambat
def test_long_prose_takes_no_time(year: Tahun) -> None:
    """Sixty thousand characters of digits, words and opened brackets are read in well under a second."""
    import time

    begun = time.process_time()
    for text in ("1-1/1." * 10_000, "dua puluh " * 6_000, "(1 " * 20_000, "Pasal 1 dan " * 5_000, "“1 " * 20_000):
        ditemukan(year, text)
    assert time.process_time() - begun < 5


@pytest.mark.lambat
@pytest.mark.parametrize("letters", ["1,", "1/", "12 ,", "<", "<a ", "![a](", "[a](", "[^", "{", "<!--"])
def test_what_is_never_closed_or_ended_takes_no_time(year: Tahun, letters: str) -> None:
    """Lists without a month and marks without an end: each place looked through all the rest, for minutes."""
    import time

    begun = time.process_time()
    ditemukan(year, f"9 {letters * (60_000 // len(letters))}")
    assert time.process_time() - begun < 10


def test_what_is_closed_hides_its_figures_beside_what_is_not(year: Tahun) -> None:
    """A mark that is closed in its line is one, whatever is left open around it."""
    text = "a 21 [b](x 22) <c 23> ( 24 [^d 25] < 26 ( 27 [ {e 28} [29]\n31)> 32]"
    assert ditemukan(year, text) == ["21", "24", "26", "27", "31", "32"]
