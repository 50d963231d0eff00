"""One indicator explained: from target and realisasi to its capaian, status and category."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import (
    KOMPOSIT,
    PERINGKAT,
    Akumulasi,
    Angka,
    Aturan,
    Batas,
    Capaian,
    KodeCatatan,
    Komposit,
    Langkah,
    PenerapanBatas,
    Peringkat,
    Rentang,
    Status,
    kaidah_aturan,
    tulis_angka,
)
from lkj.capaian.steps import tulis_masukan
from lkj.explain.pembanding import (
    catatan_banding,
    cetakan_banding,
    cetakan_mentah,
    ketentuan_banding,
    langkah_banding,
    masukan_banding,
    operan,
    terhitung,
)
from lkj.explain.records import (
    BERKAS,
    Butir,
    Ketentuan,
    Masukan,
    Penjelasan,
    bentang,
    hitungan,
    kategori,
    ketentuan,
    ketikan,
    nilai_kuantitas,
    pembulatan,
)
from lkj.model.manual import MANUAL, nama_penanggung_jawab
from lkj.model.perubahan_indikator import riwayat_perubahan
from lkj.pengukuran import Baris, Pengukuran
from lkj.wording.pembanding import selisih_seratus, selisih_target
from lkj.wording.printed import kuantitas, persen_tegas, romawi, tulis_capaian
from lkj.wording.status import tulis_status

_KODE_NOL = (KodeCatatan.TARGET_NOL, KodeCatatan.TARGET_NEGATIF, KodeCatatan.REALISASI_TAK_POSITIF)


def langkah_pokok(capaian: Capaian) -> Langkah | None:
    """Return the step that made the number: of a composite the joining one, else the first."""
    gabungan = (step for step in capaian.langkah if step.kaidah.id.startswith("komposit-"))
    return next(gabungan, capaian.langkah[0] if capaian.langkah else None)


def urutan(numbers: Pengukuran) -> dict[str, int]:
    """Return the place of every indicator in `indikator.yaml`, counted from 0."""
    return {facts.id: n for n, facts in enumerate(numbers.year.indikator.indikator)}


def masukan_realisasi(numbers: Pengukuran, n: int, made: object, akumulasi: Akumulasi | None) -> Masukan:
    """Return a realisasi: its value, as typed, and its place; accumulated, the lines of the quarters that made it."""
    value, unit = nilai_kuantitas(made)
    paths: list[tuple[str | int, ...]] = [("indikator", n, "realisasi" if akumulasi is None else "triwulan")]
    how = terhitung(made)
    if akumulasi is not None and akumulasi.dipakai:
        paths = [("indikator", n, "triwulan", quarter - 1) for quarter in akumulasi.dipakai]
        how = akumulasi.langkah[0].penjabaran if akumulasi.langkah and len(paths) > 1 else how
    typed, place = ketikan(numbers.year, BERKAS, paths[0])
    if len(paths) > 1:
        typed = ""
    return Masukan(
        simbol="R",
        nama="Realisasi",
        nilai=value,
        diketik=typed,
        tempat=place,
        satuan=unit,
        hitungan=how,
        sampai=0 if typed else bentang(numbers.year, BERKAS, *paths)[1],
    )


def masukan_target(numbers: Pengukuran, n: int, row: Baris) -> Iterator[Masukan]:
    """Yield the target of a row, of a range both its bounds, as typed and with its place."""
    typed, place = ketikan(numbers.year, BERKAS, ("indikator", n, *row.indikator.jalur_target(row.dokumen.id)))
    target = row.indikator.target
    if isinstance(target, Rentang):
        yield Masukan(
            simbol="B", nama="Batas bawah target", nilai=target.bawah, diketik=typed, tempat=place, satuan=target.satuan
        )
        yield Masukan(
            simbol="A", nama="Batas atas target", nilai=target.atas, diketik=typed, tempat=place, satuan=target.satuan
        )
    elif isinstance(target, Batas):
        yield Masukan(
            simbol="T",
            nama=f"Target ({target.jenis})",
            nilai=target.nilai,
            diketik=typed,
            tempat=place,
            satuan=target.satuan,
        )
    else:
        value, unit = nilai_kuantitas(target)
        yield Masukan(
            simbol="T",
            nama="Target",
            nilai=value,
            diketik=typed,
            tempat=place,
            satuan=unit,
            hitungan=terhitung(target),
        )
        yield from operan(numbers, ("indikator", n, *row.indikator.jalur_target(row.dokumen.id)), target, "target")


def _masukan_realisasi(numbers: Pengukuran, n: int, row: Baris) -> Iterator[Masukan]:
    yield masukan_realisasi(numbers, n, row.indikator.realisasi, row.akumulasi)
    if row.akumulasi is None:
        yield from operan(numbers, ("indikator", n, "realisasi"), row.indikator.realisasi, "realisasi")
    for quarter, value in enumerate(row.indikator.triwulan or ()):
        typed, place = ketikan(numbers.year, BERKAS, ("indikator", n, "triwulan", quarter))
        number, unit = nilai_kuantitas(value)
        yield Masukan(
            simbol=f"TW{quarter + 1}",
            nama=f"Realisasi triwulan {quarter + 1}",
            nilai=number,
            diketik=typed,
            tempat=place,
            satuan=unit,
            hitungan=terhitung(value),
        )
        path = ("indikator", n, "triwulan", quarter)
        yield from operan(numbers, path, value, f"triwulan {quarter + 1}")


def _masukan_bobot(numbers: Pengukuran, n: int, row: Baris) -> Iterator[Masukan]:
    """Yield the weight of an indikator in the mean of its document, where it has one."""
    if row.indikator.bobot is not None:
        typed, place = ketikan(numbers.year, BERKAS, ("indikator", n, "bobot"))
        yield Masukan(
            simbol="bobot",
            nama="Bobot dalam rata-rata",
            nilai=row.indikator.bobot,
            diketik=typed,
            tempat=place,
            satuan="persen",
        )


def _dinyatakan(numbers: Pengukuran, rule: tuple[str, str], n: int, key: str, metode: str) -> Ketentuan:
    """Return a part of the rule where it is declared: at the indicator itself, else in the year's method."""
    own = ("indikator", n, key)
    if numbers.year.documents[BERKAS].has(own):
        return Ketentuan(*rule, numbers.year.position(BERKAS, own))
    return ketentuan(numbers.year, *rule, ("capaian", metode))


