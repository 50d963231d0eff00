"""Claims in prose (LKJ504, LKJ508): a number that was typed where data decides it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkj.capaian import bulatkan, tulis_angka
from lkj.check.rules.naskah import naskah, sekali
from lkj.diagnostics import Position
from lkj.model.base import DOKUMEN
from lkj.pengukuran import Pengukuran

_ANGKA = r"(?<![\d.,])(?P<n>\d{1,3}(?:\.\d{3}){0,6}(?:,\d{1,6})?)(?![\d]|[.,]\d)(?:\s*\([a-zA-Z ]+\))?"
_TOTAL = re.compile(
    r"\b(?:menetapkan|ditetapkan|terdiri (?:atas|dari)|memuat|tersebar pada|sebanyak|seluruh|total|jumlah"
    r"|menggunakan|mempunyai|memiliki|terdapat)\b",
    re.IGNORECASE,
)
_DEKAT = 200
_SEBAGIAN = re.compile(r"\s*(?:\w+\s+)?(?:yang|tersebut|lain|terukur|pada|di|dalam sasaran)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Klaim:
    """A number found in prose: what it counts, the values that data allows, and what to write instead.

    `sasaran` counts objectives named in the same breath, for a claim such as "8 sasaran dengan 15 indikator".
    """

    mulai: int
    tertulis: str
    hal: str
    benar: tuple[Decimal, ...]
    pakai: str
    catatan: str = ""
    diketik: bool = True

    @property
    def saran(self) -> str:
        """Say what to write instead."""
        return f"tulis {{{{ {self.pakai} }}}} sehingga angkanya selalu mengikuti data"

    @property
    def sesuai(self) -> bool:
        """Tell whether the number, with as many decimals as were typed, is one of the allowed values."""
        _, _, decimals = self.tertulis.partition(",")
        typed = Decimal(self.tertulis.replace(".", "").replace(",", "."))
        return any(bulatkan(value, len(decimals)) == typed for value in self.benar)


def _dokumen(sentence: str, numbers: Pengukuran) -> tuple[str, ...]:
    """Return the documents that a sentence can speak of: the one it names, or all of them."""
    named = [d for d in DOKUMEN if numbers.rekap[d].dokumen.casefold() in sentence.casefold()]
    return tuple(named) if len(named) == 1 else DOKUMEN


_SASARAN = re.compile(_ANGKA + r"\s+sasaran\b", re.IGNORECASE)
_INDIKATOR = re.compile(_ANGKA + r"\s+indikator\b", re.IGNORECASE)
_TIDAK_MENCAPAI = re.compile(r"[\w ]{0,20}?\b(?:tidak|belum) (?:mencapai|memenuhi|tercapai|terpenuhi)", re.IGNORECASE)
_MENCAPAI = re.compile(
    r"\s*(?:kinerja )?(?:yang )?(?:telah |sudah |dapat |berhasil )?(?:mencapai|memenuhi) target", re.IGNORECASE
)


def _jumlah(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether words before a number say that it is a total."""
    return _TOTAL.search(sentence, max(0, found.start() - _DEKAT), found.start()) is not None


