"""What a signature may write: when, who and which certificate; no figure of a report."""

from __future__ import annotations

import pytest

from lkj.verify.figures import other_numbers, states_figure


@pytest.mark.parametrize(
    "text",
    [
        "Ditandatangani secara elektronik oleh Ketua KPU Provinsi",
        "Date: 2025.01.10 10:30:25 +07'00'",
        "Digitally signed by X Date: 2025-01-10T10:30:25+07:00",
        "10/01/2025, 10.30 WIB",
        "10 Januari 2025 pukul 10.30",
        "NIP. 19700101 199003 1 001",
        "NIP 197001011990031001",
        "No. Seri: 4F:3A:11:22:9B",
        "Adobe Acrobat version: 2024.001.20604",
        "Timestamp: 2026-11-30 09:00:18 UTC",
    ],
)
def test_what_a_signature_says_of_itself_is_no_figure(text: str) -> None:
    """Days and times in the forms of Adobe, BSrE and pyHanko, numbers of officers and of certificates."""
    assert not states_figure(text)
    assert other_numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Capaian 112.5 persen (Sangat Baik)",
        "Capaian 100 %",
        "seratus persen",
        "Capaian １５０，００ persen",
        "Rp5 miliar",
        "1.234.567",
        "Capaian 112 . 5",
        "Nomor 112,5",
        "versi 112.5%",
        "12.30.2024",
    ],
)
def test_a_figure_of_a_report_is_one_in_any_script_and_disguise(text: str) -> None:
    """A percentage in signs or words, an amount, decimals and thousands, also after what a number of a letter has."""
    assert states_figure(text)


def test_other_numbers_are_told() -> None:
    """A bare number may be a score: it is no refusal, and it is not passed over in silence."""
    assert not states_figure("Nilai AA 98, 10 Januari 2025")
    assert other_numbers("Nilai AA 98, 10 Januari 2025") == ["98"]
    assert other_numbers("Nilai ٩٨") == ["98"]
