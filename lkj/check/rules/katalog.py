"""All rules explained: the catalogue behind `lkj rule` and `docs/aturan`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lkj.check.rules.katalog_bentuk import Aturan, Contoh
from lkj.check.rules.katalog_berkas import ATURAN_BENTUK, ATURAN_SUMBER
from lkj.check.rules.katalog_fakta import ATURAN_ANGKA, ATURAN_RUJUKAN
from lkj.check.rules.katalog_laporan import ATURAN_KELENGKAPAN, ATURAN_NARASI
from lkj.check.rules.katalog_tahun import ATURAN_ANTARTAHUN
from lkj.diagnostics import Severity

__all__ = ["ATURAN", "Aturan", "Contoh", "dapat_diterima", "halaman", "indeks"]

KELAS: Mapping[str, tuple[str, tuple[Aturan, ...]]] = MappingProxyType(
    {
        "LKJ1xx": ("Berkas dan YAML", ATURAN_SUMBER),
        "LKJ2xx": ("Bentuk data", ATURAN_BENTUK),
        "LKJ3xx": ("Rujukan dan identitas", ATURAN_RUJUKAN),
        "LKJ4xx": ("Angka", ATURAN_ANGKA),
        "LKJ5xx": ("Narasi", ATURAN_NARASI),
        "LKJ6xx": ("Kelengkapan menurut peraturan", ATURAN_KELENGKAPAN),
        "LKJ7xx": ("Antara dua tahun", ATURAN_ANTARTAHUN),
    }
)

#: Every rule by its code, in the order of the codes.
ATURAN: Mapping[str, Aturan] = MappingProxyType({a.kode: a for _, rules in KELAS.values() for a in rules})

TINGKAT = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "informasi"}
_AKIBAT = {
    Severity.ERROR: "Galat: laporan tidak dapat dibuat sebelum ini diperbaiki.",
    Severity.WARNING: "Peringatan: laporan tetap dapat dibuat; dengan `--strict` tidak.",
    Severity.INFO: "Informasi: tidak menghalangi apa pun.",
}
_DAPAT_DITIMBANG = frozenset("456")
_TETAP = frozenset({"LKJ115", "LKJ116", "LKJ501", "LKJ502"})


def dapat_diterima(aturan: Aturan) -> bool:
    """Tell whether findings of a rule may be accepted in `pengecualian.yaml`."""
    if aturan.kode in _TETAP:
        return False
    return aturan.tingkat is not Severity.ERROR or aturan.kode[3] in _DAPAT_DITIMBANG


def _cuplikan(berkas: str, isi: str) -> str:
    language = "yaml" if berkas.endswith(".yaml") else "markdown"
    body = isi.strip("\n").replace("\u202e", "[U+202E]")
    if not body.strip():
        body = "(bagian ini tidak ada)"
        language = "text"
    return f"```{language}\n{body}\n```\n"


def _contoh(aturan: Aturan, key: str) -> str:
    return "\n".join(f"`{c.berkas}`:\n\n{_cuplikan(c.berkas, getattr(c, key))}" for c in aturan.contoh)


def _pengecualian(aturan: Aturan) -> str:
    if not dapat_diterima(aturan):
        return "Temuan ini tidak dapat dikecualikan.\n"
    file = aturan.contoh[0].berkas if aturan.contoh else "satker.yaml"
    return (
        "Bila temuan ini diterima apa adanya, tulis di `pengecualian.yaml`:\n\n"
        "```yaml\n"
        f"  - kode: {aturan.kode}\n"
        f"    berkas: {file}\n"
        "    alasan: Alasan yang dapat dibaca peninjau\n"
        "    oleh: Nama atau unit yang menerima\n"
        "    sampai: 2025-12-31\n"
        "```\n\n"
        "`berkas` ialah berkas yang ditunjuk temuannya. `jalur` (misalnya `indikator[IKK-05].realisasi`) membatasinya"
        " pada satu tempat; `sampai` boleh ditiadakan.\n"
    )


def halaman(kode: str) -> str:
    """Return the page of a rule in Markdown; KeyError for a code that no rule has."""
    rule = ATURAN[kode]
    parts = [
        f"# {rule.kode}: {rule.judul}\n",
        f"{_AKIBAT[rule.tingkat]}\n",
        f"## Apa yang ditemukan\n\n{rule.menemukan}\n",
        f"## Mengapa penting\n\n{rule.mengapa}\n\nDasar: {rule.dasar}.\n",
    ]
    if rule.contoh:
        parts.append(f"## Contoh salah\n\n{_contoh(rule, 'salah')}")
        parts.append(f"## Contoh benar\n\n{_contoh(rule, 'benar')}")
    parts.append(f"## Cara memperbaiki\n\n{rule.penanganan}\n")
    parts.append(f"## Cara mengecualikan\n\n{_pengecualian(rule)}")
    return "\n".join(parts)


def indeks() -> str:
    """Return the list of all rules in Markdown, each linked to its page `KODE.md`."""
    parts = [
        "# Aturan `lkj check`\n",
        "Setiap temuan mempunyai kode yang tetap. `lkj rule KODE` menampilkan halaman yang sama di terminal.\n",
    ]
    for prefix, (title, rules) in KELAS.items():
        rows = [f"| [{a.kode}]({a.kode}.md) | {TINGKAT[a.tingkat]} | {a.judul} |" for a in rules]
        parts.append(f"## {prefix}: {title}\n\n| Kode | Tingkat | Judul |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)
