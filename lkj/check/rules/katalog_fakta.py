"""Explanations of LKJ3xx (references and identity) and LKJ4xx (figures)."""

from __future__ import annotations

from lkj.check.rules.katalog_bentuk import (
    AWAS,
    GALAT,
    PERMENPAN_53,
    PERMENPAN_88,
    PERPRES_29,
    PP_8,
    TATA,
    Aturan,
    Contoh,
)

ATURAN_RUJUKAN = (
    Aturan(
        "LKJ301",
        "Rujukan ke sesuatu yang tidak ada",
        GALAT,
        "Id sasaran, tujuan, pejabat, atau dasar hukum yang disebut tidak ada dalam berkasnya.",
        "Tabel laporan menyusun indikator menurut sasaran dan sasaran menurut tujuan.",
        PERPRES_29,
        (Contoh("indikator.yaml", "sasaran: SK-02", "sasaran: SK-20"),),
        "Samakan id di kedua berkas.",
    ),
    Aturan(
        "LKJ302",
        "Id dipakai dua kali",
        GALAT,
        "Dua butir dalam satu daftar mempunyai id, kode, tahun, atau jenjang yang sama.",
        "Id membedakan satu indikator dari yang lain, juga dari tahun ke tahun.",
        TATA,
        (Contoh("indikator.yaml", "id: IKK-02", "id: IKK-01"),),
        "Beri setiap butir id yang berbeda.",
    ),
    Aturan(
        "LKJ303",
        "Tahun berkas dan folder berbeda",
        GALAT,
        "`tahun` dalam satker.yaml bukan tahun foldernya.",
        "Folder barangkali disalin dari tahun lalu dan belum diperbarui.",
        TATA,
        (Contoh("satker.yaml", "\ntahun: 2024\n", "\ntahun: 2023\n"),),
        "Samakan keduanya.",
    ),
    Aturan(
        "LKJ304",
        "Indikator dan sasaran berbeda dokumen",
        GALAT,
        "Indikator berasal dari satu dokumen, sasarannya dari dokumen lain.",
        "RKT, PK Ketua, dan PK Sekretaris adalah himpunan yang berbeda dan tidak dijumlahkan.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "sasaran: SK-02\n    dokumen: pk-sekretaris",
                "sasaran: SK-02\n    dokumen: pk-ketua",
            ),
        ),
        "Samakan `dokumen` keduanya, atau pilih sasaran dari dokumen yang sama.",
    ),
    Aturan(
        "LKJ305",
        "Sasaran tanpa indikator",
        GALAT,
        "Satu sasaran tidak mempunyai indikator.",
        "Sasaran tanpa indikator tidak dapat diukur.",
        PERMENPAN_53,
        (
            Contoh(
                "sasaran.yaml",
                "sasaran:\n  - id: SR-01",
                "sasaran:\n  - id: SR-09\n    dokumen: rkt\n    nama: Sasaran baru\n  - id: SR-01",
            ),
        ),
        "Tambahkan indikatornya, atau hapus sasaran itu.",
    ),
    Aturan(
        "LKJ306",
        "Pagu tahun laporan tidak ada",
        GALAT,
        "pagu.yaml tidak memuat tahun laporan.",
        "Realisasi anggaran tahun itu tidak dapat dihitung.",
        PP_8,
        (Contoh("pagu.yaml", "- tahun: 2024", "- tahun: 2019"),),
        "Tambahkan pagu dan realisasi tahun laporan.",
    ),
    Aturan(
        "LKJ307",
        "Dokumen yang diukur tidak mempunyai indikator",
        GALAT,
        "`capaian.dokumen` dalam metode.yaml menunjuk dokumen tanpa indikator.",
        "Rata-rata capaian laporan dihitung dari dokumen itu.",
        PERMENPAN_53,
        (),
        "Pilih dokumen lain, atau isi indikatornya.",
    ),
    Aturan(
        "LKJ308",
        "NIP mustahil",
        GALAT,
        "NIP memuat tanggal lahir atau bulan pengangkatan yang tidak ada, pengangkatan sebelum usia 18 tahun atau"
        " sesudah tanggal laporan, angka jenis kelamin selain 1 dan 2, atau sama dengan NIP pejabat lain.",
        "NIP tercetak di bawah tanda tangan dan menunjuk satu orang.",
        "Susunan NIP 18 angka: 8 tanggal lahir, 6 tahun dan bulan pengangkatan, 1 jenis kelamin, 3 nomor urut",
        (Contoh("satker.yaml", '"198002292006042001"', '"198002302006042001"'),),
        "Salin NIP dari keputusan pengangkatan.",
    ),
    Aturan(
        "LKJ309",
        "Nama kembar",
        AWAS,
        "Dua butir dalam satu daftar bernama sama, atau namanya hanya berbeda pada satu kata yang mirip.",
        "Pembaca tidak dapat membedakan keduanya; barangkali satu hal tercatat dua kali.",
        PERMENPAN_53,
        (
            Contoh("pk.yaml", "nama: Penyediaan Antrean Daring", "nama: Pelayanan Pengaduan"),
            Contoh(
                "indikator.yaml",
                "nama: Jumlah berkas arsip yang ditata",
                "nama: Persentase pengaduan yang diselesaikn",
            ),
        ),
        "Hapus salah satu, atau beri nama yang membedakannya.",
    ),
    Aturan(
        "LKJ310",
        "Judul peraturan keliru",
        AWAS,
        "Peraturan yang dikenal disebut dengan judul yang bukan judulnya, dalam data atau dalam narasi.",
        "Undang-Undang Nomor 7 Tahun 2017 ialah tentang Pemilihan Umum; yang tentang Penyelenggara Pemilihan Umum ialah"
        " Undang-Undang Nomor 15 Tahun 2011. Rujukan yang salah melemahkan dasar laporan.",
        "Judul peraturan sebagaimana diundangkan",
        (
            Contoh(
                "dasar-hukum.yaml",
                "tentang: Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
                "tentang: Pelaporan Keuangan dan Kinerja Pemerintah",
            ),
            Contoh(
                "narasi/kata-pengantar.md",
                '{{ hukum["PP-8-2006"] }}',
                "Undang-Undang Nomor 7 Tahun 2017 tentang Penyelenggara Pemilu",
            ),
        ),
        "Tulis judulnya, atau periksa nomor dan tahunnya.",
    ),
    Aturan(
        "LKJ311",
        "Dasar lebih muda daripada keputusannya",
        AWAS,
        "Peraturan yang menjadi dasar tipe organisasi terbit sesudah keputusan atau penetapan yang berdasar padanya.",
        "Keputusan tidak dapat berdasar pada peraturan yang belum ada.",
        "Urutan waktu peraturan",
        (Contoh("satker.yaml", "tahun_tipe: 2021", "tahun_tipe: 2015"),),
        "Periksa tahun peraturan dan tahun keputusannya.",
    ),
)

