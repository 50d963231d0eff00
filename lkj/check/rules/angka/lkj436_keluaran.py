"""LKJ436: the capaian that was published of an output is what its volume gives."""

from decimal import Decimal

from lkj.capaian import bulatkan, tulis_angka
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.pengukuran import Pengukuran, semua_biaya

_BARIS = "    realisasi: 950000000\n"
_KELUARAN = (
    _BARIS + "    keluaran:\n      nama: Berkas yang ditata\n      satuan: Berkas\n"
    "      target: 80\n      realisasi: {realisasi}\n      tercetak: {tercetak}\n"
)

RULE = Rule(
    code="LKJ436",
    severity=WARNING,
    title="Capaian keluaran lain dari volumenya",
    finds="`tercetak` sebuah `keluaran`, yaitu capaian yang sudah terbit di tempat lain, bukan realisasi dibagi target:"
    " 83 dari 80 tercetak 100 persen. Capaian 100 yang memang dibatasi (`batas_atas` dalam metode.yaml) tidak disebut.",
    why="Keluaran dan capaiannya tercetak dalam satu baris; pembaca menghitungnya sendiri.",
    source=PERMENPAN_53,
    remedy="Perbaiki volumenya bila salah; bila terbitan itu yang salah, terima temuan ini dengan alasannya.",
    examples=(
        Example(
            file="pagu.yaml",
            good=_BARIS,
            bad=_KELUARAN.format(realisasi=83, tercetak=100),
            near=(
                _KELUARAN.format(realisasi=83, tercetak=103.75),
                _KELUARAN.format(realisasi=83, tercetak=103.8),
                _KELUARAN.format(realisasi=83, tercetak=103),
                _KELUARAN.format(realisasi=80, tercetak=100),
            ),
        ),
    ),
)


def _sama(right: Decimal, said: Decimal) -> bool:
    """Tell whether a percentage is the other with fewer decimals, rounded or cut off."""
    exponent = said.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return bulatkan(right, places) == said or 0 <= right - said < Decimal(1).scaleb(-places)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    year = numbers.year
    cap = year.metode.capaian.batas_atas
    typed = {one.kode: n for n, one in enumerate(year.pagu.rincian)}
    for line in semua_biaya(numbers.biaya):
        output = line.keluaran
        row = None if output is None else year.pagu.rincian[typed[line.kode]].keluaran
        if output is None or row is None or row.tercetak is None or output.capaian is None:
            continue
        if _sama(output.capaian, row.tercetak) or (row.tercetak == cap and output.capaian > cap):
            continue
        right = bulatkan(output.capaian, year.metode.desimal)
        yield RULE.at(
            year.position("pagu.yaml", ("rincian", typed[line.kode], "keluaran", "tercetak")),
            f"capaian keluaran {line.nama} tercetak {tulis_angka(row.tercetak)}%, padahal {output.realisasi} dari"
            f" {output.target} ialah {tulis_angka(right)}%",
            "periksa target dan realisasinya; bila memang terbit demikian, terima temuan ini dengan alasannya",
            (year.position("pagu.yaml", ("rincian", typed[line.kode], "keluaran", "target")), "volumenya di sini"),
        )
