"""The command line as a planning officer and a CI meet it: what is wrong, where, and what to do."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lkj.cli import cli

if TYPE_CHECKING:
    from conftest import Proyek

HEAD = re.compile(r"^(\S+):(\d+):(\d+): galat (LKJ\d{3}): (.+)$", re.MULTILINE)
NARASI = "narasi/misi.md"
TEMPLAT = "../../templates/bab-4.md.j2"
# Words of Python, YAML, pydantic, Jinja and click that must never reach an officer.
ENGLISH = re.compile(
    r"\b(traceback|error|exception|expected|unexpected|missing|invalid|undefined|unsafe|object|attribute|division"
    r"|supported|encountered|looking|named|field|input|line \d|column|found|must|should|show|usage|options?"
    r"|commands?|the|of|to|this|message|exit|version of|no such|try)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kasus:
    """One slip: the file, the text replaced (all of it if `lama` is ""), and the finding expected at the mark ▸."""

    nama: str
    berkas: str
    lama: str
    baru: str
    kode: str
    pesan: str
    saran: str = ""


DATA = [
    Kasus("kutip-tak-ditutup", "satker.yaml", "sebutan: KPU", 'sebutan: ▸"KPU', "LKJ101", "tanda kutip", "tutup"),
    Kasus("titik-dua", "satker.yaml", "kota: Palangka Raya", "kota: Palangka▸: Raya", "LKJ101", "titik dua", "kutip"),
    Kasus("indentasi", "satker.yaml", "  kota: Pal", " ▸kota: Pal", "LKJ101", "indentasi", "samakan"),
    Kasus("tab", "satker.yaml", "  kota: Pal", "▸\tkota: Pal", "LKJ102", "tab", "sejajar dengan baris yang setingkat"),
    Kasus("kunci-ganda", "satker.yaml", "  kota: Pal", "  ▸alamat: x\n  kota: Pal", "LKJ103", "«alamat»", "hapus salah satu"),
    Kasus("kunci-no", "satker.yaml", "  kota: Pal", "  ▸no: 1\n  kota: Pal", "LKJ104", "«no»", '"no":'),
    Kasus("jam", "pagu.yaml", "pagu: 34884986000", "pagu: ▸12:30", "LKJ104", "«12:30»", '"12:30"'),
    Kasus("nol-di-depan", "pk.yaml", '"6709"', "▸0125", "LKJ104", "«0125»", '"0125"'),
    Kasus("ya-yes", "satker.yaml", "  kota: Pal", "  ya: ▸yes\n  kota: Pal", "LKJ104", "«yes»", "true"),
    Kasus("rancu-1.250", "indikator.yaml", "target: 89", "target: ▸1.250", "LKJ104", "titik ribuan", "1250"),
    Kasus("jangkar", "satker.yaml", "kota: Pal", "kota: ▸&a Pal", "LKJ105", "jangkar", "hapus"),
    Kasus("alias", "satker.yaml", "kota: Palangka Raya", "kota: ▸*a", "LKJ105", "alias", "tulis isinya"),
    Kasus("tag-python", "satker.yaml", "kota: Pal", "kota: ▸!!python/name:os.system Pal", "LKJ105", "tag", "hapus"),
    Kasus("arah-tulisan", "satker.yaml", "kota: Pal", "kota: Pal▸\u202e", "LKJ106", "U+202E", "hapus"),
    Kasus("angka-panjang", "pagu.yaml", "pagu: 34884986000", f"pagu: ▸{'9' * 31}", "LKJ107", "31 karakter", "berulang"),
    Kasus("kosong", "pagu.yaml", "", "", "LKJ111", "kosong", "skema: 1"),
    Kasus("tanggal-mustahil", "satker.yaml", "2025-01-10", "▸2025-02-30", "LKJ112", "2025-02-30", "tahun-bulan-hari"),
    Kasus("kunci-tak-dikenal", "satker.yaml", "media_sosial:", "▸media_sosal:", "LKJ201", "«media_sosal»", "«media_sosial»"),
    Kasus("jenis-salah", "satker.yaml", "pns: 29", "pns: ▸dua puluh", "LKJ202", "«pns» seharusnya bilangan", "angka"),
    Kasus("nip-bilangan", "satker.yaml", '"196903031996031003"', "▸196903031996031003", "LKJ202", "NIP", '"196903031996031003"'),
    Kasus("kunci-hilang", "satker.yaml", "penandatangan: sekretaris\n  tempat: Palangka Raya\n", "▸penandatangan: sekretaris\n", "LKJ203", "«tempat»", "tambahkan"),
    Kasus("pagu-negatif", "pagu.yaml", "pagu: 34884986000", "pagu: ▸-1", "LKJ204", "negatif", "minus"),
    Kasus("pilihan", "metode.yaml", "turun: selisih", "turun: ▸selisi", "LKJ205", "«selisi»", "«selisih»"),
    Kasus("98&", "indikator.yaml", "realisasi: 98  # sumber: \"98&\"", "realisasi: ▸98&", "LKJ206", "98&", "98"),
    Kasus("kiril", "indikator.yaml", "target: B ", "target: ▸\u0412 ", "LKJ207", "U+0412", "Latin: B"),
    Kasus("predikat", "indikator.yaml", "target: WTP", "target: ▸WTX", "LKJ208", "WTX", "WTP"),
    Kasus("sasaran-tak-ada", "indikator.yaml", "sasaran: SS-01", "sasaran: ▸SS-1", "LKJ301", "«SS-1»", "«SS-01»"),
    Kasus("id-ganda", "indikator.yaml", "id: IKK-06", "id: ▸IKK-05", "LKJ302", "«IKK-05»", "berbeda"),
    Kasus("tahun-lain", "satker.yaml", "\ntahun: 2024", "\ntahun: ▸2023", "LKJ303", "2024", "tahun: 2024"),
]  # fmt: skip

TULISAN = [
    Kasus("templat-susunan", TEMPLAT, "", "# Penutup {.bab}\n\n▸{{ tahun }\n", "LKJ501", "susunan", "{{ … }}"),
    Kasus("templat-terbuka", TEMPLAT, "", "# Penutup {.bab}\n\n▸{% if tahun %}\n", "LKJ501", "belum ditutup", "endif"),
    Kasus("templat-penyaring", TEMPLAT, "", "# P {.bab}\n\n{{ tahun|▸rupia }}\n", "LKJ501", "«rupia»", "«rupiah»"),
    Kasus("templat-nama", TEMPLAT, "", "# P {.bab}\n\n{{ ▸tahunn }}\n", "LKJ501", "«tahunn»", "«tahun»"),
    Kasus("templat-sifat", TEMPLAT, "", "# P {.bab}\n\n{{ satker.▸namaa }}\n", "LKJ501", "«namaa»", "«nama»"),
    Kasus("templat-sisip", TEMPLAT, "", "{% include '▸x.md.j2' %}\n", "LKJ501", "«x.md.j2»", "templates"),
    Kasus("narasi-susunan", NARASI, "", "Satu.\n\n▸{{ tahun }\n", "LKJ501", "susunan", "{{ … }}"),
    Kasus("narasi-nama-judul", NARASI, "", "Satu.\n\n▸Dua [tiga]{#satu}.\n\nHilang. {# benar #}\n", "LKJ501", "komentar Jinja", "{#id}"),
    Kasus("narasi-nama", NARASI, "", "Satu.\n\n{{ ▸tahunn }}\n", "LKJ501", "«tahunn»", "«tahun»"),
    Kasus("narasi-kunci", NARASI, "", '{{ hukum["▸UU-1"] }}\n', "LKJ501", "«UU-1»", "panduan"),
    Kasus("narasi-bagi-nol", NARASI, "", "\n▸{{ 1 / 0 }}\n", "LKJ501", "tidak dapat dihitung", "periksa"),
    Kasus("narasi-jenis", NARASI, "", "▸{{ 'a'|rupiah }}\n", "LKJ501", "tidak dapat dihitung", "periksa"),
    Kasus("narasi-tak-hingga", NARASI, "", "▸{{ 1e999|int }}\n", "LKJ501", "tidak dapat dihitung", "periksa"),
    Kasus("narasi-rujuk", NARASI, "", 'a\n{{ rujuk("▸tabel-pagi") }}\n', "LKJ501", "«tabel-pagi»", "«tabel-pagu»"),
    Kasus("narasi-rujuk-terbelah", NARASI, "", 'a\n{{ ▸rujuk("tabel-\npagi") }}\n', "LKJ501", "«tabel-pagi»", "«tabel-pagu»"),
]  # fmt: skip


def _names(cases: list[Kasus]) -> list[str]:
    return [case.nama for case in cases]


def _break(proyek: Proyek, case: Kasus) -> tuple[str, str, int, int]:
    """Make the slip; return the finding that must come of it."""
    line, column = proyek.ubah(case.berkas, case.lama, case.baru) if case.lama else proyek.tulis(case.berkas, case.baru)
    file = proyek.path(case.berkas).relative_to(proyek.root).as_posix()
    return case.kode, file, line, column


def _errors(findings: list[dict[str, Any]]) -> list[tuple[str, str, int, int]]:
    return [(f["code"], f["file"], f["line"], f["column"]) for f in findings if f["severity"] == "error"]


def _heads(stderr: str) -> list[tuple[str, str, int, int]]:
    return [(code, file, int(line), int(column)) for file, line, column, code, _ in HEAD.findall(stderr)]


@pytest.mark.lambat
@pytest.mark.parametrize("case", DATA, ids=_names(DATA))
def test_a_slip_in_the_data_is_named_placed_and_remedied(proyek: Proyek, case: Kasus) -> None:
    """Check and build both stop with exit 1, at the very character, in Indonesian, with a remedy."""
    expected = _break(proyek, case)
    code, stdout, stderr = proyek.jalankan("check", "2024", "--format", "json")
    findings = json.loads(stdout)
    assert (code, _errors(findings)[:1], stderr) == (1, [expected], "")
    finding = next(f for f in findings if f["severity"] == "error")
    assert set(finding) == {"code", "severity", "file", "line", "column", "message", "hint", "related"}
    assert case.pesan in finding["message"]
    assert case.saran in finding["hint"]
    assert finding["hint"]
    assert not ENGLISH.search(finding["message"] + finding["hint"])

    code, stdout, stderr = proyek.jalankan("build", "2024")
    assert (code, stdout, _heads(stderr)[:1]) == (1, "", [expected])
    assert "Traceback" not in stderr
    assert not (proyek.root / "build").exists()


@pytest.mark.lambat
@pytest.mark.parametrize("case", TULISAN, ids=_names(TULISAN))
def test_a_slip_in_template_or_prose_is_named_placed_and_remedied(proyek: Proyek, case: Kasus) -> None:
    """Build and check stop with exit 1 at the line of the template or prose, in Indonesian, with a remedy."""
    expected = _break(proyek, case)
    code, stdout, stderr = proyek.jalankan("build", "2024")
    assert (code, stdout, _heads(stderr)) == (1, "", [expected])
    (_, _, _, _, message), *_ = HEAD.findall(stderr)
    assert case.pesan in message
    assert case.saran in stderr.partition("saran: ")[2]
    assert "Traceback" not in stderr
    assert not ENGLISH.search(message)
    code, stdout, _ = proyek.jalankan("check", "2024", "--format", "json")
    assert (code, _errors(json.loads(stdout))) == (1, [expected])


@pytest.mark.lambat
def test_the_shipped_data_has_no_errors(proyek: Proyek) -> None:
    """The real data builds; what it lacks is said in warnings, on stderr, unless it was accepted with a reason."""
    code, stdout, stderr = proyek.jalankan("check", "2024", "--no-waivers", "--ignore", "LKJ4,LKJ5")
    assert (code, stdout, _heads(stderr)) == (0, "", [])
    assert "peringatan" in stderr
    assert proyek.jalankan("check", "2024")[0] == 0


@pytest.mark.lambat
def test_strict_makes_warnings_stop(proyek: Proyek) -> None:
    """What is only warned of stops a check and a build under --strict, and nothing is written."""
    proyek.ubah("indikator.yaml", "target: 89\n", "target: null\n")
    assert proyek.jalankan("check", "2024")[0] == 0
    assert proyek.jalankan("check", "2024", "--strict")[0] == 1
    code, _, told = proyek.jalankan("build", "2024", "--strict")
    assert code == 1
    assert "galat LKJ" in told
    assert "peringatan" not in told
    assert not (proyek.root / "build").exists()


@pytest.mark.lambat
@pytest.mark.parametrize("file", ["pagu.yaml", "metode.yaml", "narasi/penutup.md"])
def test_a_missing_file_is_named(proyek: Proyek, file: str) -> None:
    """A file that is not there is an error with its name; a neighbour with nearly that name is suggested."""
    path = proyek.path(file)
    path.rename(path.with_name(path.name.replace("ya", "y").replace(".md", ".txt")))
    code, stdout, _ = proyek.jalankan("check", "2024", "--format", "json")
    (finding,) = json.loads(stdout)
    assert (code, finding["code"], finding["file"]) == (1, "LKJ108", f"data/2024/{file}")
    assert f"data/2024/{file}" in finding["message"]
    assert finding["hint"].startswith("mungkin maksud Anda")
    assert finding["hint"].endswith(f"ganti namanya menjadi «{path.name}»")


@pytest.mark.parametrize("name", ["pk.yaml.txt", "PK.yaml"])
def test_a_file_under_a_name_of_its_own_is_to_be_renamed(proyek: Proyek, name: str) -> None:
    """What Notepad or a hand made of the name is named, and the name that it should have."""
    path = proyek.path("pk.yaml")
    path.rename(path.with_name("sementara")).rename(path.with_name(name))
    if path.exists():
        pytest.skip("nama berkas di sini tidak membedakan huruf besar")
    (finding,) = json.loads(proyek.jalankan("check", "2024", "--format", "json")[1])
    assert finding["hint"] == f"mungkin maksud Anda «{name}»; bila ya, ganti namanya menjadi «pk.yaml»"


@pytest.mark.parametrize(
    ("name", "hint"), [("naskah", "ganti nama folder «naskah» menjadi «narasi»"), ("", "buat folder")]
)
def test_a_missing_folder_of_prose_is_told_as_that(proyek: Proyek, name: str, hint: str) -> None:
    """Not each file of it is missing but the folder; where it has another name, that one is named."""
    folder = proyek.path("narasi")
    folder.rename(folder.with_name(name) if name else proyek.root / "narasi")
    (finding,) = json.loads(proyek.jalankan("check", "2024", "--format", "json")[1])
    assert (finding["code"], finding["file"]) == ("LKJ108", "data/2024/narasi")
    assert finding["hint"].startswith(hint)


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"PK\x03\x04\x14\0\x06\0", "programnya"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "programnya"),
        ("skema: 1\n".encode("utf-16"), "UTF-8"),
        (b"skema\0: 1\n", "UTF-8"),
    ],
)
def test_what_is_no_text_is_not_shown(proyek: Proyek, content: bytes, hint: str) -> None:
    """A Word file saved as YAML gets a remedy that helps, and no line of zero bytes is printed."""
    proyek.path("pagu.yaml").write_bytes(content)
    _, _, stderr = proyek.jalankan("check", "2024")
    assert "LKJ106" in stderr
    assert hint in stderr
    assert "x00" not in stderr
    assert "^" not in stderr


def test_a_missing_key_is_told_of_its_item_by_name(proyek: Proyek) -> None:
    """Nobody counts to the 39th indicator: its id is named."""
    head, mark, rest = proyek.path("indikator.yaml").read_text(encoding="utf-8").partition("  - id: IKK-16\n")
    name, _, rest = rest.partition("\n")
    assert name.startswith("    nama:")
    proyek.tulis("indikator.yaml", head + mark + rest)
    (finding,) = json.loads(proyek.jalankan("check", "2024", "--format", "json")[1])
    assert finding["code"] == "LKJ203"
    assert finding["message"].endswith("dari «indikator» (IKK-16)")


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("file", "lama", "baru", "hint"),
    [
        ("pk.yaml", "tanggal: 2024-01", "tanggal: Juli 2024", "tulis 2024-07"),
        ("pk.yaml", "tanggal: 2024-01", "tanggal: 07/2024", "tulis 2024-07"),
        ("pk.yaml", "tanggal: 2024-01", "tanggal: Jan. 2024", "tulis 2024-01"),
        ("sasaran.yaml", "id: SK-17", "id: SK 17", "tulis SK-17"),
        (
            "sasaran.yaml",
            "id: SK-17",
            "id: «17»",
            "tulis hanya huruf, angka, dan tanda hubung, tanpa spasi, misalnya SK-17",
        ),
        ("indikator.yaml", "target: 89", "target: seratus", "tulis angkanya saja, tanpa titik ribuan"),
    ],
)
def test_a_remedy_can_be_followed(proyek: Proyek, file: str, lama: str, baru: str, hint: str) -> None:
    """What is meant is written out as the data has it; forms are told in words, not as patterns."""
    text = proyek.path(file).read_text(encoding="utf-8")
    assert lama in text
    at = text.index(lama)
    proyek.tulis(file, text[:at] + baru + text[at:].partition("\n")[1] + text[at:].partition("\n")[2])
    found = json.loads(proyek.jalankan("check", "2024", "--format", "json")[1])
    assert [f["hint"] for f in found if f["hint"].startswith(hint)], found
    assert not any("^[" in f["message"] + f["hint"] for f in found)


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("lama", "baru", "words"),
    [
        ("  pns: 29", "  pns:▸\u00a029", "spasi tak-putus (U+00A0)"),
        ("  kota: Pal", "▸\u00a0\u00a0kota: Pal", "spasi tak-putus (U+00A0)"),
    ],
)
def test_a_space_from_word_is_named(proyek: Proyek, lama: str, baru: str, words: str) -> None:
    """What looks like a space and is none is named at its place, for the line looks right."""
    place = proyek.ubah("satker.yaml", lama, baru)
    found = json.loads(proyek.jalankan("check", "2024", "--format", "json")[1])
    assert [(f["code"], f["line"], f["column"]) for f in found if words in f["message"]] == [("LKJ101", *place)]


def test_curly_quotes_around_a_nip_are_named(proyek: Proyek) -> None:
    """Quotation marks were typed, so that asking for them does not help: those of Word are named."""
    text = proyek.path("satker.yaml").read_text(encoding="utf-8")
    at = text.index("nip: ")
    proyek.tulis("satker.yaml", text[:at] + "nip: “196901011990011001”\n" + text[at:].partition("\n")[2])
    (finding,) = json.loads(proyek.jalankan("check", "2024", "--format", "json")[1])
    assert "tanda kutip lengkung" in finding["message"]
    assert "lurus" in finding["hint"]


@pytest.mark.lambat
def test_every_slip_of_every_file_is_told_at_once(proyek: Proyek) -> None:
    """Nobody repairs one error only to be shown the next: all files are read, findings in order of place."""
    places = [
        ("LKJ204", "data/2024/pagu.yaml", *proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: ▸-1")),
        ("LKJ202", "data/2024/satker.yaml", *proyek.ubah("satker.yaml", "pns: 29", "pns: ▸x")),
        ("LKJ202", "data/2024/satker.yaml", *proyek.ubah("satker.yaml", "ppnpn: 30", "ppnpn: ▸x")),
    ]
    assert _heads(proyek.jalankan("build", "2024")[2]) == places


@pytest.mark.lambat
def test_a_year_that_is_not_there(proyek: Proyek) -> None:
    """The years there are stand in the remedy."""
    code, stdout, _ = proyek.jalankan("check", "2023", "--format", "json")
    (finding,) = json.loads(stdout)
    assert (code, finding["code"], finding["file"], finding["line"]) == (1, "LKJ109", "data/2023", 1)
    assert "2023" in finding["message"]
    assert finding["hint"] == "tahun yang ada: 2024"
    for command in ("build", "capaian"):
        code, stdout, stderr = proyek.jalankan(command, "2023")
        assert (code, stdout) == (1, "")
        assert "tahun yang ada: 2024" in stderr


def test_a_folder_without_data(tmp_path: Path, proyek: Proyek) -> None:
    """Run in the wrong folder, the remedy is to go to the right one or to name it."""
    empty = tmp_path / "kosong"
    empty.mkdir()
    code, _, stderr = proyek.jalankan("check", "--root", str(empty))
    assert code == 1
    assert "--root" in stderr


@pytest.mark.lambat
def test_check_of_single_files(proyek: Proyek) -> None:
    """Given files, only their findings are told; a file that is no data file of a year is refused."""
    place = proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: ▸-1")
    assert proyek.jalankan("check", "data/2024/satker.yaml")[0] == 0
    code, _, stderr = proyek.jalankan("check", "data/2024/pagu.yaml")
    assert (code, _heads(stderr)) == (1, [("LKJ204", "data/2024/pagu.yaml", *place)])
    assert proyek.jalankan("check", "data/2024/tiada.yaml")[0] == 1
    assert proyek.jalankan("check", "/etc/passwd")[0] == 1


@pytest.mark.lambat
@pytest.mark.parametrize("case", [DATA[0], TULISAN[2]], ids=_names([DATA[0], TULISAN[2]]))
def test_a_failed_build_leaves_the_last_good_document(proyek: Proyek, case: Kasus) -> None:
    """The document of yesterday stays as it is, and nothing half-made lies beside it."""
    good = proyek.root / "build" / "lkj-2024.docx"
    proyek.tulis("../../build/lkj-2024.docx", "yang kemarin")
    _break(proyek, case)
    assert proyek.jalankan("build", "2024")[0] == 1
    assert good.read_text(encoding="utf-8") == "yang kemarin"
    assert list(good.parent.iterdir()) == [good]


def test_a_target_that_cannot_be_replaced(proyek: Proyek) -> None:
    """A machine's failure is exit 3 in Indonesian; nothing half-made stays."""
    blocked = proyek.root / "build" / "lkj-2024.docx"
    (blocked / "isi").mkdir(parents=True)
    code, stdout, stderr = proyek.jalankan("build", "2024")
    assert (code, stdout) == (3, "")
    assert "lkj-2024.docx tidak dapat ditulis" in stderr
    assert not list(blocked.parent.glob(".*"))


