"""What a change of the agreement did to the indicators of a year: other names, and others in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from lkj.model.indikator import Indikator
from lkj.model.tahun import Tahun

__all__ = ["PerubahanIndikator", "gugur", "perubahan_indikator", "riwayat_perubahan"]


class PerubahanIndikator(Struct, frozen=True):
    """One change: what stood before and what stands now, each with the names of the documents that have it.

    Without `menjadi` it was dropped, without `semula` it was added. `ganti_target` says that the later documents have
    another target.
    """

    semula: Indikator | None
    menjadi: Indikator | None
    dokumen_semula: tuple[str, ...]
    dokumen_menjadi: tuple[str, ...]
    ganti_target: bool = False

    @property
    def ganti_nama(self) -> bool:
        """Whether it is the same indicator under another name."""
        if self.semula is None or self.menjadi is None:
            return False
        return self.semula.id == self.menjadi.id and self.semula.nama != self.menjadi.nama


def _nama(year: Tahun, documents: Iterable[str]) -> tuple[str, ...]:
    return tuple(year.dokumen[one].nama for one in documents)


def gugur(year: Tahun) -> frozenset[str]:
    """Return the ids of indicators that hold no more: another took their place, or no agreement in force has them.

    A change of an agreement takes its place; one that has no indicator yet takes none.
    """
    told = {document for one in year.indikator.indikator for document in one.berdokumen}
    changed = {d.perubahan for d in year.dokumen.values() if d.perubahan and d.id in told}
    replaced = {one.menggantikan for one in year.indikator.indikator if one.menggantikan is not None}

    def dilepas(one: Indikator) -> bool:
        promised = [document for document in one.berdokumen if year.dokumen[document].jenis == "perjanjian"]
        return bool(promised) and changed.issuperset(promised)

    return frozenset(replaced | {one.id for one in year.indikator.indikator if dilepas(one)})


def perubahan_indikator(year: Tahun) -> Iterator[PerubahanIndikator]:
    """Yield what changes of agreements did to the indicators of a year, in the order of its file.

    Some have other words, another target or another indicator in their place; some were dropped, and some added.
    """
    by_id = {one.id: one for one in year.indikator.indikator}
    replaced = {one.menggantikan for one in year.indikator.indikator}
    # An agreement that has no indicator yet drops none.
    told = {document for one in year.indikator.indikator for document in one.berdokumen}
    changes = [(d.perubahan, d.id) for d in year.dokumen.values() if d.perubahan and {d.perubahan, d.id} <= told]
    for one in year.indikator.indikator:
        yield from _berganti(year, one)
        before = by_id.get(one.menggantikan or "")
        if before is not None:
            yield PerubahanIndikator(before, one, _nama(year, before.berdokumen), _nama(year, one.berdokumen))
        for earlier, later in changes:
            had, has = earlier in one.berdokumen, later in one.berdokumen
            if had and not has and one.id not in replaced:
                yield PerubahanIndikator(one, None, _nama(year, [earlier]), _nama(year, [later]))
            elif has and not had and before is None:
                yield PerubahanIndikator(None, one, _nama(year, [earlier]), _nama(year, [later]))


def _berganti(year: Tahun, one: Indikator) -> Iterator[PerubahanIndikator]:
    """Yield what became of an indicator that stayed: other words, or another target in a document that changes one."""
    if all(own.nama is None and "target" not in own.model_fields_set for own in one.dokumen):
        return  # in every document as it is
    alike: list[tuple[Indikator, list[str]]] = []
    for document in one.berdokumen:
        then = one.menurut(document)
        same = next((docs for other, docs in alike if (other.nama, other.target) == (then.nama, then.target)), None)
        if same is None:
            alike.append((then, [document]))
        else:
            same.append(document)
    changed = {document: year.dokumen[document].perubahan for document in one.berdokumen}
    for then, earlier in alike:
        changing = next(((now, docs) for now, docs in alike if any(changed[d] in earlier for d in docs)), None)
        if changing is not None:
            now, later = changing
            other = now.target != then.target
        elif any(changed[d] in one.berdokumen for d in earlier):
            continue
        else:
            # What no document is said to change is told by its words alone.
            now, later, other = one, [d for d in one.berdokumen if one.menurut(d).nama == one.nama], False
        if now.nama != then.nama or other:
            yield PerubahanIndikator(then, now, _nama(year, earlier), _nama(year, later), ganti_target=other)


def riwayat_perubahan(year: Tahun, ident: str) -> list[str]:
    """Return in sentences what became of an indicator in its year."""
    said = []
    for one in perubahan_indikator(year):
        earlier, later = " dan ".join(one.dokumen_semula), " dan ".join(one.dokumen_menjadi)
        if one.menjadi is None:
            said += [f"Tidak lagi diperjanjikan dalam {later}."] if one.semula and one.semula.id == ident else []
        elif one.semula is None:
            said += [f"Ditambahkan dalam {later}."] if one.menjadi.id == ident else []
        elif one.semula.id == one.menjadi.id == ident:
            said += [f"Dalam {earlier} berbunyi «{one.semula.nama}»."] if one.ganti_nama else []
            said += [f"Dalam {earlier} targetnya {one.semula.target}."] if one.ganti_target else []
        elif one.menjadi.id == ident:
            said.append(f"Menggantikan {one.semula.id} «{one.semula.nama}», indikator {earlier}.")
        elif one.semula.id == ident:
            said.append(f"Digantikan oleh {one.menjadi.id} «{one.menjadi.nama}» dalam {later}.")
    return said
