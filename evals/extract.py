"""Main text and facts of pages: HTML and flattened text, beside trafilatura and simple peers.

``python -m evals.extract`` prints the table. Gold: html-trafilatura (strings that must stay and
strings that must go, by hand) and html-readability (the text that Mozilla's Readability.js
gives, no human gold). The flattened pages are the same ones with their tags stripped.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from evals.data import folder, json_lines
from evals.flattened import flattened
from rashomon.errors import ExtractError
from rashomon.extract import extract
from rashomon.records import Capture, Report

_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2063\ufeff]")
_LONG_LINE = 80  # characters at which the line-length peer keeps a line
RETRIEVED = "2026-01-01T00:00:00Z"  # after every page of the sets


@dataclass(frozen=True, slots=True)
class Page:
    """A page of either set: its HTML, the same flattened, and what must be found."""

    name: str
    url: str
    html: str
    flat: str
    gold: dict[str, Any]


Reader = Callable[[Page], str]


def capture(data: bytes, address: str, media_type: str) -> Capture:
    """A capture of some bytes as the capture room would make it."""
    sha = hashlib.sha256(data).hexdigest()
    identity = Capture.name(address, sha)
    return Capture(identity, sha, len(data), address, RETRIEVED, media_type)


def read(page: Page, media_type: str) -> Report | None:
    """Our report of a page, or None where there is no article."""
    data = (page.html if media_type == "text/html" else page.flat).encode("utf-8", "replace")
    address = page.url if media_type == "text/html" else f"file:{page.name}.txt"
    try:
        return extract(capture(data, address, media_type), data)
    except ExtractError:
        return None


def measure() -> dict[str, float]:
    """All figures, under two minutes on one core."""
    snippets, full = _snippet_pages(), _full_pages()
    html, flat = _html_readers(), _flat_readers()
    bodies: dict[str, Reader] = {
        "html": lambda page: _body(read(page, "text/html")),
        "flattened": lambda page: _body(read(page, "text/plain")),
    }
    figures: dict[str, float] = {}
    for layer, readers in (("html", html), ("flattened", flat)):
        for who, reader in readers.items():
            figures |= _named(
                f"extract/{layer}-trafilatura/{who}", _snippets(snippets, reader, layer)
            )
            whole = reader if who else bodies[layer]
            figures |= _named(f"extract/{layer}-readability/{who}", _tokens(full, whole))
    facts: dict[str, Callable[[Page], Stated]] = {
        "html-trafilatura/": lambda page: _ours(page, "text/html"),
        "html-trafilatura/peer/trafilatura": _theirs,
        "flattened-trafilatura/": lambda page: _ours(page, "text/plain"),
    }
    for name, stater in facts.items():
        figures |= _named(f"extract/{name}", _facts(snippets, stater))
    figures |= _clean()
    figures["extract/speed/html-to-trafilatura"] = _ratio(snippets, html)
    figures["extract/speed/flattened-to-trafilatura"] = _ratio(snippets, {**html, "": flat[""]})
    rounded = {name.replace("//", "/"): round(value, 4) for name, value in figures.items()}
    _print(rounded)
    return rounded


def _html_readers() -> dict[str, Reader]:
    import trafilatura

    def alone(page: Page) -> str:
        return trafilatura.extract(page.html, include_comments=False) or ""

    return {"": lambda page: _text(read(page, "text/html")), "peer/trafilatura": alone}


def _flat_readers() -> dict[str, Reader]:
    def long_lines(page: Page) -> str:
        return "\n".join(x for x in page.flat.split("\n") if len(x) >= _LONG_LINE)

    return {
        "": lambda page: _text(read(page, "text/plain")),
        "peer/keep-everything": lambda page: page.flat,
        "peer/long-lines": long_lines,
    }


def _text(report: Report | None) -> str:
    return report.text if report else ""


def _body(report: Report | None) -> str:
    """The text without its headline, which the gold of html-readability leaves out."""
    return report.body if report else ""


def _snippet_pages() -> list[Page]:
    rows = json_lines(folder("html-trafilatura") / "pages-en.jsonl.gz")
    return [Page(r["file"], r["url"], r["html"], flattened(r["html"]), r) for r in rows]


def _full_pages() -> list[Page]:
    rows = json_lines(folder("html-readability") / "pages.jsonl.gz")
    return [
        Page(r["id"], "http://fakehost/test/page.html", r["source"], flattened(r["source"]), r)
        for r in rows
    ]


def _named(prefix: str, figures: dict[str, float]) -> dict[str, float]:
    return {f"{prefix}/{name}": value for name, value in figures.items()}


def _snippets(pages: list[Page], reader: Reader, layer: str) -> dict[str, float]:
    """Share of the strings to keep that stay and of those to drop that go; trafilatura's accuracy.

    On flattened text, strings that the flattened page does not hold are not asked for.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        text, whole = _folded(reader(page)), _folded(page.flat)
        for kind, verdict in (("with", "kept"), ("without", "extra")):
            for snippet in map(_folded, page.gold[kind]):
                if layer == "html" or snippet in whole:
                    counts[verdict if snippet in text else f"not {verdict}"] += 1
    stayed, missed = counts["kept"], counts["not kept"]
    extra, gone = counts["extra"], counts["not extra"]
    precision, recall = stayed / max(1, stayed + extra), stayed / max(1, stayed + missed)
    return {
        "precision": precision,
        "recall": recall,
        "f1": _f1(precision, recall),
        "accuracy": (stayed + gone) / max(1, stayed + missed + extra + gone),
        "gone": gone / max(1, extra + gone),
    }


