"""Explanations of LKJ5xx (prose) and LKJ6xx (completeness by regulation)."""

from __future__ import annotations

from lkj.check.rules.katalog_bentuk import (
    AWAS,
    GALAT,
    INFO,
    PERMENPAN_53,
    PERMENPAN_88,
    PP_8,
    TATA,
    Aturan,
    Contoh,
)

_HITUNG = "Yang dapat dihitung tidak diketik: angka ketikan tidak ikut berubah bila datanya berubah."

ATURAN_NARASI = (
    Aturan(
        "LKJ501",
        "Templat atau narasi tidak dapat disusun",
        GALAT,
        "Di dalam `{{ … }}` atau `{% … %}` ada nama yang tidak dikenal, tanda yang kurang, atau hitungan yang gagal. "
        "Pengulangan dan rangkaian teks dihitung langkahnya; yang melampaui kebutuhan laporan mana pun dihentikan.",
        "Bagian itu tidak dapat dicetak.",
        TATA,
        (Contoh("narasi/misi.md", "{{ satker.sebutan }}", "{{ satker.sebutn }}"),),
        "Cocokkan namanya dengan daftar dalam docs/panduan.md.",
    ),
    Aturan(
        "LKJ502",
        "Narasi atau templat merusak susunan laporan",
        GALAT,
        "Narasi memuat judul tingkat bab, judul kosong, kutipan atau daftar terlalu dalam, catatan kaki di dalam "
        "catatan kaki, atau blok kode, komentar, atau HTML yang tidak ditutup; atau baris, huruf tebal dan miring, "
        "kurung siku, atau tabel yang melampaui kemampuan mesin dokumen. Templat milik proyek diperiksa pula, sebab "
        "yang tidak ditutup di sana menelan tabel sesudahnya; begitu pula templat yang tidak menghasilkan isi.",
        "Susunan bab ditetapkan untuk semua laporan; judul dari narasi menggeser nomornya.",
        PERMENPAN_53,
        (Contoh("narasi/misi.md", "Misi {{", "# Misi {{"),),
        "Pakai `###` untuk judul di dalam narasi.",
    ),
    Aturan(
        "LKJ503",
        "Angka dan kata berbeda",
        GALAT,
        "Bilangan yang diikuti kata dalam kurung tidak sama dengan katanya, misalnya «5 (enam)».",
        "Salah satunya pasti keliru, dan pembaca tidak tahu yang mana.",
        TATA,
        (
            Contoh(
                "narasi/permasalahan.md",
                "Jumlah petugas pengaduan",
                "Jumlah 5 (enam) petugas pengaduan",
            ),
        ),
        "Samakan keduanya; penyaring `bilangan` menulis angka dan katanya sekaligus.",
    ),
    Aturan(
        "LKJ504",
        "Angka dalam narasi berbeda dari data",
        AWAS,
        "Narasi menyebut jumlah sasaran, indikator, atau pegawai, rata-rata capaian dan kategorinya, serapan, pagu,"
        " atau realisasi yang tidak sama dengan hasil hitungan.",
        f"{_HITUNG} Rata-rata capaian kerap tertukar dengan serapan anggaran.",
        PERMENPAN_53,
        (
            Contoh(
                "narasi/ringkasan-eksekutif.md",
                "{{ rekap.utama.sasaran|bilangan }} sasaran dengan {{ rekap.utama.indikator|bilangan }} indikator",
                "8 (delapan) sasaran dengan 15 (lima belas) indikator",
            ),
            Contoh(
                "narasi/ringkasan-eksekutif.md",
                "Rata-rata capaiannya {{ rekap.utama.rerata|persen }}",
                "Rata-rata capaian tahun ini 94,28%",
            ),
        ),
        "Ganti angkanya dengan `{{ … }}` yang disarankan.",
    ),
    Aturan(
        "LKJ505",
        "Pernyataan mayoritas yang tidak benar",
        AWAS,
        "Narasi menyebut satu jenjang pendidikan sebagai sebagian besar, mayoritas, atau terbanyak, padahal jenjang"
        " lain lebih banyak atau jumlahnya tidak lebih dari separuh.",
        "Pernyataan itu dapat diuji pada tabel di bawahnya.",
        PERMENPAN_53,
        (
            Contoh(
                "narasi/sumber-daya-manusia.md",
                "Sebagian besar pegawai berpendidikan S1.",
                "Sebagian besar pegawai berpendidikan S2.",
            ),
        ),
        "Sebut `{{ pegawai.terbanyak.jenjang }}` dan jumlahnya.",
    ),
    Aturan(
        "LKJ506",
        "«Semua target terpenuhi» padahal belum",
        AWAS,
        "Narasi menyatakan semua target, indikator, atau sasaran tercapai, padahal ada indikator di bawah target.",
        "Laporan kinerja mengungkapkan keberhasilan dan kegagalan; kalimat penenang menutupi yang perlu diperbaiki.",
        f"{PERMENPAN_53}; {PERMENPAN_88}",
        (
            Contoh(
                "narasi/evaluasi.md",
                "Belum semua target terpenuhi pada triwulan pertama.",
                "Semua target terpenuhi sesuai dengan rencana.",
            ),
        ),
        "Sebut berapa yang tercapai dari berapa.",
    ),
    Aturan(
        "LKJ507",
        "Pemisah ribuan bercampur",
        GALAT,
        "Satu bilangan memakai titik dan koma sebagai pemisah ribuan, misalnya «1,050.024.000».",
        "Bilangan itu dapat dibaca dua cara, dan keduanya berbeda seribu kali lipat.",
        TATA,
        (
            Contoh(
                "narasi/realisasi-anggaran.md",
                "{{ anggaran.kini.pagu|rupiah }}",
                "Rp4,000.000.000",
            ),
        ),
        "Pisahkan ribuan dengan titik; penyaring `rupiah` melakukannya.",
    ),
    Aturan(
        "LKJ508",
        "Angka diketik padahal dihitung",
        INFO,
        "Narasi mengetik jumlah atau rata-rata yang kini sama dengan hasil hitungan.",
        _HITUNG,
        TATA,
        (
            Contoh(
                "narasi/sumber-daya-manusia.md",
                "{{ pegawai.pns|bilangan }} orang PNS",
                "12 (dua belas) orang PNS",
            ),
        ),
        "Ganti dengan `{{ … }}` yang disarankan.",
    ),
    Aturan(
        "LKJ509",
        "Tag HTML atau gambar dalam narasi",
        AWAS,
        "Narasi memuat tag HTML seperti `<b>`, `<br>`, atau `<table>`, atau gambar dari berkas. Tanda «<» biasa, alamat"
        " di antara tanda «<» dan «>», dan yang berada di antara tanda kutip miring (kode) tidak termasuk.",
        "Tag tidak dijalankan, melainkan tercetak huruf demi huruf dalam dokumen resmi; dari gambar hanya kata-katanya"
        " yang tercetak. Narasi tidak boleh memuat berkas atau kode.",
        TATA,
        (
            Contoh(
                "narasi/permasalahan.md",
                "Jumlah petugas pengaduan belum sebanding",
                "<b>Jumlah petugas</b> pengaduan belum sebanding",
            ),
        ),
        "Pakai tanda Markdown yang disarankan, atau hapus tagnya.",
    ),
)

