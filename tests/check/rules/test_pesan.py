"""A mistake is told where it stands, with what an officer needs to mend it, and by one rule alone."""

from __future__ import annotations

import pytest
from alat_fakta import Fakta, Tahunan
from alat_kalimat import Ubah

from lkj.diagnostics import Severity

pytestmark = pytest.mark.lambat


@pytest.fixture(scope="module")
def tahunan(tmp_path_factory: pytest.TempPathFactory) -> Tahunan:
    return Tahunan(tmp_path_factory.mktemp("pesan"))


def _temuan(tahunan: Tahunan, tahun: str, berkas: str, lama: str, baru: str) -> list[tuple[str, str, str]]:
    """Return what an edit brings, at warning or above: code, the line it stands in, and message."""
    one = Fakta(id="", tahun=tahun, jenis="", ubah=(Ubah(berkas=berkas, lama=lama, baru=baru),))
    lines = tahunan.isi(tahun, berkas)[1].replace(lama, baru).split("\n")
    found = [f for f in tahunan.temuan_baru(one) if f.severity is not Severity.INFO]
    return [(f.code, lines[f.line - 1].strip() if f.file.endswith(berkas) else f.file, f.message) for f in found]


@pytest.mark.parametrize(
    ("tahun", "berkas", "lama", "baru", "kode", "baris", "pesan"),
    [
        (
            "perpus-2025", "indikator.yaml", "      - 78.4\n", "      - 104\n",
            "LKJ426", "- 104", "triwulan 4 IKK-09 104%",
        ),
        (
            "kpu-2024", "dasar-hukum.yaml", '    nomor: "29"\n    tahun: 2014\n', '    nomor: "29"\n    tahun: 2019\n',
            "LKJ316", "tahun: 2019", "Nomor 29 Tahun 2014",
        ),
        (
            "kpu-2024", "dasar-hukum.yaml", "    tahun: 1945\n", "    tahun: 1954\n",
            "LKJ316", "tahun: 1954", "(UUD-1945) bertahun 1954, sedangkan menurut id-nya tahun 1945",
        ),
        (
            "perpus-2025", "pagu.yaml", "    realisasi: 1134000000\n", "    realisasi: 1314000000\n",
            "LKJ420", "realisasi: 1314000000", "(05.02) Rp1.314.000.000 melebihi pagunya Rp1.200.000.000",
        ),
        (
            "kpu-2024", "pk.yaml", "    tanggal: 2024-07  #", "    tanggal: 2023-07  #",
            "LKJ313", 'tanggal: 2023-07  # bulan saja; sumber: "Juli 2024", tanpa hari', "bertanggal 2023-07",
        ),
        (
            "perpus-2025", "pk.yaml", "    tanggal: 2025-01-08\n", "    tanggal: 2026-01-08\n",
            "LKJ313", "tanggal: 2026-01-08", "bertanggal 8 Januari 2026",
        ),
        (
            "perpus-2025", "satker.yaml", "  tanggal: 2026-02-05\n", "  tanggal: 2025-02-05\n",
            "LKJ415", "tanggal: 2025-02-05", "sebelum tahun itu berakhir",
        ),
        (
            "perpus-2025", "pagu.yaml", "    pagu: 7450000000\n", "    pagu: 7540000000\n",
            "LKJ702", "pagu: 7540000000", "tertulis Rp7.540.000.000, sedangkan dalam data/2024 Rp7.450.000.000",
        ),
        (
            "perpus-2025", "indikator.yaml", "    realisasi: 22.5\n", "    realisasi: 225\n",
            "LKJ425", "realisasi: 225", "yaitu 18 sampai dengan 23,1 derajat Celsius",
        ),
        (
            "perpus-2025", "indikator.yaml", "    realisasi: 214000000\n", "    realisasi: 2140000000\n",
            "LKJ425", "realisasi: 2140000000", "Rp2.140.000.000, sekitar sepuluh kali nilai-nilai lainnya, yaitu"
            " Rp168.000.000 sampai dengan Rp225.000.000",
        ),
    ],
)  # fmt: skip
def test_one_slip_is_told_once_at_its_line(
    tahunan: Tahunan, tahun: str, berkas: str, lama: str, baru: str, kode: str, baris: str, pesan: str
) -> None:
    """Other rules that look at the same value keep silent, and no waiver is called useless meanwhile."""
    found = _temuan(tahunan, tahun, berkas, lama, baru)
    assert [one[:2] for one in found] == [(kode, baris)]
    assert pesan in found[0][2]


def test_two_things_of_one_name_are_told_apart_by_their_ids(tahunan: Tahunan) -> None:
    """The name stands once in the message, and both ids do."""
    name = "Jumlah Dokumen Evaluasi Tahapan pemilihan serentak"
    old = "nama: Jumlah Pembayaran Gaji dan Tunjangan\n"
    found = dict(one[::2] for one in _temuan(tahunan, "kpu-2024", "indikator.yaml", old, f"nama: {name}\n"))
    assert found["LKJ309"] == f"indikator IKK-09 dan IKK-08 bernama sama: «{name}»"


def test_what_is_counted_is_called_by_its_word(tahunan: Tahunan) -> None:
    """A name that counts books is not said to count documents."""
    old = "nama: Kunjungan tertinggi dalam sehari pada pekan literasi\n"
    found = dict(
        one[::2]
        for one in _temuan(tahunan, "perpus-2025", "indikator.yaml", old, "nama: Jumlah buku yang dialihmediakan\n")
    )
    assert "menyebut banyaknya buku, tetapi satuannya Orang" in found["LKJ428"]


def test_a_mean_under_a_cap_is_told_to_be_the_cap(tahunan: Tahunan) -> None:
    """A realisasi of 0 that the cap makes countable is no mistake; that the mean is the cap then, is told."""
    change = Ubah(berkas="indikator.yaml", lama="    realisasi: 1.6\n", baru="    realisasi: 0\n")
    one = Fakta(id="", tahun="perpus-2025", jenis="", ubah=(change,))
    told = [f for f in tahunan.temuan_baru(one) if f.code == "LKJ403"]
    assert [f.severity for f in told] == [Severity.INFO]
    assert "menjadi 110%, sebesar batas atas" in told[0].hint


@pytest.mark.parametrize("lain", ["SK-11", "SK-21"])
def test_an_objective_left_alone_is_told_who_may_have_meant_it(tahunan: Tahunan, lain: str) -> None:
    """One figure of an id that slipped leaves its objective without an indikator: the remedy names the slip's line."""
    change = Ubah(berkas="indikator.yaml", lama="    sasaran: SK-12\n", baru=f"    sasaran: {lain}\n")
    one = Fakta(id="", tahun="kpu-2024", jenis="", ubah=(change,))
    (found,) = [f for f in tahunan.temuan_baru(one) if f.code == "LKJ305"]
    lines = tahunan.isi("kpu-2024", "indikator.yaml")[1].split("\n")
    assert f"{lines.index('    sasaran: SK-12') + 1}, yang menyebut «{lain}»" in found.hint
