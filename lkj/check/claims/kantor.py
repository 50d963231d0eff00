"""The office in prose: its name, its divisions, its seat, its type and its vision, garbled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.claims.serupa import beda_satu, jarak
from lkj.check.naskah import Naskah, sekali
from lkj.diagnostics import Severity
from lkj.model import Tahun
from lkj.model.presets.kata import DEKAT_NAMA_KANTOR
from lkj.model.susunan import unit_setara

_KATA = Pola(r"[^\W\d_]+")
#: Words with fewer letters are too many of their kind to be one of them mistyped.
_TERPENDEK = 6
#: What is left out of a name without making it another.
_BOLEH_HILANG = frozenset(["provinsi", "kabupaten", "kota", "republik", "indonesia", "daerah", "negara", "sekretariat"])
_BAGIAN = Pola(r"\b(Bagian|Subbagian|Bidang|Seksi)((?:,?[ \n]+(?:dan[ \n]+)?[A-Z][\w]+)+)")
_TIPE = Pola(r"\b(?:ditetapkan|berubah|naik|meningkat) menjadi\s+(?:satuan kerja\s+)?Tipe\s+(?P<tipe>[A-D])\b")
_TAHUN = Pola(r"\bpada (?:bulan \w+ )?tahun (\d{4})\b|\bsejak tahun (\d{4})\b", re.IGNORECASE)
_VISI = Pola(r"\bVisi\b[^.“\"«]{0,90}[“\"«](?P<isi>[^”\"»]{10,400})[”\"»]")


def nama_kantor(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield garbled names of the office, its seat and its divisions, and a type or a vision that is not its own."""
    yield from _salah_eja(year, prose)
    yield from _kurang(year, prose)
    yield from _kota(year, prose)
    yield from _bagian(year, prose)
    yield from _tipe(year, prose)
    yield from _visi(year, prose)


def _nama(year: Tahun) -> list[str]:
    office = year.satker.satker
    names = [office.sebutan, office.nama, office.sekretariat, office.lembaga, re.sub(r"\(.*\)", "", office.wilayah)]
    return [name for name in (*names, office.kota) if name]


def _ungkapan(year: Tahun, name: str) -> str:
    """Return the expression that prints a name of the office, as a remedy goes on; empty where none does."""
    office = year.satker.satker
    key = next((k for k in ("sebutan", "nama", "sekretariat", "lembaga", "kota") if getattr(office, k) == name), None)
    return f", atau {{{{ satker.{key} }}}}" if key else ""


class _Kunci(NamedTuple):
    """What the names of an office are looked up by, made once a year.

    `pasangan` holds the longer words of its names, each with its neighbours and the name that they stand in; `tetangga`
    finds such a neighbour; `kurang` finds a name without one of its inner words, which `penuh` has whole.
    """

    pasangan: Mapping[str, Sequence[tuple[str, str, str]]]
    kenal: frozenset[str]
    tetangga: re.Pattern[str]
    kurang: re.Pattern[str] | None
    penuh: Mapping[tuple[str, ...], str]


@sekali
def _kunci(year: Tahun) -> Iterator[_Kunci]:
    names = _nama(year)
    parts = [(name, _KATA.findall(name)) for name in names]
    pairs: dict[str, list[tuple[str, str, str]]] = {}
    missing: dict[tuple[str, ...], str] = {}
    whole = {tuple(words) for _, words in parts}
    for name, words in parts:
        for n, word in enumerate(words):
            before, after = words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""
            if len(word) >= _TERPENDEK and (before or after):
                pairs.setdefault(word, []).append((before, after, name))
            short = (*words[:n], *words[n + 1 :])
            inner = 0 < n < len(words) - 1 and len(words) > 3
            if inner and word.casefold() not in _BOLEH_HILANG and short not in whole:
                missing.setdefault(short, name)
    neighbours = sorted({w for group in pairs.values() for b, a, _ in group for w in (b, a) if w})
    beside = "|".join(map(re.escape, neighbours)) or "(?!)"
    longest = sorted(missing, key=len, reverse=True)
    known = {w for _, words in parts for w in words} | {w for p in year.satker.pejabat for w in p.nama.split()}
    yield _Kunci(
        pairs,
        DEKAT_NAMA_KANTOR | known,
        re.compile(rf"\b(?:{beside})\b"),
        re.compile("|".join(r"\b" + r"[ \n]+".join(map(re.escape, w)) + r"\b" for w in longest)) if longest else None,
        missing,
    )


_SEBELUM = re.compile(r"\b([A-Z][^\W\d_]{4,})\s+$")
_SESUDAH = re.compile(r"\s+([A-Z][^\W\d_]{4,})\b")


