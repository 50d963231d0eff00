"""The analyses of each objective as Bab III prints them, and what it prints where the data is missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from alat_bagan import baca
from alat_benar import bertahun, ganti, kosongkan, salin
from alat_dokumen import DOKUMEN
from alat_proyek import check_folder, environment, require_year
from alat_tabel import tertulis
from click.testing import CliRunner

from lkj.capaian import PERSEN, Angka, Polaritas, banding
from lkj.check.project import Project
from lkj.cli import cli
from lkj.pengukuran import Pengukuran
from lkj.report.compose import Laporan
from lkj.report.dokumen import TETAP, susun, susun_laporan
from lkj.report.grafik_tren import MOST_YEARS, indikator_bertahun
from lkj.wording.pembanding import perubahan
from lkj.wording.printed import BELUM_ADA, kuantitas, kuantitas_sempit

ROOT = Path(__file__).parents[2]


def report(root: Path) -> Laporan:
    return susun_laporan(environment(root), Pengukuran(require_year(root, 2024)))


def text(root: Path) -> str:
    """Return the report as it is read, its escapes undone."""
    return unescape(tertulis(report(root).markdown))


def rows(markdown: str, ident: str) -> list[str]:
    """Return the rows of the table of an objective, cells parted by a bar."""
    return table(markdown, f"tabel-analisis-{ident}")


def table(markdown: str, name: str) -> list[str]:
    """Return the rows of a table, cells parted by a bar."""
    body = markdown.split(f"#{name} ")[1].split("``````")[0].split("<tbody>")[1]
    return [
        " | ".join(re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row))
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def section(markdown: str, ident: str) -> str:
    """Return what is said of one objective, from its heading to the next."""
    return re.split(r"\n#{2,3} ", markdown.split(f"({ident}) {{#")[1])[0]


@pytest.mark.lambat
def test_every_reference_stands_beside_its_indikator(tmp_path: Path) -> None:
    """This year, the year before, the Renstra and the national standard; a fall is better where lower is better."""
    table = rows(text(salin(tmp_path)), "SK-01")
    assert table[:4] == [
        "Persentase pengaduan yang diselesaikan (IKK-01) | Tahun 2024 | 90% | 81% | 90,00% | Tidak tercapai",
        "Tahun 2023 | 88% | 84% | 95,45% | Sejak itu realisasi turun 3 poin, memburuk; capaian turun 5,45 poin",
        "Akhir Renstra 2024 | 95% | 81% | 85,26% | Belum tercapai; 14 poin di bawahnya",
        "Standar nasional | 85% | 81% | 95,29% | Belum memenuhi standar; 4 poin di bawahnya",
    ]
    assert table[5].endswith("Sejak itu realisasi turun 2 menit (9,52%), membaik; capaian naik 0,45 poin")
    assert table[6].endswith("73,33% | Belum tercapai; 4 menit di atasnya")
    assert table[7].endswith("124,00% | Memenuhi standar; 6 menit di bawahnya")


@pytest.mark.lambat
def test_years_of_other_methods_are_not_compared(tmp_path: Path) -> None:
    """Newest first; where a method differs no change of capaian is printed, and the table says which rules held."""
    table = rows(text(bertahun(tmp_path)), "SK-01")
    assert [row.split(" | ")[0] for row in table[1:4]] == ["Tahun 2023", "Tahun 2022", "Tahun 2021"]
    assert table[1].endswith("capaian turun 5,45 poin")
    for row in table[2:4]:
        assert "memburuk; capaian tidak sebanding (metode berbeda)" in row
    assert "| 120,00% |" in table[2] and "| 125,00% |" in table[3]
    assert not any("tidak diketahui" in row.lower() for row in table)
    assert "Tahun 2021 tidak diketahui (IKK-02)." in section(text(bertahun(tmp_path / "lagi")), "SK-01")
    foot = table[-1]
    assert "2023 menurut metode 2024, sebab metode 2023 tidak tercatat" in foot
    assert "2022 menurut metode 2022 (batas atas 120%, rumus rasio)" in foot
    assert "2021 menurut metode 2021 (batas atas 150%)" in foot


@pytest.mark.lambat
def test_what_there_is_none_of_is_stated(tmp_path: Path) -> None:
    """`tanpa_pembanding` is a statement below the table, which has no row of it nor a method of earlier years."""
    said = text(bertahun(tmp_path))
    assert len(rows(said, "SK-02")) == 1
    assert (
        "Tidak ada data tahun sebelumnya (IKK-03). Renstra tidak memuat target indikator ini (IKK-03). "
        "Tidak ada standar nasional (IKK-03)." in section(said, "SK-02")
    )


@pytest.mark.lambat
def test_what_is_stated_is_told_from_what_there_is(tmp_path: Path) -> None:
    """What is stated not to be there fills no gap with data: table, finding and explanation say how many these are."""
    root = bertahun(tmp_path)
    ganti(root, "indikator.yaml", ("    nasional: 85\n", ""))
    assert table(text(root), "tabel-kelengkapan")[3].startswith(
        "4 | Perbandingan dengan standar nasional | 2 dari 3 indikator, 1 dinyatakan tanpa pembanding | IKK-01 "
    )
    (found,) = [f.message for f in check_folder(root, 2024)[1] if f.code == "LKJ609" and "nasional" in f.message]
    assert "2 dari 3 indikator (66,67%), 1 di antaranya dinyatakan tanpa pembanding; belum ada pada IKK-01" in found
    told = CliRunner().invoke(cli, ["explain", "2024", "analisis-4", "--root", str(root)], prog_name="lkj").stdout
    assert "Dinyatakan tanpa pembanding: IKK-03." in told


@pytest.mark.lambat
def test_a_missing_reference_is_a_placeholder(tmp_path: Path) -> None:
    """Without data and without a statement there is no row; the gap is marked below, and a finding tells of it."""
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", ("    nasional: 350\n", ""), ("    target_renstra: 450\n", ""))
    said = text(root)
    assert not any(row.startswith(("Akhir Renstra", "Standar nasional")) for row in rows(said, "SK-02"))
    assert (
        f"**Belum dianalisis.** {BELUM_ADA} Datanya belum ada: perbandingan dengan target akhir Renstra; "
        "perbandingan dengan standar nasional." in section(said, "SK-02")
    )
    assert table(said, "tabel-kelengkapan")[2:4] == [
        f"3 | Perbandingan dengan target akhir Renstra | 2 dari 3 indikator | IKK-03 {BELUM_ADA} | "
        "Target akhir Renstra setiap indikator, atau pernyataan bahwa Renstra tidak memuatnya",
        f"4 | Perbandingan dengan standar nasional | 2 dari 3 indikator | IKK-03 {BELUM_ADA} | "
        "Standar nasional setiap indikator, atau pernyataan bahwa standar itu tidak ada",
    ]
    found = [f.message for f in check_folder(root, 2024)[1] if f.code == "LKJ609"]
    assert [message[:15] for message in found] == ["analisis 3 dari", "analisis 4 dari"]


@pytest.mark.lambat
def test_causes_efficiency_and_programmes(tmp_path: Path) -> None:
    """The prose of an objective runs on from its label; the index is computed; help and hindrance are told apart."""
    said = section(text(salin(tmp_path)), "SK-01")
    assert "**Penyebab dan upaya.** Target penyelesaian pengaduan tidak tercapai karena" in said
    assert "serapan 94,03% (realisasi Rp2.821.000.000 dari pagu Rp3.000.000.000)" in said
    assert "indeks efisiensi 1,04, efisien." in said
    assert "Menunjang: Penyediaan Antrean Daring (0102), pagu Rp1.250.000.000" in said
    assert "Menghambat: Pelayanan Pengaduan (0101), pagu Rp1.750.000.000, realisasi Rp1.650.000.000" in said


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("amount", "words", "placeholder"),
    [
        ("null", "Indeks efisiensi belum dapat dihitung karena data realisasi anggaran belum ada.", True),
        ("0", "Indeks efisiensi tidak dapat dihitung karena pagu atau realisasi anggarannya nol.", False),
    ],
)
def test_what_cannot_be_computed_is_never_efficient(tmp_path: Path, amount: str, words: str, placeholder: bool) -> None:
    """Missing or zero spending gives the reason in the place of an index."""
    root = salin(tmp_path)
    ganti(root, "pagu.yaml", ("    realisasi: 950000000\n", f"    realisasi: {amount}\n"))
    (line,) = (line for line in section(text(root), "SK-02").split("\n") if line.startswith("**Efisiensi.**"))
    assert line.endswith(words)
    assert (BELUM_ADA in line) is placeholder
    assert "efisien." not in line


@pytest.mark.lambat
def test_an_objective_without_programmes_or_prose_says_so_once(tmp_path: Path) -> None:
    """One line names what is missing; an empty section of the outline is marked."""
    root = salin(tmp_path)
    ganti(root, "sasaran.yaml", ('    program:\n      - kode: "0201"\n        peran: menunjang\n', ""))
    (root / "data/2024/narasi/sasaran/SK-02.md").unlink()
    (root / "data/2024/narasi/penutup.md").write_text("{# menyusul #}\n", encoding="utf-8")
    said = text(root)
    block = section(said, "SK-02")
    assert block.count(BELUM_ADA) == 1 and "**Penyebab" not in block and "**Efisiensi" not in block
    assert (
        f"**Belum dianalisis.** {BELUM_ADA} Datanya belum ada: penyebab keberhasilan atau kegagalan dan upaya; "
        "efisiensi penggunaan sumber daya; program dan kegiatan yang menunjang atau menghambat." in block
    )
    assert re.search(rf"# PENUTUP [^\n]*\n\s*{re.escape(BELUM_ADA)}", said)


@pytest.mark.lambat
def test_an_objective_without_any_analysis_has_no_block(tmp_path: Path) -> None:
    """What it lacks stands in the table of all objectives; prose that refers to its table brings the block back."""
    root = tanpa_analisis(tmp_path)
    said = text(root)
    assert "#tabel-analisis-SK-02 " not in said and "#tabel-analisis-SK-01 " in said
    made = table(said, "tabel-kelengkapan")
    assert [row.split(" | ")[2:4] for row in made[1:]] == [
        ["2 dari 3 indikator", f"IKK-03 {BELUM_ADA}"],
        ["2 dari 3 indikator", f"IKK-03 {BELUM_ADA}"],
        ["2 dari 3 indikator", f"IKK-03 {BELUM_ADA}"],
        ["1 dari 2 sasaran", f"SK-02 {BELUM_ADA}"],
        ["1 dari 2 sasaran", f"SK-02 {BELUM_ADA}"],
        ["1 dari 2 sasaran", f"SK-02 {BELUM_ADA}"],
    ]
    (root / "data/2024/narasi/penutup.md").write_text('Lihat {{ rujuk("tabel-analisis-SK-02") }}.\n', encoding="utf-8")
    assert "#tabel-analisis-SK-02 " in text(root)


def tanpa_analisis(tmp_path: Path) -> Path:
    """Return a copy of the right year in which nothing but target and realisasi is known of one objective."""
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", ("    nasional: 350\n", ""), ("    target_renstra: 450\n", ""))
    past = "    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n"
    ganti(root, "indikator.yaml", (past, ""))
    ganti(root, "sasaran.yaml", ('    program:\n      - kode: "0201"\n        peran: menunjang\n', ""))
    (root / "data/2024/narasi/sasaran/SK-02.md").unlink()
    return root


@pytest.mark.lambat
def test_a_final_report_is_refused_for_what_is_folded(tmp_path: Path) -> None:
    """A gap that stands in no block of its own is a placeholder all the same."""
    assert not report(salin(tmp_path / "utuh")).belum_lengkap
    assert report(tanpa_analisis(tmp_path)).belum_lengkap


@pytest.mark.lambat
def test_what_missed_its_target_says_how_far(tmp_path: Path) -> None:
    """Each in one row with its difference; causes are those of its obstacles, or told of its objective.

    What is told there is told of both, causes and efforts: neither column stands empty.
    """
    root = salin(tmp_path)
    assert table(text(root), "tabel-bawah-target") == [
        "1 | Persentase pengaduan yang diselesaikan (IKK-01) | 90% | 81% | 9 poin di bawah"
        " | Diuraikan pada SK-01 | Diuraikan pada SK-01"
    ]
    (root / "data/2024/narasi/sasaran/SK-01.md").unlink()
    assert table(text(root), "tabel-bawah-target")[0].endswith(f"9 poin di bawah | {BELUM_ADA}")
    kendala = "    kendala:\n      - triwulan: 2\n        uraian: Aplikasi rusak.\n        tindak_lanjut: null\n"
    ganti(root, "indikator.yaml", ("    realisasi: 81\n", f"    realisasi: 81\n{kendala}"))
    assert table(text(root), "tabel-bawah-target")[0].endswith(f"9 poin di bawah | Aplikasi rusak | {BELUM_ADA}")


@pytest.mark.lambat
def test_a_list_stands_below_its_label(tmp_path: Path) -> None:
    """Prose that begins with a list is not pulled up into the line of the label."""
    root = salin(tmp_path)
    (root / "data/2024/narasi/sasaran/SK-02.md").write_text("1. Satu.\n2. Dua.\n", encoding="utf-8")
    assert "**Penyebab dan upaya.**\n\n1. Satu.\n2. Dua." in text(root)


@pytest.mark.lambat
def test_budget_by_programme_only_where_it_is_detailed(tmp_path: Path) -> None:
    """Programmes, activities and their sum, each with its absorption; the real year has no such table."""
    said = text(salin(tmp_path))
    table = said.split("#tabel-rincian-anggaran ")[1].split("``````")[0]
    for figure in ("94,03%", "94,29%", "93,68%", "95,00%", "94,28%", "Rp3.771.000.000"):
        assert figure in table
    assert "tabel-rincian-anggaran" not in report(ROOT).markdown


@pytest.mark.lambat
def test_charts_over_the_years_only_where_there_are_years(tmp_path: Path) -> None:
    """Each bar carries year and number; another method is marked; without earlier years nothing is drawn."""
    figures = report(bertahun(tmp_path)).figures
    mean, each = (" ".join(t.isi for t in baca(figures[f"gambar-tren{of}"]()).teks) for of in ("", "-indikator"))
    for label in ("2021* 125,00%", "2022* 113,44%", "2023 100,00%", "2024 98,33%"):
        assert label in mean
    assert "2022* 120,00%" in each and "2024 105,00%" in each and "IKK-03" not in each
    assert not any(name.startswith("gambar-tren") for name in report(ROOT).figures)


@pytest.mark.lambat
def test_a_chart_stays_within_a_page(tmp_path: Path) -> None:
    """Of many indikator those with the lowest capaian are shown, each with its latest years, in report order."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    content = path.read_text(encoding="utf-8")
    one = content[content.index("  - id: IKK-03") :]
    for n in range(60):
        years = "".join(
            f"      - tahun: {t}\n        target: 375\n        realisasi: {300 + n}\n" for t in range(2018, 2023)
        )
        content += one.replace("IKK-03", f"IKK-{100 + n}").replace("arsip yang", f"arsip {n} yang").rstrip("\n") + "\n"
        content = content[: content.rindex("    catatan:")] + years
    path.write_text(content, encoding="utf-8", newline="\n")
    numbers = Pengukuran(require_year(root, 2024))
    shown = indikator_bertahun(numbers)
    assert 5 < len(shown) < 20
    assert [row.nomor for row, _ in shown] == sorted(row.nomor for row, _ in shown)
    assert {len(made) for _, made in shown} <= {2, MOST_YEARS}
    assert f"![Gambar 3.3 Capaian {len(shown)} Indikator Kinerja Terendah" in text(root)
    drawn = baca(report(root).figures["gambar-tren-indikator"]())
    assert drawn.tinggi <= 20 / 2.54 * 72


