"""A worker: what goes through comes back, and whatever happens in it ends in a sentence, in time, with no one left."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.publish.engines import frames
from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import Limit, LimitError, Limits
from lkj.publish.errors import EngineError

pytestmark = pytest.mark.lambat

ALAT = Path(__file__).parents[2] / "alat"
linux = pytest.mark.skipif(sys.platform != "linux", reason="namespaces and /proc are Linux's")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child import the functions of the tests."""
    monkeypatch.setenv("PYTHONPATH", str(ALAT))


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(Limits(seconds=20)) as made:
        yield made


def alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone(number: int) -> bool:
    """Tell whether a process ends within a second."""
    for _ in range(100):
        if not alive(number):
            return True
        time.sleep(0.01)
    return False


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    """Text, numbers and bytes, however nested, are the same on the other side."""
    pipe = io.BytesIO()
    frames.write(pipe, value)
    pipe.seek(0)
    assert frames.read(pipe) == value


@given(st.binary(max_size=60))
def test_nonsense_is_no_frame(data: bytes) -> None:
    """Whatever bytes arrive, they are a value of JSON or are refused; no length in them is believed."""
    with contextlib.suppress(frames.FrameError, EOFError):
        frames.read(io.BytesIO(data))


def test_bytes_and_text_travel_both_ways(worker: Worker) -> None:
    """A PDF of some megabytes goes to the child and back within text."""
    data = os.urandom(5 * 2**20)
    assert worker.call("alat_mesin:gema", berkas=data, nama="é\n") == {"berkas": data, "nama": "é\n"}


def test_calls_run_side_by_side(worker: Worker) -> None:
    """A second call does not wait for the first one."""
    slow = threading.Thread(target=worker.call, args=("alat_mesin:tidur",), kwargs={"detik": 1.5})
    slow.start()
    start = time.monotonic()
    assert worker.call("alat_mesin:gema", satu=1) == {"satu": 1}
    assert time.monotonic() - start < 1.2
    slow.join()


def test_values_come_one_by_one(worker: Worker) -> None:
    """What a generator has given is there while it goes on."""
    stream = worker.stream("alat_mesin:hitung", sampai=3)
    assert [next(stream) for _ in range(3)] == [0, 1, 2]


def test_an_error_of_ours_keeps_its_sentences(worker: Worker) -> None:
    """EngineError comes through with its remedy; the child goes on."""
    with pytest.raises(EngineError, match="kalimatnya") as caught:
        worker.call("alat_mesin:galat")
    assert caught.value.hint == "sarannya"
    assert worker.call("alat_mesin:gema") == {}


def test_a_full_disk_is_told_as_one(worker: Worker) -> None:
    """What the system says in English in the child is said in Indonesian."""
    with pytest.raises(EngineError, match="cakram penuh") as caught:
        worker.call("alat_mesin:penuh")
    assert "No space" not in caught.value.message


def test_any_other_error_is_an_engine_error(worker: Worker) -> None:
    """Nothing that happens in the child is a bug of lkj to who waits for it."""
    with pytest.raises(EngineError, match=r"mesin PDF gagal karena sebab yang belum dikenal lkj$") as caught:
        worker.call("alat_mesin:gagal")
    assert caught.value.hint.endswith("; pesan asli mesin PDF: «LookupError: tak terduga»")


def test_what_is_printed_does_not_disturb(worker: Worker) -> None:
    """A library that prints to stdout writes into no frame."""
    assert worker.call("alat_mesin:cetak") == "selesai"


@pytest.mark.parametrize("name", ["tidur", "putar"])
def test_time_is_limited(name: str) -> None:
    """A call that does not end is ended, and who waits is told over which limit it went."""
    start = time.monotonic()
    with Worker(Limits(seconds=0.6)) as worker, pytest.raises(LimitError, match="0,6 detik") as caught:
        worker.call(f"alat_mesin:{name}", **({"detik": 60} if name == "tidur" else {}))
    assert caught.value.limit is Limit.WAKTU
    assert time.monotonic() - start < 5


@linux
def test_memory_is_limited() -> None:
    """A call that takes more memory than it may is refused it."""
    with Worker(Limits(memory=300 * 2**20)) as worker, pytest.raises(LimitError, match="300 MiB memori") as caught:
        worker.call("alat_mesin:timbun")
    assert caught.value.limit is Limit.MEMORI


