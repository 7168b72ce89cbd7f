"""What the tests of the report's pages share: the raid's workspace, and pages taken apart."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from rooms import visitor
from starlette.testclient import TestClient

import rashomon
from rashomon.dossier.labels import outlet
from rashomon.records import Report
from rashomon.web.app import create_app
from rashomon.web.options import WebOptions

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def client(path: Path) -> TestClient:
    """A browser in the room over this workspace."""
    return visitor(create_app(path, WebOptions()))


def by_outlet(path: Path) -> dict[str, Report]:
    """The reports of a workspace by outlet."""
    with rashomon.open(path) as workspace:
        return {outlet(report): report for report in workspace.reports()}


def add(path: Path, name: str, data: bytes | str, received: int, **supplied: str) -> None:
    """Add one file as if received at that second."""
    file = path.parent / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.MonkeyPatch.context() as patch, rashomon.open(path) as workspace:
        patch.setenv("SOURCE_DATE_EPOCH", str(received))
        workspace.add([file], supplied=tuple(supplied.items()))


def tree(page: str) -> lxml.html.HtmlElement:
    """A page as a browser reads it."""
    return lxml.html.document_fromstring(page)


def words(element: lxml.html.HtmlElement) -> str:
    """An element's words on one line."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


def is_inert(page: str) -> bool:
    """Whether nothing that was received can act on a page: our own scripts are its only ones."""
    found = tree(page)
    scripts = found.xpath("//script[not(starts-with(@src, '/static/')) or text()]")
    odd = found.xpath("//img | //iframe | //object | //style | //base | //*[@style]")
    handlers = [a for e in found.iter() for a in e.attrib if str(a).lower().startswith("on")]
    schemes = [
        h for h in found.xpath("//@href | //@action") if h.strip().lower().startswith("java")
    ]
    hidden = [c for c in "\x00\u202e\u2066\u200b" if c in page]
    return not (scripts or odd or handlers or schemes or hidden)
