"""The served desk in a browser: accessible in each of its states, and new without a touch when the report is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from alat_peramban import audit
from playwright.sync_api import expect

from lkj.build.desk import Action, Desk
from lkj.build.serve import Served
from lkj.diagnostics import Finding, Position, Severity
from lkj.files import package_templates

if TYPE_CHECKING:
    from alat_peramban import Buka, Halaman, Tab

pytestmark = pytest.mark.lambat

FOUND = [
    Finding(code="LKJ605", position=Position("data/2024/satker.yaml", 3, 1), message="belum diisi", hint="isi"),
    Finding(
        code="LKJ203", position=Position("data/2024/indikator.yaml", 41, 5), message="bukan angka", hint="tulis angka",
        severity=Severity.ERROR,
    ),
]  # fmt: skip


@pytest.fixture
def meja(halaman: Halaman) -> Iterator[Served]:
    """Return the desk of the shipped year, served, with buttons."""
    titles = {"periksa": "Periksa", "buat": "Buat dokumen", "buka-pdf": "Buka PDF"}
    desk = Desk(title="Laporan 2024")
    desk.actions = {name: Action(title, lambda title=title: f"{title}: selesai") for name, title in titles.items()}  # type: ignore[misc]
    desk.show("laporan mutakhir", [], halaman.data)
    served = Served(desk, package_templates() / "web")
    yield served
    served.stop()


def within(tab: Tab, axe: str) -> Any:
    """Return what axe finds wrong with the desk and the report in its frame."""
    expect(tab.page.frame_locator("iframe").locator("h1").first).to_be_attached()
    for frame in tab.page.frames:
        frame.evaluate(axe)
    return audit(tab, axe)


@pytest.mark.parametrize("width", [1300, 768, 360])
def test_axe_finds_no_violation_on_the_desk(meja: Served, buka: Buka, axe: str, width: int) -> None:
    """With nothing found, with errors and warnings, after a button: no state breaks a rule of accessibility."""
    tab = buka(meja.address, width=width)
    expect(tab.page.get_by_text("laporan mutakhir")).to_be_visible()
    assert within(tab, axe) == []
    meja.desk.show("ada galat; yang tampil ialah laporan sebelum perubahan itu", FOUND)
    expect(tab.page.get_by_text("bukan angka")).to_be_visible()
    assert within(tab, axe) == []
    tab.page.get_by_role("button", name="Periksa").click()
    expect(tab.page.get_by_text("Periksa: selesai")).to_be_visible()
    assert within(tab, axe) == []
    assert tab.complaints == []


def test_a_changed_report_is_shown_without_a_touch(meja: Served, buka: Buka, halaman: Halaman) -> None:
    """The frame takes the new page by itself, and nothing is asked of any other address."""
    tab = buka(meja.address)
    title = tab.page.frame_locator("iframe").locator("#_judul")
    expect(title).to_be_attached()
    meja.desk.show("laporan mutakhir", [], halaman.data.replace(b'id="_judul">', b'id="_judul">Berubah: ', 1))
    expect(title).to_contain_text("Berubah: ")
    assert {url.partition("/laporan")[0] for url in tab.requests} and all(
        url.startswith((meja.address, "data:")) for url in tab.requests
    )
    assert tab.complaints == []
