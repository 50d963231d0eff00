"""Two thousand slips in a right year: each ends in findings with a place inside the file, never in a failure."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from lkj.diagnostics import Finding, Severity
from lkj.pemeriksaan import check

BENAR = Path(__file__).parent / "data" / "benar"
BATCHES, IN_A_BATCH = 20, 100

ODD = [
    "\u202e", "\ufeff", "\u0301", "\U0001f600", "\u0410", "\u0395", "\u00a0", "\u200b", "\u2028", "\x00", "\x1b[2J",
    "\u0661\u0662", "ﬁ", "\U000e0041", "\u115f", "\ud7ff", "\ufffe", "Ⅻ", "%PDF", "{{ tahun }}", "{% raw %}", "`", "|",
]  # fmt: skip
HUGE = ["9" * 40, "9" * 5000, "a" * 20_000, "[" * 60, "{a: " * 40, "1e999", "&a [*a, *a]", "- " * 50, "\u0301" * 3000]
VALUES = [
    "x",
    "[1]",
    "{a: b}",
    "null",
    "true",
    "-1",
    "2024-13-45",
    "1.250",
    "!!python/name:os.system",
    "''",
    "9.5",
    "|",
]
SCALAR_LINE = re.compile(r"^( *(?:- )*[a-z_]+: )([^\s#|>\[{\"'].*|\"[^\"]*\"|'[^']*')$")


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Return the content with one slip of a kind that people and disks make."""
    lines = content.split(b"\n")
    n, m = dice.randrange(len(lines)), dice.randrange(len(lines))
    at = dice.randrange(len(content) + 1)
    match dice.randrange(8):
        case 0:
            flipped = bytearray(content)
            for _ in range(dice.randint(1, 4)):
                flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
            return bytes(flipped)
        case 1:
            del lines[n]
        case 2:
            lines.insert(n, lines[n])
        case 3:
            (key, a, value), (other, b, second) = (line.partition(b": ") for line in (lines[n], lines[m]))
            lines[n], lines[m] = key + a + second, other + b + value
        case 4:
            key, colon, _ = lines[n].partition(b":")
            lines[n] = key + colon + b" " + dice.choice(VALUES).encode()
        case 5:
            key, colon, _ = lines[n].partition(b":")
            lines[n] = key + colon + b" " + dice.choice(HUGE).encode()
        case 6:
            odd = dice.choice([*(text.encode() for text in ODD), b"\xff\xfe", b"\xed\xa0\x80", b"\xe9", b"\r", b"\t"])
            return content[:at] + odd + content[at:]
        case _:
            return content[:at]
    return b"\n".join(lines)


def assert_placed(root: Path, finding: Finding) -> None:
    """Assert that the finding stands in a file of the project, at a line and column that are there."""
    content = (root / finding.file).read_bytes().removeprefix(b"\xef\xbb\xbf")
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert 1 <= finding.line <= len(lines), finding
    assert 1 <= finding.column <= len(lines[finding.line - 1].decode("utf-8", errors="replace")) + 1, finding
    assert finding.message
    assert re.fullmatch(r"LKJ[1-7][0-9]{2}", finding.code)


@pytest.fixture
def benar(tmp_path: Path) -> Path:
    root = tmp_path / "benar"
    shutil.copytree(BENAR, root)
    return root


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_slip_ends_in_findings_with_a_place(benar: Path, batch: int) -> None:
    """Byte flips, lost and doubled lines, swapped values, wrong kinds, huge and odd text, files cut short."""
    dice = random.Random(batch)
    paths = sorted(path for path in (benar / "data").rglob("*") if path.is_file() and path.stat().st_size)
    for n in range(IN_A_BATCH):
        path = dice.choice(paths)
        right = path.read_bytes()
        path.write_bytes(mutated(right, dice))
        try:
            findings = check(benar, ["2024"])
            for finding in findings:
                assert_placed(benar, finding)
        except Exception as error:
            kept = path.read_bytes()[:2000]
            raise AssertionError(f"mutasi {batch}/{n} pada {path.name}: {error!r}; isi: {kept!r}") from error
        finally:
            path.write_bytes(right)
    assert check(benar, ["2024"]) == []


@pytest.mark.parametrize("path", sorted((BENAR / "data" / "2024").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_changed_value_is_reported_at_its_own_line(benar: Path, path: Path) -> None:
    """Every single value of every file, made a mapping that fits nowhere, is an error on its line."""
    target = benar / "data" / "2024" / path.name
    lines = path.read_text(encoding="utf-8").split("\n")
    scalars = {n: match for n, line in enumerate(lines) if (match := SCALAR_LINE.match(line))}
    for n, match in scalars.items():
        target.write_text("\n".join([*lines[:n], f"{match[1]}{{salah: 1}}", *lines[n + 1 :]]), encoding="utf-8")
        errors = [f for f in check(benar, ["2024"]) if f.severity is Severity.ERROR]
        assert (f"data/2024/{path.name}", n + 1) in {(f.file, f.line) for f in errors}, lines[n]
    assert scalars or path.name == "pengecualian.yaml"