@pytest.mark.lambat
@pytest.mark.parametrize("variant", ["2024", "benar", "bertahun", "kosong"])
def test_every_table_and_figure_is_referred_to(tmp_path: Path, variant: str) -> None:
    """No table and no figure stands in the report without a sentence that names it."""
    made: dict[str, Callable[[Path], Path]] = {
        "2024": lambda _: ROOT,
        "benar": salin,
        "bertahun": bertahun,
        "kosong": lambda folder: kosongkan(salin(folder)),
    }
    markdown = tertulis(report(made[variant](tmp_path)).markdown)
    names = re.findall(r"\{\.tabel #(\S+)", markdown) + re.findall(r"\]\(gambar:(\S+?)\)", markdown)
    assert len(names) > 15
    assert set(names) <= set(re.findall(r'(?:rujukan |data-)tujuan="([^"]+)"', markdown))


@pytest.mark.lambat
def test_a_year_not_filled_in_yet_reads_well(tmp_path: Path) -> None:
    """Every fact that may be null is printed as a placeholder in every document; no None, no made-up zero."""
    root = kosongkan(salin(tmp_path))
    numbers = Pengukuran(require_year(root, 2024))
    for dokumen in DOKUMEN.values():
        if dokumen.id == "triwulan":
            continue
        made = susun(environment(root), numbers, dokumen)
        said = unescape(tertulis(made.markdown))
        assert "None" not in said and BELUM_ADA in said
        drawn = "".join(draw() for draw in made.figures.values())
        assert "None" not in drawn and "No data" not in drawn
    said = text(root)
    for place in (
        f"Rencana Strategis {BELUM_ADA}",
        f"“{BELUM_ADA}”",
        f"1. {BELUM_ADA}.",
        f"Kota Contoh, {BELUM_ADA}",
        "SLTA: belum ada data",
    ):
        assert place in said


