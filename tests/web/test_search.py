"""The search: all that is asked for is there, nothing else, and hostile words only words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many_stories import ACTORS, OUTLETS, STATUSES, TYPES, WORDS, Known, fill
from rooms import room, visitor
from sqlalchemy import select
from starlette.testclient import TestClient
from two_stories import Page

import rashomon
from rashomon.spelling import key
from rashomon.store import Box, FacetKind, Wanted, choosing, schema, selection
from rashomon.web.asking import Asked, asked, box
from rashomon.web.pages.search import view
from rashomon.workspace import Workspace

FACETS = [
    *((FacetKind.ACTOR, key(each)) for each in ACTORS),
    *((FacetKind.PLACE, each) for each in ("t1", "t2", "t3", "c1")),
    *((FacetKind.TYPE, each) for each in TYPES),
    *((FacetKind.STATUS, each) for each in STATUSES),
    *((FacetKind.OUTLET, key(each)) for each in OUTLETS),
    (FacetKind.ORIGIN, "nobody"),
]
DAYS = st.sampled_from(["", "2014-01-01", "2014-01-20", "2014-02-15", "2014-03-22", "2015-01-01"])
WANTED = st.builds(
    Wanted,
    words=st.sampled_from(["", *WORDS, "strike market", '"the strike"', "the", "nothing"]),
    facets=st.lists(st.sampled_from(FACETS), max_size=3, unique=True).map(tuple),
    first=DAYS,
    last=DAYS,
    received=st.sampled_from(["", "2014-04-10T00:00:00Z"]),
    box=st.sampled_from([None, None, Box(43.0, 33.0, 44.0, 35.0), Box(170.0, -20.0, -170.0, 0.0)]),
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Known]]:
    path = tmp_path_factory.mktemp("many") / "many.db"
    return path, fill(path)


@pytest.fixture(scope="module")
def opened(many: tuple[Path, list[Known]]) -> Iterator[Workspace]:
    with rashomon.open(many[0]) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def client(many: tuple[Path, list[Known]]) -> TestClient:
    return visitor(room(many[0]))


def _has(known: Known, wanted: Wanted) -> bool:
    words = wanted.words.replace('"', "").split()
    places = {facet_key for kind, facet_key in known.facets if kind is FacetKind.PLACE}
    inside = {"t1", "t2", "c1"} if wanted.box and wanted.box.west < wanted.box.east else {"t3"}
    return (
        all(word == "the" or word in known.words for word in words)
        and set(wanted.facets) <= known.facets
        and (not wanted.first or known.day >= wanted.first)
        and (not wanted.last or "" < known.day <= wanted.last)
        and (not wanted.received or known.received > wanted.received)
        and (wanted.box is None or bool(places & inside))
    )


@settings(max_examples=150, deadline=None)
@given(wanted=WANTED)
def test_a_list_has_what_is_wanted_and_nothing_else_in_order(
    many: tuple[Path, list[Known]], opened: Workspace, wanted: Wanted
) -> None:
    expected = [known for known in many[1] if _has(known, wanted)]
    found = opened.desk.found(wanted)
    assert found.count() == len(expected)
    rows = found.rows(1000)
    assert [row.story for row in rows] == [known.story for known in expected]
    assert [row.digest is not None for row in rows] == [known.found_on for known in expected]
    counts = Counter(facet for known in expected for facet in known.facets)
    told = {
        (each.facet.kind, each.facet.key): each.stories
        for some in found.facets(1000).values()
        for each in some
    }
    assert told == counts
    days = Counter(known.day for known in expected if known.day)
    assert [(day, stories) for day, stories, _ in found.days(1000)] == sorted(
        days.items(), reverse=True
    )
    spots = {each.spot.key: (each.stories, each.articles) for each in found.spots(100)}
    assert spots == {
        facet_key: (count, count)
        for (kind, facet_key), count in counts.items()
        if kind is FacetKind.PLACE
    }


@settings(max_examples=60, deadline=None)
@given(wanted=WANTED, size=st.integers(1, 40))
def test_pages_show_each_story_once(opened: Workspace, wanted: Wanted, size: int) -> None:
    found = opened.desk.found(wanted)
    pages = [found.rows(size, at) for at in range(0, found.count() + size, size)]
    assert [row for page in pages for row in page] == found.rows(1000)


@settings(max_examples=60, deadline=None)
@given(wanted=WANTED, one=st.sampled_from(FACETS))
def test_one_facet_more_never_finds_more(
    opened: Workspace, wanted: Wanted, one: tuple[FacetKind, str]
) -> None:
    more = replace(wanted, facets=tuple(dict.fromkeys((*wanted.facets, one))))
    ids = {row.story.id for row in opened.desk.rows(wanted, 1000)}
    assert {row.story.id for row in opened.desk.rows(more, 1000)} <= ids


def test_long_lists_give_the_same_however_they_are_walked(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Wanted(words="strike", facets=((FacetKind.TYPE, "ASSAULT"),))
    before = opened.desk.rows(wanted, 1000)
    monkeypatch.setattr(selection, "_FEW", 0)
    monkeypatch.setattr(choosing, "_FEW", 0)
    assert opened.desk.rows(wanted, 1000) == before


def test_words_of_most_reports_are_followed_so_far(
    many: tuple[Path, list[Known]], opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOST_HITS", 20)
    found = opened.desk.found(Wanted(words="the"))
    assert (found.count(), found.is_bounded) == (20, True)
    narrow = Wanted(words="the", facets=((FacetKind.TYPE, "ASSAULT"),))
    assert opened.desk.count(narrow) == sum(_has(known, narrow) for known in many[1])
    seen = view(opened, asked({"q": ["the"]}))
    assert seen.hits_bounded
    assert not view(opened, asked({"q": ["strike"], "type": ["ASSAULT"]})).hits_bounded


def test_facets_of_a_long_list_are_those_of_most_stories(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened.desk.facets(Wanted(), 2)
    monkeypatch.setattr(selection, "_LEAST", 6)
    monkeypatch.setattr(selection, "_TIMES", 1)
    after = opened.desk.facets(Wanted(), 2)
    assert all(after[kind] == before[kind][: len(after[kind])] for kind in after)
    assert any(after.values())


def test_labels_like_words(opened: Workspace) -> None:
    like = opened.desk.like
    assert [e.facet.label for e in like(FacetKind.ACTOR, "haddad", 9)] == [
        each.facet.label
        for each in sorted(
            like(FacetKind.ACTOR, "haddad", 9), key=lambda e: (-e.stories, e.facet.key)
        )
    ]
    assert {e.facet.label for e in like(FacetKind.ACTOR, "Hadd", 9)} == {ACTORS[0], ACTORS[2]}
    assert next(e.facet.key for e in like(FacetKind.PLACE, "iraq", 9)) == "c1"
    assert like(FacetKind.ACTOR, "adda", 9)
    assert [e.facet.label for e in like(FacetKind.ACTOR, "ARMY", 9)] == ["army"]
    assert like(FacetKind.ACTOR, "%", 9) == like(FacetKind.ACTOR, "", 9) == []
    assert opened.desk.labels(FacetKind.PLACE, "t1") == "Tikrit, Salah ad Din, Iraq"
    assert opened.desk.labels(FacetKind.PLACE, "zzz") is None


# The question


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["q", "actor", "place", "type", "from", "to", "box", "since", "odd"]),
        st.lists(st.text(max_size=30), max_size=3),
    )
)
def test_a_question_survives_its_address(values: dict[str, list[str]]) -> None:
    once = asked(values)
    again = parse_qs(urlsplit(once.href).query, encoding="utf-8", errors="surrogatepass")
    try:
        once.href.encode()
    except UnicodeEncodeError:
        return
    assert asked(again).href == once.href
    for name, value in once.parts:
        assert (name, value) not in once.minus(name, value).parts


def test_a_box_holds_what_it_was_made_of() -> None:
    made = Asked((("box", box(43.123456, 34.2, 43.98765, 34.65)),)).box
    assert made == Box(43.12, 34.2, 43.99, 34.65)
    over = Asked((("box", box(175.0, -20.0, 190.0, -10.0)),)).box
    assert over == Box(175.0, -20.0, -170.0, -10.0)
    assert Asked((("box", "1,2,3"),)).box is None
    assert Asked((("box", "nan,0,inf,1e9"),)).box is None


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("from=tomorrow", "is no date"),
        ("from=2014-02-30", "is no date"),
        ("to=20140226", "is no date"),
        ("from=2014-03-01&to=2014-02-01", "No day is both"),
        ("since=never", "takes a day or a moment"),
        ("box=1,2,3", "west,south,east,north"),
        ("q=" + "a" * 401, "longer than"),
        ("q=" + "a+" * 50, "More than 40 words"),
        ("&".join(f"actor=a{n}" for n in range(13)), "More than 12 things"),
    ],
)
def test_what_cannot_be_understood_is_said(client: TestClient, query: str, says: str) -> None:
    page = client.get(f"/search?{query}")
    assert page.status_code == 400
    assert says in Page(page.text).text
    data = client.get(f"/api/search?{query}")
    assert data.status_code == 400
    assert says in data.json()["detail"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '"""',
        "a AND OR NOT",
        "NEAR(a b, 3)",
        "title:x",
        "{a b}: c^",
        "*",
        "a*",
        "-a",
        "(((",
        "\x00",
        "a\x00b",
        "'; DROP TABLE story; --",
        "<script>alert(1)</script>",
        "\u202eabc",
        "🜃" * 100,
        "%",
        "\\",
    ],
)
@pytest.mark.parametrize("field", ["q", "actor", "place", "type", "outlet", "since", "box", "from"])
def test_whatever_is_asked_is_only_words(client: TestClient, field: str, words: str) -> None:
    page = client.get("/search", params={field: words})
    assert page.status_code in (200, 400)
    assert "<script>alert" not in page.text
    assert "\x00" not in page.text
    assert "\u202e" not in page.text
    assert client.get("/api/search", params={field: words}).status_code in (200, 400)


