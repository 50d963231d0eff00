"""Head counts: of civil servants, of contract staff, of all, and of one level of education."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from lkj.capaian import tulis_angka
from lkj.check.claims.bilangan import Batas, Nilai
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import Bacaan
from lkj.check.claims.hitungan import Cacah, banding, hitungan
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.model.kepegawaian import Kelompok, kelompok, rincian, seluruhnya

PEGAWAI = frozenset({"pns", "ppnpn", "pegawai"})


def orang(b: Butir) -> int | None:
    """Return the count that an item is; people may be counted in a unit of their own."""
    if b.jenis is Jenis.CACAH:
        return int(b.isi[0])
    value = b.isi
    if isinstance(value, Nilai) and value.kata_satuan in ("orang",) and value.batas is Batas.TEPAT:
        return int(value.angka)
    return None


def berpendidikan(perkara: Perkara) -> bool:
    """Tell whether a clause names a level of education."""
    return any(e.jenis == "pendidikan" for b in perkara.semua(Jenis.ENTITAS) for e in b.isi)


def pegawai_sesuai(perkara: Perkara, nouns: list[str]) -> Iterator[Putusan]:
    """Judge head counts: of civil servants, of contract staff, of all, and of one level of education."""
    staff = perkara.fakta.numbers.year.satker.pegawai
    groups = {one.nama.casefold(): one for one in kelompok(staff)}
    # Civil servants come first: those alone, with the next group, and so on, up to all.
    reckoned = list(accumulate(one.jumlah or 0 for one in groups.values()))
    years = perkara.tahun()
    if years is None or any(y != perkara.fakta.tahun for y in years):
        return
    if berpendidikan(perkara) and "ppnpn" in nouns:
        return
    if not set(nouns) <= PEGAWAI or perkara.semua(Jenis.STATUS, Jenis.NAMA_KATEGORI, Jenis.ATAU, Jenis.SIFAT):
        return
    quantifiers = [b.isi for b in perkara.semua(Jenis.KUANTOR)]
    entities = perkara.semua(Jenis.ENTITAS)
    if len(entities) > 1 or (entities and any(e.jenis != "pendidikan" for e in entities[0].isi)):
        return
    counts = [b for b in perkara.butir if orang(b) is not None]
    shares = [b for b in perkara.semua(Jenis.NILAI) if b.isi.satuan == "persen"]
    levels = {one.nama: one.jumlah for one in rincian(staff).get("pendidikan", ())}
    if entities:
        level = entities[0].isi[0].id
        count = levels.get(level)
        if count is None or any(q not in ("semua",) for q in quantifiers):
            return
        if len(counts) == 1 and not shares and not perkara.semua(Jenis.DARI):
            one = Cacah(counts[0], orang(counts[0]) or 0, f"pegawai berpendidikan {level}")
            yield from banding(one, one.hal, [hitungan(count, f'pegawai.pendidikan["{level}"]|bilangan')])
        elif len(shares) == 1 and not counts:
            total = sum(c or 0 for c in levels.values())
            bases = [b for b in (total, *reckoned[:1]) if b]
            readings = [Bacaan(Decimal(count) * 100 / b, f"{tulis_angka(Decimal(count) * 100 / b, 2)}%") for b in bases]
            if not any(shares[0].isi.cocok(r.nilai) for r in readings):
                yield berbeda(shares[0], f"bagian pegawai berpendidikan {level}", readings)
        return
    everyone = seluruhnya(staff)
    if len(nouns) == len(counts) == len(PEGAWAI) == len({*nouns}):
        heads = {"pegawai": everyone, **{name: one.jumlah for name, one in groups.items()}}
        pairs = list(zip(counts, nouns, strict=True))
        # Where not one of them is right, they may be of a part of the office.
        for b, noun in pairs if any(orang(b) == heads.get(noun) for b, noun in pairs) else ():
            if noun in groups:
                yield from _sekelompok(b, groups[noun])
            elif noun == "pegawai" and everyone is not None and groups.keys() == {"pns", "ppnpn"}:
                yield from banding(Cacah(b, orang(b) or 0, noun), noun, [hitungan(everyone)])
        return
    if len(counts) != 1 or shares or perkara.semua(Jenis.DARI):
        return
    kinds = set(nouns) - {"pegawai"}
    if kinds == {"pns", "ppnpn"} or (not kinds and "semua" in quantifiers):
        if everyone is None or (kinds and not kinds <= groups.keys()):
            return
        readings = [hitungan(everyone)]
        if kinds:
            readings = [hitungan(sum(groups[one].jumlah or 0 for one in kinds))]
        else:
            known = sum(c or 0 for c in levels.values())
            readings += [hitungan(c) for c in (*reckoned[:-1], known) if c]
        yield from banding(Cacah(counts[0], orang(counts[0]) or 0, "pegawai"), "pegawai", readings)
    elif len(kinds) == 1 and (perkara.klausa.pola.replace("P", "") in ("nN", "nV", "QnN", "QnV", "nTN", "nTV")
                              or _menghitung(perkara)):  # fmt: skip
        key = kinds.pop()
        if key in groups:
            yield from _sekelompok(counts[0], groups[key])


def _sekelompok(b: Butir, group: Kelompok) -> Iterator[Putusan]:
    """Judge how many are of one group."""
    if group.jumlah is not None:
        key = group.nama.casefold()
        one = Cacah(b, orang(b) or 0, key.upper())
        use = f"pegawai.{key}" if group.id == key else f"pegawai.kelompok[{group.id!r}].jumlah"
        yield from banding(one, one.hal, [hitungan(group.jumlah, f"{use}|bilangan")])


def _menghitung(perkara: Perkara) -> bool:
    """Tell whether a clause says how many there are: "mempunyai 29 PNS", and not "29 PNS" of a sentence cut in two."""
    return perkara.klausa.pola.replace("P", "") in ("TNn", "TVn", "nTNn", "nTVn", "Nn", "Vn", "NnT", "VnT")
