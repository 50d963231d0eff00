"""The window in which Windows has a folder chosen."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["choose"]


def choose(title: str) -> Path | None:
    """Return the folder that was chosen; None where none was, and where there is no such window."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Asked(ctypes.Structure):
            """BROWSEINFOW."""

            _fields_ = (
                ("owner", wintypes.HWND),
                ("above", ctypes.c_void_p),
                ("shown", wintypes.LPWSTR),
                ("title", wintypes.LPCWSTR),
                ("flags", wintypes.UINT),
                ("told", ctypes.c_void_p),
                ("data", wintypes.LPARAM),
                ("image", ctypes.c_int),
            )

        only_folders, new_style = 0x1, 0x40
        longest = 32768
        shell, ole = ctypes.windll.shell32, ctypes.windll.ole32
        shell.SHBrowseForFolderW.restype = ctypes.c_void_p
        shell.SHGetPathFromIDListEx.argtypes = (ctypes.c_void_p, wintypes.LPWSTR, wintypes.DWORD, ctypes.c_int)
        ole.CoTaskMemFree.argtypes = (ctypes.c_void_p,)
        ole.OleInitialize(None)
        try:
            chosen = shell.SHBrowseForFolderW(ctypes.byref(Asked(title=title, flags=only_folders | new_style)))
            if not chosen:
                return None
            path = ctypes.create_unicode_buffer(longest)
            found = shell.SHGetPathFromIDListEx(chosen, path, longest, 0)
            ole.CoTaskMemFree(chosen)
            return Path(path.value) if found and path.value else None
        finally:
            ole.OleUninitialize()
    return None
