"""The terminal table: fits, breaks no word, filters and sorts, and says what was left out."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import require_year

from lkj.pengukuran import Pengukuran
from lkj.tables import pilih, table_to_text
from lkj.tables.terminal import batang

if TYPE_CHECKING:
    from conftest import Proyek

ROOT = Path(__file__).parents[2]


def _tabel(width: int) -> str:
    numbers = Pengukuran(require_year(ROOT, 2024))
    return table_to_text(numbers, pilih(numbers), width)


@pytest.mark.lambat
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_the_table_fits_and_breaks_no_word(width: int) -> None:
    """At any usual width every word of every name and unit stands whole in some line."""
    text = _tabel(width)
    assert max(len(line.rstrip()) for line in text.split("\n")) <= width
    words = set(text.split())
    for row in Pengukuran(require_year(ROOT, 2024)).utama.baris:
        assert set(row.indikator.nama.split()) <= words
        assert set(str(row.indikator.target).split()) <= words
        assert row.indikator.id in words


@pytest.mark.lambat
def test_narrow_terminals_lose_columns_not_words() -> None:
    """80 columns do without sasaran; 120 have it, and the bar is in both."""
    narrow, wide = _tabel(80).split("\nIndikator: ")[0], _tabel(120)
    assert [name in narrow for name in ("Sasaran ", "Grafik", "Status")] == [False, True, True]
    assert all(name in wide for name in ("Sasaran ", "Grafik", "Status"))


@pytest.mark.parametrize(
    ("value", "bar"),
    [
        (None, ""),
        (Decimal(-25), ""),
        (Decimal(0), ""),
        (Decimal(50), "█████"),
        (Decimal("84.99"), "████████▍"),
        (Decimal("0.5"), ""),
        (Decimal("1.25"), "▏"),
        (Decimal("99.99"), "█████████▉"),
        (Decimal(100), "██████████"),
        (Decimal("100.01"), "██████████▸"),
        (Decimal(900), "██████████▸"),
    ],
)
def test_only_what_reached_the_target_has_a_full_bar(value: Decimal | None, bar: str) -> None:
    """The bar is scaled to 100 %, cut and not rounded; more than 100 % is marked, not drawn."""
    assert batang(value) == bar


def test_a_terminal_without_blocks_gets_a_bar_of_ascii() -> None:
    """Whole cells, and a sign for more than 100 %: nothing that an encoding cannot hold."""
    assert [batang(Decimal(n), halus=False) for n in (0, 84, 99, 100, 130)] == [
        "",
        "########",
        "#########",
        "##########",
        "##########>",
    ]


@pytest.mark.lambat
def test_colour_says_what_words_say() -> None:
    """Without its colours the table is the same, and every row that is red says that it missed its target."""
    numbers = Pengukuran(require_year(ROOT, 2024))
    colored = table_to_text(numbers, pilih(numbers), 120, color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == _tabel(120)
    red = [line for line in colored.split("\n") if "\x1b[31m" in line]
    assert len([line for line in red if "Tidak" in line]) == 7


@pytest.mark.lambat
def test_it_closes_with_what_was_reached() -> None:
    """Ten reached their target, seven did not; then the mean."""
    closing = _tabel(80).rstrip("\n").split("\n")[-4:]
    assert closing[0] == "Indikator: 10 tercapai, 7 tidak tercapai."
    assert closing[1].startswith("Rata-rata capaian 17 indikator: 97,53%")


@pytest.mark.lambat
def test_piped_output_has_no_colour(proyek: Proyek) -> None:
    """A pipe gets plain text, 120 columns wide at most."""
    stdout = proyek.jalankan("capaian", "2024")[1]
    assert "\x1b" not in stdout
    assert max(len(line.rstrip()) for line in stdout.split("\n")) <= 120


@pytest.mark.lambat
def test_another_document_shows_what_is_missing(proyek: Proyek) -> None:
    """The ten indicators of the Ketua's agreement are shown without data, each left out of the mean by name."""
    code, stdout, _ = proyek.jalankan("capaian", "2024", "--document", "pk-ketua")
    assert code == 0
    assert "Rata-rata capaian: belum dapat dihitung." in stdout
    assert [f"tidak diikutkan: IKU-{n:02} – Realisasi belum ada." in stdout for n in range(1, 11)] == [True] * 10
    assert "IKK-01" not in stdout


@pytest.mark.lambat
def test_the_mean_says_what_it_leaves_out(proyek: Proyek) -> None:
    """One realisasi taken away: the mean is provisional, over 16 of 17, and the one left out is named with the reason."""
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: null")
    stdout = proyek.jalankan("capaian", "2024")[1]
    # (1657.98 - 98) / 16 = 97.49875
    assert "Rata-rata capaian sementara, 16 dari 17 indikator: 97,50% (Sangat Berhasil)" in stdout
    assert "tidak diikutkan: IKK-06 – Realisasi belum ada." in stdout


def _ids(proyek: Proyek, *args: str) -> list[str]:
    code, stdout, _ = proyek.jalankan("capaian", "2024", "--format", "json", *args)
    assert code == 0
    return [indicator["id"] for indicator in json.loads(stdout)["indicators"]]


@pytest.mark.lambat
def test_filters_and_order(proyek: Proyek) -> None:
    """Documents and objectives filter; the lowest capaian and the missed targets come first, else the file's order."""
    assert len(_ids(proyek)) == 40
    assert len(_ids(proyek, "--document", "rkt")) == 13
    assert _ids(proyek, "--sasaran", "ss-04") == ["IKU-07", "IKU-08"]
    assert _ids(proyek, "--document", "pk-sekretaris", "--sort", "capaian")[:3] == ["IKK-14", "IKK-17", "IKK-15"]
    missed = ["IKK-05", "IKK-06", "IKK-07", "IKK-10", "IKK-14", "IKK-15", "IKK-17"]
    assert _ids(proyek, "--document", "pk-sekretaris", "--sort", "status")[:7] == missed
    assert _ids(proyek, "--sort", "id") == sorted(_ids(proyek))


@pytest.mark.lambat
def test_the_mean_is_that_of_what_is_shown(proyek: Proyek) -> None:
    """Under --sasaran the mean is the objective's; the absorption stays the year's."""
    stdout = proyek.jalankan("capaian", "2024", "--sasaran", "SK-05", "--format", "json")[1]
    result = json.loads(stdout)
    average = result["average"]
    assert (average["objective"], Decimal(average["value"]), average["n"]) == ("SK-05", Decimal(98), 1)
    assert result["absorption"]["value"].startswith("84.98")


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--sasaran", "SS-4"], "«SS-04»"),
        (["--sasaran", "SS-04", "--document", "rkt"], "--document pk-ketua"),
    ],
)
def test_an_objective_that_is_not_there(proyek: Proyek, args: list[str], words: str) -> None:
    """Exit 1 with the nearest id, or the document it belongs to."""
    for form in ("table", "json", "csv"):
        code, stdout, stderr = proyek.jalankan("capaian", "2024", "--format", form, *args)
        assert (code, stdout) == (1, "")
        assert "LKJ114" in stderr
        assert words in stderr
