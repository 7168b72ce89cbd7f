"""What joining needs to know of one actor: its names as printed, and what rules others out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.entities.linking.body_names import acronym, body_words
from rashomon.entities.linking.listed import Listed
from rashomon.entities.linking.person_names import person_words
from rashomon.entities.linking.romanised import skeleton
from rashomon.people import FEMALE, MALE
from rashomon.records import Actor, Coding, Span

_TITLE = 16  # characters before a name in which its title stands
_UNTOLD = frozenset[object]()


@dataclass(slots=True, eq=False)
class Node:
    """An actor of a report, or an entry of a user's list (``actor`` is None, ``report`` empty).

    ``forms`` are its names as printed, each with where it stands first; ``name`` is the fullest.
    ``sexes`` are those that titles tell.
    """

    id: int
    report: str
    number: int
    actor: Actor | None
    listed: Listed | None
    label: str | None
    name: str
    forms: dict[str, Span | None]
    country: str
    sector: str
    sexes: frozenset[object] = _UNTOLD


def nodes(
    codings: Sequence[Coding], texts: Mapping[str, str], listed: Sequence[Listed]
) -> list[Node]:
    """All actors by report, then the list's entries; the order of neither changes anything."""
    found: list[Node] = []
    for coding in sorted(codings, key=lambda each: each.report):
        text = texts[coding.report]
        for number, actor in enumerate(coding.actors):
            found.append(_node(len(found), coding.report, number, actor, text))
    printed = {shared for node in found for form in node.forms for shared in _shared(form)}
    for entry in sorted(set(listed)):
        forms: dict[str, Span | None] = dict.fromkeys((entry.name, *entry.aliases))
        if all(printed.isdisjoint(_shared(form)) for form in forms):
            continue
        id, label = len(found), entry.label or None
        told = entry.country, entry.sector
        found.append(Node(id, "", -1, None, entry, label, entry.name, forms, *told))
    return found


@lru_cache(maxsize=200_000)
def _shared(form: str) -> tuple[str, ...]:
    """What a name shares with any that it may be one with: first letter and end, or acronym."""
    person, body = person_words(form), body_words(form)
    return (
        *(f"{words[0][:1]} {skeleton(words[-1])}" for words in (person, body) if words),
        *filter(None, (acronym(form),)),
    )


def _node(id: int, report: str, number: int, actor: Actor, text: str) -> Node:
    forms: dict[str, Span | None] = {}
    for span in actor.mentions:
        said = text[span.start : span.end]
        forms.setdefault(said if said.isprintable() else " ".join(said.split()), span)
    sexes: frozenset[object] = _UNTOLD
    if actor.label == "PERSON":
        sexes = frozenset(_sexes(actor, text))
    name = actor.name if actor.name in forms else max(forms, key=lambda each: (len(each), each))
    told = actor.country, actor.sector, sexes
    return Node(id, report, number, actor, None, actor.label, name, forms, *told)


def _sexes(actor: Actor, text: str) -> Iterator[str]:
    """What the word before a mention tells ("Mrs Haddad"), and the words of a role."""
    words = [
        before[-1]
        for span in actor.mentions
        if (before := text[max(0, span.start - _TITLE) : span.start].split())
    ]
    if actor.role is not None:
        words += text[actor.role.start : actor.role.end].split()
    for word in words:
        plain = word.rstrip(".").lower()
        if plain in MALE:
            yield "man"
        elif plain in FEMALE:
            yield "woman"
