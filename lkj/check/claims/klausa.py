"""The items of a sentence as clauses: what is said of one thing, with what belongs together joined."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.check.claims.bilangan import Batas, Nilai
from lkj.check.claims.butir import Butir, Klausa
from lkj.check.claims.kamus import Jenis


def bagi(butir: list[Butir]) -> Iterator[Klausa]:
    """Split the items of a sentence into clauses; what stands after a word that opens a reason is left out."""
    butir = _sempit(butir)
    people = any(b.jenis is Jenis.NETRAL and b.isi == "orang" for b in butir)
    conditional = any(b.jenis is Jenis.ANDAI for b in butir)
    parts: list[list[Butir]] = [[]]
    joined: set[int] = set()
    for n, b in enumerate(butir):
        if b.jenis is Jenis.PISAH and _syarat_lagi(parts[-1], butir[n + 1 :]):
            continue
        if b.jenis is Jenis.PISAH or (
            b.jenis is Jenis.KOMA
            and (_hitungan_baru(parts[-1], butir[n + 1 :]) or _saat_baru(parts[-1], butir[n + 1 :]))
        ):
            parts.append([])
        elif (
            b.jenis is Jenis.UKURAN
            and b.isi in ("nilai", "rerata")
            and any(x.jenis is Jenis.CACAH for x in parts[-1])
            and any(x.jenis is Jenis.STATUS for x in parts[-1])
        ):
            parts.append([b])
        elif b.jenis is Jenis.DAN and _dua_kalimat(parts[-1], butir[n + 1 :]):
            joined.add(len(parts))
            parts.append([])
        else:
            parts[-1].append(b)
    for number, part in enumerate(map(_elipsis, parts)):
        tail = next((n for n, b in enumerate(part) if b.jenis is Jenis.EKOR), len(part))
        body = part[:tail]
        kept = rapikan([b for b in body if b.jenis not in (Jenis.NETRAL,)])
        if not kept:
            continue
        yield Klausa(
            butir=kept,
            # "Lulusan terserap 71,4%": where people are absorbed or come about, nothing is said of money.
            penuh=not any(b.jenis is Jenis.ASING or (people and _uang(b)) for b in body),
            utuh=body,
            andai=conditional,
            anafora=any(b.anafora for b in body),
            ekor=[b for b in part[tail:] if b.jenis in (Jenis.TRIWULAN, Jenis.PERIODE)],
            sambung=number in joined,
        )


def _uang(b: Butir) -> bool:
    return b.jenis is Jenis.UKURAN and b.isi in ("pagu", "anggaran", "program", "realisasi", "serapan", "sisa")


def _sempit(butir: list[Butir]) -> list[Butir]:
    """Return the items with what makes a noun a narrower one as unknown: "indikator kelima", "indikator dokumen"."""
    made: list[Butir] = []
    words: list[Butir] = []
    for b in butir:
        linked = next((x for x in reversed(words) if x.jenis not in (Jenis.KOMA, Jenis.DAN)), None)
        one = b
        if words and _bertingkat(words[-1], b):
            one = b._replace(jenis=Jenis.ASING, isi="urutan")
        elif _bernomor(words, b) or (b.jenis is Jenis.CACAH and linked is not None and _berderet(linked, b)):
            one = b._replace(jenis=Jenis.ASING, isi="nomor")
        elif made and _macam(made[-1], b):
            one = b._replace(jenis=Jenis.ASING)
        made.append(one)
        if b.teks not in ("(", ")"):
            words.append(one)
    return made


def _macam(a: Butir, b: Butir) -> bool:
    """Tell whether a word right behind another is a kind of it, or what alone it is of: "realisasi evaluasi"."""
    if a.jenis is Jenis.CACAHAN and a.isi in ("indikator", "sasaran"):
        mean = b.jenis is Jenis.UKURAN and b.teks.casefold() in ("nilai", "skor", "rata-rata", "rerata")
        return mean or b.jenis is Jenis.SATUAN or (b.jenis is Jenis.NETRAL and b.isi in ("jenis", "hal", "orang"))
    if a.jenis is Jenis.UKURAN and a.isi == "target":
        return b.jenis is Jenis.SATUAN
    return _uang(a) and b.jenis is Jenis.NETRAL and b.isi == "hal"


def _berderet(a: Butir, b: Butir) -> bool:
    """Tell whether a number goes on with a row of them: "indikator 5, 6, dan 7", "kelima dan keenam indikator"."""
    return a.isi == "nomor" or (a.jenis is Jenis.CACAH and a.isi[1] and b.isi[1])


def _bertingkat(a: Butir, b: Butir) -> bool:
    """Tell whether two words are a superlative and its place behind the first: "kedua terbesar", "terendah ketiga"."""
    place = a if b.jenis is Jenis.PUNCAK else b if a.jenis is Jenis.PUNCAK else None
    return place is not None and (place.teks.casefold() == "kedua" or (place.jenis is Jenis.CACAH and place.isi[1]))


def _bernomor(before: list[Butir], b: Butir) -> bool:
    """Tell whether a number is that of one thing, "indikator kelima", "sasaran 5", and counts none."""
    if not before or before[-1].jenis is not Jenis.CACAHAN or before[-1].isi in ("pns", "ppnpn", "pegawai"):
        return False
    if b.jenis is not Jenis.CACAH:
        return b.teks.casefold() == "kedua"
    # "Dari 17 indikator 10 tercapai", "jumlah indikator 17".
    counted = [x.jenis for x in before[:-1]]
    return b.isi[1] or not (
        {Jenis.CACAH, Jenis.KUANTOR, Jenis.DARI} & {*counted} or any(x.isi == "jenis" for x in before)
    )


def _hitungan_baru(left: list[Butir], right: list[Butir]) -> bool:
    """Tell whether a comma begins another count: "dua belas indikator mencapai target, tiga sisanya tidak"."""
    after = [b.jenis for b in right if b.jenis not in (Jenis.NETRAL, Jenis.BATAS)][:3]
    # "Tiga indikator mencapai 98%, satu indikator 99%": each count with a value of its own.
    valued = after == [Jenis.CACAH, Jenis.CACAHAN, Jenis.NILAI] and left[-1].jenis is Jenis.NILAI
    return (
        after[:1] == [Jenis.CACAH]
        and (valued or any(b.jenis is Jenis.STATUS for b in left))
        and any(b.jenis is Jenis.CACAH for b in left)
    )


def _syarat_lagi(left: list[Butir], right: list[Butir]) -> bool:
    """Tell whether another bound of what is counted goes on: "di atas 100% tetapi tidak melebihi 110%"."""
    after = [b for b in right if b.jenis is not Jenis.NETRAL and b.isi != "tidak"][:2]
    bounded = [b.jenis for b in after] == [Jenis.BATAS, Jenis.NILAI]
    return bounded and any(b.jenis is Jenis.CACAH for b in left) and any(b.jenis is Jenis.BATAS for b in left)


def _saat_baru(left: list[Butir], right: list[Butir]) -> bool:
    """Tell whether a comma begins what is said of another year: "pada tahun 2024 masih 2,9%, kini 1,6%"."""
    after = [b for b in right if b.jenis is not Jenis.NETRAL][:2]
    return (
        [b.jenis for b in after] == [Jenis.PERIODE, Jenis.NILAI]
        and any(b.jenis is Jenis.PERIODE and b.isi.tahun != after[0].isi.tahun for b in left)
        and any(b.jenis in (Jenis.NILAI, Jenis.HITUNG) for b in left)
    )


def asal(butir: list[Butir]) -> list[Butir]:
    """Return the years that a change begins at or that something is compared with: "naik dari 72% pada tahun 2024"."""
    changes = any(b.jenis is Jenis.ARAH for b in butir)
    found: list[Butir] = []
    for n, b in enumerate(butir):
        if b.jenis is not Jenis.PERIODE:
            continue
        before = [x.jenis for x in butir[max(0, n - 2) : n]]
        origin = before[-1:] in ([Jenis.DARI], [Jenis.BANDING]) or before[:1] in ([Jenis.DARI], [Jenis.BANDING])
        if b.isi.banding or (changes and origin):
            found.append(b)
    return found


def _elipsis(part: list[Butir]) -> list[Butir]:
    """Return a clause with "tidak" or "belum" at its end as what it stands for: "sembilan tercapai dan enam belum"."""
    last = next((b for b in reversed(part) if b.jenis not in (Jenis.NETRAL, Jenis.KOMA)), None)
    if last is None or last.jenis is not Jenis.ASING or last.isi not in ("tidak", "belum"):
        return part
    if not any(b.jenis is Jenis.CACAH for b in part):
        return part
    return [b._replace(jenis=Jenis.STATUS, isi="-") if b is last else b for b in part]


_ISI = (Jenis.HITUNG, Jenis.NILAI, Jenis.CACAH, Jenis.ARAH, Jenis.STATUS, Jenis.NAMA_KATEGORI)


_HAL = (Jenis.UKURAN, Jenis.ENTITAS, Jenis.CACAH, Jenis.CACAHAN)


def _dua_kalimat(left: list[Butir], right: list[Butir]) -> bool:
    """Tell whether "dan" joins two statements and not two words: each side says something of something."""
    stop = next((n for n, b in enumerate(right) if b.jenis is Jenis.PISAH), len(right))
    right = right[:stop]
    nouns = [b.isi for side in (left, right) for b in side if b.jenis is Jenis.CACAHAN]
    counts = sum(b.jenis in (Jenis.CACAH, Jenis.NILAI) for b in left)
    if nouns in (["pegawai", "pns", "ppnpn"], ["pegawai", "ppnpn", "pns"]) and left[-1].isi == nouns[1] and counts == 2:
        # "Jumlah pegawai 59 orang, terdiri atas 29 PNS dan 30 PPNPN."
        return False
    return (
        any(b.jenis in _ISI for b in left)
        and any(b.jenis in _HAL for b in left)
        and any(b.jenis in _ISI for b in right)
        and any(b.jenis in _HAL for b in right)
        and not (left[-1].jenis is Jenis.NILAI and right[0].jenis is Jenis.NILAI)
    )


def rapikan(butir: list[Butir]) -> list[Butir]:
    """Join what belongs together: a kind of thing before its name, an id and its name, a word before a value."""
    made: list[Butir] = []
    for one in butir:
        b = _bernama(one, made) if one.jenis is Jenis.ENTITAS else _bernilai(one, made)
        if b is not None:
            made.append(b)
    return [b for b in made if b.jenis is not Jenis.KOMA]


def _bernama(b: Butir, made: list[Butir]) -> Butir | None:
    """Return a name without the kind of thing before it; None where it only repeats the one before, id and name."""
    if made and made[-1].jenis is Jenis.CACAHAN and any(e.jenis == made[-1].isi for e in b.isi):
        kind = made.pop()
        b = b._replace(isi=tuple(e for e in b.isi if e.jenis == kind.isi), mulai=kind.mulai)
    before = next((x for x in reversed(made) if x.jenis is not Jenis.KOMA), None)
    if before is not None and before.jenis is Jenis.ENTITAS:
        shared = tuple(e for e in b.isi if e in before.isi)
        if shared:
            while made[-1] is not before:
                made.pop()
            made[-1] = before._replace(isi=shared, akhir=b.akhir)
            return None
    return b


def _bernilai(b: Butir, made: list[Butir]) -> Butir:
    """Return a value with the sense of the word before it, and a period with that of a comparison."""
    last = made[-1] if made else None
    if last is None:
        return b
    if b.jenis is Jenis.NILAI and last.jenis is Jenis.STATUS and "target" in last.teks:
        # "melampaui target Rp180 juta": the target with its value.
        made[-1] = last._replace(jenis=Jenis.UKURAN, isi="target")
    elif b.jenis is Jenis.NILAI and last.jenis is Jenis.BATAS:
        made.pop()
        return b._replace(isi=b.isi.dengan(Batas(last.isi)), mulai=last.mulai, teks=f"{last.teks} {b.teks}")
    elif b.jenis is Jenis.CACAH and last.jenis is Jenis.BATAS:
        made.pop()
        return b._replace(jenis=Jenis.NILAI, isi=Nilai(b.isi[0], Decimal(1), "", Batas(last.isi)), mulai=last.mulai)
    elif b.jenis is Jenis.PERIODE and last.jenis is Jenis.BANDING:
        made.pop()
        return b._replace(isi=b.isi._replace(banding=True))
    return b
