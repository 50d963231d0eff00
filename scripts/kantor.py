"""Write a tree of imaginary offices, always the same for a seed: `python scripts/kantor.py FOLDER [--offices 552]`.

One central office, one in each province, the rest in their regencies; 13 to 40 indikator each, most of them by
quarters, in three years that tell the same of each other. What all share lies in `bersama/`. With `--faults` some
offices have no data, an outlier, a neighbour's figures, another unit, an objective that nobody above has or a broken
file; with `--whole` every office is a project of its own, without anything shared.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

YEARS = (2022, 2023, 2024)
PROVINCES = 38
#: What goes wrong, and in every how many offices.
FAULTS = {"kosong": 23, "pencilan": 31, "salinan": 37, "satuan": 41, "induk": 43, "rusak": 97}
_LAND = ("Sungai", "Bukit", "Tanjung", "Muara", "Teluk", "Rawa", "Lembah", "Padang", "Gunung", "Pulau", "Kuala", "Batu")
_LIKE = (
    "Jernih", "Indah", "Raya", "Harapan", "Makmur", "Sentosa", "Rindang", "Lestari", "Permai", "Bening", "Cerah",
    "Damai", "Elok", "Fajar", "Gemilang", "Hijau", "Intan", "Jaya", "Kencana", "Lapang", "Melati", "Nirmala", "Pusaka",
    "Rimbun", "Selatan", "Tengah", "Utara", "Barat", "Timur", "Wangi", "Agung", "Bahari", "Cemara", "Delima", "Embun",
    "Gading", "Kemuning", "Mutiara", "Seroja", "Teduh", "Aren", "Kapas", "Lontar", "Merdeka", "Pandan", "Rotan",
)  # fmt: skip
_FIRST = ("Sekar", "Bagus", "Ratih", "Galih", "Intan", "Wira", "Laras", "Bima", "Ayu", "Satria", "Dewi", "Jaka")
_LAST = ("Andaru", "Kencana", "Pratama", "Wicaksana", "Maharani", "Saputra", "Lestari", "Nugraha", "Anjani", "Prasetya")
_THEMES = (
    "layanan pengaduan", "penataan arsip", "pembinaan perpustakaan", "pelatihan relawan", "pengelolaan keuangan",
    "pengadaan bacaan", "penyuluhan literasi", "hubungan masyarakat",
)  # fmt: skip
_AGENCY = "Komisi Literasi"


@dataclass(frozen=True)
class Office:
    """An imaginary office: its code, the code of the one above it, what it is called, and how large it is."""

    code: str
    above: str | None
    region: str
    city: str
    size: int
    many: int

    @property
    def name(self) -> str:
        """The name of the office; the central one has no region in it."""
        return f"{_AGENCY} {self.region}" if self.above else f"{_AGENCY} Nasional"


@dataclass(frozen=True)
class Measure:
    """An indikator that all offices know by the same id: how it is counted, and its target in the first year."""

    id: str
    objective: str
    name: str
    unit: str
    kind: str
    target: float
    step: float


def _measures() -> list[Measure]:
    kinds = (
        ("Persentase permintaan {} yang diselesaikan", "persen", "bagian", 84, 2),
        ("Jumlah kegiatan {}", "Kegiatan", "jumlah", 12, 1),
        ("Rata-rata waktu tunggu {}", "menit", "lama", 32, -2),
        ("Indeks kepuasan atas {}", "Indeks", "indeks", 78, 1),
        ("Persentase petugas {} yang terlatih", "persen", "nisbah", 70, 5),
    )
    return [
        Measure(f"IKK-{k}{n + 1:02}", f"SK-{n + 1:02}", name.format(theme), unit, kind, target + n % 3, step)
        for k, (name, unit, kind, target, step) in enumerate(kinds, start=1)
        for n, theme in enumerate(_THEMES)
    ]


MEASURES = _measures()


def offices(many: int, seed: str) -> list[Office]:
    """Return the offices, the central one first, each province before its regencies."""
    places = [f"{land} {like}" for like in _LIKE for land in _LAND]
    random.Random(f"{seed} wilayah").shuffle(places)
    rest = max(0, many - 1 - PROVINCES)
    if many - 1 > len(places):
        raise ValueError(f"there are names for {len(places) + 1} offices at most")
    made: list[Office] = []

    def one(code: str, above: str | None, kind: str) -> None:
        dice = random.Random(f"{seed} {code}")
        place = places[len(made) - 1] if made else "Ibu Kota Contoh"
        region = f"{kind} {place}" if above else "Negeri Contoh"
        made.append(Office(code, above, region, place, dice.randint(4, 40), dice.randint(13, len(MEASURES))))

    one("0000", None, "")
    for p in range(min(PROVINCES, many - 1)):
        one(f"{p + 11}00", "0000", "Provinsi")
        for k in range(rest // PROVINCES + (p < rest % PROVINCES)):
            one(f"{p + 11}{k + 1:02}", f"{p + 11}00", "Kota" if k % 6 == 5 else "Kabupaten")
    return made


def _values(office: Office, one: Measure, year: int, seed: str) -> dict[str, Any]:
    """Return target and realisasi of one year, by quarters where the measure has them."""
    dice = random.Random(f"{seed} {office.code} {one.id} {year}")
    target = one.target + one.step * (year - YEARS[0])
    good = dice.gauss(1.0, 0.05)
    if one.kind == "bagian":
        # Of round hundreds, so that the share may be written as it comes.
        asked = [dice.randint(20, 60) * office.size for _ in range(4)]
        done = [min(n, round(n * target / 100 * dice.gauss(good, 0.02))) for n in asked]
        quarters = [{"pembilang": d, "penyebut": n} for d, n in zip(done, asked, strict=True)]
        return {"target": target, "triwulan": quarters, "akumulasi": "gabungan"}
    if one.kind == "jumlah":
        target *= 4
        return {
            "target": target,
            "triwulan": [max(1, round(target / 4 * dice.gauss(good, 0.1))) for _ in range(4)],
            "akumulasi": "jumlah",
        }
    if one.kind == "lama":
        return {
            "target": target,
            "triwulan": [max(1, round(target * dice.gauss(2 - good, 0.05))) for _ in range(4)],
            "akumulasi": "rerata",
        }
    if one.kind == "indeks":
        return {"target": target, "realisasi": round(min(100, target * good), 2)}
    staff = office.size * 3 + dice.randint(0, 9)
    return {"target": target, "realisasi": {"pembilang": min(staff, round(staff * target / 100 * good)),
                                            "penyebut": staff}}  # fmt: skip


def _whole_year(values: Mapping[str, Any]) -> Any:
    """Return the realisasi of a year as the next one's history tells it."""
    quarters = values.get("triwulan")
    if quarters is None:
        return values["realisasi"]
    if values["akumulasi"] == "gabungan":
        return {key: sum(q[key] for q in quarters) for key in ("pembilang", "penyebut")}
    return sum(quarters) if values["akumulasi"] == "jumlah" else sum(quarters) / len(quarters)


