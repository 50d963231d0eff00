"""The officer's desk: the report as it is now, what was found in it, and what the buttons beside it do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from lkj.diagnostics import Finding
from lkj.diagnostics.escape import visible

__all__ = ["Action", "Desk"]

_MOST = 500


class Action(Struct, frozen=True):
    """What a button says, and what it does: it returns a sentence on what was done."""

    title: str
    run: Callable[[], str]


class Desk(Struct, kw_only=True):
    """What the served page shows; whoever waits is woken when it changes."""

    title: str
    actions: Mapping[str, Action] = field(default_factory=dict)
    page: bytes = b""
    version: int = 0
    pages: int = 0
    said: str = "membuat laporan …"
    findings: Sequence[Finding] = ()
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _busy: threading.Lock = field(default_factory=threading.Lock)

    def show(self, said: str, findings: Sequence[Finding] | None = None, page: bytes | None = None) -> None:
        """Show a sentence, with it what was found and the page where these are given."""
        with self._changed:
            self.said = said
            if findings is not None:
                self.findings = findings
            if page is not None and page != self.page:
                self.page, self.pages = page, self.pages + 1
            self.version += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Return the number of what is shown, once it is another than `seen` or the seconds are over."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def press(self, name: str) -> str:
        """Do what a button does, one at a time; KeyError for one that is not there."""
        action = self.actions[name]
        with self._busy:
            said = action.run()
        self.show(said)
        return said

    def state(self) -> bytes:
        """Return what the page shows beside the report, as JSON."""
        with self._changed:
            found = [
                {
                    "code": one.code,
                    "severity": one.severity.value,
                    "place": visible(f"{one.file}:{one.line}"),
                    "message": visible(one.message),
                    "hint": visible(one.hint),
                }
                for one in self.findings[:_MOST]
            ]
            state = {
                "version": self.version,
                "page": self.pages,
                "said": visible(self.said),
                "findings": found,
                "more": max(len(self.findings) - _MOST, 0),
            }
        return json.dumps(state, ensure_ascii=False).encode()
