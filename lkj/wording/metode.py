"""The method in words, from the method in data: change one and the other follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj.capaian import (
    AGREGAT,
    JENIS,
    KOMPOSIT,
    PERINGKAT,
    Angka,
    Batas,
    Kaidah,
    Komposit,
    Nisbah,
    Peringkat,
    Polaritas,
    Rentang,
    Status,
    TanpaPersentase,
    kaidah_aturan,
    pilih,
)
from lkj.capaian.nisbah import per_bawaan
from lkj.pengukuran import Baris, Pengukuran, Rekap
from lkj.wording.printed import angka, angka_apa_adanya
from lkj.wording.status import kaidah_status

TANPA_PERSENTASE = {
    TanpaPersentase.DINILAI: "yang tercapai dihitung 100 dan yang tidak tercapai dihitung 0 dalam perata-rataan",
    TanpaPersentase.DIKELUARKAN: "tidak diikutkan dalam perata-rataan, baik yang tercapai maupun yang tidak",
}
LEBIH_TELITI = "lebih banyak angka dicetak bila pembulatannya melintasi batas kategori, 0%, atau 100%"
_POLARITAS = {
    Polaritas.NAIK: "makin tinggi makin baik",
    Polaritas.TURUN: "makin rendah makin baik",
    Polaritas.RENTANG: "target berupa rentang",
    Polaritas.TETAP: "target tetap",
}


def _batas(numbers: Pengukuran) -> str:
    cara = numbers.year.metode.capaian
    atas = "tanpa batas atas" if cara.batas_atas is None else f"paling tinggi {angka_apa_adanya(cara.batas_atas)}%"
    bawah = "tanpa batas bawah" if cara.batas_bawah is None else f"paling rendah {angka_apa_adanya(cara.batas_bawah)}%"
    saat = "sebelum" if cara.penerapan_batas == "sebelum" else "sesudah"
    return f"{atas} dan {bawah}, diterapkan {saat} perata-rataan"


def _perlu_tanpa_persentase(numbers: Pengukuran) -> bool:
    """Tell whether the treatment of rows without a percentage was chosen, or makes a difference in this year."""
    rows = [row for rekap in numbers.rekap.values() for row in rekap.baris]
    chosen = numbers.year.metode.capaian.tanpa_persentase != "dinilai"
    return chosen or any(row.capaian.pengganti is not None for row in rows)


def _berpembilang(numbers: Pengukuran) -> str:
    """Say of which counts the targets and realisasi are quotients; "" where all are typed."""
    said = [
        f"{nama} {one.id} {value.operan}{'' if value.per == per_bawaan(value.satuan) else f' per {angka(value.per)}'}"
        for one in numbers.year.indikator.indikator
        for nama, value in (("target", one.target), ("realisasi", one.realisasi))
        if isinstance(value, Nisbah)
    ]
    return f"dihitung dari keduanya: {'; '.join(said)}" if said else ""


def _skor(peringkat: str, targets: Sequence[object]) -> str:
    """Tell the scores by which ranks are compared, ladder by ladder, low to high; "" where it is not by scores."""
    ladders = {one.tangga.id: one.tangga for one in targets if isinstance(one, Peringkat)}
    told = [
        f"skor {ident}: {', '.join(f'{name} {angka_apa_adanya(score)}' for name, score in ladder.skor.items())}"
        for ident, ladder in ladders.items()
        if ladder.skor and PERINGKAT[peringkat].tanpa_skor
    ]
    return "".join(f"; {one}" for one in told)


def _rumus(row: Baris) -> Iterator[tuple[str, str]]:
    """Yield the formulas of one indikator, each with what it holds for; symbols other than R, T and C are named."""
    target = row.indikator.target
    aturan = row.aturan.untuk(target)
    rentang, head = isinstance(target, Rentang), f"Rumus, {_POLARITAS[aturan.polaritas]}"
    rules = kaidah_aturan(aturan, rentang=rentang)
    if len(rules) == 1:
        yield head, _tulis(rules[0])
        if rentang and pilih(aturan.polaritas, aturan.rumus_berlaku).di_dalam is None:
            yield "Target berupa rentang", "di dalam rentang C = 100; di luarnya T ialah batas yang terdekat"
    elif isinstance(target, (Angka, Rentang, Batas, Komposit)):
        below, above = rules
        where = ("di bawahnya", "B batas bawah rentang"), ("di atasnya", "A batas atas rentang")
        for rule, (place, symbol) in zip((below, above), where, strict=True):
            yield f"{head}, realisasi {place}", _tulis(rule, symbol if rentang else "")
        if rentang:
            yield f"{head}, realisasi di dalamnya", "C = 100"


def _semua_rumus(rows: Sequence[Baris]) -> list[tuple[str, str]]:
    """Return the formulas of the rows; where there are several, each says which indikator it holds for."""
    of: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        for one in _rumus(row):
            of.setdefault(one, {})[row.indikator.id] = None
    ids = {row.indikator.id for row in rows}
    most = max(of.values(), key=len, default={})
    made = []
    for (head, text), own in of.items():
        if len(own) == len(ids):
            whose = ""
        elif own is most and len(own) * 2 > len(ids):
            whose = "; berlaku bagi indikator lainnya"
        else:
            whose = f"; berlaku bagi {', '.join(own)}"
        made.append((head, text + whose))
    return made


def _dari_persen(row: Baris) -> bool:
    """Tell whether a capaian is the percentage that stands in the place of a realisasi of the target's kind."""
    return any(step.kaidah.id == "persentase" for step in row.capaian.langkah)


