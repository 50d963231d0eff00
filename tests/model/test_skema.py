"""The JSON Schemas that editors use: fresh, complete, and of one mind with the reader about the data."""

from __future__ import annotations

import inspect
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from alat_proyek import load

from lkj.diagnostics import DataError
from lkj.files import FolderOrigin
from lkj.model.base import Berkas, Bulan
from lkj.model.bidang import semua_bagian
from lkj.model.load import YEAR_FILES
from lkj.model.schema import DATA_FILES, semua_skema
from lkj.offices.rekap.cara import cara_rekap

if TYPE_CHECKING:
    from conftest import Proyek

ROOT = Path(__file__).parents[2]
SCHEMAS = semua_skema()
YEAR = ROOT / "data" / "2024"
# Each file as a year has it; of the outline, which the year does without, that which one copies to change it.
WRITTEN = {
    file.name: path
    for file in YEAR_FILES
    for path in (YEAR / file.name, ROOT / "lkj" / "model" / "presets" / file.name)
    if path.is_file()
}
SLIPS = [
    ("satker.yaml", "media_sosial:", "media_sosal:"),
    ("satker.yaml", "pns: 29", "pns: banyak"),
    ("satker.yaml", "ppnpn: 30", "ppnpn: -30"),
    ("satker.yaml", "keadaan: 2024-12", "keadaan: 2024-13"),
    ("metode.yaml", "turun: selisih", "turun: selisi"),
    ("metode.yaml", "batas_atas: null", "batas_atas: 0"),
    ("metode.yaml", "desimal: 2", "desimal: 7"),
    ("pagu.yaml", "pagu: 34884986000", "pagu: 34.5"),
    ("indikator.yaml", "target: 89", "target: [89]"),
    ("indikator.yaml", "target: 89", "target: {nilai: 89, unit: persen}"),
    ("pk.yaml", "skema: 1", "skema: 2"),
]


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def errors(root: Path, year: str, name: str) -> list[str]:
    """Return what the schema of a data file says against it."""
    document, _ = load(root / "data" / year / name, root)
    assert document is not None
    schema = json.loads(SCHEMAS[name.replace(".yaml", ".schema.json")])
    found = jsonschema.Draft202012Validator(schema).iter_errors(as_json(document.data))
    return [f"{error.json_path}: {error.message}" for error in found]


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    """A changed model needs `lkj schema`; nothing else lies in the folder."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").iterdir()}
    assert committed == SCHEMAS, "jalankan «lkj schema»"


@pytest.mark.lambat
@pytest.mark.parametrize("name", WRITTEN)
def test_every_data_file_points_at_a_schema_that_accepts_it(tmp_path: Path, name: str) -> None:
    """The comment on the first line leads to the schema, which is valid and finds nothing."""
    text = WRITTEN[name].read_text(encoding="utf-8")
    first, _, _ = text.partition("\n")
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    path = (YEAR / match[1]).resolve()
    assert path == ROOT / "schema" / path.name
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
    place = tmp_path / "data" / "2024" / name
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    assert errors(tmp_path, "2024", name) == []


@pytest.mark.lambat
@pytest.mark.parametrize(("name", "lama", "baru"), SLIPS, ids=[baru.split(":")[0] + str(n) for n, (_, _, baru) in enumerate(SLIPS)])  # fmt: skip
def test_a_slip_of_shape_is_seen_by_editor_and_check_alike(proyek: Proyek, name: str, lama: str, baru: str) -> None:
    """What the reader refuses for its shape, the schema refuses too."""
    proyek.ubah(name, lama, baru)
    assert errors(proyek.root, "2024", name)
    assert proyek.jalankan("check", "2024")[0] == 1


REKAP = (ROOT / "docs/panduan/rekap.md").read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]


@pytest.mark.parametrize(
    ("lama", "baru"),
    [("", ""), ("cara: jumlah", "cara: total"), ("skor: 3.5", "skor: 0"), ("bobot: pagu", "bobot: [{kode: x}]"),
     ("desimal: 2", "desimal: 9"), ("nama: Komisi", "judul: Komisi")],
)  # fmt: skip
def test_how_offices_become_one_is_seen_by_editor_and_reader_alike(tmp_path: Path, lama: str, baru: str) -> None:
    """The example of the guide, under the comment that leads from `bersama/` to its schema, is accepted; slips are not."""
    assert REKAP.startswith("# yaml-language-server: $schema=../schema/rekap.schema.json\n")
    (tmp_path / "bersama").mkdir()
    (tmp_path / "bersama/rekap.yaml").write_text(REKAP.replace(lama, baru, 1), encoding="utf-8")
    document, _ = load(tmp_path / "bersama/rekap.yaml", tmp_path)
    assert document is not None
    schema = json.loads(SCHEMAS["rekap.schema.json"])
    right = not [*jsonschema.Draft202012Validator(schema).iter_errors(as_json(document.data))]
    assert right is (lama == "")
    try:
        cara_rekap(FolderOrigin(tmp_path))
    except DataError as error:
        assert not right, error
    else:
        assert right


def properties(schema: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return every property of a schema with its name, at every depth that has models."""
    parts = [schema, *schema.get("$defs", {}).values()]
    return [(name, one) for part in parts for name, one in part.get("properties", {}).items()]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_key_is_described_in_indonesian(name: str) -> None:
    """An officer who points at a key reads what it means; no docstring of ours shows through."""
    schema = json.loads(SCHEMAS[name])
    models = [one for file in DATA_FILES for one in (file.model, *semua_bagian(file.model))]
    docstrings = {inspect.getdoc(one) for one in (*models, Berkas, Bulan)}
    described = [*properties(schema), ("", schema), *schema.get("$defs", {}).items()]
    assert described
    for key, one in described:
        assert one["description"].endswith("."), key
        assert one["description"] not in docstrings, key


@pytest.mark.lambat
def test_the_command_writes_them(proyek: Proyek) -> None:
    """`lkj schema` writes into schema/ of the project, or where it is told, and prints the paths."""
    code, stdout, stderr = proyek.jalankan("schema", "--output", "skema-saya")
    assert (code, stderr) == (0, "")
    assert stdout.splitlines() == [f"skema-saya/{name}" for name in SCHEMAS]
    for name, text in SCHEMAS.items():
        assert (proyek.root / "skema-saya" / name).read_text(encoding="utf-8") == text
    proyek.jalankan("schema")
    assert {path.name for path in (proyek.root / "schema").iterdir()} == set(SCHEMAS)
