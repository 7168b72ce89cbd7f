"""The record in Markdown: what happened, what is contested, changed or rests on one origin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rashomon.dossier import labels as say
from rashomon.dossier.brackets import Part
from rashomon.dossier.changed import changes
from rashomon.dossier.contested import Rival, points
from rashomon.dossier.decision_list import decision_list, in_a_line
from rashomon.dossier.event_list import EventRow, event_list, legend, words_legend
from rashomon.dossier.evidence import Excerpt
from rashomon.dossier.found import Found
from rashomon.dossier.happened import happened, outline
from rashomon.dossier.markup import escaped, table
from rashomon.dossier.origin_list import origin_list
from rashomon.dossier.record_view import silence
from rashomon.dossier.single import Group, alone
from rashomon.dossier.summary import summary


def opening(found: Found) -> Iterator[str]:
    """What happened; where nothing was read, how it was reported, and why there is no more."""
    told = happened(found)
    if not told:
        yield escaped(summary(found.dossier))
        yield silence(found)
        return
    yield "## What happened"
    for each in told:
        yield f"{_sentences(each.parts)} (E{each.number})"
    yield outline(found)
    yield f"How it was reported: {escaped(summary(found.dossier))}"


def record(found: Found) -> Iterator[str]:
    """The sections between the opening and the quotations."""
    if found.record.events:
        yield from _contested(found)
        yield from _changed(found)
        yield from _alone(found)
        yield from _events(found)


def origins(found: Found) -> Iterator[str]:
    """Where the information began."""
    rows = origin_list(found)
    if rows:
        yield "## Where it began"
        yield table(
            ("Origin", "Kind", "Through whom", "Reports", "May be the same as", "Why"),
            [
                (
                    escaped(row.name),
                    row.kind,
                    escaped(row.through) or "not told",
                    say.numbers([number for number, _ in row.reports]),
                    escaped(row.may_be) or "nobody else here",
                    escaped(row.reason),
                )
                for row in rows
            ],
        )


def _sentences(parts: tuple[Part, ...]) -> str:
    """The sentences with their values in bold, so that the brackets recede."""
    runs = groupby(parts, key=lambda part: part.span is not None and not part.is_support)
    return "".join(_marked("".join(part.text for part in run), bold) for bold, run in runs)


def decided(found: Found) -> Iterator[str]:
    """What people decided."""
    rows = decision_list(found)
    if rows:
        yield "## Decisions"
        yield "\n".join(f"- {escaped(each)}" for each in map(in_a_line, rows))


def _contested(found: Found) -> Iterator[str]:
    yield "## Contested"
    every = points(found)
    if not every:
        yield "No value of this record excludes another."
    for point in every:
        yield f"### {_capital(point.question)}: {escaped(point.heading)} (E{point.event})"
        why = f"{point.conflict}: {escaped(point.reason)}" if point.conflict else point.reason
        yield f"Why they differ: {why}."
        yield "\n".join(line for each in point.rivals for line in _rival(each))
        if point.beside:
            beside = "; ".join(f"{escaped(said)} ({escaped(by)})" for said, by in point.beside)
            yield f"Also given, and excluded by none of these: {beside}."


def _rival(each: Rival, standing: str = "") -> Iterator[str]:
    support = f"{each.support}: {escaped(each.names)}" if each.names else each.support
    facts = ["unconfirmed"] * each.is_hedged + [standing] * bool(standing)
    facts += [support, f"credibility {each.credibility}"]
    yield f"- **{escaped(each.label)}** ({'; '.join(facts)})"
    for said in each.excerpts:
        yield f"  - {_excerpt(said)}"
    if each.unlisted:
        yield f"  - {say.count(each.unlisted, 'more report')}"


def _excerpt(said: Excerpt) -> str:
    words = "".join(_marked(run.text, run.is_marked) for run in said.stretches)
    chain = " ← ".join(escaped(holder) for holder in said.chain)
    told = f" ({said.told})" if said.told else ""
    same = say.numbers([number for number, _ in said.same])
    also = f"; in the same words in {same}" if same else ""
    return f"“{words}” {said.number}, {chain}{told}, character {said.place.start}{also}"


def _marked(text: str, is_marked: bool) -> str:
    """Words in bold or not; the spaces around them stay, outside the marks."""
    said = escaped(text)
    left = " " * text[:1].isspace()
    right = " " * (text[-1:].isspace() and bool(said))
    return f"{left}**{said}**{right}" if is_marked and said else f"{left}{said}{right}"


def _changed(found: Found) -> Iterator[str]:
    every = changes(found)
    if every:
        yield "## Taken back and updated"
    for change in every:
        line, heading = escaped(change.line), escaped(change.heading)
        yield f"### {_capital(change.attribute)}: {line}, {heading} (E{change.event})"
        if change.reason:
            yield f"{escaped(_capital(change.reason))}."
        lines: list[str] = []
        for old in change.old:
            lines += _rival(old.value, old.standing)
            if old.stale:
                noun = "report" if len(old.stale) == 1 else "reports"
                lines.append(f"  - stale: {noun} {say.numbers(old.stale)}")
        for standing, new in change.new:
            lines += _rival(new, standing)
        yield "\n".join(lines)


def _alone(found: Found) -> Iterator[str]:
    rows = alone(found)
    if rows:
        yield "## One origin only, or unconfirmed"
        yield "\n".join(
            f"- {escaped(row.heading)} (E{row.event}): {'; '.join(map(_group, row.groups))}"
            for row in rows
        )


def _group(group: Group) -> str:
    said = ", ".join(f"{item.question} {escaped(item.label)}".strip() for item in group.items)
    return f"{said} ({'unconfirmed; ' * group.is_hedged}{escaped(group.support)})"


def _events(found: Found) -> Iterator[str]:
    yield "## Events"
    every = event_list(found)
    yield table(
        ("No.", "When", "Event", "Who, whom, where, how many", "Word", "Who says so"),
        [_event(row) for row in every.rows],
    )
    if every.unlisted:
        yield f"{say.count(every.unlisted, 'more event')} in the record and not listed."
    yield "### What is said of each"
    yield table(
        ("No.", "What", "Value", "How it stands", "Who stands behind it", "Credibility", "Where"),
        [cells for row in every.rows for cells in _values(row)],
    )
    yield "### What the grades mean"
    grades = [*legend(found), *words_legend(found)]
    yield "\n".join(f"- {escaped(grade)}: {escaped(rule)}" for grade, rule in grades)


def _event(row: EventRow) -> tuple[str, ...]:
    name = f"{row.name}, “{escaped(row.title)}”" if row.title else row.name
    when = escaped(row.when) or "not told"
    return f"E{row.number}", when, name, escaped(row.gist), row.word, escaped(row.support)


def _values(row: EventRow) -> Iterator[tuple[str, ...]]:
    for value in row.values:
        places = [f"{number}, character {span.start}" for number, span in value.places]
        places += [f"{value.more} more"] if value.more else []
        yield (
            f"E{row.number}",
            value.question,
            escaped(value.label),
            ", ".join(part for part in (value.status, value.standing) if part),
            escaped(value.support),
            str(value.credibility),
            "; ".join(places),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
