"""LKJ609: one of the seven analyses does not cover all it should; its share is told."""

from lkj.capaian import tulis_angka
from lkj.check.rules.define import INFO, PERMENPAN_53, Example, Findings, Rule
from lkj.pengukuran import Pengukuran, tujuh_analisis

RULE = Rule(
    code="LKJ609",
    severity=INFO,
    title="Cakupan tujuh analisis",
    finds="Satu dari tujuh analisis capaian belum ada untuk semua yang seharusnya, disertai persentase cakupannya: (1)"
    " target dan realisasi; (2) tahun-tahun sebelumnya; (3) target akhir Renstra; (4) standar nasional; (5)"
    " penyebab dan upaya; (6) efisiensi; (7) program dan kegiatan.",
    why="Ketujuhnya diminta bagi setiap sasaran. Analisis 1 sampai 4 diambil dari indikator.yaml; 5 dari"
    " narasi/sasaran; 6 dari «program» sasaran dan «rincian» dalam pagu.yaml; 7 dari «program» sasaran. Yang belum"
    " ada dicetak sebagai «belum ada data».",
    source=PERMENPAN_53,
    remedy="Lengkapi data atau narasi yang disebut pada temuannya.",
    examples=(Example(file="indikator.yaml", good="    target_renstra: 95\n", bad="", places=("indikator.yaml:20",)),),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    for one in tujuh_analisis(numbers):
        stated = f", {len(one.dinyatakan)} di antaranya dinyatakan tanpa pembanding" if one.dinyatakan else ""
        if one.ada < one.dari:
            yield RULE.at(
                one.celah,
                f"analisis {one.nomor} dari 7, {one.nama}: ada untuk {one.ada} dari {one.dari} {one.hal}"
                f" ({tulis_angka(one.persen, 2)}%){stated}; belum ada pada {one.kosong}",
                one.saran,
            )
