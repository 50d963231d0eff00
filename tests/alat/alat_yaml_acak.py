"""Data written as YAML: neatly, or as no author would dare, with every liberty the strict reader allows."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from lkj.files.yaml.reader import parse

__all__ = ["Data", "tulis_yaml"]

Data = dict[str, Any]
# No block of text above: a comment may stand in any column.
_BEBAS = 99


def tulis_yaml(data: Data, dadu: random.Random | None = None, *, catatan: bool = True) -> str:
    """Write data as YAML that the strict reader takes: neatly, or with dice in any order and style, with comments.

    Comments read `# catatan 1`, `# catatan 2` and so on, each once; no text of `tahun_acak` looks like that.
    """
    writer = _Penulis(dadu or random.Random(0), acak=dadu is not None, bercatatan=catatan)
    writer.pemetaan(data, 0)
    writer.komentar(0)
    text = "\n".join(writer.baris) + "\n"
    found = parse("acak.yaml", text)
    assert found.document is not None, (found.findings, text)
    assert found.document.data == data, text
    return text


@cache
def _polos(text: str, flow: bool) -> bool:
    """Tell whether the strict reader reads a text back when it stands plain."""
    if text != text.strip() or "\n" in text or "catatan" in text:
        return False
    written = f"k: [ {text} , {{ a: {text} }} ]" if flow else f"k: {text}"
    reading = parse("x.yaml", written + "\n")
    expected: Any = [text, {"a": text}] if flow else text
    return not reading.findings and reading.document is not None and reading.document.data == {"k": expected}


class _Penulis:
    def __init__(self, dadu: random.Random, *, acak: bool, bercatatan: bool) -> None:
        self.dadu = dadu
        self.acak = acak
        self.bercatatan = bercatatan
        self.baris: list[str] = []
        self.banyak = 0
        self.terdalam = _BEBAS

    def mungkin(self, chance: float) -> bool:
        return self.acak and self.dadu.random() < chance

    def catatan(self) -> str:
        self.banyak += 1
        return f"# catatan {self.banyak}"

    def komentar(self, indent: int) -> None:
        while self.bercatatan and self.mungkin(0.12):
            if self.mungkin(0.3):
                self.baris.append("")
            # Deeper than the key of a block of text, it would be text.
            column = min(self.dadu.choice([0, indent, indent, indent + 2]), self.terdalam)
            self.baris.append(" " * column + self.catatan())
        if self.mungkin(0.05):
            self.baris.append("")

    def ekor(self) -> str:
        return " " * self.dadu.randint(1, 3) + self.catatan() if self.bercatatan and self.mungkin(0.1) else ""

    def isi(self, value: Any, indent: int, lead: str = "") -> None:
        if isinstance(value, dict):
            self.pemetaan(value, indent, lead)
        else:
            self.daftar(value, indent, lead)

    def pemetaan(self, data: Data, indent: int, lead: str = "") -> None:
        keys = list(data)
        if self.acak:
            self.dadu.shuffle(keys)
        for n, key in enumerate(keys):
            if n or not lead:
                self.komentar(indent)
            start = lead if lead and not n else " " * indent
            self.nilai(f"{start}{self.skalar(key, kunci=True)}:", data[key], indent)

    def daftar(self, items: list[Any], indent: int, lead: str = "") -> None:
        for n, item in enumerate(items):
            if n or not lead:
                self.komentar(indent)
            start = lead if lead and not n else " " * indent
            if isinstance(item, (dict, list)) and item and not self.mungkin(0.3):
                beside = f"{start}- "
                if self.mungkin(0.2):
                    self.terdalam = _BEBAS
                    self.baris.append(f"{start}-{self.ekor()}")
                    beside = ""
                self.isi(item, indent + 2, beside)
            else:
                self.nilai(f"{start}-", item, indent)

    def nilai(self, start: str, value: Any, indent: int) -> None:
        self.terdalam = _BEBAS
        nested = isinstance(value, (dict, list)) and bool(value)
        if nested and not self.mungkin(0.2):
            inner = indent + (self.dadu.choice([0, 2, 3]) if self.acak and isinstance(value, list) else 2)
            # Within a list, a list in the column of its dash would be part of the outer one.
            inner = indent + 2 if start.rstrip().endswith("-") else inner
            self.baris.append(f"{start}{self.ekor()}")
            self.isi(value, inner)
        elif isinstance(value, (dict, list)):
            self.baris += f"{start} {self.aliran(value, indent + 2)}{self.ekor()}".split("\n")
        elif isinstance(value, str) and _dapat_blok(value) and (not self.acak or self.mungkin(0.6)):
            mark = "|" if value.endswith("\n") else "|-"
            self.baris.append(f"{start} {mark}{self.ekor()}")
            self.terdalam = indent
            self.baris += [" " * (indent + 2) + line if line else "" for line in value.removesuffix("\n").split("\n")]
        else:
            if self.mungkin(0.05) and value is not None:
                self.baris.append(f"{start}{self.ekor()}")
                self.komentar(indent + 2)
                start = " " * (indent + 1)
            self.baris.append(f"{start} {self.skalar(value)}".rstrip(" ") + self.ekor())

    def aliran(self, value: Any, indent: int) -> str:
        if isinstance(value, dict):
            keys = list(value)
            self.dadu.shuffle(keys)
            parts = [f"{self.skalar(key, kunci=True, flow=True)}: {self.aliran(value[key], indent)}" for key in keys]
        elif isinstance(value, list):
            parts = [self.aliran(item, indent) for item in value]
        else:
            return self.skalar(value, flow=True)
        left, right = "{}" if isinstance(value, dict) else "[]"
        out = left
        for n, part in enumerate(parts):
            out += ("," if n else "") + self.celah(indent) + part
        return out + self.celah(indent) + right

    def celah(self, indent: int) -> str:
        if not self.mungkin(0.3):
            return " "
        out = f"{self.ekor()}\n"
        while self.bercatatan and self.mungkin(0.2):
            out += f"{' ' * self.dadu.choice([indent, indent + 3])}{self.catatan()}\n"
        return out + " " * indent

    def skalar(self, value: Any, *, kunci: bool = False, flow: bool = False) -> str:
        match value:
            case None:
                return self.dadu.choice(["null", "~"] if flow else ["null", "~", ""]) if self.acak else "null"
            case bool():
                return str(value).lower()
            case int() | Decimal() | date():
                return str(value)
        text = str(value)
        plain = _polos(text, flow) and not (kunci and (text == "<<" or ":" in text or "?" in text))
        if plain and not self.mungkin(0.3):
            return text
        if "\n" not in text and "\t" not in text and self.mungkin(0.5):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)


def _dapat_blok(text: str) -> bool:
    body = text.removesuffix("\n")
    lines = body.split("\n")
    return (
        "\n" in text
        and "catatan" not in text
        and re.match(r"[^ \t\n]", body) is not None
        and body[-1:] != "\n"
        and not any(line.startswith("\t") or line.endswith((" ", "\t")) for line in lines)
    )
