"""LKJ316: number and year of a regulation are those that its id, its number or its title say."""

import re
from typing import Final

from lkj.check.claims.hukum import JUDUL
from lkj.check.claims.pola import Pola
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.hukum import Peraturan

RULE = Rule(
    code="LKJ316",
    severity=WARNING,
    title="Nomor atau tahun peraturan berbeda",
    finds="Nomor atau tahun peraturan tidak sama dengan yang disebut `id`-nya (misalnya PP-8-2006) atau nomornya"
    " sendiri"
    " (misalnya 1/KPT/2021); atau judulnya ialah judul peraturan yang dikenal, tetapi satu di antara nomor dan"
    " tahunnya lain.",
    why="Satu angka yang tertukar menunjuk peraturan yang lain.",
    source="Nomor dan tahun peraturan sebagaimana diundangkan",
    remedy="Periksa nomor dan tahunnya; samakan dengan `id` dan judulnya.",
    examples=(
        Example(file="dasar-hukum.yaml", good='    nomor: "18"\n', bad='    nomor: "81"\n'),
        Example(
            file="dasar-hukum.yaml",
            good="    nomor: 1/KPT/2021\n    tahun: 2021\n",
            bad="    nomor: 1/KPT/2021\n    tahun: 2012\n",
            beside=("LKJ311",),
        ),
    ),
)


_ID: Final = Pola(r"[A-Za-z][A-Za-z-]*-(\d+)-((?:19|20)\d\d)")
#: The one regulation without a number, so that its id has none either.
_UUD: Final = Pola(r"UUD(?:-RI|-NRI)?-((?:19|20)\d\d)")
_TAHUN_NOMOR: Final = Pola(r"/((?:19|20)\d\d)$")


#: The key that is wrong, and what it should say.
_Lain = tuple[str, str]


def _menurut_id(law: Peraturan) -> _Lain | None:
    """Say what an id of the form KIND-NUMBER-YEAR tells otherwise; an id that tells neither names something else."""
    found = _ID.siap.fullmatch(law.id)
    if found is None:
        return None
    number = int(found[1]) in [int(part) for part in re.findall(r"\d+", law.nomor or "")]
    if number and int(found[2]) != law.tahun:
        return "tahun", f"tahun {found[2]}"
    return ("nomor", f"nomor {found[1]}") if int(found[2]) == law.tahun and not number else None


def _menurut_judul(law: Peraturan) -> _Lain | None:
    """Say what number and year a regulation of that title has, where one of the two is right."""
    kind, title = law.jenis.casefold().removesuffix(" republik indonesia"), (law.tentang or "").casefold()
    known = [
        (nomor, tahun) for (jenis, nomor, tahun), one in JUDUL.items() if jenis == kind and one.casefold() == title
    ]
    if (law.nomor, law.tahun) in known:
        return None
    meant = next(((n, t) for n, t in known if (n == law.nomor) != (t == law.tahun)), None)
    if meant is None:
        return None
    return "tahun" if meant[0] == law.nomor else "nomor", f"Nomor {meant[0]} Tahun {meant[1]}"


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, law in enumerate(year.dasar_hukum.dasar_hukum):
        if law.nomor is None:  # what is lacking differs from nothing
            base = _UUD.siap.fullmatch(law.id)
            if base is not None and int(base[1]) != law.tahun:
                yield RULE.at(
                    year.position("dasar-hukum.yaml", ("dasar_hukum", n, "tahun")),
                    f"{law.jenis} ({law.id}) bertahun {law.tahun}, sedangkan menurut id-nya tahun {base[1]}",
                    "periksa tahunnya",
                )
            continue
        own = _TAHUN_NOMOR.search(law.nomor)
        told, by = None, ""
        if own is not None and int(own[1]) != law.tahun:
            told, by = ("tahun", f"tahun {own[1]}"), "nomornya"
        elif (told := _menurut_judul(law)) is not None:
            by = "judulnya"
        elif (told := _menurut_id(law)) is not None:
            by = "id-nya"
        if told is not None:
            key, said = told
            yield RULE.at(
                year.position("dasar-hukum.yaml", ("dasar_hukum", n, key)),
                f"{law.jenis} ({law.id}) bernomor {law.nomor} tahun {law.tahun}, sedangkan menurut {by} {said}",
                "periksa nomor dan tahunnya",
            )
