"""Explanations of LKJ1xx (files and YAML) and LKJ2xx (what the models allow)."""

from __future__ import annotations

from lkj.check.rules.katalog_bentuk import AWAS, GALAT, PERMENPAN_53, TATA, Aturan, Contoh

_KOTA = "  kota: Kota Contoh\n"

ATURAN_SUMBER = (
    Aturan(
        "LKJ101",
        "Susunan YAML keliru",
        GALAT,
        "Berkas tidak dapat dibaca sebagai YAML: tanda kutip tidak ditutup, titik dua berlebih, atau indentasi tidak"
        " lurus. Baris yang ditunjuk adalah tempat kesalahan itu bermula.",
        "Satu tanda yang hilang dapat mengubah arti semua baris sesudahnya.",
        TATA,
        (Contoh("satker.yaml", "sebutan: Dinas Contoh", 'sebutan: "Dinas Contoh'),),
        "Perbaiki baris yang ditunjuk; teks yang memuat titik dua diberi tanda kutip.",
    ),
    Aturan(
        "LKJ102",
        "Tab sebagai indentasi",
        GALAT,
        "Baris menjorok dengan tab.",
        "Lebar tab berbeda pada setiap penyunting, sehingga susunan data tidak pasti.",
        TATA,
        (Contoh("satker.yaml", _KOTA, "\tkota: Kota Contoh\n"),),
        "Ganti tab dengan dua spasi; `lkj check --fix` melakukannya.",
    ),
    Aturan(
        "LKJ103",
        "Kunci ganda",
        GALAT,
        "Satu kunci ditulis dua kali dalam satu kelompok.",
        "Pembaca YAML lain diam-diam memakai yang terakhir, sehingga salah satu fakta hilang tanpa terlihat.",
        TATA,
        (Contoh("satker.yaml", _KOTA, "  alamat: Jalan Lain Nomor 2\n" + _KOTA),),
        "Hapus salah satu.",
    ),
    Aturan(
        "LKJ104",
        "Nilai yang dapat dibaca dua cara",
        GALAT,
        "Nilai tanpa tanda kutip yang artinya tidak pasti: `3.200`, `12:30`, `0125`, `ya`, `no`.",
        "YAML membaca `12:30` sebagai 750 dan `0125` sebagai 85. lkj tidak menebak.",
        TATA,
        (Contoh("pagu.yaml", "pagu: 3200000000", "pagu: 3.200"),),
        "Tulis bilangan dengan angka biasa, tanpa titik ribuan dan tanpa tanda kutip; tanda kutip hanya untuk teks.",
    ),
    Aturan(
        "LKJ105",
        "Jangkar, alias, tag, atau arahan YAML",
        GALAT,
        "Berkas memakai sarana YAML yang tidak diterima lkj.",
        "Sarana itu membuat satu fakta berdiri di dua tempat, dan dapat dipakai untuk melumpuhkan pembacanya.",
        TATA,
        (Contoh("satker.yaml", "kota: Kota Contoh", "kota: &kota Kota Contoh"),),
        "Tulis isinya langsung pada tempatnya.",
    ),
    Aturan(
        "LKJ106",
        "Bukan teks UTF-8 biasa",
        GALAT,
        "Berkas tersimpan dengan pengodean lain, berupa berkas biner, atau memuat karakter yang tidak tampak.",
        "Karakter yang tidak tampak mengubah isi tanpa terlihat di layar.",
        TATA,
        (Contoh("satker.yaml", "kota: Kota Contoh", "kota: Kota\u202e Contoh"),),
        "Simpan ulang sebagai UTF-8, atau ketik ulang bagian yang ditunjuk.",
    ),
    Aturan(
        "LKJ107",
        "Terlalu besar",
        GALAT,
        "Berkas lebih dari 4 MiB, angka lebih dari 30 digit, atau susunan terlalu dalam.",
        "Tidak ada data laporan kinerja yang sebesar itu; hampir pasti ada yang tersalin berulang.",
        TATA,
        (Contoh("pagu.yaml", "pagu: 3200000000", f"pagu: {'9' * 31}"),),
        "Periksa apakah isinya tersalin berulang.",
    ),
    Aturan(
        "LKJ108",
        "Berkas tidak ada atau tidak terbaca",
        GALAT,
        "Satu berkas tahun itu tidak ditemukan, atau tidak boleh dibaca.",
        "Setiap berkas mengisi satu bagian laporan; tanpanya laporan tidak lengkap.",
        TATA,
        (),
        "Periksa ejaan nama berkas dan foldernya. Notepad kerap menambahkan `.txt`.",
    ),
    Aturan(
        "LKJ109",
        "Tahun tidak ada",
        GALAT,
        "Folder `data/TAHUN` tidak ada, atau folder `data` kosong.",
        "lkj dijalankan dari folder lain, atau tahunnya belum dibuat.",
        TATA,
        (),
        "Jalankan dari folder proyek, atau sebut tempatnya dengan `--root`.",
    ),
    Aturan(
        "LKJ110",
        "Tautan atau jalur ke luar proyek",
        GALAT,
        "Berkas berupa tautan simbolik, folder, atau berada di luar folder proyek.",
        "Tautan dapat membuat laporan memuat isi berkas lain di komputer itu.",
        TATA,
        (),
        "Simpan berkasnya sendiri di dalam folder proyek.",
    ),
    Aturan(
        "LKJ111",
        "Berkas kosong atau tanpa kunci",
        GALAT,
        "Berkas tidak berisi pasangan «kunci: nilai».",
        "Bagian laporan yang diisi berkas itu tidak mempunyai data.",
        TATA,
        (),
        "Isi berkas, dimulai dengan `skema: 1`.",
    ),
    Aturan(
        "LKJ112",
        "Tanggal mustahil",
        GALAT,
        "Tanggal tidak ada dalam kalender.",
        "Tanggal menentukan keabsahan dokumen.",
        TATA,
        (Contoh("satker.yaml", "tanggal: 2025-02-14", "tanggal: 2025-02-30"),),
        "Tulis tahun-bulan-hari yang benar.",
    ),
    Aturan(
        "LKJ113",
        "Bukan berkas data",
        GALAT,
        "Yang diminta untuk diperiksa bukan tahun dan bukan berkas di dalam `data/TAHUN`.",
        "Tidak ada yang dapat diperiksa.",
        TATA,
        (),
        "Sebut tahun, atau berkas di dalam `data/TAHUN`.",
    ),
    Aturan(
        "LKJ114",
        "Yang diminta tidak ada dalam data",
        GALAT,
        "`lkj explain` atau `lkj capaian` diminta menunjukkan angka atau sasaran yang tidak ada dalam data tahun itu,"
        " atau `lkj build --document` membuat dokumen yang tidak ada bahannya.",
        "Angka yang tidak dapat ditelusuri tidak tercetak dalam laporan, dan dokumen kosong bukan dokumen.",
        TATA,
        (),
        "Pilih dari daftar yang disarankan; `lkj explain TAHUN` tanpa angka mendaftar semuanya. Untuk dokumen, isi"
        " bahannya (indikator atau perjanjian); `--document all` membuat semua yang ada bahannya.",
    ),
    Aturan(
        "LKJ115",
        "Pengecualian yang tidak mengenai apa pun",
        AWAS,
        "Satu butir `pengecualian.yaml` tidak cocok dengan temuan mana pun, atau temuannya tidak boleh dikecualikan.",
        "Pengecualian yang tertinggal akan menyembunyikan temuan baru di tempat yang sama.",
        TATA,
        (
            Contoh(
                "pengecualian.yaml",
                "pengecualian: []",
                "pengecualian:\n"
                "  - kode: LKJ601\n"
                "    berkas: indikator.yaml\n"
                "    alasan: Realisasi RKT belum dikumpulkan\n"
                "    oleh: Subbagian Perencanaan",
            ),
        ),
        "Hapus butir itu bila datanya sudah diperbaiki; bila belum, perbaiki kode, berkas, atau jalurnya.",
    ),
    Aturan(
        "LKJ116",
        "Pengecualian kedaluwarsa",
        AWAS,
        "`sampai` pada satu butir `pengecualian.yaml` lebih awal daripada tanggal laporan (`laporan.tanggal`).",
        "Alasan yang diterima untuk sementara tidak boleh berlaku selamanya.",
        TATA,
        (
            Contoh(
                "pengecualian.yaml",
                "pengecualian: []",
                "pengecualian:\n"
                "  - kode: LKJ601\n"
                "    berkas: indikator.yaml\n"
                "    alasan: Realisasi menunggu rekonsiliasi\n"
                "    oleh: Subbagian Perencanaan\n"
                "    sampai: 2024-12-31",
            ),
        ),
        "Perbaiki datanya lalu hapus butir itu, atau perpanjang `sampai` bila alasannya masih berlaku.",
    ),
    Aturan(
        "LKJ117",
        "Spasi di ujung baris",
        AWAS,
        "Ada spasi atau tab di ujung baris.",
        "Spasi yang tidak tampak membuat perbandingan dua versi berisik.",
        TATA,
        (Contoh("satker.yaml", _KOTA, "  kota: Kota Contoh  \n"),),
        "Jalankan `lkj check --fix`.",
    ),
    Aturan(
        "LKJ118",
        "Berkas yang tidak dikenal",
        AWAS,
        "Folder tahun memuat berkas yang tidak dibaca lkj.",
        "Barangkali namanya salah ketik, sehingga isinya tidak masuk laporan.",
        TATA,
        (),
        "Betulkan namanya, atau pindahkan ke luar folder tahun.",
    ),
    Aturan(
        "LKJ119",
        "Bentuk berkas lebih baru daripada lkj",
        GALAT,
        "`skema` menyebut versi yang belum dikenal lkj yang terpasang.",
        "lkj yang lama akan salah mengartikan berkas yang baru.",
        TATA,
        (Contoh("pagu.yaml", "skema: 1", "skema: 2"),),
        "Perbarui lkj.",
    ),
    Aturan(
        "LKJ120",
        "Logo tidak dapat dipakai",
        GALAT,
        "Berkas logo.svg atau logo.png rusak, terlalu besar, berupa tautan, atau memuat skrip atau rujukan ke luar.",
        "Gambar dari pihak lain dapat membaca berkas atau menghubungi jaringan ketika laporan dibuka.",
        TATA,
        (),
        "Simpan ulang logo sebagai SVG tanpa rujukan ke luar, atau sebagai PNG, paling besar 1 MiB.",
    ),
    Aturan(
        "LKJ125",
        "Dokumen acuan tidak dapat dipakai",
        GALAT,
        "`templates/reference.docx` rusak, terlalu besar bila dibuka, atau memuat bagian, hubungan, atau medan di luar"
        " yang diperlukan sebuah dokumen acuan: makro, objek tertanam, templat tertaut, gambar dari jaringan, medan"
        " yang membaca berkas.",
        "Isi dokumen acuan ikut ke dalam laporan, dan Word menjalankannya ketika laporan dibuka.",
        TATA,
        (),
        "Simpan ulang dokumen acuan dengan Word atau LibreOffice sebagai .docx, tanpa isi selain gaya, kop, dan kaki"
        " halaman; atau hapus berkas itu agar acuan bawaan dipakai.",
    ),
)

