"""The cited record of a story, ready to print or export."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.attribution import Attribution
from rashomon.records.capture import Capture
from rashomon.records.claim import Claim, Speaker
from rashomon.records.decision import Decision
from rashomon.records.finding import Record
from rashomon.records.lineage import Citation, CopyEdge, Independence, Quotation
from rashomon.records.report import Report
from rashomon.records.story import Story, ThreadLink


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of a dossier, with its kept copy and the other versions of its page."""

    report: Report
    capture: Capture
    versions: tuple[str, ...] = ()  # ids of the page's other versions, oldest first


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A story before or after this one in its thread."""

    story: Story
    link: ThreadLink


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the record holds on one story, in reading order. Entries follow Story.reports."""

    story: Story
    entries: tuple[Entry, ...]
    independence: Independence
    edges: tuple[CopyEdge, ...] = ()
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    thread: tuple[Neighbour, ...] = ()
    record: Record | None = None  # what is found on the story; None where it was not read
    build: str = ""  # version of Rashomon that made it
    decisions: tuple[Decision, ...] = ()  # of people, on its reports' words; oldest first, all
    unlisted: int = 0  # edges that were left out, the weaker ones