def _cacah(sentence: str, numbers: Pengukuran) -> Iterator[Klaim]:
    """Read counts of objectives and indicators: together, alone, and by whether they met their target."""
    named = _dokumen(sentence, numbers)
    # The measured document comes first: its number is the one most likely meant.
    rekap = sorted((numbers.rekap[d] for d in named), key=lambda r: r is not numbers.utama)
    main = "utama" if numbers.utama in rekap and len(rekap) > 1 else f'["{rekap[0].id}"]'
    prefix = f"rekap.{main}" if main == "utama" else f"rekap{main}"
    objectives, indicators = list(_SASARAN.finditer(sentence)), list(_INDIKATOR.finditer(sentence))
    joint = len(objectives) == len(indicators) == 1
    pairs = [(r.sasaran, r.indikator) for r in rekap]
    for found in objectives:
        if _SEBAGIAN.match(sentence, found.end()) or not (joint or _jumlah(sentence, found)):
            continue
        allowed = [s for s, i in pairs if not joint or indicators[0]["n"] == str(i)] or [s for s, _ in pairs]
        yield Klaim(
            mulai=found.start(),
            tertulis=found["n"],
            hal="sasaran",
            benar=_desimal(allowed),
            pakai=f"{prefix}.sasaran|bilangan",
        )
    for found in indicators:
        if _TIDAK_MENCAPAI.match(sentence, found.end()):
            missed = [n for r in rekap for n in (r.tidak_tercapai, r.indikator - r.tercapai)]
            hal, key = "indikator yang tidak mencapai target", "tidak_tercapai"
            yield Klaim(
                mulai=found.start(),
                tertulis=found["n"],
                hal=hal,
                benar=_desimal(missed),
                pakai=f"{prefix}.{key}|bilangan",
            )
        elif _MENCAPAI.match(sentence, found.end()):
            met = _desimal([r.tercapai for r in rekap])
            yield Klaim(
                mulai=found.start(),
                tertulis=found["n"],
                hal="indikator yang mencapai target",
                benar=met,
                pakai=f"{prefix}.tercapai|bilangan",
            )
        elif joint or (_jumlah(sentence, found) and not _SEBAGIAN.match(sentence, found.end())):
            counts = [i for s, i in pairs if not joint or objectives[0]["n"] == str(s)] or [i for _, i in pairs]
            if not objectives:
                counts += [len(rows) for r in rekap for _, rows in r.kelompok]
            yield Klaim(
                mulai=found.start(),
                tertulis=found["n"],
                hal="indikator",
                benar=_desimal(counts),
                pakai=f"{prefix}.indikator|bilangan",
            )


def _desimal(counts: list[int]) -> tuple[Decimal, ...]:
    return tuple(Decimal(c) for c in dict.fromkeys(counts))


_ASN = re.compile(_ANGKA + r"\s+(?:orang\s+)?(?P<jenis>pegawai negeri sipil|pns|ppnpn)\b", re.IGNORECASE)
_RINCI = re.compile(r"\s*(?:\(\w+\)\s*)?(?:yang|golongan|laki|pria|perempuan|wanita)\b", re.IGNORECASE)
_SEBUTAN = {"SLTA": "SLTA|SMA|SMU", "SLTP": "SLTP|SMP", "S1": "S1|S-1|Sarjana", "S2": "S2|S-2|Magister", "S3": "S3|S-3"}
_YAITU = r"(?:[\s,:()*]*(?:yaitu|yakni|sebanyak|masih|ada|adalah|berjumlah|sejumlah|hanya|S\w))*[\s,:)*]+"


def sebutan_jenjang(jenjang: str) -> str:
    """Return a pattern for the ways in which a level of education is written."""
    return rf"\b(?:{_SEBUTAN.get(jenjang, re.escape(jenjang))})\b"


def _pegawai(sentence: str, numbers: Pengukuran) -> Iterator[Klaim]:
    """Read head counts: civil servants, contract staff, and each level of education."""
    staff = numbers.year.satker.pegawai
    for found in _ASN.finditer(sentence):
        key = "ppnpn" if found["jenis"].casefold() == "ppnpn" else "pns"
        count = getattr(staff, key)
        if count is not None and not _RINCI.match(sentence, found.end()):
            yield Klaim(
                mulai=found.start(),
                tertulis=found["n"],
                hal=key.upper(),
                benar=(Decimal(count),),
                pakai=f"pegawai.{key}|bilangan",
            )
    if "orang" in sentence:
        for level in staff.pendidikan:
            if level.jumlah is None:
                continue
            for found in re.finditer(sebutan_jenjang(level.jenjang) + _YAITU + _ANGKA + r"\s+orang", sentence):
                use = f'pegawai.pendidikan["{level.jenjang}"]|bilangan'
                hal = f"pegawai berpendidikan {level.jenjang}"
                yield Klaim(
                    mulai=found.start("n"), tertulis=found["n"], hal=hal, benar=(Decimal(level.jumlah),), pakai=use
                )


