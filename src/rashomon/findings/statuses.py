"""From what accounts say of one attribute to a finding: its values, its status, and the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.findings.comparing import Compared, Relation
from rashomon.findings.decided import Overruled
from rashomon.findings.grades import grade
from rashomon.findings.origins import Origins
from rashomon.findings.updates import replaces
from rashomon.findings.values import Compare, Item, Placed
from rashomon.findings.withdrawn import is_note
from rashomon.records import (
    Attribute,
    Conflict,
    Credibility,
    Decision,
    Finding,
    FindingStatus,
    Grade,
    Quantity,
    Span,
    Standing,
    Support,
    Value,
    content_id,
)

_RANK = {each: n for n, each in enumerate(Standing)}
_ONE_LEFT = (Relation.EXCLUDES, Relation.FINER, Relation.COARSER)  # where one may be the newer
_ASIDE = (Standing.WITHDRAWN, Standing.REJECTED)  # rivals of nothing


@dataclass(slots=True)
class _Group:
    """The items that give one value."""

    items: list[Item]
    standing: Standing = Standing.STANDS
    stale: set[str] = field(default_factory=set)
    reason: str = ""
    graded: Decision | None = None

    @property
    def first(self) -> Item:
        """The item that speaks for all."""
        return self.items[0]

    @property
    def origins(self) -> set[str]:
        return {origin for item in self.items for origin in item.account.origins}

    @property
    def reports(self) -> set[str]:
        return {item.told.report for item in self.items}

    @property
    def hedged(self) -> bool:
        return all(item.account.hedged for item in self.items)


def finding(
    event: str,
    items: Sequence[Item],
    compare: Compare,
    origins: Origins,
    overruled: Overruled | None = None,
) -> Finding:
    """The finding on one attribute; with what people decided on it, beside the rule's answer."""
    ruled = _ruled(event, items, compare, origins, Overruled())
    if not overruled:
        return ruled
    found = _ruled(event, items, compare, origins, overruled)
    decisions = [d for _, d in (*overruled.rejected, *overruled.graded)]
    set_to = overruled.set_to
    return replace(
        found,
        decisions=tuple(sorted({d.id for d in decisions} | ({set_to.id} if set_to else set()))),
        set_to=set_to.value if set_to is not None else "",
        ruled=ruled.status,
    )


def _ruled(
    event: str,
    items: Sequence[Item],
    compare: Compare,
    origins: Origins,
    overruled: Overruled,
) -> Finding:
    attribute = items[0].attribute
    groups = _grouped(items, compare)
    for group in groups:
        _overrule(group, overruled)
    conflict, reasons = _rivals(groups, compare, origins)
    told = [g for g in groups if g.standing not in _ASIDE] or groups
    told = [g for g in told if not all(item.vague for item in g.items)] or told
    support = origins.support(
        {o for g in told for o in g.origins}, {r for g in told for r in g.reports}
    )
    status, reason = _status(groups, support, reasons)
    vague = {g.items[0].key for g in groups if all(item.vague for item in g.items)}
    values = sorted(
        (_value(group, origins) for group in groups),
        key=lambda v: (
            v.key in vague,  # "a jet" tells less than any army
            _RANK[v.standing],
            -v.support.low,
            -v.support.high,
            -len(v.support.reports),
            v.key,
        ),
    )
    return Finding(
        id=content_id("finding", event, attribute),
        event=event,
        attribute=attribute,
        status=status,
        values=tuple(values),
        support=support,
        reason=reason,
        conflict=conflict if status is FindingStatus.CONTESTED else None,
    )


def _grouped(items: Sequence[Item], compare: Compare) -> list[_Group]:
    """Items by value: those of one key, then those that compare as the same."""
    by_key: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_key[item.key].append(item)
    groups: list[_Group] = []
    for each in sorted(by_key, key=lambda k: (-len({i.told.report for i in by_key[k]}), k)):
        mine = sorted(by_key[each], key=lambda i: (i.told.report, i.words[0].start))
        taken_back = [item for item in mine if item.withdrawn]
        mine = [item for item in mine if not item.withdrawn]
        if taken_back:
            carried = (i for i in taken_back if not i.older and not is_note(i))
            stale = {item.told.report for item in carried}
            reason = taken_back[0].withdrawn
            groups.append(_Group(taken_back, Standing.WITHDRAWN, stale, reason))
        if not mine:
            continue
        standing = (g for g in groups if g.standing is not Standing.WITHDRAWN)
        same = (g for g in standing if compare(mine[0], g.first).relation is Relation.SAME)
        found = next(same, None)
        if found is not None:
            found.items += mine
        else:
            groups.append(_Group(mine))
    for group in groups:
        group.items = _floor_first(group.items)
    return groups


