"""`--satker`: what a command does for many offices is what it does for each of them alone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from alat_pohon import SHARED, pohon, satker
from click.testing import CliRunner

import lkj
from lkj.cli import cli
from lkj.diagnostics import DataError
from lkj.files import FolderOrigin
from lkj.offices import Office, offices
from lkj.offices.pool import Lost, each
from lkj.offices.rekap.cara import cara_rekap


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a tree of two offices, which is the working folder."""
    monkeypatch.chdir(pohon(tmp_path))
    return tmp_path


def run(*args: str) -> tuple[int, str, str]:
    """Run `lkj` in the working folder: exit code, stdout, stderr."""
    result = CliRunner().invoke(cli, args, prog_name="lkj")
    return result.exit_code, result.stdout, result.stderr


def outputs(tree: Path) -> dict[str, bytes]:
    """Return what was built, by its name."""
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in sorted((tree / "build").rglob("lkj-*"))}


def code_of(office: Office) -> str:
    """Return the code of an office, or end the process as the system ends one that takes all memory."""
    if office.kode == "6201":
        os._exit(9)
    return office.kode


def lingers(folder: str, busy: bool, office: Office) -> None:
    """Tell which process an office was given to, and be busy with it for long, or not at all."""
    (Path(folder) / f"{os.getpid()}-{office.kode}").touch()
    time.sleep(60 * busy)


@pytest.mark.lambat
def threads_of(office: Office) -> str | None:
    """Return how many threads Typst may have in this process."""
    return os.environ.get("RAYON_NUM_THREADS")


@pytest.mark.lambat
@pytest.mark.parametrize(("own", "threads"), [(None, "4"), ("3", "3")], ids=["shared out", "as the user says"])
def test_engines_of_each_process_keep_to_its_share_of_the_cores(
    tree: Path, monkeypatch: pytest.MonkeyPatch, own: str | None, threads: str
) -> None:
    """Two processes on eight cores leave four to the engines of each, unless the user says how many."""
    monkeypatch.setattr("lkj.offices.pool.cores", lambda: 8)
    monkeypatch.delenv("RAYON_NUM_THREADS", raising=False)
    if own is not None:
        monkeypatch.setenv("RAYON_NUM_THREADS", own)
    assert {found for _, found in each(threads_of, offices(tree), 2)} == {threads}


@pytest.mark.lambat
def test_a_process_that_dies_takes_no_other_along(tree: Path) -> None:
    """The office at which a process died is told; all the others are done."""
    for code in ("6202", "6203"):
        satker(tree, code)
    found = {office.kode: result for office, result in each(code_of, offices(tree), 2)}
    assert found == {"6200": "6200", "6201": Lost(), "6202": "6202", "6203": "6203"}


