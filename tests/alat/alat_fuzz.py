"""Runs a changed project through the command line in process, and says what was wrong with how lkj took it."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from alat_dokumen import TAHUNAN
from alat_mutasi import Berkas, Perubahan, Proyek, baca_proyek, jinak, ke_json, liar
from click.testing import CliRunner

from lkj.cli import cli
from lkj.files.yaml.reader import parse

__all__ = ["DASAR", "KEPT", "Gagal", "Kandang", "coba_build", "coba_check", "inggris", "simpan"]

_ROOT = Path(__file__).parents[2]
KEPT = _ROOT / "tests" / "data" / "fuzz"
#: The projects that are changed: how often, by name, and the year that is asked for.
DASAR: dict[str, tuple[int, Path, str]] = {
    "benar": (80, _ROOT / "tests" / "data" / "benar", "2024"),
    "contoh": (12, _ROOT / "examples", "2025"),
    "kalteng": (8, _ROOT, "2024"),
}
FORMS = ("text", "github", "sarif", "junit", "gitlab")
# Words that no Indonesian sentence has, and that the messages of Python and the libraries are full of.
_INGGRIS = re.compile(
    r"\b(?:the|is|are|was|not|of|must|should|cannot|can|with|too|many|found|missing|invalid|expected|unexpected|error|"
    r"errors|failed|failure|unsupported|argument|attribute|value|values|none|index|out|range|decode|encode|codec|byte|"
    r"bytes|position|exception|object|type|unknown|undefined|denied|directory|such|file|memory|recursion|maximum|"
    r"exceeded|depth|division|zero|string|integer|float|decimal|input|output|line|column|at|by|for|from|to|in|on|"
    r"unterminated|unclosed|unable|could|would|does|did|has|have|been|only|already|required|allowed|module|function)\b",
    re.IGNORECASE,
)
# What is quoted is the user's own; so are names of files, codes, keys and commands.
_KUTIPAN = re.compile(
    r"«[^»]*»|“[^”]*”|`[^`]*`|\"[^\"]*\"|\([^)]*\)|\{[{%].*?[%}]\}|[\w./\\-]+\.(?:yaml|md|j2|docx|svg|png)\b"
)
_PERINTAH = re.compile(r"\b(?:if|endif|for|endfor|elif|include|extends|set|and|or|lkj \w+|--[a-z-]+)\b")


@dataclass(frozen=True, slots=True)
class Gagal:
    """One thing that lkj did wrong, and the change after which it did."""

    jenis: str
    rinci: str
    dasar: str
    perubahan: Perubahan
    nomor: int = 0


class TooSlowError(BaseException):
    """The time is up; not an Exception, so that nothing takes it for one of its own."""


#: What one command may take of the processors, its engines counted, in seconds; and any process of memory, in bytes.
DETIK, MEMORI = 5.0, 2**30
#: The most indikator of a year for which that holds; a larger one may take ten times as long.
BESAR = 60
# A clock on the wall tells of the machine's other work too. Far beyond what it may show, a command is broken off.
_MENYERAH = 12


def _prosesor() -> float:
    """Return the seconds of the processors that this process and its ended children have had."""
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


@dataclass(slots=True)
class Beban:
    """How much longer than its work a command takes here and now, because the machine does other things."""

    faktor: float = 1.0

    def ukur(self, run: Callable[[], object]) -> None:
        """Measure it by a command that is known to end."""
        begun, used = time.perf_counter(), _prosesor()
        run()
        self.faktor = max(1.0, (time.perf_counter() - begun) / max(_prosesor() - used, 0.01))


@contextmanager
def _batas(seconds: float, wall: float) -> Iterator[None]:
    """Break off what takes more seconds of the processor or on the wall, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def over(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    clocks = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, wall))
    before = [signal.signal(number, over) for number, _, _ in clocks]
    for _, clock, most in clocks:
        signal.setitimer(clock, most)
    try:
        yield
    finally:
        for (number, clock, _), handler in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(number, handler)


