"""Count in how many articles each word stands: makes the table that stories weighs words by.

``python -m evals.background`` writes ``src/rashomon/stories/background.tsv.gz`` from texts whose
licence lets counts ship (SOURCE.md of each set says YES): Worldwide Newswire, the EWT web treebank,
the openly licensed genres of GUM, WikiGold, MEANTIME, GeoVirus, RE3D without the BBC, and the ECB+
topics that are not measured on. ``--without-newswire`` leaves out Worldwide Newswire, whose
texts have no stated licence; docs/decisions/0005-stories.md has the figures for both.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from evals.data import folder, json_lines
from evals.story_sets import ecbplus_train, spaced
from rashomon.stories.rarity import TABLE
from rashomon.stories.terms import tokens

_LEAST = 2  # articles; a word seen once counts like one never seen


def main() -> int:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-newswire", action="store_true")
    parser.add_argument("--to", type=Path)
    args = parser.parse_args()
    to = args.to or Path(str(files("rashomon.stories").joinpath(TABLE)))
    counts, articles = count(newswire=not args.without_newswire)
    to.write_bytes(table(counts, articles))
    print(f"{articles} articles, {len(counts)} words, {to.stat().st_size} bytes: {to}")
    return 0


def count(*, newswire: bool = True) -> tuple[dict[str, int], int]:
    """Articles per stemmed word, and articles in all."""
    counts: Counter[str] = Counter()
    articles = 0
    for text in texts(newswire=newswire):
        counts.update({token.stem for token in tokens(text)})
        articles += 1
    return {word: n for word, n in counts.items() if n >= _LEAST}, articles


def table(counts: dict[str, int], articles: int) -> bytes:
    """The table as compressed tab-separated lines, the same bytes on each run."""
    rows = [f"articles\t{articles}", *(f"{w}\t{n}" for w, n in sorted(counts.items()))]
    return gzip.compress(("\n".join(rows) + "\n").encode("utf-8"), mtime=0)


def texts(*, newswire: bool = True) -> Iterator[str]:
    """The articles of every set, as plain text."""
    if newswire:
        for part in ("train", "dev"):
            yield from _newswire(folder("en-worldwide-newswire") / f"{part}.tsv.gz")
    for name in ("en_ewt-ud-train.reconstructed", "en_gum-ud-train.permissive"):
        yield from _treebank(folder("ud-english") / f"{name}.conllu.gz")
    yield from _wikigold(folder("ner-general") / "wikigold.conll.txt.gz")
    yield from _meantime(folder("meantime-en") / "meantime.conll.gz")
    yield from _geovirus(folder("geoparsing") / "GeoVirus.xml.gz")
    for path in sorted(folder("re3d").glob("*.documents.json")):
        if not path.name.startswith("BBC"):
            yield from (f"{row['title']}\n\n{row['text']}" for row in json_lines(path))
    yield from (gold.report.text for gold in ecbplus_train())


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")


def _newswire(path: Path) -> Iterator[str]:
    tokens_of: list[str] = []
    for line in [*_lines(path), "# doc"]:
        if line.startswith("# doc"):
            if tokens_of:
                yield spaced(tokens_of)
            tokens_of = []
        elif "\t" in line:
            tokens_of.append(line.split("\t")[0])


def _treebank(path: Path) -> Iterator[str]:
    tokens_of: list[str] = []
    for line in [*_lines(path), "# newdoc"]:
        columns = line.split("\t")
        if line.startswith("# newdoc"):
            if tokens_of:
                yield spaced(tokens_of)
            tokens_of = []
        elif columns[0].isdigit():
            tokens_of.append(columns[1])


def _wikigold(path: Path) -> Iterator[str]:
    tokens_of: list[str] = []
    for line in _lines(path):
        if line.startswith("-DOCSTART"):
            yield spaced(tokens_of)
            tokens_of = []
        elif line.strip():
            tokens_of.append(line.split(" ")[0])


def _meantime(path: Path) -> Iterator[str]:
    documents: defaultdict[str, list[str]] = defaultdict(list)
    for line in _lines(path):
        columns = line.split("\t")
        if len(columns) > 3:
            documents[columns[0]].append(columns[3])
    yield from map(spaced, documents.values())


def _geovirus(path: Path) -> Iterator[str]:
    root = ElementTree.fromstring(gzip.decompress(path.read_bytes()))
    for article in root.iter("article"):
        yield article.findtext("text", "")


if __name__ == "__main__":
    sys.exit(main())
