"""A field is declared once: whatever a year brings anew is in the schema, the page, the blanks, `new` and `diff`."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alat_proyek import load_year
from click.testing import CliRunner
from msgspec.structs import replace
from pydantic import BaseModel

from lkj.cli import cli
from lkj.diff import Jenis, banding_tahun
from lkj.diff.forms.sentences import kalimat
from lkj.model import YEAR_FILES, Tahun
from lkj.model.base import Model
from lkj.model.bidang import Bidang, bidang_model, semua_bagian
from lkj.model.blanks import isian
from lkj.model.load import YearFile
from lkj.model.schema import file_name, semua_skema
from lkj.model.yearly import Jalur, Tempat, tempat
from lkj.pengukuran import Pengukuran

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: json.loads(text) for name, text in semua_skema().items()}
PAGE = ROOT / "docs" / "data.md"
BENAR = ROOT / "tests" / "data" / "benar" / "data" / "2024"
# So that each yearly field has a place: one indicator by quarters, a code still to come.
LENGKAP = (
    (
        "indikator.yaml",
        "    dokumen: pk-ketua\n",
        "    dokumen:\n      - id: pk-ketua\n        target: BB\n",
    ),
    (
        "indikator.yaml",
        "    realisasi: 400\n",
        "    triwulan: [100, 150, 100, 50]\n    akumulasi: jumlah\n    target_triwulan: [100, 100, 100, 100]\n",
    ),
    (
        "pk.yaml",
        "tanggal: 2024-01-15\n",
        "tanggal: 2024-01-15\n    tujuan:\n      - id: TJ-01\n        nama: Terlayaninya warga\n",
    ),
    (
        "pk.yaml",
        '      - kode: "0201"\n',
        '      - kode: null\n        nama: Pembinaan\n        anggaran: null\n      - kode: "0201"\n',
    ),
    (
        "pagu.yaml",
        "    realisasi: 3771000000\n",
        "    realisasi: 3771000000\n    belanja:\n      - jenis: Belanja Barang\n        pagu: 4000000000\n"
        "        realisasi: 3771000000\n    dipa:\n      - nomor: DIPA-1\n        pagu: 4000000000\n"
        "        realisasi: 3771000000\n",
    ),
    (
        "pagu.yaml",
        "    realisasi: 950000000\n",
        "    realisasi: 950000000\n    keluaran:\n      nama: Arsip\n      satuan: Berkas\n      target: 400\n"
        "      realisasi: 380\n",
    ),
)

# What a year has in the place of something else that it may have.
_LAMA = "  pns: 12\n  ppnpn: 3\n"
_KELOMPOK = (
    "  kelompok:\n    - id: pns\n      nama: PNS\n      jumlah: 12\n      golongan:\n        - nama: III\n"
    "          jumlah: 12\n      jenis_kelamin:\n        - nama: perempuan\n          jumlah: 12\n"
)
GANTINYA = (("satker.yaml", _LAMA, _KELOMPOK),)

LENGKAPI = "beri bidang «{key}» «contoh=» dalam {model}; bila modelnya baru, isi satu dalam LENGKAP atau GANTINYA"


def yearly() -> list[tuple[YearFile, type[BaseModel], str, Bidang]]:
    """Walk the models: each yearly field, with the file whose facts may hold it."""
    return [
        (file, model, key, one)
        for file in YEAR_FILES
        for model in (file.model, *semua_bagian(file.model))
        for key, one in bidang_model(model).items()
        if one.tahunan
    ]


YEARLY = yearly()
EACH = pytest.mark.parametrize(
    ("file", "model", "key", "one"), YEARLY, ids=[f"{file.field}-{m.__name__}-{key}" for file, m, key, _ in YEARLY]
)


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return projects whose 2024 have every yearly field between them, and their 2025 made by `lkj new`.

    One that neither has is written where its model stands, as the line of the model shows it.
    """
    both = proyek(tmp_path_factory.mktemp("bidang"), LENGKAP), proyek(tmp_path_factory.mktemp("gantinya"), GANTINYA)
    for file, model, key, one in YEARLY:
        places = [(root, place) for root in both for place in letak(fakta(root, 2024), file, model, key)]
        if places and one.contoh and not any(place.nilai for _, place in places):
            sisipkan(*places[0], file, one.contoh)
    for root in both:
        result = CliRunner().invoke(cli, ["new", "2025", "--root", str(root)])
        assert result.exit_code == 0, result.stderr
    return both


