"""Verify a PDF: take its evidence out, build it again from that, and say what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lkj import __version__
from lkj.bangun import build
from lkj.bukti import Manifest, belongs, read_manifest, sources
from lkj.diagnostics import DataError, Severity
from lkj.files import MAX_BYTES
from lkj.publish.lampiran import VALUES, attached
from lkj.report.dokumen import DOKUMEN
from lkj.verifikasi.banding import compare
from lkj.verifikasi.hasil import Difference, Kind, Verification

_MOST_VALUES = 10


def verify(pdf: bytes, root: Path | None = None) -> Verification:
    """Recompute a PDF from its own attachments and compare all it prints; with `root` also its files of today.

    Raises EngineError when the PDF cannot be read or an engine fails.
    """
    carried = attached(pdf)
    manifest = read_manifest(carried.get(VALUES, b""))
    if manifest is None or manifest.document not in DOKUMEN:
        reason = f"lampiran {VALUES} {'tidak dikenali' if VALUES in carried else 'tidak ada'}"
        message = f"dokumen ini tidak dapat diperiksa: {reason}; buat ulang dengan `lkj build`"
        return Verification("", None, "", 0, 0, (Difference(Kind.LAMPIRAN, message),))
    found = [*_version(manifest), *_attachments(manifest, carried)]
    # Names come from a file that anyone may have made: only those of a year's files are ever written.
    usable = {name: data for name, data in carried.items() if belongs(name, manifest.year) and len(data) <= MAX_BYTES}
    if root is not None:
        found += _changed_files(usable, sources(root, manifest.year))
    try:
        again = _rebuild(manifest, usable)
    except DataError as error:
        found.append(_incomputable(error))
        return Verification(manifest.document, manifest.year, manifest.version, 0, 0, tuple(found))
    found += _values(manifest, read_manifest(attached(again).get(VALUES, b"")))
    # Another version may lay every page out a little otherwise.
    pages, words, differing = compare(pdf, again, pictures=manifest.version == __version__)
    return Verification(manifest.document, manifest.year, manifest.version, pages, words, (*found, *differing))


def _version(manifest: Manifest) -> Iterator[Difference]:
    if manifest.version != __version__:
        yield Difference(
            Kind.VERSI,
            f"dokumen dibuat dengan lkj {manifest.version}, sedangkan yang memeriksa lkj {__version__};"
            " perbedaan di bawah ini dapat berasal dari versinya",
        )


def _attachments(manifest: Manifest, carried: Mapping[str, bytes]) -> Iterator[Difference]:
    """Yield what does not agree between the attachments and the list that `nilai.json` has of them."""
    for name, digest in manifest.files.items():
        if name not in carried:
            yield Difference(Kind.LAMPIRAN, f"lampiran {name} tidak ada")
        elif sha256(carried[name]).hexdigest() != digest:
            yield Difference(Kind.LAMPIRAN, f"lampiran {name} tidak lagi seperti saat dokumen dibuat")
    for name in sorted(carried.keys() - manifest.files.keys() - {VALUES}):
        yield Difference(Kind.LAMPIRAN, f"lampiran {name} tidak tercatat dalam {VALUES}")


def _changed_files(then: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[Difference]:
    for name in sorted(then.keys() | now.keys()):
        if name not in now:
            yield Difference(Kind.BERKAS, f"berkas {name} tidak ada lagi")
        elif name not in then:
            yield Difference(Kind.BERKAS, f"berkas {name} ditambahkan sesudah dokumen dibuat")
        elif then[name] != now[name]:
            old, new = then[name].splitlines(), now[name].splitlines()
            line = next((n for n, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b), None)
            first = line or min(len(old), len(new)) + 1
            yield Difference(Kind.BERKAS, f"berkas {name} berubah sesudah dokumen dibuat, mulai baris {first}")


def _rebuild(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """Build the document anew from its evidence, in a folder of its own and with the installed templates."""
    with TemporaryDirectory(prefix="lkj-") as folder:
        root = Path(folder)
        (root / "data" / str(manifest.year)).mkdir(parents=True)
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        document, quarter = (manifest.document,), manifest.quarter
        built = build(root, manifest.year, ("pdf",), dokumen=document, triwulan=quarter, final=manifest.final)
        return built.files[0].read_bytes()


def _incomputable(error: DataError) -> Difference:
    first = next((f for f in error.findings if f.severity is Severity.ERROR), error.findings[0])
    place = f"{first.file}:{first.line}"
    message = f"lampirannya tidak dapat dihitung ulang: {place}: {first.code}: {first.message}"
    return Difference(Kind.HITUNGAN, message)


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{number}]")
    else:
        yield path, value


def _values(manifest: Manifest, again: Manifest | None) -> Iterator[Difference]:
    """Yield the values of `nilai.json` that the recomputation does not give."""
    keys = ("values", "printed")
    then = dict(_leaves({key: manifest.content.get(key) for key in keys}))
    now = dict(_leaves({key: again.content.get(key) for key in keys})) if again else {}
    differing = [name for name in dict.fromkeys([*then, *now]) if then.get(name) != now.get(name)]
    for name in differing[:_MOST_VALUES]:
        old, new = then.get(name), now.get(name)
        yield Difference(Kind.NILAI, f"{VALUES}: {name} adalah «{old}», hasil hitung ulang «{new}»")
    if len(differing) > _MOST_VALUES:
        yield Difference(Kind.NILAI, f"{VALUES}: {len(differing) - _MOST_VALUES} nilai lain juga berbeda")
