"""The pages of the rules: every code that lkj can give has a file that explains it, and can be given."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from alat_acuan import changed, parts
from alat_proyek import baca_logo, check, load_year

from lkj.check.rules import FAMILIES, codes, rule, rules
from lkj.check.rules.docs import index, page
from lkj.check.rules.run import CALLED
from lkj.check.waivers import dapat_dikecualikan
from lkj.diagnostics import DataError, Finding, Severity
from lkj.explain import jelaskan
from lkj.files.yaml.reader import parse
from lkj.model.pengecualian import BerkasPengecualian
from lkj.pengukuran import Pengukuran

PROJECT = Path(__file__).parents[3]
RULES = PROJECT / "lkj" / "check" / "rules"


def salinan(tmp_path: Path) -> Path:
    """Copy the right year folder into a root of its own."""
    root = tmp_path / "proyek"
    shutil.copytree(PROJECT / "tests" / "data" / "benar", root)
    return root


def _tanpa_berkas(root: Path) -> list[Finding]:
    (root / "data/2024/narasi/misi.md").unlink()
    return check(root, ["2024"])


def _tanpa_tahun(root: Path) -> list[Finding]:
    return check(root, ["2023"])


def _tautan(root: Path) -> list[Finding]:
    path = root / "data/2024/narasi/misi.md"
    path.rename(path.with_name("asli.md"))
    path.symlink_to("asli.md")
    return check(root, ["2024"])


def _kosong(root: Path) -> list[Finding]:
    (root / "data/2024/pagu.yaml").write_text("", encoding="utf-8")
    return check(root, ["2024"])


def _bukan_data(root: Path) -> list[Finding]:
    return check(root, [str(root / "catatan.txt")])


def _tak_ditemukan(root: Path) -> list[Finding]:
    year, _ = load_year(root, 2024)
    assert year is not None
    with pytest.raises(DataError) as caught:
        jelaskan(Pengukuran(year), "IKK-99")
    return list(caught.value.findings)


def _berkas_asing(root: Path) -> list[Finding]:
    (root / "data/2024/catatan.txt").write_text("x", encoding="utf-8")
    return check(root, ["2024"])


def _tak_disebut(root: Path) -> list[Finding]:
    (root / "data/2024/gambar").mkdir()
    (root / "data/2024/gambar/kegiatan.png").write_bytes(b"x")
    return check(root, ["2024"])


def _dokumen_kosong(root: Path) -> list[Finding]:
    year = root / "data" / "2024"
    for name, key in (("indikator.yaml", "IKR-01"), ("sasaran.yaml", "SR-01")):
        text = (year / name).read_text(encoding="utf-8")
        items = re.split(r"(?m)^(?=  - id: )", text)
        kept = "".join(item for item in items if f"id: {key}" not in item)
        (year / name).write_text(kept, encoding="utf-8")
    method = (year / "metode.yaml").read_text(encoding="utf-8")
    (year / "metode.yaml").write_text(method.replace("dokumen: pk-sekretaris", "dokumen: rkt"), encoding="utf-8")
    return check(root, ["2024"])


def _acuan_rusak(root: Path) -> list[Finding]:
    (root / "templates").mkdir()
    (root / "templates" / "reference.docx").write_bytes(b"")
    return check(root, ["2024"])


def _acuan_lain(root: Path) -> list[Finding]:
    styles = parts()["word/styles.xml"].replace(b"<w:b/>", b"<w:b/><w:caps/>")
    (root / "templates").mkdir()
    (root / "templates" / "reference.docx").write_bytes(changed(**{"word/styles.xml": styles}))
    return check(root, ["2024"])


def _logo_berskrip(root: Path) -> list[Finding]:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    (root / "data/2024/logo.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        baca_logo(root, 2024)
    return list(caught.value.findings)


def _angka_tanpa_sumber(root: Path) -> list[Finding]:
    method, prose = root / "data/2024/metode.yaml", root / "data/2024/narasi/misi.md"
    method.write_text(f"{method.read_text(encoding='utf-8')}naskah: bersumber\n", encoding="utf-8")
    prose.write_text(f"{prose.read_text(encoding='utf-8')}\nTerdapat 5 loket.\n", encoding="utf-8")
    return check(root, ["2024"])


def _bukti(root: Path, sha256: str) -> list[Finding]:
    path = root / "data/2024/indikator.yaml"
    (path.parent / "bukti").mkdir()
    (path.parent / "bukti" / "arsip.txt").write_text("x", encoding="utf-8")
    made = f"    bukti:\n      - nama: Daftar arsip\n        berkas: bukti/arsip.txt\n{sha256}"
    path.write_text(path.read_text(encoding="utf-8") + made, encoding="utf-8")
    return check(root, ["2024"])


def _bukti_berubah(root: Path) -> list[Finding]:
    return _bukti(root, f"        sha256: {'ab' * 32}\n")


def _bukti_tanpa_sidik(root: Path) -> list[Finding]:
    return _bukti(root, "")


def _pindaian_rusak(root: Path) -> list[Finding]:
    (root / "data/2024/lampiran").mkdir()
    (root / "data/2024/lampiran/Surat Tugas.pdf").write_bytes(b"%PDF-1.7\n")
    return check(root, ["2024"])


def _kerangka_kurang(root: Path) -> list[Finding]:
    (root / "data/2024/kerangka.yaml").write_text("skema: 1\ndepan: []\n", encoding="utf-8")
    return check(root, ["2024"])


def _susunan_lama(root: Path) -> list[Finding]:
    (root / "templates").mkdir()
    (root / "templates/laporan.md.j2").write_text("# Penutup {.bab}\n", encoding="utf-8")
    return _kerangka_kurang(root)


def _pindaian_belum_ada(root: Path) -> list[Finding]:
    text = "skema: 1\nlampiran:\n  - isi: lampiran/Surat Tugas.pdf\n"
    (root / "data/2024/kerangka.yaml").write_text(text, encoding="utf-8")
    return check(root, ["2024"])


def _data_tak_tercetak(root: Path) -> list[Finding]:
    (root / "data/2024/kerangka.yaml").write_text("skema: 1\nlampiran: []\n", encoding="utf-8")
    text = "skema: 1\ncatatan:\n  - perihal: Jumlah PNS\n    catatan: Jumlahnya menurut daftar gaji\n"
    (root / "data/2024/ralat.yaml").write_text(text, encoding="utf-8")
    return check(root, ["2024"])


def _tindak_lanjut_mendatang(root: Path) -> list[Finding]:
    text = "skema: 1\nrekomendasi:\n  - id: RE-01\n    tahun: 2025\n    rekomendasi: Susun rencana aksi\n"
    (root / "data/2024/tindak-lanjut.yaml").write_text(text, encoding="utf-8")
    return check(root, ["2024"])


def _nilai_berubah(root: Path) -> list[Finding]:
    facts = root / "data/2024/indikator.yaml"
    text = facts.read_text(encoding="utf-8")
    assert text.count("realisasi: 400") == 1
    facts.write_text(text.replace("realisasi: 400", "realisasi: null"), encoding="utf-8")
    (root / "data/2024/pengecualian.yaml").write_text(
        "skema: 1\npengecualian:\n  - kode: LKJ601\n    berkas: indikator.yaml\n"
        "    jalur: indikator[IKK-03].realisasi\n    nilai: 400\n    alasan: Belum dihitung\n    oleh: Tim\n",
        encoding="utf-8",
    )
    return check(root, ["2024"])


def _ralat_tanpa_beda(root: Path) -> list[Finding]:
    (root / "data/2024/ralat.yaml").write_text(
        "skema: 1\nralat:\n  - id: RL-01\n    perihal: Tahun\n    sumber: Terbitan terdahulu\n"
        '    semula: "2024"\n    menjadi: "{{ tahun }}"\n    alasan: Tidak ada\n',
        encoding="utf-8",
    )
    return check(root, ["2024"])


# Codes that no edit inside one file can raise.
TANPA_CONTOH: dict[str, Callable[[Path], list[Finding]]] = {
    "LKJ108": _tanpa_berkas,
    "LKJ109": _tanpa_tahun,
    "LKJ110": _tautan,
    "LKJ111": _kosong,
    "LKJ113": _bukan_data,
    "LKJ114": _tak_ditemukan,
    "LKJ118": _berkas_asing,
    "LKJ120": _logo_berskrip,
    "LKJ125": _acuan_rusak,
    "LKJ126": _acuan_lain,
    "LKJ121": _nilai_berubah,
    "LKJ130": _pindaian_rusak,
    "LKJ131": _tak_disebut,
    "LKJ307": _dokumen_kosong,
    "LKJ346": _tindak_lanjut_mendatang,
    "LKJ343": _bukti_berubah,
    "LKJ344": _bukti_tanpa_sidik,
    "LKJ519": _angka_tanpa_sumber,
    "LKJ520": _ralat_tanpa_beda,
    "LKJ613": _kerangka_kurang,
    "LKJ614": _susunan_lama,
    "LKJ615": _pindaian_belum_ada,
    "LKJ616": _data_tak_tercetak,
}


@pytest.mark.lambat
@pytest.mark.parametrize("code", TANPA_CONTOH)
def test_a_rule_without_an_example_is_raised_all_the_same(tmp_path: Path, code: str) -> None:
    """Missing files, links and the like raise what their page says, at the severity it names."""
    found = [f for f in TANPA_CONTOH[code](salinan(tmp_path)) if f.code == code]
    assert {f.severity for f in found} == {rule(code).severity}
    if dapat_dikecualikan(code, rule(code).severity):
        # A template is of no year: no waiver names it.
        files = [f.file.removeprefix("data/2024/") for f in found if not f.file.startswith("templates/")]
        assert rule(code).file in (files or [rule(code).file])


def test_the_example_of_a_waiver_names_the_file_of_the_finding() -> None:
    """Whoever copies it accepts what the rule finds; what cannot be accepted has no example."""
    for one in rules():
        how = page(one.code).partition("## Cara mengecualikan")[2]
        shown = [line.partition(": ")[2] for line in how.splitlines() if line.startswith("    berkas: ")]
        accepted = dapat_dikecualikan(one.code, one.severity)
        assert len(shown) == accepted, one.code
        places = [place.rpartition(":")[0] for e in one.examples[:1] for place in e.places or (f"{e.file}:1",)]
        assert not accepted or shown[0] in (places or [one.file]), one.code
        assert all(shown), one.code
    assert "berkas: sasaran.yaml" in page("LKJ806")
    assert "tidak dapat dikecualikan" in page("LKJ126"), "the reference document is of no year"


def test_every_rule_can_be_raised() -> None:
    """No rule is explained that has neither an example nor another proof; those between offices have theirs elsewhere."""
    bare = {one.code for one in rules() if not one.examples and not one.of_offices}
    assert bare == set(TANPA_CONTOH), "aturan tanpa «examples» ditimbulkan oleh sebuah fungsi dalam TANPA_CONTOH"


def test_every_function_of_a_rule_is_called() -> None:
    """One that looks at facts where no facts are looked at would find nothing, and nobody would know."""
    deaf = [
        f"{one.code}: RULE.{kind} tidak pernah dipanggil dalam {family}"
        for family in FAMILIES
        for one in rules(family)
        for kind, families in CALLED.items()
        if getattr(one, f"of_{kind}") and family not in families
    ]
    assert deaf == []


def test_every_code_is_explained() -> None:
    """Whatever code the program can give has a rule; and no rule is there that neither finds nor is given elsewhere."""
    given = {one.code for one in rules() if one.of_facts or one.of_numbers or one.of_years or one.of_offices}
    for path in (PROJECT / "lkj").rglob("*.py"):
        if not path.is_relative_to(RULES):
            given |= set(re.findall(r"LKJ\d{3}", path.read_text(encoding="utf-8")))
    assert given == set(codes())


def test_a_rule_lies_where_its_code_says() -> None:
    """File, folder and code are one, so that who knows a code finds its file; and no two files have one code."""
    families, files = list(FAMILIES), list(RULES.glob("*/lkj*.py"))
    assert sorted(path.name[:6].upper() for path in files) == list(codes())
    for path in files:
        code = path.name[:6].upper()
        assert rule(code).code == code
        assert path.parent.name == families[int(code[3]) - 1]


@pytest.mark.lambat
def test_rules_are_found_in_an_archive(tmp_path: Path) -> None:
    """Where the package is no folder, as in a program of one file, every rule is found, in the same order."""
    archive = tmp_path / "lkj.zip"
    with zipfile.ZipFile(archive, "w") as written:
        for path in (PROJECT / "lkj").rglob("*.py"):
            written.write(path, path.relative_to(PROJECT))
    script = (
        "import lkj; from lkj.check.rules import rules; print(lkj.__file__, *(one.code for one in rules('berkas')))"
    )
    env = {**os.environ, "PYTHONPATH": str(archive)}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    place, *found = ran.stdout.split()
    assert place.startswith(str(archive))
    assert found == [code for code in codes() if code < "LKJ2"]


@pytest.mark.parametrize("code", codes())
def test_a_page_says_truly_whether_a_finding_can_be_waived(code: str) -> None:
    """Page and engine agree on what `pengecualian.yaml` may accept."""
    may = dapat_dikecualikan(code, rule(code).severity)
    assert ("tidak dapat dikecualikan" in page(code)) != may


@pytest.mark.parametrize("code", [c for c in codes() if dapat_dikecualikan(c, rule(c).severity)])
def test_the_sample_of_a_waiver_is_a_whole_file_that_holds_forever(code: str) -> None:
    """Who copies it has a file of today's shape, and no waiver that ran out before the report was dated."""
    sample = page(code).split("## Cara mengecualikan")[1].split("```yaml\n")[1].split("```")[0]
    read = parse("pengecualian.yaml", sample)
    assert not read.findings
    assert read.document is not None
    kept = BerkasPengecualian.model_validate(read.document.data).pengecualian
    assert [(one.kode, one.sampai) for one in kept] == [(code, None)]


