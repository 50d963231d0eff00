"""XML of a stranger: no document type, hence no entity, before anything of it is expanded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from lkj.publish.reference.errors import UnfitError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Reader", "local"]

_MAX_DEPTH = 200
# A report of two hundred pages has some fifty thousand; styles alone have two.
_MAX_ELEMENTS = 300_000


def local(element: _Element) -> str:
    """Return the name of an element without its namespace, "" for a comment or instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Reader:
    """Reads the parts of one document, which may have so many elements and no more, in however many parts."""

    def __init__(self) -> None:
        self._left = _MAX_ELEMENTS

    def parse(self, name: str, content: bytes) -> _Element:
        """Return the root of a part; UnfitError where it is no XML, too much, or declares a document type."""
        from lxml import etree

        self.survey(name, content)
        try:
            return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnfitError(f"bagian {name} rusak: bukan XML yang utuh") from error

    def survey(self, name: str, content: bytes) -> None:
        """Read a part once with a parser that expands nothing; UnfitError at what no part needs."""
        parser = expat.ParserCreate()
        depth = 0

        def start(_tag: str, _attributes: object) -> None:
            nonlocal depth
            depth, self._left = depth + 1, self._left - 1
            if depth > _MAX_DEPTH or self._left < 0:
                raise UnfitError(f"bagian {name} terlalu dalam atau terlalu panjang untuk dokumen acuan")

        def end(_tag: str) -> None:
            nonlocal depth
            depth -= 1

        def refuse(*_: object) -> None:
            raise UnfitError(f"bagian {name} menyatakan DOCTYPE atau entitas, yang tidak pernah ada dalam dokumen Word")

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = refuse
        parser.EntityDeclHandler = refuse
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise UnfitError(f"bagian {name} rusak: bukan XML yang utuh") from error
