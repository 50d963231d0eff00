"""All claims of a year's prose, judged once."""

from __future__ import annotations

from collections.abc import Iterator

from lkj.check.claims.cara import cara_sesuai
from lkj.check.claims.daftar import jumlah_daftar
from lkj.check.claims.hakim import Hakim
from lkj.check.claims.hukum import peraturan_sesuai
from lkj.check.claims.kantor import nama_kantor
from lkj.check.claims.mayoritas import mayoritas_benar
from lkj.check.claims.orang import nama_pejabat
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.rujukan import rujukan_ada
from lkj.check.claims.sisa import isian_tertinggal, kalimat_kembar, tanda_angka
from lkj.check.claims.tabel import tabel_sesuai
from lkj.check.claims.ungkapan import ganti_ketikan
from lkj.check.claims.waktu import waktu_narasi
from lkj.check.naskah import Naskah, naskah, sekali
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran

#: What was judged, and where it stands.
Temuan = tuple[Position, Putusan]


def klaim_satu(hakim: Hakim, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield the claims in one prose file that the numbers of the year contradict, or that were typed, by offset."""
    yield from hakim.naskah(prose)
    yield from tabel_sesuai(hakim, prose)
    yield from jumlah_daftar(hakim, prose)
    yield from cara_sesuai(hakim.numbers, prose)
    yield from rujukan_ada(hakim, prose)


def sebutan_satu(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield the names, dates, regulations and signs in one prose file that are not right, by offset."""
    yield from mayoritas_benar(year, prose)
    yield from peraturan_sesuai(year, prose)
    yield from nama_pejabat(year, prose)
    yield from nama_kantor(year, prose)
    yield from waktu_narasi(year, prose)
    yield from isian_tertinggal(prose)
    yield from tanda_angka(prose)


@sekali
def klaim(numbers: Pengukuran) -> Iterator[Temuan]:
    """Yield the claims in the prose of a year that its numbers contradict, or that were typed."""
    judge = Hakim(numbers)
    for prose in naskah(numbers.year):
        for at, one in klaim_satu(judge, prose):
            yield prose.position(at), _terganti(numbers, prose, at, one)


def _terganti(numbers: Pengukuran, prose: Naskah, at: int, one: Putusan) -> Putusan:
    """Return what was judged, of a typed figure with the expression that prints it as it was typed."""
    if not one.pakai or one.nilai is None:
        return one
    found = ganti_ketikan(numbers, prose.narasi.teks, at, one.nilai, one.pakai)
    if found is None:
        return one
    # Of «Rp 41.974.782.083,00» the sign stays, and of «97,53 persen» the word.
    hint = f"ganti {found.tertulis} dengan {{{{ {found.ungkapan} }}}} sehingga angkanya selalu mengikuti data"
    return one._replace(ganti=found, saran=hint)


@sekali
def sebutan(year: Tahun) -> Iterator[Temuan]:
    """Yield what the prose of a year calls by a wrong name, dates wrongly, leaves open or says twice."""
    texts = naskah(year)
    for prose in texts:
        for at, one in sebutan_satu(year, prose):
            yield prose.position(at), one
    for prose, at, one in kalimat_kembar(texts):
        yield prose.position(at), one
