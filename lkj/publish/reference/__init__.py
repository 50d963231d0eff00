"""`templates/reference.docx`, the Word file whose styles the report takes: a stranger may have written it.

What Word and LibreOffice need for styles, headers and footers is let through, by lists; all else is refused with the
name of the part, or left behind where they write it by themselves. The document that the engine gets is packed anew, so
that no reader of it sees another one than was looked at.
"""

from lkj.publish.reference.reference import Reference, check_reference, reference

__all__ = ["Reference", "check_reference", "reference"]
