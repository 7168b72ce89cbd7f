"""A report as read: sentences, tokens with their tree, and names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word: characters ``start`` to ``end`` of the text that was read.

    ``upos``, ``feats`` and ``deprel`` are Universal Dependencies', ``xpos`` is Penn's; ``head`` is
    the number of the token it hangs on in the reading, its own at the root of a sentence.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (excluded) of the reading."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``last`` (excluded) name something of a class (PERSON, ORG, …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model read in one text; ``model`` is the folder it came from."""

    model: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
