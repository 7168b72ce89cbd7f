"""Who is named as where a report has something from."""

from __future__ import annotations

import pytest
from lineage_samples import report

from rashomon.lineage import mark
from rashomon.records import Basis, Link, Report, Span, Stated


def cited(text: str) -> list[str]:
    return [citation.cited for citation in mark(report(text)).citations]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("The governor told AFP that the bridge was closed.", "Agence France-Presse"),
        ("Two boats sank, Reuters reported on Monday.", "Reuters"),
        ("In an interview with BBC Arabic, the minister denied it.", "BBC"),
        ("Residents quoted by the BBC said the road was cut.", "BBC"),
        ("According to the Guardian, the dam had not been inspected.", "Guardian"),
        ("HARROWGATE, March 3 (AP) — The river burst its banks.", "Associated Press"),
        ("SALTMERE (Reuters) - The river burst its banks.", "Reuters"),
        ("The river burst its banks on Monday.\n\n— Reuters", "Reuters"),
        ("The river burst its banks on Monday.\n\nWith AFP", "Agence France-Presse"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("The dam held, the news agency Valdrin Telegraph reported.", "Valdrin Telegraph"),
        ("A diver told Kestrel TV that the gate had jammed.", "Kestrel"),
        ("The state news agency SANA said the strike hit a depot.", "Syrian Arab News Agency"),
    ],
)
def test_a_citation_is_found(text: str, publisher: str) -> None:
    assert publisher in cited(text)


@pytest.mark.parametrize(
    "text",
    [
        "Photo via AP/Ilse Brannoch",
        "The flooded market square in Harrowgate (AFP)",
        "Image: Reuters",
        "The BBC building was evacuated after a fire alarm.",
        "According to the mayor, the dam had not been inspected.",
        "It was time to go, the sun rose and the guardian slept.",
    ],
)
def test_a_name_without_a_cue_is_no_citation(text: str) -> None:
    assert cited(text) == []


def test_words_and_cue_point_at_the_text() -> None:
    text = "The pilot told the French news agency AFP that the strip was flooded."
    (found,) = mark(report(text)).citations
    assert found.words.of(text) == "AFP"
    assert found.cue.of(text).startswith("told")


def test_its_own_outlet_is_no_citation() -> None:
    text = "The pilot told AFP that the strip was flooded."
    assert mark(report(text, outlet="AFP")).citations == ()


def test_a_link_to_a_publisher_is_a_citation() -> None:
    text = "Two boats sank, it was reported on Monday."
    one = report(text, name="r")
    link = Link(Span("r", 19, 27), "https://www.reuters.com/world/boats")
    linked = Report(one.id, one.capture, one.address, text, "utf-8", links=(link,))
    (found,) = mark(linked).citations
    assert found.cited == "Reuters"
    assert found.words == link.words


def test_a_wire_in_the_by_line_is_a_citation() -> None:
    text = "By Reuters\n\nTwo boats sank on Monday off the coast of Saltmere."
    one = report(text, name="r")
    author = Stated("Reuters", Basis.BYLINE, Span("r", 3, 10))
    signed = Report(one.id, one.capture, one.address, text, "utf-8", byline=(author,))
    assert "Reuters" in [citation.cited for citation in mark(signed).citations]
