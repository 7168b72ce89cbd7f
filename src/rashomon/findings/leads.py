"""The happening that each report of a story leads with: a story's reports tell of one happening.

A report's lead is the first happening that it tells of. The leads of a story's reports are one
event where something that both tell is the same and nothing that both tell excludes it; a report
that opens with something else (a picture's caption) joins with a later happening that fits better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.findings.anchoring import lasting
from rashomon.findings.places import relation
from rashomon.findings.told import Told
from rashomon.records import EventType, Located, Status, When

_HAPPENINGS = frozenset(
    (
        EventType.ASSAULT,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CASUALTY,
        EventType.CRIME,
        EventType.COERCE,
        EventType.RESCUE,
        EventType.DISPLACEMENT,
        EventType.PROTEST,
    )
)
_AFTER = frozenset((EventType.RESCUE, EventType.DISPLACEMENT))  # of another happening
_DENIED = frozenset((Status.DENIED, Status.NEGATED))
_LEAD = "reports of one story lead with it, and tell the same of it"
_TRIED = 4  # happenings of a report, first ones first
_MORE = re.compile(r"\b(more|another|further)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ALIKE = 3  # words of the two leading sentences that count as evidence


@dataclass(slots=True)
class _Lead:
    """What a report tells of one happening, all its mentions together."""

    mentions: list[Told]
    words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    kinds: set[EventType] = field(default_factory=set)
    figures: set[float] = field(default_factory=set)
    places: list[Located] = field(default_factory=list)
    times: list[When] = field(default_factory=list)

    def add(self, told: Told) -> None:
        """One more mention of it."""
        self.mentions.append(told)
        self.words |= {word.lower() for word in _WORD.findall(told.sentence)}
        self.nouns |= {who.noun for who in (*told.agents, *told.recipients)}
        self.lemmas.add(told.lemma)
        if told.type is not EventType.CASUALTY:
            self.modes |= {told.mode} - {""}
            self.kinds.add(told.type)
        self.figures |= {q.low for q in told.quantities if q.low > 1}
        if told.place is not None and told.place.located is not None:
            self.places.append(told.place.located)
        if told.when is not None:
            self.times.append(told.when)


def tied(reports: Iterable[Sequence[Told]]) -> list[Told]:
    """All mentions, by report; each lead tied to those of other reports that it is one with."""
    every = [list(mentions) for mentions in reports]
    leads = [_leads(mentions) for mentions in every]
    groups = _grouped([found[0] for found in leads if found])
    main = max(groups, key=len, default=[])
    for found in leads:
        if len(main) > 1 and not any(lead in main for lead in found):
            fitting = (lead for lead in found if all(evidence(lead, o) > 1 for o in main))
            other = next(fitting, None)
            if other is not None:
                main.append(other)
    by: dict[str, str] = {}
    for group in groups:
        first = group[0].mentions[0].id
        by |= {lead.mentions[0].id: first for lead in group[1:]}
    return [_bound(told, by) for mentions in every for told in mentions]


def _grouped(leads: Sequence[_Lead]) -> list[list[_Lead]]:
    """Leads that are one: the most alike first, and only where nothing keeps any two apart."""
    found = {
        (n, m): evidence(one, other)
        for n, one in enumerate(leads)
        for m, other in enumerate(leads)
        if n < m
    }
    group = [[n] for n in range(len(leads))]
    for (n, m), count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        here, there = group[n], group[m]
        if count <= 0 or here is there:
            continue
        if all(found[min(a, b), max(a, b)] >= 0 for a in here for b in there):
            here += there
            for each in there:
                group[each] = here
    distinct = {id(each): each for each in group}.values()
    return [[leads[n] for n in sorted(each)] for each in distinct]


def _bound(told: Told, by: dict[str, str]) -> Told:
    if told.id not in by:
        return told
    return replace(told, tied=(*told.tied, (by[told.id], _LEAD)))


def _leads(mentions: Sequence[Told]) -> list[_Lead]:
    """The first happenings of a report, each with all its mentions."""
    found: dict[str, _Lead] = {}
    for told in mentions:
        if told.type not in _HAPPENINGS or lasting(told) or _adds(told):
            continue
        if told.status is not Status.HAPPENED and (found or told.status not in _DENIED):
            continue  # "The Front denies bombing the mill" is told of the bombing
        assert told.mention is not None
        before = (*told.mention.came_by, *(each for each, _ in told.tied))
        lead = next((found[each] for each in before if each in found), None)
        if lead is None:
            lead = _Lead([])
        lead.add(told)
        found[told.id] = lead
    distinct = list({id(lead): lead for lead in found.values()}.values())
    return distinct[:_TRIED]


def _adds(told: Told) -> bool:
    """Whether it only adds to a toll: "three more people died of their burns"."""
    if told.type is not EventType.CASUALTY or told.mention is None or told.mention.sentence is None:
        return False
    start = told.mention.sentence.start
    return any(
        _MORE.search(told.sentence[words.start - start : words.end - start])
        for words in (who.participant.words for who in told.recipients)
    )


def evidence(one: _Lead, other: _Lead) -> int:
    """How many things tell that two are one; below 0 where something tells that they are not."""
    places = {relation(a, b)[0] for a in one.places for b in other.places}
    if places and places <= {"excludes"}:
        return -1
    if one.kinds and other.kinds and (one.kinds <= _AFTER) is not (other.kinds <= _AFTER):
        return -1  # the rescue of those who were abducted is no abduction
    days = [a.days_from(b) for a in one.times for b in other.times]
    if days and min(days) > 1:
        return -1
    return sum(
        (
            bool(places & {"same", "finer", "coarser"}),
            bool(one.lemmas & other.lemmas),
            bool(one.nouns & other.nouns),
            bool(one.figures & other.figures),
            bool(one.modes & other.modes),
            len(one.words & other.words) >= _ALIKE,
        )
    )
