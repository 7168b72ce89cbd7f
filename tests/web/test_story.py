"""The page of a story: every section, each word at its place, what stands without an origin."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "dossier"))

from dossier_samples import many, material, reports
from rooms import visitor

import raid
import rashomon
from rashomon.dossier import dossier, html, jsonl
from rashomon.dossier.found import Found
from rashomon.dossier.graph import graph
from rashomon.dossier.layers import layout
from rashomon.findings.dropping import Fate
from rashomon.records import Decision, Dossier, Imprint, Subject, Verdict, story_id
from rashomon.web import links
from rashomon.web.app import create_app
from rashomon.web.options import WebOptions
from rashomon.web.site import environment, site
from rashomon.web.story_compare import differing
from rashomon.web.story_grades import rated
from rashomon.web.story_times import bounds, times
from rashomon.web.story_view import OPTIONS, Around, view
from rashomon.workspace import Story

SECTIONS = "contested alone origins texts reports timeline map events actors colophon".split()
_VOID = frozenset("meta link input br".split())


@dataclass
class Seen(HTMLParser):
    """What a browser would make of a page: elements, attributes, and words by section."""

    source: str
    elements: Counter[str] = field(default_factory=Counter)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count it, remember its attributes, begin the words of a link."""
        self.elements[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "a":
            self.linked.append((dict(attrs).get("href") or "", ""))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """SVG's empty elements."""
        self.elements[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed in order."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Words, those of a link apart too."""
        self.words.append(data)
        if "a" in self._open and self.linked:
            href, said = self.linked[-1]
            self.linked[-1] = (href, said + data)

    @property
    def text(self) -> str:
        """All words on one line."""
        return " ".join(" ".join(self.words).split())

    def named(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [value for _, each, value in self.attributes if each == name]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the four invented reports of one raid."""
    return raid.workspace(tmp_path_factory.mktemp("raid"))


@pytest.fixture(scope="module")
def held(path: Path) -> Iterator[rashomon.Workspace]:
    """The same workspace, to compare with."""
    with rashomon.open(path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def story(held: rashomon.Workspace) -> Story:
    """The raid."""
    return max(held.stories(), key=lambda each: len(each.reports))


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    """A browser in a room over it."""
    return visitor(create_app(path, WebOptions()))


@pytest.fixture(scope="module")
def page(client: TestClient, story: Story) -> Seen:
    """The page of the raid."""
    answer = client.get(f"/story/{story.id}")
    assert answer.status_code == 200
    return Seen(answer.text)


def shown(made: Dossier, **around: object) -> Seen:
    """The page of a dossier that no workspace holds."""
    whole = Around(lambda _: (), (), {}, Imprint("0.0.test", "f" * 64, 0))
    seen, sections = view(made, replace(whole, **around))  # type: ignore[arg-type]
    template = environment().get_template("story.html.j2")
    frame = site("war", {"/"}, WebOptions())
    return Seen(template.render(view=seen, site=frame, here="/story/x", author="", **sections))


def faults(seen: Seen) -> list[str]:
    """What could act on a page, or leads nowhere."""
    found = [f"<{tag}>" for tag in ("style", "iframe", "img", "object") if seen.elements[tag]]
    ids = Counter(seen.named("id"))
    found += [f"id {name} stands {n} times" for name, n in ids.items() if n > 1]
    for tag, name, value in seen.attributes:
        if name == "style" or name.startswith("on"):
            found.append(f"{tag} {name}={value}")
        if name in ("href", "src", "action") and not re.match(r"/(?!/)|#|https?://", value):
            found.append(f"{tag} {name}={value}")
        if name == "href" and value.startswith("#") and value[1:] not in ids:
            found.append(f"no {value}")
        if name == "aria-labelledby":
            found += [f"no #{each}" for each in value.split() if each not in ids]
    found += [f"script {src}" for tag, name, src in seen.attributes
              if (tag, name) == ("script", "src") and not src.startswith("/static/")]  # fmt: skip
    if seen.elements["script"] != sum((t, n) == ("script", "src") for t, n, _ in seen.attributes):
        found.append("a script of its own")
    return found


# --- the page ------------------------------------------------------------------------------------


def test_every_section_is_there_in_order(page: Seen) -> None:
    ids = [each for each in page.named("id") if each in SECTIONS]
    assert ids == SECTIONS
    assert page.elements["h1"] == 1
    assert "Tikrit" in page.text


def test_nothing_on_it_acts_and_every_anchor_resolves(page: Seen) -> None:
    assert faults(page) == []


def test_words_lead_to_their_characters_on_the_page_of_their_report(
    page: Seen, held: rashomon.Workspace, story: Story
) -> None:
    texts = {report: held.report(report).text for report in story.reports}
    made = story.dossier()
    assert made.record is not None
    known = {span for f in made.record.findings for v in f.values for span in v.words}
    known |= {event.words for event in made.record.events}
    known |= {span for origin in made.record.origins for span in origin.words}
    known |= {each.words for each in made.citations}
    known |= {version.words for each in made.quotations for version in each.versions}
    places = {links.report(span.report, span): span for span in known}
    ways = [(href, said) for href, said in page.linked if "?at=" in href]
    assert len(ways) > 50
    for href, said in ways:
        words = places[href].of(texts[places[href].report])
        assert words.strip()
        if said.startswith("“"):  # an event's title
            assert said.strip("“”").split()[0] in words
    for event in made.record.events:
        assert links.report(event.words.report, event.words) in dict(ways)


def test_numbers_say_how_much_there_is(page: Seen, story: Story) -> None:
    made = story.dossier()
    assert made.record is not None
    support = made.record.events[0].support
    low, high = support.low, support.high
    told = str(low) if low == high else f"{low}–{high}"
    assert f"Reports {len(made.entries)}" in page.text
    assert re.search(rf"behind the leading event {told}\b", page.text)


def test_the_reports_that_differ_most_are_offered_side_by_side(page: Seen, story: Story) -> None:
    found = Found(story.dossier(), OPTIONS)
    chosen = differing(found)
    assert 2 <= len(chosen) <= 4
    assert links.compare(chosen) in page.named("href")
    point = next(found.contested())
    sides = [value.support.reports for value in point.values]
    assert any(set(chosen) & set(side) for side in sides)


def test_actors_lead_to_their_pages(page: Seen) -> None:
    ways = [href for href, said in page.linked if "Haddad" in said and "/actor?" in href]
    assert ways == [links.actor("omar haddad")]


def test_the_map_shows_the_town_and_links_to_its_event(page: Seen) -> None:
    marks = [(href, said) for href, said in page.linked if "Tikr" in said]
    assert any(href.startswith("#ev") for href, _ in marks)
    assert page.elements["svg"] > 3


# --- what still stands ---------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["Omar Haddad", "3", "Harbour Ledger"])
def test_what_stands_agrees_with_the_workspace(client: TestClient, story: Story, what: str) -> None:
    left = story.without(what)
    answer = client.get(links.without(story.id, [what]))
    seen = Seen(answer.text)
    assert answer.status_code == 200
    assert faults(seen) == []
    fates = [fate for event in left.events for each in event.findings for fate in each.fates]
    falls = fates.count(Fate.VANISHES)
    assert bool(re.search(rf"\b{falls} findings? falls?\b", seen.text)) is bool(falls)
    assert re.search(rf"\b{left.untouched} findings? do(es)? not rest on it", seen.text)
    numbers = [each for each in seen.named("id") if re.fullmatch(r"ev\d+", each)]
    assert len(numbers) == len(left.record.events)
    unticked = _boxes(seen) - _ticked(answer.text)
    assert unticked == {*(origin.id for origin in left.origins), *left.reports}
    again = Seen(client.get(links.without(story.id, sorted(unticked))).text)
    assert again.words == seen.words, "the same by name and by id"


def _boxes(seen: Seen) -> set[str]:
    return {value for tag, name, value in seen.attributes if (tag, name) == ("input", "value")
            and value.startswith(("origin-", "report-"))}  # fmt: skip


def _ticked(text: str) -> set[str]:
    return set(re.findall(r'name="keep" value="([^"]+)" id="[^"]+" checked', text))


def test_the_form_works_without_scripts(client: TestClient, story: Story) -> None:
    text = client.get(f"/story/{story.id}").text
    kept = sorted(_ticked(text))
    assert set(kept) == _boxes(Seen(text))
    answer = client.get(f"/story/{story.id}", params={"chosen": "true", "keep": kept[1:]})
    assert answer.status_code == 303
    assert answer.headers["location"] == links.without(story.id, kept[:1])
    named = {"chosen": "true", "keep": kept, "without": "Harbour Ledger"}
    answer = client.get(f"/story/{story.id}", params=named)
    assert answer.headers["location"] == links.without(story.id, ["Harbour Ledger"])
    whole = client.get(f"/story/{story.id}", params={"chosen": "true", "keep": kept, "without": ""})
    assert whole.headers["location"] == f"/story/{story.id}"


def test_nothing_that_fits_nothing_is_set_aside(client: TestClient, story: Story) -> None:
    answer = client.get(links.without(story.id, ["origin-00000000"]))
    assert answer.status_code == 404
    assert "origin-00000000" in answer.text
    assert "older than the record" in answer.text


# --- for programs --------------------------------------------------------------------------------


def test_json_is_the_dossier_as_an_export_writes_it(client: TestClient, story: Story) -> None:
    said = client.get(f"/api/story/{story.id}").json()
    ways = said.pop("links")
    made = story.dossier()
    assert said == msgspec.json.decode(next(jsonl([made])))
    assert ways["page"] == f"/story/{story.id}"
    assert set(ways["reports"]) == set(story.reports)
    assert made.record is not None
    assert ways["events"][made.record.events[0].id].endswith("#ev1")


def test_json_without_is_the_workspace_s(client: TestClient, story: Story) -> None:
    address = f"/api/story/{story.id}/without"
    said = client.get(address, params={"what": ["Omar Haddad", "4"]}).content
    assert said == msgspec.json.encode(story.without("Omar Haddad", "4"))
    assert client.get(address).status_code == 400
    assert client.get(address, params={"what": "nobody"}).status_code == 404


def test_the_one_file_can_be_taken_away(client: TestClient, story: Story) -> None:
    answer = client.get(f"/story/{story.id}/brief.html")
    imprint = story._workspace.imprint()
    assert answer.text == html(story.dossier(), imprint=imprint)
    assert imprint.workspace in answer.text
    assert answer.headers["content-disposition"].startswith("attachment")


def test_an_address_from_before_a_lower_report_joined_leads_on(
    client: TestClient, story: Story
) -> None:
    once = story_id([max(story.reports)])
    assert once != story.id
    answer = client.get(f"/story/{once}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/story/{story.id}")


def test_a_story_is_found_by_how_its_id_begins(client: TestClient, story: Story) -> None:
    answer = client.get(f"/story/{story.id[:12]}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/story/{story.id}")


@pytest.mark.parametrize("where", ["/story/{}", "/api/story/{}", "/story/{}/brief.html"])
@pytest.mark.parametrize("name", ["story-0000000000000000", "1", "%3Cscript%3E", "story-"])
def test_no_such_story_says_how_to_find_it(client: TestClient, where: str, name: str) -> None:
    answer = client.get(where.format(name))
    assert answer.status_code == 404
    assert "look for it by words" in answer.text
    assert "<script>" not in answer.text or where.startswith("/api/")


# --- a hostile, a silent and a large record ------------------------------------------------------


def test_a_hostile_record_is_inert() -> None:
    seen = shown(dossier(material()))
    assert faults(seen) == []
    assert "alert('origin')" in seen.text
    assert "\u202e" not in seen.text
    assert all("evil.example" not in href for href, _ in seen.linked)


def test_a_story_not_found_on_yet_says_why() -> None:
    seen = shown(dossier(replace(material(), record=None)))
    assert faults(seen) == []
    assert "no record of events is kept" in seen.text
    assert "events" not in seen.named("id")


@pytest.mark.parametrize("number", [1, 2, 60])
def test_many_reports_and_one(number: int) -> None:
    seen = shown(dossier(many(number)))
    assert faults(seen) == []


def test_who_told_it_first_stands_above_the_reports(story: Story) -> None:
    made = story.dossier()
    shape = graph(made, OPTIONS, first=True)
    named = {node.heading for node in shape.nodes if node.is_first}
    assert "Omar Haddad" in named
    rows = layout(shape, 4, 172, 20).rows
    row = {slot.key: n for n, held in enumerate(rows) for slot in held}
    for line in shape.lines:
        if line.upper.startswith("first "):
            assert row[line.upper] < row[line.lower]
    assert not any(node.is_first for node in graph(made, OPTIONS).nodes)


# --- grades and times ----------------------------------------------------------------------------


def test_a_letter_stands_before_the_number_where_somebody_stated_it() -> None:
    made = dossier(material())
    found = Found(made, OPTIONS)
    value = next(v for f in found.record.findings for v in f.values if v.support.origins)
    assert rated(value, found, {}).sign == str(value.grade.credibility.value)
    said = Decision.make(
        Subject.SOURCE, Verdict.SET, ("name:northern wire",), "R. Reader",
        "2019-05-11T08:00:00.000000Z", value="B",
    )  # fmt: skip
    given = rated(value, found, {"northern wire": said})
    assert given.sign == f"B{value.grade.credibility.value}"
    assert "Northern Wire: B, stated by R. Reader, 2019-05-11" in given.stated
    assert "B1" in shown(made, reliability={"northern wire": said}).text


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2014-06-24", "2014-06-24", "2014-06-25"),
        ("2014-06-24/2014-06-26", "2014-06-24", "2014-06-27"),
        ("2014-06~", "2014-06-01", "2014-07-01"),
        ("2014-06-24/..", "2014-06-24", "9999-12-31"),
        ("../2014-06-24", "0001-01-01", "2014-06-25"),
        ("long ago", "0001-01-01", "9999-12-31"),
    ],
)
def test_a_time_allows_what_it_says(edtf: str, first: str, last: str) -> None:
    assert tuple(each.date().isoformat() for each in bounds(edtf)) == (first, last)


def test_rival_times_are_marks_of_their_own() -> None:
    drawn = times(Found(dossier(material()), OPTIONS)).drawn
    gate = next(row for row in drawn if row.number == 1)
    assert [(mark.look, mark.label) for mark in gate.marks] == [
        ("stands", "3 May 2019"),
        ("gone", "2 May 2019"),
    ]
    assert gate.marks[1].start < gate.marks[0].start


# --- deciding ------------------------------------------------------------------------------------


def test_values_are_decided_on_one_event_at_a_time(path: Path, story: Story) -> None:
    client = visitor(create_app(path, WebOptions()))
    plain = client.get(f"/story/{story.id}").text
    assert 'action="/decide"' not in plain
    assert f"/story/{story.id}?decide=1#ev1" in plain
    asked = client.get(f"/story/{story.id}?decide=1").text
    assert 'action="/decide"' in asked
    assert faults(Seen(asked)) == []
    closed = visitor(create_app(path, WebOptions(read_only=True)))
    assert "decide=" not in closed.get(f"/story/{story.id}").text
    assert 'action="/decide"' not in closed.get(f"/story/{story.id}?decide=1").text


def test_the_samples_hold_six_reports() -> None:
    assert len(reports()) == 6
