"""What stops an engine is told at the prose that does, else at the document; the last good file stays whole."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lkj.files import package_templates
from lkj.publish.engines.child import Child
from lkj.publish.pipeline import Assets

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

# Pass every rule that reads the text: one address, written wherever its name stands, and marks over many lines.
BOMB = f"{'[a] ' * 2_000}\n" * 8 + f"\n[a]: https://kpu.go.id/{'x' * 9_900}\n"
HEAVY = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path d="M0 0L1e30 1e30" stroke="red" stroke-width="1e30"/></svg>'
)
DEEP = "Awal " + "".join("*a |\n**b |\n" for _ in range(70)) + "x" + "".join(" d**\nc*\n" for _ in range(70))


@pytest.mark.parametrize(
    ("text", "limits", "said"),
    [(BOMB, ("--timeout", "3"), "melampaui batas 3 detik"), (DEEP, (), "bersarang terlalu dalam")],
)
def test_prose_that_stops_an_engine_is_named(proyek: Proyek, text: str, limits: Sequence[str], said: str) -> None:
    """Of eighteen files the one that is at fault, in Indonesian, exit 1; what was built before stays."""
    old = proyek.root / "build" / "lkj-2024.pdf"
    old.parent.mkdir()
    old.write_bytes(b"yang lama")
    proyek.tulis("narasi/misi.md", text)
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "pdf", *limits)
    assert code == 1
    assert "data/2024/narasi/misi.md:1:1: galat LKJ502: bagian ini tidak dapat dibuat menjadi dokumen: " in stderr
    assert said in stderr
    assert old.read_bytes() == b"yang lama"
    assert [path.name for path in old.parent.iterdir()] == ["lkj-2024.pdf"]


def test_the_line_that_stops_an_engine_is_named(proyek: Proyek) -> None:
    """Of a long file the paragraph at fault, at its own line, though computed values stand before and after it."""
    calm = "".join(f"Alinea {n}: {{{{ rekap.utama.rerata|persen }}}}\nlanjutan\n\n" for n in range(30))
    line, _ = proyek.tulis("narasi/misi.md", f"{calm}{{% if tahun %}}Ya{{% endif %}}\n\n\n▸{DEEP}\n\n{calm}")
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "pdf")
    assert code == 1
    assert f"data/2024/narasi/misi.md:{line}:1: galat LKJ502" in stderr


def test_a_search_ends(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everything is slow, nothing is accused, and the search does not outlast its time."""
    from lkj.publish import culprit as room
    from lkj.publish.engines.limits import DEFAULT, Limit, LimitError

    monkeypatch.setattr(room, "_LONG_SEARCH", 1.0)
    own = package_templates()
    assets = Assets(own / "filter.lua", own / "laporan.typ", own / "reference.docx", own / "web")
    begun = time.perf_counter()
    error = LimitError("pandoc", Limit.WAKTU, DEFAULT)
    assert room.culprit({f"{n}.md": "Satu\n" for n in range(10_000)}, error, assets, DEFAULT) is None
    assert time.perf_counter() - begun < 10


def test_a_picture_that_cannot_be_drawn_is_named(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A logo that Typst stumbles over, whatever was not foreseen: an error of that file, not of lkj."""
    monkeypatch.setattr("lkj.report.svg._LARGEST", 1e40)
    proyek.tulis("logo.svg", HEAVY)
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "docx")
    assert code == 1
    assert "data/2024/logo.svg:1:1: galat LKJ120: logo ini tidak dapat digambar" in stderr


def test_a_drawing_of_prose_that_cannot_be_drawn_is_named(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is true of the logo is true of a drawing in prose: the line that shows it is told."""
    monkeypatch.setattr("lkj.report.svg._LARGEST", 1e40)
    proyek.tulis("gambar/berat.svg", HEAVY)
    line, _ = proyek.tulis("narasi/misi.md", "Misi.\n\n▸![Berat](gambar/berat.svg)\n")
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "docx")
    assert code == 1
    assert f"data/2024/narasi/misi.md:{line}:1: galat LKJ530: gambar «gambar/berat.svg» tidak dapat digambar" in stderr


FAKES = {
    "diam": ("import time; time.sleep(60)", "melampaui batas 2 detik"),
    "roboh": ("import os; os.kill(os.getpid(), 9)", "pandoc berhenti"),
    "sampah": ("import os; os.write(1, bytes(range(128, 256)) * 99)", "keluaran yang rusak"),
    "kosong": ("pass", ""),
    "separuh": ("import os, sys; sys.stdin.read(); os.write(1, b'PK\\x03\\x04' + b'x' * 99)", ""),
}


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("fake", FAKES)
def test_a_broken_engine_is_a_sentence(proyek: Proyek, monkeypatch: pytest.MonkeyPatch, fake: str, form: str) -> None:
    """Pandoc that hangs, crashes, or writes garbage, nothing, half a file: exit 3 and a sentence, no bug of lkj."""
    script, said = FAKES[fake]

    class Fake(Child):
        def __init__(self, command: Sequence[str], *args: object, **kwargs: object) -> None:
            if Path(command[0]).stem == "pandoc":
                command = [sys.executable, "-c", script]
            super().__init__(command, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("lkj.publish.pandoc.Child", Fake)
    code, stdout, stderr = proyek.jalankan("build", "2024", "--document", "rkt", "--format", form, "--timeout", "2")
    assert "galat dalam lkj" not in stderr
    if fake == "separuh" and form != "docx":
        return  # a text that ends early is a text; what it lacks is found where cells are looked for
    assert (code, stdout) == (3, "")
    assert said in stderr
    assert not list(proyek.root.glob("build/*"))
