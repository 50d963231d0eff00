"""The numbers of a year shown to people and machines: table, JSON, CSV, workbook, and explanations."""

from lkj.sajian.data import to_json
from lkj.sajian.lembar import to_csv, to_xlsx
from lkj.sajian.penjelasan import explanations_to_json, explanations_to_text, list_to_json, list_to_text
from lkj.sajian.pilihan import URUTAN, Pilihan, pilih
from lkj.sajian.tabel import LEBAR, table_to_text

__all__ = [
    "LEBAR",
    "URUTAN",
    "Pilihan",
    "explanations_to_json",
    "explanations_to_text",
    "list_to_json",
    "list_to_text",
    "pilih",
    "table_to_text",
    "to_csv",
    "to_json",
    "to_xlsx",
]
