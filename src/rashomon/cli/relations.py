"""``rashomon relations``: how the actors of a story stand to each other, over time."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import existing, remark, results
from rashomon.cli.show import Which

if TYPE_CHECKING:
    from rashomon.findings.relations import RelationChange
    from rashomon.records import Span, Tie

_AROUND = 300  # characters of a sentence that is shown whole


def relations(
    context: typer.Context,
    story: Which,
    thread: Annotated[
        bool, typer.Option("--thread", help="Over all stories that it follows, or that follow it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show who supports, arms, fights, accuses, meets or denies working with whom, and when.

    One list for each pair, in order of time, each with its independent origins and the words it
    rests on. Over a thread also what changed from one story to the next.

    \b
    rashomon relations 1
    rashomon relations 1 --thread
    rashomon relations "border strike" --json
    """
    with existing(context.obj) as workspace:
        chosen = workspace.story(story)
        found = chosen.relations(thread=thread)
        turns = chosen.relations_changed() if thread else ()
        if as_json:
            import msgspec

            told = {"story": chosen.id, "ties": found, "changed": turns}
            sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
            return
        stories = chosen.thread() if thread else (chosen,)
        texts = {named: workspace.report(named).text for each in stories for named in each.reports}
        titles = {each.id: each.title for each in stories}
    out = results()
    out.print(f"{chosen.title}\n")
    if thread and len(stories) == 1:
        remark("No story of this workspace follows it, or comes before it.")
    for line in lines(found, texts, titles) if found else nothing():
        out.print(line)
    for line in changes(turns, titles):
        out.print(line)


def lines(
    found: Sequence[Tie], texts: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    """The relations in words, a line at a time, by pair, the pair told first before the others."""
    from rashomon.dossier.labels import support

    pairs: dict[tuple[str, ...], list[Tie]] = defaultdict(list)
    for tie in found:
        pairs[tuple(sorted((tie.one, tie.other)))].append(tie)
    for number, (names, some) in enumerate(pairs.items()):
        if number:
            yield ""
        yield " – ".join(names)
        for tie in some:
            hedged = ", hedged" if tie.hedged else ""
            yield f"  {when(tie)}: {said(tie)}{hedged} ({support(tie.support)})"
            if len(titles) > 1:
                yield f"      in “{titles[tie.story]}”"
            yield f"      {sentence(tie.words, texts)}"
            yield f"      {tie.reason}"


def changes(turns: Sequence[RelationChange], titles: Mapping[str, str]) -> Iterator[str]:
    """What changed from one story to the next."""
    story = ""
    for number, each in enumerate(turns):
        if not number:
            yield "\nChanged from one story to the next:"
        if each.after.story != story:
            story = each.after.story
            yield f"  in “{titles[story]}”"
        if each.before is None:
            yield f"    new: {said(each.after)}, {when(each.after)}"
        else:
            yield (
                f"    turned: {said(each.before)}, {when(each.before)} → "
                f"{said(each.after)}, {when(each.after)}"
            )


def nothing() -> Iterator[str]:
    """What to say where no relation was found."""
    yield "No relation was found."
    yield ""
    yield "A relation needs an event of two that are named: “Norvik armed the Dawn Front”."
    yield "What only a common noun tells (“gunmen attacked a convoy”) is no relation, but an event:"
    yield "`rashomon show` has them all. `--thread` looks at the stories before and after it, too."


def said(tie: Tie) -> str:
    """A tie as a sentence: "Norvik denies coordination with Tamria"."""
    return f"{tie.one} {_SAID.get(tie.kind, tie.kind.value)} {tie.other}"


def when(tie: Tie) -> str:
    """Its time, and that it is only that of a report."""
    from rashomon.dossier.labels import day
    from rashomon.dossier.wording import time

    if tie.when is None:
        return "no date"
    return time(tie.when) if tie.dated == "told" else f"reported {day(tie.when)}"


def sentence(words: Span, texts: Mapping[str, str]) -> str:
    """The words of a tie in the sentence around them, in quotation marks."""
    from rashomon.words import sentences

    text = texts[words.report]
    around = [(a, b) for a, b in sentences(text) if a < words.end and words.start < b]
    first, last = (around[0][0], around[-1][1]) if around else (words.start, words.end)
    if last - first > _AROUND:
        first, last = words.start, words.end
    shown = " ".join(text[first:last].split())
    return shown if any(mark in shown for mark in '“”"') else f"“{shown}”"


_SAID = {
    "pledges-allegiance": "pledges allegiance to",
    "coordinates-with": "coordinates with",
    "denies-coordination": "denies coordination with",
    "agrees": "agrees with",
}