def _floor_first(items: list[Item]) -> list[Item]:
    """A count with "at least" first, where all who leave that out have it from who says it.

    A headline's "10" and a relay's are short for the source's "at least 10".
    """
    floors = [i for i in items if isinstance(i.body, Quantity) and i.body.high is None]
    exact = [i for i in items if isinstance(i.body, Quantity) and i.body.high is not None]
    said = {origin for floor in floors for origin in floor.account.origins}
    reports = {floor.told.report for floor in floors}

    def is_short(item: Item) -> bool:
        own = not item.account.cited and item.told.report in reports
        return own or not said.isdisjoint(item.account.origins)

    return [*floors, *exact] if floors and all(map(is_short, exact)) else items


def _overrule(group: _Group, overruled: Overruled) -> None:
    """Set a value aside, or note its grade, where a person decided so on words that give it."""
    words = [span for item in group.items for span in item.words]
    for where, decision in overruled.rejected:
        if any(where.meets(span) for span in words):
            group.standing = Standing.REJECTED
            group.reason = f"set aside by {decision.signed}"
            group.reason += f": {decision.note}" if decision.note else ""
    for where, decision in overruled.graded:
        if any(where.meets(span) for span in words):
            group.graded = decision


def _rivals(
    groups: Sequence[_Group], compare: Compare, origins: Origins
) -> tuple[Conflict | None, list[str]]:
    """Mark how groups stand to each other; the first conflict, and the reasons in words.

    Updates come first: a figure that a later one took the place of rivals nobody any more.
    """
    conflict: Conflict | None = None
    reasons: list[str] = []
    left: list[tuple[_Group, _Group, Compared]] = []
    for n, one in enumerate(groups):
        for other in groups[n + 1 :]:
            found = compare(one.first, other.first)
            if one.standing in _ASIDE or other.standing in _ASIDE:
                continue
            if found.relation in _ONE_LEFT and (why := _update(one, other, origins)):
                reasons.append(why)
            else:
                left.append((one, other, found))
    for one, other, found in left:
        replaced = Standing.REPLACED in (one.standing, other.standing)
        if replaced and not (found.relation is Relation.EXCLUDES and _at_once(one, other)):
            continue
        if replaced and _is_told_of_the_next(one, other, left):
            continue
        if found.relation is Relation.EXCLUDES and _by_the_same(one, other):
            continue
        if found.relation is Relation.EXCLUDES:
            conflict = conflict or found.conflict
            one.standing = other.standing = Standing.RIVAL
            reasons.append(found.reason)
        elif found.relation in (Relation.FINER, Relation.COARSER):
            fine, coarse = (one, other) if found.relation is Relation.FINER else (other, one)
            if fine.standing is Standing.STANDS and not _is_country(coarse.first):
                fine.standing = Standing.FINER
            if coarse.standing in (Standing.STANDS, Standing.FINER):
                coarse.standing = Standing.COARSER
            fine.reason = fine.reason or found.reason
    return conflict, reasons


def _at_once(one: _Group, other: _Group) -> bool:
    """Whether one report gives both, each by somebody else: whatever came later, they differed."""
    return any(
        a.told.report == b.told.report and not set(a.account.origins) & set(b.account.origins)
        for a in one.items
        for b in other.items
    )


def _is_told_of_the_next(
    one: _Group, other: _Group, pairs: Sequence[tuple[_Group, _Group, Compared]]
) -> bool:
    """Whether the figure that replaced one of two is at odds with the other one all the same."""
    old, stands = (one, other) if one.standing is Standing.REPLACED else (other, one)
    return any(
        found.relation is Relation.EXCLUDES
        and any(x is stands for x in (a, b))
        and all(x is not old and x.standing is not Standing.REPLACED for x in (a, b))
        for a, b, found in pairs
    )


