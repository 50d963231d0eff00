"""A sentence as items: every word looked up, numbers and times read, names of the year recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from lkj.capaian import MINUS, Peringkat
from lkj.check.claims.bilangan import BESAR, KATA_BILANGAN, Batas, Nilai, baca
from lkj.check.claims.butir import Butir, Klausa
from lkj.check.claims.kamus import Jenis, kamus
from lkj.check.claims.klausa import bagi
from lkj.check.claims.nama import Entitas, Nama
from lkj.check.claims.saat import PEMBUKA_WAKTU, PembacaSaat
from lkj.check.naskah import baca_terbilang
from lkj.pengukuran import Pengukuran

_BUKA, _TUTUP = "“«", "”»"
#: The longest sentence that is read, in characters.
_TERPANJANG = 2_000
_HURUF = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGIT = re.compile(r"\d")


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
        return frozenset(names | units | counts | PEMBUKA_WAKTU | {rank.casefold() for rank in self.peringkat})

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
        if len(kalimat) > _TERPANJANG:
            # Of a sentence as long as that nobody can say what belongs to what.
            return [Butir(jenis=Jenis.ASING, isi="", mulai=0, akhir=len(kalimat))]
        known = self._terbaca.get(kalimat)
        if known is None:
            known = self._terbaca[kalimat] = list(_Pembacaan(self, kalimat).baca())
        return known

    def klausa(self, kalimat: str) -> list[Klausa]:
        """Return the clauses of a sentence."""
        return list(bagi(self.butir(kalimat)))


class _Pembacaan(PembacaSaat):
    """One reading of one sentence, from left to right, the longest match first."""

    def __init__(self, pengurai: Pengurai, kalimat: str) -> None:
        super().__init__(kalimat, pengurai.tahun, pengurai.numbers.year.visi_misi.renstra, pengurai.satuan)
        self.p = pengurai
        # Where each run of words goes on when signs are left out: names hold commas and brackets.
        self._berikut = [n for n, k in enumerate(self.kata) if k.jenis != "tanda"]
        self._urut = {n: i for i, n in enumerate(self._berikut)}

    def baca(self) -> Iterator[Butir]:
        n = 0
        while n < len(self.kata):
            made, after = self._satu(n)
            yield from made
            n = after

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
            # "pada Perjanjian Kinerja Kepala Dinas": a name that begins within and goes on is a name.
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
        if sign in ("(", ")", ":", ".", "!", '"', "|", "[", "]") or set(sign) <= {".", "-", MINUS}:
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
        value = -value if self._bertanda(n) else value
        return self._bersatuan(n, after, value, step, money, collective)

    def _bertanda(self, n: int) -> bool:
        """Tell whether a minus stands before an amount, and no hyphen between two: "-5,1%", but not in "2020-2024"."""
        if n == 0 or self.kata[n - 1].teks not in ("-", MINUS) or self.kata[n - 1].akhir != self.kata[n].mulai:
            return False
        return n == 1 or (self.kata[n - 2].akhir < self.kata[n - 1].mulai and self.kata[n - 2].jenis != "angka")

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
        return self._beri(Jenis.CACAH, (abs(value), collective), n, after)