def _indicators(office: Office, year: int, seed: str) -> list[dict[str, Any]]:
    def always(value: Any) -> dict[str, Any]:
        met = {"target": value, "realisasi": value}
        return {**met, "riwayat": [{"tahun": y, **met} for y in YEARS if y < year]}

    listed: list[dict[str, Any]] = [
        {"id": "IKR-01", "nama": "Jumlah rencana kerja yang disusun", "sasaran": "SR-01", "dokumen": "rkt",
         "satuan": "Dokumen", "polaritas": "naik", **always(1)},
        {"id": "IKU-01", "nama": "Nilai Akuntabilitas Kinerja", "sasaran": "SS-01", "dokumen": "pk-ketua",
         "satuan": "predikat-sakip", "polaritas": "naik", **always("BB")},
    ]  # fmt: skip
    for one in MEASURES[: office.many]:
        before = [
            {"tahun": y, "target": v["target"], "realisasi": _whole_year(v)}
            for y in YEARS
            if y < year and (v := _values(office, one, y, seed))
        ]
        listed.append(
            {
                "id": one.id,
                "nama": one.name,
                "sasaran": one.objective,
                "dokumen": "pk-sekretaris",
                "satuan": one.unit,
                "polaritas": "turun" if one.kind == "lama" else "naik",
                **_values(office, one, year, seed),
                "target_renstra": one.target + one.step * 2
                if one.kind != "jumlah"
                else (one.target + one.step * 2) * 4,
                "riwayat": before,
                "tanpa_pembanding": ["nasional"] if before else ["riwayat", "nasional"],
            }
        )
    return listed


def _money(office: Office, year: int, seed: str) -> tuple[list[int], list[int]]:
    """Return ceiling and spending of each activity in rupiah."""
    dice = random.Random(f"{seed} {office.code} pagu {year}")
    ceilings = [office.size * dice.randint(20, 60) * 1_000_000 for _ in _THEMES]
    return ceilings, [round(one * min(0.995, dice.gauss(0.95, 0.03)) / 1000) * 1000 for one in ceilings]


