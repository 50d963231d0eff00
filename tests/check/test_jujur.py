"""What passes `check` is built: what stops a document is told before one is made, and what is odd is borne."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lkj.files import package_templates
from lkj.report.numbering import number
from lkj.wording.printed import angka, rupiah

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat


MANY = f"{{% for a in '{'x' * 150}' %}}{{% for b in '{'x' * 150}' %}}X{{% endfor %}}{{% endfor %}}"
TABEL = '{% call tabel("tabel-x", "X", [["A", 9, "kiri"]]) %}<tr><td>a &lt; b</td></tr>{% endcall %}\n'


def first_of(proyek: Proyek, old: str, new: str) -> None:
    """Change the first place in `indikator.yaml` where a text stands."""
    path = proyek.path("indikator.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("epoch", ["99999999999999999999", "253402300800", "-5", "1e9", "٣", "kemarin"])
def test_a_clock_that_is_none_is_told(proyek: Proyek, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """SOURCE_DATE_EPOCH must be a time that documents can bear; another is neither passed over nor a fault of lkj."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, _, stderr = proyek.jalankan("build", "2024")
    assert code == 3
    assert f"SOURCE_DATE_EPOCH berisi «{epoch}»" in stderr
    assert not (proyek.root / "build").exists()


def test_a_time_zone_that_is_none_stops_nothing(proyek: Proyek) -> None:
    """No output depends on where the machine stands, so what its TZ says is of no matter."""
    command = [sys.executable, "-m", "lkj", "check", "2024", "--root", str(proyek.root)]
    env = {**os.environ, "TZ": f":{proyek.path('satker.yaml')}"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, "galat" in done.stderr) == (0, False)


def test_numbers_of_thirty_digits_are_written() -> None:
    """The longest number that a file may hold is printed to the last digit."""
    assert angka(10**29 - 1, 2) == f"{10**29 - 1:,}".replace(",", ".") + ",00"
    assert rupiah(-(10**29 - 1)).startswith("−Rp99.999.")


@pytest.mark.parametrize(
    ("key", "value"), [("batas_atas", "9" * 29), ("target_renstra", "9" * 29), ("nasional", "9" * 29)]
)
def test_a_huge_number_is_no_fault_of_lkj(proyek: Proyek, key: str, value: str) -> None:
    """It is printed or it is a finding in its file, in every format."""
    first_of(proyek, "realisasi: 98\n", f"realisasi: 98\n    {key}: {value}\n")
    for args in (("check", "2024"), ("build", "2024", "--format", "docx,pdf,html")):
        code, _, stderr = proyek.jalankan(*args)
        assert code in (0, 1)
        assert "galat dalam lkj" not in stderr
        assert code == 0 or "data/2024/indikator.yaml" in stderr


def test_a_bar_of_any_length_is_drawn(proyek: Proyek) -> None:
    """A realisasi of twenty-one digits is found or printed; the chart does not fill the memory."""
    first_of(proyek, "realisasi: 98\n", "realisasi: 100000000000000000000\n")
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "pdf,html")
    assert code in (0, 1)
    assert "galat dalam lkj" not in stderr


def test_every_document_of_a_project_with_own_templates_is_tried(proyek: Proyek) -> None:
    """`check` finds a slip in the template of a document that it is not asked to build."""
    proyek.tulis("../../templates/pengukuran.md.j2", "{{ tidak_ada }}\n")
    code, _, stderr = proyek.jalankan("check", "2024")
    assert code == 1
    assert "templates/pengukuran.md.j2:1:4: galat LKJ501: nama «tidak_ada»" in stderr


def test_a_comment_that_is_not_closed_names_its_template(proyek: Proyek) -> None:
    """The file is named as it stands in the project, not by where the project stands on the machine."""
    proyek.tulis("../../templates/bab-4.md.j2", "Satu\n{# dua\n")
    _, _, stderr = proyek.jalankan("check", "2024")
    assert "templates/bab-4.md.j2:2:1: galat LKJ501" in stderr