@pytest.mark.lambat
def test_a_build_prints_what_it_wrote(proyek: Proyek) -> None:
    """Results go to stdout, one path a line; findings go to stderr."""
    proyek.ubah("indikator.yaml", "target: 89\n", "target: null\n")
    code, stdout, stderr = proyek.jalankan("build", "2024", "--format", "docx")
    assert (code, stdout) == (0, "build/lkj-2024.docx\n")
    assert "peringatan" in stderr
    assert [path.name for path in (proyek.root / "build").iterdir()] == ["lkj-2024.docx"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["buidl", "2024"], "'build'"),
        (["build", "24"], "empat angka"),
        (["build", "2024", "2025"], "2025"),
        (["build", "2024", "--format", "rtf"], "docx"),
        (["build", "2024", "--format", ","], "docx"),
        (["build", "2024", "--format"], "--format"),
        (["build", "2024", "--apa"], "--apa"),
        (["check", "--format", "xml"], "json"),
        (["check", "--root", "/tidak/ada"], "/tidak/ada"),
        (["check", "--strict=1"], "--strict"),
        (["capaian", "dua"], "«dua»"),
        (["--apa"], "--apa"),
    ],
)
def test_wrong_usage_is_exit_2_in_indonesian(proyek: Proyek, args: list[str], words: str) -> None:
    """A slip on the command line is told apart from a slip in the data, without a word of English."""
    code, stdout, stderr = proyek.jalankan(*args)
    assert (code, stdout) == (2, "")
    assert words in stderr
    assert not ENGLISH.search(re.sub(r"--\w+", "", stderr))