def _person(office: Office, post: str, seed: str) -> tuple[str, str]:
    dice = random.Random(f"{seed} {office.code} {post}")
    born, entered = dice.randint(1968, 1985), dice.randint(2005, 2012)
    name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)} (Contoh)"
    nip = f"{born}{dice.randint(1, 12):02}{dice.randint(1, 28):02}{entered}{dice.randint(1, 12):02}{dice.randint(1, 2)}"
    return name, f"{nip}{dice.randint(900, 999)}"


def _satker(office: Office, year: int, seed: str) -> dict[str, Any]:
    dice = random.Random(f"{seed} {office.code} pegawai {year}")
    low, middle, high = dice.randint(1, 6), dice.randint(5, 14), dice.randint(1, 6)
    head, (secretary, nip) = _person(office, "ketua", seed)[0], _person(office, "sekretaris", seed)
    return {
        "tahun": year,
        "satker": {
            "nama": office.name, "sebutan": office.name, "sekretariat": f"Sekretariat {office.name}",
            "lembaga": _AGENCY, "wilayah": office.region, "alamat": f"Jalan Rekaan Nomor {dice.randint(1, 99)}",
            "kota": office.city, "telepon": "000-000001", "faksimile": None,
            "laman": f"https://kl{office.code}.contoh.example", "media_sosial": f"kl_{office.code}",
        },
        "pejabat": [
            {"id": "ketua", "nama": head, "jabatan": f"Ketua {office.name}", "jabatan_singkat": "Ketua", "nip": None},
            {"id": "sekretaris", "nama": secretary, "jabatan": f"Sekretaris {office.name}",
             "jabatan_singkat": "Sekretaris", "nip": nip},
        ],
        "laporan": {"penandatangan": "ketua", "tempat": office.city, "tanggal": date(year + 1, 2, dice.randint(3, 27))},
        "organisasi": {"tipe": "A", "tahun_tipe": 2021, "dasar_tipe": ["PP-8-2006"],
                       "bagian": [{"nama": "Subbagian Perencanaan"}, {"nama": "Subbagian Umum"}]},
        "pegawai": {"keadaan": f"{year}-12", "pns": low + middle + high, "ppnpn": dice.randint(1, 9),
                    "pendidikan": [{"jenjang": "SLTA", "jumlah": low}, {"jenjang": "S1", "jumlah": middle},
                                   {"jenjang": "S2", "jumlah": high}]},
    }  # fmt: skip


def _agreement(office: Office, year: int, post: str, above: str | None, day: int) -> dict[str, Any]:
    who = "Pihak Pertama" if above else "Kami"
    return {
        "id": f"pk-{post}", "judul": f"Perjanjian Kinerja {post.capitalize()}",
        "unit": office.name if post == "ketua" else f"Sekretariat {office.name}",
        "pihak_pertama": post, "pihak_kedua": above, "tempat": office.city, "tanggal": date(year, 1, day),
        "pembuka": "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, yang bertanda tangan di bawah ini",
        "janji": f"{who} berjanji akan mewujudkan target kinerja sesuai dengan lampiran perjanjian ini.",
        "tanggung_jawab": "Keberhasilan dan kegagalan pencapaian target kinerja menjadi tanggung jawab kami.",
        "supervisi": "Pihak Kedua akan melakukan supervisi yang diperlukan." if above else None,
    }  # fmt: skip


def of_office(office: Office, year: int, seed: str) -> dict[str, dict[str, Any]]:
    """Return the data files of an office that are its own, by name in the year folder, without `skema`."""
    ceilings, spent = _money(office, year, seed)
    objectives = sorted({one.objective for one in MEASURES[: office.many]})
    history = [
        {"tahun": y, "pagu": sum(_money(office, y, seed)[0]), "realisasi": sum(_money(office, y, seed)[1])}
        for y in range(year - 4, year + 1)
    ]
    codes = [f"{1001 + n}" for n in range(len(_THEMES))]
    return {
        "satker.yaml": _satker(office, year, seed),
        "sasaran.yaml": {
            "sasaran": [
                {"id": "SR-01", "dokumen": "rkt", "tujuan": "TJ-01", "nama": "Terlaksananya rencana kerja"},
                {
                    "id": "SS-01", "dokumen": "pk-ketua", "tujuan": "TJ-01",
                    **({"mendukung_satker": {"kode": office.above, "sasaran": "SS-01"}} if office.above else {}),
                    "nama": "Meningkatnya budaya baca",
                },
                *(
                    {
                        "id": one, "dokumen": "pk-sekretaris", "tujuan": "TJ-01", "mendukung": "SS-01",
                        "nama": f"Meningkatnya mutu {_THEMES[int(one[3:]) - 1]}",
                        "program": [{"kode": codes[int(one[3:]) - 1], "peran": "menunjang"}],
                    }
                    for one in objectives
                ),
            ]
        },
        "indikator.yaml": {"indikator": _indicators(office, year, seed)},
        "pk.yaml": {
            "program": [
                {
                    "kode": "01.01", "nama": "Program Pembinaan Literasi", "anggaran": sum(ceilings),
                    "kegiatan": [
                        {"kode": code, "nama": theme.title(), "anggaran": ceiling}
                        for code, theme, ceiling in zip(codes, _THEMES, ceilings, strict=True)
                    ],
                }
            ],
            "perjanjian": [
                _agreement(office, year, "ketua", None, 8), _agreement(office, year, "sekretaris", "ketua", 15)
            ],
        },
        "pagu.yaml": {
            "pagu": history,
            "rincian": [
                {"kode": code, "pagu": ceiling, "realisasi": used}
                for code, ceiling, used in zip(codes, ceilings, spent, strict=True)
            ],
        },
    }  # fmt: skip


