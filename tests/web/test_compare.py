"""Side by side: every sentence once and in order, kin found, contradictions told, hostile words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

import itertools

from report_rooms import HOSTILE, add, by_outlet, client, is_inert, tree, words
from starlette.testclient import TestClient

from raid import workspace
from rashomon.dossier.safe import plain
from rashomon.records import Report
from rashomon.web import links
from rashomon.web.compare_kin import MOST, Alphabet, How, Side, pairs
from rashomon.web.compare_rows import heaviest, rows
from rashomon.web.compare_view import compared
from rashomon.words import sentences


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The raid, and a hostile report that copies some of it."""
    found = workspace(tmp_path_factory.mktemp("raid"))
    text = (found.parent / "ledger.txt").read_text() + f"\n\n{HOSTILE} \u202eno\u2069 <b>one</b>.\n"
    add(found, "evil.txt", text, 1403820000, outlet=f"Evil {HOSTILE}\u202e", published="2014-06-26")
    return found


@pytest.fixture(scope="module")
def room(path: Path) -> TestClient:
    """A browser in that room."""
    return client(path)


@pytest.fixture(scope="module")
def reports(path: Path) -> dict[str, Report]:
    """The reports by outlet."""
    return by_outlet(path)


def test_a_reprint_is_said_to_be_one(room: TestClient, reports: dict[str, Report]) -> None:
    two = [reports["Harbour Ledger"].id, reports["Tern Mail"].id]
    page = tree(room.get(links.compare(two)).text)
    said = words(page.xpath("//ul[@class='comes-to']")[0])
    assert "carries 100 % of" in said
    assert "reprint" in said
    assert "No sentence stands in one report only." in said
    groups = page.xpath("//table//div[contains(@class, 'group')]")
    assert {g.get("class").split()[1] for g in groups} == {"copied"}
    for row in page.xpath("//table/tbody/tr"):
        one, other = row.xpath("./td")
        spoken = [[words(s) for s in cell.xpath(".//span[@class='s']")] for cell in (one, other)]
        assert spoken[0] == spoken[1]


def test_contradictions_are_said_with_their_values(
    room: TestClient, reports: dict[str, Report]
) -> None:
    two = [reports["Harbour Ledger"].id, reports["Dorrow Courier"].id]
    told = room.get("/api" + links.compare(two)).json()["compared"]
    clashing = [line["said"] for line in told["summary"] if "contradict" in line["said"]]
    groups = [g for row in told["rows"] for cell in row["cells"] for g in cell if g["against"]]
    assert clashing
    assert {a["to"][0][0] for g in groups for a in g["against"]} == {"A", "B"}
    page = tree(room.get(links.compare(two)).text)
    assert page.xpath("//mark[@class='clash']")
    assert "contradicts" in words(page.xpath("//table")[0])


