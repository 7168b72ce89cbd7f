"""First speakers over several reports: one name is one speaker, a description may be another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.records import NOBODY, Claim, Holder, Speaker

# Roles so general that any other may stand behind them.
_ANYBODY = frozenset(("person", "source"))


@dataclass(slots=True)
class _Known:
    holder: Holder
    report: str
    name: str
    claims: list[str] = field(default_factory=list)


def speakers(claims: Sequence[Claim], texts: Mapping[str, str]) -> tuple[Speaker, ...]:
    """Who speaks in some reports, most claims first; ``texts`` are the reports' by id.

    Pronouns, surnames and descriptions that a report resolves speak as whom they stand for. The
    outlet's own voice and hidden sources are nobody here.
    """
    found: dict[tuple[str, str], _Known] = {}
    for claim in claims:
        if claim.attribution is None or claim.chain[-1] == NOBODY:
            continue
        holder = claim.chain[-1]
        name = _name(holder, texts[claim.report])
        where = "" if holder.name is not None else claim.report
        known = found.setdefault((name.lower(), where), _Known(holder, claim.report, name))
        known.claims.append(claim.id)
    ordered = sorted(found.values(), key=lambda k: (-len(k.claims), k.name.lower(), k.report))
    by_role: dict[str, list[tuple[int, _Known]]] = defaultdict(list)
    for n, each in enumerate(ordered):
        if each.holder.described is not None:
            by_role[_role(each.holder.described.role)].append((n, each))
    return tuple(_speaker(each, by_role) for each in ordered)


def _name(holder: Holder, text: str) -> str:
    """A holder's bare name, else the words it stands for, else its own."""
    span = holder.name or holder.stands_for
    return " ".join((span.of(text) if span is not None else holder.words).split())


def _speaker(one: _Known, by_role: Mapping[str, Sequence[tuple[int, _Known]]]) -> Speaker:
    told = one.holder.described
    roles = _fitting(_role(told.role), by_role) if told is not None else ()
    others = sorted(n for role in roles for n, other in by_role[role] if _may_be(one, other))
    if one.holder.name is not None:
        reason = "the same name"
    elif others:
        reason = "described, not named; the words fit a description in another report"
    else:
        reason = "described, not named"
    return Speaker(one.name, one.holder.label, tuple(one.claims), tuple(others), reason)


def _fitting(role: str, roles: Mapping[str, object]) -> Iterable[str]:
    """The roles that may be meant where this one is told."""
    return roles if role in _ANYBODY else roles.keys() & {role, *_ANYBODY}


def _may_be(one: _Known, other: _Known) -> bool:
    """Whether descriptions in two reports, whose roles fit, tell of no other nation or number."""
    here, there = one.holder.described, other.holder.described
    if here is None or there is None or one.report == other.report:
        return False
    return _fit(here.nationality, there.nationality) and _fit(here.number, there.number)


def _fit(one: str, two: str) -> bool:
    return not one or not two or one == two or one.lower() == two.lower()


def _role(role: str) -> str:
    return (role.lower().split() or [""])[-1].removesuffix("s")