SHARED: Mapping[str, dict[str, Any]] = {
    "dasar-hukum.yaml": {
        "dasar_hukum": [
            {"id": "PP-8-2006", "jenis": "Peraturan Pemerintah", "nomor": "8", "tahun": 2006,
             "tentang": "Pelaporan Keuangan dan Kinerja Instansi Pemerintah"},
            {"id": "PERPRES-29-2014", "jenis": "Peraturan Presiden", "nomor": "29", "tahun": 2014,
             "tentang": "Sistem Akuntabilitas Kinerja Instansi Pemerintah"},
        ]
    },
    "tugas.yaml": {
        "dasar": "PP-8-2006",
        "tugas": [{"id": "tugas", "judul": "Tugas", "butir": ["Membina budaya baca", "Menata arsip daerah"]}],
        "tanggung_jawab": "Setiap kantor bertanggung jawab kepada kantor di atasnya",
    },
    "visi-misi.yaml": {
        "renstra": {"awal": 2020, "akhir": 2024},
        "visi": "Terwujudnya masyarakat yang gemar membaca",
        "makna_visi": [{"istilah": "Gemar membaca", "arti": "Membaca karena senang, bukan karena disuruh"}],
        "misi": ["Meningkatkan mutu layanan literasi"],
        "tujuan": [{"id": "TJ-01", "nama": "Meningkatnya budaya baca masyarakat"}],
    },
    "metode.yaml": {
        "capaian": {"dokumen": "pk-sekretaris", "naik": "rasio", "turun": "selisih", "komposit": "rerata",
                    "peringkat": "urutan", "batas_atas": 120, "batas_bawah": 0, "penerapan_batas": "sebelum"},
        "agregasi": "rerata-indikator", "skala": "85-70-55", "desimal": 2,
        "sumber": "Petunjuk teknis dalam Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
        " Nomor 53 Tahun 2014",
    },
    "pengecualian.yaml": {"pengecualian": []},
}  # fmt: skip
PROSE: Mapping[str, str] = {
    "kata-pengantar": "Laporan ini disusun menurut {{ hukum[\"PP-8-2006\"] }} dan {{ hukum[\"PERPRES-29-2014\"] }}.",
    "pernyataan-reviu": "*Formulir ini disediakan untuk ditandatangani oleh Aparat Pengawasan Intern Pemerintah.*",
    "ringkasan-eksekutif": "Kinerja diukur dengan {{ rekap.utama.indikator|bilangan }} indikator. Rata-rata capaiannya"
    " {{ rekap.utama.rerata|persen }} dengan kategori {{ rekap.utama.kategori }}.",
    "latar-belakang": "{{ satker.sebutan }} mempertanggungjawabkan kinerja dan anggaran tahun {{ tahun }}.",
    "organisasi": "{{ satker.sebutan }} terdiri atas {{ organisasi.bagian|length|bilangan }} subbagian.",
    "sumber-daya-manusia": "{{ satker.sebutan }} mempunyai {{ pegawai.pns|bilangan }} orang PNS.",
    "permasalahan": "Jumlah petugas belum sebanding dengan jumlah permintaan yang masuk sejak awal tahun {year}.",
    "rencana-strategis": "Rencana Strategis {{ satker.sebutan }} berlaku untuk tahun {{ renstra.periode }}.",
    "makna-visi": "Makna visi tersebut adalah sebagai berikut.",
    "misi": "Misi {{ satker.sebutan }} adalah sebagai berikut.",
    "tujuan": "Untuk melaksanakan misi tersebut ditetapkan tujuan sebagai berikut.",
    "sesudah-tujuan": "Tujuan tersebut dijabarkan ke dalam sasaran yang terukur.",
    "rencana-kinerja-tahunan": "Rencana Kinerja Tahunan disajikan dalam {{ rujuk(\"tabel-rkt\") }}.",
    "perjanjian-kinerja": "Perjanjian Kinerja disajikan dalam {{ rujuk(\"tabel-pk-ketua\") }} dan"
    " {{ rujuk(\"tabel-pk-sekretaris\") }}.",
    "capaian-kinerja": "Capaian disajikan dalam {{ rujuk(\"tabel-capaian\") }}.",
    "evaluasi": "Dari {{ rekap.utama.indikator|bilangan }} indikator, {{ rekap.utama.tercapai|bilangan }} mencapai"
    " target. Rekomendasi perbaikan: penambahan petugas layanan.",
    "realisasi-anggaran": "Direalisasikan {{ anggaran.kini.realisasi|rupiah }} dari pagu"
    " {{ anggaran.kini.pagu|rupiah }}.",
    "penutup": "{{ satker.sebutan }} akan menambah petugas layanan.",
}  # fmt: skip
_OF_OBJECTIVE = (
    "Capaian {theme} dipengaruhi jumlah permintaan dan kesiapan petugas. Petugas {theme} dilatih sejak triwulan"
    " {quarter}, dan jadwalnya diatur ulang supaya permintaan tidak menumpuk pada akhir tahun.\n"
)


