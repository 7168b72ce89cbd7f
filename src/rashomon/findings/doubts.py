"""The pairs that a person should look at first: where the machine is unsure and much hangs on it.

A pair weighs by how unsure it is times what it would change: events and actors by the share of the
story's reports that tell of them, origins by the findings whose count of independent origins is a
range because of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.findings.joining import Join
from rashomon.findings.material import Material, Party
from rashomon.findings.peculiar import Kin, kin
from rashomon.records import (
    Attribute,
    CopyEdge,
    CopyKind,
    Doubt,
    Event,
    Finding,
    Origin,
    OriginKind,
    Span,
    Subject,
    Value,
    handle,
)

_MOST = 40  # of one story, of each subject
_SURE = 0.9  # a join from which nobody is asked
_TEXT = (CopyKind.REWRITE, CopyKind.PASSAGES)
_ONE_TEXT = (CopyKind.REPRINT, *_TEXT)


def doubts(
    material: Material,
    events: Iterable[Event],
    origins: Iterable[Origin],
    findings: Iterable[Finding],
    near: Iterable[Join],
) -> tuple[Doubt, ...]:
    """All doubts of a story, the weightiest first; ``near`` are pairs that all but became one."""
    events, origins, findings = tuple(events), tuple(origins), tuple(findings)
    found = [
        *_most(_events(material, events, near)),
        *_most(_origins(material, origins, findings)),
        *_most([*_copies(material), *_peculiar(material, origins, findings)]),
        *_most(_actors(material)),
    ]
    decided = {
        each.about
        for subject in (Subject.EVENT, Subject.ORIGIN, Subject.COPY, Subject.ACTOR)
        for each in material.decided.on(subject)
    }
    return tuple(
        sorted(
            (each for each in found if (each.one, each.other) not in decided),
            key=lambda each: (-each.weight, each.one, each.other),
        )
    )


def _most(found: Iterable[Doubt]) -> list[Doubt]:
    """The weightiest, each pair once."""
    once = {(each.one, each.other): each for each in found}
    return sorted(once.values(), key=lambda d: (-d.weight, d.one, d.other))[:_MOST]


def _doubt(
    subject: Subject,
    material: Material,
    one: tuple[str, Span],
    other: tuple[str, Span],
    held: bool,
    score: float,
    hangs: float,
    reasons: tuple[str, ...],
) -> Iterator[Doubt]:
    """A doubt on two sides, each with the words to compare; none where the sides are one."""
    (a, a_words), (b, b_words) = sorted((one, other), key=lambda side: side[0])
    if a != b:
        unsure = 1 - abs(2 * score - 1)
        weight = round(unsure * hangs, 4)
        yield Doubt(subject, material.story, a, b, a_words, b_words, held, score, weight, reasons)


def _events(
    material: Material,
    events: tuple[Event, ...],
    near: Iterable[Join],
) -> Iterator[Doubt]:
    mentions = {m.id: m for each in material.spoken for m in each.coding.events}
    event_of = {mention: event for event in events for mention in event.mentions}
    whole = max(1, len(material.spoken))

    def made(
        left: str, right: str, held: bool, score: float, reasons: tuple[str, ...]
    ) -> Iterator[Doubt]:
        if left in mentions and right in mentions and left in event_of and right in event_of:
            here, there = mentions[left].trigger[0], mentions[right].trigger[0]
            reports = {*event_of[left].reports, *event_of[right].reports}
            sides = (handle(here), here), (handle(there), there)
            hangs = len(reports) / whole
            yield from _doubt(Subject.EVENT, material, *sides, held, score, hangs, reasons)

    for event in events:
        for join in event.joins:
            if join.score < _SURE:
                yield from made(join.left, join.right, True, join.score, join.reasons)
    for each in near:
        if event_of.get(each.one) is not event_of.get(each.other):
            yield from made(each.one, each.other, False, round(each.score, 3), each.reasons)


def _origins(
    material: Material, origins: Iterable[Origin], findings: Iterable[Finding]
) -> Iterator[Doubt]:
    """Speakers that may be one, where it would change how many stand behind a finding."""
    known = {o.id: o for o in origins if o.words and o.kind in _SPEAKING}
    hanging: Counter[tuple[str, str]] = Counter()
    total = 0
    for finding in findings:
        support = finding.support
        total += 1
        if support.low < support.high:
            here = [known[each] for each in support.origins if each in known]
            for n, one in enumerate(here):
                for other in here[n + 1 :]:
                    if other.id in one.may_be:
                        hanging[min(one.id, other.id), max(one.id, other.id)] += 1
    for (left, right), count in hanging.items():
        one, other = known[left], known[right]
        sides = (_side(one), one.words[0]), (_side(other), other.words[0])
        reasons = (
            f"{count} findings count them as one or two",
            f"“{one.name}”: {one.reason}",
            f"“{other.name}”: {other.reason}",
        )
        hangs = min(1.0, 4 * count / max(1, total))
        yield from _doubt(Subject.ORIGIN, material, *sides, False, 0.5, hangs, reasons)


_SPEAKING = (OriginKind.SPEAKER, OriginKind.UNNAMED)


def _side(origin: Origin) -> str:
    return handle(origin.words[0])


def _copies(material: Material) -> Iterator[Doubt]:
    """Edges by text that rest on few words, or on a share near one half."""
    here = {each.report.id for each in material.spoken}
    for edge in material.edges:
        if edge.kind in _TEXT and edge.passages and {edge.left, edge.right} <= here:
            first = max(edge.passages, key=lambda p: (p.left.end - p.left.start, p.left.start))
            sides = (edge.left, first.left), (edge.right, first.right)
            score = 0.5 + edge.score / 2
            hangs = 2 / max(2, len(here))
            yield from _doubt(Subject.COPY, material, *sides, True, score, hangs, _copied(edge))


def _copied(edge: CopyEdge) -> tuple[str, ...]:
    return (edge.reason, *edge.direction.reasons[:2])


def _peculiar(
    material: Material, origins: Sequence[Origin], findings: Sequence[Finding]
) -> Iterator[Doubt]:
    """Reports that share no text but, in their outlets' own words, values that few others give."""
    own = _own_values(findings)
    outlets = {o.id: o for o in origins if o.kind is OriginKind.OUTLET}
    attributes = {finding.id: finding.attribute for finding in findings}
    joined = {frozenset((e.left, e.right)) for e in material.edges if e.kind in _ONE_TEXT}
    here = {each.report.id for each in material.spoken}
    said = {origin: {n: v.key for n, v in given.items()} for origin, given in own.items()}
    for pair in kin(said):
        if pair.one not in outlets or pair.other not in outlets:
            continue
        one, other = outlets[pair.one], outlets[pair.other]
        if any(frozenset((a, b)) in joined for a in one.reports for b in other.reports):
            continue
        values = own[pair.one]
        rarest = [span for span in values[pair.shared[0][0]].words if span.report in here]
        spans = [[s for s in rarest if s.report in each.reports] for each in (one, other)]
        if all(spans):
            sides = [(words[0].report, words[0]) for words in spans]
            reasons = tuple(_alike(pair, values, attributes))
            hangs = 2 / max(2, len(here))
            yield from _doubt(
                Subject.COPY, material, sides[0], sides[1], False, pair.probability, hangs, reasons
            )


