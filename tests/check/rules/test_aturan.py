"""Each rule speaks at the smallest change that breaks it, at the place to repair, and is silent on the shipped data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from alat_benar import salin
from alat_proyek import check, check_folder, load_year

from lkj.check.rules.run import check_year
from lkj.diagnostics import DataError, Finding, Severity
from lkj.pengukuran import Pengukuran
from lkj.tables.selection import pilih

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

# What the source of 2024 lacks and where it contradicts itself; all else the rules must pass over in silence.
SUMBER = [
    ("LKJ601", "indikator.yaml"),
    ("LKJ601", "indikator.yaml"),
    ("LKJ412", "indikator.yaml"),
    ("LKJ609", "indikator.yaml"),
    ("LKJ609", "indikator.yaml"),
    ("LKJ609", "indikator.yaml"),
    ("LKJ402", "indikator.yaml"),
    ("LKJ402", "indikator.yaml"),
    ("LKJ411", "indikator.yaml"),
    ("LKJ402", "indikator.yaml"),
    ("LKJ411", "indikator.yaml"),
    ("LKJ610", "evaluasi.md"),
    ("LKJ606", "pagu.yaml"),
    ("LKJ408", "pagu.yaml"),
    ("LKJ603", "pk.yaml"),
    ("LKJ410", "pk.yaml"),
    ("LKJ410", "pk.yaml"),
    ("LKJ604", "pk.yaml"),
    ("LKJ604", "pk.yaml"),
    ("LKJ607", "pk.yaml"),
    ("LKJ609", "sasaran.yaml"),
    ("LKJ609", "sasaran.yaml"),
    ("LKJ609", "sasaran.yaml"),
    ("LKJ414", "sasaran.yaml"),
    ("LKJ414", "sasaran.yaml"),
    ("LKJ605", "satker.yaml"),
    ("LKJ311", "satker.yaml"),
    ("LKJ407", "satker.yaml"),
]


@dataclass(frozen=True)
class Ubahan:
    """A change to the shipped data, the mark ▸ where the rule must speak, and words of its message."""

    kode: str
    berkas: str
    lama: str
    baru: str
    pesan: str
    berat: Severity = Severity.ERROR


SASARAN_KOSONG = "sasaran:\n  # Rencana Kinerja Tahunan\n"
UBAHAN = [
    Ubahan("LKJ301", "indikator.yaml", "sasaran: SK-05", "sasaran: ▸SK-50", "sasaran «SK-50» tidak ada"),
    Ubahan("LKJ301", "sasaran.yaml", "tujuan: TK-03", "tujuan: ▸TK-04", "tujuan «TK-04» tidak ada"),
    Ubahan("LKJ301", "satker.yaml", "penandatangan: sekretaris", "penandatangan: ▸wakil", "pejabat «wakil»"),
    Ubahan("LKJ301", "pk.yaml", "pihak_kedua: ketua", "pihak_kedua: ▸wakil", "pejabat «wakil»"),
    Ubahan("LKJ301", "pk.yaml", "pihak_pertama: ketua", "pihak_pertama: ▸wakil", "pejabat «wakil»"),
    Ubahan("LKJ301", "tugas.yaml", "dasar: UU-7-2017", "dasar: ▸UU-7-2018", "dasar hukum «UU-7-2018»"),
    Ubahan("LKJ301", "satker.yaml", "- KPT-541-2021", "- ▸KPT-541-2022", "dasar hukum «KPT-541-2022»"),
    Ubahan("LKJ302", "satker.yaml", "id: sekretaris", "id: ▸ketua", "id «ketua» sudah dipakai"),
    Ubahan("LKJ302", "satker.yaml", "jenjang: S3", "jenjang: ▸S2", "jenjang «S2» sudah dipakai"),
    Ubahan("LKJ302", "dasar-hukum.yaml", "id: UU-22-2007", "id: ▸UUD-1945", "id «UUD-1945» sudah dipakai"),
    Ubahan("LKJ302", "visi-misi.yaml", "id: TJ-03", "id: ▸TJ-02", "id «TJ-02» sudah dipakai"),
    Ubahan("LKJ302", "sasaran.yaml", "id: SK-17", "id: ▸SK-16", "id «SK-16» sudah dipakai"),
    Ubahan("LKJ302", "indikator.yaml", "id: IKK-17", "id: ▸IKK-16", "id «IKK-16» sudah dipakai"),
    Ubahan("LKJ302", "pk.yaml", "id: pk-sekretaris", "id: ▸pk-ketua", "id «pk-ketua» sudah dipakai"),
    Ubahan("LKJ302", "pk.yaml", 'kode: "076.01.WA"', 'kode: ▸"076.01.CQ"', "kode «076.01.CQ» sudah dipakai"),
    Ubahan("LKJ302", "pagu.yaml", "tahun: 2022", "tahun: ▸2021", "tahun «2021» sudah dipakai"),
    Ubahan(
        "LKJ304",
        "indikator.yaml",
        "sasaran: SK-05\n    dokumen: pk-sekretaris",
        "sasaran: SK-05\n    dokumen: ▸rkt",
        "IKK-05 berdokumen «rkt»",
    ),
    Ubahan("LKJ305", "sasaran.yaml", SASARAN_KOSONG, SASARAN_KOSONG + "  - id: ▸SR-99\n    dokumen: rkt\n    nama: X\n", "SR-99"),
    Ubahan("LKJ306", "pagu.yaml", "pagu:\n  - tahun: 2021", "pagu:\n  ▸- tahun: 2021", "pagu tahun 2024 tidak ada"),
    Ubahan("LKJ210", "satker.yaml", "kota: Palangka", "kota: ▸木 Palangka", "«木» (U+6728)"),
    Ubahan("LKJ210", "satker.yaml", "kota: Palangka", "kota: ▸Palangkax\u0304", "«x\u0304» bertanda gabung"),
    Ubahan("LKJ210", "narasi/misi.md", "Misi {{ satker.nama }} merupakan", "▸Misi {{ satker.nama }} 木 merupakan", "«木» (U+6728)"),
    Ubahan("LKJ502", "narasi/misi.md", "Misi {{ satker.nama }} merupakan", "▸# Misi {{ satker.nama }}", "susunan bab"),
    Ubahan("LKJ502", "narasi/misi.md", "Misi {{ satker.nama }} merupakan", "▸## Misi {{ satker.nama }}", "susunan bab"),
    Ubahan("LKJ602", "indikator.yaml", "target: 89", "target: ▸null", "IKU-10 belum mempunyai target", Severity.WARNING),
    Ubahan("LKJ601", "indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: ▸null", "1 dari 17", Severity.WARNING),
    Ubahan("LKJ603", "pk.yaml", "anggaran: 11081507000", "anggaran: ▸null", "Program Dukungan Manajemen", Severity.WARNING),
    Ubahan("LKJ603", "pk.yaml", 'kode: "3355"', "kode: ▸null", "kode kegiatan «Pengelolaan Keuangan", Severity.WARNING),
    Ubahan("LKJ410", "pk.yaml", "anggaran: 4834375000", "anggaran: ▸null", "anggaran kegiatan «Pengelolaan", Severity.WARNING),
    Ubahan("LKJ603", "pagu.yaml", "realisasi: 34024395214", "realisasi: ▸null", "tahun 2021", Severity.WARNING),
]  # fmt: skip


def temuan(proyek: Proyek) -> list[Finding]:
    """Return what the rules find in the project's year, which must be readable."""
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return check_year(year)