@pytest.mark.lambat
def test_the_name_of_a_table_fits_word(tmp_path: Path) -> None:
    """An id as long as ids may be does not make a bookmark longer than Word takes."""
    root, long = salin(tmp_path), "SASARAN-STRATEGIS-YANG-NAMANYA-PANJANG-1"
    for file in ("sasaran.yaml", "indikator.yaml"):
        path = root / "data" / "2024" / file
        path.write_text(path.read_text(encoding="utf-8").replace("SK-02", long), encoding="utf-8", newline="\n")
    (root / "data/2024/narasi/sasaran/SK-02.md").unlink()
    markdown = tertulis(report(root).markdown)
    names = re.findall(r"\{\.tabel #(\S+)", markdown)
    assert "tabel-analisis-ke-2" in names and max(map(len, names)) <= 40
    assert 'data-tujuan="tabel-metode"' in markdown


@pytest.mark.parametrize(
    ("now", "before", "polarity", "words"),
    [
        ("100", "98", "naik", "naik 2 poin, membaik"),
        ("98", "98", "turun", "tetap"),
        ("3", "0", "turun", "naik 3 poin, memburuk"),
        ("1.5", "1.23456", "naik", "naik 0,27 poin, membaik"),
    ],
)
def test_changes_in_words(now: str, before: str, polarity: str, words: str) -> None:
    """Points for percentages, as many decimals as there are; against 0 no percentage is made up."""
    made = banding(Angka(Decimal(now), PERSEN), Angka(Decimal(before), PERSEN), Polaritas(polarity))
    assert perubahan(made, 2) == words


