"""Composite targets: each component has its own capaian, then the mean or the lowest of them."""

from __future__ import annotations

from decimal import Decimal

from . import kaidah
from .decimals import bagi, jumlah
from .kuantitas import Angka, Komposit, kunci_satuan
from .metode import Aturan, CaraKomposit
from .result import Status
from .rumus import Mentah, bandingkan, skor_status
from .steps import Catatan, Kaidah, KodeCatatan, Langkah


def hitung_komposit(target: Komposit, realisasi: Komposit | Angka, aturan: Aturan) -> tuple[Mentah, Decimal | None]:
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
    uji = Langkah(kaidah.STATUS_KOMPOSIT, (), status)
    if kendala:
        nilai_skor = [satu for satu in skor if satu is not None]
        return (None, status, (*langkah, uji), (*kendala, *catatan)), _gabungkan(nilai_skor, aturan.komposit)[1]
    gabungan, hasil = _gabungkan(bagian, aturan.komposit)
    return (hasil, status, (*langkah, gabungan, uji), tuple(catatan)), None


def _gabungkan(bagian: list[Decimal], cara: CaraKomposit) -> tuple[Langkah, Decimal]:
    simbol = [f"C{i}" for i in range(1, len(bagian) + 1)]
    masukan = tuple(zip(simbol, bagian, strict=True))
    sumber = "penggabungan komponen yang dinyatakan dalam metode"
    if cara is CaraKomposit.MINIMUM:
        hasil = min(bagian)
        dasar = Kaidah("komposit-minimum", "Komponen terendah", f"min({'; '.join(simbol)})", sumber)
    else:
        hasil = bagi(jumlah(bagian), Decimal(len(bagian)))
        dasar = Kaidah("komposit-rerata", "Rerata komponen", f"({' + '.join(simbol)}) ÷ {len(bagian)}", sumber)
    return Langkah(dasar, masukan, hasil), hasil
