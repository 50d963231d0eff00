"""An imaginary Dinas Kesehatan: planning documents of its own, and agreements on three levels."""

from __future__ import annotations

import shutil
from pathlib import Path

from alat_benar import ganti, salin

KALIMAT = """    tempat: Kota Contoh
    tanggal: 2024-01-{hari:02}
    pembuka: Dalam rangka mewujudkan manajemen pemerintahan yang efektif, kami yang bertanda tangan di bawah ini
    janji: Pihak Kesatu berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini.
    tanggung_jawab: Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami.
    supervisi: Pihak Kedua akan melakukan supervisi yang diperlukan.
"""
PEJABAT = """pejabat:
  - id: bupati
    nama: Contoh Bupati
    jabatan: Bupati Contoh
    jabatan_singkat: Bupati
    nip: null
  - id: kepala
    nama: Contoh Kepala
    jabatan: Kepala Dinas Kesehatan
    jabatan_singkat: Kepala
    nip: "197001011995031001"
  - id: kesmas
    nama: Contoh Kesmas
    jabatan: Kepala Bidang Kesehatan Masyarakat
    jabatan_singkat: Kepala Bidang
    nip: "198002292006042001"
  - id: yankes
    nama: Contoh Yankes
    jabatan: Kepala Bidang Pelayanan Kesehatan
    jabatan_singkat: Kepala Bidang
    nip: "198102282006042002"
  - id: gizi
    nama: Contoh Gizi
    jabatan: Kepala Seksi Gizi
    jabatan_singkat: Kepala Seksi
    nip: "198502282010042002"
"""
DOKUMEN = """dokumen:
  - id: renja
    nama: Rencana Kerja
    jenis: rencana
  - id: pk-kepala
    nama: Perjanjian Kinerja Kepala Dinas
    singkatan: PK Kepala Dinas
    jenis: perjanjian
    jenjang: 1
    pihak: kesatu
    anggaran: program
  - id: pk-kesmas
    nama: Perjanjian Kinerja Kepala Bidang Kesehatan Masyarakat
    jenis: perjanjian
    jenjang: 2
    pihak: kesatu
    anggaran: kegiatan
  - id: pk-yankes
    nama: Perjanjian Kinerja Kepala Bidang Pelayanan Kesehatan
    jenis: perjanjian
    jenjang: 2
    pihak: kesatu
    anggaran: kegiatan
  - id: pk-gizi
    nama: Perjanjian Kinerja Kepala Seksi Gizi
    jenis: perjanjian
    jenjang: 3
    pihak: kesatu
    anggaran: tidak
  - id: aksi
    nama: Rencana Aksi Kepala Dinas
    jenis: rencana-aksi
"""
NASKAH = (("kepala", "bupati", "Dinas Kesehatan"), ("kesmas", "kepala", "Bidang Kesehatan Masyarakat"),
          ("yankes", "kepala", "Bidang Pelayanan Kesehatan"), ("gizi", "kesmas", "Seksi Gizi"))  # fmt: skip
#: Objectives: id, documents, the one that is supported, and its words.
SASARAN = (
    ("SS-01", "[renja, pk-kepala, aksi]", None, "Menurunnya kematian ibu"),
    ("SS-02", "[renja, pk-kepala]", None, "Membaiknya gizi balita"),
    ("SP-01", "pk-kesmas", "SS-02", "Meningkatnya pemantauan tumbuh kembang balita"),
    ("SP-02", "pk-yankes", "SS-01", "Meningkatnya persalinan di fasilitas kesehatan"),
    ("SG-01", "pk-gizi", "SP-01", "Terlaksananya penimbangan balita di posyandu"),
)
_SAJA = "\n      - renja\n      - pk-kepala\n      - id: aksi\n        target: 115"
#: Indikator: id, objective, documents, name, unit, polarity, target and realisasi.
INDIKATOR = (
    ("IK-01", "SS-01", _SAJA, "Angka kematian ibu", "per 100.000 kelahiran hidup", "turun", 110, 104),
    ("IK-02", "SS-02", " [renja, pk-kepala]", "Prevalensi balita pendek", "persen", "turun", 14, "13.3"),
    ("IP-01", "SP-01", " pk-kesmas", "Cakupan balita yang dipantau", "persen", "naik", 80, 76),
    ("IP-02", "SP-02", " pk-yankes", "Persalinan di fasilitas kesehatan", "persen", "naik", 95, 96),
    ("IG-01", "SG-01", " pk-gizi", "Jumlah posyandu yang menimbang setiap bulan", "Posyandu", "naik", 120, 120),
)


