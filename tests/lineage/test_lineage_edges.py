"""What kind of edge stands between two reports, what proves it, and which way it runs."""

from __future__ import annotations

import pytest
from lineage_samples import FURNITURE, OTHER, UNRELATED, WIRE, marked

from rashomon.lineage import LineageOptions, relate
from rashomon.records import CopyEdge, CopyKind, Link, Span, Towards

PARAGRAPHS = WIRE.split("\n\n")


def edge(left: str, right: str) -> CopyEdge | None:
    """The only edge between two texts that name no outlet."""
    edges = relate(marked(left, "a"), [marked(right, "b")])
    assert len(edges) <= 1
    return edges[0] if edges else None


def found(left: str, right: str) -> CopyEdge:
    result = edge(left, right)
    assert result is not None
    return result


def test_a_reprint_under_another_headline_in_another_order() -> None:
    copy = "\n\n".join(["Storm swamps valley town", *PARAGRAPHS[:0:-1]])
    one = found(WIRE, copy)
    assert one.kind is CopyKind.REPRINT
    assert one.score > 0.9


def test_a_truncated_copy_is_a_reprint_and_the_fuller_text_is_nearer() -> None:
    one = found(WIRE, "\n\n".join(PARAGRAPHS[:3]))
    assert one.kind is CopyKind.REPRINT
    assert one.direction.source is Towards.LEFT
    assert "fuller" in " ".join(one.direction.reasons)


def test_a_rewrite_keeps_the_order_of_most_words() -> None:
    swaps = {"tore": "raced", "sweeping": "carrying", "several": "some", "warned": "said"}
    swaps |= {"storm": "flood", "shelved": "dropped", "repair": "building", "ferried": "took"}
    swaps |= {"pass": "exceed", "valley": "region", "costliest": "dearest", "held": "stood"}
    text = WIRE
    for old, new in swaps.items():
        text = text.replace(old, new)
    assert found(WIRE, text).kind is CopyKind.REWRITE


def test_one_shared_sentence_is_found_and_pointed_at() -> None:
    sentence = PARAGRAPHS[2]
    text = OTHER + "\n\n" + sentence + "\n\n" + UNRELATED
    one = found(WIRE, text)
    assert one.kind is CopyKind.PASSAGES
    (passage,) = one.passages
    assert passage.left.of(WIRE) == sentence.rstrip(".")
    assert passage.right.of(text) == sentence.rstrip(".")
    assert passage.likeness == 1.0


def test_a_shared_quotation_is_no_more_than_that() -> None:
    text = OTHER + "\n\n‘We heard the wall give way and ran for the stairs,’ a baker told him."
    one = found(WIRE, text)
    assert one.kind is CopyKind.QUOTATION
    assert "We heard the wall give way" in one.passages[0].left.of(WIRE)


def test_different_articles_of_one_story_have_no_edge() -> None:
    assert edge(WIRE, OTHER) is None
    assert edge(WIRE, UNRELATED) is None


def test_furniture_is_no_evidence() -> None:
    page = "\n\n".join(FURNITURE)
    assert edge(OTHER + "\n\n" + page, UNRELATED + "\n\n" + page) is None


def test_a_publishers_own_notice_at_the_foot_is_no_evidence() -> None:
    notice = (
        "The Pell Courier has followed the quarrel over the canal locks since its founding and "
        "believes that every lock keeper deserves a pension, a lantern and a dry pair of boots."
    )
    texts = (OTHER + "\n\n" + notice, UNRELATED + "\n\n" + notice)
    one = marked(texts[0], "a", outlet="Pell Courier")
    assert relate(one, [marked(texts[1], "b", outlet="Pell Courier")]) == ()
    (edge,) = relate(one, [marked(texts[1], "b", outlet="Saltmere Post")])
    assert edge.kind is CopyKind.PASSAGES


def test_stock_phrases_are_no_evidence() -> None:
    stock = (
        "The official told reporters on Monday, speaking on condition of anonymity because he was "
        "not authorised to speak to the media. There was no immediate claim of responsibility for "
        "the attack."
    )
    assert edge(OTHER + "\n\n" + stock, UNRELATED + "\n\n" + stock) is None


def test_reports_with_too_few_keys_in_common_are_not_compared() -> None:
    options = LineageOptions(min_shared=10_000)
    assert relate(marked(WIRE, "a"), [marked(WIRE, "b")], options) == ()


@pytest.mark.parametrize(
    ("left", "right", "source"),
    [
        ("2019-03-01", "2019-03-02", Towards.LEFT),
        ("2019-03-03T08:00:00Z", "2019-03-02", Towards.RIGHT),
        ("2019-03-02", "2019-03-02T08:00:00Z", Towards.UNKNOWN),
        (None, "2019-03-02", Towards.UNKNOWN),
    ],
)
def test_times_give_the_direction_where_they_are_apart(
    left: str | None, right: str, source: Towards
) -> None:
    one = marked(WIRE, "a", published=left)
    other = marked(WIRE, "b", published=right)
    (edge,) = relate(one, [other])
    assert edge.direction.source is source
    assert edge.direction.reasons


def test_a_citation_outweighs_the_clock() -> None:
    agency = marked(WIRE, "a", outlet="Valdrin Wire", published="2019-03-02")
    copy = WIRE.replace("dawn,", "dawn, the news agency Valdrin Wire reported,")
    paper = marked(copy, "b", outlet="Pell Courier", published="2019-03-01")
    edges = relate(agency, [paper])
    assert {e.kind for e in edges} == {CopyKind.REPRINT, CopyKind.CITATION}
    assert {e.direction.source for e in edges} == {Towards.LEFT}


def test_two_that_cite_one_publisher_may_have_a_common_parent() -> None:
    one = marked(WIRE + "\n\nThe mayor told Reuters so.", "a", published="2019-03-01")
    other = marked(WIRE + "\n\nThat is what Reuters reported.", "b", published="2019-03-02")
    (edge,) = relate(one, [other])
    assert edge.direction.source is Towards.UNKNOWN
    assert "Reuters" in edge.direction.reasons[0]


def test_a_link_to_the_page_itself_is_the_surest_citation() -> None:
    target = "https://wire.example/floods?id=3"
    one = marked(WIRE, "a", address="https://wire.example/floods/", outlet="Valdrin Wire")
    plain = marked(OTHER + "\n\n" + PARAGRAPHS[3], "b")
    linked = type(plain)(
        type(plain.report)(
            "b", "c", "file:b", plain.report.text, "utf-8", links=(Link(Span("b", 0, 5), target),)
        ),
        plain.marks,
    )
    cites = [e for e in relate(one, [linked]) if e.kind is CopyKind.CITATION]
    assert [(e.score, e.direction.source) for e in cites] == [(1.0, Towards.LEFT)]
