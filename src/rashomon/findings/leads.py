"""The happening that each report of a story leads with: a story's reports tell of one happening.

A report's lead is the first happening that it tells of. The leads of a story's reports are one
event where something that both tell is the same and nothing that both tell excludes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.findings.anchoring import lasting
from rashomon.findings.places import relation
from rashomon.findings.told import Told, Who
from rashomon.records import EventType, Status

_HAPPENINGS = frozenset(
    (
        EventType.ASSAULT,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CASUALTY,
        EventType.CRIME,
        EventType.RESCUE,
        EventType.DISPLACEMENT,
        EventType.PROTEST,
    )
)


def tied(reports: Iterable[Sequence[Told]]) -> list[Told]:
    """All mentions, by report; each lead tied to those of other reports that it is one with."""
    groups: list[list[Told]] = []
    found: list[Told] = []
    for mentions in reports:
        lead = next((each for each in mentions if _leads(each)), None)
        if lead is None:
            found += mentions
            continue
        group = next((g for g in groups if all(one(lead, each) for each in g)), None)
        if group is None:
            groups.append([lead])
            found += mentions
            continue
        assert lead.mention is not None
        by = (*lead.mention.came_by, group[0].id)
        bound = replace(lead, mention=replace(lead.mention, came_by=by))
        group.append(lead)
        found += [bound if each.id == lead.id else each for each in mentions]
    return found


def _leads(told: Told) -> bool:
    happened = told.type in _HAPPENINGS and told.status is Status.HAPPENED
    return happened and not lasting(told)


def one(here: Told, there: Told) -> bool:
    """Whether something tells that two leads are one, and nothing that they are not."""
    if here.when is not None and there.when is not None and here.when.days_from(there.when) > 1:
        return False
    place = _places(here, there)
    if place == "excludes":
        return False
    return (
        place in ("same", "finer", "coarser")
        or here.lemma == there.lemma
        or bool({h.noun for h in _people(here)} & {t.noun for t in _people(there)})
        or bool({q.low for q in here.quantities} & {q.low for q in there.quantities})
        or bool(here.mode and here.mode == there.mode)
    )


def _people(told: Told) -> tuple[Who, ...]:
    return (*told.agents, *told.recipients)


def _places(here: Told, there: Told) -> str:
    a = here.place.located if here.place is not None else None
    b = there.place.located if there.place is not None else None
    return relation(a, b)[0] if a is not None and b is not None else ""