def _sasaran() -> str:
    made = ["skema: 1", "sasaran:"]
    for ident, documents, above, name in SASARAN:
        made += [f"  - id: {ident}", f"    dokumen: {documents}", "    tujuan: TJ-01"]
        made += [f"    mendukung: {above}"] if above else []
        made += [f"    nama: {name}"]
        if ident.startswith("SS"):
            made += ["    program:", '      - kode: "0101"', "        peran: menunjang"]
    return "\n".join(made) + "\n"


def _indikator() -> str:
    made = ["skema: 1", "indikator:"]
    for ident, sasaran, documents, name, unit, polarity, target, realisasi in INDIKATOR:
        made += [f"  - id: {ident}", f"    nama: {name}", f"    sasaran: {sasaran}", f"    dokumen:{documents}"]
        made += [f"    satuan: {unit}", f"    polaritas: {polarity}", f"    target: {target}"]
        made += [f"    realisasi: {realisasi}", "    tanpa_pembanding: [riwayat, renstra, nasional]"]
    return "\n".join(made) + "\n"


def dinas(target: Path) -> Path:
    """Write the office's year into a folder; every figure of it is made up."""
    root = salin(target)
    year = root / "data" / "2024"
    for path in [*year.rglob("*.yaml"), *year.rglob("*.md")]:
        text = path.read_text(encoding="utf-8").replace("Dinas Contoh", "Dinas Kesehatan")
        path.write_text(text, encoding="utf-8", newline="\n")
    satker = (year / "satker.yaml").read_text(encoding="utf-8")
    head, _, rest = satker.partition("pejabat:\n")
    rest = "laporan:\n" + rest.partition("laporan:\n")[2].replace("penandatangan: ketua", "penandatangan: kepala")
    (year / "satker.yaml").write_text(head + PEJABAT + rest, encoding="utf-8", newline="\n")
    pk = (year / "pk.yaml").read_text(encoding="utf-8")
    program = pk[pk.index("program:") : pk.index("perjanjian:")]
    agreements = "".join(
        f"  - id: pk-{one}\n    judul: Perjanjian Kinerja\n    unit: {unit}\n    pihak_pertama: {one}\n"
        f"    pihak_kedua: {above}\n" + KALIMAT.format(hari=n)
        for n, (one, above, unit) in enumerate(NASKAH, start=8)
    )
    made = f"skema: 1\n{program}{DOKUMEN}perjanjian:\n{agreements}"
    (year / "pk.yaml").write_text(made, encoding="utf-8", newline="\n")
    (year / "sasaran.yaml").write_text(_sasaran(), encoding="utf-8", newline="\n")
    (year / "indikator.yaml").write_text(_indikator(), encoding="utf-8", newline="\n")
    ganti(root, "metode.yaml", ("dokumen: pk-sekretaris", "dokumen: pk-kepala"))
    prose = year / "narasi"
    (prose / "rencana-kinerja-tahunan.md").write_text("Rencana kerja disajikan di bawah ini.\n", encoding="utf-8")
    (prose / "perjanjian-kinerja.md").write_text(
        "Perjanjian setiap jenjang disajikan di bawah ini.\n", encoding="utf-8"
    )
    (prose / "evaluasi.md").write_text("Capaian setiap sasaran diuraikan di bawah ini.\n", encoding="utf-8")
    shutil.move(prose / "sasaran" / "SK-01.md", prose / "sasaran" / "SS-01.md")
    shutil.move(prose / "sasaran" / "SK-02.md", prose / "sasaran" / "SS-02.md")
    return root
