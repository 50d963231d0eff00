"""`lkj verify`: a PDF holds against its own evidence, and every way of departing from it is named."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from alat_pemalsu import listed
from alat_pemalsu import saved as edited
from alat_proyek import build

from lkj.build.evidence import read_manifest
from lkj.build.makers import tools
from lkj.files.layout import belongs
from lkj.publish.attachments import VALUES, attached
from lkj.publish.errors import EngineError
from lkj.publish.pipeline import typst_source
from lkj.tables.machine import to_json
from lkj.verify.forms import to_text
from lkj.verify.rebuild import verify
from lkj.verify.verdict import Difference, Kind, Verdict, Verification

pytestmark = pytest.mark.lambat

# What is printed may be set with hyphens that show at the end of a line alone.
SOFT_HYPHEN = "\u00ad?"

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Terbitan:
    """A project and the PDF that was built from it."""

    root: Path
    pdf: bytes


def project(folder: Path) -> Path:
    shutil.copytree(REPOSITORY / "data" / "2024", folder / "data" / "2024")
    return folder


def built(root: Path, dokumen: str = "lkj") -> bytes:
    return build(root, 2024, ("pdf",), dokumen=(dokumen,)).files[0].read_bytes()


@pytest.fixture(scope="module")
def terbitan(tmp_path_factory: pytest.TempPathFactory) -> Terbitan:
    """Build the whole report."""
    root = project(tmp_path_factory.mktemp("terbitan"))
    return Terbitan(root, built(root))


@pytest.fixture(scope="module")
def ringkas(tmp_path_factory: pytest.TempPathFactory) -> Terbitan:
    """Build a document of few pages, with the same evidence."""
    root = project(tmp_path_factory.mktemp("ringkas"))
    return Terbitan(root, built(root, "pk-ketua"))


def forged(monkeypatch: pytest.MonkeyPatch, root: Path, old: str, new: str, nth: int = 1) -> bytes:
    """Build a PDF that carries the true evidence and prints `new` where the `nth` `old` should stand."""

    def forge(preamble: str, body: str) -> str:
        source = typst_source(preamble, body)
        places = list(re.finditer(SOFT_HYPHEN.join(map(re.escape, old)), source))
        start, end = places[nth - 1].span()
        return source[:start] + new + source[end:]

    with monkeypatch.context() as patch:
        patch.setattr("lkj.publish.pipeline.typst_source", forge)
        return built(root)


def kinds(result: Verification) -> list[Kind]:
    return [finding.kind for finding in result.findings]


@pytest.mark.parametrize("dokumen", ["lkj", "rkt", "pk-ketua", "pk-sekretaris", "pengukuran"])
def test_an_untouched_document_verifies(tmp_path: Path, dokumen: str) -> None:
    """What was built agrees with its attachments and with the project, for every document."""
    root = project(tmp_path)
    result = verify(built(root, dokumen), root)
    assert (result.findings, result.same) == ((), True)
    assert (result.document, result.year) == (dokumen, 2024)
    assert result.words > 100
    assert result.verdict is Verdict.IDENTICAL
    assert "sama persis" in to_text(result, "x.pdf")


def test_a_note_laid_over_a_page_is_told(ringkas: Terbitan) -> None:
    """An annotation is no signature: it may cover a figure, so it is named with its page and what it says."""

    def note(document: pikepdf.Pdf) -> None:
        one = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[100, 100, 300, 200])
        one.Contents = pikepdf.String("Ditandatangani secara elektronik")
        document.pages[1].Annots = document.make_indirect(pikepdf.Array([document.make_indirect(one)]))

    (finding,) = verify(edited(ringkas.pdf, note), ringkas.root).findings
    assert (finding.kind, finding.page) == (Kind.ANOTASI, 2)
    assert "FreeText" in finding.message and "Ditandatangani secara elektronik" in finding.message


FORGED = {
    "sel": ('"84,99%"', '"94,99%"', 1, "«94,99%», seharusnya «84,99%»", "Sangat Berhasil | 84,99%"),
    "kalimat": (
        r"direalisasikan Rp94\.496\.718\.290",
        r"direalisasikan Rp95\.496\.718\.290",
        1,
        "«Rp95.496.718.290», seharusnya «Rp94.496.718.290»",
        "Rp111.186.550.000 direalisasikan Rp94.496.718.290 atau 84,99%",
    ),
    "terbilang": ("tujuh belas", "delapan belas", 1, "«delapan», seharusnya «tujuh»", "17 (tujuh belas) sasaran"),
    "kategori": ("Sangat Berhasil", "Cukup Berhasil", 2, "«Cukup», seharusnya «Sangat»", "Sangat Berhasil"),
    "dihapus": ("tidak hanya bertumpu", "bertumpu", 1, "tidak tercetak «tidak hanya»", "tahun 2024 tidak hanya bertumpu"),
    "ditambah": (
        "Rincian setiap indikator",
        "Seluruh target tercapai. Rincian setiap indikator",
        1,
        "tercetak «Seluruh target tercapai.», yang tidak ada",
        "Rincian setiap indikator",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "nth", "said", "where"), FORGED.values(), ids=FORGED)
def test_one_altered_figure_is_caught(
    terbitan: Terbitan, monkeypatch: pytest.MonkeyPatch, old: str, new: str, nth: int, said: str, where: str
) -> None:
    """A figure or a word altered in print is told with what it should be, in which cell or sentence, on which page."""
    result = verify(forged(monkeypatch, terbitan.root, old, new, nth))
    assert result.verdict is Verdict.DIFFERENT
    (finding,) = (one for one in result.findings if one.kind is Kind.TEKS)
    assert said in finding.message and where in finding.message
    assert finding.page is not None and finding.page > 1


def test_a_figure_painted_over_is_caught(terbitan: Terbitan) -> None:
    """A picture laid over a number leaves the text as it was; the page still looks otherwise."""
    covered = edited(terbitan.pdf, lambda d: d.pages[20].contents_add(b"q 0 g 200 500 60 12 re f Q"))
    (finding,) = verify(covered).findings
    assert (finding.kind, finding.page) == (Kind.TAMPILAN, 21)


@pytest.mark.parametrize(
    "hidden", [b"CAPAIAN 999,99%", b"7 0 obj <</Length 0>> stream\nendstream endobj", b"MZ" + bytes(99)]
)
def test_bytes_hidden_behind_a_repeated_end_are_caught(ringkas: Terbitan, hidden: bytes) -> None:
    """An addition that names the table of objects of what it was added to hides what stands between."""
    last = ringkas.pdf.rindex(b"startxref")
    for added in (hidden + b"\n" + ringkas.pdf[last:], ringkas.pdf):
        result = verify(ringkas.pdf + b"\n" + added)
        assert not result.same
        assert any("bita tambahan" in one.message for one in result.findings)


@pytest.mark.parametrize("where", ["sendiri", "sesudah-yang-tercatat", "dalam-teks", "di-tengah-baris"])
def test_an_object_that_no_table_names_is_caught(ringkas: Terbitan, where: str) -> None:
    """A page's content put anew into an update whose table, sound by itself, leaves it out."""
    with pikepdf.open(BytesIO(ringkas.pdf)) as document:
        page = document.pages[0].obj
        number, fresh = page.Contents.objgen[0], max(item.objgen[0] for item in document.objects) + 1
    drawn = b"BT /F 12 Tf (CAPAIAN 999,99%) Tj ET"
    content = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(drawn), drawn)
    named = b"\n%d 0 obj\n<</Nada (biasa saja)/Length 14>>\nstream\n7 0 obj endobj\nendstream\nendobj\n" % fresh
    objects, places = {
        "sendiri": (b"\n" + content, {}),
        "sesudah-yang-tercatat": (named + content, {fresh: 1}),
        "dalam-teks": (b"\n%d 0 obj\n(teks\n%s)\nendobj\n" % (fresh, content), {fresh: 1}),
        "di-tengah-baris": (b"\n% catatan\nxyz " + content, {}),
    }[where]
    result = verify(listed(ringkas.pdf, objects, places))
    assert not result.same
    (told,) = (one.message for one in result.findings)
    assert told.startswith(f"objek {number} pada bita ke-")
    # What the table names, what a stream holds and what a comment says are no hidden objects.
    sound = verify(listed(ringkas.pdf, named + b"% 7 0 obj\n", {fresh: 1}))
    assert (sound.findings, sound.same) == ((), True)


