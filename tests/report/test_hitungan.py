"""Filters that compute in prose: exact, told in Indonesian where they cannot, and explained like every other figure."""

from __future__ import annotations

import html
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alat_proyek import environment, require_year
from hypothesis import given
from hypothesis import strategies as st

from lkj.explain import jelaskan, katalog
from lkj.explain.web import explanations
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan
from lkj.report.errors import temuan
from lkj.report.hitungan import HitunganError
from lkj.report.hitungan.pasangan import bagian_dari, naik_turun, pertumbuhan, selisih, sisa

if TYPE_CHECKING:
    from conftest import Proyek

ROOT = Path(__file__).parents[2]
UANG = st.integers(-(10**15), 10**15)


def tulis(proyek: Proyek, text: str) -> None:
    """Put a paragraph of its own at the end of the evaluation."""
    path = proyek.path("narasi/evaluasi.md")
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8", newline="\n")


@pytest.mark.lambat
@given(UANG, UANG)
def test_differences_are_exact(a: int, b: int) -> None:
    """A difference has no sign and is the same either way; what is left and the part make the whole again."""
    assert selisih(a, b) == selisih(b, a) == abs(a - b)
    assert sisa(a, b) + b == a
    assert isinstance(selisih(a, b), int)


@pytest.mark.lambat
@given(UANG, UANG.filter(bool))
def test_shares_and_growth_are_exact(a: int, b: int) -> None:
    """A share of b is a again; growth from b leads to a; the direction is that of the growth."""
    assert abs(bagian_dari(a, b) * b / 100 - a) < Decimal("1e-9")
    assert abs(b + pertumbuhan(a, b) * abs(b) / 100 - a) < Decimal("1e-9")
    word = "naik" if a > b else "turun" if a < b else "tetap"
    assert naik_turun(a, b, "persen").split()[0] == word
    assert "0,00%" not in naik_turun(a, b, "persen").split() or a == b


def test_rounding_makes_no_change_vanish() -> None:
    """A rise of one rupiah in a hundred milliard is not «naik 0,00%»."""
    assert naik_turun(100_000_000_001, 100_000_000_000, "persen") == "naik 0,000000001%"


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("ungkapan", "kalimat"),
    [
        ("'5'|selisih(3)", "penyaring «selisih» memerlukan bilangan"),
        ("true|selisih(3)", "penyaring «selisih» memerlukan bilangan"),
        ("tahun|selisih(satker.nama)", "penyaring «selisih» memerlukan bilangan"),
        ("tahun|bagian_dari(0)", "penyaring «bagian_dari» tidak dapat membagi: keseluruhannya bernilai 0"),
        ("tahun|pertumbuhan(0)", "penyaring «pertumbuhan» tidak dapat membagi: nilai sebelumnya bernilai 0"),
        ("tahun|naik_turun(1, 'kali')", "penyaring «naik_turun» tidak mengenal cara «kali»"),
        ("tahun|tertinggi('pagu')", "penyaring «tertinggi» memerlukan daftar"),
        ("program|tertinggi('pagu')", "penyaring «tertinggi»: butir daftar ini tidak mempunyai «pagu»"),
        (
            "rekap.utama.baris|terendah('realisasi')",
            "penyaring «terendah» memerlukan satuan yang sama pada setiap butir",
        ),
        ("rekap.utama.baris|cacah(status='tercapi')", "penyaring «cacah» tidak mengenal status «tercapi»"),
        ("rekap.utama.baris|cacah(sasaran='SK-99')", "penyaring «cacah» tidak mengenal sasaran «SK-99»"),
        ("rekap.utama.baris|cacah(kategori='Bagus')", "penyaring «cacah» tidak mengenal kategori «Bagus»"),
        ("program|cacah(status='tercapai')", "penyaring «cacah» dengan syarat memerlukan daftar indikator"),
        ("satker.nma|angka", "nama «nma» tidak dikenal di sini"),
        ("pns|bilangan", "nama «pns» tidak dikenal di sini"),
        ("rekap.utama.bars|tertinggi", "nama «bars» tidak dikenal di sini"),
        ("satker.nma|selisih(3)", "nama «nma» tidak dikenal di sini"),
        ("'1.234'|sumber", "angka «1.234» belum menyebut sumbernya"),
        ("'1.234'|sumber('12')", "angka «1.234» belum menyebut sumbernya"),
        ("'banyak'|sumber('Renja 2024')", "penyaring «sumber» memerlukan angka yang diketik"),
    ],
)
def test_what_cannot_be_computed_is_told(proyek: Proyek, ungkapan: str, kalimat: str) -> None:
    """A wrong kind, a zero to divide by, a word that none knows: the place, a sentence and a remedy, in Indonesian."""
    tulis(proyek, f"Satu {{{{ {ungkapan} }}}}.")
    column = f"Satu {{{{ {ungkapan}".index(kalimat.partition("«")[2].partition("»")[0]) + 1
    line = proyek.path("narasi/evaluasi.md").read_text(encoding="utf-8").count("\n")
    code, _, stderr = proyek.jalankan("check", "2024", "--select", "LKJ501")
    assert code == 1
    assert f"data/2024/narasi/evaluasi.md:{line}:{column}: galat LKJ501: {kalimat}\n" in stderr
    assert "  = saran: " in stderr


@pytest.mark.lambat
@pytest.mark.parametrize("ungkapan", ["none|selisih(3)|rupiah", "tahun|sisa(none)|angka", "none|naik_turun(1)",
    "none|miliar", "1|bagian_dari(none)|persen", "none|poin"])  # fmt: skip
