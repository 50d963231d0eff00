"""LKJ317: a regulation is listed once, or once for each of its articles."""

from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ317",
    severity=WARNING,
    title="Peraturan tercantum dua kali",
    finds="Dua butir dasar hukum berjenis, bernomor, dan bertahun sama, tanpa pasal yang membedakannya.",
    why="Daftar dasar hukum mencetaknya dua kali; barangkali salah satunya peraturan lain yang salah ketik.",
    source="Urutan dasar hukum dalam naskah dinas",
    remedy="Hapus salah satu, atau periksa nomor dan tahunnya.",
    examples=(
        Example(
            file="dasar-hukum.yaml",
            good="  - id: KPT-1-2021\n",
            bad='  - id: PERANGKAT\n    jenis: Peraturan Pemerintah\n    nomor: "18"\n    tahun: 2016\n'
            "    tentang: Perangkat Daerah\n  - id: KPT-1-2021\n",
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    first: dict[tuple[str, str, int, str | None], int] = {}
    for n, law in enumerate(year.dasar_hukum.dasar_hukum):
        if law.nomor is None:
            continue
        key = (" ".join(law.jenis.casefold().split()), law.nomor.casefold(), law.tahun, law.pasal)
        m = first.setdefault(key, n)
        if m != n:
            yield RULE.at(
                year.position("dasar-hukum.yaml", ("dasar_hukum", n, "nomor")),
                f"{law.singkat} tercantum dua kali ({year.dasar_hukum.dasar_hukum[m].id} dan {law.id})",
                "hapus salah satu, atau periksa nomor dan tahunnya",
                (year.position("dasar-hukum.yaml", ("dasar_hukum", m, "nomor")), "pertama kali di sini"),
            )
