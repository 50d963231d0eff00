"""LKJ621: what is done about an obstacle or a recommendation lacks who, until when, or how far it is."""

from lkj.check.rules.define import PERMENPAN_88, WARNING, Example, Findings, Rule
from lkj.files.layout import FOLLOW_UP
from lkj.model import Tahun
from lkj.model.tindak_lanjut import CatatanReviu, Rekomendasi

_BAIK = "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n"
_KENDALA = "    kendala:\n      - triwulan: 2\n        uraian: Rak arsip terlambat datang\n"
_TINDAKAN = "        tindak_lanjut:\n          uraian: Rak dipinjam dari kabupaten\n"
_UTUH = "          penanggung_jawab: sekretaris\n          tenggat: 2024-09-30\n          status: selesai\n"

RULE = Rule(
    code="LKJ621",
    severity=WARNING,
    title="Tindak lanjut belum lengkap",
    finds="Kendala atau rekomendasi belum mempunyai tindak lanjut, atau tindak lanjutnya belum menyebut siapa, sampai"
    " kapan, atau keadaannya (belum, proses, selesai).",
    why="Tindak lanjut tanpa penanggung jawab, tenggat, dan keadaan tidak dapat dipantau.",
    source=PERMENPAN_88,
    remedy="Lengkapi `tindak_lanjut`: uraian, penanggung_jawab, tenggat, dan status.",
    examples=(
        Example(file="indikator.yaml", good=_BAIK, bad=_KENDALA + _BAIK, near=(_KENDALA + _TINDAKAN + _UTUH + _BAIK,)),
        Example(file="indikator.yaml", good=_BAIK, bad=_KENDALA + _TINDAKAN + _BAIK),
    ),
)

_KUNCI = {"penanggung_jawab": "siapa", "tenggat": "sampai kapan", "status": "keadaannya"}


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        for k, kendala in enumerate(one.kendala):
            if kendala.tindak_lanjut is None:
                yield RULE.at(
                    year.position("indikator.yaml", ("indikator", n, "kendala", k)),
                    f"kendala {one.id} triwulan {kendala.triwulan} belum mempunyai tindak lanjut",
                    "tambahkan «tindak_lanjut» dengan uraian, penanggung_jawab, tenggat, dan status",
                )
    waiting: list[tuple[str, int, CatatanReviu | Rekomendasi]]
    waiting = [("rekomendasi", n, one) for n, one in enumerate(year.tindak_lanjut.rekomendasi)]
    waiting += [("reviu", n, one) for n, one in enumerate(year.tindak_lanjut.reviu)]
    for key, n, said in waiting:
        if said.tindak_lanjut is None:
            yield RULE.at(
                year.position(FOLLOW_UP, (key, n)),
                f"{'rekomendasi' if key == 'rekomendasi' else 'catatan reviu'} {said.id} belum mempunyai tindak lanjut",
                "tambahkan «tindak_lanjut» dengan uraian, penanggung_jawab, tenggat, dan status",
            )
    for file, path, done in year.semua_tindak_lanjut():
        missing = [key for key in _KUNCI if getattr(done, key) is None]
        if missing:
            yield RULE.at(
                year.position(file, path),
                f"tindak lanjut «{done.uraian}» belum menyebut {', '.join(_KUNCI[key] for key in missing)}",
                f"tambahkan {', '.join(f'«{key}»' for key in missing)}",
            )
