"""Marks, Profile -> CopyEdge, StoryLink: compare reports that share a key, each pair once.

Of a link its score is kept; its words are made when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.records import CopyEdge
from rashomon.stages.held import Held
from rashomon.stages.run import Run, parted
from rashomon.store import Kind, Step

AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom to compare a report with as a copy, and whom as news of the same happening.

    Also the keys that turned out to be too common to tell anything, by kind.
    """

    copies: tuple[int, ...]
    news: tuple[int, ...]
    died: tuple[tuple[Kind, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing a report gave; links as scores by the other report's number."""

    edges: tuple[CopyEdge, ...] = ()
    links: Mapping[int, float] = field(default_factory=dict)
    died: tuple[tuple[Kind, frozenset[int]], ...] = ()


def relate_waiting(work: Run) -> None:
    """Compare every report that waits."""
    for items, total in work.batches(Step.RELATE, AT_ONCE, "comparing"):
        results = dict(zip(items, work.compute(compare, items, total), strict=True))
        found, failures = parted("relate", results, work.store.reader.captures(items))
        with work.store.writing() as writer:
            made = {n: found.get(n, Compared()) for n in items}
            writer.related({n: (each.edges, each.links) for n, each in made.items()})
            for kind, keys in (each for one in found.values() for each in one.died):
                writer.bury(kind, keys)
            work.fail(writer, failures)


def compare(held: Held, number: int) -> Compared:
    """The edges and links of one report with its candidates; a function of what is kept."""
    from rashomon.stories import alike

    found = candidates(held, number)
    (mine,) = held.outlines([number])
    scores = alike(mine, held.outlines(found.news))
    links = {found.news[place]: score for place, score in scores.items()}
    return Compared(_edges(held, number, found.copies), links, found.died)


def _edges(held: Held, number: int, copies: Sequence[int]) -> tuple[CopyEdge, ...]:
    from rashomon.lineage import Marked, relate

    if not copies:
        return ()
    pairs = zip(held.reports(copies), held.marks(copies), strict=True)
    others = sorted((Marked(*pair) for pair in pairs), key=lambda each: each.report.id)
    (report,), (marks,) = held.reports([number]), held.marks([number])
    return relate(Marked(report, marks), others)


def candidates(held: Held, number: int) -> Candidates:
    """Whom to compare a report with.

    Left out are those that still wait and come later (they will meet this one), other versions of
    the same page, and, as news, all but the newest version of any page.
    """
    reader = held.reader
    (marks,), (profile,) = held.marks([number]), held.profiles([number])
    copies = reader.index(Kind.COPIES).candidates(marks.keys)
    news = reader.index(Kind.STORIES).candidates(profile.keys)
    everyone = sorted(copies.items | news.items | {number})
    pages = reader.pages(everyone)
    own_page, is_current = pages[number]
    out = {other for other in reader.still_waiting(everyone, (Step.RELATE,)) if other > number}
    out |= {other for other in everyone if pages[other][0] == own_page}
    current = [other for other in news.items - out if pages[other][1]] if is_current else []
    return Candidates(
        tuple(sorted(copies.items - out)),
        tuple(sorted(current)),
        ((Kind.COPIES, copies.died), (Kind.STORIES, news.died)),
    )
