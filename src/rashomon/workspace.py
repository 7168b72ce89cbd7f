"""A workspace: one file that holds what was received and all that was read out of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon import records
from rashomon.errors import NotFound, Outdated, UsageError
from rashomon.records import (
    NAMED,
    Decision,
    Dossier,
    Doubt,
    Failure,
    Imprint,
    Report,
    Subject,
    Tie,
    in_force,
    report_of,
    words_of,
)
from rashomon.settings import Settings
from rashomon.store import Counts, Desk, Pages, Store, Writer

if TYPE_CHECKING:
    from rashomon.dossier import StoryRow
    from rashomon.entities import Listed as ListedActor
    from rashomon.findings.changes import StoryChanges
    from rashomon.findings.dropping import Without
    from rashomon.findings.relations import RelationChange
    from rashomon.moments import State
    from rashomon.proof import Checked

Progress = Callable[[int, int | None, str], None]
MEMORY = ":memory:"
_WHOLE = len("story-") + 16
_ID = re.compile(r"story-[0-9a-f]*|(?=\D*\d)[0-9a-f]{4,16}")  # an id, or how one begins


@dataclass(frozen=True, slots=True)
class Summary:
    """What one ``add`` came to. ``read`` counts reports, new ``versions`` of known pages too."""

    read: int
    known: int
    versions: int
    failures: int
    stories_touched: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Some stories, latest first, and how many there are."""

    rows: tuple[StoryRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A report found by its words, with the words around the first of them."""

    report: Report
    around: str
    story: str | None


class Story:
    """A story of a workspace, and the way to its dossier; ``record`` is the story's record."""

    def __init__(self, workspace: Workspace, story: records.Story) -> None:
        self._workspace = workspace
        self.record = story

    def __repr__(self) -> str:
        return f"<Story {self.id} {self.title!r}, {len(self.record.reports)} reports>"

    @property
    def id(self) -> str:
        """The story's id: made from its reports, so it changes when its lowest report does."""
        return self.record.id

    @property
    def title(self) -> str:
        """The story's title."""
        return self.record.title

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of its reports, by publication."""
        return self.record.reports

    def dossier(self, *, proof: bool = True) -> Dossier:
        """Everything the record holds on the story; see ``Workspace.dossier``."""
        return self._workspace.dossier(self.record, proof=proof)

    def without(self, *what: str) -> Without:
        """What is left of its record when these origins, outlets or reports are set aside.

        Each is an origin's name ("Maliki", "Maliki, BBC") or id, an outlet's name, or a report's
        number in the story or id. Raises ``NotFound``, which lists the origins, where one fits
        nothing.
        """
        return self._workspace.without(self.record, what)

    def thread(self) -> tuple[Story, ...]:
        """The stories that it follows and that follow it, in order, itself among them."""
        return self._workspace.thread(self.record)

    def relations(self, *, thread: bool = False) -> tuple[Tie, ...]:
        """How its actors stand to each other, in order of time; over the whole thread if wished."""
        from rashomon.findings.relations import over_time

        stories = self.thread() if thread else (self,)
        return over_time(tie for each in stories for tie in self._workspace.ties(each.record))

    def relations_changed(self) -> tuple[RelationChange, ...]:
        """Which relations are new, or turned, from one story of its thread to the next."""
        from rashomon.findings.relations import changed

        return changed(self._workspace.ties(each.record) for each in self.thread())


class Workspace:
    """Reads material in and gives the record out. Use ``rashomon.open``; close it, or ``with`` it.

    Raises ``WorkspaceError`` where the file cannot be used.
    """

    def __init__(self, path: Path | str, settings: Settings | None = None) -> None:
        self.path = path if str(path) == MEMORY else Path(path)
        self.settings = settings or Settings()
        self._store = Store(self.path)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Workspace {str(self.path)!r}>"

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def pages(self) -> Pages:
        """Records by id, by name and in lists, as the reading room asks for them."""
        return self._store.pages

    @property
    def desk(self) -> Desk:
        """Stories by what is found on them."""
        return self._store.desk

    # Reading in

    def add(
        self,
        sources: Sequence[str | Path],
        *,
        fields: tuple[tuple[str, str], ...] = (),
        supplied: tuple[tuple[str, str], ...] = (),
        media_type: str | None = None,
        statements: bool = True,
        progress: Progress | None = None,
    ) -> Summary:
        """Read files, folders, web addresses or standard input (``-``), and what waits from before.

        ``fields`` maps facts to JSON fields, ``supplied`` states facts of all of it. Without
        ``statements`` who says what is left for a later call to read. ``progress`` is called with
        (done, total or None, label). Raises ``UsageError`` where the call makes no
        sense; what goes wrong with one item is a ``Failure`` in the record.
        """
        from rashomon.capture import GatherOptions
        from rashomon.pipeline import JOINING, STAGES, run
        from rashomon.runners import Local, RunnerOptions
        from rashomon.stages.run import Run

        gather = GatherOptions(
            fields=fields, supplied=supplied, media_type=media_type, leave_out=self._own_files()
        )
        with Local(RunnerOptions(workers=self.settings.workers)) as runner:
            work = Run(
                store=self._store,
                runner=runner,
                progress=progress or _silent,
                settings=self.settings,
                sources=[str(source) for source in sources],
                gather=gather,
                base=self._folder(),
            )
            tally = run(work, STAGES if statements else JOINING)
        return Summary(tally.read, tally.known, tally.versions, tally.failures, len(tally.stories))

    def know(
        self, lists: Iterable[str | Path], progress: Progress | None = None
    ) -> tuple[ListedActor, ...]:
        """Go by users' own lists of actors: CSV, or FollowTheMoney's JSON lines.

        They stand in the place of those given before; none at all takes them away. Every story is
        found on anew, and what waits is read. Raises ``UsageError`` for a list that makes no sense;
        nothing is changed then.
        """
        from rashomon.entities import actor_list

        listed = sorted({each for path in lists for each in actor_list(Path(path))})
        with self._store.writing() as writer:
            writer.know(listed)
        self.add([], progress=progress)
        return tuple(listed)

    def actors(self) -> tuple[ListedActor, ...]:
        """The list of actors that people brought along."""
        from rashomon.recording import actors_of

        return actors_of(self._store.pages)

    def _folder(self) -> Path:
        return Path.cwd() if isinstance(self.path, str) else self.path.resolve().parent

    def _own_files(self) -> frozenset[Path]:
        if isinstance(self.path, str):
            return frozenset()
        own = self.path.resolve()
        return frozenset(own.with_name(own.name + end) for end in ("", "-wal", "-shm", "-turn"))

    # Stories

    def stories(self) -> Iterator[Story]:
        """Every story, latest first: the order in which they are numbered."""
        done = 0
        while some := self._store.pages.stories(limit=100, offset=done):
            yield from (Story(self, story) for story in some)
            done += len(some)

    def story(self, which: str | int) -> Story:
        """One story by its number in the list, its id or how that begins, or words of its title.

        Raises ``NotFound`` where none or several fit.
        """
        found = self._matching(str(which).replace("\0", " ").strip())  # LIKE would end there
        if len(found) == 1:
            return Story(self, found[0])
        some = "; ".join(f"{story.id} {story.title!r}" for story in found[:5])
        if found:
            raise NotFound(f"several stories fit {which!r}: {some}")
        raise NotFound(f"no story {which!r}; `rashomon stories` lists what there is")

    def _matching(self, which: str) -> list[records.Story]:
        pages = self._store.pages
        if which.isdecimal() and 0 < int(which) <= pages.count_stories():
            return pages.stories(limit=1, offset=int(which) - 1)
        if _ID.fullmatch(which):
            found = self.stories_named("story-" + which.removeprefix("story-"))
            if found:
                return [each.record for each in found]
        return pages.stories_by_title(which.split(), 6) if which else []

    def stories_named(self, id: str) -> list[Story]:
        """Stories of this id, or whose id begins so, at most six.

        An id that a story had before a lower report joined it leads to the same story still.
        """
        found = self._store.pages.stories_by_prefix(id, 6)
        if not found and len(id) == _WHOLE and (once := self._store.pages.story_once(id)):
            found = [once]
        return [Story(self, each) for each in found]

    def list_stories(self, limit: int = 50, find: str | None = None) -> Listed:
        """Stories with numbers and counts; ``find`` keeps those with reports of these words."""
        pages = self._store.pages
        if find is None:
            found, total = pages.stories(limit), pages.count_stories()
            numbers = list(range(1, len(found) + 1))
        else:
            hits = [report.id for report, _ in pages.search(find, limit=10_000)]
            stories = pages.stories_of(hits)
            found, total = stories[:limit], len(stories)
            numbers = [pages.number_of(story.id) for story in found]
        return Listed(tuple(self._rows(found, numbers)), total)

    def _rows(self, stories: Sequence[records.Story], numbers: Sequence[int]) -> Iterator[StoryRow]:
        """Rows of a list, from few questions to the store however many they are."""
        from rashomon.dossier import StoryRow

        digests = self._store.desk.digests([story.id for story in stories])
        texts = self._texts([story for story in stories if story.id not in digests])
        for story, number in zip(stories, numbers, strict=True):
            known = digests.get(story.id)
            low, high = (known.texts_low, known.texts_high) if known else texts[story.id]
            yield StoryRow(
                number=number,
                title=story.title,
                first=story.first,
                last=story.last,
                articles=len(story.reports),
                low=low,
                high=high,
                origins=(known.origins_low, known.origins_high) if known and known.events else None,
                id=story.id,
                contested=known.contested if known else None,
            )

    def _texts(self, stories: Sequence[records.Story]) -> dict[str, tuple[int, int]]:
        """How many independent texts there are, of stories that were not found on yet."""
        from rashomon.lineage import independence

        pages = self._store.pages
        home = {report: story.id for story in stories for report in story.reports}
        reports = {report.id: report for report in pages.reports(list(home))}
        inside: dict[str, list[records.CopyEdge]] = defaultdict(list)
        for edge in pages.edges(list(home), inside=True, passages=False):
            inside[home[edge.left]].append(edge)
        found = {
            story.id: independence([reports[each] for each in story.reports], inside[story.id])
            for story in stories
        }
        return {named: (texts.low, texts.high) for named, texts in found.items()}

    def dossier(self, story: records.Story, *, proof: bool = True) -> Dossier:
        """Put together everything the record holds on a story.

        Without ``proof`` it is there much sooner, with no attributions and no aligned passages.
        """
        from rashomon.dossier import dossier
        from rashomon.gathering import material

        return dossier(material(self._store.pages, story, proof=proof))

    def without(self, story: records.Story, what: Sequence[str]) -> Without:
        """What is left of a story's record without these; see ``Story.without``."""
        from rashomon.findings import record
        from rashomon.findings.dropping import chosen, left
        from rashomon.recording import finding_material

        material = finding_material(self._store.pages, story)
        before = self._store.pages.record(story.id) or record(material)
        dropped = chosen(what, before.origins, self._store.pages.reports(story.reports))
        return left(before, record(material, dropped), dropped)

    def thread(self, story: records.Story) -> tuple[Story, ...]:
        """The stories of a story's thread; see ``Story.thread``."""
        from rashomon.gathering import thread_of

        return tuple(Story(self, each) for each in thread_of(self._store.pages, story))

    def ties(self, story: records.Story) -> tuple[Tie, ...]:
        """How the actors of one story stand to each other; see ``Story.relations``."""
        from rashomon.recording import ties_of

        return ties_of(self._store.pages, story)

    def diff(self, before: str | Workspace, after: str | Workspace = "now") -> list[StoryChanges]:
        """What changed in the record between two moments, story by story, and which reports did it.

        A moment is a date (its end), a date-time in UTC, or "now"; of another workspace, now is
        meant. Raises ``UsageError`` where it is none of these.
        """
        from rashomon.moments import compare

        return list(compare(self._state(before), self._state(after)))

    def _state(self, which: str | Workspace) -> State:
        from rashomon.moments import State, moment

        if isinstance(which, Workspace):
            return State(which._store.pages)
        return State(self._store.pages, moment(which))

    # What people decide

    def decide(self, decision: Decision, *, after: str | None = None) -> Decision:
        """Append a decision and find anew on every story that it touches, at once.

        ``after`` is the id of the last decision on the same matter that its author knew of, empty
        where he knew of none. Raises ``Outdated`` where another has been made since, ``NotFound``
        where what it is about is not in this workspace; nothing is written then.
        """
        with self._store.writing() as writer:
            reports = self._about(decision)
            if after is not None:
                made = [d for d in self._decided(decision) if d.matter == decision.matter]
                if (made[-1].id if made else "") != after:
                    raise _outdated(made)
            if writer.decide(decision):
                self._find_anew(writer, reports)
        return decision

    def take(self, decisions: Iterable[Decision]) -> tuple[int, int]:
        """Append decisions made elsewhere, as an export has them; how many were new, and how many
        are about nothing in this workspace and were left out.
        """
        taken = missing = 0
        touched: dict[str, None] = {}
        with self._store.writing() as writer:
            for each in sorted(decisions, key=lambda d: (d.time, d.id)):
                try:
                    reports = self._about(each)
                except NotFound:
                    missing += 1
                    continue
                if writer.decide(each):
                    taken += 1
                    touched |= dict.fromkeys(reports)
            self._find_anew(writer, touched)
        return taken, missing

    def _find_anew(self, writer: Writer, reports: Iterable[str]) -> None:
        """Find anew on the stories of these reports, in the same transaction."""
        from rashomon.recording import found_on

        reader = self._store.reader
        stories = reader.stories(reader.stories_with(reader.report_numbers(reports).values()))
        for n, story in stories.items():
            writer.find(n, found_on(self._store.pages, story))

    def _about(self, decision: Decision) -> tuple[str, ...]:
        """The reports that a decision is about; raises ``NotFound`` where it is about nothing."""
        if decision.subject is Subject.UNDO:
            undone = self._store.pages.decision(decision.about[0])
            if undone is None:
                raise NotFound(f"there is no decision {decision.about[0]!r} to undo")
            return self._about(undone)
        known = {report.id: report for report in self._store.pages.reports(decision.reports)}
        for side in (*decision.about, decision.key):
            words, named = words_of(side), report_of(side)
            if named is not None and named not in known:
                raise NotFound(f"there is no report {named!r}")
            if words is not None and words.end > len(known[words.report].text):
                raise NotFound(f"{side} leaves the text of its report")
        return decision.reports

    def _decided(self, decision: Decision) -> list[Decision]:
        """The decisions in force that may be on the same matter."""
        pages = self._store.pages
        near = pages.decisions_on(decision.reports) if decision.reports else pages.all_decisions()
        return list(in_force(near))

    def decisions(self, story: records.Story | None = None) -> list[Decision]:
        """What people decided, undone decisions too, oldest first; on one story or on all."""
        pages = self._store.pages
        return pages.all_decisions() if story is None else pages.decisions_on(story.reports)

    def doubts(self, limit: int = 50, offset: int = 0, story: str | None = None) -> list[Doubt]:
        """Pairs on which the machine is least sure, most important first."""
        return self._store.pages.doubts(limit, offset, story)

    def reliability(self) -> dict[str, Decision]:
        """How reliable sources are, by name as comparing folds it: only what a person stated."""
        from rashomon.spelling import key

        return {
            key(each.about[0].removeprefix(NAMED)): each
            for each in in_force(self._store.pages.all_decisions())
            if each.subject is Subject.SOURCE
        }

    def imprint(self) -> Imprint:
        """What an export of this workspace is made from."""
        from rashomon.version import __version__

        pages = self._store.pages
        return Imprint(__version__, pages.fingerprint(), len(in_force(pages.all_decisions())))

    # Reports and failures

    def reports(self) -> Iterator[Report]:
        """Every report, older versions of pages too, by id."""
        return self._store.pages.all_reports()

    def report(self, which: str) -> Report:
        """One report by its id. Raises ``NotFound``."""
        found = self._store.pages.reports([which])
        if not found:
            raise NotFound(f"no report {which!r}")
        return found[0]

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Reports that hold all these words (phrases in double quotes), best first."""
        pages = self._store.pages
        hits = pages.search(query, limit)
        stories = {r: s.id for s in pages.stories_of([h.id for h, _ in hits]) for r in s.reports}
        return [Hit(report, around, stories.get(report.id)) for report, around in hits]

    def failures(self) -> list[Failure]:
        """What could not be done, by stage and address."""
        return sorted(self._store.pages.all_failures(), key=lambda f: (f.stage, f.address, f.id))

    def counts(self) -> Counts:
        """How much the workspace holds."""
        return self._store.pages.counts()

    # Everything

    def records(self) -> Iterator[object]:
        """Every record, in an order that does not depend on how the workspace was made."""
        from rashomon.gathering import everything

        with self._store.snapshot() as pages:
            yield from everything(pages)

    def event_table(self) -> Iterator[str]:
        """The coded events as lines of CSV, one row each, the header first."""
        from rashomon.dossier import event_table
        from rashomon.gathering import codings

        with self._store.snapshot() as pages:
            yield from event_table(codings(pages))

    def verify(self, progress: Progress | None = None) -> Checked:
        """Prove every value of the record against the kept copies."""
        from rashomon.proof import verify

        with self._store.snapshot() as pages:
            return verify(pages, progress or _silent)

    def export(self, format: str, story: str | None = None) -> Iterator[bytes]:
        """The record in a format for other programs, in pieces; of one story where one is named.

        ``rashomon.dossier.FORMATS`` lists the formats. Raises ``UsageError`` where there is none of
        that name, where it needs a story or a library that is missing, ``NotFound`` for no story.
        """
        from rashomon.dossier import format_named
        from rashomon.exporting import source

        found = format_named(format)
        if found.one_story and story is None:
            raise UsageError(f"{format} is written of one story: name it")
        only = None if story is None else self.story(story).record
        with self._store.snapshot() as pages:
            yield from found.write(source(pages, self.imprint(), only))


def _outdated(made: Sequence[Decision]) -> Outdated:
    """What tells an author that others were quicker: deciding anew, or undoing what was decided."""
    if not made:
        return Outdated("", "somebody", "to undo what there was")
    return Outdated(made[-1].id, made[-1].signed, made[-1].verdict)


def _silent(_: int, __: int | None, ___: str) -> None:
    """Say nothing."""
