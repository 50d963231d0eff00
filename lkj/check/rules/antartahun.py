"""Between a year and the one before it (LKJ7xx): what is told twice agrees, an id names one thing, nothing is stale.

These rules speak only where both year folders are in the project; of a difference, the later year is the one to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.capaian import Angka, Kuantitas, Penilaian, Polaritas, banding, satuan_sama, seperti_tahun
from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun
from lkj.model.base import DOKUMEN
from lkj.model.blanks import kosong
from lkj.model.indikator import Indikator, TahunLalu
from lkj.model.load import SASARAN
from lkj.model.metode import BerkasMetode, MetodeLalu
from lkj.model.similar import lain_sama_sekali, pasangan_serupa

_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
# A finding must be surer than the suggestion of a comparison that a new id names an old thing.
_SAMA = 0.9


def _nama(nama: str) -> str:
    """Return a name as it is compared: without the year that it may hold, which changes by itself."""
    return " ".join(_TAHUN.sub("", nama).casefold().split())


def _sama(one: Kuantitas | None, other: Kuantitas | None) -> bool:
    if isinstance(one, Angka) and isinstance(other, Angka):
        return one.nilai == other.nilai and satuan_sama(one.satuan, other.satuan)
    return one == other


def _tulis(value: Kuantitas | None) -> str:
    return "belum ada" if value is None else str(value)


def _berpasangan(before: Tahun, now: Tahun) -> Iterator[tuple[int, Indikator, int, Indikator]]:
    """Yield each indikator that both years have: its place and facts now, its place and facts then."""
    old = {i.id: (n, i) for n, i in enumerate(before.indikator.indikator)}
    for n, one in enumerate(now.indikator.indikator):
        if one.id in old:
            yield (n, one, *old[one.id])


def riwayat_serasi(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ701: target and realisasi that the history tells are those of that year; LKJ709: and it tells them."""
    for n, one, m, then in _berpasangan(before, now):
        told = next(((k, r) for k, r in enumerate(one.riwayat) if r.tahun == before.tahun), None)
        if told is not None:
            yield from _beda_riwayat(before, now, (n, one.id, told[0], told[1]), (m, then))
        elif then.realisasi is not None and "riwayat" not in one.tanpa_pembanding:
            yield Finding(
                "LKJ709",
                Severity.WARNING,
                now.position("indikator.yaml", ("indikator", n, "id")),
                f"riwayat {one.id} tidak memuat tahun {before.tahun}, padahal realisasinya ada",
                f"tambahkan riwayat tahun {before.tahun}: target {_tulis(then.target)}, realisasi"
                f" {_tulis(then.realisasi)}",
                (before.position("indikator.yaml", ("indikator", m, "target")), f"realisasi {before.tahun}"),
            )


def _beda_riwayat(
    before: Tahun, now: Tahun, here: tuple[int, str, int, TahunLalu], there: tuple[int, Indikator]
) -> Iterator[Finding]:
    (n, ident, k, told), (m, then) = here, there
    for key in ("target", "realisasi"):
        said, is_so = getattr(told, key), getattr(then, key)
        if not _sama(said, is_so):
            path = ("indikator", m, "triwulan" if key == "realisasi" and then.triwulan is not None else key)
            yield Finding(
                "LKJ701",
                Severity.WARNING,
                now.position("indikator.yaml", ("indikator", n, "riwayat", k, key)),
                f"{key} {ident} tahun {before.tahun} tertulis {_tulis(said)}, sedangkan datanya {_tulis(is_so)}",
                f"samakan dengan data/{before.tahun}, atau perbaiki data itu",
                (before.position("indikator.yaml", path), f"data tahun {before.tahun}"),
            )


