"""References and identity (LKJ3xx): what is named must exist, and an id names one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkj.diagnostics import Finding, Position, Severity
from lkj.diagnostics.nearest import hint_known
from lkj.model import Tahun


def _unknown(position: Position, what: str, value: str, known: Iterable[str]) -> Finding:
    return Finding("LKJ301", Severity.ERROR, position, f"{what} «{value}» tidak ada", hint_known(value, known))


def rujukan_ada(year: Tahun) -> Iterator[Finding]:
    """LKJ301: every id that a file names exists where it should."""
    sasaran = year.sasaran_per_id
    for n, indikator in enumerate(year.indikator.indikator):
        if indikator.sasaran not in sasaran:
            place = year.position("indikator.yaml", ("indikator", n, "sasaran"))
            own = [s.id for s in sasaran.values() if s.dokumen == indikator.dokumen]
            yield _unknown(place, "sasaran", indikator.sasaran, own or sasaran)
    goals = {p.id: [t.id for t in p.tujuan] for p in year.pk.perjanjian}
    renstra = [t.id for t in year.visi_misi.tujuan]
    for n, satu in enumerate(year.sasaran.sasaran):
        known = goals.get(satu.dokumen) or renstra
        if satu.tujuan is not None and satu.tujuan not in known:
            yield _unknown(year.position("sasaran.yaml", ("sasaran", n, "tujuan")), "tujuan", satu.tujuan, known)
    officials = year.pejabat
    signer = year.satker.laporan.penandatangan
    if signer not in officials:
        yield _unknown(year.position("satker.yaml", ("laporan", "penandatangan")), "pejabat", signer, officials)
    for n, pk in enumerate(year.pk.perjanjian):
        for key in ("pihak_pertama", "pihak_kedua"):
            who = getattr(pk, key)
            if who is not None and who not in officials:
                yield _unknown(year.position("pk.yaml", ("perjanjian", n, key)), "pejabat", who, officials)
    yield from _kode_ada(year)
    laws = {p.id for p in year.dasar_hukum.dasar_hukum}
    if year.tugas.dasar not in laws:
        yield _unknown(year.position("tugas.yaml", ("dasar",)), "dasar hukum", year.tugas.dasar, sorted(laws))
    for n, law in enumerate(year.satker.organisasi.dasar_tipe):
        if law not in laws:
            place = year.position("satker.yaml", ("organisasi", "dasar_tipe", n))
            yield _unknown(place, "dasar hukum", law, sorted(laws))


def _kode_ada(year: Tahun) -> Iterator[Finding]:
    """Find codes of programmes and activities that `pk.yaml` lacks; a ceiling stands with what has no parts."""
    whole = {p.kode for p in year.pk.program}
    parts = {k.kode for p in year.pk.program for k in p.kegiatan if k.kode is not None}
    bare = {p.kode for p in year.pk.program if not p.kegiatan}
    for n, satu in enumerate(year.sasaran.sasaran):
        for k, one in enumerate(satu.program):
            if one.kode not in whole | parts:
                place = year.position("sasaran.yaml", ("sasaran", n, "program", k, "kode"))
                yield _unknown(place, "program atau kegiatan", one.kode, sorted(whole | parts))
    for n, detail in enumerate(year.pagu.rincian):
        if detail.kode not in parts | bare:
            place = year.position("pagu.yaml", ("rincian", n, "kode"))
            yield _unknown(place, "kegiatan", detail.kode, sorted(parts | bare))


def id_tunggal(year: Tahun) -> Iterator[Finding]:
    """LKJ302: an id, a budget year or a level of education stands once in its list."""
    lists: list[tuple[str, tuple[str | int, ...], str, list[str]]] = [
        ("satker.yaml", ("pejabat",), "id", [p.id for p in year.satker.pejabat]),
        (
            "satker.yaml",
            ("pegawai", "pendidikan"),
            "jenjang",
            [p.jenjang for p in year.satker.pegawai.pendidikan],
        ),
        ("dasar-hukum.yaml", ("dasar_hukum",), "id", [p.id for p in year.dasar_hukum.dasar_hukum]),
        ("tugas.yaml", ("tugas",), "id", [t.id for t in year.tugas.tugas]),
        ("visi-misi.yaml", ("tujuan",), "id", [t.id for t in year.visi_misi.tujuan]),
        ("sasaran.yaml", ("sasaran",), "id", [s.id for s in year.sasaran.sasaran]),
        ("indikator.yaml", ("indikator",), "id", [i.id for i in year.indikator.indikator]),
        ("pk.yaml", ("perjanjian",), "id", [p.id for p in year.pk.perjanjian]),
        ("pk.yaml", ("program",), "kode", [p.kode for p in year.pk.program]),
        ("pagu.yaml", ("pagu",), "tahun", [str(p.tahun) for p in year.pagu.pagu]),
        ("pagu.yaml", ("rincian",), "kode", [r.kode for r in year.pagu.rincian]),
        ("metode.yaml", ("riwayat",), "tahun", [str(m.tahun) for m in year.metode.riwayat]),
        *(
            ("sasaran.yaml", ("sasaran", n, "program"), "kode", [one.kode for one in satu.program])
            for n, satu in enumerate(year.sasaran.sasaran)
        ),
    ]
    for file, path, key, values in lists:
        first: dict[str, int] = {}
        for n, value in enumerate(values):
            if value in first:
                yield Finding(
                    "LKJ302",
                    Severity.ERROR,
                    year.position(file, (*path, n, key)),
                    f"{key} «{value}» sudah dipakai",
                    "beri setiap butir pengenal yang berbeda",
                    (year.position(file, (*path, first[value], key)), "pertama kali di sini"),
                )
            first.setdefault(value, n)


def dokumen_serasi(year: Tahun) -> Iterator[Finding]:
    """LKJ304: an indicator belongs to the same document as its objective; LKJ305: no objective is left empty."""
    sasaran = year.sasaran_per_id
    used = set()
    for n, indikator in enumerate(year.indikator.indikator):
        own = sasaran.get(indikator.sasaran)
        used.add(indikator.sasaran)
        if own is not None and own.dokumen != indikator.dokumen:
            yield Finding(
                "LKJ304",
                Severity.ERROR,
                year.position("indikator.yaml", ("indikator", n, "dokumen")),
                f"indikator {indikator.id} berdokumen «{indikator.dokumen}»,"
                f" sedangkan sasarannya {own.id} berdokumen «{own.dokumen}»",
                "samakan dokumen keduanya, atau pilih sasaran dari dokumen yang sama",
            )
    for n, satu in enumerate(year.sasaran.sasaran):
        if satu.id not in used:
            yield Finding(
                "LKJ305",
                Severity.ERROR,
                year.position("sasaran.yaml", ("sasaran", n, "id")),
                f"sasaran {satu.id} tidak mempunyai indikator",
                "tambahkan indikatornya di indikator.yaml, atau hapus sasaran ini",
            )


def tahun_anggaran_ada(year: Tahun) -> Iterator[Finding]:
    """LKJ306: the report's own year stands in the budget table, or absorption could not be computed."""
    if all(p.tahun != year.tahun for p in year.pagu.pagu):
        yield Finding(
            "LKJ306",
            Severity.ERROR,
            year.position("pagu.yaml", ("pagu",)),
            f"pagu tahun {year.tahun} tidak ada",
            f"tambahkan butir dengan `tahun: {year.tahun}`",
        )


def pk_terukur_ada(year: Tahun) -> Iterator[Finding]:
    """LKJ307: the document that the method measures has indicators."""
    measured = year.metode.capaian.dokumen
    if not year.indikator_dokumen(measured):
        yield Finding(
            "LKJ307",
            Severity.ERROR,
            year.position("metode.yaml", ("capaian", "dokumen")),
            f"dokumen «{measured}» yang diukur tidak mempunyai indikator",
            "pilih dokumen lain, atau isi indikatornya di indikator.yaml",
        )


RULES = (rujukan_ada, id_tunggal, dokumen_serasi, tahun_anggaran_ada, pk_terukur_ada)
