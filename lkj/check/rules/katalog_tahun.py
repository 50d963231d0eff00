"""Explanations of LKJ7xx: between a year and the one before it.

Their examples stand beside the year before the sample year, `tests/data/lalu/2023`.
"""

from __future__ import annotations

from lkj.check.rules.katalog_bentuk import AWAS, INFO, PERMENPAN_53, PERMENPAN_88, PP_8, TATA, Aturan, Contoh

_BANDING = "Perbandingan dengan tahun lalu hanya berarti bila yang dibandingkan sama."

ATURAN_ANTARTAHUN = (
    Aturan(
        "LKJ701",
        "Riwayat berbeda dari data tahunnya",
        AWAS,
        "Target atau realisasi dalam `riwayat` tidak sama dengan yang tertulis dalam folder tahun itu.",
        "Satu angka yang tertulis di dua tempat harus sama; auditor akan membandingkan kedua laporan.",
        f"{PERMENPAN_53}, analisis 2",
        (Contoh("indikator.yaml", "realisasi: 84", "realisasi: 85"),),
        "Samakan dengan data tahun itu, atau perbaiki datanya bila datanya yang keliru.",
    ),
    Aturan(
        "LKJ702",
        "Pagu tahun lampau berubah",
        AWAS,
        "Pagu atau realisasi anggaran sebuah tahun lampau berbeda dari yang tertulis dalam folder tahun sebelumnya.",
        "Anggaran tahun yang telah ditutup tidak berubah; perbedaan berarti salah satu laporan keliru.",
        PP_8,
        (Contoh("pagu.yaml", "    realisasi: 3610000000\n", "    realisasi: 3600000000\n"),),
        "Samakan menurut laporan keuangan yang telah diperiksa.",
    ),
    Aturan(
        "LKJ703",
        "Satuan atau polaritas indikator berubah",
        AWAS,
        "Indikator dengan id yang sama mempunyai satuan atau polaritas lain daripada tahun sebelumnya.",
        _BANDING,
        f"{PERMENPAN_53}, analisis 2",
        (Contoh("indikator.yaml", "satuan: menit", "satuan: jam"),),
        "Pertahankan ukurannya. Bila yang diukur memang lain, beri indikator itu id baru.",
    ),
    Aturan(
        "LKJ704",
        "Metode berubah tanpa dicatat",
        AWAS,
        "Metode tahun sebelumnya berbeda dari metode tahun ini, dan `riwayat` dalam metode.yaml tidak mencatatnya.",
        "Tanpa catatan itu capaian tahun lalu dihitung ulang dengan metode tahun ini, sehingga berbeda dari yang"
        " pernah dilaporkan.",
        f"{PERMENPAN_53}, analisis 2",
        (Contoh("metode.yaml", "batas_atas: null", "batas_atas: 120"),),
        "Salin `capaian`, `agregasi`, dan `skala` tahun lalu ke `riwayat` dalam metode.yaml.",
    ),
    Aturan(
        "LKJ705",
        "Id dipakai untuk hal lain",
        AWAS,
        "Sasaran atau indikator dengan id yang sama bernama lain sama sekali daripada tahun sebelumnya.",
        "Id menghubungkan tahun dengan tahun; id yang dipakai ulang membandingkan dua hal yang berbeda.",
        TATA,
        (
            Contoh(
                "indikator.yaml",
                "nama: Jumlah rencana kerja yang disusun",
                "nama: Persentase pegawai yang dilatih",
            ),
        ),
        "Beri yang baru id sendiri. Bila indikatornya hanya berganti nama, jelaskan dalam `catatan`.",
    ),
    Aturan(
        "LKJ706",
        "Id berganti padahal hal yang sama",
        AWAS,
        "Ada id baru yang namanya sama atau hampir sama dengan nama yang tahun lalu ber-id lain dan kini tidak ada.",
        "Dengan id baru, riwayat indikator itu terputus.",
        TATA,
        (Contoh("indikator.yaml", "id: IKR-01", "id: IKR-02"),),
        "Pakai kembali id yang lama. Bila indikatornya memang lain, jelaskan dalam `catatan`.",
    ),
    Aturan(
        "LKJ707",
        "Visi, misi, atau tujuan berubah di tengah Renstra",
        AWAS,
        "Bunyi visi, misi, atau tujuan berbeda dari tahun sebelumnya, padahal periode Renstranya sama.",
        "Visi, misi, dan tujuan ditetapkan untuk seluruh periode Renstra.",
        PERMENPAN_53,
        (
            Contoh(
                "visi-misi.yaml",
                "visi: Terwujudnya pelayanan contoh yang prima",
                "visi: Terwujudnya pelayanan contoh yang unggul",
            ),
        ),
        "Samakan dengan naskah Renstra; bila Renstra diubah, terima temuan ini dengan menyebut dasar perubahannya.",
    ),
    Aturan(
        "LKJ708",
        "Target lebih ringan daripada tahun lalu",
        INFO,
        "Menurut polaritasnya, target indikator lebih mudah dicapai daripada target tahun sebelumnya.",
        "Evaluator menanyakan target yang diturunkan; capaian yang naik karenanya bukan perbaikan kinerja.",
        PERMENPAN_88,
        (Contoh("indikator.yaml", "target: BB\n    realisasi: BB", "target: B\n    realisasi: BB"),),
        "Jelaskan sebabnya dalam `catatan` indikator itu.",
    ),
    Aturan(
        "LKJ709",
        "Riwayat tahun lalu belum ditulis",
        AWAS,
        "Realisasi indikator ada dalam folder tahun sebelumnya, tetapi `riwayat` tidak memuat tahun itu.",
        "Laporan diminta membandingkan realisasi dengan tahun lalu, dan datanya tersedia.",
        f"{PERMENPAN_53}, analisis 2",
        (
            Contoh(
                "indikator.yaml",
                "    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n",
                "",
            ),
        ),
        "Tambahkan target dan realisasi tahun itu ke `riwayat`; `lkj new` menuliskannya sendiri.",
    ),
    Aturan(
        "LKJ710",
        "Narasi disalin dari tahun lalu",
        AWAS,
        "Narasi tentang keadaan tahun ini sama persis dengan narasi tahun sebelumnya.",
        "Permasalahan, evaluasi, dan penutup menceritakan tahun laporan; salinan menceritakan tahun yang lain.",
        PERMENPAN_88,
        (
            Contoh(
                "narasi/permasalahan.md",
                "Jumlah petugas pengaduan belum sebanding dengan jumlah pengaduan yang masuk.",
                "Loket pengaduan hanya satu.",
            ),
        ),
        "Tulis keadaan tahun ini.",
    ),
)
