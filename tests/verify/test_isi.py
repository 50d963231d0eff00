"""The operators of a page: the same, however they are put; nothing else is."""

from __future__ import annotations

import pikepdf
import pytest

from lkj.verify.content import same_content

OURS = b"q\n1 0 0 1 72 700 cm BT /F0 9 Tf (100,00\\(a\\)) Tj ET\nQ"


def same(theirs: bytes) -> bool:
    with pikepdf.new() as pdf:
        return same_content(pdf.make_stream(OURS), pdf.make_stream(theirs))


@pytest.mark.parametrize(
    "theirs",
    [
        OURS.replace(b" ", b"\n"),
        OURS.replace(b"\n", b"\r\n"),
        OURS.replace(b"(100,00\\(a\\))", b"(100,00(a))"),
        OURS.replace(b"(100,00\\(a\\))", b"<3130302C303028612 9>"),
        OURS.replace(b"/F0", b"/F#30"),
    ],
)
def test_blanks_and_escapes_are_the_writers_affair(theirs: bytes) -> None:
    """So qpdf writes a file that is to be edited by hand."""
    assert theirs != OURS and same(theirs)


@pytest.mark.parametrize(
    "theirs",
    [
        OURS.replace(b"100", b"150"),
        OURS + b" 0 0 9 9 re f",
        OURS + b" 1 g",
        OURS + b" 5",
        OURS.replace(b"Q", b"Q Q"),
        OURS.replace(b"BT", b"% BT\nBT"),
        OURS.replace(b"100,00", b"100,00\r"),
        OURS + b" BI /W 1 /H 1 /BPC 8 /CS /G ID a EI",
        OURS + b" )",
        OURS + b" (",
        OURS + b" >>",
        OURS.replace(b"72", b"72.0"),
        b"",
    ],
)
def test_anything_else_is_another_page(theirs: bytes) -> None:
    """More, less, other operands, what readers may skip otherwise (comments, pictures), and what is broken."""
    assert not same(theirs)