def _salah_eja(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield words beside one of the office's own that are nearly the one that belongs there."""
    (key,) = _kunci(year)
    text = prose.teks
    told: set[int] = set()
    for found in key.tetangga.finditer(text):
        before = _SEBELUM.search(text, max(0, found.start() - 40), found.start())
        after = _SESUDAH.match(text, found.end())
        for beside, side in ((before, 1), (after, 0)):
            if beside is None or beside.start(1) in told or beside[1] in key.kenal:
                continue
            for meant, group in key.pasangan.items():
                name = next((one[2] for one in group if one[side] == found[0]), None)
                if name is None or jarak(beside[1], meant) > (1 if len(meant) < 8 else 2):
                    continue
                told.add(beside.start(1))
                message = f"nama tertulis «{beside[1]}», menurut data «{meant}» dalam {name}"
                hint = f"tulis {meant}{_ungkapan(year, name)}"
                yield (
                    beside.start(1),
                    Putusan(kode="LKJ512", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint),
                )
                break


def _kurang(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield names from whose middle a word is missing: "Sekretariat KPU Provinsi Tengah"."""
    (key,) = _kunci(year)
    for found in key.kurang.finditer(prose.teks) if key.kurang else ():
        right = key.penuh[tuple(found[0].split())]
        message = f"nama tertulis «{' '.join(found[0].split())}», menurut data {right}"
        hint = f"tulis nama lengkapnya{_ungkapan(year, right)}"
        yield found.start(), Putusan(kode="LKJ512", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint)


def _kota(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    seat = year.satker.satker.kota
    if " " not in seat:
        return
    joined = re.sub(r"\s+", "", seat)
    for found in re.finditer(rf"\b{re.escape(joined)}\b", prose.teks, re.IGNORECASE):
        message = f"nama tertulis «{found[0]}», menurut data {seat}"
        yield (
            found.start(),
            Putusan(kode="LKJ512", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=f"tulis {seat}"),
        )


def _inti(text: str) -> list[str]:
    return [w.casefold() for w in _KATA.findall(text) if w.casefold() not in ("dan", "serta")]


def _bagian(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    names = [one.nama for one in unit_setara(year.satker)]
    keys = [_inti(n) for n in names]
    for found in _BAGIAN.finditer(prose.teks):
        said = _inti(found[0])
        if any(key and said[: len(key)] == key for key in keys):
            continue
        for name, key in zip(names, keys, strict=True):
            part = said[: len(key)]
            if beda_satu(part, key) is None:
                continue
            message = f"nama bagian tertulis «{' '.join(found[0].split())}», menurut data {name}"
            yield (
                found.start(),
                Putusan(
                    kode="LKJ512",
                    tingkat=Severity.WARNING,
                    mulai=0,
                    pesan=message,
                    saran="samakan dengan organisasi dalam satker.yaml",
                ),
            )
            break


def _tipe(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    office = year.satker.organisasi
    if "Tipe" not in prose.teks or office.tipe is None or office.tahun_tipe is None:
        return
    for start, sentence in prose.kalimat:
        found = _TIPE.search(sentence)
        if found is None or re.search(r"\b(?:semula|diusulkan|kabupaten/kota|lain)\b", sentence, re.IGNORECASE):
            continue
        years = [int(m[1] or m[2]) for m in _TAHUN.finditer(sentence)]
        same_type = found["tipe"] == office.tipe
        same_year = years == [office.tahun_tipe]
        if not same_type and (same_year or not years):
            message = f"tipe tertulis Tipe {found['tipe']}, menurut data Tipe {office.tipe}"
            yield (
                start + found.start(),
                Putusan(
                    kode="LKJ512", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="tulis {{ organisasi.tipe }}"
                ),
            )
        elif same_type and len(years) == 1 and not same_year:
            message = f"tahun penetapan tipe tertulis {years[0]}, menurut data {office.tahun_tipe}"
            yield (
                start + found.start(),
                Putusan(
                    kode="LKJ512",
                    tingkat=Severity.WARNING,
                    mulai=0,
                    pesan=message,
                    saran="tulis {{ organisasi.tahun_tipe }}",
                ),
            )


def _visi(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    vision = year.visi_misi.visi
    if vision is None:
        return
    right = [w.casefold() for w in _KATA.findall(vision)]
    for found in _VISI.finditer(prose.teks):
        said = [w.casefold() for w in _KATA.findall(found["isi"])]
        same = sum(1 for w in said if w in right)
        # Another vision is another office's; one that differs in a word or two is this one misquoted.
        if said != right and len(said) >= 4 and same >= max(len(said), len(right)) - 2 and "¤" not in found["isi"]:
            message = f"visi dikutip «{' '.join(found['isi'].split())}», menurut data «{vision}»"
            yield (
                found.start("isi"),
                Putusan(kode="LKJ512", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="tulis {{ visi }}"),
            )