@pytest.mark.lambat
def test_a_rank_that_was_missed_is_no_missing_data(tmp_path: Path) -> None:
    """A predicate below its target has no percentage; a dash says so, for nothing is left to be filled in.

    In the mean it counts as 0, and the report says by which rule; left out by choice, there is no mean at all.
    """
    root = salin(tmp_path)
    ganti(root, "metode.yaml", ("dokumen: pk-sekretaris", "dokumen: pk-ketua"))
    ganti(
        root,
        "indikator.yaml",
        ("    realisasi: BB\n", "    realisasi: B\n    tanpa_pembanding: [riwayat, renstra, nasional]\n"),
    )
    ganti(root, "sasaran.yaml", ("    nama: Meningkatnya mutu pelayanan kepada masyarakat\n",
          '    nama: Meningkatnya mutu pelayanan kepada masyarakat\n    program:\n      - kode: "0201"\n'))  # fmt: skip
    for name in ("SK-01", "SK-02"):
        (root / f"data/2024/narasi/sasaran/{name}.md").unlink()
    (root / "data/2024/narasi/sasaran/SS-01.md").write_text("Predikat turun satu tingkat.\n", encoding="utf-8")
    said = text(root)
    assert re.search(
        r"capaian sasaran ini 0,00%, kategori [\w ]+; yang tanpa persentase dihitung menurut \[Tabel", said
    )
    ganti(
        root,
        "metode.yaml",
        ("penerapan_batas: sebelum\n", "penerapan_batas: sebelum\n  tanpa_persentase: dikeluarkan\n"),
    )
    said = text(root)
    assert "<strong>–</strong>" in said and "capaian sasaran ini tidak mempunyai persentase" in said
    assert "Indeks efisiensi tidak dapat dihitung karena capaian sasaran tidak mempunyai persentase." in said
    marked = [line for line in said.split("\n") if BELUM_ADA in line]
    assert [line for line in marked if line.startswith(("<tr>", "**"))] == []


