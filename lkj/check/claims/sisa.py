"""What was left standing in prose: blanks, notes of the writer, a sentence twice, signs of another way to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkj.check.claims.bilangan import BESAR
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity

_HAL = r"(?:indikator|sasaran|orang|persen|program|kegiatan|dokumen|laporan|tahun|%|tujuan|bagian|pegawai|PNS|rupiah)"
_ISIAN = (
    Pola(rf"(?:…{{1,}}|\.{{3,}})\s*(?=%|persen\b|{_HAL}\b)"),
    Pola(r"(?<=Rp)\s?(?:…+|\.{3,})"),
    Pola(rf"\bX{{2,4}}\b(?=[,.]?X*\s*{_HAL})"),
    Pola(r"\bX{1,3}[.,]X{1,3}(?:[.,]X{1,3})*\b|(?<=Rp)\s?X{2,}"),
    Pola(
        r"\[(?:tanggal|nama|jumlah|isi|diisi|nilai|angka|tahun|bulan|sebutkan|tuliskan|lengkapi|uraikan|satker)"
        r"[^\]\n]{0,60}\](?!\()",
        re.IGNORECASE,
    ),
    Pola(r"\b(?:TODO|FIXME|TBD|TBC)\b|\blorem ipsum\b|\bXXX\b(?!I|V|-)"),
    Pola(r"<(?:NAMA|TAHUN|TANGGAL|JUMLAH|ISI|SATKER|NILAI)[A-Z ]*>"),
)  # fmt: skip
_MUNGKIN = Pola(r"[…\[<]|\.\.\.|X[X.,]|T(?:ODO|B[DC])|FIXME|[Ll]orem|XXX")
_PERSEN_GANDA = Pola(r"\d\s?%\s?%|\d\s?%\s+persen\b|\d\s+persen\s?%")
_TITIK_DESIMAL = Pola(r"(?<![\d.,])(\d{1,3})\.(\d{1,2})\s?(?=%|persen\b)")
# "Rp1,764 miliar": a decimal comma.
_KOMA_RIBUAN = Pola(rf"\bRp\.?\s?(\d{{1,3}}(?:,\d{{3}})+)(?:\.\d{{2}})?(?![\d.,]*\d)(?!\s*(?:{'|'.join(BESAR)})\b)")
_REVIU = Pola(
    r"\b(?:reviu telah (?:dilaksanakan|dilakukan|selesai)|telah direviu|tidak (?:di)?temukan|laporan telah sesuai)\b"
    r"|^Hasil reviu:[ \t]*(?![.…\s])\S.*$",
    re.IGNORECASE | re.MULTILINE,
)
_BELUM_DIISI = Pola(r"selama belum diisi", re.IGNORECASE)
_TERSINGKAT = 7


def isian_tertinggal(prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield what stands for something that was to be filled in, and notes that the writer left."""
    if prose.narasi.berkas.endswith("pernyataan-reviu.md"):
        # The form of the reviewer has blanks for him to fill in, and is his to fill in.
        if _BELUM_DIISI.search(prose.teks):
            for found in _REVIU.finditer(prose.teks):
                line = prose.teks[prose.teks.rfind("\n", 0, found.start()) + 1 : found.start()]
                if "tidak menyatakan" in line:
                    continue
                message = (
                    f"«{' '.join(found[0].split())}», padahal naskah ini menyatakan dirinya formulir yang belum diisi"
                )
                hint = "biarkan formulirnya kosong; APIP yang mengisi dan menandatanganinya"
                yield (
                    found.start(),
                    Putusan(kode="LKJ516", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint),
                )
        return
    if not _MUNGKIN.search(prose.teks):
        return
    for pattern in _ISIAN:
        for found in pattern.finditer(prose.teks):
            message = f"«{found[0].strip()}» belum diganti dengan isinya"
            yield (
                found.start(),
                Putusan(kode="LKJ516", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="isi, atau hapus"),
            )


def tanda_angka(prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield numbers with the signs of another language, and doubled signs of percent."""
    if not re.search(r"\d", prose.teks):
        return
    for found in _PERSEN_GANDA.finditer(prose.teks):
        start = prose.teks.rfind(" ", max(0, found.start() - 40), found.start()) + 1
        text = prose.teks[start : found.end()].strip()
        right = re.sub(r"\s?%\s?%", "%", text)
        yield (
            start,
            Putusan(
                kode="LKJ518",
                tingkat=Severity.WARNING,
                mulai=0,
                pesan=f"tanda persen ganda «{text}»",
                saran=f"tulis {right}",
            ),
        )
    for found in _TITIK_DESIMAL.finditer(prose.teks):
        right = f"{found[1]},{found[2]}%"
        message = f"«{found[0].strip()}%» memakai titik sebagai tanda desimal; mungkin maksud Anda {right}"
        yield (
            found.start(),
            Putusan(kode="LKJ518", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=f"tulis {right}"),
        )
    for found in _KOMA_RIBUAN.finditer(prose.teks):
        right = f"Rp{found[1].replace(',', '.')}"
        message = f"«{found[0]}» memakai koma sebagai pemisah ribuan; mungkin maksud Anda {right}"
        yield (
            found.start(),
            Putusan(kode="LKJ518", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=f"tulis {right}"),
        )


def kalimat_kembar(semua: Sequence[Naskah]) -> Iterator[tuple[Naskah, int, Putusan]]:
    """Yield a sentence that stands a second time in the prose of a year."""
    seen: dict[str, tuple[Naskah, int]] = {}
    for prose in semua:
        for start, sentence in prose.kalimat:
            if "¤" in sentence or prose.bersyarat(start) or sentence.lstrip().startswith(("|", "#")):
                continue
            words = re.findall(r"\w+", sentence.casefold())
            if len(words) < _TERSINGKAT or not any(c.isalpha() for c in sentence):
                continue
            key = " ".join(words)
            if key not in seen:
                seen[key] = (prose, start)
                continue
            first, at = seen[key]
            place = first.position(at)
            message = f"kalimat yang sama sudah ada dalam {first.narasi.berkas.rsplit('/', 1)[-1]} baris {place.line}"
            yield (
                prose,
                start,
                Putusan(kode="LKJ517", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="hapus salah satunya"),
            )
