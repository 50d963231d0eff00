"""Organisation chart and tree, whatever their size: boxes apart, words inside, lines straight and joined, type legible."""

from __future__ import annotations

import pytest
from alat_bagan import baca, keluhan
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj.model.satker import Pejabat
from lkj.model.susunan import Simpul
from lkj.report.bagan import bagan
from lkj.report.kanvas import HURUF, Lembar, bungkus, lebar_teks
from lkj.report.pohon import pohon
from lkj.report.pohon_jenjang import Cabang

A4 = Lembar(425.2, 566.9)
SEMPIT = Lembar(354.3, 480.0)  # F4 or A4 with wide margins
KATA = """
    Bagian Program Data Organisasi Keuangan Umum Logistik Hukum Teknis Penyelenggaraan Pertanggungjawaban dan
    Pengendalian Penyakit Menular Subbagian Pelayanan Masyarakat Kepegawaian Perencanaan UPTD Balai/Laboratorium
""".split()  # noqa: SIM905 (a table)
nama = st.lists(st.sampled_from(KATA), min_size=1, max_size=14).map(" ".join)
kepala = st.none() | nama.map(
    lambda text: Pejabat.model_construct(id="a", nama=text, jabatan=text, jabatan_singkat="Kepala Bidang", nip=None)
)


@st.composite
def susunan(draw: st.DrawFn) -> Simpul:
    """Draw a tree of 1 to 60 units, at most nine levels below the agency."""
    names = draw(st.lists(nama, min_size=1, max_size=60))
    above = [0] + [draw(st.integers(0, n - 1)) for n in range(1, len(names))]
    depth = [0]
    for n in range(1, len(names)):
        while depth[above[n]] >= 9:
            above[n] = above[above[n]]
        depth.append(depth[above[n]] + 1)
    staff, heads = draw(st.sets(st.integers(1, 60))), [draw(kepala) for _ in names]

    def unit(n: int) -> Simpul:
        below = tuple(unit(k) for k in range(n + 1, len(names)) if above[k] == n)
        return Simpul(names[n], heads[n], n in staff, below)

    return unit(0)


def banyak(one: Simpul) -> int:
    return sum(1 for _ in one.semua())


@pytest.mark.lambat
@settings(max_examples=60, deadline=None)
@given(susunan(), st.sampled_from([A4, SEMPIT]))
def test_an_organisation_is_drawn_without_a_collision(root: Simpul, sheet: Lembar) -> None:
    """Of 1 to 60 units with long names: each has a box, and nothing overlaps, leaves its box or hangs loose."""
    parts = [one.lukis() for one in bagan(root, sheet)]
    assert [fault for svg in parts for fault in keluhan(svg, sheet)] == []
    assert sum(len(baca(svg).kotak) for svg in parts) >= banyak(root)
    shown = "".join("".join(baca(svg).letak()) for svg in parts).replace(" ", "").replace("-", "")
    for unit in root.semua():
        assert unit.nama.replace(" ", "").replace("-", "") in shown


@st.composite
def cabang(draw: st.DrawFn) -> Cabang:
    """Draw a tree of 1 to 60 boxes, each with up to eight indikator."""
    names = draw(st.lists(nama, min_size=1, max_size=60))
    above = [0] + [draw(st.integers(max(0, n - 6), n - 1)) for n in range(1, len(names))]
    depth = [0]
    for n in range(1, len(names)):
        while depth[above[n]] >= 8:
            above[n] = above[above[n]]
        depth.append(depth[above[n]] + 1)
    indicators = [tuple(draw(st.lists(nama, max_size=8))) if n else () for n in range(len(names))]

    def branch(n: int) -> Cabang:
        below = tuple(branch(k) for k in range(n + 1, len(names)) if above[k] == n)
        return Cabang(names[n], indicators[n], diukur=n % 3 == 0, cabang=below)

    return branch(0)


@pytest.mark.lambat
@settings(max_examples=60, deadline=None)
@given(cabang(), st.sampled_from([A4, SEMPIT]))
def test_a_tree_is_drawn_without_a_collision(root: Cabang, sheet: Lembar) -> None:
    """Of 1 to 60 objectives, nine levels deep, with many indikator: no box overlaps and no line hangs loose."""
    parts = pohon(root, sheet)
    assert [fault for one in parts for fault in keluhan(one.lukis(), sheet)] == []

    def all_of(one: Cabang) -> list[str]:
        return [one.judul, *one.indikator, *(name for below in one.cabang for name in all_of(below))]

    words = " ".join(" ".join(baca(one.lukis()).letak()) for one in parts).replace(" ", "")
    told = " ".join(one.uraian for one in parts)
    for name in all_of(root):
        assert name.replace(" ", "") in words and name in told


def test_words_are_no_wider_than_they_are_taken_for() -> None:
    """Arimo and Arimo Bold, as the PDF sets them: no line of text is wider than its box was made for."""
    from PIL import ImageFont

    from lkj.publish.typst import font_folder

    text = "Meningkatnya Pertanggungjawaban 0123456789 (%) «KPU» “a” – 97,53% · WKT/MmGj-"
    for weight, bold in ((400, False), (700, True)):
        font = ImageFont.truetype(font_folder() / "Arimo[wght].ttf", 1000, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([weight])
        for word in [*text.split(), text]:
            real = font.getlength(word)
            assert real <= lebar_teks(word, 1000, bold=bold) * 1.002 + 1, word
            assert lebar_teks(word, 1000, bold=bold) <= real * 1.1 + 340, word


def test_a_word_wider_than_its_room_breaks_where_it_has_a_sign() -> None:
    """Behind a slash or a hyphen first, and inside only where nothing else helps; no letter is lost."""
    assert bungkus("Peraturan/Keputusan", 45) == ["Peraturan/", "Keputusan"]
    assert "".join(bungkus("a" * 300, 60)) == "a" * 300
    assert all(lebar_teks(line) <= 60 for line in bungkus("Pertanggungjawaban " * 9, 60))
    assert HURUF >= 7.5
