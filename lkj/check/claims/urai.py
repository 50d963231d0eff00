"""A sentence as items: every word looked up, numbers and times read, names of the year recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from lkj.capaian import Peringkat
from lkj.check.claims.bilangan import BESAR, KATA_BILANGAN, Batas, Nilai, baca
from lkj.check.claims.butir import Butir, Klausa, Periode
from lkj.check.claims.kamus import Jenis, kamus
from lkj.check.claims.kata import penggal
from lkj.check.claims.nama import Entitas, Nama
from lkj.check.naskah import baca_terbilang
from lkj.pengukuran import Pengukuran

_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
           "1": 1, "2": 2, "3": 3, "4": 4, "kesatu": 1}  # fmt: skip
BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_BUKA, _TUTUP = "“«", "”»"
_TAHUN_LALU = {
    ("tahun", "sebelumnya"), ("tahun", "lalu"), ("tahun", "yang", "lalu"), ("tahun", "lampau"), ("tahun", "kemarin"),
    ("setahun", "sebelumnya"), ("tahun", "silam"), ("setahun", "lalu"), ("periode", "sebelumnya"),
}  # fmt: skip
_TAHUN_INI = {("tahun", "ini"), ("tahun", "laporan"), ("tahun", "berjalan"), ("tahun", "tersebut")}
_HURUF = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_PEMBUKA_WAKTU = frozenset(
    {"tahun", "setahun", "periode", "masa", "triwulan", "tw", "kuartal", "semester", "bulan", "caturwulan", "trimester",
     "setiap", "tiap", "tahun-tahun", "sejak", *BULAN, *KATA_BILANGAN}
)  # fmt: skip


class Pengurai:
    """Reads the sentences of one year's prose."""

    def __init__(self, numbers: Pengukuran, nama: Nama) -> None:
        self.nama, self.tahun = nama, numbers.year.tahun
        self.numbers = numbers
        self._kamus = kamus()
        self._panjang: dict[str, int] = {}
        for words in self._kamus:
            self._panjang[words[0]] = max(len(words), self._panjang.get(words[0], 0))
        self._terbaca: dict[str, list[Butir]] = {}

    @cached_property
    def satuan(self) -> frozenset[str]:
        """The units of the year's indikator, word by word."""
        known = {i.satuan.casefold() for i in self.numbers.year.indikator.indikator}
        return frozenset(known - {"persen", "rupiah", "tanggal", "ya/tidak", "%"})

    @cached_property
    def peringkat(self) -> frozenset[str]:
        """The ranks of the ladders that the year's indikator use."""
        found: set[str] = set()
        for one in self.numbers.year.indikator.indikator:
            for value in (one.target, one.realisasi):
                if isinstance(value, Peringkat):
                    found |= set(value.tangga.anggota)
        return frozenset(found)

    @cached_property
    def kategori(self) -> dict[tuple[str, ...], str]:
        """The names of the bands of the year's scale."""
        scales = [self.numbers.skala, *(past.pita for past in self.numbers.year.metode.riwayat)]
        return {tuple(p.nama.casefold().split()): p.nama for scale in scales for p in scale.pita}

    @cached_property
    def kenal(self) -> frozenset[str]:
        """The words with which something begins that can be placed."""
        names = {words[0] for words in (*self._kamus, *self.nama.frasa, *self.kategori)}
        units = {unit.split()[0] for unit in self.satuan} | {"persen", "rupiah"}
        counts = KATA_BILANGAN | {f"ke{word}" for word in KATA_BILANGAN}
        return frozenset(names | units | counts | _PEMBUKA_WAKTU | {rank.casefold() for rank in self.peringkat})

    @cached_property
    def _isyarat(self) -> frozenset[str]:
        """The words without one of which, or a digit, no sentence claims anything: of each phrase the longest."""
        kinds = (Jenis.ARAH, Jenis.PUNCAK, Jenis.STATUS)
        words = {max(phrase, key=len) for phrase, (kind, _) in self._kamus.items() if kind in kinds}
        # Ranks and categories are names, and told by their capitals.
        names = {words[0].capitalize() for words in self.kategori} | self.peringkat
        counts = KATA_BILANGAN | {f"ke{word}" for word in KATA_BILANGAN}
        return frozenset(words | names | counts | {"tepat", "belum", "terserap", "pengukuran"})

    def bermakna(self, kalimat: str) -> bool:
        """Tell whether a sentence can claim anything, so that it is worth reading."""
        words = _HURUF.findall(kalimat)
        if _DIGIT.search(kalimat) or not self._isyarat.isdisjoint(words):
            return True
        first = next((w.casefold() for w in words), "")
        return first in self._isyarat

    def butir(self, kalimat: str) -> list[Butir]:
        """Return the items of a sentence in their order."""
        known = self._terbaca.get(kalimat)
        if known is None:
            known = self._terbaca[kalimat] = list(_Pembacaan(self, kalimat).baca())
        return known

    def klausa(self, kalimat: str) -> list[Klausa]:
        """Return the clauses of a sentence."""
        return list(bagi(self.butir(kalimat)))