def pagu_serasi(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ702: the budget of a past year is the same in both folders."""
    known = {p.tahun: (n, p) for n, p in enumerate(before.pagu.pagu)}
    for n, one in enumerate(now.pagu.pagu):
        if one.tahun not in known or one.tahun == now.tahun:
            continue
        m, then = known[one.tahun]
        for key in ("pagu", "realisasi"):
            said, was = getattr(one, key), getattr(then, key)
            if said != was and was is not None:
                yield Finding(
                    "LKJ702",
                    Severity.WARNING,
                    now.position("pagu.yaml", ("pagu", n, key)),
                    f"{key} tahun {one.tahun} di sini berbeda dari yang tertulis dalam data/{before.tahun}",
                    "samakan keduanya menurut laporan keuangan yang telah diperiksa",
                    (before.position("pagu.yaml", ("pagu", m, key)), f"dalam data/{before.tahun}"),
                )


def ukuran_tetap(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ703: unit and polarity of an indicator stay, or its years cannot be compared."""
    for n, one, m, then in _berpasangan(before, now):
        for key in ("satuan", "polaritas"):
            said, was = getattr(one, key), getattr(then, key)
            same = satuan_sama(said, was) if key == "satuan" else said == was
            if not same:
                yield Finding(
                    "LKJ703",
                    Severity.WARNING,
                    now.position("indikator.yaml", ("indikator", n, key)),
                    f"{key} {one.id} berubah dari {was} menjadi {said}; kedua tahun tidak dapat dibandingkan",
                    "pertahankan ukurannya, atau beri indikator yang baru id sendiri",
                    (before.position("indikator.yaml", ("indikator", m, key)), f"{key} tahun {before.tahun}"),
                )


def _cara(metode: BerkasMetode | MetodeLalu) -> tuple[object, ...]:
    return (metode.capaian, metode.agregasi, metode.skala)


def metode_tercatat(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ704: a method that differs from last year's is told, so that last year's capaian stays as it was reported."""
    then, told = before.metode, now.metode.lalu(before.tahun)
    if _cara(told or now.metode) == _cara(then):
        return
    n = next((n for n, one in enumerate(now.metode.riwayat) if one is told), None)
    path: tuple[str | int, ...] = ("capaian",) if n is None else ("riwayat", n, "tahun")
    what = "tidak ditulis dalam riwayat metode" if told is None else "dalam riwayat berbeda dari datanya"
    yield Finding(
        "LKJ704",
        Severity.WARNING,
        now.position("metode.yaml", path),
        f"metode tahun {before.tahun} berbeda dari metode {now.tahun}, dan {what}"
        if told is None
        else f"metode tahun {before.tahun} {what}",
        f"salin capaian, agregasi, dan skala dari data/{before.tahun}/metode.yaml ke riwayat tahun {before.tahun}",
        (before.position("metode.yaml", ("capaian",)), f"metode tahun {before.tahun}"),
    )


def id_tetap(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ705: an id names what it named; LKJ706: and what is named anew does not lose its id."""
    for file, key in (("sasaran.yaml", "sasaran"), ("indikator.yaml", "indikator")):
        old = {one.id: (n, one) for n, one in enumerate(getattr(getattr(before, key), key))}
        new = {one.id: (n, one) for n, one in enumerate(getattr(getattr(now, key), key))}
        # Only an indikator has a note that could explain it.
        unexplained = {ident: n for ident, (n, one) in new.items() if getattr(one, "catatan", None) is None}
        for ident, n in unexplained.items():
            if ident in old and lain_sama_sekali(_nama(old[ident][1].nama), _nama(new[ident][1].nama)):
                m, then = old[ident]
                explain = "; bila hanya berganti nama, jelaskan dalam «catatan»" if key == "indikator" else ""
                yield Finding(
                    "LKJ705",
                    Severity.WARNING,
                    now.position(file, (key, n, "nama")),
                    f"{key} {ident} tahun {before.tahun} bernama lain sama sekali: «{then.nama}»",
                    f"beri yang baru id sendiri{explain}",
                    (before.position(file, (key, m, "nama")), f"nama tahun {before.tahun}"),
                )
        for dokumen in DOKUMEN:
            gone = {i: _nama(one.nama) for i, (_, one) in old.items() if i not in new and one.dokumen == dokumen}
            come = {i: _nama(new[i][1].nama) for i in unexplained if i not in old and new[i][1].dokumen == dokumen}
            for lost, ident in pasangan_serupa(gone, come, _SAMA):
                m, then = old[lost]
                yield Finding(
                    "LKJ706",
                    Severity.WARNING,
                    now.position(file, (key, unexplained[ident], "id")),
                    f"{key} {ident} barangkali {lost} tahun {before.tahun}, yang tidak ada lagi",
                    f"pakai kembali id {lost} supaya kedua tahun dapat dibandingkan",
                    (before.position(file, (key, m, "id")), f"«{then.nama}»"),
                )


def renstra_tetap(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ707: vision, mission and goals stay as worded while the Renstra runs."""
    then, plan = before.visi_misi, now.visi_misi
    if then.renstra != plan.renstra or plan.renstra.periode is None:
        return
    goals = {t.id: t.nama for t in then.tujuan}
    changed: list[tuple[tuple[str | int, ...], str]] = []
    if plan.visi != then.visi:
        changed.append((("visi",), "visi"))
    if plan.misi != then.misi:
        n = next((n for n, text in enumerate(plan.misi) if then.misi[n : n + 1] != (text,)), 0)
        changed.append((("misi", n), "misi"))
    changed += [
        (("tujuan", n, "nama"), f"tujuan {t.id}")
        for n, t in enumerate(plan.tujuan)
        if t.id in goals and goals[t.id] != t.nama
    ]
    for path, what in changed:
        yield Finding(
            "LKJ707",
            Severity.WARNING,
            now.position("visi-misi.yaml", path),
            f"{what} berubah, sedangkan Renstra {plan.renstra.periode} masih berlaku",
            "samakan dengan naskah Renstra",
            (before.position("visi-misi.yaml", path), f"bunyi tahun {before.tahun}"),
        )


def target_turun(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ708: a target easier than last year's is explained."""
    for n, one, m, then in _berpasangan(before, now):
        if one.catatan is not None or one.polaritas != then.polaritas or one.target is None or then.target is None:
            continue
        due = seperti_tahun(then.target, now.tahun - before.tahun)
        moved = banding(seperti_tahun(one.target, 0), due, Polaritas(one.polaritas))
        if moved.penilaian is Penilaian.MEMBURUK:
            yield Finding(
                "LKJ708",
                Severity.INFO,
                now.position("indikator.yaml", ("indikator", n, "target")),
                f"target {one.id} lebih ringan daripada tahun {before.tahun}: {then.target} menjadi {one.target}",
                "jelaskan sebabnya dalam «catatan»",
                (before.position("indikator.yaml", ("indikator", m, "target")), f"target tahun {before.tahun}"),
            )


# Prose on what happened in the year; the rest may well read alike.
_KEJADIAN = ("permasalahan", "evaluasi", "penutup")


def narasi_baru(before: Tahun, now: Tahun) -> Iterator[Finding]:
    """LKJ710: prose on the events of a year is written anew."""
    for name, prose in now.narasi.items():
        if name not in _KEJADIAN and not name.startswith(f"{SASARAN}/"):
            continue
        then = before.narasi.get(name)
        if then is not None and then.teks.strip() == prose.teks.strip() and not kosong(prose.teks):
            yield Finding(
                "LKJ710",
                Severity.WARNING,
                Position(prose.berkas, 1, 1),
                f"narasi ini sama persis dengan narasi tahun {before.tahun}",
                "tulis keadaan tahun ini",
                (Position(then.berkas, 1, 1), f"narasi tahun {before.tahun}"),
            )


RULES = (
    riwayat_serasi,
    pagu_serasi,
    ukuran_tetap,
    metode_tercatat,
    id_tetap,
    renstra_tetap,
    target_turun,
    narasi_baru,
)


def check_years(before: Tahun, now: Tahun) -> list[Finding]:
    """Return what the rules between two years find in the later one."""
    return [finding for rule in RULES for finding in rule(before, now)]
