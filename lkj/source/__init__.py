"""Files of the project as plain data with positions: strict YAML, and the text of prose."""

from lkj.source.document import Document
from lkj.source.files import read_bytes, read_text
from lkj.source.yaml_reader import load

__all__ = ["Document", "load", "read_bytes", "read_text"]