class _Pembacaan:
    """One reading of one sentence, from left to right, the longest match first."""

    def __init__(self, pengurai: Pengurai, kalimat: str) -> None:
        self.p, self.kalimat = pengurai, kalimat
        self.kata = kata = penggal(kalimat)
        # Where each run of words goes on when signs are left out: names hold commas and brackets.
        self._berikut = [n for n, k in enumerate(kata) if k.jenis != "tanda"]
        self._urut = {n: i for i, n in enumerate(self._berikut)}

    def _kunci(self, n: int) -> str:
        return self.kata[n].kunci if n < len(self.kata) else ""

    def baca(self) -> Iterator[Butir]:
        n = 0
        while n < len(self.kata):
            made, after = self._satu(n)
            yield from made
            n = after

    def _beri(self, jenis: Jenis, isi: object, n: int, after: int, anafora: bool = False) -> tuple[list[Butir], int]:
        words = self.kata[n:after]
        teks = " ".join(self.kalimat[words[0].mulai : words[-1].akhir].replace("*", "").split())
        return [Butir(jenis, isi, words[0].mulai, words[-1].akhir, teks, anafora)], after

    def _satu(self, n: int) -> tuple[list[Butir], int]:
        kata = self.kata[n]
        if kata.jenis == "kata" and kata.kunci not in self.p.kenal and not kata.kunci.endswith("nya"):
            return self._beri(Jenis.ASING, kata.kunci, n, n + 1)
        if kata.jenis == "hitung":
            return self._beri(Jenis.HITUNG, None, n, n + 1)
        if kata.jenis == "tanda":
            return self._tanda(n)
        band = self._kategori(n) if n else None
        if band is not None:
            return band
        name, after_name = self._nama(n)
        entry, after_entry = self._frasa(n)
        if entry is not None and entry[0] is Jenis.NETRAL:
            # "pada Perjanjian Kinerja Sekretaris": a name that begins within and goes on is a name.
            for m in range(n + 1, after_entry):
                inner, after_inner = self._nama(m)
                if inner is not None and after_inner > after_entry:
                    entry, after_entry = self._frasa(n, m)
                    break
        time = self._waktu(n)
        if time is not None and time[1] > after_name:
            return time
        if name is not None and after_name >= after_entry and all(e.jenis == "kantor" for e in name):
            return self._beri(Jenis.NETRAL, "kantor", n, after_name)
        if name is not None and after_name >= after_entry and not (after_name == after_entry and entry is not None):
            return self._beri(Jenis.ENTITAS, name, n, after_name)
        if entry is not None:
            jenis, isi = entry
            anaphor = kata.kunci in ("tersebut", "itu", "ini") or self.kata[after_entry - 1].kunci.endswith("nya")
            if kata.kunci == "dalam" and after_entry == n + 1 and self._berupa_perbuatan(n + 1):
                # "dalam menempuh sasaran": what for, not of what.
                jenis = Jenis.EKOR
            number = self._angka(n)
            if number is not None and number[1] > after_entry:
                return number
            return self._beri(jenis, isi, n, after_entry, anaphor)
        if kata.jenis in ("angka", "uang", "kata"):
            number = self._angka(n)
            if number is not None:
                return number
        if kata.jenis == "kata" and self._satuan(n):
            return self._beri(Jenis.SATUAN, self._satuan(n), n, n + len(self._satuan(n).split()))
        if kata.teks in self.p.peringkat:
            return self._beri(Jenis.PERINGKAT, kata.teks, n, n + 1)
        if kata.kunci.endswith("nya") and (kata.kunci[:-3],) in self.p._kamus:
            jenis, isi = self.p._kamus[(kata.kunci[:-3],)]
            return self._beri(jenis, isi, n, n + 1, True)
        return self._beri(Jenis.ASING, kata.kunci, n, n + 1)

    def _berupa_perbuatan(self, n: int) -> bool:
        """Tell whether a verb that says what something was done for stands here."""
        word = self._kunci(n)
        return len(word) > 5 and word.startswith(("me", "ber")) and (word,) not in self.p._kamus

    def _tanda(self, n: int) -> tuple[list[Butir], int]:
        sign = self.kata[n].teks
        if sign in _BUKA:
            end = next((m for m in range(n + 1, len(self.kata)) if self.kata[m].teks in _TUTUP), None)
            if end is not None:
                band = self._kategori(n + 1)
                if band is not None and band[1] == end:
                    return band[0], end + 1
                name, after = self._nama(n + 1)
                if name is not None and after == end:
                    return self._beri(Jenis.ENTITAS, name, n, end + 1)
                return self._beri(Jenis.ASING, "“", n, end + 1)
        if sign == ";":
            return self._beri(Jenis.PISAH, ";", n, n + 1)
        if sign == ",":
            return self._beri(Jenis.KOMA, ",", n, n + 1)
        if sign == "?":
            return self._beri(Jenis.ANDAI, "?", n, n + 1)
        if sign == "±":
            return self._beri(Jenis.BATAS, Batas.KIRA, n, n + 1)
        if sign in ("(", ")", ":", ".", "!", '"', "|", "[", "]") or set(sign) <= {".", "-"}:
            return self._beri(Jenis.NETRAL, sign, n, n + 1)
        return self._beri(Jenis.ASING, sign, n, n + 1)

    def _nama(self, n: int) -> tuple[tuple[Entitas, ...] | None, int]:
        names = self.p.nama
        start = self._urut.get(n)
        if start is None:
            return None, n
        if self.kata[n].jenis in ("id", "kode") or (self.kata[n].jenis == "angka" and len(self.kata[n].teks) == 4):
            known = names.per_id.get(self.kata[n].teks)
            if known is not None:
                return known, n + 1
            if self.kata[n].jenis == "id":
                return None, n
        for length in names.panjang.get(self.kata[n].kunci, ()):
            span = self._berikut[start : start + length]
            if len(span) < length:
                continue
            found = names.frasa.get(tuple(self.kata[m].kunci for m in span))
            if found is not None:
                after = span[-1] + 1
                # A name in brackets is closed by its own.
                if ")" not in "".join(k.teks for k in self.kata[n:after]) and "(" in [
                    k.teks for k in self.kata[n:after]
                ]:
                    after += self._kunci(after) == ")"
                return found, after
        return None, n

    def _frasa(self, n: int, before: int | None = None) -> tuple[tuple[Jenis, str] | None, int]:
        words: list[str] = []
        found: tuple[Jenis, str] | None = None
        after = n
        longest = self.p._panjang.get(self.kata[n].kunci, 0)
        for m in range(n, min(n + longest, len(self.kata) if before is None else before)):
            if self.kata[m].jenis == "tanda":
                break
            words.append(self.kata[m].kunci)
            entry = self.p._kamus.get(tuple(words))
            if entry is not None:
                found, after = entry, m + 1
        return found, after

    def _kategori(self, n: int) -> tuple[list[Butir], int] | None:
        if not self.kata[n].teks[0].isupper():
            return None
        for length in (3, 2, 1):
            words = tuple(k.kunci for k in self.kata[n : n + length])
            name = self.p.kategori.get(words)
            if name in self.p.peringkat and self._kunci(n - 1) not in ("kategori", "berkategori"):
                continue
            if name is not None:
                return self._beri(Jenis.NAMA_KATEGORI, name, n, n + length)
        return None

    def _satuan(self, n: int) -> str:
        """Return the unit that begins here, empty where none does."""
        for length in (3, 2, 1):
            words = " ".join(self._kunci(m) for m in range(n, n + length))
            if words in self.p.satuan or (words in ("persen", "rupiah") and length == 1):
                return words
        return ""

    def _tahun(self, n: int) -> int | None:
        if n >= len(self.kata) or self.kata[n].jenis != "angka":
            return None
        text = self.kata[n].teks
        if len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2199:
            after = self._kunci(n + 1)
            return None if after in ("%", "persen", "kali", "poin") or after in self.p.satuan else int(text)
        return None

    def _waktu(self, n: int) -> tuple[list[Butir], int] | None:
        if self.kata[n].jenis != "angka" and self.kata[n].kunci not in _PEMBUKA_WAKTU:
            return None
        words = [self._kunci(m) for m in range(n, n + 5)]
        for length in (3, 2):
            if tuple(words[:length]) in _TAHUN_LALU:
                return self._beri(Jenis.PERIODE, Periode(self.p.tahun - 1, self.p.tahun - 1), n, n + length)
            if tuple(words[:length]) in _TAHUN_INI:
                return self._beri(Jenis.PERIODE, Periode(self.p.tahun, self.p.tahun), n, n + length,
                                  words[1] == "tersebut")  # fmt: skip
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
            return self._beri(Jenis.PERIODE, Periode(None, self.p.tahun), n, n + 2)
        if words[:2] == ["tahun-tahun", "sebelumnya"]:
            return self._beri(Jenis.PERIODE, Periode(None, self.p.tahun - 1), n, n + 2)
        years = self._tahun_terakhir(n)
        if years is not None:
            return years
        return self._tahun_angka(n)

    def _tahun_terakhir(self, n: int) -> tuple[list[Butir], int] | None:
        """Read "empat tahun terakhir", "selama periode Renstra", "sejak tahun 2021"."""
        words = [self._kunci(m) for m in range(n, n + 6)]
        now = self.p.tahun
        count = baca_terbilang(words[0]) if words[0] in KATA_BILANGAN else (
            int(words[0]) if words[0].isdigit() and len(words[0]) == 1 else None)  # fmt: skip
        if count and words[1] == "tahun" and words[2] == "terakhir":
            return self._beri(Jenis.PERIODE, Periode(now - count + 1, now), n, n + 3)
        if count and words[1] == "tahun" and self._kunci(n - 1) in ("dalam", "selama", "kurun", "waktu") and n:
            return self._beri(Jenis.PERIODE, Periode(now - count + 1, now), n, n + 2)
        renstra = self.p.numbers.year.visi_misi.renstra
        for length, form in (
            (2, ("periode", "renstra")),
            (2, ("masa", "renstra")),
            (3, ("periode", "rencana", "strategis")),
        ):
            if tuple(words[:length]) == form:
                after = n + length
                while self._kunci(after) in ("yang", "dilaporkan", "ini"):
                    after += 1
                return self._beri(Jenis.PERIODE, Periode(renstra.awal, min(now, renstra.akhir or now)), n, after)
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

    def _angka(self, n: int) -> tuple[list[Butir], int] | None:
        money = self.kata[n].jenis == "uang"
        at = n + money
        if at >= len(self.kata):
            return None
        collective = False
        if self.kata[at].jenis == "angka":
            read = baca(self.kata[at].teks)
            if read is None:
                return self._beri(Jenis.ASING, self.kata[at].teks, n, at + 1)
            value, step = read
            after = at + 1
        else:
            words: list[str] = []
            m = at
            while m < len(self.kata) and self.kata[m].jenis == "kata":
                word = self.kata[m].kunci
                if not words and word.startswith("ke") and word[2:] in KATA_BILANGAN:
                    collective, word = True, word[2:]
                if word not in KATA_BILANGAN and not (words and word in BESAR):
                    break
                words.append(word)
                m += 1
            read_words = baca_terbilang(" ".join(words)) if words else None
            if read_words is None:
                return None
            value, step, after = Decimal(read_words), Decimal(1), m
        big = BESAR.get(self._kunci(after))
        if big is not None and self.kata[at].jenis == "angka":
            value, step, after = value * big, step * big, after + 1
        if self._kunci(after) == "rupiah":
            money, after = True, after + 1
        if money:
            while self._kunci(after) in (",", ",-", "-", ".-"):
                if self._kunci(after) == "," and self._kunci(after + 1) != "-":
                    break
                after += 1
        after = self._lewati_terbilang(after)
        return self._bersatuan(n, after, value, step, money, collective)

    def _lewati_terbilang(self, after: int) -> int:
        """Skip the words in brackets that repeat a number, "17 (tujuh belas)"."""
        if self._kunci(after) != "(":
            return after
        m = after + 1
        while m < len(self.kata) and (
            self._kunci(m) in KATA_BILANGAN or self._kunci(m) in (*BESAR, "rupiah", "persen")
        ):
            m += 1
        return m + 1 if m > after + 1 and self._kunci(m) == ")" else after

    def _bersatuan(
        self, n: int, after: int, value: Decimal, step: Decimal, money: bool, collective: bool
    ) -> tuple[list[Butir], int]:
        unit = self._kunci(after)
        if money:
            return self._beri(Jenis.NILAI, Nilai(value, step, "rupiah"), n, after)
        if unit in ("%", "persen"):
            after += 1
            return self._beri(Jenis.NILAI, Nilai(value, step, "persen"), n, after)
        if unit == "poin":
            after += 1
            after += self._kunci(after) in ("persen", "persentase")
            return self._beri(Jenis.NILAI, Nilai(value, step, "poin"), n, after)
        if unit == "kali":
            after += 1 + (self._kunci(after + 1) == "lipat")
            return self._beri(Jenis.NILAI, Nilai(value, step, "kali"), n, after)
        for length in (3, 2, 1):
            words = " ".join(self._kunci(m) for m in range(after, after + length))
            if words in self.p.satuan:
                return self._beri(Jenis.NILAI, Nilai(value, step, "", kata_satuan=words), n, after + length)
        if step != 1:
            return self._beri(Jenis.NILAI, Nilai(value, step, ""), n, after)
        return self._beri(Jenis.CACAH, (value, collective), n, after)


