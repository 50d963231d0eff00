"""A recapitulation made and written: results gathered, put together, judged, and set down in every form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkj.check.antarsatker import periksa_antarsatker
from lkj.diagnostics import Finding
from lkj.files import FileError, FolderOrigin, Kind, RefusedError, kind
from lkj.offices import Office
from lkj.offices import offices as all_offices
from lkj.offices.rekap.kumpul import cara_rekap, dari_folder, kumpulkan, tulis_yang_dapat
from lkj.pengukuran.antarsatker import Rekapitulasi, SemuaSatker, rekapitulasi
from lkj.publish.engines.limits import DEFAULT, Limits

__all__ = ["BENTUK", "Terekap", "rekap"]

#: The forms that a recapitulation has.
BENTUK = ("docx", "pdf", "html", "xlsx", "json")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Terekap:
    """What was written, the numbers, what stands between the offices, and how many results were kept from before.

    `ditolak` is what was said of the files that could not be written; all others were.
    """

    files: tuple[Path, ...]
    rekap: Rekapitulasi
    temuan: tuple[Finding, ...]
    tersimpan: int
    ditolak: tuple[FileError, ...] = ()


def rekap(
    tree: Path,
    offices: Sequence[Office],
    tahun: int,
    formats: Collection[str] = BENTUK,
    *,
    folders: Sequence[Path] = (),
    limits: Limits = DEFAULT,
    progress: Progress = lambda _: None,
    jobs: int = 1,
) -> Terekap:
    """Write `build/rekap-TAHUN.*` of some offices of a tree, or of the results in `folders`.

    Raises DataError for a `rekap.yaml` or a result that cannot be used, EngineError when a tool fails.
    """
    origin = FolderOrigin(tree)
    cara = cara_rekap(origin)
    progress("mengumpulkan hasil satker")
    if folders:
        found = dari_folder(folders, tahun, [one.kode for one in offices])
    else:
        found = kumpulkan(tree, offices, tahun, jobs=jobs, progress=progress)
    made = rekapitulasi(tahun, found.hasil, found.tanpa, cara)
    # Results from elsewhere alone cannot tell which offices there are.
    whole = 0 < len(offices) == len(all_offices(tree))
    semua = SemuaSatker(tahun=tahun, hasil=found.hasil, tanpa=found.tanpa, cara=cara, utuh=whole)
    temuan = periksa_antarsatker(semua)
    files: dict[Path, bytes] = {}
    name = f"rekap-{tahun}"
    documents = [one for one in formats if one in ("docx", "pdf", "html")]
    if documents:
        from lkj.offices.rekap.dokumen import berkas_rekap

        pages = {one.kode: f"{one.kode}/lkj-{tahun}.html" for one in found.hasil}
        laman = {kode: page for kode, page in pages.items() if _ada(tree, f"build/{page}")}
        content = berkas_rekap(origin, made, documents, temuan=temuan, laman=laman, limits=limits, progress=progress)
        files |= {tree / "build" / f"{name}.{suffix}": content[suffix] for suffix in documents}
    if "xlsx" in formats:
        from lkj.offices.rekap.lembar import to_xlsx

        progress("menulis buku kerja")
        files[tree / "build" / f"{name}.xlsx"] = to_xlsx(made, temuan)
    if "json" in formats:
        from lkj.offices.rekap.mesin import to_json

        files[tree / "build" / f"{name}.json"] = to_json(made, temuan).encode()
    refused = tulis_yang_dapat(files, tree)
    written = tuple(path for path in files if path not in refused)
    return Terekap(written, made, tuple(temuan), found.tersimpan, (*found.ditolak, *refused.values()))


def _ada(tree: Path, name: str) -> bool:
    try:
        return kind(tree, name) is Kind.FILE
    except RefusedError:
        return False
