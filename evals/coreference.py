"""Which event mentions of several reports are one event, against ECB+ with its gold mentions.

Mentions are those of the validated sentences (Barhom et al. 2019). All of a topic's are joined
together: its two happenings of one kind (two earthquakes, two weddings) must be told apart by the
reports' own likeness, as ``rashomon.stories`` finds it. ``subtopics``: the same where the gold says
which report tells of which. CoNLL F1 is the mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014),
lone mentions counted. ``no-vectors``: without the reader's vectors of the mentions' words. MEANTIME
and NewsWCL50, which are of another kind and which nothing was chosen on, stand beside. The peer
joins what has one head lemma within a topic.

``python -m evals.coreference``
"""

from __future__ import annotations

import gzip
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from lxml import etree
from numpy.typing import NDArray
from spacy.language import Language

from evals.clusters import f1
from evals.command import command
from evals.data import Absent, folder, json_lines
from evals.events_read import Read, read
from rashomon.events.arguments import objects, subjects
from rashomon.events.bases import bases
from rashomon.events.lexicon import lexicon
from rashomon.events.places import place_of
from rashomon.findings.joining import Coverage, compact, joined
from rashomon.findings.told import Told, Who, told
from rashomon.models import LATEST
from rashomon.reading import reader
from rashomon.reading.readings import reading_of
from rashomon.records import Actor, Coding, EventType, Participant, Report, Span, Status
from rashomon.stories import group, link, profile
from rashomon.tree import Tree

Floats = NDArray[np.float32]
Partition = Mapping[str, Hashable]  # each mention's event
PARTS = {"train": "Train", "dev": "Dev"}
_CLOSING = frozenset(". , ; : ! ? ) ] } % 's n't ' ’ ” 're 'll 've 'd 'm ’s".split())
_OPENING = frozenset("( [ { $ “ ‘".split())
_LIGHT = frozenset("make take have give do get hold be".split())  # "made an offer"


# --- metrics -------------------------------------------------------------------------------------


class Score(NamedTuple):
    """Precision and recall of one metric."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f1(self.precision, self.recall)


def muc(gold: Partition, found: Partition) -> Score:
    """Links kept: a cluster of n in k pieces has n - k of its n - 1 (Vilain et al. 1995)."""
    return Score(_kept(found, gold), _kept(gold, found))


def bcubed(gold: Partition, found: Partition) -> Score:
    """The mean over mentions of what its two clusters share (Bagga and Baldwin 1998)."""
    both = Counter((gold[m], found[m]) for m in gold)
    in_gold, in_found = Counter(gold.values()), Counter(found[m] for m in gold)
    precision = sum(n * n / in_found[f] for (_, f), n in both.items())
    recall = sum(n * n / in_gold[g] for (g, _), n in both.items())
    return Score(precision / len(gold), recall / len(gold))


def ceaf_e(gold: Partition, found: Partition) -> Score:
    """Clusters aligned one to one for the best sum of 2|A∩B| / (|A|+|B|) (Luo 2005)."""
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    theirs, ours = clusters(gold), clusters({m: found[m] for m in gold})
    at = {m: n for n, cluster in enumerate(ours) for m in cluster}
    alike = np.zeros((len(theirs), len(ours)))
    for row, cluster in enumerate(theirs):
        for column, shared in Counter(at[m] for m in cluster).items():
            alike[row, column] = 2 * shared / (len(cluster) + len(ours[column]))
    total = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return Score(total / len(ours), total / len(theirs))


def conll(gold: Partition, found: Partition) -> float:
    """The mean F1 of the three."""
    return sum(metric(gold, found).f1 for metric in METRICS.values()) / len(METRICS)


def clusters(partition: Partition) -> list[list[str]]:
    """The mentions of each event."""
    held: defaultdict[Hashable, list[str]] = defaultdict(list)
    for mention, event in partition.items():
        held[event].append(mention)
    return list(held.values())


def _kept(whole: Partition, parted: Partition) -> float:
    sizes = [(len(c), len({parted[m] for m in c})) for c in clusters(whole)]
    return sum(n - k for n, k in sizes) / (sum(n - 1 for n, _ in sizes) or 1)


METRICS: dict[str, Callable[[Partition, Partition], Score]] = {
    "muc": muc,
    "bcubed": bcubed,
    "ceaf_e": ceaf_e,
}


# --- the gold ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mention:
    """A gold mention: its event, and the characters of its words and of its sentence."""

    id: str
    event: str
    words: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """A report with its gold mentions; ``subtopic`` is the happening that it tells of."""

    id: str
    topic: str
    subtopic: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Topic:
    """What is joined together, and what should come of it."""

    id: str
    told: tuple[Told, ...]
    coverage: Coverage
    gold: dict[str, str]
    subtopic: dict[str, str]  # of each report
    vectors: dict[str, Floats]  # of each mention's words, one a row, as the reader gives them


@dataclass(frozen=True)
class Seen:
    """A document as read, with the reader's vector of each token."""

    read: Read
    vectors: Floats