def bagi(butir: list[Butir]) -> Iterator[Klausa]:
    """Split the items of a sentence into clauses; what stands after a word that opens a reason is left out."""
    conditional = any(b.jenis is Jenis.ANDAI for b in butir)
    parts: list[list[Butir]] = [[]]
    joined: set[int] = set()
    for n, b in enumerate(butir):
        if b.jenis is Jenis.PISAH or (b.jenis is Jenis.KOMA and _hitungan_baru(parts[-1], butir[n + 1 :])):
            parts.append([])
        elif (
            b.jenis is Jenis.UKURAN
            and b.isi in ("nilai", "rerata")
            and any(x.jenis is Jenis.CACAH for x in parts[-1])
            and any(x.jenis is Jenis.STATUS for x in parts[-1])
        ):
            parts.append([b])
        elif b.jenis is Jenis.DAN and _dua_kalimat(parts[-1], butir[n + 1 :]):
            joined.add(len(parts))
            parts.append([])
        else:
            parts[-1].append(b)
    for number, part in enumerate(map(_elipsis, parts)):
        tail = next((n for n, b in enumerate(part) if b.jenis is Jenis.EKOR), len(part))
        body = part[:tail]
        kept = rapikan([b for b in body if b.jenis not in (Jenis.NETRAL,)])
        if not kept:
            continue
        yield Klausa(
            kept,
            all(b.jenis is not Jenis.ASING for b in body),
            conditional,
            any(b.anafora for b in body),
            [b for b in part[tail:] if b.jenis in (Jenis.TRIWULAN, Jenis.PERIODE)],
            number in joined,
        )


