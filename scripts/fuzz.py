"""Fuzz lkj: changed years through `check` and `build`, hostile pieces through the filter, forgeries through `verify`.

    python scripts/fuzz.py --check 100000 --build 1000 --filter 2000 --forge 500

Every failure is told once for its cause.

Every change comes from its number, so that a run can be repeated; with --keep the first change of each kind of
failure goes to `tests/data/fuzz`, where a test tries it again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "alat"))

from alat_fuzz import DASAR, Gagal, Kandang, coba_build, coba_check, simpan
from alat_html_acak import masalah

_MEMORY = 2**30


def _limit_memory() -> None:
    """Leave a worker one gigabyte more than it has now, where the system can."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (ImportError, OSError):
        return
    limit = pages * os.sysconf("SC_PAGE_SIZE") + _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _work(kind: str, first: int, step: int, count: int, results: Any, now: Any) -> None:
    """Try every `step`th number; say what failed, and at the end how many were tried and built."""
    import gc

    gc.enable()
    tried = built = 0
    slowest = (0.0, 0)
    with tempfile.TemporaryDirectory(prefix="lkj-fuzz-") as folder:
        pens = {name: Kandang(name, Path(folder)) for name in DASAR}
        for pen in pens.values():
            pen.timbang()
        names, weights = list(DASAR), [weight for weight, _, _ in DASAR.values()]
        if kind == "check":
            _limit_memory()
        number = first
        while tried < count:
            now.value = number
            dice = random.Random(f"{kind} {number}")
            pen = pens[dice.choices(names, weights)[0]]
            begun = time.perf_counter()
            if kind == "check":
                failed, done = coba_check(pen, dice), True
            else:
                done, failed = coba_build(pen, dice)
            slowest = max(slowest, (time.perf_counter() - begun, number))
            tried += kind == "check" or done
            built += done
            if failed is not None:
                results.put((number, failed))
            number += step
    results.put((number, (tried, built, slowest)))


def run(kind: str, count: int, seed: int, workers: int) -> tuple[list[tuple[int, Gagal]], int, tuple[float, int]]:
    """Try `count` changes on several cores; return the failures, how many were tried, and the slowest in seconds."""
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    shares = [count // workers + (n < count % workers) for n in range(workers)]
    current = [context.Value("q", -1) for _ in shares]
    processes = [
        context.Process(target=_work, args=(kind, seed + n, workers, share, results, now))
        for n, (share, now) in enumerate(zip(shares, current, strict=True))
    ]
    for process in processes:
        process.start()
    failures: list[tuple[int, Gagal]] = []
    tried, slowest, waiting = 0, (0.0, 0), len(processes)
    while waiting:
        try:
            number, what = results.get(timeout=5)
        except Exception:
            dead = [n for n, p in enumerate(processes) if p.exitcode not in (None, 0)]
            if dead:
                for n in dead:
                    print(f"  proses mati pada nomor {current[n].value}", flush=True)
                    failures.append((current[n].value, Gagal("proses mati", "proses mati", "?", {})))
                break
            continue
        if isinstance(what, Gagal):
            failures.append((number, what))
            print(f"  {kind} {number} [{what.dasar}]: {what.rinci[:300]}", flush=True)
        else:
            waiting -= 1
            tried += what[0]
            slowest = max(slowest, what[2])
    for process in processes:
        process.join(10)
        if process.is_alive():
            process.terminate()
    return failures, tried, slowest


def main() -> None:
    """Run the kinds that are asked for; exit 1 when anything failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", type=int, default=0, help="tahun yang diubah lalu diperiksa")
    options.add_argument("--build", type=int, default=0, help="tahun yang diubah, lolos, lalu dibangun")
    options.add_argument("--filter", type=int, default=0, help="potongan Markdown musuh melalui penyaring pandoc")
    options.add_argument("--forge", type=int, default=0, help="PDF palsu melalui verify")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--keep", action="store_true", help="simpan satu perubahan untuk setiap jenis kegagalan")
    asked = options.parse_args()
    wrong = 0
    for kind in ("check", "build"):
        count = getattr(asked, kind)
        if not count:
            continue
        begun = time.perf_counter()
        failures, tried, slowest = run(kind, count, asked.seed, asked.workers)
        kinds = Counter(failed.jenis for _, failed in failures)
        seconds = time.perf_counter() - begun
        took = f"{seconds:.0f} detik, paling lama {slowest[0]:.1f} detik (nomor {slowest[1]})"
        print(f"{kind}: {tried} dalam {took}; {len(failures)} gagal, {len(kinds)} jenis")
        seen: set[str] = set()
        for number, failed in failures:
            if failed.jenis not in seen:
                seen.add(failed.jenis)
                print(f"  {kinds[failed.jenis]} kali, pertama nomor {number}: {failed.rinci[:400]}")
                if asked.keep and failed.perubahan:
                    print(f"    disimpan: {simpan(failed, f'{kind}-{number}')}")
        wrong += len(failures)
    if asked.filter:
        begun = time.perf_counter()
        found = masalah(asked.seed, asked.filter)
        print(*found, sep="\n", end="\n" if found else "")
        print(f"filter: {asked.filter} dalam {time.perf_counter() - begun:.0f} detik; {len(found)} gagal")
        wrong += len(found)
    if asked.forge:
        forge = [sys.executable, str(Path(__file__).with_name("forge.py"))]
        wrong += subprocess.run(
            [*forge, "--count", str(asked.forge), "--jobs", str(asked.workers)], check=False
        ).returncode
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
