"""``rashomon without``: what still stands when an origin, an outlet or a report is set aside."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import existing, results
from rashomon.cli.show import Which

if TYPE_CHECKING:
    from rashomon.findings.dropping import EventLeft, FindingLeft, Without
    from rashomon.records import Origin, Support
    from rashomon.workspace import Story

_NAMED = 6  # origins of one line


def without(
    context: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT",
            help="An origin's name (“Maliki, BBC”) or id, an outlet, or a report's number or id.",
        ),
    ],
    story: Which,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show what still stands of a story when an origin, an outlet or a report is set aside.

    Each finding that rested on it, with its independent origins before and after: what still
    stands, what falls to a single origin, what is no longer contested, what vanishes.

    \b
    rashomon without "Maliki, BBC" 1     an origin, as it came through the BBC
    rashomon without Reuters 1           an outlet, with all its reports
    rashomon without 3 5 "border strike" two reports by their numbers
    """
    with existing(context.obj) as workspace:
        chosen = workspace.story(story)
        found = chosen.without(*what)
        if as_json:
            import msgspec

            sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
            return
        reports = {report.id: report for report in map(workspace.report, chosen.reports)}
    out = results()
    outlets = {
        id_: report.outlet.value if report.outlet is not None else "an outlet that is not named"
        for id_, report in reports.items()
    }
    for line in lines(chosen, found, outlets):
        out.print(line)


def lines(story: Story, found: Without, outlets: dict[str, str]) -> Iterator[str]:
    """The answer in words, a line at a time."""
    from rashomon.findings.dropping import Fate, called

    yield f"{story.title}\n"
    yield "Set aside:"
    for origin in found.origins:
        claims, reports = len(origin.claims), len(origin.reports)
        yield f"  {called(origin)} ({_count(claims, 'claim')} in {_count(reports, 'report')})"
    for number, report in enumerate(story.reports, 1):
        if report in found.reports:
            yield f"  report {number}, {outlets[report]}"
    named = {origin.id: origin for origin in found.record.origins}
    touched = [finding for event in found.events for finding in event.findings]
    counts = [(fate, sum(fate in f.fates for f in touched)) for fate in Fate]
    told = "; ".join(f"{n} {_plural(fate, n)}" for fate, n in counts if n)
    yield ""
    yield (
        f"{_count(len(touched), 'finding')} rested on it: {told}."
        if told
        else ("No finding rested on it.")
    )
    for event in found.events:
        yield ""
        yield from _event(event, named)
    if found.untouched:
        yield ""
        yield f"{_count(found.untouched, 'finding')} did not rest on it and stand as they were."


def _event(event: EventLeft, named: dict[str, Origin]) -> Iterator[str]:
    before, after = event.before, event.after
    if after is None:
        yield f"“{before.title}”: vanishes; nobody else tells of it"
        return
    words = f", {before.word} → {after.word}" if before.word is not after.word else ""
    yield (
        f"“{before.title}”: {_range(before.support)} → {_origins(after.support)}{words}; "
        f"left: {_who(after.support, named)}"
    )
    for finding in event.findings:
        yield from _finding(finding)


def _finding(finding: FindingLeft) -> Iterator[str]:
    old, new = finding.before, finding.after
    fates = ", ".join(finding.fates)
    if new is None:
        said = "; ".join(value.value for value in finding.values)
        yield f"  {finding.attribute}: {fates} (was {_origins(old.support)}: {said})"
        return
    status = str(new.status) if old.status is new.status else f"{old.status} → {new.status}"
    yield (
        f"  {finding.attribute}: {fates}; {_range(old.support)} → {_origins(new.support)}; {status}"
    )
    for value in finding.values:
        if value.same:
            continue
        was = _range(value.before.support) if value.before is not None else "0"
        now = _range(value.after.support) if value.after is not None else "vanishes"
        yield f"      {value.value}: {was} → {now}"


def _who(support: Support, named: dict[str, Origin]) -> str:
    from rashomon.findings.dropping import called

    names = [called(named[each]) for each in support.origins if each in named]
    more = f"; {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more if names else "nobody who says that it happened"


def _range(support: Support) -> str:
    from rashomon.dossier.labels import between

    return between(support.low, support.high)


def _origins(support: Support) -> str:
    return f"{_range(support)} origin{'' if support.high == 1 else 's'}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plural(fate: str, number: int) -> str:
    """ "1 vanishes", "2 vanish"."""
    return fate if number == 1 else _MANY[fate]


_MANY = {
    "vanishes": "vanish",
    "is no longer contested": "are no longer contested",
    "falls to a single origin": "fall to a single origin",
    "still stands": "still stand",
}
