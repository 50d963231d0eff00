"""LKJ428: people counted in documents, a waiting time in people: the unit is of another kind than the name."""

from itertools import dropwhile
from typing import Final

from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ428",
    severity=WARNING,
    title="Satuan tidak sejenis dengan yang diukur",
    finds="Nama indikator menyebut banyaknya orang, banyaknya dokumen, lamanya waktu, atau nilai uang, tetapi"
    " satuannya dari"
    " jenis yang lain di antara keempatnya.",
    why="«Jumlah peserta: 200 Dokumen» tercetak di setiap tabel, dan pembaca tidak tahu mana yang dimaksud.",
    source=PERMENPAN_53,
    remedy="Tulis satuan yang sesuai dengan namanya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    nama: Jumlah berkas arsip yang ditata\n    sasaran: SK-02\n    dokumen: pk-sekretaris\n"
            "    satuan:"
            " Berkas\n",
            bad="    nama: Jumlah berkas arsip yang ditata\n    sasaran: SK-02\n    dokumen: pk-sekretaris\n    satuan:"
            " Orang\n",
            near=(
                "    nama: Jumlah berkas arsip yang ditata\n    sasaran: SK-02\n    dokumen: pk-sekretaris\n"
                "    satuan: Dokumen\n",
            ),
        ),
    ),
)


_SATUAN: Final = {
    "orang": frozenset(["orang", "jiwa", "pegawai", "siswa", "mahasiswa", "peserta", "warga"]),
    "dokumen": frozenset(["dokumen", "laporan", "naskah", "berkas", "lembar", "buku", "eksemplar", "judul"]),
    "waktu": frozenset(["detik", "menit", "jam", "hari", "hari kerja", "minggu", "bulan", "tahun"]),
    "uang": frozenset(["rupiah"]),
}
_BANYAKNYA: Final = frozenset(["jumlah", "banyaknya"])
_ORANG: Final = frozenset(["orang", "peserta", "pegawai", "siswa", "mahasiswa", "warga", "pengunjung", "penduduk"])
_DOKUMEN: Final = frozenset(["dokumen", "laporan", "naskah", "berkas", "buku"])
_UANG: Final = frozenset(["hibah", "pendapatan", "investasi", "aset"])
_MENGAWALI: Final = frozenset(["rata-rata", "rerata", "lama", "lamanya"])
_WAKTU: Final = frozenset(["tunggu", "tanggap", "respon", "respons", "penyelesaian", "proses"])
_SEBUTAN: Final = {"waktu": "lamanya waktu", "uang": "nilai uang"}


def _disebut(nama: str) -> str | None:
    """Return the kind of thing that a name says to be measured, by how it begins."""
    words = nama.casefold().split()
    if len(words) < 2:
        return None
    if words[0] in _BANYAKNYA:
        return "orang" if words[1] in _ORANG else "dokumen" if words[1] in _DOKUMEN else None
    if words[0] == "nilai":
        return "uang" if words[1] in _UANG else None
    rest = list(dropwhile(_MENGAWALI.__contains__, words))
    if rest[:1] != ["waktu"]:
        return None
    return "waktu" if not _WAKTU.isdisjoint([word for word in rest[1:] if word != "rata-rata"][:1]) else None


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        unit = next((kind for kind, units in _SATUAN.items() if kunci_satuan(one.satuan) in units), None)
        named = _disebut(one.nama)
        if unit is None or named is None or unit == named:
            continue
        what = _SEBUTAN.get(named) or f"banyaknya {one.nama.split()[1]}"
        yield RULE.at(
            tempat(year, n, "satuan"),
            f"«{one.nama}» ({one.id}) menyebut {what}, tetapi satuannya {one.satuan}",
            "tulis satuan yang sesuai dengan namanya",
            (tempat(year, n, "nama"), "nama indikatornya"),
        )