@pytest.mark.lambat
@pytest.mark.parametrize("command", [[], *([name] for name in sorted(cli.commands))], ids=str)
def test_help_is_indonesian(proyek: Proyek, command: list[str]) -> None:
    """No word of click's own English stands in any help page."""
    code, stdout, stderr = proyek.jalankan(*command, "--help")
    assert (code, stderr) == (0, "")
    assert stdout.startswith("Cara pakai: lkj")
    for word in ("Usage", "Options", "Commands", "Show", "Error", "default", "required"):
        assert word not in stdout
    assert not ENGLISH.search(re.sub(r"--\w+", "", stdout))


@pytest.mark.lambat
def test_version_names_the_engines(proyek: Proyek) -> None:
    """A report of a fault needs the versions of what makes the documents."""
    code, stdout, _ = proyek.jalankan("--version")
    assert code == 0
    assert re.fullmatch(r"lkj \S+ \(pandoc 3\.\d[\d.]*, Typst 0\.15\.\d+, Python 3\.\d+\.\S+\)\n", stdout)


@pytest.mark.lambat
def test_capaian_json_is_the_contract(proyek: Proyek) -> None:
    """Other programs read these keys; decimals are strings, unrounded; the mean is not the absorption."""
    code, stdout, stderr = proyek.jalankan("capaian", "2024", "--format", "json")
    assert (code, stderr) == (0, "")
    result = json.loads(stdout, parse_float=lambda text: pytest.fail(f"pecahan biner: {text}"))
    assert set(result) == {"year", "indicators", "objectives", "average", "absorption"}
    assert result["year"] == 2024
    average = result["average"]
    assert {"value", "n", "excluded", "category"} <= set(average)
    assert average["value"].startswith("97.528235")
    assert (average["n"], average["excluded"], average["category"]) == (17, [], "Sangat Berhasil")
    objectives = {one["id"]: one for one in result["objectives"]}
    assert (objectives["SK-14"]["value"], objectives["SK-14"]["category"]) == ("84.99", "Berhasil")
    absorption = result["absorption"]
    assert absorption["value"].startswith("84.98")
    assert Decimal(absorption["value"]) == pytest.approx(
        Decimal(absorption["realisasi"]) / Decimal(absorption["budget"]) * 100
    )
    keys = {"id", "name", "document", "target", "realisasi", "capaian", "status", "category", "source"}
    for indicator in result["indicators"]:
        assert keys <= set(indicator)
        assert set(indicator["source"]) == {"file", "line"}
    by_id = {indicator["id"]: indicator for indicator in result["indicators"]}
    assert (by_id["IKK-14"]["realisasi"], by_id["IKK-14"]["capaian"]) == ("84.99", "84.99")
    # What is not known is null, never 0.
    assert (by_id["IKU-07"]["target"], by_id["IKU-07"]["realisasi"], by_id["IKU-07"]["capaian"]) == ("2.8", None, None)


