"""What a sentence can speak of by name, by id or by code: indikator, sasaran, tujuan, documents, programmes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from lkj.check.claims.kamus import kamus
from lkj.check.claims.kata import Kata, penggal
from lkj.model.kepegawaian import rincian
from lkj.model.presets.kata import UMUM
from lkj.pengukuran import Pengukuran

#: A mention that fits more things than this names none of them.
_TERBANYAK = 3
_TERPANJANG = 30
#: What a name of an indikator or a programme may begin with and be called without.
_DEPAN = frozenset(
    {"persentase", "jumlah", "nilai", "indeks", "tingkat", "rata-rata", "rasio", "capaian", "total", "skor", "program",
     "kegiatan"}
)  # fmt: skip
_SAMBUNG = frozenset(
    {"dan", "yang", "dalam", "dari", "di", "ke", "pada", "untuk", "atas", "serta", "oleh", "dengan", "atau", "bagi",
     "per", "secara", "guna", "sesuai", "mengenai"}
)  # fmt: skip
#: Words that alone name nothing, for every report has them.
_UMUM = UMUM | frozenset(
    {"laporan", "jumlah", "dokumen", "data", "program", "kegiatan", "layanan", "persentase", "nilai", "indeks",
     "pelaksanaan", "penyusunan", "evaluasi", "pengelolaan", "tersedianya", "terwujudnya", "terlaksananya",
     "meningkatnya", "tersusunnya", "anggaran", "kinerja", "informasi", "indikator", "peningkatan", "penyelenggaraan",
     "target", "realisasi", "capaian", "sasaran", "pegawai", "tahun", "opini", "titik",
     "perencanaan", "dukungan", "teknis", "masa", "penetapan", "operasional", "pembentukan", "penyediaan", "rencana",
     "peserta", "naskah", "biaya", "pembayaran", "penyampaian"}
)  # fmt: skip


class Entitas(NamedTuple):
    """Something that the facts name: `jenis` is indikator, sasaran, tujuan, dokumen, program or kegiatan."""

    jenis: str
    id: str
    nama: str


def kunci_kata(kata: Iterable[Kata]) -> tuple[str, ...]:
    """Return words and numbers as names are looked up, without signs."""
    return tuple(k.kunci for k in kata if k.jenis not in ("tanda", "uang"))


class Nama:
    """The names of a year, whole and shortened."""

    def __init__(self, numbers: Pengukuran) -> None:
        self._numbers = numbers
        self.per_id: dict[str, tuple[Entitas, ...]] = {}
        for one in self._semua():
            self.per_id[one.id] = (*self.per_id.get(one.id, ()), one)

    def _semua(self) -> Iterator[Entitas]:
        year = self._numbers.year
        for indikator in year.indikator.indikator:
            yield Entitas("indikator", indikator.id, indikator.nama)
        for sasaran in year.sasaran.sasaran:
            yield Entitas("sasaran", sasaran.id, sasaran.nama)
        for tujuan in year.visi_misi.tujuan:
            yield Entitas("tujuan", tujuan.id, tujuan.nama or "")
        for program in year.pk.program:
            yield Entitas("program", program.kode, program.nama)
            for kegiatan in program.kegiatan:
                if kegiatan.kode is not None:
                    yield Entitas("kegiatan", kegiatan.kode, kegiatan.nama)
        for level in year_levels(self._numbers):
            yield Entitas("pendidikan", level, level)
        office = year.satker.satker
        for name in dict.fromkeys(filter(None, (office.nama, office.sebutan, office.sekretariat))):
            yield Entitas("kantor", name, name)
        for rekap in self._numbers.rekap.values():
            if rekap.baris or rekap.id in year.perjanjian:
                yield Entitas("dokumen", rekap.id, rekap.dokumen)

    @cached_property
    def frasa(self) -> Mapping[tuple[str, ...], tuple[Entitas, ...]]:
        """Each way to name something, and all that it can mean; whole names first, then shortened ones."""
        whole: dict[tuple[str, ...], list[Entitas]] = {}
        short: dict[tuple[str, ...], list[Entitas]] = {}
        for one in self._semua():
            words = kunci_kata(penggal(one.nama))
            if not words:
                continue
            whole.setdefault(words[:_TERPANJANG], []).append(one)
            for part in (*_pendek(one, words), *_perbuatan(one, words)):
                found = short.setdefault(part, [])
                if one not in found:
                    found.append(one)
        for level in year_levels(self._numbers):
            for words in sebutan_jenjang(level):
                whole.setdefault(words, []).append(Entitas("pendidikan", level, level))
        for one in self._semua():
            if one.jenis == "dokumen":
                short_name = self._numbers.year.dokumen[one.id].singkatan or ""
                if words := kunci_kata(penggal(short_name)):
                    whole.setdefault(words, []).append(one)
        known = kamus()
        both = {
            words: tuple(found)
            for words, found in short.items()
            if words not in known and words not in whole and len(found) <= _TERBANYAK
        }
        both.update({words: tuple(found) for words, found in whole.items()})
        return both

    @cached_property
    def panjang(self) -> Mapping[str, tuple[int, ...]]:
        """How many words the names have that begin with a word, the longest first."""
        found: dict[str, set[int]] = {}
        for words in self.frasa:
            found.setdefault(words[0], set()).add(len(words))
        return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}

    def setara(self, ukuran: tuple[str, ...]) -> Iterator[Entitas]:
        """Yield the indikator whose shortened name is a phrase that names a measure, "serapan anggaran"."""
        for one in self._semua():
            if one.jenis == "indikator" and ukuran in _pendek(one, kunci_kata(penggal(one.nama))):
                yield one


_SEBUTAN = {
    "SLTA": "sma|smu|slta|sma/sederajat|slta/sederajat|smk",
    "SLTP": "smp|sltp",
    "S1": "sarjana|s1|s-1|s 1|strata satu",
    "S2": "magister|s2|s-2|s 2|strata dua",
    "S3": "doktor|s3|s-3|s 3|strata tiga",
    "D3": "d3|d-3|d 3|diploma tiga|diploma iii|ahli madya",
}


def year_levels(numbers: Pengukuran) -> list[str]:
    """Return the levels of education that the year counts."""
    return [level.nama for level in rincian(numbers.year.satker.pegawai).get("pendidikan", ())]


def sebutan_jenjang(jenjang: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which a level of education is written."""
    known = _SEBUTAN.get(jenjang)
    # A level of the office's own may hold any sign; of one without a letter nothing can be said.
    for one in known.split("|") if known else filter(str.strip, (jenjang.casefold(),)):
        # "S 2" is one word of its own kind.
        yield (one,) if " " in one and one[0] in "sd" and len(one) == 3 else tuple(one.split())


