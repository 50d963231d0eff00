"""Which offices of a tree are put together, in words and as part of a file's name, where they are not all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from hashlib import sha256

from msgspec import Struct

from lkj.diagnostics.listed import listed
from lkj.offices.office import ALL, Office, select, shard, wrong_code

__all__ = ["Pilihan"]

# Windows has no star and no question mark in the name of a file; and no more of all that than a code is long.
_JOKER = {"*": "xx", "?": "x"}
_LAIN = re.compile(r"[^A-Za-z0-9._+-]")
# How names end that are no list of codes: of a pattern, of a part by its number, of a digest.
_AKHIR = re.compile(r"(?:xx|(?:^|-)[0-9]+dari[0-9]+|-[0-9a-f]{8})$", re.IGNORECASE)
_TERPANJANG = 64
# So many codes are named in a sentence.
_DISEBUT = 10


class Pilihan(Struct, frozen=True):
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
        said = [f"satker {listed(named, _DISEBUT)}"] if named else []
        if self.bagian is not None:
            said.append(f"bagian {self.bagian[0]} dari {self.bagian[1]}")
        return ", ".join(said)

    @property
    def akhiran(self) -> str:
        """What it adds to the name of a file, on every system: `62xx-1dari4` for the first quarter of `62*`.

        Codes are joined by `+`. Any other pattern, many codes, and those whose name could be of something else get a
        digest, which tells such apart.
        """
        named = self._disebut
        asked = "+".join(named)
        short = _LAIN.sub("-", "".join(_JOKER.get(one, one) for one in asked))
        if named and (len(short) > _TERPANJANG or not (_berkode(named) or _berawalan(named))):
            short = f"{short[:_TERPANJANG]}-{sha256(asked.encode()).hexdigest()[:8]}"
        part = [] if self.bagian is None else [f"{self.bagian[0]}dari{self.bagian[1]}"]
        return "-".join([short, *part] if short else part)


def _berkode(named: Sequence[str]) -> bool:
    """Tell whether they are codes, and their names joined are nothing else's."""
    return not any(map(wrong_code, named)) and not _AKHIR.search("+".join(named))


def _berawalan(named: Sequence[str]) -> bool:
    """Tell whether they are one plain pattern, `62*`."""
    start = named[0].removesuffix("*")
    return len(named) == 1 and start != named[0] and (not start or not wrong_code(start))
