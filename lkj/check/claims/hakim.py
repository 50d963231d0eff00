"""The judge: goes through the prose of a year, sentence by sentence, and judges the frames that are full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.capaian import Angka
from lkj.check.claims.arah import arah_sesuai
from lkj.check.claims.banding import bagian_sesuai, beda_ukuran
from lkj.check.claims.butir import Butir, Klausa
from lkj.check.claims.cacah import bagian_indikator, cacah_sesuai
from lkj.check.claims.fakta import Fakta
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.klausa import asal, bagi
from lkj.check.claims.kuantor import kategori_sesuai, kuantor_sesuai, status_satu, status_sesuai
from lkj.check.claims.nama import Entitas, Nama
from lkj.check.claims.nilai import nilai_sesuai
from lkj.check.claims.perkara import Latar, Perkara, Putusan, Sebelum
from lkj.check.claims.perubahan import kelipatan_sesuai
from lkj.check.claims.puncak import puncak_sesuai
from lkj.check.claims.urai import Pengurai
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.pengukuran import Pengukuran

_PARAGRAF = re.compile(r"\n[ \t]*\n")
_NOMOR = re.compile(r"(?:\d+|[a-z])\.")
_ANGGOTA = re.compile(r"[ \t]*(?:[-*]|\d+\.|[a-z]\.)[ \t]")


class Hakim:
    """Judges the sentences of one year."""

    def __init__(self, numbers: Pengukuran) -> None:
        self.numbers = numbers
        self.fakta, self.nama = Fakta(numbers), Nama(numbers)
        self.pengurai = Pengurai(numbers, self.nama)

    def naskah(self, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
        """Yield the findings in one prose file, each with its offset."""
        heading, background, listed = Latar(), Latar(), ""
        end, numbered = 0, False
        waiting: list[str] = []
        here = self._sasaran(prose)
        for start, sentence in prose.kalimat:
            text = sentence.lstrip()
            if _PARAGRAF.search(prose.teks, end, start + (len(sentence) - len(text))):
                background = Latar(set(heading.tahun), list(heading.entitas), heading.tak_tentu, heading.judul)
                waiting = []
                if not _ANGGOTA.match(sentence) and not _NOMOR.fullmatch(text.rstrip()):
                    listed = ""
            end = start + len(sentence)
            if not text or text.startswith(("|", ">")):
                continue
            if not text.startswith("#") and not listed and not self.pengurai.bermakna(sentence):
                waiting.append(sentence)
                continue
            for skipped in waiting:
                background.tambah(self.pengurai.butir(skipped), self.fakta.tahun)
            waiting = []
            items = self.pengurai.butir(self._terisi(prose, start, sentence))
            if text.startswith("#"):
                heading = Latar(judul=True)
                heading.tambah(items, self.fakta.tahun)
                heading.judul = bool(heading.entitas)
                background = Latar(set(heading.tahun), list(heading.entitas), heading.tak_tentu, heading.judul)
                continue
            items = _di_sini(items, here)
            if listed and _NOMOR.fullmatch(text.rstrip()):
                numbered = True
                continue
            if listed and (numbered or _ANGGOTA.match(sentence)):
                numbered = False
                yield from ((start + p.mulai, p) for p in self._daftar(items, listed, background))
            else:
                clauses = list(bagi(items))
                found = ((start + p.mulai, p) for p in self.kalimat(clauses, background))
                yield from ((at, p) for at, p in found if not prose.bersyarat(at))
                listed = _pembuka_daftar(clauses, text)
                background.asing = any(not c.penuh for c in clauses) and not any(c.uang for c in clauses)
            background.tambah(items, self.fakta.tahun)

    def _terisi(self, prose: Naskah, start: int, sentence: str) -> str:
        """Return a sentence with the years that its expressions print, and without the office's names."""
        if "¤" not in sentence:
            return sentence
        year = self.numbers.year
        known = {
            "tahun": str(year.tahun),
            "anggaran.kini.tahun": str(year.tahun),
            "anggaran.lalu.tahun": str(year.tahun - 1),
            "renstra.periode": year.visi_misi.renstra.periode or "",
        }

        def one(found: re.Match[str]) -> str:
            expression = prose.narasi.teks[start + found.start() : start + found.end()].strip("{}- \n")
            if expression.startswith("satker.") or expression in known:
                return known.get(expression, "").ljust(len(found[0]))
            return found[0]

        return re.sub("¤+", one, sentence)

    def _sasaran(self, prose: Naskah) -> tuple[Entitas, ...]:
        """Return the objective that a file is about, for "sasaran ini"."""
        name = prose.narasi.berkas.rsplit("/", 1)[-1].removesuffix(".md")
        return tuple(e for e in self.nama.per_id.get(name, ()) if e.jenis == "sasaran")

    def kalimat(self, clauses: list[Klausa], latar: Latar) -> Iterator[Putusan]:
        """Judge the clauses of a sentence, each with what the ones before it have named."""
        before = Sebelum()
        for clause in clauses:
            case = Perkara(clause, self.fakta, latar, before)
            named = clause.semua(Jenis.ENTITAS, Jenis.CACAHAN) or (clause.semua(Jenis.UKURAN) and not clause.serapan)
            needs = not named or clause.anafora
            if (
                clause.penuh
                and not clause.andai
                and not (before.batal and (needs or clause.sambung))
                and not _ekor_asing(clause, self.fakta.tahun)
                and not (latar.tahun and _nisbi(clause))
                and not (latar.asing and _menyambung(clause))
            ):
                yield from self._klausa(case)
            before = _maju(before, clause, case)

    def _klausa(self, case: Perkara) -> Iterator[Putusan]:
        case.klausa.butir[:] = case.butir = _rerata_semua(case.butir)
        pattern = case.klausa.pola
        if "X" in pattern:
            yield from puncak_sesuai(case)
            return
        if "D" in pattern:
            yield from beda_ukuran(case)
            yield from arah_sesuai(case)
            return
        if "Q" in pattern and "N" not in pattern:
            yield from kuantor_sesuai(case)
        if "K" in pattern:
            yield from kategori_sesuai(case)
        if "N" in pattern or ("n" in pattern and ("E" in pattern or "V" in pattern)) or "VE" in pattern:
            yield from cacah_sesuai(case)
        yield from bagian_indikator(case)
        yield from kelipatan_sesuai(case)
        yield from bagian_sesuai(case)
        yield from status_sesuai(case)
        yield from _diukur(case)
        counted = re.search("n|N|L", pattern.replace("UNnV", "UV").replace("bn", ""))
        if "Q" not in pattern and re.search("[VGF]", pattern) and not counted:
            yield from nilai_sesuai(case)

    def _daftar(self, items: list[Butir], status: str, latar: Latar) -> Iterator[Putusan]:
        for clause in bagi(items):
            named = clause.semua(Jenis.ENTITAS)
            if clause.penuh and len(named) == 1 and set(clause.pola) <= set("N&EV"):
                case = Perkara(clause, self.fakta, Latar(), Sebelum())
                yield from status_satu(case, named[0], status == "+", named[0])
                yield from self._klausa(Perkara(_tanpa_nomor(clause), self.fakta, Latar(), Sebelum()))


