"""An actor's page: names with their evidence, deeds, words and relations over all its stories."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from two_stories import HOSTILE, Page, assert_exact, assert_inert, both, client, workspace

import rashomon
from rashomon.web import across
from rashomon.web.pages import actor

HADDAD = "/actor?name=omar+haddad"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("actor"))


@pytest.fixture(scope="module")
def browser(path: Path) -> TestClient:
    return client(path)


def test_it_stands_in_all_its_stories_under_one_name(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    assert (data["label"], data["shown"]["total"]) == ("Omar Haddad", 2)
    assert "Omar Haddad" in page.text
    assert "that all of them mean the same one is not checked" in page.text


def test_a_name_as_printed_leads_there_too(browser: TestClient) -> None:
    assert browser.get("/api/actor?name=Omar%20HADDAD").json()["key"] == "omar haddad"


def test_each_form_of_the_name_has_its_evidence_and_its_places(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    forms = {each["name"]: each for each in data["known"]["forms"]}
    assert next(iter(forms)) == "Omar Haddad"
    assert forms["Haddad"]["evidence"]
    for each in forms.values():
        assert all(why in page.text for why in each["evidence"])
        assert {quote["href"] for quote in each["quotes"]} <= page.hrefs


def test_its_class_and_roles_are_as_stated(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    assert [each["label"] for each in data["known"]["kinds"]] == ["a person"]
    assert not data["known"]["is_described"]
    assert all(role["quote"]["words"] in page.text for role in data["known"]["roles"])


def test_deeds_lead_to_their_event_with_status_and_support(path: Path, browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    rows = [row for group in data["did"] for row in group["rows"]]
    assert {row["title"] for row in rows} >= {"met", "visited"}
    with rashomon.open(path) as opened:
        for group in data["did"]:
            record = opened.pages.record(group["story"]["id"])
            assert record is not None
            numbers = {event.id: n for n, event in enumerate(record.events, 1)}
            for row in group["rows"]:
                assert row["href"].endswith(f"#ev{numbers[row['event']]}")
                assert row["low"] <= row["high"]
                assert row["href"] in page.hrefs
                assert row["status"].replace("-", " ") in page.text


def test_what_was_done_to_it_names_by_whom(browser: TestClient) -> None:
    _, data = both(browser, HADDAD)
    (group,) = data["suffered"]
    assert [row["title"] for row in group["rows"]] == ["praised"]
    assert group["rows"][0]["others"] == [{"label": "Jana Imre", "href": "/actor?name=jana+imre"}]


def test_its_words_are_newest_first_and_copies_are_one(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    rows = data["said"]["rows"]
    days = [row["day"] for row in rows]
    assert days[0] == "10 September 2014"
    assert days.index("25 June 2014") > days.index("10 September 2014")
    copied = [row for row in rows if row["copies"]]
    assert copied, "the reprint of the raid is no second statement"
    assert all(each["href"] in page.hrefs for row in copied for each in row["same"])
    assert any(row["chain"][1:2] == ["BBC"] or "the BBC" in row["chain"] for row in rows)


def test_what_others_say_of_it_is_not_what_it_says_itself(browser: TestClient) -> None:
    _, data = both(browser, HADDAD)
    own = {claim for row in data["said"]["rows"] for claim in row["claims"]}
    theirs = {claim for row in data["said_of"]["rows"] for claim in row["claims"]}
    assert own.isdisjoint(theirs)
    assert any(
        "Imre" in row["chain"][-1] or "She" in row["chain"][-1] for row in data["said_of"]["rows"]
    )


def test_relations_are_dated_and_in_words(browser: TestClient) -> None:
    page, data = both(browser, HADDAD)
    ties = data["relations"]["rows"]
    assert [(tie["one"]["label"], tie["said"], tie["other"]["label"]) for tie in ties] == [
        ("Omar Haddad", "meets", "Jana Imre"),
        ("Jana Imre", "supports", "Omar Haddad"),
    ]
    for tie in ties:
        assert tie["when"] in page.text
        assert tie["quote"]["words"] in page.text


def test_quoted_words_are_the_kept_text(path: Path, browser: TestClient) -> None:
    for name in ("omar+haddad", "jana+imre", "soldiers", "gunmen", "jets"):
        page, data = both(browser, f"/actor?name={name}")
        assert_exact(path, data)
        assert_inert(page)
        kept = {" ".join(words.split()) for words in page.marked}
        said = {" ".join(row["quote"]["words"].split()) for row in data["said"]["rows"]}
        assert said <= kept


def test_a_description_is_said_to_be_none(browser: TestClient) -> None:
    page, data = both(browser, "/actor?name=gunmen")
    assert data["known"]["is_described"]
    assert "This is a description, not a name." in page.text


def test_hostile_words_are_shown_and_do_nothing(browser: TestClient) -> None:
    answer = browser.get(HADDAD)
    assert HOSTILE in Page(answer.text).text
    assert HOSTILE not in answer.text
    for name in (
        HOSTILE,
        "\u202ehaddad",
        "x" * 400,
        "'; drop table story; --",
        "%00",
        '"',
        "*",
        "",
    ):
        missing = browser.get("/actor", params={"name": name})
        assert missing.status_code in (200, 404)
        assert_inert(Page(missing.text))
        assert browser.get("/api/actor", params={"name": name}).status_code in (200, 404)
    assert browser.get("/actor", params={"name": "x" * 401}).status_code == 400


def test_an_unknown_name_offers_the_nearest(browser: TestClient) -> None:
    for asked in ("Hadad", "haddad", "Omar Hadded"):
        answer = browser.get("/actor", params={"name": asked})
        assert answer.status_code == 404
        assert "/actor?name=omar+haddad" in Page(answer.text).hrefs, asked
    problem = browser.get("/api/actor?name=haddad")
    assert problem.status_code == 404
    assert problem.headers["content-type"].startswith("application/problem+json")
    assert "Omar Haddad" in problem.json()["detail"]


def test_pages_are_of_some_stories_and_say_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(across, "STORIES", 1)
    with rashomon.open(path) as opened:
        first, second = (actor.view(opened, "omar haddad", page) for page in (1, 2))
        assert first.extent.startswith("From stories 1–1 of 2")
        assert {g.story.id for g in first.did}.isdisjoint({g.story.id for g in second.did})
    browser = client(path)
    assert "/actor?name=omar+haddad&page=2" in Page(browser.get(HADDAD).text).hrefs
    assert browser.get(f"{HADDAD}&page=3").status_code == 404


def test_only_the_stories_of_the_page_are_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(across, "STORIES", 1)
    from rashomon.store import Pages

    asked: list[str] = []
    real = Pages.records

    def records(self: Pages, stories: list[str]) -> object:
        asked.extend(stories)
        return real(self, stories)

    monkeypatch.setattr(Pages, "records", records)
    with rashomon.open(path) as opened:
        actor.view(opened, "omar haddad")
    assert len(asked) == 1
