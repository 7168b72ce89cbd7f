"""Mentions of one report that its text makes one happening, though no grammar does.

News names a happening once and goes on about it: who died is told a sentence later, and "the
attack", "two bombs were dropped" go on about it. A mention belongs to the latest happening before
it whose time, place and kind allow that, unless its words tell it apart ("another").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.findings.kinds import (
    CAUSES,
    apart,
    by_others_to_others,
    differ,
    has_victims,
    is_aside,
    is_repulsed,
)
from rashomon.findings.places import relation
from rashomon.findings.told import Told
from rashomon.records import Bound, EventType, Status

_HARMS = (EventType.CASUALTY, EventType.DISPLACEMENT)
_TIED = CAUSES | {EventType.CASUALTY, EventType.PROTEST}
_IN_PROTEST = {EventType.PROTEST, EventType.CASUALTY}
_ANOTHER = re.compile(
    # "Another 30 were wounded" are of the same happening.
    r"\b(?:another(?! (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|\w+ty|dozen|person|people|man|woman|child|civilian|soldier|policeman)\b)"
    r"|separate(?:ly)?|elsewhere|in the meantime|in an? \w+ development|second|an earlier"
    r"|a previous)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:earlier this|last (?:week|month|year)|since|previously|repeatedly|in the past"
    r"|in recent (?:days|weeks|months|years|decades)|before(?=[.,;]|$))\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|that|such)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_ANY = re.compile(r"\bany\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_A = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_ALSO = re.compile(
    r"\b(?:were|was|have been|had been|has been) also (?:reported )?$", re.IGNORECASE
)
# What goes on for months or years: a background, to which no single harm belongs.
_LASTING = frozenset(
    """war conflict uprising insurgency crisis unrest hostility violence revolution revolt rebellion
    campaign occupation""".split()
)
_SINCE = re.compile(
    r"\bsince\b[^.]{0,60}\b(?:(?:19|20)\d\d|beg[ai]n\w*|start\w*|outbreak|erupted|broke out"
    r"|conflict|war|uprising|crisis|(?:earth)?quake|coup|invasion|takeover|truce|cease-?fire"
    r"|revolution|withdrawal)\b",
    re.IGNORECASE,
)
# "The raid, the deadliest since the war began": what stands before is compared, and no background.
_COMPARED = re.compile(
    r"\b(?:first|latest|worst|deadliest|bloodiest|heaviest|highest|largest|biggest|most|only)\b"
    r"[^.]*\bsince\b",
    re.IGNORECASE,
)
_IN_WAR = re.compile(
    r"\s+(?:in|during|by)\s+(?:[\w'’-]+\s+){0,4}(?:war|conflict|uprising|insurgency|revolution)\b",
    re.IGNORECASE,
)
_AND_IN_WAR = re.compile(_IN_WAR.pattern + r"[^.;]*\b(?:and|as well as)\b", re.IGNORECASE)
_WAR_HAS = re.compile(
    r"\b(?:war|conflict|uprising|insurgency|crisis|fighting|violence)\b[^.;,]*\b(?:has|have|had)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bafter\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
_TAKING = "abduct"
_OPENING = 20  # characters of a sentence that say what all of it is about
_ON = "the report goes on about the same happening"
_LONG = 21  # days that a time spans from which it is no happening's
_BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?)\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:toll|number)\b", re.IGNORECASE)
_LEAD = 400  # characters in which a report says what it is about
_FAR = 2_500  # characters, some ten sentences, after which a text may be about something else


def anchored(mentions: Sequence[Told]) -> list[Told]:
    """One report's mentions in the order of its text, tied to the happenings they are of."""
    found: list[Told] = []
    happenings: list[list[Told]] = []  # so far, the one last told of last
    for number, told in enumerate(mentions):
        if _is_known_and_denied(told) and happenings:
            fitting = (h for h in happenings[::-1] if _is_of_kind(h, told))
            first = next(fitting, None)
            found.append(told if first is None else replace(told, tied=((first[0].id, _ON),)))
            continue
        if _is_denied(told) and (deed := _told_of(told, mentions)) is not None:
            found.append(replace(told, tied=((deed.id, _ON),)))
            continue
        if told.status is not Status.HAPPENED or told.type not in _TIED or lasting(told):
            found.append(told)
            continue
        assert told.mention is not None
        by = set(told.mention.came_by)
        mine = next((h for h in happenings if any(_brought(each, told) for each in h)), None)
        ahead = [each for each in mentions[number + 1 :] if each.id in by]
        if mine is None and (ahead or not by) and not _is_another(told):
            # "The death toll" is that of what the report is about, else the latest is gone on with.
            latest = happenings[::-1]
            order = sorted(latest, key=_first) if _TOLL.search(told.trigger) else latest
            so_far = (h for h in order if all(_goes_on(h, m) for m in (told, *ahead)))
            mine = next(so_far, None)
            if mine is not None:
                told = replace(told, tied=((mine[0].id, _ON),))
        if mine is None:
            mine = []
        else:
            happenings.remove(mine)
        mine.append(told)
        # What something is in return for is told by the way: the text goes on about the other.
        aside = is_aside(told) or (_AFTER.search(told.in_front()) is not None and len(mine) == 1)
        aside = (aside and told.place is not None) or is_repulsed(told)
        happenings.insert(0 if aside else len(happenings), mine)
        found.append(told)
    return found


