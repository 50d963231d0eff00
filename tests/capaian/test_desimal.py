"""The library computes in a context of its own, and nowhere with floats."""

import ast
from decimal import Context, Decimal, Inexact, Rounded, getcontext, localcontext
from pathlib import Path

import pytest

import lkj.capaian
from lkj.capaian import (
    Angka,
    Aturan,
    ButirEfisiensi,
    CaraTriwulan,
    KuantitasError,
    Polaritas,
    Rentang,
    akumulasi,
    banding,
    efisiensi_anggaran,
    hitung,
    rerata,
    rerata_geometrik,
    serapan,
    tulis_angka,
)
from lkj.capaian.decimals import dipulihkan
from lkj.capaian.sebaran import pecahan_kecil


def _segala_hitungan() -> list[object]:
    a, b = Angka(Decimal("123456789.123"), "x"), Angka(Decimal("98765432.1"), "x")
    naik = hitung(a, b, Aturan())
    turun = hitung(Rentang(Decimal(7), Decimal(8), "x"), Angka(Decimal("6.5"), "x"), Aturan(polaritas=Polaritas.TURUN))
    return [
        naik,
        turun,
        rerata([("a", naik), ("b", turun)]),
        rerata_geometrik([("a", naik), ("b", turun)]),
        banding(a, b, Polaritas.NAIK),
        akumulasi([a.nilai, b.nilai, None], CaraTriwulan.RERATA),
        serapan(a.nilai, b.nilai),
        efisiensi_anggaran([ButirEfisiensi("a", a.nilai, b.nilai, Decimal("99.92"))]),
        tulis_angka(a.nilai),
        pecahan_kecil(Decimal("66.6675")),
        [langkah.teks for langkah in naik.langkah],
    ]


def test_konteks_pemanggil_tidak_berpengaruh() -> None:
    """A caller with two digits and a trap on every rounding gets the same results, and keeps its flags."""
    harapan = _segala_hitungan()
    with localcontext(Context(prec=2, traps=[Inexact, Rounded])):
        assert _segala_hitungan() == harapan
        konteks = getcontext()
        assert konteks.prec == 2
        assert not any(konteks.flags.values())


@pytest.mark.parametrize("nilai", ["1E+120", "9E-120", "9" * 121, "0E+120"])
def test_besarnya_bilangan_yang_wajar(nilai: str) -> None:
    """Hundreds of digits before or behind the comma still are a number."""
    assert Angka(Decimal(nilai), "x").nilai == Decimal(nilai)


@pytest.mark.parametrize("nilai", ["1E+121", "9E-121", "9" * 122, "0E+121", "-1E+999999"])
def test_besarnya_bilangan_yang_tak_wajar(nilai: str) -> None:
    """What nothing has is refused before it is computed with, a zero of such a size too, and the remedy is said."""
    with pytest.raises(KuantitasError) as galat:
        Angka(Decimal(nilai), "x")
    assert (galat.value.pesan, galat.value.saran) == (
        "Nilainya di luar jangkauan yang wajar.",
        "Periksa kembali nilainya.",
    )


@pytest.mark.parametrize(
    ("nilai", "pulih"),
    [
        # What (99,4 + 99,5) ÷ 2 leaves where both were quotients rounded at fifty digits.
        ("99.449999999999999999999999999999999999999999999999", "99.45"),
        ("99.450000000000000000000000000000000000000000000001", "99.45"),
        # A third of 100 has no end, and stays as long as it is.
        ("33.333333333333333333333333333333333333333333333333", "33.333333333333333333333333333333333333333333333333"),
        # Forty digits that end are a number of forty digits; more are none that anything was made of.
        ("1." + "3" * 38 + "1" + "000000001", "1." + "3" * 38 + "1"),
        ("1." + "3" * 39 + "1" + "00000001", "1." + "3" * 39 + "1" + "00000001"),
    ],
)
def test_sisa_pembulatan_dipulihkan(nilai: str, pulih: str) -> None:
    """A mean of rounded quotients that is but for its last digits a number with an end is that number."""
    assert dipulihkan(Decimal(nilai)) == Decimal(pulih)


@pytest.mark.lambat
def test_tanpa_bilangan_float() -> None:
    """No module has a float literal, the name float, a true division or an import from the rest of lkj."""
    pelanggaran: list[str] = []
    folder = Path(lkj.capaian.__file__).parent
    berkas = sorted(folder.rglob("*.py"))
    for modul in berkas:
        terluar = len(modul.relative_to(folder).parts)  # so many dots lead to lkj.capaian itself
        for simpul in ast.walk(ast.parse(modul.read_text(encoding="utf-8"))):
            terlarang = (
                (isinstance(simpul, ast.Constant) and isinstance(simpul.value, float))
                or (isinstance(simpul, ast.Name) and simpul.id == "float")
                or (isinstance(simpul, ast.BinOp) and isinstance(simpul.op, ast.Div))
                or (isinstance(simpul, ast.ImportFrom) and simpul.level > terluar)
                or (isinstance(simpul, ast.ImportFrom) and (simpul.module or "").startswith("lkj"))
            )
            if terlarang:
                pelanggaran.append(f"{modul.name}:{ast.unparse(simpul)}")
    assert berkas
    assert pelanggaran == []
