"""Measure against the bare engines, in one run, alternating; print ratios and never judge.

bare: pandoc to DOCX beside pandoc to Typst to PDF, on the Markdown that `lkj build` made, with the same filter,
reference document, preamble and fonts, and nothing else: no data, no checks, no lists of contents. office: pandoc to
DOCX and LibreOffice from that to PDF. Beside the time on the wall stands that of all processors: on a busy machine the
first says more of its neighbours. Python keeps its bytecode, as it does for everyone.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import yaml

from lkj.capaian import SKALA, Angka, Aturan, hitung
from lkj.check.project import Project
from lkj.files import FolderOrigin, package_templates
from lkj.files.yaml import load
from lkj.publish.pandoc import READER, pandoc_path
from lkj.publish.typst import font_folder, settings
from lkj.report.dokumen import susun_laporan

ROOT = Path(__file__).parent.parent
BARE = """
import subprocess, sys, typst
pandoc, reader, folder, fonts, text, out, inputs = sys.argv[1:]
import json
source = open(text, "rb").read()
common = [pandoc, "--sandbox", "--from", reader, "--lua-filter", folder + "/filter.lua"]
word = subprocess.Popen(
    [*common, "--to", "docx", "--reference-doc", folder + "/reference.docx", "--output", out + ".docx", text])
body = subprocess.run([*common, "--to", "typst", text], check=True, capture_output=True).stdout
preamble = open(folder + "/laporan.typ", "rb").read()
pdf = typst.compile(preamble + body, font_paths=[fonts], ignore_system_fonts=True, sys_inputs=json.load(open(inputs)))
open(out + ".pdf", "wb").write(pdf)
word.wait()
"""


def both(command: list[str], *, check: bool = True, **more: str) -> tuple[float, float]:
    """Return wall and processor time of one command, its children's too; with `check`, one that must succeed."""
    surroundings = {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **more}
    start, used = time.perf_counter(), os.times()
    subprocess.run(command, check=check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings)
    after = os.times()
    processors = after.children_user + after.children_system - used.children_user - used.children_system
    return time.perf_counter() - start, processors


def seconds(command: list[str], *, check: bool = True) -> float:
    """Return the wall time of one command; with `check`, one that must succeed."""
    return both(command, check=check)[0]


def engines(folder: Path, rounds: int = 9) -> None:
    """Print the time of a build beside the bare engines' on the same text."""
    import json

    year = Project.at(ROOT).year(2024).require()
    report = susun_laporan(year.environment, year.numbers)
    text, inputs = folder / "laporan.md", folder / "inputs.json"
    text.write_text(report.markdown, encoding="utf-8", newline="\n")
    from lkj.publish.paper import Layout, Properties

    about = settings(Layout(), Properties(judul=report.judul, penulis=report.penulis, waktu=1736467200))
    svgs = {f"gambar:{name}": svg for name, svg in ((name, draw()) for name, draw in report.figures.items())}
    inputs.write_text(json.dumps({"atur": json.dumps(about), **svgs}), encoding="utf-8")
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    arguments = [
        str(pandoc_path()),
        READER,
        str(package_templates()),
        str(font_folder()),
        str(text),
        str(folder / "bare"),
        str(inputs),
    ]
    bare = [sys.executable, str(script), *arguments]
    ours = [sys.executable, "-m", "lkj", "build", "2024", "--force", "--root", str(folder)]
    shutil.copytree(ROOT / "data", folder / "data")
    commands = {"mesin polos": [bare], "lkj build 2024": [ours]}
    if office := shutil.which("soffice"):
        word = [*arguments[:1], "--sandbox", "--from", READER, "--lua-filter", f"{package_templates()}/filter.lua"]
        word += [
            "--reference-doc",
            f"{package_templates()}/reference.docx",
            "--output",
            f"{folder}/kantor.docx",
            str(text),
        ]
        home = f"-env:UserInstallation={(folder / 'soffice').as_uri()}"
        convert = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/kantor.docx"]
        commands["pandoc + LibreOffice"] = [word, convert]
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, steps in commands.items():
            made = [both(step) for step in steps]
            times[name].append((sum(wall for wall, _ in made), sum(used for _, used in made)))
    middle = {name: [statistics.median(one) for one in zip(*values[1:], strict=True)] for name, values in times.items()}
    for name, (wall, used) in middle.items():
        print(f"{name:<20} {wall:.3f} s, prosesor {used:.3f} s (median dari {rounds})")
    wall, used = middle["lkj build 2024"]
    print(f"nisbah               {wall / middle['mesin polos'][0]:.2f}, prosesor {used / middle['mesin polos'][1]:.2f}")
    if office:
        beside = middle["pandoc + LibreOffice"]
        print(f"terhadap LibreOffice {wall / beside[0]:.2f}, prosesor {used / beside[1]:.2f}")
    everything = statistics.median(seconds([*ours, "--document", "all"]) for _ in range(5))
    print(f"lima dokumen         {everything:.3f} s, {everything / wall:.2f} kali satu dokumen")