def test_pages_hold_what_an_officer_needs() -> None:
    """Each page says what, why, on what basis and what to do; the index links to all of them."""
    for code in codes():
        text = page(code)
        assert text.startswith(f"# {code}: ")
        for title in ("Apa yang ditemukan", "Mengapa penting", "Cara memperbaiki", "Cara mengecualikan"):
            assert f"\n## {title}\n" in text
        assert f"[{code}]({code}.md)" in index()
    with pytest.raises(KeyError):
        page("LKJ999")


@pytest.mark.lambat
@pytest.mark.parametrize(("written", "found"), [("94.28", ["LKJ411"]), ("94.3", [])])
def test_one_decimal_is_no_copy_of_the_absorption(tmp_path: Path, written: str, found: list[str]) -> None:
    """94,28% is spent. 94,3% is that only when rounded, and says another figure than the report prints."""
    root = salinan(tmp_path)
    path = root / "data/2024/indikator.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("realisasi: 81", f"realisasi: {written}", 1), encoding="utf-8", newline="\n")
    assert [one.code for one in check(root, ["2024"]) if one.code == "LKJ411"] == found


@pytest.mark.lambat
def test_a_recommendation_that_is_missed_says_where_it_is_looked_for(tmp_path: Path) -> None:
    """Files and words stand in the remedy; where the recommendation is there, nothing is said of them."""
    root = salinan(tmp_path)
    path = root / "data/2024/narasi/evaluasi.md"
    example = rule("LKJ610").examples[0]
    path.write_text(path.read_text(encoding="utf-8").replace(example.good, example.bad), encoding="utf-8", newline="\n")
    (one,) = [found for found in check(root, ["2024"]) if found.code == "LKJ610"]
    assert "rekomendasi perbaikan" in one.message
    assert "rekomendasi perbaikan dicari dalam narasi/penutup.md dan narasi/evaluasi.md" in (one.hint or "")
    assert "«rekomendasi», " in (one.hint or "")


def test_contradictions_warn_and_impossible_figures_stop() -> None:
    """A contradiction of the source can be accepted; a number that cannot be right cannot be overlooked."""
    assert {rule(c).severity for c in ("LKJ407", "LKJ408", "LKJ411", "LKJ506", "LKJ607")} == {Severity.WARNING}
    assert {rule(c).severity for c in ("LKJ207", "LKJ308", "LKJ401", "LKJ503", "LKJ507")} == {Severity.ERROR}


def test_the_pages_in_docs_are_those_of_the_rules() -> None:
    """`make docs` would change nothing."""
    spec = importlib.util.spec_from_file_location("aturan_docs", PROJECT / "scripts" / "aturan_docs.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    kept = {path.name: path.read_text(encoding="utf-8") for path in script.FOLDER.glob("*.md")}
    assert kept == script.make(), "jalankan «make docs»"


def test_each_class_of_rules_stands_once_in_the_index() -> None:
    """A heading is an anchor: no two classes, and no class twice, have the same."""
    headings = [line for line in index().split("\n") if line.startswith("## ")]
    assert len(headings) == len({h[:9] for h in headings}) == len(FAMILIES)
