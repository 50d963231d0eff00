"""The times that a sentence names: years, spans of them, quarters, months and days."""

from __future__ import annotations

from lkj.check.claims.bilangan import KATA_BILANGAN
from lkj.check.claims.butir import Butir, Periode
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.kata import penggal
from lkj.check.naskah import baca_terbilang
from lkj.model.rencana import Renstra

_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
           "1": 1, "2": 2, "3": 3, "4": 4, "kesatu": 1}  # fmt: skip
BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_TAHUN_LALU = {
    ("tahun", "sebelumnya"), ("tahun", "lalu"), ("tahun", "yang", "lalu"), ("tahun", "lampau"), ("tahun", "kemarin"),
    ("setahun", "sebelumnya"), ("tahun", "silam"), ("setahun", "lalu"), ("periode", "sebelumnya"),
}  # fmt: skip
_TAHUN_INI = {
    ("tahun", "ini"), ("tahun", "laporan"), ("tahun", "berjalan"), ("tahun", "tersebut"), ("kini",), ("sekarang",),
    ("saat", "ini"),
}  # fmt: skip
_PENEKANAN = str.maketrans("", "", "*_`")
#: Words that put a time after or before another one.
_GESER = {
    "kemudian": 1, "sesudahnya": 1, "setelahnya": 1, "berikutnya": 1, "sesudah": 1, "setelah": 1,
    "sebelumnya": -1, "sebelum": -1,
}  # fmt: skip
#: Words that put a time before that of the report.
_SILAM = frozenset({"lalu", "silam", "lampau"})
#: The words with which a time begins.
PEMBUKA_WAKTU = frozenset(
    {"tahun", "setahun", "periode", "masa", "triwulan", "tw", "kuartal", "semester", "bulan", "caturwulan", "trimester",
     "setiap", "tiap", "tahun-tahun", "sejak", "kini", "sekarang", "saat", *BULAN, *KATA_BILANGAN}
)  # fmt: skip


