"""How well the shipped reader reads: trees, lemmas, names, raw text, similarity.

Gold tokens: words and sentences are given. Raw text: nothing is given, and a word counts where its
characters are the gold word's (as in the CoNLL 2018 shared task). Names: a span counts with its
class. ``python -m evals.reader`` prints the table; ``--names`` also the names by class and region.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Span, Token

import rashomon
from evals.data import folder
from evals.tally import Tally
from rashomon.models import load
from rashomon.reading.analysis import Analysis, Analyst, Words
from rashomon.reading.shapes import Before
from training import corpora
from training.sentences import TAGS, Document

Spans = set[tuple[int, int, str]]
Vector = NDArray[np.float32]

# What a corpus calls each of our classes; None: it has no such class, so ours does not count.
_COARSE = {"PERSON": "PER", "ORG": "ORG", "LOCATION": "LOC", "FACILITY": "LOC"}
_REGIONS = {
    "Africa": "af afs alg eg et gh ghana kenya mauritius nm panaf sa",
    "Latin America and the Caribbean": (
        "arg bol chile col cosric cosrica cuba ecuador elsalv guyana hond jr mex nic pan paraguay "
        "peru uruguay ven"
    ),
    "Middle East": "iran israel kw oman qt saud uae",
    "Asia": "asia bangladesh cn in jp kr mong my pk th tw",
    "Oceania and Canada's north": "aus canada nz",
}


def measure() -> dict[str, float]:
    """Every figure of the shipped model that needs no peer."""
    figures = dict[str, float]()
    for name, documents in (("ewt", corpora.ewt("dev")), ("gum", corpora.gum("dev"))):
        figures |= {f"reader/{name}/{k}": v for k, v in gold_tokens(documents).items()}
        figures |= {f"reader/{name}/raw/{k}": v for k, v in raw_text(documents).items()}
    news = [d for d in corpora.gum("dev") if d.name.startswith("GUM_news")]
    figures |= {f"reader/gum_news/{k}": v for k, v in gold_tokens(news).items()}
    figures |= {f"reader/names/{k}": v for k, v in all_names().items()}
    figures |= {f"reader/sts/{k}": v for k, v in similarity(vectors_of).items()}
    for name, value in figures.items():
        print(f"{name:<34}{100 * value:6.2f}")
    return {name: round(value, 4) for name, value in figures.items()}


def all_names(analyst: Analyst | None = None) -> dict[str, float]:
    """F1 of names on each corpus that has them."""
    return {
        "newswire": names_of(corpora.newswire("dev"), analyst=analyst).f1,
        "uner": names_of(corpora.uner(), _COARSE.get, keep=_uner, analyst=analyst).f1,
        "crossner": coarse_names(corpora.crossner("dev"), analyst).f1,
        "re3d": coarse_names(corpora.re3d("dev"), analyst).f1,
    }


@lru_cache(maxsize=1)
def shipped() -> Analyst:
    """The shipped model."""
    return Analyst(load())


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The shipped model as a user gets it."""
    return rashomon.reader()


def given(document: Document, *, sentences: bool = True) -> Words:
    """A document's words, as the reader takes them."""
    befores, gap = list[Before](), Before.PARAGRAPH
    for sentence in document.sentences:
        for space in sentence.spaces:
            befores.append(gap)
            gap = Before.SPACE if space else Before.NOTHING
        gap = Before.PARAGRAPH if sentence.ends_paragraph else gap
    starts = [n == 0 for s in document.sentences for n in range(len(s.words))]
    forms = [word for s in document.sentences for word in s.words]
    return Words(forms, befores, starts if sentences else None)


def gold_tokens(documents: Sequence[Document], analyst: Analyst | None = None) -> dict[str, float]:
    """Shares of words: tags, features, lemmas, heads (UAS), heads with labels (LAS)."""
    right, total = Counter[str](), 0
    read = (analyst or shipped()).read(map(given, documents))
    for document, found in zip(documents, read, strict=True):
        base = 0
        for sentence in document.sentences:
            for n, token in enumerate(sentence.tokens or ()):
                here = base + n
                head = base + token.head - 1 if token.head else here
                right["upos"] += found.upos[here] == token.upos
                right["xpos"] += found.xpos[here] == token.xpos
                right["feats"] += found.feats[here] == token.feats
                right["lemma"] += found.lemma[here] == token.lemma
                right["uas"] += found.head[here] == head
                right["las"] += found.head[here] == head and found.deprel[here] == token.deprel
            base += len(sentence.words)
            total += len(sentence.words)
    return {name: right[name] / total for name in ("upos", "xpos", "feats", "lemma", "uas", "las")}


