"""Actors across reports against ECB+ and MEANTIME: whether names of several reports are one.

Gold mentions of people and bodies that are proper names, on ECB+ (human participants of the dev
topics; those of the train topics with ``--errors``, to learn from) and MEANTIME (PER and ORG, whose
gold has some names in two chains). Counted are those that one of our actors' mentions covers:
entities are asked, not names found; ``aligned`` is their share. B-cubed (Bagga and Baldwin 1998)
over the mentions of a topic, and pairs of mentions in two reports, on which joining across reports
is all. The baseline in the same run: the same words in lower case are one.

``python -m evals.entities_across``
"""

from __future__ import annotations

import gzip
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from xml.etree import ElementTree

from evals.command import command
from evals.data import folder, json_lines
from evals.events_read import read
from evals.story_sets import ECB_DEV
from rashomon.entities import entities
from rashomon.records import Actor, Coding, Entity, Span
from rashomon.spelling import key

_COVERED = 0.6  # of a gold mention's characters
_SMALL = frozenset("of the for and in on de la del der von al el bin ' 's . , & -".split())
_CAPITAL = re.compile("[A-Z]")


@dataclass(frozen=True)
class Gold:
    """A name in a document, and whose it is over the documents of its topic."""

    document: str
    start: int
    end: int
    chain: str


@dataclass(frozen=True)
class Topic:
    """Documents with their names; entities are sought among them."""

    name: str
    texts: dict[str, str]
    golds: tuple[Gold, ...]


@dataclass(frozen=True)
class Aligned:
    """A gold name that we found: its words, whose it is, and which of our entities it is of."""

    document: str
    words: str
    gold: str
    ours: str
    baseline: str


Tokens = dict[str, dict[int, dict[int, str]]]  # by document, sentence and number


def ecb(dev: bool) -> Iterator[Topic]:
    """ECB+'s topics."""
    tokens: Tokens = defaultdict(lambda: defaultdict(dict))
    with tarfile.open(folder("ecbplus") / "ecbplus-xml-topics-1-35.tar.gz") as archive:
        for member in archive.getmembers():
            topic = member.name.split("/")[0]
            stream = archive.extractfile(member) if member.name.endswith(".xml") else None
            if stream is None or (topic in ECB_DEV) != dev:
                continue
            name = member.name.split("/")[-1].removesuffix(".xml")
            for token in ElementTree.fromstring(stream.read()).iter("token"):
                sentence, number = int(token.get("sentence", "")), int(token.get("number", ""))
                tokens[name][sentence][number] = token.text or ""
    part = "Dev" if dev else "Train"
    mentions = [
        (d["doc_id"], d["sent_id"], d["tokens_number"], d["coref_chain"])
        for d in json_lines(folder("ecbplus") / f"ECB_{part}_Entity_gold_mentions.jsonl.gz")
        if d["mention_type"] == "HUM"
    ]
    yield from _topics(tokens, mentions, lambda document: document.split("_")[0])


