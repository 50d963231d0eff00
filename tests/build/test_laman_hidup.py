"""The served page answers the browser that was given its address, and nobody else: no other site, name or path."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from lkj.build.desk import Action, Desk
from lkj.build.serve import Served
from lkj.diagnostics import Finding, Position
from lkj.files import package_templates

PAGE = b"<!DOCTYPE html><title>Laporan</title>"


class Peramban:
    """What a browser, or who pretends to be one, can ask."""

    def __init__(self, served: Served, pressed: list[str]) -> None:
        self.served, self.pressed = served, pressed
        self.host, _, path = served.address.removeprefix("http://").partition("/")
        self.base = f"/{path}"
        self.origin = f"http://{self.host}"

    def minta(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return found

    def mentah(self, request: bytes) -> bytes:
        name, port = self.host.split(":")
        with socket.create_connection((name, int(port)), timeout=20) as link:
            link.sendall(request)
            link.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: link.recv(65536), b""))


@pytest.fixture
def peramban() -> Iterator[Peramban]:
    """Return a browser before a served desk with one button."""
    pressed: list[str] = []

    def press() -> str:
        pressed.append("buat")
        return "dibuat"

    desk = Desk(title="Laporan <2024>", actions={"buat": Action("Buat & buka", press)})
    desk.show("laporan mutakhir", [], PAGE)
    served = Served(desk, package_templates() / "web")
    yield Peramban(served, pressed)
    served.stop()


def test_who_has_the_address_sees_the_report(peramban: Peramban) -> None:
    """The page, the report from memory, and what was found, none of it kept by the browser."""
    status, shell, headers = peramban.minta(peramban.base)
    assert status == 200
    assert b"Laporan &lt;2024&gt;" in shell
    assert b'data-aksi="buat">Buat &amp; buka<' in shell
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not [name for name in headers if name.lower().startswith("access-control")]
    assert peramban.minta(f"{peramban.base}laporan")[:2] == (200, PAGE)
    finding = Finding(code="LKJ605", position=Position("data/2024/satker.yaml", 3, 1), message="<b>\x1b", hint="isi")
    peramban.served.desk.show("ada", [finding])
    state = json.loads(peramban.minta(f"{peramban.base}keadaan")[1])
    assert (state["said"], state["page"]) == ("ada", 1)
    assert state["findings"][0]["place"] == "data/2024/satker.yaml:3"
    assert "\x1b" not in state["findings"][0]["message"]


def test_no_other_name_leads_here(peramban: Peramban) -> None:
    """DNS rebinding: a stranger's name that is made to lead to this address is refused, with the secret path too."""
    port = peramban.host.split(":")[1]
    names = (
        "jahat.example",
        f"jahat.example:{port}",
        "127.0.0.1",
        f"localhost:{port}",
        f"127.0.0.1.jahat.example:{port}",
        "",
    )
    for name in names:
        for method in ("GET", "POST"):
            status, body, _ = peramban.minta(f"{peramban.base}laporan", method, Host=name, Origin=peramban.origin)
            assert (status, PAGE in body) == (403, False), name
    two = f"GET {peramban.base}laporan HTTP/1.1\r\nHost: {peramban.host}\r\nHost: jahat.example\r\n\r\n"
    assert peramban.mentah(two.encode()).startswith(b"HTTP/1.1 403")
    none = f"GET {peramban.base}laporan HTTP/1.1\r\n\r\n"
    assert peramban.mentah(none.encode()).startswith(b"HTTP/1.1 403")


def test_no_other_site_presses_a_button(peramban: Peramban) -> None:
    """Another Origin, none, null, two, and what a browser itself calls cross-site; the page's own does."""
    path = f"{peramban.base}aksi/buat"
    for origin in (
        "http://jahat.example",
        "null",
        peramban.origin.upper(),
        f"{peramban.origin}/",
        f"{peramban.origin}1",
    ):
        assert peramban.minta(path, "POST", Origin=origin)[0] == 403
    assert peramban.minta(path, "POST")[0] == 403
    for site in ("cross-site", "same-site"):
        assert peramban.minta(path, "POST", Origin=peramban.origin, Sec_Fetch_Site=site)[0] == 403
        assert peramban.minta(f"{peramban.base}laporan", Sec_Fetch_Site=site)[0] == 403
    assert peramban.minta(path)[0] == 404
    assert peramban.minta(path, "POST", b"x", Origin=peramban.origin)[0] == 400
    assert peramban.pressed == []
    status, body, _ = peramban.minta(path, "POST", Origin=peramban.origin, Sec_Fetch_Site="same-origin")
    assert (status, body, peramban.pressed) == (200, b"dibuat", ["buat"])


def test_only_the_few_paths_there_are(peramban: Peramban) -> None:
    """Dots, percent signs, slashes, queries, other schemes, and guesses of the secret word lead to no file and no page."""
    base = peramban.base
    tricks = [
        "/", "/laporan", "/..", base[:-1], f"{base}/laporan", f"{base}laporan/", f"{base}laporan?x", f"{base}Laporan",
        f"{base}../laporan", f"{base}%6caporan", f"{base}..%2f..%2fetc%2fpasswd", f"{base}laporan%00", f"{base}laporan#x",
        f"{base}\\..\\laporan", f"/x/..{base}laporan", f"//{base}laporan", f"http://{peramban.host}{base}laporan",
        base[:-3] + "aa/laporan", f"{base}aksi/", f"{base}aksi/../keadaan", f"{base}data/2024/satker.yaml",
    ]  # fmt: skip
    for path in tricks:
        answer = peramban.mentah(f"GET {path} HTTP/1.1\r\nHost: {peramban.host}\r\n\r\n".encode())
        assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400")), path
        assert PAGE not in answer
    for method in ("PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT"):
        answer = peramban.mentah(f"{method} {base} HTTP/1.1\r\nHost: {peramban.host}\r\n\r\n".encode())
        assert answer.startswith(b"HTTP/1.1 501"), method
    assert len(base) > 30


@pytest.mark.lambat
def test_a_thousand_reloads(peramban: Peramban) -> None:
    """Each gives the newest page, whoever else listens, and nothing is left running."""
    before = threading.active_count()
    listening = http.client.HTTPConnection(peramban.host, timeout=20)
    listening.request("GET", f"{peramban.base}kabar")
    news = listening.getresponse()
    for n in range(1000):
        page = PAGE + str(n).encode()
        peramban.served.desk.show("laporan mutakhir", [], page)
        assert peramban.minta(f"{peramban.base}laporan")[:2] == (200, page)
    version = peramban.served.desk.version
    while f"data: {version}\n".encode() != (line := news.readline()):
        assert line, "the news ended"
    assert peramban.served.desk.pages == 1001
    listening.close()
    news.close()
    peramban.served.desk.show("selesai")
    assert threading.active_count() <= before + 4


@pytest.mark.lambat
def test_a_button_that_fails_leaves_the_desk(peramban: Peramban) -> None:
    """Listeners beyond reason are refused, and the page still answers."""
    links = [http.client.HTTPConnection(peramban.host, timeout=20) for _ in range(34)]
    statuses = []
    for link in links:
        link.request("GET", f"{peramban.base}kabar")
        statuses.append(link.getresponse().status)
    assert statuses.count(200) == 32
    assert peramban.minta(peramban.base)[0] == 200
    for link in links:
        link.close()
