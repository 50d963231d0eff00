"""The pages of the rules, made of their files: what `lkj rule` shows and `docs/aturan` holds."""

from __future__ import annotations

from lkj.check.rules import FAMILIES, rule, rules
from lkj.check.rules.define import Rule
from lkj.check.waivers import dapat_dikecualikan
from lkj.diagnostics import Severity

__all__ = ["index", "page"]

_TINGKAT = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "informasi"}
_AKIBAT = {
    Severity.ERROR: "Galat: laporan tidak dapat dibuat sebelum ini diperbaiki.",
    Severity.WARNING: "Peringatan: laporan tetap dapat dibuat; dengan `--strict` tidak.",
    Severity.INFO: "Informasi: tidak menghalangi apa pun.",
}


def _cuplikan(berkas: str, isi: str) -> str:
    language = "yaml" if berkas.endswith(".yaml") else "markdown"
    body = isi.strip("\n").replace("\u202e", "[U+202E]")
    if not body.strip():
        body = "(bagian ini tidak ada)"
        language = "text"
    return f"```{language}\n{body}\n```\n"


def _contoh(passages: list[tuple[str, str]]) -> str:
    return "\n".join(f"`{file}`:\n\n{_cuplikan(file, text)}" for file, text in passages)


def _ditemukan(one: Rule) -> str:
    """Return the name of a file in which the rule is found: what is edited may be another."""
    if not one.examples:
        return one.file
    first = one.examples[0]
    files = [place.rpartition(":")[0] for place in first.places] or [first.file]
    return first.file if first.file in files else files[0]


def _pengecualian(one: Rule) -> str:
    if not dapat_dikecualikan(one.code, one.severity):
        return "Temuan ini tidak dapat dikecualikan.\n"
    return (
        "Bila temuan ini diterima apa adanya, tulis di `pengecualian.yaml`; bila berkas itu sudah ada isinya, tambahkan"
        " butirnya saja:\n\n"
        "```yaml\n"
        "skema: 1\n"
        "pengecualian:\n"
        f"  - kode: {one.code}\n"
        f"    berkas: {_ditemukan(one)}\n"
        "    alasan: Alasan yang dapat dibaca peninjau\n"
        "    oleh: Nama atau unit yang menerima\n"
        "```\n\n"
        "`berkas` ialah berkas yang ditunjuk temuannya. `jalur` (misalnya `indikator[IKK-05].realisasi`) membatasinya"
        " pada satu tempat; `sampai`, sebuah tanggal, membatasi masa berlakunya.\n"
    )


def page(code: str) -> str:
    """Return the page of a rule in Markdown; KeyError for a code that no rule has."""
    one = rule(code)
    parts = [
        f"# {one.code}: {one.title}\n",
        f"{_AKIBAT[one.severity]}\n",
        f"## Apa yang ditemukan\n\n{one.finds}\n",
        f"## Mengapa penting\n\n{one.why}\n\nDasar: {one.source}.\n",
    ]
    if one.examples:
        bad = [(e.file, e.bad) for e in one.examples]
        good = [(e.file, text) for e in one.examples for text in (e.good, *e.near)]
        parts.append(f"## Contoh salah\n\n{_contoh(bad)}")
        parts.append(f"## Contoh benar\n\n{_contoh(good)}")
    parts.append(f"## Cara memperbaiki\n\n{one.remedy}\n")
    parts.append(f"## Cara mengecualikan\n\n{_pengecualian(one)}")
    return "\n".join(parts)


def index() -> str:
    """Return the list of all rules in Markdown, each linked to its page `KODE.md`."""
    parts = [
        "# Aturan `lkj check`\n",
        "Setiap temuan mempunyai kode yang tetap. `lkj rule KODE` menampilkan halaman yang sama di terminal.\n",
    ]
    for hundred, (family, title) in enumerate(FAMILIES.items(), start=1):
        rows = [f"| [{one.code}]({one.code}.md) | {_TINGKAT[one.severity]} | {one.title} |" for one in rules(family)]
        parts.append(
            f"## LKJ{hundred}xx: {title}\n\n| Kode | Tingkat | Judul |\n|---|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)
