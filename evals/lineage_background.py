"""Count how common words and three-word sequences are: makes the table lineage weighs words by.

``python -m evals.lineage_background`` writes ``src/rashomon/lineage/surprise.tsv.gz`` from
Worldwide Newswire and the EWT web treebank, whose SOURCE.md lets counts ship. The sets that lineage
is measured on (ECB+, GUM, MEANTIME, WikiGold) are left out of it. ``--without-newswire`` makes a
table from EWT alone, because the texts of Worldwide Newswire have no stated licence;
docs/decisions/0004-lineage.md has the figures of both.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from evals.data import folder
from evals.lineage_sources import joined
from rashomon.lineage.surprise import TABLE, Trigram, trigrams
from rashomon.words import words

_LEAST_DOCUMENTS = 3  # a word in fewer counts like one never seen
# A sequence in four articles of three outlets is a way of putting things, not wire copy.
_STOCK_DOCUMENTS, _STOCK_OUTLETS = 4, 3

Document = tuple[str, str]  # outlet or site, text


def main() -> None:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-newswire", action="store_true")
    parser.add_argument("--to", type=Path, default=Path(str(files("rashomon.lineage") / TABLE)))
    args = parser.parse_args()
    sources = [*([] if args.without_newswire else newswire()), *web()]
    rows = table(sources)
    args.to.write_bytes(gzip.compress(("\n".join(rows) + "\n").encode("utf-8"), mtime=0))
    print(f"{len(sources)} texts, {len(rows)} rows, {args.to.stat().st_size} bytes: {args.to}")


def table(documents: list[Document]) -> list[str]:
    """A row for each word (bits of surprise) and for each stock sequence of three words."""
    count: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    texts: dict[Trigram, int] = Counter()
    outlets: dict[Trigram, set[str]] = defaultdict(set)
    for outlet, text in documents:
        lines = [[w.key for w in words(line)] for line in text.split("\n")]
        spoken = [key for line in lines for key in line]
        count.update(spoken)
        holding.update(set(spoken))
        for gram in {gram for line in lines for gram in trigrams(line)}:
            texts[gram] += 1
            outlets[gram].add(outlet)
    total = sum(count.values())
    known = {w: n for w, n in count.items() if holding[w] >= _LEAST_DOCUMENTS}
    stock = [
        " ".join(gram)
        for gram, n in texts.items()
        if n >= _STOCK_DOCUMENTS and len(outlets[gram]) >= _STOCK_OUTLETS
    ]
    bits = [f"{word}\t{-math.log2(n / total):.1f}" for word, n in known.items()]
    return sorted(bits) + sorted(stock)


def newswire() -> Iterator[Document]:
    """About a thousand articles of English-language outlets from all over the world."""
    for part in ("train", "dev"):
        path = folder("en-worldwide-newswire") / f"{part}.tsv.gz"
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
        for block in text.split("# doc = ")[1:]:
            name, _, rest = block.partition("\n")
            sentences = [
                joined([row.split("\t")[0] for row in part.split("\n") if row])
                for part in rest.split("\n\n")
            ]
            yield name.rsplit("_", 1)[0], "\n".join(s for s in sentences if s)


def web() -> Iterator[Document]:
    """Blogs, mail, reviews and answers: what English looks like outside newsrooms."""
    path = folder("ud-english") / "en_ewt-ud-train.reconstructed.conllu.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    for block in text.split("# newdoc id = ")[1:]:
        name, _, rest = block.partition("\n")
        lines = [row[9:] for row in rest.split("\n") if row.startswith("# text = ")]
        yield name, "\n".join(lines)


if __name__ == "__main__":
    main()
