"""A composite target: each component has its own capaian, and the way that the rule names joins them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from ..compare import bandingkan, skor_status
from ..decimals import bagi, jumlah
from ..kaidah import kaidah_status
from ..kuantitas import Angka, Komposit, Kuantitas, kunci_satuan, satuan_sama
from ..metode import Aturan
from ..result import Status
from ..steps import Catatan, Kaidah, KodeCatatan, Langkah
from ..targets import JenisTarget, Ternilai

_STATUS: Final = kaidah_status("semua komponen tercapai", "status-komposit")
_SUMBER: Final = "penggabungan komponen yang dinyatakan dalam metode"


class CaraKomposit(Struct, frozen=True):
    """How the capaian of components become one; `metode` is what a report's method says of it.

    `rumus` writes it for the symbols of the components, `hitung` computes it of their values.
    """

    metode: str
    judul: str
    kata: str
    rumus: Callable[[Sequence[str]], str]
    hitung: Callable[[Sequence[Decimal]], Decimal]


def _rerata(bagian: Sequence[Decimal]) -> Decimal:
    return bagi(jumlah(bagian), Decimal(len(bagian)))


#: The ways by the names that the data call them.
KOMPOSIT: Final = {
    "rerata": CaraKomposit(
        "rata-rata",
        "Rata-rata komponen",
        "rata-rata capaian setiap komponen",
        lambda simbol: f"({' + '.join(simbol)}) ÷ {len(simbol)}",
        _rerata,
    ),
    "minimum": CaraKomposit(
        "nilai terendah",
        "Komponen terendah",
        "capaian komponen yang terendah",
        lambda simbol: f"min({'; '.join(simbol)})",
        min,
    ),
}


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    """Tell whether components can be matched; a single number of a unit that none has is no part of the whole."""
    if not isinstance(target, Komposit):
        return False
    if isinstance(realisasi, Angka):
        return any(satuan_sama(k.satuan, realisasi.satuan) for k in target.komponen)
    return isinstance(realisasi, Komposit)


def _hitung(target: Komposit, realisasi: Komposit | Angka, aturan: Aturan) -> Ternilai:
    """Compute a composite, and the score that stands in the place of its percentage where it has none.

    Components are matched by unit, in any order. A component without realisasi is "belum ada", never 0, and leaves the
    whole without a number. A component that the target does not name is noted and left out. The score joins those of
    the components as the percentage would join their percentages.
    """
    nyata = realisasi.komponen if isinstance(realisasi, Komposit) else (realisasi,)
    ada = {kunci_satuan(k.satuan): k.nilai for k in nyata}
    diminta = {kunci_satuan(k.satuan) for k in target.komponen}
    catatan: list[Catatan] = [
        Catatan(KodeCatatan.KOMPONEN_BERLEBIH, f"Realisasi “{k}” tidak ada pada target dan tidak dihitung.")
        for k in nyata
        if kunci_satuan(k.satuan) not in diminta
    ]
    kosong = [k for k in target.komponen if kunci_satuan(k.satuan) not in ada]
    if kosong:
        pesan = f"Realisasi untuk {' dan '.join(f'“{k}”' for k in kosong)} belum ada."
        return (None, Status.BELUM_ADA_DATA, (), (Catatan(KodeCatatan.KOMPONEN_BELUM_ADA, pesan), *catatan)), None

    bagian: list[Decimal] = []
    skor: list[Decimal | None] = []
    langkah: list[Langkah] = []
    kendala: list[Catatan] = []
    keadaan: list[Status] = []
    for k in target.komponen:
        nilai, status, cara, catatan_k = bandingkan(ada[kunci_satuan(k.satuan)], k, aturan)
        langkah += [Langkah(c.kaidah, c.masukan, c.hasil, k.satuan) for c in cara]
        catatan += catatan_k
        keadaan.append(status)
        skor.append(skor_status(status, catatan_k) if nilai is None else nilai)
        if nilai is None:
            pesan = f"Komponen “{k}” tidak mempunyai persentase, sehingga nilai majemuknya juga tidak."
            kendala.append(Catatan(KodeCatatan.KOMPONEN_TAK_TERHITUNG, pesan))
        else:
            bagian.append(nilai)
    if Status.TAK_TERHITUNG in keadaan:
        return (None, Status.TAK_TERHITUNG, tuple(langkah), (*kendala, *catatan)), None
    tercapai = all(s is Status.TERCAPAI for s in keadaan)
    status = Status.TERCAPAI if tercapai else Status.TIDAK_TERCAPAI
    uji = Langkah(_STATUS, (), status)
    if kendala:
        nilai_skor = [satu for satu in skor if satu is not None]
        return (None, status, (*langkah, uji), (*kendala, *catatan)), KOMPOSIT[aturan.komposit].hitung(nilai_skor)
    gabungan, hasil = _gabungkan(bagian, aturan.komposit)
    return (hasil, status, (*langkah, gabungan, uji), tuple(catatan)), None


def _gabungkan(bagian: Sequence[Decimal], nama: str) -> tuple[Langkah, Decimal]:
    cara, simbol = KOMPOSIT[nama], [f"C{i}" for i in range(1, len(bagian) + 1)]
    dasar = Kaidah(id=f"komposit-{nama}", nama=cara.judul, rumus=cara.rumus(simbol), sumber=_SUMBER, kata=cara.kata)
    hasil = cara.hitung(bagian)
    return Langkah(dasar, tuple(zip(simbol, bagian, strict=True)), hasil), hasil


CARA = JenisTarget(urutan=20, cocok=_cocok, hitung=_hitung)
