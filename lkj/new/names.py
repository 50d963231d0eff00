"""What the name of an office and of its region tell: the post of its head, and whose government it is part of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from lkj.new.kinds import Jenis

__all__ = ["kata"]

T = TypeVar("T")


def kata(kind: Jenis, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers, and what follows from them."""
    words = {key: value.strip() for key, value in answers.items() if value.strip()}
    office, region = words.get("nama", ""), words.get("wilayah", "")
    printed = str(kind.isi["satker"]["nama"])
    if region and "{wilayah}" in printed and office.casefold().endswith(f" {region}".casefold()):
        # Who names the region with the office would read it twice.
        words["nama"] = office = office[: -len(region)].rstrip()
    known, head = _dikenal(kind.isi.get("kepala_daerah", {}), region)
    if head and region != known:
        words["pemda"] = region
        if _langsung(kind, office):
            words |= {"kepala_daerah": head, "daerah": region[len(known) :].strip()}
    return words | _jabatan(words.get("jabatan"), office, kind.isi.get("jabatan", {}))


def _langsung(kind: Jenis, office: str) -> bool:
    """Tell whether an office is certainly right below the head of its region, by its name."""
    below = {word.casefold() for word in kind.isi["bawahan"]}
    return bool(_dikenal(kind.isi["langsung"], office)[1]) and below.isdisjoint(office.casefold().split())


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
