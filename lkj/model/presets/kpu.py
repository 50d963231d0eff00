"""The General Elections Commission: the planning documents of a year whose `pk.yaml` lists none."""

from collections.abc import Mapping
from typing import Final

#: As `dokumen` in `pk.yaml` would list them.
DOKUMEN: Final[tuple[Mapping[str, str], ...]] = (
    {"id": "rkt", "nama": "Rencana Kinerja Tahunan", "singkatan": "RKT", "jenis": "rencana"},
    {"id": "pk-ketua", "nama": "Perjanjian Kinerja Ketua", "singkatan": "PK Ketua", "jenis": "perjanjian"},
    {
        "id": "pk-sekretaris",
        "nama": "Perjanjian Kinerja Sekretaris",
        "singkatan": "PK Sekretaris",
        "jenis": "perjanjian",
    },
)
