"""LKJ325: the code of an activity is its own, and that of its programme where it holds one."""

from typing import Final

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ325",
    severity=WARNING,
    title="Kode kegiatan ganda atau di bawah program lain",
    finds="Kode kegiatan tercantum dua kali dalam satu program, atau kode empat angka dua kali dalam seluruh"
    " perjanjian; atau kode"
    " kegiatan diawali kode program lain.",
    why="Kode menghubungkan anggaran dengan realisasinya; yang tertukar menempatkan belanja pada kegiatan lain.",
    source=PERMENPAN_53,
    remedy="Periksa kodenya menurut dokumen anggaran.",
    examples=(
        Example(
            file="pk.yaml",
            good='      - kode: "0201"\n        nama: Penataan Arsip Dinas\n        anggaran: 1000000000\n',
            bad='      - kode: "0201"\n        nama: Penataan Arsip Dinas\n        anggaran: 600000000\n'
            '      - kode: "0201"\n        nama: Pengolahan Naskah Statis\n        anggaran: 400000000\n',
        ),
    ),
)


_EMPAT_ANGKA: Final = 4


@RULE.facts
def find(year: Tahun) -> Findings:
    first: dict[tuple[str, int], tuple[int, int]] = {}
    programs = year.pk.program
    for p, program in enumerate(programs):
        for n, activity in enumerate(program.kegiatan):
            code = activity.kode
            if code is None:
                continue
            place = year.position("pk.yaml", ("program", p, "kegiatan", n, "kode"))
            # A code of four digits is unique in the budget; others are numbered within their programme.
            earlier = first.setdefault((code, -1 if len(code) == _EMPAT_ANGKA and code.isdecimal() else p), (p, n))
            if earlier != (p, n):
                yield RULE.at(
                    place,
                    f"kode kegiatan «{code}» sudah dipakai",
                    "periksa kodenya menurut dokumen anggaran",
                    (
                        year.position("pk.yaml", ("program", earlier[0], "kegiatan", earlier[1], "kode")),
                        "pertama kali di sini",
                    ),
                )
            inside = [one.kode for one in programs if code.startswith(f"{one.kode}.")]
            if inside and program.kode not in inside:
                yield RULE.at(
                    place,
                    f"kode kegiatan «{code}» di bawah program {program.kode}, padahal diawali kode program {inside[0]}",
                    "pindahkan ke bawah program itu, atau periksa kodenya",
                )