# The page


def test_page_and_data_agree(client: TestClient) -> None:
    query = "q=strike&type=ASSAULT&from=2014-01-05"
    data = client.get(f"/api/search?{query}").json()
    page = client.get(f"/search?{query}")
    assert data["shown"]["total"] == len(data["rows"]) > 0
    assert [f"/story/{row['id']}" for row in data["rows"]] == _stories(page.text)
    html = Page(page.text)
    assert f"{data['shown']['total']} stories found" in html.text
    for group in data["groups"]:
        for choice in group["choices"]:
            assert choice["href"] in html.hrefs
            narrowed = client.get(choice["href"].replace("/search", "/api/search")).json()
            assert narrowed["shown"]["total"] == choice["stories"]
    for part in data["parts"]:
        assert part["without"] in html.hrefs
        assert part["value"] not in part["without"]


def test_the_hit_is_marked_where_it_stands(opened: Workspace) -> None:
    table = schema.report
    for row in opened.desk.rows(Wanted(words='"the strike"'), 1000):
        (report,), around = row.story.reports, row.around
        assert around is not None
        assert around.words is not None
        query = select(table.c.text).where(table.c.id == report)
        text = opened._store._connection.execute(query).scalar_one()
        assert around.report == report
        assert around.words.of(text) == around.hit == "the strike"
        assert f"{around.before}{around.hit}{around.after}".strip("… ") in text


