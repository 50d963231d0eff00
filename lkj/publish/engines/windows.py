"""Jobs of Windows: a process with all that it starts, bounded in memory, ended as one and with its parent."""

from __future__ import annotations

import ctypes
import subprocess
from typing import Any

from lkj.publish.engines.limits import Limits

_EXTENDED_LIMITS = 9
_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000
_Size = ctypes.c_size_t


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", _Size),
        ("MaximumWorkingSetSize", _Size),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", _Size),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", _Size),
        ("JobMemoryLimit", _Size),
        ("PeakProcessMemoryUsed", _Size),
        ("PeakJobMemoryUsed", _Size),
    )


class Job:
    """A job that holds one process; closing it, be it by the end of this process, ends all that is in it."""

    def __init__(self, kernel: Any, handle: int) -> None:
        self._kernel, self._handle = kernel, handle

    @classmethod
    def of(cls, process: subprocess.Popen[bytes], limits: Limits) -> Job | None:
        """Put a process into a job of its own; None where the system refuses, and time is the only limit."""
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        for function in (kernel.SetInformationJobObject, kernel.AssignProcessToJobObject):
            function.restype = ctypes.c_int
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        kernel.TerminateJobObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            return None
        job = cls(kernel, handle)
        rules = _Extended()
        rules.BasicLimitInformation.LimitFlags = _KILL_ON_CLOSE | _PROCESS_MEMORY
        rules.ProcessMemoryLimit = limits.memory
        known = kernel.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(rules), ctypes.sizeof(rules))
        if known and kernel.AssignProcessToJobObject(handle, int(process._handle)):  # type: ignore[attr-defined]
            return job
        job.close()
        return None

    def end(self) -> None:
        """End every process of the job."""
        if self._handle:
            self._kernel.TerminateJobObject(self._handle, 1)

    def close(self) -> None:
        """Give the job up, which ends what is still in it."""
        if self._handle:
            self._kernel.CloseHandle(self._handle)
            self._handle = 0
