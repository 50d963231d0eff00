"""`lkj review`: the notes of a reader in a Word file that came back, and the lines that they stand on."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from alat_proyek import build
from alat_ulasan import Pembaca
from click.testing import CliRunner

from lkj.cli import cli
from lkj.review import trace
from lkj.review.notes import catatan
from lkj.review.returned import ReturnedError

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
DATA = "data/2024"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTE = "Penyelenggaraan yang baik dicatat di kaki halaman."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of 2024 whose report is built, with a footnote in its prose."""
    root = tmp_path_factory.mktemp("ulasan")
    shutil.copytree(REPOSITORY / "data" / "2024", root / DATA)
    prose = root / DATA / "narasi" / "penutup.md"
    text = prose.read_text(encoding="utf-8").rstrip("\n")
    prose.write_text(f"{text}[^kaki]\n\n[^kaki]: {FOOTNOTE}\n", encoding="utf-8", newline="\n")
    build(root, 2024, ("docx",))
    return root


def run(root: Path, file: Path, *more: str) -> tuple[int, str, str]:
    """Return exit code, standard output and errors of `lkj review`."""
    result = CliRunner().invoke(cli, ["review", str(file), "--root", str(root), *more], prog_name="lkj")
    return result.exit_code, result.stdout, result.stderr


def notes(root: Path, file: Path, *more: str) -> list[dict[str, Any]]:
    """Return the notes of a file as the command gives them to programs."""
    code, out, err = run(root, file, "--format", "json", *more)
    assert code == 0, err
    found: list[dict[str, Any]] = json.loads(out)["notes"]
    return found


def line(root: Path, file: str, words: str, nth: int = 0) -> tuple[str, int]:
    """Return file and line on which words stand in a file of the year."""
    lines = (root / DATA / file).read_text(encoding="utf-8").split("\n")
    return f"{DATA}/{file}", [n for n, one in enumerate(lines, 1) if words in one][nth]


def origin(note: dict[str, Any]) -> tuple[str | None, int | None]:
    """Return file and line of the likeliest origin of a note."""
    return note["origins"][0]["file"], note["origins"][0]["line"]


@pytest.fixture
def reader(root: Path) -> Pembaca:
    return Pembaca(root / "build" / "lkj-2024.docx")


