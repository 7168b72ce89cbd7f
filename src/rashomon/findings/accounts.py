"""One event mention as told by somebody: the claims it stands in, and whom they go back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.findings.origins import Origins
from rashomon.findings.told import Told
from rashomon.records import (
    BLAMED,
    Certainty,
    Claim,
    ClaimForm,
    OriginKind,
    Span,
    Stance,
    Status,
)

_TOLD_BY = (OriginKind.SPEAKER, OriginKind.UNNAMED, OriginKind.AGENCY)
_UNSURE = (Stance.DOUBTS, Stance.CANNOT_CONFIRM, Stance.BELIEVES)


@dataclass(frozen=True, slots=True)
class Account:
    """A mention with its claims, its origins, and how surely it is told."""

    told: Told
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    hedged: bool
    cited: bool = False  # another speaks by the report, be it an outlet too

    @property
    def words(self) -> Span:
        """The words that name the event."""
        assert self.told.mention is not None
        return self.told.mention.trigger[0]

    @property
    def denies(self) -> bool:
        """Whether it says that the event did not take place."""
        return _is_denied(self.told)


def accounts(
    mentions: Sequence[Told], claims: Mapping[str, Sequence[Claim]], origins: Origins
) -> list[Account]:
    """Each mention with the claims that it stands in; ``claims`` are by report."""
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for report in {told.report for told in mentions}:
        for claim in claims.get(report, ()):
            for event in claim.events:
                by_event[event].append(claim)
    return [_account(told, by_event[told.id], origins) for told in mentions]


def sourced(found: Sequence[Account], origins: Origins) -> list[Account]:
    """The same, where what an outlet says itself goes back to whom its report names for it.

    A report opens with what its source told it, then names the source: on one event its own words
    are no beginning beside those of the speakers that it gives for that event.
    """
    named: dict[str, list[Account]] = defaultdict(list)
    for each in found:
        tells = any(origins.kind(origin) in _TOLD_BY for origin in each.origins)
        if tells and not each.denies:  # who denies a deed is no source for it
            named[each.told.report].append(each)
    return [_sourced(each, named[each.told.report], origins) for each in found]


def _sourced(each: Account, named: Sequence[Account], origins: Origins) -> Account:
    own = all(origins.kind(origin) is OriginKind.OUTLET for origin in each.origins)
    if each.cited or not own or not named:
        return each
    best = max(named, key=lambda other: (_shared(each, other), -_apart(each, other), other.told.id))
    if best.words.start < each.words.start and _tells_more(each, best):
        return each
    if each.told.quantities and not _shared(each, best):
        return each  # "four of the wounded came to us" is no source of the toll
    hedged = each.hedged or best.hedged
    return replace(each, origins=best.origins, hedged=hedged)


def _shared(one: Account, other: Account) -> int:
    """How much of what one account tells the other tells too."""
    here, there = one.told, other.told
    mine, theirs = ({(q.kind, q.low) for q in each.quantities} for each in (here, there))
    a, b = (each.place.located if each.place is not None else None for each in (here, there))
    same = a is not None and b is not None and a.id == b.id
    return 3 * bool(mine & theirs) + (here.lemma == there.lemma) + same


def _tells_more(one: Account, other: Account) -> bool:
    """Whether it gives a place, a time or a figure that the other does not."""
    here, there = one.told, other.told
    mine, theirs = ({(q.kind, q.low) for q in each.quantities} for each in (here, there))
    place = here.place is not None and (there.place is None or here.spelled != there.spelled)
    return bool(mine - theirs) or place or (here.time is not None and there.time is None)


def _apart(one: Account, other: Account) -> int:
    return abs(one.words.start - other.words.start)


def _account(told: Told, around: Sequence[Claim], origins: Origins) -> Account:
    stated = [
        claim  # who condemns a raid, or denies a part in it, does not tell of it: the outlet does
        for claim in around
        if claim.form is not ClaimForm.IMPLIED and _tells(claim, told)
    ]
    if not stated:
        assert told.mention is not None
        origin = origins.of_outlet(told.report, told.mention.trigger[0])
        return Account(told, (), (origin,), False)
    deepest = max(len(claim.chain) for claim in stated)
    chosen = [claim for claim in stated if len(claim.chain) == deepest]
    found = tuple(dict.fromkeys(origins.of_claim(claim.id) for claim in chosen))
    untold = all(origins.kind(origin) is OriginKind.UNTOLD for origin in found)
    return Account(
        told,
        tuple(claim.id for claim in chosen),
        found,
        untold or all(_hedged(claim) for claim in chosen),
        cited=any(claim.attribution is not None for claim in chosen),
    )


def _tells(claim: Claim, told: Told) -> bool:
    """Whether who makes a claim says by it that an event in it was so, or was not."""
    stance = claim.told.stance
    if stance is Stance.JUDGES:  # who accuses somebody of a raid says that he made it
        return any(agent.participant.evidence == BLAMED for agent in told.agents)
    return stance is not Stance.DENIES or _is_denied(told)


def _is_denied(told: Told) -> bool:
    return told.status in (Status.NEGATED, Status.DENIED)


def _hedged(claim: Claim) -> bool:
    """Whether somebody on the way says it with a hedge."""
    tellings = [claim.told] + ([claim.carried] if claim.carried is not None else [])
    return any(
        each.certainty in (Certainty.HEDGED, Certainty.CONDITIONAL) or each.stance in _UNSURE
        for each in tellings
    )
