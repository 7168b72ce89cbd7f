"""The peer: a spaCy CNN pipeline (tok2vec, tagger, morphologizer, lemmatizer, parser, NER).

It is trained by spaCy's own recipe ("efficiency, CPU") on the data that the reader had: trees of
EWT and GUM, names of en-worldwide-newswire. ``python -m training.peer`` writes ``build/peer`` and
prints both side by side, speed too.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import rashomon
from evals.reader import gold_tokens, names_of
from evals.tally import Tally
from training import corpora
from training.evaluate import keep
from training.fit import BUILD
from training.sentences import Document, Sentence

FOLDER = BUILD / "peer"
_STEPS = 12_000  # spaCy's default is 20,000, with patience 1,600


def doc_of(sentence: Sentence, nlp: Language) -> Doc:
    """A gold document of one sentence."""
    words, spaces = list(sentence.words), list(sentence.spaces)
    if sentence.tokens is None:
        spans = list(corpora.classes_of(sentence))
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
        doc.set_ents([Span(doc, s, e, label) for s, e, label in spans], default="outside")
        return doc
    tokens = sentence.tokens
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[t.xpos or "FW" for t in tokens],
        pos=[t.upos or "X" for t in tokens],
        lemmas=[t.lemma or w for t, w in zip(tokens, words, strict=True)],
        heads=[t.head - 1 if t.head else n for n, t in enumerate(tokens)],
        deps=["ROOT" if not t.head else t.deprel or "dep" for t in tokens],
        sent_starts=[n == 0 for n in range(len(words))],
    )


def _bins(parts: dict[str, Sequence[Document]], nlp: Language) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, documents in parts.items():
        box = DocBin()
        for document in documents:
            for sentence in document.sentences:
                box.add(doc_of(sentence, nlp))
        box.to_disk(FOLDER / f"{name}.spacy")


def fit(kind: str, pipes: Sequence[str], dev: Sequence[Document], docs: Sequence[Document]) -> Path:
    """Train one pipeline as ``spacy init config --optimize efficiency`` sets it up."""
    nlp = spacy.blank("en")
    _bins({f"{kind}-train": docs, f"{kind}-dev": dev}, nlp)
    config = init_config(lang="en", pipeline=list(pipes), optimize="efficiency", gpu=False)
    config["training"]["max_steps"] = _STEPS
    config.to_disk(FOLDER / f"{kind}.cfg")
    paths = {f"paths.{part}": str(FOLDER / f"{kind}-{part}.spacy") for part in ("train", "dev")}
    train(FOLDER / f"{kind}.cfg", FOLDER / kind, overrides=paths)
    return FOLDER / kind / "model-best"


def trees_of(nlp: Language, documents: Iterable[Document]) -> dict[str, float]:
    """Shares of words right, words and sentences given."""
    right, total = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las"), 0), 0
    sentences = [s for d in documents for s in d.sentences]
    docs = (Doc(nlp.vocab, list(s.words), list(s.spaces)) for s in sentences)
    for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
        for token, gold in zip(doc, sentence.tokens or (), strict=False):
            head = token.head.i + 1 if token.head.i != token.i else 0
            right["upos"] += token.pos_ == gold.upos
            right["xpos"] += token.tag_ == gold.xpos
            right["lemma"] += token.lemma_ == gold.lemma
            right["uas"] += head == gold.head
            right["las"] += head == gold.head and token.dep_.replace("ROOT", "root") == gold.deprel
        total += len(doc)
    return {name: count / total for name, count in right.items()}


def names_found(nlp: Language, documents: Iterable[Document]) -> float:
    """Span F1, words given, a line at a time as it was trained."""
    tally = Tally()
    for document in documents:
        for sentence in document.sentences:
            doc = nlp(Doc(nlp.vocab, list(sentence.words), list(sentence.spaces)))
            tally.add(
                {(e.start, e.end, e.label_) for e in doc.ents}, set(corpora.classes_of(sentence))
            )
    return tally.f1


def speed(read: Callable[[Iterable[str]], Iterator[Doc]], texts: Sequence[str]) -> float:
    """Words a second, end to end; the best of three."""
    found = []
    for _ in range(3):
        started = time.perf_counter()
        words = sum(len(doc) for doc in read(texts))
        found.append(words / (time.perf_counter() - started))
    return max(found)


def main() -> None:
    """Train what is not there yet, then print both side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="keep the figures in evals/")
    args = parser.parse_args()
    trees = corpora.ewt("train") + corpora.gum("train.permissive")
    parts = {
        "trees": (["tagger", "morphologizer", "trainable_lemmatizer", "parser"], trees),
        "names": (["ner"], corpora.newswire("train")),
    }
    models = {}
    for kind, (pipes, documents) in parts.items():
        dev = corpora.ewt("dev") if kind == "trees" else corpora.newswire("dev")
        path = FOLDER / kind / "model-best"
        models[kind] = spacy.load(path if path.exists() else fit(kind, pipes, dev, documents))
    ours, theirs = dict[str, float](), dict[str, float]()
    for name, documents in (("ewt", corpora.ewt("dev")), ("gum", corpora.gum("dev"))):
        found = trees_of(models["trees"], documents)
        theirs |= {f"{name}/{key}": value for key, value in found.items()}
        ours |= {f"{name}/{key}": value for key, value in gold_tokens(documents).items()}
    dev = corpora.newswire("dev")
    ours["names/newswire"] = names_of(dev).f1
    theirs["names/newswire"] = names_found(models["names"], dev)
    texts = [" ".join(word for s in d.sentences for word in s.words) for d in dev]
    both = spacy.load(FOLDER / "trees" / "model-best")
    both.add_pipe("ner", source=models["names"], name="ner")
    ours["speed/words_a_second"] = speed(rashomon.reader(threads=1).pipe, texts)
    theirs["speed/words_a_second"] = speed(both.pipe, texts)
    print(f"{'':<24}{'reader':>9}{'spaCy CNN':>11}")
    for name, value in theirs.items():
        scale = 1 if name.startswith("speed") else 100
        print(f"{name:<24}{scale * ours[name]:9.2f}{scale * value:11.2f}")
    if args.update:
        ratio = ours["speed/words_a_second"] / theirs.pop("speed/words_a_second")
        keep({f"spacy-cnn/{name}": value for name, value in (*theirs.items(), ("speed", ratio))})


if __name__ == "__main__":
    main()