def test_a_comment_on_prose_leads_to_its_line(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """Who said it, when, of which words, in which chapter and section: and the line of the prose file."""
    reader.komentari("perwujudan kedaulatan rakyat", "Sumbernya apa?")
    [note] = notes(root, reader.simpan(tmp_path / "kembali.docx"))
    assert (note["kind"], note["author"], note["date"]) == ("comment", "Ketua", "2025-03-03T10:15:00Z")
    assert (note["words"], note["comment"]) == ("perwujudan kedaulatan rakyat", "Sumbernya apa?")
    assert note["headings"] == ["BAB I PENDAHULUAN", "A. Latar Belakang"]
    assert origin(note) == line(root, "narasi/latar-belakang.md", "perwujudan kedaulatan rakyat")


def test_changes_of_prose_lead_to_their_lines(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """A deletion, an insertion of two runs and a new paragraph are one note each, at the text that stood there."""
    reader.hapus("secara demokratis")
    reader.sisipkan(" dan anggaran daerah", behind="menggunakan anggaran negara")
    reader.alinea_baru("Alinea yang ditambahkan ketua.", behind="Tugas, wewenang, dan kewajibannya")
    gone, new, added = notes(root, reader.simpan(tmp_path / "kembali.docx"))
    assert (gone["kind"], gone["words"]) == ("deletion", "secara demokratis")
    assert (new["kind"], new["words"]) == ("insertion", "Alinea yang ditambahkan ketua.")
    assert (added["kind"], added["words"]) == ("insertion", "dan anggaran daerah")
    file = "narasi/latar-belakang.md"
    assert origin(gone) == line(root, file, "secara demokratis")
    assert origin(new) == line(root, file, "Tugas, wewenang, dan kewajibannya")
    assert origin(added) == line(root, file, "menggunakan anggaran negara")


def test_a_note_in_a_footnote_leads_to_its_line(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """A footnote is prose too."""
    reader.hapus("yang baik", part="word/footnotes.xml")
    [note] = notes(root, reader.simpan(tmp_path / "kembali.docx"))
    assert (note["place"], note["words"]) == ("catatan kaki", "yang baik")
    assert origin(note) == line(root, "narasi/penutup.md", "[^kaki]: ")


def test_a_note_on_a_cell_leads_to_the_data(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """A figure leads to the line where it is typed, named as `lkj explain` names it; a text to its own line."""
    reader.komentari("84,99%", "Sudah diaudit?", nth=-4)
    reader.hapus("Ketepatan Pelaporan Keuangan", nth=-2)
    found = notes(root, reader.simpan(tmp_path / "kembali.docx"))
    text, figure = sorted(found, key=lambda one: str(one["kind"]), reverse=True)
    assert text["place"] == figure["place"] == "sel tabel"
    assert origin(text) == line(root, "indikator.yaml", "nama: Ketepatan Pelaporan Keuangan")
    file, _ = origin(figure)
    assert file == f"{DATA}/indikator.yaml" and figure["origins"][0]["figure"] == "IKK-17"


def test_a_heading_leads_to_what_it_is_made_of(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """A heading that prose writes is on its line there; one of lkj's own is its template's."""
    reader.hapus("Kelembagaan", "Heading3")
    reader.sisipkan(" Laporan", behind="Latar Belakang", part="Heading2")
    template, prose = notes(root, reader.simpan(tmp_path / "kembali.docx"))
    assert prose["place"] == template["place"] == "judul"
    assert origin(prose) == line(root, "narasi/permasalahan.md", "# Kelembagaan")
    assert template["origins"] == [{"kind": "template", "file": None, "line": None, "figure": None}]


def test_a_file_that_libreoffice_saved_says_the_same(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """An officer who has no Word sends back what LibreOffice wrote: the same notes at the same lines."""
    if shutil.which("soffice") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice is missing; .ci/run installs it")
        pytest.skip("soffice is not installed")
    reader.komentari("perwujudan kedaulatan rakyat", "Sumbernya apa?")
    reader.hapus("secara demokratis")
    reader.sisipkan(" dan anggaran daerah", behind="menggunakan anggaran negara")
    sent = reader.simpan(tmp_path / "kembali.docx")
    (tmp_path / "lo").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "lo"), str(sent)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    keys = ("kind", "author", "words", "comment", "headings", "origins")
    before, after = notes(root, sent), notes(root, tmp_path / "lo" / "kembali.docx")
    assert [[one[key] for key in keys] for one in after] == [[one[key] for key in keys] for one in before]


def test_the_text_form_names_line_and_words(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """What a person reads: kind, who, when, words, chapter, and file with line; and that nothing was taken over."""
    reader.komentari("perwujudan kedaulatan rakyat", "Sumbernya apa?")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    code, out, _ = run(root, reader.simpan(tmp_path / "kembali.docx"))
    file, at = line(root, "narasi/latar-belakang.md", "perwujudan kedaulatan rakyat")
    assert code == 0
    for said in (
        "kembali.docx: lkj 2024: 1 komentar",
        "1. Komentar — Ketua · 03-03-2025 pukul 10.15",
        "isi: «Sumbernya apa?»",
        "pada: «perwujudan kedaulatan rakyat»",
        "di: BAB I PENDAHULUAN › A. Latar Belakang (paragraf)",
        f"asal: {file}:{at}",
    ):
        assert said in out
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_file_without_notes_says_so(root: Path) -> None:
    """What was built and not touched has none."""
    code, out, _ = run(root, root / "build" / "lkj-2024.docx")
    assert code == 0 and "tidak ada komentar dan tidak ada perubahan terlacak" in out


# ------------------------------------------------------------------------------------------ what is none


def packed(parts: dict[str, bytes], path: Path) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def hostile(kind: str, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a good file with one thing wrong."""
    document, core = "word/document.xml", "docProps/core.xml"
    if kind == "doctype":
        text = parts[document].decode().replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)
        return {**parts, document: text.encode()}
    if kind == "bomb":
        return {**parts, document: b" " * (17 * 2**20)}
    if kind == "torn":
        return {**parts, document: parts[document][:5000]}
    if kind == "without a document":
        return {name: data for name, data in parts.items() if name != document}
    if kind == "no Word file":
        return {**parts, document: b"<x/>", "_rels/.rels": b"<x/>"}
    if kind == "another document":
        return {**parts, core: parts[core].replace(b"Laporan Kinerja", b"Notulen Rapat")}
    if kind == "undeclared prefix":
        return {**parts, core: parts[core].replace(b"<dc:title>", b"<zz:lain>a</zz:lain><dc:title>")}
    if kind == "huge text":
        return {
            **parts,
            core: parts[core].replace(b"<dc:title>", b"<dc:creator>" + b"a" * 11_000_000 + b"</dc:creator><dc:title>"),
        }
    if kind == "long document":
        words = f"<w:p><w:r><w:t>{'a ' * 500_000}</w:t></w:r></w:p>"
        return {**parts, document: f'<w:document xmlns:w="{WORD}"><w:body>{words}</w:body></w:document>'.encode()}
    raise AssertionError(kind)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("doctype", "DOCTYPE"),
        ("bomb", "16 MB"),
        ("torn", "rusak"),
        ("without a document", "tidak ada bagian word/document.xml"),
        ("no Word file", "tidak terbaca"),
        ("another document", "bukan dokumen proyek ini"),
        ("undeclared prefix", "bagian docProps/core.xml rusak"),
        ("huge text", "bagian docProps/core.xml rusak"),
        ("long document", "jauh lebih panjang daripada laporan"),
    ],
)
def test_what_is_no_document_of_the_project_is_a_sentence(
    root: Path, reader: Pembaca, tmp_path: Path, kind: str, said: str
) -> None:
    """What is torn, somebody else's, or larger than any report ends in one sentence and exit code 1."""
    file = packed(hostile(kind, reader.parts), tmp_path / "kembali.docx")
    code, out, err = run(root, file)
    assert (code, out) == (1, "")
    assert said in err and err.startswith("galat: ") and "saran: " in err and "Traceback" not in err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_is_no_archive_is_a_sentence(root: Path, tmp_path: Path, content: bytes) -> None:
    """An empty file, a PDF and a document of the old Word are told as no whole Word file."""
    file = tmp_path / "kembali.docx"
    file.write_bytes(content)
    code, _, err = run(root, file)
    assert code == 1 and "bukan dokumen Word yang utuh" in err


def test_notes_of_a_stranger_do_nothing_on_a_terminal(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """A field in a comment is not carried out, and what turns a line of text around is written out."""
    reader.komentari("perwujudan kedaulatan rakyat", "::error::\u202eabc")
    _, out, _ = run(root, reader.simpan(tmp_path / "kembali.docx"))
    assert "\u202e" not in out and "\\u202eabc" in out


def test_a_document_whose_title_was_changed_is_named_by_hand(root: Path, reader: Pembaca, tmp_path: Path) -> None:
    """Year and document on the command line stand in for the title; one that the year does not have is refused."""
    file = packed(hostile("another document", reader.parts), tmp_path / "kembali.docx")
    assert notes(root, file, "2024", "--document", "lkj") == []
    code, _, err = run(root, file, "2024", "--document", "lkpj")
    assert code == 1 and "«lkpj» tidak ada tahun 2024" in err


def commented(ident: str, words: str) -> list[dict[str, Any]]:
    """Return words with a comment on them, as pandoc has them."""
    return [
        {"t": "Span", "c": [["", ["comment-start"], [["id", ident]]], []]},
        *[{"t": "Str", "c": one} for one in words.split(" ")],
        {"t": "Span", "c": [["", ["comment-end"], [["id", ident]]], []]},
    ]


def test_what_is_larger_than_any_report_is_refused() -> None:
    """A paragraph or cell of ten pages, twenty thousand notes, comments that all stand on the same hundred pages."""
    long = {"t": "Para", "c": [{"t": "Str", "c": "a" * 30_001}]}
    cell = [["", [], []], {}, 1, 1, [{"t": "Para", "c": [{"t": "Str", "c": "a" * 300}]}] * 101]
    body = [["", [], []], 0, [], [[["", [], []], [cell]]]]
    table = {"t": "Table", "c": [["", [], []], [None, []], [], [None, []], [body], [None, []]]}
    many = {"t": "Para", "c": [one for n in range(20_001) for one in commented(str(n), "a")]}
    starts = [one for n in range(400) for one in commented(str(n), "")[:1]]
    under = [{"t": "Para", "c": starts}] + [{"t": "Para", "c": [{"t": "Str", "c": "a" * 1000}]}] * 21
    for blocks, said in (([long], "30.000 huruf"), ([table], "30.000 huruf"), ([many], "20.000"), (under, "meliputi")):
        with pytest.raises(ReturnedError, match=said):
            catatan(blocks)


def test_comments_that_overlap_have_their_own_words() -> None:
    """One within another, one across paragraphs, one begun anew, and one without an end stand on what is theirs."""
    first = [*commented("1", "a b")[:3], *commented("2", "c"), *commented("1", "d")[:2]]
    second = [commented("3", "")[0], {"t": "Str", "c": "e"}, *commented("1", "f")[1:]]
    found = catatan(
        [{"t": "Para", "c": first}, {"t": "Para", "c": second}, {"t": "Para", "c": [{"t": "Str", "c": "g"}]}]
    )
    assert [one.kata for one in found] == ["abc", "c", "d ef", "ef g"]


def test_a_paragraph_is_looked_for_once(
    root: Path, reader: Pembaca, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many comments stand in it: with each, a long paragraph was held against all prose anew."""
    held: list[object] = []

    def counted(_: None, piece: list[str], words: list[str], *, autojunk: bool) -> SequenceMatcher[str]:
        held.append(words)
        return SequenceMatcher(None, piece, words, autojunk=autojunk)

    monkeypatch.setattr(trace, "SequenceMatcher", counted)
    counts = []
    for _ in range(3):
        reader.komentari("perwujudan kedaulatan rakyat", "Sumbernya apa?")
        found = notes(root, reader.simpan(tmp_path / "kembali.docx"))
        assert {origin(one) for one in found} == {
            line(root, "narasi/latar-belakang.md", "perwujudan kedaulatan rakyat")
        }
        counts.append((len(found), len(held)))
        held.clear()
    assert counts == [(n, counts[0][1]) for n in (1, 2, 3)]
