"""Read a year folder: every file, every finding, and the facts when all is well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from pydantic import ValidationError

from lkj.diagnostics import Finding, Position, Severity
from lkj.diagnostics.nearest import nearest_file
from lkj.files import Kind, Origin, RefusedError, Why, layout, link_refused
from lkj.files.layout import (
    BUKTI,
    FOLLOW_UP,
    NARASI,
    OPTIONAL,
    OUTLINE,
    RALAT,
    SASARAN,
    WAIVERS,
    annex_folder,
    folders,
    narasi_sasaran,
    year_folder,
)
from lkj.files.text import MOST_TEXT, read_text, refusal
from lkj.files.yaml import Document, load
from lkj.model.anggaran import BerkasPagu
from lkj.model.base import SKEMA, Berkas
from lkj.model.bukti import Sidik, semua_bukti
from lkj.model.hukum import BerkasDasarHukum, BerkasTugas
from lkj.model.indikator import BerkasIndikator
from lkj.model.kerangka import KELOMPOK, BerkasKerangka, letak
from lkj.model.metode import BerkasMetode, tangga_terbaca
from lkj.model.pengecualian import BerkasPengecualian
from lkj.model.ralat import BerkasRalat
from lkj.model.rencana import BerkasPk, BerkasSasaran, BerkasVisiMisi, dokumen_terbaca
from lkj.model.satker import BerkasSatker
from lkj.model.strangers import lost_folder, strangers, unnamed
from lkj.model.tahun import Narasi, Tahun, tanpa_nama_judul
from lkj.model.tindak_lanjut import BerkasTindakLanjut


class YearFile(NamedTuple):
    """One file of a year folder: its name, its model, and the field of `Tahun` that holds it."""

    name: str
    model: type[Berkas]
    field: str


_MODELS: Mapping[str, type[Berkas]] = {
    "satker.yaml": BerkasSatker,
    "dasar-hukum.yaml": BerkasDasarHukum,
    "tugas.yaml": BerkasTugas,
    "visi-misi.yaml": BerkasVisiMisi,
    "sasaran.yaml": BerkasSasaran,
    "indikator.yaml": BerkasIndikator,
    "pk.yaml": BerkasPk,
    "pagu.yaml": BerkasPagu,
    "metode.yaml": BerkasMetode,
    OUTLINE: BerkasKerangka,
    FOLLOW_UP: BerkasTindakLanjut,
    RALAT: BerkasRalat,
    WAIVERS: BerkasPengecualian,
}
YEAR_FILES = tuple(YearFile(name, _MODELS[name], name.removesuffix(".yaml").replace("-", "_")) for name in layout.YAML)


# All prose of a year, in characters; that of a ministry takes some hundred kilobytes.
MOST_PROSE = 64 * 2**20


def years(origin: Origin) -> list[int]:
    """Return the years that `data/` holds, ascending."""
    try:
        found = origin.entries(layout.DATA)
    except RefusedError:
        return []
    # A link counts: it is to be refused, not to be passed over.
    named = (name for name, kind in found if kind in (Kind.FOLDER, Kind.LINK))
    return sorted(int(name) for name in named if layout.is_year(name))


def saran_awal(year: int | None = None) -> str:
    """Return the remedy where a project holds no year: the one command that begins, and where else it may lie."""
    asked = "" if year is None else f" --year {year}"
    return f"mulai dengan `lkj init{asked}`; bila folder data ada di tempat lain, sebut tempatnya dengan --root"


def refuse_year(origin: Origin, year: int) -> Finding | None:
    """Return why there is no folder of a year to read: LKJ109 where there is none, LKJ110 for a link; None for one."""
    try:
        found = origin.kind(year_folder(year))
    except RefusedError as error:
        return refusal(error, origin)
    if found is Kind.LINK:
        return refusal(link_refused(year_folder(year)), origin)
    if found is not Kind.FOLDER:
        return _missing_year(origin, year)
    return _empty_year(origin, year)


def _empty_year(origin: Origin, year: int) -> Finding | None:
    """LKJ109 for a folder that holds nothing: who just made it is not to be told of each file that is missing."""
    try:
        if origin.entries(year_folder(year)):
            return None
    except RefusedError as error:
        return refusal(error, origin)
    earlier = [one for one in years(origin) if one < year]
    return Finding(
        code="LKJ109",
        position=Position(year_folder(year), 1, 1),
        message=f"folder {year_folder(year)} kosong",
        hint=f"hapus folder itu, lalu buat dengan `lkj new {year}`" if earlier else saran_awal(year),
    )


def _missing_year(origin: Origin, year: int) -> Finding:
    held = years(origin)
    hint = f"tahun yang ada: {', '.join(map(str, held))}" if held else saran_awal(year)
    since = f"; datanya mulai tahun {held[0]}" if held and year < held[0] else ""
    return Finding(
        code="LKJ109",
        position=Position(year_folder(year), 1, 1),
        message=f"data tahun {year} tidak ada{since}",
        hint=hint,
    )


def _method_context(method: BerkasMetode | None, document: Document) -> dict[str, Any]:
    """Return what indicators need of the method: its ladders, and its formulas where it is without an error."""
    if method is None:
        return {"tangga": tangga_terbaca(document.data)}
    return {"tangga": method.semua_tangga, "cara": method.capaian}


class Bacaan(Struct, frozen=True):
    """What reading a year gave: the facts unless an error stands in their way, the findings, and the parts.

    `documents` and `berkas` hold the files that could be read, the latter by their field of `Tahun`.
    """

    tahun: Tahun | None
    findings: list[Finding]
    documents: Mapping[str, Document]
    berkas: Mapping[str, Any]


def read_year(origin: Origin, year: int) -> Bacaan:
    """Read the folder of a year; the facts are None when an error stands in their way.

    All findings of all files are returned together. Every file is optional to the reader but, save for those of
    `layout.OPTIONAL`, not to the year: a missing one is an error with its name.
    """
    refused = refuse_year(origin, year)
    if refused is not None:
        return Bacaan(None, [refused], {}, {})
    folder = year_folder(year)
    found: dict[str, list[Finding]] = {}
    documents: dict[str, Document] = {}
    for file in YEAR_FILES:
        if file.name in OPTIONAL and not _present(origin, folder, file.name):
            found[file.name] = []
            continue
        document, found[file.name] = load(origin, f"{folder}/{file.name}")
        if document is not None:
            documents[file.name] = document
    parsed = _validate(documents, found)
    if WAIVERS not in documents and not found[WAIVERS]:
        parsed["pengecualian"] = BerkasPengecualian(skema=1, pengecualian=())
    if OUTLINE not in documents and not found[OUTLINE]:
        parsed["kerangka"] = BerkasKerangka.model_construct(skema=1)
    if FOLLOW_UP not in documents and not found[FOLLOW_UP]:
        parsed["tindak_lanjut"] = BerkasTindakLanjut.model_construct(skema=1)
    if RALAT not in documents and not found[RALAT]:
        parsed["ralat"] = BerkasRalat.model_construct(skema=1)
    findings = [finding for file in YEAR_FILES for finding in found[file.name]]
    of_sasaran = _narasi_sasaran(parsed)
    lost = lost_folder(origin, folder)
    names, absent = _disebut(origin, year, parsed.get("kerangka"), documents.get(OUTLINE))
    narasi, unreadable = _narasi(origin, year, (*names, *(of_sasaran or ()))) if lost is None else ({}, [lost[0]])
    unreadable += absent if lost is None else []
    # A link in the place of a folder is told once, not for each file beyond it.
    findings = list(dict.fromkeys([*findings, *unreadable]))
    findings += strangers(origin, year, of_sasaran, lost[1] if lost else "", parsed.get("kerangka"))
    satker = parsed.get("satker")
    if satker is not None and satker.tahun != year:
        findings.append(
            Finding(
                code="LKJ303",
                position=documents["satker.yaml"].position(("tahun",)),
                message=f"folder ini bertahun {year}, tetapi di sini tertulis {satker.tahun}",
                hint=f"tulis `tahun: {year}`, atau pindahkan folder ke {year_folder(satker.tahun)}",
            )
        )
    facts = None
    if len(parsed) == len(YEAR_FILES) and not any(f.severity is Severity.ERROR for f in findings):
        facts = Tahun(
            tahun=year,
            **parsed,
            narasi=narasi,
            documents=documents,
            bukti=_sidik(origin, year, parsed),
            lampiran=_lampiran(origin, year),
        )
        findings += unnamed(origin, year, facts.bukti.keys(), _tertulis(origin, narasi))
    return Bacaan(facts, findings, documents, parsed)


def _tertulis(origin: Origin, narasi: Mapping[str, Narasi]) -> list[str]:
    """Return all prose of a year, and the templates of the project, which may show pictures too."""
    try:
        own = [name for name, kind in origin.entries(layout.TEMPLATES) if kind is Kind.FILE and name.endswith(".j2")]
    except RefusedError:
        own = []
    templates = (origin.peek(f"{layout.TEMPLATES}/{name}") or b"" for name in own)
    return [*(one.teks for one in narasi.values()), *(text.decode("utf-8", "replace") for text in templates)]


def _sidik(origin: Origin, year: int, parsed: Mapping[str, Any]) -> dict[str, Sidik]:
    """Return what is found of each file of evidence that the facts name."""
    found: dict[str, Sidik] = {}
    for facts in parsed.values():
        for one in semua_bukti(facts):
            name = one.bukti.berkas
            if name is not None and name not in found:
                try:
                    found[name] = Sidik(*origin.digest(f"{year_folder(year)}/{name}"))
                except RefusedError as error:
                    near = nearest_file(name, _berbukti(origin, year)) if error.why is Why.MISSING else None
                    found[name] = Sidik(galat=error.message, mirip=near or "")
    return found


def _berbukti(origin: Origin, year: int) -> list[str]:
    """Return the files that lie in the folder of evidence itself, by their names in the year folder."""
    return [f"{BUKTI}/{name}" for name, kind in _entries(origin, f"{year_folder(year)}/{BUKTI}") if kind is Kind.FILE]


def _lampiran(origin: Origin, year: int) -> list[str] | None:
    """Return what stands in the folder of scans; None where it cannot be listed, which `lkj.check.pindaian` tells."""
    try:
        return [name for name, _ in origin.entries(annex_folder(year))]
    except RefusedError as error:
        return [] if error.why is Why.MISSING else None


def _disebut(
    origin: Origin, year: int, outline: BerkasKerangka | None, document: Document | None
) -> tuple[list[str], list[Finding]]:
    """Return the names of the prose that the outline prints, and LKJ108 for those that only it asks for in vain."""
    if outline is None or document is None or not outline.sendiri:
        return list(NARASI), []
    _, folder, _ = folders(year)
    found, names = [], []
    places = {one.sumber: one.jalur for one in letak(outline, KELOMPOK)}
    for name in outline.narasi:
        source = f"narasi/{name}.md"
        if source not in places or _present(origin, folder, f"{name}.md"):
            names.append(name)
            continue
        near = nearest_file(f"{name}.md", [entry for entry, _ in _entries(origin, folder)])
        likely = f"mungkin maksud Anda «narasi/{near}»; bila bukan, " if near and near.endswith(".md") else ""
        found.append(
            Finding(
                code="LKJ108",
                position=document.position(places[source]),
                message=f"«{source}» tidak ada dalam folder tahun ini",
                hint=f"{likely}buat berkas itu, atau hapus dari kerangka",
            )
        )
    return names, found


def _entries(origin: Origin, folder: str) -> Sequence[tuple[str, Kind]]:
    try:
        return origin.entries(folder)
    except RefusedError:
        return []


def _narasi(origin: Origin, year: int, names: Iterable[str]) -> tuple[dict[str, Narasi], list[Finding]]:
    """Return the prose of a year by name, and what stands against it; that on objectives is there or not."""
    _, folder, on_objectives = folders(year)
    narasi: dict[str, Narasi] = {}
    findings: list[Finding] = []
    size = 0
    for name in names:
        file = f"{folder}/{name}.md"
        if name.startswith(f"{SASARAN}/") and not _present(origin, on_objectives, file.rpartition("/")[2]):
            continue
        text, unreadable = read_text(origin, file, MOST_TEXT)
        findings += unreadable
        if text is not None:
            narasi[name] = Narasi(tanpa_nama_judul(text), origin.true(file))
            size += len(text)
        if size > MOST_PROSE:
            # One text under many names takes a stranger no room, and all of it the memory.
            message = f"naskah tahun ini melebihi batas {MOST_PROSE // 2**20} MiB"
            place = Position(folder, 1, 1)
            findings.append(
                Finding(code="LKJ107", position=place, message=message, hint="keluarkan bahan yang bukan naskah")
            )
            break
    return narasi, findings


def _present(origin: Origin, folder: str, file: str) -> bool:
    """Tell whether a folder lists a file; also what cannot be listed, and a link: the reader is to refuse them."""
    try:
        return any(name == file for name, _ in origin.entries(folder))
    except RefusedError as error:
        return error.why is not Why.MISSING


def _validate(documents: Mapping[str, Document], found: Mapping[str, list[Finding]]) -> dict[str, Any]:
    """Return what each file says, by its field of `Tahun`; add to `found` what stands against a file."""
    parsed: dict[str, Any] = {}
    # Which documents there are, all files are told, whatever else is wrong with that list.
    pk = documents.get("pk.yaml")
    context: dict[str, Any] = {"dokumen": None if pk is None else dokumen_terbaca(pk.data)}
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
                from lkj.diagnostics.pydantic_id import findings_from_validation  # which a right file does without

                found[file.name] += findings_from_validation(error, document, file.model)
        if file.field == "metode":
            context |= _method_context(parsed.get("metode"), document)
    return parsed


def _newer(document: Document) -> Finding | None:
    """LKJ119: a file of a later shape cannot be judged by the models of today."""
    version = document.data.get("skema")
    if not isinstance(version, int) or isinstance(version, bool) or version <= SKEMA:
        return None
    return Finding(
        code="LKJ119",
        position=document.position(("skema",)),
        message=f"berkas ini berbentuk skema {version}, sedangkan lkj ini mengenal sampai skema {SKEMA}",
        hint="perbarui lkj",
    )


def _narasi_sasaran(parsed: Mapping[str, Any]) -> list[str] | None:
    """Return the names of the prose that objectives of the measured document may have; None where that is not known."""
    sasaran, metode = parsed.get("sasaran"), parsed.get("metode")
    if sasaran is None or metode is None:
        return None
    return [narasi_sasaran(s.id) for s in sasaran.sasaran if metode.capaian.dokumen in s.berdokumen]