@pytest.fixture
def root(roots: tuple[Path, Path], file: YearFile, model: type[BaseModel], key: str) -> Path:
    """Return the project that has a field."""
    found = [root for root in roots if any(place.nilai for place in letak(fakta(root, 2024), file, model, key))]
    assert found, LENGKAPI.format(key=key, model=model.__name__)
    return found[0]


def proyek(root: Path, changes: tuple[tuple[str, str, str], ...]) -> Path:
    """Write a project with a changed 2024, in which a Renstra ends."""
    shutil.copytree(BENAR, root / "data" / "2024")
    for name, old, new in changes:
        path = root / "data" / "2024" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    path = root / "data" / "2024" / "visi-misi.yaml"
    text = path.read_text(encoding="utf-8")
    more = "" if "misi_presiden:" in text else "misi_presiden: Pelayanan yang dekat dengan warga\n"
    more += "" if "makna_visi:" in text else "makna_visi:\n  - istilah: Prima\n    arti: Terbaik\n"
    path.write_text(text + more, encoding="utf-8", newline="\n")
    return root


def sisipkan(root: Path, place: Tempat, file: YearFile, contoh: str) -> None:
    """Write a key with a value before the others of its mapping."""
    at = fakta(root, 2024).position(file.name, place.jalur[:-1])
    path = root / "data" / "2024" / file.name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    before, after = lines[at.line - 1][: at.column - 1], lines[at.line - 1][at.column - 1 :]
    lines[at.line - 1] = f"{before}{place.kunci}: {contoh}\n{' ' * len(before)}{after}"
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def fakta(root: Path, year: int) -> Tahun:
    facts, findings = load_year(root, year)
    assert facts is not None, findings
    return facts


def letak(facts: Tahun, file: YearFile, model: type[BaseModel], key: str) -> list[Tempat]:
    return [one for one in tempat(getattr(facts, file.field)) if (type(one.induk), one.kunci) == (model, key)]


def isi(data: Any, path: Jalur) -> Any:
    for part in path:
        data = data[part]
    return data


def daun(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list) else [value]


@EACH
def test_the_schema_and_the_page_tell_a_yearly_field(
    file: YearFile, model: type[BaseModel], key: str, one: Bidang
) -> None:
    """An editor shows what it means, and the reference page has a row that calls it yearly."""
    schema = SCHEMAS[file_name(file)]
    part = schema if model is file.model else schema["$defs"][model.__name__]
    assert part["properties"][key]["description"] == one.arti
    section = PAGE.read_text(encoding="utf-8").partition(f"## {file.name}\n")[2].partition("\n## ")[0]
    assert one.tahunan
    found = [line for line in section.splitlines() if line.startswith(f"| `{key}` |") and one.arti in line]
    assert found, "jalankan «make docs»"
    assert [cell.strip() for cell in found[0].split(" | ")][4] == ("Renstra" if one.tahunan.renstra else "tahun")


