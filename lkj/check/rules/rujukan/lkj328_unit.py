"""LKJ328: no unit of the agency hangs below itself, nor deeper than agencies go."""

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.susunan import TERDALAM

_BAGIAN = "  bagian:\n    - nama: Subbagian Perencanaan\n    - nama: Subbagian Umum dan Kepegawaian\n"
_UNIT = (
    "  unit:\n    - id: bidang\n      nama: Bidang Layanan\n      induk: {induk}\n"
    "    - id: seksi\n      nama: Seksi Pengaduan\n      induk: bidang\n"
)

RULE = Rule(
    code="LKJ328",
    severity=ERROR,
    title="Unit di bawah dirinya sendiri",
    finds="`induk` sebuah unit dalam `organisasi` menyebut unit itu sendiri atau unit di bawahnya; atau unit itu berada"
    f" lebih dari {TERDALAM} jenjang di bawah pimpinan instansi.",
    why="Unit yang tidak sampai pada pimpinan instansi tidak tercetak pada bagan struktur organisasi.",
    source=TATA,
    remedy="Sebut unit di atasnya, atau hapus `induk` bila unit itu langsung di bawah pimpinan instansi.",
    examples=(
        Example(
            file="satker.yaml",
            good=_BAGIAN,
            bad=_UNIT.format(induk="seksi"),
            near=(_UNIT.format(induk="null"),),
            places=("satker.yaml:40", "satker.yaml:43"),
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    units = year.satker.organisasi.unit
    known = {one.id: one for one in units}
    for n, one in enumerate(units):
        seen, up = [one.id], one.induk
        while up in known and up not in seen and len(seen) <= TERDALAM:
            seen.append(up)
            up = known[up].induk
        if up == one.id:
            wrong = f"unit «{one.id}» berada di bawah dirinya sendiri"
            wrong += "" if one.induk == one.id else f" lewat «{one.induk}»"
        elif len(seen) > TERDALAM:
            wrong = f"unit «{one.id}» berada lebih dari {TERDALAM} jenjang di bawah pimpinan instansi"
        else:
            continue
        yield RULE.at(
            year.position("satker.yaml", ("organisasi", "unit", n, "induk")),
            wrong,
            "sebut unit di atasnya, atau hapus «induk» bila unit ini langsung di bawah pimpinan instansi",
        )
