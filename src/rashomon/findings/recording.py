"""Material -> Record: a story's events, the origins behind them, and what is found on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.findings.accounts import Account, accounts, sourced
from rashomon.findings.anchoring import anchored, lasting
from rashomon.findings.circumstances import circumstances
from rashomon.findings.copies import copied
from rashomon.findings.doubts import doubts
from rashomon.findings.happening import Happening, event, findings
from rashomon.findings.joining import Join, joining
from rashomon.findings.leads import tied
from rashomon.findings.material import Material, Party, Spoken, entities_of
from rashomon.findings.origins import Origins
from rashomon.findings.quoted import quoted
from rashomon.findings.told import Told
from rashomon.findings.told import told as mentions_of
from rashomon.findings.values import Values
from rashomon.findings.withdrawn import Withdrawn
from rashomon.records import Attribute, Event, EventType, Finding, Record, Status

# What is only possible, asked for or usual is no event of record.
_OF_RECORD = frozenset(
    (Status.HAPPENED, Status.NEGATED, Status.DENIED, Status.REFUSED, Status.PLANNED)
)


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is left aside to see what still stands: origins and reports, by id."""

    origins: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()

    def leaves(self, account: Account) -> Account | None:
        """What is left of an account; None where nothing is."""
        if account.told.report in self.reports:
            return None
        origins = tuple(each for each in account.origins if each not in self.origins)
        return replace(account, origins=origins) if origins else None


def record(material: Material, without: Dropped | None = None) -> Record:
    """Join what the reports tell into events, and find on each what they agree on and contest.

    ``without`` leaves out what some origins or reports say; the events stay the same events.
    """
    origins = Origins(material)
    values = Values(material, origins)
    withdrawn = Withdrawn(material, origins, values)
    found, near = _happenings(material, origins, without)
    happenings = sorted(found, key=lambda each: each.rank)
    beside = circumstances(happenings)
    said = quoted(happenings, material.quotations, values)
    events: list[Event] = []
    finds: list[Finding] = []
    for each in happenings:
        more = {**beside[each.id], Attribute.QUOTATION: said.get(each.id, ())}
        mine = findings(each, values, origins, withdrawn, more, material.decided)
        events.append(event(material.story, each, mine, origins))
        finds += mine
    supports = [
        *(each.support for each in events),
        *(each.support for each in finds),
        *(value.support for each in finds for value in each.values),
    ]
    spoken = {origin for support in supports for origin in support.origins}
    told = origins.all(spoken)
    unsure = doubts(material, events, told, finds, near) if without is None else ()
    return Record(material.story, tuple(events), told, tuple(finds), unsure)


def _happenings(
    material: Material, origins: Origins, without: Dropped | None
) -> tuple[list[Happening], tuple[Join, ...]]:
    """What happened, and the joins that were all but made."""
    claims = {each.report.id: each.claims for each in material.spoken}
    spoken = sorted(material.spoken, key=lambda s: s.report.id)
    by_report = {each.report.id: told_by(each, material.parties) for each in spoken}
    mentions = {told.id: told for some in by_report.values() for told in some}
    copies = copied(by_report, material.edges)
    copies_of: dict[str, list[str]] = defaultdict(list)
    for copy, original in copies.items():
        copies_of[original].append(copy)
    own = [[told for told in some if told.id not in copies] for some in by_report.values()]
    said = material.decided.events(mentions, copies)
    found: list[Happening] = []
    groups, near = joining(tied(own), decided=said)
    for group in groups:
        ids = [each for one in group.mentions for each in (one, *copies_of[one])]
        members = [mentions[each] for each in ids]
        day = [each for each in members if not lasting(each)]
        left: Iterable[Account | None] = sourced(accounts(day or members, claims, origins), origins)
        if without is not None:
            left = (without.leaves(account) for account in left if account is not None)
        kept = tuple(account for account in left if account is not None)
        if kept and not group.total:
            found.append(Happening(min(group.mentions), tuple(sorted(ids)), group.joins, kept))
    return found, near


def told_by(each: Spoken, parties: Mapping[tuple[str, int], Party]) -> list[Told]:
    """One report's mentions of events of record."""
    mentions = mentions_of(each.report, each.coding, entities_of(each, parties))
    return anchored(
        [told for told in mentions if told.status in _OF_RECORD and not _is_feared(told)]
    )


def _is_feared(told: Told) -> bool:
    """Whether it is only expected that more are hurt: "the toll is likely to rise"."""
    return told.type is EventType.CASUALTY and told.status is Status.PLANNED
