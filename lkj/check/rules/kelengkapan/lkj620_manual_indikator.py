"""LKJ620: an indicator lacks a part of the manual that others of its document have."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.manual import MANUAL, bermanual
from lkj.model.perubahan_indikator import gugur

_BAIK = "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n"

RULE = Rule(
    code="LKJ620",
    severity=WARNING,
    title="Manual indikator belum lengkap",
    finds="Sebagian indikator sebuah dokumen memuat alasan, definisi, formulasi, sumber data, periode, atau penanggung"
    " jawab, dan yang lain tidak. Tahun yang tidak memuat satu pun tidak diperiksa, demikian pula indikator yang sudah"
    " digantikan atau dilepas oleh perubahan perjanjian.",
    why="Lampiran Indikator Kinerja Utama mencetak yang kosong sebagai «[belum ada data]».",
    source=PERMENPAN_53,
    remedy="Lengkapi kunci yang sama pada setiap indikator dokumen itu.",
    examples=(
        Example(
            file="indikator.yaml",
            good=_BAIK,
            bad="    formulasi: Banyaknya berkas yang ditata\n" + _BAIK,
            places=("indikator.yaml:20", "indikator.yaml:35"),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    gone = gugur(year)
    told = set(gone)
    for dokumen in year.dokumen:
        keys = bermanual([one for one in year.indikator_dokumen(dokumen) if one.id not in gone])
        for n, one in year.indikator_bernomor(dokumen):
            missing = [key for key in keys if getattr(one, key) is None]
            if missing and one.id not in told:
                told.add(one.id)
                words = ", ".join(MANUAL[key].lower() for key in missing)
                yield RULE.at(
                    year.position("indikator.yaml", ("indikator", n)),
                    f"manual indikator {one.id} belum memuat {words}, sedangkan indikator lain memuatnya",
                    f"tambahkan {', '.join(f'«{key}»' for key in missing)}",
                )
