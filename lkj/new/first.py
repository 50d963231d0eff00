"""The first year of an office, from nothing: a folder that can be checked and built at once, every blank marked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from msgspec import Struct, field

from lkj import __version__, files
from lkj.capaian import Polaritas, nama_rumus
from lkj.check.project import Project
from lkj.files import FolderOrigin, has_own, read_own
from lkj.files.layout import narasi_sasaran, year_folder
from lkj.fmt import rapikan_teks
from lkj.model.blanks import Isian, isian
from lkj.model.rencana import Renstra
from lkj.model.schema import DATA_FILES, file_name, semua_skema
from lkj.new.edited import ISI, EditedFile
from lkj.new.kinds import Jenis, awal, umum
from lkj.new.names import AwalError, kata
from lkj.new.prepare import terbaca
from lkj.offices import twin_of, wrong_code

__all__ = ["AwalError", "Hasil", "Pesanan", "mulai", "tolak"]

_KOSONG = re.compile(rf"(?P<awal> *(?:- )*(?:[a-z_]+: )?)null  # {ISI}(?P<minta>.*)")
_ALUR_KERJA = ".github/workflows/periksa-data.yml"
# What a tree needs for all its offices, and how a data file of a project names the folder of the schemas.
_SEPOHON = ("schema/", ".vscode/", ".gitattributes", ".gitignore")
_SKEMA = b"../../schema/"


class Pesanan(Struct, frozen=True, kw_only=True):
    """What is to be made: the year, the kind of office, and what is known of it.

    `jawaban` holds answers by the key of their question. `indikator` tells how many indicators each objective gets, one
    number an objective; `program` are codes and names, None where not known; `bagian` the names of divisions; `riwayat`
    how many earlier years get a place.
    """

    tahun: int
    jenis: Jenis
    jawaban: Mapping[str, str] = field(default_factory=dict)
    indikator: Sequence[int] = (1,)
    program: Sequence[tuple[str | None, str | None]] = ()
    bagian: Sequence[str] = ()
    riwayat: int = 0


class Hasil(Struct, frozen=True, kw_only=True):
    """What was made: files by their names relative to the folder, those that were there already, and the blanks.

    Of an office of a tree, what stands beside the data is the tree's, and only what was missing there is made; what is
    not made of its year, for it takes that from what the tree shares, is in `bersama`, by its names in the year folder.

    `jangka` is the plan of several years.
    """

    folder: str
    dibuat: Sequence[str]
    dibiarkan: Sequence[str]
    bersama: Sequence[str]
    isian: Sequence[Isian]
    jangka: Renstra


def tolak(target: Path, tahun: int) -> None:
    """Raise AwalError where a first year cannot be begun: the year is there, or one that it would come after."""
    folder = year_folder(tahun)
    origin = FolderOrigin(target)
    if origin.tree is not None:
        _tolak_kode(origin.tree, Path(os.path.normpath(target.absolute())).name)
    if files.is_there(target):
        before = [year for year in Project(origin).years if year < tahun]
        # A run that was killed leaves folders without a file.
        if origin.kind(folder) is not None and origin.holds_own(folder):
            raise AwalError(
                f"{folder} sudah ada dan tidak diubah", "lanjutkan mengisi folder itu, atau sebut tahun lain"
            )
        if before:
            raise AwalError(
                f"folder ini sudah memuat data tahun {', '.join(map(str, before))}",
                f"buat tahun {tahun} dari tahun itu dengan `lkj new {tahun}`",
            )


def _tolak_kode(tree: Path, code: str) -> None:
    """Raise AwalError for an office of a tree whose code not every system can hold."""
    if wrong := wrong_code(code):
        raise AwalError(f"«{code}» tidak dapat menjadi kode satker: {wrong}")
    if twin := twin_of(tree, code):
        raise AwalError(
            f"«{code}» hanya berbeda huruf besar dan kecilnya dari satker «{twin}»",
            "di Windows keduanya satu folder; pakai kode lain",
        )


def mulai(target: Path, pesanan: Pesanan) -> Hasil:
    """Make the first year of an office in a folder, with what its editor, git and CI need beside it.

    What is there already stays as it is. Raises AwalError as `tolak` does, DataError where an answer cannot stand in
    its place, FileError where nothing can be written; whatever is raised, nothing was written.
    """
    tolak(target, pesanan.tahun)
    folder = year_folder(pesanan.tahun)
    year = {name: text.encode() for name, text in _setahun(pesanan)}
    facts = terbaca(None, pesanan.tahun, year)
    beside = {name: text.encode() for name, text in _proyek().items()}
    origin = FolderOrigin(target)
    shared = set[str]()
    if origin.tree is not None:
        # CI and pre-commit check a project; a tree has workflows of its own.
        beside = {name: data for name, data in beside.items() if name.startswith(_SEPOHON)}
        shared = {name for name in year if not origin.owns(f"{folder}/{name}")}
        year = {name: data.replace(_SKEMA, b"../../" + _SKEMA, 1) for name, data in year.items() if name not in shared}
    there = {name for name in beside if files.is_there(origin.home) and files.kind(origin.home, name) is not None}
    made = {f"{folder}/{name}": data for name, data in year.items()}
    beside = {name: data for name, data in beside.items() if name not in there}
    written = {target / name: data for name, data in made.items()}
    written |= {origin.home / name: data for name, data in beside.items()}
    files.write_all(written, origin.home if files.is_there(origin.home) else Path())
    return Hasil(
        folder=folder,
        dibuat=[*made, *beside],
        dibiarkan=[] if origin.tree is not None else sorted(there),  # each later office would be told it again
        bersama=sorted(shared),
        isian=[one for one in isian(facts) if not one.terisi and one.berkas not in shared],
        jangka=facts.visi_misi.renstra,
    )


def _setahun(pesanan: Pesanan) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file of the year folder."""
    shared = umum()
    words = kata(pesanan.jenis, pesanan.jawaban)
    facts = _fakta(pesanan, words, shared)
    env = Environment(trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, autoescape=False)  # noqa: S701
    for file, text in awal("data").items():
        name = file.removesuffix(".j2")
        if name != file:
            written = env.from_string(text).render(facts, isi=_isi, teks=_teks)
            yield name, rapikan_teks(name, "\n".join(_selebar_layar(written)) + "\n")
        else:
            yield name, text
    for one in facts["sasaran"]:
        if one["diukur"]:
            asked = shared["analisis_sasaran"].format(id=one["id"])
            yield f"narasi/{narasi_sasaran(one['id'])}.md", "{# " + asked + " #}\n"