def _hitungan_baru(left: list[Butir], right: list[Butir]) -> bool:
    """Tell whether a comma begins another count: "dua belas indikator mencapai target, tiga sisanya tidak"."""
    first = next((b for b in right if b.jenis is not Jenis.NETRAL), None)
    return (
        first is not None
        and first.jenis is Jenis.CACAH
        and any(b.jenis is Jenis.STATUS for b in left)
        and any(b.jenis is Jenis.CACAH for b in left)
    )


def _elipsis(part: list[Butir]) -> list[Butir]:
    """Return a clause with "tidak" or "belum" at its end as what it stands for: "sembilan tercapai dan enam belum"."""
    last = next((b for b in reversed(part) if b.jenis not in (Jenis.NETRAL, Jenis.KOMA)), None)
    if last is None or last.jenis is not Jenis.ASING or last.isi not in ("tidak", "belum"):
        return part
    if not any(b.jenis is Jenis.CACAH for b in part):
        return part
    return [b._replace(jenis=Jenis.STATUS, isi="-") if b is last else b for b in part]


_ISI = (Jenis.HITUNG, Jenis.NILAI, Jenis.CACAH, Jenis.ARAH, Jenis.STATUS, Jenis.NAMA_KATEGORI)
_HAL = (Jenis.UKURAN, Jenis.ENTITAS, Jenis.CACAH, Jenis.CACAHAN)