def test_a_title_that_stands_in_thousands_of_places_is_numbered_soon() -> None:
    """Each heading has a bookmark of its own, found without trying all before it."""
    made = number("### Judul\n" * 20_000)
    assert made.count("{#") == 20_000
    assert "{#judul-20000 " in made or "{#judul-20000}" in made


def test_margins_leave_room_for_a_table(proyek: Proyek) -> None:
    """Margins of ten centimetres each leave one: that is told before a table falls off the page."""
    path = proyek.path("satker.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}tata_letak:\n  margin:\n    kiri: 10\n    kanan: 9.5\n", encoding="utf-8", newline="\n")
    code, _, stderr = proyek.jalankan("check", "2024")
    assert code == 1
    assert "galat LKJ205: margin kiri dan kanan menyisakan 1,5 cm pada kertas A4" in stderr


def test_a_ligature_in_a_table_is_printed(proyek: Proyek) -> None:
    """A PDF gives «fi» for a typed «ﬁ»: no cell is missing."""
    first_of(proyek, "nama: Persentase", "nama: Eﬁsiensi Persentase")
    assert proyek.jalankan("build", "2024", "--format", "pdf")[0] == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# Penutup {.bab}\n\nLihat {{ rujuk('tabel-tiada') }}.\n", "templates/bab-4.md.j2:3:17"),
        ("# Penutup {.bab}\n\n{{ satker.tiada }}\n", "templates/bab-4.md.j2:3:11"),
        ("# Penutup {.bab}\n\n{{ satker.tiada }} {{ satker.tiada }}\n", "templates/bab-4.md.j2:3:1"),
        ("# Penutup {.bab}\n\nKini {{ tahun|tak_ada }}\n", "templates/bab-4.md.j2:3:15"),
        ("# Penutup {.bab}\n\n{% tak_ada %}\n", "templates/bab-4.md.j2:3:4"),
        ("# Penutup {.bab}\n\n{% include '" + "a" * 300 + "' %}\n", "templates/bab-4.md.j2:3:13"),
    ],
)
def test_an_error_in_an_own_template_is_found_in_it(proyek: Proyek, text: str, place: str) -> None:
    """The project's own file is named, at its line."""
    proyek.tulis("../../templates/bab-4.md.j2", text)
    _, _, stderr = proyek.jalankan("check", "2024")
    assert f"{place}: galat LKJ501" in stderr


