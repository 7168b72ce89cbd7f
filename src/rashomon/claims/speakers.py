"""First speakers over several reports: one name is one speaker, a description may be another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.records import NOBODY, Claim, Holder, Speaker

# Roles so general that any other may stand behind them.
_ANYBODY = frozenset(
    "source official person witness people resident spokesman spokeswoman spokesperson".split()
)


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
        where = "" if _is_named(holder, name) else claim.report
        known = found.setdefault((name.lower(), where), _Known(holder, claim.report, name))
        known.claims.append(claim.id)
    ordered = sorted(found.values(), key=lambda k: (-len(k.claims), k.name.lower(), k.report))
    return tuple(_speaker(each, ordered) for each in ordered)


def _name(holder: Holder, text: str) -> str:
    words = holder.stands_for.of(text) if holder.stands_for is not None else holder.words
    return " ".join(words.split())


def _is_named(holder: Holder, name: str) -> bool:
    """Whether a holder, or whom it stands for, has a name."""
    return holder.label is not None or (
        holder.stands_for is not None and name.split()[-1][:1].isupper()
    )


def _speaker(one: _Known, everyone: Sequence[_Known]) -> Speaker:
    others = [n for n, other in enumerate(everyone) if _may_be(one, other)]
    if _is_named(one.holder, one.name):
        reason = "the same name"
    elif others:
        reason = "described, not named; the words fit a description in another report"
    else:
        reason = "described, not named"
    return Speaker(one.name, one.holder.label, tuple(one.claims), tuple(others), reason)


def _may_be(one: _Known, other: _Known) -> bool:
    """Whether two descriptions in two reports fit each other: role, nation, and no other number."""
    here, there = one.holder.described, other.holder.described
    if here is None or there is None or one.report == other.report:
        return False
    roles = [_role(each.role) for each in (here, there)]
    if roles[0] != roles[1] and not _ANYBODY.intersection(roles):
        return False
    for mine, theirs in ((here.nationality, there.nationality), (here.number, there.number)):
        if mine and theirs and mine.lower() != theirs.lower():
            return False
    return True


def _role(role: str) -> str:
    return role.lower().split()[-1].removesuffix("s")