def _is_another(told: Told) -> bool:
    """Whether its words tell it apart from what was told before it: "another", "last week".

    A day of its own outweighs what only says when something beside it was.
    """
    said = _plain(told)
    if any(_is_beside(told, found) for found in _ANOTHER.finditer(said)):
        return True
    if told.time is None or told.when is None or told.mention is None:
        return _BEFORE.search(said) is not None
    assert told.mention.sentence is not None
    start = told.mention.sentence.start
    first, last = told.time.words.start - start, told.time.words.end - start
    return any(first <= found.start() < last for found in _BEFORE.finditer(said))


def _is_beside(told: Told, found: re.Match[str]) -> bool:
    """Whether words of its sentence are of its own clause, or open the sentence.

    "A raid killed nine, hours after he had warned of another attack": the raid is no other one.
    """
    here = len(told.in_front())
    between = told.sentence[min(here, found.end()) : max(here, found.start())]
    return found.start() < _OPENING or re.search(r"[,;]\s", between) is None


def _is_known_and_denied(told: Told) -> bool:
    """Whether somebody denies the deed that is told: "denied carrying out any attack"."""
    if not _is_denied(told):
        return False
    before = told.in_front(-1)
    return (_THE.search(before) or _ANY.search(before)) is not None


def _is_denied(told: Told) -> bool:
    return told.type is EventType.ASSAULT and told.status in (Status.DENIED, Status.NEGATED)


def _told_of(denied: Told, mentions: Sequence[Told]) -> Told | None:
    """The deed that another in the report tells of: by whom or what, and where or to whom."""
    who = {agent.entity for agent in denied.agents} - {None}
    whom = {each.noun for each in denied.recipients} - {""}
    for told in mentions:
        if told.type is not EventType.ASSAULT or told.status is not Status.HAPPENED:
            continue
        there = bool(told.spelled) and told.spelled in denied.sentence.lower()
        same = bool(who & {agent.entity for agent in told.agents}) or told.lemma == denied.lemma
        if same and (there or whom & {each.noun for each in told.recipients}):
            return told
    return None


def _is_of_kind(happening: Sequence[Told], told: Told) -> bool:
    """Whether a denied deed may be this one: a deed of force that no word of either tells apart."""
    deeds = [each for each in happening if each.type is EventType.ASSAULT]
    return any(_allows(each, told, same=False) for each in deeds)


def _first(happening: Sequence[Told]) -> int:
    return min(map(_start, happening))


def _brought(one: Told, other: Told) -> bool:
    """Whether one of two is what the other came by: "nine died when the bus crashed"."""
    assert one.mention is not None
    assert other.mention is not None
    return one.id in other.mention.came_by or other.id in one.mention.came_by


def _goes_on(happening: Sequence[Told], told: Told) -> bool:
    """Whether a mention may go on about a happening: all of it allows that."""
    if _is_other_toll(happening, told) or _is_new(happening, told):
        return False
    if is_repulsed(told) and any(map(has_victims, happening)):
        return False
    beside = any(each.sentence == told.sentence for each in happening)
    if beside and ";" in told.in_front() and _is_told_beside(happening, told):
        return False
    if is_aside(told) and beside:
        return False
    after = beside and _AFTER.search(told.in_front()) is not None
    if (is_aside(told) or after) and _is_elsewhere(happening, told):
        return False
    if after and _answers(happening, told):
        return False
    near = _start(told) - _start(happening[-1]) < _FAR
    if told.type in CAUSES and not any(each.type in CAUSES for each in happening):
        # Bodies that are found are of something older than what is told after them.
        near = near and not any(_BODIES.search(each.trigger) for each in happening)
    kinds = {told.type, *(each.type for each in happening)}
    if EventType.PROTEST in kinds and not kinds <= _IN_PROTEST:
        return False  # what is done to those who protest is another deed, by others
    causes = bool(kinds & CAUSES) or EventType.PROTEST in kinds
    same = any(_on_the_same(each, told) for each in happening)
    return near and causes and all(_allows(each, told, same) for each in happening)


