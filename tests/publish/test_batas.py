"""What stops an engine is told at the prose that does, else at the document; the last good file stays whole."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lkj.publish.engines.child import Child

if TYPE_CHECKING:
    from conftest import Proyek

# Passes every rule that reads the text: one address, written wherever its name stands.
BOMB = f"{'[a] ' * 12_000}\n\n[a]: https://kpu.go.id/{'x' * 40_000}\n"
DEEP = "".join("*a **b " for _ in range(70)) + "x" + "".join(" d** c*" for _ in range(70))


@pytest.mark.parametrize(("text", "said"), [(BOMB, "melampaui batas"), (DEEP, "bersarang terlalu dalam")])
def test_prose_that_stops_an_engine_is_named(proyek: Proyek, text: str, said: str) -> None:
    """Of eighteen files the one that is at fault, in Indonesian, exit 1; what was built before stays."""
    old = proyek.root / "build" / "lkj-2024.pdf"
    old.parent.mkdir()
    old.write_bytes(b"yang lama")
    proyek.tulis("narasi/misi.md", text)
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "pdf", "--timeout", "3")
    assert code == 1
    assert "data/2024/narasi/misi.md:1:1: galat LKJ502: bagian ini tidak dapat dibuat menjadi dokumen: " in stderr
    assert said in stderr
    assert old.read_bytes() == b"yang lama"
    assert [path.name for path in old.parent.iterdir()] == ["lkj-2024.pdf"]


FAKES = {
    "diam": ("import time; time.sleep(60)", "melampaui batas 2 detik"),
    "roboh": ("import os; os.kill(os.getpid(), 9)", "pandoc gagal"),
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
