r"""The one escape: what data holds is shown on a terminal, in a log and in a workflow, and does nothing there.

Three readers act on what they are given. A terminal acts on control characters, and shows text in another order for
some invisible ones. A workflow's log acts on lines that begin with `::` (after spaces) and on `##[` and `##vso[`
anywhere. A spreadsheet takes a cell that begins with `=` for a formula. Each form of output has its function here, and
whatever is printed goes through one of them last, after colours, columns and line breaks were put in.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "cell", "command_data", "command_property", "html_text", "is_formula", "json_text", "lines", "one_line", "visible",
    "xml_text",
]  # fmt: skip

# Format characters, surrogates, private use, unassigned, line and paragraph separators: nothing to look at.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_TAB = "    "
# Texts of patterns, which `re` compiles and keeps when they are first needed: few commands need one.
# Our own colours; anything else that a terminal acts on is written out.
_COLOUR = r"(\x1b\[[\d;]*m)"
# What the runners of GitHub, GitLab's shell, Azure and TeamCity take for a command of the workflow.
_OPENING = r"(?m)^((?:\s|\x1b\[[\d;]*m)*):(?=:)"
_INSIDE = r"#(?=#(?:\[|[A-Za-z]\w*\[))"
# XML 1.0 has no way to write these, not even as references.
_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_FORMULA = r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]"


def visible(text: str) -> str:
    r"""Write text so that a terminal only shows it: a tab as four spaces, what is invisible as \x1b."""
    if text.isprintable():
        return text
    return "".join(_visible_character(character) for character in text)


def _hidden(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in _INVISIBLE


def _visible_character(character: str) -> str:
    if character == "\t":
        return _TAB
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _powerless(text: str) -> str:
    """Write what a workflow would take for a command so that it does not."""
    if "::" in text:
        text = re.sub(_OPENING, r"\1\\x3a", text)
    return re.sub(_INSIDE, r"\\x23", text) if "##" in text else text


def lines(text: str, *, color: bool = False) -> str:
    """Write text of several lines for a terminal or a log; with `color`, our own colours stay.

    Only line feeds part lines. What was escaped already stays as it is.
    """
    if not text.isascii() or not text.replace("\n", "").isprintable():
        shown = _visible_or_colour if color else visible
        text = "\n".join(map(shown, text.split("\n")))
    return _powerless(text)


def _visible_or_colour(line: str) -> str:
    """Write one line as `visible` does, but for our own colours."""
    return "".join(part if n % 2 else visible(part) for n, part in enumerate(re.split(_COLOUR, line)))


def one_line(text: str) -> str:
    """Write text that is to stay on its line, also where that line is a log's."""
    return _powerless(visible(text))


def json_text(text: str) -> str:
    r"""Write JSON so that a terminal only shows it and a log does not act on it; it reads back as the same JSON.

    Nothing but strings can hold such characters, and there `\u001b` is the character itself.
    """
    if not text.replace("\n", "").isprintable():
        text = "".join(_json_character(c) if _hidden(c) else c for c in text)
    return re.sub(_INSIDE, r"\\u0023", text) if "##" in text else text


def _json_character(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def xml_text(text: str) -> str:
    """Write finished XML so that it is well-formed and a log does not act on it, by references."""
    text = re.sub(_NOT_XML, "\ufffd", text)
    text = "".join(f"&#{ord(c)};" if _hidden(c) else c for c in text)
    text = re.sub(_OPENING, r"\1&#58;", text)
    return re.sub(_INSIDE, "&#35;", text)


def html_text(text: str) -> str:
    """Write text for a web page: no tag, no control, no other order of reading, and nothing for a log."""
    from html import escape

    return re.sub(_INSIDE, "&#35;", escape(visible(text)))


def command_data(text: str) -> str:
    """Write the message of a workflow command of GitHub: one line, whatever lines the text has."""
    shown = "\n".join(map(visible, text.split("\n")))
    return re.sub(_INSIDE, r"\\x23", shown).replace("%", "%25").replace("\n", "%0A")


def command_property(text: str) -> str:
    """Write a property of a workflow command of GitHub: no comma or colon ends it."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return re.match(_FORMULA, text) is not None


def cell(text: str) -> str:
    """Write text for a cell: what is invisible is shown, line feeds stay."""
    return "\n".join(map(visible, text.split("\n")))