@pytest.mark.lambat
@EACH
def test_new_asks_for_a_yearly_field_and_the_blanks_count_it(
    root: Path, file: YearFile, model: type[BaseModel], key: str, one: Bidang
) -> None:
    """In the new year its place is empty, with a comment that asks for it, and it is counted as still to be filled."""
    new = fakta(root, 2025)
    lines = (root / "data" / "2025" / file.name).read_text(encoding="utf-8").splitlines()
    data = new.documents[file.name].data
    empty = [
        place
        for place in letak(new, file, model, key)
        if new.documents[file.name].has(place.jalur)
        and not any(value is not None for value in daun(isi(data, place.jalur)))
    ]
    assert empty, "tidak satu pun dikosongkan"
    place = empty[0]
    line = new.position(file.name, place.jalur).line
    assert any("# isi: " in text for text in lines[line - 2 : line + 2]), lines[line - 2 : line + 2]
    assert one.tahunan
    if one.tahunan.isian != "tidak":
        counted = [
            blank
            for blank in isian(new)
            if blank.berkas == file.name and blank.jalur[: len(place.jalur)] == place.jalur
        ]
        assert counted
        assert not any(blank.terisi for blank in counted)
        assert all(blank.langkah and blank.jenis and blank.nama for blank in counted)


def ganti(facts: Model, path: Jalur, value: Any) -> Any:
    """Return facts with another value at a path."""
    key, *rest = path
    inner = getattr(facts, str(key))
    if not rest:
        return facts.model_copy(update={str(key): value})
    if isinstance(rest[0], int):
        items = list(inner)
        items[rest[0]] = ganti(items[rest[0]], tuple(rest[1:]), value)
        return facts.model_copy(update={str(key): tuple(items)})
    return facts.model_copy(update={str(key): ganti(inner, tuple(rest), value)})


@pytest.mark.lambat
@EACH
def test_diff_tells_a_yearly_field_that_is_not_filled_yet(
    root: Path, file: YearFile, model: type[BaseModel], key: str, one: Bidang
) -> None:
    """Emptied in one place, it is one changed fact there, and the sentence says what its being empty means."""
    old = fakta(root, 2024)
    place = next(place for place in letak(old, file, model, key) if place.nilai)
    many = isinstance(place.nilai, tuple)
    plain = many and not any(isinstance(item, Model) for item in place.nilai)
    empty = (*place.nilai[:-1], None) if plain else () if many else None
    new = replace(old, **{file.field: ganti(getattr(old, file.field), place.jalur, empty)})
    told = [
        p
        for p in banding_tahun(Pengukuran(old), Pengukuran(new)).perubahan
        if p.jenis not in (Jenis.HITUNG, Jenis.URUTAN) and p.berkas == file.name
    ]
    assert {p.jalur.rpartition(".")[2].partition("[")[0] for p in told} == {key}
    assert all(p.bidang == one for p in told)
    if not many or plain:
        assert kalimat(told[0], 2).partition(" (")[0].endswith(f"→ {one.kosong.value}")


@pytest.mark.lambat
def test_every_yearly_field_has_a_place_in_the_years_that_these_tests_read(roots: tuple[Path, Path]) -> None:
    """None of them is passed over for want of data."""
    years = [fakta(root, 2024) for root in roots]
    for file, model, key, _ in YEARLY:
        filled = any(place.nilai for facts in years for place in letak(facts, file, model, key))
        assert filled, f"{file.name}: {LENGKAPI.format(key=key, model=model.__name__)}"


@pytest.mark.lambat
def test_the_page_is_that_of_the_models() -> None:
    """A changed declaration needs `make docs`."""
    spec = importlib.util.spec_from_file_location("data_docs", ROOT / "scripts" / "data_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert PAGE.read_text(encoding="utf-8") == module.make(), "jalankan «make docs»"


def test_the_page_has_a_row_and_an_example_for_every_key() -> None:
    """Nothing that a file may hold is missing, and what holds a value shows one, of its line or of the shipped years."""
    rows = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    shown = {(row[0].strip("| `"), row[5]) for row in rows}
    for file in YEAR_FILES:
        for model in (file.model, *semua_bagian(file.model)):
            assert {(key, one.arti) for key, one in bidang_model(model).items()} <= {
                (key, arti.partition(" Tanpa kunci ini:")[0]) for key, arti in shown
            }, "jalankan «make docs»"
    bare = [row[0].strip("| `") for row in rows if row[2] != "bagian" and "`" not in row[6]]
    assert bare == [], "beri bidang ini «contoh=» dalam modelnya, lalu jalankan «make docs»"