def test_what_an_own_macro_writes_into_a_table_of_lkjs_is_its_own(proyek: Proyek) -> None:
    """A table of the installed templates fails for what the project's one template gave it: that one is named."""
    shipped = (package_templates() / "makro.md.j2").read_text(encoding="utf-8")
    proyek.tulis("../../templates/makro.md.j2", shipped.replace("{% for b in rows %}", "x{% for b in rows %}"))
    _, _, stderr = proyek.jalankan("check", "2024")
    assert "templates/makro.md.j2:1:1: galat LKJ501" in stderr
    assert "templates/bab-" not in stderr


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("bab-4.md.j2", "# Penutup {.bab}\n\nx\n\n```\nkode\n", "bab-4.md.j2:5:1: galat LKJ50"),
        ("bab-4.md.j2", "# Penutup {.bab}\n\n<!-- buka\n", "bab-4.md.j2:3:1: galat LKJ50"),
        ("bab-4.md.j2", "# Penutup {.bab}\n\na[^1]\n\n[^1]: b [^1]\n", "bab-4.md.j2:5:1: galat LKJ502: catatan kaki"),
        ("bab-4.md.j2", "# Penutup {.bab}\n\n" + "- " * 20 + "x\n", "bab-4.md.j2:3:1: galat LKJ502: daftar bersarang"),
        ("bab-4.md.j2", "{% if tahun %} " + "- " * 20 + "x\n{% endif %}\n", "bab-4.md.j2:1:1: galat LKJ502: daftar"),
        (
            "bab-4.md.j2",
            "{% macro m(n) %}{% if n %}- {{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(12) }}\n",
            "bab-4.md.j2:1:1: galat LKJ502: daftar",
        ),
        ("laporan.md.j2", "", "laporan.md.j2:1:1: galat LKJ502: templat ini tidak menghasilkan isi"),
        (
            "laporan.md.j2",
            "{# kosong #}\n<!-- juga -->\n\n::: {.x}\n<br>\n:::\n",
            "laporan.md.j2:1:1: galat LKJ502: templat ini",
        ),
        (
            "bab-4.md.j2",
            f"# Penutup {{.bab}}\n\n{'a' * 20_000}\n",
            "bab-4.md.j2:3:1: galat LKJ502: baris ini sepanjang",
        ),
        (
            "bab-4.md.j2",
            "# Penutup {.bab}\n\n" + MANY.replace("X", "a") + "\n",
            "bab-4.md.j2:1:1: galat LKJ502: sebuah kata",
        ),
        ("bab-4.md.j2", "# Penutup {.bab}\n\n###\n", "bab-4.md.j2:1:1: galat LKJ502: judul ini kosong"),
        ("bab-4.md.j2", "::: {.bagian .angka}\n:::|\n\nx\n", "bab-4.md.j2:1:1: galat LKJ502: bagian «:::"),
        ("bab-4.md.j2", "# Penutup {.bab}\n\n&#x1F642;\n", "bab-4.md.j2:3:1: galat LKJ210"),
        (
            "bab-4.md.j2",
            "# Penutup {.bab}\n\n{{ '`' }}\n{% set p %}\n{% raw %}``{% endraw %}`\n{% endset %}{{ p }}\n"
            '{% call tabel("tabel-x", "X", [["A", 9, "kiri"]]) %}<tr><td>a</td></tr>{% endcall %}\n\n'
            "{{ p }}\n",
            "bab-4.md.j2",
        ),
    ],
    ids=[
        "code",
        "comment",
        "notes",
        "lists",
        "after a tag",
        "macro",
        "empty",
        "silent",
        "word",
        "made word",
        "heading",
        "part",
        "character",
        "table",
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_template_that_breaks_the_document_is_named(
    proyek: Proyek, command: str, name: str, text: str, told: str
) -> None:
    """What a template does not close, or piles up, is an error of the data at its line, in `check` and `build` alike."""
    proyek.tulis(f"../../templates/{name}", text)
    code, _, stderr = proyek.jalankan(command, "2024")
    assert code == 1
    assert f"templates/{told}" in stderr


def test_what_only_the_engines_see_is_the_templates(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that fails with a template of the project's own, however that is seen: an error of that template."""
    monkeypatch.setattr("lkj.report.open_blocks.Terbuka.baca", lambda *_: None)
    monkeypatch.setattr("lkj.check.project.check_templates", lambda *_: [])
    proyek.tulis("../../templates/pk.md.j2", f"# Perjanjian\n\n<script>\n\n{TABEL}\n")
    code, _, stderr = proyek.jalankan("build", "2024", "--format", "pdf", "--document", "pk-ketua")
    assert code == 1
    assert "templates/pk.md.j2:1:1: galat LKJ502: Perjanjian Kinerja Ketua" in stderr


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("*" * 9_000 + "a" + "*" * 900, 1, "LKJ502: huruf tebal dan miring bersarang"),
        ("Satu\n\n" + "".join("*a **b\n" for _ in range(40)), 13, "LKJ502: huruf tebal dan miring bersarang"),
        ("Satu\n\n" + "[" * 5_000 + "a" + "]" * 4_000, 3, "LKJ502: kurung siku bersarang"),
        ("a|" * 3_000 + "\n" + "-|" * 3_000 + "\n", 2, "LKJ502: tabel ini mempunyai 3000 kolom"),
        ("Satu\n\n" + "a" * 20_000, 3, "LKJ502: baris ini sepanjang 20000 huruf"),
        ("### " + "kata " * 8_000, 1, "LKJ502: baris ini sepanjang"),
        ("```\n" + "a" * 40_000 + "\n```", 2, "LKJ502: baris ini sepanjang"),
        (
            MANY.replace("X", "a"),
            1,
            "LKJ502: sebuah kata atau judul lebih panjang",
        ),
        (
            MANY.replace("X", "*") + "a",
            1,
            "LKJ502: huruf tebal dan miring bersarang",
        ),
        (
            "![" + "kata kata\n" * 2_000 + "](gambar:capaian-sasaran)",
            1,
            "LKJ502: keterangan gambar ini terlalu panjang",
        ),
        ("+----+----+\n| aa | bb |\n" * 20_000, 1, "LKJ107: «data/2024/narasi/misi.md» melebihi batas 256 KiB"),
    ],
)
def test_prose_that_outgrows_the_engines_is_told_before(proyek: Proyek, text: str, line: int, told: str) -> None:
    """Nesting, lines and tables beyond what anyone prints are errors of `check`, at their line."""
    proyek.tulis("narasi/misi.md", text)
    code, _, stderr = proyek.jalankan("check", "2024")
    assert code == 1
    assert f"data/2024/narasi/misi.md:{line}:1: galat {told}" in stderr


