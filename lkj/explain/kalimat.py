"""One plain sentence of a figure, for a reader who wants to know what it is before how it came about."""

from __future__ import annotations

from lkj.explain import Penjelasan
from lkj.explain.counts import MENCACAH
from lkj.explain.forms import nilai_masukan
from lkj.wording.printed import BELUM_ADA

_DISALIN = "disalin dari data, tidak dihitung"
_CARA = {MENCACAH: "dicacah satu per satu dari data", _DISALIN: _DISALIN}
_TARGET = ("T", "A", "B")
_STATUS = "status: "


def _lower(text: str) -> str:
    """Begin with a small letter what goes on a sentence; "PPNPN" stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _indikator(it: Penjelasan) -> str:
    """Tell target, realisasi, capaian and status; "" where there are no single target and realisasi to tell."""
    target = [f"{_lower(one.nama)} {nilai_masukan(one)}" for one in it.masukan if one.simbol in _TARGET]
    reached = next((one for one in it.masukan if one.simbol == "R"), None)
    if not target or reached is None:
        return ""
    facts = " dan ".join(target)
    facts = facts[:1].upper() + facts[1:]
    if reached.nilai is None:
        return f"{facts}; realisasinya belum ada, sehingga capaian belum dapat dihitung."
    facts += f", realisasi {nilai_masukan(reached)}"
    if it.nilai is None:
        return f"{facts}: persentase capaian tidak dapat dihitung."
    _, told, status = it.uraian.partition(_STATUS)
    what = f"target {status}" if told else _lower(it.uraian)
    return f"{facts}: capaian {it.cetakan}, {what}."


def kalimat(it: Penjelasan) -> str:
    """Return the sentence: of an indikator its target, realisasi and status; of others what they are and how made."""
    if it.jenis == "indicator" and (told := _indikator(it)):
        return told
    what = _lower(it.uraian.partition("; ")[0])
    if it.cetakan == BELUM_ADA:
        return f"Belum ada data untuk {what}."
    how = _CARA.get(it.rumus_kata) or (f"yaitu {_lower(it.rumus_kata)}" if it.rumus_kata else "")
    return f"{it.cetakan} adalah {what}{how and f', {how}'}."
