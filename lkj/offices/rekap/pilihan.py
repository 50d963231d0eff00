"""Which offices of a tree are put together, in words and as part of a file's name, where they are not all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256

from lkj.offices.tree import ALL, Office, select, shard

__all__ = ["Pilihan"]

# Windows has no star and no question mark in the name of a file; and no more of all that than a code is long.
_JOKER = {"*": "xx", "?": "x"}
_LAIN = re.compile(r"[^A-Za-z0-9._+-]")
_TERPANJANG = 64
# So many codes are named in a sentence.
_DISEBUT = 10


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What a person asked for: codes and patterns as `--satker` takes them, and a part of those by its number."""

    pola: tuple[str, ...] = (ALL,)
    bagian: tuple[int, int] | None = None

    def dari(self, known: Sequence[Office]) -> tuple[Office, ...]:
        """Return those that are meant among some; OfficesError for a pattern that means none."""
        chosen = select(known, self.pola)
        return chosen if self.bagian is None else shard(chosen, *self.bagian)

    def meliputi(self, kode: str) -> bool:
        """Tell whether an office that cannot be counted would be meant by its code; such are in no numbered part."""
        named = self._disebut
        return self.bagian is None and (not named or any(fnmatchcase(kode, one) for one in named))

    @property
    def _disebut(self) -> list[str]:
        named = dict.fromkeys(part.strip() for given in self.pola for part in given.split(",") if part.strip())
        return [] if ALL in named else sorted(named)

    @property
    def sebutan(self) -> str:
        """How it is called in a sentence: `satker 62*, bagian 1 dari 4`."""
        named = self._disebut
        rest = f", dan {len(named) - _DISEBUT} lainnya" if len(named) > _DISEBUT else ""
        said = [f"satker {', '.join(named[:_DISEBUT])}{rest}"] if named else []
        if self.bagian is not None:
            said.append(f"bagian {self.bagian[0]} dari {self.bagian[1]}")
        return ", ".join(said)

    @property
    def akhiran(self) -> str:
        """What it adds to the name of a file, on every system: `62xx-1dari4` for the first quarter of `62*`.

        Codes are joined by `+`. Where anything else had to be replaced, or they are many, a digest tells such apart.
        """
        asked = "+".join(self._disebut)
        named = "".join(_JOKER.get(one, one) for one in asked)
        short = _LAIN.sub("-", named)
        if short != named or len(short) > _TERPANJANG:
            short = f"{short[:_TERPANJANG]}-{sha256(asked.encode()).hexdigest()[:8]}"
        part = [] if self.bagian is None else [f"{self.bagian[0]}dari{self.bagian[1]}"]
        return "-".join([short, *part] if short else part)