def _is_told_beside(happening: Sequence[Told], told: Told) -> bool:
    """Whether a headline tells two things, by other people's harm: "…; rockets hit a town"."""
    semicolon = told.in_front().rindex(";")
    before = [each for each in happening if len(each.in_front()) < semicolon]
    whom = [who for each in before for who in each.recipients]
    return len(before) == len(happening) and apart(told.recipients, whom)


def _is_elsewhere(happening: Sequence[Told], told: Told) -> bool:
    """Whether a deed after which another was done was done in another land, or far from it."""
    where = told.place.located if told.place is not None else None
    others = [each.place.located for each in happening if each.place is not None]
    if where is None or told.type not in CAUSES:
        return False
    found = [(relation(where, other)[0], other.kind) for other in others if other is not None]
    apart = [how == "excludes" or (how == "both" and kind == "country") for how, kind in found]
    return bool(apart) and all(apart)


def _answers(happening: Sequence[Told], told: Told) -> bool:
    """Whether somebody did to others what is told before it: "shot down jets after strikes"."""
    deeds = [each for each in happening if each.sentence == told.sentence]
    return told.type in CAUSES and all(
        each.type is EventType.ASSAULT and each.agents and apart(each.recipients, told.recipients)
        for each in deeds
    )


def _is_other_toll(happening: Sequence[Told], told: Told) -> bool:
    """Whether others "were also killed", beside those of whom a happening has told."""
    if told.type is not EventType.CASUALTY or not _ALSO.search(told.in_front()):
        return False
    kinds = {quantity.kind for quantity in told.quantities}
    return any(quantity.kind in kinds for each in happening for quantity in each.quantities)


def _is_new(happening: Sequence[Told], told: Told) -> bool:
    """Whether a deed is told as new, far into a report and with a day: "on Sunday, a strike …".

    Who was taken away on a day of its own was not taken in what nobody was taken in.
    """
    if told.type is not EventType.ASSAULT or told.when is None:
        return False
    taken = told.mode == _TAKING and not told.agents
    if taken and all(each.mode != _TAKING and each.when is None for each in happening):
        return apart(told.recipients, [who for each in happening for who in each.recipients])
    if told.place is None:
        return False
    far = _start(told) - _start(happening[0]) >= _LEAD
    return far and _A.search(told.in_front()) is not None


def lasting(told: Told) -> bool:
    """Whether it is a background rather than one happening: a war, "since 2011"."""
    if told.lemma in _LASTING or _is_long(told) or _SINCE.search(_plain(told)) is not None:
        return True
    return told.type in _HARMS and told.when is None and _is_of_war(told)


def _is_of_war(told: Told) -> bool:
    """Whether people were hurt in a war rather than on a day: "killed in the 30-month conflict"."""
    before = told.in_front()
    return bool(_IN_WAR.match(told.behind) or _AND_IN_WAR.search(before) or _WAR_HAS.search(before))


def _plain(told: Told) -> str:
    """A mention's sentence as far as the words that compare it with all since some time."""
    mention = told.mention
    if mention is None or mention.sentence is None or "since" not in told.sentence.lower():
        return told.sentence
    compared = _COMPARED.search(told.sentence, mention.trigger[0].end - mention.sentence.start)
    return told.sentence if compared is None else told.sentence[: compared.start()]


def _is_long(told: Told) -> bool:
    if told.time is None or told.when is None:
        return False
    span = (told.when.latest - told.when.earliest).days
    return told.time.bound is not Bound.AT or span > _LONG


def _on_the_same(one: Told, other: Told) -> bool:
    """Whether the later one is on what the first was on, by name: "they had shelled the market"."""
    nouns = {who.noun for who in one.recipients} & {who.noun for who in other.recipients} - {""}
    known = (rf"\bthe (?:[\w-]+ ){{0,2}}{re.escape(noun)}\b" for noun in nouns)
    return any(re.search(each, other.sentence.lower()) for each in known)


def _start(told: Told) -> int:
    assert told.mention is not None
    return told.mention.trigger[0].start


def _allows(one: Told, other: Told, same: bool) -> bool:
    """Whether time, place and kind allow that the two are one.

    Of the ``same`` target others may be said to have struck it, and by other means.
    """
    if not same and differ(one, other):
        return False
    if not same and by_others_to_others(one, other):
        return False
    if one.when is not None and other.when is not None and one.when.days_from(other.when) > 0:
        return False
    if one.place is None or other.place is None:
        return True
    here, there = one.place.located, other.place.located
    if here is None or there is None:
        return here is not None or there is not None or one.spelled == other.spelled
    return relation(here, there)[0] != "excludes"