def _rerata_semua(items: list[Butir]) -> list[Butir]:
    """Return the items with "rata-rata capaian seluruh indikator" as the mean that it is."""
    made: list[Butir] = []
    for n, b in enumerate(items):
        mean = made[-1] if made and made[-1].jenis is Jenis.UKURAN and made[-1].isi == "rerata" else None
        after = items[n + 1] if n + 1 < len(items) else None
        if mean and b.jenis is Jenis.KUANTOR and b.isi == "semua" and after and after.isi == "indikator":
            continue
        if mean and n and b.isi == "indikator" and b.jenis is Jenis.CACAHAN and items[n - 1].jenis is Jenis.KUANTOR:
            continue
        made.append(b)
    return made


def _diukur(case: Perkara) -> Iterator[Putusan]:
    """Judge which document is said to be the measured one: "pengukuran dilakukan atas indikator dalam …"."""
    measured = [b for b in case.semua(Jenis.TOTAL) if b.teks.casefold().startswith("pengukuran")]
    named = case.semua(Jenis.ENTITAS)
    main = case.fakta.numbers.utama
    if not measured or len(named) != 1 or case.pola not in ("TnE", "TE", "TNnE"):
        return
    if all(e.jenis == "dokumen" and e.id != main.id for e in named[0].isi):
        message = f"dokumen yang diukur tertulis {named[0].teks}, menurut data {main.dokumen}"
        yield Putusan(
            kode="LKJ504",
            tingkat=Severity.WARNING,
            mulai=named[0].mulai,
            pesan=message,
            saran="tulis {{ rekap.utama.dokumen }}",
        )


def _menurut_angka(case: Perkara) -> tuple[Entitas, ...]:
    """Return the indikator whose target and realisasi a clause gives without its name."""
    measures, values = [b.isi for b in case.semua(Jenis.UKURAN)], case.semua(Jenis.NILAI, Jenis.CACAH)
    if set(measures) != {"target", "realisasi"} or len(measures) != 2 or len(values) != 2 or case.entitas:
        return ()
    typed = dict(zip(measures, values, strict=True))
    for row in case.fakta.numbers.utama.baris:
        target, made = row.indikator.target, row.indikator.realisasi
        if isinstance(target, Angka) and isinstance(made, Angka):
            pairs = ((typed["target"], target), (typed["realisasi"], made))
            if all((v.isi.angka if v.jenis is Jenis.NILAI else v.isi[0]) == q.nilai for v, q in pairs):
                return (Entitas("indikator", row.indikator.id, row.indikator.nama),)
    return ()