@pytest.mark.lambat
def test_capaian_source_leads_to_the_indicator(proyek: Proyek) -> None:
    """An auditor who follows file and line stands at the indicator in question."""
    result = json.loads(proyek.jalankan("capaian", "2024", "--format", "json")[1])
    for indicator in result["indicators"]:
        lines = (proyek.root / indicator["source"]["file"]).read_text(encoding="utf-8").split("\n")
        assert lines[indicator["source"]["line"] - 1].strip() == f"- id: {indicator['id']}"


def test_several_formats_are_offered_as_several(proyek: Proyek) -> None:
    """There are three forms of a document: none of them is called "both"."""
    _, _, stderr = proyek.jalankan("build", "2024", "--format", "odt")
    assert "format «odt» tidak dikenal; pilih docx, pdf, atau html; beberapa sekaligus dipisahkan koma" in stderr
    assert "«»" not in proyek.jalankan("build", "2024", "--format", ",")[2]
    _, _, stderr = proyek.jalankan("rekap", "2024", "--format", "json,odt")
    assert "format «odt» tidak dikenal; pilih docx, pdf, html, xlsx, atau json; beberapa sekaligus" in stderr


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("emptied", "told"),
    [
        (("94496718290",), "realisasi belum ada datanya"),
        (("111186550000", "94496718290"), "pagu dan realisasi belum ada datanya"),
    ],
)
def test_an_absorption_that_is_not_known_is_said_once(proyek: Proyek, emptied: tuple[str, ...], told: str) -> None:
    """A year in which nothing is filled in has no three placeholders in one line, but what is missing."""
    path = proyek.path("pagu.yaml")
    text = path.read_text(encoding="utf-8")
    for amount in emptied:
        assert amount in text
        text = text.replace(amount, "null")
    path.write_text(text, encoding="utf-8", newline="\n")
    code, stdout, stderr = proyek.jalankan("capaian", "2024")
    assert code == 0, stderr
    assert f"Serapan anggaran 2024: belum dapat dihitung; {told}\n" in stdout


