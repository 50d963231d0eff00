"""Laws that hold for every number, not only for the golden ones."""

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import (
    Angka,
    Aturan,
    Batas,
    JenisBatas,
    KodeCatatan,
    PenerapanBatas,
    Polaritas,
    Rentang,
    Status,
    hitung,
    nama_rumus,
    terapkan_batas,
)
from lkj.capaian.compare import bandingkan
from lkj.capaian.rumus import pilih

_TERTULIS = str.maketrans({"×": "*", "÷": "/", "−": "-", "²": "**2", "³": "**3"})
_positif = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("1e13"), places=2)
_nyata = st.decimals(min_value=Decimal("-1e6"), max_value=Decimal("1e13"), places=2)
_naik, _turun = (
    st.sampled_from([Aturan(polaritas=arah, rumus=rumus) for rumus in nama_rumus(arah)])
    for arah in (Polaritas.NAIK, Polaritas.TURUN)
)
_aturan = st.one_of(
    st.just(Aturan()),
    st.sampled_from(["selisih", "rasio"]).map(lambda rumus: Aturan(polaritas=Polaritas.TURUN, rumus=rumus)),
    st.sampled_from(["selisih", "rasio"]).map(lambda rumus: Aturan(polaritas=Polaritas.RENTANG, rumus=rumus)),
    st.sampled_from(["selisih", "rasio"]).map(lambda rumus: Aturan(polaritas=Polaritas.TETAP, rumus=rumus)),
)


def _nilai(target: Angka | Rentang, r: Decimal, aturan: Aturan) -> Decimal:
    nilai = hitung(target, Angka(r, target.satuan), aturan).nilai
    assert nilai is not None
    return nilai


def _bulat50(pecahan: Fraction) -> Decimal:
    """Round an exact fraction once, to fifty digits."""
    return Context(prec=50).divide(Decimal(pecahan.numerator), Decimal(pecahan.denominator))


def _pecahan(aturan: Aturan, t: Fraction, r: Fraction) -> Fraction:
    """Compute a formula as the report prints it."""
    written = pilih(aturan.polaritas, aturan.rumus_berlaku).kaidah["T"].rumus
    made = eval(written.translate(_TERTULIS), {"T": t, "R": r, "min": min, "max": max})
    return Fraction(made)


@pytest.mark.lambat
@given(_positif, _positif, st.one_of(_naik, _turun))
def test_sama_dengan_pecahan_eksak(t: Decimal, r: Decimal, aturan: Aturan) -> None:
    """The result is the exact fraction that the printed formula gives, rounded once to fifty digits: nothing is lost."""
    oracle = _pecahan(aturan, Fraction(t), Fraction(r))
    assert _nilai(Angka(t, "x"), r, aturan) == _bulat50(oracle)


@pytest.mark.lambat
@given(_positif, _nyata, _nyata)
def test_naik_monoton(t: Decimal, r1: Decimal, r2: Decimal) -> None:
    """For naik a higher realisasi never has a lower capaian."""
    kecil, besar = sorted((r1, r2))
    assert _nilai(Angka(t, "x"), kecil, Aturan()) <= _nilai(Angka(t, "x"), besar, Aturan())


@pytest.mark.lambat
@given(_positif, _positif, _positif, _turun)
def test_turun_monoton(t: Decimal, r1: Decimal, r2: Decimal, aturan: Aturan) -> None:
    """For turun a higher realisasi never has a higher capaian, by any formula."""
    kecil, besar = sorted((r1, r2))
    assert _nilai(Angka(t, "x"), kecil, aturan) >= _nilai(Angka(t, "x"), besar, aturan)


@pytest.mark.lambat
@given(_positif, _positif, _positif, _positif, st.one_of(_naik, _turun))
def test_rentang_target_monoton(a: Decimal, b: Decimal, r1: Decimal, r2: Decimal, aturan: Aturan) -> None:
    """With a range as target the order still holds across its bounds."""
    target = Rentang(min(a, b), max(a, b), "x")
    kecil, besar = (_nilai(target, r, aturan) for r in sorted((r1, r2)))
    assert kecil <= besar if aturan.polaritas is Polaritas.NAIK else kecil >= besar


@pytest.mark.lambat
@given(_positif, _positif, _positif, _positif, st.sampled_from(["selisih", "rasio"]))
def test_rentang_berpuncak_di_dalam(a: Decimal, b: Decimal, r1: Decimal, r2: Decimal, rumus: str) -> None:
    """For polarity rentang nothing beats 100, and farther off on one side is never better."""
    target, aturan = Rentang(min(a, b), max(a, b), "x"), Aturan(polaritas=Polaritas.RENTANG, rumus=rumus)
    kecil, besar = sorted((r1, r2))
    n_kecil, n_besar = _nilai(target, kecil, aturan), _nilai(target, besar, aturan)
    assert max(n_kecil, n_besar) <= 100
    if besar <= target.bawah:
        assert n_kecil <= n_besar
    if kecil >= target.atas:
        assert n_kecil >= n_besar


