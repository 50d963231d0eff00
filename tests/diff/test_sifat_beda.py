"""Laws of comparing: a year against itself is nothing, turning the sides turns every change, nothing is passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from alat_beda import BENAR, TAHUN, benar, isi, ukur
from alat_proyek import read_year
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkj.diff import Beda, Jenis, Nilaian, Perubahan, Topik, banding_tahun, meaning
from lkj.model.load import YEAR_FILES
from lkj.pengukuran import Pengukuran

# What names a thing, refers to one, or is one of a few words: another value would be another year, or none.
TETAP = re.compile(
    r"^\s*(?:- )?(id|kode|tahun|skema|sasaran|dokumen|tujuan|dasar|polaritas|naik|turun|komposit|peringkat|skala"
    r"|penerapan_batas|agregasi|desimal|batas_bawah|penandatangan|pihak_pertama|pihak_kedua|nip|awal|akhir|peran"
    r"|keadaan|satuan|tanggal|batas_atas): |^\s*- [A-Z]+-\d"
)
ISIAN = re.compile(r"^(?P<kunci>\s*(?:- )?(?:\w+: )?)(?P<isi>[^\s:\[#\"][^:]*)$")
BALIK = {
    Nilaian.NAIK: Nilaian.TURUN,
    Nilaian.TURUN: Nilaian.NAIK,
    Nilaian.MEMBAIK: Nilaian.MEMBURUK,
    Nilaian.MEMBURUK: Nilaian.MEMBAIK,
    Nilaian.MENANTANG: Nilaian.RINGAN,
    Nilaian.RINGAN: Nilaian.MENANTANG,
}
SEJENIS = {Jenis.BARU: Jenis.HILANG, Jenis.HILANG: Jenis.BARU}


def _tempat() -> list[tuple[str, int]]:
    """Every line of the right year that holds a number or a text which may be another."""
    return [
        (file.name, n)
        for file in YEAR_FILES
        if (BENAR / "data" / "2024" / file.name).exists()
        for n, line in enumerate(isi(file.name).splitlines())
        if ISIAN.match(line) and not TETAP.match(line) and not line.startswith("#")
    ]


TEMPAT = _tempat()


def _ganti(line: str, step: int) -> str:
    found = ISIAN.match(line)
    assert found
    value = found["isi"]
    if value == "null":
        return f"{found['kunci']}Isi {step}"
    return found["kunci"] + (str(int(value) + step) if value.isdigit() else f"{value} {step}")


def _ubah(tempat: list[tuple[str, int]], step: int) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for file, n in tempat:
        lines = texts.setdefault(file, isi(file).splitlines())
        # A rank has no neighbour that may be made up.
        lines[n] = lines[n].replace("BB", "A") if lines[n].endswith(" BB") else _ganti(lines[n], step)
    return {file: "\n".join(lines) + "\n" for file, lines in texts.items()}


def _jalur(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a file with its place as pengecualian.yaml writes it, from the plain data alone."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _jalur(value, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for n, item in enumerate(data):
            keys = (
                (item.get(k) for k in ("id", "kode", "tahun", "jenjang", "istilah", "nama"))
                if isinstance(item, dict)
                else ()
            )
            yield from _jalur(item, f"{path}[{next((k for k in keys if k is not None), n + 1)}]")
    else:
        yield path, data


def _fakta(numbers: Pengukuran) -> set[tuple[str, str, str]]:
    return {
        (name, path, str(value))
        for name, document in numbers.year.documents.items()
        for path, value in _jalur(document.data)
    }


def _tercakup(file: str, path: str, beda: Beda) -> bool:
    """Tell whether a change speaks of this place, or of an item that holds it."""
    return any(
        p.berkas == file and (p.jalur == path or path.startswith((f"{p.jalur}.", f"{p.jalur}[")))
        for p in beda.perubahan
    )


def _cermin(p: Perubahan) -> tuple[object, ...]:
    """Return what must be found when the sides are turned; name and place in a plain list go by side B."""
    return (
        p.topik, SEJENIS.get(p.jenis, p.jenis), p.berkas, p.id, re.sub(r"\[\d+\]$", "", p.fakta), p.sesudah, p.sebelum,
        p.tempat_b, p.tempat_a, BALIK.get(p.nilaian) if p.nilaian else None,
        None if p.selisih is None else -p.selisih, p.satuan, p.sebanding, p.rutin,
    )  # fmt: skip


def _lurus(p: Perubahan) -> tuple[object, ...]:
    return (
        p.topik, p.jenis, p.berkas, p.id, re.sub(r"\[\d+\]$", "", p.fakta), p.sebelum, p.sesudah, p.tempat_a, p.tempat_b,
        p.nilaian, p.selisih, p.satuan, p.sebanding, p.rutin,
    )  # fmt: skip


beberapa = st.lists(st.sampled_from(TEMPAT), min_size=1, max_size=6, unique=True)
hemat = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_there_are_facts_to_change() -> None:
    """The laws below are tried on facts of every file that has any."""
    files = {file for file, _ in TEMPAT}
    assert len(TEMPAT) > 80
    assert {"satker.yaml", "indikator.yaml", "pk.yaml", "pagu.yaml", "visi-misi.yaml", "tugas.yaml"} <= files


@pytest.mark.lambat
@hemat
@given(beberapa, st.integers(1, 9))
def test_a_year_against_itself_is_nothing(tempat: list[tuple[str, int]], step: int) -> None:
    """Whatever a year says, read twice it differs in nothing."""
    files = _ubah(tempat, step)
    beda = banding_tahun(ukur(files), ukur(files))
    assert (beda.perubahan, beda.peringatan, beda.berbeda) == ((), (), False)


@pytest.mark.lambat
@hemat
@given(beberapa, st.integers(1, 9))
def test_nothing_is_passed_over(tempat: list[tuple[str, int]], step: int) -> None:
    """Each value that either file holds and the other does not is spoken of by some change."""
    made = ukur(_ubah(tempat, step))
    beda = banding_tahun(benar(), made)
    for file, path, _ in _fakta(benar()) ^ _fakta(made):
        assert _tercakup(file, path, beda), (file, path)


@pytest.mark.lambat
@hemat
@given(beberapa, beberapa, st.integers(1, 9))
def test_turning_the_sides_turns_every_change(
    satu: list[tuple[str, int]], dua: list[tuple[str, int]], step: int
) -> None:
    """What came has gone, up is down, better is worse, harder is easier; and nothing else is said."""
    a, b = ukur(_ubah(satu, step)), ukur(_ubah(dua, step + 1))
    forth, back = banding_tahun(a, b), banding_tahun(b, a)
    assert Counter(map(repr, map(_cermin, forth.perubahan))) == Counter(map(repr, map(_lurus, back.perubahan)))
    assert [w.alasan for w in forth.peringatan] == [w.alasan for w in back.peringatan]
    assert [(p.sesudah, p.sebelum) for p in forth.pokok] == [(p.sebelum, p.sesudah) for p in back.pokok]


@pytest.mark.lambat
@hemat
@given(beberapa, st.integers(1, 9))
def test_places_hold_the_values(tempat: list[tuple[str, int]], step: int) -> None:
    """A changed fact stands where its change says, on both sides."""
    made = _ubah(tempat, step)
    beda = banding_tahun(benar(), ukur(made))
    for p in beda.perubahan:
        if p.jenis in (Jenis.UBAH, Jenis.GANTI_NAMA, Jenis.NYATAKAN_ULANG) and p.berkas.endswith(".yaml"):
            assert p.tempat_a and p.tempat_b
            key = p.fakta.rpartition(".")[2].partition("[")[0]
            before = isi(p.berkas).splitlines()[p.tempat_a.line - 1]
            after = made[p.berkas].splitlines()[p.tempat_b.line - 1]
            assert before != after
            assert "- " in before or key in before


def test_order_of_a_file_is_a_change_of_its_own() -> None:
    """Two indicators in the other order: one change says so, and none says that they came or went."""
    text = isi("indikator.yaml")
    head, first, second, *rest = re.split(r"(?m)^(?=  - id: )", text)
    beda = banding_tahun(benar(), ukur({"indikator.yaml": "".join((head, second, first, *rest))}))
    assert [(p.jenis, p.jalur) for p in beda.perubahan] == [(Jenis.URUTAN, "indikator")]


def test_writing_out_what_holds_anyway_is_no_change() -> None:
    """A key that says what would hold without it changes no meaning, nor does "%" for persen."""
    text = isi("pk.yaml").replace("    supervisi: null\n", "    supervisi: null\n    perubahan: false\n")
    metode = isi("metode.yaml").replace("  turun: selisih\n", "  turun: selisih\n  rentang: selisih\n")
    sasaran = isi("sasaran.yaml").replace("        peran: menunjang\n", "")
    files = {"pk.yaml": text, "metode.yaml": metode, "sasaran.yaml": sasaran}
    assert all(files[name] != isi(name) for name in files)
    assert not banding_tahun(benar(), ukur(files)).berbeda


def test_a_fact_without_a_topic_is_told_as_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever key the models come to hold, its change is told, if only among the other facts."""
    monkeypatch.delitem(meaning._TOPIK, "satker.yaml")
    beda = banding_tahun(benar(), ukur({"satker.yaml": isi("satker.yaml").replace("pns: 12", "pns: 13")}))
    assert [(p.topik, p.jalur) for p in beda.perubahan] == [(Topik.LAIN, "pegawai.pns")]


