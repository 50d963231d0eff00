"""What an office reached in a year, small enough to hold hundreds: made of its numbers, kept as JSON, read back.

Everything between offices is computed of these alone, so no office has to be read again for another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from lkj.capaian import Angka, Batas, Nisbah, PenerapanBatas, Status
from lkj.diagnostics import Position
from lkj.files.layout import is_shared
from lkj.model.base import Belum
from lkj.model.pengecualian import TIDAK_MENYAMPAIKAN
from lkj.pengukuran import Baris, Pengukuran

__all__ = [
    "UKURAN",
    "Diterima",
    "Golongan",
    "Hasil",
    "HasilIndikator",
    "HasilSasaran",
    "SalahHasilError",
    "TanpaData",
    "Tempat",
    "baca_hasil",
    "bunyi",
    "hasil_satker",
]

#: The keys of an indikator that say how it is measured.
UKURAN = ("satuan", "polaritas", "rumus")
_SHAPE = ConfigDict(extra="forbid", ser_json_inf_nan="constants")
# What a file may hold in one text, and a sentence around it.
Teks = Annotated[str, StringConstraints(max_length=11_000)]
Angkanya = Annotated[Decimal, Field(max_digits=700)]
Banyak = Annotated[int, Field(ge=0, le=10**18)]
Nama = Callable[[str], str]


def bunyi(words: str) -> str:
    """Return words as they are compared between offices: an id is an office's own, capitals and spaces are nobody's."""
    return " ".join(words.casefold().split())


class SalahHasilError(ValueError):
    """A file of results is none, or one of another version."""


class Golongan(StrEnum):
    """What an office without a result is, as it is printed."""

    BELUM = "belum menyampaikan"
    DIBEBASKAN = "tidak diwajibkan"
    BELUM_ADA = "belum ada tahun itu"


@dataclass(frozen=True, slots=True, config=_SHAPE)
class Tempat:
    """Where something stands: a file by its name in the office, a line, and a column."""

    berkas: Teks
    baris: Banyak
    kolom: Banyak = 1

    @property
    def position(self) -> Position:
        """The place as findings name it."""
        return Position(self.berkas, self.baris, self.kolom)


@dataclass(frozen=True, slots=True, kw_only=True, config=_SHAPE)
class HasilIndikator:
    """One indikator of the measured document.

    `target` and `realisasi` are as they are printed, None where there is none; `nilai_target` and `nilai` their numbers
    where they are plain ones, and the counts of a quotient beside them (`pembilang` ÷ `penyebut` × `per`). `capaian` is
    in percent, `mentah` what it was before its bounds, `skor` what enters an aggregate; None where nothing does.
    One that has no words yet has no name, and is held to none of another office.
    `rumus` is the formula that counts for it, with the bounds in percent that bind before averaging. `tempat` says
    where it and its keys stand.
    """

    id: Teks
    nama: Teks
    sasaran: Teks
    satuan: Teks
    polaritas: Teks
    rumus: Teks
    batas_atas: Angkanya | None = None
    batas_bawah: Angkanya | None = None
    target: Teks | None
    nilai_target: Angkanya | None = None
    target_biasa: bool = True
    realisasi: Teks | None
    nilai: Angkanya | None = None
    pembilang: Angkanya | None = None
    penyebut: Angkanya | None = None
    per: Angkanya | None = None
    capaian: Angkanya | None = None
    mentah: Angkanya | None = None
    skor: Angkanya | None = None
    status: Status
    tempat: Mapping[str, Tempat] = field(default_factory=dict)

    @property
    def kunci(self) -> str:
        """What makes it the same indikator in another office: its words. An id is an office's own."""
        return bunyi(self.nama)

    def di(self, key: str) -> Position:
        """Return where a key of it stands, or it itself where the key is not written."""
        return (self.tempat.get(key) or self.tempat["id"]).position


@dataclass(frozen=True, slots=True, kw_only=True, config=_SHAPE)
class HasilSasaran:
    """One objective; its mean in percent where it is one of the measured document (`terukur`).

    `mendukung` is the office and the objective there that it says it supports; `tempat` is where it says so, else its
    own.
    """

    id: Teks
    nama: Teks
    rerata: Angkanya | None = None
    terukur: bool = True
    mendukung: tuple[Teks, Teks] | None = None
    tempat: Tempat


