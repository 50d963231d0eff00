"""Written values: every Indonesian form is read, nothing is guessed."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import (
    TANGGA,
    Angka,
    BacaanError,
    Batas,
    JenisBacaan,
    JenisBatas,
    Komposit,
    Kuantitas,
    Peringkat,
    Rentang,
    Tenggat,
    YaTidak,
    baca_angka,
    baca_kuantitas,
)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.250,5", "1250.5"),
        ("84,99", "84.99"),
        ("1.250.000", "1250000"),
        ("1250", "1250"),
        ("0,5", "0.5"),
        ("−3", "-3"),
        ("95,331", "95.331"),
    ],
)
def test_baca_angka_indonesia(teks: str, nilai: str) -> None:
    """Indonesian numbers are read with dots as thousands and a comma as the decimal sign."""
    assert baca_angka(teks) == Decimal(nilai)


def test_angka_rancu_menyebut_kedua_bacaan() -> None:
    """An ambiguous "1.250" (1250 or 1,25) is refused, and both readings are named."""
    with pytest.raises(BacaanError) as tangkap:
        baca_angka("1.250")
    assert tangkap.value.jenis is JenisBacaan.RANCU
    assert tangkap.value.bacaan == (Decimal(1250), Decimal("1.25"))
    assert "1250" in tangkap.value.pesan
    assert "1,25 " in tangkap.value.pesan


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("1.000", "“1.000” dapat berarti 1000 (titik ribuan) atau 1 (titik desimal)."),
        ("10.200", "“10.200” dapat berarti 10200 (titik ribuan) atau 10,2 (titik desimal)."),
        ("1O0", "“1O0” memuat huruf “O” (U+004F) di tempat angka."),
    ],
)
def test_pesan_menyebut_sebabnya(teks: str, pesan: str) -> None:
    """Both readings are written as they would be typed, and the letter that is none is the one named."""
    with pytest.raises(BacaanError) as tangkap:
        baca_angka(teks)
    assert tangkap.value.pesan == pesan


@pytest.mark.parametrize(
    ("nilai", "satuan", "pesan", "bacaan"),
    [
        ("84.99", "persen", "“84.99” memakai titik sebagai tanda desimal.", "84.99"),
        ("34,884,986", "Dokumen", "“34,884,986” memakai koma sebagai pemisah ribuan.", "34884986"),
        ("1,050.024.000", "rupiah", "“1,050.024.000” mencampur koma dan titik sebagai pemisah ribuan.", "1050024000"),
        (
            "1.250 Dokumen",
            "Dokumen",
            "“1.250” dapat berarti 1250 (titik ribuan) atau 1,25 (titik desimal).",
            "1250 1.25",
        ),
        ("98&", "persen", "“98&” bukan angka: tanda “&” bukan satuan.", ""),
        ("1⅓ jam", "jam", "“1⅓ jam” memuat pecahan “⅓”, yang tidak tepat bila ditulis dengan koma desimal.", ""),
        ("1 PK dan 2 PK", "Dokumen", "Nilai majemuk kosong atau menyebut satu satuan lebih dari sekali.", ""),
    ],
)
def test_galat_menyebut_angka_yang_mungkin(nilai: str, satuan: str, pesan: str, bacaan: str) -> None:
    """The message is of what was written; what numbers it can be is kept for whoever asks back."""
    with pytest.raises(BacaanError) as tangkap:
        baca_kuantitas(nilai, satuan)
    assert tangkap.value.pesan == pesan
    assert tangkap.value.bacaan == tuple(Decimal(one) for one in bacaan.split())


@pytest.mark.parametrize("besar", ["9" * 30, "1E+30", "1E-30"])
def test_angka_sampai_tiga_puluh_digit_diterima(besar: str) -> None:
    """Thirty digits are more than any budget, and are read still, typed or counted."""
    assert baca_kuantitas(Decimal(besar), "x") == Angka(Decimal(besar), "x")
    assert baca_angka("9" * 30) == Decimal("9" * 30)


@pytest.mark.parametrize("besar", ["9" * 31, "1E+31", "1E-31"])
def test_angka_di_luar_tiga_puluh_digit_ditolak(besar: str) -> None:
    """Beyond them a number is a slip of the hand."""
    with pytest.raises(BacaanError, match="di luar jangkauan"):
        baca_kuantitas(Decimal(besar), "x")


def test_angka_terlalu_panjang_ditolak() -> None:
    """A number of more than thirty digits is a slip of the hand, not a budget."""
    with pytest.raises(BacaanError) as tangkap:
        baca_angka("9" * 31)
    assert tangkap.value.jenis is JenisBacaan.DI_LUAR_JANGKAUAN


TULIS_ANGKANYA = "Tulis angkanya saja, tanpa titik ribuan dan dengan koma desimal, misalnya 1250000 atau 84,99."
_SATU_LAKIP_DUA_PK = Komposit((Angka(Decimal(1), "Lakip"), Angka(Decimal(2), "Perjanjian Kinerja")))


@pytest.mark.parametrize(
    ("nilai", "satuan", "hasil"),
    [
        (98, "persen", Angka(Decimal(98), "persen")),
        (Decimal("84.99"), "%", Angka(Decimal("84.99"), "persen")),
        ("84,99 %", "persen", Angka(Decimal("84.99"), "persen")),
        ("100%", "Laporan", Angka(Decimal(100), "persen")),
        (Decimal("0.98"), "Persentase", Angka(Decimal("0.98"), "persen")),
        ("98 persen", "prosentase", Angka(Decimal(98), "persen")),
        (98, "Persen (%)", Angka(Decimal(98), "persen")),
        (98, "poin persentase", Angka(Decimal(98), "poin persentase")),
        (500, "Rp.", Angka(Decimal(500), "rupiah")),
        ("2 laporan", "Laporan", Angka(Decimal(2), "Laporan")),
        # Rupiah has two decimals, so its single dot parts thousands, wherever the word for it stands.
        ("1.250", "rupiah", Angka(Decimal(1250), "rupiah")),
        ("1.250 rupiah", "Dokumen", Angka(Decimal(1250), "rupiah")),
        ("Rp1.250", "Dokumen", Angka(Decimal(1250), "rupiah")),
        ("10 m2", "m2", Angka(Decimal(10), "m2")),
        ("Rp1.250.000", "rupiah", Angka(Decimal(1250000), "rupiah")),
        ("Rp1.250", "rupiah", Angka(Decimal(1250), "rupiah")),
        ("Rp1,2 miliar", "rupiah", Angka(Decimal(1200000000), "rupiah")),
        ("80–90 %", "persen", Rentang(Decimal(80), Decimal(90), "persen")),
        ("80% - 90%", "persen", Rentang(Decimal(80), Decimal(90), "persen")),
        ("7–8 bulan", "bulan", Rentang(Decimal(7), Decimal(8), "bulan")),
        ("7 sampai dengan 8", "bulan", Rentang(Decimal(7), Decimal(8), "bulan")),
        ("-3–5", "persen", Rentang(Decimal(-3), Decimal(5), "persen")),
        ("maksimal 1 %", "persen", Batas(JenisBatas.MAKSIMAL, Decimal(1), "persen")),
        ("Paling sedikit 3", "Dokumen", Batas(JenisBatas.MINIMAL, Decimal(3), "Dokumen")),
        ("1 Lakip dan 2 Perjanjian Kinerja", "Dokumen", _SATU_LAKIP_DUA_PK),
        ("3 Laporan Monitoring dan Evaluasi", "x", Angka(Decimal(3), "Laporan Monitoring dan Evaluasi")),
        ("paling lambat 28 Februari 2025", "tanggal", Tenggat(date(2025, 2, 28))),
        ("2025-02-28", "tanggal", Tenggat(date(2025, 2, 28))),
        (date(2025, 2, 28), "tanggal", Tenggat(date(2025, 2, 28))),
        ("ya", "ya/tidak", YaTidak(True)),
        ("Tidak", "ya/tidak", YaTidak(False)),
        (False, "ya/tidak", YaTidak(False)),
        ("BB", "predikat-sakip", Peringkat("BB", TANGGA["predikat-sakip"])),
    ],
)
def test_baca_kuantitas(nilai: object, satuan: str, hasil: Kuantitas) -> None:
    """Each form that reports use becomes what it means; a unit in the value wins over the indicator's."""
    assert baca_kuantitas(nilai, satuan) == hasil


