"""The record of the invented flood: every status, standing and kind of origin, one page hostile."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import (
    Attribute,
    Claim,
    Conflict,
    Credibility,
    Decision,
    Event,
    EventType,
    Finding,
    FindingStatus,
    Grade,
    Join,
    Origin,
    OriginKind,
    Qualifier,
    Quantity,
    QuantityKind,
    Record,
    Report,
    Span,
    Standing,
    Subject,
    Support,
    Value,
    Verdict,
    Word,
    content_id,
    handle,
)

HOSTILE = "<script>alert('origin')</script> \u202e| *x*"


def at(report: Report, *words: str) -> tuple[Span, ...]:
    """Where the words stand in a report."""
    return tuple(
        Span(report.id, report.text.index(each), report.text.index(each) + len(each))
        for each in words
    )


def count(
    kind: str,
    low: int,
    words: Span,
    qualifier: Qualifier = Qualifier.EXACTLY,
    whose: str = "people",
) -> Quantity:
    """A count of people."""
    return Quantity(QuantityKind(kind), low, low, qualifier, words, whose=whose)


def support(origins: Sequence[str], reports: Sequence[Report], low: int | None = None) -> Support:
    """These origins, as many of them independent as ``low`` says."""
    ids = tuple(sorted(content_id("origin", each) for each in origins))
    named = tuple(sorted(report.id for report in reports))
    return Support(ids, min(1, len(ids)) if low is None else low, len(ids), named, "as stated")


def value(
    text: str,
    words: tuple[Span, ...],
    found: Support,
    standing: Standing = Standing.STANDS,
    *,
    claims: Sequence[str] = (),
    hedged: bool = False,
    quantity: Quantity | None = None,
    stale: Sequence[Report] = (),
    reason: str = "",
) -> Value:
    """A value with the grade that the rules give it."""
    grades = {
        Standing.RIVAL: Grade(Credibility.DOUBTFUL, "a rival value stands beside it"),
        Standing.WITHDRAWN: Grade(Credibility.IMPROBABLE, "taken back, or replaced"),
        Standing.REPLACED: Grade(Credibility.IMPROBABLE, "taken back, or replaced"),
        Standing.REJECTED: Grade(Credibility.IMPROBABLE, "taken back, or replaced"),
    }
    plain = Grade(Credibility.POSSIBLY_TRUE, "one origin, no rival value")
    if found.low > 1:
        plain = Grade(Credibility.CONFIRMED, "two or more origins that surely differ")
    unclear = Grade(Credibility.CANNOT_BE_JUDGED, "nobody states it plainly")
    grade = unclear if hedged else grades.get(standing, plain)
    gone = tuple(sorted(report.id for report in stale))
    return Value(
        text, text, words, (), tuple(claims), found, grade, standing, hedged, quantity, gone, reason
    )


def finding(
    event: str,
    attribute: Attribute,
    status: FindingStatus,
    values: Sequence[Value],
    reason: str = "as counted",
    conflict: Conflict | None = None,
) -> Finding:
    """A finding with all its values' support together."""
    every = sorted({origin for each in values for origin in each.support.origins})
    reports = tuple(sorted({report for each in values for report in each.support.reports}))
    found = Support(tuple(every), min(1, len(every)), len(every), reports, "as stated")
    named = content_id("finding", event, attribute)
    return Finding(named, event, attribute, status, tuple(values), found, reason, conflict)


def event(
    named: str,
    kind: EventType,
    mode: str,
    title: str,
    words: Span,
    found: Support,
    word: Word,
    joins: tuple[Join, ...] = (),
) -> Event:
    """An event told by the reports of its support."""
    return Event(
        content_id("happening", named), "story", kind, mode, title, words, (), found.reports,
        joins, found, word, f"the rule for {word.value}",
    )  # fmt: skip


def record(story: str, held: Sequence[Report], claims: Sequence[Claim]) -> Record:
    """What the six reports say of the gate, the order, the ministry and a hostile page."""
    found = [*_gate(held), *_others(held, claims)]
    events = tuple(each for each, _ in found)
    findings = tuple(finding for _, findings in found for finding in findings)
    return Record(story, events, _origins(held, claims), findings)


_Found = tuple[Event, list[Finding]]