class PembacaSaat:
    """Reads what words from a place on say of time, in a report of a year."""

    def __init__(self, kalimat: str, tahun: int, renstra: Renstra, satuan: frozenset[str]) -> None:
        self.kalimat, self.kata = kalimat, penggal(kalimat)
        self.tahun, self.renstra, self.satuan = tahun, renstra, satuan

        # How a sentence calls the period of the plan of several years.
        names = [tuple(name.casefold().split()) for name in (renstra.singkatan, renstra.nama)]
        self._masa = [(lead, *name) for name in names for lead in ("periode", "masa")]
        # The last year that the sentence has named; None where that was a span, or cannot be told.
        self._acuan: int | None = None
        self._bertahun = self._bergeser = False

    def _kunci(self, n: int) -> str:
        return self.kata[n].kunci if n < len(self.kata) else ""

    def _beri(self, jenis: Jenis, isi: object, n: int, after: int, anafora: bool = False) -> tuple[list[Butir], int]:
        words = self.kata[n:after]
        if isinstance(isi, Periode) or (jenis is Jenis.ASING and isi == "tahun"):
            self._bertahun, self._acuan = True, isi.tahun if isinstance(isi, Periode) else None
        teks = " ".join(self.kalimat[words[0].mulai : words[-1].akhir].translate(_PENEKANAN).split())
        return [
            Butir(jenis=jenis, isi=isi, mulai=words[0].mulai, akhir=words[-1].akhir, teks=teks, anafora=anafora)
        ], after

    def _tahun(self, n: int) -> int | None:
        if n >= len(self.kata) or self.kata[n].jenis != "angka":
            return None
        text = self.kata[n].teks
        if len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2199:
            after = self._kunci(n + 1)
            return None if after in ("%", "persen", "kali", "poin") or after in self.satuan else int(text)
        return None

    def _waktu(self, n: int) -> tuple[list[Butir], int] | None:
        if self.kata[n].jenis != "angka" and self.kata[n].kunci not in PEMBUKA_WAKTU:
            return None
        shifted = self._geser(n)
        if shifted is not None:
            return shifted
        words = [self._kunci(m) for m in range(n, n + 5)]
        for length in (3, 2, 1):
            if tuple(words[:length]) in _TAHUN_LALU:
                return self._beri(Jenis.PERIODE, Periode(self.tahun - 1, self.tahun - 1), n, n + length)
            if tuple(words[:length]) in _TAHUN_INI:
                return self._beri(Jenis.PERIODE, Periode(self.tahun, self.tahun), n, n + length,
                                  words[:2] == ["tahun", "tersebut"])  # fmt: skip
        if words[0] in ("triwulan", "tw", "kuartal", "semester", "bulan", "caturwulan", "trimester"):
            quarter = _ROMAWI.get(words[1])
            kind = "triwulan" if words[0] in ("triwulan", "tw", "kuartal") else words[0]
            return self._beri(Jenis.TRIWULAN, (kind, quarter), n, n + (2 if quarter or words[1] in BULAN else 1))
        if words[0] in BULAN:
            after = n + 1 + (self._tahun(n + 1) is not None)
            return self._beri(Jenis.TRIWULAN, ("bulan", None), n, after)
        if self.kata[n].jenis == "angka" and words[1] in BULAN:
            after = n + 2 + (self._tahun(n + 2) is not None)
            return self._beri(Jenis.TANGGAL, self.kata[n:after], n, after)
        if words[0] in ("setiap", "tiap") and words[1] == "tahun":
            return self._beri(Jenis.PERIODE, Periode(None, self.tahun), n, n + 2)
        if words[:2] == ["tahun-tahun", "sebelumnya"]:
            return self._beri(Jenis.PERIODE, Periode(None, self.tahun - 1), n, n + 2)
        years = self._tahun_terakhir(n)
        if years is not None:
            return years
        return self._tahun_angka(n)

    def _geser(self, n: int) -> tuple[list[Butir], int] | None:
        """Read "setahun kemudian", "dua tahun sebelumnya": a year told by its distance from the one named before it.

        Which one is meant cannot be told after a span, nor where the sentence has gone on so once.
        """
        words = [self._kunci(m) for m in range(n, n + 5)]
        count, at = 1, 1
        if words[0] not in ("tahun", "setahun"):
            read = int(words[0]) if words[0].isdigit() and len(words[0]) < 3 else baca_terbilang(words[0])
            if not read or words[1] != "tahun":
                return None
            count, at = read, 2
        at += words[at] == "yang"
        sign, after = _GESER.get(words[at]), n + at + 1
        if words[at] in _SILAM and count > 1:
            return self._beri(Jenis.ASING, "tahun", n, after)
        if sign is None or (words[at] == "kemudian" and words[0] == "tahun"):
            return None
        if words[at] in ("sebelum", "sesudah", "setelah"):
            # "Setahun sebelum laporan ini": from what stands behind it.
            return None if words[0] == "tahun" else self._beri(Jenis.ASING, "tahun", n, after)
        named, base = self._bertahun, self._acuan
        if self._bergeser or (named and base is None) or (not named and sign > 0):
            return self._beri(Jenis.ASING, "tahun", n, after)
        year = (base if base is not None else self.tahun) + sign * count
        self._bergeser = named
        return self._beri(Jenis.PERIODE, Periode(year, year, nisbi=not named), n, after)

    def _tahun_terakhir(self, n: int) -> tuple[list[Butir], int] | None:
        """Read "empat tahun terakhir", "selama periode" of the plan by its name, "sejak tahun 2021"."""
        words = [self._kunci(m) for m in range(n, n + 6)]
        now = self.tahun
        count = baca_terbilang(words[0]) if words[0] in KATA_BILANGAN else (
            int(words[0]) if words[0].isdigit() and len(words[0]) == 1 else None)  # fmt: skip
        if count and words[1] == "tahun" and words[2] == "terakhir":
            return self._beri(Jenis.PERIODE, Periode(now - count + 1, now), n, n + 3)
        if count and words[1] == "tahun" and self._kunci(n - 1) in ("dalam", "selama", "kurun", "waktu") and n:
            return self._beri(Jenis.PERIODE, Periode(now - count + 1, now), n, n + 2)
        for form in self._masa:
            after = n + len(form)
            if tuple(self._kunci(m) for m in range(n, after)) == form:
                while self._kunci(after) in ("yang", "dilaporkan", "ini"):
                    after += 1
                plan = self.renstra
                return self._beri(Jenis.PERIODE, Periode(plan.awal, min(now, plan.akhir or now)), n, after)
        if words[0] == "sejak":
            at = n + 1 + (words[1] == "tahun")
            since = self._tahun(at)
            if since is not None:
                return self._beri(Jenis.PERIODE, Periode(since, now), n, at + 1)
        return None

    def _tahun_angka(self, n: int) -> tuple[list[Butir], int] | None:
        at = n + (self._kunci(n) == "tahun")
        at += self._kunci(n) == "tahun" and self._kunci(at) == "anggaran"
        if self._kunci(at)[:1] == "¤" and at > n:
            return self._beri(Jenis.ASING, "tahun", n, at + 1)
        first = self._tahun(at)
        if first is None:
            return None
        after = at + 1
        for mark in (("–",), ("-",), ("/",), ("sampai", "dengan"), ("hingga",), ("sampai",), ("s", ".", "d", ".")):
            if tuple(self._kunci(after + i) for i in range(len(mark))) == mark:
                end = after + len(mark) + (self._kunci(after + len(mark)) == "tahun")
                last = self._tahun(end)
                if last is not None:
                    return self._beri(Jenis.PERIODE, Periode(first, last), n, end + 1)
        return self._beri(Jenis.PERIODE, Periode(first, first), n, after)
