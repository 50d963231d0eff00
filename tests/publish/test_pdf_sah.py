"""Each PDF of each shipped year judged as PDF/A-3a and PDF/UA-1 by `page`, which shares no code with Typst."""

from __future__ import annotations

import io
import shutil
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from alat_proyek import build
from alat_terbit import of_kind

from lkj.publish.attachments import attached
from lkj.publish.packed import packed

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
ARCHIVE, ACCESS = "3a", "ua1"


def judged(pdf: bytes, profile: str) -> list[str]:
    """Return the rules of a profile that a PDF breaks."""
    return sorted({one.rule_id for one in page.validate_pdf_bytes(pdf, profile=profile).failures})


def test_every_document_is_valid(terbitan: Mapping[str, Path]) -> None:
    """Archive and screen reader take each of them, and nothing is waived."""
    documents = of_kind(terbitan, ".pdf")
    assert len(documents) >= 4
    for profile in (ARCHIVE, ACCESS):
        assert {n: found for n, path in documents.items() if (found := judged(path.read_bytes(), profile))} == {}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("utuh")
    shutil.copytree(REPOSITORY / "data" / "2024", root / "data" / "2024")
    return build(root, 2024, ("pdf",)).files[0].read_bytes()


def first(document: pikepdf.Pdf, kind: str) -> Any:
    """Return an element of the structure tree of a kind."""
    return next(o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name(kind))


def unembed(document: pikepdf.Pdf) -> None:
    one = next(o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor")
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in one:
            del one[key]


def claim_nothing(document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        del about["pdfaid:part"]
        del about["pdfuaid:part"]


def run_a_script(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.Root.OpenAction = document.make_indirect(action)


def forget_relation(document: pikepdf.Pdf) -> None:
    del document.Root.AF[0]["/AFRelationship"]


# What a slip in making or packing a PDF would do to it, and which of the two must notice.
DAMAGED: dict[str, tuple[str, Callable[[pikepdf.Pdf], object]]] = {
    "no language": (ACCESS, lambda pdf: pdf.Root.__delitem__("/Lang")),
    "not tagged": (ACCESS, lambda pdf: pdf.Root.__delitem__("/MarkInfo")),
    "no structure": (ARCHIVE, lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    "a picture without words": (ACCESS, lambda pdf: first(pdf, "/Figure").__delitem__("/Alt")),
    "a heading that skips a level": (ACCESS, lambda pdf: first(pdf, "/H2").__setitem__("/S", pikepdf.Name("/H4"))),
    "a cell that is no cell": (ACCESS, lambda pdf: first(pdf, "/TD").__setitem__("/S", pikepdf.Name("/P"))),
    "no title shown": (ACCESS, lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False)),
    "a font that is not inside": (ARCHIVE, unembed),
    "evidence that relates to nothing": (ARCHIVE, forget_relation),
    "a script": (ARCHIVE, run_a_script),
    "no claim to be an archive": (ARCHIVE, claim_nothing),
    "no claim to be readable by all": (ACCESS, claim_nothing),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_noticed(sound: bytes, name: str) -> None:
    """The validator is no rubber stamp: each of these breaks a rule of its profile."""
    profile, damage = DAMAGED[name]
    assert judged(sound, profile) == []
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound)) as document:
        damage(document)
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.preserve, deterministic_id=True)
    assert judged(out.getvalue(), profile)


def ending_with_a_return() -> bytes:
    """Return a PDF as Typst writes it, with a stream whose packed data end with a carriage return."""
    text = next(t for n in range(10_000) if (t := b"0 0 m %" + b"a" * n + b"\n") and zlib.compress(t).endswith(b"\r"))
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        stream = pikepdf.Stream(document, b"")
        stream.write(zlib.compress(text), filter=pikepdf.Name.FlateDecode)
        document.pages[0].Contents = document.make_indirect(stream)
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, recompress_flate=False)
    return out.getvalue()


def test_data_that_end_with_a_return_have_a_line_end_of_their_own() -> None:
    """Of a return and a feed behind data no reader knows whether the return is theirs; packed, they are told apart."""
    made = ending_with_a_return()
    assert b"\r\nendstream" in made
    assert "PDFA3A-STREAM-LENGTH-001" in judged(made, ARCHIVE)
    done = packed(made)
    assert b"\r\r\nendstream" in done
    assert "PDFA3A-STREAM-LENGTH-001" not in judged(done, ARCHIVE)
    with pikepdf.open(io.BytesIO(done), attempt_recovery=False) as document:
        assert not document.get_warnings()
        assert b"0 0 m" in document.pages[0].Contents.read_bytes()


def test_packed_it_is_the_same_document_in_fewer_bytes(sound: bytes) -> None:
    """Unpacked it is more than twice as large, with the same pages and attachments; packing gives the same bytes again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        pages = [page.Contents.read_bytes() for page in document.pages]
    loose = out.getvalue()
    assert len(loose) > 2 * len(sound)
    assert attached(loose) == attached(sound)
    assert packed(loose) == packed(loose)
    with pikepdf.open(io.BytesIO(packed(loose))) as document:
        assert [page.Contents.read_bytes() for page in document.pages] == pages


def test_it_says_what_it_is_about(sound: bytes) -> None:
    """Subject and keywords are those of the Word file: the kind of document, SAKIP, the office, the year."""
    with pikepdf.open(io.BytesIO(sound)) as document, document.open_metadata() as about:
        assert str(about["dc:description"]) == "Laporan Kinerja"
        words = str(about["pdf:Keywords"])
        assert [w.strip() for w in words.split(",")][:2] == ["Laporan Kinerja", "SAKIP"]
        assert "2024" in words and "Kalimantan Tengah" in words
