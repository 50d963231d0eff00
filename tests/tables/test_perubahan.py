"""A comparison handed on: Markdown that cannot act, JSON by contract, a page that loads nothing."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from alat_beda import benar, disunting, isi, ukur
from alat_kasus_beda import KASUS

from lkj.diff import Beda, banding_tahun, setahun_penuh
from lkj.diff.forms import to_html, to_json, to_markdown, to_text

HARAPAN = Path(__file__).parent / "perubahan.md"
JAHAT = [
    "<script>alert(1)</script>", "@kepala-dinas", "#12", "!34", "~label", "&lt;b&gt;", "[klik](https://jahat.example)",
    "https://jahat.example", "www.jahat.example", "`x`", "| sel |", "</details>", "**tebal**", "![g](https://x.example/a.png)",
    "GH-12", "$5", "--- ", "a@b.example",
]  # fmt: skip


def campuran() -> Beda:
    """Return a comparison with a warning, a new and a renamed indicator, money and prose."""
    names = ("aturan-indikator", "anggaran", "narasi-dan-pengecualian")
    return banding_tahun(benar(), disunting(*(edit for name in names for edit in KASUS[name])), "main", "HEAD")


def jahat() -> Beda:
    """Return a comparison in which a stranger named an indicator, a unit and the agency."""
    name = " ".join(JAHAT).replace("'", "''")
    files = {
        "indikator.yaml": isi("indikator.yaml").replace("nama: Jumlah berkas arsip yang ditata", f"nama: '{name}'"),
        "satker.yaml": isi("satker.yaml").replace("sebutan: Dinas Contoh", f"sebutan: '{name}'"),
    }
    return banding_tahun(benar(), ukur(files), "@main", "#1")


def test_markdown_is_the_one_beside() -> None:
    """Headlines and warnings are in sight, the details folded by topic."""
    assert to_markdown([campuran()]) == HARAPAN.read_text(encoding="utf-8")


def test_markdown_from_a_stranger_stays_text() -> None:
    """No tag, link, picture, table or code comes from the data, and no sign that a forge would act on stands bare."""
    text = to_markdown([jahat()])
    own = {"<details>", "</details>", "<summary>", "</summary>"}
    assert set(re.findall(r"<[^>]*>", text)) == own
    assert text.count("<details>") == text.count("</details>")
    assert not re.search(r"\]\(|!\[|https?://", text)
    plain = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)
    assert "kepala-dinas" in plain
    assert not re.search(r"(?<!&)[@#!~$](?=[\w\"])|://|www\.|GH-\d", re.sub(r"(?m)^### |`data/[^`]*`", "", plain))
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables} == {5}


@pytest.mark.lambat
@pytest.mark.parametrize("nama", KASUS)
def test_json_tells_what_the_text_tells(nama: str) -> None:
    """Every change has its keys, its values as strings, and places that exist; warnings point at changes."""
    beda = banding_tahun(benar(), disunting(*KASUS[nama]))
    (one,) = json.loads(to_json([beda]), parse_float=lambda text: pytest.fail(f"pecahan biner: {text}"))["comparisons"]
    assert one["different"] is True
    assert len(one["changes"]) == len(beda.perubahan)
    for change, p in zip(one["changes"], beda.perubahan, strict=True):
        assert list(change) == [
            "topic", "kind", "id", "name", "fact", "file", "path", "before", "after", "judgement", "difference", "unit",
            "percent", "comparable", "routine", "source",
        ]  # fmt: skip
        for side, place in (("before", p.tempat_a), ("after", p.tempat_b)):
            source = change["source"][side]
            assert (source is None) is (place is None)
            assert source is None or (source["file"].startswith("data/2024/") and source["line"] > 0)
    for warning in one["warnings"]:
        assert warning["changes"]
        assert all(0 <= n < len(one["changes"]) for n in warning["changes"])
        assert warning["message"].endswith(".")


def test_json_keeps_numbers_whole() -> None:
    """Amounts, quantities and computed percentages are unrounded strings; a quantity carries its unit."""
    edits = [*KASUS["target-dan-realisasi"], *KASUS["anggaran"]]
    (one,) = json.loads(to_json([banding_tahun(benar(), disunting(*edits))]))["comparisons"]
    by: dict[tuple[str, str], dict[str, Any]] = {(c["id"], c["fact"]): c for c in one["changes"]}
    target = by["IKK-02", "target"]
    assert (target["before"], target["after"], target["judgement"]) == (
        {"value": "20", "unit": "menit"},
        {"value": "18", "unit": "menit"},
        "harder",
    )
    assert by["IKK-02", "capaian"]["before"] == "105"
    assert by["IKK-02", "capaian"]["after"].startswith("72.2222222222")
    spent = by["0101", "realisasi"]
    assert (spent["before"], spent["after"], spent["difference"]) == ("1650000000", "1679000000", "29000000")
    assert one["summary"]["absorption"]["after"] == "95"


class _Halaman(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.lambat
def test_the_page_loads_nothing_and_shows_a_stranger_s_text_as_text() -> None:
    """No script, link, picture or address; language, header cells and a policy are there; names read as written."""
    page = _Halaman()
    page.feed(to_html([jahat(), campuran()]))
    assert not {"script", "a", "img", "link", "iframe", "form", "object"} & set(page.tags)
    assert not {"src", "href", "onclick", "style"} & {name for name, _ in page.attributes}
    attributes = dict(page.attributes)
    assert attributes["lang"] == "id"
    assert {value for name, value in page.attributes if name == "scope"} == {"col", "row"}
    policy = next(value for name, value in page.attributes if name == "content" and value and "default-src" in value)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    text = "".join(page.text)
    assert all(bad.strip() in text for bad in JAHAT)


def test_the_page_tells_every_change() -> None:
    """Also what is routine, and long texts whole: the page is the form that leaves nothing out."""
    beda = banding_tahun(benar(), disunting(*KASUS["perjanjian"]))
    page = to_html([beda])
    assert page.count("<tr") - page.count("<thead><tr>") == len(beda.perubahan) + len(beda.pokok)
    assert "Pihak Pertama berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini." in page


def test_the_terminal_gets_no_control_characters_of_the_data() -> None:
    """Colour is ours alone; an invisible sign in a name is written out."""
    files = {"indikator.yaml": isi("indikator.yaml").replace("nama: Jumlah berkas", 'nama: "Jumlah\\u200bberkas"')}
    files["indikator.yaml"] = files["indikator.yaml"].replace(
        '"Jumlah\\u200bberkas" arsip', '"Jumlah\\u200bberkas arsip'
    )
    files["indikator.yaml"] = files["indikator.yaml"].replace(
        "berkas arsip yang ditata\n", 'berkas arsip yang ditata"\n'
    )
    text = to_text([banding_tahun(benar(), ukur(files))], color=True)
    assert "\u200b" not in text
    assert "\\u200b" in text
    assert "\x1b[" in text
    assert "\x1b" not in to_text([campuran()])


def test_a_year_on_one_side_only_is_told_as_such() -> None:
    """It came or it went; there is nothing to compare."""
    assert "+ 2025 tahun ini ditambahkan" in to_text([setahun_penuh(2025, "main", "HEAD", baru=True)])
    assert "- 2022 tahun ini dihapus" in to_text([setahun_penuh(2022, "main", "HEAD", baru=False)])


@pytest.mark.parametrize("form", [to_text, to_markdown, to_html])
def test_no_difference_is_said(form: Any) -> None:
    """Silence could also mean that nothing was compared."""
    assert "Tidak ada perbedaan." in form([])
    assert "Tidak ada perbedaan." in form([banding_tahun(benar(), benar())])


@pytest.mark.lambat
def test_much_is_cut_in_markdown_and_said_to_be() -> None:
    """A comment on a merge request has little room: a hundred of a topic, and how many more."""
    items = "".join(
        f"  - id: IKX-{n}\n    nama: Layanan ke-{n}\n    sasaran: SK-02\n    dokumen: pk-sekretaris\n    satuan: persen\n"
        f"    polaritas: naik\n    target: 100\n    realisasi: 90\n"
        for n in range(150)
    )
    text = to_markdown([banding_tahun(benar(), ukur({"indikator.yaml": isi("indikator.yaml") + items}))])
    assert "… dan 50 lagi" in text
    assert len(text) < 60_000
