"""The evidence on one pair in words that a reader can check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rashomon.findings.joining.traits import Traits, content
from rashomon.records import QuantityKind

_SHOWN = 4  # words in common that are named
_FAINT = 0.05  # log-odds under which evidence is not worth saying


def reasons(one: Traits, other: Traits, pull: Mapping[str, float]) -> tuple[str, ...]:
    """What speaks for and against, strongest first; ``pull`` is each piece's part of the score."""
    worth = [(name, value) for name, value in pull.items() if abs(value) >= _FAINT]
    worth.sort(key=lambda item: (-abs(item[1]), item[0]))
    said = (_said(name, value, one, other) for name, value in worth)
    return tuple(dict.fromkeys(words for words in said if words))


def _said(name: str, value: float, one: Traits, other: Traits) -> str:
    said = _WORDS.get(name)
    words = said if isinstance(said, str) else said(one, other) if said is not None else ""
    return f"but {words}" if words and value < 0 else words


def _both(one: Traits, other: Traits) -> str:
    return f"“{one.told.lemma}” and “{other.told.lemma}”"


def _kind(one: Traits, other: Traits) -> str:
    return f"{_both(one, other)} are both of kind {one.told.type.lower()}"


def _mode(one: Traits, other: Traits) -> str:
    return f"{_kind(one, other)} {one.told.mode}"


def _agents(one: Traits, other: Traits) -> str:
    return f"same agent{_who(one.agents & other.agents, one)}"


def _recipients(one: Traits, other: Traits) -> str:
    return f"same recipient{_who(one.recipients & other.recipients, one)}"


def _parties(one: Traits, other: Traits) -> str:
    return f"both involve{_who(one.parties & other.parties, one).replace(':', '')}"


def _who(keys: frozenset[str], mention: Traits) -> str:
    """The nouns that name those in common."""
    told = mention.told
    nouns = dict.fromkeys(
        who.noun
        for who in (*told.agents, *told.recipients)
        if who.entity in keys or f"noun:{who.noun}" in keys
    )
    return f": {', '.join(nouns)}" if nouns else ""


def _place(mention: Traits) -> str:
    spot = mention.spot
    if spot is None:
        return "a place"
    return spot.located.name if spot.located is not None else spot.name


def _figure(one: Traits, other: Traits) -> str:
    shared = {(q.kind, q.low) for q in one.told.quantities} & {
        (q.kind, q.low) for q in other.told.quantities
    }
    said = [f"{low:,} {_counted(kind)}" for kind, low in sorted(shared)]
    return f"same figure: {', '.join(said)}" if said else "same figure"


def _counted(kind: QuantityKind) -> str:
    return "people" if kind is QuantityKind.OTHER else kind.value


def _sentences(one: Traits, other: Traits) -> str:
    words = list(shared_words(one.told.sentence, other.told.sentence))
    return f"sentences share {', '.join(words[:_SHOWN])}" if words else ""


def shared_words(one: str, other: str) -> Iterator[str]:
    """Words of the first sentence that the other has in some form, longest first."""
    common = content(one) & content(other)
    found = {min(kept): word for word in one.split() if (kept := content(word) & common)}
    shown = [word.strip(".,;:”“\"'’()") for word in found.values()]
    yield from sorted(shown, key=lambda word: (-len(word), word))


# What each piece of evidence says; those that are not here are left unsaid.
_WORDS: Mapping[str, str | Callable[[Traits, Traits], str]] = {
    "same-lemma": lambda a, b: f"both say “{a.lemma}”",
    "same-root": lambda a, b: f"{_both(a, b)} are of one root",
    "same-mode": _mode,
    "same-type": _kind,
    "kindred-type": lambda a, b: f"{_both(a, b)} may tell of one happening",
    "other-kind": lambda a, b: f"{_both(a, b)} differ in kind",
    "same-agent": _agents,
    "same-recipient": _recipients,
    "same-party": _parties,
    "other-agent": "other agents",
    "other-recipient": "other recipients",
    "one-scene": "same place and day",
    "unclear-which": "several are told of, and not both say where",
    "same-place": lambda a, b: f"both in {_place(a)}",
    "place-inside": lambda a, b: f"{_place(a)} and {_place(b)}: one lies in the other",
    "place-close": lambda a, b: f"{_place(a)} and {_place(b)} lie close together",
    "place-apart": lambda a, b: f"{_place(a)} and {_place(b)} lie apart",
    "place-excluded": lambda a, b: f"{_place(a)} and {_place(b)} exclude each other",
    "same-day": "same day",
    "time-overlaps": "times overlap",
    "time-apart": "times differ",
    "same-figure": _figure,
    "figure-fits": "figures go together",
    "figure-differs": "figures differ",
    "status-differs": lambda a, b: f"one {a.told.status}, the other {b.told.status}",
    "sentences-alike": _sentences,
    "reports-alike": "the reports are alike",
    "same-story": "the reports are of one story",
    "same-report": "told by one report",
    "told-by-many": "many reports tell of it",
    "told-side-by-side": lambda a, b: f"{_both(a, b)} also stand side by side",
    "parties-in-common": lambda a, b: f"the same take part where {_both(a, b)} stand",
    "mentions-alike": "said in like words",
    "words-alike": lambda a, b: f"{_both(a, b)} are used alike in these reports",
    "roots-alike": lambda a, b: f"{_both(a, b)} are used alike in all reports",
}
