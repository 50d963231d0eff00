"""Signed documents: the built one beneath, a signature and its appearance above, nothing else."""

from __future__ import annotations

import io
import shutil
from hashlib import sha256
from pathlib import Path
from random import Random

import pikepdf
import pytest
from alat_pemalsu import BYTES, OBJECTS, appended, forgeries, saved
from alat_proyek import build
from alat_tanda_tangan import signed, timestamped

from lkj.build.makers import tools
from lkj.verify.cms import signs
from lkj.verify.forms import to_text
from lkj.verify.objects import inspect
from lkj.verify.rebuild import verify
from lkj.verify.verdict import Kind, Verdict

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
#: A place on the first page where nothing is printed.
BLANK = (20, 5, 160, 40)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Build a document of few pages."""
    root = tmp_path_factory.mktemp("tanda")
    shutil.copytree(REPOSITORY / "data" / "2024", root / "data" / "2024")
    return build(root, 2024, ("pdf",), dokumen=("pk-ketua",)).files[0].read_bytes()


HONEST = {
    "unseen": lambda pdf: signed(pdf),
    "seen": lambda pdf: signed(pdf, box=BLANK),
    "certified": lambda pdf: signed(pdf, certify=True),
    "older form": lambda pdf: signed(pdf, pades=False),
    "with a time stamp": lambda pdf: signed(pdf, timestamp=True),
    "twice": lambda pdf: signed(signed(pdf, box=BLANK), field="TTE2", page=1, box=BLANK),
    "for the archive": lambda pdf: timestamped(signed(pdf)),
    "after being saved anew": lambda pdf: signed(saved(pdf, lambda _: None)),
}


@pytest.mark.parametrize("name", HONEST)
def test_a_signature_takes_nothing_from_the_proof(pdf: bytes, name: str) -> None:
    """However it was signed, nothing is found but signatures, each over the whole of its revision."""
    seen = inspect(pdf, HONEST[name](pdf))
    assert seen.differences == ()
    assert seen.signatures and seen.readable
    assert seen.beneath == (name != "after being saved anew")


def test_a_signed_document_is_told_with_who_signed_where(pdf: bytes) -> None:
    """The verdict says that the built document stands beneath, and what the signature says of itself is called so."""
    result = verify(signed(pdf, page=1, box=BLANK))
    assert (result.verdict, result.verdict.exit_code) == (Verdict.SIGNED, 0)
    told = to_text(result, "x.pdf")
    assert "sama persis, lalu ditandatangani" in told
    assert "oleh «Ketua KPU Provinsi (uji)» menurut catatannya sendiri" in told
    assert "tampak pada halaman PDF ke-2" in told
    assert "sertifikat penanda tangan tidak diperiksa" in told
    assert result.built in told


def test_a_box_over_what_is_printed_is_no_signature_alone(pdf: bytes) -> None:
    """A signature laid over a figure hides it; the page is named."""
    seen = inspect(pdf, signed(pdf, page=1, box=(80, 500, 500, 720)))
    assert any("menutupi yang tercetak pada halaman PDF ke-2" in d.message for d in seen.differences)


def test_a_signature_that_shows_a_figure_is_told(pdf: bytes) -> None:
    """What a signature shows is the signer's to choose, but no figure of the report."""
    seen = inspect(pdf, signed(pdf, box=BLANK, text="Capaian 100,00%%"))
    assert any(d.kind is Kind.TANDA_TANGAN and "100,00%" in d.message for d in seen.differences)


