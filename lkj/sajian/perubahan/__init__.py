"""A comparison shown: text for a terminal, Markdown for a merge request, JSON for programs, a page for everybody."""

from lkj.sajian.perubahan.data import to_json
from lkj.sajian.perubahan.halaman import to_html
from lkj.sajian.perubahan.markdown import to_markdown
from lkj.sajian.perubahan.teks import to_text

__all__ = ["to_html", "to_json", "to_markdown", "to_text"]