@pytest.mark.lambat
def test_built_together_or_in_shards_is_built_alone(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """All at once, in shards, from within the folder of an office: the bytes are the same; and none is made twice."""
    cache = str(tmp_path_factory.mktemp("cache"))
    code, out, err = run("build", "2024", "--satker", "all", "--format", "pdf,docx", "--cache", cache)
    assert code == 0
    assert sorted(out.split()) == [
        f"build/{kode}/lkj-2024.{end}" for kode in ("6200", "6201") for end in ("docx", "pdf")
    ]
    assert "2 satker: 2 dibuat, 0 tidak berubah, 0 gagal" in err
    together = outputs(tree)
    for path in (tree / "build").rglob("lkj-*"):
        path.unlink()
    for part in ("1/2", "2/2"):
        assert run("build", "2024", "--satker", "all", "--shard", part, "--format", "pdf,docx")[0] == 0
    assert outputs(tree) == together
    os.chdir(tree / "satker/6201")
    assert run("build", "2024", "--force", "--format", "pdf,docx")[:2] == (
        0,
        "../../build/6201/lkj-2024.docx\n../../build/6201/lkj-2024.pdf\n",
    )
    assert outputs(tree) == together
    os.chdir(tree)
    (tree / "satker/6201/data/2024/narasi/penutup.md").write_text("Demikian laporan ini disusun.\n")
    _, _, err = run("build", "2024", "--satker", "all", "--format", "pdf,docx", "--cache", cache)
    assert "2 satker: 1 dibuat, 1 tidak berubah, 0 gagal" in err
    moved = tree.rename(tree.with_name("pindah"))  # a cache restored in another place serves
    os.chdir(moved)
    _, _, err = run("build", "2024", "--satker", "all", "--format", "pdf,docx", "--cache", cache)
    assert "2 satker: 0 dibuat, 2 tidak berubah, 0 gagal" in err


@pytest.mark.lambat
def test_what_is_published_is_told_with_its_digest(tree: Path) -> None:
    """As `sha256sum` writes it, for each office that was published; and in an office's folder as it is seen from there."""
    code, _, err = run("build", "2024", "--satker", "all", "--format", "html", "--final")
    assert code == 0, err
    names = [f"build/{kode}/lkj-2024.html" for kode in ("6200", "6201")]
    told = [f"{sha256((tree / name).read_bytes()).hexdigest()}  {name}" for name in names]
    assert [line for line in err.splitlines() if line.endswith(".html")] == told
    assert "lkj verify --sha256" in err
    assert "lkj verify --sha256" not in run("build", "2024", "--satker", "all", "--format", "html")[2]
    os.chdir(tree / "satker/6201")
    code, out, err = run("build", "2024", "--format", "html", "--final")
    assert (code, Path(out.strip()).is_file()) == (0, True)
    assert f"  {out}" in err


@pytest.mark.lambat
def test_sharing_is_not_dissolved_by_a_new_year(tree: Path) -> None:
    """Without the folder of the new year in what is shared nothing is made; with it only an office's own is made and asked."""
    code, _, err = run("new", "2025", "--satker", "all")
    assert (code, "salin dahulu bersama/data/2024 menjadi bersama/data/2025" in err) == (1, True)
    assert not list(tree.glob("satker/*/data/2025"))
    shutil.copytree(tree / "bersama/data/2024", tree / "bersama/data/2025")
    (tree / "satker/6200/data/2024/tugas.yaml").write_bytes((tree / "bersama/data/2024/tugas.yaml").read_bytes())
    code, _, err = run("new", "2025", "--satker", "all")
    assert code == 0, err
    for name in SHARED:
        own = list(tree.glob(f"satker/*/data/2025/{name}"))
        assert len(own) == (name == "tugas.yaml"), "who had its own has its own"
        assert name == "tugas.yaml" or f" data/2025/{name}" not in err


@pytest.mark.lambat
def test_a_hostile_office_stops_no_other(tree: Path) -> None:
    """Broken YAML, a bomb, a wrong encoding and a template without end each fail alone, and are told by their code."""
    bomb = "skema: 1\na: &a [x,x]\n" + "".join(
        f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for name, content in {
        "rusak": b"satker: [",
        "bom": bomb.encode(),
        "sandi": "nama: Dinas é".encode("utf-16"),
    }.items():
        (satker(tree, name) / "data/2024/satker.yaml").write_bytes(content)
    endless = satker(tree, "putar") / "templates"
    endless.mkdir()
    (endless / "bab-4.md.j2").write_text(
        "{% for a in range(10**9) %}{% for b in range(10**9) %}x{% endfor %}{% endfor %}"
    )
    code, out, err = run("build", "2024", "--satker", "all", "--format", "html")
    assert code == 1
    assert sorted(out.split()) == ["build/6200/lkj-2024.html", "build/6201/lkj-2024.html"]
    assert "6 satker: 2 dibuat, 0 tidak berubah, 4 gagal" in err
    # The bomb alone brings more findings than are shown in one piece.
    assert {line.split()[0] for line in err.splitlines() if line.startswith("  ")} >= {"rusak", "bom", "sandi", "putar"}


@pytest.mark.lambat
def test_check_tells_the_office(tree: Path) -> None:
    """In text few findings are shown and many counted; in machine forms each has the code of its office."""
    assert run("check", "--satker", "all")[:2] == (0, "tidak ada temuan\n")
    data = tree / "satker/6201/data/2024/satker.yaml"
    data.write_text(data.read_text().replace("skema: 1", "skema: 1\nnamaa: x"))
    shared = tree / "bersama/data/2024/tugas.yaml"
    shared.write_text(shared.read_text().replace("skema: 1", "skema: 1\ntugass: x"))
    code, _, err = run("check", "2024", "--satker", "all")
    assert code == 1
    assert "satker/6201/data/2024/satker.yaml:" in err
    assert err.count("«tugass»") == 1, "what all share is told once"
    code, out, _ = run("check", "2024", "--satker", "all", "--format", "json")
    assert (code, [(one.get("office"), one["file"]) for one in json.loads(out) if one["code"] != "LKJ805"]) == (
        1,
        [(None, "bersama/data/2024/tugas.yaml"), ("6201", "satker/6201/data/2024/satker.yaml")],
    )
    absent = [(one["office"], one["file"]) for one in json.loads(out) if one["code"] == "LKJ805"]
    assert absent == [("6200", "bersama/data/2024/tugas.yaml"), ("6201", "bersama/data/2024/tugas.yaml")]
    for n in range(25):
        (tree / f"satker/6200/data/2024/asing-{n}.txt").write_text("")
    _, _, err = run("check", "2024", "--satker", "all")
    lines = [" ".join(line.split()) for line in err.splitlines()]
    assert any(line.startswith("LKJ118 peringatan 25 di 1 satker Berkas") for line in lines)
    assert any(line.startswith("LKJ201 galat 2 di 1 satker dan bersama") for line in lines), "which is no office"
    assert "Rinciannya: lkj check 2024 --satker KODE, atau --satker all --all." in lines
    assert "asing-1.txt" not in err


@pytest.mark.lambat
def test_an_office_is_not_to_have_the_years_before_its_first(tree: Path) -> None:
    """Of two years that are checked together, one is before it began; a year within is missed as ever."""
    shutil.copytree(tree / "satker/6200/data/2024", tree / "satker/6200/data/2022")
    shutil.copytree(tree / "satker/6201/data/2024", tree / "satker/6201/data/2025")
    run("check", "2022", "2024", "2025", "--satker", "all", "--format", "json", "--output", "temuan.json")
    found = json.loads(Path("temuan.json").read_text(encoding="utf-8"))
    missing = [(one["office"], one["file"]) for one in found if one["code"] == "LKJ109"]
    assert missing == [("6200", "satker/6200/data/2025")]


def test_an_office_that_has_not_begun_is_no_finding_alone_either(tree: Path) -> None:
    """Alone in its shard, as each is in a matrix of CI, or named alone: said, and right; a year nobody has is a slip."""
    (tree / "satker/6201/data/2024").rename(tree / "satker/6201/data/2025")
    for command in (["check", "2024"], ["build", "2024"], ["capaian", "2024"]):
        for which in (["--satker", "6201"], ["--satker", "all", "--shard", "2/2"]):
            code, _, err = run(*command, *which)
            assert (code, "belum ada tahun 2024, datanya mulai 2025: 6201" in err) == (0, True), (command, which)
    code, _, err = run("check", "2023", "--satker", "6201")
    assert (code, "LKJ109" in err) == (1, True)


def between(*args: str) -> list[tuple[str, str, str, int, str]]:
    """Return what `lkj check` finds between offices, and that `lkj rekap` finds the same of all of them."""
    run("check", "2024", *args, "--format", "json", "--output", "temuan.json", "--force")
    found = json.loads(Path("temuan.json").read_text(encoding="utf-8"))
    between = [one for one in found if one["code"] > "LKJ8" or one["code"] == "LKJ115"]
    return [(one["code"], one.get("office") or "", one["file"], one["line"], one["message"]) for one in between]


@pytest.mark.lambat
def test_check_finds_what_stands_between_offices(tree: Path) -> None:
    """As `lkj rekap` does, at the same places; waived in the office; and one office alone is held to none.

    That an office has no such year is told once, by LKJ109; where nothing else says so, by LKJ805.
    """
    satker(tree, "6202")
    (tree / "satker/6203").mkdir()
    goals = tree / "satker/6201/data/2024/sasaran.yaml"
    above = "pk-ketua\n    mendukung_satker:\n      kode: '6200'\n      sasaran: SS-09\n"
    goals.write_text(goals.read_text(encoding="utf-8").replace("pk-ketua\n", above), encoding="utf-8")
    line = goals.read_text(encoding="utf-8").splitlines().index("    mendukung_satker:") + 2
    found = between("--satker", "all")
    assert [one[:4] for one in found] == [("LKJ806", "6201", "satker/6201/data/2024/sasaran.yaml", line)]
    absent = between("--satker", "all", "--ignore", "LKJ109")[1:]
    assert [one[:4] for one in absent] == [("LKJ805", "6203", "satker/6203/data", 1)]
    assert run("rekap", "2024", "--format", "json")[0] == 0
    told = json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8"))["findings"]
    assert [(one["code"], one["office"], one["file"], one["line"], one["message"]) for one in told] == found + absent
    assert between("--satker", "6201") == []
    # A year that nobody asked for is one among the offices that have it.
    assert "LKJ806" in run("check", "--satker", "all", "--format", "json")[1]
    assert "LKJ806" in run("check", "2024", "--satker", "620[01]", "--format", "sarif")[1]
    assert run("check", "2024", "--satker", "all", "--select", "LKJ806", "--strict")[0] == 1

    waivers = tree / "satker/6201/data/2024/pengecualian.yaml"
    item = "\n  - kode: LKJ80{}\n    berkas: sasaran.yaml\n    alasan: Belum ditetapkan\n    oleh: Subbagian Program"
    both = "pengecualian:" + item.format(6) + item.format(2) + "\n"
    text = waivers.read_text(encoding="utf-8").replace("pengecualian: []", both.rstrip())
    waivers.write_text(text, encoding="utf-8")
    assert between("--satker", "all") == [], "6203 may yet bring what LKJ802 is about"
    assert [one[0] for one in between("--satker", "all", "--no-waivers")] == ["LKJ806"]
    (tree / "satker/6203").rmdir()
    line = text.splitlines().index("  - kode: LKJ802") + 1
    useless = ("LKJ115", "6201", "satker/6201/data/2024/pengecualian.yaml", line)
    assert [one[:4] for one in between("--satker", "all")] == [useless]
    assert between("--satker", "6200,6201") == between("--satker", "6201") == []
    assert run("check", "2024", "--root", "satker/6201")[0] == 0


@pytest.mark.lambat
def test_a_way_of_putting_together_that_is_wrong_is_told_by_check(tree: Path) -> None:
    """`bersama/rekap.yaml` with a slip: an error at its line, and what is found in the offices is told all the same."""
    (tree / "bersama/rekap.yaml").write_text("skema: 1\ncapaian: rata\n", encoding="utf-8")
    code, _, err = run("check", "2024", "--satker", "all")
    assert (code, "bersama/rekap.yaml:2" in err) == (1, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bobot: {a: 1}", [(2, "LKJ205", "«bobot» tidak boleh pemetaan «kunci: nilai»; yang boleh: pagu atau daftar")]),
        ("bobot:\n- {kode: '1', bobot: 0}", [(3, "LKJ205", "«bobot» harus lebih dari 0, tertulis 0")]),
        ("bobot:\n- {kode: '1', bobot: 1}\n- {kode: '1', bobot: 2}", [(4, "LKJ302", "kode ini sudah disebut")]),
        (
            "indikator:\n- {nama: Satu Hal, cara: rerata}\n- {nama: satu  hal, cara: jumlah}",
            [(4, "LKJ302", "nama ini sudah disebut")],
        ),
    ],
)
def test_what_a_way_of_putting_together_may_say_is_told_in_its_words(
    tree: Path, text: str, told: list[tuple[int, str, str]]
) -> None:
    """A weight that is neither, one of nothing, and what is said twice: at the line, and nothing else accused."""
    (tree / "bersama/rekap.yaml").write_text(f"skema: 1\n{text}\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        cara_rekap(FolderOrigin(tree))
    assert [(one.line, one.code, one.message) for one in raised.value.findings] == told


@pytest.mark.lambat
def test_other_commands_tell_what_each_office_gives(tree: Path) -> None:
    """capaian, diff, fmt, new, export and import for offices: one output, apart by code."""
    code, out, _ = run("capaian", "2024", "--satker", "62*", "--format", "json")
    alone = json.loads(run("capaian", "2024", "--root", "satker/6201", "--format", "json")[1])
    assert (code, json.loads(out)) == (0, {"offices": {"6200": alone, "6201": alone}, "failed": []})
    _, out, _ = run("capaian", "2024", "--satker", "6200,6201", "--summary")
    assert [" ".join(line.split()[:7]) for line in out.splitlines()] == [
        "6200 98,33% Sangat Berhasil 2 dari 3",
        "6201 98,33% Sangat Berhasil 2 dari 3",
    ]
    _, out, _ = run("capaian", "2024", "--satker", "all", "--format", "csv")
    assert [line.partition(";")[0].lstrip("\ufeff") for line in out.splitlines()][:2] == ["Satker", "6200"]
    assert run("capaian", "2024", "--satker", "all", "--format", "xlsx", "--output", "x.xlsx")[0] == 2
    code, _, err = run("diff", "2024", "2025", "--satker", "all", "--format", "html")
    assert (code, "bentuknya text, json; bukan html" in err) == (2, True), err
    assert run("fmt", "--check", "--satker", "all")[0] in (0, 1)
    (tree / "bersama/data/2025").mkdir()
    (tree / "bersama/data/2025/tugas.yaml").write_bytes((tree / "bersama/data/2024/tugas.yaml").read_bytes())
    assert run("new", "2025", "--satker", "all")[0] == 0
    assert (tree / "satker/6201/data/2025/visi-misi.yaml").exists()
    assert not (tree / "satker/6201/data/2025/tugas.yaml").exists(), "what is shared stays shared"
    code, out, _ = run("diff", "2024", "2025", "--satker", "6200,6201", "--format", "json")
    assert (code, sorted(json.loads(out)["offices"])) == (0, ["6200", "6201"])
    assert run("export", "2024", "--satker", "all")[0] == 0
    assert (tree / "build/6200/isian-2024.xlsx").exists()
    assert run("import", "build/6200/isian-2024.xlsx", "--satker", "6200")[0] == 0
    assert run("import", "build/6200/isian-2024.xlsx", "--satker", "all")[0] == 2


@pytest.mark.lambat
def test_fmt_leaves_what_is_shared(tree: Path) -> None:
    """A shared file is nobody's own: an office neither changes it nor is given a copy."""
    shared = tree / "bersama/data/2024/visi-misi.yaml"
    shared.write_text(shared.read_text() + "\n\n\n")
    before = shared.read_text()
    assert run("fmt", "--root", "satker/6200")[0] == 0
    assert run("check", "--fix", "--root", "satker/6200")[0] == 0
    assert shared.read_text() == before
    assert not (tree / "satker/6200/data/2024/visi-misi.yaml").exists()


@pytest.mark.lambat
def test_wrong_use_is_told(tree: Path) -> None:
    """Unknown offices, shards that are none, and options that need one office."""
    assert run("check", "--satker", "99")[0] == 2
    code, _, err = run("build", "2024")
    assert (code, "pohon yang memuat 2 satker; sebut --satker all untuk semuanya, --satker KODE" in err) == (2, True)
    assert run("check", "--jobs", "2")[0] == 2
    for part in ("0/2", "3/2", "x", "1/0"):
        assert run("check", "--satker", "all", "--shard", part)[0] == 2
    code, _, err = run("new", "2025", "--satker", "all")
    assert (code, err.count("bersama/data/2025 belum ada"), "2 satker (6200, 6201):" in err) == (1, 1, True), err
    assert run("build", "2024", "--satker", "all", "--watch")[0] == 2
    assert run("build", "--satker", "all")[0] == 2
    (tree / "kembali.docx").write_bytes(b"")
    for command in (("explain", "2024", "rata-rata"), ("migrate", "2024"), ("review", "kembali.docx", "2024")):
        code, _, err = run(*command)
        assert (code, "satker/KODE" in err, "lkj init" in err) == (2, True, False)
    for command in (
        ("build", "2024", "--serve"),
        ("build", "2024", "--watch"),
        ("check", "--fix"),
        ("import", "kembali.docx"),
    ):
        code, _, err = run(*command)
        assert (code, "jalankan dalam folder satu satker, misalnya satker/6200" in err) == (2, True), command
        assert "--satker all" not in err, "which it refuses"


@pytest.mark.lambat
def test_a_year_is_not_begun_beside_the_offices(tree: Path) -> None:
    """The folder of the tree stays one: what is meant is a new office, and how it is made is told."""
    code, out, err = run("init", "--yes", "--kind", "kpu-kabkota", "--year", "2024")
    assert (code, out, "lkj init satker/KODE --kind kpu-kabkota --year 2024" in err) == (2, "", True)
    assert not (tree / "data").exists()
    assert run("init", "satker/6203", "--yes", "--kind", "kpu-kabkota", "--year", "2024")[0] == 0
    assert (tree / "satker/6203/data/2024/satker.yaml").exists()


def test_what_is_shared_is_no_project(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In `bersama` it is told where to go; a single file of it is looked at and put in order there."""
    monkeypatch.chdir(tree / "bersama")
    for command in (
        ("check", "2024"),
        ("check",),
        ("check", "2024", "--satker", "all"),
        ("build", "2024"),
        ("offices",),
        ("rekap", "2024"),
        ("explain", "2024", "rata-rata"),
        ("init", "--yes", "--kind", "dinas", "--year", "2025"),
    ):
        code, out, err = run(*command)
        told = "dipakai bersama oleh satker dalam pohon di atasnya; jalankan di folder pohon itu, .., atau" in err
        assert (code, out, told) == (2, "", True), command
    assert not (tree / "bersama/data/2025").exists()
    assert run("check", "data/2024/tugas.yaml")[0] == 0
    assert run("fmt", "2024")[0] == 0


def test_offices_are_listed(tree: Path) -> None:
    """By code, with name and years, for a person and for the matrix of a CI."""
    (tree / "satker/6203").mkdir()
    assert run("offices")[:2] == (
        0,
        "6200  Dinas Contoh Kabupaten Contoh  2024\n6201  Dinas Contoh Kabupaten Contoh  2024\n"
        "6203  (tanpa nama)  tanpa data\n",
    )
    out = run("offices", "--format", "json", "--year", "2024")[1]
    assert [(one["code"], one["years"]) for one in json.loads(out)] == [("6200", [2024]), ("6201", [2024])]
    os.chdir(tree / "satker")
    assert run("offices")[1].startswith("6200 "), "the tree is found from within"


@pytest.mark.lambat
def test_offices_changed_since_a_revision(tree: Path) -> None:
    """Those whose folder another commit has otherwise; all, where what they share has changed."""

    def git(*args: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *args], cwd=tree, check=True, capture_output=True)

    def changed() -> list[str]:
        return [one["code"] for one in json.loads(run("offices", "--format", "json", "--since", "awal")[1])]

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "awal")
    git("tag", "awal")
    assert changed() == []
    (tree / "satker/6201/data/2024/narasi/penutup.md").write_text("Selesai.\n")
    assert (changed(), "ke HEAD" in run("offices", "--help")[1]) == ([], True), "what is not committed, the help says"
    git("commit", "-qam", "satu")
    assert changed() == ["6201"]
    (tree / "bersama/data/2024/narasi/latar-belakang.md").write_text("Latar belakang.\n")
    git("commit", "-qam", "dua")
    assert changed() == ["6200", "6201"]


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_interrupted_and_begun_again(tree: Path) -> None:
    """Ctrl-C leaves whole files and nothing else; begun again, only the rest is built."""
    for n in range(6):
        satker(tree, f"63{n:02}")
    command = [sys.executable, "-m", "lkj", "build", "2024", "--satker", "all", "--format", "html", "--jobs", "1"]
    first = subprocess.Popen(
        command,
        cwd=tree,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Who runs the tests in the background may have had it ignored for all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    end = time.monotonic() + 300
    while not list((tree / "build").glob("*/lkj-2024.html")) and time.monotonic() < end:
        time.sleep(0.05)
    first.send_signal(signal.SIGINT)
    _, said = first.communicate(timeout=120)
    assert (first.returncode, b"Traceback" in said) == (130, False), said
    done = outputs(tree)
    assert 0 < len(done) < 8
    assert all(content.rstrip().endswith(b"</html>") for content in done.values())
    assert not [path for path in (tree / "build").rglob("*") if path.is_file() and path.name.startswith(".")]
    _, _, err = run("build", "2024", "--satker", "all", "--format", "html")
    made, same = (int(part.split()[0]) for part in err.partition("8 satker: ")[2].split(", ")[:2])
    assert made + same == 8
    assert same >= len(done) - 1  # the last may have been put in place and not noted yet
    assert outputs(tree).items() >= done.items()


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("at", ["busy", "idle"])
def test_killed_leaves_no_process_behind(tree: Path, tmp_path_factory: pytest.TempPathFactory, at: str) -> None:
    """A run that the system kills takes its processes along, those too that wait for their next office."""
    seen = tmp_path_factory.mktemp("pid")
    code = (
        "import os, sys, time; from functools import partial; from pathlib import Path;"
        "from lkj.offices import offices; from lkj.offices.pool import each; from test_satker import lingers;"
        f"[time.sleep(60) for _ in each(partial(lingers, {str(seen)!r}, {at == 'busy'}), offices(Path('.')), 2)]"
    )
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    first = subprocess.Popen([sys.executable, "-c", code], cwd=tree, env=surroundings)
    end = time.monotonic() + 120
    while len(list(seen.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    first.kill()
    first.wait()
    left = {int(path.name.partition("-")[0]) for path in seen.iterdir()}
    assert left
    while left and time.monotonic() < end:
        left = {pid for pid in left if _runs(pid)}
        time.sleep(0.05)
    assert not left


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat")
        return not stat.exists() or stat.read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


@pytest.mark.lambat
def test_who_is_not_tidy_is_told_how_to_be(tree: Path) -> None:
    """The command that is advised is one that a tree takes, and an untidy file is no error."""
    path = tree / "satker/6201/data/2024/indikator.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    target: 90", "    target:   90"), encoding="utf-8")
    for said, meant in (("all", "all"), ("62*", "'62*'"), ("6200,6201", "6200,6201")):
        code, out, err = run("fmt", "--check", "--satker", said)
        assert (code, out.split()) == (1, ["6201", "data/2024/indikator.yaml"])
        assert f"saran: jalankan «lkj fmt --satker {meant}» untuk merapikannya" in err
        assert ("1 dari 2 satker belum rapi: 6201" in err, "galat" in err) == (True, False), err
    assert run("fmt", "--satker", "all")[0] == 0
    assert run("fmt", "--check", "--satker", "all")[0] == 0


@pytest.mark.lambat
def test_what_is_for_one_office_says_where(tree: Path) -> None:
    """The remedy of findings, `lkj check --fix`, changes files of one office: that folder is named."""
    code, _, err = run("check", "2024", "--satker", "6201", "--fix")
    assert (code, "jalankan di folder satker/6201, tanpa --satker" in " ".join(err.split())) == (2, True), err
    code, _, err = run("check", "2024", "--satker", "all", "--fix")
    assert (code, "di folder satu satker, misalnya satker/6200, tanpa" in " ".join(err.split())) == (2, True), err
    code, _, err = run("check", "data/2024/pk.yaml", "--satker", "6201")
    assert (code, "sebut TAHUN saja" in err) == (2, True)
    code, _, err = run("explain", "2024", "108,18")
    assert (code, "satker/KODE, atau --root satker/6200" in " ".join(err.split())) == (2, True), err


@pytest.mark.lambat
@pytest.mark.parametrize("command", ["rekap", "check"])
def test_a_code_that_no_office_has_is_answered_with_some_that_there_are(tree: Path, command: str) -> None:
    """Of few all, of many those that are alike, and in any case how to see them all."""
    code, _, err = run(command, "2024", "--satker", "6299")
    assert (code, "tidak ada satker «6299»; yang ada: 6200, 6201" in err) == (2, True), err
    for n in range(20):
        (tree / f"satker/71{n:02}").mkdir()
    err = " ".join(run(command, "2024", "--satker", "7199")[2].split())
    assert "«7199»; kode yang mirip: 7119, 7109" in err
    assert "jalankan «lkj offices» untuk kode semua satker" in err
    err = " ".join(run(command, "2024", "--satker", "kpu")[2].split())
    assert "«kpu»; jalankan «lkj offices» untuk kode semua satker" in err


@pytest.mark.lambat
def test_doctor_tells_of_a_tree(tree: Path) -> None:
    """A tree that is well is no project without years; what is passed over in it is to be mended."""
    code, out, _ = run("doctor")
    assert ("Data          baik    pohon yang memuat 2 satker, tahun 2024" in out, code) == (True, 0), out
    (tree / "satker/KPU Kotim").mkdir()
    code, out, _ = run("doctor")
    assert ("KURANG  pohon yang memuat 2 satker" in out, "«lkj offices»" in out, code) == (True, True, 1), out


@pytest.mark.lambat
@pytest.mark.parametrize("args", [("check", "2024"), ("build", "2024", "--format", "html", "--jobs", "1")])
def test_nothing_of_the_working_folder_is_imported(tmp_path: Path, args: tuple[str, ...]) -> None:
    """A stranger's branch may bring modules along: the processes of the offices, run within it, take none."""
    root = pohon(tmp_path / "pohon")
    mark = tmp_path / "dijalankan"
    for name in ("multiprocessing", "pickle", "json", "yaml", "click", "concurrent", "lkj", "sitecustomize"):
        (root / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write(__name__)\n", encoding="utf-8")
    start = tmp_path / "mulai.py"
    start.write_text("from lkj.cli import main\n\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    surroundings["PYTHONPATH"] = str(Path(lkj.__file__).parents[1])
    command = [sys.executable, str(start), *args, "--satker", "all"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root, env=surroundings)
    assert not mark.exists(), mark.read_text(encoding="utf-8")
    assert done.returncode == 0, done.stderr
