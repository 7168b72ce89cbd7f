"""Mentions of one report that its text makes one happening, though no grammar does.

News names a happening once and goes on about it: who died is told a sentence later, and "the
attack", "the blast" point back. A harm with no cause of its own, and a definite word for a
happening, belong to the latest happening before them that time and place allow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.findings.places import relation
from rashomon.findings.told import Told
from rashomon.records import Bound, EventType, Status

_CAUSES = frozenset((EventType.ASSAULT, EventType.ACCIDENT, EventType.DISASTER))
_BACK = re.compile(r"\b(?:the|this|that|these|those)(?:\s+[\w’'-]+){0,2}\s*$", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:another|separate(?:ly)?|elsewhere|second|earlier this|last (?:week|month|year)|since)\b",
    re.IGNORECASE,
)
# What goes on for months or years: a background, to which no single harm belongs.
_LASTING = frozenset(
    """war conflict uprising insurgency crisis unrest hostility violence revolution revolt rebellion
    campaign occupation""".split()
)
_LONG = 21  # days that a time spans from which it is no happening's
_FAR = 2_500  # characters, some ten sentences, after which a text may be about something else


def anchored(mentions: Sequence[Told], text: str) -> list[Told]:
    """One report's mentions in the order of its text, tied to the happenings they are of."""
    found: list[Told] = []
    open_: list[Told] = []  # happenings so far, latest last
    for told in mentions:
        assert told.mention is not None
        start = told.mention.trigger[0].start
        tied = bool(told.mention.came_by)
        harm = told.type is EventType.CASUALTY and told.status is Status.HAPPENED
        back = (
            told.type in _CAUSES
            and told.lemma not in _LASTING
            and _BACK.search(text[max(0, start - 40) : start]) is not None
        )
        if (
            (harm or back)
            and not tied
            and not _is_long(told)
            and not _ANOTHER.search(told.sentence)
        ):
            near = [
                each
                for each in reversed(open_)
                if start - _start(each) < _FAR and _allows(each, told, back=back)
            ]
            if near:
                mention = replace(told.mention, came_by=(near[0].id,))
                told = replace(told, mention=mention)
        if told.type in _CAUSES and told.status is Status.HAPPENED and not lasting(told):
            open_.append(told)
        found.append(told)
    return found


def lasting(told: Told) -> bool:
    """Whether it is a background rather than one happening: a war, "since 2011"."""
    return told.lemma in _LASTING or _is_long(told)


def _is_long(told: Told) -> bool:
    if told.time is None or told.when is None:
        return False
    span = (told.when.latest - told.when.earliest).days
    return told.time.bound is not Bound.AT or span > _LONG


def _start(told: Told) -> int:
    assert told.mention is not None
    return told.mention.trigger[0].start


def _allows(cause: Told, told: Told, *, back: bool) -> bool:
    """Whether time, place and kind allow that the two are one."""
    if back and cause.mode and told.mode and cause.mode != told.mode and cause.lemma != told.lemma:
        return False
    if cause.when is not None and told.when is not None and cause.when.days_from(told.when) > 0:
        return False
    here = cause.place.located if cause.place is not None else None
    there = told.place.located if told.place is not None else None
    return here is None or there is None or relation(here, there)[0] != "excludes"
