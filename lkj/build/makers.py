"""What makes documents: lkj as it is here, and the packages that have a say in what a document looks like."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from lkj import __version__
from lkj.files import Kind, entries, read_own

__all__ = ["ENGINES", "LIBRARIES", "source", "tools"]

#: What lays the pages out and draws them, by the names of their packages (pandoc comes in the first).
ENGINES = ("pypandoc_binary", "typst", "fontpkg-arimo")
#: What words and charts are made with; another version of these seldom makes a difference.
LIBRARIES = ("babel", "jinja2", "num2words", "pillow", "pypdfium2")
_CODE = (".py", ".j2", ".lua", ".typ", ".ttf", ".css", ".js", ".html", ".docx", ".yaml", ".txt")
# What an installed lkj has besides.
_NO_CODE = ("requirements.txt",)


def tools() -> dict[str, str]:
    """Return the versions of lkj and of the packages that have a say in what a PDF looks like."""
    return {"lkj": __version__, **_packages()}


@cache
def _packages() -> dict[str, str]:
    return {name: version(name) for name in (*ENGINES, *LIBRARIES)}


@cache
def source() -> str:
    """Return what tells the code and the templates of this lkj from those of another that bears the same version."""
    from lkj.files import package_templates

    package = Path(__file__).parents[1]
    total = sha256()

    def add(folder: Path) -> None:
        for name, kind in entries(folder, ""):
            if kind is Kind.FOLDER and name not in ("__pycache__", "templates"):
                add(folder / name)
            elif kind is Kind.FILE and name.endswith(_CODE) and name not in _NO_CODE:
                # Git may have written them with the line ends of Windows.
                total.update(f"{name}\n".encode() + read_own(folder / name).replace(b"\r\n", b"\n"))

    # The templates stand within an installed lkj, and beside a checkout.
    add(package)
    add(package_templates())
    return total.hexdigest()[:12]
