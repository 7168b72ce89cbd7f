"""What people decided on a story, in words: who, when, on what, and whether it still counts."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.records import (
    NAMED,
    Decision,
    Span,
    Subject,
    Verdict,
    in_force,
    report_of,
    words_of,
)

_LONGEST = 120  # characters of words that a decision is about
_SAME = {
    Subject.EVENT: "one event",
    Subject.ACTOR: "one actor",
    Subject.ORIGIN: "one origin",
    Subject.COPY: "one text, copied",
}
_DIFFERENT = {
    Subject.EVENT: "two events",
    Subject.ACTOR: "two actors",
    Subject.ORIGIN: "two origins",
    Subject.COPY: "two texts, neither copied",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What a decision is about: words of a report, with its number, or a name."""

    text: str
    span: Span | None = None
    report: int | None = None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in words; ``counts`` while it is neither undone nor decided anew."""

    id: str
    author: str
    time: str
    what: str
    sides: tuple[Side, ...]
    note: str
    counts: bool


def decision_list(found: Found) -> tuple[DecisionRow, ...]:
    """Every decision on the story's reports, the last first."""
    every = found.dossier.decisions
    counting = {each.id for each in in_force(every)}
    known = {each.id: each for each in every}
    rows = [_row(each, each.id in counting, known, found) for each in every]
    return tuple(reversed(rows))


def in_a_line(row: DecisionRow) -> str:
    """A decision in one line."""
    about = "; ".join(
        f"{side.text} (report {side.report})" if side.report and side.span else side.text
        for side in row.sides
    )
    line = f"{row.author}, {row.time[:10]}: {row.what}{f': {about}' if about else ''}"
    line += f" – {row.note}" if row.note else ""
    return line if row.counts else f"{line} (no longer counts)"


def _row(each: Decision, counts: bool, known: dict[str, Decision], found: Found) -> DecisionRow:
    told = known.get(each.about[0], each) if each.subject is Subject.UNDO else each
    sides = (*told.about, *((told.key,) if told.key else ()))
    return DecisionRow(
        each.id,
        one_line(each.author, 60),
        each.time,
        f"undid: {in_words(told)}" if told is not each else in_words(each),
        tuple(side(one, found) for one in sides),
        one_line(each.note, 400),
        counts,
    )


def in_words(decision: Decision) -> str:
    """What was decided: ``held to be one event``."""
    what = one_line(decision.value, 80)
    asked = say.ATTRIBUTE[decision.attribute] if decision.attribute is not None else ""
    match decision.verdict:
        case Verdict.SAME:
            return f"held to be {_SAME[decision.subject]}"
        case Verdict.DIFFERENT:
            return f"held to be {_DIFFERENT[decision.subject]}"
        case Verdict.REJECT:
            return f"set a value of {asked} aside"
        case Verdict.UNDO:
            return "undid an earlier decision"
    if decision.subject is Subject.GRADE:
        return f"graded a value of {asked} {what}"
    if decision.subject is Subject.SOURCE:
        return f"stated that this source’s reliability is {what}"
    return f"set {asked}: {what}"


def side(one: str, found: Found) -> Side:
    """One side of a decision as people read it."""
    words, report = words_of(one), report_of(one)
    if words is not None:
        text = found.labels.text(words.report)
        said = one_line(words.of(text), _LONGEST) if text else "words of an older version"
        return Side(f"“{said}”", words, found.report_of(words))
    if report is not None:
        number = found.labels.number(report)
        return Side(f"report {number}" if number else "a report of another story", None, number)
    return Side(one_line(one.removeprefix(NAMED), _LONGEST))
