"""The evidence on one pair in words that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.findings.joining.traits import Traits, content
from rashomon.records import QuantityKind

_SHOWN = 4  # words in common that are named
_FAINT = 0.05  # log-odds under which evidence is not worth saying


def reasons(one: Traits, other: Traits, pull: Mapping[str, float]) -> tuple[str, ...]:
    """What speaks for and against, strongest first; ``pull`` is each piece's part of the score."""
    strongest = sorted(pull.items(), key=lambda item: (-abs(item[1]), item[0]))
    said = (_said(name, value, one, other) for name, value in strongest if abs(value) >= _FAINT)
    return tuple(dict.fromkeys(words for words in said if words))


def _said(name: str, value: float, one: Traits, other: Traits) -> str:
    words = _worded(name, one, other)
    return f"but {words}" if words and value < 0 else words


def _worded(name: str, one: Traits, other: Traits) -> str:
    a, b = one.told, other.told
    match name:
        case "same-lemma":
            return f"both say “{one.lemma}”"
        case "same-root":
            return f"“{a.lemma}” and “{b.lemma}” are of one root"
        case "same-mode" | "same-type":
            deed = f"{a.type.lower()} {a.mode if name == 'same-mode' else ''}".strip()
            return f"“{a.lemma}” and “{b.lemma}” are both of kind {deed}"
        case "kindred-type" | "other-kind":
            said = "may tell of one happening" if name == "kindred-type" else "differ in kind"
            return f"“{a.lemma}” and “{b.lemma}” {said}"
        case "same-agent":
            return f"same agent{_who(one.agents & other.agents, one)}"
        case "same-recipient":
            return f"same recipient{_who(one.recipients & other.recipients, one)}"
        case "same-party":
            return f"both involve{_who(one.parties & other.parties, one)}".replace(":", "")
        case "other-agent":
            return "other agents"
        case "other-recipient":
            return "other recipients"
        case "sentences-alike":
            return _in_common(a.sentence, b.sentence)
    return _plain(name, one, other)


def _plain(name: str, one: Traits, other: Traits) -> str:
    here, there = _place(one), _place(other)
    fixed = {
        "same-place": f"both in {here}",
        "place-inside": f"{here} and {there}: one lies in the other",
        "place-close": f"{here} and {there} lie close together",
        "place-apart": f"{here} and {there} lie apart",
        "place-excluded": f"{here} and {there} exclude each other",
        "same-day": "same day",
        "time-overlaps": "times overlap",
        "time-apart": "times differ",
        "same-figure": f"same figure{_figure(one, other)}",
        "figure-fits": "figures go together",
        "figure-differs": "figures differ",
        "status-differs": f"one {one.told.status}, the other {other.told.status}",
        "reports-alike": "the reports are alike",
        "told-by-many": "many reports tell of it",
        "told-side-by-side": f"“{one.lemma}” and “{other.lemma}” also stand side by side",
        "parties-in-common": f"the same take part where “{one.lemma}” and “{other.lemma}” stand",
        "mentions-alike": "said in like words",
        "words-alike": f"“{one.lemma}” and “{other.lemma}” are used alike in these reports",
        "same-story": "the reports are of one story",
        "same-report": "told by one report",
        "same-sentence": "told in one sentence",
    }
    return fixed.get(name, "")


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
    return f": {', '.join(said)}" if said else ""


def _counted(kind: QuantityKind) -> str:
    return "people" if kind is QuantityKind.OTHER else kind.value


def _in_common(one: str, other: str) -> str:
    words = list(_shared(one, other))
    return f"sentences share {', '.join(words[:_SHOWN])}" if words else ""


def _shared(one: str, other: str) -> Iterator[str]:
    """Words of the first sentence that the other has in some form, longest first."""
    common = content(one) & content(other)
    found = {next(iter(content(word)), ""): word for word in one.split()}
    shown = [word.strip(".,;:”“\"'’()") for key, word in found.items() if key in common]
    yield from sorted(shown, key=lambda word: (-len(word), word))
