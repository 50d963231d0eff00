"""Each Word file of each shipped year against the Open XML SDK's own constraints, as `openxml-audit` has them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from alat_proyek import build
from alat_terbit import of_kind
from alat_word import headings, unpaired
from docx import Document
from openxml_audit import FileFormat, OpenXmlValidator

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]


def audited(path: Path) -> list[str]:
    """Return what the validator finds in a file, under the newest of Word that has no subscription."""
    result = OpenXmlValidator(FileFormat.OFFICE_2021, max_errors=0).validate(path)
    return [f"{one.part_uri}: {one.description}" for one in result.errors]


def test_every_document_is_valid(terbitan: Mapping[str, Path]) -> None:
    """The SDK's schemas and its semantic constraints find nothing in any of them, and nothing is waived."""
    documents = of_kind(terbitan, ".docx")
    assert len(documents) >= 4
    assert {name: found for name, path in documents.items() if (found := audited(path))} == {}


def test_bookmarks_and_fields_are_paired(terbitan: Mapping[str, Path]) -> None:
    """Bookmarks and fields begin and end in their order, names and numbers are nobody else's, and links lead to them."""
    documents = of_kind(terbitan, ".docx")
    assert {name: found for name, path in documents.items() if (found := unpaired(path.read_bytes()))} == {}


def test_word_counts_the_headings_as_the_report_does(terbitan: Mapping[str, Path]) -> None:
    """What the lists of Word come to is what the table of contents says, which is what the PDF prints."""
    for path in of_kind(terbitan, ".docx").values():
        listed = [
            " ".join(p.text.rpartition("\t")[0].split())
            for p in Document(str(path)).paragraphs
            if p.style is not None and re.fullmatch(r"toc \d", p.style.name or "", re.IGNORECASE)
        ]
        assert not listed or listed == [text for _, text in headings(path.read_bytes())]
        assert path.name[:3] != "lkj" or len(listed) > 20


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("utuh")
    shutil.copytree(REPOSITORY / "data" / "2024", root / "data" / "2024")
    return build(root, 2024, ("docx",)).files[0]


# What a slip in the code that finishes a Word file would leave behind: part, text, what stands in its place.
DAMAGED = {
    "an unknown element": ("word/document.xml", "<w:body>", "<w:body><w:salah/>"),
    "a value that is none": ("word/document.xml", 'w:fldCharType="begin"', 'w:fldCharType="mulai"'),
    "children out of order": (
        "word/document.xml",
        '<w:pPr><w:pStyle w:val="SampulTahun"/>',
        '<w:pPr><w:jc w:val="left"/><w:pStyle w:val="SampulTahun"/>',
    ),
    "a style that is not there": ("word/document.xml", '"SampulTahun"', '"TakAda"'),
    "a relation that is not there": ("word/document.xml", 'r:embed="', 'r:embed="tak'),
    "a list that is not there": ("word/document.xml", '<w:numId w:val="', '<w:numId w:val="9'),
    "settings out of order": ("word/settings.xml", "<w:decimalSymbol", '<w:listSeparator w:val=","/><w:decimalSymbol'),
    "the same number twice": ("word/document.xml", '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
    "the same name twice": ("word/document.xml", 'w:name="kata_pengantar"', 'w:name="tabel_hasil_utama"'),
    "a hyphen in a name": ("word/document.xml", 'w:name="kata_pengantar"', 'w:name="kata-pengantar"'),
    "a bookmark left open": ("word/document.xml", '<w:bookmarkEnd w:id="2"/>', ""),
    "a field without a result": ("word/document.xml", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', ""),
    "a field without an end": ("word/document.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "pictures without a kind": ("[Content_Types].xml", 'Extension="png"', 'Extension="pngx"'),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damage_is_found(sound: Path, tmp_path: Path, damage: str) -> None:
    """Each of the two finds what it is there for: a document damaged in one place is not sound to both."""
    part, old, new = DAMAGED[damage]
    path = _changed(sound, tmp_path / "rusak.docx", part, lambda text: text.replace(old, new, 1))
    assert audited(path) + unpaired(path.read_bytes()) != []


def _changed(source: Path, target: Path, part: str, change: Callable[[str], str]) -> Path:
    whole = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed = change(text.decode())
                assert changed != text.decode()
                text = changed.encode()
            new.writestr(name, text)
    target.write_bytes(whole.getvalue())
    return target
