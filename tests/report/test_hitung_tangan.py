"""Every mean that a report prints can be made again by hand: from its page, and from what `lkj explain` tells of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from alat_proyek import require_year, year_of
from alat_tabel import tabel, tertulis

from lkj.explain.find import jelaskan
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import TETAP

pytestmark = pytest.mark.lambat

ROOT = Path(__file__).parents[2]
#: All years that are shipped: their folder, the year, and how many means their report prints.
TAHUN = (
    (".", 2024, 1),
    ("examples", 2023, 8),
    ("examples", 2024, 8),
    ("examples", 2025, 8),
    ("examples/dinas-kesehatan", 2025, 21),
    ("examples/unit-kementerian", 2025, 3),
)
every = pytest.mark.parametrize(("folder", "tahun", "banyaknya"), TAHUN)
_SATUAN = Decimal("0.01")


@dataclass(frozen=True)
class Anggota:
    """One indikator as a mean takes it: its percentage, its weight and its objective."""

    nilai: Decimal
    bobot: Decimal = Decimal(0)
    sasaran: str = ""


@dataclass(frozen=True)
class Rerata:
    """A mean as the page prints it: its name, by which way it says that it was made, and the rows it is of.

    That of an objective names the document whose table it stands in, "" for the one that is measured.
    """

    nama: str
    cetakan: str
    cara: str
    anggota: tuple[Anggota, ...]
    dokumen: str = ""


def hitung(cara: str, anggota: Sequence[Anggota]) -> Decimal:
    """Make a mean by the way that a page names, with nothing but the four operations."""
    if cara == "rata-rata tertimbang":
        return sum((a.nilai * a.bobot for a in anggota), Decimal(0)) / sum((a.bobot for a in anggota), Decimal(0))
    if cara == "rata-rata antarsasaran":
        groups: dict[str, list[Anggota]] = {}
        for a in anggota:
            groups.setdefault(a.sasaran, []).append(a)
        means = [hitung("rata-rata", group) for group in groups.values()]
        return sum(means, Decimal(0)) / len(means)
    assert cara == "rata-rata", cara
    return sum((a.nilai for a in anggota), Decimal(0)) / len(anggota)


def angka(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").removesuffix("%").replace(".", "").replace(",", "."))


@cache
def halaman(folder: str, tahun: int) -> str:
    """Return the report as it is read, its tables as HTML."""
    return unescape(tertulis(year_of(ROOT / folder, tahun).compose([TETAP["lkj"]])[0]["lkj"].markdown))


def ketentuan(text: str) -> dict[str, str]:
    _, rows = tabel(text, "tabel-metode")
    return {unsur: isi for _, unsur, isi in rows}


def batasi(text: str, mean: Decimal) -> Decimal:
    """Apply cap and floor to a document's mean where the page says that they are applied afterwards."""
    rule = ketentuan(text)["Batas capaian"]
    if "diterapkan sesudah" not in rule:
        return mean
    for bound, choose in (("paling tinggi", min), ("paling rendah", max)):
        if found := re.search(rf"{bound} ([\d,]+)%", rule):
            mean = choose(mean, angka(found[1]))
    return mean


_RUMUS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "R ÷ T × 100": lambda r, t: r / t * 100,
    "T ÷ R × 100": lambda r, t: t / r * 100,
    "(2 × T − R) ÷ T × 100": lambda r, t: (2 * t - r) / t * 100,
    "(T − R) ÷ T × 100": lambda r, t: (t - r) / t * 100,
}


def besaran(text: str, ident: str, nama: str, tercetak: str) -> tuple[Decimal, str] | None:
    """Return a printed target or realisasi as number and unit: of counts, where the page tells them, their quotient."""
    counts = ketentuan(text).get("Pembilang dan penyebut", "")
    found = re.search(r"(?:(?:maksimal|minimal) )?(?:Rp)?([\d.]+(?:,\d+)?)(.*)", tercetak)
    if found is None:
        return None
    if told := re.search(rf"{nama} {ident} ([\d.,]+) dari ([\d.]+)(?: per ([\d.]+))?(?:;|$)", counts):
        return angka(told[1]) / angka(told[2]) * angka(told[3] or "100"), found[2]
    return angka(found[1]), found[2]