def _dua_kalimat(left: list[Butir], right: list[Butir]) -> bool:
    """Tell whether "dan" joins two statements and not two words: each side says something of something."""
    stop = next((n for n, b in enumerate(right) if b.jenis is Jenis.PISAH), len(right))
    right = right[:stop]
    return (
        any(b.jenis in _ISI for b in left)
        and any(b.jenis in _HAL for b in left)
        and any(b.jenis in _ISI for b in right)
        and any(b.jenis in _HAL for b in right)
        and not (left[-1].jenis is Jenis.NILAI and right[0].jenis is Jenis.NILAI)
    )


def rapikan(butir: list[Butir]) -> list[Butir]:
    """Join what belongs together: a kind of thing before its name, an id and its name, a word before a value."""
    made: list[Butir] = []
    for one in butir:
        b = _bernama(one, made) if one.jenis is Jenis.ENTITAS else _bernilai(one, made)
        if b is not None:
            made.append(b)
    return [b for b in made if b.jenis is not Jenis.KOMA]


def _bernama(b: Butir, made: list[Butir]) -> Butir | None:
    """Return a name without the kind of thing before it; None where it only repeats the one before, id and name."""
    if made and made[-1].jenis is Jenis.CACAHAN and any(e.jenis == made[-1].isi for e in b.isi):
        kind = made.pop()
        b = b._replace(isi=tuple(e for e in b.isi if e.jenis == kind.isi), mulai=kind.mulai)
    before = next((x for x in reversed(made) if x.jenis is not Jenis.KOMA), None)
    if before is not None and before.jenis is Jenis.ENTITAS:
        shared = tuple(e for e in b.isi if e in before.isi)
        if shared:
            while made[-1] is not before:
                made.pop()
            made[-1] = before._replace(isi=shared, akhir=b.akhir)
            return None
    return b


def _bernilai(b: Butir, made: list[Butir]) -> Butir:
    """Return a value with the sense of the word before it, and a period with that of a comparison."""
    last = made[-1] if made else None
    if last is None:
        return b
    if b.jenis is Jenis.NILAI and last.jenis is Jenis.STATUS and "target" in last.teks:
        # "melampaui target Rp180 juta": the target with its value.
        made[-1] = last._replace(jenis=Jenis.UKURAN, isi="target")
    elif b.jenis is Jenis.NILAI and last.jenis is Jenis.BATAS:
        made.pop()
        return b._replace(isi=b.isi.dengan(Batas(last.isi)), mulai=last.mulai, teks=f"{last.teks} {b.teks}")
    elif b.jenis is Jenis.CACAH and last.jenis is Jenis.BATAS:
        made.pop()
        return b._replace(jenis=Jenis.NILAI, isi=Nilai(b.isi[0], Decimal(1), "", Batas(last.isi)), mulai=last.mulai)
    elif b.jenis is Jenis.PERIODE and last.jenis is Jenis.BANDING:
        made.pop()
        return b._replace(isi=b.isi._replace(banding=True))
    return b