def _tanpa_nomor(clause: Klausa) -> Klausa:
    kept = [b for b in clause.butir if b.jenis in (Jenis.ENTITAS, Jenis.NILAI)]
    return Klausa(butir=kept, penuh=clause.penuh, andai=clause.andai, anafora=clause.anafora, ekor=clause.ekor)


def _di_sini(items: list[Butir], here: tuple[Entitas, ...]) -> list[Butir]:
    """Return the items with "sasaran ini" as the objective that the file is about."""
    if not here:
        return items
    made: list[Butir] = []
    for b in items:
        if (
            b.jenis is Jenis.NETRAL
            and b.teks.casefold() in ("ini", "tersebut", "itu")
            and made
            and made[-1].jenis is Jenis.CACAHAN
            and made[-1].isi == "sasaran"
        ):
            made[-1] = made[-1]._replace(jenis=Jenis.ENTITAS, isi=here, akhir=b.akhir, anafora=False)
        else:
            made.append(b)
    return made


def _ekor_asing(clause: Klausa, now: int) -> bool:
    """Tell whether what was left out names a time that the frame does not have."""
    return any(b.jenis is Jenis.TRIWULAN or b.isi.tahun != now for b in clause.ekor) and not clause.semua(Jenis.PERIODE)


def _nisbi(clause: Klausa) -> bool:
    """Tell whether a clause is of "setahun sebelumnya", which may be reckoned from a year that stands before it."""
    return any(b.isi.nisbi and not b.isi.banding for b in clause.semua(Jenis.PERIODE))


def _menyambung(clause: Klausa) -> bool:
    """Tell whether a clause is of what the sentence before names: "penyerapannya", "yang terserap"."""
    return clause.serapan and (clause.anafora or clause.utuh[0].teks.casefold() == "yang")


def _pembuka_daftar(clauses: list[Klausa], text: str) -> str:
    """Return the status that a list is opened with, "Indikator yang tidak mencapai target ialah:"."""
    if not text.rstrip().endswith(":") or len(clauses) != 1 or not clauses[0].penuh or clauses[0].andai:
        return ""
    status = clauses[0].semua(Jenis.STATUS)
    if len(status) == 1 and clauses[0].pola.replace("P", "") in ("nS", "nSN", "nkS"):
        return str(status[0].isi)
    return ""


def _sebagian(clause: Klausa) -> bool:
    """Tell whether a clause counts only some of its kind, of one unit, target or category, and not by their status."""
    counts = clause.semua(Jenis.CACAH)
    return clause.bersatuan or bool(counts and clause.semua(Jenis.NILAI, Jenis.NAMA_KATEGORI))


def _maju(before: Sebelum, clause: Klausa, case: Perkara) -> Sebelum:
    entities = [b for b in clause.butir if b.jenis is Jenis.ENTITAS]
    measures = [b for b in clause.butir if b.jenis is Jenis.UKURAN]
    start = asal(clause.butir)
    periods = [b.isi for b in clause.butir if b.jenis is Jenis.PERIODE and b not in start]
    topic = clause.butir[0].jenis is Jenis.PERIODE and clause.butir[0] not in start
    nouns = [b for b in clause.butir if b.jenis is Jenis.CACAHAN]
    # "13,5 menit dengan target 14 menit": what comes first is not the target.
    unnamed = bool(measures) and any(b.jenis is Jenis.NILAI and b.mulai < measures[0].mulai for b in clause.butir)
    return Sebelum(
        entitas=entities[0].isi
        if entities
        else _menurut_angka(case) or (before.entitas if clause.anafora or not measures else ()),
        ukuran=("" if unnamed or len({m.isi for m in measures}) > 1 else measures[0].isi)
        if measures
        else before.ukuran,
        periode=periods[0] if len(periods) == 1 else None if periods else before.periode,
        topik=topic if periods else before.topik,
        dasar=start[0].isi.tahun if start else before.dasar,
        sifat=_sebagian(clause) or bool(nouns and not clause.penuh) or (not nouns and before.sifat),
        cacahan=nouns[-1].isi if nouns else before.cacahan,
        batal=not clause.penuh or bool(clause.semua(Jenis.TRIWULAN, Jenis.TANGGAL)),
    )
