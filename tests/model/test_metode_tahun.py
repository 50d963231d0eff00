"""The method as data: own ladders and scales, checked before any number is named by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

if TYPE_CHECKING:
    from conftest import Proyek

SKALA = "skala: 85-70-55"
TINGGI = "skala:\n  nama: Mutu\n  sumber: Keputusan\n  pita:\n    - nama: Tinggi\n      bawah: 85\n"


def _tangga(body: str) -> tuple[str, str, str]:
    return "metode.yaml", SKALA, f"tangga:\n{body}\n{SKALA}"


def _pita(body: str) -> tuple[str, str, str]:
    return "metode.yaml", SKALA, TINGGI + body


SALAH_METODE = [
    # 70–84 and from 85 on, as some reports print their bands: 84,99 is in neither.
    ("LKJ213", *_pita("    - ▸nama: Sedang\n      bawah: 70\n      atas: 84\n    - nama: Rendah"), "bercelah"),
    ("LKJ213", *_pita("    - ▸nama: Sedang\n      bawah: 70\n      atas: 86\n    - nama: Rendah"), "tumpang-tindih"),
    ("LKJ213", *_pita("    - ▸nama: Sedang\n      bawah: 90\n    - nama: Rendah"), "tidak berisi"),
    ("LKJ213", *_pita("    - ▸nama: Tinggi"), "satu nama"),
    ("LKJ213", *_pita("    - nama: Sedang\n    - ▸nama: Rendah"), "tanpa batas di antaranya"),
    ("LKJ213", *_pita("    - nama: Rendah\n      bawah: ▸50"), "tidak masuk pita mana pun"),
    ("LKJ205", *_pita("    - nama: Rendah\n  tutup: ▸samping"), "«samping»"),
    ("LKJ203", "metode.yaml", SKALA, "skala:\n  ▸nama: Mutu\n  pita:\n    - nama: Semua", "«sumber» belum ada"),
    ("LKJ205", "metode.yaml", SKALA, "skala: ▸85-70", "skala «85-70» tidak dikenal"),
    ("LKJ202", "metode.yaml", SKALA, "skala: ▸85", "«skala» seharusnya teks atau pemetaan"),
    ("LKJ213", *_tangga("  - ▸id: mutu\n    urutan: [A, B, A]"), "lebih dari sekali"),
    ("LKJ213", *_tangga("  - ▸id: mutu\n    urutan: [A, B]\n    skor:\n      C: 1"), "bukan anggotanya"),
    ("LKJ205", *_tangga("  - id: mutu\n    urutan: ▸[]"), "tidak boleh kosong"),
    ("LKJ202", *_tangga("  - id: mutu\n    urutan: [A, ▸1]"), "seharusnya teks"),
    ("LKJ202", *_tangga("  - id: mutu\n    urutan: [A]\n    skor:\n      A: ▸tinggi"), "bilangan"),
    ("LKJ302", *_tangga("  - id: ▸opini-bpk\n    urutan: [A]"), "«opini-bpk» sudah ada"),
    ("LKJ302", *_tangga("  - id: mutu\n    urutan: [A]\n  - id: ▸mutu\n    urutan: [B]"), "«mutu» sudah ada"),
    ("LKJ205", "metode.yaml", "agregasi: rerata-indikator", "agregasi: ▸median", "«median»"),
    ("LKJ205", "metode.yaml", "turun: selisih", "turun: selisih\n  rentang: ▸penghematan", "«penghematan»"),
    ("LKJ212", "metode.yaml", "batas_atas: null  # capaian tidak dibatasi ke atas\n  batas_bawah: 0", "batas_atas: 100\n  batas_bawah: ▸110", "melebihi batas atasnya"),
]  # fmt: skip


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("code", "file", "old", "new", "words"), SALAH_METODE, ids=[f"{s[0]}-{n}" for n, s in enumerate(SALAH_METODE)]
)
def test_a_method_that_contradicts_itself(proyek: Proyek, code: str, file: str, old: str, new: str, words: str) -> None:
    """One finding, at the band, rank or key to repair, with a remedy; never a number under a broken scale."""
    line, column = proyek.ubah(file, old, new)
    year, findings = load_year(proyek.root, 2024)
    assert year is None
    assert [(f.code, f.file, f.line, f.column) for f in findings] == [(code, f"data/2024/{file}", line, column)]
    assert words in findings[0].message
    assert findings[0].hint


def test_a_slip_in_the_method_does_not_spread(proyek: Proyek) -> None:
    """A ladder stays known to the indicators that use it though another line of the method has an error."""
    tangga = "tangga:\n  - id: mutu\n    urutan: [Rendah, Tinggi]\n  - id: lain\n    urutan: 5\nskala: 85-70-55"
    proyek.ubah("metode.yaml", SKALA, tangga)
    old = "satuan: opini-bpk\n    polaritas: naik\n    target: WTP"
    proyek.ubah("indikator.yaml", old, old.replace("opini-bpk", "mutu").replace("WTP", "Tinggi"))
    _, findings = load_year(proyek.root, 2024)
    assert [(f.code, f.file) for f in findings] == [("LKJ202", "data/2024/metode.yaml")]


def test_findings_stay_in_the_order_of_the_files(proyek: Proyek) -> None:
    """The method is read first, yet told of in its turn."""
    proyek.ubah("metode.yaml", "desimal: 2", "desimal: 7")
    proyek.ubah("satker.yaml", "ppnpn: 30", "ppnpn: x")
    proyek.ubah("indikator.yaml", "target: 89", "target: x")
    _, findings = load_year(proyek.root, 2024)
    assert [f.file.rsplit("/", 1)[-1] for f in findings] == ["satker.yaml", "indikator.yaml", "metode.yaml"]


def test_the_printed_upper_bound_is_allowed_where_it_fits(proyek: Proyek) -> None:
    """A source that prints both bounds may be followed to the letter."""
    proyek.ubah("metode.yaml", SKALA, TINGGI + "      atas: 100\n    - nama: Rendah\n      atas: 85")
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    scale = year.metode.pita
    assert [f"{p.nama} {p.bawah} {p.atas}" for p in scale.pita] == ["Tinggi 85 100", "Rendah None 85"]
    assert (scale.nama, scale.sumber) == ("Mutu", "Keputusan")
