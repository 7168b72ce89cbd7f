"""The lineage drawing: boxes apart, lines clear of boxes, sources above copies."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

from dossier_samples import many, material, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dossier import Options, dossier
from rashomon.dossier.boxes import Graph, Line, Node
from rashomon.dossier.drawing import Box, drawing, wrapped
from rashomon.dossier.graph import graph, letters, listed
from rashomon.dossier.layers import layout
from rashomon.records import CopyKind


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph of up to 14 boxes, circles and lonely boxes included."""
    number = draw(st.integers(1, 14))
    origins = draw(st.integers(0, 3))
    nodes = [
        Node(f"n{n}", f"Box {n}", "detail", f"Box {n}", is_origin=n < origins)
        for n in range(number)
    ]
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(number), 2)) or [(0, 0)])))
    lines = []
    for low, high in dict.fromkeys(pairs):
        if low == high or high < origins:
            continue
        ends = [f"n{low}", f"n{high}"]
        if low >= origins and draw(st.booleans()):
            ends.reverse()
        kind = draw(st.sampled_from(list(CopyKind)))
        is_directed = low < origins or draw(st.booleans())
        lines.append(Line(ends[0], ends[1], kind, is_directed, draw(st.floats(0, 5)), "says"))
    touched = {key for line in lines for key in (line.upper, line.lower)}
    placed = tuple(replace(node, is_alone=node.key not in touched) for node in nodes)
    return Graph(placed, tuple(lines))


columns = st.integers(1, 5)


def _overlap(one: Box, two: Box) -> bool:
    across = one.x < two.x + two.width and two.x < one.x + one.width
    return across and one.y < two.y + two.height and two.y < one.y + one.height


@settings(deadline=None)
@given(graphs(), columns)
def test_boxes_stand_apart_and_inside(shown: Graph, wide: int) -> None:
    made = drawing(shown, wide, 140, 12)
    assert len(made.boxes) == len(shown.nodes)
    assert not any(_overlap(one, two) for one, two in combinations(made.boxes, 2))
    for box in made.boxes:
        assert box.x >= 0
        assert box.x + box.width <= made.width
        assert box.y + box.height <= made.height


@settings(deadline=None)
@given(graphs(), columns)
def test_slots_of_a_row_never_touch(shown: Graph, wide: int) -> None:
    placed = layout(shown, wide, 140, 12)
    for row in placed.rows:
        for left, right in pairwise(row):
            gap = placed.middle[right.key] - placed.middle[left.key]
            assert gap >= (left.width + right.width) / 2


@settings(deadline=None)
@given(graphs(), columns)
def test_a_line_passes_every_row_between_its_ends_in_a_lane(shown: Graph, wide: int) -> None:
    placed = layout(shown, wide, 140, 12)
    row = {slot.key: number for number, held in enumerate(placed.rows) for slot in held}
    assert len(placed.runs) == len(shown.lines)
    for run in placed.runs:
        steps = [row[below] - row[above] for above, below in pairwise(run.via)]
        assert steps == [1] * len(steps) or steps == [0]
        assert {run.via[0], run.via[-1]} == {run.line.upper, run.line.lower}


@settings(deadline=None)
@given(graphs(), columns)
def test_sources_stand_above_copies_and_origins_on_top(shown: Graph, wide: int) -> None:
    placed = layout(shown, wide, 140, 12)
    row = {slot.key: number for number, held in enumerate(placed.rows) for slot in held}
    above: dict[str, set[str]] = {node.key: set() for node in shown.nodes}
    for line in shown.lines:
        if line.is_directed:
            above[line.lower].add(line.upper)
    for line in shown.lines:
        if line.is_directed and not _reaches(above, line.upper, line.lower):
            assert row[line.upper] < row[line.lower]
    last_origin = max(
        (row[n.key] for n in shown.nodes if n.is_origin and not n.is_alone), default=-1
    )
    first_report = min((row[n.key] for n in shown.nodes if not n.is_origin), default=99)
    assert last_origin < first_report


def _reaches(above: dict[str, set[str]], low: str, high: str) -> bool:
    seen, waiting = {low}, [low]
    while waiting:
        for source in above[waiting.pop()] - seen:
            seen.add(source)
            waiting.append(source)
    return high in seen


def test_the_invented_story_is_drawn_as_it_is_told() -> None:
    shown = graph(dossier(material()), Options())
    wire, reprint, rewrite, radio, local, hostile = (report.id for report in reports())
    drawn = {(line.upper, line.lower): line for line in shown.lines}
    assert drawn[wire, reprint].kind is CopyKind.REPRINT
    assert drawn[wire, reprint].is_directed
    assert not drawn[radio, local].is_directed
    assert ("origin radio vale", radio) in drawn
    assert not any("origin northern wire" in ends for ends in drawn), "its own report stands there"
    assert [node.key for node in shown.nodes if node.is_alone] == [hostile]
    assert letters(dossier(material()))[rewrite] == "A"


def test_too_many_lines_are_thinned_and_the_reader_is_told() -> None:
    shown = graph(dossier(many(12, is_one_text=True)), Options())
    copies = [line for line in shown.lines if line.kind is not CopyKind.CITATION]
    assert len(copies) == 11
    assert "55 weaker lines" in " ".join(shown.notes)


def test_a_large_story_folds_its_reprints() -> None:
    shown = graph(dossier(many(46)), Options())
    headings = [node.heading for node in shown.nodes]
    assert "16 reprints of one text" in headings
    assert any(heading.endswith("reports without a line") for heading in headings)
    assert "Reprints of one text stand in one box" in " ".join(shown.notes)


def test_a_crowd_folds_further() -> None:
    shown = graph(dossier(many(300)), Options())
    assert "Reports that share words stand in one box" in " ".join(shown.notes)
    copies = [line for line in shown.lines if line.kind is not CopyKind.CITATION]
    assert copies == []


def test_a_page_lists_no_more_links_than_can_be_read_and_loses_no_report() -> None:
    held = dossier(many(40, is_one_text=True))
    kept, left = listed(held, Options(most_edges=50))
    assert len(kept.edges) == 50
    assert left == 730
    reached = {report for edge in kept.edges for report in (edge.left, edge.right)}
    assert reached == set(held.story.reports)
    assert listed(held, Options(most_edges=780)) == (held, 0)


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(4, 20))
def test_labels_fit_their_boxes(words: str, width: int) -> None:
    lines = wrapped(words, width, 2)
    assert 1 <= len(lines) <= 2
    assert all(len(line) <= width for line in lines)
