"""A reading room as a visitor meets it: a served workspace, and a browser that is watched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import rashomon
from rashomon.capture.clock import signing
from rashomon.records import Decision, Failure, Subject, Verdict
from rashomon.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COVERAGES = ("al-qaim-2014", "savar-2013")
STORY = "Iraq's Maliki glad of Syrian strike on militants at Qaim crossing"
BREAKOUT = (
    "\"'></bdi></p><script>window.pwned=1;alert(1)</script><img src=x onerror=window.pwned=1>"
)

_ADDRESSES = (
    "javascript:window.pwned=1",
    "https://a.example/?q=<script>window.pwned=1</script>",
    "data:text/html,x",
)


@contextmanager
def served(workspace: Path) -> Iterator[str]:
    """``rashomon serve`` in a process of its own, on a port that is free; its address."""
    command = [sys.executable, "-m", "rashomon", "-w", str(workspace), "serve", "--port", "0"]
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=kept
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "the room did not open"
        yield address.rstrip("/")
    finally:
        process.terminate()
        process.communicate(timeout=20)


@dataclass
class Watch:
    """What a page said on the console, and what it asked for, in vain or elsewhere."""

    room: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """Watch a page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._in_vain)
        page.on("response", self._answer)
        return page

    def is_quiet(self) -> None:
        """Nothing was said, nobody else was asked, nothing was asked for in vain."""
        assert self.said == []
        assert self.failed == []
        elsewhere = [each for each in self.asked if not each.startswith((f"{self.room}/", "data:"))]
        assert elsewhere == []

    def _console(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")

    def _in_vain(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left, or it is a download
            self.failed.append(f"{request.failure}: {request.url}")

    def _answer(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status}: {response.url}")


def covered(folder: Path) -> Path:
    """Both example coverages in one workspace, with one statement of a person and one failure.

    They lie beside it, so that their addresses do not depend on where that is.
    """
    path = folder / "examples.db"
    with rashomon.open(path) as workspace:
        workspace.add([shutil.copytree(EXAMPLES / name, folder / name) for name in COVERAGES])
        stated = Decision.make(
            Subject.SOURCE, Verdict.SET, ("name:Levant Review",), "Ira", signing(), value="C"
        )
        workspace.decide(stated)
    _fail(path, "https://outlet.example/gone")
    return path


def hostile(folder: Path) -> Path:
    """Three reports of one raid whose every fact tries to run, added as a scraper hands them on."""
    lines = [json.dumps(_hostile(number), ensure_ascii=False) for number in range(3)]
    (folder / "scraped.jsonl").write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-m", "rashomon", "-w", str(folder / "hostile.db"), "add"]
    subprocess.run([*command, str(folder / "scraped.jsonl")], check=True, capture_output=True)
    _fail(folder / "hostile.db", f"https://outlet.example/{BREAKOUT}")
    return folder / "hostile.db"


def _fail(path: Path, address: str) -> None:
    store = Store(path)
    try:
        with store.writing() as writer:
            writer.fail(Failure.make("capture", address, "timeout", f"No answer from {address}."))
    finally:
        store.close()


def _hostile(number: int) -> dict[str, str]:
    killed = (23, 32, 43)[number]
    said = (
        f"Governor {BREAKOUT} Omar Haddad said on Wednesday that jets bombed the cattle market of "
        f"Tikrit on Tuesday. He said that {killed} people were killed in the strike on Tikrit. "
        f"“We heard no siren before the strike,” he told the BBC.\n\n"
        f"The army of {BREAKOUT} denied that its jets had bombed Tikrit. "
        f"A hospital director, Lina {BREAKOUT} Brandt, said that {killed} people were killed when "
        "jets bombed the market, and that dozens were wounded.\n\n"
        "Families carried the dead to the old cemetery above the market on Wednesday."
    )
    return {
        "text": said,
        "title": f"Strike on Tikrit market kills {killed} {BREAKOUT}",
        "outlet": f"Post {number} {BREAKOUT}",
        "byline": f"Ada {BREAKOUT}",
        "published": f"2014-06-2{5 + number}",
        "url": _ADDRESSES[number],
    }
