"""Whom pronouns that speak stand for, against GUM's coreference.

Asked: every pronoun that is the source of one of our attributions, once, where GUM makes it a
mention of an entity that is elsewhere mentioned in other words than a pronoun. Resolved: those that
stand for something. Right: of the gold mentions that hold the head of what the pronoun stands for,
the one that shares most words with it (shared words over the words of both) is of the same entity
and more than a pronoun. So "the country's minister" is not the country. Right of all: of those
asked. The head is GUM's own.

News is too little to hold a floor, so it and the rest (academic texts, lives, hearings, interviews,
travel) are only printed apart. Whatever our cues find is asked, so those asked change with the
cues; many are no speakers ("he wanted"), and hearings and interviews do not say in their text whose
turn it is. The reader's trees were trained on most of these documents; what pronouns stand for was
not.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import rashomon
from evals.data import folder
from evals.reader import laid_out
from rashomon.attribution import attribute
from rashomon.records import Attribution, Holder, Span
from training import corpora

Places = frozenset[int]  # numbers of tokens

_GENRES = frozenset("academic bio court interview news voyage".split())
_PRONOUNS = frozenset("he she they it him her them".split())
# "(12-person-…" opens a mention of entity 12, "12)" closes it; "(12-person-…)" is one word.
_MARK = re.compile(r"\((?P<open>\d+(?:\[\d+/\d+\])?)-[^()]*(?P<one>\))?|(?P<close>\d+[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that gold gives to an entity; ``worded``: not pronouns only."""

    entity: str
    places: Places
    worded: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its tokens' extents and heads, and its mentions."""

    name: str
    text: str
    extents: tuple[tuple[int, int], ...]
    above: tuple[int, ...]  # the number of the token that each hangs on, -1 at a root
    mentions: tuple[Mention, ...]

    @property
    def genre(self) -> str:
        """The second part of the name."""
        return self.name.split("_")[1]


def measure(*, errors: bool = False) -> dict[str, float]:
    """The permissive genres of both parts; ``errors``: print what is unresolved or wrong."""
    counts = defaultdict[str, Counter[str]](Counter)
    for document in gum():
        for source, verdict in judged(document, _found(document)):
            counts["news" if document.genre == "news" else "rest"][verdict] += 1
            if errors and verdict != "right":
                _print(document, source, verdict)
    shown = {"news/": counts["news"], "rest/": counts["rest"], "": counts["news"] + counts["rest"]}
    for part, verdicts in shown.items():
        found = {f"attribution/gum-coref/{part}{k}": v for k, v in figures(verdicts).items()}
        for name, (right, of) in found.items():
            print(f"{name:<42}{100 * right / max(1, of):6.1f}  of {of}")
    return {name: round(right / max(1, of), 4) for name, (right, of) in found.items()}


def figures(counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Right and asked, from the numbers of verdicts."""
    resolved = counts["right"] + counts["wrong"]
    asked = resolved + counts["unresolved"]
    return {
        "resolved": (resolved, asked),
        "right": (counts["right"], resolved),
        "right-of-all": (counts["right"], asked),
    }


def gum() -> Iterator[Document]:
    """GUM's documents of the genres whose texts are openly licensed, each once."""
    met = set[str]()
    for part in ("train.permissive", "dev"):
        path = folder("ud-english") / f"en_gum-ud-{part}.conllu.gz"
        for document in documents(corpora.text_of(path)):
            if document.genre in _GENRES and document.name not in met:
                met.add(document.name)
                yield document


def documents(text: str) -> Iterator[Document]:
    """The documents of a CoNLL-U text with ``Entity`` marks in its last column."""
    blocks = text.split("# newdoc")[1:]
    for document, block in zip(corpora.conllu(text), blocks, strict=True):
        rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
        written, words, _, _ = laid_out(document)
        extents = tuple((start, end) for start, end, _ in sorted(words))
        yield Document(document.name, written, extents, _above(rows), tuple(mentions(rows)))


def _above(rows: Iterable[Sequence[str]]) -> tuple[int, ...]:
    """Each row's head, counted from the document's first word."""
    found, first = list[int](), 0
    for n, row in enumerate(rows):
        first = n if row[0] == "1" else first
        found.append(first + int(row[6]) - 1 if row[6] != "0" else -1)
    return tuple(found)


def mentions(rows: Iterable[Sequence[str]]) -> Iterator[Mention]:
    """The mentions of a document's words."""
    begun = defaultdict[str, list[int]](list)
    worded = list[bool]()
    for n, row in enumerate(rows):
        worded.append(row[3] != "PRON")
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for mark in _MARK.finditer(marks[1] if marks else ""):
            name = mark["open"] or mark["close"]
            if mark["open"]:
                begun[name].append(n)
            if mark["one"] or mark["close"]:
                first = begun[name].pop()
                entity = name.partition("[")[0]
                yield Mention(entity, frozenset(range(first, n + 1)), any(worded[first : n + 1]))


def judged(document: Document, found: Iterable[Attribution]) -> Iterator[tuple[Holder, str]]:
    """Each pronoun that speaks and that gold knows, with how far ours is right."""
    sources = {each.source.span: each.source for each in found if each.source}
    for span, source in sources.items():
        if span is None or source.words.lower() not in _PRONOUNS:
            continue
        entity = entity_of(document, span)
        if entity is not None:
            yield source, _verdict(document, source.stands_for, entity)


def entity_of(document: Document, span: Span) -> str | None:
    """The entity that a pronoun mentions, if other mentions say more than a pronoun."""
    places = _places(document, span)
    own = [m.entity for m in document.mentions if m.places == places]
    worded = {m.entity for m in document.mentions if m.worded}
    return next((entity for entity in own if entity in worded), None)


def _verdict(document: Document, target: Span | None, entity: str) -> str:
    if target is None:
        return "unresolved"
    places = _places(document, target)
    heads = [n for n in sorted(places) if document.above[n] not in places]
    held = [m for m in document.mentions if heads and heads[0] in m.places]
    shares = [len(m.places & places) / len(m.places | places) for m in held]
    best = [m for m, share in zip(held, shares, strict=True) if share == max(shares)]
    return "right" if any(m.entity == entity and m.worded for m in best) else "wrong"


def _places(document: Document, span: Span) -> Places:
    """The tokens that a span touches."""
    return frozenset(
        n for n, (a, b) in enumerate(document.extents) if a < span.end and span.start < b
    )


def _found(document: Document) -> tuple[Attribution, ...]:
    return attribute("r", document.text, rashomon.read(document.text))


def main() -> None:
    """Print the figures; ``--errors`` also what is unresolved or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    measure(errors=parser.parse_args().errors)


def _print(document: Document, source: Holder, verdict: str) -> None:
    text, target, span = document.text, source.stands_for, source.span
    assert span is not None
    print(f"{document.name} {verdict}: {target.of(text) if target else None} ({source.evidence})")
    entity = entity_of(document, span)
    wanted = [
        text[document.extents[min(m.places)][0] : document.extents[max(m.places)][1]]
        for m in document.mentions
        if m.entity == entity and m.worded and min(m.places) < min(_places(document, span))
    ]
    print("     gold:", *wanted[-3:], sep=" | ")
    around = f"{text[max(0, span.start - 250) : span.start]}[[{source.words}]]"
    print("    ", (around + text[span.end : span.end + 80]).replace("\n", "⏎"))


if __name__ == "__main__":
    main()
