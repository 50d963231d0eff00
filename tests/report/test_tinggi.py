"""How tall the rows of a table become, and what may part over pages: no row runs off the page."""

from __future__ import annotations

from lkj.report.rows import Sel
from lkj.report.tabel import Tabel
from lkj.report.widths import tinggi_baris

PANJANG = "Penderita tuberkulosis yang sembuh atau menyelesaikan pengobatan menurut register"


def tabel(rows: int, width: float, spans: int = 1, times: int = 1) -> str:
    """Return how a table of two columns on a page on its side may part; `spans` rows hold together."""
    body = []
    for n in range(rows):
        first = [Sel(["Sasaran"], baris=spans, berat=7)] if n % spans == 0 else []
        text = " ".join([PANJANG] * times)
        body.append([*first, Sel([text], berat=len(text))])
    made = Tabel(
        jenis="formulir",
        lebar=(100 - width, width),
        rata=("kiri", "kiri"),
        kepala=[[Sel(["Sasaran"]), Sel(["Definisi"])]],
        baris=body,
        bidang=(24.2, 16.0),
    )
    return made._parting()


def test_a_narrow_column_makes_rows_tall() -> None:
    """The same words take one line in a wide column and several in a narrow one; a span shares its lines."""
    rows = [[(PANJANG, 1, 1), ("a", 1, 1)]]
    (wide,), (narrow,) = tinggi_baris((90, 10), rows, 24.2), tinggi_baris((10, 90), rows, 24.2)
    assert wide < 0.7 and narrow > 5 * wide - 1
    shared = tinggi_baris((10, 90), [[(PANJANG, 1, 2), ("a", 1, 1)], [("b", 1, 1)]], 24.2)
    assert shared[0] == shared[1] == narrow / 2


def test_few_rows_stay_on_a_page_only_where_they_fit() -> None:
    """Six rows of a wide column are one block; more, or of a narrow one, would leave half a page empty, and may part."""
    assert tabel(6, 80) == "utuh"
    assert tabel(11, 80) == tabel(6, 10) == "baris"


def test_rows_that_hold_together_part_where_they_are_taller_than_a_page() -> None:
    """Three rows under one objective move as one; where they fill more than a page, they go on over it."""
    assert tabel(9, 10, spans=3) == "baris"
    assert tabel(9, 10, spans=3, times=3) == "bebas"
