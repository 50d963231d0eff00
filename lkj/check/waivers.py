"""Waivers: findings accepted with a reason are left out, and a waiver that waives nothing is itself a finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from lkj.capaian import Angka, BacaanError, baca_kuantitas
from lkj.check.sesama import TemuanBersama
from lkj.diagnostics import Finding, Position, Severity
from lkj.diagnostics.nearest import hint_known, nearest, nearest_few, nearest_file
from lkj.diagnostics.pydantic_id import NAMES
from lkj.diagnostics.values import scalar
from lkj.files.layout import in_tree, own_name
from lkj.files.yaml import Document
from lkj.model.pengecualian import TIDAK_MENYAMPAIKAN, BerkasPengecualian, Pengecualian

if TYPE_CHECKING:
    from lkj.pengukuran.antarsatker import Diterima, Hasil, SemuaSatker, TanpaData

__all__ = ["antarsatker", "cari_jalur", "dapat_dikecualikan", "terapkan", "terapkan_antarsatker"]

_BERKAS = "pengecualian.yaml"
# The classes of findings that weigh facts; an error of the others means that the data cannot be read at all.
_DAPAT_DITIMBANG = frozenset("456")
# Prose and templates that cannot be set are no matter of opinion, waivers do not waive each other, what is said of a
# whole tree no office can accept, and the reference document is of no year.
_TETAP = frozenset({"LKJ115", "LKJ116", "LKJ121", "LKJ126", "LKJ501", "LKJ502", "LKJ807"})
# What stands between offices is found where they are put together: alone, nobody can say that it met nothing.
_ANTARSATKER = "LKJ8"
_BAGIAN = re.compile(r"\.?([A-Za-z_][A-Za-z0-9_]*)|\[([^\[\]]+)\]")
_Bagian = tuple[str | None, str | None]
_TERDEKAT = 4


def dapat_dikecualikan(code: str, severity: Severity) -> bool:
    """Tell whether a waiver may set such a finding aside: warnings may, and errors of the classes 4xx to 6xx."""
    return code not in _TETAP and (severity is not Severity.ERROR or code[3] in _DAPAT_DITIMBANG)


def cari_jalur(document: Document, jalur: str) -> tuple[str | int, ...] | None:
    """Resolve `pegawai.pns`, `indikator[IKK-11].realisasi` or `misi[2]`; None where the file has no such place.

    An item of a list is named by its id, kode, tahun, jenjang or nama, else by its number, counted from 1. The
    name of the file may stand in front: `pk.perjanjian[pk-kepala]` in pk.yaml.
    """
    parts = _urai(jalur)
    if not parts:
        return None
    if parts[0][0] == _pangkal(document) and len(parts) > 1 and not (found := _telusuri(document, parts[1:])).sisa:
        return found.jalur
    found = _telusuri(document, parts)
    return None if found.sisa else found.jalur


def _pangkal(document: Document) -> str:
    """Return the name of a file as it may stand in front of a path."""
    return document.file.rpartition("/")[2].partition(".")[0].replace("-", "_")


def _urai(jalur: str) -> list[_Bagian]:
    """Return the parts of a path, each a key or an item; none where it is not written as one."""
    parts, end = list[_Bagian](), 0
    for match in _BAGIAN.finditer(jalur):
        if match.start() != end:
            return []
        parts.append((match[1], match[2]))
        end = match.end()
    return [] if end != len(jalur) or jalur.startswith(".") else parts


class _Telusur(NamedTuple):
    """How far a path leads: to what, by which keys, and the parts that are left where something is not there."""

    nilai: object
    jalur: tuple[str | int, ...]
    sisa: Sequence[_Bagian]


def _telusuri(document: Document, parts: Sequence[_Bagian]) -> _Telusur:
    value: object = document.data
    path: list[str | int] = []
    for done, (key, item) in enumerate(parts):
        if key is not None and isinstance(value, dict) and key in value:
            path.append(key)
            value = value[key]
        elif key is None and isinstance(value, list) and (n := _butir(value, item or "")) is not None:
            path.append(n)
            value = value[n]
        else:
            return _Telusur(value, tuple(path), parts[done:])
    return _Telusur(value, tuple(path), ())


def _saran_jalur(document: Document, jalur: str) -> str:
    """Return the remedy for a path that leads nowhere: what there is where it ends, the likeliest if there is one."""
    parts = _urai(jalur)
    if not parts:
        lists = (
            f"{key}[{_nama_butir(value, 0)}]"
            for key, value in document.data.items()
            if isinstance(value, list) and value
        )
        example = next(lists, next(iter(document.data), ""))
        return f"kunci dipisahkan titik, pengenal di dalam kurung siku, misalnya {example}"
    if parts[0][0] == _pangkal(document) not in document.data and len(parts) > 1:
        parts = parts[1:]
    value, _, left = _telusuri(document, parts)
    above = "".join(f"[{item}]" if key is None else f".{key}" for key, item in parts[: len(parts) - len(left)])
    above = above.removeprefix(".")
    wanted = left[0][0] or left[0][1] or ""
    if isinstance(value, dict):
        known = {key: f"{above}.{key}".removeprefix(".") for key in map(str, value)}
    elif isinstance(value, list):
        known = {name: f"{above}[{name}]" for name in (_nama_butir(value, n) for n in range(len(value)))}
    else:
        return f"«{above}» sebuah nilai tanpa bagian; tulis «jalur» sampai di situ"
    instead = _pengganti().get(wanted, "")
    likely = instead if instead in known else nearest(wanted, known)
    if likely is not None:
        return f"mungkin maksud Anda «{known[likely]}»"
    nearest_first = dict.fromkeys([*nearest_few(wanted, known, _TERDEKAT), *known])
    return (f"di «{above}» " if above else "") + hint_known(wanted, nearest_first)


def _nama_butir(items: Sequence[object], n: int) -> str:
    """Return how an item of a list is named in a path."""
    item = items[n]
    said = (item.get(key) for key in NAMES) if isinstance(item, dict) else ()
    return next((str(one) for one in said if one is not None), str(n + 1))


def _pengganti() -> dict[str, str]:
    """Return the keys in whose place another may stand, and that."""
    from lkj.model.bidang import bidang_model
    from lkj.model.indikator import Indikator
    from lkj.model.satker import Pegawai

    declared = (one for model in (Indikator, Pegawai) for one in bidang_model(model).items())
    return {key: one.tahunan.kecuali for key, one in declared if one.tahunan and one.tahunan.kecuali}


def _butir(items: object, name: str) -> int | None:
    if not isinstance(items, list):
        return None
    for key in NAMES:
        for n, item in enumerate(items):
            if isinstance(item, dict) and item.get(key) is not None and str(item[key]) == name:
                return n
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(items):
        return int(name) - 1
    return None


def terapkan(
    findings: Iterable[Finding],
    berkas: BerkasPengecualian,
    documents: Mapping[str, Document],
    laporan: date | None,
    whole: bool = True,
    after: Callable[[str], tuple[str, ...]] = lambda _: (),
    is_rule: Callable[[str], bool] = lambda _: True,
) -> list[Finding]:
    """Leave out what is waived, and judge the waivers.

    LKJ115 is one that waives nothing, LKJ116 one that has expired, LKJ121 one given for a value that is another by now.
    A waiver expires when `sampai` lies before the date of the report itself (`laporan.tanggal` in satker.yaml), so
    that the same data gives the same findings on any day; none expires while that date is not known (None). Where an
    error kept rules from running (`whole` false), a waiver that met nothing is not judged; nor is one of a rule that
    waits for another, which `after` names by code, while that one's finding in the file stands. `is_rule` tells whether
    there is a rule of a code.
    """
    folder = own_name(documents[_BERKAS].file).removesuffix(_BERKAS)
    remaining = dict.fromkeys(findings)
    by_place: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in remaining:
        by_place[finding.code, own_name(finding.file)].append(finding)
    judged = []
    useless = []
    for n, waiver in enumerate(berkas.pengecualian):
        position = documents[_BERKAS].position(("pengecualian", n))
        if laporan and waiver.sampai and waiver.sampai < laporan:
            judged.append(_kedaluwarsa(waiver, position, laporan))
            continue
        same = by_place.get((waiver.kode, folder + waiver.berkas), [])
        matching = _pada_jalur(same, waiver, documents)
        if matching and (changed := _berubah(waiver, position, documents)):
            judged.append(changed)
            continue
        waived = [finding for finding in matching if dapat_dikecualikan(finding.code, finding.severity)]
        for finding in waived:
            remaining.pop(finding, None)
        waits = any((code, folder + waiver.berkas) in by_place for code in after(waiver.kode))
        if waiver.kode.startswith(_ANTARSATKER):
            continue
        if not waived and (matching or (whole and not waits)):
            useless.append((waiver, position, same, matching))
    # A finding that another waiver meets is no reason to move this one to it.
    for waiver, position, same, matching in useless:
        left = [finding for finding in same if finding in remaining]
        judged.append(_sia_sia(waiver, position, left, matching, documents, folder, is_rule))
    return [*remaining, *judged]


def antarsatker(
    berkas: BerkasPengecualian,
    documents: Mapping[str, Document],
    laporan: date | None,
    true: Callable[[str], str] = lambda name: name,
) -> Iterator[Diterima]:
    """Yield the waivers of findings between offices, with what is to be said of them once those are known.

    One that has expired is none: LKJ116 tells of it in its own year. `true` is how a file is really called.
    """
    from lkj.pengukuran.antarsatker import Diterima
    from lkj.pengukuran.antarsatker.hasil import Tempat

    folder = own_name(documents[_BERKAS].file).removesuffix(_BERKAS)
    for n, waiver in enumerate(berkas.pengecualian):
        if not waiver.kode.startswith(_ANTARSATKER) or (laporan and waiver.sampai and waiver.sampai < laporan):
            continue
        position = documents[_BERKAS].position(("pengecualian", n))
        document = documents.get(waiver.berkas)
        path = cari_jalur(document, waiver.jalur) if document and waiver.jalur else None
        lines = document.lines(path) if document and path is not None else ()
        changed = _berubah(waiver, position, documents) if path is not None else None
        useless = _sia_sia(waiver, position, [], [], documents, folder)
        yield Diterima(
            kode=waiver.kode,
            berkas=folder + waiver.berkas,
            baris=None if waiver.jalur is None else (lines[0], lines[-1]) if lines else (0, 0),
            tempat=Tempat(true(position.file), position.line, position.column),
            luput=(useless.message, useless.hint),
            berubah=(changed.message, changed.hint) if changed else None,
            alasan=waiver.alasan,
        )


def terapkan_antarsatker(findings: Iterable[Finding], semua: SemuaSatker) -> list[Finding]:
    """Leave out what offices accept of what stands between them, and judge their waivers.

    One that meets nothing is only told (LKJ115) where all offices of the tree delivered, or are accepted not to: among
    fewer, what it is for may not have been found. One that stands in a shared file serves all who share it, and a
    finding that is as much about other offices is accepted by any of them.
    """
    remaining = dict.fromkeys(findings)
    by_office: defaultdict[tuple[str, str], list[tuple[Finding, Position]]] = defaultdict(list)
    for finding in remaining:
        by_office[finding.office, finding.code].append((finding, finding.position))
        for kode, place in finding.juga if isinstance(finding, TemuanBersama) else ():
            by_office[kode, finding.code].append((finding, place))
    judged: list[Finding] = []
    useless: list[Finding] = []
    useful: set[Position] = set()
    offices: tuple[Hasil | TanpaData, ...] = (*semua.tanpa, *semua.hasil)
    for office in offices:
        for waiver in office.diterima:
            matching = [one for one, there in by_office[office.kode, waiver.kode] if waiver.meliputi(there)]
            place = replace(waiver.tempat.position, file=in_tree(office.kode, waiver.tempat.berkas))
            if not matching:
                useless.append(_tentang_pengecualian("LKJ115", place, office.kode, waiver.luput))
                continue
            useful.add(place)
            if waiver.berubah:
                judged.append(_tentang_pengecualian("LKJ121", place, office.kode, waiver.berubah))
                continue
            for one in matching:
                remaining.pop(one, None)
    if semua.utuh and not any(one.code == TIDAK_MENYAMPAIKAN for one in remaining):
        judged += [one for one in useless if one.position not in useful]
    return [*remaining, *judged]


def _tentang_pengecualian(code: str, place: Position, office: str, said: tuple[str, str]) -> Finding:
    message, hint = said
    return Finding(code=code, position=place, message=message, hint=hint, office=office)


def _pada_jalur(same: list[Finding], waiver: Pengecualian, documents: Mapping[str, Document]) -> list[Finding]:
    if waiver.jalur is None or not same:
        return same
    document = documents.get(waiver.berkas)
    path = cari_jalur(document, waiver.jalur) if document else None
    if document is None or path is None:
        return []
    lines = document.lines(path)
    return [finding for finding in same if finding.line in lines]


def _kedaluwarsa(waiver: Pengecualian, position: Position, laporan: date) -> Finding:
    message = f"pengecualian {waiver.kode} berlaku sampai {waiver.sampai}, sedangkan laporan ini bertanggal {laporan}"
    return Finding(
        code="LKJ116",
        position=position,
        message=message,
        hint="perbaiki datanya lalu hapus pengecualian ini, atau perpanjang «sampai» bila alasannya masih berlaku",
    )


def _berubah(waiver: Pengecualian, position: Position, documents: Mapping[str, Document]) -> Finding | None:
    """LKJ121 where a waiver says for which value it was given, and another stands there."""
    if waiver.nilai is None or waiver.jalur is None:
        return None
    document = documents[waiver.berkas]
    value: Any = document.data
    for part in cari_jalur(document, waiver.jalur) or ():
        value = value[part]
    if isinstance(value, dict):
        value = value.get("nilai")
    if _sama(value, waiver.nilai):
        return None
    return Finding(
        code="LKJ121",
        position=position,
        message=f"pengecualian {waiver.kode} diberikan untuk nilai {_tulis(waiver.nilai)}, sedangkan"
        f" «{waiver.jalur}» kini bernilai {_tulis(value)}",
        hint="timbang lagi temuannya: perbarui «alasan» dan «nilai» bila masih diterima, atau hapus pengecualian ini",
    )


def _sama(a: object, b: object) -> bool:
    """Tell whether two values are one however they are written: 84.99 and "84,99", 100 and "100%"."""
    units = [getattr(_arti(one)[0], "satuan", "") for one in (a, b)]
    # What has no unit has that of the other; "1 Laporan" is not "1 Dokumen".
    return any(one in _arti(b, units[0]) for one in _arti(a, units[1]))


def _arti(value: object, satuan: str = "") -> Sequence[object]:
    """Return what a value can mean, a quantity where it is one."""
    try:
        return [baca_kuantitas(value, satuan)]
    except BacaanError as error:
        return [Angka(one, satuan) for one in error.bacaan] or [value]


def _tulis(value: object) -> str:
    return scalar(value).replace(".", ",") if isinstance(value, Decimal) else scalar(value)


def _sia_sia(
    waiver: Pengecualian,
    position: Position,
    same: list[Finding],
    matching: list[Finding],
    documents: Mapping[str, Document],
    folder: str,
    is_rule: Callable[[str], bool] = lambda _: True,
) -> Finding:
    hint = "hapus pengecualian ini bila datanya sudah diperbaiki; bila belum, periksa kode, berkas, dan jalurnya"
    document = documents.get(waiver.berkas)
    if matching:
        reason = f"temuan {waiver.kode} harus diperbaiki dan tidak dapat dikecualikan"
        hint = "perbaiki datanya, lalu hapus pengecualian ini"
    elif waiver.jalur and document is None:
        reason = f"«jalur» hanya berlaku untuk berkas data YAML, bukan «{waiver.berkas}»"
        near = nearest_file(waiver.berkas, documents)
        hint = f"mungkin maksud Anda «{near}»" if near else "hapus «jalur», atau perbaiki «berkas»"
    elif waiver.jalur and document is not None and cari_jalur(document, waiver.jalur) is None:
        reason = f"jalur «{waiver.jalur}» tidak ada dalam {waiver.berkas}"
        hint = _saran_jalur(document, waiver.jalur)
    elif not is_rule(waiver.kode):
        reason = f"aturan {waiver.kode} tidak ada"
        hint = "periksa kodenya, seperti tercetak pada temuannya; «lkj rule» menyebut semua aturan"
    elif waiver.berkas.endswith(".yaml") and document is None:
        reason = f"berkas {folder}{waiver.berkas} tidak ada"
        near = nearest_file(waiver.berkas, documents)
        hint = f"mungkin maksud Anda «{near}»" if near else "periksa «berkas», seperti tercetak pada temuannya"
    else:
        reason = f"tidak ada temuan {waiver.kode} di {folder}{waiver.berkas}"
        if waiver.jalur:
            reason += f" pada «{waiver.jalur}»"
        if same:
            hint = f"temuan {waiver.kode} berada di baris {', '.join(str(f.line) for f in same[:5])}; sesuaikan «jalur»"
    return Finding(
        code="LKJ115", position=position, message=f"pengecualian ini tidak mengenai apa pun: {reason}", hint=hint
    )