def _ketentuan_rumus(numbers: Pengukuran, n: int, row: Baris, aturan: Aturan) -> Iterator[Ketentuan]:
    """Say which declared way was taken, where the kind of the target leaves a choice."""
    target = row.indikator.target
    if isinstance(target, Peringkat):
        key, way = "peringkat", f"peringkat dibandingkan menurut {aturan.peringkat}"
        cara = PERINGKAT[aturan.peringkat]
        if cara.tanpa_skor and not target.tangga.skor:
            way = f"peringkat dibandingkan menurut {cara.tanpa_skor}, sebab tangganya tidak memberi skor"
    elif isinstance(target, Komposit):
        if not any(step.kaidah.id.startswith("komposit-") for step in row.capaian.langkah):
            return  # from a percentage, or not at all
        key, way = "komposit", f"komponen digabungkan menurut {KOMPOSIT[aturan.komposit].metode}"
    elif isinstance(target, (Angka, Rentang, Batas)):
        berlaku = aturan.untuk(target)
        key, way = "rumus", f"{berlaku.rumus_berlaku}, untuk polaritas {berlaku.polaritas}"
        if berlaku is not aturan and isinstance(target, Batas):
            way += f", sebab targetnya batas {target.jenis}"
    else:
        return
    metode = str(aturan.untuk(target).polaritas) if key == "rumus" else key
    yield _dinyatakan(numbers, ("Cara", way), n, key, metode)


def _ketentuan_batas(numbers: Pengukuran, n: int, row: Baris, aturan: Aturan) -> Iterator[Ketentuan]:
    for key, name, arah, batas in (
        ("batas_atas", "Batas atas", "ke atas", aturan.batas_atas),
        ("batas_bawah", "Batas bawah", "ke bawah", aturan.batas_bawah),
    ):
        step = next((s for s in row.capaian.langkah if s.kaidah.id == key.replace("_", "-")), None)
        if batas is None:
            text = f"tidak ada; capaian tidak dibatasi {arah}"
        elif aturan.penerapan_batas is PenerapanBatas.SESUDAH:
            text = f"{tulis_angka(batas)}%, diterapkan pada rata-rata dan bukan pada indikator ini"
        elif step is None:
            text = f"{tulis_angka(batas)}%, tidak terpakai karena tidak ada persentase"
        else:
            akibat = "tidak mengubah nilai" if step.masukan[0][1] == step.hasil else "mengubah nilai"
            text = f"{tulis_angka(batas)}%, diterapkan sebelum dirata-ratakan: {step.penjabaran}, {akibat}"
        yield _dinyatakan(numbers, (name, text), n, key, key)


