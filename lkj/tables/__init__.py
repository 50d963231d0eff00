"""The numbers of a year shown to people and machines: table, JSON, CSV, workbook."""

from lkj.tables.machine import to_json
from lkj.tables.selection import URUTAN, Pilihan, pilih
from lkj.tables.sheets import to_csv, to_xlsx
from lkj.tables.terminal import LEBAR, PERDELAPAN, sebaris, table_to_text

__all__ = [
    "LEBAR",
    "PERDELAPAN",
    "URUTAN",
    "Pilihan",
    "pilih",
    "sebaris",
    "table_to_text",
    "to_csv",
    "to_json",
    "to_xlsx",
]
