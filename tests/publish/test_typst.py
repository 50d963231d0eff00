"""What Typst says in English is a quotation behind a remedy, not the sentence itself."""

from __future__ import annotations

import pytest

from lkj.publish.errors import EngineError
from lkj.publish.paper import Layout, Properties
from lkj.publish.typst import Layouter, fonts, svg_to_png

NAME = "pembuat PDF (Typst)"


def test_a_document_that_typst_refuses_is_told_in_a_sentence() -> None:
    """The message says what happened, the remedy what to do, and Typst's own words are named as its."""
    about = Properties(judul="Judul", penulis="Penulis", waktu=0)
    with (
        Layouter("#takdikenal", layout=Layout(), properties=about, figures={}, book=fonts()) as laid,
        pytest.raises(EngineError) as caught,
    ):
        laid.pdf()
    assert caught.value.message == f"{NAME} menolak dokumen karena sebab yang belum dikenal lkj"
    remedy, _, said = caught.value.hint.partition(f"; pesan asli {NAME}: «")
    assert remedy == "jalankan lagi dengan --keep, lalu laporkan berkas .typ dan pesan ini"
    assert said.startswith("unknown variable: takdikenal")


def test_a_picture_that_typst_refuses_is_told_so_too() -> None:
    """As for a document."""
    with pytest.raises(EngineError) as caught:
        svg_to_png("<svg", width=2)
    assert caught.value.message == "gambar tidak dapat dibuat"
    assert caught.value.hint.startswith(f"laporkan berkas datanya dan pesan ini; pesan asli {NAME}: «")
