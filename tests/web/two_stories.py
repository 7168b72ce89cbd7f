"""The raid's reports and a later story of the same governor, with hostile words in it."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rooms import room, visitor
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1]))

import raid
import rashomon

RECEIVED = 1410386400  # 10 September 2014
HOSTILE = "<img src=x onerror=alert(1)>"
LATER = (
    "bridge.txt",
    "Pell Gazette",
    "2014-09-10",
    f"""Governor {HOSTILE} says engineers repaired the bridge

Omar Haddad, the governor of the province, met the engineer Jana Imre in Tikrit on Monday. \
Haddad said that the engineers had repaired the river bridge. “The old {HOSTILE} bridge will carry \
lorries again,” he said.

Imre praised Haddad. She said that Haddad had visited the bridge in Baiji on Sunday.

Gunmen attacked a checkpoint near Tikrit on Saturday and killed four soldiers, Haddad said.
""",
)


def workspace(folder: Path) -> Path:
    """Both stories in one file."""
    path = raid.workspace(folder)
    name, outlet, published, text = LATER
    with pytest.MonkeyPatch.context() as patch, rashomon.open(path) as opened:
        patch.setenv("SOURCE_DATE_EPOCH", str(RECEIVED))
        (folder / name).write_text(text, "utf-8")
        opened.add([folder / name], supplied=(("outlet", outlet), ("published", published)))
    return path


class Page(HTMLParser):
    """What a page shows and where it leads, as a browser would take it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.hrefs, self.tags, self.marked = "", set[str](), set[str](), list[str]()
        self.ids, self.acts = set[str](), list[str]()
        self._in_mark = False
        self.feed(html)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        held = dict(attrs)
        self.hrefs |= {held["href"] or ""} if tag == "a" and "href" in held else set()
        self.ids |= {held["id"] or ""} if "id" in held else set()
        self.acts += [name for name in held if name.startswith("on") or name == "style"]
        if tag == "mark":
            self._in_mark = True
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_mark:
            self.marked[-1] += data


def client(path: Path) -> TestClient:
    """A browser in the room over both stories."""
    return visitor(room(path))


def both(browser: TestClient, address: str) -> tuple[Page, Any]:
    """A page and the same as JSON; both are there."""
    page, data = browser.get(address), browser.get(f"/api{address}")
    assert (page.status_code, data.status_code) == (200, 200), (page.text, data.text)
    return Page(page.text), data.json()


def quotes(data: Any) -> list[dict[str, Any]]:
    """Every quotation anywhere in a page's data."""
    if isinstance(data, list):
        return [found for each in data for found in quotes(each)]
    if not isinstance(data, dict):
        return []
    own = [data] if {"report", "start", "end", "words"} <= data.keys() else []
    return own + [found for each in data.values() for found in quotes(each)]


def assert_exact(path: Path, data: Any) -> None:
    """Every quoted word is the kept text at its place; there are some."""
    found = quotes(data)
    assert found
    with rashomon.open(path) as workspace:
        for each in found:
            text = workspace.report(each["report"]).text
            assert text[each["start"] : each["end"]] == each["words"]
            assert each["href"].startswith(f"/report/{each['report']}?at=")


def assert_inert(page: Page) -> None:
    """Nothing from a report acts, and nothing is styled or run in the page itself."""
    assert page.acts == []
    assert "img" not in page.tags
