"""`kerangka.yaml`: the outline of the report, its chapters, sections and annexes, and what each is made of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, Self

from msgspec import Struct
from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from lkj.diagnostics.nearest import hint_known
from lkj.files import read_own
from lkj.files.layout import LAMPIRAN, OUTLINE, is_annex, nama_narasi, nama_pindaian
from lkj.files.yaml.reader import parse
from lkj.model.base import Berkas, Daftar, Model, galat
from lkj.model.bidang import bidang
from lkj.model.metode import galat_di, galat_semua
from lkj.model.tata_letak import BAB


class BagianBawaan(NamedTuple):
    """A part that lkj makes of the facts, by the template `bagian-NAMA.md.j2`; `arti` says what it prints.

    `awalan` is the prefix of its tables' numbers in the front matter; `mendatar` lays the annex that it is on its side;
    `berjudul` says that it has a heading for each thing that it prints, and is an annex of its own; `perlu` is the part
    whose tables it refers to.
    """

    arti: str
    awalan: str = ""
    mendatar: bool = False
    berjudul: bool = False
    perlu: str = ""


#: The parts that an outline may name, a template each.
BAGIAN_BAWAAN: Mapping[str, BagianBawaan] = {
    "tanda-tangan": BagianBawaan("tanda tangan penanda tangan laporan"),
    "kop-reviu": BagianBawaan("kepala Pernyataan Telah Direviu"),
    "tanda-tangan-apip": BagianBawaan("ruang tanda tangan APIP"),
    "hasil-utama": BagianBawaan(
        "empat angka utama, capaian setiap sasaran, dan yang tidak mencapai target", awalan="RE"
    ),
    "daftar-isi": BagianBawaan("daftar isi"),
    "daftar-tabel": BagianBawaan("daftar tabel"),
    "daftar-gambar": BagianBawaan("daftar gambar"),
    "tugas": BagianBawaan("tugas, wewenang, dan kewajiban menurut tugas.yaml"),
    "struktur-organisasi": BagianBawaan("bagan struktur organisasi"),
    "pegawai": BagianBawaan("tabel dan diagram pegawai"),
    "visi": BagianBawaan("bunyi visi"),
    "makna-visi": BagianBawaan("arti istilah dalam visi"),
    "misi": BagianBawaan("daftar misi"),
    "tujuan": BagianBawaan("daftar tujuan"),
    "rencana-kinerja": BagianBawaan("tabel rencana kinerja"),
    "perjanjian-kinerja": BagianBawaan("tabel sasaran, indikator, dan target setiap Perjanjian Kinerja"),
    "perubahan-indikator": BagianBawaan("tabel indikator yang berganti karena perubahan perjanjian"),
    "anggaran-program": BagianBawaan("tabel program, kegiatan, dan anggarannya"),
    "pohon-kinerja": BagianBawaan("bagan visi, tujuan, sasaran, dan indikator"),
    "capaian-kinerja": BagianBawaan("tabel metode dan tabel capaian setiap indikator"),
    "kategori-capaian": BagianBawaan("tabel skala kategori dan diagram capaian"),
    "analisis-sasaran": BagianBawaan("perbandingan antartahun dan analisis setiap sasaran", perlu="capaian-kinerja"),
    "realisasi-anggaran": BagianBawaan("tabel pagu dan realisasi anggaran serta diagram serapan"),
    "tindak-lanjut": BagianBawaan("tabel tindak lanjut rekomendasi hasil evaluasi dan catatan hasil reviu"),
    "naskah-perjanjian": BagianBawaan("naskah setiap Perjanjian Kinerja, masing-masing satu lampiran", berjudul=True),
    "pengukuran-kinerja": BagianBawaan("formulir pengukuran kinerja", mendatar=True),
    "manual-indikator": BagianBawaan(
        "manual setiap indikator, satu lampiran setiap dokumen", mendatar=True, berjudul=True
    ),
    "bukti-dukung": BagianBawaan("daftar bukti dukung yang disebut data", mendatar=True),
    "ralat": BagianBawaan("ralat atas terbitan terdahulu dan catatan data yang dicetak", mendatar=True),
}
#: What a title may hold beside text.
SISIPAN = ("tahun", "renstra.nama", "renstra.periode", "satker.nama", "satker.sebutan", "tugas.judul")

POLA_SISIPAN = re.compile(r"\{\{\s*([a-z_.]+)\s*\}\}")
_TEMPLAT = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_NOMOR = re.compile(r"^(?:BAB|LAMPIRAN)\s+(?:[IVXLC]+|[0-9]+)\b|^[0-9]+(?:\.[0-9]+)*[.)]\s", re.IGNORECASE)
_BERKAS = re.compile(r"\.(?:pdf|jpe?g|png|tiff?|bmp|gif|webp|docx?|xlsx?|pptx?|zip)$", re.IGNORECASE)
_POLA_PINDAIAN = rf"^{LAMPIRAN}/[^/\\]+\.(?:[Pp][Dd][Ff]|[Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg])$"
_LAIN = f", narasi/nama.md untuk naskah sendiri, atau {LAMPIRAN}/nama.pdf untuk pindaian"


def _periksa_sumber(value: str) -> str:
    if value in BAGIAN_BAWAAN or nama_narasi(value) is not None or nama_pindaian(value) is not None:
        return value
    if value.startswith(f"{LAMPIRAN}/") or _BERKAS.search(value):
        file = re.split(r"[/\\]", value)[-1]
        hint = (
            f"simpan berkasnya di folder {LAMPIRAN}, lalu tulis {LAMPIRAN}/{file}"
            if is_annex(file)
            else "simpan sebagai PDF, JPEG, atau PNG; namai dengan huruf, angka, spasi, dan tanda «. , - _ ( ) &»"
        )
        raise galat(f"«{value}» bukan pindaian yang dapat dicetak dari folder {LAMPIRAN}", hint)
    if re.search(r"[,;]\s*\S", value) and not _BERKAS.search(value):
        raise galat(f"«{value}» lebih dari satu isi", 'tulis setiap isi pada baris sendiri, diawali "- "')
    if value.removesuffix(".md") in BAGIAN_BAWAAN:
        own = value.removesuffix(".md")
        raise galat(
            f"«{value}» bukan nama bagian bawaan",
            f"tulis {own}; naskah sendiri berada di folder narasi: narasi/{value}",
        )
    if value.startswith("narasi/") or value.endswith(".md"):
        stem = re.sub(r"[^a-z0-9]+", "-", value.removeprefix("narasi/").removesuffix(".md").lower()).strip("-")
        raise galat(
            f"«{value}» bukan nama naskah: huruf kecil, angka, dan tanda hubung dalam folder narasi",
            f"tulis narasi/{stem or 'inovasi'}.md",
        )
    raise galat(f"bagian «{value}» tidak dikenal", hint_known(value, BAGIAN_BAWAAN) + _LAIN)


def _periksa_judul(value: str) -> str:
    rest = POLA_SISIPAN.sub(lambda found: " " if found[1] in SISIPAN else found[0], value)
    if _TEMPLAT.search(rest):
        known = ", ".join(f"{{{{ {one} }}}}" for one in SISIPAN)
        raise galat(f"judul «{value}» memuat ungkapan yang tidak dikenal di sini", f"yang boleh: {known}")
    if not re.search(r"\w", value):
        raise galat(f"judul «{value}» tidak memuat kata", "tulis judulnya")
    if number := _NOMOR.match(value):
        raise galat(f"judul «{value}» bernomor sendiri", f"hapus «{number[0].strip()}»; lkj memberi nomor")
    return value


class _SatuSumber:
    """Takes a source alone in the place of a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def listed(value: Any) -> Any:
            return [value] if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