@pytest.mark.lambat
@given(_positif, _aturan)
def test_realisasi_sama_dengan_target_100(t: Decimal, aturan: Aturan) -> None:
    """A target met exactly is 100 and tercapai, whatever the polarity."""
    hasil = hitung(Angka(t, "x"), Angka(t, "x"), aturan)
    assert (hasil.nilai, hasil.status) == (Decimal(100), Status.TERCAPAI)


@pytest.mark.lambat
@given(_positif, _positif, st.sampled_from(["0.001", "0.01", "7", "1000", "1000000"]), _aturan)
def test_skala_satuan_tidak_berpengaruh(t: Decimal, r: Decimal, kali: str, aturan: Aturan) -> None:
    """Counting in thousands, or in sevenths, changes neither number nor status."""
    k = Decimal(kali)
    kecil = hitung(Angka(t, "x"), Angka(r, "x"), aturan)
    besar = hitung(Angka(t * k, "x"), Angka(r * k, "x"), aturan)
    assert (kecil.nilai, kecil.status) == (besar.nilai, besar.status)


@pytest.mark.lambat
@given(_positif, _positif, _aturan)
def test_status_sejalan_dengan_angka(t: Decimal, r: Decimal, aturan: Aturan) -> None:
    """A target is met if and only if the uncapped capaian reaches 100."""
    hasil = hitung(Angka(t, "x"), Angka(r, "x"), aturan)
    assert hasil.mentah is not None
    # A quotient can round up to 100 when the shortfall is beyond the fiftieth digit; these inputs have 15.
    assert (hasil.mentah >= 100) == (hasil.status is Status.TERCAPAI)


@pytest.mark.lambat
@given(_nyata, _nyata, _nyata)
def test_batas_idempoten(nilai: Decimal, a: Decimal, b: Decimal) -> None:
    """Cap and floor keep the value between them, and applying them twice changes nothing."""
    aturan = Aturan(batas_atas=max(a, b), batas_bawah=min(a, b))
    sekali, _ = terapkan_batas(nilai, aturan)
    assert min(a, b) <= sekali <= max(a, b)
    assert terapkan_batas(sekali, aturan)[0] == sekali


@pytest.mark.lambat
@given(_positif, _positif, _positif)
def test_status_tidak_bergantung_batas(t: Decimal, r: Decimal, batas: Decimal) -> None:
    """A cap, applied here or to the average, changes no status and no raw value."""
    polos = hitung(Angka(t, "x"), Angka(r, "x"), Aturan())
    for penerapan in PenerapanBatas:
        dibatasi = hitung(Angka(t, "x"), Angka(r, "x"), Aturan(batas_atas=batas, penerapan_batas=penerapan))
        assert (dibatasi.status, dibatasi.mentah) == (polos.status, polos.mentah)


def _t(nilai: int) -> Angka:
    return Angka(Decimal(nilai), "x")


def _r(bawah: int, atas: int) -> Rentang:
    return Rentang(Decimal(bawah), Decimal(atas), "x")


def _b(jenis: JenisBatas, nilai: int) -> Batas:
    return Batas(jenis, Decimal(nilai), "x")


_LANGKAH: list[tuple[Angka | Rentang | Batas, int, Aturan, str, dict[str, int], str]] = [
    (_t(8), 6, Aturan(), "rasio-naik-t", {"R": 6, "T": 8}, "75"),
    (_t(8), 6, Aturan(polaritas=Polaritas.TURUN), "selisih-t", {"R": 6, "T": 8}, "125"),
    (_t(8), 10, Aturan(polaritas=Polaritas.TURUN, rumus="rasio"), "rasio-turun-t", {"R": 10, "T": 8}, "80"),
    (_t(8), 6, Aturan(polaritas=Polaritas.TURUN, rumus="penghematan"), "penghematan-t", {"R": 6, "T": 8}, "25"),
    (_t(0), 0, Aturan(polaritas=Polaritas.TURUN), "nol-terpenuhi", {"R": 0, "T": 0}, "100"),
    (_t(8), 8, Aturan(polaritas=Polaritas.TETAP, rumus="selisih"), "sama-target", {"R": 8, "T": 8}, "100"),
    (_r(4, 8), 6, Aturan(), "dalam-rentang", {"R": 6, "B": 4, "A": 8}, "100"),
    # The bounds are of the range: what stands on one is within it.
    *(
        (_r(4, 8), r, Aturan(polaritas=one), "dalam-rentang", {"R": r, "B": 4, "A": 8}, "100")
        for one in (Polaritas.NAIK, Polaritas.TURUN, Polaritas.RENTANG)
        for r in (4, 8)
    ),
    (_r(4, 8), 3, Aturan(), "rasio-naik-b", {"R": 3, "B": 4}, "75"),
    (_r(4, 8), 10, Aturan(), "rasio-naik-a", {"R": 10, "A": 8}, "125"),
    (_r(4, 8), 3, Aturan(polaritas=Polaritas.TURUN), "selisih-b", {"R": 3, "B": 4}, "125"),
    (_r(4, 8), 10, Aturan(polaritas=Polaritas.TURUN, rumus="rasio"), "rasio-turun-a", {"R": 10, "A": 8}, "80"),
    (_r(4, 8), 6, Aturan(polaritas=Polaritas.TURUN), "dalam-rentang", {"R": 6, "B": 4, "A": 8}, "100"),
    (_r(4, 8), 6, Aturan(polaritas=Polaritas.TURUN, rumus="penghematan"), "hemat-nol", {"R": 6, "B": 4, "A": 8}, "0"),
    (_r(4, 8), 3, Aturan(polaritas=Polaritas.RENTANG), "rasio-naik-b", {"R": 3, "B": 4}, "75"),
    (_r(4, 8), 10, Aturan(polaritas=Polaritas.RENTANG), "selisih-a", {"R": 10, "A": 8}, "75"),
    (_b(JenisBatas.MAKSIMAL, 8), 6, Aturan(polaritas=Polaritas.RENTANG), "dalam-batas", {"R": 6, "T": 8}, "100"),
    (_b(JenisBatas.MINIMAL, 8), 9, Aturan(polaritas=Polaritas.RENTANG), "dalam-batas", {"R": 9, "T": 8}, "100"),
    (_b(JenisBatas.MAKSIMAL, 8), 10, Aturan(polaritas=Polaritas.RENTANG), "selisih-t", {"R": 10, "T": 8}, "75"),
    (_b(JenisBatas.MINIMAL, 8), 6, Aturan(polaritas=Polaritas.RENTANG), "rasio-naik-t", {"R": 6, "T": 8}, "75"),
]


