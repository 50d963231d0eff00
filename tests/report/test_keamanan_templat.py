"""Prose and templates may come from a stranger: they reach facts and filters, never Python or the machine's files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import environment, require_year

from lkj.diagnostics import DataError
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

NARASI, TEMPLAT = "narasi/misi.md", "../../templates/bab-4.md.j2"


def naskah(proyek: Proyek) -> str:
    """Return the report's Markdown."""
    return susun_laporan(environment(proyek.root), Pengukuran(require_year(proyek.root, 2024))).markdown


def ditolak(proyek: Proyek, file: str, text: str) -> str:
    """Write a file on whose third line something hostile stands; return the message of the refusal, which must be there."""
    proyek.tulis(file, f"Satu.\n\n{text}\n")
    with pytest.raises(DataError) as caught:
        naskah(proyek)
    (finding,) = caught.value.findings
    name = proyek.path(file).relative_to(proyek.root).as_posix()
    assert (finding.code, finding.file, finding.line) == ("LKJ501", name, 3)
    assert finding.hint
    return finding.message


PYTHON = [
    "''.__class__",
    "''['__class__']",
    "''|attr('__class__')",
    "''.__class__.__mro__[1].__subclasses__()",
    "cycler.__init__.__globals__",
    "lipsum.__globals__",
    "namespace.__init__.__globals__",
    "tabel.__globals__",
    "self._TemplateReference__context",
    "satker.__dict__",
    "satker._abc_impl",
    "pk['pk-ketua'].__dict__",
    "misi.__class__",
    "'{0.__class__}'.format(satker)",
    "'%s' % satker",
]


@pytest.mark.parametrize("file", [NARASI, TEMPLAT])
@pytest.mark.parametrize("expression", PYTHON)
def test_python_is_out_of_reach(proyek: Proyek, file: str, expression: str) -> None:
    """Whatever leads from a value to Python's own names is refused, at its line."""
    ditolak(proyek, file, f"{{{{ {expression} }}}}")


@pytest.mark.parametrize("route", ["['a']|map(attribute='__class__')", "['a']|groupby('__class__')"])
def test_python_is_out_of_reach_of_filters(proyek: Proyek, route: str) -> None:
    """Filters that look attributes up find no name of Python's either: what they would print is nothing."""
    proyek.tulis(NARASI, f"{{{{ {route}|list }}}}")
    try:
        text = naskah(proyek)
    except DataError:
        return
    assert not re.search(r"(type|class) '?str|&lt;class|&#60;class", text)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pydantic_cannot_read_files(proyek: Proyek, tmp_path: Path) -> None:
    """The model classes can parse files; no template gets at that, not even by way of an error message."""
    fields = ("nama", "sebutan", "sekretariat", "lembaga", "wilayah", "alamat", "kota")
    secret = tmp_path / "rahasia.json"
    secret.write_text(json.dumps(dict.fromkeys(fields, "SANDI")), encoding="utf-8")
    message = ditolak(proyek, NARASI, f"{{{{ satker.parse_file('{secret.as_posix()}').nama }}}}")
    assert "SANDI" not in message


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pydantic_cannot_unpickle(proyek: Proyek, tmp_path: Path) -> None:
    """The model classes can unpickle, and a pickle runs commands: no template gets at that."""
    trace = tmp_path / "jejak"
    pickled = f"cbuiltins\\nopen\\n(S'{trace.as_posix()}'\\nS'w'\\ntR."
    ditolak(proyek, NARASI, f"""{{{{ satker.parse_raw("{pickled}", proto="pickle", allow_pickle=True) }}}}""")
    assert not trace.exists()


@pytest.mark.parametrize(
    "call",
    [
        "model_construct().nama",
        "model_copy(update={'nama': 'X'}).nama",
        "model_validate({})",
        "model_dump_json()",
        "model_dump()",
        "copy(update={'nama': 'X'}).nama",
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_facts_are_only_read(proyek: Proyek, call: str) -> None:
    """A template reads the fields of the facts; it makes, changes and dumps none."""
    ditolak(proyek, NARASI, f"{{{{ satker.{call} }}}}")


@pytest.mark.parametrize(
    "expression",
    [
        "'a' * 9999999999",
        "[0] * 9999999999",
        "(0,) * 9999999999",
        "9 ** 9 ** 9",
        "2 ** 3",
        "tahun * 99999999999999999999999999999999",
        "'{:>99999999}'.format(1)",
        "'a'.center(99999999)",
        "'a'.zfill(99999999)",
        "'a'|center(99999999)",
        "tahun.to_bytes(99999999, 'big')",
        "['a']|batch(9999999, 'x')|list",
        "['a']|slice(999999)|list",
        "'a'|indent(99999999)",
    ],
)
def test_nothing_fills_the_memory(proyek: Proyek, expression: str) -> None:
    """An expression that would grow without bound is refused before it grows."""
    ditolak(proyek, NARASI, f"{{{{ {expression} }}}}")


@pytest.mark.parametrize("tag", ["include '{}'", "extends '{}'", "import '{}' as x", "from '{}' import x"])
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../data/2024/satker.yaml", "x/../../data/2024/satker.yaml", "../../../../etc/passwd"]
)
def test_no_file_outside_the_templates_is_read(proyek: Proyek, tag: str, path: str) -> None:
    """No path leads out of the template folders."""
    for file in (NARASI, TEMPLAT):
        assert "tidak ada" in ditolak(proyek, file, "{% " + tag.format(path) + " %}")
        proyek.path(file).write_text("", encoding="utf-8")


@pytest.mark.parametrize("whole", [False, True], ids=["berkas", "folder"])
def test_a_linked_template_is_not_followed(proyek: Proyek, tmp_path: Path, whole: bool) -> None:
    """A link in `templates/`, or `templates` being one, would print any file of the machine."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "bab-4.md.j2").write_text("# SANDI-RAHASIA {.bab}\n", encoding="utf-8")
    templates = proyek.root / "templates"
    if whole:
        templates.symlink_to(outside, target_is_directory=True)
    else:
        templates.mkdir()
        (templates / "bab-4.md.j2").symlink_to(outside / "bab-4.md.j2")
    try:
        text = naskah(proyek)
    except DataError:
        return
    assert "SANDI" not in text


def test_linked_prose_is_refused(proyek: Proyek) -> None:
    """A prose file that is a link to a file of the machine is an error of the data; nothing of it is shown."""
    path = proyek.path(NARASI)
    path.unlink()
    path.symlink_to("/etc/passwd")
    for command in ("check", "build"):
        code, stdout, stderr = proyek.jalankan(command, "2024")
        assert code == 1
        assert "data/2024/narasi/misi.md:1:1: galat LKJ110" in stderr
        assert "root:" not in stdout + stderr


def test_a_fact_is_never_run(proyek: Proyek) -> None:
    """Jinja, Markdown and HTML in a data value are printed as they stand."""
    proyek.ubah("satker.yaml", "kota: Palangka Raya", "kota: '{{ 7 * 7 }} <b> **x** `#read(1)`{=typst}'")
    text = naskah(proyek)
    assert "49 " not in text
    for markup in ("<b>", "**x**", "`#read", "{{ 7", "{=typst}"):
        assert markup not in text


@pytest.mark.parametrize("expression", ["hukum.clear()", "hukum.pop('UUD-1945')", "rekap.update({})"])
def test_facts_are_read_only(proyek: Proyek, expression: str) -> None:
    """Prose cannot change what other prose prints."""
    ditolak(proyek, NARASI, f"{{{{ {expression} }}}}")