def test_a_change_that_was_undone_is_still_told(pdf: bytes) -> None:
    """Each revision counts: a reader shows the one that was signed, also where a later one hides what it did."""

    def rotate(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Rotate = 90

    def back(document: pikepdf.Pdf) -> None:
        del document.pages[0].obj["/Rotate"]

    seen = inspect(pdf, appended(signed(appended(pdf, rotate)), back))
    assert any(d.message.startswith("revisi ke-2: putaran halaman") for d in seen.differences)


@pytest.mark.parametrize("change", [b"\0", b"\x30\x80", b"\x30\x84\xff\xff\xff\xff", b"A" * 500, b""])
def test_bytes_that_are_no_signature_are_told_so(change: bytes) -> None:
    """Reading the digest out of what someone put in the place of a signature ends in a sentence, never in a failure."""
    assert signs(change, b"x") is None


def test_the_digest_is_that_of_the_bytes(pdf: bytes) -> None:
    """A signature holds for the bytes that it was made over and for no others."""
    with pikepdf.open(io.BytesIO(signed(pdf))) as document:
        value = document.Root.AcroForm.Fields[0].V
        contents, (a, b, c, d) = bytes(value.Contents), [int(n) for n in value.ByteRange]
    whole = signed(pdf)
    assert signs(contents, whole[a : a + b] + whole[c : c + d]) is False
    with pikepdf.open(io.BytesIO(whole)) as document:
        contents = bytes(document.Root.AcroForm.Fields[0].V.Contents)
    assert signs(contents, whole[a : a + b] + whole[c : c + d]) is True


def test_pages_hung_up_anew_beneath_a_signature_are_told(pdf: bytes) -> None:
    """Whoever signs has nothing to do with the tree of pages, also where all its counts are right."""

    def regroup(document: pikepdf.Pdf) -> None:
        root = document.Root.Pages
        node = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=root, Kids=root.Kids))
        node.Count = len(root.Kids)
        for kid in root.Kids:
            kid.Parent = node
        root.Kids = pikepdf.Array([node])

    (told,) = inspect(pdf, signed(appended(pdf, regroup))).differences
    assert (told.kind, "pohon halamannya diubah" in told.message) == (Kind.SUSUNAN, True)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "name",
    [
        "pages_counted_wrong",
        "in_no_table_behind_a_false_length",
        "in_no_table_as_if_a_table",
        "in_no_table_within_another",
        "signature_that_says_a_figure",
    ],
)
def test_what_readers_see_differently_is_found(pdf: bytes, name: str, seed: int) -> None:
    """Counts by which some find their pages, and contents that only those find who look for objects themselves."""
    assert inspect(pdf, BYTES[name](pdf, Random(seed))).differences


@pytest.mark.parametrize("name", ["page_of_another_parent", "information_program_that_speaks"])
def test_what_readers_take_from_elsewhere_is_found(pdf: bytes, name: str) -> None:
    """A parent that turns the page, and a message in the place of a program's name."""
    assert inspect(pdf, saved(pdf, lambda document: OBJECTS[name](document, Random(1)))).differences


def test_the_words_of_a_signature_are_its_own(pdf: bytes) -> None:
    """What a signature shows is told as not proven, with numbers in it that are no date."""
    told = to_text(verify(signed(pdf, box=BLANK, text="Nilai AA 98, 10-01-2025")), "x.pdf")
    assert "bukan bagian laporan" in told
    assert "memuat angka 98, yang bukan tanggal" in told


def test_a_recorded_digest_vouches_for_no_later_revision(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file of another version, or library, only the recorded revision and signatures over it are accepted."""

    def rotate(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Rotate = 90

    recorded = sha256(pdf).hexdigest()
    plain = tools()
    for package in ("lkj", "babel"):
        monkeypatch.setattr("lkj.verify.rebuild.tools", lambda package=package: plain | {package: "9.9"})
        result = verify(appended(pdf, rotate), recorded=recorded)
        assert (result.verdict, result.recorded) == (Verdict.DIFFERENT, False)
        assert result.findings[0].message.startswith("sesudah yang dicatat: putaran halaman")
        known = verify(signed(pdf), recorded=recorded)
        assert known.verdict.exit_code == 0 and known.recorded and known.recorded_beneath
        assert "bagian awal berkas ini" in to_text(known, "x.pdf")


@pytest.mark.parametrize("seed", [11, 12])
def test_forgeries_are_found(pdf: bytes, seed: int) -> None:
    """Of each kind and way that chance deals here, none passes; `make forge` deals five hundred."""
    missed = [name for name, forged in forgeries(pdf, seed, 12) if not inspect(pdf, forged).differences]
    assert missed == []
