"""The record in one paragraph, composed by rule from what the dossier holds."""

from __future__ import annotations

from collections import Counter

from rashomon.dossier.labels import (
    Labels,
    between,
    count,
    listed,
    name_key,
    numbers,
    period,
    publisher,
)
from rashomon.dossier.safe import one_line
from rashomon.records import Dossier, TextGroup


def summary(dossier: Dossier) -> str:
    """What one minute's reading should leave: how much there is, and what it comes down to."""
    labels = Labels(dossier)
    said = (
        _opening(dossier),
        _carried(dossier, labels),
        _named(dossier),
        _spoken(dossier),
        _quoted(dossier),
        _gaps(dossier, labels),
        _neighbours(dossier),
    )
    return " ".join(sentence for sentence in said if sentence)


def texts(dossier: Dossier) -> str:
    """The count of independent texts as a range: ``2–3 independent texts``."""
    found = dossier.independence
    noun = "independent text" if found.high == 1 else "independent texts"
    return f"{between(found.low, found.high)} {noun}"


def shared_groups(dossier: Dossier) -> tuple[TextGroup, ...]:
    """The groups of two or more reports that carry one text, in reading order."""
    place = Labels(dossier).place
    groups = []
    for group in dossier.independence.groups:
        reports = sorted((r for r in group.reports if r in place), key=place.__getitem__)
        if len(reports) > 1:
            groups.append(TextGroup(tuple(reports), group.reason))
    return tuple(sorted(groups, key=lambda group: place[group.reports[0]]))


def cited_by(dossier: Dossier) -> list[tuple[str, tuple[str, ...]]]:
    """Each publisher cited and the reports that cite it, the most cited first.

    A report that names its own outlet cites nobody.
    """
    names: dict[str, Counter[str]] = {}
    reports: dict[str, list[str]] = {}
    own = {e.report.id: name_key(publisher(e.report)) for e in dossier.entries}
    for citation in dossier.citations:
        named = name_key(citation.cited)
        if not one_line(citation.cited) or own.get(citation.report) == named:
            continue
        names.setdefault(named, Counter())[one_line(citation.cited, 60)] += 1
        if citation.report not in reports.setdefault(named, []):
            reports[named].append(citation.report)
    found = [
        (min(names[named].items(), key=lambda item: (-item[1], item[0]))[0], tuple(citing))
        for named, citing in reports.items()
    ]
    return sorted(found, key=lambda item: (-len(item[1]), item[0]))


def _opening(dossier: Dossier) -> str:
    reports = count(len(dossier.entries), "report")
    named = [publisher(entry.report) for entry in dossier.entries]
    stated = {name_key(name) for name in named if name}
    unstated = named.count("")
    by = f" by {count(len(stated), 'outlet')}" if stated else ""
    if stated and unstated:
        by += f" (and {unstated} whose outlet is not stated)"
    story = dossier.story
    time = f", {period(story.first, story.last)}" if story.first or story.last else ", undated"
    verb = "comes" if len(dossier.entries) == 1 else "come"
    return f"{reports}{by}{time}, {verb} down to {texts(dossier)}."


def _carried(dossier: Dossier, labels: Labels) -> str:
    groups = shared_groups(dossier)
    if not groups:
        return "No report was found to share text with another." if len(labels.place) > 1 else ""
    rows = [numbers([labels.place[r] for r in g.reports]) for g in groups[:4]]
    more = f"; {count(len(groups) - 4, 'more group')} below" if len(groups) > 4 else ""
    found = dossier.independence
    tied = "are" if found.low == found.high else "share words and make, at the lowest count,"
    others = "".join(f"; so do reports {row}" for row in rows[1:])
    if found.low == found.high:
        others = others.replace("so do", "so are")
    return f"Reports {rows[0]} {tied} one text{others}{more}."


def _named(dossier: Dossier) -> str:
    cited = cited_by(dossier)
    named = [f"{name} (by {len(reports)})" for name, reports in cited[:4]]
    if len(cited) > 4:
        named.append(f"{len(cited) - 4} more")
    return f"Named as sources: {listed(named)}." if named else ""


def _spoken(dossier: Dossier) -> str:
    if not dossier.speakers:
        return ""
    first, *more = dossier.speakers
    often = f"{one_line(first.name, 60)} ({count(len(first.claims), 'statement')})"
    if not more:
        return f"One speaker is given: {often}."
    return f"{len(dossier.speakers)} speakers are given, most often {often}."


def _quoted(dossier: Dossier) -> str:
    shared = len(dossier.quotations)
    if not shared:
        return ""
    other = sum(len({v.text for v in q.versions}) > 1 for q in dossier.quotations)
    differ = "all in the same words"
    if other:
        of_them = f"{other} of them " if shared > 1 else ""
        differ = f"{of_them}in versions that differ"
    return f"{count(shared, 'quotation')} {'is' if shared == 1 else 'are'} shared, {differ}."


def _gaps(dossier: Dossier, labels: Labels) -> str:
    undated = [labels.place[e.report.id] for e in dossier.entries if e.report.published is None]
    unread = [labels.place[e.report.id] for e in dossier.entries if e.report.unread]
    said = []
    for found, what in ((undated, "without a date"), (unread, "kept but not read")):
        if found:
            noun = "Report" if len(found) == 1 else "Reports"
            verb = "is" if len(found) == 1 else "are"
            said.append(f"{noun} {numbers(found)} {verb} {what}.")
    return " ".join(said)


def _neighbours(dossier: Dossier) -> str:
    if not dossier.thread:
        return ""
    before = sum(n.link.later == dossier.story.id for n in dossier.thread)
    after = len(dossier.thread) - before
    said = [
        f"{number} {word}" for number, word in ((before, "earlier"), (after, "later")) if number
    ]
    noun = "story" if len(dossier.thread) == 1 else "stories"
    return f"Its thread holds {' and '.join(said)} {noun}."