def meantime() -> Iterator[Topic]:
    """MEANTIME's two corpora."""
    tokens: Tokens = defaultdict(lambda: defaultdict(dict))
    found = list(json_lines(folder("meantime-en") / "entity_mentions.jsonl.gz"))
    names = {d["conll_doc_key"]: d["doc_id"] for d in found}
    topics = {d["doc_id"]: d["topic"] for d in found}
    data = gzip.decompress((folder("meantime-en") / "meantime.conll.gz").read_bytes())
    for line in data.decode("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= 4 and columns[0] in names:
            tokens[names[columns[0]]][int(columns[1])][int(columns[2])] = columns[3]
    mentions = [
        (d["doc_id"], d["sent_id"], d["tokens_number"], d["coref_chain"])
        for d in found
        if d["mention_type"] in ("PER", "ORG")
    ]
    yield from _topics(tokens, mentions, topics.__getitem__)


SETS: dict[str, Callable[[], Iterator[Topic]]] = {
    "ecb_dev": lambda: ecb(dev=True),
    "ecb_train": lambda: ecb(dev=False),
    "meantime": meantime,
}


def _topics(
    tokens: Tokens,
    mentions: Sequence[tuple[str, int, list[int], str]],
    topic_of: Callable[[str], str],
) -> Iterator[Topic]:
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    golds: dict[str, list[Gold]] = defaultdict(list)
    edges: dict[tuple[str, int, int], tuple[int, int]] = {}
    for document, sentences in sorted(tokens.items()):
        text = ""
        for sentence, words in sorted(sentences.items()):
            for number, word in sorted(words.items()):
                if number and not re.fullmatch(r"[.,;:!?%)\]’”]|'s|n't|'", word):
                    text += " "
                edges[document, sentence, number] = len(text), len(text) + len(word)
                text += word
            text += "\n\n"
        texts[topic_of(document)][document] = text
    for document, sentence, numbers, chain in mentions:
        ends = [edges.get((document, sentence, n)) for n in numbers]
        placed = [end for end in ends if end is not None]
        if not placed or len(placed) < len(ends):
            continue
        if not _is_name([tokens[document][sentence][n] for n in numbers]):
            continue
        golds[topic_of(document)].append(Gold(document, placed[0][0], placed[-1][1], chain))
    for topic, documents in sorted(texts.items()):
        yield Topic(topic, documents, tuple(golds[topic]))


def _is_name(words: Sequence[str]) -> bool:
    """Whether all telling words have a capital; titles do too ("President")."""
    telling = [word for word in words if word.lower() not in _SMALL]
    return bool(telling) and all(_CAPITAL.search(word) for word in telling)


def measure(errors: bool = False) -> dict[str, float]:
    """Figures as ``entities_across/<set>/<metric>``; train topics only for their errors."""
    figures: dict[str, float] = {}
    for name, load in SETS.items():
        if name == "ecb_train" and not errors:
            continue
        figures |= score(name, [(topic, codings(topic)) for topic in load()], errors)
    return figures


def codings(topic: Topic) -> list[Coding]:
    """The actors of a topic's documents."""
    return [
        Coding(document, actors=tuple(_of(document, each) for each in read(text).around.actors))
        for document, text in topic.texts.items()
    ]


def _of(document: str, actor: Actor) -> Actor:
    """An actor that points into this document."""
    mentions = tuple(Span(document, s.start, s.end) for s in actor.mentions)
    role = actor.role and Span(document, actor.role.start, actor.role.end)
    return replace(actor, mentions=mentions, role=role)


def score(
    name: str, topics: Sequence[tuple[Topic, Sequence[Coding]]], errors: bool = False
) -> dict[str, float]:
    """The figures of one set."""
    figures = defaultdict[str, float](float)
    sureness = Counter[tuple[float, bool]]()
    count = gold = 0
    for topic, found in topics:
        ours = entities(found, topic.texts)
        aligned = list(_aligned(topic, found, ours))
        gold += len(topic.golds)
        count += len(aligned)
        for kind in ("ours", "baseline"):
            for counted in (_b_cubed(kind, aligned), _pairs(kind, aligned)):
                for what, number in counted.items():
                    figures[what] += number
        if errors:
            _show(topic, aligned, ours)
            sureness.update(_by_confidence(aligned, ours))
    for sure in sorted({sure for sure, _ in sureness}, reverse=True):
        of_it = f"{sureness[sure, True]} right, {sureness[sure, False]} wrong"
        print(f"{name}: of pairs in entities of confidence {sure:.2f}, {of_it}")
    done = {"aligned": count / max(1, gold)}
    for kind in ("ours", "baseline"):
        b3 = [figures[f"{kind}/b3_{side}"] / max(1, count) for side in ("p", "r")]
        sides = [max(1.0, figures[f"{kind}/{side}"]) for side in ("answered", "wanted")]
        pairs = [figures[f"{kind}/right"] / side for side in sides]
        for what, (precision, recall) in (("b3", b3), ("pairs", pairs)):
            done[f"{kind}_{what}_p"], done[f"{kind}_{what}_r"] = precision, recall
            done[f"{kind}_{what}_f1"] = 2 * precision * recall / max(1e-9, precision + recall)
    print(name, "  ".join(f"{k} {value:.3f}" for k, value in done.items()), flush=True)
    return {f"entities_across/{name}/{k}": round(value, 4) for k, value in done.items()}


def _aligned(topic: Topic, found: Sequence[Coding], ours: Sequence[Entity]) -> Iterator[Aligned]:
    entity_of = {member: each.id for each in ours for member in each.members}
    spans: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for coding in found:
        for number, actor in enumerate(coding.actors):
            if actor.label is not None:
                own = entity_of[coding.report, number]
                spans[coding.report] += [(span, own) for span in actor.mentions]
    for gold in topic.golds:
        over = [
            (min(s.end, gold.end) - max(s.start, gold.start), s, own)
            for s, own in spans[gold.document]
        ]
        best = max(over, key=lambda each: (each[0], -each[1].start), default=None)
        if best is None or best[0] < _COVERED * (gold.end - gold.start):
            continue
        words = topic.texts[gold.document][gold.start : gold.end]
        yield Aligned(gold.document, words, gold.chain, best[2], key(words))


def _b_cubed(kind: str, aligned: Sequence[Aligned]) -> dict[str, float]:
    ours: dict[str, list[Aligned]] = defaultdict(list)
    gold: dict[str, list[Aligned]] = defaultdict(list)
    for each in aligned:
        ours[getattr(each, kind)].append(each)
        gold[each.gold].append(each)
    precision = recall = 0.0
    for each in aligned:
        mine, wanted = ours[getattr(each, kind)], gold[each.gold]
        right = sum(other.gold == each.gold for other in mine)
        precision += right / len(mine)
        recall += right / len(wanted)
    return {f"{kind}/b3_p": precision, f"{kind}/b3_r": recall}


def _across(aligned: Sequence[Aligned]) -> Iterator[tuple[Aligned, Aligned]]:
    """Pairs of names in two reports."""
    return (pair for pair in combinations(aligned, 2) if pair[0].document != pair[1].document)


def _pairs(kind: str, aligned: Sequence[Aligned]) -> dict[str, float]:
    found = {f"{kind}/{what}": 0.0 for what in ("answered", "wanted", "right")}
    for one, other in _across(aligned):
        same = getattr(one, kind) == getattr(other, kind)
        found[f"{kind}/answered"] += same
        found[f"{kind}/wanted"] += one.gold == other.gold
        found[f"{kind}/right"] += same and one.gold == other.gold
    return found


def _by_confidence(
    aligned: Sequence[Aligned], ours: Sequence[Entity]
) -> Iterator[tuple[float, bool]]:
    """How sure each of our pairs is, and whether it is right."""
    sure = {each.id: each.confidence for each in ours}
    for one, other in _across(aligned):
        if one.ours == other.ours:
            yield sure[one.ours], one.gold == other.gold


def _show(topic: Topic, aligned: Sequence[Aligned], ours: Sequence[Entity]) -> None:
    """Print each wrong and each missed joining once, by its words."""
    known = {each.id: each for each in ours}
    said = Counter[tuple[str, str, str, str]]()
    for one, other in _across(aligned):
        if (one.ours == other.ours) == (one.gold == other.gold):
            continue
        fault = "wrong" if one.ours == other.ours else "missed"
        words = sorted((one.words, other.words))
        mine, other_s = known[one.ours], known[other.ours]
        why = mine.reasons if mine is other_s else (_told(mine), _told(other_s))
        said[fault, words[0], words[1], "; ".join(why)] += 1
    for (fault, one_said, other_said, why_said), times in said.most_common():
        print(
            f"{topic.name:>8} {fault:>6} x{times:<4} {one_said} | {other_said} | {why_said[:300]}"
        )


def _told(entity: Entity) -> str:
    return f"{entity.name} {entity.label} {entity.country} {entity.sector}"


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
