"""LKJ623: who signs as a civil servant has a NIP. Commissioners, heads of regions and ministers have none."""

import re
from typing import Final

from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import BELUM
from lkj.model.presets.kata import JABATAN_ASN

RULE = Rule(
    code="LKJ623",
    severity=INFO,
    title="Penanda tangan tanpa NIP",
    finds="`nip` pejabat yang menandatangani laporan atau Perjanjian Kinerja masih null, sedangkan jabatannya lazim"
    " dipegang ASN, misalnya kepala dinas, direktur, inspektur, atau camat. Kepala daerah, anggota komisi,"
    " dan menteri tidak diperiksa.",
    why="NIP tercetak di bawah tanda tangan; tanpa NIP baris itu hilang tanpa tanda.",
    source=TATA,
    remedy="Isi `nip`; biarkan null bila pejabat itu memang tidak ber-NIP.",
    examples=(
        Example(
            file="satker.yaml",
            good='    nip: "197001011995031001"\n',
            bad="    nip: null\n",
        ),
        Example(
            file="satker.yaml",
            good='    jabatan: Kepala Dinas Contoh\n    jabatan_singkat: Kepala\n    nip: "197001011995031001"\n',
            bad="    jabatan: Direktur Jenderal Contoh\n    jabatan_singkat: Direktur Jenderal\n    nip: null\n",
            near=(
                "    jabatan: Bupati Contoh\n    jabatan_singkat: Bupati\n    nip: null\n",
                "    jabatan: Kepala Daerah Contoh\n    jabatan_singkat: Kepala Daerah\n    nip: null\n",
            ),
        ),
    ),
)

_JABATAN: Final = re.compile(rf"(?:{'|'.join(JABATAN_ASN)})\b", re.IGNORECASE)


@RULE.facts
def find(year: Tahun) -> Findings:
    signing = {year.satker.laporan.penandatangan}
    for one in year.pk.perjanjian:
        if one.tanda_tangan == "lengkap":
            signing |= {one.pihak_pertama, one.pihak_kedua or one.pihak_pertama}
    for n, official in enumerate(year.satker.pejabat):
        if official.id not in signing or official.nip is not None or official.nama == BELUM:
            continue
        if _JABATAN.match(official.jabatan):
            yield RULE.at(
                year.position("satker.yaml", ("pejabat", n, "nip")),
                f"NIP {official.nama} ({official.jabatan}) belum ada, sehingga tidak tercetak di bawah tanda tangannya",
                "isi NIP, 18 angka di antara tanda kutip; biarkan null bila memang tidak ber-NIP",
            )
