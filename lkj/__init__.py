"""lkj: compiles Indonesian government performance reports from YAML facts."""

__version__ = "0.1.0"
