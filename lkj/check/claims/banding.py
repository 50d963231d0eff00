"""Frames that compare: the share that a programme has of all, and by how much one measure exceeds another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import tulis_angka, tulis_rupiah
from lkj.check.claims.bilangan import Batas, Nilai
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.diagnostics import Severity


def bagian_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the share that a programme or activity has of all: "91,27% dari jumlah anggaran program"."""
    pattern = perkara.pola
    if pattern not in ("EVdU", "EUVdU", "EUXVdU", "EXVdU", "VUUE", "VUE", "EVU", "VdUE", "EVdQU"):
        return
    entity = perkara.semua(Jenis.ENTITAS)[0]
    value = perkara.semua(Jenis.NILAI)[0]
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    own = any(b.anafora for b in perkara.semua(Jenis.UKURAN))
    if value.isi.satuan != "persen" or own or entity.isi[0].jenis not in ("program", "kegiatan"):
        return
    if perkara.periode and perkara.tahun() != [perkara.fakta.tahun]:
        return
    if not set(measures) <= {"program", "anggaran", "pagu", "serapan", "realisasi"}:
        return
    readings = [r for one in entity.isi for r in perkara.fakta.bagian(one, measures[-1])]
    # "menyerap 95% dari pagu" may mean its own ceiling.
    if "program" not in measures:
        readings += [
            r for one in entity.isi for r in perkara.fakta.nilai("serapan", "persen", (one,), perkara.fakta.tahun)
        ]
        if not any(perkara.fakta.biaya.get(one.id) for one in entity.isi) and set(measures) & {"serapan", "realisasi"}:
            return
    if readings and not any(value.isi.cocok(r.nilai) for r in readings):
        yield berbeda(value, f"bagian {entity.isi[0].nama}", readings)


def beda_ukuran(perkara: Perkara) -> Iterator[Putusan]:
    """Judge by how much one measure of the office exceeds another: "lebih tinggi 12,54 poin daripada …"."""
    pattern = perkara.pola
    if pattern not in ("UDVLU", "UVDVLUV", "UDLU") or perkara.entitas:
        return
    if any(y != perkara.fakta.tahun for y in perkara.tahun() or [0]):
        return
    left, right = perkara.semua(Jenis.UKURAN)
    direction = perkara.semua(Jenis.ARAH)[0]
    values = perkara.semua(Jenis.NILAI)
    value = values[0] if pattern == "UDVLU" else values[1] if pattern == "UVDVLUV" else None
    unit = "persen" if value is None or value.isi.satuan in ("poin", "persen") else "rupiah"
    a = perkara.bacaan(
        "serapan" if left.isi == "realisasi" and unit == "persen" else left.isi, unit, [perkara.fakta.tahun]
    )
    b = perkara.bacaan(
        "serapan" if right.isi == "realisasi" and unit == "persen" else right.isi, unit, [perkara.fakta.tahun]
    )
    if not a or not b or direction.isi not in ("naik", "turun"):
        return
    sign = 1 if direction.isi == "naik" else -1
    differences = [(x.nilai - y.nilai) * sign for x in a for y in b]
    if value is None:
        if all(d <= 0 for d in differences):
            other = "turun" if sign > 0 else "naik"
            message = (f"{left.teks} disebut {direction.teks} daripada {right.teks}, padahal"
                       f" {a[0].tampil} berbanding {b[0].tampil}")  # fmt: skip
            yield Putusan(
                kode="LKJ504",
                tingkat=Severity.WARNING,
                mulai=direction.mulai,
                pesan=message,
                saran=f"periksa arahnya ({other})",
            )
        return
    if not any(_cocok_beda(value.isi, d) for d in differences):
        shown = " atau ".join(dict.fromkeys(_tulis_beda(d, unit) for d in differences))
        message = (f"selisih {left.teks} dan {right.teks} tertulis {value.teks}, menurut data {shown}"
                   f" ({a[0].tampil} dan {b[0].tampil})")  # fmt: skip
        yield Putusan(
            kode="LKJ504", tingkat=Severity.WARNING, mulai=value.mulai, pesan=message, saran="betulkan selisihnya"
        )


def _cocok_beda(value: Nilai, difference: Decimal) -> bool:
    """Tell whether a typed difference fits; that of two rounded figures may be one off in its last digit."""
    return value.cocok(difference) or (value.batas is Batas.TEPAT and abs(value.angka - difference) <= value.langkah)


def _tulis_beda(value: Decimal, unit: str) -> str:
    return tulis_angka(value, 2) + " poin" if unit == "persen" else tulis_rupiah(value, 0)
