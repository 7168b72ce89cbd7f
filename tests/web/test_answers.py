"""Answers: kept while the record stays as it is, told apart by their bytes, never stale."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest
from rooms import fail, room, visitor

from rashomon.errors import NotFound, UsageError
from rashomon.web.answers import see_other
from rashomon.web.app import create_app
from rashomon.web.kept import MARK, Finished, Shelf
from rashomon.web.options import WebOptions
from rashomon.web.paging import at_page, part
from rashomon.web.room import Room
from rashomon.web.wording import between, counted
from rashomon.workspace import Workspace


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that the workspace is asked for its failures."""
    calls: list[int] = []
    real = Workspace.failures

    def counting(self: Workspace) -> object:
        calls.append(1)
        return real(self)

    monkeypatch.setattr(Workspace, "failures", counting)
    return calls


@pytest.mark.parametrize("where", ["/failures", "/api/failures"])
def test_a_page_seen_again_costs_nothing(path: Path, asked: list[int], where: str) -> None:
    client = visitor(room(path))
    first, second = client.get(where), client.get(where)
    assert first.headers["cache-control"] == "private, no-cache"
    assert (first.content, first.headers["etag"]) == (second.content, second.headers["etag"])
    third = client.get(where, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (third.status_code, third.content) == (304, b"")
    assert third.headers["etag"] == first.headers["etag"]
    assert len(asked) == 1


@pytest.mark.parametrize("where", ["/failures", "/api/failures"])
def test_a_write_by_another_process_shows_at_once(path: Path, where: str) -> None:
    client = visitor(room(path))
    first = client.get(where)
    fail(path, 4)
    second = client.get(where, headers={"If-None-Match": first.headers["etag"]})
    assert second.status_code == 200
    assert "https://outlet.example/004" in second.text
    assert second.headers["etag"] != first.headers["etag"]


def test_a_write_of_our_own_shows_at_once(path: Path) -> None:
    app = room(path)
    client = visitor(app)
    client.get("/failures")
    from rashomon.records import Failure

    with app.state.room.workspace._store.writing() as writer:
        writer.fail(Failure.make("capture", "https://outlet.example/own", "timeout", "No."))
    assert "outlet.example/own" in client.get("/failures").text


def test_a_write_that_changes_nothing_here_sends_nothing_again(path: Path) -> None:
    client = visitor(room(path))
    first = client.get("/failures?page=1")
    fail(path, 1)  # known already
    again = client.get("/failures?page=1", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_addresses_are_kept_apart(path: Path) -> None:
    fail(path, *range(100))
    client = visitor(room(path))
    for _ in range(2):
        assert "1–50 of 100" in client.get("/failures").text
        assert "51–100 of 100" in client.get("/failures?page=2").text


def test_refusals_are_not_kept(path: Path, asked: list[int]) -> None:
    client = visitor(room(path))
    for _ in range(2):
        answer = client.get("/failures?page=9")
        assert answer.status_code == 404
        assert "etag" not in answer.headers
    assert len(asked) == 2


def test_a_form_s_token_is_not_kept_and_tells_its_page_apart() -> None:
    finished = Finished.of(f"<input value={MARK}>".encode(), "text/html")
    scope = {"type": "http", "headers": []}
    one = finished.answer(scope | {"rashomon.csrf": "one"})
    two = finished.answer(scope | {"rashomon.csrf": "two"})
    assert (one.body, two.body) == (b"<input value=one>", b"<input value=two>")
    assert one.headers["etag"] != two.headers["etag"]
    tagged = {"type": "http", "headers": [(b"if-none-match", one.headers["etag"].encode())]}
    assert finished.answer(tagged | {"rashomon.csrf": "one"}).status_code == 304
    assert finished.answer(tagged | {"rashomon.csrf": "two"}).status_code == 200


def test_the_shelf_keeps_to_its_space() -> None:
    def noise(number: int, size: int) -> Finished:  # nothing can be packed of it
        return Finished.of(random.Random(number).randbytes(size), "text/plain")

    shelf = Shelf(10 * 120)
    for number in range(20):
        shelf.put((1, b"%d" % number), noise(number, 100))
        shelf.get((1, b"0"))
    kept = [n for n in range(20) if shelf.get((1, b"%d" % n)) is not None]
    assert 0 in kept
    assert 9 <= len(kept) <= 11
    assert kept[1:] == list(range(20 - len(kept) + 1, 20))
    shelf.put((1, b"large"), noise(99, 500))
    assert shelf.get((1, b"large")) is None


def test_pages_are_packed_and_come_back_as_they_were() -> None:
    page = Finished.of(b"<p>the same words</p>" * 1000, "text/html")
    shelf = Shelf(8 * 500)
    shelf.put((1, b"page"), page)
    assert shelf.get((1, b"page")) == page


def test_a_thread_s_workspace_goes_to_the_next(path: Path) -> None:
    held = Room(path, WebOptions())
    seen: list[Workspace] = []
    for _ in range(3):
        thread = threading.Thread(target=lambda: seen.append(held.workspace))
        thread.start()
        thread.join()
    assert held.opened == 1
    assert seen[0] is seen[1] is seen[2]
    both = [threading.Thread(target=lambda: (held.workspace, gate.wait())) for _ in range(2)]
    gate = threading.Barrier(2)
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert held.opened == 2
    held.close()
    assert held.opened == 0
    assert held.version() is None
    with pytest.raises(RuntimeError, match="closed"):
        _ = held.workspace


def test_the_framework_reports_to_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    with visitor(create_app(path, WebOptions())) as client:
        assert client.get("/failures").status_code == 200


def test_style_may_be_kept_for_ever_under_its_hash(path: Path) -> None:
    client = visitor(room(path))
    page = client.get("/failures").text
    where = page.split('rel="stylesheet" href="')[1].split('"')[0]
    style = client.get(where)
    assert "immutable" in style.headers["cache-control"]
    assert "text/css" in style.headers["content-type"]
    old = client.get("/static/000000000000/room.css")
    assert (old.status_code, old.headers["cache-control"]) == (200, "no-cache")
    assert client.get("/static/x/../room.py").status_code == 404
    again = client.get(where, headers={"If-None-Match": style.headers["etag"]})
    assert again.status_code == 304


def test_lists_in_pages() -> None:
    some, shown = part(list(range(120)), 3)
    assert some == tuple(range(100, 120))
    assert (shown.page, shown.pages, shown.first, shown.last, shown.total) == (3, 3, 101, 120, 120)
    assert part([], 1)[1].first == 0
    with pytest.raises(NotFound, match="the list has 3"):
        part(list(range(120)), 4)
    assert at_page("/search?q=a", 2) == "/search?q=a&page=2"
    assert at_page("/failures", 1) == "/failures"


def test_numbers_in_words() -> None:
    assert counted(2104, "report", "reports") == "2,104 reports"
    assert between(1, 1, "origin", "origins") == "1 origin"
    assert between(2, 3, "origin", "origins") == "2–3 origins"


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "x"])
def test_a_page_sends_on_only_within_the_room(to: str) -> None:
    with pytest.raises(UsageError):
        see_other(to)


@pytest.mark.parametrize("where", ["/failures", "/api/failures", "/nowhere"])
def test_the_head_of_a_page_is_that_of_the_page(path: Path, where: str) -> None:
    client = visitor(room(path))
    first, whole, kept = client.head(where), client.get(where), client.head(where)
    for head in (first, kept):
        assert (head.status_code, head.content) == (whole.status_code, b"")
        for name in ("etag", "content-type", "content-length"):
            assert head.headers.get(name) == whole.headers.get(name)
