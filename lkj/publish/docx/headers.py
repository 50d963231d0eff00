"""The running head: the document's title, and the mark of a draft."""

from __future__ import annotations

from lxml import etree

from lkj.publish.docx.core import serialise, w
from lkj.publish.layout import Properties


def finish_headers(parts: dict[str, bytes], properties: Properties) -> None:
    """Put title and mark where the reference document's header has "lkj:judul" and "lkj:tanda"."""
    words = {"lkj:judul": properties.judul, "lkj:tanda": properties.tanda}
    for name in [n for n in parts if n.startswith("word/header") and n.endswith(".xml")]:
        tree = etree.fromstring(parts[name])
        for text in tree.iter(w("t")):
            text.text = words.get(text.text or "", text.text)
        parts[name] = serialise(tree)
