"""`lkj check --fix` in prose: figures become the expressions that print them, and not a letter that is printed changes."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_kalimat import TAHUN, baca_benar, baca_salah, nilai

from lkj.check.claims.hakim import Hakim
from lkj.check.claims.periksa import klaim_satu
from lkj.check.claims.ungkapan import ganti_ketikan
from lkj.check.expressions import ungkapkan
from lkj.check.naskah import baca_naskah
from lkj.check.project import Project
from lkj.check.targets import Target
from lkj.files import FolderOrigin, Overlay
from lkj.model.tahun import Narasi
from lkj.report.dokumen import susun_laporan

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

EVALUASI = "narasi/evaluasi.md"


def perbaiki(proyek: Proyek, text: str) -> str:
    """Put a paragraph at the end of the evaluation, repair the year, and return what stands there then."""
    path = proyek.path(EVALUASI)
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{text}\n", encoding="utf-8", newline="\n")
    proyek.jalankan("check", "2024", "--fix")
    return path.read_text(encoding="utf-8").removeprefix(f"{before}\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [
        ("Pagu anggaran tahun 2024 sebesar Rp111.186.550.000.", "Pagu anggaran tahun 2024 sebesar {{ anggaran.kini.pagu|rupiah }}."),
        ("Pagu anggaran tahun 2024 sebesar Rp111,2 miliar.", "Pagu anggaran tahun 2024 sebesar {{ anggaran.kini.pagu|miliar(1) }}."),
        ("Realisasi anggaran tahun 2023 sebesar Rp 41.974.782.083,00.", "Realisasi anggaran tahun 2023 sebesar Rp {{ anggaran.lalu.realisasi|angka(2) }}."),
        ("Serapan anggaran *84,99%*.", "Serapan anggaran *{{ anggaran.kini.serapan|persen }}*."),
        ("Rata-rata capaian kinerja tahun 2024 adalah **97,53 persen**.", "Rata-rata capaian kinerja tahun 2024 adalah **{{ rekap.utama.rerata|angka(2) }} persen**."),
        ("RKT memuat 5 (lima) sasaran.", 'RKT memuat {{ rekap["rkt"].sasaran|bilangan }} sasaran.'),
        ("RKT memuat lima sasaran.", 'RKT memuat {{ rekap["rkt"].sasaran|terbilang }} sasaran.'),
        ("Dari 17 indikator, 10 mencapai target.", "Dari 17 indikator, {{ rekap.utama.tercapai|angka }} mencapai target."),
    ],
)  # fmt: skip
def test_a_figure_becomes_the_expression_that_prints_it(proyek: Proyek, typed: str, fixed: str) -> None:
    """In whole rupiah, in miliar, with the decimals that were typed, in digits and in words."""
    assert perbaiki(proyek, typed) == fixed


def test_who_obeys_by_hand_types_what_the_repair_does(proyek: Proyek) -> None:
    """The remedy names what is to be replaced: the Rp in front of it stays where the expression prints none."""
    typed = "Realisasi anggaran tahun 2023 sebesar Rp41.974.782.083,00."
    proyek.tulis("narasi/evaluasi.md", f"{typed}\n")
    _, out, _ = proyek.jalankan("check", "2024", "--select", "LKJ508", "--format", "json")
    hints = [one["hint"] for one in json.loads(out) if one["file"].endswith("evaluasi.md")]
    old, new = re.fullmatch(r"ganti (.+) dengan (\{\{ .+ \}\}) sehingga .*", hints[0]).groups()  # type: ignore[union-attr]
    assert typed.replace(old, new) == "Realisasi anggaran tahun 2023 sebesar Rp{{ anggaran.lalu.realisasi|angka(2) }}."


@pytest.mark.parametrize(
    "text",
    [
        "Pagu anggaran tahun 2024 sekitar Rp111 miliar.",
        "Serapan anggaran hampir 85%.",
        "Menurut Pasal 17 ayat (10) dan UU Nomor 7 Tahun 2017, laporan disusun.",
        "Laporan disusun pada 10 Januari 2025 untuk 5 tahun.",
        "`Serapan anggaran 84,99%`",
        "{% raw %}Serapan anggaran 84,99%.{% endraw %}",
        "{% set anggaran = 5 %}Serapan anggaran 84,99%.",
        "{% for anggaran in misi %}Serapan anggaran 84,99%.{% endfor %}",
        "<!-- Serapan anggaran 84,99%. -->",
        "“Serapan anggaran 84,99%.”",
        "Capaian indikator Persentase Penyusunan Anggaran 84,99%.",
        "1. Pertama\n17. Ketujuh belas",
        "Serapan anggaran 85,0%.",
    ],
)
def test_what_is_not_surely_that_figure_stays(proyek: Proyek, text: str) -> None:
    """Approximate figures, citations, dates, code, what names mean otherwise, what several expressions print."""
    assert perbaiki(proyek, text) == text


def _ditambah(tahun: str, texts: list[str]) -> Project:
    root, number = TAHUN[tahun]
    file = f"data/{number}/{EVALUASI}"
    method = f"data/{number}/metode.yaml"
    prose = (root / file).read_text(encoding="utf-8") + "\n" + "\n\n".join(texts) + "\n"
    bebas = (root / method).read_text(encoding="utf-8").replace("naskah: bersumber\n", "")
    return Project(Overlay({file: prose.encode(), method: bebas.encode()}, FolderOrigin(root)))


def _tercetak(project: Project, tahun: int) -> str:
    year = project.year(tahun)
    laporan = susun_laporan(year.environment, year.numbers)
    return html.unescape(laporan.markdown)


@pytest.mark.parametrize("tahun", TAHUN)
@pytest.mark.parametrize("corpus", ["benar", "salah"])
def test_what_is_printed_never_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tahun: str, corpus: str
) -> None:
    """With every right sentence of the corpora added, and with every mistake, the report reads as before the repair.

    Figures of which none is typed as the data has it are many; some are replaced in every year.
    """
    sentences = baca_benar() if corpus == "benar" else baca_salah()
    texts = [s.teks for s in sentences if s.tahun == tahun and s.teks and "{{" not in s.teks and "[^" not in s.teks]
    project, number = _ditambah(tahun, texts), TAHUN[tahun][1]
    monkeypatch.setattr("lkj.check.expressions.write_kept", lambda files, root, command: None)
    changes, written = ungkapkan(project, [Target(number)])
    assert len(changes) >= 2
    after = Project(Overlay(written, project.origin))
    assert _tercetak(after, number) == _tercetak(project, number)
    assert ungkapkan(after, [Target(number)])[0] == []


def test_right_sentences_become_what_they_come_from() -> None:
    """What is put into a right sentence that names its expressions prints with one of these, or with another form of it."""
    seen = 0
    for tahun in TAHUN:
        numbers = _ditambah(tahun, []).year(TAHUN[tahun][1]).numbers
        judge = Hakim(numbers)
        for one in baca_benar():
            if one.tahun != tahun or not one.sumber or "{{" in one.teks or "|" in one.teks:
                continue
            prose = baca_naskah(Narasi(one.teks, f"data/{one.berkas}"))
            for at, found in klaim_satu(judge, prose):
                made = (
                    ganti_ketikan(numbers, one.teks, at, found.nilai, found.pakai) if found.nilai is not None else None
                )
                if made is not None:
                    seen += 1
                    root = re.sub(r'\["(\w+)"\]', r".\1", made.ungkapan.split("|")[0])
                    same = [use for use in one.sumber if root in use or nilai(tahun, use) == made.tertulis]
                    assert same, (one.id, made)
    assert seen > 10


def test_files_are_written_and_told(proyek: Proyek) -> None:
    """The command names each change with its place and both texts, and a second run has nothing left to do."""
    path = proyek.path(EVALUASI)
    text = path.read_text(encoding="utf-8")
    line = text.count("\n") + 2
    path.write_text(f"{text}\nSerapan anggaran 84,99%.\n", encoding="utf-8", newline="\n")
    _, _, stderr = proyek.jalankan("check", "2024", "--fix", "--select", "LKJ508")
    told = "angka ketikan diganti: 84,99% menjadi {{ anggaran.kini.serapan|persen }}"
    assert f"data/2024/{EVALUASI}:{line}:18: {told}\n" in stderr
    assert "angka ketikan" not in proyek.jalankan("check", "2024", "--fix", "--select", "LKJ508")[2]


def test_only_what_was_named_is_touched(proyek: Proyek) -> None:
    """With one file named, typed figures in the others stay."""
    for file in (EVALUASI, "narasi/penutup.md"):
        path = proyek.path(file)
        path.write_text(
            f"{path.read_text(encoding='utf-8')}\nSerapan anggaran 84,99%.\n", encoding="utf-8", newline="\n"
        )
    proyek.jalankan("check", "data/2024/narasi/penutup.md", "--fix")
    assert "anggaran 84,99%." in proyek.path(EVALUASI).read_text(encoding="utf-8")
    assert "anggaran 84,99%." not in proyek.path("narasi/penutup.md").read_text(encoding="utf-8")
