"""LKJ302: an id, a budget year or a level of education stands once in its list."""

from collections.abc import Iterator

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.files.layout import FOLLOW_UP, RALAT
from lkj.model import Tahun
from lkj.model.base import Belum
from lkj.model.kepegawaian import RINCIAN

# File, path of the list, the key that names an item, and the names.
_Daftar = tuple[str, tuple[str | int, ...], str, list[str]]

RULE = Rule(
    code="LKJ302",
    severity=ERROR,
    title="Id dipakai dua kali",
    finds="Dua butir dalam satu daftar mempunyai id, kode, tahun, atau jenjang yang sama.",
    why="Id membedakan satu indikator dari yang lain, juga dari tahun ke tahun.",
    source=TATA,
    remedy="Beri setiap butir id yang berbeda.",
    examples=(Example(file="indikator.yaml", good="id: IKK-02", bad="id: IKK-01"),),
    blocks=True,
)


def _rincian_pegawai(year: Tahun) -> Iterator[_Daftar]:
    staff = year.satker.pegawai
    parts: list[tuple[tuple[str | int, ...], object]] = [(("pegawai",), staff)]
    parts += [(("pegawai", "kelompok", n), one) for n, one in enumerate(staff.kelompok)]
    for at, part in parts:
        for key, name, _ in RINCIAN:
            yield "satker.yaml", (*at, key), name, [getattr(one, name) for one in getattr(part, key)]


@RULE.facts
def find(year: Tahun) -> Findings:
    lists: list[_Daftar] = [
        ("satker.yaml", ("pejabat",), "id", [p.id for p in year.satker.pejabat]),
        ("satker.yaml", ("organisasi", "unit"), "id", [u.id for u in year.satker.organisasi.unit]),
        ("satker.yaml", ("pegawai", "kelompok"), "id", [one.id for one in year.satker.pegawai.kelompok]),
        *_rincian_pegawai(year),
        ("dasar-hukum.yaml", ("dasar_hukum",), "id", [p.id for p in year.dasar_hukum.dasar_hukum]),
        ("tugas.yaml", ("tugas",), "id", [t.id for t in year.tugas.tugas]),
        ("visi-misi.yaml", ("tujuan",), "id", [t.id for t in year.visi_misi.tujuan]),
        ("sasaran.yaml", ("sasaran",), "id", [s.id for s in year.sasaran.sasaran]),
        ("indikator.yaml", ("indikator",), "id", [i.id for i in year.indikator.indikator]),
        ("pk.yaml", ("dokumen",), "id", [d.id for d in year.pk.dokumen or ()]),
        ("pk.yaml", ("perjanjian",), "id", [p.id for p in year.pk.perjanjian]),
        ("pk.yaml", ("program",), "kode", [p.kode for p in year.pk.program]),
        ("pagu.yaml", ("pagu",), "tahun", [str(p.tahun) for p in year.pagu.pagu]),
        ("pagu.yaml", ("rincian",), "kode", [r.kode for r in year.pagu.rincian]),
        *(
            ("pagu.yaml", ("pagu", n, what), key, [getattr(one, key) for one in getattr(budget, what)])
            for n, budget in enumerate(year.pagu.pagu)
            for what, key in (("belanja", "jenis"), ("dipa", "nomor"))
        ),
        (FOLLOW_UP, ("rekomendasi",), "id", [r.id for r in year.tindak_lanjut.rekomendasi]),
        (FOLLOW_UP, ("reviu",), "id", [r.id for r in year.tindak_lanjut.reviu]),
        (RALAT, ("ralat",), "id", [r.id for r in year.ralat.ralat]),
        ("metode.yaml", ("riwayat",), "tahun", [str(m.tahun) for m in year.metode.riwayat]),
        *(
            ("sasaran.yaml", ("sasaran", n, "program"), "kode", [one.kode for one in satu.program])
            for n, satu in enumerate(year.sasaran.sasaran)
        ),
    ]
    for file, path, key, values in lists:
        first: dict[str, int] = {}
        for n, value in enumerate(values):
            if isinstance(value, Belum):
                continue
            if value in first:
                yield RULE.at(
                    year.position(file, (*path, n, key)),
                    f"{key} «{value}» sudah dipakai",
                    "beri setiap butir pengenal yang berbeda",
                    (year.position(file, (*path, first[value], key)), "pertama kali di sini"),
                )
            first.setdefault(value, n)
