"""The tables of a composed report, which are data in it, written out as HTML, so that tests can read its text."""

from __future__ import annotations

import json
import re
from typing import Any

from lkj.wording.literal import lolos

_BLOCK = re.compile("`{6} tabel\n\x02(.*?)\n`{6}", re.DOTALL)


def _inlines(content: Any) -> str:
    if isinstance(content, str):
        return "<br>".join(lolos(line) for line in content.split("\n"))
    made = ""
    for run in content:
        if isinstance(run, str):
            made += _inlines(run)
        elif run[0] == "r":
            made += f'<span data-tujuan="{run[1]}">{run[2]}</span>'
        else:
            tag = {"b": "strong", "i": "em"}[run[0]]
            made += f"<{tag}>{_inlines(run[1:])}</{tag}>"
    return made


def _cell(cell: Any, tag: str) -> str:
    spans = cell if isinstance(cell, dict) else {"isi": cell}
    names = {"kolom": "colspan", "baris": "rowspan"}
    attributes = "".join(f' {names[key]}="{spans[key]}"' for key in names if key in spans)
    return f"<{tag}{attributes}>{_inlines(spans['isi'])}</{tag}>"


def _rows(rows: list[list[Any]], tag: str) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, tag) for cell in row)}</tr>\n" for row in rows)


def _written(found: re.Match[str]) -> str:
    data = json.loads(found[1])
    title = f"<caption>{data['label']} {_inlines(data['judul'])}</caption>" if data["nama"] else ""
    widths = "".join(f'<col style="width: {width}%">' for width in data["lebar"])
    name = f"#{data['nama']}" if data["nama"] else f".{data['jenis']}"
    rata = " ".join(data["rata"])
    return (
        f'`````` {{.tabel {name} rata="{rata}"}}\n<table>{title}<colgroup>{widths}</colgroup>'
        f"<thead>{_rows(data['kepala'], 'th')}</thead><tbody>\n{_rows(data['baris'], 'td')}</tbody></table>\n``````"
    )


def tertulis(markdown: str) -> str:
    """Return the Markdown with each table as HTML."""
    return _BLOCK.sub(_written, markdown)


def tabel(text: str, nama: str) -> tuple[list[str], list[list[str]]]:
    """Return the heads and the rows of a table; a cell that reaches down stands in its first row only."""
    body = text.split(f"#{nama} ")[1].split("``````")[0]
    heads = re.findall(r"<th[^>]*>(.*?)</th>", body.split("</tr>")[0])
    rows = re.findall(r"<tr>(.*?)</tr>", body.split("<tbody>")[1])
    return heads, [[polos(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]


def polos(cell: str) -> str:
    """Return the text of a cell."""
    return re.sub(r"<[^>]+>", "", cell)
