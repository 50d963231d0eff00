"""LKJ613: an outline of an office's own has the parts that the regulation asks for."""

from collections import Counter
from collections.abc import Sequence

from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.diagnostics import Position
from lkj.files.layout import OUTLINE, nama_narasi
from lkj.model import Tahun
from lkj.model.kerangka import KELOMPOK, Letak, bawaan, letak

RULE = Rule(
    code="LKJ613",
    severity=WARNING,
    title="Kerangka tanpa bagian yang diminta peraturan",
    finds="`kerangka.yaml` tidak memuat bagian yang ada dalam kerangka PermenPANRB 53/2014, misalnya Ringkasan"
    " Eksekutif atau Realisasi Anggaran. Bagian naskah yang judulnya sama dengan judul baku dianggap ada, apa pun nama"
    " berkasnya.",
    why="Kerangka laporan sama bagi semua instansi, supaya dapat direviu dan dievaluasi.",
    source=PERMENPAN_53,
    remedy="Kembalikan bagian itu; susunannya ada dalam kerangka baku yang disalin `lkj templates --copy`.",
    file="kerangka.yaml",
)

# Each by one of the sources that print it, and what it is called.
_DIMINTA: Sequence[tuple[str, tuple[str, ...]]] = (
    ("Kata Pengantar", ("narasi/kata-pengantar.md",)),
    ("Pernyataan Telah Direviu", ("narasi/pernyataan-reviu.md",)),
    ("Ringkasan Eksekutif", ("narasi/ringkasan-eksekutif.md",)),
    ("Daftar Isi", ("daftar-isi",)),
    ("Daftar Tabel", ("daftar-tabel",)),
    ("Daftar Gambar", ("daftar-gambar",)),
    ("tugas dan fungsi", ("tugas",)),
    ("struktur organisasi", ("struktur-organisasi", "narasi/organisasi.md")),
    ("sumber daya manusia", ("pegawai", "narasi/sumber-daya-manusia.md")),
    ("permasalahan utama", ("narasi/permasalahan.md",)),
    ("Rencana Strategis", ("narasi/rencana-strategis.md",)),
    ("Rencana Kinerja Tahunan", ("rencana-kinerja",)),
    ("Perjanjian Kinerja", ("perjanjian-kinerja",)),
    ("capaian kinerja", ("capaian-kinerja",)),
    ("evaluasi dan analisis", ("analisis-sasaran",)),
    ("Realisasi Anggaran", ("realisasi-anggaran",)),
    ("Penutup", ("narasi/penutup.md",)),
    ("lampiran Perjanjian Kinerja", ("naskah-perjanjian",)),
    ("lampiran pengukuran kinerja", ("pengukuran-kinerja",)),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    if not year.kerangka.sendiri:
        return
    own = list(letak(year.kerangka.utuh, KELOMPOK))
    default = {one.sumber: one for one in letak(bawaan(), KELOMPOK)}
    printed, titles = {one.sumber for one in own}, {one.judul.casefold() for one in own}
    for name, sources in _DIMINTA:
        first = default[sources[0]]
        retold = all(map(nama_narasi, sources)) and first.judul.casefold() in titles
        if printed.isdisjoint(sources) and not retold:
            yield RULE.at(
                _tempat(year, first, own, default),
                f"kerangka tidak memuat «{name}», yang diminta PermenPANRB 53/2014",
                f"tambahkan bagian dengan isi {sources[0]}",
            )


def _tempat(year: Tahun, lacking: Letak, own: Sequence[Letak], default: dict[str, Letak]) -> Position:
    """Return the line of what holds most of the parts beside which the regulation has it, else that of its group."""
    around = {source for source, one in default.items() if one.jalur[:2] == lacking.jalur[:2]}
    beside = Counter(one.jalur[:2] for one in own if one.sumber in around)
    if lacking.jalur[0] == "bab" and beside:
        return year.position(OUTLINE, beside.most_common(1)[0][0])
    document = year.documents[OUTLINE]
    return document.key_position(lacking.jalur[:1])