def large(folder: Path, times: int = 100) -> None:
    """Print what a report of `times` as many indikator as the shipped year's takes: time, and the largest process."""
    import re

    shutil.copytree(ROOT / "data", folder / "data")
    path = folder / "data" / "2024" / "indikator.yaml"
    head, *items = re.split(r"(?m)^(?=  - id: )", path.read_text(encoding="utf-8"))
    made = [head]
    for item in items:
        made.append(item)
        for n in range(1, times if "dokumen: pk-sekretaris" in item else 1):
            other = re.sub(r"(?m)^(  - id: \S+)$", rf"\1-{n}", item)
            made.append(re.sub(r"(?m)^(    nama: .*)$", rf"\1 pada unit ke-{n}", other))
    path.write_text("".join(made), encoding="utf-8", newline="\n")
    wall, used = both([sys.executable, "-m", "lkj", "build", "2024", "--force", "--root", str(folder)])
    print(f"{17 * times} indikator       {wall:.1f} s, prosesor {used:.1f} s{_largest()}")


def _largest() -> str:
    """Say how much memory the largest process so far took, where the system tells."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        return ""
    return f", proses terbesar {getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB"


def timed(label: str, work: Callable[[], object]) -> None:
    """Print the time of one piece of work in this process."""
    start = time.perf_counter()
    work()
    print(f"{label:<20} {time.perf_counter() - start:.3f} s")


def capaian(many: int) -> None:
    """Compute and classify `many` indicators."""
    target, rule, scale = Angka(Decimal(100), "persen"), Aturan(), SKALA["85-70-55"]
    for n in range(many):
        value = hitung(target, Angka(Decimal(n % 131), "persen"), rule).nilai
        if value is not None:
            scale.kategori(value)


# Where nothing can be kept.
FORGETFUL = {"XDG_CACHE_HOME": os.devnull, "LOCALAPPDATA": os.devnull}


def check_year(rounds: int = 9) -> None:
    """Print the time of `lkj check` on one year beside the import of the three libraries that every check needs.

    Once judged anew each time, once where nothing changed since the check before.
    """
    ours = [sys.executable, "-m", "lkj", "check", "2024", "--root", str(ROOT)]
    commands: dict[str, tuple[list[str], dict[str, str]]] = {
        "impor pustaka": ([sys.executable, "-c", "import click, yaml, pydantic"], {}),
        "check, dinilai": (ours, FORGETFUL),
        "check, tak berubah": (ours, {}),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, (command, surroundings) in commands.items():
            times[name].append(both(command, check=False, **surroundings))
    middle = {name: [statistics.median(one) for one in zip(*values[1:], strict=True)] for name, values in times.items()}
    bare = middle["impor pustaka"]
    for name, (wall, used) in middle.items():
        ratio = f"nisbah {wall / bare[0]:.2f}, prosesor {used / bare[1]:.2f}"
        print(f"{name:<20} {wall:.3f} s, prosesor {used:.3f} s (median dari {rounds}), {ratio}")


def write_indicators(path: Path, many: int, changed: int = 0) -> None:
    """Write a file of `many` indicators; of the first `changed` the realisasi is another."""
    items = (
        f"  - id: IKK-{n}\n    nama: Persentase layanan ke-{n} yang selesai tepat waktu\n    sasaran: SK-05\n"
        f"    dokumen: pk-sekretaris\n    satuan: persen\n    polaritas: naik\n    target: 100\n"
        f"    realisasi: {(n + (n <= changed)) % 101}\n"
        for n in range(1, many + 1)
    )
    path.write_text("skema: 1\nindikator:\n" + "".join(items), encoding="utf-8", newline="\n")


LOAD = """
import gc, sys
gc.disable()
from pathlib import Path
from lkj.check.project import Project
for root in sys.argv[1:]:
    Project.at(Path(root)).year(2024).reading