@pytest.mark.parametrize("change", UBAHAN, ids=[f"{u.kode}-{u.berkas}-{n}" for n, u in enumerate(UBAHAN)])
def test_a_rule_speaks_at_the_smallest_change(proyek: Proyek, change: Ubahan) -> None:
    """The one change brings the one code, at its place, with a remedy, and nothing it did not cause is lost."""
    before = set(temuan(proyek))
    assert not any(change.pesan in finding.message for finding in before)
    line, column = proyek.ubah(change.berkas, change.lama, change.baru)
    if change.kode == "LKJ306":
        proyek.ubah("pagu.yaml", "tahun: 2024", "tahun: 2020")
    new = [f for f in temuan(proyek) if change.pesan in f.message]
    assert [(f.code, f.file, f.line, f.column, f.severity) for f in new] == [
        (change.kode, f"data/2024/{change.berkas}", line, column, change.berat)
    ]
    assert new[0].hint


def test_an_unknown_sasaran_is_held_against_those_of_its_document(proyek: Proyek) -> None:
    """The remedy names the objectives of the indicator's own document, says how many more there are; so does capaian."""
    proyek.ubah("indikator.yaml", "sasaran: SK-05", "sasaran: ▸SK-50")
    (found,) = (f for f in temuan(proyek) if f.code == "LKJ301")
    own = [f"SK-{n:02}" for n in range(1, 13)]
    assert found.hint == f"yang ada: {', '.join(own)}, dan 5 lainnya"
    assert f"= saran: {found.hint}" in (Path(__file__).parents[3] / "docs" / "panduan" / "memeriksa.md").read_text(
        encoding="utf-8"
    )
    proyek.ubah("indikator.yaml", "sasaran: SK-50", "sasaran: ▸SK-05")
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    with pytest.raises(DataError) as raised:
        pilih(Pengukuran(year), "pk-sekretaris", "SK-50")
    assert raised.value.findings[0].hint == found.hint
    with pytest.raises(DataError) as raised:
        pilih(Pengukuran(year), "pk-sekretaris", "SK_05")
    assert raised.value.findings[0].hint == "mungkin maksud Anda «SK-05»"


def test_the_shipped_data_golden(proyek: Proyek) -> None:
    """What the source lacks and contradicts is known one by one; none of it is an error."""
    found = temuan(proyek)
    assert [(f.code, f.file.rsplit("/", 1)[-1]) for f in found] == SUMBER
    assert all(f.severity is not Severity.ERROR for f in found)