def _ketentuan_nol(row: Baris, pokok: Langkah | None) -> Ketentuan | None:
    for note in row.capaian.catatan:
        if note.kode in _KODE_NOL:
            return Ketentuan("Nol", note.pesan)
    if pokok is None:
        if row.indikator.realisasi is None:
            return Ketentuan("Nol", "realisasi yang belum ada bukan 0, sehingga tidak dihitung sebagai 0")
        return None
    if pokok.kaidah.id == "nol-terpenuhi":
        return Ketentuan("Nol", "target 0 dan realisasi 0 berarti terpenuhi; tidak ada pembagian dengan nol")
    if pokok.kaidah.id == "persentase":
        return Ketentuan("Nol", "target tidak menjadi pembagi, sehingga kaidah nol tidak terpakai")
    target = row.indikator.target
    if isinstance(target, (Angka, Rentang, Batas)):
        nyata = ""
        if isinstance(row.indikator.realisasi, Angka) and row.indikator.realisasi.nilai == 0:
            nyata = "; realisasi 0 adalah nilai nyata dan ikut dihitung"
        return Ketentuan("Nol", f"pembaginya bukan 0, sehingga kaidah nol tidak terpakai{nyata}")
    return None


def rumus_baris(row: Baris, aturan: Aturan, pokok: Langkah | None) -> tuple[str, str, str]:
    """Return the formula, in words, and its source: the one applied, or those that would be."""
    if pokok is not None:
        k = pokok.kaidah
        return k.rumus, k.kata or k.nama, k.sumber
    if isinstance(row.indikator.target, (Angka, Rentang, Batas, Komposit)):
        target = row.indikator.target
        rules = kaidah_aturan(aturan.untuk(target), rentang=isinstance(target, Rentang))
        words = "; ".join(k.kata or k.nama for k in rules)
        return "; ".join(k.rumus for k in rules), words, "; ".join(dict.fromkeys(k.sumber for k in rules))
    return "", "realisasi dibanding target menurut jenisnya", "metode yang dinyatakan dalam metode.yaml"


def _ketentuan_selisih(row: Baris, printed: str) -> Iterator[Ketentuan]:
    """Say how far a realisasi that missed its target is off it, as `printed`."""
    apart, realisasi = row.terhadap_target.selisih, row.indikator.realisasi
    if row.capaian.status is not Status.TIDAK_TERCAPAI or not printed:
        return
    how = ""
    if apart is not None and isinstance(realisasi, Angka):
        how = f": R − T = {tulis_angka(realisasi.nilai)} − {tulis_angka(realisasi.nilai - apart)}"
    yield Ketentuan("Selisih dari target", f"{printed}{how}")


