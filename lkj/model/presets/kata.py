"""Words of kinds of offices that checks of prose and data need: posts, regulations of their own, short forms.

Data alone: a check says what it does with them.
"""

from collections.abc import Mapping
from typing import Final

#: Posts that are told apart by their word; the longer before the one it ends in.
JABATAN: Final = (
    "wakil ketua", "ketua", "sekretaris", "wakil kepala", "kepala", "anggota", "bendahara", "wakil direktur",
    "direktur", "inspektur", "camat", "lurah", "bupati", "wali kota", "gubernur",
)  # fmt: skip
#: How posts begin that civil servants hold.
JABATAN_ASN: Final = (
    "kepala (?:dinas|badan|biro|pusat|balai|bagian|bidang|subbagian|subbidang|seksi|kantor|satuan|sekretariat|unit)",
    "sekretaris(?! (?:kabinet|negara))", "direktur(?! utama)", "inspektur", "camat", "lurah", "asisten", "deputi",
)  # fmt: skip
#: Words of posts and offices: what holds one is no person's name.
BUKAN_NAMA_ORANG: Final = frozenset({"ketua", "sekretaris", "kepala", "komisi", "provinsi", "kabupaten", "kota"})
#: Words of their own that are near to a word of an office's name.
DEKAT_NAMA_KANTOR: Final = frozenset({"Sekretaris", "Komisioner", "Pemilih", "Provinsial", "Daerah", "Umum"})
#: Kinds of regulations that one kind of office makes, each by a short form in which prose may cite it.
PERATURAN: Final[Mapping[str, str]] = {
    "Peraturan KPU": "Peraturan Komisi Pemilihan Umum",
    "PKPU": "Peraturan Komisi Pemilihan Umum",
}
#: Short forms within titles of regulations, as they are written at length.
SINGKATAN: Final[Mapping[str, str]] = {"pemilu": "pemilihan umum"}
#: Words that every report of one kind of office has, and that name nothing alone.
UMUM: Final = frozenset({"pemilu", "pemilihan", "umum"})
#: What the part of the report on the statutory tasks is called where `tugas.yaml` does not say.
JUDUL_TUGAS: Final = "Tugas, Wewenang, dan Kewajiban"
#: The plan of a year by its short forms: in a remark they name a document.
RENCANA: Final = ("RKT",)


def selengkapnya(judul: str) -> str:
    """Return a title of a regulation in small letters, its short forms written at length."""
    title = judul.casefold()
    for short, long in SINGKATAN.items():
        title = title.replace(short, long)
    return title