def test_the_shipped_data_is_green(proyek: Proyek) -> None:
    """Each contradiction of the source is accepted with its reason, and no acceptance is idle or out of date."""
    found = check(proyek.root, ["2024"])
    assert {f.severity for f in found} == {Severity.INFO}
    waivers = yaml.safe_load(proyek.path("pengecualian.yaml").read_text(encoding="utf-8"))["pengecualian"]
    accepted = [f for f in temuan(proyek) if f.severity is Severity.WARNING or f.code == "LKJ606"]
    assert len(waivers) == len(accepted)
    assert "LKJ606" not in {f.code for f in found}
    assert all(len(waiver["alasan"].split()) >= 5 and waiver["oleh"] for waiver in waivers)


def test_a_repeated_id_shows_the_first(proyek: Proyek) -> None:
    """Who repairs a repeated id must see the other place too."""
    proyek.ubah("indikator.yaml", "id: IKK-17", "id: IKK-16")
    (finding,) = [f for f in temuan(proyek) if f.code == "LKJ302"]
    assert finding.related is not None
    position, words = finding.related
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8").split("\n")
    assert text[position.line - 1][position.column - 1 :] == "IKK-16"
    assert position.line < finding.line
    assert words


def test_a_document_without_indicators_is_not_measured(proyek: Proyek) -> None:
    """LKJ307: the method must measure a document that has indicators."""
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    proyek.tulis("indikator.yaml", text[: text.index("  # Perjanjian Kinerja Sekretaris")])
    found = [f for f in temuan(proyek) if f.code == "LKJ307"]
    assert [(f.file, f.severity) for f in found] == [("data/2024/metode.yaml", Severity.ERROR)]
    assert "pk-sekretaris" in found[0].message


def test_a_full_date_ends_the_warning(proyek: Proyek) -> None:
    """LKJ604 goes, for that agreement alone, once the day is known."""
    proyek.ubah("pk.yaml", "tanggal: 2024-07 ", "tanggal: 2024-07-15 ")
    assert ["pk-ketua" in f.message for f in temuan(proyek) if f.code == "LKJ604"] == [True]


def test_a_realisasi_of_zero_is_data(proyek: Proyek) -> None:
    """LKJ601 is about what is not known: nothing achieved is a realisasi, too."""
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: 0")
    assert not [f for f in temuan(proyek) if f.code == "LKJ601" and "pk-sekretaris" in f.message]


def test_prose_may_have_points_and_examples(proyek: Proyek) -> None:
    """LKJ502 is about chapters and sections: a point of the third level and a # in code are prose."""
    proyek.tulis("narasi/misi.md", "### Misi\n\n```\n# bukan judul\n```\n\n#bukan judul\n")
    assert not [f for f in temuan(proyek) if f.code == "LKJ502"]


def test_indonesian_typography_is_printable(proyek: Proyek) -> None:
    """LKJ210 leaves alone what Indonesian reports use: dashes, curly quotes, multiplication sign, accents."""
    proyek.ubah("satker.yaml", "kota: Palangka Raya", "kota: “Palangka” – Raya × é e\u0301 … ≥ §")
    assert not [f for f in temuan(proyek) if f.code == "LKJ210"]


def test_findings_come_in_reading_order(proyek: Proyek) -> None:
    """Rules run in any order; what they find is told file by file, line by line, each once."""
    proyek.ubah("indikator.yaml", "sasaran: SK-05", "sasaran: SK-50")
    proyek.ubah("satker.yaml", "id: sekretaris", "id: ketua")
    found = temuan(proyek)
    assert found == sorted(set(found), key=lambda f: (f.file, f.line, f.column, f.code))


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ([2020], (Severity.INFO, "pagu tahun 2020 tidak ada")),
        ([2020, 2021, 2022], (Severity.INFO, "pagu tahun 2020, 2021, 2022 tidak ada")),
        ([2021], (Severity.WARNING, "pagu tahun 2021 tidak ada")),
        ([2020, 2021, 2022, 2023], (Severity.WARNING, "pagu tahun 2020, 2021, 2022, 2023 tidak ada")),
    ],
)
def test_how_many_years_are_shown_is_the_offices_choice(
    tmp_path: Path, gone: list[int], told: tuple[Severity, str]
) -> None:
    """Last year is asked for, and one between two that are there; what lies before the first is only pointed out."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "pagu.yaml"
    text = path.read_text(encoding="utf-8")
    for year in gone:
        text = re.sub(rf"  - tahun: {year}\n.*\n.*\n", "", text)
    path.write_text(text, encoding="utf-8")
    found = [f for f in check_folder(root, 2024)[1] if f.code == "LKJ606"]
    assert [(f.severity, f.message.partition("tetapi ")[2]) for f in found] == [told]
    assert "pengecualian.yaml" in found[0].hint
