"""The mean by the weights that the data give each indikator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from ..aggregation import Agregat, Anggota, CaraAgregat, hasil_butir, pisahkan
from ..decimals import NOL, SERATUS, bagi, bulat_konteks, jumlah, kali, pastikan_wajar
from ..errors import AgregatError
from ..metode import Aturan
from ..result import Capaian, Status
from ..rounding import tulis_angka
from ..steps import Catatan, Kaidah, KodeCatatan, Langkah

_NAMA: Final = "tertimbang"
_TERTIMBANG: Final = Kaidah(
    id="tertimbang",
    nama="Rata-rata tertimbang",
    rumus="Σ(bobot × C) ÷ Σbobot",
    sumber="bobot yang dinyatakan dalam metode",
)


def rerata_tertimbang(
    capaian: Iterable[tuple[str, Capaian, Decimal]], aturan: Aturan | None = None, *, utuh: bool = True
) -> Agregat:
    """Return the weighted mean; items are (id, capaian, weight in percent).

    The weights of all items must add up to exactly 100 and none may be negative, else AgregatError. Where an item has
    neither number nor score the remaining weights are used in proportion, and a note says so. With `utuh` false the
    items are a part of a whole, whose weights may make anything; they are used in proportion, without a note.
    """
    semua = list(capaian)
    pastikan_wajar(*(bobot for _, _, bobot in semua))
    negatif = [id_ for id_, _, bobot in semua if bobot < NOL]
    if negatif:
        raise AgregatError(f"Bobot {', '.join(negatif)} negatif.", "Isi bobot dengan 0 atau lebih.")
    total = jumlah(bobot for _, _, bobot in semua)
    if utuh and total != SERATUS:
        raise AgregatError(
            f"Jumlah bobot {tulis_angka(total)}, seharusnya 100.",
            "Perbaiki bobot hingga jumlahnya tepat 100.",
        )
    butir = pisahkan((id_, c) for id_, c, _ in semua)
    bobot_ada = [bobot for _, c, bobot in semua if c.skor is not None]
    terpakai = jumlah(bobot_ada)
    if terpakai == NOL:
        tak_berbobot = tuple((id_, "Bobotnya 0.") for id_, _ in butir.ada)
        return hasil_butir(replace(butir, ada=(), keluar=butir.keluar + tak_berbobot), None, _NAMA, aturan)
    terbobot = jumlah(
        kali(bobot, nilai) for bobot, (_, nilai) in zip(bobot_ada, butir.ada, strict=True) if bobot != NOL
    )
    mentah = bagi(terbobot, terpakai)
    langkah = Langkah(_TERTIMBANG, (("Σ(bobot × C)", bulat_konteks(terbobot)), ("Σbobot", terpakai)), mentah)
    hasil = hasil_butir(butir, langkah, _NAMA, aturan)
    if utuh and terpakai != SERATUS:
        pesan = f"Bobot terpakai hanya {tulis_angka(terpakai)} karena sebagian indikator tidak ikut dihitung."
        return replace(hasil, catatan=(*hasil.catatan, Catatan(KodeCatatan.BOBOT_DISESUAIKAN, pesan)))
    return hasil


def _gabungkan(anggota: Sequence[Anggota], aturan: Aturan, utuh: bool) -> Agregat:
    """Aggregate; where a weight is missing, or those of a document do not make 100, say so and give no mean."""
    berbobot = [(one.id, one.capaian, one.bobot) for one in anggota if one.bobot is not None]
    if len(berbobot) < len(anggota) or not anggota:
        return _tanpa_nilai(anggota, tuple((one.id, "Bobot belum ada.") for one in anggota if one.bobot is None))
    try:
        return rerata_tertimbang(berbobot, aturan, utuh=utuh)
    except AgregatError as error:
        return _tanpa_nilai(anggota, tuple((one.id, error.pesan) for one in anggota))


def _tanpa_nilai(anggota: Sequence[Anggota], keluar: tuple[tuple[str, str], ...]) -> Agregat:
    belum_ada = tuple(one.id for one in anggota if one.capaian.status is Status.BELUM_ADA_DATA)
    return Agregat(nilai=None, n=0, dikecualikan=keluar, cara=_NAMA, langkah=(), belum_ada=belum_ada, dari=len(anggota))


CARA = CaraAgregat(
    nama=_NAMA,
    urutan=30,
    metode="rata-rata tertimbang menurut bobot setiap indikator",
    kata="jumlah capaian yang dikali bobotnya, dibagi jumlah bobot",
    sebutan="rata-rata tertimbang",
    gabungkan=_gabungkan,
    berbobot=True,
)
