"""Rules that cannot be applied are refused before anything is computed."""

from decimal import Decimal

import pytest

from lkj.capaian import Aturan, AturanError, Polaritas, Rumus


@pytest.mark.parametrize(
    ("polaritas", "rumus"),
    [
        (Polaritas.NAIK, Rumus.SELISIH),
        (Polaritas.NAIK, Rumus.PENGHEMATAN),
        (Polaritas.RENTANG, Rumus.PENGHEMATAN),
    ],
)
def test_rumus_tak_cocok_ditolak(polaritas: Polaritas, rumus: Rumus) -> None:
    """A formula made for "lower is better" is not silently applied to another polarity."""
    with pytest.raises(AturanError, match="tidak berlaku"):
        Aturan(polaritas, rumus)


def test_tetap_menuntut_rumus() -> None:
    """Polarity tetap has no customary formula: it must be declared."""
    with pytest.raises(AturanError, match="menuntut rumus"):
        Aturan(Polaritas.TETAP)
    assert Aturan(Polaritas.TETAP, Rumus.RASIO).rumus_berlaku is Rumus.RASIO


def test_rumus_lazim_per_polaritas() -> None:
    """Undeclared, naik is the ratio and turun the difference formula of PermenPANRB 8/2021."""
    assert Aturan(Polaritas.NAIK).rumus_berlaku is Rumus.RASIO
    assert Aturan(Polaritas.TURUN).rumus_berlaku is Rumus.SELISIH


def test_batas_bawah_di_atas_batas_atas_ditolak() -> None:
    """A floor above the cap is a contradiction."""
    with pytest.raises(AturanError, match="melebihi batas atasnya"):
        Aturan(batas_atas=Decimal(100), batas_bawah=Decimal(110))
