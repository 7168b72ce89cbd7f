"""What happened, in sentences: grammatical whatever is missing, and nothing but the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from dossier_record_samples import HOSTILE, at, count, event, finding, support, value
from dossier_samples import material, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dossier import dossier
from rashomon.dossier.deeds import deed
from rashomon.dossier.found import Found
from rashomon.dossier.happened import happened, leading, outline, told
from rashomon.dossier.options import Options
from rashomon.dossier.wording import in_time, time
from rashomon.records import (
    Attribute,
    EventType,
    Finding,
    FindingStatus,
    Origin,
    OriginKind,
    Qualifier,
    Quantity,
    QuantityKind,
    Record,
    Standing,
    Support,
    Value,
    Word,
    content_id,
)

HELD = reports()
WIRE = HELD[0]
BOTH = support(("wire", "brandt"), HELD[:3], 1)
ONE = support(("brandt",), (WIRE,))
WORDS = at(WIRE, "gave way")


def _origin(name: str, kind: OriginKind = OriginKind.SPEAKER) -> Origin:
    return Origin(
        content_id("origin", name), kind, name.title(), "", (), (), (WIRE.id,), (), (), ""
    )


ORIGINS = (_origin("brandt"), _origin("wire", OriginKind.AGENCY))


def _found(kind: EventType, mode: str, findings: list[Finding]) -> Found:
    happening = event("e", kind, mode, "gave way", WORDS[0], BOTH, Word.FAIR)
    made = replace(material(), record=Record("story", (happening,), ORIGINS, tuple(findings)))
    return Found(dossier(made), Options())


def _said(kind: EventType, mode: str, values: Mapping[str, Value | list[Value]]) -> str:
    """The sentences on an event of which these are the values."""
    findings = []
    for name, given_ in values.items():
        held = given_ if isinstance(given_, list) else [given_]
        rival = any(each.standing is Standing.RIVAL for each in held)
        status = FindingStatus.CONTESTED if rival else FindingStatus.AGREED
        findings.append(finding(content_id("happening", "e"), Attribute(name), status, held))
    return told(_found(kind, mode, findings).record.events[0], _found(kind, mode, findings)).text


def _of(text: str, found: Support = BOTH, **more: object) -> Value:
    return value(text, WORDS, found, **more)  # type: ignore[arg-type]


def _count(kind: str, low: int, qualifier: Qualifier = Qualifier.EXACTLY, whose: str = "") -> Value:
    counted = count(kind, low, WORDS[0], qualifier, whose)
    return value(str(counted), WORDS, BOTH, quantity=counted)


AIR = (EventType.ASSAULT, "aerial")
B = "(1–2 origins in 3 reports)"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "There was an air strike."),
        ({"occurred": _of("yes")}, f"There was an air strike {B}."),
        ({"agent": _of("Norvik")}, f"Norvik {B} carried out an air strike."),
        ({"recipient": _of("Karsova")}, f"There was an air strike on Karsova {B}."),
        (
            {"agent": _of("Norvik"), "recipient": _of("Karsova")},
            f"Norvik carried out an air strike on Karsova {B}.",
        ),
        (
            {"agent": _of("Norvik"), "recipient": _of("Karsova", ONE)},
            f"Norvik {B} carried out an air strike on Karsova (one origin in one report: Brandt).",
        ),
        (
            {"recipient": [_of("A"), _of("B"), _of("C"), _of("D")]},
            f"There was an air strike on A, B, C {B} and 1 more.",
        ),
        (
            {"agent": [_of("Norvik"), _of("Norvikan air force", ONE)]},
            "Norvik (1–2 origins in 3 reports; also given as Norvikan air force by one origin in "
            "one report: Brandt) carried out an air strike.",
        ),
        (
            {"agent": [_of("Norvik"), _of("Karsova")]},
            f"Norvik and Karsova {B} carried out an air strike.",
        ),
        (
            {"place": _of("Harrow"), "time": _of("2019-05-03")},
            f"There was an air strike in Harrow on 3 May 2019 {B}.",
        ),
        (
            {"place": [_of("Sabreen", standing=Standing.FINER),
                       _of("Omdurman, Sudan", standing=Standing.COARSER)]},
            f"There was an air strike in Sabreen, Omdurman, Sudan {B}.",
        ),
        (
            {"place": [_of("Homs, Syria", standing=Standing.FINER),
                       _of("Syria", standing=Standing.COARSER)]},
            f"There was an air strike in Homs, Syria {B}.",
        ),
        (
            {"occurred": _of("yes", hedged=True), "place": _of("Harrow", hedged=True)},
            "By unconfirmed accounts, there was an air strike in Harrow (unconfirmed; 1–2 origins "
            "in 3 reports).",
        ),
        (
            {"occurred": _of("yes", BOTH), "agent": _of("Norvik", ONE)},
            "Norvik (one origin in one report: Brandt) carried out an air strike. That it happened "
            "rests on 1–2 origins in 3 reports.",
        ),
        ({"occurred": _of("no")}, f"By these accounts there was no air strike {B}."),
        (
            {"occurred": [_of("yes", standing=Standing.RIVAL),
                          _of("no", ONE, standing=Standing.RIVAL)], "agent": _of("Norvik")},
            f"It is contested whether Norvik {B} carried out an air strike. That it happened rests "
            "on 1–2 origins in 3 reports; that it did not happen, on one origin in one report: "
            "Brandt.",
        ),
        (
            {"place": [_of("Harrow", standing=Standing.RIVAL),
                       _of("United Uplands", ONE, standing=Standing.RIVAL)]},
            f"There was an air strike. Where it happened is contested: Harrow {B} or the United "
            "Uplands (one origin in one report: Brandt).",
        ),
        ({"occurred": _of("planned")}, f"An air strike {B} was planned."),
        (
            {"occurred": _of("planned"), "agent": _of("Norvik"), "recipient": _of("Karsova")},
            f"Norvik planned an air strike on Karsova {B}.",
        ),
        (
            {"occurred": _of("refused"), "recipient": _of("Karsova")},
            f"An air strike on Karsova {B} was ruled out.",
        ),
        (
            {"occurred": [_of("yes"), _of("planned", ONE)], "asked": _of("no", ONE)},
            f"There was an air strike {B}. It was not asked for (one origin in one report: "
            "Brandt).",
        ),
        (
            {"occurred": [_of("planned", standing=Standing.RIVAL),
                          _of("refused", ONE, standing=Standing.RIVAL)]},
            f"It is contested whether an air strike {B} was planned. That it was planned rests on "
            "1–2 origins in 3 reports; that it was refused, on one origin in one report: Brandt.",
        ),
        (
            {"coordinated": [_of("yes", standing=Standing.RIVAL),
                             _of("no", ONE, standing=Standing.RIVAL)]},
            f"There was an air strike. Whether it was coordinated is contested: it was coordinated "
            f"{B} or it was not coordinated (one origin in one report: Brandt).",
        ),
        (
            {"side": _of("Norvik")},
            f"There was an air strike on the side of Norvik {B}.",
        ),
        (
            {"place": _of("Norvik, on the side of Norvik"), "side": _of("Norvik")},
            f"There was an air strike in Norvik {B}.",
        ),
        (
            {"place": _of("Harrow"), "side": _of("Norvik")},
            f"There was an air strike in Harrow, on the side of Norvik {B}.",
        ),
        (
            {"place": [_of("Harrow"), _of("Lowmere", ONE, standing=Standing.WITHDRAWN)]},
            f"There was an air strike in Harrow {B}. An earlier version of where it happened was "
            "taken back: Lowmere (one origin in one report: Brandt).",
        ),
        (
            {"killed": _count("killed", 23, Qualifier.AT_LEAST), "wounded": _count("wounded", 1)},
            f"There was an air strike. At least 23 people were killed and one was wounded {B}.",
        ),
        (
            {"killed": _count("killed", 0, Qualifier.NO), "missing": _count("missing", 1)},
            f"There was an air strike. Nobody was killed and one was missing {B}.",
        ),
        (
            {"killed": _count("killed", 24, Qualifier.DOZENS, "civilians")},
            f"There was an air strike. Dozens of civilians were killed {B}.",
        ),
        (
            {"killed": [
                _count("killed", 112),
                replace(_count("killed", 100), standing=Standing.REPLACED),
                replace(_count("killed", 43), standing=Standing.REPLACED),
            ]},
            f"There was an air strike. The number killed was given as 43, then 100, then 112 {B}.",
        ),
        (
            {"killed": [replace(_count("killed", 23), standing=Standing.RIVAL),
                        replace(_count("killed", 32), standing=Standing.RIVAL)]},
            f"There was an air strike. How many were killed is contested: 23 {B} or 32 {B}.",
        ),
    ],
)  # fmt: skip
def test_an_air_strike_is_told(values: dict[str, Value | list[Value]], said: str) -> None:
    assert _said(*AIR, values) == said


@pytest.mark.parametrize(
    ("kind", "mode", "values", "said"),
    [
        (EventType.CONSULT, "", {}, "There were talks."),
        (EventType.CONSULT, "", {"occurred": _of("no")},
         f"By these accounts there were no talks {B}."),
        (EventType.ASSAULT, "capture", {"agent": _of("Norvik"), "recipient": _of("Sarn")},
         f"Norvik captured Sarn {B}."),
        (EventType.CASUALTY, "death", {}, "There were deaths."),
        (EventType.CASUALTY, "death", {"occurred": _of("planned"), "killed": _count("killed", 3)},
         f"Deaths {B} were expected."),
        (EventType.CASUALTY, "death", {"killed": _count("killed", 3), "place": _of("Sarn")},
         f"Three people were killed in Sarn {B}."),
        (EventType.CASUALTY, "death",
         {"killed": _count("killed", 3), "agent": _of("Norvik"), "recipient": _of("Ada Lunt")},
         f"Three people were killed {B}. Those harmed included Ada Lunt {B}. It is put down to "
         f"Norvik {B}."),
        (EventType.CRIME, "unheard of", {"place": _of("Sarn")}, f"There was a crime in Sarn {B}."),
    ],
)  # fmt: skip
def test_other_happenings_are_told(
    kind: EventType, mode: str, values: dict[str, Value], said: str
) -> None:
    assert _said(kind, mode, values) == said


@pytest.mark.parametrize(
    ("edtf", "inside", "alone"),
    [
        ("2014-06-24", "on 24 June 2014", "24 June 2014"),
        ("2014-06", "in June 2014", "June 2014"),
        ("2014", "in 2014", "2014"),
        ("2014-06-24~", "about 24 June 2014", "about 24 June 2014"),
        ("../2014-06-24", "by 24 June 2014", "24 June 2014 or before"),
        ("2014-06-24/..", "from 24 June 2014 on", "24 June 2014 or later"),
        ("2014-06-12/2014-06-26", "between 12 and 26 June 2014", "12–26 June 2014"),
        ("2014-05-30/2014-06-02", "between 30 May and 2 June 2014", "30 May – 2 June 2014"),
        ("2014-06-24/2014-06-24", "on 24 June 2014", "24 June 2014"),
        ("2014-06-26T20:04:00Z", "on 26 June 2014, 20:04 UTC", "26 June 2014, 20:04 UTC"),
        ("", "at a time not told", "a time not told"),
        ("/2019", "by 2019", "2019 or before"),
    ],
)
def test_times_are_said(edtf: str, inside: str, alone: str) -> None:
    assert in_time(edtf) == inside
    assert time(edtf) == alone


texts = st.sampled_from(
    ["Norvik", "United Uplands", "force", "", " ", "yes", "no", "planned",
     "Harrow, on the side of Norvik",
     "{{ 7 }}", "a\nb", "\u202e\u200b", "of *this* | that", "É"]
)  # fmt: skip
supports = st.sampled_from(
    [BOTH, ONE, support((), HELD[:1]), support((), ()), Support((), 0, 2, (), "")]
)
times = st.sampled_from(["2019-05-03", "../2019", "2019-05~/..", "2019/2020", "", "..", "last May"])
quantities = st.none() | st.builds(
    lambda low, qualifier, whose: Quantity(
        QuantityKind.KILLED, low, low + 2 if qualifier is Qualifier.BETWEEN else low, qualifier,
        WORDS[0], whose=whose,
    ),
    st.integers(0, 1200), st.sampled_from(Qualifier),
    st.sampled_from(["", "people", "civilians", "1"]),
)  # fmt: skip
spans = st.sampled_from([(), WORDS, at(WIRE, "Friday", "Harrow")])
values_of = st.builds(
    lambda text, words, found, standing, hedged, quantity: value(
        text, words, found, standing, hedged=hedged, quantity=quantity
    ),
    texts, spans, supports, st.sampled_from(Standing), st.booleans(), quantities,
)  # fmt: skip
drawn = st.dictionaries(
    st.sampled_from(Attribute),
    st.tuples(st.sampled_from(FindingStatus), st.lists(values_of, min_size=1, max_size=6)),
    max_size=6,
)
kinds = st.tuples(
    st.sampled_from(EventType), st.sampled_from(["", "aerial", "death", "unheard of"])
)


@settings(deadline=None, max_examples=300)
@given(kinds, drawn, times)
def test_any_record_is_told_in_sentences(
    kind: tuple[EventType, str],
    given_: dict[Attribute, tuple[FindingStatus, list[Value]]],
    edtf: str,
) -> None:
    named = content_id("happening", "e")
    findings = [
        finding(named, a, status, [_at(a, v, edtf) for v in held])
        for a, (status, held) in given_.items()
    ]
    found = _found(*kind, findings)
    (only,) = happened(found)
    assert only.text == only.text.strip()
    assert only.text.endswith(".")
    assert only.text[:1].upper() == only.text[:1]
    assert only.text.count("(") == only.text.count(")")
    assert not re.search(r"\(\s*\)|\(\s|\s\)|\s[.,;]|  |[,;:]\.|\.\.\s|None", only.text), only.text
    assert all(part.text for part in only.parts if part.span is not None)
    assert outline(found)


def _at(attribute: Attribute, given_: Value, edtf: str) -> Value:
    return replace(given_, value=edtf) if attribute is Attribute.TIME else given_


def test_every_type_and_mode_of_the_lexicon_has_its_words() -> None:
    from importlib.resources import files

    rows = files("rashomon.events").joinpath("events.tsv").read_text("utf-8").splitlines()[1:]
    coded = {tuple(row.split("\t")[3:5]) for row in rows if not row.startswith("#")}
    for kind, mode in coded:
        mode = mode.strip("-")
        known = deed(event("e", EventType(kind), mode, "", WORDS[0], BOTH, Word.WEAK))
        assert known.noun != "a happening"
        plain = deed(event("e", EventType(kind), "", "", WORDS[0], BOTH, Word.WEAK))
        assert not mode or known != plain or kind == "ACCUSE", (kind, mode)


def test_events_of_one_report_give_way_to_those_of_several() -> None:
    base = dossier(material())
    assert base.record is not None
    lone = [e for e in base.record.events if len(e.reports) == 1]
    shared = [e for e in base.record.events if len(e.reports) > 1]
    assert lone
    found = Found(replace(base, record=replace(base.record, events=(*lone, *shared))), Options())
    assert [len(e.reports) > 1 for e in leading(found)] == [True]
    alone = Found(replace(base, record=replace(base.record, events=tuple(lone))), Options())
    assert len(leading(alone)) == len(lone)


def test_the_outline_counts_what_the_page_lists() -> None:
    assert outline(Found(dossier(material()), Options())) == (
        "The record holds 4 events: 2 points are contested, 3 have changed; 3 events "
        "rest, in part or whole, on one origin."
    )
    empty = replace(material(), record=None)
    assert outline(Found(dossier(empty), Options())) == ""


def test_hostile_names_stay_words() -> None:
    said = happened(Found(dossier(material()), Options()))[0].text
    assert "\u202e" in HOSTILE
    assert "\u202e" not in said
    assert said.startswith("<script>alert('origin')</script> | *x* (one origin in one report:")


@pytest.mark.parametrize(
    ("mode", "title", "name"),
    [
        ("heavy-weapons", "attack", "Attack with heavy weapons"),
        ("heavy-weapons", "shelling", "Shelling"),
        ("heavy-weapons", "rockets … hit", "Rocket attack"),
        ("", "missile … fired", "Missile strike"),
        ("aerial", "missile", "Air strike"),
    ],
)
def test_heavy_weapons_are_called_what_the_reports_call_them(
    mode: str, title: str, name: str
) -> None:
    known = deed(event("e", EventType.ASSAULT, mode, title, WORDS[0], BOTH, Word.WEAK))
    assert known.name == name
