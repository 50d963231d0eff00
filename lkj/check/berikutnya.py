"""What is to be done next after a check: one sentence for the person who asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from lkj.diagnostics import Finding, Severity

__all__ = ["berikutnya"]


def berikutnya(findings: Sequence[Finding], tahun: Sequence[int], names: Sequence[str] = ()) -> str:
    """Say what follows from all findings of some years, checked under `names` as the command line gave them.

    Where no whole year was looked at and no error is known, nothing follows: "".
    """
    check = " ".join(["lkj check", *(name for name in names if name.isascii() and name.isdigit())])
    build = f"lkj build {tahun[0] if len(tahun) == 1 else 'TAHUN'}"
    worst = next((f for kind in (Severity.ERROR, Severity.WARNING) for f in findings if f.severity is kind), None)
    if not tahun and (worst is None or worst.severity is not Severity.ERROR):
        return ""
    if worst is None:
        more = "; yang bertanda info masih dapat dilengkapi" if findings else ""
        return f"Berikutnya: buat laporannya dengan «{build}»{more}."
    rule = f"«lkj rule {worst.code}» menjelaskan aturannya"
    if worst.severity is Severity.ERROR:
        place = worst.file if worst.line <= 1 else f"{worst.file}:{worst.line}"
        return f"Berikutnya: perbaiki galat lebih dahulu, mulai dari {place}, lalu jalankan lagi «{check}»; {rule}."
    return (
        f"Berikutnya: periksa peringatan; yang benar adanya diterima dengan alasan dalam pengecualian.yaml; {rule}."
        f" Laporan sudah dapat dibuat dengan «{build}»."
    )
