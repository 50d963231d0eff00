"""`lkj init`: the first year of an office, from an empty folder."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lkj.cli.help import Satu
from lkj.cli.output import refuse_taken
from lkj.cli.shared import Cacah, Tahun, click, guard, refuse_shared, refuse_tree, show
from lkj.diagnostics.wrap import columns, wrapped
from lkj.files.layout import BERSAMA, SATKER

if TYPE_CHECKING:
    from lkj.new.kinds import Jenis

F = TypeVar("F", bound=Callable[..., Any])
# Options that answer a question of a kind of office: name, key of the question, help.
_JAWABAN = (
    ("--name", "nama", "Nama instansi atau unit."),
    ("--parent", "induk", "Nama lembaga induk."),
    ("--region", "wilayah", "Wilayah, misalnya «Kabupaten Contoh»."),
    ("--city", "kota", "Kota tempat kantor."),
    ("--address", "alamat", "Alamat kantor."),
    ("--head", "pimpinan", "Nama pimpinan."),
    ("--post", "jabatan", "Jabatan pimpinan; tanpa ini menurut nama instansi."),
    ("--head-nip", "nip_pimpinan", "NIP pimpinan."),
    ("--secretary", "kepala_sekretariat", "Nama kepala sekretariat."),
    ("--secretary-nip", "nip_kepala_sekretariat", "NIP kepala sekretariat."),
    ("--superior", "atasan", "Nama atasan yang menandatangani perjanjian."),
    ("--plan", "rencana", "Dokumen jangka menengah; tanpa ini Renstra."),
)
_NIP = 18
_TERBANYAK, _RIWAYAT, _TERPANJANG = 50, 5, 300


class Nama(click.ParamType[str]):
    """The name of a kind of office; the kinds are looked up when one is named or listed."""

    name = "jenis"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return a word for them; help lists them."""
        return "JENIS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name; a usage error for one that no kind has."""
        from lkj.diagnostics.values import alternatives
        from lkj.new.kinds import nama_jenis

        names = nama_jenis()
        if value not in names:
            self.fail(f"jenis instansi «{value}» tidak dikenal; pilih {alternatives(names)}", param, ctx)
        return str(value)


# What a line of the help has room for beside the longest option.
_SEBARIS = 54


class Jenisnya(click.Option):
    """The option that names a kind of office; its help lists the kinds there are."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and the names of all kinds, as far as a line has room: the menu lists the rest."""
        from lkj.new.kinds import nama_jenis

        names = "|".join(nama_jenis())
        return "--kind JENIS", names if len(names) <= _SEBARIS else f"{names[:_SEBARIS].rpartition('|')[0]}|…"


class Indikator(click.ParamType[tuple[int, ...]]):
    """How many indicators each objective has: 3,2,2."""

    name = "banyaknya"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """Return the numbers; a usage error for anything else."""
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in str(value).split(",")]
        counts = tuple(int(part) for part in parts if part.isascii() and part.isdigit())
        if (
            len(counts) != len(parts)
            or not 0 < len(counts) <= _TERBANYAK
            or not all(0 < n <= _TERBANYAK for n in counts)
        ):
            said = f"«{value}» bukan banyaknya indikator setiap sasaran"
            self.fail(f"{said}; misalnya 3,2,2 bagi tiga sasaran, masing-masing paling banyak {_TERBANYAK}", param, ctx)
        return counts


class Butir(click.ParamType[tuple[str, ...]]):
    """Names, separated by semicolons: a name may hold commas."""

    name = "daftar"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names."""
        if isinstance(value, tuple):
            return value
        parts = (_teks(part, param, ctx) for part in str(value).split(";"))
        return tuple(part for part in parts if part)


class Jawaban(click.ParamType[str]):
    """A name as it is to be printed."""

    name = "teks"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return it on one line; a usage error for what no file of the year may hold."""
        return _teks(str(value), param, ctx)


