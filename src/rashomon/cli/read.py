"""``rashomon read``: one text as the reader sees it, with no workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import remark, results

if TYPE_CHECKING:
    from rich.text import Text

    from rashomon.records import Attribution, Reading, Span
    from rashomon.trying import Tried

Source = Annotated[str, typer.Argument(help="A file, a folder, a web address, or - for input.")]
_STYLES = {"source": "bold cyan", "cue": "bold yellow", "content": "italic"}


class Show(StrEnum):
    """What to print."""

    ALL = "all"
    STATEMENTS = "statements"
    EVENTS = "events"
    TREES = "trees"
    JSON = "json"


def read(
    source: Source,
    show: Annotated[Show, typer.Option("--show", "-s", help="What to print.")] = Show.ALL,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --show json.")] = False,
) -> None:
    """Read a text: who says what in it, and what happened; nothing is kept.

    \b
    rashomon read report.html              its sources marked, then each statement and event
    rashomon read report.txt --show events what happened, to whom, where, when, how many
    rashomon read report.txt --show trees  every sentence with tags, lemmas, tree and names
    rashomon read - --json < report.txt    all that was read as JSON lines
    """
    from rashomon.records import Failure
    from rashomon.trying import tried

    failed = False
    for each in tried(source):
        if isinstance(each, Failure):
            remark(f"{each.address}: {each.detail}")
            failed = True
            continue
        if each.report.unread is not None:
            remark(f"{each.report.address}: a workspace would not read it: {each.report.unread}")
        if as_json or show is Show.JSON:
            _json(each)
        elif show is Show.TREES:
            _trees(each)
        else:
            if show is not Show.EVENTS:
                _statements(each)
            if show is not Show.STATEMENTS:
                _events(each)
    raise typer.Exit(1 if failed else 0)


def _json(each: Tried) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.encode(each).decode() + "\n")


def _trees(each: Tried) -> None:
    for tree in trees(each.reading):
        sys.stdout.write(tree + "\n")


def trees(reading: Reading) -> Iterator[str]:
    """Each sentence, a word a line: number, form, lemma, tags, head (0: root), relation, name."""
    named = {n: name.label for name in reading.names for n in range(name.first, name.last)}
    for sentence in reading.sentences:
        lines = []
        for n in range(sentence.first, sentence.last):
            t = reading.tokens[n]
            head = t.head - sentence.first + 1 if t.head != n else 0
            row = (n - sentence.first + 1, t.form, t.lemma, t.upos, t.xpos, head, t.deprel)
            lines.append("\t".join(map(str, (*row, named.get(n, "")))) + "\n")
        yield "".join(lines)


def _statements(each: Tried) -> None:
    out = results()
    out.print(_marked(each))
    out.print()
    for statement in each.attributions:
        out.print(_line(each.report.text, statement))


def _events(each: Tried) -> None:
    from rashomon.cli.event_lines import lines

    out = results()
    out.print()
    for line in lines(each.report.text, each.coding):
        out.print(line)


def _marked(each: Tried) -> Text:
    from rich.text import Text

    text = Text(each.report.text)
    for statement in each.attributions:
        for span in statement.content:
            text.stylize(_STYLES["content"], span.start, span.end)
        for span in statement.cue:
            text.stylize(_STYLES["cue"], span.start, span.end)
        for holder in statement.chain:
            if holder.span is not None:
                text.stylize(_STYLES["source"], holder.span.start, holder.span.end)
    return text


def _line(text: str, statement: Attribution) -> Text:
    from rich.text import Text

    line = Text()
    holders = [
        (holder.words or "(not named)")
        + (f" (= {holder.stands_for.of(text)})" if holder.stands_for else "")
        for holder in statement.chain
    ]
    line.append(" ← ".join(holders), _STYLES["source"])
    line.append(f"  {statement.stance}", _STYLES["cue"])
    if statement.certainty != "plain":
        line.append(f", {statement.certainty}", _STYLES["cue"])
    line.append(f"  [{statement.rule}]  ")
    line.append(_words(text, statement.content), _STYLES["content"])
    return line


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
