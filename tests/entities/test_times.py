"""Times: each kind of phrase, the calendar's arithmetic, and the laws that hold for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.entities import resolved, times
from rashomon.entities.times.holidays import days_of, easter
from rashomon.entities.times.phrases import RULES, keys, phrases
from rashomon.entities.times.relative import settle, walked
from rashomon.records import Basis, Bound, Reading, Sentence, Token, When
from treebank import reading

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_PUBLISHED = When("2014-06-26", Basis.SUPPLIED)  # a Thursday


def _flat(text: str) -> Reading:
    """A reading whose second word is the verb that all others hang on."""
    tokens, position = list[Token](), 0
    for number, form in enumerate(text.split()):
        start = text.index(form, position)
        position = start + len(form)
        above = min(1, len(text.split()) - 1)
        kind = ("VERB", "root") if number == above else ("NOUN", "obl")
        tokens.append(Token(start, position, form, form.lower(), kind[0], "", "_", above, kind[1]))
    return Reading("by hand", tuple(tokens), (Sentence(0, len(tokens)),), ())


def _read(phrase: str, published: When | None = _PUBLISHED) -> list[str | None]:
    """What a phrase states behind "Jets struck"."""
    text = f"Jets struck {phrase} ."
    return [mention.edtf for mention in times("r", text, _flat(text), published)]


@pytest.mark.parametrize("offset", range(7))
@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("future", [False, True])
def test_a_weekday_is_the_last_or_the_next_as_the_tense_says(
    offset: int, weekday: int, future: bool
) -> None:
    published = date(2014, 2, 24) + timedelta(days=offset)  # a Monday before a month's edge
    name = _WEEKDAYS[weekday]
    verb = "will/AUX/3/aux strike/VERB/0/root" if future else "have/AUX/3/aux struck/VERB/0/root"
    text, tree = reading(f"Jets/NOUN/3/nsubj {verb} on/ADP/5/case {name}/PROPN/3/obl")
    (found,) = times("r", text, tree, When(published.isoformat(), Basis.SUPPLIED))
    days = range(7) if future else range(0, -7, -1)
    wanted = next(d for n in days if (d := published + timedelta(days=n)).weekday() == weekday)
    assert found.when is not None
    assert found.when.edtf == wanted.isoformat()
    assert found.words.of(text) == f"on {name}"
    assert tree.tokens[found.head].form in ("strike", "struck")


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("on 3 June", "2014-06-03"),
        ("on 3 July", "2013-07-03"),
        ("on June 3, 2014", "2014-06-03"),
        ("on the 3rd of June 2014", "2014-06-03"),
        ("on Tuesday, June 3rd", "2014-06-03"),
        ("on 2014-06-03", "2014-06-03"),
        ("on 25/06/2014", "2014-06-25"),
        ("on 06/25/2014", "2014-06-25"),
        ("in April", "2014-04"),
        ("in September", "2013-09"),
        ("last April", "2014-04"),
        ("in March 2009", "2009-03"),
        ("in 2013", "2013"),
        ("in early June", "2014-06-01/2014-06-10"),
        ("in mid-May", "2014-05-15"),
        ("in late 2012", "2012-09/2012-12"),
        ("in the 1990s", "1990/1999"),
        ("in the summer of 2013", "2013-06~/2013-08~"),
        ("last Thursday", "2014-06-19"),
        ("last Tuesday", "2014-06-24"),
        ("next Friday", "2014-06-27"),
        ("on Tuesday last week", "2014-06-17"),
        ("today", "2014-06-26"),
        ("yesterday", "2014-06-25"),
        ("the day before yesterday", "2014-06-24"),
        ("overnight", "2014-06-25/2014-06-26"),
        ("on Friday night", "2014-06-20"),
        ("last week", "2014-06-16/2014-06-22"),
        ("this month", "2014-06"),
        ("last year", "2013"),
        ("over the past two weeks", "2014-06-12/2014-06-26"),
        ("in recent days", "2014-06-19~/2014-06-26~"),
        ("since Monday", "2014-06-23/.."),
        ("until March", "../2014-03"),
        ("between 3 and 5 May", "2014-05-03/2014-05-05"),
        ("from May 28 to June 3, 2013", "2013-05-28/2013-06-03"),
        ("from Monday to Wednesday", "2014-06-23/2014-06-25"),
        ("ten days ago", "2014-06-16"),
        ("a week ago", "2014-06-19~"),
        ("two months ago", "2014-04~"),
        ("at 8.30pm on Tuesday", "2014-06-24T20:30"),
        ("on Tuesday at 20:30", "2014-06-24T20:30"),
        ("at Easter", "2014-04-20"),
    ],
)
def test_what_a_phrase_states_in_a_report_of_thursday_26_june_2014(
    phrase: str, wanted: str
) -> None:
    assert _read(phrase) == [wanted]


@pytest.mark.parametrize(
    "phrase",
    [
        "for three hours",
        "at 3/6/2014",
        "on 31 June",
        "24/7",
        "every Friday",
        "on Fridays",
        "twice a week",
        "a 25-year-old man",
        "people may march",
        "in 2,500 homes",
    ],
)
def test_durations_ages_habits_and_ambiguous_figures_are_no_times(phrase: str) -> None:
    assert _read(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("on Tuesday and fled the next day", ["2014-06-24", "2014-06-25"]),
        ("on 3 June 2013 and two days later again", ["2013-06-03", "2013-06-05"]),
        ("on Tuesday , a week earlier", ["2014-06-24", "2014-06-17~"]),
        ("in March 2009 and again in June", ["2009-03", "2009-06"]),
        ("two days after Monday 's raid", ["2014-06-25", "2014-06-23"]),
        ("two days after she spoke", [None]),
    ],
)
def test_a_time_may_hang_on_another_one(phrase: str, wanted: list[str | None]) -> None:
    assert _read(phrase) == wanted


def test_an_unknown_publication_leaves_the_expression() -> None:
    text = "Jets struck on Tuesday ."
    (found,) = times("r", text, _flat(text), None)
    assert (found.when, found.relative) == (None, "publication weekday:2:before")
    settled = resolved(found, _PUBLISHED)
    assert settled.when is not None
    assert settled.when.edtf == "2014-06-24"
    assert settled.bound is Bound.AT


def test_a_publication_known_to_the_month_settles_only_what_it_can() -> None:
    month = When("2014-06", Basis.SUPPLIED)
    assert _read("last month", month) == ["2014-05"]
    assert _read("on Tuesday", month) == [None]


def test_a_name_with_a_weekday_is_no_time() -> None:
    text, tree = reading(
        "The/DET/3/det Sunday/PROPN/3/compound=ORG Courier/PROPN/4/nsubj=ORG reports/VERB/0/root"
    )
    assert times("r", text, tree, _PUBLISHED) == ()


def test_a_limit_before_a_noun_is_the_noun_s() -> None:
    assert phrases("since Monday's attack")[0].bound is Bound.AT
    assert phrases("since Monday")[0].bound is Bound.FROM


def test_movable_feasts() -> None:
    assert [easter(year) for year in (2014, 2016, 2025)] == [
        date(2014, 4, 20),
        date(2016, 3, 27),
        date(2025, 4, 20),
    ]
    assert days_of("eid al-fitr", 2014) == [(date(2014, 7, 28), date(2014, 7, 28))]


_PHRASES = st.sampled_from(
    "on Tuesday|last Friday|next week|two days later|yesterday|in April|on 29 February|overnight|"
    "three weeks ago|in 2013|the previous day|since March|a year earlier|at 8pm|last summer|by Eid|"
    "earlier this month|over the past ten days|in early June|from Monday to Friday".split("|")
)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.lists(_PHRASES, min_size=1, max_size=4), _DAYS)
@settings(max_examples=60, deadline=None)
def test_settling_later_gives_the_same_as_reading_with_the_date(said: list[str], day: date) -> None:
    text = f"Jets struck {' and '.join(said)} ."
    tree, published = _flat(text), When(day.isoformat(), Basis.SUPPLIED)
    later = tuple(resolved(mention, published) for mention in times("r", text, tree, None))
    assert later == times("r", text, tree, published)


@given(st.text(alphabet="0123456789:/-.,'’ \nMayJuneMondaythelastnextweekagoof", max_size=60))
@settings(max_examples=80, deadline=None)
def test_no_text_raises(text: str) -> None:
    tree = _flat(text) if text.split() else Reading("by hand", (), (), ())
    for mention in times("r", text, tree, _PUBLISHED):
        assert 0 <= mention.head < len(tree.tokens)
        assert mention.words.of(text)


@given(_DAYS, st.integers(1, 7), st.sampled_from(["before", "last", "after", "next"]))
@settings(deadline=None)
def test_a_weekday_s_side_holds(day: date, weekday: int, side: str) -> None:
    found = walked([f"weekday:{weekday}:{side}"], day)
    assert found is not None
    assert found.first.isoweekday() == weekday
    gap = (found.first - day).days
    assert (
        gap
        in {
            "before": range(-6, 1),
            "last": range(-7, 0),
            "after": range(7),
            "next": range(1, 8),
        }[side]
    )


def test_a_weekday_around_a_stretch_is_counted_from_its_edges() -> None:
    wednesday = ["span:0:9", "weekday:3:{}"]  # from Monday 23 June 2014 to Wednesday 2 July
    for side, day in (("before", 2), ("last", 18), ("after", 25), ("next", 9)):
        found = walked([step.format(side) for step in wednesday], date(2014, 6, 23))
        assert found is not None
        assert found.first.day == day, side


def test_what_the_calendar_lacks_settles_to_nothing() -> None:
    assert settle("publication year:-5000", _PUBLISHED) is None
    assert settle("event day:+1", _PUBLISHED) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tuesday 12 July 2016 Rebels launched an assault in the city. It failed.", 0),
        ("July 12, 2016 Rebels launched an assault in the city. It failed.", 0),
        ("12 July 2016 18:49 GMT Rebels launched an assault in the city.", 0),
        ("July 12 2016 1849 UTC+3 Rebels launched an assault in the city.", 0),
        ("On 12 July 2016 rebels launched an assault in the city.", 1),
        ("12 July 2016 was a Tuesday in the city.", 1),
        ("Rebels launched an assault on 12 July 2016 in the city.", 1),
    ],
)
def test_a_date_that_a_page_prints_before_its_text_is_no_time_of_what_is_told(
    text: str, count: int
) -> None:
    assert len(times("r", text, rashomon.read(text), None)) == count


_PIECES = (
    "on the in of from between and to until at early late 3 03 3rd 14 24 2014 1990s ’90s "
    "2014-06-26 3/14/2014 24/06 / - – , . ( June Jun. Sept May Sunday Sun Tues Monday’s "
    "week weeks year days hours a an couple few several two ago earlier later after before next "
    "last this past the same previous following day night morning weekend today tonight "
    "yesterday tomorrow overnight p.m. "
    "10:30 GMT spring winter Christmas New Year’s Eve Boxing Day Valentine’s Hallowe’en Ash Palm "
    "Maundy Good Friday Easter Ascension Pentecost Ashura Ramadan Eid al-Fitr hour small"
).split()


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9), st.sampled_from((" ", "", "-")))
def test_no_line_of_a_time_lacks_what_its_rule_needs(pieces: list[str], between: str) -> None:
    line = between.join(pieces)
    for rule in RULES:
        if rule.pattern.search(line):
            assert not rule.needs.isdisjoint(keys(line)), rule.name


def test_a_time_of_one_line_is_found_where_it_stands_in_the_text() -> None:
    text = "Jets return the day after\nA market was hit on 3 June\n\nIt closed in 2013"
    assert [text[p.start : p.end] for p in phrases(text)] == ["on 3 June", "in 2013"]
    assert [p.rule for p in phrases("Jets return the day after")] == [
        "the day beside the last time mentioned"
    ]


def test_that_day_is_the_deeds_and_no_day_of_telling() -> None:
    text = (
        "A convoy was attacked on 13 June. The group said in a statement on Sunday that its "
        "fighters had ambushed soldiers that day."
    )
    found = times("r", text, rashomon.read(text), _PUBLISHED)
    assert [each.edtf for each in found] == ["2014-06-13", "2014-06-22", "2014-06-13"]
