"""Officials in prose: their names, their posts, their NIP, and which of them signs what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.claims.serupa import beda_satu, mirip
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.model import Tahun
from lkj.model.presets.kata import BUKAN_NAMA_ORANG
from lkj.model.satker import Pejabat

_NAMA = Pola(r"[A-Z][\w'’.]+(?:[ \n]+[A-Z][\w'’.]+)*")
_ISYARAT = Pola(r"\b(?:[Kk]etua|[Ss]ekretaris|[Kk]epala|[Pp]ihak|[Dd]itandatangani|[Pp]enanda ?tangan|NIP)\b")
_NIP = Pola(r"\bNIP\.?\s*:?\s*(\d(?:[ .]?\d){15,19})")
_PIHAK = Pola(
    r"\bpihak\s+(?P<ke>pertama|kedua)(?P<antara>[^.;]{0,70}?)\b(?:ialah|adalah|yaitu|yakni)?\s*", re.IGNORECASE
)
_DAHULU = Pola(
    r"\b(?:mantan|dijabat|sebelumnya|pernah|dahulu|semula|lama|digantikan|menggantikan|eks)\b", re.IGNORECASE
)
_TANDA_TANGAN = Pola(
    r"\blaporan(?: kinerja)? ini ditandatangani oleh (?P<siapa>[A-Z]\w+)(?= sebagai| selaku|,|\.|$)", re.IGNORECASE
)


def polos(nama: str) -> str:
    """Return a name without what stands in brackets and without titles behind a comma."""
    return " ".join(re.sub(r"\([^)]*\)", "", nama).split(",")[0].split())


def nama_pejabat(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield misspelt names, exchanged posts and parties, and numbers of another official."""
    officials = year.satker.pejabat
    for start, sentence in prose.kalimat:
        if not _ISYARAT.search(sentence):
            continue
        yield from ((start + p.mulai, p) for p in _kalimat(year, officials, sentence))


def _kalimat(year: Tahun, officials: tuple[Pejabat, ...], sentence: str) -> Iterator[Putusan]:
    found = False
    if _DAHULU.search(sentence):
        return
    office = {year.satker.satker.sebutan, year.satker.satker.nama}
    for one in _salah_eja(officials, office, sentence):
        found = True
        yield one
    if not found:
        yield from _jabatan(year, officials, sentence)
        yield from _pihak(year, officials, sentence)
    yield from _nip(officials, sentence)
    yield from _penanda_tangan(year, sentence)


def _salah_eja(officials: tuple[Pejabat, ...], office: set[str], sentence: str) -> Iterator[Putusan]:
    known = {tuple(polos(p.nama).casefold().split()) for p in officials}
    for official in officials:
        words = polos(official.nama).split()
        keys = [w.casefold() for w in words]
        for found in _NAMA.finditer(sentence):
            said = found[0].split()
            for n in range(len(said) - len(words) + 1):
                part = said[n : n + len(words)]
                low = [w.rstrip(".,").casefold() for w in part]
                if tuple(low) in known or any(w.casefold() in BUKAN_NAMA_ORANG for w in part):
                    continue
                at = found.start() + sentence[found.start() :].find(part[0])
                end = at + re.match(r"\s+".join(map(re.escape, part)), sentence[at:]).end()  # type: ignore[union-attr]
                if beda_satu(low, keys) is None and not (
                    _dekat(low, keys) and _berjabatan(official, office, sentence[:at], sentence[end:])
                ):
                    continue
                text = " ".join(part).rstrip(".,")
                message = f"nama tertulis «{text}», menurut data {official.nama}"
                yield Putusan(
                    kode="LKJ511",
                    tingkat=Severity.WARNING,
                    mulai=at,
                    pesan=message,
                    saran="samakan dengan nama pejabat dalam satker.yaml",
                )


def _dekat(said: list[str], name: list[str]) -> bool:
    """Tell whether each word of a name is nearly the one that is meant, though more than one of them is mistyped."""
    return len(said) > 1 and all(x == y or mirip(x, y) for x, y in zip(said, name, strict=True))


def _berjabatan(one: Pejabat, office: set[str], before: str, after: str) -> bool:
    """Tell whether a name stands beside the post of an official of this office: "Sekretaris, …", "…, selaku Ketua"."""
    posts = [one.jabatan, *(f"{one.jabatan_singkat} {name}" for name in office), one.jabatan_singkat]
    choice = "|".join(r"\s+".join(map(re.escape, post.split())) for post in posts)
    if re.search(rf"(?:^|[^\w\s]|\b[a-z]+)\s*\b(?:{choice})\s*,?\s*$", before):
        return True
    # "Sekretaris Daerah" is another's post.
    return bool(re.match(rf"\s*,?\s*(?:selaku\s+|sebagai\s+)?(?:{choice})\b(?!\s+[A-Z])", after))


