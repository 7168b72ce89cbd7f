"""What a search means: its parts as keys of facets, and what words could mean that are no key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.spelling import key as folded
from rashomon.store import Desk, Faceted, FacetKind, Wanted
from rashomon.web.asking import FIELDS, NAMES, WORDS, Asked
from rashomon.web.visits import moment

_MEANT = 200  # facets that words may mean
_OFFERED = 12  # of which those are offered that fit best
_LONGEST = 120  # characters of a label


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a search: what it asks for, and the search without it."""

    name: str
    value: str
    what: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet with the number of stories that have it, and the search with it."""

    key: str
    label: str
    stories: int
    href: str


@dataclass(frozen=True, slots=True)
class Meant:
    """Words that are no key: what they may mean, and how many facets that is.

    All of them are searched for; ``bounded`` where there are still more.
    """

    what: str
    text: str
    choices: tuple[Choice, ...]
    alike: int
    bounded: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A search that is understood. ``nothing`` says in words why no story can be meant."""

    wanted: Wanted
    parts: tuple[Part, ...]
    meant: tuple[Meant, ...]
    nothing: tuple[str, ...]


def question(desk: Desk, asked: Asked) -> Question:
    """What is meant, from what there is. Of a search with faults only its parts are given."""
    labels: dict[tuple[str, str], str] = {}
    facets: list[tuple[FacetKind, str]] = []
    either: list[tuple[FacetKind, tuple[str, ...]]] = []
    meant: list[Meant] = []
    nothing: list[str] = []
    for kind, text in () if asked.faults else asked.facets():
        found = _facet(desk, kind, text)
        if found is not None:
            facets.append((kind, found[0]))
            labels[NAMES[kind], text] = label(kind, found[1])
            continue
        alike = desk.like(kind, text, _MEANT + 1)
        if len(alike) == 1:
            facets.append((kind, alike[0].facet.key))
            labels[NAMES[kind], text] = label(kind, alike[0].facet.label)
        elif alike:
            either.append((kind, tuple(each.facet.key for each in alike[:_MEANT])))
            meant.append(_meant(asked, kind, text, alike))
        else:
            nothing.append(f"No story has {_article(kind)} like “{one_line(text, 80)}”.")
    wanted = Wanted() if asked.faults else _wanted(asked)
    return Question(
        replace(wanted, facets=tuple(dict.fromkeys(facets)), either=tuple(either)),
        tuple(_parts(asked, labels)),
        tuple(meant),
        tuple(nothing),
    )


def label(kind: FacetKind, words: str) -> str:
    """A facet as people read it: event types and statuses are code words of the record."""
    if kind is FacetKind.TYPE:
        return words.capitalize()
    return words.replace("-", " ") if kind is FacetKind.STATUS else one_line(words, _LONGEST)


def _facet(desk: Desk, kind: FacetKind, text: str) -> tuple[str, str] | None:
    """The facet that the words are the key of, as they stand or as comparing folds them."""
    spelled = {FacetKind.TYPE: text.upper(), FacetKind.STATUS: text.lower().replace(" ", "-")}
    for key in dict.fromkeys((text, spelled.get(kind, folded(text)[:_LONGEST]))):
        known = desk.labels(kind, key) if key else None
        if known is not None:
            return key, known
    return None


def _wanted(asked: Asked) -> Wanted:
    return Wanted(
        words=asked.of("q"),
        first=asked.of("from"),
        last=asked.of("to"),
        received=moment(asked.of("since")) if asked.of("since") else "",
        box=asked.box,
    )


def _parts(asked: Asked, labels: dict[tuple[str, str], str]) -> Iterator[Part]:
    for name, value in asked.parts:
        if name not in WORDS:
            continue
        said = labels.get((name, value)) or _said(asked, name, value)
        yield Part(name, value, WORDS[name], said, asked.minus(name, value).href)


def _said(asked: Asked, name: str, value: str) -> str:
    if name in ("from", "to") and not asked.faults:
        return say.date(value)
    if name == "since" and not asked.faults:
        return say.date(moment(value).replace("Z", "+00:00"))
    box = asked.box
    if name == "box" and box is not None:
        south, north = _degrees(box.south, "N", "S"), _degrees(box.north, "N", "S")
        west, east = _degrees(box.west, "E", "W"), _degrees(box.east, "E", "W")
        return f"{south} to {north}, {west} to {east}"
    return f"“{one_line(value, _LONGEST)}”" if name == "q" or name in FIELDS else value


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}° {plus if value >= 0 else minus}"


def _meant(asked: Asked, kind: FacetKind, text: str, alike: list[Faceted]) -> Meant:
    name = NAMES[kind]
    rest = asked.minus(name, text)
    choices = (
        Choice(
            each.facet.key,
            label(kind, each.facet.label),
            each.stories,
            rest.plus(name, each.facet.key).href,
        )
        for each in alike[:_OFFERED]
    )
    some = min(len(alike), _MEANT)
    return Meant(WORDS[name], one_line(text, 80), tuple(choices), some, len(alike) > _MEANT)


def _article(kind: FacetKind) -> str:
    what = WORDS[NAMES[kind]]
    return f"{'an' if what[0] in 'aeio' else 'a'} {what}"