@pytest.mark.lambat
def test_capaian_as_a_table(proyek: Proyek) -> None:
    """The table a person reads has Indonesian numbers, and tells mean and absorption apart."""
    code, stdout, _ = proyek.jalankan("capaian", "2024")
    assert code == 0
    assert "Rata-rata capaian 17 indikator: 97,53% (Sangat Berhasil)" in stdout
    assert "Serapan anggaran 2024: 84,99%" in stdout


@pytest.mark.lambat
@pytest.mark.parametrize(
    "args",
    [
        ("capaian", "2024", "--format", "csv"),
        ("check", "2024", "--format", "json"),
        ("diff", "data/2024", "data/2024"),
        ("schema",),
    ],
)
def test_a_missing_folder_outside_the_project_is_not_made(proyek: Proyek, args: tuple[str, ...]) -> None:
    """A slip in --output is wrong usage and makes nothing; within the project folders are made, as ever."""
    code, stdout, stderr = proyek.jalankan(*args, "--output", "../salah/ketik")
    assert (code, stdout) == (2, "")
    assert "folder ../salah tidak ada, dan letaknya di luar proyek" in stderr
    assert not (proyek.root.parent / "salah").exists()
    (proyek.root.parent / "salah").mkdir()
    assert proyek.jalankan(*args, "--output", "../salah/ketik")[0] == 0
    assert (proyek.root.parent / "salah" / "ketik").exists()
    assert proyek.jalankan(*args, "--output", "build/baru/ketik")[0] == 0
