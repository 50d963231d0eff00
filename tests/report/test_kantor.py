"""An office without a secretariat, a type or contract staff leaves them out, and nothing stands in their place."""

from __future__ import annotations

import re
from pathlib import Path

from alat_benar import ganti, salin

from lkj.check.project import Project
from lkj.report.bagan import bagan_struktur
from lkj.report.dokumen import TETAP


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
    assert boxes(bagan_struktur(year.numbers)) == [
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
    drawn = boxes(bagan_struktur(Project.at(tmp_path).year(2024).numbers))
    assert drawn[:4] == [
        "Dinas Contoh",
        "Kepala: Contoh Kepala",
        "Sekretariat Dinas Contoh",
        "Sekretaris: Contoh Sekretaris",
    ]
