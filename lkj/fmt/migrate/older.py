"""The older shapes of data that a year may be in, and what each becomes; a step returns why it cannot, or None."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from lkj.check.waivers import cari_jalur
from lkj.files.layout import OUTLINE, WAIVERS
from lkj.files.yaml.commented import Butir, Komentar, Skalar, Wadah
from lkj.files.yaml.editing import YamlEdit, quoted
from lkj.files.yaml.quoting import tulis_nilai
from lkj.fmt.migrate.draft import Draft
from lkj.model import Tahun
from lkj.model.kerangka import bab_bawaan, teks_bawaan
from lkj.model.susunan import naskah_setara
from lkj.model.tata_letak import BAB

__all__ = ["BENTUK", "Bentuk"]

SATKER = "satker.yaml"
Jalur = tuple[str | int, ...]


class Bentuk(Struct, frozen=True):
    """An older shape, the newer one in its place, whether a year is in the older, and how it leaves it."""

    lama: str
    baru: str
    dipakai: Callable[[Tahun], bool]
    ubah: Callable[[Tahun, Draft], str | None]


def _satker(draft: Draft) -> YamlEdit:
    found = draft.naskah(SATKER)
    assert found is not None  # a year that was read has one
    return found


def _pengecualian(draft: Draft, before: YamlEdit, moved: Callable[[Jalur], str | None]) -> None:
    """Let waivers lead to where their values stand now; `moved` tells the new place of an old one."""
    naskah = draft.naskah(WAIVERS)
    if naskah is None:
        return
    items = naskah.document.data.get("pengecualian")
    changed = False
    for n, item in enumerate(items if isinstance(items, list) else ()):
        written = item.get("jalur") if isinstance(item, dict) and item.get("berkas") == SATKER else None
        found = cari_jalur(before.document, written) if isinstance(written, str) else None
        new = moved(found) if found else None
        if new is not None and isinstance(written, str):
            naskah.set(("pengecualian", n, "jalur"), quoted(new))
            changed = True
    if changed:
        draft.tulis(WAIVERS, naskah.text())


def _lanjutan(path: Sequence[str | int]) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)


# Staff: `pns` and `ppnpn` become groups.


def _pegawai_lama(year: Tahun) -> bool:
    return not year.satker.pegawai.kelompok


def _pegawai(_year: Tahun, draft: Draft) -> None:
    naskah = _satker(draft)
    keys = [key for key in ("pns", "ppnpn") if naskah.document.has(("pegawai", key))]
    lines = ["  kelompok:"]
    for key in keys:
        first, at, last, _ = naskah.span(("pegawai", key), apart=True)
        lines += [f"  {line}".rstrip() for line in naskah.lines[first:at]]
        lines += [f"    - id: {key}", f"      nama: {key.upper()}"]
        lines.append(f"      jumlah:{naskah.lines[at].partition(':')[2]}")
        naskah.replace(first, last, [])
    first = naskah.span(("pegawai", keys[0]), apart=True).top
    # The prose of such a year tells the groups, so that a table of them would be new in its report.
    naskah.add(first, [*lines, "  tabel_kelompok: false"])

    def moved(path: Jalur) -> str | None:
        found = path[0] == "pegawai" and len(path) == 2 and path[1] in keys
        return f"pegawai.kelompok[{path[1]}].jumlah" if found else None

    draft.tulis(SATKER, naskah.text())
    _pengecualian(draft, naskah, moved)


# Divisions: each becomes a unit below the secretariat, or below the head of the agency.


def _bagian_lama(year: Tahun) -> bool:
    return bool(year.satker.organisasi.bagian)


def _bagian(year: Tahun, draft: Draft) -> None:
    naskah, secretariat = _satker(draft), year.satker.satker.sekretariat
    at = ("organisasi", "bagian")
    top = [] if secretariat is None else ["    - id: sekretariat", f"      nama: {tulis_nilai(quoted(secretariat))[0]}"]
    naskah.piece(naskah.document.key_position(at), "bagian", "unit")
    naskah.add(naskah.span(at).key + 1, top)
    for n in range(len(year.satker.organisasi.bagian)):
        place = naskah.document.key_position((*at, n, "nama"))
        new = f"id: bagian-{n + 1}\n      " + ("" if secretariat is None else "induk: sekretariat\n      ") + "nama:"
        naskah.piece(place, "nama:", new)
    draft.tulis(SATKER, naskah.text())

    def moved(path: Jalur) -> str | None:
        if path[:2] != at:
            return None
        one = f"[bagian-{int(path[2]) + 1}]{_lanjutan(path[3:])}" if len(path) > 2 else ""
        return f"organisasi.unit{one}"

    _pengecualian(draft, naskah, moved)
    for name in year.narasi:
        text = draft.teks(f"narasi/{name}.md")
        if text is not None and (new := naskah_setara(text, year.satker)) != text:
            draft.tulis(f"narasi/{name}.md", new)


# The order of chapters: an outline of the year's own.


def _urutan_lama(year: Tahun) -> bool:
    return "urutan_bab" in year.satker.tata_letak.model_fields_set


def _urutan(year: Tahun, draft: Draft) -> None:
    naskah = _satker(draft)
    layout = _butir(naskah.root, "tata_letak")
    assert isinstance(layout.nilai, Wadah)
    order = _butir(layout.nilai, "urutan_bab")
    alone = len(layout.nilai.butir) == 1
    where = naskah.span(("tata_letak",) if alone else ("tata_letak", "urutan_bab"), apart=True)
    said = [*_ucapan(layout), *_ucapan(order)] if alone else _ucapan(order)
    after = layout.nilai.kaki if alone else []
    own = year.kerangka.bab is None and year.satker.tata_letak.urutan_bab != BAB
    indent = "" if alone else "  "
    kept = [] if own else [f"{indent}{one}" for one in (*said, *_dalam(order), *(one.teks for one in after))]
    naskah.replace(where.top, where.end, kept)
    draft.tulis(SATKER, naskah.text())
    if own:
        outline = draft.naskah(OUTLINE) or YamlEdit(_awal_kerangka(naskah))
        at = ("depan",) if outline.document.has(("depan",)) else ("skema",)
        outline.after(at, _bab(order, said, after))
        draft.tulis(OUTLINE, outline.text())


def _butir(wadah: Wadah, key: str) -> Butir:
    return next(one for one in wadah.butir if one.kunci is not None and one.kunci.teks == key)


def _ucapan(one: Butir) -> list[str]:
    return [comment.teks for comment in (*one.kepala, *one.ekor)]


def _dalam(order: Butir) -> Iterator[str]:
    """Yield the comments on the items of a list, and those after its last."""
    assert isinstance(order.nilai, Wadah)
    for one in order.nilai.butir:
        yield from _ucapan(one)
    yield from (comment.teks for comment in order.nilai.kaki)


def _awal_kerangka(naskah: YamlEdit) -> str:
    schema = naskah.lines[0] if naskah.lines[0].startswith("# yaml-language-server:") else ""
    return f"{schema.replace('satker.', 'kerangka.')}\nskema: 1\n".removeprefix("\n")


def _bab(order: Butir, said: Sequence[str], after: Sequence[Komentar]) -> Iterator[str]:
    """Yield the chapters of the regulation's outline as the year orders them, with what was said of each."""
    default = YamlEdit(teks_bawaan().decode())
    places = {name: default.span(("bab", n)) for n, name in enumerate(bab_bawaan())}
    assert isinstance(order.nilai, Wadah)
    yield from said
    yield "bab:"
    for one in order.nilai.butir:
        assert isinstance(one.nilai, Skalar)
        yield from (f"  {comment}" for comment in _ucapan(one))
        where = places[one.nilai.teks]
        yield from default.lines[where.key : where.end]
    yield from (f"  {comment.teks}" for comment in (*order.nilai.kaki, *after))


#: The older shapes, in the order in which they are offered.
BENTUK = (
    Bentuk("pegawai.pns dan pegawai.ppnpn", "pegawai.kelompok", _pegawai_lama, _pegawai),
    Bentuk("organisasi.bagian", "organisasi.unit", _bagian_lama, _bagian),
    Bentuk("tata_letak.urutan_bab", OUTLINE, _urutan_lama, _urutan),
)
