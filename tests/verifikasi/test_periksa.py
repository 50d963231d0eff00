"""`lkj verify`: a PDF holds against its own evidence, and every way of departing from it is named."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from lkj.bangun import build
from lkj.bukti import belongs
from lkj.publish.errors import EngineError
from lkj.publish.lampiran import VALUES, attached
from lkj.publish.terbitkan import typst_source
from lkj.verifikasi.hasil import Difference, Kind, Verification, to_text
from lkj.verifikasi.periksa import verify

REPOSITORY = Path(__file__).parents[2]
Edit = Callable[[pikepdf.Pdf], None]


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
    root = project(tmp_path_factory.mktemp("terbitan"))
    return Terbitan(root, built(root))


def edited(pdf: bytes, edit: Edit) -> bytes:
    """Return the PDF after an edit by hand."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        edit(document)
        document.save(out)
    return out.getvalue()


def forged(monkeypatch: pytest.MonkeyPatch, root: Path, old: str, new: str, nth: int = 1) -> bytes:
    """Build a PDF that carries the true evidence and prints `new` where the `nth` `old` should stand."""

    def forge(preamble: str, body: str) -> str:
        parts = typst_source(preamble, body).split(old)
        assert len(parts) > nth
        return old.join(parts[:nth]) + new + old.join(parts[nth:])

    with monkeypatch.context() as patch:
        patch.setattr("lkj.publish.terbitkan.typst_source", forge)
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
    assert "cocok" in to_text(result, "x.pdf")


def test_saving_anew_and_signing_over_it_do_no_harm(terbitan: Terbitan) -> None:
    """Another program may save the file anew, or lay an annotation over it: the print is still the same."""

    def sign(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[100, 100, 300, 200])
        note.Contents = pikepdf.String("Ditandatangani secara elektronik")
        document.pages[2].Annots = document.make_indirect(pikepdf.Array([document.make_indirect(note)]))

    assert verify(edited(terbitan.pdf, sign), terbitan.root).same


