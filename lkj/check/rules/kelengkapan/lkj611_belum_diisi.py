"""LKJ611: facts of the year that no other rule asks for are not filled in yet; one finding a kind, at its first."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.diagnostics.listed import listed
from lkj.model import Tahun
from lkj.model.blanks import Isian, isian

RULE = Rule(
    code="LKJ611",
    severity=WARNING,
    title="Fakta tahun ini belum diisi",
    finds="Sebuah fakta yang baru setiap tahun masih `null`: Renstra, tanggal, pagu, jumlah pegawai, standar nasional.",
    why="Folder tahun yang baru dibuat memuat tempat kosong; sampai diisi, tercetak «belum ada data».",
    source=PERMENPAN_53,
    remedy="Isi bila sudah diketahui. `lkj check` menyebut berapa isian yang sudah terisi.",
    examples=(Example(file="satker.yaml", good="pns: 12", bad="pns: null"),),
)


# How many of one kind are named; the rest follow them in the file.
_DISEBUT = 3


@RULE.facts
def find(year: Tahun) -> Findings:
    left: dict[tuple[str, str], list[Isian]] = {}
    for one in isian(year):
        if one.sendiri and not one.terisi:
            left.setdefault((one.berkas, one.jenis), []).append(one)
    for (_, kind), places in left.items():
        names = listed([one.nama for one in places], _DISEBUT)
        yield RULE.at(
            places[0].position,
            f"{places[0].nama} belum diisi" if len(places) == 1 else f"{len(places)} isian {kind} kosong: {names}",
            "isi bila sudah diketahui; laporan mencetaknya sebagai «belum ada data»",
        )