def test_what_is_not_known_stays_a_placeholder(proyek: Proyek, ungkapan: str) -> None:
    """A null makes no zero and no error, but «[belum ada data]»."""
    tulis(proyek, f"Hasilnya «{{{{ {ungkapan} }}}}».")
    numbers = Pengukuran(require_year(proyek.root, 2024))
    assert "«[belum ada data]»" in html.unescape(susun_laporan(environment(proyek.root), numbers).markdown)


@pytest.mark.lambat
def test_ties_are_all_named(proyek: Proyek) -> None:
    """Of two that are lowest alike neither is called the lowest alone."""
    tulis(proyek, '«{{ rekap.utama.baris|yang_terendah("capaian")|sebutan }}»')
    numbers = Pengukuran(require_year(proyek.root, 2024))
    text = html.unescape(susun_laporan(environment(proyek.root), numbers).markdown)
    lowest = min(b.capaian.nilai for b in numbers.utama.baris if b.capaian.nilai is not None)
    names = [b.indikator.nama for b in numbers.utama.baris if b.capaian.nilai == lowest]
    assert len(names) == 2
    assert f"«{' dan '.join(names)}»" in text


_MEMAKAI = """Pagu {{ anggaran.kini.pagu|naik_turun(anggaran.lalu.pagu, "persen") }} menjadi {{ anggaran.kini.pagu|miliar }}.
Bagian terbesar {{ program|tertinggi("anggaran")|rupiah }} ({{ program[0].anggaran|bagian_dari(total_program)|persen }}), sisa
{{ rekap.utama.indikator|sisa(rekap.utama.tercapai)|bilangan }}, ada {{ rekap.utama.baris|cacah(sasaran="SK-01")|terbilang }}.
Pemilih {{ "1.234.567"|sumber("Keputusan KPU Nomor 5 Tahun 2024") }} orang."""
_TERCETAK = ("naik 147,32%", "Rp111,19 miliar", "Rp115.805.681.000", "91,27%", "7 (tujuh)", "satu", "1.234.567")


@pytest.mark.lambat
def test_each_figure_that_prose_makes_is_explained_at_its_line(proyek: Proyek) -> None:
    """What a filter computed or brought can be asked for; its line holds the expression, its source is named."""
    tulis(proyek, _MEMAKAI)
    numbers = Pengukuran(require_year(proyek.root, 2024))
    made = {
        item.cetakan[0][1]: item.buat() for item in katalog(numbers) if item.cetakan and item.cetakan[0][0] == "narasi"
    }
    assert tuple(made) == _TERCETAK
    lines = proyek.path("narasi/evaluasi.md").read_text(encoding="utf-8").split("\n")
    for text, one in made.items():
        place = one.masukan[0].tempat
        assert place is not None
        written = one.masukan[0].diketik or one.catatan[-1].partition(": ")[2]
        assert lines[place.line - 1][place.column - 1 :].startswith(written)
        assert written.startswith("{{ "), text
    for asked in ("147,32", "Rp111,19", "115.805.681.000", "91,27%", "7", "1.234.567"):
        assert made.keys() & {one.cetakan for one in jelaskan(numbers, asked)}, asked
    assert made["1.234.567"].sumber_rumus == "Keputusan KPU Nomor 5 Tahun 2024"
    growth = made["naik 147,32%"].nilai
    assert growth is not None and abs(growth * 44957146000 / 100 - (111186550000 - 44957146000)) < Decimal("1e-9")


@pytest.mark.lambat
def test_on_the_page_such_a_figure_has_its_name(proyek: Proyek) -> None:
    """The composed report names each of them as `lkj explain` does, so that a click leads to its own explanation."""
    tulis(proyek, _MEMAKAI)
    numbers = Pengukuran(require_year(proyek.root, 2024))
    report = susun_laporan(environment(proyek.root), numbers)
    own = {name for name in report.nama if name.startswith("evaluasi:")}
    assert len(own) == len(_TERCETAK)
    assert own <= {it.id for it in explanations(numbers)}


@pytest.mark.lambat
def test_a_loop_keeps_no_more_than_it_must(proyek: Proyek) -> None:
    """A stranger's loop over figures is bounded by the budget, and what is kept of it by a number of its own."""
    loops = ("misi", "rekap.utama.baris", "rekap.utama.baris", "misi")
    opened = "".join(f"{{% for x{n} in {one} %}}" for n, one in enumerate(loops))
    tulis(proyek, f"{opened}{{{{ 3|selisih(1)|angka }}}} {'{% endfor %}' * len(loops)}")
    env = environment(proyek.root)
    susun_laporan(env, Pengukuran(require_year(proyek.root, 2024)))
    assert len(env.jejak.cetakan) == 2_000


@pytest.mark.lambat
def test_the_origin_of_a_figure_is_out_of_reach(proyek: Proyek) -> None:
    """Prose sees a number, not what it remembers."""
    tulis(proyek, "{{ (3|selisih(1))._asal }}")
    assert proyek.jalankan("check", "2024", "--select", "LKJ501")[0] == 1


@pytest.mark.lambat
def test_an_error_names_its_remedy(proyek: Proyek) -> None:
    """What the filter says reaches the finding as it is."""
    error: Any = HitunganError("kalimat", "saran")
    (finding,) = temuan(error, require_year(proyek.root, 2024), {})
    assert (finding.message, finding.hint) == ("kalimat", "saran")
