"""Openly licensed articles as running text: what the generated copies are made from.

ECB+ (CC BY 3.0), MEANTIME (CC BY 4.0, Wikinews), GUM's permissive genres (CC BY, CC BY-SA) and
WikiGold (CC BY 4.0). The files hold tokens; the spacing between them is put back by rule.
"""

from __future__ import annotations

import gzip
import html
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass

from evals.data import folder, json_lines
from rashomon.words import words

_TOKEN = re.compile(r'<token t_id="\d+" sentence="(\d+)" number="\d+">(.*?)</token>')
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:!?%)\]}…]|n't\b|'(?:s|re|ve|ll|d|m)\b|['’]+(?: |$))")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[{$£€#]) ")
_ADDRESS = re.compile(r"https? ?: ?/")


@dataclass(frozen=True)
class Article:
    """One source text: its sentences by paragraph, its data set and the story it tells."""

    name: str
    story: str
    corpus: str
    paragraphs: tuple[tuple[str, ...], ...]


def articles(
    corpora: tuple[str, ...] = ("ecbplus", "gum", "meantime", "wikigold"),
) -> list[Article]:
    """Every article of 60 words or more, in a fixed order; raises Absent where data is missing."""
    readers = {"ecbplus": ecbplus, "gum": gum, "meantime": meantime, "wikigold": wikigold}
    found = [article for name in corpora for article in readers[name]()]
    return [a for a in found if sum(len(s.split()) for p in a.paragraphs for s in p) >= 60]


def ecbplus() -> Iterator[Article]:
    """News of 35 topics with two stories each; a story's articles are each other's negatives."""
    path = folder("ecbplus") / "ecbplus-xml-topics-1-35.tar.gz"
    with tarfile.open(path) as archive:
        names = sorted(m.name for m in archive.getmembers() if m.name.endswith(".xml"))
        for name in names:
            handle = archive.extractfile(name)
            assert handle is not None
            page = handle.read().decode("utf-8")
            topic, leaf = name.split("/")[-2:]
            story = f"{topic}-{'plus' if 'plus' in leaf else 'ecb'}"
            rows: dict[str, list[str]] = {}
            for sentence, token in _TOKEN.findall(page):
                rows.setdefault(sentence, []).append(html.unescape(token))
            sentences = [joined(tokens) for tokens in rows.values()]
            kept = [s for s in sentences if not _ADDRESS.match(s)]
            yield Article(f"ecbplus/{leaf[:-4]}", story, "ecbplus", in_paragraphs(kept))


def gum() -> Iterator[Article]:
    """Wikinews, Wikivoyage, biographies, interviews, court opinions and papers; own paragraphs."""
    path = folder("ud-english") / "en_gum-ud-train.permissive.conllu.gz"
    name, paragraphs = "", [[]]  # type: str, list[list[str]]
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            if name:
                yield _article(f"gum/{name}", "gum", paragraphs)
            name, paragraphs = line.split(" = ")[1], [[]]
        elif line == "# newpar":
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = "))
    yield _article(f"gum/{name}", "gum", paragraphs)


def meantime() -> Iterator[Article]:
    """Wikinews on Airbus and Apple."""
    path = folder("meantime-en") / "meantime.conll.gz"
    documents: dict[str, dict[str, list[str]]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) >= 4:
            documents.setdefault(columns[0], {}).setdefault(columns[1], []).append(columns[3])
    for name, rows in documents.items():
        sentences = [joined(tokens) for tokens in rows.values()]
        yield Article(f"meantime/{name}", name, "meantime", in_paragraphs(sentences))


def wikigold() -> Iterator[Article]:
    """Encyclopaedia articles, most of them short."""
    path = folder("ner-general") / "wikigold.conll.txt.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    for number, document in enumerate(text.split("-DOCSTART- O")):
        sentences = [
            joined([row.split(" ")[0] for row in block.split("\n") if row])
            for block in document.split("\n\n")
            if block.strip()
        ]
        yield Article(
            f"wikigold/{number}", f"wikigold-{number}", "wikigold", in_paragraphs(sentences)
        )


def real_furniture() -> list[str]:
    """Lines of real pages that are no article text, of five words or more (html-trafilatura)."""
    lines: set[str] = set()
    for page in json_lines(folder("html-trafilatura") / "pages-en.jsonl.gz"):
        lines |= {line.strip() for line in page.get("without") or () if line.isascii()}
    return sorted(line for line in lines if len(words(line)) >= 5 and "\n" not in line)


def joined(tokens: list[str]) -> str:
    """Tokens as a sentence with the usual spacing."""
    text = " ".join(tokens).replace("``", "“").replace("''", "”")
    text = text.replace("-LRB-", "(").replace("-RRB-", ")")
    text = re.sub(r"(\w) ?- ?(\w)", r"\1-\2", text)
    text = re.sub(r"(\w) ?(['’]) ?s\b", r"\1\2s", text)
    text = _paired(text)
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text)).strip()


def _paired(text: str) -> str:
    """Close up the space inside straight and curly double quotation marks."""
    text = re.sub(r'" ([^"]*?) "', r'"\1"', text)
    return re.sub(r" ”", "”", re.sub(r"“ ", "“", text))


def in_paragraphs(sentences: list[str], size: int = 2) -> tuple[tuple[str, ...], ...]:
    """Sentences in paragraphs of two, where the data set keeps no paragraphs."""
    kept = [s for s in sentences if s]
    return tuple(tuple(kept[i : i + size]) for i in range(0, len(kept), size))


def _article(name: str, corpus: str, paragraphs: list[list[str]]) -> Article:
    return Article(name, name, corpus, tuple(tuple(p) for p in paragraphs if p))