def belum_dibulatkan(text: str, ident: str, target: str, realisasi: str, capaian: str) -> Decimal:
    """Return what a printed capaian was before it was rounded: by the printed formula that gives it, if one does."""
    rules = [isi for unsur, isi in ketentuan(text).items() if unsur.startswith("Rumus")]
    t, r = besaran(text, ident, "target", target), besaran(text, ident, "realisasi", realisasi)
    if t and r and t[1] == r[1] and t[0] and r[0]:
        for written, formula in _RUMUS.items():
            if any(f"C = {written} " in rule for rule in rules):
                made = formula(r[0], t[0])
                if made.quantize(_SATUAN, ROUND_HALF_UP) == angka(capaian):
                    return made
    return angka(capaian)


def rerata_tercetak(text: str) -> Iterator[Rerata]:
    """Yield every mean of the tables of capaian: of each objective of several indikator, and of each document."""
    for nama in dict.fromkeys(re.findall(r"\{\.tabel #(tabel-capaian(?:-(?!utama)[\w-]+)?) ", text)):
        heads, rows = tabel(text, nama)
        at = {head: n - len(heads) for n, head in enumerate(heads)}
        members: list[Anggota] = []
        sasaran = ""
        for row in rows:
            label = next((cell for cell in row[:2] if cell.startswith("Rata-rata") and " capaian " in cell), "")
            said = re.match(r"(.*?) capaian (?:(.*?), )?(?:sementara, )?\d+(?: dari \d+)? indikator", label)
            if said:
                printed = next(cell for cell in row if cell.endswith("%"))
                if said[2] in (None, "sementara"):
                    document = "rata-rata" if nama == "tabel-capaian" else nama.removeprefix("tabel-capaian-")
                    yield Rerata(document, printed, said[1].lower(), tuple(members))
                else:
                    group = tuple(a for a in members if a.sasaran == said[2])
                    yield Rerata(
                        said[2], printed, said[1].lower(), group, nama.removeprefix("tabel-capaian").lstrip("-")
                    )
                continue
            if row[0].startswith("Rata-rata dihitung dari capaian yang belum dibulatkan"):
                continue
            # An objective stands in a column of its own, or above its indikator.
            if len(row) == 1 or (len(row) == len(heads) and "Sasaran" in at):
                sasaran = re.findall(r"\(([^()]+)\)$", row[-1 if len(row) == 1 else 1])[0]
            if len(row) == 1:
                continue
            target, realisasi, capaian = (row[at[name]] for name in ("Target", "Realisasi", "Capaian"))
            if capaian != "–":
                weight = angka(row[at["Bobot"]]) if "Bobot" in at else Decimal(0)
                ident = re.findall(r"\(([^()]+)\)$", row[at["Indikator Kinerja"]])[0]
                value = belum_dibulatkan(text, ident, target, realisasi, capaian)
                members.append(Anggota(value, weight, sasaran))


@every
def test_a_mean_is_made_again_from_its_page(folder: str, tahun: int, banyaknya: int) -> None:
    """Rows, weights and rounding are printed, and the way in words: they give what stands below them, to the digit."""
    text = halaman(folder, tahun)
    assert "2 angka di belakang koma, setengah ke atas" in ketentuan(text)["Pembulatan"]
    found = list(rerata_tercetak(text))
    assert len(found) == banyaknya
    for mean in found:
        made = hitung(mean.cara, mean.anggota)
        if mean.nama not in {a.sasaran for a in mean.anggota}:
            made = batasi(text, made)
        assert made.quantize(_SATUAN, ROUND_HALF_UP) == angka(mean.cetakan), mean.nama


@every
def test_a_mean_is_made_again_from_its_explanation(folder: str, tahun: int, banyaknya: int) -> None:
    """Each is asked for by its name; the values and weights that the answer lists make it, without any rounding."""
    text = halaman(folder, tahun)
    numbers = Pengukuran(require_year(ROOT / folder, tahun))
    for mean in rerata_tercetak(text):
        asked = [one for one in jelaskan(numbers, mean.nama) if one.jenis == "average"]
        own = f"{mean.nama}-{mean.dokumen}" if mean.dokumen else mean.nama
        told = next((one for one in asked if one.id == own), asked[0])
        members = [Anggota(Decimal(m.nilai or 0), m.bobot or Decimal(0), m.kelompok) for m in told.masukan]
        made = hitung(mean.cara, members)
        if mean.nama not in {a.sasaran for a in mean.anggota}:
            made = batasi(text, made)
        assert told.nilai is not None and abs(made - told.nilai) < Decimal("1e-20")
        assert made.quantize(_SATUAN, ROUND_HALF_UP) == angka(mean.cetakan)