"""


def compare_years(folder: Path, many: int, rounds: int = 3) -> None:
    """Print the time of `lkj diff` between two years beside that of a process that only loads the two."""
    sasaran = (ROOT / "data/2024/sasaran.yaml").read_text(encoding="utf-8").split("\n")
    kept = [line for n, line in enumerate(sasaran) if "SK-05" in line or "SK-05" in "".join(sasaran[max(0, n - 2) : n])]
    roots = [folder / name for name in ("lama", "sedikit", "semua")]
    for root, changed in zip(roots, (0, many // 100, many), strict=True):
        shutil.copytree(ROOT / "data" / "2024", root / "data" / "2024")
        text = "skema: 1\nsasaran:\n" + "\n".join(kept) + "\n"
        (root / "data/2024/sasaran.yaml").write_text(text, encoding="utf-8", newline="\n")
        write_indicators(root / "data/2024/indikator.yaml", many, changed)
    label = f"{many:,} indikator".replace(",", ".")
    print(f"membandingkan dua tahun, {label}")
    old, *others = roots
    for root, label in zip(others, ("1% berubah", "semua berubah"), strict=True):
        load = [sys.executable, "-c", LOAD, str(old), str(root)]
        diff = [sys.executable, "-m", "lkj", "diff", str(old / "data/2024"), str(root / "data/2024")]
        loading, loading_used = (
            statistics.median(one) for one in zip(*(both(load) for _ in range(rounds)), strict=True)
        )
        comparing, used = (statistics.median(one) for one in zip(*(both(diff) for _ in range(rounds)), strict=True))
        ratios = f"nisbah {comparing / loading:.2f}, prosesor {used / loading_used:.2f}"
        print(f"  {label:<18} muat {loading:.3f} s, lkj diff {comparing:.3f} s, {ratios}")


def many_indicators(folder: Path, many: int) -> None:
    """Print the time of checking a year of `many` indicators beside the bare composing of that file.

    check-jsonschema and yamale read the same file where they are installed; they check its shape and nothing else.
    """
    shutil.copytree(ROOT / "data" / "2024", folder / "data" / "2024")
    path = folder / "data" / "2024" / "indikator.yaml"
    write_indicators(path, many)
    text = path.read_text(encoding="utf-8")
    label = f"{many:,} indikator".replace(",", ".")
    print(f"{label}, {len(text) // 1024} KiB")
    timed("  PyYAML compose (C)", lambda: yaml.compose(text, Loader=yaml.CSafeLoader))
    timed("  baca berkas itu", lambda: load(FolderOrigin(folder), "data/2024/indikator.yaml"))
    timed("  periksa setahun", lambda: Project.at(folder).year(2024).findings())
    schema = ROOT / "schema" / "indikator.schema.json"
    yamale_schema = folder / "yamale.yaml"
    yamale_schema.write_text(YAMALE, encoding="utf-8")
    others = {
        "check-jsonschema": ["check-jsonschema", "--schemafile", str(schema), str(path)],
        "yamale": ["yamale", "--schema", str(yamale_schema), str(path)],
    }
    for name, (program, *arguments) in others.items():
        found = shutil.which(program, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
        if found is None:
            print(f"  {name:<18} dilewati: tidak terpasang")
        else:
            print(f"  {name:<18} {seconds([found, *arguments], check=False):.3f} s")


def served(folder: Path, rounds: int = 5) -> None:
    """Print how long after a changed realisasi the served page is new, beside a cold build of it, in pairs."""
    import http.client
    import json

    shutil.copytree(ROOT / "data" / "2024", folder / "data" / "2024")
    path = folder / "data" / "2024" / "indikator.yaml"
    text = path.read_text(encoding="utf-8")
    lkj = [sys.executable, "-m", "lkj", "build", "2024", "--root", str(folder)]
    process = subprocess.Popen([*lkj, "--serve"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    assert process.stdout is not None
    host, _, secret = process.stdout.readline().strip().removeprefix("http://").partition("/")

    def page() -> int:
        connection = http.client.HTTPConnection(host)
        connection.request("GET", f"/{secret}keadaan")
        number: int = json.loads(connection.getresponse().read())["page"]
        connection.close()
        return number

    def until(other: int) -> float:
        start = time.perf_counter()
        while page() == other:
            time.sleep(0.01)
        return time.perf_counter() - start

    try:
        until(0)
        pairs = []
        for n in range(rounds):
            before = page()
            path.write_text(text.replace("realisasi: 100", f"realisasi: {90 + n}", 1), encoding="utf-8", newline="\n")
            new = until(before)
            pairs.append((new, seconds([*lkj, "--format", "html", "--force"])))
    finally:
        process.terminate()
        process.wait()
    new, cold = (statistics.median(one) for one in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"laman hidup          {new:.3f} s, build dingin {cold:.3f} s, nisbah {ratio:.2f}")


def form(folder: Path, rows: int) -> None:
    """Print the time of reading a form of many rows: the workbook, the facts of today, and what differs."""
    import gc
    import re

    from lkj.tables.isian.baca import baca_formulir
    from lkj.tables.isian.banding import bandingkan
    from lkj.tables.isian.bentuk import bentuk
    from lkj.tables.isian.buku import baca_buku
    from lkj.tables.isian.formulir import tulis_formulir

    path = folder / "data" / "2024" / "indikator.yaml"
    path.parent.mkdir(parents=True)
    # A row for each indikator and for each of three years before: so many do not fit one file otherwise.
    write_indicators(path, rows // 4)
    past = ", ".join(f"{{tahun: {year}, target: 100, realisasi: 97.5}}" for year in (2021, 2022, 2023))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(    realisasi: .*)$", rf"\1\n    riwayat: [{past}]", text), "utf-8", newline="\n")
    document = load(FolderOrigin(folder), "data/2024/indikator.yaml")[0]
    assert document is not None
    documents = {"indikator.yaml": document}
    made = tulis_formulir(bentuk(documents), 2024, "Kantor", {})
    gc.disable()  # as the command does
    start, used = time.perf_counter(), time.process_time()
    result = bandingkan([baca_formulir("isian.xlsx", baca_buku(made))], bentuk(documents), documents)
    wall, used = time.perf_counter() - start, time.process_time() - used
    gc.enable()
    assert result.bersih
    assert not result.perubahan
    print(f"isian {rows:,} baris".replace(",", "."), f"  {wall:.3f} s, prosesor {used:.3f} s")


PARENT = """
import atexit, resource, sys
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr))
from lkj.cli import cli
cli(sys.argv[1:], prog_name="lkj")
"""


def offices(folder: Path, many: int) -> None:
    """Print what a tree of `many` imaginary offices takes beside as many commands for one, and the parent's memory.

    One is the mean of three, each in its own folder: the central office, one of a province, one of a regency. Beside
    the time on the wall stands that of the processors as all cores would share it, which a busy machine tells better.
    """
    tree = folder / "pohon"
    subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "kantor.py"), str(tree), "--offices", str(many)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    codes = sorted(path.name for path in (tree / "satker").iterdir())
    some = [codes[n] for n in (0, 1, many // 2)]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def one(*command: str) -> tuple[float, float]:
        runs = [[sys.executable, "-m", "lkj", *command, "--root", str(tree / "satker" / code)] for code in some]
        times = [(both(run), both(run)) for run in runs]  # the second time as every later one
        wall, used = (statistics.mean(last[n] for _, last in times) for n in (0, 1))
        return wall, used

    def together(*arguments: str) -> tuple[float, float]:
        return both([sys.executable, "-m", "lkj", *arguments, "--root", str(tree)])

    def told(label: str, wall: float, used: float, ratio: str = "") -> None:
        print(f"  {label:<18} {wall:.1f} s, prosesor {used:.1f} s{ratio}")

    print(f"{many} satker, {cores} inti")
    one_wall, one_used = one("check", "2024")
    told("check satu", one_wall, one_used)
    wall, used = together("check", "2024", "--satker", "all")
    ratio = f", nisbah {wall / (many * one_wall):.3f}, prosesor per inti {used / cores / (many * one_used):.3f}"
    told("check semua", wall, used, ratio)
    for label in ("rekap pertama", "rekap lagi"):
        told(label, *together("rekap", "2024"))
    one_wall, one_used = one("build", "2024", "--force")
    told("build satu", one_wall, one_used)
    shutil.rmtree(tree / "build")
    command = [sys.executable, "-c", PARENT, "build", "2024", "--satker", "all", "--force", "--root", str(tree)]
    start, before = time.perf_counter(), os.times()
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stderr.split()
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    ratio = f", nisbah {wall * cores / (many * one_used):.2f}, prosesor {used / (many * one_used):.2f}"
    told("build semua", wall, used, f"{ratio}; memori induk {said[-1]} MiB")
    idle = together("build", "2024", "--satker", "all")
    told("tanpa perubahan", *idle, f", {100 * idle[1] / used:.1f}% prosesor")
    path = tree / "satker" / some[-1] / "data/2024/indikator.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}# diperiksa\n", encoding="utf-8", newline="\n")
    for label, words in (("satu berubah", ("build", "2024", "--satker", "all")), ("lalu rekap", ("rekap", "2024"))):
        told(label, *together(*words))


YAMALE = """
skema: int()
indikator: list(include('indikator'))
---
indikator:
  id: str()
  nama: str()
  sasaran: str()
  dokumen: enum('rkt', 'pk-ketua', 'pk-sekretaris')
  satuan: str()
  polaritas: enum('naik', 'turun', 'rentang', 'tetap')
  target: num()
  realisasi: num()
"""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        engines(Path(name))
    timed("50.000 indikator", lambda: capaian(50_000))
    timed("100.000 indikator", lambda: capaian(100_000))
    check_year()
    with tempfile.TemporaryDirectory() as name:
        served(Path(name))
    with tempfile.TemporaryDirectory() as name:
        form(Path(name), 22_000)
    for many in (4_250, 17_000):
        with tempfile.TemporaryDirectory() as name:
            many_indicators(Path(name), many)
    # All of a country, 552, takes a machine of two cores half an hour: make bench OFFICES="100 552".
    for many in map(int, os.environ.get("OFFICES", "12 48").split()):
        with tempfile.TemporaryDirectory() as name:
            offices(Path(name), many)
    with tempfile.TemporaryDirectory() as name:
        compare_years(Path(name), 17_000)
    with tempfile.TemporaryDirectory() as name:
        large(Path(name))
