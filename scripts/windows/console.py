"""Runs on Windows, in a console: set its code page, run lkj in it, and write down what stands on the screen."""

import ctypes
import msvcrt
import os
import re
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path


class Place(ctypes.Structure):
    """COORD: a column and a row."""

    _fields_ = (("column", wintypes.SHORT), ("row", wintypes.SHORT))


class Buffer(ctypes.Structure):
    """CONSOLE_SCREEN_BUFFER_INFO."""

    _fields_ = (
        ("size", Place),
        ("cursor", Place),
        ("attributes", wintypes.WORD),
        ("window", wintypes.SHORT * 4),
        ("largest", Place),
    )


# The console was told to draw escape sequences. Windows does; Wine takes the word and prints them as they are.
DRAWS_ESCAPES = 0x0004
ESCAPE = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")

codepage, target, *words = sys.argv[1:]
kernel = ctypes.WinDLL("kernel32", use_last_error=True)
console = os.open("CONOUT$", os.O_RDWR)
handle = wintypes.HANDLE(msvcrt.get_osfhandle(console))
mode = wintypes.DWORD()
kernel.GetConsoleMode(handle, ctypes.byref(mode))
kernel.SetConsoleMode(handle, mode.value & ~DRAWS_ESCAPES)
if not (kernel.SetConsoleOutputCP(int(codepage)) and kernel.SetConsoleCP(int(codepage))):
    raise ctypes.WinError(ctypes.get_last_error())
code = subprocess.run([sys.executable, "-m", "lkj", *words], check=False).returncode
if kernel.GetConsoleOutputCP() != int(codepage):
    raise RuntimeError("lkj mengubah halaman kode konsol")
kernel.GetConsoleMode(handle, ctypes.byref(mode))
info = Buffer()
kernel.GetConsoleScreenBufferInfo(handle, ctypes.byref(info))
kernel.ReadConsoleOutputCharacterW.argtypes = (
    wintypes.HANDLE, wintypes.LPWSTR, wintypes.DWORD, Place, ctypes.POINTER(wintypes.DWORD),
)  # fmt: skip
lines = []
for row in range(info.cursor.row + 1):
    line, count = ctypes.create_unicode_buffer(info.size.column + 1), wintypes.DWORD()
    kernel.ReadConsoleOutputCharacterW(handle, line, info.size.column, Place(0, row), ctypes.byref(count))
    # A full row goes on in the next one.
    lines.append(line.value if line.value[-1:].strip() else f"{line.value.rstrip()}\n")
shown = "".join(lines)
if mode.value & DRAWS_ESCAPES:
    shown = ESCAPE.sub("", shown)
Path(target).write_bytes(f"{code}\n{shown}".encode())