def _gate(held: Sequence[Report]) -> list[_Found]:
    """One event with a finding of each status."""
    wire, reprint, rewrite, radio, local, hostile = held
    every = support(("wire", "ledger", "brandt"), held[:5], 2)
    agency = support(("wire",), held[:3])
    ledger = support(("ledger",), (local,))
    joins = (
        Join("m1", "m2", 0.91, ("the same dam", "the same <b>day</b>")),
        Join("m1", "m3", 0.72, ("the same dam",)),
    )
    gate = event(
        "gate", EventType.ACCIDENT, "collapse", "gave way", at(wire, "gave way")[0], every,
        Word.CONFIRMED, joins,
    )  # fmt: skip
    named = (*at(wire, "gave way"), *at(reprint, "gave way"), *at(rewrite, "broke"))
    old = Span(content_id("report", "older"), 5, 12)  # in an older version of the ledger's page
    dam = (*at(wire, "Harrow Dam"), *at(reprint, "Harrow Dam"), *at(rewrite, "Harrow Dam"))
    nobody = (*at(wire, "Nobody"), *at(reprint, "Nobody"), *at(rewrite, "nobody"))
    about = at(wire, "About 400 people")
    left = at(local, "520 people")
    two = at(local, "two people are missing")
    child = at(local, "A child")
    rows = [
        (Attribute.OCCURRED, FindingStatus.AGREED, [value("yes", named, every)], "three say so"),
        (
            Attribute.AGENT,
            FindingStatus.SINGLE_ORIGIN,
            [value(HOSTILE, at(hostile, "The sluice"), support(("hostile",), (hostile,)))],
            f"one origin: {HOSTILE}",
        ),
        (
            Attribute.PLACE,
            FindingStatus.REFINED,
            [
                value("Harrow Dam", dam, agency, Standing.FINER, reason="it lies in the district"),
                value("Harrow", at(wire, "Harrow"), ledger, Standing.COARSER),
            ],
            "Harrow Dam lies in Harrow",
        ),
        (
            Attribute.TIME,
            FindingStatus.CORRECTED,
            [
                value("2019-05-03", (*at(wire, "Friday"), *at(local, "on Friday")), every),
                value(
                    "2019-05-02",
                    (*at(radio, "on Thursday"), old, *at(local, "on Thursday")),
                    support(("brandt", "ledger"), (radio, local)),
                    Standing.WITHDRAWN,
                    stale=(radio,),
                    reason="a report says that an earlier version gave this",
                ),
            ],
            "a report says that an earlier version gave this",
        ),
        (
            Attribute.DISPLACED,
            FindingStatus.UPDATED,
            [
                value(
                    "520 people", left, ledger, quantity=count("displaced", 520, left[0])
                ),
                value(
                    "about 400 people", (*about, *at(radio, "400 people")),
                    support(("wire", "brandt"), (wire, reprint, radio)), Standing.REPLACED,
                    quantity=count("displaced", 400, about[0], Qualifier.ABOUT),
                    reason="replaced by 520 people",
                ),
            ],
            "520 people replaced about 400 people: published later, and higher",
        ),
        (
            Attribute.MISSING,
            FindingStatus.CONTESTED,
            [
                value(
                    "0", nobody, agency, Standing.RIVAL,
                    quantity=count("missing", 0, nobody[0], Qualifier.NO, ""),
                ),
                value(
                    "2 people", two, ledger, Standing.RIVAL,
                    quantity=count("missing", 2, two[0]),
                ),
            ],
            "0 and 2 cannot both be the <i>figure</i>",
        ),
        (
            Attribute.WOUNDED,
            FindingStatus.UNCONFIRMED,
            [
                value(
                    "1 child", child, support(("neighbours",), (local,)), hedged=True,
                    quantity=count("wounded", 1, child[0], whose="child"),
                ),
                value(
                    "520 people", left, ledger, Standing.REJECTED,
                    quantity=count("wounded", 520, left[0]),
                    reason=f"set aside by {HOSTILE}, 2019-05-11: they left, unhurt",
                ),
            ],
            "nobody states it plainly",
        ),
    ]  # fmt: skip
    made = [
        finding(
            gate.id, attribute, status, values, reason,
            Conflict.FIGURES if status is FindingStatus.CONTESTED else None,
        )
        for attribute, status, values, reason in rows
    ]  # fmt: skip
    return [(gate, made)]