def _tokens(pages: list[Page], reader: Reader) -> dict[str, float]:
    """Mean over pages of token precision, recall and F1 (bags of words, case folded)."""
    from lxml import html

    rows = []
    for page in pages:
        gold = " ".join(map(str, html.fromstring(page.gold["expected_html"]).itertext()))
        rows.append(_bag(_bagged(reader(page)), _bagged(gold)))
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return dict(zip(("precision", "recall", "f1"), means, strict=True))


def _bag(found: Counter[str], gold: Counter[str]) -> tuple[float, float, float]:
    common = sum((found & gold).values())
    precision, recall = common / max(1, found.total()), common / max(1, gold.total())
    return precision, recall, _f1(precision, recall)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a reader says of a page; None or empty where it says nothing."""

    title: str | None
    date: str | None
    authors: tuple[str, ...]


def _ours(page: Page, media_type: str) -> Stated:
    report = read(page, media_type)
    if report is None:
        return Stated(None, None, ())
    title = report.title.value if report.title else None
    date = report.published.edtf[:10] if report.published else None
    return Stated(title, date, tuple(s.value for s in report.byline))


def _theirs(page: Page) -> Stated:
    """Trafilatura's own metadata (dates by htmldate)."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(page.html, default_url=page.url)
    return Stated(found.title, found.date, tuple(filter(None, (found.author or "").split("; "))))


def _facts(pages: list[Page], reader: Callable[[Page], Stated]) -> dict[str, float]:
    """Titles, days and authors: right over annotated, and right over given."""
    counts: Counter[str] = Counter()
    for page in pages:
        for name, right in _checked(page, reader(page)):
            counts[f"{name} asked"] += 1
            counts[f"{name} given"] += right is not None
            counts[f"{name} right"] += right is True
    figures = {}
    for name in ("title", "date", "author"):
        correct = counts[f"{name} right"]
        figures[f"{name}-recall"] = correct / max(1, counts[f"{name} asked"])
        figures[f"{name}-precision"] = correct / max(1, counts[f"{name} given"])
    return figures


def _checked(page: Page, ours: Stated) -> Iterable[tuple[str, bool | None]]:
    """For each annotated fact: right, wrong, or None where nothing is stated."""
    title, date, author = (str(page.gold.get(k) or "").strip() for k in ("title", "date", "author"))
    if title:
        yield "title", _bare(ours.title) == _bare(title) if ours.title else None
    if date:
        yield "date", ours.date[:10] == date[:10] if ours.date else None
    if author:
        names, asked = [_bare(name) for name in ours.authors], _bare(author)
        yield "author", any(n in asked or asked in n for n in names) if names else None


def _clean() -> dict[str, float]:
    """Share of the words of articles without furniture (PolNeAR dev, BASIL) that stay."""
    texts = [r["text"] for r in json_lines(folder("polnear") / "polnear-dev.jsonl.gz")]
    for row in json_lines(folder("basil") / "basil.shared.jsonl.gz"):
        paragraphs = [" ".join(p) for p in row["body-paragraphs"]]
        texts.append("\n\n".join([row["title"], *paragraphs]))
    whole = stayed = 0
    for number, text in enumerate(texts):
        data = text.encode("utf-8")
        report = extract(capture(data, f"file:{number}.txt", "text/plain"), data)
        whole += len(text.split())
        stayed += len(report.text.split())
    return {"extract/clean-articles/words-kept": stayed / whole}


def _ratio(pages: list[Page], readers: dict[str, Reader]) -> float:
    """Our pages per second over trafilatura's, on the same pages in the same run."""
    seconds = {"": 0.0, "peer/trafilatura": 0.0}
    for page in pages:  # by turns, so that other work on the machine slows both alike
        for who in seconds:
            started = time.perf_counter()
            readers[who](page)
            seconds[who] += time.perf_counter() - started
    return seconds["peer/trafilatura"] / seconds[""]


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _bagged(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _folded(text: str) -> str:
    """White space and the invisible characters that both sides may drop."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _print(figures: dict[str, float]) -> None:
    for name, value in figures.items():
        print(f"{name:58} {value:8.4f}")


if __name__ == "__main__":
    measure()