_PERSEN = _ANGKA + r"\**\s*(?:%|persen\b)"
_RERATA = re.compile(
    r"rata-rata\s+(?:tingkat\s+|nilai\s+)?(?:capaian|kinerja)(?P<antara>.{0,160}?)" + _PERSEN, re.I | re.S
)
_SERAPAN = re.compile(r"(?:serapan|penyerapan)\s+anggaran(?P<antara>.{0,120}?)" + _PERSEN, re.I | re.S)
_BAGIAN = re.compile(r"triwulan|semester|bulan |sasaran (?:[A-Z]|ke)|tujuan (?:[A-Z]|ke)|program|kegiatan|target", re.I)
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_UANG = re.compile(
    r"\b(?P<hal>pagu|realisasi)(?:\s+anggaran(?:nya)?)?(?P<antara>[^.;|]{0,60}?)Rp\.?\s*" + _ANGKA, re.IGNORECASE
)


def _rerata(sentence: str, numbers: Pengukuran) -> Iterator[Klaim]:
    """Read the mean capaian; the absorption is taken for it often enough to say so."""
    mean, budget = numbers.utama.rerata, numbers.anggaran_tahun(numbers.year.tahun)
    found = _RERATA.search(sentence)
    other = found and {int(t) for t in _TAHUN.findall(found["antara"])} - {numbers.year.tahun}
    if found is None or mean is None or other or re.search(r"triwulan|semester", found["antara"], re.IGNORECASE):
        return
    spent = None if budget is None else budget.serapan
    absorbed = "" if spent is None else tulis_angka(spent, 2)
    note = f"; {absorbed}% adalah serapan anggaran" if found["n"] == absorbed else ""
    use = "rekap.utama.rerata|persen"
    yield Klaim(
        mulai=found.start("n"), tertulis=found["n"], hal="rata-rata capaian", benar=(mean,), pakai=use, catatan=note
    )


def _anggaran(sentence: str, numbers: Pengukuran) -> Iterator[Klaim]:
    """Read absorption and amounts of the years in the budget table; right ones may be typed."""
    for found in _SERAPAN.finditer(sentence):
        years = {int(t) for t in _TAHUN.findall(found["antara"])}
        known = [a for a in reversed(numbers.anggaran) if not years or a.tahun in years]
        shares = tuple(a.serapan for a in known if a.serapan is not None)
        if shares and not _BAGIAN.search(found["antara"]):
            use = "anggaran.kini.serapan|persen"
            yield Klaim(
                mulai=found.start("n"),
                tertulis=found["n"],
                hal="serapan anggaran",
                benar=shares,
                pakai=use,
                diketik=False,
            )
    for found in _UANG.finditer(sentence):
        key = found["hal"].casefold()
        amounts = tuple(Decimal(v) for a in reversed(numbers.anggaran) if (v := getattr(a, key)) is not None)
        if not _BAGIAN.search(found["antara"]):
            use = f"anggaran.kini.{key}|rupiah"
            yield Klaim(
                mulai=found.start("n"),
                tertulis=found["n"],
                hal=f"{key} anggaran",
                benar=amounts,
                pakai=use,
                diketik=False,
            )
    yield from _baris_tabel(sentence, numbers)


def _baris_tabel(sentence: str, numbers: Pengukuran) -> Iterator[Klaim]:
    """Read the percentage in a typed table row that holds a year and its ceiling."""
    if not sentence.lstrip().startswith("|"):
        return
    digits = {re.sub(r"[^\d]", "", cell) for cell in sentence.split("|")}
    percents = list(re.finditer(_PERSEN, sentence))
    for budget in numbers.anggaran:
        if {str(budget.tahun), str(budget.pagu)} <= digits and budget.serapan is not None and len(percents) == 1:
            found, hal = percents[0], f"serapan anggaran {budget.tahun}"
            use = "anggaran.kini.serapan|persen"
            yield Klaim(
                mulai=found.start("n"), tertulis=found["n"], hal=hal, benar=(budget.serapan,), pakai=use, diketik=False
            )


_Pembaca = Callable[[str, Pengukuran], Iterator[Klaim]]
_PEMBACA: tuple[_Pembaca, ...] = (_cacah, _pegawai, _rerata, _anggaran)


@sekali
def klaim(numbers: Pengukuran) -> Iterator[tuple[Position, Klaim]]:
    """Yield the numbers that the prose of a year typed and data decides, each with its place."""
    for prose in naskah(numbers.year):
        for start, sentence in prose.kalimat:
            if any(c.isdecimal() for c in sentence):
                for read in _PEMBACA:
                    for claim in read(sentence, numbers):
                        yield prose.position(start + claim.mulai), claim