def _teks(value: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> str:
    text = " ".join(value.split())
    if not text.isprintable():
        raise click.BadParameter("jawaban itu memuat karakter yang tidak tercetak; ketik ulang", ctx, param)
    if len(text) > _TERPANJANG:
        raise click.BadParameter(f"jawaban itu melebihi {_TERPANJANG} huruf", ctx, param)
    return text


def _jawaban(command: F) -> F:
    for option, key, said in reversed(_JAWABAN):
        command = click.option(option, key, type=Jawaban(), help=said)(command)
    return command


@click.command(
    cls=Satu,
    short_help="Mulai dari folder kosong: tahun pertama sebuah instansi.",
    example="lkj init --kind dinas --year 2025",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--kind", "nama_jenis", cls=Jenisnya, type=Nama())
@click.option("--year", "tahun", type=Tahun(), metavar="TAHUN", help="Tahun laporan.")
@_jawaban
@click.option(
    "--indicators", "indikator", type=Indikator(), metavar="3,2,2", help="Banyaknya indikator setiap sasaran."
)
@click.option("--programmes", "program", type=Butir(), help="Kode dan nama program: «1.02 Program A; …».")
@click.option("--divisions", "bagian", type=Butir(), help="Nama bagian atau bidang, dipisahkan titik koma.")
@click.option(
    "--history",
    "riwayat",
    type=Cacah(0, _RIWAYAT),
    metavar="0-5",
    help="Banyaknya tahun sebelumnya yang disediakan.",
)
@click.option("--yes", "diam", is_flag=True, help="Jangan bertanya; yang tidak disebut dikosongkan.")
@click.option("--debug", is_flag=True, hidden=True)
def init(folder: Path, nama_jenis: str | None, tahun: int | None, diam: bool, debug: bool, **given: Any) -> None:
    """Buat tahun pertama sebuah instansi di FOLDER; berkas yang ada tidak diubah."""
    if not diam and not sys.stdin.isatty():
        raise click.UsageError(
            "perintah ini bertanya di terminal, sedangkan masukannya bukan terminal; sebut --yes dan jawabannya sebagai"
            " opsi, misalnya: lkj init --yes --kind dinas --year 2025"
        )
    with guard(Path(), debug):
        refuse_shared(folder)
        so = f"--kind {nama_jenis or 'JENIS'} --year {tahun or 'TAHUN'}"
        refuse_tree(
            folder,
            f"satker baru mendapat folder sendiri di dalamnya: jalankan di sana lkj init satker/KODE {so}",
        )
        _tolak_tempat(folder, so)
        refuse_taken(folder / "lkj", Path(), ())
        from lkj.new.first import Pesanan, mulai, tolak
        from lkj.new.kinds import jenis
        from lkj.new.summary import urutan_kerja

        if diam and (nama_jenis is None or tahun is None):
            raise click.UsageError("bersama --yes sebut --kind dan --year")
        kind = jenis(nama_jenis or _tanya_jenis())
        year = tahun or int(_tanya("Tahun laporan", "2025", _tahun))
        _tahun(str(year))
        tolak(folder, year)
        _kode_tunggal(given["program"] or (), "--programmes")
        answers = {key: given[key] for _, key, _ in _JAWABAN if given[key] is not None}
        _cocok(kind, answers)
        if not diam:
            answers = _tanya_semua(kind, answers)
            given = _tanya_susunan(given, kind)
        order = Pesanan(
            tahun=year,
            jenis=kind,
            jawaban=answers,
            indikator=given["indikator"] or (1,),
            program=[_program(one) for one in given["program"] or ()],
            bagian=given["bagian"] or (),
            riwayat=given["riwayat"] or 0,
        )
        made = mulai(folder, order)
        show(f"{made.folder} dibuat: {kind.judul}, tahun {year}.", err=True)
        for name in made.dibiarkan:
            show(f"Sudah ada dan tidak diubah: {name}", err=True)
        if made.bersama:
            show(
                f"Tidak dibuat, sebab dipakai dari bersama/{made.folder}: {', '.join(made.bersama)}. Bila isinya lain"
                f" bagi satker ini, misalnya tugasnya karena jenisnya lain, simpan berkas sendiri di {made.folder}.",
                err=True,
            )
        show("", err=True)
        for line in urutan_kerja(made.folder, made.isian, made.jangka):
            show(line, err=True)
        show("", err=True)
        show("Perintah berikutnya" + ("" if folder == Path() else f", di folder {folder.as_posix()}") + ":", err=True)
        show(f"  lkj check {year}    menunjukkan yang belum terisi", err=True)
        show(f"  lkj build {year}    membuat konsep; yang belum terisi tercetak sebagai «[belum ada data]»", err=True)
        show((folder / made.folder).as_posix())


def _tolak_tempat(folder: Path, so: str) -> None:
    """Refuse a place within an office of a tree, and one that is to become a tree; `so` are the options to go on with.

    What would be made there no command on the tree would find, or would take the tree for a project.
    """
    from lkj.files import FolderOrigin, is_tree, is_tree_to_be, office_around

    within = office_around(folder)
    if within is not None:
        office, tree = within
        code = folder.name if folder.parent.name == SATKER else "KODE"
        raise click.UsageError(
            f"tempat itu ada di dalam satker {FolderOrigin(office).office}, dan satu satker tidak memuat proyek lain;"
            f" satker baru dibuat dari folder pohonnya, {tree.as_posix()}: jalankan di sana lkj init satker/{code} {so}"
        )
    whole = Path(os.path.normpath(folder.absolute()))
    if whole.name == SATKER and (is_tree(whole.parent) or is_tree_to_be(whole.parent)):
        raise click.UsageError(f"folder ini memuat satker, masing-masing satu folder; jalankan lkj init KODE {so}")
    if is_tree_to_be(folder):
        raise click.UsageError(
            f"folder ini memuat «{BERSAMA}», sehingga akan menjadi pohon satker; setiap satker mendapat folder sendiri"
            f" di dalamnya: jalankan di sana lkj init satker/KODE {so}. Bila yang dibuat hanya satu proyek, ganti"
            f" dahulu nama «{BERSAMA}»"
        )


def _cocok(kind: Jenis, answers: dict[str, str]) -> None:
    """Refuse an option that answers nothing that the kind is asked, and answers that contradict each other."""
    from lkj.new.names import kata

    asked = {one.kunci for one in kind.pertanyaan}
    for option, key, _ in _JAWABAN:
        if key in answers and key not in asked:
            known = ", ".join(name for name, other, _ in _JAWABAN if other in asked)
            raise click.UsageError(f"{option} tidak berlaku bagi --kind {kind.nama}; yang berlaku: {known}")
        if key in answers and key.startswith("nip_"):
            answers[key] = _nip(answers[key])
    kata(kind, answers)  # refused before anything is asked


def _kode_tunggal(program: Sequence[str], named: str = "") -> None:
    """Refuse programmes of which two have one code; `named` is the option that lists them."""
    codes = [code for code, _ in map(_program, program) if code is not None]
    twice = next((code for n, code in enumerate(codes) if code in codes[:n]), None)
    if twice is not None:
        raise click.UsageError(
            f"{named or 'jawaban itu'} menyebut kode {twice} dua kali; setiap program mempunyai kode sendiri"
        )


def _tanya(teks: str, contoh: str, baca: Callable[[str], str] = _teks) -> str:
    """Ask for one thing; an empty answer leaves it blank."""
    question = wrapped(f"{teks} (misalnya {contoh}):", columns(sys.stderr))
    said: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ", value_proc=baca, err=True)
    return said


def _tanya_jenis() -> str:
    from lkj.new.kinds import jenis, nama_jenis

    names = nama_jenis()
    show("Jenis instansi:", err=True)
    for n, name in enumerate(names, 1):
        show(f"  {n}. {jenis(name).judul}", err=True)

    def chosen(value: str) -> str:
        if value in names:
            return value
        if value.isascii() and value.isdigit() and 0 < int(value) <= len(names):
            return names[int(value) - 1]
        raise click.BadParameter(f"ketik nomornya, 1 sampai dengan {len(names)}")

    said: str = click.prompt("Nomor", value_proc=chosen, err=True)
    return said


def _tanya_semua(kind: Jenis, answers: dict[str, str]) -> dict[str, str]:
    from lkj.new.names import AwalError, kata

    def fitting(value: str, key: str) -> str:
        text = _nip(value) if key.startswith("nip_") else _teks(value)
        try:
            kata(kind, {**answers, key: text})
        except AwalError as error:
            raise click.BadParameter(f"{error.message}; {error.hint}") from error
        return text

    show("Tekan Enter saja bila belum diketahui; isiannya dapat dilengkapi kemudian.", err=True)
    for one in kind.pertanyaan:
        if one.kunci not in answers:
            answers[one.kunci] = _tanya(one.teks, one.contoh, partial(fitting, key=one.kunci))
    return answers


def _tanya_susunan(given: dict[str, Any], kind: Jenis) -> dict[str, Any]:
    """Ask how large the skeleton is to be, with examples of such an office."""
    example = kind.isi["contoh"]
    code = str(example["kode_program"]).strip('"')

    def counts(value: str) -> str:
        return value and ",".join(map(str, Indikator().convert(value, None, None)))

    def programmes(value: str) -> str:
        _kode_tunggal(Butir().convert(value, None, None))
        return value

    made = dict(given)
    if made["bagian"] is None:
        made["bagian"] = Butir().convert(
            _tanya(f"Nama {example['sebutan_bagian']}, dipisahkan titik koma", example["beberapa_bagian"]), None, None
        )
    if made["indikator"] is None and (
        said := _tanya(f"Banyaknya indikator setiap sasaran{_diukur(kind)}", "3,2,2 bagi tiga sasaran", counts)
    ):
        made["indikator"] = Indikator().convert(said, None, None)
    if made["program"] is None and not kind.isi.get("program"):
        text = _tanya("Kode dan nama program, dipisahkan titik koma", f"{code} {example['program']}", programmes)
        made["program"] = Butir().convert(text, None, None)
    if made["riwayat"] is None:
        made["riwayat"] = click.prompt(
            "Banyaknya tahun sebelumnya yang target dan realisasinya akan diisi",
            type=Cacah(0, _RIWAYAT),
            default=1,
            err=True,
        )
    return made


def _diukur(kind: Jenis) -> str:
    """Return whose objectives are counted, where another document gets some beside them."""
    beside = [one for one in kind.isi["himpunan"] if not one["diukur"]]
    return f" {kind.isi['sebutan_diukur']}" if beside else ""


def _tahun(value: str) -> str:
    from lkj.model.base import TAHUN_AKHIR, TAHUN_AWAL

    if not TAHUN_AWAL <= Tahun().convert(value, None, None) <= TAHUN_AKHIR:
        raise click.BadParameter(f"lkj mengenal tahun {TAHUN_AWAL} sampai dengan {TAHUN_AKHIR}")
    return value


def _nip(value: str) -> str:
    digits = re.sub(r"\s", "", value)
    if digits and not (len(digits) == _NIP and digits.isascii() and digits.isdigit()):
        raise click.BadParameter(f"NIP «{value}» bukan 18 angka")
    return digits


def _program(text: str) -> tuple[str | None, str | None]:
    """Return code and name of a programme; a word with a digit in front is the code."""
    first, _, rest = text.partition(" ")
    if any(c.isdigit() for c in first):
        return first, rest.strip() or None
    return None, text
