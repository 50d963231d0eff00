"""A recapitulation made and written: results gathered, put together, judged, and set down in every form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from lkj.build.unchanged import signed_beneath
from lkj.check.antarsatker import periksa_antarsatker
from lkj.diagnostics import Finding, UserError
from lkj.diagnostics.escape import one_line
from lkj.files import FileError, FolderOrigin, Kind, RefusedError, kind
from lkj.offices import Office, OfficesError, offices, strangers
from lkj.offices.rekap.cara import cara_rekap
from lkj.offices.rekap.kumpul import dari_folder, kumpulkan, nama_hasil, tempat_hasil, tulis_yang_dapat
from lkj.offices.rekap.pilihan import Pilihan
from lkj.pengukuran.antarsatker import Bagian, Rekapitulasi, SemuaSatker, TanpaData, rekapitulasi
from lkj.publish.engines.limits import DEFAULT, Limits

__all__ = ["BENTUK", "TanpaHasilError", "Terekap", "rekap"]

#: The forms that a recapitulation has.
BENTUK = ("docx", "pdf", "html", "xlsx", "json")
Progress = Callable[[str], None]
# So many codes are named in a sentence.
_DISEBUT = 10


class Terekap(Struct, frozen=True, kw_only=True):
    """What was written, the numbers, what stands between the offices, and how many results were kept from before.

    `ditolak` is what was said of the files that could not be written; all others were. `asing` are the offices whose
    result was gathered and not counted, for the tree has none of that code; `kosong` the folders without any result.
    `kept` are signed documents that would have been replaced: where each is now, and where it was.
    """

    files: tuple[Path, ...]
    rekap: Rekapitulasi
    temuan: tuple[Finding, ...]
    tersimpan: int
    ditolak: tuple[FileError, ...] = ()
    asing: tuple[str, ...] = ()
    kosong: tuple[Path, ...] = ()
    kept: Mapping[Path, Path] = field(default_factory=dict)


class TanpaHasilError(UserError):
    """There is nothing to put together in the folders that were named."""

    exit = 1


def _tanpa_satu_pun(name: str, tanpa: Sequence[TanpaData]) -> TanpaHasilError:
    first = min(tanpa, key=lambda one: one.kode)
    what = f"tidak satu satker pun mempunyai hasil, misalnya {first.kode}: {first.alasan}"
    message = f"{what}; build/{name}.* tidak diganti"
    return TanpaHasilError(message, "perbaiki datanya, termasuk folder bersama, lalu jalankan lagi")


def rekap(
    tree: Path,
    pilihan: Pilihan,
    tahun: int,
    formats: Collection[str] = BENTUK,
    *,
    folders: Sequence[Path] = (),
    limits: Limits = DEFAULT,
    progress: Progress = lambda _: None,
    jobs: int = 1,
) -> Terekap:
    """Write `build/rekap-TAHUN.*` of the offices of a tree, or of the results in `folders`; of a part, with its name.

    Raises OfficesError where no office is meant, TanpaHasilError where the folders have no result of one or where none
    would take the place of what some had, DataError for a `rekap.yaml` or a result that cannot be used,
    EngineError when a tool fails.
    """
    origin = FolderOrigin(tree)
    cara = cara_rekap(origin)
    progress("mengumpulkan hasil satker")
    own = offices(tree)
    places = tempat_hasil(folders, tahun)
    # Results from elsewhere alone cannot tell which offices there are.
    known = own or tuple(Office(kode, tree) for kode in places)
    if folders and not places:
        raise _tanpa_hasil(folders, tahun)
    if not known:
        raise OfficesError("tidak ada satker di sini; jalankan di pohon yang memuat satker/KODE, atau --from")
    chosen = pilihan.dari(known)
    if folders:
        if not any(one.kode in places for one in chosen):
            raise _tanpa_hasil(folders, tahun, pilihan.sebutan or "satker pohon ini", places)
        _tanpa_build(folders, places, tahun)
        found = dari_folder(places, tahun, chosen)
    else:
        _bertahun(replace(pilihan, bagian=None).dari(known), tahun)
        found = kumpulkan(tree, chosen, tahun, jobs=jobs, progress=progress)
    whole = len(chosen) == len(known)
    # What lies there as an office and cannot be read as one is missing from the sum, and judged by no rule.
    missed = [
        TanpaData(kode=one_line(name), nama="", alasan=f"dilewati: {one.why}")
        for one in strangers(tree)
        for name in one.names
    ]
    made = rekapitulasi(
        tahun,
        found.hasil,
        (*found.tanpa, *(one for one in missed if pilihan.meliputi(one.kode))),
        cara.isi,
        None if whole else Bagian(pilihan.sebutan, dari=len(known) + len(missed)),
    )
    semua = SemuaSatker(
        tahun=tahun,
        hasil=found.hasil,
        tanpa=found.tanpa,
        utuh=whole and bool(own) and not missed,
        **cara.bagi_aturan(own),
    )
    temuan = periksa_antarsatker(semua)
    name = f"rekap-{tahun}" if whole else f"rekap-{tahun}-{pilihan.akhiran}"
    if not found.hasil and any(_ada(tree, f"build/{name}.{suffix}") for suffix in formats):
        raise _tanpa_satu_pun(name, found.tanpa)
    pages = {one.kode: f"{one.kode}/lkj-{tahun}.html" for one in found.hasil}
    laman = {kode: page for kode, page in pages.items() if _ada(tree, f"build/{page}")}
    content = _semua_bentuk(
        origin, made, formats, nama=name, temuan=temuan, laman=laman, limits=limits, progress=progress
    )
    files = {tree / "build" / f"{name}.{suffix}": content[suffix] for suffix in BENTUK if suffix in content}
    signed = signed_beneath(files, tree)
    refused = tulis_yang_dapat(files, tree, signed)
    written = tuple(path for path in files if path not in refused)
    return Terekap(
        files=written,
        rekap=made,
        temuan=tuple(temuan),
        tersimpan=found.tersimpan,
        ditolak=(*found.ditolak, *refused.values()),
        asing=tuple(sorted(set(places) - {one.kode for one in known})),
        kosong=tuple(one for one in folders if not any(one in held for held in places.values())),
        kept={path: own for path, (own, _) in signed.items() if own in written},
    )


def _semua_bentuk(
    origin: FolderOrigin,
    made: Rekapitulasi,
    formats: Collection[str],
    *,
    nama: str,
    temuan: Sequence[Finding],
    laman: Mapping[str, str],
    limits: Limits,
    progress: Progress,
) -> dict[str, bytes]:
    """Return the recapitulation by format; what needs no engine is made while they work."""
    documents = [one for one in formats if one in ("docx", "pdf", "html")]
    without = partial(_tanpa_mesin, made, formats, temuan)
    if not documents:
        return without()
    from lkj.offices.rekap.dokumen import berkas_rekap

    begun: list[Future[dict[str, bytes]]] = []
    with ThreadPoolExecutor(1) as pool:
        content = berkas_rekap(
            origin,
            made,
            documents,
            nama=nama,
            temuan=temuan,
            laman=laman,
            limits=limits,
            progress=progress,
            meanwhile=lambda: begun.append(pool.submit(without)),
        )
        return content | begun[0].result()


def _tanpa_mesin(made: Rekapitulasi, formats: Collection[str], temuan: Sequence[Finding]) -> dict[str, bytes]:
    """Return workbook and JSON, where they are asked for."""
    content: dict[str, bytes] = {}
    if "xlsx" in formats:
        from lkj.offices.rekap.sheets import to_xlsx

        content["xlsx"] = to_xlsx(made, temuan)
    if "json" in formats:
        from lkj.offices.rekap.machine import to_json

        content["json"] = to_json(made, temuan).encode()
    return content


def _tanpa_hasil(folders: Sequence[Path], tahun: int, of: str = "", places: Collection[str] = ()) -> TanpaHasilError:
    """Say that folders have no result of a year, or none of the offices that are meant but those of others."""
    named = ", ".join(f"«{one.as_posix()}»" for one in folders)
    own = f" {of}" if of else ""
    there = f"; yang ada: {', '.join(list(places)[:_DISEBUT])}" if places else ""
    return TanpaHasilError(
        f"tidak ada hasil{own} tahun {tahun} dalam {named}, dan tidak ada yang ditulis; yang dicari ialah"
        f" KODE/{nama_hasil(tahun)}{there}",
        _saran(folders, tahun),
    )


def _tanpa_build(folders: Sequence[Path], places: Mapping[str, Sequence[Path]], tahun: int) -> None:
    """Refuse a folder without a result whose `build` has some: what a slip leaves out would look like the whole.

    Any other is passed over, for a machine that failed leaves none.
    """
    empty = [one for one in folders if not any(one in held for held in places.values())]
    slips = [one for one in empty if _maksud(one, tahun)]
    if slips:
        raise _tanpa_hasil(slips, tahun)


def _maksud(folder: Path, tahun: int) -> str:
    """Return the folder that was likely meant by one that has no result; "" where none is plain."""
    try:
        return (folder / "build").as_posix() if tempat_hasil([folder / "build"], tahun) else ""
    except RefusedError:
        return ""


def _bertahun(meant: Sequence[Office], tahun: int) -> None:
    """Refuse a year that none of some offices has, begun or not to be delivered, with the years that there are."""
    held: set[int] = set()
    for office in meant:
        own = office.project.years
        if tahun in own:
            return
        held.update(own)
    there = f"tahun yang ada: {', '.join(map(str, sorted(held)))}" if held else "satkernya belum mempunyai data"
    raise TanpaHasilError(
        f"tidak ada satker yang mempunyai data tahun {tahun}, dan tidak ada yang ditulis; {there}",
        f"misalnya `lkj rekap {max(held)}`" if held else f"mulai dengan `lkj init satker/KODE --year {tahun}`",
    )


def _saran(folders: Sequence[Path], tahun: int) -> str:
    """Return the remedy: the folder that was likely meant, else which folder has results."""
    meant = [f"«{one}»" for one in (_maksud(folder, tahun) for folder in folders) if one]
    if meant:
        return f"mungkin maksud Anda {', '.join(meant)}"
    return f"sebut folder build yang ditinggalkan `lkj rekap {tahun}` di mesin lain, dan periksa tahunnya"


def _ada(tree: Path, name: str) -> bool:
    try:
        return kind(tree, name) is Kind.FILE
    except RefusedError:
        return False