def ecbplus(part: str) -> list[Document]:
    """The documents of a part that have gold mentions, in the order of their names."""
    home = folder("ecbplus")
    names = [f"ECB_{PARTS.get(part, part)}_Event_gold_mentions.jsonl{end}" for end in ("", ".gz")]
    path = next((home / name for name in names if (home / name).exists()), None)
    if path is None:
        raise Absent(f"no {names[0]} in {home}")
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in json_lines(path):
        rows[row["doc_id"]].append(row)
    pages = _pages(rows)
    return [_document(name, pages[name], rows[name]) for name in sorted(rows)]


def prepared(name: str, texts: str, mentions: str) -> list[Document]:
    """The documents of a set in the form of Zhukova et al. 2022: a CoNLL file, and JSON lines."""
    pages: defaultdict[str, defaultdict[int, list[tuple[int, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for line in gzip.decompress((folder(name) / texts).read_bytes()).decode("utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) > 3:
            pages[cells[0].rpartition("/")[2]][int(cells[1])].append((int(cells[2]), cells[3]))
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in json_lines(folder(name) / mentions):
        key = row["doc_id"] if row["doc_id"] in pages else row["doc_id"].partition("_")[0]
        rows[key].append(row)
    return [
        replace(_document(key, pages[key], held), topic=held[0]["topic"], subtopic=held[0]["topic"])
        for key, held in sorted(rows.items())
    ]


Sentences = Mapping[int, Sequence[tuple[int, str]]]  # tokens with their numbers


def _pages(wanted: Mapping[str, object]) -> dict[str, Sentences]:
    found = {}
    for path in sorted(folder("ecbplus").glob("ecbplus-xml-*.tar.gz")):
        with tarfile.open(path) as archive:
            for member in archive:
                name = member.name.rpartition("/")[2].removesuffix(".xml")
                held = archive.extractfile(member)
                if name in wanted and held is not None:
                    found[name] = _sentences(name, held.read())
    return found


def _sentences(name: str, data: bytes) -> Sentences:
    """Sentences as the gold numbers them: where an address comes first, it has no number."""
    sentences: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    shift = int(name.endswith("ecbplus"))
    for token in etree.fromstring(data).iter("token"):
        number = int(token.get("sentence", "0")) - shift
        sentences[number].append((int(token.get("number", "0")), token.text or ""))
    return {number: sentences[number] for number in sorted(sentences) if number >= 0}


def _document(name: str, sentences: Sentences, rows: Sequence[dict[str, Any]]) -> Document:
    text, at = _text(sentences)
    topic, _, rest = name.partition("_")
    mentions = []
    for row in rows:
        number = row["sent_id"]
        words = tuple(at[number, n] for n in row["tokens_number"] if (number, n) in at)
        if not words or " ".join(text[a:b] for a, b in words) != row["tokens_str"]:
            number, words = _elsewhere(sentences, at, text, row)
        tokens = [n for n, _ in sentences[number]]
        around = at[number, tokens[0]][0], at[number, tokens[-1]][1]
        id_ = f"{name}:{number}:{'-'.join(map(str, row['tokens_number']))}"
        mentions.append(Mention(id_, row["coref_chain"], words, around))
    return Document(name, topic, topic + rest.lstrip("0123456789"), text, tuple(mentions))


def _elsewhere(
    sentences: Sentences,
    at: Mapping[tuple[int, int], tuple[int, int]],
    text: str,
    row: dict[str, Any],
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """The sentence next to the stated one that has the words at their numbers."""
    for number in sorted(sentences, key=lambda n: (abs(n - row["sent_id"]), n)):
        words = tuple(at[number, n] for n in row["tokens_number"] if (number, n) in at)
        if words and " ".join(text[a:b] for a, b in words) == row["tokens_str"]:
            return number, words
    number = row["sent_id"]  # a space too many in one name
    return number, tuple(at[number, n] for n in row["tokens_number"])


def _text(sentences: Sentences) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Running text, and where each token stands in it; a line without a stop is a headline."""
    text, at = "", {}
    for number, tokens in sentences.items():
        if text:
            text += " " if re.search(r"[.!?][\"”')]*$", text) else "\n\n"
        before, marks = "", 0
        for place, word in tokens:
            marks += word == '"'
            closing = word in _CLOSING or (word == '"' and marks % 2 == 0)
            opened = before in _OPENING or (before == '"' and marks % 2 == 1)
            if before and not closing and not opened:
                text += " "
            at[number, place] = len(text), len(text) + len(word)
            text += word
            before = word
    return text, at


# --- gold mentions as findings see mentions ------------------------------------------------------


def see(text: str) -> Seen:
    """Read a text; vectors stand beside the tokens of the reading."""
    doc = _reader()(text)
    rows = [token.i for token in doc if not token.is_space]
    vectors = np.asarray(doc.tensor, np.float32)[rows] if rows else np.zeros((0, 384), np.float32)
    return Seen(read(text, reading=reading_of(doc, LATEST)), vectors)


@cache
def _reader() -> Language:
    return reader()


def topics(documents: Sequence[Document], seen: Mapping[str, Seen] | None = None) -> list[Topic]:
    """Documents by topic, ready to join; ``seen`` spares the reading of those it has."""
    by_topic: defaultdict[str, list[tuple[Document, Seen]]] = defaultdict(list)
    for document in documents:
        known = (seen or {}).get(document.id) or see(document.text)
        by_topic[document.topic].append((document, known))
    return [_topic(name, held) for name, held in sorted(by_topic.items())]


def _topic(name: str, held: Sequence[tuple[Document, Seen]]) -> Topic:
    reports = {d.id: Report(d.id, d.id, d.id, d.text, "utf-8") for d, _ in held}
    mentions = [each for d, seen in held for each in told_of(d, reports[d.id], seen.read)]
    vectors = {
        mention.id: seen.vectors[_tokens(seen.read.tree, mention)]
        for d, seen in held
        for mention in d.mentions
    }
    return Topic(
        name,
        tuple(mentions),
        replace(
            coverage(list(reports.values())),
            vectors={id_: compact(rows) for id_, rows in vectors.items()},
        ),
        {m.id: m.event for d, _ in held for m in d.mentions},
        {d.id: d.subtopic for d, _ in held},
        vectors,
    )


def coverage(reports: Sequence[Report]) -> Coverage:
    """What our own grouping says of some reports."""
    profiles = [profile(report) for report in reports]
    links = [found for n, each in enumerate(profiles) for found in link(each, profiles[:n])]
    return Coverage(
        story={r: story.id for story in group(profiles, links) for r in story.reports},
        likeness={frozenset((found.left, found.right)): found.score for found in links},
    )


def told_of(document: Document, report: Report, ours: Read) -> Iterator[Told]:
    """Each gold mention of a document: as our own event where it is one, else by its tree."""
    around = ours.around
    coding = Coding(
        report.id,
        tuple(around.times),
        tuple(around.quantities),
        tuple(around.places),
        tuple(around.actors),
        tuple(ours.events),
    )
    names = {n: _name(actor) for n, actor in enumerate(around.actors)}
    entities = {n: name for n, name in names.items() if name}
    owned = {event.head: each for event, each in _both(coding, told(report, coding, entities))}
    for mention in document.mentions:
        tokens = _tokens(ours.tree, mention)
        head = _head(ours.tree, tokens)
        sentence = document.text[slice(*mention.sentence)]
        same = next((owned[n] for n in (head, *tokens) if n in owned), None)
        lemma = _lemma(ours.tree, head)
        if same is not None:
            yield replace(same, id=mention.id, lemma=lemma, sentence=sentence)
        else:
            plain = _plain(ours, report.id, head, tokens, entities)
            yield replace(plain, id=mention.id, lemma=lemma, sentence=sentence)


def _tokens(tree: Tree, mention: Mention) -> list[int]:
    return [n for start, end in mention.words for n in tree.inside(start, end)]


def _both(coding: Coding, each: Iterator[Told]) -> Iterator[tuple[Any, Told]]:
    return zip(coding.events, each, strict=True)


def _head(tree: Tree, tokens: Sequence[int]) -> int:
    """The token that the others hang on; what is made or given, where the verb says little."""
    inside = set(tokens)
    head = next((n for n in tokens if tree[n].head not in inside or tree[n].head == n), tokens[0])
    if tree.lemma(head) in _LIGHT:
        return next((n for n in tree.of(head, "obj", "xcomp") if n in inside), head)
    return head


def _lemma(tree: Tree, number: int) -> str:
    """The likeliest base that the lexicon has, else the reader's: "shot" is no form of "sho"."""
    known = lexicon()
    found = (word for word in bases(tree, number) if word in known.verbs or word in known.nouns)
    return next(found, tree.lemma(number))


def _name(actor: Actor) -> str | None:
    """One id for a name over a topic: a person's last name, anything else in full."""
    if actor.label is None or not actor.name:
        return None
    words = actor.name.lower().split()
    return words[-1] if actor.label == "PERSON" else " ".join(words)


def _plain(
    ours: Read, report: str, head: int, tokens: Sequence[int], entities: Mapping[int, str]
) -> Told:
    """A mention that the lexicon does not know: subject, object, time and place by the tree."""
    tree, around = ours.tree, ours.around
    actor_of = {
        token: n
        for n, actor in enumerate(around.actors)
        for span in actor.mentions
        for token in tree.inside(span.start, span.end)
    }

    def who(number: int) -> Who:
        token, actor = tree[number], actor_of.get(number)
        participant = Participant(Span(report, token.start, token.end), number, actor)
        entity = None if actor is None else entities.get(actor)
        return Who(entity, token.form.lower(), participant)

    acting = [f.number for f in subjects(tree, head)] if _is_verb(tree, head) else []
    acting = acting or tree.of(head, "nmod:poss")
    suffering = [f.number for f in objects(tree, head)] if _is_verb(tree, head) else []
    suffering = suffering or tree.of(head, "obl", "nmod", "compound")
    below = set(tree.subtree(head))
    place = place_of(report, tree, sorted({head, *tokens}), around.places, {})
    kind, mode = _kind(tree, head)
    return Told(
        id="",
        report=report,
        lemma="",
        type=kind,
        mode=mode,
        status=Status.HAPPENED,
        sentence="",
        agents=tuple(map(who, acting)),
        recipients=tuple(map(who, suffering)),
        place=around.places[place.mention] if place is not None else None,
        where=place,
        time=next((t for t in around.times if t.head in below or t.head == head), None),
    )


def _kind(tree: Tree, head: int) -> tuple[EventType, str]:
    """The lexicon's for the word alone; without a mode the type is not looked at."""
    known, word = lexicon(), _lemma(tree, head)
    entries = (known.verbs if _is_verb(tree, head) else known.nouns).get(word, [])
    modes = {(entry.type, entry.mode) for entry in entries if entry.mode}
    return modes.pop() if len(modes) == 1 else (EventType.CONSULT, "")


def _is_verb(tree: Tree, number: int) -> bool:
    return tree[number].upos in ("VERB", "AUX")


# --- the measure ---------------------------------------------------------------------------------


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``coreference/<set>/<metric>``; the peer's beside them."""
    return {
        name: figure
        for of, documents in SETS.items()
        for name, figure in score(topics(documents()), of, errors and of == "ecbplus-dev").items()
    }


SETS: dict[str, Callable[[], list[Document]]] = {
    "ecbplus-dev": lambda: ecbplus("dev"),
    "meantime": lambda: prepared("meantime-en", "meantime.conll.gz", "event_mentions.jsonl.gz"),
    "newswcl50": lambda: prepared("newswcl50", "NewsWCL50.conll.gz", "event_mentions.jsonl.gz"),
}


def score(golds: Sequence[Topic], name: str, errors: bool = False) -> dict[str, float]:
    """The figures of some topics."""
    runs: dict[str, Callable[[Topic], Partition]] = {
        "": ours,
        "subtopics-": by_subtopic(ours),
        "no-vectors-": without_vectors,
        "peer/": same_lemma,
        "peer/subtopics-": by_subtopic(same_lemma),
    }
    figures: dict[str, float] = {}
    gold = {m: event for topic in golds for m, event in topic.gold.items()}
    for run, join in runs.items():
        if "subtopics" in run and all(len(set(t.subtopic.values())) < 2 for t in golds):
            continue
        peer, _, kind = run.rpartition("/")
        found = {m: (topic.id, e) for topic in golds for m, e in join(topic).items()}
        if errors and not run:
            show(golds, found)
        scores = {metric: of(gold, found).f1 for metric, of in METRICS.items()}
        scores = {"conll": sum(scores.values()) / len(scores)} | scores
        said = "  ".join(f"{metric} {value:.3f}" for metric, value in scores.items())
        print(f"{name:14} {run or 'ours':18} {said}", flush=True)
        place = f"coreference/{peer}/{name}" if peer else f"coreference/{name}"
        figures |= {f"{place}/{kind}{metric}": round(v, 4) for metric, v in scores.items()}
    return figures


def ours(topic: Topic) -> dict[str, Hashable]:
    """Each mention's event by our joining."""
    events = joined(topic.told, coverage=topic.coverage)
    return {m: n for n, event in enumerate(events) for m in event.mentions}


def without_vectors(topic: Topic) -> dict[str, Hashable]:
    """The same where the reader's vectors were not kept."""
    return ours(replace(topic, coverage=replace(topic.coverage, vectors={})))


def same_lemma(topic: Topic) -> dict[str, Hashable]:
    """Each mention's event by its head's lemma alone."""
    return {each.id: each.lemma for each in topic.told}


def by_subtopic(join: Callable[[Topic], Partition]) -> Callable[[Topic], Partition]:
    """The same on each of a topic's happenings alone, as the gold parts them."""

    def parted(topic: Topic) -> dict[str, Hashable]:
        found: dict[str, Hashable] = {}
        for subtopic in sorted(set(topic.subtopic.values())):
            held = tuple(each for each in topic.told if topic.subtopic[each.report] == subtopic)
            part = replace(topic, told=held, coverage=replace(topic.coverage, story={}))
            found |= {m: (subtopic, event) for m, event in join(part).items()}
        return found

    return parted


def show(golds: Sequence[Topic], found: Partition) -> None:
    """Print pairs that are wrongly joined, and wrongly not."""
    for topic in golds:
        told = {each.id: each for each in topic.told}
        for one, other in combinations(sorted(told), 2):
            should, did = topic.gold[one] == topic.gold[other], found[one] == found[other]
            if should != did:
                a, b = told[one], told[other]
                print("MISSED" if should else "WRONG ", a.lemma, "|", b.lemma, "|", one, other)
                print("   ", a.sentence, "\n   ", b.sentence)


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
