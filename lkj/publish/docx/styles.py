"""The size of body text: what the reference document sets in its own size becomes the size that the data asks for."""

from __future__ import annotations

from lxml import etree

from lkj.publish.docx.core import serialise, w
from lkj.publish.layout import Layout

# The reference document's body text, in half points; headings and tables have sizes of their own.
_BODY = "22"


def finish_styles(parts: dict[str, bytes], layout: Layout) -> None:
    """Set the styles of body text to the layout's size; nothing changes for the customary one."""
    size = str(round(layout.ukuran * 2))
    if size == _BODY:
        return
    tree = etree.fromstring(parts["word/styles.xml"])
    for node in tree.iter(w("sz"), w("szCs")):
        if node.get(w("val")) == _BODY:
            node.set(w("val"), size)
    parts["word/styles.xml"] = serialise(tree)
