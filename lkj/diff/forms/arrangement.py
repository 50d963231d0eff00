"""A comparison put in order for a reader: topics, and in each the changes of one subject together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from lkj.capaian import tulis_angka
from lkj.diff import Beda, Jenis, Perubahan, Topik
from lkj.diff.forms.sentences import judul_topik, kepala

__all__ = ["Bagian", "Butir", "rekap", "rutin", "susun"]

_TANDA = {Jenis.BARU: "+", Jenis.HILANG: "-", Jenis.DUGAAN: "?"}


class Butir(Struct, frozen=True):
    """The changes of one subject: its heading and name (empty where the facts have no subject), and a sign.

    The sign is + for a new one, - for one that is gone, ? for a suggestion, else ~.
    """

    id: str
    nama: str
    tanda: str
    perubahan: tuple[Perubahan, ...]


class Bagian(Struct, frozen=True):
    """One topic: what it is called, its subjects without what is routine, and the routine changes."""

    topik: Topik
    judul: str
    butir: tuple[Butir, ...]
    rutin: tuple[Butir, ...]


def susun(beda: Beda) -> list[Bagian]:
    """Return the topics that changed, in their order."""
    by_topic: dict[Topik, tuple[list[Perubahan], list[Perubahan]]] = {}
    for p in beda.perubahan:
        by_topic.setdefault(p.topik, ([], []))[p.rutin].append(p)
    return [
        Bagian(one, judul_topik(one, beda), _butir(told), _butir(routine)) for one, (told, routine) in by_topic.items()
    ]


def _butir(changes: Iterable[Perubahan]) -> tuple[Butir, ...]:
    groups: dict[str | int, list[Perubahan]] = {}
    for n, p in enumerate(changes):
        groups.setdefault(kepala(p) or n, []).append(p)
    return tuple(_satu(key if isinstance(key, str) else "", group) for key, group in groups.items())


def _satu(head: str, group: Sequence[Perubahan]) -> Butir:
    name = next((p.nama for p in reversed(group) if p.nama), "")
    whole = next((p.jenis for p in group if not head or not p.fakta), Jenis.UBAH)
    return Butir(head, "" if head == name else name, _TANDA.get(whole, "~"), tuple(group))


def rekap(parts: Iterable[Bagian]) -> str:
    """Count what changed by topic: "Indikator: 1 baru, 12 berubah; Anggaran: 3 berubah"."""
    told = []
    for one in parts:
        counts = [
            *((sum(b.tanda == sign for b in one.butir), word) for sign, word in _KATA),
            (sum(len(b.perubahan) for b in one.rutin), "rutin"),
        ]
        said = ", ".join(f"{tulis_angka(Decimal(n))} {word}" for n, word in counts if n)
        if said:
            told.append(f"{one.judul}: {said}")
    return "; ".join(told)


_KATA = (("+", "baru"), ("-", "dihapus"), ("~", "berubah"))


def rutin(one: Bagian) -> str:
    """Say that the routine changes of a new year are not told one by one."""
    many = tulis_angka(Decimal(sum(len(b.perubahan) for b in one.rutin)))
    return f"{many} perubahan rutin pergantian tahun tidak dirinci (riwayat, tabel tahunan, tanggal)"
