"""LKJ616: corrections and recommendations that are written down have a place in the outline of the report."""

from lkj.check.rules.define import TATA, WARNING, Findings, Rule
from lkj.files.layout import FOLLOW_UP, OUTLINE, RALAT
from lkj.model import Tahun

RULE = Rule(
    code="LKJ616",
    severity=WARNING,
    title="Ralat atau tindak lanjut tanpa tempat dalam kerangka",
    finds="`ralat.yaml` atau `tindak-lanjut.yaml` berisi, sedangkan `kerangka.yaml` tidak memuat bagian `ralat` atau"
    " `tindak-lanjut` yang mencetaknya.",
    why="Isi berkas itu tidak tercetak sama sekali, padahal pembaca laporan perlu mengetahuinya. `--final` menolaknya.",
    source=TATA,
    remedy="Tambahkan bagiannya dalam `kerangka.yaml`, seperti dalam kerangka baku, atau hapus isi berkas itu.",
    file="ralat.yaml",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    printed = year.kerangka.sumber
    for file, part, group, lists in (
        (RALAT, "ralat", "lampiran", {"ralat": year.ralat.ralat, "catatan": year.ralat.catatan}),
        (
            FOLLOW_UP,
            "tindak-lanjut",
            "bab",
            {"rekomendasi": year.tindak_lanjut.rekomendasi, "reviu": year.tindak_lanjut.reviu},
        ),
    ):
        said = [key for key, items in lists.items() if items]
        if said and part not in printed:
            count = " dan ".join(f"{len(lists[key])} {key}" for key in said)
            yield RULE.at(
                year.position(file, (said[0], 0)),
                f"{count} dalam {file} tidak tercetak, sebab {OUTLINE} tidak memuat «{part}»",
                f"tambahkan «isi: {part}» pada «{group}» dalam {OUTLINE}",
                (year.documents[OUTLINE].key_position((group,)), f"«{group}» tidak memuatnya"),
            )
