"""A verification told: in Indonesian sentences, and as JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterator

from lkj.diagnostics.escape import one_line
from lkj.tables.machine import dump
from lkj.verify.figures import other_numbers
from lkj.verify.verdict import Signature, Verdict, Verification

SHOWN = 40
_PROVEN = (
    "Yang terbukti: yang tercetak mengikuti data di dalam berkas ini. Yang tidak terbukti: bahwa data itu benar, atau"
    " bahwa inilah berkas yang diterbitkan. Untuk itu cocokkan SHA-256 berkas dengan yang dicatat ketika terbit"
    " (--sha256)."
)
_UNCHANGED = "Data, narasi, dan templat di folder proyek masih sama dengan yang dibawa berkas ini."
_RECORDED = "SHA-256 berkas sama dengan yang dicatat: inilah berkas yang diterbitkan."
_RECORDED_BENEATH = (
    "SHA-256 yang dicatat ialah SHA-256 bagian awal berkas ini: inilah berkas yang diterbitkan. Sesudahnya hanya"
    " ditambahkan tanda tangan, atau tidak ada yang tampak."
)
_TRUST = (
    "  Isi yang ditandatangani cocok dengan berkas ini; kunci dan sertifikat penanda tangan tidak diperiksa lkj."
    " Periksa keabsahannya dengan layanan penerbit sertifikat."
)
_SHOWN = (
    "  Tampilan tanda tangan, tulisan maupun gambarnya, dibuat penanda tangan dan bukan bagian laporan: tidak ada yang"
    " dibuktikan tentang isinya."
)


def to_text(result: Verification, name: str) -> str:
    """Tell the outcome in Indonesian, one difference a line; `name` is the file's.

    What a signature, an attachment or the file is called stays on its line, and cannot look like a verdict.
    """
    return "".join(f"{one_line(line)}\n" for line in _lines(result, name))


def _lines(result: Verification, name: str) -> Iterator[str]:
    yield f"{name}: {_headline(result)}"
    for finding in result.findings[:SHOWN]:
        yield f"  {'' if finding.page is None else f'halaman PDF ke-{finding.page}: '}{finding.message}"
    if len(result.findings) > SHOWN:
        yield f"  … dan {len(result.findings) - SHOWN} temuan lagi"
    for one in result.signatures:
        yield f"  {_signature(one)}"
    if result.signatures:
        yield _TRUST
    if any(one.pages for one in result.signatures):
        yield _SHOWN
    if result.templates:
        yield (
            f"  Perhatian: {len(result.templates)} templat bukan milik lkj: {', '.join(result.templates)}. Apa yang"
            " tercetak dapat diketik di sana, juga angka; baca templat itu di antara lampiran."
        )
        yield from (f"    {note}" for note in result.notes)
    if result.document and not result.final and result.same:
        yield "  Berkas ini rancangan: bertanda KONSEP."
    if result.verdict is Verdict.UNPROVABLE and result.document:
        yield f"Untuk membuktikannya, periksa dengan {_wanted(result)}"
    if result.unchanged:
        yield _UNCHANGED
    if result.recorded:
        yield _RECORDED_BENEATH if result.recorded_beneath else _RECORDED
    elif result.same:
        yield _PROVEN
    yield f"SHA-256: {result.sha256}"
    if result.signatures and result.built and result.built != result.sha256:
        yield f"SHA-256 sebelum ditandatangani: {result.built}"


def _headline(result: Verification) -> str:
    size = f"{result.words} kata pada {result.pages} halaman"
    match result.verdict:
        case Verdict.IDENTICAL:
            return (
                f"sama persis. Dibangun ulang dari lampirannya (lkj {result.version}), setiap bita sama; {size} cocok."
            )
        case Verdict.SIGNED:
            return (
                f"sama persis, lalu ditandatangani. Isi di bawah tanda tangan sama, setiap bita, dengan yang dibangun"
                f" ulang dari lampirannya (lkj {result.version}); {size} cocok. Yang ditambahkan hanya tanda tangan:"
            )
        case Verdict.REWRITTEN:
            more = ", lalu ditandatangani:" if result.signatures else "."
            return (
                "isi sama, berkas ditulis ulang. Program lain menyimpannya kembali; semua yang ditampilkan pembaca PDF"
                f" sama dengan yang dibangun ulang dari lampirannya (lkj {result.version}); {size} cocok{more}"
            )
        case Verdict.RECORDED:
            return f"SHA-256 {'bagian awalnya ' if result.recorded_beneath else ''}sama dengan yang dicatat."
        case Verdict.UNPROVABLE if not result.document:
            return "tidak dapat dibuktikan. Berkas ini tidak membawa bukti."
        case Verdict.UNPROVABLE:
            names = list(result.here) or ["lkj"]
            made = ", ".join(f"{package} {result.tools.get(package, 'tidak tercatat')}" for package in names)
            here = ", ".join(f"{package} {version}" for package, version in result.here.items())
            if not here:
                made, here = _sources(result)
            tail = (
                f"{len(result.findings)} perbedaan, yang dapat berasal dari versinya:"
                if result.findings
                else (f"yang dapat dibandingkan sama, {size}.")
            )
            return f"tidak dapat dibuktikan di sini. Dibuat dengan {made}, sedangkan di sini {here}; {tail}"
        case _:
            version = ""
            if result.here.get("lkj"):
                version = f" (dibuat dengan lkj {result.version}, diperiksa dengan lkj {result.here['lkj']})"
            elif result.source[0] != result.source[1]:
                version = " (dibuat dengan {}, diperiksa dengan {})".format(*_sources(result))
            return f"berbeda, {len(result.findings)} temuan{version}"


def _sources(result: Verification) -> tuple[str, str]:
    """Name the lkj that made the document and this one: between two releases the version stays, the code does not."""
    made, here = (f"lkj {result.version} dari sumber {code or '?'}" for code in result.source)
    return made, here


def _wanted(result: Verification) -> str:
    named = [f"{package}=={result.tools[package]}" for package in result.here if package in result.tools]
    if named:
        return f"versi yang membuatnya: pip install {' '.join(named)}"
    return f"lkj yang membuatnya, yaitu yang kode dan templatnya bersidik {result.source[0] or 'lain'}"


def _signature(one: Signature) -> str:
    by = f" oleh «{one.name}»" if one.name else ""
    told = [f"alasan «{one.reason}»"] if one.reason else []
    told += [f"waktu {one.time}"] if one.time else []
    for page, box in zip(one.pages, one.boxes, strict=False):
        left, bottom, right, top = box
        told.append(f"tampak pada halaman PDF ke-{page} ({left:g}, {bottom:g} sampai {right:g}, {top:g})")
    told += [f"bertuliskan «{one.text}»"] if one.text else []
    numbers = other_numbers(one.text)
    told += [f"tulisan itu memuat angka {', '.join(numbers)}, yang bukan tanggal, waktu, atau NIP"] if numbers else []
    what = "penanda waktu" if one.kind.endswith("RFC3161") else "tanda tangan"
    return f"{what} {one.field}{by} menurut catatannya sendiri{''.join(f'; {part}' for part in told)}"


def to_json(result: Verification, name: str) -> str:
    """Return the outcome as JSON with English keys."""
    content = {
        "file": name,
        "result": result.verdict.value,
        "exit_code": result.verdict.exit_code,
        "sha256": result.sha256,
        "built_sha256": result.built or None,
        "recorded": result.recorded,
        "recorded_beneath": result.recorded_beneath,
        "document": result.document or None,
        "year": result.year,
        "quarter": result.quarter,
        "final": result.final,
        "made_with": dict(result.tools),
        "here": dict(result.here),
        "source": {"made_with": result.source[0] or None, "here": result.source[1] or None},
        "pages": result.pages,
        "words": result.words,
        "signatures": [
            {
                "field": one.field,
                "name": one.name,
                "reason": one.reason,
                "time": one.time,
                "kind": one.kind,
                "signed_bytes": one.end,
                "places": [{"page": p, "box": list(b)} for p, b in zip(one.pages, one.boxes, strict=False)],
                "text": one.text,
            }
            for one in result.signatures
        ],
        "templates": list(result.templates),
        "project_unchanged": result.unchanged,
        "notes": list(result.notes),
        "findings": [
            {
                "kind": one.kind.value,
                "page": one.page,
                "message": one.message,
                "printed": one.printed,
                "expected": one.expected,
            }
            for one in result.findings
        ],
    }
    return dump(content)
