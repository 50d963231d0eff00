"""The lowest of the components: the whole is as good as its weakest part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining import CaraKomposit

if TYPE_CHECKING:
    from collections.abc import Sequence


def _rumus(simbol: Sequence[str]) -> str:
    return f"min({'; '.join(simbol)})"


CARA = CaraKomposit(
    nama="minimum",
    urutan=20,
    metode="nilai terendah",
    judul="Komponen terendah",
    kata="capaian komponen yang terendah",
    rumus=_rumus,
    hitung=min,
)