Judul = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_periksa_judul)
]
Sumber = Annotated[
    str,
    StringConstraints(max_length=140),
    AfterValidator(_periksa_sumber),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(BAGIAN_BAWAAN), "type": "string"},
                {"type": "string", "pattern": r"^narasi/[a-z0-9][a-z0-9-]{0,59}\.md$"},
                {"type": "string", "pattern": _POLA_PINDAIAN},
            ]
        }
    ),
]
Isi = Annotated[Daftar[Sumber], Field(max_length=40), _SatuSumber()]
_ISI = "Isinya: nama bagian bawaan, narasi/nama.md, atau daftar beberapa di antaranya menurut urutan cetak."
_ISI_LAMPIRAN = _ISI.replace("narasi/nama.md,", f"narasi/nama.md, {LAMPIRAN}/nama.pdf (pindaian),")
_JUDUL = "Judul tanpa nomor; boleh memuat {{ tahun }} dan {{ renstra.periode }}."


def _tanpa_subbab(value: Any) -> Any:
    if isinstance(value, dict) and "subbab" in value:
        hint = "paling dalam bab, subbab, dan anak subbab; bagian depan dan lampiran tidak bersubbab"
        galat_semua([galat_di(("subbab",), "subbab di sini terlalu dalam", hint, "LKJ205")])
    return value


