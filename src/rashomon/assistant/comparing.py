"""Reports side by side: what they share, which way it went, and where they say different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.assistant.answers import (
    NOTICE,
    Carried,
    CompareAnswer,
    LeftOut,
    Link,
    Pair,
    QuotationTold,
    Rival,
    Shared,
)
from rashomon.assistant.desk import Opened, Refused
from rashomon.assistant.dossiers import found_of, quotation_told
from rashomon.assistant.event_answers import Telling
from rashomon.assistant.facts import between, report_facts
from rashomon.assistant.quoting import Kept, passage
from rashomon.assistant.room import fitting
from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.dossier.wording import label, reason
from rashomon.records import (
    CopyEdge,
    Finding,
    FindingStatus,
    Layer,
    Passage,
    Report,
    Towards,
    Value,
)
from rashomon.workspace import Story

_PASSAGES = 6  # of one link, longest first
_WORDS = 2  # places of a value in one report
_ROOM = 9_000  # characters of JSON for quotations, and for values
_MOST = 20


def compare(opened: Opened, which: Sequence[str]) -> CompareAnswer:
    """Two to four reports."""
    chosen = {report.id: report for report in map(opened.report, which)}
    if len(chosen) < 2:
        raise Refused("comparing takes at least two different reports")
    edges = opened.pages.edges(list(chosen), inside=True)
    quotations: list[QuotationTold] = []
    rivals: list[Rival] = []
    for telling in _stories(opened, list(chosen)):
        quotations += _quotations(telling, chosen)
        rivals += _rivals(telling, chosen)
    rivals.sort(key=lambda rival: rival.status != FindingStatus.CONTESTED)
    said, differ = fitting(quotations, _MOST, _ROOM), fitting(rivals, _MOST, _ROOM)
    left = (
        _left("quotations", len(said), len(quotations)),
        _left("rivals", len(differ), len(rivals)),
    )
    return CompareAnswer(
        notice=NOTICE,
        imprint=opened.imprint,
        reports=[report_facts(report) for report in chosen.values()],
        pairs=[_pair(one, other, edges, chosen) for one, other in combinations(chosen, 2)],
        quotations=said,
        rivals=differ,
        left_out=[each for each in left if each.shown < each.of],
    )


def _left(what: str, shown: int, of: int) -> LeftOut:
    return LeftOut(what=what, shown=shown, of=of, how="compare fewer reports, or see dossier")


def _stories(opened: Opened, reports: Sequence[str]) -> Iterator[Telling]:
    """The stories that hold two or more of the reports; only within one are values compared."""
    for record in opened.pages.stories_of(reports):
        if len(set(reports) & set(record.reports)) > 1:
            found = found_of(Story(opened.workspace, record))
            yield Telling(found, Kept(found, opened.pages))


# --- links ---------------------------------------------------------------------------------------


def _pair(one: str, other: str, edges: Sequence[CopyEdge], chosen: dict[str, Report]) -> Pair:
    left, right = sorted((one, other))  # as edges name their ends
    between_them = [edge for edge in edges if (edge.left, edge.right) == (left, right)]
    return Pair(left=left, right=right, links=[_link(edge, chosen) for edge in between_them])


def _link(edge: CopyEdge, chosen: dict[str, Report]) -> Link:
    ends = {Towards.LEFT: edge.left, Towards.RIGHT: edge.right}
    longest = sorted(edge.passages, key=lambda p: (p.left.start - p.left.end, p.left.start))
    shown = sorted(longest[:_PASSAGES], key=lambda p: p.left.start)
    return Link(
        kind=say.KIND[edge.kind],
        meaning=say.MEANING[edge.kind],
        score=round(edge.score, 3),
        source=ends.get(edge.direction.source),
        confidence=round(edge.direction.confidence, 3),
        why=[one_line(each, 200) for each in edge.direction.reasons],
        reason=one_line(edge.reason, 300),
        passages=[_shared(each, edge, chosen) for each in shown],
        more_passages=len(edge.passages) - len(shown),
    )


def _shared(each: Passage, edge: CopyEdge, chosen: dict[str, Report]) -> Shared:
    return Shared(
        likeness=round(each.likeness, 3),
        left=passage(chosen[edge.left], each.left.start, each.left.end),
        right=passage(chosen[edge.right], each.right.start, each.right.end),
    )


# --- what they say -------------------------------------------------------------------------------


def _quotations(telling: Telling, chosen: dict[str, Report]) -> Iterator[QuotationTold]:
    """Quotations that two or more of the reports print, as these print them."""
    for quotation in telling.found.dossier.quotations:
        told = quotation_told(quotation, telling)
        ours = [each for each in told.versions if each.printed.report in chosen]
        if len({each.printed.report for each in ours}) > 1:
            yield QuotationTold(versions=ours)


def _rivals(telling: Telling, chosen: dict[str, Report]) -> Iterator[Rival]:
    """Findings of which two of the reports carry different values."""
    found = telling.found
    for finding in found.record.findings:
        event = found.events.get(finding.event)
        carriers = [set(value.support.reports) & chosen.keys() for value in finding.values]
        if event is None or not _differ(carriers):
            continue
        yield Rival(
            story=found.dossier.story.id,
            event=found.numbers[event.id],
            title=found.heading(event),
            attribute=finding.attribute.value,
            question=say.QUESTION[finding.attribute],
            status=finding.status.value,
            reason=reason(finding.reason),
            carried=[
                _carried(value, finding, reports, telling)
                for value, reports in zip(finding.values, carriers, strict=True)
                if reports
            ],
        )


def _differ(carriers: Sequence[set[str]]) -> bool:
    """Whether two values are carried, and not both by the same reports."""
    carried = [reports for reports in carriers if reports]
    return len(carried) > 1 and any(reports != carried[0] for reports in carried)


def _carried(value: Value, finding: Finding, reports: set[str], telling: Telling) -> Carried:
    places = [
        span
        for report in sorted(reports)
        for span in [s for s in value.words if s.report == report and s.layer is Layer.TEXT][
            :_WORDS
        ]
    ]
    return Carried(
        value=label(finding.attribute, value, telling.found),
        standing=value.standing.value,
        reports=sorted(reports),
        origins=between(value.support),
        words=[words for words in map(telling.kept.words, places) if words is not None],
    )
