"""An origin's page: what rests on it, what stands without it, its words, and only stated trust."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient
from two_stories import HOSTILE, Page, assert_exact, assert_inert, both, client, workspace

import rashomon
from rashomon.records import NAMED, Decision, FindingStatus, Subject, Verdict

HADDAD = "/origin?name=omar+haddad"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("origin"))


@pytest.fixture(scope="module")
def browser(path: Path) -> TestClient:
    return client(path)


def test_it_says_what_it_is_and_through_whom_it_speaks(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    assert data["kinds"] == [["speaker", 2]]
    assert data["through"] == [["BBC", 1]]
    assert "BBC" in page.text
    assert data["actor"]["href"] == "/actor?name=omar+haddad"


def test_what_rests_on_it_is_counted_as_the_record_has_it(path: Path, browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    assert len(data["stories"]) == 2
    with rashomon.open(path) as opened:
        for row in data["stories"]:
            record = opened.pages.record(row["story"]["id"])
            assert record is not None
            ids = set(row["ids"])
            speaks = [f for f in record.findings if ids & set(f.support.origins)]
            alone = [f for f in speaks if set(f.support.origins) <= ids]
            contested = [f for f in speaks if f.status is FindingStatus.CONTESTED]
            assert (row["alone"], row["among"]) == (len(alone), len(speaks) - len(alone))
            assert row["contested"] == len(contested)
            assert row["findings"] == len(record.findings)
    assert data["alone"] == sum(row["alone"] for row in data["stories"])
    assert any(row["contested"] for row in data["stories"]), "the toll of the raid is contested"
    assert {each["href"] for row in data["stories"] for each in row["notable"]} <= page.hrefs


def test_the_way_to_what_stands_without_it(path: Path, browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    for row in data["stories"]:
        assert row["without"] in page.hrefs
        asked = parse_qs(urlsplit(row["without"]).query)["without"]
        assert asked == sorted(row["ids"])
        with rashomon.open(path) as opened:
            opened.story(row["story"]["id"]).without(*asked)


def test_its_words_are_newest_first(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    assert data["said"]["rows"][0]["day"] == "10 September 2014"
    assert data["said"]["rows"][-1]["day"] == "25 June 2014"
    assert all(row["quote"]["href"] in page.hrefs for row in data["said"]["rows"])


def test_reliability_only_where_a_person_stated_it(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    browser = client(path)
    page, data = both(browser, HADDAD)
    assert data["reliability"] is None
    assert "nobody has stated it" in page.text
    about = (f"{NAMED}Omar Haddad",)
    note = f"was there {HOSTILE}"
    stated = Decision.make(
        Subject.SOURCE, Verdict.SET, about, "A. Analyst", "2014-09-11T08:00:00.000000Z",
        value="C", note=note,
    )  # fmt: skip
    with rashomon.open(path) as opened:
        opened.decide(stated)
    page, data = both(browser, HADDAD)
    assert (data["reliability"]["value"], data["reliability"]["note"]) == ("C", note)
    assert "A. Analyst, 2014-09-11" in page.text
    assert_inert(page)


def test_quoted_words_are_the_kept_text(path: Path, browser: TestClient) -> None:
    for name in ("omar+haddad", "jana+imre", "lina+brandt"):
        page, data = both(browser, f"/origin?name={name}")
        assert_exact(path, data)
        assert_inert(page)


def test_an_unknown_origin_offers_the_nearest(browser: TestClient) -> None:
    answer = browser.get("/origin?name=brandt")
    assert answer.status_code == 404
    assert "/origin?name=lina+brandt" in Page(answer.text).hrefs
    for name in (HOSTILE, "\u202e", "'", ""):
        answer = browser.get("/origin", params={"name": name})
        assert answer.status_code == 404
        assert_inert(Page(answer.text))
