"""Data values read as quantities: numbers as they are, Indonesian written forms without guessing."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from .decimals import NOL, kali
from .errors import BacaanError, JenisBacaan, KuantitasError
from .fractions import desimalkan
from .intended import KELIPATAN, berbentuk_tanggal, kata_kelipatan, maksud_tanggal, tanggal_ragu
from .kuantitas import (
    PERSEN,
    RUPIAH,
    TANGGA,
    Angka,
    Batas,
    JenisBatas,
    Komposit,
    Kuantitas,
    Peringkat,
    Rentang,
    Tangga,
    Tenggat,
    YaTidak,
    kunci_satuan,
)
from .numerals import HOMOGLIF, baca_angka, periksa_aksara, sebut_aksara
from .remedy import MIRIP_PERSEN, TAK_PASTI, menurut_satuan, perjelas, saran_tanggal
from .rounding import BULAN, tulis_tanggal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["baca_angka", "baca_kuantitas"]

_ANGKA_TERBANYAK: Final = 30

_MAKSIMAL: Final = r"maksimal|maksimum|maks\.|paling banyak|paling tinggi|setinggi-tingginya|tidak lebih dari|≤"
_MINIMAL: Final = r"minimal|minimum|min\.|paling sedikit|paling rendah|sekurang-kurangnya|tidak kurang dari|≥"
_BATAS: Final = re.compile(rf"(?:(?P<maks>{_MAKSIMAL})|(?:{_MINIMAL}))\s*(?P<isi>.+)", re.IGNORECASE)
_TENGGAT: Final = re.compile(r"(?:paling lambat|selambat-lambatnya)\s+(?:tanggal\s+)?(?P<isi>.+)", re.IGNORECASE)
_TANGGAL: Final = re.compile(r"(?P<hari>\d{1,2}) (?P<bulan>[A-Za-z]+) (?P<tahun>\d{4})", re.ASCII)
_TANGGAL_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PEMISAH_KOMPONEN: Final = re.compile(r"(?:\s*[,;])?\s+(?:dan|serta)\s+(?=\d)|\s*;\s*(?=\d)|,\s+(?=\d)")
_RENTANG: Final = re.compile(
    r"(?P<kiri>(?:Rp\.?)?\s*[-−]?[\d.,]*\d[^\d–—-]*?)\s*"
    r"(?:[–—-]|s\.?d\.?\s|sampai dengan\s|hingga\s)\s*"
    r"(?P<kanan>(?:Rp\.?)?\s*[-−]?\d.*)",
    re.IGNORECASE,
)
_ANGKA_SATUAN: Final = re.compile(
    r"(?P<minus>[-−](?=Rp))?(?:(?P<rp>Rp)\.?\s*)?(?P<angka>[-−]?\d[\d.,]*)(?P<sisa>.*)", re.IGNORECASE
)
_SATUAN: Final = re.compile(r"[^\W\d_][^\d&$^*=<>|]*")


def baca_kuantitas(nilai: object, satuan: str, tangga: Mapping[str, Tangga] = TANGGA) -> Kuantitas:
    """Read a data value in the unit of its indicator; a unit written in the value itself wins.

    Takes int, Decimal, bool, date and str: "84,99 %", "Rp1.250.000", "80–90 %", "1½ jam", "maksimal 1 %",
    "1 Lakip dan 2 Perjanjian Kinerja", "paling lambat 28 Februari 2025", "ya". Where `satuan` is the id of
    a ladder only its ranks are read. Raises BacaanError for what has no reading, or more than one.
    """
    if satuan in tangga:
        return _baca_peringkat(nilai, tangga[satuan])
    if isinstance(nilai, bool):
        return YaTidak(nilai)
    if isinstance(nilai, int | Decimal):
        return Angka(_periksa_besar(Decimal(nilai)), _satuan_baku(satuan))
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return Tenggat(nilai)
    if isinstance(nilai, str):
        isi = " ".join(nilai.split())
        try:
            return _baca_teks(desimalkan(isi), satuan)
        except BacaanError as galat:
            raise menurut_satuan(galat, isi, satuan, tangga) from galat
        except KuantitasError as galat:
            raise BacaanError(JenisBacaan.BUKAN_KUANTITAS, galat.pesan, galat.saran) from galat
    raise BacaanError(
        JenisBacaan.BUKAN_KUANTITAS,
        f"Nilai bertipe {type(nilai).__name__} bukan kuantitas.",
        "Isi dengan angka desimal, teks, tanggal, atau ya/tidak.",
    )


def _periksa_besar(nilai: Decimal) -> Decimal:
    if not nilai.is_finite():
        raise BacaanError(JenisBacaan.BUKAN_ANGKA, f"{nilai} bukan bilangan terhingga.", "Isi dengan angka, atau null.")
    if not nilai and nilai.is_signed():
        raise BacaanError(JenisBacaan.BUKAN_ANGKA, "Nol bertanda minus.", "Tulis 0, atau angka negatif yang dimaksud.")
    if nilai and (abs(nilai.adjusted()) > _ANGKA_TERBANYAK or len(nilai.as_tuple().digits) > _ANGKA_TERBANYAK):
        raise BacaanError(
            JenisBacaan.DI_LUAR_JANGKAUAN, "Nilainya di luar jangkauan yang wajar.", "Periksa kembali nilainya."
        )
    return nilai


def _satuan_baku(satuan: str) -> str:
    kunci = kunci_satuan(satuan)
    return kunci if kunci in (PERSEN, RUPIAH) else satuan


def _baca_teks(isi: str, satuan: str) -> Kuantitas:
    if isi.casefold() in ("ya", "tidak"):
        return YaTidak(isi.casefold() == "ya")
    if cocok := _TENGGAT.fullmatch(isi):
        return Tenggat(_baca_tanggal(cocok["isi"]))
    if _TANGGAL.fullmatch(isi) or berbentuk_tanggal(isi):
        return Tenggat(_baca_tanggal(isi))
    if saran := saran_tanggal(isi):
        raise BacaanError(JenisBacaan.BUKAN_TANGGAL, f"“{isi}” tidak dapat dibaca sebagai tanggal.", saran)
    if cocok := _BATAS.fullmatch(isi):
        angka = _baca_satuan_angka(cocok["isi"], satuan)
        jenis = JenisBatas.MAKSIMAL if cocok["maks"] else JenisBatas.MINIMAL
        return Batas(jenis, angka.nilai, angka.satuan)
    bagian = _PEMISAH_KOMPONEN.split(isi)
    if len(bagian) > 1:
        return Komposit(tuple(_baca_satuan_angka(b, satuan) for b in bagian))
    if cocok := _RENTANG.fullmatch(isi):
        return _baca_rentang(cocok["kiri"], cocok["kanan"], satuan)
    return _baca_satuan_angka(isi, satuan)


def _baca_rentang(kiri: str, kanan: str, satuan: str) -> Rentang:
    # Of "1–2 juta orang" nobody can tell whether the 1 is a million too: the unit is then "juta orang".
    atas = _baca_satuan_angka(kanan, satuan, kelipatan=False)
    bawah = _baca_satuan_angka(kiri, atas.satuan, kelipatan=False)
    if kunci_satuan(bawah.satuan) != kunci_satuan(atas.satuan):
        raise BacaanError(
            JenisBacaan.RANCU,
            f"Kedua batas rentang berbeda satuan: {bawah} dan {atas}.",
            "Tulis kedua batas dalam satuan yang sama, misalnya 80–90%.",
        )
    if bawah.nilai == atas.nilai == NOL:
        pesan = f"Rentang “{kiri.strip()}–{kanan.strip()}” tidak mempunyai lebar."
        raise BacaanError(JenisBacaan.BUKAN_KUANTITAS, pesan, "Tulis 0 saja bila targetnya nol.")
    return Rentang(bawah.nilai, atas.nilai, atas.satuan)


def _baca_satuan_angka(isi: str, satuan: str, *, kelipatan: bool = True) -> Angka:
    """Read one number with the unit written beside it, or else with the unit of the indicator.

    With `kelipatan` it may be counted in thousands or millions, "1,2 juta orang", unless the unit itself is.
    """
    try:
        return _baca_ketat(isi, satuan, kelipatan and satuan.partition(" ")[0].casefold() not in KELIPATAN)
    except BacaanError as galat:
        raise perjelas(galat, isi, satuan, lambda maksud: _terbaca(maksud, satuan)) from galat


def _baca_ketat(isi: str, satuan: str, kelipatan: bool) -> Angka:
    periksa_aksara(isi, satuan)
    cocok = _ANGKA_SATUAN.fullmatch(isi)
    if cocok is None:
        return Angka(baca_angka(isi), satuan)  # which says what is wrong with it
    angka, sisa = (cocok["minus"] or "") + cocok["angka"], cocok["sisa"].strip()
    if re.search(TAK_PASTI, sisa) and kunci_satuan(sisa) != kunci_satuan(satuan):
        raise BacaanError(JenisBacaan.BUKAN_ANGKA, f"“{isi}” tidak menyebut satu angka yang pasti.")
    rupiah = cocok["rp"] is not None or (not sisa and kunci_satuan(satuan) == RUPIAH) or sisa.casefold() == RUPIAH
    if sisa[:1].isnumeric():
        baca_angka(isi)
    kata, _, lain = sisa.partition(" ")
    if kelipatan and cocok["rp"] is None and kata.casefold() in KELIPATAN:
        satu = _baca_ketat(f"{angka} {lain}".rstrip(), satuan, kelipatan=False)
        return Angka(_periksa_besar(kali(satu.nilai, KELIPATAN[kata.casefold()])), satu.satuan)
    if sisa not in ("", "%", satuan) and not _SATUAN.fullmatch(sisa):
        raise _satuan_janggal(isi, angka, sisa)
    if sisa.capitalize() in BULAN:
        raise BacaanError(JenisBacaan.BUKAN_TANGGAL, f"“{isi}” tanggal tanpa tahun.", "Tulis juga tahunnya.")
    berupa_uang = cocok["rp"] is not None or kunci_satuan(satuan) == RUPIAH
    if sisa and berupa_uang and kata_kelipatan(sisa) not in (None, sisa.casefold()):
        raise BacaanError(JenisBacaan.BUKAN_ANGKA, f"“{isi}” menyingkat kelipatannya: “{sisa}”.")
    if cocok["rp"] is not None and sisa:
        if sisa.casefold() not in KELIPATAN:
            contoh = "Tulis jumlahnya saja, seperti Rp1.250.000 atau Rp1,2 miliar."
            raise BacaanError(JenisBacaan.BUKAN_ANGKA, f"“{isi}” bukan nilai rupiah.", contoh)
        # "Rp1.250 juta" has two readings again, so the strict reader decides.
        rupiah_penuh = kali(baca_angka(angka), KELIPATAN[sisa.casefold()])
        return Angka(_periksa_besar(rupiah_penuh), RUPIAH)
    nilai = _periksa_besar((_baca_rupiah if rupiah else baca_angka)(angka))
    if cocok["rp"] is not None:
        return Angka(nilai, RUPIAH)
    if not sisa or kunci_satuan(sisa) == kunci_satuan(satuan):
        return Angka(nilai, _satuan_baku(satuan))
    return Angka(nilai, _satuan_baku(sisa))


def _baca_rupiah(teks: str) -> Decimal:
    """Read an amount of rupiah, where a single dot can only part thousands, for rupiah has two decimals."""
    try:
        return baca_angka(teks)
    except BacaanError as galat:
        if len(galat.bacaan) > 1:
            return galat.bacaan[0]
        raise


def _satuan_janggal(isi: str, angka: str, sisa: str) -> BacaanError:
    if sisa in MIRIP_PERSEN:
        return BacaanError(
            JenisBacaan.BUKAN_ANGKA,
            f"“{isi}” bukan angka: tanda “{sisa}” bukan satuan.",
            f"Jika maksudnya {angka} persen, tulis {angka} dengan satuan persen, atau “{angka}%”.",
        )
    return BacaanError(
        JenisBacaan.BUKAN_ANGKA,
        f"“{isi}” bukan angka dengan satuan: “{sisa}” tidak dikenali.",
        "Tulis satu angka saja, diikuti satuannya bila berbeda dari satuan indikator.",
    )


def _terbaca(isi: str, satuan: str) -> bool:
    try:
        _baca_ketat(isi, satuan, kelipatan=True)
    except BacaanError:
        return False
    return True


def _baca_tanggal(isi: str) -> date:
    bulan = {nama.casefold(): i for i, nama in enumerate(BULAN, start=1)}
    try:
        if _TANGGAL_ISO.fullmatch(isi):
            return date.fromisoformat(isi)
        if (cocok := _TANGGAL.fullmatch(isi)) and (nomor := bulan.get(cocok["bulan"].casefold())):
            return date(int(cocok["tahun"]), nomor, int(cocok["hari"]))
    except ValueError as galat:
        raise BacaanError(
            JenisBacaan.BUKAN_TANGGAL, f"“{isi}” tidak ada dalam kalender.", "Periksa hari dan bulannya."
        ) from galat
    hari = maksud_tanggal(isi)
    saran = "Tulis tanggal seperti 28 Februari 2025, dan periksa hari dan bulannya."
    if hari:
        saran = f"Tulis {tulis_tanggal(hari)}{' bila itu maksudnya' if tanggal_ragu(isi) else ''}."
    raise BacaanError(JenisBacaan.BUKAN_TANGGAL, f"“{isi}” bukan tanggal.", saran)


def _baca_peringkat(nilai: object, tangga: Tangga) -> Peringkat:
    anggota = tangga.anggota
    isi = nilai.strip() if isinstance(nilai, str) else str(nilai)
    if isi in anggota:
        return Peringkat(isi, tangga)
    latin = isi.translate(HOMOGLIF)
    if latin != isi:
        salah, benar = next((a, b) for a, b in zip(isi, latin, strict=True) if a != b)
        raise BacaanError(
            JenisBacaan.HOMOGLIF,
            f"“{isi}” memuat huruf {sebut_aksara(salah)}, yang hanya serupa dengan huruf Latin “{benar}”.",
            f"Ketik ulang dengan huruf Latin: {latin}.",
        )
    per_huruf = {a.casefold(): a for a in anggota}
    dekat = [per_huruf[k] for k in get_close_matches(isi.casefold(), per_huruf)]
    saran = f"Yang terdekat: {', '.join(dekat)}. " if dekat else ""
    raise BacaanError(
        JenisBacaan.BUKAN_ANGGOTA_TANGGA,
        f"“{isi}” bukan anggota tangga {tangga.id}.",
        f"{saran}Pilihan dari yang terendah: {', '.join(anggota)}.",
    )
