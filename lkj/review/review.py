"""Which document of the project came back, and its notes with their origins."""

from __future__ import annotations

from msgspec import Struct

from lkj.check.project import Project, Year
from lkj.diagnostics.nearest import hint_known
from lkj.publish.engines.limits import DEFAULT, Limits
from lkj.report.dokumen import TRIWULANAN, Dokumen, dokumen_tahun
from lkj.review.notes import Catatan, catatan
from lkj.review.returned import ReturnedError, blocks, parts, title
from lkj.review.trace import Asal, Sumber

__all__ = ["Tinjauan", "Ulasan", "review"]


class Ulasan(Struct, frozen=True):
    """One note with the headings above it and where its place comes from."""

    catatan: Catatan
    judul: tuple[str, ...]
    asal: tuple[Asal, ...]


class Tinjauan(Struct, frozen=True):
    """The notes of a document that came back: `dokumen` of a year, in the order of its text."""

    tahun: int
    dokumen: str
    ulasan: tuple[Ulasan, ...]


def review(
    project: Project, data: bytes, *, tahun: int | None = None, dokumen: str | None = None, limits: Limits = DEFAULT
) -> Tinjauan:
    """Return the notes of a Word file that came back, each with the place in the project that it stands on.

    The document is known by the title that it bears, unless `tahun` and `dokumen` name it. Raises ReturnedError for a
    file that is none of the project's documents or cannot be read, and DataError where the year cannot be composed.
    """
    texts = parts(data)
    year, document, quarter = _meant(project, title(texts), tahun, dokumen)
    notes = catatan(blocks(texts, limits))
    made, _ = year.compose([document], quarter)
    if document.id not in made:
        year.require()
        raise ReturnedError(f"dokumen «{document.id}» tahun {year.tahun} tidak dapat disusun", "jalankan lkj check")
    source = Sumber(year.numbers, made[document.id])
    return Tinjauan(
        year.tahun, document.id, tuple(Ulasan(one, source.judul(one.letak), source.asal(one)) for one in notes)
    )


def _meant(project: Project, said: str, tahun: int | None, dokumen: str | None) -> tuple[Year, Dokumen, int | None]:
    years = project.years if tahun is None else [tahun]
    for number in reversed(years):
        year = project.year(number)
        if tahun is None and year.facts is None:
            continue
        facts = year.require().numbers.year if tahun is not None else year.facts
        assert facts is not None
        known = dokumen_tahun(facts.dokumen)
        if dokumen is not None and dokumen not in known:
            if tahun is None:
                continue
            raise ReturnedError(f"dokumen «{dokumen}» tidak ada tahun {number}", hint_known(dokumen, known))
        for one in known.values() if dokumen is None else [known[dokumen]]:
            for quarter in (1, 2, 3, 4) if one.id == TRIWULANAN else (None,):
                if said == f"{one.nama(quarter)} {facts.satker.satker.sebutan} Tahun {number}":
                    return year, one, quarter
        if tahun is not None and dokumen is not None and dokumen != TRIWULANAN:
            return year, known[dokumen], None
    shown = f"berjudul «{said[:80]}»" if said else "tanpa judul"
    raise ReturnedError(
        f"dokumen itu {shown}, bukan dokumen proyek ini" + (f" tahun {tahun}" if tahun is not None else ""),
        "sebut --root proyeknya; bila judulnya diubah, sebut tahun dan --document, misalnya 2024 --document lkj",
    )
