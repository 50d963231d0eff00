"""Figures in what a signer wrote: those of a report, which no signature may state, and what else has digits."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["other_numbers", "states_figure"]

_MONTH = (
    r"(jan(uari|uary)?|feb(ruari|ruary)?|mar(et|ch)?|apr(il)?|mei|may|jun[ie]?|jul[iy]?|agu?(stus)?|aug(ust)?"
    r"|sep(t|tember)?|o[kc]t(ober)?|nov(ember)?|de[sc](ember)?)"
)
_HOUR, _MINUTE = r"([01]?\d|2[0-3])", r"[0-5]\d"
_ZONE = r"(wib|wita|wit|gmt|utc)"
#: What a signature states of itself: when, who by number, which certificate, made with what.
_ITS_OWN = re.compile(
    r"(?<![\d.,])("
    rf"\d{{4}}([-./])(0?[1-9]|1[0-2])\2{_MINUTE}|(0?[1-9]|[12]\d|3[01])([-./])(0?[1-9]|1[0-2])\5(19|20)\d\d"
    rf"|\d{{1,2}}[ -]{_MONTH}[ -]\d{{4}}|(19|20)\d\d"
    rf"|{_HOUR}:{_MINUTE}(:{_MINUTE}(\.\d+)?)?|{_HOUR}\.{_MINUTE}\.{_MINUTE}|{_HOUR}\.{_MINUTE}(?=\s*{_ZONE})"
    r"|\d{8} ?\d{6} ?\d ?\d{3}|\d{16}"
    r")(?![\d%]|[.,]\d)"
    rf"|[+-]\d\d[':]?\d\d'?|{_ZONE}\s*[+-]\d{{1,2}}|\b(pukul|jam)\s+{_HOUR}\.{_MINUTE}(?![\d%])"
    r"|\b(versi(on)?[ :]+|v)\d+(\.\d+)*(?![\d%])"
    r"|\b([0-9a-f]{2}:){3,63}[0-9a-f]{2}\b|\b(?=[a-f]{0,128}\d)[0-9a-f]{16,128}\b"
    r"|\b(seri|serial|sn|nomor|no)\b[ .:]{0,5}(?=[a-z/:-]{0,40}\d)[0-9a-z:/-]{4,80}(?![.,%])",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[%‰٪]|\b(persen|percent|permil|rupiah)|\brp\b|\brp\.?\s*\d|\d\s*[.,]\s*\d", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,/-]*")


def states_figure(text: str) -> bool:
    """Tell whether a text states what a report does: a percentage, an amount, decimals or thousands."""
    return _FIGURE.search(_without_its_own(text)) is not None


def other_numbers(text: str) -> list[str]:
    """Return the numbers of a text that are no date, time, number of a person or of a certificate."""
    return [found.rstrip(".,/-") for found in _NUMBER.findall(_without_its_own(text))]


def _without_its_own(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain if unicodedata.category(c) != "Cf")
    return _ITS_OWN.sub("·", plain)
