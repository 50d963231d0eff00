"""LKJ310: a well-known regulation is cited under a title that is not its own, in data or in prose."""

import re

from lkj.check.claims.hukum import JUDUL
from lkj.check.claims.periksa import sebutan
from lkj.check.naskah import naskah
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun
from lkj.model.presets.kata import selengkapnya

RULE = Rule(
    code="LKJ310",
    severity=WARNING,
    title="Judul, nomor, atau tahun peraturan keliru",
    finds="Peraturan yang dikenal disebut dengan judul yang bukan judulnya, dalam data atau dalam narasi; atau"
    " dalam narasi"
    " dengan jenis, nomor, atau tahun yang keliru satu.",
    why="Undang-Undang Nomor 7 Tahun 2017 ialah tentang Pemilihan Umum; yang tentang Penyelenggara Pemilihan Umum ialah"
    " Undang-Undang Nomor 15 Tahun 2011. Rujukan yang salah melemahkan dasar laporan.",
    source="Judul peraturan sebagaimana diundangkan",
    remedy="Tulis judulnya, atau periksa nomor dan tahunnya.",
    examples=(
        Example(
            file="dasar-hukum.yaml",
            good="tentang: Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
            bad="tentang: Pelaporan Keuangan dan Kinerja Pemerintah",
        ),
        Example(
            file="narasi/kata-pengantar.md",
            good='{{ hukum["PP-8-2006"] }}',
            bad="Undang-Undang Nomor 7 Tahun 2017 tentang Penyelenggara Pemilu",
        ),
        Example(
            file="narasi/kata-pengantar.md",
            good='{{ hukum["PERPRES-29-2014"] }}',
            bad="Peraturan Presiden Nomor 29 Tahun 2015",
            near=("Peraturan Presiden Nomor 29 Tahun 2014", "Peraturan Presiden Nomor 95 Tahun 2018"),
        ),
    ),
)


_SEBUTAN = re.compile(
    r"(?P<jenis>Undang[ -]?Undang|Peraturan (?:Pemerintah|Presiden|Menteri [\w ]{1,120}?))(?: Republik Indonesia)?"
    r"\s+(?:Nomor|No\.?)\s+(?P<nomor>\d+)\s+Tahun\s+(?P<tahun>\d{4})\s+tentang\s+(?P<tentang>[\w ,/()&-]+)",
    re.IGNORECASE,
)


def _ringkas(teks: str) -> str:
    words = re.findall(r"\w+", selengkapnya(teks))
    return " ".join(w for w in words if w not in ("dan", "republik", "indonesia"))


def _judul(jenis: str, nomor: str | None, tahun: int) -> str | None:
    kind = " ".join(jenis.casefold().split()).replace("undang undang", "undang-undang")
    kind = kind.replace("undangundang", "undang-undang").removesuffix(" republik indonesia")
    return JUDUL.get((kind, nomor or "", tahun))


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, law in enumerate(year.dasar_hukum.dasar_hukum):
        title = _judul(law.jenis, law.nomor, law.tahun)
        if title and _ringkas(law.tentang or "") != _ringkas(title):
            yield RULE.at(
                year.position("dasar-hukum.yaml", ("dasar_hukum", n, "tentang")),
                f"{law.singkat} tidak berjudul «{law.tentang}»" if law.tentang else f"judul {law.singkat} belum ada",
                f"judulnya «{title}»",
            )
    for prose in naskah(year):
        for found in _SEBUTAN.finditer(prose.teks):
            title = _judul(found["jenis"], found["nomor"], int(found["tahun"]))
            if title and not _ringkas(found["tentang"]).startswith(_ringkas(title)):
                yield RULE.at(
                    prose.position(found.start("tentang")),
                    f"{found['jenis']} Nomor {found['nomor']} Tahun {found['tahun']} tidak berjudul seperti ini",
                    f"judulnya «{title}»; bila ada dalam dasar-hukum.yaml, tulis {{{{ hukum[…] }}}}",
                )


@RULE.facts
def find_slips(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
