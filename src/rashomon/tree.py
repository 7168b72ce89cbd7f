"""A reading as trees that can be walked: who hangs on what, and what a word's subtree spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from rashomon.records import Reading, Sentence, Token

DASHES = frozenset(("-", "–", "—", "--"))
SIGNS = frozenset(",.;:—–-")  # at the edges of a clause
OPENING = 4  # paragraphs in which a dateline stands: title, lead-in, by-line, text
_LONGEST_DATELINE = 14  # tokens


class Tree:
    """A reading with the children of each token. Tokens are named by their number.

    What every room asks of every token is worked out once, here.
    """

    def __init__(self, reading: Reading, text: str) -> None:
        self.reading, self.text = reading, text
        self.tokens = reading.tokens
        self.children: list[list[int]] = [[] for _ in reading.tokens]
        for number, token in enumerate(reading.tokens):
            if token.head != number:
                self.children[token.head].append(number)
        self._relations = [token.deprel for token in reading.tokens]
        self._bare = [relation.partition(":")[0] for relation in self._relations]
        self._lemmas = [token.lemma.lower() for token in reading.tokens]

    def __getitem__(self, number: int) -> Token:
        return self.tokens[number]

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each token's sentence."""
        return [n for n, s in enumerate(self.reading.sentences) for _ in range(s.first, s.last)]

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """First and last token of each paragraph that has words."""
        edges = [0, *sorted(self.openings), len(self.tokens)]
        return [(a, b - 1) for a, b in pairwise(edges) if a < b]

    @cached_property
    def openings(self) -> frozenset[int]:
        """Tokens that a line break stands before, the first of all left out."""
        pairs = enumerate(pairwise(self.tokens), 1)
        return frozenset(n for n, (a, b) in pairs if "\n" in self.text[a.end : b.start])

    @cached_property
    def datelines(self) -> frozenset[int]:
        """Tokens of the places that open a report's first paragraphs, up to the dash or colon.

        "TUNIS, June 3 (AFP) – Jets struck …": capitals, a place or a name, no verb, no subject of
        what follows. Or a date, and who prints it in brackets: "Oct 12, 2024 (AFP) – ".
        """
        found = set[int]()
        for first, last in self.paragraphs[:OPENING]:
            word = self.tokens[first].form
            place = word.isalpha() and word.isupper() and len(word) > 2
            if not place and self.label(first) != "DATE":
                continue
            for number in range(first + 1, min(first + _LONGEST_DATELINE, last)):
                if self.tokens[number].upos in ("VERB", "AUX"):
                    break
                sign = self.tokens[number].form
                if not place and self.tokens[number - 1].form != ")":
                    continue
                if sign in DASHES or (sign == ":" and self.label(first) == "LOCATION"):
                    found.update(range(first, number + 1))
                    break
        return frozenset(found)

    @cached_property
    def name_of(self) -> dict[int, int]:
        """The number of the name that a token is in."""
        names = enumerate(self.reading.names)
        return {token: n for n, name in names for token in range(name.first, name.last)}

    def label(self, number: int) -> str | None:
        """The class of the name that a token is in."""
        name = self.name_of.get(number)
        return None if name is None else self.reading.names[name].label

    def cases(self, number: int) -> set[str]:
        """The prepositions and other case words before a token."""
        return {self.lemma(child) for child in self.of(number, "case")}

    def broken(self, number: int, other: int) -> bool:
        """Whether a line ends between two tokens, the first before the second."""
        return "\n" in self.text[self.tokens[number].end : self.tokens[other].start]

    def inside(self, start: int, end: int) -> range:
        """The tokens that touch some characters of the text."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        return range(first, bisect_left(self.tokens, end, first, key=lambda token: token.start))

    def sentence(self, number: int) -> Sentence:
        """The sentence of a token."""
        return self.reading.sentences[self.sentence_of[number]]

    def dep(self, number: int) -> str:
        """A token's relation without its subtype."""
        return self._bare[number]

    def of(self, number: int, *relations: str) -> list[int]:
        """Children by relation; a bare relation takes its subtypes too."""
        full, bare = self._relations, self._bare
        return [
            child
            for child in self.children[number]
            if bare[child] in relations or full[child] in relations
        ]

    def subtree(self, number: int, without: Iterable[int] = ()) -> list[int]:
        """A token and all that hangs on it, in order; ``without`` are left out with theirs."""
        left = set(without)
        found, waiting = [], [number]
        while waiting:
            here = waiting.pop()
            if here not in left:
                found.append(here)
                waiting += self.children[here]
        return sorted(found)

    def above(self, number: int) -> Iterator[int]:
        """The tokens above one, nearest first."""
        while (head := self.tokens[number].head) != number:
            yield head
            number = head

    def words(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def lemma(self, number: int) -> str:
        """A token's lemma in lower case."""
        return self._lemmas[number]


_latest: Tree | None = None


def tree_of(reading: Reading, text: str) -> Tree:
    """The tree of a reading; the rooms that read one report after each other share it."""
    global _latest
    tree = _latest
    if tree is None or tree.reading is not reading or tree.text != text:
        tree = _latest = Tree(reading, text)
    return tree


def trimmed(tree: Tree, numbers: Sequence[int], signs: Collection[str]) -> list[int]:
    """Tokens without those at both ends that are one of these signs."""
    kept = [n for n, number in enumerate(numbers) if tree[number].form not in signs]
    return list(numbers[kept[0] : kept[-1] + 1]) if kept else []


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Unbroken runs of sorted numbers, as first and last."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