def _puncak() -> int:
    """Return the most memory, in bytes, that this process or one of its ended children ever held; 0 where unknown."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


class Kandang:
    """A copy of one project, in which changes are made and undone."""

    def __init__(self, dasar: str, folder: Path) -> None:
        self.dasar = dasar
        _, source, self.tahun = DASAR[dasar]
        self.root = folder / dasar
        self.beban = Beban()
        self.isi = baca_proyek(source)
        #: The files of the year that is asked for: these are changed.
        self.berkas: Proyek = {n: c for n, c in self.isi.items() if n.startswith(f"data/{self.tahun}/")}
        for name, content in self.isi.items():
            self._letakkan(name, content)

    @contextmanager
    def ubahan(self, changed: Perubahan) -> Iterator[None]:
        """Make a change for a while."""
        try:
            for name, content in changed.items():
                self._letakkan(name, content)
            yield
        finally:
            for name in changed:
                self._letakkan(name, self.isi.get(name))
            shutil.rmtree(self.root / "build", ignore_errors=True)
            shutil.rmtree(self.root / "templates", ignore_errors=True)

    def _letakkan(self, name: str, content: Berkas) -> None:
        path = self.root / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        if content is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content.tautan is None:
            path.mkdir()
        else:
            path.symlink_to(content.tautan)

    def jalankan(self, *args: str, seconds: float = DETIK, berkali: int = 1) -> tuple[int, str, str, str]:
        """Run `lkj`; return the exit code, both outputs, and what went wrong beyond them.

        `seconds` are those of the processors; `berkali` of such works may stand in one command.
        """
        begun, used, peak = time.perf_counter(), _prosesor(), _puncak()
        try:
            with _batas(seconds * berkali, seconds * berkali * self.beban.faktor * _MENYERAH):
                result = CliRunner().invoke(cli, [*args, "--debug", "--root", str(self.root)], prog_name="lkj")
        except TooSlowError:
            return -1, "", "", f"lebih dari {seconds:g} detik, dihentikan"
        wall, worked, most = time.perf_counter() - begun, _prosesor() - used, _puncak()
        wrong = ""
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            wrong = f"{type(result.exception).__name__}: {result.exception}"
        elif "galat dalam lkj" in result.stderr:
            wrong = _jejak(result.stderr)
        elif result.exit_code not in (0, 1, 3):
            wrong = f"kode keluar {result.exit_code}"
        elif worked > seconds * berkali:
            wrong = f"memakai {worked:.1f} detik prosesor"
        elif most > max(MEMORI, peak):
            wrong = f"memakai {most // 2**20} MiB memori"
        elif wall > seconds * berkali * self.beban.faktor:
            # Other work may have come since it was measured.
            self.timbang()
            if wall > seconds * berkali * self.beban.faktor:
                wrong = f"lebih dari {seconds:g} detik: {wall:.1f}, beban {self.beban.faktor:.1f}"
        return result.exit_code, result.stdout, result.stderr, wrong

    def banyaknya_indikator(self) -> int:
        """Return how many indikator the year has as it is now."""
        text = (self.root / f"data/{self.tahun}/indikator.yaml").read_text(encoding="utf-8")
        reading = parse("indikator.yaml", text)
        assert reading.document is not None  # check has passed it
        rows = reading.document.data["indikator"]
        assert isinstance(rows, list)
        return len(rows)

    def timbang(self) -> None:
        """Measure how busy the machine is, by the unchanged project."""
        self.beban.ukur(lambda: CliRunner().invoke(cli, ["check", self.tahun, "--root", str(DASAR[self.dasar][1])]))


def _jejak(stderr: str) -> str:
    """Return what a trace says, and the last place of lkj that it names."""
    said = next(line for line in stderr.splitlines() if "galat dalam lkj" in line)
    places = re.findall(r"lkj/([a-z_/]+\.py)\", line (\d+)", stderr)
    return f"{said} di {places[-1][0]} baris {places[-1][1]}" if places else said


def _salah(root: Path, code: int, found: list[dict[str, Any]], changed: Perubahan) -> str:
    """Return what is wrong with findings: their place, their words, or the exit code they make."""
    asal = _asal(changed)
    if code != int(any(f["severity"] == "error" for f in found)):
        return f"kode keluar {code} tidak sesuai temuan"
    for one in found:
        if bad := _tempat_salah(root, one):
            return f"{bad}: {one}"
        if bad := inggris(f"{one['message']}\n{one['hint']}", asal):
            return f"kata Inggris «{bad}»: {one}"
    return ""


def _tempat_salah(root: Path, one: dict[str, Any]) -> str:
    path = root / one["file"]
    if not re.fullmatch(r"LKJ[1-7][0-9]{2}", one["code"]) or not one["message"]:
        return "tanpa kode atau kalimat"
    try:
        there = path.is_file() and not path.is_symlink()
    except OSError:
        return "tempat yang tidak mungkin ada"
    if not there:
        if one["file"].startswith("templates") and not path.is_dir():
            return "menyalahkan templat bawaan"
        return "" if (one["line"], one["column"]) == (1, 1) else "tempat di berkas yang tidak ada"
    lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if not 1 <= one["line"] <= len(lines):
        return "baris di luar berkas"
    length = len(lines[one["line"] - 1].decode("utf-8", errors="replace"))
    return "" if 1 <= one["column"] <= length + 1 else "kolom di luar baris"


def inggris(text: str, asal: str = "") -> str:
    """Return an English word of a message, or nothing; what it quotes does not count, nor a word of the user's `asal`."""
    said = _PERINTAH.sub(" ", _KUTIPAN.sub(" ", text))
    return next((word for word in _INGGRIS.findall(said) if word not in asal), "")


