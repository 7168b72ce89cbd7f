"""The event lexicon: which words name which events, and where their participants stand.

``events.tsv``, written for this project: PLOVER's types, modes and contexts (manual, draft 0.8),
CAMEO codes for exports, and types of our own where PLOVER has none. Each row has an example of its
own, which a test reads. A frame lists slots: ``a`` agent, ``r`` recipient, ``i`` instrument, ``q``
topic, ``m`` magnitude, each with where it stands: nsubj, obj, iobj, xcomp, ccomp, poss, mod, self,
weapon (a subject that is one), guard (a subject that is police or army), army (one that has arms),
whom (an object that is persons), falls (a subject that is a place), ground (an object that is a
place), struck (what a passive without "by" befell), force (who has arms: behind "by", or before the
noun), or a preposition; ``!`` marks those without which the entry does not hold. ``x:fighting!``
and ``x:unrest!`` fill nothing: they hold only in texts that tell of violence, or of protest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.records import EventType

IF = "x"  # the role of a slot that is a condition only


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a participant stands: ``role`` is a letter of these, ``place`` a relation."""

    role: str
    place: str
    required: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``words`` are its lemmas in order; a word of one ``pos`` has one."""

    words: tuple[str, ...]
    pos: str  # VERB, NOUN, ADJ (said of somebody: "nine are dead") or PHRASE
    slots: tuple[Slot, ...]
    type: EventType
    mode: str
    contexts: tuple[str, ...]
    code: str
    example: str
    rank: int  # its place in the file

    @property
    def name(self) -> str:
        """How the record names it: its words, and its part of speech for a single word."""
        return " ".join(self.words) + ("" if self.pos == "PHRASE" else f" ({self.pos.lower()})")

    @property
    def needs(self) -> int:
        """How many slots must be filled."""
        return sum(slot.required for slot in self.slots)

    @property
    def is_loose(self) -> bool:
        """Whether it holds by what the whole text tells of, not by what stands around its words."""
        return any(slot.role == IF for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the lemma they are met at: a phrase's first word and its last."""

    verbs: dict[str, list[Entry]]
    nouns: dict[str, list[Entry]]
    adjectives: dict[str, list[Entry]]
    openings: dict[str, list[Entry]]
    closings: dict[str, list[Entry]]


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry, in the order of the file."""
    text = (resources.files(__package__) / "events.tsv").read_text("utf-8")
    return tuple(_entry(n, line.split("\t")) for n, line in enumerate(text.splitlines()[1:]))


def _entry(rank: int, row: list[str]) -> Entry:
    lemma, pos, frame, kind, mode, contexts, code, example = row
    slots = tuple(
        Slot(slot[0], slot[2:].removesuffix("!"), slot.endswith("!"))
        for slot in frame.split()
        if slot != "-"
    )
    return Entry(
        tuple(lemma.split()),
        pos,
        slots,
        EventType(kind),
        "" if mode == "-" else mode,
        tuple(context for context in contexts.split(",") if context != "-"),
        "" if code == "-" else code,
        example,
        rank,
    )


@cache
def lexicon() -> Lexicon:
    """The entries by the words that they are looked up by."""
    verbs, nouns, adjectives = (defaultdict[str, list[Entry]](list) for _ in range(3))
    openings, closings = defaultdict(list), defaultdict(list)
    for entry in entries():
        if entry.pos == "VERB":
            verbs[entry.words[0]].append(entry)
        elif entry.pos == "NOUN":
            nouns[entry.words[0]].append(entry)
        elif entry.pos == "ADJ":
            adjectives[entry.words[0]].append(entry)
        else:
            openings[entry.words[0]].append(entry)
            closings[entry.words[-1]].append(entry)
    return Lexicon(verbs, nouns, adjectives, openings, closings)


def takes_object(forms: Iterable[str]) -> bool:
    """Whether a verb is one that is always done to something: "wound", not "flee"."""
    rows = [entry for form in forms for entry in lexicon().verbs.get(form, ())]
    return bool(rows) and all(
        any(slot.place == "obj" and slot.required for slot in row.slots) for row in rows
    )
