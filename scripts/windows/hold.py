"""Runs on Windows: hold a file open as Word does, others may only read it, until the mark that says so is gone."""

import ctypes
import sys
import time
from ctypes import wintypes
from pathlib import Path

READ_AND_WRITE, SHARED_FOR_READING, EXISTING = 0xC0000000, 1, 3

file, mark = sys.argv[1], Path(sys.argv[2])
kernel = ctypes.WinDLL("kernel32", use_last_error=True)
kernel.CreateFileW.restype = wintypes.HANDLE
handle = kernel.CreateFileW(file, READ_AND_WRITE, SHARED_FOR_READING, None, EXISTING, 0, None)
if handle in (None, wintypes.HANDLE(-1).value):
    raise ctypes.WinError(ctypes.get_last_error())
mark.touch()
while mark.exists():
    time.sleep(0.05)
