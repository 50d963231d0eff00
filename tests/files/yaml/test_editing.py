"""Proves that a value is edited with the comments that speak of it, and that all else stays as it was written."""

from lkj.files.yaml.commented import Skalar
from lkj.files.yaml.editing import YamlEdit, quoted

TEXT = """\
skema: 1

# Bagian kedua.

# Menurut daftar pegawai.
pegawai:
  pns: 12  # per Desember
  # Menurut kontrak.
  ppnpn: 3
unit:
  - id: a
    nama: Satu
  - id: b

    nama: Dua
"""


def _edited(edit: YamlEdit) -> set[str]:
    """Return the lines that an edit took out or put in."""
    return set(TEXT.splitlines()) ^ set(edit.text().splitlines())


def test_a_value_is_taken_out_with_what_is_said_of_it() -> None:
    """The comment right above goes with it, that of a whole section stays; an item goes with its blank lines."""
    edit = YamlEdit(TEXT)
    edit.remove(("pegawai", "ppnpn"))
    assert _edited(edit) == {"  # Menurut kontrak.", "  ppnpn: 3"}
    edit = YamlEdit(TEXT)
    edit.remove(("pegawai",))
    assert "# Menurut daftar pegawai." not in edit.text()
    assert "# Bagian kedua.\n\nunit:" in edit.text()
    edit = YamlEdit(TEXT)
    edit.remove(("unit", 1))
    assert edit.text() == TEXT[: TEXT.index("  - id: b")]


def test_what_a_blank_line_sets_apart_can_be_asked_for() -> None:
    edit = YamlEdit(TEXT)
    top = edit.span(("pegawai",), apart=True).top
    assert "# Bagian kedua." in edit.lines[top : edit.span(("pegawai",)).top]


def test_lines_and_values_are_edited_in_one_text() -> None:
    """Line ends and the mark of the file's beginning stay; what is set keeps the comment beside it."""
    edit = YamlEdit("\ufeff" + TEXT.replace("\n", "\r\n"))
    edit.set(("pegawai", "pns"), Skalar("13", "", 0, 0))
    edit.set(("unit", 0, "nama"), quoted("null"))
    edit.after(("pegawai",), ["kantor: 1"])
    expected = TEXT.replace("pns: 12", "pns: 13").replace("nama: Satu", 'nama: "null"')
    expected = expected.replace("unit:", "kantor: 1\nunit:")
    assert edit.text() == "\ufeff" + expected.replace("\n", "\r\n")
