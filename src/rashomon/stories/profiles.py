"""What grouping keeps of one report."""

from __future__ import annotations

from rashomon.records import Profile, Report
from rashomon.stories.keys import report_keys
from rashomon.stories.options import StoriesOptions
from rashomon.stories.terms import figures, names, tokens, weigh
from rashomon.stories.vectors import vector
from rashomon.words import sentences

_TITLE_WORDS = 14


def profile(report: Report, options: StoriesOptions | None = None) -> Profile:
    """Read one report for grouping; a pure function of its text, headline, date and language."""
    options = options or StoriesOptions()
    found = tokens(report.text)
    weights = weigh(report, found, options)
    published = report.published.edtf if report.published is not None else None
    return Profile(
        report=report.id,
        keys=report_keys(list(weights), published, options),
        terms=tuple(weights),
        weights=tuple(weights.values()),
        names=names(report, found),
        numbers=figures(report.text, found),
        published=published,
        title=_title(report),
        vector=vector(weights),
    )


def _title(report: Report) -> str:
    """The headline, or the opening words of a text without one."""
    if report.title is not None:
        return " ".join(report.title.value.split())
    for start, end in sentences(report.text):
        opening = report.text[start:end].split()
        return " ".join(opening[:_TITLE_WORDS]) + (" …" if len(opening) > _TITLE_WORDS else "")
    return ""
