"""Rows of events: one cell for each column, nothing that acts, and only what the words allow."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.dossier.acled import Scene, acled, is_unopposed, plain
from rashomon.dossier.event_rows import COLUMNS, codebook, event_table
from rashomon.records import (
    NOBODY,
    Actor,
    Basis,
    Bound,
    Certainty,
    Claim,
    ClaimForm,
    Coding,
    EventMention,
    EventType,
    Holder,
    Located,
    Participant,
    Place,
    PlaceMention,
    Precision,
    Qualifier,
    Quantity,
    QuantityKind,
    Relation,
    Report,
    Span,
    Stance,
    Stated,
    Status,
    Telling,
    TimeMention,
    When,
)

TEXT = (
    "Two jets hit a depot on the Tarvan side of the border, 12 km north of Marn, on 3 May with "
    "rockets, killing at least nine people, four of them guards, and wounding dozens, the mayor "
    "told Northern Wire. They left."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span("r", start, start + len(words))


REPORT = Report(
    "r",
    "capture-1",
    "https://vale.example/a",
    TEXT,
    "utf-8",
    outlet=Stated("Vale Courier", Basis.SUPPLIED),
    published=When("2014-05-05", Basis.SUPPLIED),
)
MARN = Located(
    "geonames:7", "Marn", "place", ("Lower Marn", "Tarq", "Tarva"), "TV", -1.25, 30.5, 9_000
)
DAY = TimeMention(span("on 3 May"), When("2014-05-03", Basis.TEXT, span("on 3 May")), "", 1, "")
DEAD = Quantity(QuantityKind.KILLED, 9, None, Qualifier.AT_LEAST, span("at least nine"))
GUARDS = Quantity(QuantityKind.KILLED, 4, 4, Qualifier.EXACTLY, span("four"), part_of=0)
HURT = Quantity(QuantityKind.WOUNDED, 24, None, Qualifier.DOZENS, span("dozens"))
EVENT = EventMention(
    "event-1",
    "r",
    (span("hit"),),
    2,
    "hit",
    EventType.ASSAULT,
    "aerial",
    ("military", "territory"),
    "195",
    Status.HAPPENED,
    agents=(Participant(span("They"), 40, 0, span("Two jets"), "the last plural"),),
    recipients=(Participant(span("a depot"), 4), Participant(span("four of them guards"), 27, 1)),
    instruments=(Participant(span("rockets"), 22),),
    place=Place(
        0,
        span("12 km north of Marn"),
        Precision.NEAR,
        Relation.OFF,
        "N",
        12.0,
        span("the Tarvan side of the border"),
        "TV",
    ),
    when=0,
    quantities=(0, 1, 2),
)
CODING = Coding(
    "r",
    (DAY,),
    (DEAD, GUARDS, HURT),
    (PlaceMention(span("Marn"), 14, (MARN,), 0.9, "the only place of this name"),),
    (
        Actor("Tarvan air force jets", (span("Two jets"),), None, "TVA", "MIL"),
        Actor("guards", (span("guards"),), None, "", "COP"),
    ),
    (EVENT,),
)
_PLAIN = Telling(Stance.ASSERTS, Certainty.PLAIN)
WIRE, MAYOR = (Holder(words, span(words)) for words in ("Northern Wire", "the mayor"))


def claim(
    words: str,
    chain: tuple[Holder, ...],
    told: Telling = _PLAIN,
    form: ClaimForm = ClaimForm.STATEMENT,
) -> Claim:
    return Claim(f"claim-{words}", "r", form, (span(words),), chain, told, events=("event-1",))


def table(report: Report, coding: Coding, claims: Sequence[Claim] = ()) -> list[dict[str, str]]:
    """The rows as a program that reads CSV gets them; every row has one cell a column."""
    lines = "\r\n".join(event_table([(report, coding, claims)]))
    header, *rows = csv.reader(io.StringIO(lines, newline=""), strict=True)
    assert header == list(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def row(coding: Coding = CODING, claims: Sequence[Claim] = ()) -> dict[str, str]:
    (one,) = table(REPORT, coding, claims)
    return one


def with_place(located: Located | None, place: Place | None = EVENT.place) -> dict[str, str]:
    mention = replace(CODING.places[0], candidates=(located,) if located else ())
    event = replace(EVENT, place=place)
    return row(replace(CODING, places=(mention,), events=(event,)))


def with_time(edtf: str, bound: Bound = Bound.AT) -> dict[str, str]:
    time = replace(DAY, when=When(edtf, Basis.TEXT, DAY.words), bound=bound)
    return row(replace(CODING, times=(time,)))


def with_numbers(*numbers: Quantity) -> dict[str, str]:
    event = replace(EVENT, quantities=tuple(range(len(numbers))))
    return row(replace(CODING, quantities=numbers, events=(event,)))


def cells(got: dict[str, str], *names: str) -> tuple[str, ...]:
    return tuple(got[name] for name in names)


# The table


def test_the_header_is_the_columns_and_a_report_without_events_has_no_row() -> None:
    assert list(event_table([])) == [",".join(COLUMNS)]
    assert table(REPORT, Coding("r")) == []


def test_the_codebook_lists_each_column_with_what_it_holds() -> None:
    header, *rows = csv.reader(codebook(), strict=True)
    assert header == ["column", "holds"]
    assert [(name, holds) for name, holds in rows] == list(COLUMNS.items())
    assert all(holds.strip() for _, holds in rows)


def test_each_event_is_a_row_in_the_report_s_order() -> None:
    other = replace(EVENT, id="event-2", type=EventType.RETREAT, mode="withdraw")
    rows = table(REPORT, replace(CODING, events=(EVENT, other)))
    assert [each["event_id"] for each in rows] == ["event-1", "event-2"]
    assert [each["plover_type"] for each in rows] == ["ASSAULT", "RETREAT"]


def test_quotes_and_commas_are_quoted_as_rfc_4180_says() -> None:
    report = replace(REPORT, outlet=Stated('The "Vale", daily', Basis.SUPPLIED))
    assert '"The ""Vale"", daily"' in list(event_table([(report, CODING, ())]))[1]
    assert table(report, CODING)[0]["outlet"] == 'The "Vale", daily'


@given(st.text(max_size=40))
@example("a\r\nb")
@example('"=1,"')
def test_no_words_break_a_row_or_act(outlet: str) -> None:
    (got,) = table(replace(REPORT, outlet=Stated(outlet, Basis.SUPPLIED)), CODING)
    assert "\n" not in got["outlet"]
    assert "\r" not in got["outlet"]
    assert got["outlet"][:1] not in ("=", "+", "@", "\t")
    assert got["url"] == REPORT.address


def _leaves_line_ends_bare() -> bool:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["a\nb"])
    return '"' not in out.getvalue()


def test_a_line_end_in_an_address_does_not_break_its_row() -> None:
    (got,) = table(replace(REPORT, address="https://vale.example/\nb"), CODING)
    assert got["end"] == str(EVENT.trigger[-1].end)


def test_an_address_hides_nothing_from_a_reader() -> None:
    (got,) = table(replace(REPORT, address="https://vale.example/\u202egpj.exe\x00"), CODING)
    assert got["url"].isprintable()


@pytest.mark.parametrize(
    "sign",
    [
        "=",
        "+",
        "@",
        "-",
    ],
)
def test_a_cell_that_looks_like_a_formula_is_made_inert(sign: str) -> None:
    formula = f"{sign}1+cmd|' /C calc'!A0"
    (got,) = table(replace(REPORT, outlet=Stated(formula, Basis.SUPPLIED)), CODING)
    assert got["outlet"] == f"'{formula}"


def test_a_number_below_nought_stays_a_number() -> None:
    assert float(row()["latitude"]) == -1.25


# One event


def test_what_happened_and_the_words_for_it() -> None:
    got = row()
    assert cells(got, "event_id", "report_id", "outlet", "url", "published") == (
        "event-1", "r", "Vale Courier", "https://vale.example/a", "2014-05-05",
    )  # fmt: skip
    assert cells(got, "status", "plover_type", "plover_mode", "plover_contexts", "cameo") == (
        "happened", "ASSAULT", "aerial", "military;territory", "195",
    )  # fmt: skip
    assert cells(got, "trigger", "entry", "means") == ("hit", "hit", "rockets")
    assert TEXT[int(got["start"]) : int(got["end"])] == "hit"


def test_a_trigger_in_parts_is_told_with_a_gap_and_reaches_over_both() -> None:
    got = row(replace(CODING, events=(replace(EVENT, trigger=(span("hit"), span("with"))),)))
    assert got["trigger"] == "hit … with"
    assert int(got["end"]) == span("with").end


def test_what_is_threatened_keeps_its_type_beside_what_plover_codes() -> None:
    got = row(replace(CODING, events=(replace(EVENT, status=Status.THREATENED),)))
    assert cells(got, "status", "plover_type", "plover_coded") == (
        "threatened", "ASSAULT", "THREATEN",
    )  # fmt: skip


def test_a_pronoun_is_told_by_what_it_stands_for() -> None:
    got = row()
    assert cells(got, "actor1", "actor1_name", "actor1_country", "actor1_sector") == (
        "Two jets", "Tarvan air force jets", "TVA", "MIL",
    )  # fmt: skip


def test_several_are_parted_and_the_first_who_is_somebody_is_named() -> None:
    got = row()
    assert cells(got, "actor2", "actor2_name", "actor2_country", "actor2_sector") == (
        "a depot; four of them guards", "guards", "", "COP",
    )  # fmt: skip


def test_what_is_not_told_is_empty() -> None:
    event = EventMention(
        "event-1", "r", (span("left"),), 41, "leave", EventType.RETREAT, "", (), "087",
        Status.HAPPENED,
    )  # fmt: skip
    (got,) = table(
        replace(REPORT, outlet=None, published=None), replace(CODING, events=(event,)), ()
    )
    told = {name for name, value in got.items() if value}
    assert told == set(
        "event_id report_id url status plover_type plover_coded cameo trigger entry start "
        "end".split()
    )


# Where


def test_a_place_with_its_precision_distance_and_side() -> None:
    got = row()
    assert cells(got, "where_words", "where_prec", "where_relation") == (
        "12 km north of Marn", "2", "off",
    )  # fmt: skip
    assert cells(got, "direction", "distance_km") == ("N", "12")
    assert cells(got, "side_words", "side_iso") == ("the Tarvan side of the border", "TV")


def test_a_place_is_told_with_all_that_it_lies_in() -> None:
    got = row()
    assert cells(got, "where_name", "where_id", "latitude", "longitude") == (
        "Marn", "7", "-1.2500", "30.5000",
    )  # fmt: skip
    assert cells(got, "adm_2", "adm_1", "country", "iso") == ("Lower Marn", "Tarq", "Tarva", "TV")


def test_a_place_without_a_district_has_none() -> None:
    got = with_place(replace(MARN, within=("Tarq", "Tarva")))
    assert cells(got, "adm_2", "adm_1", "country") == ("", "Tarq", "Tarva")


def test_a_country_is_its_own_country_and_no_division() -> None:
    got = with_place(replace(MARN, name="Tarva", kind="country", within=()))
    assert cells(got, "adm_2", "adm_1", "country", "iso") == ("", "", "Tarva", "TV")


def test_a_sea_lies_in_no_country() -> None:
    got = with_place(replace(MARN, name="Grey Sea", kind="water", within=(), country=""))
    assert cells(got, "where_name", "adm_1", "country", "iso") == ("Grey Sea", "", "", "")


def test_a_place_that_no_gazetteer_has_keeps_its_words() -> None:
    got = with_place(None)
    assert got["where_words"] == "12 km north of Marn"
    assert set(cells(got, "where_name", "where_id", "country", "latitude", "longitude")) == {""}


@pytest.mark.parametrize(
    ("kind", "within", "column"),
    [("province", ("Tarva",), "adm_1"), ("district", ("Tarq", "Tarva"), "adm_2")],
)
def test_a_division_is_told_in_its_own_column(
    kind: str, within: tuple[str, ...], column: str
) -> None:
    assert with_place(replace(MARN, name="Here", kind=kind, within=within))[column] == "Here"


def test_an_id_of_ours_is_no_geonames_id() -> None:
    got = with_place(replace(MARN, id="rashomon:TV/Tarq", kind="province", within=("Tarva",)))
    assert got["where_id"] == ""


# When


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2014-05-03", "2014-05-03", "2014-05-03", 1),
        ("2014-05-03T20:30", "2014-05-03", "2014-05-03", 1),
        ("2014-05-03T23:59", "2014-05-03", "2014-05-03", 1),
        ("2014-05-03/2014-05-04", "2014-05-03", "2014-05-04", 2),
        ("2014-05-03/2014-05-08", "2014-05-03", "2014-05-08", 2),
        ("2014-05-03/2014-05-09", "2014-05-03", "2014-05-09", 3),
        ("2014-05-03/2014-05-10", "2014-05-03", "2014-05-10", 4),
        ("2014-02", "2014-02-01", "2014-02-28", 4),
        ("2014-05", "2014-05-01", "2014-05-31", 4),
        ("2014-05/2014-06", "2014-05-01", "2014-06-30", 5),
        ("2014", "2014-01-01", "2014-12-31", 5),
    ],
)
def test_a_time_is_told_with_its_first_and_last_day_and_precision(
    edtf: str, first: str, last: str, precision: int
) -> None:
    got = with_time(edtf)
    assert cells(got, "event_date", "event_date_earliest", "event_date_latest") == (
        edtf, first, last,
    )  # fmt: skip
    assert (got["date_prec"], got["date_words"]) == (str(precision), "on 3 May")


def test_a_time_that_hangs_on_an_unknown_day_keeps_its_words() -> None:
    got = row(replace(CODING, times=(replace(DAY, when=None, relative="day-1"),)))
    assert got["date_words"] == "on 3 May"
    assert set(cells(got, "event_date", "event_date_earliest", "date_prec")) == {""}


@pytest.mark.parametrize(
    ("bound", "edtf", "open_end"),
    [
        (Bound.FROM, "2014-05-03/..", "event_date_latest"),
        (Bound.UNTIL, "../2014-05-03", "event_date_earliest"),
    ],
)
def test_an_open_end_has_no_day(bound: Bound, edtf: str, open_end: str) -> None:
    got = with_time("2014-05-03", bound)
    assert got["event_date"] == edtf
    assert got[open_end] == ""


def test_the_last_day_of_a_night_is_the_day_it_ends_on() -> None:
    got = with_time("2014-05-03T22:00/2014-05-04T02:00")
    assert cells(got, "event_date_earliest", "event_date_latest") == ("2014-05-03", "2014-05-04")


# How many


def test_tolls_are_what_the_words_allow_with_open_ends_left_open() -> None:
    got = row()
    assert cells(got, "deaths_low", "deaths_high") == ("9", "")
    assert cells(got, "wounded_low", "wounded_high") == ("24", "99")
    assert cells(got, "detained_low", "detained_high") == ("", "")
    assert got["numbers_words"] == "at least nine killed; four killed; dozens wounded"


def test_a_part_is_never_told_as_the_total() -> None:
    part = replace(GUARDS, part_of=1)
    assert cells(with_numbers(part, DEAD), "deaths_low", "deaths_high") == ("9", "")
    alone = replace(CODING, events=(replace(EVENT, quantities=(1,)),))
    assert cells(row(alone), "deaths_low", "deaths_high") == ("", "")


def test_nobody_is_nought_and_not_empty() -> None:
    none = replace(DEAD, low=0, high=0, qualifier=Qualifier.NO)
    assert cells(with_numbers(none), "deaths_low", "deaths_high") == ("0", "0")


@pytest.mark.parametrize(
    "number",
    [
        112,
        999_999,
        1_234_567,
    ],
)
def test_a_toll_is_told_to_its_last_digit(number: int) -> None:
    exact = replace(DEAD, low=number, high=number, qualifier=Qualifier.EXACTLY)
    assert cells(with_numbers(exact), "deaths_low", "deaths_high") == (str(number), str(number))


def test_a_figure_that_a_newer_one_replaces_is_not_the_toll() -> None:
    older = replace(DEAD, low=100, high=100, qualifier=Qualifier.EXACTLY)
    newer = replace(older, low=112, high=112, earlier=0)
    assert with_numbers(older, newer)["deaths_low"] == "112"


# Who says so


def test_the_outlet_s_own_voice_has_no_chain() -> None:
    got = row(claims=(claim("Two jets hit a depot", ()),))
    assert cells(got, "chain", "stance", "certainty") == ("", "asserts", "plain")


def test_an_event_that_no_claim_speaks_of_has_neither_chain_nor_stance() -> None:
    other = replace(claim("Two jets hit a depot", (MAYOR,)), events=("event-9",))
    assert cells(row(claims=(other,)), "chain", "stance", "certainty") == ("", "", "")


@pytest.mark.parametrize("is_narrow_first", [True, False])
def test_chain_and_stance_are_the_narrowest_claim_s(is_narrow_first: bool) -> None:
    wide = claim(TEXT[: TEXT.index(", the mayor")], (WIRE,))
    doubts = Telling(Stance.DOUBTS, Certainty.HEDGED)
    narrow = claim("Two jets hit a depot", (WIRE, MAYOR), doubts)
    got = row(claims=(narrow, wide) if is_narrow_first else (wide, narrow))
    assert cells(got, "chain", "stance", "certainty") == (
        "Northern Wire ← the mayor", "doubts", "hedged",
    )  # fmt: skip


def test_a_denial_is_told_and_not_the_claim_that_it_answers() -> None:
    words = "Two jets hit a depot"
    implied = claim(words, (NOBODY,), form=ClaimForm.IMPLIED)
    denied = claim(words, (MAYOR,), Telling(Stance.DENIES, Certainty.PLAIN))
    got = row(claims=(implied, denied))
    assert cells(got, "chain", "stance") == ("the mayor", "denies")


def test_a_speaker_of_whom_nothing_is_told_is_said_to_be_nobody() -> None:
    got = row(claims=(claim("Two jets hit a depot", (WIRE, NOBODY)),))
    assert got["chain"] == "Northern Wire ← (not named)"


def test_words_quoted_in_a_denial_are_not_asserted() -> None:
    denied = claim("Two jets hit a depot", (MAYOR,), Telling(Stance.DENIES, Certainty.PLAIN))
    quoted = claim("hit a depot", (MAYOR,), form=ClaimForm.QUOTATION)
    assert row(claims=(denied, quoted))["stance"] == "denies"


# ACLED


REMOTE, BATTLES = "Explosions/Remote violence", "Battles"
CIVILIANS, STRATEGIC = "Violence against civilians", "Strategic developments"
EXCESSIVE, INTERVENTION = "Excessive force against protesters", "Protest with intervention"


@pytest.mark.parametrize(
    ("kind", "mode", "agents", "recipients", "wanted"),
    [
        ("ASSAULT", "aerial", "MIL", "REB", (REMOTE, "Air/drone strike")),
        ("ASSAULT", "heavy-weapons", "REB", "CVL", (REMOTE, "Shelling/artillery/missile attack")),
        ("ASSAULT", "explosives", "", "", (REMOTE, "Remote explosive/landmine/IED")),
        ("ASSAULT", "suicide-attack", "UAF", "COP", (REMOTE, "Suicide bomb")),
        ("ASSAULT", "abduct", "UAF", "JRN", (CIVILIANS, "Abduction/forced disappearance")),
        ("ASSAULT", "clash", "MIL", "REB", (BATTLES, "Armed clash")),
        ("ASSAULT", "firearms", "REB", "MIL", (BATTLES, "Armed clash")),
        ("ASSAULT", "firearms", "REB", "CVL MIL", (BATTLES, "Armed clash")),
        ("ASSAULT", "firearms", "UAF", "CVL", (CIVILIANS, "Attack")),
        ("ASSAULT", "capture", "REB", "", (BATTLES, "Non-state actor overtakes territory")),
        ("ASSAULT", "capture", "MIL", "REB", (BATTLES, "Government regains territory")),
        ("PROTEST", "demo", "CVL", "GOV", ("Protests", "Peaceful protest")),
        ("PROTEST", "", "", "", ("Protests", "Peaceful protest")),
        ("PROTEST", "riot", "CVL", "", ("Riots", "Violent demonstration")),
        ("COERCE", "arrest", "COP", "JRN", (STRATEGIC, "Arrests")),
        ("RETREAT", "ceasefire", "REB", "MIL", (STRATEGIC, "Agreement")),
        ("AGREE", "", "GOV", "GOV", (STRATEGIC, "Agreement")),
        ("RETREAT", "withdraw", "MIL", "", (STRATEGIC, "Change to group/activity")),
        ("RETREAT", "withdraw", "", "", ("", "")),
        ("CONSULT", "visit", "GOV", "GOV", ("", "")),
        ("CASUALTY", "death", "", "CVL", ("", "")),
        ("ASSAULT", "cyber", "UAF", "BUS", ("", "")),
    ],
)  # fmt: skip
def test_the_nearest_acled_type(
    kind: str, mode: str, agents: str, recipients: str, wanted: tuple[str, str]
) -> None:
    sides = frozenset(agents.split()), frozenset(recipients.split())
    assert acled(Scene(EventType(kind), mode, agents=sides[0], recipients=sides[1])) == wanted


@pytest.mark.parametrize(
    ("kind", "mode", "doers", "targets", "means", "wanted"),
    [
        ("ASSAULT", "firearms", "soldiers", "protesters", "fired", EXCESSIVE),
        ("ASSAULT", "crowd-control", "police", "nurses", "tear gas", INTERVENTION),
        ("ASSAULT", "primitive", "marchers", "police", "threw stones", "Violent demonstration"),
        ("ASSAULT", "destroy", "demonstrators", "two lorries", "burned", "Violent demonstration"),
        ("ASSAULT", "beat", "a mob", "a thief", "beat", "Mob violence"),
        ("ASSAULT", "explosives", "warplanes", "a camp", "bombed", "Air/drone strike"),
        ("ASSAULT", "explosives", "a man", "a bar", "threw a grenade", "Grenade"),
        ("ASSAULT", "explosives", "a woman", "herself", "blew up", "Suicide bomb"),
        ("ASSAULT", "aerial", "", "a suburb", "dropped chlorine", "Chemical weapon"),
        ("ASSAULT", "destroy", "gunners", "two drones", "shot down", "Disrupted weapons use"),
        ("COERCE", "arrest", "police", "eleven demonstrators", "arrested", INTERVENTION),
        ("COERCE", "seize", "troops", "", "seized weapons", "Disrupted weapons use"),
        ("PROTEST", "riot", "armed men", "a pharmacy", "looted", "Looting/property destruction"),
        ("PROTEST", "riot", "marchers", "shops", "looted", "Violent demonstration"),
        ("MOBILIZE", "troops", "the army", "the border", "sent men", "Change to group/activity"),
        ("MOBILIZE", "troops", "an army", "", "built a base", "Headquarters or base established"),
        ("RESCUE", "", "experts", "an explosive device", "defused", "Disrupted weapons use"),
        ("RESCUE", "", "divers", "two boys", "saved", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_row_tell_acled_s_finer_types(
    kind: str, mode: str, doers: str, targets: str, means: str, wanted: str
) -> None:
    said = plain(doers), plain(targets), plain(means)
    scene = Scene(EventType(kind), mode, doers=said[0], targets=said[1], means=said[2])
    assert acled(scene)[1] == wanted


def test_what_surrounds_an_event_tells_acled_s_type_too() -> None:
    police = frozenset({"COP"})
    rebels = frozenset({"REB"})
    shot = Scene(EventType.ASSAULT, "firearms", agents=police, amid_protest=True)
    assert acled(shot)[1] == "Excessive force against protesters"
    entered = Scene(EventType.ASSAULT, "capture", agents=rebels, unopposed=True)
    assert acled(entered)[1] == "Non-violent transfer of territory"
    left = Scene(EventType.RETREAT, "withdraw", agents=rebels, targets=plain("the town"))
    assert acled(left)[1] == "Non-violent transfer of territory"
    both = Scene(EventType.ASSAULT, "firearms", agents=rebels | {"MIL"})
    assert acled(both) == (BATTLES, "Armed clash")
    signed = Scene(EventType.SUPPORT, code="057")
    assert acled(signed) == (STRATEGIC, "Agreement")
    assert acled(Scene(EventType.CRIME, "theft")) == ("", "")
    assert (
        acled(Scene(EventType.CRIME, "theft", agents=rebels))[1] == "Looting/property destruction"
    )


def test_nobody_fought_is_said_in_several_ways() -> None:
    assert is_unopposed("The fighters entered the town without a fight.")
    assert is_unopposed("Troops took the base peacefully.")
    assert not is_unopposed("They fought for the town.")


def test_a_row_takes_the_sectors_of_its_two_sides() -> None:
    event = replace(EVENT, mode="firearms")
    armed = row(replace(CODING, events=(event,)))
    assert armed["acled_event_type"] == BATTLES  # the guards are COP
    things = replace(event, recipients=EVENT.recipients[:1])
    assert row(replace(CODING, events=(things,)))["acled_event_type"] == CIVILIANS
    capture = replace(CODING, events=(replace(EVENT, mode="capture"),))
    assert row(capture)["acled_sub_event_type"] == "Government regains territory"
