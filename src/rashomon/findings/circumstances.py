"""Who asked for an event, allowed it, or coordinated it: events that are told of another event.

"Iraq did not ask for the strike", "there was no coordination": requests, permissions and
cooperation beside a happening are circumstances of it, and stand as events of their own too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.findings.accounts import Account
from rashomon.findings.happening import Happening
from rashomon.findings.values import Item, occurred
from rashomon.records import Attribute, EventType

_NEAR = 500  # characters, some three sentences
_BEHIND = 12  # words; farther behind its verb a deed is told of something else that is asked for
_OF = frozenset((EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE, EventType.AID))
_COOPERATION = frozenset(
    """coordinate coordination co-ordinate co-ordination ordination cooperate cooperation
    co-operate co-operation operation consult collaborate collaboration""".split()
)
_TO = re.compile(r"\bagree\w* to\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+\s+)?$")
_IT = re.compile(r"\b(?:it|this)\s+(?:was|had been|has been|were)\b")
_WORD = re.compile(r"[^\W\d_]+")
_DEEDS = frozenset("strike raid attack operation bombing assault offensive intervention".split())
_STOPPING = "yield"  # "called for an end to attacks" asks for none
_INQUIRING = "investigate"
_INQUIRIES = frozenset("inquiry enquiry investigation probe".split())
_LEAVE = frozenset(
    """authorise authorize authorisation authorization approve approval permit permission sanction
    allow consent agree greenlight order command""".split()
)


def circumstances(
    happenings: Sequence[Happening],
) -> Mapping[str, Mapping[Attribute, Sequence[Item]]]:
    """Items on who asked, allowed and coordinated, by the id of the happening they are told of."""
    found: dict[str, dict[Attribute, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for each in happenings:
        attribute = _what(each)
        if attribute is None:
            continue
        main = next((other for other in happenings if _beside(each, other)), None)
        if main is not None:
            names = {account.told.lemma for account in main.accounts}
            for account in each.accounts:
                if not _is_of(account, attribute, names):
                    continue  # something else is asked for, or allowed
                for item in occurred(account):
                    found[main.id][attribute].append(replace(item, attribute=attribute))
    return defaultdict(dict, found)


def _is_of(account: Account, attribute: Attribute, names: set[str]) -> bool:
    """Whether what is asked for, allowed or coordinated is the happening, by its sentence's words.

    A denial that names nothing denies it of what the report is about. Who is said to have asked,
    asked for "the strike", or for somebody to strike.
    """
    sentence, trigger = account.told.sentence.lower(), account.told.trigger.lower()
    before, asked, after = sentence.partition(trigger)
    if not asked or _PASSIVE.search(before):  # "the strike was requested"
        after = sentence
    if attribute is Attribute.COORDINATED:
        return account.denies or bool(_IT.search(sentence)) or _names_it(sentence, names)
    after = " ".join(after.split()[:_BEHIND])
    words = set(_WORD.findall(after))
    if words & _INQUIRIES:  # "called for an inquiry into the killing"
        return False
    if account.denies:
        return True
    return _names_it(after, names)


def _names_it(words: str, names: set[str]) -> bool:
    """Whether some words name a deed as one that is known, or as what somebody is to do."""
    deeds = (*_DEEDS, *sorted(names))
    deed = "|".join(re.escape(each) for each in deeds)
    definite = (
        rf"\b(?:the|this|that|these|those|its|such)\s+(?:[\w-]+\s+){{0,3}}?(?:{deed})(?:e?s)?\b"
    )
    aim = rf"\bto\s+(?:{'|'.join(re.escape(each) for each in sorted(names))})\b"
    return re.search(f"{definite}|{aim}", words) is not None


def _what(happening: Happening) -> Attribute | None:
    kinds = {(account.told.type, account.told.lemma) for account in happening.accounts}
    if any(kind is EventType.COOPERATE and lemma in _COOPERATION for kind, lemma in kinds):
        return Attribute.COORDINATED
    if any(_gives_leave(account) for account in happening.accounts):
        return Attribute.AUTHORISED
    asks = [a.told for a in happening.accounts if a.told.type is EventType.REQUEST]
    if any(told.mode != _STOPPING for told in asks):
        return Attribute.ASKED
    return None


def _gives_leave(account: Account) -> bool:
    """Whether it is leave that is given; "all agree on the time", "ordered an inquiry" are none."""
    told = account.told
    if told.mode == _INQUIRING:
        return False
    return told.lemma in _LEAVE and (told.lemma != "agree" or bool(_TO.search(told.sentence)))


def _beside(circumstance: Happening, other: Happening) -> bool:
    """Whether most of its reports tell it within a few sentences of the other."""
    if not any(account.told.type in _OF for account in other.accounts):
        return False
    near = {a.told.report for a in circumstance.accounts for b in other.accounts if _close(a, b)}
    return 2 * len(near) >= len(circumstance.reports)


def _close(one: Account, other: Account) -> bool:
    same = one.told.report == other.told.report
    return same and abs(one.words.start - other.words.start) < _NEAR
