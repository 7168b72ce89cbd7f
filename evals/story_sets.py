"""Gold for stories: public sets of reports whose happening is known, as Report records."""

from __future__ import annotations

import gzip
import re
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from evals.data import folder, json_lines
from rashomon.records import Basis, Layer, Report, Span, Stated, When, content_id

ECB_DEV = frozenset(("2", "5", "12", "18", "21", "23", "34", "35"))
_NO_SPACE_BEFORE = re.compile(r" ([.,;:!?%)\]’”]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)")
_NO_SPACE_AFTER = re.compile(r"([(\[“$]) ")
_STAMP = re.compile(r"^\w{3} \w{3} \d{1,2} \d{4} ")


@dataclass(frozen=True, slots=True)
class Gold:
    """A report and the name of its story; reports with one label tell of one happening."""

    report: Report
    label: str


def report(name: str, title: str, body: str, published: str | None = None) -> Report:
    """A report as extraction would give it: headline, blank line, paragraphs."""
    title = title.strip()
    identity = content_id("report", name)
    text = f"{title}\n\n{body.strip()}" if title else body.strip()
    return Report(
        id=identity,
        capture=content_id("capture", name),
        address=name,
        text=text,
        encoding="utf-8",
        title=_stated(title, identity) if title else None,
        published=When(published, Basis.SUPPLIED) if published else None,
    )


def _stated(title: str, identity: str) -> Stated:
    return Stated(title, Basis.HEADLINE, Span(identity, 0, len(title), Layer.TEXT))


def neus(part: str) -> list[Gold]:
    """NeuS: human-edited groups of three headlines with their opening; undated."""
    path = folder("allsides-neus") / f"neus-{part}.jsonl.gz"
    return [
        Gold(report(f"{story['story_id']}/{i}", a["title"], a["text"]), story["story_id"])
        for story in json_lines(path)
        for i, a in enumerate(story["articles"])
    ]


def allsides_recent() -> list[Gold]:
    """AllSides crawl of 2021: two or three openings a story, dated by the round-up's day."""
    path = folder("allsides-neus") / "allsides-recent-with-dates.jsonl.gz"
    return [
        Gold(
            report(
                f"recent-{story['id']}/{side}",
                a["newsTitle"],
                "\n\n".join(a["newBody"]),
                story["date"][:10],
            ),
            f"recent-{story['id']}",
        )
        for story in json_lines(path)
        for side, a in sorted(story["news"].items())
        if a
    ]


def basil() -> list[Gold]:
    """BASIL: one event, three outlets, whole articles with their dates."""
    rows = json_lines(folder("basil") / "basil.shared.jsonl.gz")
    return [
        Gold(
            report(
                f"basil-{row['triplet-uuid']}-{row['source']}",
                row["title"],
                "\n\n".join(" ".join(p) for p in row["body-paragraphs"]),
                row["date"],
            ),
            row["triplet-uuid"],
        )
        for row in rows
    ]


def newswcl50() -> list[Gold]:
    """NewsWCL50: one political event, five outlets, whole articles; undated."""
    path = folder("newswcl50") / "NewsWCL50.conll.gz"
    sentences: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) >= 4:
            sentences[columns[0]][columns[1]].append(columns[3])
    return [
        Gold(report(f"wcl-{doc}", *_title_and_body(parts.values())), doc.split("/")[0])
        for doc, parts in sentences.items()
    ]


def ecbplus(topics: Callable[[str], bool]) -> list[Gold]:
    """ECB+: two happenings of one kind a topic, in the files ``n_ecb`` and ``n_ecbplus``."""
    path = folder("ecbplus") / "ecbplus-xml-topics-1-35.tar.gz"
    found = []
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            topic = member.name.split("/")[0]
            stream = archive.extractfile(member) if member.name.endswith(".xml") else None
            if stream is None or not topics(topic):
                continue
            kind = "plus" if member.name.endswith("ecbplus.xml") else "ecb"
            sentences = list(_ecb_sentences(stream.read()))
            found.append(
                Gold(report(f"ecb-{member.name}", *_title_and_body(sentences)), f"{topic}-{kind}")
            )
    return found


def ecbplus_dev() -> list[Gold]:
    """The eight dev topics of Barhom et al. 2019, never fitted on."""
    return ecbplus(ECB_DEV.__contains__)


def ecbplus_train() -> list[Gold]:
    """The other topics, which the scorer's weights are fitted on."""
    return ecbplus(lambda topic: topic not in ECB_DEV)


def fa_kes() -> list[Gold]:
    """FA-KES: strikes of one war; SILVER labels: one story is one date and one location.

    Two outlets that date a strike a day apart, or name the town where the other names its
    province, count as two stories here; two strikes on one city in one day as one.
    """
    rows: list[dict[str, Any]] = list(json_lines(folder("fa-kes") / "fa-kes.shared.jsonl.gz"))
    return [
        Gold(
            report(f"fakes-{row['row']}", row["title"], _fakes_body(row), row["date"]),
            f"{row['date']} {row['location']}",
        )
        for row in rows
    ]


def _fakes_body(row: dict[str, Any]) -> str:
    """The text without the date and headline that the data set glued to its start."""
    body = _STAMP.sub("", str(row["text"]))
    return body.removeprefix(str(row["title"])).lstrip(". ")


def _ecb_sentences(data: bytes) -> Iterator[list[str]]:
    """Token lists, without the address and date stamp that ECB+ files open with."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for token in ElementTree.fromstring(data).iter("token"):
        grouped[token.get("sentence", "")].append(token.text or "")
    for tokens in grouped.values():
        if tokens[:1] not in (["http"], ["https"]):
            yield tokens


def _title_and_body(sentences: Iterable[list[str]]) -> tuple[str, str]:
    """The first sentence stands for a headline where it is short enough to be one."""
    texts = [spaced(tokens) for tokens in sentences]
    if texts and len(texts[0].split()) <= 20:
        return texts[0], "\n\n".join(texts[1:])
    return "", "\n\n".join(texts)


def spaced(tokens: list[str]) -> str:
    """Tokens as running text, with the spaces of print."""
    return _NO_SPACE_AFTER.sub(r"\1", _NO_SPACE_BEFORE.sub(r"\1", " ".join(tokens)))
