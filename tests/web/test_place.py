"""A place's page: what it is, what happened there, its rivals, what else its name may mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from two_stories import HOSTILE, Page, assert_exact, assert_inert, both, client, workspace

from rashomon.records import (
    Attribute,
    Credibility,
    Event,
    EventType,
    Finding,
    FindingStatus,
    Grade,
    Located,
    Place,
    PlaceMention,
    Precision,
    Record,
    Relation,
    Span,
    Standing,
    Story,
    Support,
    Value,
    Word,
)
from rashomon.web.across import Held
from rashomon.web.happenings import happening, listed, place_key
from rashomon.web.near_places import distance
from rashomon.web.pages import place
from rashomon.web.placed import Stated, entry, exactness, from_spot, mark, readings

TIKRIT = "/place?key=geonames%3A90150"
HERE = Located("geonames:1", "Quint", "place", ("Pell",), "IQ", 34.0, 41.0, 900)
THERE = Located("geonames:2", "Pell", "province", (), "IQ", 33.0, 42.0, 0, 90)
NAMESAKE = Located("geonames:3", "Quint", "place", ("Ilvar",), "SY", 35.0, 40.0)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("place"))


@pytest.fixture(scope="module")
def browser(path: Path) -> TestClient:
    return client(path)


def test_it_says_what_it_is(browser: TestClient) -> None:
    page, data = both(browser, TIKRIT)
    entry = data["entry"]
    assert (entry["kind"], entry["precision"], entry["is_area"]) == ("place", 1, False)
    assert entry["within"] == ["Salah ad Din Governorate", "Iraq"]
    assert "Salah ad Din Governorate" in page.text
    assert "geonames:90150" in page.text


def test_its_events_stand_by_story_with_their_status(browser: TestClient) -> None:
    page, data = both(browser, TIKRIT)
    assert [len(group["rows"]) for group in data["events"]] == [2, 1]
    for row in (row for group in data["events"] for row in group["rows"]):
        assert row["href"] in page.hrefs
        assert row["status"] == ("agreed" if row["reports"] > 1 else "single-origin")
        assert row["value"].startswith("Tikrīt")
    assert set(data["exact"]) <= {r["event"] for group in data["events"] for r in group["rows"]}
    assert "near it, within about 25 km" in data["exact"].values()
    assert "near it, within about 25 km" in page.text


def test_the_map_shows_it_and_is_said_in_words(browser: TestClient) -> None:
    answer = browser.get(TIKRIT)
    page, data = both(browser, TIKRIT)
    assert "svg" in page.tags
    assert data["map"]["caption"] in page.text
    assert [line["label"] for line in data["map"]["lines"]] == ["Tikrīt"]
    assert "<svg" not in browser.get(f"/api{TIKRIT}").text
    assert "style-src 'self'" in answer.headers["content-security-policy"]


def test_near_places_are_of_the_record(browser: TestClient) -> None:
    page, data = both(browser, TIKRIT)
    (near,) = data["nearby"]
    assert near["label"].startswith("Bayj")
    assert 35 < near["km"] < 45
    assert near["href"] in page.hrefs
    _, there = both(browser, near["href"])
    assert [each["label"].split(",")[0] for each in there["nearby"]] == ["Tikrīt"]


def test_quoted_words_are_the_kept_text(path: Path, browser: TestClient) -> None:
    page, data = both(browser, TIKRIT)
    assert_exact(path, data)
    assert_inert(page)


def test_an_unknown_place_offers_the_nearest(browser: TestClient) -> None:
    answer = browser.get("/place?key=tikrit")
    assert answer.status_code == 404
    assert "/place?key=geonames%3A90150" in Page(answer.text).hrefs
    for key in (HOSTILE, "geonames:999999999", "geonames:", "\u202e", ""):
        answer = browser.get("/place", params={"key": key})
        assert answer.status_code == 404
        assert_inert(Page(answer.text))
        assert browser.get("/api/place", params={"key": key}).status_code == 404


# --- what the raid has none of ----------------------------------------------------------------


def _value(name: str, key: str, standing: Standing) -> Value:
    support = Support(("origin-1",), 1, 1, ("report-1",), "one origin")
    grade = Grade(Credibility.DOUBTFUL, "contested")
    words = (Span("report-1", 0, 5),)
    return Value(name, key, words, ("m1",), (), support, grade, standing, reason="apart")


def _held(values: Sequence[Value]) -> Held:
    support = values[0].support
    event = Event(
        "happening-1", "story-1", EventType.ASSAULT, "", "struck", Span("report-1", 6, 12),
        ("m1",), ("report-1",), (), support, Word.CONTESTED, "contested",
    )  # fmt: skip
    finding = Finding(
        "finding-1", event.id, Attribute.PLACE, FindingStatus.CONTESTED, tuple(values), support, ""
    )
    story = Story("story-1", "A strike", ("report-1",), None, None, "one report")
    return Held(story, Record(story.id, (event,), (), (finding,)))


class _NoTexts:
    def quotes(self, *_: object) -> tuple[()]:
        return ()


def test_rivals_are_named_beside_it_and_drawn_as_what_they_are() -> None:
    held = _held(
        [
            _value("Quint, Iraq", "geonames:1@IQ", Standing.RIVAL),
            _value("Pell, Iraq", "geonames:2", Standing.RIVAL),
        ]
    )
    (one,) = listed(held, Attribute.PLACE, lambda value: place_key(value) == HERE.id)
    row = happening(one, _NoTexts())  # type: ignore[arg-type]
    assert row.status == "contested"
    assert [(each.label, each.href) for each in row.rivals] == [
        ("Pell, Iraq", "/place?key=geonames%3A2")
    ]
    here, rival = place._marks(HERE, [[one]], {HERE.id: HERE, THERE.id: THERE})
    assert (here.is_area, here.label) == (False, "Quint")
    assert (rival.is_area, rival.radius_km, rival.standing) == (True, 90.0, Standing.RIVAL)
    assert rival.href == "/story/story-1#ev1"


def test_an_area_is_never_drawn_as_a_point() -> None:
    for kind in ("district", "province", "region", "country", "continent", "water"):
        located = Located("geonames:9", "Ilvar", kind, (), "", 1.0, 2.0)
        assert mark("1", located, Standing.STANDS, "").is_area
        assert entry(located).is_area


def test_what_else_the_words_may_mean_is_given_with_confidence_and_reason() -> None:
    words = Span("report-1", 0, 5)
    mention = PlaceMention(words, 0, (HERE, NAMESAKE), 0.62, "the larger of two")
    known = Stated(mentions=[mention, mention])

    class Texts(_NoTexts):
        def want(self, _: object) -> None: ...

        def quote(self, _: Span) -> object:
            from rashomon.web.quoting import Quote

            return Quote("report-1", 0, 5, "Quint", "", "", "Outlet", "", "", "/report/report-1")

    (reading,) = readings(HERE.id, HERE, known, Texts())  # type: ignore[arg-type]
    assert (reading.confidence, reading.reason) == (0.62, "the larger of two")
    (other,) = reading.others
    assert other.entry.id == NAMESAKE.id
    assert other.km == round(distance(HERE, NAMESAKE))
    assert readings(NAMESAKE.id, NAMESAKE, known, Texts()) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"precision": Precision.EXACT}, "at the place itself"),
        ({"precision": Precision.NEAR, "relation": Relation.NEAR}, "near it, within about 25 km"),
        (
            {
                "precision": Precision.NEAR,
                "relation": Relation.OFF,
                "direction": "W",
                "distance": 30.0,
            },
            "30 km W of it",
        ),
        ({"precision": Precision.NEAR, "relation": Relation.OFF}, "some way from it"),
    ],
)
def test_how_exactly_it_is_put_there(stated: dict[str, object], said: str) -> None:
    held = _held([_value("Quint, Iraq", "geonames:1", Standing.STANDS)])
    (one,) = listed(held, Attribute.PLACE, lambda _: True)
    there = Place(0, Span("report-1", 0, 5), **stated)  # type: ignore[arg-type]
    assert exactness(one, Stated(at={"m1": there})) == said
    assert exactness(one, Stated()) == ""


def test_a_spot_is_an_entry_as_far_as_it_goes() -> None:
    from rashomon.store import Spot

    located = from_spot(Spot("geonames:1", "Quint, Pell, Iraq", "place", 34.0, 41.0))
    assert (located.name, located.within, located.radius) == ("Quint", ("Pell", "Iraq"), 0)
