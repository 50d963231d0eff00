"""LKJ426: a part of a whole that by its nature is never more than all of it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkj.capaian import PERSEN, Angka, Batas, Kuantitas, Nisbah, satuan_sama
from lkj.check.claims.pola import Pola
from lkj.check.rules.angka.lkj418_koma_persen import LELUASA
from lkj.check.rules.angka.lkj418_koma_persen import find as koma_persen
from lkj.check.rules.angka.lkj421_nilai_mustahil import find as nilai_mustahil
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator

RULE = Rule(
    code="LKJ426",
    severity=WARNING,
    title="Bagian lebih dari keseluruhannya",
    finds="Target atau realisasi lebih dari 100 persen, padahal namanya menyebut bagian yang tidak mungkin melebihi"
    " keseluruhannya: «Persentase … yang» rusak, hadir, lulus, terdaftar, tepat waktu, memenuhi, dimenangkan, dan"
    " semacamnya, atau tingkat kehadiran.",
    why="Angka di atas seratus berarti salah ketik, atau yang dihitung ialah capaian terhadap target. Yang dapat"
    " melebihi"
    " rencananya, misalnya peserta yang dilatih atau perkara yang diselesaikan, tidak diperiksa.",
    source=PERMENPAN_53,
    remedy="Tulis bagian yang sebenarnya; capaian terhadap target dihitung sendiri.",
    examples=(
        Example(
            file="indikator.yaml",
            good="nama: Persentase pengaduan yang diselesaikan\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
            "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: 81\n",
            bad="nama: Persentase pegawai yang lulus uji kompetensi\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
            "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: 115\n",
            near=(
                "nama: Persentase pegawai yang dilatih\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
                "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: 115\n",
            ),
        ),
        Example(
            file="indikator.yaml",
            good="nama: Persentase pengaduan yang diselesaikan\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
            "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: 81\n",
            bad="nama: Persentase pegawai yang lulus uji kompetensi\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
            "    satuan: persen\n    polaritas: naik\n    target: 90\n"
            "    realisasi: {pembilang: 100, penyebut: 81}\n",
            near=(
                "nama: Persentase pegawai yang lulus uji kompetensi\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
                "    satuan: persen\n    polaritas: naik\n    target: 90\n"
                "    realisasi: {pembilang: 81, penyebut: 100}\n",
            ),
        ),
    ),
)


_SERATUS: Final = Decimal(100)
_BAGIAN: Final = Pola(
    r"(?:(?:persentase|prosentase|proporsi)\b.*\byang (?:\w+ ){0,2}?(?:rusak|hilang|dimenangkan|lulus|hadir|terdaftar"
    r"|terlambat|tepat waktu|memenuhi|puas|bersertifikat|layak|aktif|bermasalah|miskin|sakit|sesuai|lengkap)\b"
    r"|(?:persentase )?(?:tingkat )?kehadiran\b)",
    re.IGNORECASE,
)


def _nilai(one: Indikator, plan: str) -> Iterator[tuple[tuple[str | int, ...], str, Kuantitas | None]]:
    yield ("target",), "target", one.target
    quarters = [(("triwulan", k), f"triwulan {k + 1}", q) for k, q in enumerate(one.triwulan or ()) if _berlebih(q)]
    if quarters:
        yield from quarters
    else:
        yield ("realisasi" if one.triwulan is None else "triwulan",), "realisasi", one.realisasi
    yield ("target_renstra",), f"target {plan}", one.target_renstra
    yield ("nasional",), "standar nasional", one.nasional
    for k, lalu in enumerate(one.riwayat):
        yield ("riwayat", k, "target"), f"target {lalu.tahun}", lalu.target
        yield ("riwayat", k, "realisasi"), f"realisasi {lalu.tahun}", lalu.realisasi


def _berlebih(value: Kuantitas | None) -> bool:
    return isinstance(value, (Angka, Batas)) and satuan_sama(value.satuan, PERSEN) and value.nilai > _SERATUS


@RULE.facts
def find(year: Tahun) -> Findings:
    found = [
        (("indikator", n, *path), one, name, value)
        for n, one in enumerate(year.indikator.indikator)
        for path, name, value in _nilai(one, year.visi_misi.renstra.singkatan)
        if _berlebih(value) and _BAGIAN.match(one.nama) and not LELUASA.search(one.nama)
    ]
    # What is told to be a slip of the comma is told once.
    told = {finding.position for rule in (koma_persen, nilai_mustahil) for finding in rule(year)} if found else set()
    for path, one, name, value in found:
        place = year.position("indikator.yaml", path)
        whole = year.position("indikator.yaml", path[:3])
        if isinstance(value, Nisbah):
            yield RULE.at(
                year.position("indikator.yaml", (*path, "pembilang")),
                f"pembilang {name} {one.id} melebihi penyebutnya: {value.operan}, padahal «{one.nama}» tidak dapat"
                " melebihi seratus persen",
                "tukar pembilang dan penyebut bila terbalik, atau perbaiki jumlahnya",
            )
        elif not {place, whole} & told:
            yield RULE.at(
                place,
                f"{name} {one.id} {value}, padahal «{one.nama}» tidak dapat melebihi seratus persen",
                "tulis bagian yang sebenarnya; capaian terhadap target dihitung sendiri",
            )