def raw_text(documents: Sequence[Document]) -> dict[str, float]:
    """F1 of tokens, sentences, and words with their head and label, from the bare text."""
    tallies = defaultdict[str, Tally](Tally)
    nlp = pipeline()
    written = [laid_out(document) for document in documents]
    for doc, (_, gold, sentences, arcs) in zip(
        nlp.pipe(text for text, *_ in written), written, strict=True
    ):
        words = [token for token in doc if not token.is_space]
        tallies["tokens"].add({(t.idx, t.idx + len(t), "") for t in words}, gold)
        tallies["sentences"].add({_extent(sent) for sent in doc.sents}, sentences)
        tallies["las"].add(
            {(t.idx, _head_of(t), t.dep_.replace("ROOT", "root")) for t in words}, arcs
        )
    return {name: tally.f1 for name, tally in tallies.items()}


def _extent(sent: Span) -> tuple[int, int, str]:
    words = [token for token in sent if not token.is_space] or list(sent)
    return (words[0].idx, words[-1].idx + len(words[-1]), "")


def _head_of(token: Token) -> int:
    return -1 if token.head.i == token.i else int(token.head.idx)


def laid_out(document: Document) -> tuple[str, Spans, Spans, Spans]:
    """A document as text, with the extents of its words and sentences, and its arcs."""
    text = ""
    words, sentences, arcs = Spans(), Spans(), Spans()
    for sentence in document.sentences:
        places = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append(len(text))
            words.add((len(text), len(text) + len(word), ""))
            text += word + " " * space
        sentences.add((places[0], places[-1] + len(sentence.words[-1]), ""))
        for place, token in zip(places, sentence.tokens or (), strict=False):
            head = places[token.head - 1] if token.head else -1
            arcs.add((place, head, token.deprel or ""))
        if sentence.ends_paragraph:
            text = text.rstrip() + "\n\n"
    return text, words, sentences, arcs


def _uner(label: str) -> bool:
    return label in ("PER", "ORG", "LOC")


def names_of(
    documents: Sequence[Document],
    rename: Callable[[str], str | None] = lambda label: label,
    keep: Callable[[str], bool] = lambda label: True,
    analyst: Analyst | None = None,
) -> Tally:
    """Names found in words whose corpus tells every name."""
    tally = Tally()
    for answered, wanted in name_spans(documents, rename, keep, analyst):
        tally.add(answered, wanted)
    return tally


def name_spans(
    documents: Sequence[Document],
    rename: Callable[[str], str | None],
    keep: Callable[[str], bool],
    analyst: Analyst | None = None,
) -> Iterator[tuple[Spans, Spans]]:
    """Names found and wanted, for each document."""
    for document, found in zip(documents, _read_unsplit(documents, analyst), strict=True):
        wanted, base = Spans(), 0
        for sentence in document.sentences:
            for start, end, label in corpora.classes_of(sentence):
                wanted.add((base + start, base + end, rename(label) or ""))
            base += len(sentence.words)
        answered = {(n.start, n.end, rename(n.label) or "") for n in found.names}
        yield ({x for x in answered if keep(x[2])}, {x for x in wanted if keep(x[2])})


def _read_unsplit(
    documents: Iterable[Document], analyst: Analyst | None = None
) -> Iterator[Analysis]:
    words = (given(document, sentences=False) for document in documents)
    return (analyst or shipped()).read(words)


def coarse_names(documents: Sequence[Document], analyst: Analyst | None = None) -> Tally:
    """Persons, organisations and places of a corpus with classes of its own.

    A name is an unbroken run of words that the corpus lets be one coarse class only, so two names
    side by side are one; the reader's names are made into runs in the same way.
    """
    tally = Tally()
    for answered, wanted in coarse_spans(documents, analyst):
        tally.add(answered, wanted)
    return tally


