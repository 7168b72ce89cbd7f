"""Accounts of one event -> Event and its findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.findings.accounts import Account
from rashomon.findings.anchoring import lasting
from rashomon.findings.decided import Decided
from rashomon.findings.grades import WORDS, word
from rashomon.findings.joining import Join as Joining
from rashomon.findings.origins import Origins
from rashomon.findings.own_words import own_words
from rashomon.findings.statuses import finding
from rashomon.findings.tolls import whole_figures
from rashomon.findings.values import Item, Values, by_pronoun
from rashomon.findings.villages import surrounded
from rashomon.findings.withdrawn import Withdrawn
from rashomon.records import (
    Attribute,
    Event,
    EventType,
    Finding,
    FindingStatus,
    Join,
    Status,
    content_id,
)

_MISHAPS = (EventType.ACCIDENT, EventType.DISASTER)
_BY = 2  # a mishap that is told at most so many times as often as a deed is that deed's
ORDER = {each: n for n, each in enumerate(Attribute)}


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions that are one event, and everybody's account of it."""

    first: str  # the lowest mention in no copy, which names it
    mentions: tuple[str, ...]
    joins: tuple[Joining, ...]
    accounts: tuple[Account, ...]

    @property
    def id(self) -> str:
        """The event's id, which does not depend on who is dropped."""
        return content_id("happening", self.first)

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell of it."""
        return frozenset(account.told.report for account in self.accounts)

    @property
    def rank(self) -> tuple[bool, int, int, int, str]:
        """Sorts by how much of the coverage tells of it, then by how early; backgrounds last."""
        first = min(account.words.start for account in self.accounts)
        background = all(lasting(account.told) for account in self.accounts)
        return background, -len(self.reports), -len(self.accounts), first, self.id


def findings(
    happening: Happening,
    values: Values,
    origins: Origins,
    withdrawn: Withdrawn,
    more: Mapping[Attribute, Sequence[Item]],
    decided: Decided,
) -> list[Finding]:
    """One finding for each attribute that anybody speaks to.

    ``more`` are items that other events tell of this one, ``decided`` what people decided.
    """
    by_attribute: dict[Attribute, list[Item]] = defaultdict(list)
    for account in _without_parts_denied(_of_itself(happening.accounts)):
        for item in values.items(account):
            by_attribute[item.attribute].append(item)
    for attribute, items in more.items():
        by_attribute[attribute] += items
    acting = Counter(item.key for item in by_attribute[Attribute.AGENT])
    suffering = Counter(item.key for item in by_attribute[Attribute.RECIPIENT])
    by_attribute[Attribute.TIME] = _of_the_deed(by_attribute[Attribute.TIME])
    by_attribute[Attribute.AGENT] = [
        item  # a side that is mostly struck at is no rival of who strikes
        for item in by_attribute[Attribute.AGENT]
        if acting[item.key] >= suffering[item.key]
    ]
    by_attribute = {
        name: own_words(_plain(items), values.compare) for name, items in by_attribute.items()
    }
    by_attribute[Attribute.PLACE] = surrounded(by_attribute.get(Attribute.PLACE, ()))
    whole = {name: whole_figures(items) for name, items in by_attribute.items()}
    older: dict[Attribute, list[Item]] = defaultdict(list)
    for item in withdrawn.older([account.told for account in happening.accounts]):
        if not by_pronoun(item):
            older[item.attribute].append(item)
    overruled = decided.values([account.told for account in happening.accounts])
    return [
        finding(
            happening.id,
            withdrawn.marked(items, older[attribute], values.compare),
            values.compare,
            origins,
            overruled.get(attribute),
        )
        for attribute, items in sorted(whole.items(), key=lambda pair: ORDER[pair[0]])
        if items
    ]


def _of_itself(accounts: Sequence[Account]) -> Sequence[Account]:
    """Without what is told of its background: "150,000 have died since the war began"."""
    return [each for each in accounts if not lasting(each.told)] or accounts


def _without_parts_denied(accounts: Sequence[Account]) -> list[Account]:
    """Without denials by whoever tells the same report that it happened: he denies a part in it.

    "Our soldiers did not fire on civilians" does not deny the attack for which the army blames
    rebels.
    """
    told_by = defaultdict[tuple[str, str], list[Account]](list)
    for each in accounts:
        if not each.denies and each.claims and each.told.status is Status.HAPPENED:
            for origin in each.origins:
                told_by[each.told.report, origin].append(each)

    def in_part(denial: Account) -> bool:
        return all(
            any(set(denial.claims).isdisjoint(each.claims) for each in told_by[where, origin])
            for where, origin in ((denial.told.report, o) for o in denial.origins)
        )

    return [each for each in accounts if not (each.denies and in_part(each))]


def _of_the_deed(items: list[Item]) -> list[Item]:
    """When it took place: people may die of it days later."""
    deed = [item for item in items if item.told.type is not EventType.CASUALTY]
    return deed or items


def _plain(items: list[Item]) -> list[Item]:
    """Without those who are given by a pronoun only, where others are given outright."""
    outright = [item for item in items if not by_pronoun(item)]
    return outright or items


def event(story: str, happening: Happening, found: Iterable[Finding], origins: Origins) -> Event:
    """The event that its accounts tell of."""
    told_of = happening.accounts
    kinds = Counter(a.told.type for a in told_of)
    kind, _ = max(kinds.items(), key=lambda k: (_harm(k[0]), k[1], k[0]))
    by = sum(a.told.type is EventType.ASSAULT and bool(a.told.agents) for a in told_of)
    if kind in _MISHAPS and _BY * by >= kinds[kind]:
        kind = EventType.ASSAULT  # a plane that was shot down crashes too
    modes = _modes([a for a in told_of if a.told.type is kind and a.told.mode])
    mode = max(modes, key=lambda m: (modes[m], m), default="")
    named = [a for a in told_of if a.told.type is kind and a.told.mode in (mode, "")]
    lemmas = Counter(a.told.lemma for a in named)
    best = max(
        named,
        key=lambda a: (lemmas[a.told.lemma], -a.words.start, a.told.report),
    )
    says = [a for a in told_of if a.told.status is Status.HAPPENED]
    support = origins.support(
        {origin for a in says for origin in a.origins}, {a.told.report for a in says}
    )
    graded = word(
        support,
        denied=any(a.denies for a in _without_parts_denied(told_of)),
        disputed=any(
            f.attribute is Attribute.AGENT and f.status is FindingStatus.CONTESTED for f in found
        ),
        hedged=all(a.hedged for a in says),
    )
    return Event(
        id=happening.id,
        story=story,
        type=kind,
        mode=mode,
        title=best.told.trigger,
        words=best.words,
        mentions=happening.mentions,
        reports=tuple(sorted(happening.reports)),
        joins=tuple(
            Join(each.one, each.other, round(each.score, 3), each.reasons)
            for each in happening.joins
        ),
        support=support,
        word=graded,
        rule=WORDS[graded],
    )


def _modes(deeds: Iterable[Account]) -> dict[str, tuple[int, int, int]]:
    """How it was done, each way with how many reports say so, how often, and how early."""
    found: dict[str, list[Account]] = defaultdict(list)
    for each in deeds:
        found[each.told.mode].append(each)
    return {
        mode: (len({a.told.report for a in some}), len(some), -min(a.words.start for a in some))
        for mode, some in found.items()
    }


def _harm(kind: EventType) -> bool:
    """Whether it names what happened, rather than only whom it harmed."""
    return kind is not EventType.CASUALTY
