"""What joins reports: passages against both sides, quotations and stories against their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.proof.copy import bare
from rashomon.proof.mismatch import (
    ALTERED,
    FABRICATED,
    MISPLACED,
    MISSING,
    Checks,
    Mismatch,
    shown,
)
from rashomon.records import Citation, CopyEdge, Passage, Quotation, Report, Story
from rashomon.store import Sheet
from rashomon.words import words

# Of the likeness a passage states, this share must show in the bare words: lineage also counts
# words as alike that are spelled or inflected differently.
_ALIKE = 0.5


def edge_values(edge: CopyEdge, reports: Mapping[str, Report]) -> Checks:
    """Each passage holds words of both reports, and they are alike."""
    for named in (edge.left, edge.right):
        yield (
            None
            if named in reports
            else Mismatch(edge.id, "reports", MISSING, f"{named} is not in the record")
        )
    if edge.left in reports and edge.right in reports:
        for passage in edge.passages:
            yield _passage(edge, passage, reports)


def quotation_values(quotation: Quotation, reports: Mapping[str, Report]) -> Checks:
    """Each version's text is what its words say."""
    for version in quotation.versions:
        report = reports.get(version.words.report)
        said = version.words.of(report.text) if report is not None else ""
        yield (
            None
            if bare(said) == bare(version.text)
            else Mismatch(
                quotation.id, "versions", FABRICATED, f"{shown(version.text)} is not {shown(said)}"
            )
        )


def story_values(story: Story, reports: Mapping[str, Report]) -> Checks:
    """Its reports are there, and one of them carries its title."""
    for named in story.reports:
        yield (
            None
            if named in reports
            else Mismatch(story.id, "reports", MISSING, f"{named} is not in the record")
        )
    title = bare(story.title)
    texts = (t for r in reports.values() for t in (r.text, r.title.value if r.title else ""))
    yield (
        None
        if any(title in bare(text) for text in texts)
        else Mismatch(story.id, "title", FABRICATED, f"no report of it says {shown(story.title)}")
    )


def sheet_values(
    story: Story, sheet: Sheet, edges: Iterable[CopyEdge], citations: Iterable[Citation]
) -> Checks:
    """What is kept for a story's page against the edges and citations that it was made from."""
    known = {replace(edge, passages=()) for edge in edges}
    for edge in sheet.edges:
        yield None if edge in known else _not_kept(story, "edges", edge.id)
    cited = set(citations)
    for citation in sheet.citations:
        yield None if citation in cited else _not_kept(story, "citations", citation.cited)


def _not_kept(story: Story, field: str, what: str) -> Mismatch:
    return Mismatch(story.id, field, ALTERED, f"its page has {shown(what)}, its reports do not")


def _passage(edge: CopyEdge, passage: Passage, reports: Mapping[str, Report]) -> Mismatch | None:
    sides = []
    for span, named in ((passage.left, edge.left), (passage.right, edge.right)):
        text = reports[named].text
        if span.report != named or span.end > len(text):
            return Mismatch(edge.id, "passages", MISPLACED, f"a span leaves the text of {named}")
        sides.append(Counter(word.key for word in words(span.of(text))))
    left, right = sides
    shared = (left & right).total()
    if shared and shared >= _ALIKE * passage.likeness * max(left.total(), right.total()):
        return None
    return Mismatch(edge.id, "passages", FABRICATED, "the two sides do not say the same")
