"""Who says what, through whom: attributions with their chain of holders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span


class Voice(StrEnum):
    """How somebody's words are given."""

    DIRECT = "direct"  # all in quotation marks
    INDIRECT = "indirect"
    MIXED = "mixed"  # some words in quotation marks


class Stance(StrEnum):
    """What a holder does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    CANNOT_CONFIRM = "cannot-confirm"
    BELIEVES = "believes"
    ASKS = "asks"
    PROMISES = "promises"
    THREATENS = "threatens"
    JUDGES = "judges"  # welcomes, condemns, praises, calls


class Certainty(StrEnum):
    """How sure the telling is."""

    PLAIN = "plain"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Telling:
    """How one holder passes something on."""

    stance: Stance
    certainty: Certainty


PLAIN = Telling(Stance.ASSERTS, Certainty.PLAIN)


@dataclass(frozen=True, slots=True)
class Described:
    """What a description tells of a holder without a name, each in the report's words.

    "Two senior US officials": ``number`` two, ``standing`` senior, ``nationality`` US, ``role``
    officials. Empty where it is not said.
    """

    role: str
    number: str = ""
    nationality: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody through whom a statement came, in the report's own words.

    ``words`` leave out clauses that hang on the name ("who was there"); ``whole`` has them too.
    ``label`` is the class of the name (PERSON, ORG, …), or None for a description ("two officials",
    "he"), of which ``described`` is what it tells; ``stands_for`` are the words elsewhere in the
    report that it points back to, and ``evidence`` says why. ``name`` is the bare name, in its own
    words or in those it stands for; None where neither has one.
    """

    words: str
    span: Span | None
    label: str | None = None
    stands_for: Span | None = None
    evidence: str = ""
    whole: Span | None = None
    described: Described | None = None
    name: Span | None = None


NOBODY = Holder("", None)  # a speaker of whom the report tells nothing


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement that the report gives as somebody's.

    ``chain`` begins after the outlet: carriers first, the first speaker last, ``NOBODY`` where that
    is not told ("it was reported"). ``stance`` and ``certainty`` are the first speaker's,
    ``carried`` those of whoever passes his words on: the holder of the attribution ``within``
    whose content this one stands, else the outlet. ``rule`` names the entry of the cue lexicon or
    the general rule that found it, so that a reader can ask why. ``answers``: it denies, so that
    somebody else must have claimed it.
    """

    id: str
    report: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Holder, ...]
    voice: Voice
    stance: Stance
    certainty: Certainty
    carried: Telling
    rule: str
    within: str | None = None
    answers: bool = False

    @property
    def source(self) -> Holder | None:
        """The first speaker; None where the report does not tell."""
        return self.chain[-1] if self.chain[-1] != NOBODY else None

    @property
    def told(self) -> Telling:
        """How the first speaker tells it."""
        return Telling(self.stance, self.certainty)
