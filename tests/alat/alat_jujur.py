"""What honest people do to a built PDF, and where they build it: none of it may be called a difference."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2 as pdfium
from alat_pemalsu import saved
from alat_tanda_tangan import signed, timestamped

BLANK = (20, 5, 160, 40)


def _untouched(_: pikepdf.Pdf) -> None:
    pass


def _metadata(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_metadata():
            pass
        document.save(out)
    return out.getvalue()


def _by_pypdf(pdf: bytes, *, incremental: bool = False) -> bytes:
    out = io.BytesIO()
    if incremental:
        pypdf.PdfWriter(io.BytesIO(pdf), incremental=True).write(out)
    else:
        pypdf.PdfWriter(clone_from=io.BytesIO(pdf)).write(out)
    return out.getvalue()


def _by_pdfium(pdf: bytes) -> bytes:
    out = io.BytesIO()
    document = pdfium.PdfDocument(pdf)
    document.save(out)
    document.close()
    return out.getvalue()


SAVED: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda pdf: pdf,
    "with a line end": lambda pdf: pdf + b"\r\n",
    "saved by qpdf": lambda pdf: saved(pdf, _untouched),
    "for the web": lambda pdf: saved(pdf, _untouched, linearize=True),
    "packed": lambda pdf: saved(
        pdf, _untouched, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True
    ),
    "unpacked": lambda pdf: saved(
        pdf, _untouched, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False
    ),
    "to be edited": lambda pdf: saved(pdf, _untouched, qdf=True),
    "to be edited, by hand": lambda pdf: saved(pdf, _untouched, qdf=True, normalize_content=True),
    "with its metadata written": _metadata,
    "saved by pypdf": _by_pypdf,
    "saved by pypdf as an update": lambda pdf: _by_pypdf(pdf, incremental=True),
    "saved by PDFium": _by_pdfium,
    "saved twice": lambda pdf: _by_pypdf(saved(pdf, _untouched)),
}
SIGNED: dict[str, Callable[[bytes], bytes]] = {
    "signed": signed,
    "signed where it shows": lambda pdf: signed(pdf, box=BLANK),
    "signed on the last page": lambda pdf: signed(pdf, page=-1, box=BLANK),
    "certified": lambda pdf: signed(pdf, certify=True),
    "signed in the older form": lambda pdf: signed(pdf, pades=False),
    "signed with the day": lambda pdf: signed(
        pdf, box=BLANK, text="Ditandatangani 10-01-2025 10.30 WIB oleh NIP 19700101 199003 1 001"
    ),
    "signed with the time": lambda pdf: signed(pdf, timestamp=True),
    "signed without a reason": lambda pdf: signed(pdf, reason=None),
    "signed twice": lambda pdf: signed(signed(pdf, box=BLANK), field="TTE2", page=1, box=BLANK),
    "signed three times": lambda pdf: signed(signed(signed(pdf), field="TTE2"), field="TTE3"),
    "signed for the archive": lambda pdf: timestamped(signed(pdf)),
    "certified and signed": lambda pdf: signed(signed(pdf, certify=True), field="TTE2"),
    "saved anew and signed": lambda pdf: signed(saved(pdf, _untouched)),
    "for the web and signed": lambda pdf: signed(saved(pdf, _untouched, linearize=True)),
    "packed and signed": lambda pdf: signed(
        saved(pdf, _untouched, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    ),
    "saved by pypdf and signed": lambda pdf: signed(_by_pypdf(pdf)),
    "with a line end and signed": lambda pdf: signed(pdf + b"\n"),
}
#: Folder, environment and words of a build by another person on another day.
PLACES: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "plain": ("proyek", {}, ()),
    "in a folder with blanks": ("Laporan Kinerja 2024", {}, ()),
    "in a folder with letters of other scripts": ("laporan-ñ-数", {}, ()),
    "far down": ("a/b/c/d/e/f/g/proyek", {}, ()),
    "in Jayapura": ("proyek", {"TZ": "Asia/Jayapura"}, ()),
    "in Honolulu": ("proyek", {"TZ": "Pacific/Honolulu"}, ()),
    "in no language": ("proyek", {"LC_ALL": "C", "LANG": "C"}, ()),
    "in German": ("proyek", {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}, ()),
    "in Turkish": ("proyek", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, ()),
    "with other hashes": ("proyek", {"PYTHONHASHSEED": "4711"}, ()),
    "in another home": ("proyek", {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}, ()),
    "on a day of 2023": ("proyek", {"SOURCE_DATE_EPOCH": "1700000000"}, ()),
    "on a day of 2031": ("proyek", {"SOURCE_DATE_EPOCH": "1930000000"}, ()),
    "at the beginning of time": ("proyek", {"SOURCE_DATE_EPOCH": "0"}, ()),
    "with other formats": ("proyek", {}, ("--format", "docx,pdf,html")),
    "with other documents": ("proyek", {}, ("--document", "rkt", "--document", "pengukuran")),
    "with what is between kept": ("proyek", {}, ("--keep",)),
    "on one core": ("proyek", {"RAYON_NUM_THREADS": "1"}, ()),
}


def _built_there(data: Path, folder: str, environment: dict[str, str], words: tuple[str, ...], document: str) -> bytes:
    with tempfile.TemporaryDirectory() as above:
        root = Path(above) / folder
        shutil.copytree(data, root / "data" / data.name)
        command = [sys.executable, "-m", "lkj", "build", data.name, "--document", document, *words]
        kept = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        here = str(Path(__file__).parents[2])
        subprocess.run(
            [*command, *([] if "--format" in words else ["--format", "pdf"])],
            cwd=root,
            env={**kept, "PYTHONPATH": here, **environment},
            check=True,
            capture_output=True,
        )
        return (root / "build" / f"{document}-{data.name}.pdf").read_bytes()


def copies(data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield honest copies with their names: a short document done everything to, and one built everywhere."""
    for document in ("pk-ketua", "lkj"):
        pdf = _built_there(data, "proyek", {}, (), document)
        ways = {**SAVED, **SIGNED}
        if document == "lkj":
            ways = {name: ways[name] for name in ("saved by qpdf", "for the web", "saved by pypdf", "signed twice")}
        for name, way in ways.items():
            yield f"{document} {name}", way(pdf)
    for name, (folder, environment, words) in PLACES.items():
        yield f"pk-ketua built {name}", _built_there(data, folder, environment, words, "pk-ketua")
