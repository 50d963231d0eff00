"""The tree of a YAML file, grown from parser events: plain data, the places of it, and what is refused."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from msgspec import Struct

from lkj.diagnostics import Finding
from lkj.diagnostics.finding import many
from lkj.files.text import FORBIDDEN, describe_character
from lkj.files.yaml.document import Places, Value
from lkj.files.yaml.events import Alias, Mark, Node, ScalarNode, inside
from lkj.files.yaml.scalars import Trap, resolve

__all__ = ["MAX_DEPTH", "MAX_NODES", "Frame", "StopReadingError", "Tree"]

_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]+)")
MAX_DEPTH = 20
MAX_NODES = 500_000
# Twenty thousand indikator, and some.
MAX_ITEMS = 25_000
# What has so many errors is no data file; reading on would only find more.
_MOST_FINDINGS = 2_000


class Frame(Struct, kw_only=True):
    """A container being filled; in a mapping, `key` waits for its value."""

    data: Any
    places: Places
    mark: Mark
    key: str | int | None = None
    key_mark: Mark | None = None
    # Of a list: where its last number ended, the first comma with no space behind it, and whether others have one.
    number_end: Mark | None = None
    joined: Mark | None = None
    parted: bool = False


class StopReadingError(Exception):
    """The rest of the file is not worth reading; the finding that says why is made."""


class Tree:
    """Takes the nodes of one document in order; `root` is the top mapping, `findings` what was refused."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.findings: list[Finding] = []
        self.root: Frame | None = None
        self.stack: list[Frame] = []
        self.nodes = 0

    def scalar(self, event: ScalarNode) -> None:
        """Take a scalar, as key or value."""
        self._count(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if not self.stack:
            if event.style or event.value:
                self._refuse_top(event.start_mark, "satu nilai saja")
            return
        frame = self.stack[-1]
        if frame.key is None and frame.data.__class__ is dict:
            frame.key_mark = event.start_mark
            frame.key = self._key(event, frame)
            return
        value: Value
        decimals = frame.data.__class__ is list and self._decimals(frame, event)
        if event.style:
            value = self._text(event)
        else:
            resolved = resolve(event.value)
            if resolved.__class__ is str:
                value = self._text(event)
            elif isinstance(resolved, Trap):
                if decimals:
                    frame.parted = True  # no item of a list begins with a zero, only the decimals of one
                else:
                    self.refuse(resolved.code, event.start_mark, resolved.message, resolved.hint)
                value = None
            else:
                value = resolved
        mark = event.start_mark
        if event.style in ("|", ">") and not value:
            self._refuse_empty_block(mark)
        # An absent value is marked where the parser noticed it, which may be past the end of the file.
        if not (event.value or event.style or frame.key_mark is None) and mark.line != frame.key_mark.line:
            mark = frame.key_mark
        self._put(value, mark, None)

    def _refuse_empty_block(self, mark: Mark) -> None:
        written = self.lines[mark.line][mark.column :].split(" #")[0].strip()
        self.refuse(
            "LKJ104",
            mark,
            f"tanda {written[:1]} di awal nilai berarti teks bersusun dalam YAML, dan di bawahnya tidak ada teks",
            f'tulis "{written}" dalam tanda kutip bila tanda itu bagian nilai' if written[1:] else "isi nilainya",
        )

    def _decimals(self, frame: Frame, event: ScalarNode) -> bool:
        """Tell whether an item follows a number and its comma at once, as decimals do: the 1 in [8,1, 8,4]."""
        mark, end = event.start_mark, frame.number_end
        digits = not event.style and event.value.removeprefix("-").isdecimal()
        frame.number_end = event.end_mark if digits else None
        if end is None or mark.line != end.line:
            return False
        if mark.column - end.column > 1:
            frame.parted = True
            return False
        if not event.value.isdecimal():
            return False
        frame.joined = frame.joined or end
        return True

    def _text(self, event: ScalarNode) -> str:
        """Return the text of a scalar in NFC; refuse invisible characters that came in by an escape."""
        value: str = event.value
        # Only double quotes know escapes: everything else was checked with the file itself.
        if event.style == '"' and not value.isprintable():
            found = FORBIDDEN.search(value)
            if found:
                self.refuse(
                    "LKJ106",
                    event.start_mark,
                    f"teks ini memuat {describe_character(found[0])} melalui kode \\",
                    "hapus kode itu dari teks",
                )
        if not event.style:
            value = value.strip()
        return value if value.isascii() else unicodedata.normalize("NFC", value)

    def _key(self, event: ScalarNode, frame: Frame) -> str | int:
        """Return the key, or a number in its place where it is refused: its value still needs a place."""
        mark = event.start_mark
        resolved = self._text(event) if event.style else resolve(event.value)
        if isinstance(resolved, Trap):
            self.refuse(resolved.code, mark, resolved.message, f'tulis kunci dalam tanda kutip: "{event.value}":')
            return len(frame.data)
        if not isinstance(resolved, str):
            written = event.value or "kosong"
            self.refuse(
                "LKJ105",
                mark,
                f"kunci harus berupa teks, tertulis «{written}»",
                f'tulis dalam tanda kutip: "{event.value}":' if event.value else "tulis kunci sebelum titik dua",
            )
            return len(frame.data)
        key = resolved if event.style else self._text(event)
        if key == "<<" and not event.style:
            self.refuse(
                "LKJ105",
                mark,
                "kunci gabungan (<<) tidak dipakai di sini",
                "tulis setiap kunci satu per satu",
            )
            return len(frame.data)
        first = frame.places.get(key)
        if first is not None:
            self.findings.append(
                Finding(
                    code="LKJ103",
                    position=inside(mark, self.lines, self.file),
                    message=f"kunci «{key}» tertulis dua kali",
                    hint="hapus salah satu, atau ganti namanya",
                    related=(inside(first[0], self.lines, self.file), f"kunci «{key}» yang pertama"),
                )
            )
            return len(frame.data)
        return key

    def _put(self, value: Value, mark: Mark, places: Places | None) -> None:
        frame = self.stack[-1]
        data = frame.data
        if data.__class__ is list:
            frame.places[len(data)] = (mark, mark, places)
            data.append(value)
            if len(data) > MAX_ITEMS:
                hint = "periksa apakah isinya tersalin berulang"
                self.refuse("LKJ107", mark, f"daftar ini memuat lebih dari {many(MAX_ITEMS)} butir", hint)
                raise StopReadingError
            return
        key = frame.key
        key_mark = frame.key_mark
        assert key is not None
        assert key_mark is not None
        data[key] = value
        frame.places[key] = (key_mark, mark, places)
        frame.key = None

    def open(self, event: Node, data: Any) -> None:
        """Take the start of a mapping or list; `data` is the empty container for it."""
        mark = event.start_mark
        self._count(mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if not self.stack and data.__class__ is list:
            self._refuse_top(mark, "daftar")
            raise StopReadingError
        if len(self.stack) >= MAX_DEPTH:
            self.refuse("LKJ107", mark, f"susunan bertingkat lebih dari {MAX_DEPTH}", "sederhanakan susunan datanya")
            raise StopReadingError
        frame = Frame(data=data, places={}, mark=mark)
        if self.root is None:
            self.root = frame
        self.stack.append(frame)

    def close(self) -> None:
        """Take the end of the innermost container."""
        frame = self.stack.pop()
        if frame.joined is not None and frame.parted:
            self._refuse_commas(frame)
        if not self.stack:
            return
        parent = self.stack[-1]
        if parent.key is None and parent.data.__class__ is dict:
            self.refuse(
                "LKJ105",
                frame.mark,
                "kunci harus berupa teks, bukan daftar atau pemetaan",
                "tulis kunci sebagai satu kata; teks yang diawali [ atau { diberi tanda kutip",
            )
            parent.key = len(parent.data)
            parent.key_mark = frame.mark
            return
        self._put(frame.data, frame.mark, frame.places)

    def _refuse_commas(self, frame: Frame) -> None:
        line = self.lines[frame.mark.line][frame.mark.column :]
        written = line[: line.find("]") + 1] or line.strip()
        meant = _DECIMAL_COMMA.sub(r"\1.\2", written)
        self.refuse(
            "LKJ104",
            frame.mark,
            f"koma memisahkan butir daftar: «{written}» dibaca sebagai {len(frame.data)} butir",
            f"tulis {meant} bila koma tanpa spasi itu tanda desimal; bila bukan, beri spasi sesudah setiap koma",
        )

    def alias(self, event: Alias) -> None:
        """Refuse an alias; null stands in its place."""
        mark = event.start_mark
        self._count(mark)
        self.refuse(
            "LKJ105",
            mark,
            f"alias «*{event.anchor}» tidak dipakai di sini",
            "tulis isinya langsung; teks yang diawali * diberi tanda kutip",
        )
        if not self.stack:
            raise StopReadingError
        frame = self.stack[-1]
        if frame.key is None and frame.data.__class__ is dict:
            frame.key = len(frame.data)
            frame.key_mark = mark
        else:
            self._put(None, mark, None)

    def _count(self, mark: Mark) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.refuse(
                "LKJ107",
                mark,
                f"berkas memuat lebih dari {MAX_NODES // 1000}.000 nilai",
                "pecah isi berkas ini",
            )
            raise StopReadingError

    def _refuse_properties(self, event: Node) -> None:
        if event.anchor is not None:
            self.refuse(
                "LKJ105",
                event.start_mark,
                f"jangkar «&{event.anchor}» tidak dipakai di sini",
                "hapus jangkar itu; teks yang diawali & diberi tanda kutip",
            )
        if event.tag is not None:
            self.refuse(
                "LKJ105",
                event.start_mark,
                "tag eksplisit (!) tidak dipakai di sini",
                "hapus tag itu; teks yang diawali ! diberi tanda kutip",
            )

    def _refuse_top(self, mark: Mark, written: str) -> None:
        self.refuse(
            "LKJ111",
            mark,
            f"isi berkas harus berupa «kunci: nilai», tertulis {written}",
            "mulai berkas dengan «skema: 1», lalu tulis kuncinya masing-masing",
        )

    def refuse(self, code: str, mark: Mark, message: str, hint: str) -> None:
        """Add an error at this mark."""
        position = inside(mark, self.lines, self.file)
        self.findings.append(Finding(code=code, position=position, message=message, hint=hint))
        if len(self.findings) >= _MOST_FINDINGS:
            raise StopReadingError
