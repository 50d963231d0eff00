"""A comparison shown: text for a terminal, Markdown for a merge request, JSON for programs, a page for everybody."""

from lkj.diff.forms.machine import to_json
from lkj.diff.forms.markdown import to_markdown
from lkj.diff.forms.page import to_html
from lkj.diff.forms.terminal import to_text

__all__ = ["to_html", "to_json", "to_markdown", "to_text"]
