"""Slips, disks and strangers: whatever is done to a right year, lkj answers in findings with a place, and soon.

A short run of `make fuzz`, and every change that once went wrong. What a change is and what counts as wrong stand in
`alat_mutasi` and `alat_fuzz`.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from alat_fuzz import DASAR, KEPT, Gagal, Kandang, coba_build, coba_check, inggris
from alat_mutasi import dari_json
from alat_proyek import check

from lkj.diagnostics import Severity

pytestmark = pytest.mark.lambat

BENAR = Path(__file__).parent / "data" / "benar"
BATCHES, IN_A_BATCH, BUILDS = 12, 40, 4
SCALAR_LINE = re.compile(r"^( *(?:- )*[a-z_]+: )([^\s#|>\[{\"'].*|\"[^\"]*\"|'[^']*')$")


@pytest.fixture(scope="module")
def pens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kandang]:
    """Return a copy of each project that is changed; every change is undone."""
    folder = tmp_path_factory.mktemp("kandang")
    return {name: Kandang(name, folder) for name in DASAR}


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def told(gagal: Gagal | None) -> str:
    """Return what went wrong, after which change."""
    return "" if gagal is None else f"{gagal.rinci}\npada {gagal.dasar}: {gagal.perubahan!r:.3000}"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_any_change_ends_in_findings_with_a_place(pens: dict[str, Kandang], batch: int) -> None:
    """No trace, no other exit code than 0 and 1, no word of English, no place that is not there, none over 5 s."""
    for n in range(IN_A_BATCH):
        dice = random.Random(f"uji {batch} {n}")
        name = "kalteng" if n % 20 == 7 else "contoh" if n % 20 == 13 else "benar"
        assert not told(coba_check(pens[name], dice)), f"mutasi {batch}/{n}"


@pytest.mark.parametrize("number", range(BUILDS))
def test_what_passes_check_is_built(pens: dict[str, Kandang], number: int) -> None:
    """A changed year in which `check` finds no error becomes every document in every format."""
    for n in range(20):
        built, gagal = coba_build(pens["benar"], random.Random(f"uji bangun {number} {n}"))
        assert not told(gagal), f"mutasi {number}/{n}"
        if built:
            return
    raise AssertionError("tidak satu pun lolos")


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.json")) or [KEPT / "tidak-ada.json"], ids=lambda path: path.stem)
def test_what_once_went_wrong_goes_right(pens: dict[str, Kandang], path: Path) -> None:
    """Each kept change ends as it should, in `check` and, where it passes that, in `build`."""
    dasar, changed = dari_json(path.read_text(encoding="utf-8"))
    assert not told(coba_build(pens[dasar], random.Random(0), changed)[1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("«the file» bukan tanggal, tertulis teks", ""),
        ("berkas «x» tidak ditemukan; jalankan `lkj build 2024 --keep`", ""),
        ("pasangkan if dengan endif, for dengan endfor", ""),
        ("Input should be a valid integer", "Input"),
        ("berkas tidak dapat dibaca: No such file or directory", "such"),
    ],
)
def test_english_is_known_by_its_words(text: str, word: str) -> None:
    """The judge of the fuzzing sees a sentence of a library, and leaves alone what a message quotes."""
    assert inggris(text) == word


def test_a_word_of_the_user_is_not_english_of_lkj() -> None:
    """An id that is told as it is written may be an English word; the next word is not excused by it."""
    assert inggris("tulis line-line", asal="id: line line") == ""
    assert inggris("tulis line, not found", asal="id: line line") == "not"


@pytest.fixture
def benar(tmp_path: Path) -> Path:
    """Return a copy of a right project."""
    root = tmp_path / "benar"
    shutil.copytree(BENAR, root)
    return root


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
