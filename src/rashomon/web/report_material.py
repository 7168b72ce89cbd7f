"""What the page of a report is made from: the report, its kept copy, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.dossier.labels import Labels
from rashomon.errors import NotFound
from rashomon.findings import decided_edges
from rashomon.records import (
    Capture,
    CopyEdge,
    Dossier,
    Entry,
    Independence,
    Record,
    Report,
    Story,
    in_force,
)
from rashomon.store import Pages, Statements

_LOOSE = Story("", "", (), None, None, "")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page: as received, and as read."""

    report: Report
    capture: Capture


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """One report and what hangs on it.

    ``statements`` is None where it was not read for who says what; ``versions`` are all versions
    of its page, itself among them, oldest first; ``others`` the reports that its edges lead to.
    """

    report: Report
    capture: Capture
    statements: Statements | None
    story: Story | None
    record: Record | None
    versions: tuple[Version, ...]
    edges: tuple[CopyEdge, ...]
    others: dict[str, Report]

    @property
    def labels(self) -> Labels:
        """How the report, its outlet and its speakers are called."""
        return labels([self.report], [self.capture], self.story)


def gathered(pages: Pages, which: str) -> ReportMaterial:
    """Everything about the report with this id. Raises ``NotFound``."""
    report, capture = found(pages, which)
    stories = pages.stories_with([report.id])
    story = stories[0] if stories else None
    edges = standing(pages, [report.id])
    ends = sorted({end for edge in edges for end in (edge.left, edge.right)} - {report.id})
    return ReportMaterial(
        report,
        capture,
        next(iter(pages.statements([report.id])), None),
        story,
        pages.record(story.id) if story is not None else None,
        versions(pages, report, capture),
        edges,
        {other.id: other for other in pages.reports(ends)},
    )


def found(pages: Pages, which: str) -> tuple[Report, Capture]:
    """A report and its kept copy. Raises ``NotFound``."""
    reports = pages.reports([which])
    captures = pages.captures([reports[0].capture]) if reports else []
    if not captures:
        raise NotFound(f"there is no report {which[:80]!r}")
    return reports[0], captures[0]


def versions(pages: Pages, report: Report, capture: Capture) -> tuple[Version, ...]:
    """All versions of a report's page, itself among them, oldest first."""
    others = pages.reports(pages.versions([report]).get(report.id, ()))
    captures = {each.id: each for each in pages.captures([other.capture for other in others])}
    every = [Version(o, captures[o.capture]) for o in others if o.capture in captures]
    every.append(Version(report, capture))
    return tuple(sorted(every, key=_age))


def _age(version: Version) -> tuple[str, ...]:
    """Sorts versions as the store does: by what the page says of its time, then by receipt."""
    report, capture = version.report, version.capture
    said = report.modified or report.published
    moment = said.earliest.isoformat() if said is not None else ""
    return moment, capture.retrieved, capture.sha256, capture.id


def standing(pages: Pages, reports: Sequence[str], *, inside: bool = False) -> tuple[CopyEdge, ...]:
    """The edges of these reports that stand after what people decided on copies."""
    decisions = in_force(pages.decisions_on(reports))
    within = frozenset(reports) if inside else None
    return decided_edges(pages.edges(reports, inside=inside), decisions, within)


def labels(reports: Sequence[Report], captures: Sequence[Capture], story: Story | None) -> Labels:
    """The wording of the dossier for some reports, numbered from 1 in the order given."""
    kept = {capture.id: capture for capture in captures}
    entries = [Entry(report, kept[report.capture]) for report in reports if report.capture in kept]
    home = replace(story or _LOOSE, reports=tuple(report.id for report in reports))
    alone = Independence(0, 0, (), "not counted here")
    return Labels(Dossier(home, tuple(entries), alone))