def _spoil(fault: str, own: dict[str, dict[str, Any]], neighbour: dict[str, dict[str, Any]]) -> None:
    """Put one fault into the files of an office."""
    items = own["indikator.yaml"]["indikator"]
    if fault == "pencilan":
        items[3]["triwulan"] = [{**q, "pembilang": q["pembilang"] // 20} for q in items[3]["triwulan"]]
    elif fault == "salinan":
        for one, other in zip(items, neighbour["indikator.yaml"]["indikator"], strict=False):
            one.update({key: other[key] for key in ("triwulan", "realisasi") if key in other})
    elif fault == "induk":
        own["sasaran.yaml"]["sasaran"][1]["mendukung_satker"]["sasaran"] = "SS-99"
    elif fault == "satuan":
        one = next(one for one in items if one["satuan"] == "Kegiatan")
        one["satuan"] = "Paket"


def _dumped(data: Mapping[str, Any]) -> str:
    text = yaml.dump({"skema": 1, **data}, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return str(text)


def _prose(office: Office, year: int) -> Iterator[tuple[str, str]]:
    quarter = ("pertama", "kedua", "ketiga")[year % 3]
    for name in sorted({one.objective for one in MEASURES[: office.many]}):
        yield f"narasi/sasaran/{name}.md", _OF_OBJECTIVE.format(theme=_THEMES[int(name[3:]) - 1], quarter=quarter)


def tree(many: int, seed: str = "lkj", *, faults: bool = False, whole: bool = False) -> Iterator[tuple[str, str]]:
    """Yield every file of the tree: its name below the root, and its text."""
    data = {name: _dumped(one) for name, one in SHARED.items()}
    common = {
        year: data | {f"narasi/{name}.md": f"{text}\n".replace("{year}", str(year)) for name, text in PROSE.items()}
        for year in YEARS
    }
    if not whole:
        for year, files in common.items():
            yield from ((f"bersama/data/{year}/{name}", text) for name, text in files.items())
    known = offices(many, seed)
    for n, office in enumerate(known):
        wrong = [fault for fault, every in FAULTS.items() if faults and n and n % every == 0]
        for year in YEARS:
            last = year == YEARS[-1]
            if last and "kosong" in wrong:
                continue
            folder = f"satker/{office.code}/data/{year}"
            own = of_office(office, year, seed)
            for fault in wrong if last else ():
                _spoil(fault, own, of_office(known[n - 1], year, seed))
            for name, data in own.items():
                broken = last and "rusak" in wrong and name == "pagu.yaml"
                yield f"{folder}/{name}", "pagu: [\n" if broken else _dumped(data)
            for name, text in (*(common[year].items() if whole else ()), *_prose(office, year)):
                yield f"{folder}/{name}", text


def main() -> None:
    """Write the tree that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--offices", type=int, default=552)
    parser.add_argument("--seed", default="lkj")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    written = 0
    for name, text in tree(asked.offices, asked.seed, faults=asked.faults, whole=asked.whole):
        path = asked.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written += 1
    print(f"{asked.folder}: {asked.offices} offices, {written} files")


if __name__ == "__main__":
    main()