def _others(held: Sequence[Report], claims: Sequence[Claim]) -> list[_Found]:
    """An event that only is denied, one of one report, and one that a hostile page names."""
    wire, _, rewrite, radio, local, hostile = held
    brandt = support(("brandt",), (wire, rewrite, radio))
    order = event(
        "order", EventType.AGREE, "", "signed", at(wire, "signed")[0],
        Support((), 0, 0, brandt.reports, "no origin"), Word.DISCOUNTED,
    )  # fmt: skip
    words = (*at(wire, "never signed"), *at(rewrite, "never signed"))
    never = value("no", words, brandt, claims=[claims[0].id])
    ministry = support(("ministry",), (wire,))
    asked = event(
        "asked", EventType.REQUEST, "", "asked for", at(local, "asked for")[0],
        support(("ledger",), (local,)), Word.WEAK,
    )  # fmt: skip
    spell = event(
        "spell", EventType.CRIME, "unknown", HOSTILE, at(hostile, "he")[0],
        support(("hostile",), (hostile,)), Word.WEAK,
    )  # fmt: skip
    contested = finding(
        spell.id, Attribute.PLACE, FindingStatus.CONTESTED,
        [
            value(HOSTILE, at(hostile, "<script>"), support(("hostile",), (hostile,)),
                  Standing.RIVAL, claims=[claims[1].id]),
            value("United Uplands", at(radio, "Harrow Dam"), brandt, Standing.RIVAL),
        ],
        HOSTILE, Conflict.PLACES,
    )  # fmt: skip
    return [
        (order, [finding(order.id, Attribute.OCCURRED, FindingStatus.SINGLE_ORIGIN, [never])]),
        (
            asked,
            [
                finding(
                    asked.id, Attribute.OCCURRED, FindingStatus.SINGLE_ORIGIN,
                    [value("yes", at(local, "asked for"), support(("ledger",), (local,)))],
                ),
                finding(
                    asked.id, Attribute.RECIPIENT, FindingStatus.SINGLE_ORIGIN,
                    [value("ministry", at(local, "the ministry"), ministry)],
                ),
            ],
        ),
        (spell, [contested]),
    ]  # fmt: skip


def _origins(held: Sequence[Report], claims: Sequence[Claim]) -> tuple[Origin, ...]:
    wire, reprint, rewrite, radio, local, hostile = held
    rows: list[tuple[str, OriginKind, str, tuple[str, ...], tuple[Report, ...], str]] = [
        ("wire", OriginKind.AGENCY, "Northern Wire", (), (wire, reprint, rewrite), "its own words"),
        ("brandt", OriginKind.SPEAKER, "Ilse Brandt", ("Northern Wire", "Radio Vale"),
         (wire, rewrite, radio), "named"),
        ("ledger", OriginKind.OUTLET, "Harrow Ledger", (), (local,), "says it itself"),
        ("neighbours", OriginKind.UNNAMED, "neighbours", (), (local,), "described, not named"),
        ("ministry", OriginKind.UNTOLD, "the ministry", (), (wire,), "who says so is not told"),
        ("hostile", OriginKind.OUTLET, HOSTILE, (HOSTILE,), (hostile,), HOSTILE),
    ]  # fmt: skip
    ids = {name: content_id("origin", name) for name, *_ in rows}
    alone = (ids["brandt"], ids["wire"])
    return tuple(
        Origin(
            ids[name], kind, called, f"through {', '.join(carriers)}" if carriers else "",
            at(wire, "Ilse Brandt") if name == "brandt" else (),
            carriers, tuple(sorted(report.id for report in reports)),
            (claims[0].id,) if name == "brandt" else (),
            tuple(sorted(i for i in ids.values() if i != ids[name] and
                         not (ids[name] in alone and i in alone))),
            reason,
        )
        for name, kind, called, carriers, reports, reason in rows
    )  # fmt: skip


def decisions(held: Sequence[Report]) -> tuple[Decision, ...]:
    """A value set aside, a copy decided on, that undone, and a source's reliability."""
    wire, _, _, radio, local, _ = held
    about = handle(at(local, "520 people")[0])
    rejected = Decision.make(
        Subject.VALUE, Verdict.REJECT, (handle(at(wire, "Harrow Dam")[0]),), HOSTILE,
        "2019-05-11T08:00:00.000000Z", note="they left, <b>unhurt</b>",
        attribute=Attribute.WOUNDED, key=about,
    )  # fmt: skip
    copied = Decision.make(
        Subject.COPY, Verdict.SAME, (wire.id, radio.id), "R. Reader", "2019-05-11T08:00:01.000000Z"
    )
    undone = Decision.make(
        Subject.UNDO, Verdict.UNDO, (copied.id,), "R. Reader", "2019-05-11T08:00:02.000000Z"
    )
    return rejected, copied, undone
