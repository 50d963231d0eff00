"""The paper of a year and its type, as its data says: read once, for pages and for the pictures that stand on them."""

from __future__ import annotations

from lkj.model import Tahun
from lkj.model.tata_letak import FON, KERTAS
from lkj.publish.paper import Layout


def layout(year: Tahun) -> Layout:
    """Return the measures of a year's pages in centimetres, and of its type in points (`tata_letak` in satker.yaml)."""
    chosen = year.satker.tata_letak
    width, height = KERTAS[chosen.kertas]
    margin = chosen.margin
    return Layout(
        lebar=width,
        tinggi=height,
        kiri=float(margin.kiri),
        kanan=float(margin.kanan),
        atas=float(margin.atas),
        bawah=float(margin.bawah),
        ukuran=float(chosen.ukuran),
        fon=FON[chosen.fon],
        fon_word=chosen.fon,
    )
