"""Read a year folder: every file, every finding, and the facts when all is well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import ValidationError

from lkj import files
from lkj.diagnostics import Finding, Position, Severity, findings_from_validation
from lkj.diagnostics.nearest import nearest_file
from lkj.files import Kind, RefusedError
from lkj.files.text import MOST_TEXT, read_text, refusal
from lkj.files.yaml import Document, load
from lkj.model.anggaran import BerkasPagu
from lkj.model.base import SKEMA, Berkas
from lkj.model.hukum import BerkasDasarHukum, BerkasTugas
from lkj.model.indikator import BerkasIndikator
from lkj.model.metode import BerkasMetode, BerkasPengecualian, tangga_terbaca
from lkj.model.rencana import BerkasPk, BerkasSasaran, BerkasVisiMisi
from lkj.model.satker import BerkasSatker
from lkj.model.tahun import Narasi, Tahun


class YearFile(NamedTuple):
    """One file of a year folder: its name, its model, and the field of `Tahun` that holds it."""

    name: str
    model: type[Berkas]
    field: str


YEAR_FILES = (
    YearFile("satker.yaml", BerkasSatker, "satker"),
    YearFile("dasar-hukum.yaml", BerkasDasarHukum, "dasar_hukum"),
    YearFile("tugas.yaml", BerkasTugas, "tugas"),
    YearFile("visi-misi.yaml", BerkasVisiMisi, "visi_misi"),
    YearFile("sasaran.yaml", BerkasSasaran, "sasaran"),
    YearFile("indikator.yaml", BerkasIndikator, "indikator"),
    YearFile("pk.yaml", BerkasPk, "pk"),
    YearFile("pagu.yaml", BerkasPagu, "pagu"),
    YearFile("metode.yaml", BerkasMetode, "metode"),
    YearFile("pengecualian.yaml", BerkasPengecualian, "pengecualian"),
)
NARASI = (
    "kata-pengantar", "pernyataan-reviu", "ringkasan-eksekutif", "latar-belakang", "organisasi",
    "sumber-daya-manusia", "permasalahan", "rencana-strategis", "makna-visi", "misi", "tujuan", "sesudah-tujuan",
    "rencana-kinerja-tahunan", "perjanjian-kinerja", "capaian-kinerja", "evaluasi", "realisasi-anggaran", "penutup",
)  # fmt: skip


# All prose of a year, in characters; that of a ministry takes some hundred kilobytes.
MOST_PROSE = 64 * 2**20

# Prose on one objective: why it succeeded or failed and what was done, `narasi/sasaran/SK-01.md`.
SASARAN = "sasaran"


def narasi_sasaran(ident: str) -> str:
    """Return the name of the prose on one objective."""
    return f"{SASARAN}/{ident}"


def years(root: Path) -> list[int]:
    """Return the years that `data/` holds, ascending."""
    try:
        found = files.entries(root, "data")
    except RefusedError:
        return []
    # A link counts: it is to be refused, not to be passed over.
    folders = (name for name, kind in found if kind in (Kind.FOLDER, Kind.LINK))
    return sorted(int(name) for name in folders if len(name) == 4 and name.isascii() and name.isdigit())


def refuse_year(root: Path, year: int) -> Finding | None:
    """Return why there is no folder of a year to read: LKJ109 where there is none, LKJ110 for a link; None for one."""
    try:
        found = files.kind(root, f"data/{year}")
    except RefusedError as error:
        return refusal(error, root)
    if found is Kind.LINK:
        return refusal(files.link_refused(f"data/{year}"), root)
    return None if found is Kind.FOLDER else _missing_year(root, year)


def _missing_year(root: Path, year: int) -> Finding:
    known = ", ".join(map(str, years(root)))
    if known:
        hint = f"tahun yang ada: {known}"
    else:
        hint = "jalankan lkj dari folder yang memuat folder data, atau sebut tempatnya dengan --root"
    return Finding("LKJ109", Position(f"data/{year}", 1, 1), f"data tahun {year} tidak ada", hint)


def _method_context(method: BerkasMetode | None, document: Document) -> dict[str, Any]:
    """Return what indicators need of the method: its ladders, and its formulas where it is without an error."""
    if method is None:
        return {"tangga": tangga_terbaca(document.data)}
    return {"tangga": method.semua_tangga, "cara": method.capaian}


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What reading a year gave: the facts unless an error stands in their way, the findings, and the parts.

    `documents` and `berkas` hold the files that could be read, the latter by their field of `Tahun`.
    """

    tahun: Tahun | None
    findings: list[Finding]
    documents: Mapping[str, Document]
    berkas: Mapping[str, Any]