_AKUMULASI = {
    "jumlah": "dijumlahkan",
    "terakhir": "yang terakhir dipakai",
    "maksimum": "yang tertinggi dipakai",
    "rerata": "dirata-ratakan",
    "gabungan": "jumlah pembilang dibagi jumlah penyebut",
}


def _triwulan(rows: Sequence[Baris]) -> str:
    """Say how quarters become the year's realisasi, and of which indikator; "" where none is measured by quarters."""
    of: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.akumulasi is not None:
            of.setdefault(_AKUMULASI[row.akumulasi.cara], {})[row.indikator.id] = None
    return "; ".join(f"{how}: {', '.join(ids)}" for how, ids in of.items())


def _tulis(rule: Kaidah, symbol: str = "") -> str:
    return f"C = {rule.rumus}{f', {symbol}' if symbol else ''} (sumber: {rule.sumber})"


def dari_tercetak(numbers: Pengukuran, rekap: Rekap) -> str:
    """Say what the printed capaian of a document give where its printed means say otherwise; "" where they agree."""
    made = [f"{f'{ident} ' if ident else ''}{numbers.persen(value)}" for ident, value in numbers.rerata_tercetak(rekap)]
    if not made:
        return ""
    given = " dan ".join([", ".join(made[:-1]), made[-1]] if len(made) > 1 else made)
    return f"Rata-rata dihitung dari capaian yang belum dibulatkan; dari capaian tercetak hasilnya {given}."


def ketentuan(numbers: Pengukuran) -> list[tuple[str, str]]:
    """Return what Bab III prints of the method: each element and its rule, for the indicators that the year has."""
    year, main = numbers.year, numbers.utama
    cara = year.metode.capaian
    every = [row for rekap in numbers.rekap.values() for row in rekap.baris]
    # Of what is not measured no rule was used; before anything is, all will be.
    used = [row for row in every if row.capaian.status is not Status.BELUM_ADA_DATA] or every
    rows = _semua_rumus(used)
    targets = [row.indikator.target for row in used]
    if any(isinstance(target, Peringkat) for target in targets):
        rows.append(("Predikat dan opini", f"{PERINGKAT[cara.peringkat].metode}{_skor(cara.peringkat, targets)}"))
    if any(isinstance(row.indikator.target, Komposit) and not _dari_persen(row) for row in used):
        rows.append(("Target majemuk", f"{KOMPOSIT[cara.komposit].metode} capaian setiap komponennya"))
    noted = {note.kode for rekap in numbers.rekap.values() for row in rekap.baris for note in row.capaian.catatan}
    rows += (jenis.metode for jenis in JENIS if jenis.metode and jenis.catatan in noted)
    if counted := _berpembilang(numbers):
        rows.append(("Pembilang dan penyebut", counted))
    if quarters := _triwulan(used):
        rows.append(("Realisasi triwulan", quarters))
    rows.append(("Batas capaian", _batas(numbers)))
    if _perlu_tanpa_persentase(numbers):
        rows.append(("Tanpa persentase", TANPA_PERSENTASE[TanpaPersentase(cara.tanpa_persentase)]))
    n = f"{angka(main.n)} dari {angka(main.indikator)} indikator yang datanya ada"
    if main.sementara:
        why = "belum ada" if main.agregat.belum_ada else "belum lengkap"
        n += f"; sementara, sebab sebagian realisasinya {why}"
    way = AGREGAT[year.metode.agregasi]
    within = "; dalam satu sasaran bobot indikatornya dipakai menurut perbandingannya" if way.berbobot else ""
    means = [mean for rekap in numbers.rekap.values() for _, mean in rekap.per_sasaran]
    if any(mean.terukur > 1 for mean in means) and not way.berbobot and not way.berkelompok:
        within = "; rata-rata sasaran dihitung dengan cara yang sama atas indikator sasaran itu"
    rows.append(("Agregasi", f"{way.metode}; dihitung atas {n}{within}"))
    skala = numbers.skala
    rows.append(("Status dan kategori", kaidah_status(numbers)))
    rows.append(("Kategori", f"{skala.nama}, ditentukan dari nilai yang belum dibulatkan; {skala.sumber}"))
    places = year.metode.desimal
    more = f"; {LEBIH_TELITI}" if numbers.dipertegas else ""
    rows.append(
        (
            "Pembulatan",
            f"{angka(places)} angka di belakang koma, setengah ke atas, hanya untuk pencetakan{more}; rata-rata"
            " dihitung dari capaian yang belum dibulatkan",
        )
    )
    rows.append(("Keterangan", year.metode.sumber))
    return rows