class Butir(Model, uraian="Sebuah bagian tanpa subbab."):
    """A part of the front matter, or the lowest section of a chapter."""

    judul: Judul = bidang(_JUDUL, contoh="Penghargaan")
    isi: Isi = bidang(_ISI, min_length=1, contoh="narasi/penghargaan.md")

    _dangkal = model_validator(mode="before")(_tanpa_subbab)


class Lampiran(Model, uraian="Sebuah lampiran."):
    """An annex."""

    judul: Judul | None = bidang(
        f"{_JUDUL[:-1]}; naskah-perjanjian tidak memerlukannya, dan satu pindaian berjudul menurut nama berkasnya.",
        None,
        contoh="Penghargaan",
    )
    isi: Isi = bidang(_ISI_LAMPIRAN, min_length=1, contoh="narasi/penghargaan.md")

    _dangkal = model_validator(mode="before")(_tanpa_subbab)

    @model_validator(mode="after")
    def _berjudul(self) -> Self:
        """Hold a title to whether the annex needs one."""
        own = [one for one in self.isi if one in BAGIAN_BAWAAN and BAGIAN_BAWAAN[one].berjudul]
        if own and (self.judul is not None or len(self.isi) > 1):
            raise galat(f"«{own[0]}» memberi judulnya sendiri", "tulis sebagai lampiran tersendiri, tanpa judul")
        if not own and self.judul is None and (len(self.isi) > 1 or nama_pindaian(self.isi[0]) is None):
            raise galat("kunci «judul» belum ada pada lampiran ini", "tambahkan «judul: …»", code="LKJ203")
        return self


class Subbab(Model, uraian="Sebuah subbab, yang boleh bersubbab lagi."):
    """A section of a chapter; what it holds itself comes before its own sections."""

    judul: Judul = bidang(_JUDUL, contoh="Inovasi")
    isi: Isi = bidang(_ISI, (), contoh="narasi/inovasi.md")
    subbab: Daftar[Butir] = bidang("Subbab di dalamnya.", ())

    @model_validator(mode="after")
    def _berisi(self) -> Self:
        _harus_berisi(self, "subbab")
        return self


class Bab(Model, uraian="Sebuah bab."):
    """A chapter; what it holds itself comes before its sections."""

    judul: Judul = bidang(_JUDUL, contoh="Pendahuluan")
    isi: Isi = bidang(_ISI, (), contoh="narasi/penutup.md")
    subbab: Daftar[Subbab] = bidang("Subbabnya menurut urutan cetak.", ())

    @model_validator(mode="after")
    def _berisi(self) -> Self:
        _harus_berisi(self, "bab")
        return self


def _harus_berisi(one: Bab | Subbab, what: str) -> None:
    if not one.isi and not one.subbab:
        raise galat(f"{what} «{one.judul}» tidak berisi", "tambahkan «isi» atau «subbab»", code="LKJ203")


