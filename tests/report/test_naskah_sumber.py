"""Texts that are signed: an agreement keeps the words of its source, the reviewer's form has no note for drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_benar import ganti, salin

from lkj.check.project import Project
from lkj.report.dokumen import TETAP

pytestmark = pytest.mark.lambat


def _markdown(root: Path, *, final: bool = False) -> str:
    made, found = Project.at(root).year(2024).compose([TETAP["lkj"]], final=final)
    assert not found
    return made["lkj"].markdown


def test_an_agreement_that_says_nothing_else_has_the_usual_words(tmp_path: Path) -> None:
    """The parties as PermenPANRB 53/2014 calls them, each with the whole post and NIP."""
    text = _markdown(salin(tmp_path))
    assert "selanjutnya disebut **Pihak Pertama**;" in text
    assert "selaku atasan Pihak Pertama, selanjutnya disebut **Pihak Kedua**" in text
    assert '"Sekretaris Dinas Contoh,"' in text
    assert "CONTOH SEKRETARIS" not in text


def test_an_agreement_keeps_the_words_of_its_source(tmp_path: Path) -> None:
    """What the source does not say of its parties is not printed, and names are signed as it has them."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "pk.yaml"
    head, _, rest = path.read_text(encoding="utf-8").rpartition("    janji: ")
    own = "    sebutan_pertama: Selanjutnya disebut pihak pertama\n    sebutan_kedua: Selanjutnya disebut pihak kedua\n"
    path.write_text(f"{head}{own}    janji: {rest}    tanda_tangan: ringkas\n", encoding="utf-8", newline="\n")
    text = _markdown(root)
    assert "Selanjutnya disebut pihak pertama" in text and "Selanjutnya disebut pihak kedua" in text
    assert "selaku atasan" not in text and "Pihak Pertama**;" not in text
    assert '["KEPALA,","SEKRETARIS,"]' in text
    assert '[[["b","CONTOH KEPALA"]],[["b","CONTOH SEKRETARIS"]]]' in text


def test_a_document_calls_its_objectives_as_it_does(tmp_path: Path) -> None:
    """The head of its table says Sasaran Strategis where the document does."""
    text = _markdown(salin(tmp_path))
    assert '"Sasaran Strategis","Indikator Kinerja","Target"' in text
    assert '"Sasaran Kegiatan","Indikator Kinerja","Target"' in text


def test_a_final_form_has_no_note_for_drafts(tmp_path: Path) -> None:
    """What tells the office of the form is there for who prepares it, not for who signs it."""
    root = salin(tmp_path)
    note = "*Formulir ini disediakan untuk diisi dan ditandatangani oleh Aparat Pengawasan Intern Pemerintah (APIP).*"
    ganti(
        root, "narasi/pernyataan-reviu.md", (note, f"{{% if konsep %}}\n{note}\n{{% endif %}}\n\nHasil reviu: ........")
    )
    assert "Formulir ini disediakan" in _markdown(root)
    signed = _markdown(root, final=True)
    assert "Formulir ini disediakan" not in signed and "Hasil reviu" in signed