def load_year(root: Path, year: int) -> tuple[Tahun | None, list[Finding]]:
    """Read `data/<year>`; the facts are None when an error stands in their way.

    All findings of all files are returned together. Every file is optional to the reader but not to the year:
    a missing one is an error with its name.
    """
    reading = read_year(root, year)
    return reading.tahun, reading.findings


def read_year(root: Path, year: int, contents: Mapping[str, bytes] = MappingProxyType({})) -> Bacaan:
    """Read `data/<year>` as `load_year` does, and return the parts with the whole.

    `contents` holds what is read in the place of a file, by the file's name relative to the root.
    """
    folder = root / "data" / str(year)
    given = any(name.startswith(f"data/{year}/") for name in contents)
    refused = refuse_year(root, year)
    # A year may consist of contents alone.
    if refused is not None and not (given and refused.code == "LKJ109"):
        return Bacaan(None, [refused], {}, {})
    found: dict[str, list[Finding]] = {}
    documents: dict[str, Document] = {}
    for file in YEAR_FILES:
        document, found[file.name] = load(folder / file.name, root, contents.get(f"data/{year}/{file.name}"))
        if document is not None:
            documents[file.name] = document
    parsed = _validate(documents, found)
    findings = [finding for file in YEAR_FILES for finding in found[file.name]]
    narasi: dict[str, Narasi] = {}
    size = 0
    of_sasaran = _narasi_sasaran(parsed)
    lost = _lost_folder(root, f"data/{year}", contents)
    if lost is not None:
        findings.append(lost[0])
    for name in (
        () if lost is not None else (*NARASI, *(one for one in of_sasaran or () if _present(root, one, year, contents)))
    ):
        path = folder / "narasi" / f"{name}.md"
        text, unreadable = read_text(path, root, contents.get(f"data/{year}/narasi/{name}.md"), MOST_TEXT)
        findings += unreadable
        if text is not None:
            narasi[name] = Narasi(text, path.relative_to(root).as_posix())
            size += len(text)
        if size > MOST_PROSE:
            # One text under many names takes a stranger no room, and all of it the memory.
            message = f"naskah tahun ini melebihi batas {MOST_PROSE // 2**20} MiB"
            place = Position(f"data/{year}/narasi", 1, 1)
            findings.append(Finding("LKJ107", place, message, "keluarkan bahan yang bukan naskah"))
            break
    # A link in the place of a folder is told once, not for each file beyond it.
    findings = list(dict.fromkeys(findings))
    findings += _strangers(root, f"data/{year}", of_sasaran, lost[1] if lost else "")
    satker = parsed.get("satker")
    if satker is not None and satker.tahun != year:
        findings.append(
            Finding(
                "LKJ303",
                documents["satker.yaml"].position(("tahun",)),
                f"folder ini bertahun {year}, tetapi di sini tertulis {satker.tahun}",
                f"tulis `tahun: {year}`, atau pindahkan folder ke data/{satker.tahun}",
            )
        )
    facts = None
    if len(parsed) == len(YEAR_FILES) and not any(f.severity is Severity.ERROR for f in findings):
        facts = Tahun(tahun=year, **parsed, narasi=narasi, documents=documents)
    return Bacaan(facts, findings, documents, parsed)


def _validate(documents: Mapping[str, Document], found: Mapping[str, list[Finding]]) -> dict[str, Any]:
    """Return what each file says, by its field of `Tahun`; add to `found` what stands against a file."""
    parsed: dict[str, Any] = {}
    context: dict[str, Any] = {}
    # The method comes first: its ladders are units of the indicators, its formulas decide what these may declare.
    for file in sorted(YEAR_FILES, key=lambda file: file.field != "metode"):
        document = documents.get(file.name)
        if document is None:
            continue
        newer = _newer(document)
        if newer:
            found[file.name].append(newer)
        else:
            try:
                parsed[file.field] = file.model.model_validate(document.data, context=context)
            except ValidationError as error:
                found[file.name] += findings_from_validation(error, document, file.model)
        if file.field == "metode":
            context = _method_context(parsed.get("metode"), document)
    return parsed