@pytest.mark.parametrize(
    ("teks", "satuan", "hasil"),
    [
        ("9 l", "l", "9 l"),
        ("9l", "l", "9 l"),
        ("12l", "l", "12 l"),
        ("9 l air", "Dokumen", "9 l air"),
        ("9l air", "Dokumen", "9 l air"),
        ("2 OPD", "OPD", "2 OPD"),
        ("2 Orang", "Dokumen", "2 Orang"),
        ("12 OB", "Orang", "12 OB"),
        ("5Orang", "Orang", "5 Orang"),
    ],
)
def test_satuan_berhuruf_serupa_angka_tetap_satuan(teks: str, satuan: str, hasil: str) -> None:
    """A unit of letters that could be digits stays a unit: litres, OPD, orang."""
    assert str(baca_kuantitas(teks, satuan)) == hasil


@pytest.mark.parametrize(
    ("nilai", "satuan", "jenis", "petunjuk"),
    [
        ("98&", "persen", JenisBacaan.BUKAN_ANGKA, "98 persen"),
        ("84.99", "persen", JenisBacaan.BUKAN_ANGKA, "84,99"),
        ("1,050.024.000", "rupiah", JenisBacaan.RANCU, "1.050.024.000"),
        ("34,884,986,000", "rupiah", JenisBacaan.RANCU, "34.884.986.000"),
        ("1.250 Dokumen", "Dokumen", JenisBacaan.RANCU, "1250"),
        ("1.250", "Dokumen", JenisBacaan.RANCU, "1250"),
        ("1.250 Dokumen", "rupiah", JenisBacaan.RANCU, "1250"),
        ("1 ribu–2000 orang", "orang", JenisBacaan.RANCU, "satuan yang sama"),
        ("1l", "persen", JenisBacaan.HOMOGLIF, "maksudnya 11"),
        ("9l %", "Dokumen", JenisBacaan.HOMOGLIF, "maksudnya 91 %"),
        ("Rp5 per orang", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis jumlahnya saja"),
        ("Rp1.250 juta", "rupiah", JenisBacaan.RANCU, "1250"),
        ("1 250", "Dokumen", JenisBacaan.BUKAN_ANGKA, "1250"),
        ("0125", "Dokumen", JenisBacaan.BUKAN_ANGKA, "125"),
        ("1O0", "persen", JenisBacaan.HOMOGLIF, "100"),
        ("9O %", "persen", JenisBacaan.HOMOGLIF, "maksudnya 90 %"),
        ("9О%", "persen", JenisBacaan.HOMOGLIF, "maksudnya 90%"),
        ("1O Dokumen", "Dokumen", JenisBacaan.HOMOGLIF, "maksudnya 10 Dokumen"),
        ("1O Laporan", "Dokumen", JenisBacaan.HOMOGLIF, "maksudnya 10 Laporan"),
        ("l5 Dokumen", "Dokumen", JenisBacaan.HOMOGLIF, "maksudnya 15 Dokumen"),
        ("1l Dokumen", "Dokumen", JenisBacaan.HOMOGLIF, "maksudnya 11 Dokumen"),
        ("maksimal 1O %", "persen", JenisBacaan.HOMOGLIF, "maksudnya 10 %"),
        ("80–9O %", "persen", JenisBacaan.HOMOGLIF, "maksudnya 90 %"),
        ("Rp1.25O.000", "rupiah", JenisBacaan.HOMOGLIF, "maksudnya Rp1.250.000"),
        (".5", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 0,5 bila itu maksudnya"),
        ("98,", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 98 bila itu maksudnya"),
        ("٣", "persen", JenisBacaan.BUKAN_ANGKA, "koma desimal"),
        ("baik sekali", "persen", JenisBacaan.BUKAN_ANGKA, "koma desimal"),
        ("", "persen", JenisBacaan.KOSONG, "null"),
        ("90–80 %", "persen", JenisBacaan.BUKAN_KUANTITAS, "Tukar"),
        ("80 %–90 Dokumen", "persen", JenisBacaan.RANCU, "satuan yang sama"),
        ("paling lambat 31 Februari 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Periksa"),
        ("28 Pebruari 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Februari"),
        (Decimal("1E+400"), "rupiah", JenisBacaan.DI_LUAR_JANGKAUAN, "Periksa"),
        (Decimal("NaN"), "rupiah", JenisBacaan.BUKAN_ANGKA, "null"),
        ("9" * 31, "rupiah", JenisBacaan.DI_LUAR_JANGKAUAN, "Periksa"),
        (84.99, "persen", JenisBacaan.BUKAN_KUANTITAS, "desimal"),
        (datetime(2025, 2, 28, 10), "tanggal", JenisBacaan.BUKAN_KUANTITAS, "tanggal"),  # noqa: DTZ001
        ("BBB", "predikat-sakip", JenisBacaan.BUKAN_ANGGOTA_TANGGA, "BB"),
        ("WTB", "opini-bpk", JenisBacaan.BUKAN_ANGGOTA_TANGGA, "WTP"),
        (3, "predikat-sakip", JenisBacaan.BUKAN_ANGGOTA_TANGGA, "AA"),
    ],
)
def test_bacaan_ditolak_dengan_petunjuk(nilai: object, satuan: str, jenis: JenisBacaan, petunjuk: str) -> None:
    """A slip of the hand is named for what it is, and the remedy names the likely meaning."""
    with pytest.raises(BacaanError) as tangkap:
        baca_kuantitas(nilai, satuan)
    assert tangkap.value.jenis is jenis
    assert petunjuk in tangkap.value.saran


@pytest.mark.parametrize(
    ("nilai", "satuan", "jenis", "saran"),
    [
        ("Rp1,2 M", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis Rp1,2 miliar bila itu maksudnya."),
        ("1,2 M", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis 1,2 miliar bila itu maksudnya."),
        ("Rp2,5 milyar", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis Rp2,5 miliar."),
        ("Rp2.5 miliar", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis Rp2,5 miliar."),
        ("Rp500 rb", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis Rp500 ribu."),
        ("Rp1.250 juta", "rupiah", JenisBacaan.RANCU, "Tulis Rp1250 juta bila itu ribuan, atau Rp1,250 juta."),
        ("Rp1.250.000,-", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis Rp1.250.000."),
        ("1.250.000,-", "rupiah", JenisBacaan.BUKAN_ANGKA, "Tulis 1.250.000."),
        ("98,5.", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 98,5."),
        ("1.2 M", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 1,2 M bila itu maksudnya."),
        ("000", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 0 bila hasilnya nol, atau null bila belum ada datanya."),
        ("00,5", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 0,5."),
        ("n/a", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis null bila belum ada datanya, atau 0 bila hasilnya nol."),
        ("Nihil", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 0."),
        ("1,250.5", "rupiah", JenisBacaan.RANCU, "Jika maksudnya 1.250,5, tulis demikian."),
        ("kurang dari separuh", "persen", JenisBacaan.BUKAN_ANGKA, TULIS_ANGKANYA),
        ("+5+", "persen", JenisBacaan.BUKAN_ANGKA, TULIS_ANGKANYA),
        (
            "3/0",
            "persen",
            JenisBacaan.BUKAN_ANGKA,
            "Tulis satu angka: jumlah yang direncanakan pada target, jumlah yang dihasilkan pada realisasi.",
        ),
        ("1/16", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 6,25 bila maksudnya 1 dari 16 dalam persen."),
        ("1/32", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 3,125 bila maksudnya 1 dari 32 dalam persen."),
        ("1/64", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis persentasenya saja."),
        ("3 dari 5", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 60 bila maksudnya 3 dari 5 dalam persen."),
        ("5/5", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 100 bila maksudnya 5 dari 5 dalam persen."),
        ("1/3", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis persentasenya saja."),
        ("kurang dari 2 %", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 2 % bila 2 % sendiri sudah memenuhi."),
        ("lebih dari 80 %", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis minimal 80 % bila 80 % sendiri sudah memenuhi."),
        ("di bawah 5", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 5 bila 5 sendiri sudah memenuhi."),
        ("kurang dari atau sama dengan 5", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 5."),
        ("setidaknya 80 %", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis minimal 80 %."),
        ("maks 2", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 2."),
        ("max. 2", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 2."),
        ("min 2", "derajat", JenisBacaan.BUKAN_ANGKA, "Tulis minimal 2, atau -2 bila maksudnya minus."),
        ("<= 2", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 2."),
        (">= 2", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis minimal 2."),
        (
            "90 persen lebih",
            "persen",
            JenisBacaan.BUKAN_ANGKA,
            "Tulis angka pastinya, atau minimal 90 persen bila itu target.",
        ),
        (
            "1 juta lebih",
            "orang",
            JenisBacaan.BUKAN_ANGKA,
            "Tulis angka pastinya, atau minimal 1 juta bila itu target.",
        ),
        ("3 Dokumen atau lebih", "Dokumen", JenisBacaan.BUKAN_ANGKA, "Tulis minimal 3 Dokumen."),
        ("5 hari ke bawah", "hari", JenisBacaan.BUKAN_ANGKA, "Tulis maksimal 5 hari."),
        ("sekitar 90", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis angka pastinya."),
        ("90 kurang lebih", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis angka pastinya."),
        ("+98", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 98."),
        ("98.", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis 98."),
        ("ada", "ya/tidak", JenisBacaan.BUKAN_ANGKA, "Tulis ya."),
        ("tidak ada", "ya/tidak", JenisBacaan.BUKAN_ANGKA, "Tulis tidak, atau null bila belum ada datanya."),
        (
            "terlaksana sebagian",
            "ya/tidak",
            JenisBacaan.BUKAN_ANGKA,
            "Tulis ya atau tidak, tanpa kata lain, atau null bila belum ada datanya.",
        ),
        (
            "BB",
            "Predikat",
            JenisBacaan.BUKAN_ANGKA,
            "Bila ini peringkat, tulis satuan indikatornya predikat-sakip, bukan “Predikat”.",
        ),
        (
            "akhir tahun",
            "tanggal",
            JenisBacaan.BUKAN_ANGKA,
            "Tulis tanggal seperti 28 Februari 2025, atau null bila belum ada datanya.",
        ),
        (
            "sebelum 28 Februari 2025",
            "tanggal",
            JenisBacaan.BUKAN_TANGGAL,
            "Tulis paling lambat 27 Februari 2025, atau paling lambat 28 Februari 2025 bila hari itu sendiri masih"
            " tepat waktu.",
        ),
        (
            "paling cepat 28 Februari 2025",
            "tanggal",
            JenisBacaan.BUKAN_TANGGAL,
            "Tulis tanggal paling lambatnya; tanggal paling cepat tidak dapat menjadi target.",
        ),
        ("s.d. 28 Februari 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis paling lambat 28 Februari 2025."),
        ("Jumat, 28 Februari 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025."),
        ("sebelum 1 Januari 0001", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis paling lambat 1 Januari 1."),
        ("paling lambat Jumat, 28 Februari 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025."),
        ("28 Feb 25", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025 bila itu maksudnya."),
        ("04-02-2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 4 Februari 2025 bila itu maksudnya."),
        ("> 90%", "persen", JenisBacaan.BUKAN_ANGKA, "Tulis minimal 90% bila 90% sendiri sudah memenuhi."),
        ("28-02-2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025."),
        ("28.02.2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025."),
        ("28/02/2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025."),
        ("2/3/2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 2 Maret 2025 bila itu maksudnya."),
        ("2025-2-8", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 8 Februari 2025."),
        ("28 Feb 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 28 Februari 2025."),
        ("9 Nopember 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis 9 November 2025."),
        ("28 Februari", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis juga tahunnya."),
        ("Februari 2025", "tanggal", JenisBacaan.BUKAN_TANGGAL, "Tulis juga harinya."),
    ],
)
def test_saran_menyebut_seluruh_maksud(nilai: str, satuan: str, jenis: JenisBacaan, saran: str) -> None:
    """The remedy is what to type, with nothing of the value left out: never a number a thousand million times less."""
    with pytest.raises(BacaanError) as tangkap:
        baca_kuantitas(nilai, satuan)
    assert (tangkap.value.jenis, tangkap.value.saran) == (jenis, saran)


@pytest.mark.parametrize("nilai", ["31-02-2025", "3 dari 5", "5+", "12:30", "1e3", "28-02-25"])
def test_yang_diragukan_tidak_diberi_angka(nilai: str) -> None:
    """Where nothing tells what was meant, the remedy names no number that the value only begins with."""
    with pytest.raises(BacaanError) as tangkap:
        baca_kuantitas(nilai, "Dokumen")
    assert not {"3", "5", "12", "1", "28", "31", "02"} & set(
        tangkap.value.saran.replace("28 Februari 2025", "").split()
    )


@pytest.mark.parametrize(
    ("nilai", "satuan", "hasil"),
    [
        ("1,2 juta", "rupiah", Angka(Decimal(1_200_000), "rupiah")),
        ("2,5 miliar rupiah", "rupiah", Angka(Decimal(2_500_000_000), "rupiah")),
        ("1,2 juta", "orang", Angka(Decimal(1_200_000), "orang")),
        ("1,2 juta orang", "orang", Angka(Decimal(1_200_000), "orang")),
        ("minimal 3 ribu berkas", "berkas", Batas(JenisBatas.MINIMAL, Decimal(3000), "berkas")),
        ("1,2 juta ton", "juta ton", Angka(Decimal("1.2"), "juta ton")),
        ("2 ribu", "ribu", Angka(Decimal(2), "ribu")),
        ("5 hari berlebih", "hari", Angka(Decimal(5), "hari berlebih")),
        ("2 hari lebih cepat", "hari", Angka(Decimal(2), "hari lebih cepat")),
        ("3 orang atau lebih", "orang atau lebih", Angka(Decimal(3), "orang atau lebih")),
        ("1–2 juta orang", "orang", Rentang(Decimal(1), Decimal(2), "juta orang")),
    ],
)
def test_kelipatan_dihitung_bukan_satuan(nilai: str, satuan: str, hasil: Kuantitas) -> None:
    """The word juta multiplies, unless the unit itself is counted so; of a range nobody can tell how far it reaches."""
    assert baca_kuantitas(nilai, satuan) == hasil


@pytest.mark.parametrize(("teks", "aksara"), [("\u0412", "U+0412"), ("\u0391\u0391", "U+0391")])
def test_homoglif_peringkat_menyebut_aksaranya(teks: str, aksara: str) -> None:
    """A Cyrillic or Greek look-alike in a predikat is named, with the Latin spelling as the remedy."""
    with pytest.raises(BacaanError) as tangkap:
        baca_kuantitas(teks, "predikat-sakip")
    assert tangkap.value.jenis is JenisBacaan.HOMOGLIF
    assert aksara in tangkap.value.pesan
    assert tangkap.value.saran.endswith(("Latin: B.", "Latin: AA."))


@pytest.mark.lambat
@given(st.text(max_size=20))
def test_teks_sembarang_terbaca_atau_ditolak_baik_baik(teks: str) -> None:
    """Any text is either a quantity or a BacaanError with a sentence and a remedy, never another failure."""
    try:
        baca_kuantitas(teks, "persen")
    except BacaanError as galat:
        assert galat.pesan
        assert galat.saran


@pytest.mark.lambat
@given(st.text(alphabet="0123456789.,-–% RpdanBulmksi&", max_size=16))
def test_teks_mirip_angka_terbaca_atau_ditolak(teks: str) -> None:
    """The same for texts made of the characters that numbers, ranges and units are made of."""
    try:
        baca_kuantitas(teks, "bulan")
    except BacaanError as galat:
        assert galat.saran


_kecil = st.integers(0, 999).map(Decimal)
_satuan = st.sampled_from(["persen", "rupiah", "Dokumen", "hari kerja"])


@pytest.mark.lambat
@given(_kecil, _kecil, _satuan, st.sampled_from(list(JenisBatas)))
def test_tulisan_kuantitas_terbaca_kembali(a: Decimal, b: Decimal, satuan: str, jenis: JenisBatas) -> None:
    """What the library prints for a number, a range or a limit it reads back as the same quantity.

    Only the range 0–0 is refused: it has no width.
    """
    rentang = Rentang(min(a, b), max(a, b) or Decimal(1), satuan)
    for kuantitas in (Angka(a, satuan), rentang, Batas(jenis, a, satuan)):
        assert baca_kuantitas(str(kuantitas), "unit lain") == kuantitas


@pytest.mark.parametrize(
    ("teks", "satuan", "hasil"),
    [
        ("1½ jam", "jam", "1,5 jam"),
        ("1 ½ jam", "jam", "1,5 jam"),
        ("50½", "persen", "50,5%"),
        ("½", "jam", "0,5 jam"),
        ("−2¼", "derajat", "−2,25 derajat"),
        ("1.250¾", "kg", "1.250,75 kg"),
        ("¾–1½ jam", "jam", "0,75–1,5 jam"),
        ("maksimal 2⅛ hari", "hari", "maksimal 2,125 hari"),
        ("1½ juta orang", "orang", "1.500.000 orang"),
        ("Rp2½ juta", "rupiah", "Rp2.500.000"),
        ("1 Lakip dan ½ PK", "x", "1 Lakip dan 0,5 PK"),
        ("12 m²", "m²", "12 m²"),
    ],
)
def test_pecahan_biasa_dibaca_tepat(teks: str, satuan: str, hasil: str) -> None:
    """«1½ jam» is one and a half hours, never 1 in the unit «½ jam»."""
    assert str(baca_kuantitas(teks, satuan)) == hasil


def test_pecahan_biasa_sebagai_angka() -> None:
    """The reader of plain numbers reads them too."""
    assert [baca_angka(teks) for teks in ("1½", "-¼", "3 ⅘")] == [Decimal("1.5"), Decimal("-0.25"), Decimal("3.8")]


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("1⅓ jam", "koma desimal"),
        ("⅔", "koma desimal"),
        ("2,5½", "satu angka"),
        ("1½5", "satu angka"),
        ("½½", "satu angka"),
        ("1 1/2 jam", "Tulis 1,5 jam."),
        ("1 1⁄2", "Tulis 1,5."),
        ("2 1/3", "koma desimal"),
        ("1 0/2 jam", "misalnya"),
        ("1 2/2 jam", "misalnya"),
        ("10²", "misalnya"),
        ("5 Ⅳ", "misalnya"),
    ],
)
def test_pecahan_yang_tidak_tepat_ditolak(teks: str, saran: str) -> None:
    """What has no exact decimal, or no reading at all, is refused with a remedy and never read in part."""
    with pytest.raises(BacaanError) as galat:
        baca_kuantitas(teks, "jam")
    assert galat.value.jenis is JenisBacaan.BUKAN_ANGKA
    assert saran in galat.value.saran


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("0–0 %", "tidak mempunyai lebar"),
        ("0 sampai dengan 0", "tidak mempunyai lebar"),
        ("-0", "nol bertanda minus"),
        ("-0,00 %", "nol bertanda minus"),
        (Decimal("-0"), "Nol bertanda minus"),
        (Decimal("NaN"), "bukan bilangan terhingga"),
        (Decimal("-Infinity"), "bukan bilangan terhingga"),
        (Decimal("1E+999999"), "di luar jangkauan"),
        (Decimal("1E-999999"), "di luar jangkauan"),
    ],
)
def test_nilai_yang_tidak_masuk_akal_ditolak(nilai: object, pesan: str) -> None:
    """A range without width, a zero with a minus, and what is no number are refused with a remedy."""
    with pytest.raises(BacaanError, match=pesan) as galat:
        baca_kuantitas(nilai, "persen")
    assert galat.value.saran
    assert galat.value.jenis in (
        JenisBacaan.BUKAN_KUANTITAS,
        JenisBacaan.BUKAN_ANGKA,
        JenisBacaan.DI_LUAR_JANGKAUAN,
    )


@pytest.mark.parametrize(("nilai", "hasil"), [("BB", "BB"), ("  BB ", "BB"), ("AA", "AA")])
def test_peringkat_dibaca_tepat(nilai: str, hasil: str) -> None:
    """A rank is read as it is written, but for spaces around it."""
    assert str(baca_kuantitas(nilai, "predikat-sakip")) == hasil


@pytest.mark.parametrize(
    ("nilai", "pesan", "saran"),
    [
        ("bb", "“bb” bukan anggota tangga predikat-sakip.", "Yang terdekat: BB, B. Pilihan dari yang terendah: D, C,"),
        ("Xyz", "“Xyz” bukan anggota", "Pilihan dari yang terendah: D, C, CC, B, BB, A, AA."),
        (7, "“7” bukan anggota", "Pilihan dari yang terendah"),
        (True, "“True” bukan anggota", "Pilihan dari yang terendah"),
    ],
)
def test_peringkat_yang_tidak_ada(nilai: object, pesan: str, saran: str) -> None:
    """What is not on the ladder is refused, with the nearest ranks where there are some, and all of them."""
    with pytest.raises(BacaanError) as galat:
        baca_kuantitas(nilai, "predikat-sakip")
    assert galat.value.jenis is JenisBacaan.BUKAN_ANGGOTA_TANGGA
    assert galat.value.pesan.startswith(pesan)
    assert galat.value.saran.startswith(saran)
    assert "XX" not in galat.value.saran


def test_tanggal_bergaris_miring_hanya_diduga() -> None:
    """2/3/2025 can be two days, also with 12 in front; 13/3/2025 and 3/3/2025 are one."""
    for teks, ragu in (("2/3/2025", True), ("12/3/2025", True), ("13/3/2025", False), ("3/3/2025", False)):
        with pytest.raises(BacaanError) as galat:
            baca_kuantitas(teks, "tanggal")
        assert galat.value.saran.endswith(" bila itu maksudnya.") is ragu, teks
