"""Coded events as a table, one row each, in the shape that UCDP's and ACLED's users know.

A row is what one report says through one chain; rows of one happening are not joined here. Every
value stands beside the words it comes from. ``COLUMNS`` is the codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from rashomon.dossier.acled import Scene, acled, is_unopposed, plain
from rashomon.dossier.cells import (
    IMPRINT,
    codebook_lines,
    date_precision,
    imprinted,
    line,
    whereabouts,
    written,
)
from rashomon.dossier.safe import one_line
from rashomon.records import (
    Bound,
    Claim,
    ClaimForm,
    Coding,
    EventMention,
    EventType,
    Imprint,
    Participant,
    Quantity,
    QuantityKind,
    Report,
    Span,
    TimeMention,
)

# Each column with what it holds.
COLUMNS: dict[str, str] = {
    "event_id": "id of the event mention; the same words of the same report always have the same",
    "report_id": "id of the report",
    "outlet": "outlet of the report, as it states it",
    "url": "address of the report",
    "published": "publication of the report, EDTF",
    "status": "happened, negated, refused, denied, planned, threatened, demanded, hypothetical, "
    "habitual; only happened is an event of record",
    "plover_type": "type of the happening that the words name; PLOVER's, or one of ours in "
    "docs/decisions/0010",
    "plover_mode": "PLOVER mode, where one is told",
    "plover_contexts": "PLOVER contexts, parted by semicolons",
    "plover_coded": "type as PLOVER codes the statement: a plan to cooperate is AGREE, a refusal "
    "REJECT",
    "cameo": "CAMEO code of the lexicon's entry",
    "acled_event_type": "nearest ACLED event type, empty where ACLED has none",
    "acled_sub_event_type": "nearest ACLED sub-event type",
    "trigger": "words that name the event",
    "entry": "entry of the lexicon that read them",
    "actor1": "who does it, in the report's words; several are parted by semicolons",
    "actor1_name": "fullest name of the first of them in the report",
    "actor1_country": "ISO 3166-1 alpha-3, or IGO, NGO",
    "actor1_sector": "PLOVER sector",
    "actor2": "to whom it is done, in the report's words",
    "actor2_name": "fullest name of the first of them in the report",
    "actor2_country": "ISO 3166-1 alpha-3, or IGO, NGO",
    "actor2_sector": "PLOVER sector",
    "means": "weapon or means, in the report's words",
    "event_date": "when it happened, EDTF; empty where that hangs on an unknown date",
    "event_date_earliest": "first day that the words allow, YYYY-MM-DD",
    "event_date_latest": "last day that the words allow, YYYY-MM-DD",
    "date_prec": "UCDP date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer",
    "date_words": "words that date it",
    "where_words": "words that place it",
    "where_name": "name of the place in GeoNames",
    "where_id": "GeoNames id",
    "adm_2": "second-order division",
    "adm_1": "first-order division",
    "country": "country of the place",
    "iso": "ISO 3166-1 alpha-2 of that country",
    "latitude": "degrees, WGS 84; of the place, or of the middle of the area",
    "longitude": "degrees, WGS 84",
    "where_prec": "UCDP where_prec: 1 exact, 2 near, 3 district, 4 province, 5 part of a country, "
    "6 country, 7 waters",
    "where_relation": "in, near, off (with direction and distance_km), between",
    "direction": "compass point from the place",
    "distance_km": "kilometres from the place",
    "side_words": "words that put it on one side of a border or in a territory",
    "side_iso": "ISO 3166-1 alpha-2 of the country that they name",
    "deaths_low": "fewest killed that the words allow",
    "deaths_high": "most killed that the words allow, empty where they set no limit",
    "wounded_low": "fewest wounded",
    "wounded_high": "most wounded",
    "detained_low": "fewest detained",
    "detained_high": "most detained",
    "numbers_words": "all numbers of the event in the report's words",
    "chain": "through whom the words came, first speaker last; empty in the outlet's own voice",
    "stance": "what the first speaker does with them: asserts, denies, …",
    "certainty": "how sure he is: plain, hedged, conditional, future",
    "start": "first character of the trigger in the report's text",
    "end": "character behind the trigger",
} | IMPRINT
_TOLLS = {
    "deaths": QuantityKind.KILLED,
    "wounded": QuantityKind.WOUNDED,
    "detained": QuantityKind.DETAINED,
}


def event_table(
    rows: Iterable[tuple[Report, Coding, Sequence[Claim]]], imprint: Imprint | None = None
) -> Iterator[str]:
    """Lines of the table as CSV (RFC 4180), the header first, without their line ends."""
    yield line(COLUMNS)
    for values in mention_rows(rows, imprint):
        yield line(str(values.get(name, "")) for name in COLUMNS)


def mention_rows(
    rows: Iterable[tuple[Report, Coding, Sequence[Claim]]], imprint: Imprint | None = None
) -> Iterator[dict[str, object]]:
    """The rows of the table by column; what is not told has no entry or an empty one."""
    made_from = imprinted(imprint)
    for report, coding, claims in rows:
        speaking = _claims(claims)
        for event in coding.events:
            yield _row(report, coding, event, speaking.get(event.id)) | made_from


def codebook() -> Iterator[str]:
    """The columns and what they hold, as CSV lines."""
    yield from codebook_lines(COLUMNS)


def _claims(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """The narrowest claim that speaks of each event."""
    found: dict[str, Claim] = {}
    # Words in quotation marks inside a statement are told as spoken, not as true: they come first.
    for claim in sorted(claims, key=lambda c: (not _is_quoted(c), -sum(map(_size, c.words)))):
        found.update(dict.fromkeys(claim.events, claim))
    return found


def _is_quoted(claim: Claim) -> bool:
    return claim.form is ClaimForm.QUOTATION


def _size(span: Span) -> int:
    return span.end - span.start


def _row(
    report: Report, coding: Coding, event: EventMention, claim: Claim | None
) -> dict[str, object]:
    text = report.text
    event_type, sub_type = acled(scene(text, coding, event))
    values: dict[str, object] = {
        "event_id": event.id,
        "report_id": report.id,
        "outlet": one_line(report.outlet.value, 200) if report.outlet else "",
        "url": one_line(report.address, 2000),
        "published": report.published.edtf if report.published else "",
        "status": event.status.value,
        "plover_type": event.type.value,
        "plover_mode": event.mode,
        "plover_contexts": ";".join(event.contexts),
        "plover_coded": event.coded.value,
        "cameo": event.code,
        "acled_event_type": event_type,
        "acled_sub_event_type": sub_type,
        "trigger": " … ".join(one_line(span.of(text), 200) for span in event.trigger),
        "entry": event.entry,
        "means": _said(text, event.instruments),
        "start": event.trigger[0].start,
        "end": event.trigger[-1].end,
    }
    values |= _side("actor1", text, coding, event.agents)
    values |= _side("actor2", text, coding, event.recipients)
    values |= _when(text, coding.times[event.when] if event.when is not None else None)
    values |= _where(text, coding, event)
    values |= _numbers(text, coding, event)
    if claim is not None:
        values["chain"] = " ← ".join(one_line(h.words, 200) or "(not named)" for h in claim.chain)
        values["stance"], values["certainty"] = claim.told.stance.value, claim.told.certainty.value
    return values


def _said(text: str, people: Sequence[Participant]) -> str:
    return "; ".join(one_line((p.stands_for or p.words).of(text), 200) for p in people)


def scene(text: str, coding: Coding, event: EventMention) -> Scene:
    """What the ACLED columns turn on, of one mention in a report of this text."""
    trigger = " ".join([event.lemma, *(span.of(text) for span in event.trigger)])
    return Scene(
        kind=event.type,
        mode=event.mode,
        code=event.code,
        agents=_sectors(coding, event.agents),
        recipients=_sectors(coding, event.recipients),
        doers=plain(_said(text, event.agents)),
        targets=plain(_said(text, (*event.recipients, *event.topics))),
        means=plain(f"{trigger} {_said(text, event.instruments)}"),
        amid_protest=any(
            other.type is EventType.PROTEST and other.sentence == event.sentence
            for other in coding.events
            if event.sentence is not None
        ),
        unopposed=event.sentence is not None and is_unopposed(event.sentence.of(text)),
    )


def _sectors(coding: Coding, people: Sequence[Participant]) -> frozenset[str]:
    found = {coding.actors[p.actor].sector for p in people if p.actor is not None}
    return frozenset(found - {""})


def _side(name: str, text: str, coding: Coding, people: Sequence[Participant]) -> dict[str, object]:
    known = next((coding.actors[p.actor] for p in people if p.actor is not None), None)
    values: dict[str, object] = {name: _said(text, people)}
    if known is not None:
        values |= {
            f"{name}_name": one_line(known.name, 200),
            f"{name}_country": known.country,
            f"{name}_sector": known.sector,
        }
    return values


def _when(text: str, time: TimeMention | None) -> dict[str, object]:
    if time is None:
        return {}
    values: dict[str, object] = {"date_words": one_line(time.words.of(text), 200)}
    if time.when is not None:
        first, last = time.when.earliest, time.when.latest - timedelta(seconds=1)
        days = (last.date() - first.date()).days + 1
        exact = days + time.about  # what is inexact is no day
        values |= {
            "event_date": time.edtf or "",
            "event_date_earliest": "" if time.bound is Bound.UNTIL else first.date().isoformat(),
            "event_date_latest": "" if time.bound is Bound.FROM else last.date().isoformat(),
            "date_prec": date_precision(exact),
        }
    return values


def _where(text: str, coding: Coding, event: EventMention) -> dict[str, object]:
    place = event.place
    if place is None:
        return {}
    values: dict[str, object] = {
        "where_words": one_line(place.words.of(text), 200),
        "where_prec": int(place.precision),
        "where_relation": place.relation.value,
        "direction": place.direction,
        "distance_km": "" if place.distance is None else f"{place.distance:g}",
        "side_words": one_line(place.side.of(text), 200) if place.side else "",
        "side_iso": place.asserted,
    }
    located = coding.places[place.mention].located
    if located is not None:
        values |= {name: written(cell) for name, cell in whereabouts(located).items()}
    return values


def _numbers(text: str, coding: Coding, event: EventMention) -> dict[str, object]:
    found = [coding.quantities[number] for number in event.quantities]
    values: dict[str, object] = {
        "numbers_words": "; ".join(
            one_line(f"{quantity.words.of(text)} {quantity.kind.value}", 200) for quantity in found
        )
    }
    for name, kind in _TOLLS.items():
        own = _totals(coding, event, kind)
        if own:
            low, high = (sum(ends) for ends in zip(*(q.reach for q in own), strict=True))
            values[f"{name}_low"] = str(int(low))
            values[f"{name}_high"] = "" if high == float("inf") else str(int(high))
    return values


def _totals(coding: Coding, event: EventMention, kind: QuantityKind) -> list[Quantity]:
    """The event's figures of a kind that are neither parts nor replaced, one for each counted."""
    older = {quantity.earlier for quantity in coding.quantities}
    found: dict[str, Quantity] = {}
    for number in event.quantities:
        quantity = coding.quantities[number]
        if quantity.kind is kind and quantity.part_of is None and number not in older:
            found.setdefault(quantity.whose.lower(), quantity)
    return list(found.values())