FORGED = {
    "sel": (r"84\,99\%", r"94\,99\%", 2, "«94,99%», seharusnya «84,99%»", "Serapan anggaran | 84,99%"),
    "kalimat": (
        r"direalisasikan Rp94\.496\.718\.290",
        r"direalisasikan Rp95\.496\.718\.290",
        1,
        "«Rp95.496.718.290», seharusnya «Rp94.496.718.290»",
        "dari pagu Rp111.186.550.000 direalisasikan Rp94.496.718.290",
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
    (finding,) = verify(forged(monkeypatch, terbitan.root, old, new, nth)).findings
    assert finding.kind is Kind.TEKS
    assert said in finding.message and where in finding.message
    assert finding.page is not None and finding.page > 1


def test_a_figure_painted_over_is_caught(terbitan: Terbitan) -> None:
    """A picture laid over a number leaves the text as it was; the page still looks otherwise."""
    covered = edited(terbitan.pdf, lambda d: d.pages[20].contents_add(b"q 0 g 200 500 60 12 re f Q"))
    (finding,) = verify(covered).findings
    assert (finding.kind, finding.page) == (Kind.TAMPILAN, 21)


def test_a_page_taken_out_is_caught(terbitan: Terbitan) -> None:
    """What stood on a missing page is told as not printed."""

    def cut(document: pikepdf.Pdf) -> None:
        del document.pages[3]

    result = verify(edited(terbitan.pdf, cut))
    assert Kind.TEKS in kinds(result)
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


def test_another_version_is_told(terbitan: Terbitan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of an older tool says so, before any difference that may come of it."""
    monkeypatch.setattr("lkj.bukti.__version__", "0.0.9")
    older = built(terbitan.root)
    monkeypatch.undo()
    (finding,) = verify(older).findings
    assert finding.kind is Kind.VERSI
    assert "lkj 0.0.9" in finding.message


def reattached(pdf: bytes, name: str, data: bytes | None) -> bytes:
    """Return the PDF with an attachment replaced, or taken out."""

    def put(document: pikepdf.Pdf) -> None:
        if data is None:
            del document.attachments[name]
        else:
            document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

    return edited(pdf, put)


def test_missing_evidence_is_told(terbitan: Terbitan) -> None:
    """Without its list a document cannot be checked; without one of its files it cannot be recomputed."""
    bare = verify(reattached(terbitan.pdf, VALUES, None))
    assert (kinds(bare), bare.same) == ([Kind.LAMPIRAN], False)
    assert "nilai.json tidak ada" in bare.findings[0].message
    lost = verify(reattached(terbitan.pdf, "data/2024/pagu.yaml", None))
    assert kinds(lost) == [Kind.LAMPIRAN, Kind.HITUNGAN]
    assert "lampiran data/2024/pagu.yaml tidak ada" in lost.findings[0].message
    assert "LKJ108" in lost.findings[1].message


def test_an_altered_attachment_is_caught_twice(terbitan: Terbitan) -> None:
    """A changed attachment no longer has its recorded hash, and the print no longer follows from it."""
    data = attached(terbitan.pdf)["data/2024/pagu.yaml"].replace(b"94496718290", b"94496718291")
    result = verify(reattached(terbitan.pdf, "data/2024/pagu.yaml", data))
    assert {Kind.LAMPIRAN, Kind.NILAI, Kind.TEKS} <= set(kinds(result))
    assert any("«Rp94.496.718.290», seharusnya «Rp94.496.718.291»" in f.message for f in result.findings)


def test_altered_values_are_caught(terbitan: Terbitan) -> None:
    """A machine that reads `nilai.json` gets what the print says, or the difference is told."""
    values = json.loads(attached(terbitan.pdf)[VALUES])
    assert values["values"]["average"]["value"].startswith("97.528235")
    values["values"]["average"]["value"] = "99"
    (finding,) = verify(reattached(terbitan.pdf, VALUES, json.dumps(values).encode())).findings
    assert finding.kind is Kind.NILAI
    assert "values.average.value adalah «99»" in finding.message


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"tool": "lkj"}', b"[" * 100_000, b"\xff"])
def test_a_foreign_list_is_refused(terbitan: Terbitan, data: bytes) -> None:
    """Whatever stands in the place of the list, the answer is a sentence."""
    (finding,) = verify(reattached(terbitan.pdf, VALUES, data)).findings
    assert finding.kind is Kind.LAMPIRAN
    assert "tidak dikenali" in finding.message


@pytest.mark.parametrize("field", [{"document": "../../x"}, {"year": "2024"}, {"year": 10**9}, {"files": 3}])
def test_a_list_of_unknown_shape_is_refused(terbitan: Terbitan, field: dict[str, object]) -> None:
    """A document or a year that is none names no file and no folder."""
    values = json.loads(attached(terbitan.pdf)[VALUES]) | field
    assert kinds(verify(reattached(terbitan.pdf, VALUES, json.dumps(values).encode()))) == [Kind.LAMPIRAN]


@pytest.mark.parametrize(
    "name",
    ["../../jahat.yaml", "/etc/cron.d/jahat", "data/2024/../../x.yaml", "templates/filter.lua", "templates/laporan.typ",
     "templates/../x.md.j2", "data/2023/pagu.yaml", "templates/a/b.md.j2", "data/2024\\pagu.yaml", "data/2024/narasi/x.md"],
)  # fmt: skip
def test_an_attachment_with_a_strange_name_is_never_written(terbitan: Terbitan, name: str) -> None:
    """A name from the file opens no other folder and replaces no code; it is only told as unrecorded."""
    assert not belongs(name, 2024)
    (finding,) = verify(reattached(terbitan.pdf, name, b"x")).findings
    assert finding.message == f"lampiran {name} tidak tercatat dalam nilai.json"


def test_a_file_that_is_no_pdf_is_refused() -> None:
    """The sentence says that it is none."""
    with pytest.raises(EngineError, match="bukan PDF"):
        verify(b"bukan pdf")


def test_many_differences_are_counted() -> None:
    """A long list is cut, with the number of those left out."""
    found = tuple(Difference(Kind.TEKS, f"beda {n}", n) for n in range(1, 44))
    text = to_text(Verification("lkj", 2024, "1", 2, 3, found), "x.pdf")
    assert text.startswith("x.pdf: berbeda, 43 temuan\n  halaman PDF ke-1: beda 1\n")
    assert text.endswith("  … dan 3 temuan lagi\n")
