"""LKJ319: the short form of a post names the same post."""

import re
from typing import Final

from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.presets.kata import JABATAN

RULE = Rule(
    code="LKJ319",
    severity=WARNING,
    title="Jabatan singkat jabatan lain",
    finds="`jabatan_singkat` menyebut kepala, direktur, inspektur, dan semacamnya, sedangkan `jabatan` menyebut yang"
    " lain.",
    why="Kolom tanda tangan mencetak jabatan singkat; yang tertukar membuat orang menandatangani sebagai pejabat lain.",
    source="Tata naskah dinas",
    remedy="Samakan keduanya.",
    examples=(
        Example(
            file="satker.yaml",
            good="    jabatan_singkat: Kepala\n",
            bad="    jabatan_singkat: Sekretaris\n",
            near=("    jabatan_singkat: Kepala Dinas\n",),
        ),
    ),
)


_JABATAN: Final = re.compile(rf"\b({'|'.join(JABATAN)})\b", re.IGNORECASE)


def _jabatan(text: str) -> set[str]:
    return {found.casefold() for found in _JABATAN.findall(text)}


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, official in enumerate(year.satker.pejabat):
        whole, short = _jabatan(official.jabatan), _jabatan(official.jabatan_singkat)
        # Who holds two posts, or is the head of a secretariat, may sign by either.
        if len(whole) == 1 and len(short) == 1 and whole != short:
            yield RULE.at(
                year.position("satker.yaml", ("pejabat", n, "jabatan_singkat")),
                f"jabatan singkat {official.nama} «{official.jabatan_singkat}», sedangkan jabatannya"
                f" «{official.jabatan}»",
                "samakan keduanya",
                (year.position("satker.yaml", ("pejabat", n, "jabatan")), "jabatannya"),
            )