@pytest.mark.lambat
def test_amounts_of_money_have_room(tmp_path: Path) -> None:
    """A column of amounts is wide enough for them; the columns of a table always fill its width."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    content = path.read_text(encoding="utf-8").replace("satuan: Berkas", "satuan: rupiah")
    content = content.replace("target: 400\n    realisasi: 400", "target: 126887188000\n    realisasi: 94496718290")
    path.write_text(content, encoding="utf-8", newline="\n")
    markdown = tertulis(report(root).markdown)
    widths = {}
    for ident in ("SK-01", "SK-02"):
        table = markdown.split(f"#tabel-analisis-{ident} ")[1].split("<thead>")[0]
        widths[ident] = [float(w) for w in re.findall(r"width: ([\d.]+)%", table)]
        assert sum(widths[ident]) == pytest.approx(100, abs=0.1)
    # Rp126.887.188.000 is 3,24 cm wide with its margins, Rp94.496.718.290 a digit less, the text 15,5 cm
    assert widths["SK-01"][2] == 11.7 and widths["SK-02"][2] >= 20.9 and widths["SK-02"][3] >= 19.7
    assert "Sejak itu realisasi naik Rp94.496.717.910" in unescape(markdown)


@pytest.mark.lambat
def test_only_what_counts_makes_a_method_another(tmp_path: Path) -> None:
    """How ranks and composites were treated does not part two years of a plain percentage."""
    root = bertahun(tmp_path)
    path = root / "data" / "2024" / "metode.yaml"
    content = path.read_text(encoding="utf-8").replace("      batas_atas: 120\n", "      batas_atas: null\n")
    head, rest = content.split("  - tahun: 2022", 1)
    rest = rest.replace("komposit: rerata", "komposit: minimum", 1).replace("peringkat: urutan", "peringkat: skor", 1)
    path.write_text(f"{head}  - tahun: 2022{rest}", encoding="utf-8", newline="\n")
    table = rows(text(root), "SK-01")
    assert table[2].endswith("capaian turun 39,41 poin")  # 90 after 110 ÷ 85 × 100, both by the same rule
    assert "2022 menurut metode 2022 (rumus rasio)" in table[-1]


def test_a_mean_of_quarters_is_printed_rounded() -> None:
    """38 thirds print as 12,67, not with ten decimals; a typed number keeps its own."""
    made = Angka(Decimal(38) / 3, "menit")
    assert (kuantitas(made), kuantitas(Angka(Decimal("22.456789"), "menit"))) == ("12,67 menit", "22,456789 menit")
    for text in ("33.29999999999", "0.123456789012", "12.3456789012345"):
        typed = text.replace(".", ",")
        assert [kuantitas(Angka(Decimal(text), unit)) for unit in ("persen", "menit", "rupiah")] == [
            f"{typed}%", f"{typed} menit", f"Rp{typed}"
        ]  # fmt: skip
    assert kuantitas_sempit(Angka(Decimal(126887188000), "rupiah")).split("\u200b") == ["Rp126.", "887.", "188.", "000"]
    assert kuantitas_sempit(Angka(Decimal(38), "menit")) == "38 menit"


@pytest.mark.lambat
def test_what_was_judged_by_its_status_is_said_beside_the_mean_of_its_year(tmp_path: Path) -> None:
    """A predikat below its target brought 0 to the mean of an earlier year: the report says so where it tells of it."""
    shutil.copytree(ROOT / "examples/dinas-kesehatan/data", tmp_path / "data")
    path = tmp_path / "data" / "2025" / "indikator.yaml"
    text = path.read_text(encoding="utf-8")
    old = "      - tahun: 2024\n        target: B\n        realisasi: B\n"
    assert text.count(old) == 1
    path.write_text(text.replace(old, old.replace("realisasi: B", "realisasi: CC")), encoding="utf-8", newline="\n")
    made = Project.at(tmp_path).year(2025).compose([TETAP["lkj"]])[0]["lkj"]
    said = "Dalam rata-rata tahun 2024, yang capaiannya tidak berupa persentase dinilai menurut statusnya: IKU-09 0%."
    assert said in unescape(made.markdown)