def jelaskan_indikator(numbers: Pengukuran, n: int, row: Baris) -> Penjelasan:
    """Explain the capaian of one indicator; `n` is its place in `indikator.yaml`."""
    year, facts, capaian, aturan = numbers.year, row.indikator, row.capaian, row.aturan
    pokok = langkah_pokok(capaian)
    rumus, words, source = rumus_baris(row, aturan, pokok)
    nol = _ketentuan_nol(row, pokok)
    rules = [*_ketentuan_rumus(numbers, n, row, aturan), *([nol] if nol else [])]
    rules += _ketentuan_batas(numbers, n, row, aturan)
    if capaian.pengganti is not None:
        rules.append(ketentuan(year, "Dalam rata-rata", uraian_skor(capaian), ("capaian", "tanpa_persentase")))
    rules.append(pembulatan(year, capaian.nilai))
    rules += _ketentuan_selisih(row, selisih_target(row, year.metode.desimal))
    if capaian.nilai is not None and (off := selisih_seratus(capaian.nilai, year.metode.desimal)):
        rules.append(Ketentuan("Selisih capaian dari 100%", f"{off}: C − 100 = {tulis_angka(capaian.nilai)} − 100"))
    rules += ketentuan_banding(numbers, row)
    notes = [note.pesan for note in capaian.catatan if capaian.skor is not None or note.pesan != capaian.alasan]
    if facts.catatan:
        notes.append(f"Catatan dalam data: {facts.catatan.removesuffix('.')}.")
    for key, name in (("proksi", "Indikator proksi"), *MANUAL.items()):
        if (said := getattr(facts, key)) is not None:
            text = nama_penanggung_jawab(year, said) if key == "penanggung_jawab" else said
            notes.append(f"{name}: {text.removesuffix('.')}.")
    notes += riwayat_perubahan(year, facts.id)
    notes += catatan_banding(row, year.metode.desimal)
    akumulasi = row.akumulasi.langkah if row.akumulasi else ()
    return Penjelasan(
        id=numbers.nama_baris(row),
        jenis="indicator",
        nama=facts.nama,
        nilai=capaian.nilai,
        cetakan=tulis_capaian(numbers, capaian),
        uraian=f"Capaian indikator dalam {row.dokumen.nama}, sasaran {row.sasaran.id}"
        f" ({row.sasaran.nama}), polaritas {facts.polaritas}; status: {tulis_status(numbers, row).lower()}",
        rumus=rumus,
        rumus_kata=words,
        sumber_rumus=source,
        masukan=(
            *_masukan_realisasi(numbers, n, row),
            *masukan_target(numbers, n, row),
            *_masukan_bobot(numbers, n, row),
            *masukan_banding(numbers, n, row),
        ),
        langkah=(*(hitungan(step) for step in (*akumulasi, *capaian.langkah)), *langkah_banding(row)),
        ketentuan=tuple(rules),
        kategori=kategori(year, numbers.skala, capaian.nilai),
        berkategori=numbers.berkategori,
        dikecualikan=() if capaian.skor is not None else ((facts.id, capaian.alasan),),
        catatan=tuple(notes),
    )


def butir_indikator(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield every indicator of every document; it is found by its capaian, its target and its realisasi."""
    places = numbers.year.metode.desimal
    index = {facts.id: n for n, facts in enumerate(numbers.year.indikator.indikator)}
    rows = [numbers.per_id[ident] for ident in index]
    rows += [row for rekap in numbers.rekap.values() for row in rekap.baris if numbers.sendiri(row)]
    for row in rows:
        n, facts = index[row.indikator.id], row.indikator
        typed = (("target", facts.target), ("realisasi", facts.realisasi))
        printed = [(role, kuantitas(value, places=places)) for role, value in typed]
        if row.capaian.nilai is not None:
            printed.insert(0, ("capaian", persen_tegas(numbers, row.capaian.nilai)))
        printed += cetakan_mentah(numbers, row.capaian, "capaian sebelum dibatasi")
        if row.capaian.nilai is not None and (off := selisih_seratus(row.capaian.nilai, places)):
            printed.append(("selisih capaian dari 100%", off))
        if facts.bobot is not None:
            printed.append(("bobot", kuantitas(facts.bobot, "persen", places)))
        if row.capaian.status is Status.TIDAK_TERCAPAI and (apart := selisih_target(row, places)):
            printed.append(("selisih dari target", apart))
        quarters = enumerate(facts.triwulan or (), start=1)
        printed += [(f"triwulan {romawi(q)}", kuantitas(value)) for q, value in quarters]
        printed += cetakan_banding(numbers, row)
        yield Butir(
            id=numbers.nama_baris(row),
            nama=facts.nama,
            cetakan=tuple(printed),
            buat=lambda n=n, row=row: jelaskan_indikator(numbers, n, row),  # type: ignore[misc]
            hasil=tulis_capaian(numbers, row.capaian),
        )


def uraian_skor(capaian: Capaian) -> str:
    """Say what a row without a percentage counts as in a mean; empty where it has one or is left out."""
    if capaian.pengganti is None:
        return ""
    status = "tercapai" if capaian.status is Status.TERCAPAI else "tidak tercapai"
    return f"tanpa persentase, {status}, sehingga dihitung {tulis_masukan(capaian.pengganti)}"


def uraian_capaian(row: Baris) -> str:
    """Show in one line how the capaian of a row came about: "98 ÷ 100 × 100 = 98"."""
    pokok = langkah_pokok(row.capaian)
    if pokok is None:
        return ""
    text = pokok.penjabaran
    if row.capaian.nilai is not None and row.capaian.nilai != row.capaian.mentah:
        text += f", dibatasi menjadi {tulis_angka(row.capaian.nilai)}"
    elif isinstance(pokok.hasil, str) and isinstance(row.capaian.nilai, Decimal):
        text += f", capaian {tulis_angka(row.capaian.nilai)}"
    return text
