"""Settings of the document that pandoc takes from its own defaults: Word's present layout, and Indonesian signs."""

from __future__ import annotations

from lxml import etree

from lkj.publish.docx.core import Element, parse, serialise, w

# Without it Word lays out as in 2007 and says «[Compatibility Mode]» in its title.
_COMPAT = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
# Of pandoc's defaults: moves would come back from a review as text deleted here and typed there.
_UNWANTED = ("doNotTrackMoves", "compat", "themeFontLang", "decimalSymbol", "listSeparator")
# What CT_Settings has behind `compat` that pandoc or a reference document may write.
_AFTER_COMPAT = ("docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping")
_LANGUAGE = '<w:themeFontLang w:val="id-ID"/>'
# TOC parts the names of styles with it, and Word in Indonesian reads and writes numbers so.
_SIGNS = ('<w:decimalSymbol w:val=","/>', '<w:listSeparator w:val=";"/>')


def _before(tree: Element, made: Element, names: tuple[str, ...]) -> None:
    """Put an element before the first of some, at the end where there is none."""
    later = next((node for node in tree if etree.QName(node).localname in names), None)
    if later is None:
        tree.append(made)
    else:
        later.addprevious(made)


def finish_settings(parts: dict[str, bytes]) -> None:
    """Set what the fields, the layout and the languages of the document need; the rest stays."""
    tree = etree.fromstring(parts["word/settings.xml"])
    for name in _UNWANTED:
        for node in tree.findall(w(name)):
            tree.remove(node)
    _before(tree, parse(f"<w:compat>{_COMPAT}</w:compat>"), _AFTER_COMPAT)
    _before(tree, parse(_LANGUAGE), ("clrSchemeMapping",))
    for sign in _SIGNS:
        tree.append(parse(sign))
    parts["word/settings.xml"] = serialise(tree)
