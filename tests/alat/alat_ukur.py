"""How the judge of claims does on the corpora of sentences: whom it accuses wrongly, and what it misses.

`python tests/alat/alat_ukur.py` prints the figures of the room of claims alone, in a second; with `--penuh` those of the
whole `lkj check`, with every rule, in about a minute.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from alat_kalimat import TAHUN, Benar, Salah, baca_benar, baca_salah, berkas_tahun, rata
from alat_proyek import load_year

from lkj.check.claims import Hakim
from lkj.check.claims.periksa import klaim_satu, sebutan_satu
from lkj.check.claims.perkara import Putusan
from lkj.check.naskah import baca_naskah
from lkj.check.project import Project
from lkj.diagnostics import Finding, Severity
from lkj.files import FolderOrigin, Overlay
from lkj.model import Narasi
from lkj.pengukuran import Pengukuran


@cache
def hakim(tahun: str) -> Hakim:
    """Return the judge of a shipped year."""
    root, number = TAHUN[tahun]
    year, _ = load_year(root, number)
    assert year is not None
    return Hakim(Pengukuran(year))


def putusan(tahun: str, teks: str, berkas: str) -> list[tuple[int, Putusan]]:
    """Return what the room of claims finds in a text, as the prose of a file, each with its offset."""
    prose, judge = baca_naskah(Narasi(f"{teks}\n", f"data/{TAHUN[tahun][1]}/{berkas}")), hakim(tahun)
    return [*klaim_satu(judge, prose), *sebutan_satu(judge.numbers.year, prose)]


def tuduhan(tahun: str, teks: str, berkas: str) -> list[str]:
    """Return what the room of claims holds against a sentence, at warning or above, as code and message."""
    found = putusan(tahun, teks, berkas)
    return [f"{p.kode} {p.pesan}" for _, p in found if p.tingkat is not Severity.INFO]


def berprosa(mistake: Salah) -> bool:
    """Tell whether a mistake is in prose."""
    return bool(mistake.teks) or all(change.berkas.endswith(".md") for change in mistake.ubah)


def _temuan(tahun: str, ganti: dict[str, str]) -> list[Finding]:
    root, number = TAHUN[tahun]
    contents = {f"data/{number}/{name}": text.encode() for name, text in ganti.items()}
    return Project(Overlay(contents, FolderOrigin(root))).year(number).findings()


@cache
def _dasar(tahun: str) -> frozenset[tuple[str, str, str]]:
    return frozenset((f.code, f.message, f.file) for f in _temuan(tahun, {}))


def tuduhan_penuh(satu: Benar | Salah) -> list[str]:
    """Return what the whole check finds new, at warning or above, with a sentence or a change put into its year."""
    if satu.teks:
        shipped = berkas_tahun(satu.tahun, satu.berkas).read_text(encoding="utf-8")
        ganti = {satu.berkas: f"{shipped.rstrip()}\n\n{satu.teks}\n"}
    else:
        assert isinstance(satu, Salah)
        ganti = {}
        for change in satu.ubah:
            text = ganti.get(change.berkas) or berkas_tahun(satu.tahun, change.berkas).read_text(encoding="utf-8")
            ganti[change.berkas] = text.replace(change.lama, change.baru)
    known = _dasar(satu.tahun)
    new = [f for f in _temuan(satu.tahun, ganti) if (f.code, f.message, f.file) not in known]
    return [f"{f.code} {f.message}" for f in new if f.severity is not Severity.INFO]


def tulis(line: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


def main(penuh: bool) -> None:
    """Print every right sentence that is accused, every decidable mistake in prose that is missed, and the figures."""
    right = baca_benar()
    wrong = [m for m in baca_salah() if not m.tak_pasti and (penuh or m.teks) and berprosa(m)]
    accused = [
        (s, found) for s in right if (found := tuduhan_penuh(s) if penuh else tuduhan(s.tahun, s.teks, s.berkas))
    ]
    missed = [m for m in wrong if not (tuduhan_penuh(m) if penuh else tuduhan(m.tahun, m.teks, m.berkas))]
    for sentence, found in accused:
        tulis(f"{sentence.id} dituduh: {rata(sentence.teks)}\n    {found}")
    for mistake in missed:
        tulis(f"{mistake.id} luput: {rata(mistake.teks) or [rata(change.baru) for change in mistake.ubah]}")
    caught = len(wrong) - len(missed)
    tulis(
        f"{len(right)} kalimat benar, {len(accused)} dituduh; {caught} dari {len(wrong)} kekeliruan dalam narasi ditemukan"
    )


if __name__ == "__main__":
    main("--penuh" in sys.argv)