def coarse_spans(
    documents: Sequence[Document], analyst: Analyst | None = None
) -> Iterator[tuple[Spans, Spans]]:
    """The runs of ``coarse_names``, found and wanted, for each document."""
    for ours, gold in coarse_words(documents, analyst):
        yield set(_runs(ours, gold)), set(_runs([g or "" for g in gold], gold))


def coarse_words(
    documents: Sequence[Document], analyst: Analyst | None = None
) -> Iterator[tuple[list[str], list[str | None]]]:
    """The coarse class of each word by the reader and by the corpus, for each document."""
    for document, found in zip(documents, _read_unsplit(documents, analyst), strict=True):
        gold = [
            None if s.names is None else _coarse(s.names[n])  # a sentence may tell nothing
            for s in document.sentences
            for n in range(len(s.words))
        ]
        ours = [""] * len(gold)
        for name in found.names:
            ours[name.start : name.end] = [_COARSE.get(name.label, "")] * (name.end - name.start)
        yield ours, gold


def uner_spans() -> Iterator[tuple[Spans, Spans]]:
    """UNER's names, found and wanted, for each document."""
    return name_spans(corpora.uner(), _COARSE.get, _uner)


def _coarse(allowed: frozenset[int]) -> str | None:
    """The coarse class that a word must have; empty: none; None: the corpus leaves it open."""
    tags = {TAGS[n] for n in allowed}
    kinds = {_COARSE.get(tag[2:], "") for tag in tags if tag != "O"}
    if len(kinds) == 1 and kinds != {""}:
        return kinds.pop()
    return None if kinds & {"PER", "ORG", "LOC"} else ""


def _runs(labels: Sequence[str], gold: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Runs of one label, save those that touch a word the corpus leaves open."""
    start = 0
    for here in range(1, len(labels) + 1):
        if here == len(labels) or labels[here] != labels[start]:
            if labels[start] and all(each is not None for each in gold[start:here]):
                yield start, here, labels[start]
            start = here


def vectors_of(texts: Sequence[str]) -> list[Vector]:
    """A vector of each text."""
    return [np.asarray(doc.vector, np.float32) for doc in pipeline().pipe(texts)]


def similarity(
    vectors: Callable[[Sequence[str]], Sequence[Vector]],
) -> dict[str, float]:
    """Pearson correlation of cosines with people's scores, by file, and their mean."""
    found = dict[str, float]()
    for path in sorted(folder("sts-news").glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text("utf-8").split("\n")]
        rows = [row for row in rows if len(row) >= 3 and row[0].strip()]
        one, other = vectors([row[1] for row in rows]), vectors([row[2] for row in rows])
        cosines = [
            float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) or 1))
            for a, b in zip(one, other, strict=True)
        ]
        name = path.stem.replace(".test", "").replace(".train", "-train")
        found[name] = float(np.corrcoef(cosines, [float(row[0]) for row in rows])[0, 1])
    found["mean"] = math.fsum(found.values()) / len(found)
    return found


def by_class_and_region(documents: Sequence[Document]) -> dict[str, Tally]:
    """Names on world news, by class and by the part of the world that the outlet is in."""
    found = defaultdict[str, Tally](Tally)
    spans = name_spans(documents, lambda label: label, lambda label: True)
    for document, (answered, wanted) in zip(documents, spans, strict=True):
        found[f"region/{region_of(document.name)}"].add(answered, wanted)
        for label in {x[2] for x in answered | wanted}:
            found[f"class/{label}"].add(
                {x for x in answered if x[2] == label}, {x for x in wanted if x[2] == label}
            )
    return dict(sorted(found.items()))


def region_of(name: str) -> str:
    """The region of a newswire document, by the country in its name."""
    country = name.split("_")[0]
    for region, countries in _REGIONS.items():
        if country in countries.split():
            return region
    return "other"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", action="store_true", help="also by class and region")
    args = parser.parse_args()
    measure()
    if args.names:
        for name, tally in by_class_and_region(corpora.newswire("dev")).items():
            print(f"{name:<44}{100 * tally.f1:6.1f}  of {tally.wanted}")


if __name__ == "__main__":
    main()
