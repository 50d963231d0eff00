"""What a missed, a missing and a doubtful result do to the mean, from the data to everything that prints it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year
from alat_tabel import tertulis

from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

ISI_LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
OPINI = "    satuan: opini-bpk\n    polaritas: naik\n    target: WTP\n    realisasi: WDP\n  - id: IKK-06"


def _angka(proyek: Proyek) -> Pengukuran:
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return Pengukuran(year)


def _laporan(proyek: Proyek) -> str:
    from alat_proyek import environment

    from lkj.report.dokumen import susun_laporan

    text = tertulis(susun_laporan(environment(proyek.root), _angka(proyek)).markdown)
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)


def test_a_missed_rank_counts_as_zero_wherever_the_mean_is_shown(proyek: Proyek) -> None:
    """WTP missed: the capaian stays null, 0 enters the mean, and table, JSON, explanation and report all say so."""
    proyek.ubah("indikator.yaml", ISI_LAMA, OPINI)
    mean = "91,76"  # (1657,98 - 98) / 17
    _, table, _ = proyek.jalankan("capaian", "2024")
    assert f"Rata-rata capaian 17 indikator: {mean}% (Sangat Berhasil)" in table
    assert "  dihitung 0: IKK-05 – Peringkat WDP tidak mencapai target WTP" in table
    _, out, _ = proyek.jalankan("capaian", "2024", "--format", "json")
    data = json.loads(out)
    one = next(i for i in data["indicators"] if i["id"] == "IKK-05")
    assert (one["capaian"], one["status"]) == (None, "tidak_tercapai")
    average = data["average"]
    assert [(s["id"], s["score"]) for s in average["scored"]] == [("IKK-05", "0")]
    assert (average["n"], average["of"], average["provisional"], average["excluded"]) == (17, 17, False, [])
    _, text, _ = proyek.jalankan("explain", "2024", "rata-rata")
    assert "tanpa persentase, tidak tercapai, sehingga dihitung 0" in text
    assert "Tanpa persentase: yang tercapai dihitung 100 dan yang tidak tercapai dihitung 0" in " ".join(text.split())
    _, text, _ = proyek.jalankan("explain", "2024", "IKK-05")
    assert "Dalam rata-rata: tanpa persentase, tidak tercapai, sehingga dihitung 0." in " ".join(text.split())
    report = _laporan(proyek)
    assert "<td>Tanpa persentase</td><td>yang tercapai dihitung 100 dan yang tidak tercapai dihitung 0" in report
    assert f"<strong>{mean}%</strong>" in report


def test_leaving_out_is_a_choice_that_is_printed(proyek: Proyek) -> None:
    """Declared in metode.yaml, and printed in Bab III even where no row is without a percentage."""
    assert "Tanpa persentase" not in _laporan(proyek)
    proyek.ubah("metode.yaml", "penerapan_batas: sebelum", "penerapan_batas: sebelum\n  tanpa_persentase: dikeluarkan")
    assert "<td>Tanpa persentase</td><td>tidak diikutkan dalam perata-rataan" in _laporan(proyek)
    proyek.ubah("indikator.yaml", ISI_LAMA, OPINI)
    _, table, _ = proyek.jalankan("capaian", "2024")
    assert "Rata-rata capaian 16 indikator: 97,50%" in table
    assert "tidak diikutkan: IKK-05 – Peringkat WDP" in table


def test_a_mean_that_lacks_a_realisasi_is_provisional_everywhere(proyek: Proyek) -> None:
    """16 of 17: table, JSON, workbook, explanation and report call the mean provisional and say of how many."""
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: null")
    said = "sementara, 16 dari 17 indikator"
    _, table, _ = proyek.jalankan("capaian", "2024")
    assert f"Rata-rata capaian {said}: 97,50%" in table
    _, out, _ = proyek.jalankan("capaian", "2024", "--format", "json")
    average = json.loads(out)["average"]
    assert (average["provisional"], average["measured"], average["of"], average["n"]) == (True, 16, 17, 16)
    _, text, _ = proyek.jalankan("explain", "2024", "rata-rata")
    assert "97,50% (sementara, 16 dari 17) (Sangat Berhasil)" in text
    assert "Sementara: realisasi IKK-06 belum ada" in text
    report = _laporan(proyek)
    assert f"<strong>Rata-rata capaian {said}, kategori Sangat Berhasil</strong>" in report
    assert "16 indikator terukur dalam 17 sasaran (sementara)" in report
    assert "dihitung atas 16 dari 17 indikator yang datanya ada; sementara, sebab" in report


def test_a_complete_mean_is_not_called_provisional(proyek: Proyek) -> None:
    """The shipped year has all its realisasi, and says nothing of the kind."""
    assert "sementara" not in proyek.jalankan("capaian", "2024")[1]
    assert "sementara, " not in _laporan(proyek)


WAIVER = (
    "  - kode: LKJ401\n    berkas: indikator.yaml\n    alasan: Bobot menyusul\n    oleh: Tim penyusun lkj\n"
    "    sampai: null\n"
)


@pytest.mark.parametrize(
    "args",
    [("check", "2024"), ("explain", "2024", "SK-05"), ("capaian", "2024"), ("capaian", "2024", "--sasaran", "SK-05")],
)
def test_weights_above_a_hundred_that_were_waived_are_no_internal_error(proyek: Proyek, args: tuple[str, ...]) -> None:
    """The objective's mean uses its weights in proportion; the document's has none and says why."""
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: tertimbang")
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    text = text.replace("dokumen: pk-sekretaris\n", "dokumen: pk-sekretaris\n    bobot: 60\n")
    proyek.tulis("indikator.yaml", text.replace("sasaran: SK-14\n", "sasaran: SK-05\n"))
    sasaran = proyek.path("sasaran.yaml").read_text(encoding="utf-8")
    proyek.tulis("sasaran.yaml", re.sub(r"  - id: SK-14\n(    .*\n)+", "", sasaran))
    waivers = proyek.path("pengecualian.yaml").read_text(encoding="utf-8")
    proyek.tulis("pengecualian.yaml", waivers.replace("SK-14", "SK-05") + WAIVER)
    code, out, err = proyek.jalankan(*args)
    assert (code, "galat dalam lkj" in out + err) == (0, False), out + err
    numbers = _angka(proyek)
    part = {sasaran.id: mean for sasaran, mean in numbers.utama.per_sasaran}["SK-05"]
    assert str(part.nilai) == "91.495"
    assert {reason for _, reason in numbers.utama.agregat.dikecualikan} == {"Jumlah bobot 1.020, seharusnya 100."}