def test_a_hit_in_a_title_alone_is_shown_too(opened: Workspace) -> None:
    (row,) = opened.desk.rows(Wanted(words='"story 13"'), 10)
    assert row.around is not None
    assert (row.around.words, row.around.hit) == (None, "Story 13")


def test_titles_and_names_are_only_words(client: TestClient) -> None:
    page = client.get("/search").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "\u202e" not in page
    assert " style=" not in page
    assert not re.search(r"<[a-z]+[^>]* on[a-z]+=", page.lower())
    assert "onerror" not in page


def test_words_for_a_facet_are_any_of_what_they_may_mean(client: TestClient) -> None:
    data = client.get("/api/search?actor=haddad").json()
    (meant,) = data["meant"]
    assert {each["label"] for each in meant["choices"]} == {ACTORS[0], ACTORS[2]}
    one = [client.get(each["href"].replace("/search", "/api/search")) for each in meant["choices"]]
    totals = [each.json()["shown"]["total"] for each in one]
    assert [each["stories"] for each in meant["choices"]] == totals
    assert max(totals) <= data["shown"]["total"] <= sum(totals)
    alone = client.get("/api/search?actor=OMAR").json()
    assert alone["parts"][0]["label"] == ACTORS[0]
    assert not alone["meant"]


def test_code_words_are_taken_as_people_write_them(client: TestClient) -> None:
    for query in ("status=single+origin", "status=single-origin", "type=assault", "type=Assault"):
        data = client.get(f"/api/search?{query}").json()
        assert data["shown"]["total"] > 0
        assert not data["meant"]