# Windows knows no signals: there a process ends with a code, whatever ended it.
SUDDENLY = "sebelum selesai" if sys.platform == "win32" else "mendadak, mungkin karena kehabisan memori"


@pytest.mark.parametrize(("name", "how"), [("roboh", SUDDENLY), ("keluar", "sebelum selesai")])
def test_a_crash_is_an_engine_error(name: str, how: str) -> None:
    """A child that is gone is told so to all who wait for it, and to who calls it then."""
    with Worker(Limits(seconds=20)) as worker:
        for _ in range(2):
            with pytest.raises(EngineError, match=f"mesin PDF berhenti {how}"):
                worker.call(f"alat_mesin:{name}")
        assert not worker.usable


@linux
@pytest.mark.parametrize(
    "data",
    [
        b"omong kosong, bukan bingkai",
        b"\x00\x00\x00\x04\x00\x00\x00\x04{{{{",
        b'\x00\x00\x00\x06\x00\x00\x00\x06{"a":1',
    ],
)
def test_a_child_that_was_taken_over_is_not_believed(data: bytes) -> None:
    """What is no frame ends the child and is an error; nothing of it is run."""
    with Worker(Limits(seconds=3)) as worker, pytest.raises(EngineError):
        worker.call("alat_mesin:palsu", data=data)


@linux
def test_a_child_that_is_ended_while_it_writes_is_told_why_it_was() -> None:
    """Out of time in the middle of a frame is out of time, as a page too large for its limit often is; no garbage."""
    with Worker(Limits(seconds=1)) as worker, pytest.raises(LimitError):
        worker.call("alat_mesin:separuh")


@linux
def test_a_flood_is_not_taken() -> None:
    """A frame of two gigabytes is refused before a byte of it is kept."""
    with Worker(Limits(seconds=20)) as worker, pytest.raises(EngineError, match="keluaran yang rusak"):
        worker.call("alat_mesin:banjir")


@linux
def test_children_of_the_child_are_ended_with_it(tmp_path: Path) -> None:
    """What the child started does not outlive it."""
    note = tmp_path / "nomor"
    # Time enough for the child to start one too where the machine is busy.
    with Worker(Limits(seconds=5)) as worker, pytest.raises(LimitError):
        worker.call("alat_mesin:beranak", berkas=str(note))
    assert gone(int(note.read_text(encoding="ascii")))


@linux
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_does_not_outlive_its_parent(way: signal.Signals) -> None:
    """However the parent ends, the child, though busy, ends with it."""
    script = (
        "from lkj.publish.engines.client import Worker\nfrom lkj.publish.engines.limits import Limits\n"
        "w = Worker(Limits())\nw.call('alat_mesin:gema')\nprint(w._child.process.pid, flush=True)\nw.call('alat_mesin:putar')"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    number = int(parent.stdout.readline())
    assert alive(number)
    parent.send_signal(way)
    parent.wait()
    parent.stdout.close()
    assert gone(number)


@linux
def test_the_child_has_no_network(worker: Worker) -> None:
    """A server of this very machine is out of reach, where the system gives processes networks of their own."""
    if subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode:
        pytest.skip("the system allows no network namespace")
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert worker.call("alat_mesin:hubungi", port=server.getsockname()[1]) is False


@pytest.mark.skipif(sys.platform == "win32", reason="a program of Windows keeps its environment")
def test_no_password_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a CI run keeps in its environment is not known to the child."""
    monkeypatch.setenv("GITHUB_TOKEN", "rahasia")
    with Worker(Limits(seconds=20)) as worker:
        assert "GITHUB_TOKEN" not in worker.call("alat_mesin:sandi")


def test_no_module_of_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's branch may hold a `json.py` or an `lkj/`: the child, which starts there, imports neither."""
    for name in ("json.py", "struct.py", "lkj/__init__.py", "lkj/publish/__init__.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("open('jejak', 'w').close()\nraise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Worker(Limits(seconds=20)) as worker:
        assert worker.call("alat_mesin:gema", a=1) == {"a": 1}
    assert not (tmp_path / "jejak").exists()


def test_a_worker_loads_nothing_that_it_does_not_run() -> None:
    """Models, formulas and templates in the process that lays out pages would only make every build wait."""
    script = "import sys, lkj.publish.engines.worker, lkj.publish.typst; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-P", "-c", script], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded.isdisjoint({"pydantic", "yaml", "click", "jinja2", "babel"})
    assert "lkj.capaian" not in run.stdout.split()