def _asal(changed: Perubahan) -> str:
    return "\n".join(c.decode("utf-8", errors="replace") for c in changed.values() if isinstance(c, bytes))


def coba_check(
    pen: Kandang, dice: random.Random, changed: Perubahan | None = None, seconds: float = DETIK
) -> Gagal | None:
    """Check a changed project; return what was wrong with how lkj took it."""
    changed = liar(pen.berkas, dice) if changed is None else changed
    with pen.ubahan(changed):
        code, out, _, wrong = pen.jalankan("check", pen.tahun, "--format", "json", seconds=seconds)
        if not wrong:
            wrong = _salah(pen.root, code, json.loads(out), changed)
        if not wrong and dice.random() < 0.1:
            again, _, _, wrong = pen.jalankan("check", pen.tahun, "--format", dice.choice(FORMS), seconds=seconds)
            wrong = wrong or ("kode keluar berbeda menurut bentuk" if again != code else "")
    return Gagal(_jenis(wrong), wrong, pen.dasar, changed) if wrong else None


def coba_build(pen: Kandang, dice: random.Random, changed: Perubahan | None = None) -> tuple[bool, Gagal | None]:
    """Check a changed project, and build all its documents where it passes; return whether it was built."""
    changed = jinak(pen.berkas, dice) if changed is None else changed
    with pen.ubahan(changed):
        code, out, _, wrong = pen.jalankan("check", pen.tahun, "--format", "json")
        wrong = wrong or _salah(pen.root, code, json.loads(out), changed)
        if code == 1 and not wrong:
            return False, None
        wrong = wrong or _bangun(pen)
    return True, Gagal(_jenis(wrong), wrong, pen.dasar, changed) if wrong else None


def _bangun(pen: Kandang) -> str:
    """Build what passed `check`, all in one go; where that takes long, each document alone. Return what was wrong."""
    seconds = DETIK if pen.banyaknya_indikator() <= BESAR else 10 * DETIK
    used = _prosesor()
    wrong = _dibangun(pen, "all", seconds, len(TAHUNAN))
    if not wrong and _prosesor() - used > seconds:
        wrong = next(filter(None, (_dibangun(pen, one, seconds, 1) for one in TAHUNAN)), "")
    return wrong


def _dibangun(pen: Kandang, document: str, seconds: float, many: int) -> str:
    wrong = ""
    for _ in range(2):
        timeout = f"{seconds * pen.beban.faktor:.1f}"
        args = ["build", pen.tahun, "--document", document, "--format", "docx,pdf,html", "--timeout", timeout]
        code, _, err, wrong = pen.jalankan(*args, seconds=seconds, berkali=many)
        said = err[max(err.rfind("galat:"), 0) :].strip()[-600:]
        if not wrong and code and document != "all" and "LKJ114" in err:
            return ""  # the year has no such document
        if not wrong and code:
            wrong = f"lolos check, tetapi build gagal ({code}): {said}"
        if "melampaui batas" not in said or "detik" not in said:
            break
        # The limit of an engine is one on the wall: is it the engine, or other work?
        pen.timbang()
        pen.beban.faktor *= 2
    return wrong


def _jenis(wrong: str) -> str:
    """Return what failures of one cause have in common."""
    return re.sub(r"«[^»]*»|[0-9]+|\{.*|'.*?'", "…", wrong, flags=re.DOTALL)[:140]


def simpan(gagal: Gagal, name: str, folder: Path = KEPT) -> Path:
    """Keep a change, so that a test tries it again for ever."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(ke_json(gagal.dasar, gagal.perubahan), encoding="utf-8", newline="\n")
    return path