def test_the_right_year_is_right() -> None:
    """What all of this starts from is a year without errors."""
    assert read_year(BENAR, TAHUN).tahun is not None


CONTOH = BENAR.parents[2] / "examples"


def _contoh(tahun: int) -> Pengukuran:
    facts = read_year(CONTOH, tahun).tahun
    assert facts is not None
    return Pengukuran(facts)


@pytest.mark.lambat
@pytest.mark.parametrize(("lama", "baru"), [(2023, 2024), (2024, 2025), (2023, 2025)])
def test_the_laws_hold_for_whole_years_that_use_every_kind_of_fact(lama: int, baru: int) -> None:
    """Between years of the examples nothing is passed over but the year itself, and turning them turns every change."""
    a, b = _contoh(lama), _contoh(baru)
    forth, back = banding_tahun(a, b), banding_tahun(b, a)
    assert not banding_tahun(a, _contoh(lama)).berbeda
    # The layout has values that hold where none is written, and 2025 writes some of these out.
    layout = [dict(_jalur(side.year.satker.tata_letak.model_dump(), "tata_letak")) for side in (a, b)]
    told = {p.jalur for p in forth.perubahan if p.jalur.startswith("tata_letak")}
    assert told == {path for path, value in layout[0].items() if layout[1][path] != value}
    differing = {(file, path) for file, path, _ in _fakta(a) ^ _fakta(b) if not path.startswith("tata_letak")}
    for file, path in differing - {("satker.yaml", "tahun")}:
        assert _tercakup(file, path, forth), (file, path)
    assert Counter(map(repr, map(_cermin, forth.perubahan))) == Counter(map(repr, map(_lurus, back.perubahan)))