def test_prose_that_only_looks_heavy_is_taken(proyek: Proyek) -> None:
    """Blanks to be filled in by hand, notes on figures, formulas, many short marks, and paragraphs of a page."""
    calm = [
        "_" * 300, "Nama: " + "_" * 80 + ", " + "_" * 80 + ".", "| a | b |\n|---|---|\n" + "| 5 *) | 6 *) |\n" * 90,
        "*satu* **dua** " * 200, "2*3*4 dan a_b_c " * 90, "[a](https://kpu.go.id) " * 90, "[…] " * 90, "kata " * 1_000,
    ]  # fmt: skip
    proyek.tulis("narasi/misi.md", "\n\n".join(calm))
    assert proyek.jalankan("check", "2024")[0] == 0


def test_the_deepest_prose_that_passes_is_built(proyek: Proyek) -> None:
    """Emphasis in quotes and lists, each as deep as `check` allows, is not too deep for Typst."""
    deep = "*a **b " * 10 + "x" + " d** c*" * 10
    proyek.tulis(
        "narasi/misi.md", f"> > > > > - - - - - - - {deep}\n\n{deep}\n\n{'[' * 49}a{']' * 49}\n\n{'a' * 9_999}\n"
    )
    assert proyek.jalankan("check", "2024")[0] == 0
    assert proyek.jalankan("build", "2024", "--format", "docx,pdf,html")[0] == 0


def test_a_value_that_fills_pages_is_told(proyek: Proyek) -> None:
    """A title that no PDF can hold is an error at its line, not of Typst."""
    path = proyek.path("satker.yaml")
    text = path.read_text(encoding="utf-8")
    name = text.partition("  nama: ")[2].partition("\n")[0]
    proyek.ubah("satker.yaml", f"  nama: {name}\n", f"  nama: {'kata ' * 8_000}x\n")
    code, _, stderr = proyek.jalankan("check", "2024")
    assert code == 1
    assert "data/2024/satker.yaml:6:9: galat LKJ2" in stderr


@pytest.mark.parametrize(
    "text",
    [
        "".join("`" * n + " " for n in range(1, 700)), "[^a" * 85_000, "<!-- " * 50_000, " \n" * 120_000, "{% call tabel(" * 15_000,
        "<a b=c " * 30_000, ("[a" * 3_000 + "\n") * 30, "=http://" * 30_000,
    ],
    ids=["ticks", "notes", "comments", "blanks", "tables", "tags", "brackets", "links"],
)  # fmt: skip
def test_prose_of_a_stranger_is_read_in_time(proyek: Proyek, text: str) -> None:
    """No text makes a rule look through the rest of the file again for each of its marks."""
    proyek.tulis("narasi/misi.md", text)
    begun = time.process_time()
    assert proyek.jalankan("check", "2024")[0] in (0, 1)
    assert time.process_time() - begun < 6
