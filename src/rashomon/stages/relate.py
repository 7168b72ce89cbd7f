"""Marks, Profile -> CopyEdge, StoryLink: compare reports that share a key, each pair once."""

from __future__ import annotations

from rashomon.records import CopyEdge, StoryLink
from rashomon.stages.held import Held
from rashomon.stages.run import Run, parted
from rashomon.store import Kind, Step

AT_ONCE = 256


Compared = tuple[tuple[CopyEdge, ...], tuple[StoryLink, ...]]


def relate_waiting(work: Run) -> None:
    """Compare every report that waits."""
    for items, total in work.batches(Step.RELATE, AT_ONCE, "comparing"):
        results = dict(zip(items, work.compute(compare, items, total), strict=True))
        found, failures = parted("relate", results, work.store.reader.captures(items))
        with work.store.writing() as writer:
            writer.related({n: found.get(n, ((), ())) for n in items})
            work.fail(writer, failures)


def compare(held: Held, number: int) -> Compared:
    """The edges and links of one report with its candidates; a function of what is kept."""
    from rashomon.lineage import Marked, relate
    from rashomon.stories import link

    (marks,) = held.marks([number])
    (profile,) = held.profiles([number])
    copies, tidings = candidates(held, number)
    (report,) = held.reports([number]) if copies else (None,)
    edges: tuple[CopyEdge, ...] = ()
    if report is not None:
        pairs = zip(held.reports(copies), held.marks(copies), strict=True)
        others = [Marked(*pair) for pair in pairs]
        edges = relate(Marked(report, marks), sorted(others, key=lambda each: each.report.id))
    profiles = sorted(held.profiles(tidings), key=lambda each: each.report)
    return edges, link(profile, profiles) if profiles else ()


def candidates(held: Held, number: int) -> tuple[list[int], list[int]]:
    """Whom to compare a report with as a copy, and whom as news of the same happening.

    Left out are those that still wait and come later (they will meet this one), other versions of
    the same page, and, as news, all but the newest version of any page.
    """
    reader = held.reader
    (marks,) = held.marks([number])
    (profile,) = held.profiles([number])
    copies = reader.index(Kind.COPIES).candidates(marks.keys)
    tidings = reader.index(Kind.STORIES).candidates(profile.keys)
    everyone = sorted(copies | tidings | {number})
    pages = reader.pages(everyone)
    own_page, is_current = pages[number]
    out = {other for other in reader.still_waiting(everyone, (Step.RELATE,)) if other > number}
    out |= {other for other in everyone if pages[other][0] == own_page}
    news = [other for other in tidings - out if pages[other][1]] if is_current else []
    return sorted(copies - out), sorted(news)
