"""A Windows CPython with lkj in it, on Debian, from packages alone.

Wine comes from Debian, and so does the part of the standard library that is Python. The DLLs of CPython 3.13 for
Windows come from the wheel of panda3d, which carries them for programs that are shipped with it; `python.exe` and
`python3.dll` are not among them and are compiled here, by the compiler in the wheel of ziglang. What lkj needs is
installed from the locked set that Linux has too, as wheels for Windows; lkj itself is the wheel of this checkout.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDER = ROOT / ".windows"
PYTHON = FOLDER / "python"
PREFIX = FOLDER / "prefix"
# Away from this repository, in which lkj would find a project above every empty folder.
RUN = Path(tempfile.mkdtemp(prefix="lkj-windows-"))
atexit.register(shutil.rmtree, RUN, ignore_errors=True)
LIBRARY = Path("/usr/lib/python3.13")
PACKAGES = {"wine": "wine", "wineserver": "wine", str(LIBRARY / "os.py"): "libpython3.13-stdlib"}
# Of the standard library: not needed, or of Debian alone.
LEFT_OUT = ("lib-dynload", "__pycache__", "test", "ensurepip", "idlelib", "turtledemo", "config-*", "_sysconfigdata*")
TARGET = ("--python-platform", "windows", "--python-version", "3.13")
# Of the DLLs: what Wine has of its own, the builds without a global lock, and the window toolkit.
NO_DLL = ("api-ms-", "tcl", "tk", "_tkinter", "_test")


class EnvironmentMissingError(Exception):
    """The machine lacks what the environment is built from; the text says what to do."""


def require_debian() -> None:
    """Install Wine and the standard library of Python 3.13 where they are missing, or raise EnvironmentMissingError."""
    if sys.platform != "linux":
        raise EnvironmentMissingError("`make windows` berjalan di Linux; di Windows jalankan `make test`")
    missing = {package for thing, package in PACKAGES.items() if not (shutil.which(thing) or Path(thing).exists())}
    if not missing:
        return
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *sorted(missing)]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=settings, check=False)
        if subprocess.run(install, env=settings, check=False).returncode == 0:
            return
    raise EnvironmentMissingError(
        f"belum ada {' dan '.join(sorted(missing))}; pasang di Debian 13 dengan: {' '.join(install)}"
        f"\n({LIBRARY} harus berisi pustaka baku Python 3.13; Debian versi lain tidak memuatnya)"
    )


def uv(*words: str) -> None:
    """Install locked wheels, nothing else."""
    locked = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
    subprocess.run([sys.executable, "-m", "uv", "pip", "install", "--quiet", *locked, *words], cwd=ROOT, check=True)


def exported(library: bytes) -> list[str]:
    """Return the names that a DLL (PE32+) exports."""
    (pe,) = struct.unpack_from("<I", library, 0x3C)
    sections, header_size = struct.unpack_from("<H12xH", library, pe + 6)
    (table,) = struct.unpack_from("<I", library, pe + 24 + 112)
    spans = [struct.unpack_from("<IIII", library, pe + 24 + header_size + 40 * n + 8) for n in range(sections)]

    def place(address: int) -> int:
        return next(raw + address - start for size, start, _, raw in spans if start <= address < start + size)

    count, names = struct.unpack_from("<I4xI", library, place(table) + 24)
    found = []
    for (address,) in struct.iter_unpack("<I", library[place(names) : place(names) + 4 * count]):
        begin = place(address)
        found.append(library[begin : library.index(b"\0", begin)].decode())
    return found


def compile_c(source: Path, target: Path, compiler: Path, *words: str) -> None:
    """Compile a source for Windows, without a C library."""
    with tempfile.TemporaryDirectory() as cache:
        settings = {**os.environ, "ZIG_LOCAL_CACHE_DIR": cache, "ZIG_GLOBAL_CACHE_DIR": cache}
        command = [str(compiler), "cc", "-target", "x86_64-windows-gnu", "-O1", "-s", "-nostdlib", "-Wl,-e,start"]
        subprocess.run([*command, *words, "-o", str(target), str(source)], env=settings, check=True)


def build_python() -> None:
    """Put the interpreter together in `.windows/python`, with all that lkj needs but lkj itself."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder)
        uv("--target", folder, *TARGET, "--requirement", "requirements/windows.txt")
        PYTHON.mkdir(parents=True)
        for file in (parts / "deploy_libs").iterdir():
            if not file.name.lower().startswith(NO_DLL) and "cp313t" not in file.name:
                shutil.copyfile(file, PYTHON / file.name)
        uv("--target", str(parts / "here"), "--requirement", "requirements/windows.txt")
        compiler = parts / "here" / "ziglang" / "zig"
        compile_c(
            HERE / "launch.c", PYTHON / "python.exe", compiler, "-lkernel32", "-lshell32", "-Wl,--subsystem,console"
        )
        # Wheels of the stable ABI ask for python3.dll, which does nothing but send them on to python313.dll.
        names = exported((PYTHON / "python313.dll").read_bytes())
        sent = "".join(f'".ascii \\" -export:{name}=python313.{name}\\"\\n"\n' for name in names)
        source = parts / "python3.c"
        entry = "int start(void *library, unsigned reason, void *more) { return 1; }"
        source.write_text(f'__asm__(".section .drectve\\n"\n{sent});\n{entry}\n', encoding="utf-8")
        compile_c(source, PYTHON / "python3.dll", compiler, "-shared")
    shutil.copytree(LIBRARY, PYTHON / "Lib", ignore=shutil.ignore_patterns(*LEFT_OUT, "sitecustomize.py"))
    uv("--target", str(PYTHON / "site-packages"), *TARGET, "--requirement", "requirements/run.txt")
    (PYTHON / "python313._pth").write_text("Lib\n.\nlkj\nsite-packages\nimport site\n", encoding="utf-8", newline="\n")


def install_lkj() -> None:
    """Build the wheel of this checkout and unpack it, where an earlier one gives way."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        (wheel,) = Path(folder).glob("*.whl")
        shutil.rmtree(PYTHON / "lkj", ignore_errors=True)
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(PYTHON / "lkj")


def prepare() -> None:
    """Make the environment, or take the one that was made from the same things."""
    require_debian()
    made_of = [HERE / "environment.py", HERE / "launch.c", *(ROOT / "requirements").glob("[rw]*.txt")]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()
    mark = FOLDER / "made-of"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != digest:
        shutil.rmtree(FOLDER, ignore_errors=True)
        build_python()
        mark.write_text(digest, encoding="utf-8")
    install_lkj()
