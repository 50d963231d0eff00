"""Write docs/data.md from the models: every file of a year, every key: `make docs`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lkj.files import FolderOrigin
from lkj.files.layout import OUTLINE
from lkj.files.yaml import load
from lkj.files.yaml.reader import parse
from lkj.model.bidang import Bidang, Kosong, Ragam, bagian, bidang_model, uraian
from lkj.model.kerangka import teks_bawaan
from lkj.model.schema import DATA_FILES, DataFile, file_name, semua_skema

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "data.md"
HEAD = """# Berkas data satu tahun

Halaman ini dibuat dari kode dengan `make docs`; jangan menyuntingnya. Isinya semua berkas YAML di dalam `data/TAHUN/`
dan semua kuncinya; yang terakhir, `rekap.yaml`, ada di `bersama/` dalam pohon [banyak satker](satker.md). «Ragam»
menentukan bagaimana nilai diperiksa dan dicetak. «Tahunan» berarti nilainya baru setiap tahun (atau setiap Renstra):
`lkj new` mengosongkan dan memintanya, `lkj check` menghitungnya sebagai isian, dan `lkj diff` menyebut perubahannya.
Yang «sekali» hanya berlaku bagi tahunnya, sehingga tidak disalin ke tahun berikutnya.
"""
TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan",
    "boolean": "true atau false",
    "object": "pemetaan",
    "null": "null",
}
WIDEST = 48
MOST = 20


def kind(schema: dict[str, Any]) -> list[str]:
    """Return the types of values that a schema lets stand, in Indonesian."""
    if "anyOf" in schema:
        return list(dict.fromkeys(one for part in schema["anyOf"] for one in kind(part)))
    if "enum" in schema:
        # A long list is a chapter of the guide, not a cell.
        few = schema["enum"] if len(schema["enum"]) <= MOST else [*schema["enum"][:3], "…"]
        return [" \\| ".join(f"`{one}`" for one in few)]
    if "const" in schema:
        return [f"`{schema['const']}`"]
    if "$ref" in schema:
        return ["teks"] if schema["$ref"].endswith("/Bulan") else ["pemetaan"]
    if schema.get("type") == "array":
        return ["daftar " + " atau ".join(kind(schema["items"]))]
    return [TYPES[schema["type"]]] if "type" in schema else []


def examples(file: DataFile) -> list[Any]:
    """Return the data of the shipped years that a key may show its example of."""
    folders = ("examples/data/2025", "data/2024", "examples/data/2024")
    documents = (load(FolderOrigin(ROOT), f"{folder}/{file.name}")[0] for folder in folders)
    found = [document.data for document in documents if document is not None]
    if file.name == OUTLINE and (default := parse(OUTLINE, teks_bawaan().decode()).document) is not None:
        found.append(default.data)
    return found


def values(data: Any, path: Sequence[str]) -> Iterator[Any]:
    """Yield what stands at a path in data, of a list in each of its items."""
    if isinstance(data, list):
        for item in data:
            yield from values(item, path)
    elif not path:
        yield data
    elif isinstance(data, dict) and path[0] in data:
        yield from values(data[path[0]], path[1:])


def example(found: Sequence[Any], path: Sequence[str], one: Bidang, schema: dict[str, Any]) -> str:
    """Return an example of a value as YAML writes it: declared, of the shipped data, or the first choice."""
    plain = (value for data in found for value in values(data, path) if not isinstance(value, (dict, list)))
    value = next((value for value in plain if value is not None), None)
    choices = [part["enum"][0] for part in (schema, *schema.get("anyOf", ())) if "enum" in part]
    text = one.contoh or (json.dumps(value, ensure_ascii=False, default=str) if value is not None else "")
    if isinstance(value, str) and not value.isdigit():
        text = one.contoh or value
    text = text or (str(choices[0]) if choices else "")
    if one.ragam is not Ragam.TEKS:
        text = text.strip('"')
    short = text if len(text) <= WIDEST else text[: WIDEST - 1].rstrip() + "…"
    return f"`{short}`" if short else ""


def yearly(one: Bidang) -> str:
    """Say what a new year does to a field."""
    if one.tahunan is None:
        return "sekali" if one.hapus else ""
    return "Renstra" if one.tahunan.renstra else "tahun"


def rows(model: Any, schema: dict[str, Any], whole: dict[str, Any], found: list[Any], path: list[str]) -> Iterator[str]:
    """Yield the table of a model, then those of its parts, each under its path."""
    yield "| kunci | tipe | ragam | wajib | tahunan | arti | contoh |"
    yield "|---|---|---|---|---|---|---|"
    for key, one in bidang_model(model).items():
        part = schema["properties"][key]
        empty = "; null" if any("null" in inner.values() for inner in part.get("anyOf", ())) else ""
        names = ["tanggal"] if one.ragam in (Ragam.TANGGAL, Ragam.BULAN) else kind(part)
        types = ", ".join(name for name in names if name != "null") + empty
        meaning = one.arti
        if one.kosong in (Kosong.TANPA_BATAS, Kosong.MENURUT_METODE) and "null" not in meaning:
            meaning = f"{meaning} Tanpa kunci ini: {one.kosong.value}."
        shown = "" if one.ragam is Ragam.BAGIAN else example(found, [*path, key], one, part)
        wanted = "ya" if one.wajib else ""
        yield f"| `{key}` | {types} | {one.ragam.value} | {wanted} | {yearly(one)} | {meaning} | {shown} |"
    for key in bidang_model(model):
        for below in bagian(model.model_fields[key]):
            yield ""
            yield f"### {'.'.join([*path, key])}"
            yield ""
            yield uraian(below)
            yield ""
            yield from rows(below, whole["$defs"][below.__name__], whole, found, [*path, key])


def make() -> str:
    """Return the page."""
    schemas = {name: json.loads(text) for name, text in semua_skema().items()}
    lines = [HEAD]
    for file in DATA_FILES:
        schema = schemas[file_name(file)]
        lines += [f"## {file.name}", "", uraian(file.model), ""]
        # Headings of a page are unique: each part bears the name of its file.
        stem = file.name.removesuffix(".yaml")
        for line in rows(file.model, schema, schema, examples(file), []):
            lines.append(line.replace("### ", f"### {stem}: ", 1) if line.startswith("### ") else line)
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(make(), encoding="utf-8", newline="\n")
    print(f"docs/data.md: {len(DATA_FILES)} berkas")
