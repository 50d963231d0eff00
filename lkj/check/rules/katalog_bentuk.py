"""The shape of a rule's explanation, and the regulations on which the rules rest."""

from __future__ import annotations

from dataclasses import dataclass

from lkj.diagnostics import Severity

PERPRES_29 = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
PERMENPAN_53 = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014"
    " (petunjuk teknis Perjanjian Kinerja, pelaporan kinerja, dan reviunya)"
)
PERMENPAN_88 = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021"
    " tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"
)
PP_8 = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"
TATA = "Tata cara penulisan data lkj"

GALAT, AWAS, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Contoh:
    """A passage of a right data file, and the wrong one that raises the finding in its place.

    `berkas` is a name within the year folder; `benar` stands exactly once in that file of the sample year under
    `tests/data/benar`.
    """

    berkas: str
    benar: str
    salah: str


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule explained to an officer, in Indonesian Markdown.

    `menemukan` says what is found, `mengapa` why it matters, `dasar` on which regulation or convention it rests,
    `penanganan` what to do. Where no edit of one file can raise the finding, `contoh` is empty.
    """

    kode: str
    judul: str
    tingkat: Severity
    menemukan: str
    mengapa: str
    dasar: str
    contoh: tuple[Contoh, ...]
    penanganan: str