def _tempat(one: Pejabat, sentence: str) -> Iterator[re.Match[str]]:
    name = r"\s+".join(map(re.escape, polos(one.nama).split()))
    yield from re.finditer(rf"\b{name}\b(?:\s*\([^)]*\))?", sentence)


def _jabatan(year: Tahun, officials: tuple[Pejabat, ...], sentence: str) -> Iterator[Putusan]:
    """Judge the post right behind a name, or right before it, where it is a post of this office."""
    office = {year.satker.satker.sebutan, year.satker.satker.nama}
    for one in officials:
        for found in _tempat(one, sentence):
            for other in officials:
                if other is one or other.jabatan_singkat == one.jabatan_singkat:
                    continue
                # Only a post with the office's own name is one of these two; alone it may be of anything.
                posts = {other.jabatan, *(f"{other.jabatan_singkat} {name}" for name in office)}
                after = sentence[found.end() :]
                before = sentence[: found.start()]
                for post in posts:
                    pattern = r"\s+".join(map(re.escape, post.split()))
                    behind = re.match(rf"\s*,?\s*(?:selaku|sebagai|yang menjabat)?\s*{pattern}\b", after)
                    ahead = re.search(rf"{pattern}\s*,?\s*$", before)
                    if behind or ahead:
                        message = f"{one.nama} disebut {post}, menurut data {one.jabatan}"
                        at = found.end() + (re.search(r"\w", after).start() if behind else 0)  # type: ignore[union-attr]
                        at = at if behind else before.rfind(post.split()[0])
                        yield Putusan(
                            kode="LKJ511",
                            tingkat=Severity.WARNING,
                            mulai=max(at, 0),
                            pesan=message,
                            saran="betulkan jabatan atau namanya",
                        )
                        return


def _pihak(year: Tahun, officials: tuple[Pejabat, ...], sentence: str) -> Iterator[Putusan]:
    """Judge who is called a party of an agreement; of an agreement that is not named, any of them."""
    named = [a for a in year.pk.perjanjian if f"perjanjian kinerja {a.id.removeprefix('pk-')}" in sentence.casefold()]
    agreements = named or list(year.pk.perjanjian)
    for found in _PIHAK.finditer(sentence):
        behind = sentence[found.end() :]
        said = next((p for p in officials for m in _tempat(p, behind) if m.start() == 0), None)
        if said is None:
            continue
        key = "pihak_pertama" if found["ke"].casefold() == "pertama" else "pihak_kedua"
        allowed = [year.pejabat[i] for a in agreements if (i := getattr(a, key)) is not None and i in year.pejabat]
        if allowed and said not in allowed:
            names = " atau ".join(dict.fromkeys(p.nama for p in allowed))
            message = f"pihak {found['ke'].casefold()} tertulis {said.nama}, menurut data {names}"
            yield Putusan(
                kode="LKJ511",
                tingkat=Severity.WARNING,
                mulai=found.start(),
                pesan=message,
                saran="samakan dengan pihak dalam pk.yaml",
            )


def _nip(officials: tuple[Pejabat, ...], sentence: str) -> Iterator[Putusan]:
    for found in _NIP.finditer(sentence):
        digits = re.sub(r"\D", "", found[1])
        if any(p.nip == digits for p in officials):
            continue
        for p in officials:
            if p.nip is not None and polos(p.nama) in " ".join(sentence.split()) and len(digits) == len(p.nip):
                shown = f"{p.nip[:8]} {p.nip[8:14]} {p.nip[14]} {p.nip[15:]}"
                message = f"NIP {p.nama} tertulis {found[1]}, menurut data {shown}"
                yield Putusan(
                    kode="LKJ511",
                    tingkat=Severity.WARNING,
                    mulai=found.start(1),
                    pesan=message,
                    saran="samakan dengan satker.yaml",
                )


def _penanda_tangan(year: Tahun, sentence: str) -> Iterator[Putusan]:
    signer = year.pejabat.get(year.satker.laporan.penandatangan)
    if signer is None:
        return
    posts = {p.jabatan_singkat for p in year.satker.pejabat}
    for found in _TANDA_TANGAN.finditer(sentence):
        if found["siapa"] in posts and found["siapa"] != signer.jabatan_singkat:
            message = (f"penanda tangan laporan tertulis {found['siapa']}, menurut data {signer.jabatan_singkat}"
                       f" ({signer.nama})")  # fmt: skip
            yield Putusan(
                kode="LKJ511",
                tingkat=Severity.WARNING,
                mulai=found.start("siapa"),
                pesan=message,
                saran="samakan dengan laporan.penandatangan",
            )