def _by_the_same(one: _Group, other: _Group) -> bool:
    """Whether all who name one doer name the other too, in the same report: both did it.

    "Killed by Turkish artillery and US air strikes": nobody says that it was one and not the other.
    Of means one report that has both is enough: jets and helicopters fly together.
    """
    if one.first.attribute is Attribute.MEANS:
        return not one.reports.isdisjoint(other.reports)
    if one.first.attribute is not Attribute.AGENT:
        return False
    here, there = (
        {(item.told.report, item.account.origins) for item in group.items} for group in (one, other)
    )
    return here == there


def _is_country(item: Item) -> bool:
    """Whether a place is a whole country: who names the town as well refines nothing."""
    if not isinstance(item.body, Placed):
        return False
    located = item.body.mention.located
    return located is not None and located.kind in ("country", "continent")


def _update(one: _Group, other: _Group, origins: Origins) -> str:
    """Why one group's figure replaces the other's, which is marked so; empty where none does."""
    if not isinstance(one.first.body, Quantity):
        return ""
    for new, old in ((one, other), (other, one)):
        shared = bool(new.origins & old.origins)
        line = origins.support(new.origins | old.origins, ()).low <= 1 or shared
        pairs = (
            replaces(later, earlier, same_origin=shared, one_line=line)
            for earlier in old.items
            for later in new.items
        )
        why = next(filter(None, pairs), "")
        if not why:
            continue
        first = min(
            (i.told.published.earliest for i in new.items if i.told.published is not None),
            default=None,
        )
        late = {
            i.told.report
            for i in old.items
            if first is not None
            and i.told.published is not None
            and i.told.published.earliest >= first
            and i.told.report not in new.reports
            and not i.older
        }
        timely = {i.told.report for i in old.items} - late
        if not timely:
            continue
        old.standing = Standing.REPLACED
        old.stale |= late
        old.reason = old.reason or f"replaced by {new.first.label}"
        return f"{new.first.label} replaced {old.first.label}: {why}"
    return ""


def _status(
    groups: Sequence[_Group], support: Support, reasons: Sequence[str]
) -> tuple[FindingStatus, str]:
    if all(group.standing is Standing.REJECTED for group in groups):
        return FindingStatus.UNCONFIRMED, "every value of it was set aside by a person"
    groups = [group for group in groups if group.standing is not Standing.REJECTED]
    standings = {group.standing for group in groups}
    told = "; ".join(dict.fromkeys(reasons))
    if Standing.RIVAL in standings:
        return FindingStatus.CONTESTED, told
    if Standing.WITHDRAWN in standings:
        why = next(g.reason for g in groups if g.standing is Standing.WITHDRAWN)
        return FindingStatus.CORRECTED, why
    if Standing.REPLACED in standings:
        return FindingStatus.UPDATED, told
    if all(group.hedged for group in groups):
        return FindingStatus.UNCONFIRMED, "nobody states it plainly"
    if support.low < 2:
        return FindingStatus.SINGLE_ORIGIN, support.reason
    if Standing.FINER in standings:
        why = next(g.reason for g in groups if g.standing is Standing.FINER)
        return FindingStatus.REFINED, f"{support.reason}; {why}"
    return FindingStatus.AGREED, support.reason


def _value(group: _Group, origins: Origins) -> Value:
    items = group.items
    support = origins.support(group.origins, group.reports)
    first = group.first
    words: dict[Span, None] = {}
    for item in items:
        words |= dict.fromkeys(item.words)
    return Value(
        value=first.label,
        key=first.key,
        words=tuple(words),
        mentions=_sorted(item.told.id for item in items),
        claims=_sorted(claim for item in items for claim in item.account.claims),
        support=support,
        grade=_grade(group, support),
        standing=group.standing,
        hedged=group.hedged,
        quantity=first.body if isinstance(first.body, Quantity) else None,
        stale=_sorted(group.stale),
        reason=group.reason,
    )


def _grade(group: _Group, support: Support) -> Grade:
    ruled = grade(group.standing, support, group.hedged)
    if group.graded is None:
        return ruled
    said = f"graded by {group.graded.signed}"
    said += f": {group.graded.note}" if group.graded.note else ""
    return Grade(Credibility(int(group.graded.value)), said, ruled.credibility)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
