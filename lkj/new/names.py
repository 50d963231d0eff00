"""What the name of an office and of its region tell: the post of its head, and whose government it is part of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from lkj.diagnostics import UserError
from lkj.diagnostics.values import alternatives
from lkj.new.kinds import Jenis

__all__ = ["AwalError", "kata"]

T = TypeVar("T")

_PENDEK = {"Kab.": "Kabupaten", "Kab": "Kabupaten", "Prov.": "Provinsi", "Prov": "Provinsi"}
# The last region that a name names by its kind.
_BERWILAYAH = re.compile(
    r"(?P<sisa>.*) (?P<wilayah>(?P<jenis>Kabupaten|Kota|Provinsi|Kab\b\.?|Prov\b\.?) .+)", re.IGNORECASE
)
_KECIL = frozenset(("dan", "di", "ke", "dari", "untuk", "serta", "atau"))
# Abbreviations that could be read as words, or are written in small letters by who writes all so.
_SINGKATAN = frozenset(
    ("blud", "bpbd", "diy", "dki", "dprd", "paud", "rsud", "rsup", "sd", "sdn", "sma", "sman", "smk", "smkn",
     "smp", "smpn", "upt", "uptb", "uptd")
)  # fmt: skip
# What is certainly a word: syllables of Indonesian, four letters or more; shorter only those of names of regions.
_KATA = re.compile(
    r"(?![ivx]+$)(?=....)(?:(?:ng|ny|sy|kh|nd|mb|bh|[bdgkpt]r|[bgkps]l|st|str|sp|sk|sw|[b-df-hj-np-tv-z])?[aiueo]"
    r"(?:ng|ks|[b-df-hj-np-tv-z])?)+|air|bau|fak|ibu|kab|pak|ulu|una|way"
)


class AwalError(UserError):
    """Nothing can be begun here, or of these answers."""

    exit = 1


def kata(kind: Jenis, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers, and what follows from them; AwalError for a region half told, or other than the name's."""
    words = dict(kind.isi.get("kata", {})) | {key: value.strip() for key, value in answers.items() if value.strip()}
    office, region = words.get("nama", ""), words.get("wilayah", "")
    if "{wilayah}" in str(kind.isi["satker"]["nama"]):
        region = _wilayah(kind, region) if region else ""
        office = _tanpa_wilayah(kind, _berhuruf(office), region)
        words |= {key: value for key, value in (("nama", office), ("wilayah", region)) if value}
        words |= kind.isi.get("kata_wilayah", {}).get(region, {})
    known, head = _dikenal(kind.isi.get("kepala_daerah", {}), region)
    if head and region != known:
        words["pemda"] = region
        if _langsung(kind, office):
            words |= {"kepala_daerah": head, "daerah": region[len(known) :].strip()}
    return words | _jabatan(words.get("jabatan"), office, kind.isi.get("jabatan", {}))


def _panjang(region: str) -> str:
    """Return a region with its kind written out."""
    short, long = _dikenal(_PENDEK, region)
    return f"{long}{region[len(short) :]}" if long else region


def _wilayah(kind: Jenis, said: str) -> str:
    """Return a region as the name of the office has it."""
    region, rule = _panjang(_berhuruf(said)), kind.isi.get("awal_wilayah")
    if rule is None or any(_dikenal({known: True}, region)[1] for known in rule["dikenal"]):
        return region
    if "lain" in rule:
        return f"{rule['lain']} {region}"
    could = alternatives([f"«{known} {region}»" for known in rule["dikenal"]])
    raise AwalError(f"wilayah «{region}» tidak menyebut {alternatives(rule['dikenal'])}", f"tulis {could}")


def _tanpa_wilayah(kind: Jenis, office: str, region: str) -> str:
    """Return a name without the region: who names the region with the office would read it twice."""
    if not region or not office:
        return office
    if office.casefold().endswith(f" {region}".casefold()):
        return office[: -len(region)].rstrip()
    known, head = _dikenal(kind.isi.get("kepala_daerah", {}), region)
    bare = region[len(known) :].strip().casefold()
    named = _BERWILAYAH.fullmatch(office)
    whole = _panjang(named["wilayah"]) if named else ""
    if named and whole.casefold() == region.casefold():
        return named["sisa"]
    # A kecamatan may be called as the region, or «Kota …» itself.
    if not head or not bare or _langsung(kind, office) is not True:
        return office
    if named and (whole.partition(" ")[2].casefold() == bare or not whole.casefold().startswith("kota ")):
        raise AwalError(
            f"nama instansi menyebut «{named['wilayah']}», sedangkan wilayahnya «{region}»",
            "tulis nama instansi tanpa nama daerahnya, atau perbaiki wilayahnya",
        )
    rest = office[: -len(bare)].rstrip()
    alone = office.casefold().endswith(f" {bare}") and rest.rpartition(" ")[2] not in kind.isi["awal_tempat"]
    return rest if alone and not named else office


def _berhuruf(text: str) -> str:
    """Return a text all in capitals or all in small letters as a title is written; as it is where that is unsure."""
    if not (text.isupper() or text.islower()):
        return text
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    if text.islower() and not all(word in _KECIL | _SINGKATAN or _KATA.fullmatch(word) for word in words):
        return text
    made = re.sub(r"\w+", lambda found: _sekata(found[0].casefold(), first=not found.start()), text)
    return made.replace(" di Yogyakarta", " DI Yogyakarta")


def _sekata(word: str, *, first: bool) -> str:
    if word in _KECIL and not first:
        return word
    return word.capitalize() if word not in _SINGKATAN and _KATA.fullmatch(word) else word.upper()


def _langsung(kind: Jenis, office: str) -> object:
    """Tell whether an office is certainly right below the head of its region, by its name; how, where it is."""
    below = {word.casefold() for word in kind.isi["bawahan"]}
    return below.isdisjoint(office.casefold().split()) and _dikenal(kind.isi["langsung"], office)[1]


def _dikenal(known: Mapping[str, T], name: str) -> tuple[str, T | None]:
    """Return the first beginning that a name has, in whole words of whatever case, and what it tells."""
    begun = f"{name} ".casefold()
    return next((pair for pair in known.items() if begun.startswith(f"{pair[0]} ".casefold())), ("", None))


def _jabatan(post: str | None, office: str, known: Mapping[str, Any]) -> dict[str, str]:
    """Return the post of the head, alone and with the office; by the name of the office where none is given.

    A name that begins as none whose head is known gives no post: that is for who begins to say.
    """
    replaced, own = _dikenal(known.get("mengganti", {}), office)
    post = post or own or _dikenal(known.get("mendahului", {}), office)[1]
    if post is None or not office:
        return {} if post is None else {"jabatan": post}
    first, _, rest = office.partition(" ")
    if replaced and post == own:
        rest = office[len(replaced) :].strip()
    elif post.rpartition(" ")[2].casefold() != first.casefold():
        rest = office
    return {"jabatan": post, "jabatan_lengkap": f"{post} {rest}".strip()}
