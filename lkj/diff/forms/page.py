"""A comparison as one web page: no script, no network, readable on a phone and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence

from lkj.diagnostics.escape import html_text as escape
from lkj.diff import Beda, Jenis, Perubahan
from lkj.diff.forms import sentences, values
from lkj.diff.forms.arrangement import Butir, rekap, susun
from lkj.publish import palet

__all__ = ["to_html"]

_GAYA = (
    palet.css()
    + """
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem;color:var(--tinta);background:var(--kertas);
font:1rem/1.5 Arial,Arimo,"Liberation Sans",sans-serif;overflow-wrap:break-word}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}
.peringatan{border-left:.3rem solid var(--awas);background:var(--latar);padding:.6rem 1rem;margin:.6rem 0}
.tabel{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid var(--garis);padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th{background:var(--kepala)}
.baru{background:var(--kepala)}.hilang{background:var(--latar)}
code{font-size:.85em}
:focus-visible{outline:3px solid var(--tautan)}
@media(max-width:40rem){
.rincian thead{position:absolute;left:-100vw}
.rincian tr,.rincian td,.rincian th{display:block;border-width:0}
.rincian tr{border:1px solid var(--garis);margin-bottom:.6rem}
.rincian td[data-nama]:not(:empty)::before{content:attr(data-nama) ": ";font-weight:bold}
.rincian td:empty{display:none}
}
@media print{body{max-width:none;padding:0;font-size:9pt}.tabel{overflow:visible}tr{break-inside:avoid}
thead{display:table-header-group}}
"""
)


def to_html(comparisons: Sequence[Beda]) -> str:
    """Write comparisons as a page; every text of the data is escaped, and the page may load nothing."""
    digest = base64.b64encode(hashlib.sha256(_GAYA.encode()).digest()).decode()
    title = escape(sentences.judul(comparisons[0])) if comparisons else "Perbandingan"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="id">',
        "<head>",
        '<meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}';"
        " base-uri 'none'; form-action 'none'\">",
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="lkj">',
        f"<title>Perbandingan {title}</title>",
        f"<style>{_GAYA}</style>",
        "</head>",
        "<body>",
        "<main>",
        *(line for one in comparisons for line in _beda(one)),
        *([] if comparisons else [f"<p>{sentences.SAMA}</p>"]),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _beda(beda: Beda) -> Iterator[str]:
    yield f"<h1>{escape(sentences.judul(beda))}</h1>"
    if beda.pokok:
        yield from _pokok(beda)
    if not beda.berbeda:
        yield f"<p>{sentences.SAMA}</p>"
        return
    for warning in beda.peringatan:
        said = escape(sentences.peringatan(warning, beda.desimal))
        yield f'<p class="peringatan"><strong>Perhatian.</strong> {said}</p>'
    parts = susun(beda)
    yield f"<p>{escape(rekap(parts))}.</p>"
    for part in parts:
        yield f"<h2>{escape(part.judul)}</h2>"
        yield f'<table class="rincian" aria-label="{escape(part.judul)}">'
        yield "<thead><tr>" + "".join(f'<th scope="col">{name}</th>' for name in _KOLOM) + "</tr></thead>"
        yield "<tbody>"
        for group in (*part.butir, *part.rutin):
            for p in group.perubahan:
                yield _baris(group, p, beda.desimal)
        yield "</tbody>"
        yield "</table>"


_KOLOM = ("Butir", "Fakta", "Sebelum", "Sesudah", "Keterangan", "Tempat")


def _pokok(beda: Beda) -> Iterator[str]:
    yield '<div class="tabel" role="region" tabindex="0" aria-label="Angka pokok">'
    yield "<table><caption>Angka pokok</caption>"
    heads = ("Angka", "Sebelum", "Sesudah", "Perubahan")
    yield "<thead><tr>" + "".join(f'<th scope="col">{name}</th>' for name in heads) + "</tr></thead><tbody>"
    for one in beda.pokok:
        cells = "".join(f"<td>{escape(text)}</td>" for text in sentences.pokok(one, beda))
        yield f'<tr><th scope="row">{escape(sentences.nama_pokok(one))}</th>{cells}</tr>'
    yield "</tbody></table>"
    yield "</div>"


def _baris(group: Butir, p: Perubahan, desimal: int) -> str:
    head = " ".join(filter(None, (group.id, group.nama))) or sentences.label(p)
    fact, before, after, said = _sel(p, desimal)
    cells = "".join(
        f'<td data-nama="{name}">{escape(text)}</td>'
        for name, text in zip(_KOLOM[1:5], (fact, before, after, said), strict=True)
    )
    place = sentences.tempat(p)
    where = f"<code>{escape(place)}</code>" if place else ""
    look = {Jenis.BARU: ' class="baru"', Jenis.HILANG: ' class="hilang"'}.get(p.jenis, "")
    return f'<tr{look}><th scope="row">{escape(head)}</th>{cells}<td data-nama="Tempat">{where}</td></tr>'


def _sel(p: Perubahan, desimal: int) -> tuple[str, str, str, str]:
    """Return fact, before, after and remark; what has no two values is told as a sentence."""
    if p.jenis in (Jenis.UBAH, Jenis.GANTI_NAMA, Jenis.PINDAH, Jenis.HITUNG, Jenis.NYATAKAN_ULANG) and p.fakta:
        before, after = (values.tulis(p, value, desimal) for value in (p.sebelum, p.sesudah))
        moved = "pindah" if p.jenis is Jenis.PINDAH else ""
        return sentences.label(p), before, after, ", ".join(filter(None, (moved, sentences.keterangan(p, desimal))))
    word = {Jenis.BARU: "baru", Jenis.HILANG: "dihapus"}.get(p.jenis, "")
    return sentences.label(p), "", "", sentences.kalimat(p, desimal) or word
