"""What changed between versions: nothing lost, nothing made up, unchanged text folded."""

from __future__ import annotations

from html import escape
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_rooms import HOSTILE, add, client, is_inert, tree, words
from starlette.testclient import TestClient

import rashomon
from rashomon.records import Report
from rashomon.web.report_changes import Kind, stretches

LONG = "\n\n".join(
    f"On day {n} the council of Saltmere met in the old hall and counted the boats on the river. "
    "Nobody spoke for long, and the clerk wrote everything down."
    for n in ("one", "two", "three", "four", "five", "six")
)
FIRST = f"Raid kills 23 in Tikrit\n\nJets killed at least 23 people, a colonel said.\n\n{LONG}\n"
SECOND = (
    f"Raid kills 43 in Tikrit\n\nJets killed at least 43 people, Ms {HOSTILE} said.\n\n{LONG}\n"
)


def _page(text: str) -> str:
    head, *lines = (escape(line) for line in text.strip().split("\n\n"))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><body><article><h1>{head}</h1>{body}</article></body></html>"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[TestClient, list[Report]]:
    """A page received three times, and one received once; oldest first."""
    path = tmp_path_factory.mktemp("versions") / "w.db"
    for n, text in enumerate((FIRST, SECOND, SECOND.replace("Nobody", "No one"))):
        add(path, "raid.html", _page(text), 1403733600 + n * 86_400, outlet="Saltmere Post")
    add(path, "other.txt", "A bridge\n\nThe bridge is open again.", 1403733600, outlet="Other")
    with rashomon.open(path) as workspace:
        every = sorted(workspace.reports(), key=lambda r: (r.address, r.capture))
        captures = {c.id: c for c in workspace.pages.captures([r.capture for r in every])}
        every.sort(key=lambda r: (r.address, captures[r.capture].retrieved))
    return client(path), every


def test_what_changed_is_marked(versions: tuple[TestClient, list[Report]]) -> None:
    room, (_, first, second, _) = versions
    page = tree(room.get(f"/report/{second.id}/versions?with={first.id}").text)
    assert [words(e) for e in page.xpath("//div[@class='stretch changed']//del")][:1] == [
        "[taken out: 23]"
    ]
    assert [words(e) for e in page.xpath("//div[@class='stretch changed']//ins")][:1] == [
        "[put in: 43]"
    ]
    assert page.xpath("//details")  # what stayed is folded
    same = room.get(f"/report/{first.id}/versions?with={second.id}").text
    assert tree(same).xpath("count(//ins)") == page.xpath("count(//ins)")


def test_the_report_lists_its_versions(versions: tuple[TestClient, list[Report]]) -> None:
    room, (_, first, second, third) = versions
    page = tree(room.get(f"/report/{first.id}").text)
    assert "An older version." in words(page.xpath("//p[@class='notice']")[0])
    ways = page.xpath("//section[@aria-labelledby='versions']//a/@href")
    for other in (second, third):
        assert f"/report/{other.id}" in ways
        assert f"/report/{first.id}/versions?with={other.id}" in ways
    told = room.get(f"/api/report/{third.id}").json()["versions"]
    assert [v["id"] for v in told] == [first.id, second.id, third.id]
    assert [v["is_newest"] for v in told] == [False, False, True]


def test_without_another_the_one_before_is_taken(
    versions: tuple[TestClient, list[Report]],
) -> None:
    room, (_, first, second, third) = versions
    for this, other in ((first, second), (second, first), (third, second)):
        told = room.get(f"/api/report/{this.id}/versions").json()
        assert {told["older"]["id"], told["newer"]["id"]} == {this.id, other.id}


def test_what_is_no_version_is_answered_in_words(
    versions: tuple[TestClient, list[Report]],
) -> None:
    room, (alone, first, _, _) = versions
    once = room.get(f"/report/{alone.id}/versions")
    assert (once.status_code, "received once" in once.text) == (404, True)
    for other in (alone.id, "x", "%00", "<b>"):
        assert room.get(f"/report/{first.id}/versions?with={other}").status_code == 404
    assert room.get(f"/report/{first.id}/versions?with={first.id}").status_code == 400
    assert room.get("/report/x/versions").status_code == 404


def test_hostile_versions_are_inert(versions: tuple[TestClient, list[Report]]) -> None:
    room, (_, first, second, _) = versions
    page = room.get(f"/report/{second.id}/versions?with={first.id}").text
    assert "alert(1)" in page
    assert is_inert(page)


# Laws

LINES = st.lists(
    st.lists(
        st.sampled_from("a the raid killed 23 43 people, in Tikrit. É".split()), max_size=8
    ).map(" ".join),
    max_size=5,
).map("\n\n".join)


def _solid(text: str) -> str:
    return "".join(text.split())


@given(LINES | st.text(max_size=30), LINES | st.text(max_size=30))
def test_both_texts_are_in_what_is_told(old: str, new: str) -> None:
    changes = list(chain.from_iterable(s.changes for s in stretches(old, new)))
    before = "".join(c.text for c in changes if c.kind is not Kind.IN)
    after = "".join(c.text for c in changes if c.kind is not Kind.OUT)
    assert _solid(before) == _solid(old)
    assert _solid(after) == _solid(new)
    assert all(change.text for change in changes)


@given(LINES)
def test_a_text_has_not_changed_from_itself(text: str) -> None:
    assert all(stretch.is_same for stretch in stretches(text, text))


def test_a_huge_change_is_bounded() -> None:
    old = " ".join(f"word{n}" for n in range(30_000))
    new = " ".join(f"other{n}" for n in range(30_000))
    (stretch,) = stretches(old, new)
    assert [change.kind for change in stretch.changes] == [Kind.OUT, Kind.IN]