def test_nothing_found_says_what_to_loosen(client: TestClient) -> None:
    query = "q=strike+market+nothing&type=ASSAULT&actor=nobody"
    page = Page(client.get(f"/search?{query}").text)
    assert "Nothing is found" in page.text
    assert "No story has an actor like “nobody”" in page.text
    data = client.get("/api/search?q=nothing&type=ASSAULT").json()
    assert data["rows"] == []
    assert [each["part"]["name"] for each in data["loosen"]] == ["q"]
    found = client.get("/api/search?type=ASSAULT").json()
    assert data["loosen"][0]["stories"] == found["shown"]["total"]


def test_a_circle_leads_to_its_places(client: TestClient) -> None:
    data = client.get("/api/search?map=1").json()
    assert {each["key"] for each in data["places"]} == {"t1", "t2", "t3"}
    assert {each["key"] for each in data["areas"]} == {"c1"}
    page = client.get("/search?map=1")
    (leads,) = {each for each in Page(page.text).hrefs if "box=" in each}
    inside = client.get(leads.replace("/search", "/api/search")).json()
    assert {each["key"] for each in inside["places"]} == {"t1", "t2"}
    assert 0 < inside["shown"]["total"] < data["shown"]["total"]
    assert "<svg" in client.get(leads).text
    assert "box=" not in client.get(leads).text.split('<ul class="chosen"')[1].split("</ul>")[0]


def test_a_map_is_drawn_where_it_is_asked_for(client: TestClient) -> None:
    plain = client.get("/search?q=strike")
    assert "map-land" not in plain.text
    assert "/search?q=strike&map=1" in Page(plain.text).hrefs
    drawn = client.get("/search?q=strike&map=1")
    assert "map-land" in drawn.text
    assert "/search?q=strike" in Page(drawn.text).hrefs
    assert '<input type="hidden" name="map" value="1">' in drawn.text
    nowhere = client.get("/search?place=c1&box=30,30,32,34")
    assert nowhere.status_code == 200
    assert client.get("/api/search?q=strike&map=1").json()["parts"][0]["name"] == "q"


def test_the_form_keeps_what_is_chosen(client: TestClient) -> None:
    page = client.get("/search", params={"q": 'a "b" <c>', "actor": "army", "type": "ASSAULT"}).text
    assert 'value="a &#34;b&#34; &lt;c&gt;"' in page
    assert '<input type="hidden" name="actor" value="army">' in page
    assert '<option value="ASSAULT" selected>Assault</option>' in page


def test_past_the_end_is_no_page(client: TestClient) -> None:
    assert client.get("/search?page=4").status_code == 404
    assert client.get("/search?page=0").status_code == 400
    assert client.get(f"/search?page={10**30}").status_code == 404
    pages = [_stories(client.get(f"/search?page={n}").text) for n in (1, 2, 3)]
    assert len({each for page in pages for each in page}) == 150


def _stories(page: str) -> list[str]:
    lists = page.split('<ul class="stories">')[1].split("</ul>")[0]
    return re.findall(r'<h2><a href="(/story/[^"]+)"', lists)
