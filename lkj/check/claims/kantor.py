"""The office in prose: its name, its divisions, its seat, its type and its vision, garbled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.check.claims.perkara import Putusan
from lkj.check.claims.serupa import beda_satu, jarak
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.model import Tahun

#: Words of their own that are near to a word of an office's name.
_UMUM = frozenset({"Sekretaris", "Komisioner", "Pemilih", "Provinsial", "Daerah", "Umum"})
_KATA = re.compile(r"[^\W\d_]+")
#: What is left out of a name without making it another.
_BOLEH_HILANG = frozenset(["provinsi", "kabupaten", "kota", "republik", "indonesia", "daerah", "negara", "sekretariat"])
_BAGIAN = re.compile(r"\b(Bagian|Subbagian|Bidang|Seksi)((?:,?[ \n]+(?:dan[ \n]+)?[A-Z][\w]+)+)")
_TIPE = re.compile(r"\b(?:ditetapkan|berubah|naik|meningkat) menjadi\s+(?:satuan kerja\s+)?Tipe\s+(?P<tipe>[A-D])\b")
_TAHUN = re.compile(r"\bpada (?:bulan \w+ )?tahun (\d{4})\b|\bsejak tahun (\d{4})\b", re.IGNORECASE)
_VISI = re.compile(r"\bVisi\b[^.“\"«]{0,90}[“\"«](?P<isi>[^”\"»]{10,400})[”\"»]")


def nama_kantor(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield garbled names of the office, its seat and its divisions, and a type or a vision that is not its own."""
    words = [(m.start(), m[0]) for m in _KATA.finditer(prose.teks)]
    yield from _salah_eja(year, words)
    yield from _kurang(year, prose, words)
    yield from _kota(year, prose)
    yield from _bagian(year, prose)
    yield from _tipe(year, prose)
    yield from _visi(year, prose)


def _nama(year: Tahun) -> list[str]:
    office = year.satker.satker
    return [office.sebutan, office.nama, office.sekretariat, office.lembaga, re.sub(r"\(.*\)", "", office.wilayah),
            office.kota]  # fmt: skip


def _pasangan(year: Tahun) -> dict[str, list[tuple[str, str, str]]]:
    """Return the longer words of the office's names, each with its neighbours and the name that they stand in."""
    made: dict[str, list[tuple[str, str, str]]] = {}
    for name in _nama(year):
        parts = _KATA.findall(name)
        for n, word in enumerate(parts):
            if len(word) >= 6:
                before, after = parts[n - 1] if n else "", parts[n + 1] if n + 1 < len(parts) else ""
                made.setdefault(word, []).append((before, after, name))
    return made


def _salah_eja(year: Tahun, words: list[tuple[int, str]]) -> Iterator[tuple[int, Putusan]]:
    pairs = _pasangan(year)
    known = (
        _UMUM
        | {w for name in _nama(year) for w in _KATA.findall(name)}
        | {w for p in year.satker.pejabat for w in p.nama.split()}
    )
    neighbours = {w for group in pairs.values() for b, a, _ in group for w in (b, a) if w}
    for n, (at, word) in enumerate(words):
        if len(word) < 5 or not word[0].isupper() or word in known:
            continue
        before, after = words[n - 1][1] if n else "", words[n + 1][1] if n + 1 < len(words) else ""
        if before not in neighbours and after not in neighbours:
            continue
        for right, group in pairs.items():
            if jarak(word, right) > (1 if len(right) < 8 else 2):
                continue
            name = next((x for b, a, x in group if (b and b == before) or (a and a == after)), None)
            if name is not None:
                message = f"nama tertulis «{word}», menurut data «{right}» dalam {name}"
                yield (
                    at,
                    Putusan("LKJ512", Severity.WARNING, 0, message, f"tulis {right}, atau {{{{ satker.sebutan }}}}"),
                )
                break


def _kurang(year: Tahun, prose: Naskah, words: list[tuple[int, str]]) -> Iterator[tuple[int, Putusan]]:
    """Yield names from whose middle a word is missing: "Sekretariat KPU Provinsi Tengah"."""
    names = _nama(year)
    exact = {tuple(_KATA.findall(n)) for n in names}
    wanted: dict[tuple[str, ...], str] = {}
    for name in names:
        parts = _KATA.findall(name)
        for n in range(1, len(parts) - 1):
            short = (*parts[:n], *parts[n + 1 :])
            if len(parts) >= 4 and parts[n].casefold() not in _BOLEH_HILANG and short not in exact:
                wanted.setdefault(short, name)
    longest = sorted(wanted, key=len, reverse=True)
    starts = {w[0] for w in longest}
    texts = [w for _, w in words]
    done = -1
    for n, (at, word) in enumerate(words):
        if word not in starts or n < done:
            continue
        for short in longest:
            if tuple(texts[n : n + len(short)]) == short:
                end = words[n + len(short) - 1]
                text = " ".join(prose.teks[at : end[0] + len(end[1])].split())
                if re.search(r"[.,;:¤|]", text):
                    continue
                message = f"nama tertulis «{text}», menurut data {wanted[short]}"
                yield (
                    at,
                    Putusan("LKJ512", Severity.WARNING, 0, message, "tulis nama lengkapnya, atau {{ satker.sebutan }}"),
                )
                done = n + len(short)
                break


def _kota(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    seat = year.satker.satker.kota
    if " " not in seat:
        return
    joined = re.sub(r"\s+", "", seat)
    for found in re.finditer(rf"\b{re.escape(joined)}\b", prose.teks, re.IGNORECASE):
        message = f"nama tertulis «{found[0]}», menurut data {seat}"
        yield found.start(), Putusan("LKJ512", Severity.WARNING, 0, message, f"tulis {seat}")


def _inti(text: str) -> list[str]:
    return [w.casefold() for w in _KATA.findall(text) if w.casefold() not in ("dan", "serta")]


def _bagian(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    names = [b.nama for b in year.satker.organisasi.bagian]
    keys = [_inti(n) for n in names]
    for found in _BAGIAN.finditer(prose.teks):
        said = _inti(found[0])
        for name, key in zip(names, keys, strict=True):
            part = said[: len(key)]
            if part in keys or beda_satu(part, key) is None:
                continue
            message = f"nama bagian tertulis «{' '.join(found[0].split())}», menurut data {name}"
            yield (
                found.start(),
                Putusan("LKJ512", Severity.WARNING, 0, message, "samakan dengan organisasi dalam satker.yaml"),
            )
            break


def _tipe(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    office = year.satker.organisasi
    for start, sentence in prose.kalimat:
        found = _TIPE.search(sentence)
        if found is None or re.search(r"\b(?:semula|diusulkan|kabupaten/kota|lain)\b", sentence, re.IGNORECASE):
            continue
        years = [int(a or b) for a, b in _TAHUN.findall(sentence)]
        same_type = found["tipe"] == office.tipe
        same_year = years == [office.tahun_tipe]
        if not same_type and (same_year or not years):
            message = f"tipe tertulis Tipe {found['tipe']}, menurut data Tipe {office.tipe}"
            yield start + found.start(), Putusan("LKJ512", Severity.WARNING, 0, message, "tulis {{ organisasi.tipe }}")
        elif same_type and len(years) == 1 and not same_year:
            message = f"tahun penetapan tipe tertulis {years[0]}, menurut data {office.tahun_tipe}"
            yield (
                start + found.start(),
                Putusan("LKJ512", Severity.WARNING, 0, message, "tulis {{ organisasi.tahun_tipe }}"),
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
            yield found.start("isi"), Putusan("LKJ512", Severity.WARNING, 0, message, "tulis {{ visi }}")