@dataclass(frozen=True, slots=True, kw_only=True, config=_SHAPE)
class Diterima:
    """A waiver of a finding between offices: its code and file, and the lines that it is for, None for all.

    `tempat` is where it stands, `alasan` why it was given. What is to be said of it is known where the office is read,
    message and remedy: `berubah` if it meets something, for a value that is another by now, and `luput` if it meets
    nothing.
    """

    kode: Teks
    berkas: Teks
    baris: tuple[Banyak, Banyak] | None = None
    tempat: Tempat
    luput: tuple[Teks, Teks]
    berubah: tuple[Teks, Teks] | None = None
    alasan: Teks = ""

    def meliputi(self, place: Position) -> bool:
        """Tell whether it is for a finding of its code at a place in its office."""
        if self.kode == TIDAK_MENYAMPAIKAN:
            return True  # which is about the office, wherever its data break off
        here = place.file.endswith(f"/{self.berkas}") or place.file == self.berkas
        return here and (self.baris is None or self.baris[0] <= place.line <= self.baris[1])


@dataclass(frozen=True, slots=True, kw_only=True, config=_SHAPE)
class Hasil:
    """A year of an office. Percentages are unrounded; `lalu` is the mean of the year before as its data tell it.

    `pagu` and `realisasi` are rupiah of the year, with `pagu_bersama` typed in a file that offices share;
    `serapan_lalu` is the absorption of the year before in percent.
    """

    kode: Teks
    nama: Teks
    tahun: Banyak
    dokumen: Teks
    rerata: Angkanya | None
    kategori: Teks | None
    sementara: bool
    terukur: Banyak
    pagu: Banyak | None
    realisasi: Banyak | None
    pagu_bersama: bool = False
    lalu: Angkanya | None = None
    lalu_berbeda: bool = False
    serapan_lalu: Angkanya | None = None
    sasaran: tuple[HasilSasaran, ...]
    indikator: tuple[HasilIndikator, ...]
    diterima: tuple[Diterima, ...] = ()

    @property
    def tercapai(self) -> int:
        """Number of indikator at or above target."""
        return sum(one.status is Status.TERCAPAI for one in self.indikator)

    def to_json(self) -> bytes:
        """Return it as JSON, without clock or path, one line."""
        return _shape().dump_json(self) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True, config=_SHAPE)
class TanpaData:
    """An office that did not deliver: its code and name, the reason in words, and the place where it is to be mended.

    `mulai` is the first year of its data where that is a later one: it cannot be late with a year before it. `saran` is
    the remedy where that lies not in its data.
    """

    kode: Teks
    nama: Teks
    alasan: Teks
    berkas: Teks = ""
    baris: Banyak = 1
    kolom: Banyak = 1
    diterima: tuple[Diterima, ...] = ()
    mulai: Banyak | None = None
    saran: Teks = ""

    @property
    def position(self) -> Position:
        """The place as findings name it."""
        return Position(self.berkas or "data", self.baris, self.kolom)

    @property
    def dibebaskan(self) -> str | None:
        """Why it need not deliver, as it or its superior has it in a waiver; None for one that has to."""
        return next((one.alasan for one in self.diterima if one.kode == TIDAK_MENYAMPAIKAN and not one.berubah), None)

    @property
    def golongan(self) -> Golongan:
        """Whether it is late, need not deliver, or was not there yet."""
        if self.mulai is not None:
            return Golongan.BELUM_ADA
        return Golongan.BELUM if self.dibebaskan is None else Golongan.DIBEBASKAN

    @property
    def keterangan(self) -> str:
        """What a reader is told of it: why it need not deliver, else why it did not."""
        return self.dibebaskan or "; ".join(filter(None, (self.alasan, self.saran)))

    def to_json(self) -> bytes:
        """Return it as JSON, one line."""
        return _shape().dump_json(self) + b"\n"


def baca_hasil(content: bytes) -> Hasil | TanpaData:
    """Read what `to_json` wrote; SalahHasilError for anything else."""
    try:
        return _shape().validate_json(content)
    except ValidationError as error:
        raise SalahHasilError(str(error.errors()[0]["loc"])) from error


