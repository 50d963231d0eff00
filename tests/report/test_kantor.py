"""An office without a secretariat, a type or contract staff leaves them out, and nothing stands in their place."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from alat_benar import ganti, salin

from lkj.check.project import Project
from lkj.new.prepare import siapkan
from lkj.new.summary import ringkasan
from lkj.report.bagan import bagan_struktur
from lkj.report.dokumen import TETAP
from lkj.report.kanvas import Lembar

pytestmark = pytest.mark.lambat

A4 = Lembar(425.2, 566.9)


def tanpa_sekretariat(root: Path) -> Path:
    salin(root)
    ganti(
        root,
        "satker.yaml",
        ("  sekretariat: Sekretariat Dinas Contoh\n", ""),
        ("  tipe: A\n  tahun_tipe: 2021\n  dasar_tipe:\n    - PP-18-2016\n    - KPT-1-2021\n", ""),
        ("  ppnpn: 3\n", ""),
    )
    text = (root / "data/2024/tugas.yaml").read_text(encoding="utf-8")
    ganti(root, "tugas.yaml", (text[text.index("tanggung_jawab:") :], ""))
    for file in (root / "data/2024/narasi").glob("*.md"):
        if re.search(r"sekretariat|tipe|ppnpn|PPNPN|bagian", file.read_text(encoding="utf-8")):
            file.write_text("Naskah bagian ini ditulis menurut susunan kantor.\n", encoding="utf-8", newline="\n")
    return root


def boxes(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_divisions_hang_under_the_agency_itself(tmp_path: Path) -> None:
    """The chart has the agency with its head and the divisions below it, and Bab I no heading for a secretariat."""
    year = Project.at(tanpa_sekretariat(tmp_path)).year(2024)
    assert [f for f in year.findings() if f.severity.value == "error"] == []
    assert boxes(bagan_struktur(year.numbers, A4)[0].lukis()) == [
        "Dinas Contoh",
        "Kepala: Contoh Kepala",
        "Subbagian Perencanaan",
        "Subbagian Umum dan Kepegawaian",
    ]
    made, found = year.compose([TETAP["lkj"]])
    assert found == []
    assert "Tanggung Jawab" not in made["lkj"].markdown
    assert "None" not in made["lkj"].markdown


def test_who_promises_in_the_name_of_a_unit_heads_it(tmp_path: Path) -> None:
    """The chart names the heads by the agreements, whatever the ids of the officials are."""
    salin(tmp_path)
    ganti(tmp_path, "satker.yaml", ("- id: ketua", "- id: kadis"), ("penandatangan: ketua", "penandatangan: kadis"))
    pk = tmp_path / "data/2024/pk.yaml"
    text = pk.read_text(encoding="utf-8")
    changed = text.replace("pihak_pertama: ketua", "pihak_pertama: kadis").replace("kedua: ketua", "kedua: kadis")
    pk.write_text(changed, encoding="utf-8", newline="\n")
    drawn = boxes(bagan_struktur(Project.at(tmp_path).year(2024).numbers, A4)[0].lukis())
    assert drawn[:4] == [
        "Dinas Contoh",
        "Kepala: Contoh Kepala",
        "Sekretariat Dinas Contoh",
        "Sekretaris: Contoh Sekretaris",
    ]


def test_a_letterhead_names_who_the_office_belongs_to(tmp_path: Path) -> None:
    """Each line above the name stands in the head of every form, in its order, and the address has the mail too."""
    salin(tmp_path)
    line = "  sekretariat: Sekretariat Dinas Contoh\n"
    more = "  induk:\n    - Pemerintah Kabupaten Contoh\n    - Sekretariat Daerah\n  surel: dinas@contoh.example\n"
    ganti(tmp_path, "satker.yaml", (line, line + more))
    year = Project.at(tmp_path).year(2024)
    assert [f.code for f in year.findings() if f.severity.value != "info"] == []
    made, found = year.compose([TETAP["lkj"], TETAP["pengukuran"]])
    assert found == []
    for one in made.values():
        heads = re.findall(r"::: \{\.kop\}\n([^\n]+)\n:::", one.markdown)
        at = heads.index("PEMERINTAH KABUPATEN CONTOH")
        assert heads[at : at + 3] == [
            "PEMERINTAH KABUPATEN CONTOH",
            "SEKRETARIAT DAERAH",
            "DINAS CONTOH KABUPATEN CONTOH",
        ]
    assert "Surel dinas@contoh.example" in unescape(made["lkj"].markdown)


def test_an_agreement_need_not_say_who_is_responsible(tmp_path: Path) -> None:
    """Without that sentence the agreement prints none, and nothing is asked for in its place."""
    salin(tmp_path)
    said = "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
    file = tmp_path / "data/2024/pk.yaml"

    def read() -> tuple[list[str], str]:
        year = Project.at(tmp_path).year(2024)
        return [f.code for f in year.findings()], unescape(year.compose([TETAP["lkj"]])[0]["lkj"].markdown)

    found, printed = read()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"    tanggung_jawab: {said}\n", ""), encoding="utf-8", newline="\n")
    still, made = read()
    assert still == found
    assert said in printed and said not in made
    assert made.count("belum ada data") == printed.count("belum ada data") and "None" not in made


def ber_rpjmd(root: Path) -> Path:
    """Copy the right year, its plan of several years the RPJMD."""
    salin(root)
    name = "  nama: Rencana Pembangunan Jangka Menengah Daerah\n  singkatan: RPJMD\n"
    ganti(root, "visi-misi.yaml", ("renstra:\n", f"renstra:\n{name}"))
    for file in (root / "data/2024/narasi").glob("**/*.md"):
        text = file.read_text(encoding="utf-8").replace("Rencana Strategis", "RPJMD").replace("Renstra", "RPJMD")
        file.write_text(text, encoding="utf-8", newline="\n")
    return root


def test_the_plan_of_several_years_bears_its_own_name(tmp_path: Path) -> None:
    """An office whose plan is the RPJMD has it in the heading, the analyses and the comparisons; nowhere a Renstra."""
    made, found = Project.at(ber_rpjmd(tmp_path)).year(2024).compose([TETAP["lkj"]])
    assert found == []
    text = unescape(made["lkj"].markdown)
    assert "## Rencana Pembangunan Jangka Menengah Daerah 20" in text
    assert "Akhir RPJMD" in text and "target akhir RPJMD" in text
    assert "Renstra" not in text and "Rencana Strategis" not in text


def test_what_is_told_of_the_plan_calls_it_by_its_name(tmp_path: Path) -> None:
    """Findings, remedies and the work of the next year speak of the RPJMD; a Renstra beside it is another document."""
    ber_rpjmd(tmp_path)
    ganti(tmp_path, "visi-misi.yaml", ("  akhir: 2024\n", "  akhir: 2042\n"))
    ganti(tmp_path, "indikator.yaml", ("    target_renstra: 450\n", "    target_renstra: 4500\n"))
    prose = tmp_path / "data/2024/narasi/rencana-strategis.md"
    prose.write_text("Renstra 2022–2026 menjabarkannya.\n", encoding="utf-8", newline="\n")
    told = [(f.code, f"{f.message}; {f.hint}") for f in Project.at(tmp_path).year(2024).findings()]
    assert ("LKJ324", "RPJMD 2020–2042 23 tahun lamanya; tulis tahun pertama dan terakhir RPJMD yang berlaku") in told
    assert [said.partition(" IKK")[0] for code, said in told if code == "LKJ425"] == ["target RPJMD"]
    assert not [said for code, said in told if "Renstra" in said or code == "LKJ514"]
    ganti(tmp_path, "visi-misi.yaml", ("  akhir: 2042\n", "  akhir: 2024\n"))
    ganti(tmp_path, "indikator.yaml", ("    target_renstra: 4500\n", "    target_renstra: 450\n"))
    said = "\n".join(ringkasan(siapkan(Project.at(tmp_path), 2025)))
    assert "RPJMD 2020–2024 TIDAK MENCAKUP 2025. Isi dahulu RPJMD yang baru" in said
    assert "1. Rencana Pembangunan Jangka Menengah Daerah (RPJMD)" in said
    assert "target akhir RPJMD" in said and "Renstra" not in said and "Rencana Strategis" not in said
    made = "".join(
        (tmp_path / "data/2025" / name).read_text(encoding="utf-8")
        for name in ("visi-misi.yaml", "indikator.yaml", "narasi/misi.md", "narasi/rencana-strategis.md")
    )
    assert "tahun pertama RPJMD baru; RPJMD 2020–2024 berawal 2020" in made
    assert "target pada akhir RPJMD baru" in made and "misi menurut RPJMD yang baru" in made
