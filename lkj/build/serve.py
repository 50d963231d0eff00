"""The page of a year on this machine alone, for one browser: from memory, and only to who knows its address.

What a stranger could do from another page of the same browser, or with a name that is made to lead here, is refused
before anything is looked at: another Host than this very address, another Origin than this very page, a path that is
not to the letter one of the few there are. No file is opened for a request.
"""

from __future__ import annotations

import base64
import secrets
import threading
from hashlib import sha256
from hmac import compare_digest
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lkj.build.desk import Desk
from lkj.files import read_own
from lkj.publish import palet

__all__ = ["Served"]

_LOOPBACK = "127.0.0.1"
_HTML, _JSON, _EVENTS = "text/html; charset=utf-8", "application/json; charset=utf-8", "text/event-stream"
_IDLE, _BEAT, _MOST_OPEN = 20.0, 15.0, 32
_SAME = (None, "same-origin", "none")


class Served:
    """A desk, served until `stop`; `address` is where, with a port and a word that nobody can foresee."""

    def __init__(self, desk: Desk, assets: Path) -> None:
        self.desk = desk
        self._server = _Server(desk, assets)
        self.address = f"{self._server.origin}{self._server.base}"
        threading.Thread(target=self._server.serve_forever, daemon=True, name="laman").start()

    def stop(self) -> None:
        """End it, and what still waits."""
        self._server.ended.set()
        self.desk.show("lkj dihentikan")
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Or Windows would let another program listen there too.
    allow_reuse_address = False

    def __init__(self, desk: Desk, assets: Path) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.desk, self.ended = desk, threading.Event()
        self.host = f"{_LOOPBACK}:{self.server_port}"
        self.origin = f"http://{self.host}"
        self.base = f"/{secrets.token_urlsafe(24)}/"
        self.open = threading.Semaphore(_MOST_OPEN)
        style, script = (read_own(assets / name).decode().replace("\r\n", "\n") for name in ("meja.css", "meja.js"))
        style = palet.css() + style
        buttons = "".join(
            f'<button type="button" data-aksi="{escape(name)}">{escape(action.title)}</button>'
            for name, action in desk.actions.items()
        )
        parts = {"judul": escape(desk.title), "gaya": style, "skrip": script, "tombol": buttons}
        shell = read_own(assets / "meja.html").decode().replace("\r\n", "\n")
        for name, text in parts.items():
            shell = shell.replace(f"<!--{name}-->", text).replace(f"/*{name}*/", text)
        self.shell = shell.encode()
        self.policy = (
            f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; connect-src 'self';"
            " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away."""


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "lkj"
    sys_version = ""
    timeout = _IDLE

    def do_GET(self) -> None:
        """Answer with the page, the report, what is shown beside it, or news of changes."""
        asked = self._asked()
        if asked == "":
            self._answer(HTTPStatus.OK, self.server.shell, _HTML, self.server.policy)
        elif asked == "laporan":
            # The report has a policy of its own within it.
            self._answer(HTTPStatus.OK, self.server.desk.page, _HTML, "frame-ancestors 'self'")
        elif asked == "keadaan":
            self._answer(HTTPStatus.OK, self.server.desk.state(), _JSON)
        elif asked == "kabar":
            self._tell()
        elif asked is not None:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Do what a button does; nothing that is sent along is read."""
        asked = self._asked()
        if asked is None:
            return
        self.close_connection = True
        if self.headers.get_all("Origin") != [self.server.origin]:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            self._refuse(HTTPStatus.BAD_REQUEST)
        elif not asked.startswith("aksi/") or asked.removeprefix("aksi/") not in self.server.desk.actions:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            said = self.server.desk.press(asked.removeprefix("aksi/"))
            self._answer(HTTPStatus.OK, said.encode(errors="replace"), "text/plain; charset=utf-8")

    def _asked(self) -> str | None:
        """Return what stands after the secret word of the path; None where the request was refused."""
        if self.headers.get_all("Host") != [self.server.host] or self.headers.get("Sec-Fetch-Site") not in _SAME:
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        # As it came: `path` has lost slashes.
        base, path = self.server.base, self.requestline.split()[1]
        if not compare_digest(path[: len(base)].encode(errors="replace"), base.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
            return None
        return path[len(base) :]

    def _tell(self) -> None:
        """Tell of each change as it comes, for as long as the browser listens."""
        if not self.server.open.acquire(blocking=False):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            self.close_connection = True
            self._head(HTTPStatus.OK, _EVENTS)
            self.end_headers()
            seen = -1
            while not self.server.ended.is_set():
                now = self.server.desk.wait(seen, _BEAT)
                self.wfile.write(b": \n\n" if now == seen else f"data: {now}\n\n".encode())
                seen = now
        except OSError:
            pass  # the browser went away
        finally:
            self.server.open.release()

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._answer(status, status.phrase.encode(), "text/plain; charset=utf-8")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str, policy: str = "default-src 'none'") -> None:
        self._head(status, kind, policy)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, policy: str = "default-src 'none'") -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Security-Policy", policy),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ):
            self.send_header(name, value)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, or one of another kind, as everything else is."""
        self._refuse(HTTPStatus(code))

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return no time: nothing that lkj makes depends on it."""
        return "Thu, 01 Jan 1970 00:00:00 GMT"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as the base has it)
        """Log nothing: the address is a secret."""