@cache
def _shape() -> TypeAdapter[Hasil | TanpaData]:
    return TypeAdapter(Hasil | TanpaData)


def _bernama(words: str) -> str:
    return "" if isinstance(words, Belum) else words


def _indikator(numbers: Pengukuran, row: Baris, true: Nama) -> HasilIndikator:
    facts, rule = row.indikator, row.aturan.untuk(row.indikator.target)
    # What binds the mean alone has no part in what one of its values is.
    before = rule.penerapan_batas is PenerapanBatas.SEBELUM
    n = next(n for n, one in enumerate(numbers.year.indikator.indikator) if one.id == facts.id)
    target, realisasi = facts.target, facts.realisasi
    plain = target.nilai if isinstance(target, (Angka, Batas)) else None
    counts = realisasi if isinstance(realisasi, Nisbah) else None
    score, raw = row.capaian.skor, row.capaian.mentah
    places = {"id": (), "target": ("target",), "realisasi": ("triwulan" if facts.triwulan else "realisasi",)} | {
        key: (key,) for key in UKURAN if key != "rumus" or facts.rumus
    }
    return HasilIndikator(
        id=facts.id,
        nama=_bernama(facts.nama),
        sasaran=facts.sasaran,
        satuan=facts.satuan,
        polaritas=rule.polaritas,
        rumus=rule.rumus_berlaku,
        batas_atas=rule.batas_atas if before else None,
        batas_bawah=rule.batas_bawah if before else None,
        target=None if target is None else str(target),
        nilai_target=plain,
        target_biasa=isinstance(target, Angka),
        realisasi=None if realisasi is None else str(realisasi),
        nilai=realisasi.nilai if isinstance(realisasi, Angka) else None,
        pembilang=counts.pembilang if counts else None,
        penyebut=counts.penyebut if counts else None,
        per=counts.per if counts else None,
        capaian=row.capaian.nilai,
        mentah=raw if raw is not None and raw.is_finite() else None,
        skor=score if score is not None and score.is_finite() else None,
        status=row.capaian.status,
        tempat={key: _tempat(numbers, ("indikator", n, *path), true) for key, path in places.items()},
    )


def _tempat(numbers: Pengukuran, path: Sequence[str | int], true: Nama, file: str = "indikator.yaml") -> Tempat:
    found = numbers.year.position(file, path)
    return Tempat(true(found.file), found.line, found.column)


def hasil_satker(
    kode: str, numbers: Pengukuran, diterima: Sequence[Diterima] = (), true: Nama = lambda name: name
) -> Hasil:
    """Return what an office reached in the measured document of a year; `true` is how its files are really called."""
    utama, year = numbers.utama, numbers.year
    before = next((one for one in numbers.tren if one.tahun == year.tahun - 1), None)
    money = {one.tahun: one for one in numbers.anggaran}
    now, then = money[year.tahun], money.get(year.tahun - 1)
    means = {one.id: mean.nilai for one, mean in utama.per_sasaran}
    return Hasil(
        kode=kode,
        nama=year.satker.satker.sebutan,
        tahun=year.tahun,
        dokumen=utama.dokumen,
        rerata=utama.rerata,
        kategori=utama.kategori,
        sementara=utama.sementara,
        terukur=utama.n,
        pagu=now.pagu,
        realisasi=now.realisasi,
        pagu_bersama=is_shared(_tempat(numbers, (), true, "pagu.yaml").berkas),
        lalu=before.rerata if before else None,
        lalu_berbeda=bool(before and before.berbeda),
        serapan_lalu=then.serapan if then else None,
        sasaran=tuple(
            HasilSasaran(
                id=one.id,
                nama=_bernama(one.nama),
                rerata=means.get(one.id),
                terukur=one.id in means,
                mendukung=(above.kode, above.sasaran) if above else None,
                tempat=_tempat(numbers, ("sasaran", n, *(["mendukung_satker"] if above else [])), true, "sasaran.yaml"),
            )
            for n, one in enumerate(year.sasaran.sasaran)
            for above in [one.mendukung_satker]
        ),
        indikator=tuple(_indikator(numbers, row, true) for row in utama.baris),
        diterima=tuple(diterima),
    )
