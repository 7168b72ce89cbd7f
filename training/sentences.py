"""A sentence as the corpora give it: any layer that a corpus does not annotate is None."""

from __future__ import annotations

from dataclasses import dataclass

# What a name may be. A corpus that draws the line elsewhere allows several (see ``Names``).
CLASSES = (
    "PERSON",
    "ORG",
    "LOCATION",
    "FACILITY",
    "NORP",
    "DATE",
    "MONEY",
    "PRODUCT",
    "MISC",
)
TAGS = ("O", *(f"{edge}-{name}" for name in CLASSES for edge in "BI"))
ANYTHING = frozenset(range(len(TAGS)))

Allowed = frozenset[int]  # indices into TAGS: what a word's tag may be


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its tree: ``head`` counts from 1 within the sentence, 0 is the root."""

    upos: str | None = None
    xpos: str | None = None
    feats: str | None = None
    lemma: str | None = None
    head: int | None = None
    deprel: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as written, whether a space follows each, their tree, and what their tags may be."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tokens: tuple[Token, ...] | None = None
    names: tuple[Allowed, ...] | None = None
    ends_paragraph: bool = False

    def __post_init__(self) -> None:
        layers = (self.spaces, self.tokens, self.names)
        if not self.words or any(x is not None and len(x) != len(self.words) for x in layers):
            raise ValueError(f"layers of unlike length: {' '.join(self.words)[:80]}")


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences that follow one another in one text."""

    name: str
    sentences: tuple[Sentence, ...]


def tag(name: str) -> int:
    """The index of a tag."""
    return TAGS.index(name)


def exactly(tags: list[str]) -> tuple[Allowed, ...]:
    """One tag a word, as a corpus with our classes gives them."""
    return tuple(frozenset((tag(each),)) for each in tags)


def spans_to_tags(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """BIO tags of spans (start, end excluded, class); of overlapping ones the first given stays."""
    tags = ["O"] * length
    for start, end, name in spans:
        if all(each == "O" for each in tags[start:end]):
            tags[start:end] = [f"B-{name}", *[f"I-{name}"] * (end - start - 1)]
    return tags
