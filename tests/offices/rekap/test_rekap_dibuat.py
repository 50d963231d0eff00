"""`lkj rekap` on a small tree: what it writes, what it keeps, what it gathers, and what it says of who delivered nothing."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from alat_pohon import pohon
from alat_satker import indikator, satker
from alat_tanda_tangan import signed
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from lkj.cli import cli
from lkj.diagnostics import DataError
from lkj.files import FolderOrigin
from lkj.model.rekap import BerkasRekap
from lkj.offices import offices
from lkj.offices.rekap.dokumen import susun_rekap
from lkj.offices.rekap.kumpul import dari_folder, kumpulkan, tempat_hasil
from lkj.offices.rekap.machine import to_json
from lkj.pengukuran.antarsatker import rekapitulasi

pytestmark = pytest.mark.lambat


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of two offices: the right year, and one in which all 90% of the complaints were answered."""
    root = pohon(tmp_path / "pohon")
    ubah(root / "satker/6201/data/2024/indikator.yaml", "realisasi: 81", "realisasi: 90")
    return root


def ubah(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def lkj(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def angka(tree: Path, *lain: str) -> Any:
    done = lkj("rekap", "2024", "--format", "json", "--root", str(tree), *lain)
    assert done.exit_code == 0, done.output
    (written,) = done.stdout.split()
    return json.loads((tree / written).read_text(encoding="utf-8"))


def test_two_offices_as_by_hand(tree: Path) -> None:
    """81 of 90, 19 of 20 minutes less is better (105), 400 of 400: 90, 105 and 100 in one office, 100, 105, 100 in the other.

    600 over six indikator is 100; the means are 98,33 and 101,67. Each spent 3.771 of 4.000 million.
    """
    made = angka(tree)
    assert Decimal(made["capaian"]["value"]) == 100
    assert (made["capaian"]["method"], made["capaian"]["n"]) == ("rerata-indikator", 6)
    assert [(one["code"], one["rank"], one["value"][:6]) for one in made["offices"]] == [
        ("6200", 2, "98.333"),
        ("6201", 1, "101.66"),
    ]
    assert (made["absorption"]["realisasi"], made["absorption"]["value"]) == ("7542000000", "94.275")
    complaints = made["indicators"][0]
    assert (complaints["method"], complaints["value"], complaints["reached"]) == ("rerata", "95", 1)
    assert [(one["name"], one["value"]) for one in made["objectives"]] == [
        ("Meningkatnya kepuasan penerima layanan", "100"),
        ("Tertibnya pengelolaan arsip", "100"),
    ]


def test_every_form_says_the_same(tree: Path) -> None:
    """Word, PDF, page and workbook hold the mean of each office; the workbook as a number."""
    done = lkj("rekap", "2024", "--root", str(tree))
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == [f"build/rekap-2024.{suffix}" for suffix in ("docx", "pdf", "html", "xlsx", "json")]
    build = tree / "build"
    word = "\n".join(c.text for t in Document(str(build / "rekap-2024.docx")).tables for r in t.rows for c in r.cells)
    pages = "\n".join(page.extract_text() for page in PdfReader(build / "rekap-2024.pdf").pages)
    page = (build / "rekap-2024.html").read_text(encoding="utf-8")
    for text in (word, pages, page):
        assert "98,33%" in text
        assert "101,67%" in text
    sheet = load_workbook(BytesIO((build / "rekap-2024.xlsx").read_bytes()))["Satker"]
    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["6200", "6201"]
    assert [round(sheet.cell(row, 4).value, 4) for row in (2, 3)] == [0.9833, 1.0167]
    # It carries no evidence: nothing is proven of it, and nothing is said to differ.
    pdf = str(build / "rekap-2024.pdf")
    verified = lkj("verify", pdf)
    assert verified.exit_code == 3
    assert "tidak membawa bukti" in verified.stdout
    assert "berbeda" not in verified.stdout
    assert "Untuk membuktikannya" not in verified.stdout
    digest = sha256((build / "rekap-2024.pdf").read_bytes()).hexdigest()
    recorded = lkj("verify", pdf, "--sha256", digest)
    assert (recorded.exit_code, "SHA-256 sama dengan yang dicatat" in recorded.stdout) == (0, True)
    assert lkj("verify", pdf, "--sha256", "0" * 64).exit_code == 1


def test_a_loss_since_last_year_is_printed_with_a_minus_in_points(tmp_path: Path) -> None:
    """A minus sign and no hyphen, as reports have it, and the head of the column says of what."""
    row = indikator("Persentase layanan tepat waktu", "100", "90")
    offices = [satker("6200", row, lalu=Decimal("90.2")), satker("6201", row, lalu=Decimal(80))]
    made = rekapitulasi(2024, offices, cara=BerkasRekap.model_validate({"skema": 1}))
    text = unescape(susun_rekap(FolderOrigin(tmp_path), made).markdown)
    assert "Selisih dari 2023 (poin)" in text
    assert '"−0,20"' in text
    assert '"10,00"' in text
    assert "-0,20" not in text


@pytest.mark.parametrize("others", ["PK <b>Ketua</b> *satu*", "PK Sekretaris"])
def test_the_document_whose_indikator_count_is_named(tmp_path: Path, others: str) -> None:
    """Where all measure one, once; else that of each office in its row, with how many have which."""
    row = indikator("Persentase layanan tepat waktu", "100", "90")
    first = [satker(kode, row, dokumen="PK Sekretaris") for kode in ("6200", "6201")]
    made = rekapitulasi(2024, [*first, satker("6202", row, dokumen=others)])
    text = unescape(susun_rekap(FolderOrigin(tmp_path), made).markdown).replace("\\", "")
    assert "indikator dokumen lain tidak ikut" in text
    assert [one["document"] for one in json.loads(to_json(made))["offices"]] == ["PK Sekretaris"] * 2 + [others]
    if others == "PK Sekretaris":
        assert "yang diukur setiap satker, yaitu PK Sekretaris; indikator" in text
        assert "Dokumen" not in text
    else:
        assert "yaitu PK Sekretaris (2 satker), " in text
        assert "menurut kolom Dokumen" in text
        assert "<b>Ketua" not in susun_rekap(FolderOrigin(tmp_path), made).markdown.partition("```")[0]


def test_the_same_data_gives_the_same_bytes(tree: Path) -> None:
    """No clock, no path: whether results were kept or are computed anew."""
    first = lkj("rekap", "2024", "--root", str(tree))
    assert first.exit_code == 0, first.output
    made = {path.name: path.read_bytes() for path in (tree / "build").glob("rekap-*")}
    other = tree.parent / "lain"
    shutil.copytree(tree, other)
    shutil.rmtree(other / "build/6200")
    assert lkj("rekap", "2024", "--root", str(other)).exit_code == 0
    assert {path.name: path.read_bytes() for path in (other / "build").glob("rekap-*")} == made
    assert (other / "build/6200/hasil-2024.jsonl").read_bytes() == (tree / "build/6200/hasil-2024.jsonl").read_bytes()


def tersimpan(tree: Path) -> int:
    return kumpulkan(tree, offices(tree), 2024).tersimpan


def test_a_changed_office_is_computed_again_and_no_other(tree: Path) -> None:
    """What is kept serves while the data are what they were, shared files among them."""
    angka(tree)
    assert tersimpan(tree) == 2
    ubah(tree / "satker/6201/data/2024/indikator.yaml", "realisasi: 90", "realisasi: 99")
    assert tersimpan(tree) == 1
    assert angka(tree)["offices"][1]["value"] == "105"
    ubah(tree / "bersama/data/2024/metode.yaml", "batas_atas: null", "batas_atas: 100")
    assert tersimpan(tree) == 0
    assert [one["value"][:6] for one in angka(tree)["offices"]] == ["96.666", "100"]


def test_trees_whose_offices_share_codes_leave_each_other_what_is_kept(tree: Path) -> None:
    """The same person keeps two trees, or two states of one: neither is computed again for the other's sake."""
    other = tree.parent / "lain"
    shutil.copytree(tree, other)
    ubah(other / "satker/6201/data/2024/indikator.yaml", "realisasi: 90", "realisasi: 99")
    assert (tersimpan(tree), tersimpan(other)) == (0, 0)
    assert (tersimpan(tree), tersimpan(other)) == (2, 2)


def test_a_result_that_another_put_into_the_project_changes_nothing(tree: Path) -> None:
    """A branch may bring a file whose first line fits the data; only what this user computed is used again."""
    made = angka(tree)
    path = tree / "build/6200/hasil-2024.jsonl"
    right = path.read_bytes()
    path.write_bytes(right.replace(b'"terukur":3', b'"terukur":2'))
    assert path.read_bytes() != right
    assert angka(tree) == made
    assert path.read_bytes() == right
    other = tree.parent / "lain"
    shutil.copytree(tree, other)
    (other / "build/6200/hasil-2024.jsonl").write_bytes(right.replace(b'"terukur":3', b'"terukur":2'))
    assert angka(other) == made


def test_who_delivered_nothing_is_named_with_the_reason(tree: Path) -> None:
    """An office without the year, one whose file cannot be read: no traceback, no number, and the others count."""
    (tree / "satker/6202").mkdir()
    shutil.copytree(tree / "satker/6200", tree / "satker/6203")
    (tree / "satker/6203/data/2024/pagu.yaml").write_text("pagu: [\n", encoding="utf-8")
    made = angka(tree)
    assert [(one["code"], one["reason"]) for one in made["missing"]] == [
        ("6202", "tidak ada data tahun 2024"),
        ("6203", "datanya mempunyai 1 galat, yang pertama di data/2024/pagu.yaml:1"),
    ]
    assert (made["coverage"]["offices"], made["coverage"]["delivered"]) == (4, 2)


def test_results_of_shards_gathered_give_the_same_bytes(tree: Path) -> None:
    """Each machine makes its part; who gathers them has the same document as who had all."""
    assert angka(tree)
    whole = (tree / "build/rekap-2024.json").read_bytes()
    parts = []
    for shard in ("1/2", "2/2"):
        part = tree.parent / f"bagian-{shard[0]}"
        shutil.copytree(tree, part, ignore=shutil.ignore_patterns("build"))
        angka(part, "--shard", shard)
        parts += ["--from", str(part / "build")]
    shutil.rmtree(tree / "build")
    angka(tree, *parts)
    assert (tree / "build/rekap-2024.json").read_bytes() == whole
    alone = angka(tree, *parts[:2])
    (left,) = alone["missing"]
    told = "hasilnya tidak ada dalam folder yang dikumpulkan"
    remedy = "sertakan folder build mesin yang mengerjakannya dengan --from"
    assert (left["name"], left["reason"]) == ("Dinas Contoh", f"{told}; {remedy}")
    (found,) = (one for one in alone["findings"] if one["code"] == "LKJ805")
    assert (found["message"], found["hint"]) == (f"satker 6201 tidak ikut dihitung: {told}", remedy)


def test_many_offices_at_once_give_the_same_bytes(tree: Path) -> None:
    """Computed in several processes or one after the other: the same results."""
    for n in range(2, 8):
        shutil.copytree(tree / "satker/6200", tree / f"satker/620{n}")
    angka(tree, "--jobs", "1")
    whole = {path: path.read_bytes() for path in (tree / "build").rglob("*.json*")}
    shutil.rmtree(tree / "build")
    angka(tree, "--jobs", "2")
    assert {path: path.read_bytes() for path in (tree / "build").rglob("*.json*")} == whole


def test_a_link_in_the_place_of_what_is_written_is_told_and_the_rest_is_made(tree: Path, tmp_path: Path) -> None:
    """At `build/KODE` or in the place of one form: a sentence names it, all else is there, and nothing went through it."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (tree / "build").mkdir()
    (tree / "build/6201").symlink_to(outside)
    (tree / "build/rekap-2024.xlsx").symlink_to(outside / "x.xlsx")
    done = lkj("rekap", "2024", "--format", "json,xlsx", "--root", str(tree))
    assert done.exit_code != 0
    for name in ("build/6201", "build/rekap-2024.xlsx"):
        assert f"{name} adalah tautan" in done.stderr.replace("«", "").replace("»", ""), done.stderr
    assert done.stdout.split() == ["build/rekap-2024.json"]
    made = json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8"))
    assert [one["code"] for one in made["offices"]] == ["6200", "6201"]
    assert (tree / "build/6200/hasil-2024.jsonl").exists()
    assert list(outside.iterdir()) == []


def test_two_results_of_one_office_that_differ_are_refused(tree: Path) -> None:
    """Nobody is left to guess which of them was meant; the same result twice is one."""
    angka(tree)
    other = tree.parent / "lain"
    shutil.copytree(tree / "build", other)
    places = tempat_hasil([tree / "build", other], 2024)
    assert len(dari_folder(places, 2024, offices(tree)).hasil) == 2
    path = other / "6200/hasil-2024.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"terukur":3', b'"terukur":2'))
    with pytest.raises(DataError) as caught:
        dari_folder(places, 2024, offices(tree))
    assert [one.message for one in caught.value.findings] == [
        f"hasil satker 6200 ada dua, dan berbeda: «{(tree / 'build').as_posix()}/6200/hasil-2024.jsonl» dan"
        f" «{path.as_posix()}»"
    ]


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]\n{}", '{}\n{"kode": "6200"}', '{}\n{"tanpa": ["a"]}', "{}\n" + "[" * 100_000, '{}\n{"tanpa":}'],
)
def test_a_file_that_is_no_result_is_refused_by_name(tree: Path, content: str) -> None:
    """A folder from elsewhere may hold anything."""
    folder = tree.parent / "asing"
    (folder / "6200").mkdir(parents=True)
    (folder / "6200/hasil-2024.jsonl").write_text(content, encoding="utf-8")
    done = lkj("rekap", "2024", "--format", "json", "--root", str(tree), "--from", str(folder))
    assert done.exit_code == 1
    assert "bukan berkas hasil satker" in done.output
    assert "6200/hasil-2024.jsonl" in done.output


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"penyebut": "0", "pembilang": "1", "per": "100"}, "penyebutnya tidak di atas 0"),
        ({"tahun": 2023}, "bukan berkas hasil satker"),
        ({"rerata": "999"}, "di luar capaian"),
        ({"pembilang": "-1", "penyebut": "1", "per": "100"}, "pembilangnya di bawah 0"),
        ({"tempat": {}, "satuan": "Lain"}, "tidak disebut tempatnya"),
        ({"polaritas": "miring"}, "polaritasnya tidak dikenal"),
        ({"capaian": "9" * 690}, "terlalu besar atau terlalu kecil"),
        ({"skor": "1e-690"}, "terlalu besar atau terlalu kecil"),
        ({"nilai": "0e-690"}, "terlalu besar atau terlalu kecil"),
        ({"serapan_lalu": "1e41"}, "terlalu besar atau terlalu kecil"),
    ],
)
def test_a_result_that_no_data_can_give_is_refused(tree: Path, change: dict[str, Any], told: str) -> None:
    """Of another year than its name, a quotient of nothing, a mean beyond all that it is made of, no place, no size."""
    angka(tree)
    folder = tree.parent / "asing"
    shutil.copytree(tree / "build/6200", folder / "6200")
    path = folder / "6200/hasil-2024.jsonl"
    head, result = path.read_text(encoding="utf-8").splitlines()
    made = json.loads(result)
    (made if change.keys() <= made.keys() else made["indikator"][0]).update(change)
    path.write_text(f"{head}\n{json.dumps(made)}\n", encoding="utf-8", newline="\n")
    done = lkj("rekap", "2024", "--format", "json", "--root", str(tree), "--from", str(folder))
    assert (done.exit_code, "LKJ113" in done.output) == (1, True)
    assert told in " ".join(done.output.split())
    assert "6200/hasil-2024.jsonl" in done.output


def test_a_result_too_large_is_refused_with_its_folder(tree: Path) -> None:
    """Of several folders, which one is meant."""
    folder = tree.parent / "besar"
    (folder / "6200").mkdir(parents=True)
    with (folder / "6200/hasil-2024.jsonl").open("wb") as file:
        file.truncate(2**24 + 1)
    done = lkj("rekap", "2024", "--format", "json", "--root", str(tree), "--from", str(folder))
    assert done.exit_code == 1
    assert "besar/6200/hasil-2024.jsonl" in done.output.replace("\n", "")


@pytest.mark.parametrize(("what", "told"), [("tautan", "adalah tautan"), ("folder", "bukan berkas biasa")])
def test_what_stands_in_the_place_of_a_result_is_told(tree: Path, what: str, told: str) -> None:
    """A link or a folder is no result that lacks: it says what it is."""
    place = tree.parent / "asing/6200/hasil-2024.jsonl"
    place.parent.mkdir(parents=True)
    if what == "tautan":
        place.symlink_to(tree / "bersama/data/2024/tugas.yaml")
    else:
        place.mkdir()
    done = lkj("rekap", "2024", "--format", "json", "--root", str(tree), "--from", str(tree.parent / "asing"))
    assert (done.exit_code, told in " ".join(done.output.split()), "LKJ113" in done.output) == (1, True, True)


def test_the_declared_way_is_followed_and_a_wrong_one_told(tree: Path) -> None:
    """`bersama/rekap.yaml` decides; an unknown way is told with its line."""
    (tree / "bersama/rekap.yaml").write_text(
        "skema: 1\nnama: Komisi Contoh\ncapaian: rerata-satker\n", encoding="utf-8"
    )
    made = angka(tree)
    assert (made["name"], made["capaian"]["method"], made["capaian"]["n"]) == ("Komisi Contoh", "rerata-satker", 2)
    (tree / "bersama/rekap.yaml").write_text("skema: 1\ncapaian: rata\n", encoding="utf-8")
    done = lkj("rekap", "2024", "--root", str(tree))
    assert done.exit_code == 1
    assert "bersama/rekap.yaml:2" in done.output


def test_the_code_of_an_office_leads_to_its_page_where_there_is_one(tree: Path) -> None:
    """Drill down from the table to the report; no link into nothing."""
    (tree / "build/6201").mkdir(parents=True)
    (tree / "build/6201/lkj-2024.html").write_text("<!DOCTYPE html>", encoding="utf-8")
    assert lkj("rekap", "2024", "--format", "html", "--root", str(tree)).exit_code == 0
    page = (tree / "build/rekap-2024.html").read_text(encoding="utf-8")
    assert '<a href="6201/lkj-2024.html">6201</a>' in page
    assert "6200/lkj" not in page


def test_a_project_of_one_office_has_nothing_to_put_together(tmp_path: Path) -> None:
    """It is told so, as wrong usage."""
    done = lkj("rekap", "2024", "--root", str(tmp_path))
    assert done.exit_code == 2
    assert "satker" in done.output


@pytest.mark.parametrize("beside", ["", "html"])
def test_a_signed_recapitulation_is_kept_beside_the_new_one(tree: Path, tmp_path: Path, beside: str) -> None:
    """Its bytes and so its SHA-256 stay, which is told; also where another form of it cannot be written."""
    formats = ("--format", f"pdf,{beside}" if beside else "pdf", "--root", str(tree))
    assert lkj("rekap", "2024", *formats).exit_code == 0
    page = tree / "build/rekap-2024.pdf"
    with_signature = signed(page.read_bytes())
    page.write_bytes(with_signature)
    if beside:
        (tree / "build/rekap-2024.html").unlink()
        (tree / "build/rekap-2024.html").symlink_to(tmp_path / "tiada")
    (tree / "bersama/rekap.yaml").write_text("skema: 1\nnama: Komisi Contoh\n", encoding="utf-8")
    done = lkj("rekap", "2024", *formats)
    name = f"rekap-2024-final-{sha256(with_signature).hexdigest()[:8]}.pdf"
    assert (tree / "build" / name).read_bytes() == with_signature
    assert page.read_bytes() != with_signature
    told = f"sudah ditandatangani tidak ditimpa: disimpan sebagai build/{name}, SHA-256-nya tetap"
    assert told in " ".join(done.stderr.split())
    # The new one bears no signature, and is replaced as ever.
    (tree / "bersama/rekap.yaml").unlink()
    assert "tidak ditimpa" not in lkj("rekap", "2024", *formats).stderr
    assert len([*page.parent.glob("rekap-2024*.pdf")]) == 2


def test_a_signed_recapitulation_that_cannot_be_kept_is_not_replaced(tree: Path, tmp_path: Path) -> None:
    """A link in the place of the name under which it would be kept: the document stays, and the link is told."""
    formats = ("--format", "pdf,json", "--root", str(tree))
    assert lkj("rekap", "2024", *formats).exit_code == 0
    page = tree / "build/rekap-2024.pdf"
    with_signature = signed(page.read_bytes())
    page.write_bytes(with_signature)
    name = f"rekap-2024-final-{sha256(with_signature).hexdigest()[:8]}.pdf"
    (page.parent / name).symlink_to(tmp_path / "tiada")
    (tree / "bersama/rekap.yaml").write_text("skema: 1\nnama: Komisi Contoh\n", encoding="utf-8")
    done = lkj("rekap", "2024", *formats)
    assert done.exit_code != 0
    assert page.read_bytes() == with_signature
    assert done.stdout.split() == ["build/rekap-2024.json"]
    assert name in " ".join(done.stderr.split())
    assert "tidak ditimpa" not in done.stderr


@pytest.mark.parametrize("mixed", [False, True])
def test_the_table_of_offices_stays_on_its_page(tree: Path, mixed: bool) -> None:
    """With the weights, and with the document of each where they differ: nothing stands beyond the margin."""
    from pypdfium2 import PdfDocument

    (tree / "bersama/rekap.yaml").write_text("skema: 1\ncapaian: tertimbang\n", encoding="utf-8")
    if mixed:
        method = (tree / "bersama/data/2024/metode.yaml").read_text(encoding="utf-8")
        own = tree / "satker/6201/data/2024/metode.yaml"
        own.write_text(method.replace("dokumen: pk-sekretaris", "dokumen: pk-ketua"), encoding="utf-8")
    assert lkj("rekap", "2024", "--format", "pdf", "--root", str(tree)).exit_code == 0
    book = PdfDocument(tree / "build/rekap-2024.pdf")
    for page in book:
        text = page.get_textpage()
        right = max(text.get_charbox(n)[2] for n in range(text.count_chars()))
        assert right <= page.get_width() - 60, "2,5 cm are 71 points; a cell may reach into its own padding"
    shown = "".join(page.get_textpage().get_text_range() for page in book)
    assert ("Dokumen" in shown, "Bobot" in shown) == (mixed, True)