@pytest.mark.parametrize(("target", "r", "aturan", "kaidah", "masukan", "hasil"), _LANGKAH)
def test_langkah_setiap_rumus(
    target: Angka | Rentang | Batas, r: int, aturan: Aturan, kaidah: str, masukan: dict[str, int], hasil: str
) -> None:
    """Each formula names itself, what it took in by symbol, and its result; the status follows as a step of its own."""
    nilai, status, (langkah, uji), catatan = bandingkan(Decimal(r), target, aturan)
    desimal = tuple((simbol, Decimal(isi)) for simbol, isi in masukan.items())
    assert (langkah.kaidah.id, langkah.masukan, langkah.hasil) == (kaidah, desimal, Decimal(hasil))
    assert (nilai, uji.kaidah.id, uji.hasil, catatan) == (Decimal(hasil), "status", status, ())
    if isinstance(target, Batas):
        syarat = "R ≤ T" if target.jenis is JenisBatas.MAKSIMAL else "R ≥ T"
    elif isinstance(target, Rentang):
        syarat = {Polaritas.NAIK: "R ≥ B", Polaritas.TURUN: "R ≤ A"}.get(aturan.polaritas, "B ≤ R ≤ A")
    else:
        syarat = {Polaritas.NAIK: "R ≥ T", Polaritas.TURUN: "R ≤ T"}.get(aturan.polaritas, "R = T")
    assert uji.rumus == syarat
    if isinstance(target, Rentang):
        assert uji.masukan == (("R", Decimal(r)), ("B", target.bawah), ("A", target.atas))
    else:
        assert uji.masukan == (("R", Decimal(r)), ("T", target.nilai))
    if kaidah == "dalam-batas":
        assert langkah.rumus == (
            "R ≤ T" if isinstance(target, Batas) and target.jenis is JenisBatas.MAKSIMAL else "R ≥ T"
        )


@pytest.mark.parametrize(
    ("target", "r", "aturan", "status", "kode"),
    [
        (_t(0), 3, Aturan(polaritas=Polaritas.TURUN), Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NOL),
        (_t(-1), 3, Aturan(polaritas=Polaritas.TURUN), Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NEGATIF),
        (_t(-1), -3, Aturan(polaritas=Polaritas.TURUN), Status.TERCAPAI, KodeCatatan.TARGET_NEGATIF),
        (_t(-1), -3, Aturan(), Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NEGATIF),
        (
            _t(3),
            0,
            Aturan(polaritas=Polaritas.TURUN, rumus="rasio"),
            Status.TERCAPAI,
            KodeCatatan.REALISASI_TAK_POSITIF,
        ),
        (
            _t(3),
            -1,
            Aturan(polaritas=Polaritas.TURUN, rumus="rasio"),
            Status.TERCAPAI,
            KodeCatatan.REALISASI_TAK_POSITIF,
        ),
        (_r(0, 5), -1, Aturan(polaritas=Polaritas.RENTANG), Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NOL),
        (_r(-5, 0), 1, Aturan(polaritas=Polaritas.RENTANG), Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NOL),
        (_r(-5, -2), 1, Aturan(polaritas=Polaritas.RENTANG), Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NEGATIF),
    ],
)
def test_tanpa_persentase_hanya_status(
    target: Angka | Rentang, r: int, aturan: Aturan, status: Status, kode: KodeCatatan
) -> None:
    """Where a target divides by nothing there is a status, its one step and the reason, and no number."""
    nilai, keadaan, langkah, catatan = bandingkan(Decimal(r), target, aturan)
    assert (nilai, keadaan, [c.kode for c in catatan]) == (None, status, [kode])
    assert [(k.kaidah.id, k.hasil) for k in langkah] == [("status", status)]
