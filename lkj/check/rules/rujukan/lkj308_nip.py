"""LKJ308: a NIP holds dates and a sex that can be, and belongs to one person."""

from datetime import date

from lkj.check.rules.define import ERROR, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ308",
    severity=ERROR,
    title="NIP mustahil",
    finds="NIP memuat tanggal lahir atau bulan pengangkatan yang tidak ada, pengangkatan sebelum usia 18 tahun atau"
    " sesudah tanggal laporan, angka jenis kelamin selain 1 dan 2, atau sama dengan NIP pejabat lain.",
    why="NIP tercetak di bawah tanda tangan dan menunjuk satu orang.",
    source="Susunan NIP 18 angka: 8 tanggal lahir, 6 tahun dan bulan pengangkatan, 1 jenis kelamin, 3 nomor urut",
    remedy="Salin NIP dari keputusan pengangkatan.",
    examples=(Example(file="satker.yaml", good='"198002292006042001"', bad='"198002302006042001"'),),
)


_USIA_TERMUDA = 18
# A PPPK has a two-digit code of the appointment, 21 and up, where a PNS has a month.
_KODE_PPPK = 21


def _cela_nip(nip: str, at: date) -> str:
    """Say what is impossible in a NIP of 18 digits (8 birth, 6 appointment, 1 sex, 3 serial); "" if nothing."""
    born_year, born_month, born_day = int(nip[:4]), int(nip[4:6]), int(nip[6:8])
    year, month = int(nip[8:12]), int(nip[12:14])
    try:
        born = date(born_year, born_month, born_day)
    except ValueError:
        return f"tanggal lahir «{nip[:8]}» tidak ada dalam kalender"
    if not (1 <= month <= 12 or month >= _KODE_PPPK):
        return f"bulan pengangkatan «{nip[12:14]}» tidak ada"
    month = min(month, 12)
    if (year, month) < (born.year + _USIA_TERMUDA, born.month):
        return f"pengangkatan tahun {year} mendahului usia {_USIA_TERMUDA} tahun bagi yang lahir tahun {born.year}"
    if year > at.year:
        return f"pengangkatan tahun {year} sesudah tanggal laporan"
    if nip[14] not in "12":
        return f"angka jenis kelamin «{nip[14]}» bukan 1 (pria) atau 2 (wanita)"
    return "nomor urut «000» tidak ada" if nip[15:] == "000" else ""


@RULE.facts
def find(year: Tahun) -> Findings:
    first: dict[str, int] = {}
    for n, official in enumerate(year.satker.pejabat):
        if official.nip is None:
            continue
        place = year.position("satker.yaml", ("pejabat", n, "nip"))
        hint = "salin NIP dari keputusan pengangkatan: 8 angka tanggal lahir, 6 angka pengangkatan, 1, lalu 3"
        flaw = _cela_nip(official.nip, year.hari)
        if flaw:
            yield RULE.at(place, f"NIP {official.nama} mustahil: {flaw}", hint)
        elif official.nip in first:
            other = year.position("satker.yaml", ("pejabat", first[official.nip], "nip"))
            message = f"NIP {official.nama} sama dengan NIP pejabat lain"
            yield RULE.at(place, message, hint, (other, "NIP yang sama di sini"))
        first.setdefault(official.nip, n)
