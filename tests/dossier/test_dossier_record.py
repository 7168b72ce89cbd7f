"""The sections on the record: nothing contested is lost, every value leads to its words."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from dossier_page_check import Page, faults
from dossier_record_samples import finding, value
from dossier_samples import many, material
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from rashomon.dossier import Options, dossier, html, markdown, text
from rashomon.dossier.changed import changes
from rashomon.dossier.contested import points
from rashomon.dossier.event_list import event_list, legend
from rashomon.dossier.evidence import excerpts
from rashomon.dossier.found import Found
from rashomon.dossier.labels import support
from rashomon.dossier.origin_list import origin_list
from rashomon.dossier.places import Places
from rashomon.dossier.safe import one_line, plain
from rashomon.dossier.single import alone
from rashomon.records import (
    Attribute,
    Conflict,
    Dossier,
    FindingStatus,
    Language,
    Record,
    Standing,
    Support,
)

HELD = dossier(material())
assert HELD.record is not None
RECORD: Record = HELD.record
FOUND = Found(HELD, Options())
SECTIONS = (
    "happened contested changed alone events quotations origins texts lineage reports timeline "
    "thread statements full cut colophon"
).split()


@pytest.fixture(scope="module")
def page() -> Page:
    """The page of the invented story."""
    return Page(html(HELD))


def _printed(held: Dossier) -> str:
    out = io.StringIO()
    text(held, Console(file=out, width=80, color_system=None))
    return " ".join(out.getvalue().split())


def test_the_sections_stand_in_reading_order(page: Page) -> None:
    ids = page.values("id")
    assert [each for each in ids if each in SECTIONS] == SECTIONS


def test_every_status_and_standing_is_in_the_sample() -> None:
    assert {f.status for f in RECORD.findings} == set(FindingStatus)
    assert {v.standing for f in RECORD.findings for v in f.values} == set(Standing)


def test_rivals_stand_in_the_sources_words_with_their_chain() -> None:
    missing, where = points(FOUND)
    nobody, two = missing.rivals
    assert (missing.event, missing.conflict) == (1, Conflict.FIGURES.value)
    assert [rival.label for rival in missing.rivals] == ["nobody", "2"]
    first, second = nobody.excerpts
    assert [(run.text, run.is_marked) for run in first.stretches] == [
        ("Nobody", True),
        (" was reported missing by noon.", False),
    ]
    assert first.chain == ("Northern Wire",)
    assert [number for number, _ in first.same] == [2], "a reprint is no second witness"
    assert second.number == 3
    assert two.support == "one origin in one report"
    assert where.rivals[0].excerpts[0].told == "denies, of the future"
    assert where.rivals[0].excerpts[0].chain[-1].startswith("he (= <script>")


def test_what_was_taken_back_names_its_stale_reports() -> None:
    when, displaced, wounded = changes(FOUND)
    assert when.line == "2 May 2019 → 3 May 2019"
    assert [old.stale for old in when.old] == [(4,)]
    assert displaced.line == "about 400 → 520"
    assert displaced.old[0].reason == "replaced by 520 people"
    assert wounded.line == "520 → one child"
    assert "set aside by" in wounded.old[0].reason


def test_what_rests_on_one_origin_is_listed_by_event() -> None:
    rows = alone(FOUND)
    assert [row.event for row in rows] == [1, 2, 3]
    assert [item.label for item in rows[1].groups[0].items] == ["that it did not happen"]
    assert rows[0].groups[1].is_hedged


def test_events_stand_in_time_and_then_those_without() -> None:
    listed = event_list(FOUND)
    assert [row.number for row in listed.timed] == [1]
    assert [row.number for row in listed.untimed] == [2, 3, 4]
    assert listed.timed[0].joins == ("the same dam (2 pairs)", "the same <b>day</b> (1 pair)")
    assert [grade[:1] for grade, _ in legend(FOUND)] == ["1", "3", "4", "5", "6"]


def test_origins_say_whom_they_may_be() -> None:
    rows = {row.name: row for row in origin_list(FOUND)}
    assert rows["Northern Wire"].may_be == "any of the others but Ilse Brandt"
    assert rows["Harrow Ledger itself"].may_be == "any of the others"
    assert rows["Ilse Brandt"].through == "Northern Wire, Radio Vale"


@pytest.mark.parametrize(
    ("low", "high", "reports", "said"),
    [
        (1, 1, 1, "one origin in one report"),
        (1, 1, 4, "one origin in 4 reports"),
        (2, 3, 9, "2–3 origins in 9 reports"),
        (3, 3, 3, "3 origins in 3 reports"),
        (0, 0, 2, "no origin in 2 reports"),
        (0, 2, 0, "0–2 origins"),
    ],
)
def test_support_is_said(low: int, high: int, reports: int, said: str) -> None:
    ids = tuple(f"r{n}" for n in range(reports))
    assert support(Support((), low, high, ids, "")) == said


def test_every_value_leads_to_its_words(page: Page) -> None:
    places = Places(HELD, Options())
    ids, links = set(page.values("id")), set(page.values("href"))
    for each in RECORD.findings:
        for given_ in each.values:
            shown = [s for s in given_.words if FOUND.labels.text(s.report)]
            for span in shown:
                anchor = places.href(span)
                assert anchor[1:] in ids
                said = page.source.split(f'id="{anchor[1:]}"')[1].split("<mark")[1]
                assert 'class="' in said.split(">")[0]
            assert not shown or any(places.href(span) in links for span in shown)


def test_contested_findings_are_never_left_out() -> None:
    named = replace(RECORD.events[1], id="last", title="the last of many")
    events = tuple(replace(RECORD.events[2], id=f"e{n}") for n in range(40))
    rival = replace(RECORD.findings[-1], id="f", event="last")
    record = Record("s", (*events, named), RECORD.origins, (rival,))
    held = replace(HELD, record=record)
    short = Options(most_events=5, most_single=2, most_listed_origins=2)
    shown = Page(html(held, short))
    assert faults(shown) == []
    assert "the last of many" in shown.words
    assert "35 more events" in shown.words
    assert "4 more origins" in shown.words
    assert "c1" in shown.values("id")
    assert "the last of many" in markdown(held, short)
    assert "the last of many" in _printed(held)


@pytest.mark.parametrize(
    ("record", "language", "said"),
    [
        (None, "en", "What happened is not told: no record of events is kept for these reports."),
        (None, "de", "What happened is not told: none of these reports is in a language"),
        (Record("s"), "en", "These reports were read, and no event was found in them."),
        (Record("s"), "de-AT", "What happened is not told: none of these reports is in a language"),
    ],
)
def test_a_dossier_without_a_record_opens_as_before_and_says_so(
    record: Record | None, language: str, said: str
) -> None:
    base = material()
    held = tuple(replace(r, language=Language(language, 0.9)) for r in base.reports)
    bare = dossier(replace(base, reports=held, record=record))
    for shown in (Page(html(bare)).words, markdown(bare), _printed(bare)):
        assert said in shown
        assert "6 reports by 5 outlets" in shown
        assert "What happened\n" not in shown
        assert "Contested" not in shown
    assert faults(Page(html(dossier(many(3))))) == []


def test_all_three_forms_tell_the_same() -> None:
    said = [Page(html(HELD)).words, markdown(HELD), _printed(HELD)]
    for words in (
        "How many were missing",
        "Why they differ",
        "Taken back and updated",
        "One origin only, or unconfirmed",
        "Where it began",
        "The record holds 4 events",
        "in the same words in",
    )[:-1]:
        assert all(words in each for each in said), words


words = st.text(max_size=12) | st.sampled_from(
    ["</script><b>", "{{ x }}", "\u202e\u2066", "|", "javascript:alert(1)", "\" onload='", "&#x3c;"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=6, max_size=6))
def test_no_word_of_a_record_is_live(said: list[str]) -> None:
    title, name, reason, given_, rule, carrier = said
    events = tuple(replace(e, title=title, rule=rule) for e in RECORD.events)
    origins = tuple(replace(o, name=name, occasion=carrier, reason=reason) for o in RECORD.origins)
    findings = tuple(
        replace(
            f,
            reason=reason,
            values=tuple(replace(v, value=given_, reason=reason, quantity=None) for v in f.values),
        )
        for f in RECORD.findings
    )
    held = replace(HELD, record=Record("s", events, origins, findings))
    assert faults(Page(html(held))) == []
    assert markdown(held)
    assert _printed(held)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 90)), min_size=1, max_size=8))
def test_an_excerpt_is_of_the_text_and_marks_only_the_values_words(
    places: list[tuple[int, int]],
) -> None:
    report = HELD.entries[4].report
    spans = tuple(
        replace(RECORD.events[2].words, start=start, end=start + size)
        for start, size in places
        if report.text[start : start + size].strip()
    )
    event = RECORD.events[2]
    base = RECORD.findings[-1].values[0]
    for each in excerpts(replace(base, words=spans), event, FOUND):
        shown = "".join(run.text for run in each.stretches)
        assert one_line(shown.strip("… ")) in one_line(report.text)
        marked = [run.text for run in each.stretches if run.is_marked]
        assert marked
        covered = "".join(plain(s.of(report.text)).replace("\n", " ") for s in spans)
        assert all(any(part in covered for part in (run, run.strip())) for run in marked)


def test_a_value_whose_words_are_in_an_older_page_is_told_without_them() -> None:
    old = replace(RECORD.events[0].words, report="a report that is not here")
    lone = value("elsewhere", (old,), RECORD.events[0].support, Standing.WITHDRAWN)
    made = finding(RECORD.events[0].id, Attribute.PLACE, FindingStatus.CORRECTED, [lone])
    held = replace(HELD, record=replace(RECORD, findings=(made,)))
    assert faults(Page(html(held))) == []
    assert "An earlier version of where it happened was taken back: elsewhere" in _printed(held)
