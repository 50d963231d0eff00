"""`lkj check --fix`: it repairs what leaves no choice, keeps all else, and has nothing left to do the second time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.check.project import Project
from lkj.check.repair import perbaiki, rapikan
from lkj.check.targets import Target
from lkj.files.yaml.reader import parse
from lkj.model.indikator import BerkasIndikator
from lkj.model.load import YEAR_FILES

if TYPE_CHECKING:
    from conftest import Proyek
    from pydantic import BaseModel

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "2024"
# A year can do without some of its files; of the outline there is one that holds then.
FILES = [
    (path, file.model)
    for file in YEAR_FILES
    for path in (DATA / file.name, ROOT / "lkj" / "model" / "presets" / file.name)
    if path.is_file()
]


def isi(proyek: Proyek) -> dict[str, bytes]:
    return {p.relative_to(proyek.root).as_posix(): p.read_bytes() for p in proyek.root.rglob("*") if p.is_file()}


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("file", "lama", "baru"),
    [
        ("pagu.yaml", "pagu: 34884986000", "pagu: 34.884.986.000"),
        ("pagu.yaml", "pagu: 34884986000", 'pagu: "34.884.986.000"'),
        ("satker.yaml", "  kota: Palangka Raya", "\tkota: Palangka Raya"),
        ("satker.yaml", "  kota: Palangka Raya\n", "  kota: Palangka Raya \t\n"),
        ("indikator.yaml", "target: WTP", "target: W\u0422P"),
        ("indikator.yaml", "target: B ", "target: \u0412 "),
        ("satker.yaml", "  kota: Pal", "  k\u043eta: Pal"),
        ("satker.yaml", "  kota: Palangka Raya", "  kota:\xa0Palangka Raya"),
        ("satker.yaml", "  kota: Palangka Raya", "\xa0 kota: Palangka\xa0Raya\xa0"),
        ("pagu.yaml", "pagu: 34884986000", "pagu: 34884986000\xa0"),
        ("satker.yaml", "  kota: Palangka Raya", "  kota: \u201cPalangka Raya\u201d"),
    ],
    ids=[
        "titik-ribuan",
        "titik-ribuan-dikutip",
        "tab",
        "spasi-akhir",
        "peringkat",
        "peringkat-satu-huruf",
        "kunci",
        "spasi-word-struktur",
        "spasi-word-isi",
        "spasi-word-angka",
        "kutip-word",
    ],
)
def test_the_file_comes_back_as_it_was(proyek: Proyek, file: str, lama: str, baru: str) -> None:
    """After the slip and its repair every byte is that of the right file, comments included; the change is told."""
    before = isi(proyek)
    line, _ = proyek.ubah(file, lama, baru)
    _, stdout, stderr = proyek.jalankan("check", "2024", "--fix", "--format", "json")
    assert isi(proyek) == before
    assert stderr.startswith(f"data/2024/{file}:{line}:")
    assert len(stderr.splitlines()) == 1
    assert not [f for f in json.loads(stdout) if f["severity"] == "error"]
    assert proyek.jalankan("check", "2024", "--fix", "--format", "json")[2] == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nama: \u201cDana: umum\u201d  # \u201ccatatan\xa0\u201d\n", 'nama: "Dana: umum"  # \u201ccatatan\xa0\u201d\n'),
        ("- kode: \u201c076.01\u201d\n  nip: \u201c198701012010121001\u201d\n", '- kode: "076.01"\n  nip: "198701012010121001"\n'),
        ("nama:\xa0\u2018Bagian\xa0Umum\u2019 # ya\n", "nama: Bagian Umum # ya\n"),
        ("a:\n\xa0\xa0- b:\xa01\n\xa0\xa0\xa0 c: |\n        satu\xa0dua\n", "a:\n  - b: 1\n    c: |\n        satu dua\n"),
    ],
    ids=["kutip-perlu", "angka", "keduanya", "struktur"],
)  # fmt: skip
def test_a_paste_from_word_is_repaired(before: str, after: str) -> None:
    """Spaces and marks are those of the keyboard again, comments stay, and nothing is left to do."""
    file = "data/2024/pk.yaml"
    after = f"skema: 1\nisi:\n{_inset(after)}"
    fixed, made = rapikan(file, f"skema: 1\nisi:\n{_inset(before)}".encode(), BerkasIndikator, {})
    assert fixed.decode() == after
    assert made
    assert rapikan(file, fixed, BerkasIndikator, {}) == (fixed, [])


def _inset(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "visi: \u201cTerwujudnya pemilu yang jujur\u201d\n",
        "nama: Program \u201cRumah\u201d\n",
        "nama: \u201cSatu\u201d dan \u201cDua\u201d\n",
        "nama: '\u201cSengaja\u201d'\n",
        "nama: Aula\xa0# 2\n",
        "nama: Rapat:\xa0awal\n",
        "# catatan\xa0saja\nnama: X\n",
    ],
    ids=["kutipan", "sebagian", "dua", "dikutip", "pagar", "titik-dua", "catatan"],
)
def test_what_may_be_meant_stays(text: str) -> None:
    """Marks that quote, and spaces whose repair would say something else, are left to who wrote them."""
    content = f"skema: 1\n{text}".encode()
    assert rapikan("data/2024/pk.yaml", content, BerkasIndikator, {}) == (content, [])


@pytest.mark.lambat
def test_windows_line_ends_and_a_missing_last_one(proyek: Proyek) -> None:
    """CRLF becomes LF and the last line is ended, in data and prose alike."""
    before = isi(proyek)
    for name in ("pagu.yaml", "narasi/misi.md"):
        path = proyek.path(name)
        path.write_bytes(path.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n"))
    changes = perbaiki(Project.at(proyek.root), [Target(2024)])[0]
    assert isi(proyek) == before
    assert {change.position.file for change in changes} == {"data/2024/pagu.yaml", "data/2024/narasi/misi.md"}
    assert perbaiki(Project.at(proyek.root), [Target(2024)])[0] == []


@pytest.mark.lambat
def test_the_shipped_data_needs_no_repair(proyek: Proyek) -> None:
    """What is right is left alone, byte for byte."""
    before = isi(proyek)
    assert perbaiki(Project.at(proyek.root), [Target(2024)])[0] == []
    assert isi(proyek) == before


@pytest.mark.lambat
def test_only_the_files_named_are_touched(proyek: Proyek) -> None:
    """Given a file, --fix repairs that one."""
    proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: 34.884.986.000")
    proyek.ubah("satker.yaml", "  kota: Pal", "\tkota: Pal")
    proyek.jalankan("check", "data/2024/satker.yaml", "--fix")
    assert "34.884.986.000" in proyek.path("pagu.yaml").read_text(encoding="utf-8")
    assert "\t" not in proyek.path("satker.yaml").read_text(encoding="utf-8")


@pytest.mark.lambat
def test_a_link_is_not_followed(proyek: Proyek, tmp_path: Path) -> None:
    """A file that lies elsewhere is refused by the check and stays as it is."""
    outside = tmp_path / "luar.yaml"
    outside.write_text("skema: 1 \n", encoding="utf-8")
    path = proyek.path("pagu.yaml")
    path.unlink()
    path.symlink_to(outside)
    assert perbaiki(Project.at(proyek.root), [Target(2024)])[0] == []
    assert path.is_symlink()
    assert outside.read_text(encoding="utf-8") == "skema: 1 \n"


@pytest.mark.parametrize(
    "text",
    [
        "skema: 1\nindikator:\n  - id: A\n    catatan: |\n      satu  \n      \tdua\t\n    nama: x\n",
        "skema: 1\nnama: 'satu\n  \tdua  \n  tiga'\n",
        'skema: 1\nnama: "satu \\ \n  dua"\n',
        "skema: 1\nnama: 1.250\n",
        "skema: 1\nnama: 1.250,5\n",
    ],
    ids=["teks-blok", "teks-berkutip", "spasi-terlindung", "rancu", "pecahan"],
)
def test_what_is_content_or_leaves_a_choice_stays(text: str) -> None:
    """Spaces and tabs inside a text are the text; 1.250 may be a thousand or one and a quarter."""
    assert rapikan("x.yaml", text.encode(), BerkasIndikator, {}) == (text.encode(), [])


def test_tabs_are_repaired_around_a_text_that_keeps_its_own() -> None:
    """The tab that indents goes, the tab inside the block of text stays."""
    text = "skema: 1\nindikator:\n\t- id: A\n\t  catatan: |\n        satu\n        \tdua\n"
    fixed, changes = rapikan("x.yaml", text.encode(), BerkasIndikator, {})
    assert fixed.decode() == "skema: 1\nindikator:\n  - id: A\n    catatan: |\n        satu\n        \tdua\n"
    assert [change.position.line for change in changes] == [3, 4]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a:\n  - id: A\n\t\tb: 1\n", "a:\n  - id: A\n    b: 1\n"),
        ("a:\n  - id: A\n\tb: 1\n", "a:\n  - id: A\n    b: 1\n"),
        ("a:\n\tb:\n\t\tc: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a:\n  b:\n\tc: 1\n", None),
        ("a:\n\t- id: A\n\tb: 1\n", None),
    ],
    ids=["dua-tab", "selebar-empat", "semua", "dua-arti", "dua-lebar"],
)
def test_a_tab_is_as_wide_as_the_file_can_be_read_with(text: str, after: str | None) -> None:
    """One tab may stand for four spaces; where no width or more than one reads, nothing is changed."""
    fixed, changes = rapikan("x.yaml", f"skema: 1\n{text}".encode(), BerkasIndikator, {})
    assert fixed.decode() == f"skema: 1\n{after or text}"
    assert bool(changes) == (after is not None)


def test_what_is_not_text_stays() -> None:
    """A file in another encoding is reported by the check, never rewritten."""
    content = "nama: é \r\n".encode("cp1252")
    assert rapikan("x.yaml", content, BerkasIndikator, {}) == (content, [])


def test_a_byte_order_mark_stays() -> None:
    """Notepad's mark is accepted by the reader; it is not what was asked to be repaired."""
    fixed, _ = rapikan("x.md", b"\xef\xbb\xbfsatu\r\ndua", None, {})
    assert fixed == b"\xef\xbb\xbfsatu\ndua\n"


