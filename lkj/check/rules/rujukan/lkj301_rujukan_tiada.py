"""LKJ301: every id that a file names exists where it should."""

from collections.abc import Iterable

from lkj.check.rules.define import ERROR, PERPRES_29, Example, Findings, Rule
from lkj.diagnostics import Finding, Position
from lkj.diagnostics.nearest import hint_known
from lkj.model import Tahun
from lkj.model.base import BELUM

RULE = Rule(
    code="LKJ301",
    severity=ERROR,
    title="Rujukan ke sesuatu yang tidak ada",
    finds="Id sasaran, tujuan, pejabat, unit, atau dasar hukum yang disebut tidak ada dalam berkasnya.",
    why="Tabel laporan menyusun indikator menurut sasaran dan sasaran menurut tujuan.",
    source=PERPRES_29,
    remedy="Samakan id di kedua berkas.",
    examples=(Example(file="indikator.yaml", good="sasaran: SK-02", bad="sasaran: SK-20", beside=("LKJ305",)),),
    blocks=True,
)


def _unknown(position: Position, what: str, value: str, known: Iterable[str]) -> Finding:
    return RULE.at(position, f"{what} «{value}» tidak ada", hint_known(value, known))


@RULE.facts
def find(year: Tahun) -> Findings:
    sasaran = year.sasaran_per_id
    for n, indikator in enumerate(year.indikator.indikator):
        if indikator.sasaran not in sasaran:
            place = year.position("indikator.yaml", ("indikator", n, "sasaran"))
            own = [s.id for s in sasaran.values() if {*s.berdokumen} >= {*indikator.berdokumen}]
            yield _unknown(place, "sasaran", indikator.sasaran, own or sasaran)
    goals = {p.id: [t.id for t in p.tujuan] for p in year.pk.perjanjian}
    renstra = [t.id for t in year.visi_misi.tujuan]
    for n, satu in enumerate(year.sasaran.sasaran):
        known = [goal for one in satu.berdokumen for goal in goals.get(one) or renstra]
        if satu.tujuan is not None and satu.tujuan not in known:
            yield _unknown(year.position("sasaran.yaml", ("sasaran", n, "tujuan")), "tujuan", satu.tujuan, known)
        if satu.mendukung is not None and satu.mendukung not in sasaran:
            place = year.position("sasaran.yaml", ("sasaran", n, "mendukung"))
            yield _unknown(place, "sasaran", satu.mendukung, sasaran)
    for n, document in enumerate(year.pk.dokumen or ()):
        if document.perubahan is not None and document.perubahan not in year.dokumen:
            place = year.position("pk.yaml", ("dokumen", n, "perubahan"))
            yield _unknown(place, "dokumen", document.perubahan, year.dokumen)
    officials = year.pejabat
    signer = year.satker.laporan.penandatangan
    if signer not in officials:
        yield _unknown(year.position("satker.yaml", ("laporan", "penandatangan")), "pejabat", signer, officials)
    for n, pk in enumerate(year.pk.perjanjian):
        for key in ("pihak_pertama", "pihak_kedua"):
            who = getattr(pk, key)
            if who is not None and who not in officials:
                yield _unknown(year.position("pk.yaml", ("perjanjian", n, key)), "pejabat", who, officials)
    yield from _unit_ada(year)
    yield from _kode_ada(year)
    laws = {p.id for p in year.dasar_hukum.dasar_hukum}
    if year.tugas.dasar is not None and year.tugas.dasar not in laws:
        yield _unknown(year.position("tugas.yaml", ("dasar",)), "dasar hukum", year.tugas.dasar, sorted(laws))
    for n, law in enumerate(year.satker.organisasi.dasar_tipe):
        if law not in laws:
            place = year.position("satker.yaml", ("organisasi", "dasar_tipe", n))
            yield _unknown(place, "dasar hukum", law, sorted(laws))


def _unit_ada(year: Tahun) -> Findings:
    """Find units that hang below one that is not there, and heads who are not among the officials."""
    office, officials = year.satker.organisasi, year.pejabat
    if office.pimpinan is not None and office.pimpinan not in officials:
        place = year.position("satker.yaml", ("organisasi", "pimpinan"))
        yield _unknown(place, "pejabat", office.pimpinan, officials)
    known = [one.id for one in office.unit]
    for n, one in enumerate(office.unit):
        if one.induk is not None and one.induk not in known:
            yield _unknown(year.position("satker.yaml", ("organisasi", "unit", n, "induk")), "unit", one.induk, known)
        if one.pimpinan is not None and one.pimpinan not in officials:
            place = year.position("satker.yaml", ("organisasi", "unit", n, "pimpinan"))
            yield _unknown(place, "pejabat", one.pimpinan, officials)


def _kode_ada(year: Tahun) -> Findings:
    """Find codes that no line of the budget has, and lines of it that lead nowhere."""
    whole = {p.kode for p in year.pk.program if p.kode != BELUM}
    parts = {k.kode for p in year.pk.program for k in p.kegiatan if k.kode is not None}
    known = whole | parts | {one.kode for one in year.pagu.rincian if one.bernama}
    for n, satu in enumerate(year.sasaran.sasaran):
        for k, one in enumerate(satu.program):
            if one.kode not in known:
                place = year.position("sasaran.yaml", ("sasaran", n, "program", k, "kode"))
                yield _unknown(place, "program atau kegiatan", one.kode, sorted(known))
    for n, indikator in enumerate(year.indikator.indikator):
        for k, aksi in enumerate(indikator.aksi):
            if aksi.kode is not None and aksi.kode not in known:
                place = year.position("indikator.yaml", ("indikator", n, "aksi", k, "kode"))
                yield _unknown(place, "program atau kegiatan", aksi.kode, sorted(known))
    lines = {one.kode for one in year.pagu.rincian} | whole
    for n, detail in enumerate(year.pagu.rincian):
        # A line with a name of its own is one that the agreement does not list.
        if not detail.bernama and detail.kode not in whole | parts:
            place = year.position("pagu.yaml", ("rincian", n, "kode"))
            hint = hint_known(detail.kode, sorted(whole | parts), "belum ada kode program dalam pk.yaml")
            yield RULE.at(place, f"kegiatan «{detail.kode}» tidak ada", f"{hint}; baris di luar pk.yaml memakai «nama»")
        if detail.induk is not None and detail.induk not in lines:
            place = year.position("pagu.yaml", ("rincian", n, "induk"))
            yield _unknown(place, "rincian", detail.induk, sorted(lines))
