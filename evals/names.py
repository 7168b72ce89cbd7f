"""Names by class on four sets: whole spans where the set marks names, else names that are touched.

``evals.reader`` prints one F1 for each set; here they are parted by class. Our PERSON, ORG and
LOCATION with FACILITY are the sets' persons, organisations and places; our other classes have no
gold there and do not count.

- ``uner`` (UNER on EWT dev, web texts): PER, ORG, LOC; a name is a span
- ``crossner`` (CrossNER politics dev, Wikipedia): politician and person; politicalparty and
  organisation; country and location; a name is an unbroken run of words of one class
- ``gum`` (GUM dev, sixteen genres): ``Entity=`` person, organization and place on proper nouns
- ``re3d`` (two fifths of re3d's documents, Syria and Iraq): Person, Organisation and Location on
  capitalised words

GUM and re3d mark whole noun phrases with titles and articles, so where a name begins is not told: a
gold run is found where one of its words is ours in its class, and a name of ours is wrong where no
word of it can be one of its class; pronouns and articles are left open. ``spans`` are all three
classes together. re3d's other documents, GUM's permissive genres and CrossNER's training part were
learnt from; these were not.

``python -m evals.names``
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evals.reader import Spans, coarse_spans, coarse_words, uner_spans
from evals.tally import Tally
from training import corpora
from training.sentences import Document

_CLASSES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_NO_NAMES = frozenset(  # capitalised only because a sentence begins
    "the a an i we you he she it they our my your his her its their this that these those".split()
)
Words = tuple[Sequence[str], Sequence[str | None]]


def measure() -> dict[str, float]:
    """F1 by name, as ``names/<set>/<class>``."""
    found = {
        "uner": of_spans(uner_spans()),
        "crossner": of_spans(coarse_spans(corpora.crossner("dev"))),
        "gum": of_words(_named(corpora.gum("dev"))),
        "re3d": of_words(_named(corpora.re3d("dev"))),
    }
    figures: dict[str, float] = {}
    for name, kinds in found.items():
        for kind, (precision, recall, count) in kinds.items():
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(
                f"{name:<10}{kind:<14}precision {precision:.3f}  recall {recall:.3f}  "
                f"f1 {f1:.3f}  of {count}",
                flush=True,
            )
            figures[f"names/{name}/{kind}"] = round(f1, 4)
    return figures


def of_spans(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and number of gold names by class, of spans found and wanted."""
    tallies = {name: Tally() for name in (*_CLASSES.values(), "spans")}
    for answered, wanted in pairs:
        tallies["spans"].add(answered, wanted)
        for label, name in _CLASSES.items():
            tallies[name].add(
                {span for span in answered if span[2] == label},
                {span for span in wanted if span[2] == label},
            )
    return {
        name: (each.right / max(1, each.answered), each.right / max(1, each.wanted), each.wanted)
        for name, each in tallies.items()
    }


def of_words(pairs: Iterable[Words]) -> dict[str, tuple[float, float, int]]:
    """The same where the set leaves open which words beside a name belong to it."""
    counts = {name: [0, 0, 0, 0] for name in _CLASSES.values()}  # right, ours, found, gold
    for ours, gold in pairs:
        for label, name in _CLASSES.items():
            count = counts[name]
            for start, end in _runs(ours, label):
                told = set(gold[start:end])
                if label in told or None not in told:  # what is wholly open is neither
                    count[0] += label in told
                    count[1] += 1
            for start, end in _runs(gold, label):
                count[2] += label in ours[start:end]
                count[3] += 1
    counts["spans"] = [sum(numbers) for numbers in zip(*counts.values(), strict=True)]
    return {
        name: (right / max(1, mine), found / max(1, wanted), wanted)
        for name, (right, mine, found, wanted) in counts.items()
    }


def _named(documents: Sequence[Document]) -> Iterator[Words]:
    """Coarse classes of words, with pronouns and articles left open."""
    for document, (ours, gold) in zip(documents, coarse_words(documents), strict=True):
        words = [word.lower() for s in document.sentences for word in s.words]
        yield ours, [None if w in _NO_NAMES else g for w, g in zip(words, gold, strict=True)]


def _runs(labels: Sequence[str | None], label: str) -> Iterator[tuple[int, int]]:
    """First word and end of each unbroken run of a label."""
    start: int | None = None
    for here, each in enumerate((*labels, None)):
        if each == label and start is None:
            start = here
        elif each != label and start is not None:
            yield start, here
            start = None


def main() -> None:
    """Print the table."""
    measure()


if __name__ == "__main__":
    main()