ATURAN_KELENGKAPAN = (
    Aturan(
        "LKJ601",
        "Indikator tanpa realisasi",
        AWAS,
        "Satu dokumen mempunyai indikator yang realisasinya belum ada.",
        "Laporan mengungkapkan capaian setiap target yang dijanjikan. Yang belum ada dicetak sebagai «belum ada data»,"
        " tidak sebagai 0.",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "    realisasi: 400\n", "    realisasi: null\n"),),
        "Isi realisasi bila datanya ada.",
    ),
    Aturan(
        "LKJ602",
        "Indikator tanpa target",
        AWAS,
        "Target satu indikator belum ada.",
        "Tanpa target tidak ada yang dapat diukur.",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "target: 400", "target: null"),),
        "Isi menurut dokumen perencanaannya.",
    ),
    Aturan(
        "LKJ603",
        "Anggaran atau kode belum ada",
        AWAS,
        "Anggaran program, kode kegiatan, atau realisasi anggaran satu tahun belum ada.",
        "Laporan mencetak tempat kosong.",
        PP_8,
        (Contoh("pk.yaml", 'kode: "0102"', "kode: null"),),
        "Isi menurut naskah PK atau laporan keuangan.",
    ),
    Aturan(
        "LKJ604",
        "Tanggal PK tanpa hari",
        AWAS,
        "Perjanjian Kinerja hanya bertanggal bulan dan tahun.",
        "Perjanjian yang ditandatangani mempunyai tanggal; laporan mencetak titik-titik untuk diisi dengan tangan.",
        PERMENPAN_53,
        (Contoh("pk.yaml", "tanggal: 2024-01-15", "tanggal: 2024-01"),),
        "Tulis tanggal lengkapnya.",
    ),
    Aturan(
        "LKJ605",
        "Identitas satuan kerja belum lengkap",
        INFO,
        "Telepon, faksimile, atau laman belum ada.",
        "Kepala surat tidak mencetaknya.",
        TATA,
        (Contoh("satker.yaml", 'telepon: "021-0000000"', "telepon: null"),),
        "Isi bila ada.",
    ),
    Aturan(
        "LKJ606",
        "Tahun Renstra tidak ada dalam tabel pagu",
        AWAS,
        "Tabel pagu tidak memuat satu tahun dari masa Renstra sampai tahun laporan.",
        "Realisasi tahun ini dibandingkan dengan tahun-tahun sebelumnya; tahun yang hilang bukan 0.",
        PERMENPAN_53,
        (
            Contoh(
                "pagu.yaml",
                "  - tahun: 2020\n    pagu: 3200000000\n    realisasi: 3040000000\n",
                "",
            ),
        ),
        "Tambahkan pagu dan realisasi tahun itu.",
    ),
    Aturan(
        "LKJ607",
        "PK susulan tidak berjudul Perubahan",
        AWAS,
        "Perjanjian Kinerja bertanggal lebih dari dua bulan sesudah yang pertama, tanpa tanda bahwa ia perubahan.",
        "Perjanjian Kinerja disusun pada awal tahun dan diubah bila pejabat, strategi, program, atau anggaran berubah;"
        " yang diubah berjudul Perubahan.",
        PERMENPAN_53,
        (Contoh("pk.yaml", "tanggal: 2024-01-15", "tanggal: 2024-07-15"),),
        "Tambahkan «perubahan: true» pada perjanjian itu, atau perbaiki tanggalnya.",
    ),
    Aturan(
        "LKJ608",
        "Bagian laporan kosong",
        AWAS,
        "Satu bagian dari kerangka laporan tidak berisi.",
        "Kerangka laporan sama bagi semua instansi, supaya dapat direviu dan dievaluasi.",
        PERMENPAN_53,
        (
            Contoh(
                "narasi/permasalahan.md",
                "Jumlah petugas pengaduan belum sebanding dengan jumlah pengaduan yang masuk.",
                "",
            ),
        ),
        "Tulis isinya.",
    ),
    Aturan(
        "LKJ609",
        "Cakupan tujuh analisis",
        INFO,
        "Satu dari tujuh analisis capaian belum ada untuk semua yang seharusnya, disertai persentase cakupannya: (1)"
        " target dan realisasi; (2) tahun-tahun sebelumnya; (3) target akhir Renstra; (4) standar nasional; (5)"
        " penyebab dan upaya; (6) efisiensi; (7) program dan kegiatan.",
        "Ketujuhnya diminta bagi setiap sasaran. Analisis 1 sampai 4 diambil dari indikator.yaml; 5 dari"
        " narasi/sasaran; 6 dari «program» sasaran dan «rincian» dalam pagu.yaml; 7 dari «program» sasaran. Yang belum"
        " ada dicetak sebagai «belum ada data».",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "    target_renstra: 95\n", ""),),
        "Lengkapi data atau narasi yang disebut pada temuannya.",
    ),
    Aturan(
        "LKJ610",
        "Kriteria pelaporan belum terpenuhi",
        INFO,
        "Ada kriteria evaluasi mutu pelaporan yang belum berisi sama sekali, disertai persentase yang sudah berisi.",
        "Evaluator menilai laporan menurut kriteria itu; pelaporan berbobot 15 dari 100.",
        PERMENPAN_88,
        (
            Contoh(
                "narasi/evaluasi.md",
                "Rekomendasi bagi tahun berikutnya:",
                "Ada pula",
            ),
        ),
        "Lengkapi data atau narasinya sebelum laporan dievaluasi.",
    ),
    Aturan(
        "LKJ611",
        "Fakta tahun ini belum diisi",
        AWAS,
        "Sebuah fakta yang baru setiap tahun masih `null`: Renstra, tanggal, pagu, jumlah pegawai, standar nasional.",
        "Folder tahun yang baru dibuat memuat tempat kosong; sampai diisi, tercetak «belum ada data».",
        PERMENPAN_53,
        (Contoh("satker.yaml", "pns: 12", "pns: null"),),
        "Isi bila sudah diketahui. `lkj check` menyebut berapa isian yang sudah terisi.",
    ),
    Aturan(
        "LKJ612",
        "Tahun terbit dengan lkj versi lain",
        INFO,
        "`terbit_dengan` dalam metode.yaml menyebut versi lkj yang lain daripada yang sedang dipakai.",
        "Versi lain dapat menata halaman atau menulis kalimat secara lain, sehingga berkas yang dibuat sekarang bukan"
        " berkas yang telah terbit.",
        TATA,
        (Contoh("metode.yaml", "desimal: 2", "desimal: 2\nterbit_dengan: 0.0.1"),),
        "Biarkan, atau pasang versi itu bila berkas yang terbit harus dibuat ulang. Ganti bila tahun itu diterbitkan"
        " lagi dengan versi sekarang.",
    ),
)