def _own_values(findings: Iterable[Finding]) -> dict[str, dict[str, Value]]:
    """What each origin gives for each finding; who gives several values, gives none of his own."""
    given: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
    for finding in findings:
        for value in finding.values:
            for origin in value.support.origins:
                given[origin, finding.id][value.key] = value
    own: dict[str, dict[str, Value]] = defaultdict(dict)
    for (origin, finding_id), values in given.items():
        if len(values) == 1:
            (own[origin][finding_id],) = values.values()
    return own


def _alike(
    pair: Kin, values: Mapping[str, Value], attributes: Mapping[str, Attribute]
) -> Iterator[str]:
    """What two outlets share that few others give, in words; the rarest first."""
    for finding, rest, others in pair.shared[:3]:
        who = f"{rest} of {others} others give" if rest else "nobody else gives"
        yield f"{attributes[finding]}: {values[finding].value}, which {who}"
    both = len(pair.shared) + pair.differing
    yield f"of {both} values that both give, {len(pair.shared)} are the same; they share no text"


def _actors(material: Material) -> Iterator[Doubt]:
    """Actors under several names whose joining is the least sure; names first by their reports."""
    parties: dict[str, list[tuple[str, Span]]] = {}
    kept: dict[str, Party] = {}
    for each in material.spoken:
        for number, actor in enumerate(each.coding.actors):
            party = material.parties.get((each.report.id, number))
            if party is not None and actor.label is not None and party.confidence < _SURE:
                parties.setdefault(party.id, []).append((actor.name, actor.mentions[0]))
                kept[party.id] = party
    whole = max(1, len(material.spoken))
    for named, forms in parties.items():
        first = _first_of(forms)
        usual = min(first, key=lambda name: (-sum(n == name for n, _ in forms), name))
        for name in sorted(first.keys() - {usual}):
            party = kept[named]
            sides = [(handle(first[each]), first[each]) for each in (usual, name)]
            hangs = len({span.report for _, span in forms}) / whole
            yield from _doubt(
                Subject.ACTOR,
                material,
                sides[0],
                sides[1],
                True,
                party.confidence,
                hangs,
                party.reasons[-2:],
            )


def _first_of(forms: Iterable[tuple[str, Span]]) -> Mapping[str, Span]:
    found: dict[str, Span] = {}
    for name, span in sorted(forms, key=lambda form: (form[1].report, form[1].start)):
        found.setdefault(name, span)
    return found
