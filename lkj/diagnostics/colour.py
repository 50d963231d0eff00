"""Whether a stream shows colour, asked in one place."""

from __future__ import annotations

import os
import sys
from typing import TextIO

_DRAWS_ESCAPES = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


def _console_draws(stream: TextIO) -> bool:
    """Have a console of Windows draw escape sequences; False when it would print them as signs."""
    draws = True
    if sys.platform == "win32":
        import ctypes
        import msvcrt
        from ctypes import wintypes

        handle, mode = wintypes.HANDLE(msvcrt.get_osfhandle(stream.fileno())), wintypes.DWORD()
        kernel = ctypes.windll.kernel32
        known = kernel.GetConsoleMode(handle, ctypes.byref(mode))
        draws = bool(known and kernel.SetConsoleMode(handle, mode.value | _DRAWS_ESCAPES))
    return draws


def colored(stream: TextIO) -> bool:
    """Tell whether output to a stream is to have colour: on a terminal that draws it, unless NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and _console_draws(stream)