def test_a_page_taken_out_is_caught(terbitan: Terbitan) -> None:
    """What stood on a missing page is told as not printed."""

    def cut(document: pikepdf.Pdf) -> None:
        del document.pages[9]

    result = verify(edited(terbitan.pdf, cut))
    assert {Kind.TEKS, Kind.HALAMAN} <= set(kinds(result))
    assert "halaman ke-10 dari dokumen yang dibangun tidak ada" in to_text(result, "x.pdf")
    assert all("tidak tercetak" in f.message for f in result.findings if f.kind is Kind.TEKS)


def test_a_file_changed_after_the_build_is_named(terbitan: Terbitan, tmp_path: Path) -> None:
    """With the project at hand, each file that is no longer what it was is told with its name, and only that."""
    root = project(tmp_path)
    path = root / "data" / "2024" / "pagu.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("94496718290", "94496718291"), encoding="utf-8")
    (root / "data" / "2024" / "narasi" / "misi.md").unlink()
    result = verify(terbitan.pdf, root)
    line = text[: text.index("94496718290")].count("\n") + 1
    assert [f.message for f in result.findings] == [
        "berkas data/2024/narasi/misi.md tidak ada lagi",
        f"berkas data/2024/pagu.yaml berubah sesudah dokumen dibuat, mulai baris {line}",
    ]
    assert kinds(result) == [Kind.BERKAS, Kind.BERKAS]
    assert verify(terbitan.pdf).same


