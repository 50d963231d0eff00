"""LKJ342: a file of evidence is not there, or cannot be read."""

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun

_BAIK = "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n"

RULE = Rule(
    code="LKJ342",
    severity=ERROR,
    title="Berkas bukti tidak ada",
    finds="`bukti` menyebut berkas yang tidak ada di dalam folder tahun, berupa tautan, atau lebih besar daripada"
    " 64 MiB.",
    why="Bukti yang disebut laporan harus dapat diperlihatkan kepada pemeriksa.",
    source=TATA,
    remedy="Simpan berkasnya di dalam folder `bukti`, betulkan namanya, atau sebut tautannya.",
    examples=(
        Example(
            file="indikator.yaml",
            good=_BAIK,
            bad=_BAIK + "    bukti:\n      - nama: Daftar arsip\n        berkas: bukti/daftar-arsip.pdf\n",
            near=(_BAIK + "    bukti:\n      - nama: Daftar arsip\n        tautan: https://contoh.go.id/arsip\n",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for file, one in year.semua_bukti():
        found = year.bukti.get(one.bukti.berkas or "")
        if found is not None and found.galat:
            likely = f"mungkin maksud Anda «{found.mirip}»; bila bukan, " if found.mirip else ""
            yield RULE.at(
                year.position(file, (*one.jalur, "berkas")),
                f"bukti «{one.bukti.nama}» tidak terbaca: {found.galat}",
                f"{likely}simpan berkas itu sebagai {one.bukti.berkas} di dalam folder tahun, atau betulkan namanya",
            )