ATURAN_BENTUK = (
    Aturan(
        "LKJ201",
        "Kunci tidak dikenal",
        GALAT,
        "Nama kunci tidak ada dalam bentuk berkas itu; yang terdekat disarankan.",
        "Fakta di bawah kunci yang salah ketik tidak akan pernah tercetak.",
        TATA,
        (Contoh("satker.yaml", "media_sosial:", "media_sosal:"),),
        "Perbaiki nama kuncinya.",
    ),
    Aturan(
        "LKJ202",
        "Jenis nilai salah",
        GALAT,
        "Di tempat bilangan tertulis teks, di tempat teks tertulis bilangan, dan seterusnya.",
        "lkj tidak mengubah jenis nilai diam-diam: NIP yang dibaca sebagai bilangan kehilangan nol di depannya.",
        TATA,
        (Contoh("satker.yaml", "pns: 12", "pns: dua belas"),),
        "Ikuti saran pada temuannya: hapus tanda kutip, beri tanda kutip, atau tulis angkanya saja.",
    ),
    Aturan(
        "LKJ203",
        "Kunci yang wajib belum ada",
        GALAT,
        "Satu kunci yang diperlukan tidak ditulis.",
        "Laporan mencetak isinya. Yang belum diketahui ditulis `null`, bukan dihilangkan.",
        TATA,
        (Contoh("satker.yaml", _KOTA, ""),),
        "Tambahkan kuncinya.",
    ),
    Aturan(
        "LKJ204",
        "Bilangan negatif",
        GALAT,
        "Jumlah atau rupiah bernilai negatif.",
        "Pagu, realisasi, dan jumlah orang tidak dapat kurang dari nol.",
        TATA,
        (Contoh("pagu.yaml", "pagu: 3200000000", "pagu: -3200000000"),),
        "Hapus tanda minus.",
    ),
    Aturan(
        "LKJ205",
        "Nilai di luar yang diterima",
        GALAT,
        "Nilai bukan salah satu pilihan, di luar batas, atau tidak sesuai pola.",
        "Rumus dan bagian laporan hanya tersedia untuk pilihan yang dikenal.",
        TATA,
        (Contoh("metode.yaml", "turun: selisih", "turun: selisi"),),
        "Pilih salah satu yang disebut pada temuannya.",
    ),
    Aturan(
        "LKJ206",
        "Bukan angka",
        GALAT,
        "Target atau realisasi tidak dapat dibaca sebagai angka, rentang, tanggal, atau bentuk lain yang dikenal.",
        "`98&` bukan 98%: lkj menunjukkan yang barangkali dimaksud, tetapi tidak menggantinya.",
        TATA,
        (Contoh("indikator.yaml", "realisasi: 81", "realisasi: 81&"),),
        "Tulis angkanya saja; satuan ditulis pada `satuan`.",
    ),
    Aturan(
        "LKJ207",
        "Huruf yang hanya serupa dengan huruf Latin",
        GALAT,
        "Kata atau peringkat memuat huruf Kiril atau Yunani yang rupanya sama dengan huruf Latin.",
        "«В» Kiril dan «B» Latin tampak sama, tetapi pencarian dan tangga predikat membedakannya. Huruf itu biasa"
        " terbawa dari naskah hasil pindai.",
        TATA,
        (
            Contoh("indikator.yaml", "target: BB", "target: \u0412\u0412"),
            Contoh("narasi/permasalahan.md", "belum sebanding", "belum seb\u0430nding"),
        ),
        "Ketik ulang dengan huruf Latin.",
    ),
    Aturan(
        "LKJ208",
        "Bukan anggota tangga",
        GALAT,
        "Predikat atau opini tidak ada pada tangga yang dipakai sebagai satuannya.",
        "Peringkat di luar tangga tidak mempunyai urutan, sehingga tidak dapat dibandingkan dengan targetnya.",
        "Tangga predikat: Peraturan Menteri PANRB Nomor 88 Tahun 2021",
        (Contoh("indikator.yaml", "target: BB", "target: BX"),),
        "Pilih salah satu anggota tangga.",
    ),
    Aturan(
        "LKJ209",
        "Angka yang rancu",
        GALAT,
        "Angka dalam teks yang dapat dibaca dua cara, misalnya `1.250`.",
        "1.250 dapat berarti seribu dua ratus lima puluh atau satu seperempat.",
        TATA,
        (Contoh("indikator.yaml", "target: 90", 'target: "1.250"'),),
        "Tulis 1250, atau 1,25 di antara tanda kutip.",
    ),
    Aturan(
        "LKJ210",
        "Aksara yang tidak dapat dicetak",
        GALAT,
        "Data atau narasi memuat aksara yang tidak ada pada fon laporan.",
        "PDF mencetaknya sebagai kotak kosong.",
        TATA,
        (Contoh("satker.yaml", "kota: Kota Contoh", "kota: Kota \u6728 Contoh"),),
        "Ganti dengan huruf Latin atau tanda yang lazim.",
    ),
    Aturan(
        "LKJ211",
        "Realisasi ditulis dan dihitung sekaligus",
        GALAT,
        "Indikator mempunyai `triwulan` dan juga `realisasi`.",
        "Realisasi setahun dihitung dari triwulan; angka yang ditulis di sebelahnya dapat berbeda.",
        TATA,
        (
            Contoh(
                "indikator.yaml",
                "    realisasi: 81\n",
                "    realisasi: 81\n    triwulan: [20, 21, 20, 20]\n    akumulasi: jumlah\n",
            ),
        ),
        "Hapus salah satu.",
    ),
    Aturan(
        "LKJ212",
        "Ketentuan rumus yang tidak berlaku",
        GALAT,
        "Rumus, batas, atau akumulasi yang dinyatakan tidak mempunyai arti bersama ketentuan lainnya.",
        "Ketentuan yang tidak dipakai menyesatkan pembaca tabel metode.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "    realisasi: 81\n",
                "    realisasi: 81\n    akumulasi: jumlah\n",
            ),
        ),
        "Hapus ketentuan itu, atau lengkapi pasangannya.",
    ),
    Aturan(
        "LKJ213",
        "Tangga atau skala yang bercelah",
        GALAT,
        "Tangga menyebut peringkat dua kali, atau pita skala bercelah atau bertindih.",
        "Skala 85–100, 70–84, 55–69 tidak menampung 84,99, sehingga capaian itu tidak mempunyai kategori.",
        TATA,
        (
            Contoh(
                "metode.yaml",
                "skala: 85-70-55",
                "skala:\n"
                "  nama: Skala Contoh\n"
                "  pita:\n"
                "    - nama: Baik\n"
                "      bawah: 80\n"
                "    - nama: Kurang\n"
                "      bawah: 50\n"
                "  sumber: Keputusan Kepala Dinas Contoh",
            ),
        ),
        "Susun pita dari yang tertinggi; pita terendah tanpa `bawah`.",
    ),
)
