"""``rashomon diff``: what changed in the record between two moments, and who changed it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import existing, results

if TYPE_CHECKING:
    from rashomon.findings.changes import Arrival, EventChange, FindingChange, StoryChanges
    from rashomon.records import Support
    from rashomon.workspace import Workspace

_SHOWN = 3  # reports named in one line


def diff(
    context: typer.Context,
    before: Annotated[
        str, typer.Argument(metavar="A", help="A date, a date-time in UTC, or a workspace file.")
    ],
    after: Annotated[str, typer.Argument(metavar="B", help="The same, later, or now.")] = "now",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print it as JSON, one story a line.")
    ] = False,
) -> None:
    """Show what changed in the record between two moments, and which reports changed it.

    Between two moments of one workspace only what had been received by then counts; a date means
    its end. Two files are compared as they are. A report that only repeats changes nothing.

    \b
    rashomon diff 2014-06-26 2014-06-28
    rashomon diff 2014-06-26T18:00 now
    rashomon diff monday.db tuesday.db
    """
    with ExitStack() as stack:

        def opened(path: Path) -> Workspace:
            return stack.enter_context(existing(path))

        files = [Path(each) for each in (before, after)]
        one = opened(files[0]) if files[0].is_file() else before
        other = opened(files[1]) if files[1].is_file() else after
        here = next((w for w in (other, one) if not isinstance(w, str)), None)
        if isinstance(one, str) and isinstance(other, str):
            here = opened(context.obj)
        elif after == "now" and isinstance(other, str):
            other = opened(context.obj)
        assert here is not None
        found = here.diff(one, other)
    if as_json:
        import msgspec

        for story in found:
            sys.stdout.write(msgspec.json.encode(story).decode() + "\n")
        return
    out = results()
    for line in lines(found):
        out.print(line)


def lines(found: list[StoryChanges]) -> Iterator[str]:
    """The changes in words, a line at a time."""
    if not found:
        yield "Nothing changed."
    for number, story in enumerate(found):
        if number:
            yield ""
        yield story.title or "Untitled story"
        for verb, some in (("came", story.came), ("gone", story.gone)):
            for arrival in some:
                yield f"  {verb}: {_report(arrival)}, received {arrival.received}"
        if not story.changes.events and not story.changes.findings:
            yield "  What the record says stays as it was."
        arrivals = {arrival.report: arrival for arrival in story.came}
        for event in story.changes.events:
            yield f"  {_event(event)}{_by(event.by, arrivals)}"
        for finding in story.changes.findings:
            yield from _finding(finding, arrivals)


def _event(change: EventChange) -> str:
    old, new = change.before, change.after
    if new is not None and old is None:
        return f"new event: “{new.title}”, {_origins(new.support)}, {new.word}"
    if old is not None and new is None:
        return f"vanished event: “{old.title}”"
    assert old is not None
    assert new is not None
    if change.turn == "parted":
        return f"told apart: “{new.title}” was part of “{old.title}”"
    return f"joined: “{old.title}” is now part of “{new.title}”"


def _finding(change: FindingChange, arrivals: dict[str, Arrival]) -> Iterator[str]:
    old, new = change.before, change.after
    by = _by(change.by, arrivals)
    head = f"  {change.turn}: {change.attribute} of “{change.event.title}”"
    if old is None or new is None:
        found = new or old
        assert found is not None
        yield f"{head}, {found.status}, {_origins(found.support)}{by}"
    else:
        status = str(new.status) if old.status is new.status else f"{old.status} → {new.status}"
        yield f"{head}, {status}, {_arrow(_range(old.support), _origins(new.support))}{by}"
    for value in change.values:
        was = _range(value.before.support) if value.before is not None else "new"
        now = _range(value.after.support) if value.after is not None else "gone"
        standing = value.after.standing if value.after is not None else "stands"
        if standing == (value.before.standing if value.before is not None else "stands"):
            standing = ""
        named = value.value
        if value.before is not None and value.before.value != named:
            named = f"{value.before.value} → {named}"
        yield f"      {named}: {_arrow(was, now)}{f', {standing}' if standing else ''}"


def _arrow(old: str, new: str) -> str:
    return new if new.split(" ")[0] == old else f"{old} → {new}"


def _by(reports: tuple[str, ...], arrivals: dict[str, Arrival]) -> str:
    named = [_report(arrivals[each]) for each in reports if each in arrivals]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return f", by {'; '.join(named[:_SHOWN])}{more}" if named else ""


def _report(arrival: Arrival) -> str:
    title = " ".join(arrival.title.split())
    return f"{arrival.outlet or 'an outlet that is not named'}, “{title}”"


def _range(support: Support) -> str:
    from rashomon.dossier.labels import between

    return between(support.low, support.high)


def _origins(support: Support) -> str:
    return f"{_range(support)} origin{'' if support.high == 1 else 's'}"
