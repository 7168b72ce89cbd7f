"""The table of events of record: one row each, nothing averaged, nothing that acts."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from export_samples import (
    HARROW,
    IMPRINT,
    UPLANDS,
    VALE,
    flood,
    killed,
    named_by,
    on,
    place,
    told,
    with_findings,
)
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.dossier.happening_rows import (
    COLUMNS,
    HOLDS,
    happening_codebook,
    happening_rows,
    happening_table,
)
from rashomon.dossier.outgoing import Outgoing
from rashomon.dossier.tolls import Toll, toll
from rashomon.records import Attribute, Finding, Precision, Qualifier, Standing, Value

RIVAL, COARSER, FINER = Standing.RIVAL, Standing.COARSER, Standing.FINER
AT_LEAST, MORE_THAN, DOZENS = Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.DOZENS


def table(story: Outgoing) -> list[dict[str, str]]:
    lines = "\r\n".join(happening_table([story], IMPRINT))
    header, *rows = csv.reader(io.StringIO(lines, newline=""), strict=True)
    assert header == list(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def row(*found: Finding) -> dict[str, str]:
    (one,) = table(with_findings(*found))
    return one


# The table


def test_each_event_of_record_is_one_row() -> None:
    story = flood()
    assert [r["event_id"] for r in table(story)] == [e.id for e in story.record.events]


def test_the_codebook_says_what_each_column_holds() -> None:
    header, *rows = csv.reader(happening_codebook(), strict=True)
    assert header == ["column", "holds"]
    assert [(name, holds) for name, holds in rows] == list(COLUMNS.items())
    assert HOLDS.keys() == COLUMNS.keys()


def test_the_last_columns_say_what_it_was_made_from() -> None:
    assert list(COLUMNS)[-3:] == ["build", "workspace", "decisions"]
    assert {tuple(r.values())[-3:] for r in table(flood())} == {("0.1.0", "ab" * 32, "3")}


def test_cells_hold_what_the_codebook_types_them_as() -> None:
    types = {"text": str, "int": int, "float": float, "list": tuple}
    for each in happening_rows([flood()], IMPRINT):
        for name, cell in each.items():
            assert cell is None or isinstance(cell, types.get(HOLDS[name], object)), name


@given(st.text(max_size=40), st.text(max_size=40))
@example('=HYPERLINK("https://evil.example")', "a\r\nb")
@example("+1", "@SUM(1)")
def test_no_words_break_a_row_or_act(outlet: str, title: str) -> None:
    for each in table(named_by(outlet, title)):
        for name, cell in each.items():
            assert "\n" not in cell
            assert "\r" not in cell
            assert cell[:1] not in ("=", "@", "\t"), name


# How many


@pytest.mark.parametrize(
    ("values", "contested", "wanted"),
    [
        ([killed(23, 23)], False, Toll(23, 23, 23)),
        ([killed(23, None, AT_LEAST)], False, Toll(23, 23, None)),
        ([killed(200, None, MORE_THAN)], False, Toll(None, 201, None)),
        ([killed(24, None, DOZENS)], False, Toll(None, 24, 99)),
        ([killed(0, 0, Qualifier.NO)], False, Toll(0, 0, 0)),
        ([killed(23, 23, standing=RIVAL), killed(32, 32, standing=RIVAL)], True,
         Toll(None, 23, 32)),
        (
            [killed(23, 23, standing=RIVAL), killed(50, None, AT_LEAST, standing=RIVAL)],
            True,
            Toll(None, 23, None),
        ),
        ([killed(32, 32, standing=FINER), killed(24, None, DOZENS, standing=COARSER)], False,
         Toll(32, 32, 32)),
        ([killed(43, 43, standing=Standing.REPLACED), killed(112, 112)], False,
         Toll(112, 112, 112)),
        ([killed(9, 9, standing=Standing.REJECTED), killed(4, 4)], False, Toll(4, 4, 4)),
        ([killed(9, 9, standing=Standing.WITHDRAWN)], False, Toll()),
        ([killed(20, 20), killed(3, 3, whose="soldiers")], False, Toll(20, 20, 20)),
        ([killed(112, 112, whose="workers")], False, Toll(112, 112, None)),
        ([killed(5, 5, whose="civilians"), killed(3, 3, whose="soldiers")], False,
         Toll(None, 5, None)),
    ],
)  # fmt: skip
def test_best_low_and_high(values: list[Value], contested: bool, wanted: Toll) -> None:
    assert toll(on(Attribute.KILLED, *values, contested=contested)) == wanted


figures = st.integers(0, 5000)


@given(st.lists(figures, min_size=1, max_size=5), st.booleans())
def test_low_and_high_hold_every_figure_and_best_is_one_of_them(
    numbers: list[int], contested: bool
) -> None:
    standing = RIVAL if contested else Standing.STANDS
    values = [killed(n, n, standing=standing) for n in numbers]
    made = toll(on(Attribute.KILLED, *values, contested=contested))
    assert (made.low, made.high) == (min(numbers), max(numbers))
    assert made.best is None if contested else made.best in numbers


def test_a_person_s_value_is_the_best() -> None:
    rivals = killed(23, 23, standing=RIVAL), killed(32, 32, standing=RIVAL)
    contested = on(Attribute.KILLED, *rivals, contested=True)
    assert toll(replace(contested, set_to=rivals[1].value)).best == 32


def test_nobody_killed_is_nought_and_nothing_told_is_empty() -> None:
    none = row(on(Attribute.KILLED, killed(0, 0, Qualifier.NO)))
    assert (none["killed_best"], none["wounded_best"]) == ("0", "")
    assert (none["killed_status"], none["wounded_status"]) == ("agreed", "")


# When


def test_a_time_is_told_with_its_days_and_precision() -> None:
    got = row(on(Attribute.TIME, told("2019-05-03")))
    assert [got[c] for c in ("date", "date_start", "date_end", "date_prec")] == [
        "2019-05-03", "2019-05-03", "2019-05-03", "1",
    ]  # fmt: skip


def test_rival_times_span_the_days_and_none_of_them_is_the_date() -> None:
    rivals = told("2019-05-03", RIVAL), told("2019-05-09/2019-05-10", RIVAL)
    got = row(on(Attribute.TIME, *rivals, contested=True))
    assert [got[c] for c in ("date", "date_start", "date_end", "date_prec", "time_status")] == [
        "", "2019-05-03", "2019-05-10", "4", "contested",
    ]  # fmt: skip
    assert got["contested"] == "time"


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2019-05-03~", "2019-05-03", "2019-05-03", "2"),
        ("2019-05/..", "2019-05-01", "", ""),
        ("../2019-05-03", "", "2019-05-03", ""),
        ("some day", "", "", ""),
    ],
)
def test_open_and_inexact_times(edtf: str, first: str, last: str, precision: str) -> None:
    got = row(on(Attribute.TIME, told(edtf)))
    assert (got["date"], got["date_start"], got["date_end"]) == (edtf, first, last)
    assert got["date_prec"] == precision


# Where


def test_a_place_has_its_name_id_divisions_and_precision() -> None:
    value, coding = place(HARROW, Precision.NEAR)
    (got,) = table(with_findings(on(Attribute.PLACE, value), codings=[coding]))
    wanted = {
        "where_name": "Harrow", "where_id": "7", "adm_1": "Vale", "country": "Uplands",
        "iso": "UP", "latitude": "12.5000", "longitude": "-3.2500", "where_prec": "2",
    }  # fmt: skip
    assert {name: got[name] for name in wanted} == wanted


def test_contested_places_give_no_point_but_the_country_that_they_share() -> None:
    made = [
        place(HARROW, Precision.EXACT, RIVAL),
        place(VALE, Precision.PROVINCE, RIVAL, "Harrow Dam"),
    ]
    finding = on(Attribute.PLACE, *(value for value, _ in made), contested=True)
    (got,) = table(with_findings(finding, codings=[coding for _, coding in made]))
    assert (got["where_name"], got["latitude"]) == ("", "")
    assert (got["country"], got["iso"], got["places"]) == ("Uplands", "UP", "Harrow | Vale")


def test_a_place_that_no_gazetteer_has_keeps_its_name() -> None:
    got = row(on(Attribute.PLACE, told("Rana Plaza")))
    assert (got["where_name"], got["where_id"], got["latitude"]) == ("Rana Plaza", "", "")


def test_the_best_supported_place_is_given() -> None:
    country, first = place(UPLANDS, Precision.COUNTRY, COARSER, "Harrow Dam")
    town, second = place(HARROW, Precision.EXACT, FINER)
    made = with_findings(on(Attribute.PLACE, country, town), codings=[first, second])
    assert table(made)[0]["where_name"] == "Harrow"


# Who, and who says so


def test_all_who_are_said_to_have_done_it_are_named() -> None:
    rivals = told("Harrow guard", RIVAL), told("Vale | guard", RIVAL)
    got = row(on(Attribute.AGENT, *rivals, contested=True))
    assert got["side_a"] == "Harrow guard | Vale / guard"
    assert (got["agent_status"], got["contested"]) == ("contested", "agent")


def test_whether_it_happened_has_its_credibility() -> None:
    got = row(on(Attribute.OCCURRED, told("yes", origins=("wire", "ledger"))))
    assert (got["occurred"], got["occurred_status"], got["credibility"]) == ("yes", "agreed", "3")


def test_every_passage_stands_where_it_is_said_to_stand() -> None:
    value, coding = place(HARROW, Precision.EXACT)
    story = with_findings(on(Attribute.PLACE, value), codings=[coding])
    event = replace(story.record.events[0], mentions=(coding.events[0].id,))
    record = replace(story.record, events=(event,))
    made = Outgoing(replace(story.dossier, record=record), (coding,))
    (got,) = table(made)
    report, _, ends = got["quotes_at"].partition(":")
    start, end = map(int, ends.split("-"))
    text = made.reports[report].text[start:end]
    assert got["quotes"] == " ".join(text.split())