def test_kin_are_reached_without_scripts(room: TestClient, reports: dict[str, Report]) -> None:
    every = [r.id for name, r in reports.items() if not name.startswith("Evil")]
    page = tree(room.get(links.compare(every)).text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    ways = page.xpath("//p[@class='status-line']//a/@href")
    assert ways
    assert all(way.removeprefix("#") in ids for way in ways)
    assert len(page.xpath("//table/thead//th")) == 4
    for group in page.xpath("//table//div[contains(@class, 'group')]"):
        (line,) = group.xpath("./p[@class='status-line']")
        assert words(line)  # what it is, in words


def test_every_sentence_stands_once_on_the_page(
    room: TestClient, reports: dict[str, Report]
) -> None:
    some = list(reports.values())[:4]
    page = tree(room.get(links.compare(r.id for r in some)).text)
    for letter, report in zip("abcd", some, strict=True):
        told = page.xpath(f"//span[@class='s'][starts-with(@id, '{letter}')]")
        assert [e.text_content() for e in told] == [
            plain(report.text[a:b]) for a, b in sentences(report.text)
        ]


def test_hostile_reports_are_inert(room: TestClient, reports: dict[str, Report]) -> None:
    (evil,) = [r for name, r in reports.items() if name.startswith("Evil")]
    for some in ([evil.id], [evil.id, reports["Tern Mail"].id]):
        page = room.get(links.compare(some)).text
        assert is_inert(page)
        assert "alert(1)" in page


def test_fewer_than_two_are_offered_more(room: TestClient, reports: dict[str, Report]) -> None:
    one = reports["Harbour Ledger"].id
    page = tree(room.get(f"/compare?report={one}").text)
    assert "choose one to three more" in words(page.xpath("//main")[0])
    assert page.xpath("//input[@name='report'][@checked]/@value") == [one]
    assert len(page.xpath("//input[@name='report']")) > 3
    empty = tree(room.get("/compare").text)
    (way, *_) = empty.xpath("//ul[@class='of-stories']//a/@href")
    assert tree(room.get(way).text).xpath("//input[@name='report']")


def test_what_cannot_be_compared_is_answered_in_words(
    room: TestClient, reports: dict[str, Report]
) -> None:
    ids = [report.id for report in reports.values()]
    many = room.get(links.compare([*ids, "report-x"][:6]))
    assert (many.status_code, "too many" in many.text) == (400, True)
    unknown = room.get(links.compare([ids[0], "<b>"]))
    assert (unknown.status_code, "There is no report" in unknown.text) == (404, True)
    assert room.get("/compare?story=story-x").status_code == 404
    twice = room.get(links.compare([ids[0], ids[0], ids[1]]))
    assert "given twice" in twice.text
    assert len(tree(twice.text).xpath("//table/thead//th")) == 2
    assert room.get("/compare?report=&report=%00&report=%FF").status_code in (200, 404)


def test_reports_of_two_stories_may_be_compared(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    rain = "Rain flooded the low fields of Saltmere on Monday. Farmers moved the cattle uphill."
    vote = "The council of Dorrow voted for a new bridge. The mayor counted nine hands."
    add(path, "rain.txt", f"Rain in Saltmere\n\n{rain * 2}", 1403733600, outlet="One")
    add(path, "vote.txt", f"A bridge for Dorrow\n\n{vote * 2}", 1403733600, outlet="Two")
    ids = [report.id for report in by_outlet(path).values()]
    page = room_page = client(path).get(links.compare(ids))
    assert page.status_code == 200
    said = words(tree(room_page.text).xpath("//main")[0])
    assert "of 2 stories" in said
    assert "share no passage" in said


def test_a_huge_report_is_bounded() -> None:
    line = "The governor counted {} boats on the river and wrote it down. "
    one = _report("a", "".join(line.format(n) for n in range(3 * MOST)))
    other = _report("b", "".join(line.format(n + 1) for n in range(3 * MOST)))
    told = compared([one, other], [], [], {})
    assert [column.unlisted for column in told.columns] == [2 * MOST, 2 * MOST]
    assert [column.sentences for column in told.columns] == [MOST, MOST]


# Laws

WORDS = st.sampled_from(
    "jets bombed the market of Tikrit on Tuesday and killed many people".split()
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(lambda ws: " ".join(ws).capitalize() + ".")
TEXT = st.lists(st.tuples(SENTENCE, st.sampled_from([" ", "\n\n"])), max_size=8).map(
    lambda some: "".join(s + gap for s, gap in some)
)


def _report(name: str, text: str) -> Report:
    return Report(f"report-{name}", f"capture-{name}", f"file:{name}", text, "utf-8")


@given(st.lists(TEXT, min_size=2, max_size=4))
def test_the_alignment_shows_every_sentence_once_and_in_order(texts: list[str]) -> None:
    some = [_report(str(n), text) for n, text in enumerate(texts)]
    told = compared(some, [], [], {})
    for column, report in enumerate(some):
        shown = [
            (s.start, s.end)
            for row in told.rows
            for group in row.cells[column]
            for s in group.sentences
        ]
        assert shown == sentences(report.text)
    for row in told.rows:
        filled = sum(bool(cell) for cell in row.cells)
        assert filled >= (2 if row.is_kin else 1)
        for cell in row.cells:
            for group in cell:
                words_ = ["".join(t.text for t in s.tokens) for s in group.sentences]
                report = some[row.cells.index(cell)]
                assert all(w in report.text for w in words_)
                assert (group.status == "only") == (not group.kin)


@given(TEXT, TEXT)
def test_likeness_is_the_same_from_both_sides(left: str, right: str) -> None:
    alphabet = Alphabet()
    one, other = Side(_report("1", left), alphabet), Side(_report("2", right), alphabet)
    there = {(p.left, p.right, p.how, p.likeness) for p in pairs(one, other, [])}
    back = {(p.right, p.left, p.how, p.likeness) for p in pairs(other, one, [])}
    assert there == back


@given(TEXT)
def test_a_text_is_its_own_copy(text: str) -> None:
    told = compared([_report("1", text), _report("2", text)], [], [], {})
    groups = [g for row in told.rows for cell in row.cells for g in cell]
    assert {g.status for g in groups} <= {"copied"}
    assert all(row.is_kin for row in told.rows)


PAIRS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([0.5, 1.0, 2.0])),
    max_size=7,
    unique_by=lambda each: each[:2],
)


@given(PAIRS)
def test_the_chain_is_the_heaviest(found: list[tuple[int, int, float]]) -> None:
    weight = {(i, j): w for i, j, w in found}
    chain = heaviest(found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(chain))
    best = 0.0
    for mask in range(1 << len(found)):
        some = sorted(p for n, p in enumerate(found) if mask >> n & 1)
        rising = all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(some))
        best = max(best, sum(p[2] for p in some)) if rising else best
    assert sum(weight[pair] for pair in chain) == best


@given(st.lists(st.integers(0, 5), min_size=2, max_size=4), st.data())
def test_rows_hold_every_place_once(sizes: list[int], data: st.DataObject) -> None:
    places = [(c, n) for c, size in enumerate(sizes) for n in range(size)]
    joins = [(a, b) for a in places for b in places if a[0] < b[0]]
    drawn = data.draw(st.lists(st.sampled_from(joins), unique=True, max_size=8)) if joins else []
    laid = rows(sizes, dict.fromkeys(drawn, 1.0))
    for column, size in enumerate(sizes):
        assert [n for row in laid for n in row.cells[column]] == list(range(size))


def test_how_alike_is_said() -> None:
    text = "Jets bombed the cattle market of Tikrit on Tuesday, a police colonel said."
    other = "Jets bombed the market of Tikrit on Tuesday, killing many, said a colonel."
    alphabet = Alphabet()
    sides = [Side(_report(str(n), t), alphabet) for n, t in enumerate((text, other, text))]
    assert [p.how for p in pairs(sides[0], sides[1], [])] == [How.REWORDED]
    assert [p.how for p in pairs(sides[0], sides[2], [])] == [How.SAME]
