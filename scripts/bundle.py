"""Pack lkj for Windows as a folder that needs no installation and no rights: `make bundle`.

`LKJ_PYTHON_WIN` names a folder with the embeddable Python for Windows (`python.exe`, `python3XX.dll`, its library); the
release fetches it by its SHA-256. To it come the wheels of the locked set for that Python, by hash, lkj's own, the
year of the examples, and `lkj.cmd`, which a double click or a dropped folder starts. Of the same things the same zip
is made, to the byte.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from wheels import ROOT, download, own, pack

from lkj import __version__

NAME = f"lkj-{__version__}-windows"
#: Beside `python.exe`: `lkj doctor` tells by it that it runs from here.
MARK = "lkj-bundel.json"
PACKAGES = "site-packages"
#: What a folder named by LKJ_PYTHON_WIN may hold of its own, and the bundle has anew.
_OWN = frozenset({PACKAGES, "lkj", "__pycache__", MARK})
# -I, so that nothing of the surroundings has a say, nor a file beside the one that was dropped.
LAUNCHER = """\
@echo off
"%~dp0python\\python.exe" -I -m lkj open %*
if errorlevel 1 pause
"""
#: For who knows a terminal: `lkj-perintah check 2025`.
COMMAND = """\
@echo off
"%~dp0python\\python.exe" -I -m lkj %*
"""
READ_ME = f"""\
lkj {__version__} untuk Windows, tanpa pemasangan
{"=" * 44}

1. Ekstrak seluruh zip ini ke folder Anda sendiri, misalnya Dokumen. Hak administrator tidak diperlukan.
2. Klik dua kali «lkj». Pilih folder laporan Anda, atau folder kosong untuk memulai.
   Sesudah itu klik dua kali langsung membuka laporan terakhir di peramban.
3. Folder laporan juga dapat diseret ke «lkj». Cobalah dengan folder «contoh».
4. Biarkan jendela lkj terbuka selama bekerja; menutupnya menghentikan lkj.

Untuk menghapus lkj, hapus folder ini; folder laporan Anda tidak terpengaruh.
"""


class PythonMissingError(Exception):
    """There is no Python for Windows to pack; the text says what to do."""


def python_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the Python, by their names within it."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not _OWN & {*name.parts} and path.suffix not in ("._pth", ".pyc", ".lib"):
            yield name.as_posix(), path.read_bytes()


def version_of(files: dict[str, bytes]) -> str:
    """Return the version of a Python by its files, such as 3.13; PythonMissingError where it is none for Windows."""
    found = [match for name in files if (match := re.fullmatch(r"python3(\d+)\.dll", name))]
    if len(found) != 1 or "python.exe" not in files:
        raise PythonMissingError(
            "LKJ_PYTHON_WIN harus menyebut folder Python untuk Windows, yang memuat python.exe dan satu python3XX.dll"
        )
    return f"3.{found[0][1]}"


def path_file(version: str, files: dict[str, bytes]) -> tuple[str, bytes]:
    """Return the file that tells this Python where its library is, and makes it look nowhere else."""
    stem = f"python{version.replace('.', '')}"
    places = [f"{stem}.zip"] * (f"{stem}.zip" in files) + ["Lib"] * any(name.startswith("Lib/") for name in files)
    return f"{stem}._pth", "".join(f"{place}\n" for place in (*places, ".", PACKAGES)).encode()


def unpacked(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a wheel puts among the packages; its programs are for who has an installation."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            top, _, rest = entry.filename.partition("/")
            if entry.is_dir():
                continue
            if not top.endswith(".data"):
                yield entry.filename, archive.read(entry)
            elif rest.startswith(("purelib/", "platlib/")):
                yield rest.partition("/")[2], archive.read(entry)


def compiled(files: dict[str, bytes], version: str) -> dict[str, bytes]:
    """Return the bytecode of a Python's modules, by a Python of that version on this machine; without one, nothing.

    So the first start need not compile them, nor write anything. It is never compared with its source again.
    """
    here = shutil.which(f"python{version}")
    if here is None:
        print(f"tidak ada python{version} di komputer ini: berkas .pyc baru dibuat saat lkj pertama kali dijalankan")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in files.items():
            if name.endswith(".py"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(data)
        command = [here, "-I", "-m", "compileall", "-q", "-s", folder, "--invalidation-mode", "unchecked-hash", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.pyc")}


def of_project(*folders: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the checkout beneath folders, as Git has them."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "build" not in path.relative_to(ROOT / folder).parts:
                yield path.relative_to(ROOT).as_posix(), path.read_bytes()


def bundle(python: Path) -> dict[str, bytes]:
    """Return the files of the bundle by their names."""
    interpreter = dict(python_files(python))
    version = version_of(interpreter)
    interpreter.update([path_file(version, interpreter)])
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        download(folder, "windows", version)
        own(folder)
        for wheel in sorted(folder.glob("*.whl")):
            interpreter |= {f"{PACKAGES}/{name}": data for name, data in unpacked(wheel)}
    interpreter |= compiled(interpreter, version)
    interpreter[MARK] = f"{json.dumps({'lkj': __version__, 'python': version})}\n".encode()
    examples = {name.replace("examples", "contoh", 1): data for name, data in of_project("examples/data")}
    texts = {"lkj.cmd": LAUNCHER, "lkj-perintah.cmd": COMMAND, "BACA-SAYA.txt": READ_ME}
    return {
        **{f"python/{name}": data for name, data in interpreter.items()},
        **examples,
        **{name: text.replace("\n", "\r\n").encode() for name, text in texts.items()},
        **{name: (ROOT / name).read_bytes() for name in ("LICENSE", "THIRD-PARTY-NOTICES.md", "sbom.cdx.json")},
    }


def main() -> int:
    """Pack it into dist/, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="folder for the zip")
    asked = parser.parse_args()
    try:
        given = os.environ.get("LKJ_PYTHON_WIN", "")
        files = bundle(Path(given)) if given else {}
        if not files:
            raise PythonMissingError(
                "sebut folder Python untuk Windows dalam LKJ_PYTHON_WIN: isi python-3.X.Y-embed-amd64.zip dari"
                " python.org yang sudah diekstrak, atau .windows/python dari `make windows`"
            )
    except PythonMissingError as error:
        print(f"galat: {error}", file=sys.stderr)
        return 3
    asked.into.mkdir(parents=True, exist_ok=True)
    target = asked.into / f"{NAME}.zip"
    pack(target, ((f"{NAME}/{name}", data) for name, data in files.items()))
    unzipped = sum(map(len, files.values()))
    print(f"{target}: {target.stat().st_size / 1e6:.0f} MB, {len(files)} berkas, {unzipped / 1e6:.0f} MB diekstrak")
    return 0


if __name__ == "__main__":
    sys.exit(main())
