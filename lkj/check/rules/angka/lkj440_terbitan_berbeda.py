"""LKJ440: a percentage published elsewhere that its own counts do not give."""

from lkj.capaian import tulis_angka
from lkj.check.rules.angka.berpembilang import berpembilang
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ440",
    severity=WARNING,
    title="Angka tercetak lain dari hitungannya",
    finds="`tercetak`, angka yang sudah terbit di tempat lain, tidak sama dengan pembilang dibagi penyebut yang"
    " dibulatkan setengah ke atas sebanyak desimalnya: tercetak 98,25 padahal 1.060 dari 1.080 ialah 98,15.",
    why="Dua terbitan menyebut angka yang berlainan untuk hal yang sama, dan salah satunya tidak dapat ditelusuri.",
    source=PERMENPAN_53,
    remedy="Perbaiki pembilang atau penyebutnya bila salah; bila terbitan itu yang salah, terima temuan ini dengan"
    " alasannya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 81\n",
            bad="    realisasi:\n      pembilang: 1060\n      penyebut: 1080\n      tercetak: 98.25\n",
            near=(
                "    realisasi:\n      pembilang: 1060\n      penyebut: 1080\n      tercetak: 98.15\n",
                "    realisasi:\n      pembilang: 1060\n      penyebut: 1080\n      tercetak: 98\n",
            ),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for path, one, name, value in berpembilang(year):
        right = value.terbitan_benar
        if right is not None and value.tercetak is not None:
            yield RULE.at(
                year.position("indikator.yaml", (*path, "tercetak")),
                f"{name} {one.id} tercetak {tulis_angka(value.tercetak)}, padahal {value.operan} ialah"
                f" {tulis_angka(right)}",
                f"tulis {right:f} bila salah ketik; bila memang terbit demikian, terima temuan ini dengan alasannya",
            )
