"""The desk: what there is, day by day, and what is new to whoever looks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from many_stories import HOSTILE, fill
from rooms import HERE, fail, room, visitor
from starlette.testclient import TestClient
from two_stories import Page

import raid
import rashomon
from rashomon.errors import UsageError
from rashomon.records import Decision, Subject, Verdict
from rashomon.store import Store
from rashomon.web import visits
from rashomon.web.pages.desk import by_day, view
from rashomon.web.visits import PAUSE, Visit, moment, visit
from rashomon.workspace import Workspace

NOON = datetime(2014, 6, 28, 12, tzinfo=UTC)
COOKIE = "rashomon_visit_8400"


@pytest.fixture(scope="module")
def raided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("raid"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time, which a test may move."""
    held = [NOON]
    monkeypatch.setattr(visits, "now", lambda: held[0])
    return held


def _known(path: Path) -> TestClient:
    return visitor(room(path))


def test_a_story_says_articles_and_origins(raided: Path) -> None:
    with rashomon.open(raided) as workspace:
        seen = view(workspace)
        (listed,) = workspace.list_stories().rows
    (day,) = seen.days
    (row,) = day.rows
    assert day.name == "Friday 27 June 2014"
    assert (row.articles, row.texts_low, row.texts_high) == (4, listed.low, listed.high)
    assert (row.origins_low, row.origins_high) == listed.origins
    assert row.dates == "25–27 June 2014"
    assert row.contested > 0
    page = Page(_known(raided).get("/").text).text
    assert f"4 reports · {row.origins_low}–{row.origins_high} origins" in page
    assert f"contested {row.contested} point" in page
    assert "4 reports tell of 1 story" in page


def test_page_and_data_agree(raided: Path) -> None:
    client = _known(raided)
    data = client.get("/api/desk?since=2014-06-01").json()
    page = client.get("/?since=2014-06-01")
    for day in data["days"]:
        for row in day["rows"]:
            assert row["href"] in page.text
            assert row["is_new"]
    assert data["news"]["stories"] == 1
    assert data["coverage"] == [{"day": "2014-06-27", "stories": 1, "articles": 4}]
    assert "4 reports on 27 June" in page.text
    assert "1 story on 27 June" in page.text


def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    Store(tmp_path / "w.db").close()
    page = _known(tmp_path / "w.db").get("/")
    assert page.status_code == 200
    assert "rashomon add" in page.text
    fail(tmp_path / "w.db", 1)
    page = _known(tmp_path / "w.db").get("/")
    assert "could not be read" in page.text
    assert 'href="/failures"' in page.text


def test_what_waits_and_what_failed_is_said(tmp_path: Path) -> None:
    known = fill(tmp_path / "w.db", 40)
    fail(tmp_path / "w.db", 1, 2)
    page = Page(_known(tmp_path / "w.db").get("/").text)
    left = sum(not each.found_on for each in known)
    assert f"{left} stories are not compared yet" in page.text
    assert page.text.count("not compared yet") == 1 + left
    assert "2 things could not be read" in page.text


def test_stories_come_day_by_day_and_once(tmp_path: Path) -> None:
    known = fill(tmp_path / "w.db", 120)
    with rashomon.open(tmp_path / "w.db") as workspace:
        pages = [view(workspace, page) for page in (1, 2, 3)]
    rows = [row for page in pages for day in page.days for row in day.rows]
    assert [row.id for row in rows] == [each.story.id for each in known]
    assert pages[2].days[-1].name == "Without a date"
    assert [page.shown.total for page in pages] == [120] * 3
    assert pages[1].coverage == ()
    client = _known(tmp_path / "w.db")
    assert client.get("/?page=4").status_code == 404
    assert 'href="/?page=2"' in client.get("/").text
    assert 'href="/?since=2014-01-01&amp;page=2"' in client.get("/?since=2014-01-01").text


def test_hostile_titles_are_only_words(tmp_path: Path) -> None:
    fill(tmp_path / "w.db", 40)
    page = _known(tmp_path / "w.db").get("/?since=2014-01-01").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
    assert "\x00" not in page
    assert HOSTILE not in page
    assert " style=" not in page


def test_a_date_says_no_more_than_is_known(tmp_path: Path) -> None:
    fill(tmp_path / "w.db", 1)
    with rashomon.open(tmp_path / "w.db") as workspace:
        (day,) = view(workspace).days
    (row,) = day.rows
    dates = (
        ("2014-06-27T23:30:00-05:00", "Saturday 28 June 2014"),
        ("2014-06-27/2014-06-28", "Friday 27 June 2014"),
        ("2014-06", "June 2014, the day not told"),
        ("2014", "2014, the day not told"),
        (None, "Without a date"),
    )
    for last, name in dates:
        assert by_day([replace(row, last=last)])[0].name == name


# What is new