_PERBUATAN = {"penyampaian": "disampaikan", "penyelesaian": "diselesaikan", "penyusunan": "disusun",
              "pengiriman": "dikirim", "penetapan": "ditetapkan"}  # fmt: skip


def _perbuatan(one: Entitas, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what is done on time as a sentence says it: "penyampaian laporan keuangan", "laporan … disampaikan"."""
    if one.jenis == "indikator" and words[:2] == ("ketepatan", "waktu") and words[2:3] and words[2] in _PERBUATAN:
        for adverb in ((), ("baru",), ("telah",), ("sudah",)):
            yield (*words[3:], *adverb, _PERBUATAN[words[2]])


def _pendek(one: Entitas, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the shortened forms of a name: without its word of quantity, and its beginnings."""
    core = words
    while len(core) > 1 and core[0] in _DEPAN:
        core = core[1:]
    if core != words:
        yield core
    if one.jenis in ("dokumen", "pendidikan", "kantor"):
        return
    beginnings = [core[:n] for n in range(1, len(core)) if core[n - 1] not in _SAMBUNG]
    if core != words:
        beginnings += [words[:n] for n in range(len(words) - len(core) + 2, len(words)) if words[n - 1] not in _SAMBUNG]
    least = 3 if one.jenis in ("sasaran", "tujuan") else 1
    for part in beginnings:
        single = len(part) == 1 and (part[0] in _UMUM or one.jenis != "indikator")
        common = all(word in _UMUM or word in _SAMBUNG for word in part)
        whole = one.jenis == "program" and part[0] == "program" and len(part) > 2
        if len(part) >= least and not single and (whole or not common):
            yield part
