"""Rules that cannot be applied are refused before anything is computed."""

from decimal import Decimal

import pytest

from lkj.capaian import Aturan, AturanError, Polaritas


@pytest.mark.parametrize(
    ("polaritas", "rumus"),
    [
        (Polaritas.NAIK, "selisih"),
        (Polaritas.NAIK, "penghematan"),
        (Polaritas.RENTANG, "penghematan"),
    ],
)
def test_rumus_tak_cocok_ditolak(polaritas: Polaritas, rumus: str) -> None:
    """A formula made for "lower is better" is not silently applied to another polarity."""
    with pytest.raises(AturanError, match="tidak berlaku"):
        Aturan(polaritas=polaritas, rumus=rumus)


def test_tetap_menuntut_rumus() -> None:
    """Polarity tetap has no customary formula: it must be declared."""
    with pytest.raises(AturanError, match="menuntut rumus"):
        Aturan(polaritas=Polaritas.TETAP)
    assert Aturan(polaritas=Polaritas.TETAP, rumus="rasio").rumus_berlaku == "rasio"


def test_rumus_lazim_per_polaritas() -> None:
    """Undeclared, naik is the ratio and turun the difference formula of PermenPANRB 8/2021."""
    assert Aturan(polaritas=Polaritas.NAIK).rumus_berlaku == "rasio"
    assert Aturan(polaritas=Polaritas.TURUN).rumus_berlaku == "selisih"


def test_batas_bawah_di_atas_batas_atas_ditolak() -> None:
    """A floor above the cap is a contradiction."""
    with pytest.raises(AturanError, match="melebihi batas atasnya"):
        Aturan(batas_atas=Decimal(100), batas_bawah=Decimal(110))
