"""A report of SAKTI held beside the lines of the budget: what is to be written, added, or only told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkj.files.yaml import Document
from lkj.tables.isian.lembar import Jalur
from lkj.tables.isian.outcome import Asal, Hasil, Perubahan, Tambahan, Tolakan, letak_daftar
from lkj.tables.isian.sakti import UNDUH, BarisSakti, LaporanSakti, sel
from lkj.wording.printed import rupiah

__all__ = ["sandingkan"]

_BERKAS = "pagu.yaml"


def sandingkan(name: str, report: LaporanSakti, documents: Mapping[str, Document], year: int) -> Hasil:
    """Return what of a report is to be written into the lines of the budget; nothing where something is refused."""
    result = Hasil(tolakan=list(report.tolakan), catatan=list(report.catatan))
    if result.tolakan or report.jumlah is None:
        return result
    made = _Penyanding(name, report, documents, year, result).sandingkan()
    return Hasil(tolakan=made.tolakan, catatan=made.catatan) if made.tolakan else made


class _Penyanding:
    def __init__(
        self, name: str, report: LaporanSakti, documents: Mapping[str, Document], year: int, result: Hasil
    ) -> None:
        self.nama, self.laporan, self.tahun, self.hasil = name, report, year, result
        self.dokumen = documents[_BERKAS]
        self.rincian = _daftar(self.dokumen.data, "rincian")
        self.program = _daftar(documents["pk.yaml"].data, "program") if "pk.yaml" in documents else []
        self.dikenal: set[str] = set()

    def sandingkan(self) -> Hasil:
        jumlah = self.laporan.jumlah
        if jumlah is None or not self._setahun(jumlah):
            return self.hasil
        for row in self.laporan.program:
            planned = self._pilih(row, self.program)
            typed = self._pilih(row, [one for one in self.rincian if one.get("induk") is None])
            code = str((planned or typed or {}).get("kode") or row.kode)
            if planned is None or typed is not None or not row.bagian:
                self._tulis(row, code, planned is not None, None, bool(row.bagian), "program")
            for part in row.bagian:
                below = self._pilih(part, _daftar(planned, "kegiatan"))
                own = self._pilih(part, self.rincian)
                known = str((below or own or {}).get("kode") or part.kode.rpartition(".")[2])
                self._tulis(part, known, below is not None, code, False, "kegiatan")
        for n, one in enumerate(self.rincian):
            if one.get("kode") not in self.dikenal and not self._di_bawah(one):
                place = self.dokumen.position(("rincian", n))
                self.hasil.catatan.append(
                    f"{place.file}:{place.line}: rincian «{one.get('kode')}» tidak ada dalam laporan; dibiarkan"
                )
        return self.hasil

    def _setahun(self, whole: BarisSakti) -> bool:
        """Hold the sum to what is known of the year; False where the report seems to be stated in thousands."""
        years = _daftar(self.dokumen.data, "pagu")
        n = next((n for n, one in enumerate(years) if one.get("tahun") == self.tahun), None)
        if n is None:
            return True
        for key, value in (("pagu", whole.pagu), ("realisasi", whole.realisasi)):
            known = years[n].get(key)
            place = self.dokumen.position(("pagu", n, key))
            if known is None and key in years[n]:
                column = whole.kolom[1 if key == "pagu" else 5]
                self._ubah(("pagu", n, key), f"{key} {self.tahun}", None, value, sel(whole.baris, column))
            elif isinstance(known, int) and known != value:
                if value and abs(known - value * 1000) < 1000:
                    asal = Asal(self.nama, self.laporan.lembar, sel(whole.baris, whole.kolom[1]))
                    message = f"{key} {rupiah(value)} tampaknya dalam ribuan rupiah: {place.file}:{place.line}"
                    self.hasil.tolakan.append(
                        Tolakan(asal, "JUMLAH SELURUHNYA", f"{message} menyebut {rupiah(known)}", UNDUH)
                    )
                    return False
                self.hasil.catatan.append(
                    f"{place.file}:{place.line}: {key} {self.tahun} {rupiah(known)}, sedangkan menurut laporan"
                    f" {rupiah(value)}; tidak diubah"
                )
        return True

    def _tulis(self, row: BarisSakti, code: str, planned: bool, above: str | None, whole: bool, level: str) -> None:
        if code in self.dikenal:
            asal = Asal(self.nama, self.laporan.lembar, sel(row.baris, row.kolom[0]))
            self.hasil.tolakan.append(Tolakan(asal, row.kode, f"dua baris laporan menjadi rincian «{code}»", ""))
            return
        self.dikenal.add(code)
        amounts = (("pagu", row.pagu, row.kolom[1]), ("realisasi", row.realisasi, row.kolom[5]))
        n = next((n for n, one in enumerate(self.rincian) if one.get("kode") == code), None)
        if n is not None:
            # Of a line that has others below it the sum is computed; what is written of it is kept right.
            whole = whole or any(one.get("induk") == code for one in self.rincian)
            for key, value, column in amounts:
                if self.rincian[n].get(key) != value and (not whole or self.rincian[n].get(key) is not None):
                    self._ubah(
                        ("rincian", n, key),
                        f"rincian {code} {key}",
                        self.rincian[n].get(key),
                        value,
                        sel(row.baris, column),
                    )
            return
        item: dict[str, Any] = {"kode": code}
        note = ""
        if not planned:
            item |= {"nama": row.nama, "induk": above, "tingkat": level}
            note = "tidak ada dalam pk.yaml"
        if not whole:
            item |= {key: value for key, value, _ in amounts}
        self.hasil.tambahan.append(
            Tambahan(
                berkas=_BERKAS,
                jalur=("rincian",),
                posisi=letak_daftar(self.dokumen, ("rincian",), len(self.rincian)),
                nama=f"rincian {code}",
                isi={key: value for key, value in item.items() if value is not None},
                sudah=len(self.rincian),
                asal=Asal(self.nama, self.laporan.lembar, sel(row.baris, row.kolom[0])),
                catatan=note,
            )
        )

    def _ubah(self, path: Jalur, label: str, old: Any, new: int, cell: str) -> None:
        self.hasil.perubahan.append(
            Perubahan(
                berkas=_BERKAS,
                jalur=path,
                posisi=self.dokumen.position(path),
                nama=label,
                lama=old,
                baru=new,
                asal=Asal(self.nama, self.laporan.lembar, cell),
            )
        )

    def _pilih(self, row: BarisSakti, known: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
        """Return the one of some lines whose code is that of a row, both read from their ends; None for none or two."""
        found = [one for one in known if isinstance(one.get("kode"), str) and _sama(row.kode, one["kode"])]
        return found[0] if len(found) == 1 else None

    def _di_bawah(self, line: Mapping[str, Any]) -> bool:
        """Whether a line is below one that the report has, or above one: the report tells of neither."""
        inner = any(one.get("induk") == line.get("kode") for one in self.rincian)
        return inner or line.get("induk") in self.dikenal


def _sama(one: str, other: str) -> bool:
    """Whether two codes are one where the shorter leaves out what the longer begins with: 076.01.WA and WA."""
    pairs = zip(reversed(one.split(".")), reversed(other.split(".")), strict=False)
    return all(a == b for a, b in pairs)


def _daftar(data: Any, key: str) -> list[Mapping[str, Any]]:
    found = data.get(key) if isinstance(data, Mapping) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