SLIPS = st.sampled_from(["\t", " \n", "\r\n", "\u0410", "1.250.000", "|\n", "'", "\x0b", "{", "- ", "\u2028", "\ufeff"])


@pytest.mark.lambat
@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 10**6), SLIPS), min_size=1, max_size=6))
def test_repairing_twice_is_repairing_once_and_never_changes_a_readable_text(
    file: tuple[Path, type[BaseModel]], slips: list[tuple[int, str]]
) -> None:
    """Whatever is broken where, the repair is idempotent; of a file that could be read, tidying keeps the data."""
    (path, model), name = file, file[0].name
    text = path.read_text(encoding="utf-8")
    for place, slip in slips:
        at = place % (len(text) + 1)
        text = text[:at] + slip + text[at:]
    once, changes = rapikan(name, text.encode(), model, {})
    assert rapikan(name, once, model, {}) == (once, [])
    content_changed = any("titik ribuan" in c.uraian or "serupa" in c.uraian for c in changes)
    before, after = parse(name, text.replace("\r\n", "\n").replace("\r", "\n")), parse(name, once.decode())
    if not content_changed and all(f.code == "LKJ117" for f in before.findings):
        assert before.document is not None
        assert after.document is not None
        assert after.document.data == before.document.data


@pytest.mark.lambat
def test_prose_on_objectives_is_repaired_too(proyek: Proyek) -> None:
    """What check reads, --fix repairs: `narasi/sasaran` as well as `narasi`; no other file of the folder."""
    folder = proyek.path("narasi/sasaran")
    folder.mkdir(exist_ok=True)
    for name in ("SK-01.md", "catatan.txt"):
        (folder / name).write_bytes(b"Sebab.\r\nUpaya.")
    code, _, stderr = proyek.jalankan("check", "--fix", "data/2024/narasi/sasaran")
    assert code == 0
    assert "data/2024/narasi/sasaran/SK-01.md:1:7: akhir baris Windows (CRLF) diganti LF" in stderr
    assert (folder / "SK-01.md").read_bytes() == b"Sebab.\nUpaya.\n"
    assert (folder / "catatan.txt").read_bytes() == b"Sebab.\r\nUpaya."


@pytest.mark.lambat
def test_what_was_repaired_is_what_is_checked(proyek: Proyek) -> None:
    """The findings are those of the repaired files, with their lines."""
    proyek.ubah("pagu.yaml", "pagu: 34884986000", 'pagu: "34.884.986.000"  ')
    code, _, stderr = proyek.jalankan("check", "--fix", "2024")
    assert (code, "LKJ117" in stderr, "LKJ202" in stderr) == (0, False, False)
