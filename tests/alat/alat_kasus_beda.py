"""Hand-made pairs: what is edited in the right year, by the name of the text that is expected."""

from __future__ import annotations

IND, MET, PK, PAGU, SAT = "indikator.yaml", "metode.yaml", "pk.yaml", "pagu.yaml", "satker.yaml"
SAS, VIS, HUK, TUG, PEN = "sasaran.yaml", "visi-misi.yaml", "dasar-hukum.yaml", "tugas.yaml", "pengecualian.yaml"

_IKK_03 = """  - id: IKK-03
    nama: Jumlah berkas arsip yang ditata
"""
_BARU = """  - id: IKK-04
    nama: Jumlah berkas arsip yang telah ditata
"""
_TAMBAHAN = """
  - id: IKK-05
    nama: Persentase pegawai yang mengikuti pelatihan
    sasaran: SK-02
    dokumen: pk-sekretaris
    satuan: persen
    polaritas: naik
    target: 80
    realisasi: 75
"""
_TRIWULAN = """    triwulan:
      - 20
      - 21
      - null
      - 61
    akumulasi: terakhir
"""

KASUS: dict[str, list[tuple[str, str, str]]] = {
    "metode": [
        (MET, "turun: selisih", "turun: rasio"),
        (MET, "batas_atas: null", "batas_atas: 120"),
        (MET, "agregasi: rerata-indikator", "agregasi: rerata-sasaran"),
        (MET, "skala: 85-70-55", "skala: 91-76-66-51"),
    ],
    "dokumen-diukur": [(MET, "dokumen: pk-sekretaris", "dokumen: pk-ketua")],
    "indikator-datang-pergi": [
        (IND, _IKK_03, _BARU),
        (
            IND,
            "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",
            "    catatan: Penataan dikerjakan bersama arsiparis kabupaten" + _TAMBAHAN,
        ),
    ],
    "indikator-nama-dan-tempat": [
        (IND, "Persentase pengaduan yang diselesaikan", "Persentase pengaduan yang diselesaikan tepat waktu"),
        (IND, "Rata-rata waktu tunggu penerima layanan", "Indeks Kepuasan Masyarakat"),
        (IND, "    sasaran: SK-02\n", "    sasaran: SK-01\n"),
        (SAS, "Tertibnya pengelolaan arsip", "Tertib dan lengkapnya pengelolaan arsip"),
        (IND, "target: 400\n    realisasi: 400", "target: 400\n    realisasi: 401"),
        (
            IND,
            "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",
            "    catatan: Penataan dikerjakan bersama arsiparis kabupaten" + _TAMBAHAN,
        ),
    ],
    "target-dan-realisasi": [
        (IND, "target: 90\n    realisasi: 81", "target: 85\n    realisasi: 88"),
        (IND, "target: 20\n    realisasi: 19", "target: 18\n    realisasi: 23"),
        (IND, "target: BB\n    realisasi: BB", "target: A\n    realisasi: B"),
        (IND, "target: 400\n    realisasi: 400", "target: 400\n    realisasi: null"),
    ],
    "aturan-indikator": [
        (IND, "satuan: Berkas", "satuan: Boks"),
        (IND, "polaritas: turun", "polaritas: naik"),
        (IND, "target: 90\n", "target: 90\n    batas_atas: null\n"),
        (IND, "target: 1\n", "target: 1\n    batas_atas: 100\n"),
    ],
    "fakta-indikator": [
        (IND, "nasional: 85", "nasional: 87"),
        (IND, "target_renstra: 15", "target_renstra: 12"),
        (IND, "        target: 375\n", "        target: 370\n"),
        (IND, "    catatan: Antrean daring berlaku sejak awal tahun\n", ""),
        (IND, "    nasional: 350\n", "    tanpa_pembanding:\n      - nasional\n"),
        (IND, "    target: 90\n    realisasi: 81\n", "    target: 90\n" + _TRIWULAN),
    ],
    "anggaran": [
        (PAGU, "realisasi: 3771000000", "realisasi: 3800000000"),
        (PAGU, "realisasi: 3610000000", "realisasi: 3600000000"),
        (PAGU, "realisasi: 1650000000", "realisasi: 1679000000"),
        (PK, "        anggaran: 1250000000\n", "        anggaran: 1300000000\n"),
        (PK, "nama: Penataan Arsip Dinas", "nama: Penataan Arsip"),
        (SAS, "peran: menghambat", "peran: menunjang"),
    ],
    "perjanjian": [
        (PK, "tanggal: 2024-01-15", "tanggal: 2024-07"),
        (PK, "pihak_kedua: ketua", "pihak_kedua: null"),
        (
            PK,
            "supervisi: Pihak Kedua akan melakukan supervisi yang diperlukan.",
            "supervisi: null\n    perubahan: true",
        ),
        (
            PK,
            "janji: Pihak Pertama berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini.",
            "janji: Pihak Pertama berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini.",
        ),
    ],
    "satuan-kerja": [
        (SAT, "nama: Contoh Kepala", "nama: Kepala Baru"),
        (SAT, "  - id: sekretaris\n", "  - id: plt-sekretaris\n"),
        (SAT, "  pns: 12", "  pns: 14"),
        (SAT, "      jumlah: 7", "      jumlah: 9"),
        (SAT, "    - nama: Subbagian Perencanaan", "    - nama: Subbagian Program"),
        (SAT, "tanggal: 2025-02-14", "tanggal: 2025-03-01"),
        (PK, "pihak_pertama: sekretaris", "pihak_pertama: plt-sekretaris"),
    ],
    "rencana-dan-hukum": [
        (VIS, "akhir: 2024", "akhir: 2025"),
        (VIS, "visi: Terwujudnya pelayanan contoh yang prima", "visi: Terwujudnya pelayanan contoh yang unggul"),
        (
            VIS,
            "  - Meningkatkan mutu pelayanan contoh\n",
            "  - Meningkatkan mutu pelayanan contoh\n  - Menata arsip contoh\n",
        ),
        (VIS, "    nama: Meningkatnya mutu pelayanan contoh", "    nama: Meningkatnya mutu layanan contoh"),
        (HUK, "tentang: Perangkat Daerah", "tentang: Perangkat Daerah yang Baru"),
        (TUG, "      - Merumuskan kebijakan teknis di bidang contoh\n", ""),
    ],
    "narasi-dan-pengecualian": [
        ("narasi/penutup.md", "\n", "\n\nSatu alinea baru.\n"),
        (
            PEN,
            "pengecualian: []",
            "pengecualian:\n  - kode: LKJ601\n    berkas: pk.yaml\n    alasan: Contoh\n    oleh: Kepala",
        ),
    ],
}
