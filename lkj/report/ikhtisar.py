"""The result that the web page of a measured document opens with: four figures, and each sasaran with its indikator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lkj.capaian import Agregat, Status
from lkj.model.rencana import Sasaran
from lkj.pengukuran import Baris, Pengukuran
from lkj.pengukuran.nama import Penamaan, nama_rerata
from lkj.pengukuran.tren import tren
from lkj.publish.web.overview import Group, Overview, Point, Row, State, Tile, Value
from lkj.wording.printed import (
    BELUM_ADA,
    angka,
    kuantitas,
    persen_tegas,
    rata_rata,
    rupiah,
    tulis_capaian,
    tulis_serapan,
)

_KEADAAN = {
    Status.TERCAPAI: ("tercapai", "✓", "Tercapai"),
    Status.TIDAK_TERCAPAI: ("luput", "✗", "Hanya yang tidak tercapai"),
    Status.BELUM_ADA_DATA: ("belum", "–", "Belum ada data"),
    Status.TAK_TERHITUNG: ("tak", "–", "Tak terhitung"),
}


def _tiles(numbers: Pengukuran, nama: Penamaan) -> Iterator[Tile]:
    whole, now = numbers.utama, numbers.anggaran_tahun(numbers.year.tahun)
    remark = f"dari {angka(whole.indikator)} indikator"
    if whole.tanpa_status:
        remark += f"; {angka(whole.tanpa_status)} belum dapat dinilai"
    reached = Value(angka(whole.tercapai), nama.nama(whole, "tercapai") or "")
    yield Tile("Indikator yang mencapai target", reached, remark)
    mean = Value(rata_rata(numbers, whole.agregat), nama.nama(whole, "rerata") or "")
    yield Tile("Rata-rata capaian", mean, f"{angka(whole.n)} indikator {whole.dokumen}")
    scale = numbers.skala
    band = "" if whole.rerata is None else f"{scale.nama}: {scale.tulis_pita(scale.kategori(whole.rerata))}"
    yield Tile("Kategori rata-rata itu", Value(whole.kategori or BELUM_ADA, "skala" if whole.kategori else ""), band)
    if now is not None:
        spent = Value(tulis_serapan(numbers, now), nama.nama(now, "serapan") or "")
        yield Tile("Serapan anggaran", spent, f"{rupiah(now.realisasi)} dari {rupiah(now.pagu)}")


def _points(numbers: Pengukuran, rows: tuple[Baris, ...], mean: Agregat) -> Iterator[Point]:
    for year in tren(numbers.year, replace(numbers.utama, baris=rows, agregat=mean)):
        value = None if year.rerata is None else float(year.rerata)
        yield Point(str(year.tahun), persen_tegas(numbers, year.rerata), value, year.berbeda)


def _row(numbers: Pengukuran, nama: Penamaan, row: Baris) -> Row:
    facts, made = row.indikator, row.capaian
    values = (
        Value(kuantitas(facts.target), nama.nama(facts, "target") or ""),
        Value(kuantitas(facts.realisasi), nama.nama(facts, "realisasi") or ""),
        Value(tulis_capaian(numbers, made), nama.nama(made, "nilai") or ""),
    )
    return Row(f"{facts.id} {facts.nama}", values, _KEADAAN[made.status][0], row.status)


def _together(rows: Sequence[Baris]) -> tuple[str, str]:
    """Return the state of an objective, and how many of its indikator reached their target."""
    statuses = [row.capaian.status for row in rows]
    reached = statuses.count(Status.TERCAPAI)
    for worst in (Status.TIDAK_TERCAPAI, Status.BELUM_ADA_DATA, Status.TAK_TERHITUNG, Status.TERCAPAI):
        if worst in statuses:
            break
    return _KEADAAN[worst][0], f"{angka(reached)} dari {angka(len(rows))} tercapai"


def _group(numbers: Pengukuran, nama: Penamaan, objective: Sasaran, mean: Agregat, rows: tuple[Baris, ...]) -> Group:
    state, word = _together(rows)
    return Group(
        name=f"{objective.id} {objective.nama}",
        value=Value(rata_rata(numbers, mean), nama_rerata(objective.id, mean)),
        state=state,
        word=word,
        points=tuple(_points(numbers, rows, mean)),
        rows=tuple(_row(numbers, nama, row) for row in rows),
    )


def ikhtisar(numbers: Pengukuran) -> Overview:
    """Return the result of the measured document, as its web page opens with it."""
    nama, whole = Penamaan(numbers), numbers.utama
    means = {objective.id: mean for objective, mean in whole.per_sasaran}
    count = {status: sum(row.capaian.status is status for row in whole.baris) for status in _KEADAAN}
    return Overview(
        title=f"Hasil Tahun {numbers.year.tahun}",
        tiles=tuple(_tiles(numbers, nama)),
        caption=f"Capaian setiap sasaran dan indikator {whole.dokumen} {numbers.year.tahun}",
        first="Sasaran dan indikator",
        columns=("Target", "Realisasi", "Capaian"),
        line="Perkembangan",
        other="Titik berongga: tahun yang capaiannya dihitung dengan ketentuan lain.",
        last="Status",
        states={key: State(sign, label, count[status]) for status, (key, sign, label) in _KEADAAN.items()},
        groups=tuple(_group(numbers, nama, objective, means[objective.id], rows) for objective, rows in whole.kelompok),
    )