ATURAN_ANGKA = (
    Aturan(
        "LKJ401",
        "Bobot tidak berjumlah 100",
        GALAT,
        "Agregasi tertimbang dipakai, tetapi ada indikator tanpa bobot atau jumlah bobotnya bukan 100.",
        "Rata-rata tertimbang dengan bobot yang tidak genap lebih kecil atau lebih besar daripada capaiannya.",
        PERMENPAN_53,
        (Contoh("metode.yaml", "agregasi: rerata-indikator", "agregasi: tertimbang"),),
        "Isi `bobot` setiap indikator hingga berjumlah 100, atau pilih agregasi lain.",
    ),
    Aturan(
        "LKJ402",
        "Satuan target dan realisasi berbeda",
        AWAS,
        "Target dan realisasi ditulis dalam satuan yang berbeda, misalnya target «400 Berkas», realisasi «100%»; atau"
        " target akhir Renstra atau standar nasional dalam satuan yang bukan satuan keduanya.",
        "Realisasi dalam persen sudah berupa capaian, sehingga tidak dapat diperiksa dari datanya. Pembanding dalam"
        " satuan lain tidak dapat dibandingkan.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "    realisasi: 400\n",
                "    realisasi:\n      nilai: 100\n      satuan: persen\n",
            ),
        ),
        "Tulis realisasi, target akhir Renstra, dan standar nasional dalam satuan targetnya.",
    ),
    Aturan(
        "LKJ403",
        "Capaian tanpa persentase",
        AWAS,
        "Ada realisasi, tetapi tidak ada persentase yang dapat dihitung darinya.",
        "Dalam rata-rata indikator itu dihitung menurut statusnya: 100 bila tercapai, 0 bila tidak. Bila statusnya pun"
        " tidak dapat ditetapkan, atau bila metode memilih `tanpa_persentase: dikeluarkan`, indikator itu tidak"
        " diikutkan. Pembaca perlu tahu sebabnya. Realisasi 0 dengan rumus rasio tidak berhingga: tanpa batas atas,"
        " rata-ratanya tidak dapat dihitung.",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "    realisasi: 19\n", "    realisasi: ya\n"),),
        "Periksa target, realisasi, dan rumusnya. Untuk realisasi 0 dengan rumus rasio, tetapkan `batas_atas` atau"
        " pakai rumus selisih.",
    ),
    Aturan(
        "LKJ404",
        "Target 0 yang seharusnya naik",
        GALAT,
        "Target 0, padahal makin tinggi makin baik.",
        "Terhadap target 0 realisasi apa pun memenuhi, dan persentasenya tidak terdefinisi.",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "target: 400", "target: 0"),),
        "Perbaiki targetnya, atau tulis `polaritas: turun`.",
    ),
    Aturan(
        "LKJ405",
        "Riwayat menyebut tahun yang belum lalu",
        GALAT,
        "`riwayat` memuat tahun laporan atau sesudahnya.",
        "Riwayat dipakai untuk membandingkan dengan tahun-tahun sebelumnya.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "- tahun: 2023\n        target: 88",
                "- tahun: 2024\n        target: 88",
            ),
        ),
        "Isi tahun-tahun sebelumnya saja.",
    ),
    Aturan(
        "LKJ406",
        "Triwulan belum lengkap",
        AWAS,
        "Realisasi setahun dihitung dari sebagian triwulan saja.",
        "Angka setahun yang baru sebagian tampak seperti kegagalan.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "    realisasi: 81\n",
                "    triwulan: [20, 21, 40, null]\n    akumulasi: jumlah\n",
            ),
        ),
        "Isi triwulan yang belum ada.",
    ),
    Aturan(
        "LKJ407",
        "Jumlah PNS dan rinciannya berbeda",
        AWAS,
        "Jumlah PNS yang dinyatakan tidak sama dengan jumlah menurut pendidikan.",
        "Dua angka untuk satu hal; pembaca tidak tahu mana yang benar.",
        PERMENPAN_53,
        (Contoh("satker.yaml", "pns: 12", "pns: 13"),),
        "Samakan menurut data kepegawaian pada bulan yang sama.",
    ),
    Aturan(
        "LKJ408",
        "Program dalam PK tidak sama dengan pagu",
        AWAS,
        "Jumlah anggaran program dalam Perjanjian Kinerja berbeda dari pagu tahun laporan.",
        "Anggaran yang dijanjikan dan yang dipertanggungjawabkan seharusnya satu; selisihnya perlu dijelaskan, misalnya"
        " karena revisi DIPA.",
        f"{PERMENPAN_53}; {PP_8}",
        (
            Contoh(
                "pagu.yaml",
                "- tahun: 2024\n    pagu: 4000000000",
                "- tahun: 2024\n    pagu: 3900000000",
            ),
        ),
        "Samakan dengan DIPA terakhir dan PK yang berlaku, atau terima selisihnya dengan alasan.",
    ),
    Aturan(
        "LKJ409",
        "Jumlah kegiatan tidak sama dengan program",
        AWAS,
        "Anggaran kegiatan tidak berjumlah sama dengan anggaran programnya, atau melebihinya.",
        "Rincian dan jumlah dalam satu lampiran PK saling membantah.",
        PERMENPAN_53,
        (Contoh("pk.yaml", "anggaran: 1250000000", "anggaran: 1260000000"),),
        "Samakan menurut naskah PK.",
    ),
    Aturan(
        "LKJ410",
        "Kegiatan tanpa jumlah",
        AWAS,
        "Anggaran satu kegiatan belum ada; disebut juga berapa seharusnya menurut anggaran programnya.",
        "Lampiran PK mencetak tempat kosong.",
        PERMENPAN_53,
        (Contoh("pk.yaml", "anggaran: 1250000000", "anggaran: null"),),
        "Isi menurut naskah PK yang ditandatangani.",
    ),
    Aturan(
        "LKJ411",
        "Realisasi sama dengan serapan anggaran",
        AWAS,
        "Realisasi satu indikator, sampai ke angka di belakang koma, sama dengan serapan anggaran tahun itu.",
        "Serapan anggaran bukan realisasi kinerja. Laporan yang menyalinnya menilai belanja, bukan hasil.",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "realisasi: 81", "realisasi: 94.28"),),
        "Periksa sumber realisasinya. Indikator yang memang tentang serapan menyebutnya dalam namanya.",
    ),
    Aturan(
        "LKJ412",
        "Predikat dan angka tidak sesuai",
        AWAS,
        "Nama indikator menyebut predikat, sedangkan targetnya angka dengan predikat lain.",
        "«BAIK» ialah >60–70, sedangkan 77 termasuk >70–80, «SANGAT BAIK»: yang dijanjikan menjadi tidak pasti.",
        PERMENPAN_88,
        (
            Contoh(
                "indikator.yaml",
                "nama: Persentase pengaduan yang diselesaikan",
                'nama: Indeks pelayanan pengaduan "BAIK"',
            ),
        ),
        "Pakai predikat dengan satuan `predikat-sakip`, atau angka tanpa predikat.",
    ),
    Aturan(
        "LKJ413",
        "Nama indikator dan satuannya tidak sesuai",
        AWAS,
        "Indikator bernama «Jumlah …» bertarget persen, atau bernama «Persentase …» bertarget cacah.",
        "Pembaca mengharapkan cacah dan mendapat persen, atau sebaliknya.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "nama: Persentase pengaduan yang diselesaikan",
                "nama: Jumlah pengaduan yang diselesaikan",
            ),
            Contoh(
                "indikator.yaml",
                "nama: Jumlah berkas arsip yang ditata",
                "nama: Persentase berkas arsip yang ditata",
            ),
        ),
        "Ukur menurut namanya, atau ubah namanya pada dokumen perencanaan berikutnya.",
    ),
    Aturan(
        "LKJ414",
        "Keluaran dari tahun lain",
        AWAS,
        "Laporan kinerja atau anggaran tahun laporan disebut sebagai keluaran tahun itu sendiri.",
        "Laporan atas satu tahun disusun sesudahnya, dan anggarannya sebelumnya. Yang dapat menjadi keluaran tahun itu"
        " ialah laporan tahun lalu dan anggaran tahun depan.",
        f"{PERMENPAN_53}; {PP_8}",
        (
            Contoh(
                "sasaran.yaml",
                "nama: Tertibnya pengelolaan arsip",
                "nama: Tersusunnya Laporan Kinerja Tahun 2024",
            ),
            Contoh(
                "sasaran.yaml",
                "nama: Tertibnya pengelolaan arsip",
                "nama: Terlaksananya Penyusunan Anggaran Tahun 2024",
            ),
        ),
        "Periksa tahun yang dimaksud pada dokumen perencanaannya.",
    ),
    Aturan(
        "LKJ415",
        "Laporan bertanggal sebelum tahunnya berakhir, atau lama sesudahnya",
        AWAS,
        "Tanggal laporan tidak sesudah 31 Desember tahun laporan, atau lebih dari dua tahun sesudah tahun itu.",
        "Laporan memuat keadaan sampai akhir tahun, sehingga tidak dapat ditandatangani sebelumnya. Pada bulan Januari"
        " angka tahun yang lama kerap masih terketik; 2052 ialah 2025 yang tertukar angkanya.",
        PERPRES_29,
        (
            Contoh("satker.yaml", "tanggal: 2025-02-14", "tanggal: 2024-02-14"),
            Contoh("satker.yaml", "tanggal: 2025-02-14", "tanggal: 2052-02-14"),
        ),
        "Periksa tahunnya.",
    ),
    Aturan(
        "LKJ416",
        "Rincian anggaran tidak sama dengan pagu atau realisasi",
        AWAS,
        "Pagu atau realisasi menurut kegiatan tidak berjumlah sama dengan pagu atau realisasi tahun laporan.",
        "Rincian dan jumlahnya tercetak dalam satu bab dan saling membantah.",
        PP_8,
        (Contoh("pagu.yaml", "    realisasi: 950000000\n", "    realisasi: 940000000\n"),),
        "Samakan keduanya menurut laporan realisasi anggaran.",
    ),
    Aturan(
        "LKJ417",
        "Batas yang berlawanan dengan polaritas",
        AWAS,
        "Target, target Renstra, atau standar nasional berupa batas maksimal, padahal polaritasnya naik; atau batas"
        " minimal, padahal polaritasnya turun.",
        "Salah satunya keliru. Capaian dihitung menurut batasnya, dengan rumus yang dinyatakan bagi arah itu dalam"
        " `metode.yaml`, sehingga angkanya lain bila yang benar ialah polaritasnya.",
        PERMENPAN_53,
        (Contoh("indikator.yaml", "target: 400", "target: maksimal 400"),),
        "Perbaiki polaritasnya bila batasnya benar, atau batasnya bila polaritasnya benar.",
    ),
    Aturan(
        "LKJ418",
        "Koma persentase bergeser",
        AWAS,
        "Realisasi di bawah 1 persen yang seratus kalinya mendekati target, misalnya 0,98 terhadap 100 persen; atau"
        " bagian dari keseluruhan (nama yang diawali «Persentase», «Proporsi», atau «Cakupan») yang melebihi 100 dan"
        " sepersepuluh atau seperseratusnya mendekati target, misalnya 980 atau 9800 persen. Mendekati berarti 80"
        " sampai dengan 125 persen dari target itu, dan tidak lebih dari 100. Terhadap target di bawah 10 persen"
        " realisasi hanya disebut bila seratus kalinya tepat sama dengannya (0,02 terhadap 2), dan terhadap target"
        " di bawah 1 persen tidak. Realisasi dan target tahun-tahun sebelumnya, target Renstra, dan standar nasional"
        " diperiksa demikian pula, begitu juga target terhadap realisasinya.",
        "Lembar kerja menyimpan 98% sebagai 0,98, dan koma yang hilang menjadikan 98,0 sebagai 980. Satu angka seperti"
        " itu mengubah rata-rata seluruh laporan. Pertumbuhan, kenaikan, capaian, rasio, dan semacamnya, yang memang"
        " dapat kecil atau melebihi 100 persen, tidak diperiksa, begitu pula polaritas turun dan indikator yang"
        " tahun-tahun sebelumnya sudah demikian.",
        PERMENPAN_53,
        (
            Contoh("indikator.yaml", "    realisasi: 81\n", "    realisasi: 0.81\n"),
            Contoh("indikator.yaml", "    realisasi: 81\n", "    realisasi: 810\n"),
        ),
        "Tulis 98 untuk 98 persen.",
    ),
    Aturan(
        "LKJ419",
        "Pembanding yang dinyatakan tidak ada, tetapi berisi",
        AWAS,
        "`tanpa_pembanding` menyebut riwayat, renstra, atau nasional, padahal `riwayat` mempunyai realisasi, atau"
        " `target_renstra` atau `nasional` berisi.",
        "Salah satunya keliru: laporan mencetak perbandingan yang menurut datanya tidak ada.",
        PERMENPAN_53,
        (
            Contoh(
                "indikator.yaml",
                "    nasional: 85\n    target_renstra: 95\n",
                "    nasional: 85\n    target_renstra: 95\n    tanpa_pembanding: [nasional]\n",
            ),
        ),
        "Hapus salah satunya.",
    ),
    Aturan(
        "LKJ420",
        "Realisasi anggaran melebihi pagu",
        AWAS,
        "Realisasi anggaran seluruh tahun melebihi pagu tahun itu. Kegiatan tunggal tidak diperiksa, sebab pagu"
        " minusnya dapat diselesaikan dengan revisi.",
        "Pengeluaran yang anggarannya tidak cukup tersedia dilarang, sehingga serapan di atas 100 persen hampir selalu"
        " berarti pagu sebelum revisi atau angka yang salah ketik. Badan layanan umum dapat melebihi pagunya dalam"
        " ambang batas; terima temuan ini dengan alasan itu.",
        "Undang-Undang Nomor 1 Tahun 2004 tentang Perbendaharaan Negara, Pasal 3 ayat (3)",
        (Contoh("pagu.yaml", "    pagu: 3800000000\n", "    pagu: 3600000000\n"),),
        "Tulis pagu menurut DIPA terakhir, dan realisasi menurut laporan realisasi anggaran.",
    ),
    Aturan(
        "LKJ421",
        "Nilai yang tidak mungkin",
        AWAS,
        "Banyaknya benda (dokumen, laporan, orang, dan semacamnya) kurang dari nol; atau bagian dari keseluruhan (nama"
        " yang diawali «Persentase», «Proporsi», atau «Cakupan») kurang dari nol atau lebih dari 1000 persen. Diperiksa"
        " realisasi, target, target Renstra, standar nasional, dan tahun-tahun sebelumnya.",
        "Satu tanda minus, atau jumlah yang tertulis di tempat persentase, mengubah rata-rata seluruh laporan."
        " Pertumbuhan, selisih, saldo, dan semacamnya, yang memang dapat negatif, tidak diperiksa, begitu pula satuan"
        " yang bukan benda, misalnya hari, poin, dan rupiah.",
        PERMENPAN_53,
        (
            Contoh("indikator.yaml", "    realisasi: 81\n", "    realisasi: -81\n"),
            Contoh("indikator.yaml", "    realisasi: 81\n", "    realisasi: 1250000\n"),
        ),
        "Tulis nilai yang benar, atau null bila belum ada datanya.",
    ),
)