class BerkasKerangka(
    Berkas, uraian="Kerangka laporan; kelompok yang tidak ditulis memakai kerangka PermenPANRB 53/2014."
):
    """The whole of `kerangka.yaml`; null leaves a group as the regulation has it."""

    depan: Daftar[Butir] | None = bidang("Bagian depan menurut urutan cetak, bernomor halaman romawi.", None)
    bab: Annotated[Daftar[Bab], Field(min_length=1)] | None = bidang("Bab menurut urutan cetak.", None)
    lampiran: Daftar[Lampiran] | None = bidang("Lampiran menurut urutan cetak.", None)

    @model_validator(mode="after")
    def _sekali(self) -> Self:
        """Hold each source to one place; those of the groups that are not written are there too."""
        first: dict[str, str] = {}
        wrong = []
        groups = [group for group in KELOMPOK if getattr(self, group) is not None]
        if groups and len(groups) < len(KELOMPOK):
            rest = [group for group in KELOMPOK if group not in groups]
            first = {one.sumber: f"kerangka baku bagian «{one.jalur[0]}»" for one in letak(bawaan(), rest)}
        for one in letak(self, groups):
            if (one.berjudul_sendiri or one.pindaian) and one.jalur[0] != "lampiran":
                message, hint = f"«{one.sumber}» hanya dapat menjadi lampiran", "pindahkan ke «lampiran»"
                wrong.append(galat_di(one.jalur, message, hint, "LKJ205"))
            elif one.sumber in first:
                message, hint = f"«{one.sumber}» sudah disebut dalam {first[one.sumber]}", "sebut sekali saja"
                wrong.append(galat_di(one.jalur, message, hint, "LKJ302"))
            first.setdefault(one.sumber, f"«{one.judul}»" if one.judul else "lampiran")
        for one in letak(self, groups):
            needed = BAGIAN_BAWAAN[one.sumber].perlu if one.sumber in BAGIAN_BAWAAN else ""
            if needed and needed not in first:
                message = f"«{one.sumber}» merujuk tabel bagian «{needed}», yang tidak ada dalam kerangka"
                wrong.append(galat_di(one.jalur, message, f"tambahkan {needed}, atau hapus {one.sumber}", "LKJ301"))
        galat_semua(wrong)
        return self

    @property
    def sendiri(self) -> bool:
        """Whether anything differs from the outline of the regulation."""
        return any(getattr(self, group) is not None for group in KELOMPOK)

    @property
    def utuh(self) -> "BerkasKerangka":
        """The outline with every group written out."""
        if all(getattr(self, group) is not None for group in KELOMPOK):
            return self
        default = bawaan()
        groups = {one: getattr(default if getattr(self, one) is None else self, one) for one in KELOMPOK}
        return BerkasKerangka.model_construct(skema=1, **groups)

    @property
    def sumber(self) -> frozenset[str]:
        """All that is printed, as the outline names it."""
        return frozenset(one.sumber for one in letak(self.utuh, KELOMPOK))

    @property
    def narasi(self) -> Mapping[str, str]:
        """The names of the prose that is printed, in order, each with the title under which it stands."""
        found = ((nama_narasi(one.sumber), one.judul) for one in letak(self.utuh, KELOMPOK))
        return {name: title for name, title in found if name is not None}


#: The groups of an outline in the order of print.
KELOMPOK = ("depan", "bab", "lampiran")


class Letak(Struct, frozen=True):
    """A source where it stands in the file, and the title of what it is in."""

    sumber: str
    jalur: tuple[str | int, ...]
    judul: str

    @property
    def berjudul_sendiri(self) -> bool:
        """Whether it has headings of its own."""
        return self.sumber in BAGIAN_BAWAAN and BAGIAN_BAWAAN[self.sumber].berjudul

    @property
    def pindaian(self) -> str | None:
        """The name of the scan that it is, in the folder `lampiran`; None for anything else."""
        return nama_pindaian(self.sumber)


def letak(outline: BerkasKerangka, groups: Sequence[str]) -> Iterator[Letak]:
    """Yield each source of some groups of an outline, in the order of print."""
    for group in groups:
        for n, one in enumerate(getattr(outline, group) or ()):
            yield from _letak(one, (group, n))


def _letak(one: Any, path: tuple[str | int, ...]) -> Iterator[Letak]:
    for n, source in enumerate(one.isi):
        yield Letak(source, (*path, "isi", n), one.judul or "")
    for n, inner in enumerate(getattr(one, "subbab", ())):
        yield from _letak(inner, (*path, "subbab", n))


def teks_bawaan() -> bytes:
    """Return the outline of PermenPANRB 53/2014 as a file."""
    return read_own(Path(__file__).parent / "presets" / OUTLINE)


@cache
def bawaan() -> BerkasKerangka:
    """Return the outline of PermenPANRB 53/2014, which holds where a year has none of its own."""
    document = parse(OUTLINE, teks_bawaan().decode()).document
    assert document is not None
    return BerkasKerangka.model_validate(document.data)


def bab_bawaan() -> Mapping[str, Bab]:
    """Return the chapters of that outline by the names that `tata_letak` calls them."""
    chapters = bawaan().bab
    assert chapters is not None
    return dict(zip(BAB, chapters, strict=True))
