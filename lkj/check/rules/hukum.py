"""Regulations (LKJ310, LKJ311): cited by their own title, and older than what rests on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.check.rules.naskah import naskah
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun

_PERMENPAN = "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi"
# Titles as promulgated, of regulations that performance reports cite again and again.
JUDUL = {
    ("undang-undang", "17", 2003): "Keuangan Negara",
    ("undang-undang", "1", 2004): "Perbendaharaan Negara",
    ("undang-undang", "25", 2004): "Sistem Perencanaan Pembangunan Nasional",
    ("undang-undang", "22", 2007): "Penyelenggara Pemilihan Umum",
    ("undang-undang", "15", 2011): "Penyelenggara Pemilihan Umum",
    ("undang-undang", "23", 2014): "Pemerintahan Daerah",
    ("undang-undang", "7", 2017): "Pemilihan Umum",
    ("peraturan pemerintah", "8", 2006): "Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
    ("peraturan presiden", "29", 2014): "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    (_PERMENPAN, "53", 2014): "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah",
    (_PERMENPAN, "88", 2021): "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
}
_SEBUTAN = re.compile(
    r"(?P<jenis>Undang[ -]?Undang|Peraturan (?:Pemerintah|Presiden|Menteri [\w ]{1,120}?))(?: Republik Indonesia)?"
    r"\s+(?:Nomor|No\.?)\s+(?P<nomor>\d+)\s+Tahun\s+(?P<tahun>\d{4})\s+tentang\s+(?P<tentang>[\w ,/()&-]+)",
    re.IGNORECASE,
)


def _ringkas(teks: str) -> str:
    words = re.findall(r"\w+", teks.casefold().replace("pemilu", "pemilihan umum"))
    return " ".join(w for w in words if w not in ("dan", "republik", "indonesia"))


def _judul(jenis: str, nomor: str | None, tahun: int) -> str | None:
    kind = " ".join(jenis.casefold().split()).replace("undang undang", "undang-undang")
    kind = kind.replace("undangundang", "undang-undang").removesuffix(" republik indonesia")
    return JUDUL.get((kind, nomor or "", tahun))


def judul_peraturan(year: Tahun) -> Iterator[Finding]:
    """LKJ310: a well-known regulation is cited under a title that is not its own, in data or in prose."""
    for n, law in enumerate(year.dasar_hukum.dasar_hukum):
        title = _judul(law.jenis, law.nomor, law.tahun)
        if title and _ringkas(law.tentang or "") != _ringkas(title):
            yield Finding(
                "LKJ310",
                Severity.WARNING,
                year.position("dasar-hukum.yaml", ("dasar_hukum", n, "tentang")),
                f"{law.singkat} tidak berjudul «{law.tentang or ''}»",
                f"judulnya «{title}»",
            )
    for prose in naskah(year):
        for found in _SEBUTAN.finditer(prose.teks):
            title = _judul(found["jenis"], found["nomor"], int(found["tahun"]))
            if title and not _ringkas(found["tentang"]).startswith(_ringkas(title)):
                yield Finding(
                    "LKJ310",
                    Severity.WARNING,
                    prose.position(found.start("tentang")),
                    f"{found['jenis']} Nomor {found['nomor']} Tahun {found['tahun']} tidak berjudul seperti ini",
                    f"judulnya «{title}»; bila ada dalam dasar-hukum.yaml, tulis {{{{ hukum[…] }}}}",
                )


def dasar_lebih_tua(year: Tahun) -> Iterator[Finding]:
    """LKJ311: a regulation named as basis of the office's type is younger than the decision that rests on it."""
    office = year.satker.organisasi
    laws = {law.id: (n, law) for n, law in enumerate(year.dasar_hukum.dasar_hukum)}
    bases = [(k, *laws[one]) for k, one in enumerate(office.dasar_tipe) if one in laws]
    decisions = [(n, law) for _, n, law in bases if law.jenis.casefold().startswith("keputusan")]
    for k, _, law in bases:
        place = year.position("satker.yaml", ("organisasi", "dasar_tipe", k))
        hint = "periksa tahun keduanya; peraturan yang terbit kemudian tidak dapat menjadi dasar"
        older = min((d for d in decisions if d[1].tahun < law.tahun), key=lambda d: d[1].tahun, default=None)
        if older is not None:
            n, decision = older
            yield Finding(
                "LKJ311",
                Severity.WARNING,
                place,
                f"{law.singkat} terbit sesudah {decision.singkat} yang berdasar padanya",
                hint,
                (
                    year.position("dasar-hukum.yaml", ("dasar_hukum", n, "tahun")),
                    f"keputusannya tahun {decision.tahun}",
                ),
            )
        elif law.tahun > office.tahun_tipe:
            yield Finding(
                "LKJ311",
                Severity.WARNING,
                place,
                f"{law.singkat} terbit sesudah penetapan tipe tahun {office.tahun_tipe} yang berdasar padanya",
                hint,
                (year.position("satker.yaml", ("organisasi", "tahun_tipe")), f"ditetapkan tahun {office.tahun_tipe}"),
            )


RULES = (judul_peraturan, dasar_lebih_tua)