def _newer(document: Document) -> Finding | None:
    """LKJ119: a file of a later shape cannot be judged by the models of today."""
    version = document.data.get("skema")
    if not isinstance(version, int) or isinstance(version, bool) or version <= SKEMA:
        return None
    return Finding(
        "LKJ119",
        document.position(("skema",)),
        f"berkas ini berbentuk skema {version}, sedangkan lkj ini mengenal sampai skema {SKEMA}",
        "perbarui lkj",
    )


def _narasi_sasaran(parsed: Mapping[str, Any]) -> list[str] | None:
    """Return the names of the prose that objectives of the measured document may have; None where that is not known."""
    sasaran, metode = parsed.get("sasaran"), parsed.get("metode")
    if sasaran is None or metode is None:
        return None
    return [narasi_sasaran(s.id) for s in sasaran.sasaran if s.dokumen == metode.capaian.dokumen]


def _present(root: Path, name: str, year: int, contents: Mapping[str, bytes]) -> bool:
    # A link is present: the reader is to refuse it, not to pass over it.
    file = f"data/{year}/narasi/{name}.md"
    try:
        return file in contents or files.kind(root, file) is not None
    except RefusedError:
        return True


def _lost_folder(root: Path, name: str, contents: Mapping[str, bytes]) -> tuple[Finding, str] | None:
    """LKJ108: there is no folder of prose. Return that with the folder that is likely it by another name, or ""."""
    folder = f"{name}/narasi"
    try:
        if files.kind(root, folder) is not None or any(one.startswith(f"{folder}/") for one in contents):
            return None
        others = [entry for entry, kind in files.entries(root, name) if kind is Kind.FOLDER]
        prose = {f"{one}.md" for one in NARASI}
        like = [one for one in others if any(entry in prose for entry, _ in files.entries(root, f"{name}/{one}"))]
    except RefusedError:
        return None  # told of the files in it
    other = like[0] if len(like) == 1 else ""
    hint = "buat folder itu; isinya berkas narasi (.md)"
    if other:
        hint = f"ganti nama folder «{other}» menjadi «narasi»"
    message = f"folder «{folder}» tidak ada, sehingga tidak satu pun narasi terbaca"
    return Finding("LKJ108", Position(folder, 1, 1), message, hint), other


def _strangers(root: Path, name: str, of_sasaran: Sequence[str] | None, told: str) -> list[Finding]:
    """LKJ118: a file that nothing reads is most likely a misspelt one; hidden files are the editors' own.

    Nothing is said of `told`, of which another finding speaks.
    """
    expected = {file.name for file in YEAR_FILES}
    found = _unknown(root, name, expected, {*expected, "narasi", "logo.svg", "logo.png", told})
    expected = {f"{one}.md" for one in NARASI}
    found += _unknown(root, f"{name}/narasi", expected, {*expected, SASARAN})
    if of_sasaran is not None:
        expected = {f"{one.removeprefix(f'{SASARAN}/')}.md" for one in of_sasaran}
        found += _unknown(root, f"{name}/narasi/{SASARAN}", expected, expected, required=False)
    return found


def _unknown(root: Path, name: str, wanted: set[str], known: set[str], *, required: bool = True) -> list[Finding]:
    try:
        present = {entry for entry, _ in files.entries(root, name)}
    except RefusedError:
        return []  # not there, or a link, which is told of the files in it
    findings = []
    for stranger in sorted(present - known):
        if stranger.startswith((".", "~")) or stranger.endswith("~"):
            continue
        near = nearest_file(stranger, wanted)
        # Of a right file that is missing, the reader already says that this one may be meant.
        if required and near and near not in present:
            continue
        hint = f"mungkin maksud Anda «{near}»; bila bukan" if near else "bila ini bahan kerja"
        findings.append(
            Finding(
                "LKJ118",
                Position(f"{name}/{stranger}", 1, 1),
                f"«{stranger}» tidak dikenal dan tidak dibaca",
                f"{hint}, pindahkan ke luar folder data tahun",
            )
        )
    return findings
