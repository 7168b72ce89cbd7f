"""A report, a story and a range as every answer names them."""

from __future__ import annotations

from rashomon.assistant.answers import Between, ReportFacts, StoryFacts
from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import link, one_line
from rashomon.records import Entry, Independence, Report, Support


def between(found: Support | Independence) -> Between:
    """A count of origins or texts."""
    return Between(low=found.low, high=found.high)


def published(report: Report) -> str | None:
    """When it was published, as EDTF."""
    return one_line(report.published.edtf) if report.published is not None else None


def report_facts(report: Report, number: int | None = None) -> ReportFacts:
    """A report on its own."""
    return ReportFacts(
        number=number,
        report=report.id,
        outlet=say.outlet(report),
        title=say.title(report),
        published=published(report),
        address=link(report.address),
        unread=one_line(report.unread or "", 200),
    )


def entry_facts(entry: Entry, number: int) -> ReportFacts:
    """A report of a dossier, with its web address wherever it was told, and its other versions."""
    facts = report_facts(entry.report, number)
    more = {"address": say.target(entry), "versions": list(entry.versions)}
    return facts.model_copy(update=more)


def story_facts(found: Found) -> StoryFacts:
    """A story and how much its record holds."""
    story = found.dossier.story
    return StoryFacts(
        story=story.id,
        title=one_line(story.title, 240) or "Untitled story",
        first=story.first,
        last=story.last,
        articles=len(story.reports),
        texts=between(found.dossier.independence),
        events=len(found.record.events),
        contested=sum(1 for _ in found.contested()),
        is_read=found.dossier.record is not None,
    )
