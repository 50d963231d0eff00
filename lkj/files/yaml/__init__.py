"""Files of the project as plain data with positions: strict YAML, and the text of prose."""

from lkj.files.text import read_text
from lkj.files.yaml.document import Document
from lkj.files.yaml.reader import load

__all__ = ["Document", "load", "read_text"]