def test_another_version_is_no_proof(ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of another version that looks the same is not accused, nor called proven: exit code 3, with a remedy."""
    monkeypatch.setattr("lkj.build.makers.__version__", "0.0.9")
    older = built(ringkas.root, "pk-ketua")
    monkeypatch.undo()
    result = verify(older)
    assert (result.verdict, result.verdict.exit_code, result.findings) == (Verdict.UNPROVABLE, 3, ())
    told = to_text(result, "x.pdf")
    assert "tidak dapat dibuktikan di sini. Dibuat dengan lkj 0.0.9" in told
    assert "pip install lkj==0.0.9" in told


def test_the_same_code_names_the_same_tools(ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that this lkj would have named and the document does not is no other version: the record was changed."""
    now = tools()
    monkeypatch.setattr(
        "lkj.build.evidence.tools", lambda: {name.replace("typst", "typstx"): one for name, one in now.items()}
    )
    changed = built(ringkas.root, "pk-ketua")
    monkeypatch.undo()
    result = verify(changed)
    assert (result.verdict.exit_code, kinds(result)[0]) == (1, Kind.LAMPIRAN)
    assert "alat lain daripada lkj yang membuatnya: typst, typstx" in to_text(result, "x.pdf")


def test_a_document_without_record_of_its_engines_is_read(ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lkj 0.1.0 built first names its own version alone; it is compared, and lkj of that version can prove it."""
    monkeypatch.setattr("lkj.build.evidence.tools", lambda: {"lkj": "0.1.0"})
    monkeypatch.setattr("lkj.build.evidence.source", lambda: None)
    older = built(ringkas.root, "pk-ketua")
    monkeypatch.undo()
    assert "tools" not in json.loads(attached(older)[VALUES])
    result = verify(older)
    assert (result.verdict, result.findings) == (Verdict.UNPROVABLE, ())
    assert "typst tidak tercatat" in to_text(result, "x.pdf")


def test_other_code_of_the_same_version_is_told_apart(ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two releases the version stays and the code does not: no one is accused for that."""
    monkeypatch.setattr("lkj.build.evidence.source", lambda: "0123456789ab")
    older = built(ringkas.root, "pk-ketua")
    monkeypatch.undo()
    result = verify(older)
    assert (result.verdict, result.findings) == (Verdict.UNPROVABLE, ())
    assert "lkj 0.1.0 dari sumber 0123456789ab" in to_text(result, "x.pdf")


@pytest.mark.parametrize("more", [True, False], ids=["dahulu-lebih", "kini-lebih"])
def test_a_value_that_other_code_does_not_compute_accuses_nobody(
    ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch, more: bool
) -> None:
    """Between two commits `nilai.json` gains or loses a key: told, not proven, no difference; a changed value is one."""

    def other(numbers: Any) -> str:
        values = json.loads(to_json(numbers))
        if more:
            values["average"]["median"] = "98"
        else:
            del values["average"]["excluded"]
        return json.dumps(values | change)

    change: dict[str, object] = {}
    monkeypatch.setattr("lkj.build.evidence.source", lambda: "0123456789ab")
    monkeypatch.setattr("lkj.build.evidence.to_json", other)
    older = built(ringkas.root, "pk-ketua")
    change["year"] = 2023
    wrong = built(ringkas.root, "pk-ketua")
    monkeypatch.undo()
    result = verify(older)
    assert result.verdict is Verdict.UNPROVABLE
    name, where = ("median", "hasil hitung ulang") if more else ("excluded", "berkas ini")
    message = f"nilai.json: values.average.{name} ada, tetapi tidak dalam {where}"
    # What identifies the file in its metadata follows from all that is in it.
    assert [(one.kind, one.message) for one in result.findings if one.kind is not Kind.METADATA] == [
        (Kind.VERSI, message)
    ]
    told = to_text(result, "x.pdf")
    assert "Dibuat dengan lkj 0.1.0 dari sumber 0123456789ab, sedangkan di sini lkj 0.1.0 dari sumber" in told
    assert "periksa dengan lkj yang membuatnya, yaitu yang kode dan templatnya bersidik 0123456789ab" in told
    differs = verify(wrong)
    assert differs.verdict is Verdict.DIFFERENT
    assert "(dibuat dengan lkj 0.1.0 dari sumber 0123456789ab, diperiksa dengan" in to_text(differs, "x.pdf")


def test_a_value_that_came_or_went_is_a_difference_within_one_version(ringkas: Terbitan) -> None:
    """Where the same code computes, no key is more or less."""
    values = json.loads(attached(ringkas.pdf)[VALUES])
    values["values"]["average"]["median"] = "98"
    del values["values"]["average"]["excluded"]
    result = verify(reattached(ringkas.pdf, VALUES, json.dumps(values).encode()))
    assert result.verdict is Verdict.DIFFERENT
    assert kinds(result).count(Kind.VERSI) == 2


def test_another_version_excuses_no_figure(terbitan: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """One computed figure in place of another, or something laid over, comes of no version: exit code 1."""
    monkeypatch.setattr("lkj.build.makers.__version__", "0.0.9")
    lied = forged(monkeypatch, terbitan.root, r"84\,99\%", r"94\,99\%")
    reworded = forged(monkeypatch, terbitan.root, "tidak hanya bertumpu", "bukan hanya bertumpu")
    monkeypatch.undo()
    result = verify(lied)
    assert result.verdict is Verdict.DIFFERENT
    assert any("«94,99%», seharusnya «84,99%»" in one.message for one in result.findings)
    assert "dibuat dengan lkj 0.0.9" in to_text(result, "x.pdf")
    told = verify(reworded)
    assert told.verdict is Verdict.UNPROVABLE and Kind.TEKS in kinds(told)


def test_another_library_that_makes_no_difference_is_no_matter(
    ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record of another version of what writes dates and numbers is taken over: what counts is the outcome."""
    other_babel = tools() | {"babel": "2.0"}
    monkeypatch.setattr("lkj.build.evidence.tools", lambda: other_babel)
    other = built(ringkas.root, "pk-ketua")
    monkeypatch.undo()
    assert verify(other).verdict is Verdict.IDENTICAL


def test_source_date_epoch_is_recorded(ringkas: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is dated by its build is proven anywhere, whatever SOURCE_DATE_EPOCH is there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = built(ringkas.root, "pk-ketua")
    assert dated != ringkas.pdf
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert verify(dated).verdict is Verdict.IDENTICAL
    assert verify(ringkas.pdf).verdict is Verdict.IDENTICAL


def reattached(pdf: bytes, name: str, data: bytes | None) -> bytes:
    """Return the PDF with an attachment replaced, or taken out."""

    def put(document: pikepdf.Pdf) -> None:
        if data is None:
            del document.attachments[name]
        else:
            document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

    return edited(pdf, put)


def test_missing_evidence_is_told(ringkas: Terbitan) -> None:
    """Without its list a document cannot be checked; without one of its files it cannot be recomputed."""
    bare = verify(reattached(ringkas.pdf, VALUES, None))
    assert (kinds(bare), bare.same) == ([Kind.LAMPIRAN], False)
    assert "nilai.json tidak ada" in bare.findings[0].message
    lost = verify(reattached(ringkas.pdf, "data/2024/pagu.yaml", None))
    assert kinds(lost) == [Kind.LAMPIRAN, Kind.HITUNGAN]
    assert "lampiran data/2024/pagu.yaml tidak ada" in lost.findings[0].message
    assert "LKJ108" in lost.findings[1].message


def test_an_altered_attachment_is_caught_twice(terbitan: Terbitan) -> None:
    """A changed attachment no longer has its recorded hash, and the print no longer follows from it."""
    data = attached(terbitan.pdf)["data/2024/pagu.yaml"].replace(b"94496718290", b"94496718291")
    result = verify(reattached(terbitan.pdf, "data/2024/pagu.yaml", data))
    assert {Kind.LAMPIRAN, Kind.NILAI, Kind.TEKS} <= set(kinds(result))
    assert any("«Rp94.496.718.290», seharusnya «Rp94.496.718.291»" in f.message for f in result.findings)


def test_altered_values_are_caught(ringkas: Terbitan) -> None:
    """A machine that reads `nilai.json` gets what the print says, or the difference is told."""
    values = json.loads(attached(ringkas.pdf)[VALUES])
    assert values["values"]["average"]["value"].startswith("97.528235")
    values["values"]["average"]["value"] = "99"
    result = verify(reattached(ringkas.pdf, VALUES, json.dumps(values).encode()))
    (finding,) = (one for one in result.findings if one.kind is Kind.NILAI)
    assert "values.average.value adalah «99»" in finding.message


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"tool": "lkj"}', b"[" * 100_000, b"\xff"])
def test_a_foreign_list_is_refused(ringkas: Terbitan, data: bytes) -> None:
    """Whatever stands in the place of the list, the answer is a sentence."""
    (finding,) = verify(reattached(ringkas.pdf, VALUES, data)).findings
    assert finding.kind is Kind.LAMPIRAN
    assert "tidak dikenali" in finding.message


@pytest.mark.parametrize(
    "field",
    [{"document": "../../x"}, {"year": "2024"}, {"year": 10**9}, {"files": 3}, {"version": None}, {"version": 1}],
)
def test_a_list_of_unknown_shape_is_refused(ringkas: Terbitan, field: dict[str, object]) -> None:
    """A document or a year that is none names no file and no folder."""
    values = json.loads(attached(ringkas.pdf)[VALUES]) | field
    assert kinds(verify(reattached(ringkas.pdf, VALUES, json.dumps(values).encode()))) == [Kind.LAMPIRAN]


@pytest.mark.parametrize(
    "number", ["Infinity", "-Infinity", "NaN", "1e999", "-1", "1.5", "true", '"9"', "1" + "0" * 400]
)
@pytest.mark.parametrize("field", ["size", "year", "source_date_epoch", "quarter"])
def test_a_number_that_is_none_is_refused(ringkas: Terbitan, field: str, number: str) -> None:
    """The size of evidence, a year, a time or a quarter that no file and no calendar has is no list of lkj's."""
    values = json.loads(attached(ringkas.pdf)[VALUES])
    values["evidence"] = [{"name": "data/2024/bukti/a", "sha256": "0" * 64, "size": 1}]
    assert read_manifest(json.dumps(values).encode()) is not None
    (values["evidence"][0] if field == "size" else values)[field] = "@"
    assert read_manifest(json.dumps(values).replace('"@"', number).encode()) is None


@pytest.mark.parametrize("number", ["Infinity", "NaN"])
def test_what_json_has_not_is_refused_anywhere(ringkas: Terbitan, number: str) -> None:
    """Decimals are texts there: what Python alone reads as a number is of no list of lkj's."""
    record = '{"evidence": [{"name": "data/2024/bukti/a", "sha256": "", "size": %s}],'
    content = attached(ringkas.pdf)[VALUES].replace(b"{", (record % number).encode(), 1)
    assert read_manifest(content.replace(b"evidence", b"lain")) is None
    (finding,) = verify(reattached(ringkas.pdf, VALUES, content)).findings
    assert "tidak dikenali" in finding.message


@pytest.mark.parametrize(
    "name",
    ["../../jahat.yaml", "/etc/cron.d/jahat", "data/2024/../../x.yaml", "templates/filter.lua", "templates/laporan.typ",
     "templates/../x.md.j2", "data/2023/pagu.yaml", "templates/a/b.md.j2", "data/2024/narasi/x.md"],
)  # fmt: skip
def test_an_attachment_with_a_strange_name_is_never_written(ringkas: Terbitan, name: str) -> None:
    """A name from the file opens no other folder and replaces no code; it is only told as unrecorded."""
    assert not belongs(name, 2024)
    result = verify(reattached(ringkas.pdf, name, b"x"))
    assert result.verdict is Verdict.DIFFERENT
    told = [one.message for one in result.findings if one.kind is Kind.LAMPIRAN]
    assert f"lampiran {name} tidak tercatat dalam nilai.json" in told or f"ada 2 lampiran bernama {name}" in told


def test_a_file_that_is_no_pdf_is_refused() -> None:
    """The sentence says that it is none."""
    with pytest.raises(EngineError, match="bukan PDF"):
        verify(b"bukan pdf")


def test_many_differences_are_counted() -> None:
    """A long list is cut, with the number of those left out."""
    found = tuple(Difference(Kind.TEKS, f"beda {n}", n) for n in range(1, 44))
    text = to_text(Verification(verdict=Verdict.DIFFERENT, findings=found, document="lkj", year=2024), "x.pdf")
    assert text.startswith("x.pdf: berbeda, 43 temuan\n  halaman PDF ke-1: beda 1\n")
    assert "  … dan 3 temuan lagi\n" in text