def test_the_first_visit_has_nothing_to_compare_with(raided: Path, clock: list[datetime]) -> None:
    page = _known(raided).get("/")
    assert "Since" not in Page(page.text).text
    assert "new report" not in page.text
    cookie = page.headers.get_list("set-cookie")
    (held,) = [each for each in cookie if each.startswith(COOKIE)]
    assert held.startswith(f"{COOKIE}={int(NOON.timestamp())}.;")
    assert "HttpOnly" in held
    assert "samesite=lax" in held.lower()


def test_what_came_in_since_is_told_until_the_visit_ends(
    tmp_path: Path, clock: list[datetime]
) -> None:
    raid.add(tmp_path / "w.db", slice(2), raid.FIRST)
    client = _known(tmp_path / "w.db")
    clock[0] = datetime.fromtimestamp(raid.FIRST, UTC) + timedelta(hours=1)
    assert "new report" not in client.get("/").text
    raid.add(tmp_path / "w.db", slice(2, 4), raid.SECOND)
    clock[0] = datetime.fromtimestamp(raid.SECOND, UTC) + timedelta(hours=1)
    for minutes in (0, 10, 29, 29, 29):
        clock[0] += timedelta(minutes=minutes)
        page = Page(client.get("/").text).text
        assert "Since your last visit, 25 June 2014, 23:00 UTC" in page
        assert "1 story has a new report" in page
        assert page.count("new report") == 2
    clock[0] += PAUSE + timedelta(seconds=1)
    page = Page(client.get("/").text).text
    assert "Since your last visit, 27 June 2014, 00:37 UTC" in page
    assert "No report came in, and nothing was decided" in page


def test_a_decision_since_is_told(tmp_path: Path) -> None:
    path = raid.workspace(tmp_path)
    with rashomon.open(path) as workspace:
        made = Decision.make(
            Subject.SOURCE,
            Verdict.SET,
            ("name:Harbour Ledger",),
            "A. <b>Analyst</b>",
            "2014-06-28T09:00:00.000000Z",
            value="B",
            note="<i>seen</i>",
        )
        workspace.decide(made)
        assert (news := view(workspace, since="2014-06-28T08:00:00Z").news) is not None
        assert [each.id for each in news.made] == [made.id]
        assert (later := view(workspace, since="2014-06-28T10:00:00Z").news) is not None
        assert (later.decisions, later.stories) == (0, 0)
    page = _known(path).get("/?since=2014-06-28T08:00:00Z").text
    assert f'href="/decisions#{made.id}"' in page
    assert "&lt;i&gt;seen" in page


def test_the_page_is_kept_for_each_moment(raided: Path, clock: list[datetime]) -> None:
    app: FastAPI = room(raided)
    calls: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Workspace, "counts", _counting(calls))
        one, other = visitor(app), visitor(app)
        first = one.get("/")
        again = one.get("/", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert len(calls) == 1
        other.cookies.set(COOKIE, f"{int(NOON.timestamp()) - 9 * 86400}.", domain="127.0.0.1")
        assert "Since your last visit" in other.get("/").text
        assert "Since your last visit" in other.get("/").text
        assert "Since your last visit" not in visitor(app).get("/").text
        assert len(calls) == 2


def _counting(calls: list[str]) -> object:
    real = Workspace.counts

    def counts(self: Workspace) -> object:
        calls.append("counts")
        return real(self)

    return counts


@pytest.mark.parametrize("held", ["", "x", "1.2.3", "-1.", "99999999999.", "²³.", "1" * 400])
def test_a_cookie_from_nowhere_is_a_first_visit(
    raided: Path, clock: list[datetime], held: str
) -> None:
    assert visit(held, NOON) == Visit(int(NOON.timestamp()), None)
    headers = {b"Cookie": f"{COOKIE}={held}".encode("latin-1")}
    page = TestClient(room(raided), base_url=HERE).get("/", headers=headers)
    assert page.status_code == 200
    assert "Since" not in Page(page.text).text


@given(st.lists(st.integers(0, 7200), max_size=20))
def test_what_is_new_is_counted_from_the_end_of_the_visit_before(pauses: list[int]) -> None:
    at, held = NOON, ""
    ends: list[int | None] = [None]
    for pause in pauses:
        last, at = at, at + timedelta(seconds=pause)
        if held and at - last > PAUSE:
            ends.append(int(last.timestamp()))
        this = visit(held, at)
        assert this == Visit(int(at.timestamp()), ends[-1])
        held = this.value


@pytest.mark.parametrize("since", ["2014-02-30", "never", "2014", "2014-06-26 10:00", "<b>", "1"])
def test_a_moment_that_is_none_is_said(raided: Path, since: str) -> None:
    client = _known(raided)
    for where in ("/", "/api/desk"):
        answer = client.get(where, params={"since": since})
        assert answer.status_code == 400
        assert "<b>" not in re.sub("<b><bdi>", "", answer.text)
    with pytest.raises(UsageError):
        moment(since)
    assert moment("2014-06-26") == "2014-06-26T00:00:00Z"
