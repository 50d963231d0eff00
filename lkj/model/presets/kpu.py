"""The General Elections Commission: the planning documents of a year whose `pk.yaml` lists none."""

from collections.abc import Mapping
from typing import Final

#: As `dokumen` in `pk.yaml` would list them.
DOKUMEN: Final[tuple[Mapping[str, str], ...]] = (
    {
        "id": "rkt",
        "nama": "Rencana Kinerja Tahunan",
        "singkatan": "RKT",
        "sebutan_sasaran": "Sasaran Strategis",
        "jenis": "rencana",
    },
    {
        "id": "pk-ketua",
        "nama": "Perjanjian Kinerja Ketua",
        "singkatan": "PK Ketua",
        "sebutan_sasaran": "Sasaran Strategis",
        "jenis": "perjanjian",
    },
    {
        "id": "pk-sekretaris",
        "nama": "Perjanjian Kinerja Sekretaris",
        "singkatan": "PK Sekretaris",
        "sebutan_sasaran": "Sasaran Kegiatan",
        "jenis": "perjanjian",
    },
)