def _rencana(said: str | None, known: Mapping[str, str]) -> dict[str, Any]:
    """Return the plan of several years by its two names, whichever of them was said; the first known one by default."""
    usual = next(iter(known.items()))
    alike = (pair for pair in known.items() if said is not None and said.casefold() in map(str.casefold, pair))
    short, long = usual if said is None else next(alike, (said, said))
    return {"singkatan": short, "nama": long, "bawaan": (short, long) == usual}


def _terisi(template: str | None, words: Mapping[str, str]) -> str | None:
    """Return a text with the answers in it; None where one is not known."""
    try:
        return None if template is None else template.format_map(words)
    except KeyError:
        return None


def _pilihan(names: Sequence[str]) -> str:
    """Write names to choose from, as a sentence lists them."""
    return f"{', '.join(names[:-1])}, atau {names[-1]}"


def _fakta(pesanan: Pesanan, words: Mapping[str, str], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates of the data files may name."""
    own, tahun = pesanan.jenis.isi, pesanan.tahun
    office = {key: _terisi(own["satker"].get(key), words) for key in ("nama", "sebutan", "sekretariat", "lembaga")}
    office |= {key: words.get(key) for key in ("wilayah", "alamat", "kota")}
    program = list(pesanan.program) or [(one["kode"], one["nama"]) for one in own.get("program", ())]
    coded = [code for code, _ in pesanan.program if code]
    sasaran, indikator = _kinerja(pesanan)
    officials = []
    for one in own["pejabat"]:
        keys = ("nama", "jabatan", "jabatan_singkat", "nip")
        short = one.get("contoh_singkat", one.get("jabatan_singkat", ""))
        officials.append({**one, "contoh_singkat": short} | {key: _terisi(one.get(key), words) for key in keys})
    return {
        "tahun": tahun,
        "contoh": own["contoh"] | ({"kode_program": _teks(coded[0])} if coded else {}),
        "satker": office,
        "atas": [line for line in (_terisi(one, words) for one in own["induk"]) if line] if "induk" in own else None,
        "bersekretariat": "sekretariat" in own["satker"],
        "pejabat": officials,
        "penandatangan": own["penandatangan"],
        "bagian": list(pesanan.bagian) or [None],
        "dasar_hukum": [*shared["dasar_hukum"], *own.get("dasar_hukum", ())],
        "tugas": {"dasar": None, "judul": None, **own["tugas"]},
        "sasaran": sasaran,
        "indikator": indikator,
        "program": [{"kode": code, "nama": name} for code, name in program or [(None, None)]],
        "berkode": bool(program) and all(code for code, _ in program),
        "dokumen": [
            # Without a post the agreement is called by what it is.
            {
                key: value.format_map({"jabatan": "", **words}).strip() if isinstance(value, str) else value
                for key, value in one.items()
            }
            for one in own.get("dokumen", ())
        ],
        "rencana": _rencana(words.get("rencana"), shared["rencana"]),
        "perjanjian": [_perjanjian(one, office, words, shared) for one in own["perjanjian"]],
        "riwayat": range(tahun - pesanan.riwayat, tahun),
        "diukur": own["diukur"],
        "tak_dianalisis": ", ".join(one["dokumen"] for one in own["himpunan"] if not one["diukur"]),
        "metode": {**own["metode"], "sumber": shared["sumber_metode"]},
        "rumus_turun": _pilihan(nama_rumus(Polaritas.TURUN)),
    }


def _kinerja(pesanan: Pesanan) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the objectives and the indicators; what is not measured has one of each."""
    sasaran: list[dict[str, Any]] = []
    indikator: list[dict[str, Any]] = []
    for group in pesanan.jenis.isi["himpunan"]:
        number = 0
        for n, many in enumerate(pesanan.indikator if group["diukur"] else (1,), 1):
            common = {"dokumen": group["dokumen"], "diukur": group["diukur"]}
            sasaran.append({**common, "id": f"{group['awalan']}-{n:02}"})
            for _ in range(many):
                number += 1
                indikator.append({**common, "id": f"{group['indikator']}-{number:02}", "sasaran": sasaran[-1]["id"]})
    return sasaran, indikator


def _perjanjian(
    one: Mapping[str, Any], office: Mapping[str, Any], words: Mapping[str, str], shared: Mapping[str, Any]
) -> dict[str, Any]:
    second = one.get("pihak_kedua")
    return {
        **one,
        "unit": _terisi(one["unit"], words) if "unit" in one else office["nama"],
        "pihak_kedua": second,
        "pembuka": shared["pembuka"].format(kami="kami " if second else ""),
        "janji": shared["janji"].format(pihak=f"Pihak {one['sebutan_pihak']} " if second else ""),
        "tanggung_jawab": shared["tanggung_jawab"],
        "supervisi": shared["supervisi"] if second else None,
    }


def _teks(value: object) -> str:
    """Write a value as YAML takes every text; `lkj fmt` takes away the quotation marks that are not needed."""
    return json.dumps(value, ensure_ascii=False)


def _isi(value: str | None, asked: str) -> str:
    """Write a value, or null with the comment that asks for it."""
    return f"null  # {ISI}{asked}" if value is None else _teks(value)


def _selebar_layar(text: str) -> Iterator[str]:
    """Yield the lines of a data file, each request that would make its line too wide on a line above."""
    for line in text.splitlines():
        asked = _KOSONG.fullmatch(line)
        yield from EditedFile.kosong(asked["awal"], asked["minta"]) if asked else [line]


def _proyek() -> dict[str, str]:
    """Return what stands beside the data, by name: schemas, and what editor, git and CI read."""
    made = awal("proyek")
    package = Path(str(resources("lkj")))
    # In a source checkout the examples of CI lie beside the package, as the templates do.
    examples = package / "ci" if has_own(package / "ci") else package.parent / "docs" / "ci"
    # What stands above its name tells how to copy it.
    workflow = (
        made["kepala-alur-kerja.txt"]
        + "name:"
        + read_own(examples / "github-actions.yml").decode().partition("name:")[2]
    )
    settings = {
        "yaml.schemas": {f"schema/{file_name(file)}": file.where for file in DATA_FILES},
        "files.eol": "\n",
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }
    return {
        **{f"schema/{name}": text for name, text in semua_skema().items()},
        ".vscode/settings.json": json.dumps(settings, indent=2, ensure_ascii=False) + "\n",
        ".vscode/extensions.json": made["vscode-extensions.json"],
        ".gitattributes": made["gitattributes"],
        ".gitignore": made["gitignore"],
        ".pre-commit-config.yaml": made["pre-commit-config.yaml"],
        _ALUR_KERJA: workflow.replace('LKJ_VERSION: "ISI-DARI-RILIS"', f'LKJ_VERSION: "{__version__}"'),
    }
