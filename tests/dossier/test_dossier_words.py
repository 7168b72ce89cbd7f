"""How values are said, which words differ, and what may be shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dossier_samples import material, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dossier import dossier
from rashomon.dossier.compare import against, sides
from rashomon.dossier.labels import clock, date, numbers, period
from rashomon.dossier.places import Places
from rashomon.dossier.safe import link, one_line, plain
from rashomon.dossier.summary import cited_by, summary, texts
from rashomon.dossier.timeline import timeline
from rashomon.errors import NotFound
from rashomon.records import Basis, Citation, Span, When
from rashomon.words import words

prose = st.lists(st.sampled_from("the gate of the old dam was never signed, 400 people".split()))
lines = prose.map(" ".join)


def test_the_summary_counts_what_the_record_holds() -> None:
    assert summary(dossier(material())) == (
        "6 reports by 5 outlets (and 1 whose outlet is not stated), 3–10 May 2019, come down to "
        "3–4 independent texts. Reports 1–3 share words and make, at the lowest count, one text; "
        "so do reports 4 and 5. Named as sources: Northern Wire (by 2), Radio Vale (by 1) and The "
        "Valley Courier (by 1). 2 speakers are given, most often Ilse Brandt (1 statement). 2 "
        "quotations are shared, 2 of them in versions that differ. Report 6 is without a date. "
        "Report 6 is kept but not read. Its thread holds 1 later story."
    )


def test_naming_oneself_is_no_citation() -> None:
    named = dict(cited_by(dossier(material())))
    assert reports()[0].id not in named["Northern Wire"]


def test_a_lone_report_is_said_in_the_singular() -> None:
    base = material()
    story = replace(base.story, reports=base.story.reports[:1])
    found = replace(base.independence, low=1, high=1, groups=())
    lone = dossier(replace(base, story=story, independence=found, neighbours=()))
    assert summary(lone).startswith("1 report by 1 outlet, 3–10 May 2019, comes down to 1 ")
    assert texts(lone) == "1 independent text"
    assert lone.quotations == ()


def test_a_missing_report_or_copy_is_named() -> None:
    base = material()
    with pytest.raises(NotFound, match=base.story.reports[0]):
        dossier(replace(base, reports=base.reports[1:]))
    with pytest.raises(NotFound, match="kept copy"):
        dossier(replace(base, captures=base.captures[1:]))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2019-05-03", "2019-05-10T10:00:00Z", "3–10 May 2019"),
        ("2019-05-28", "2019-06-02", "28 May – 2 June 2019"),
        ("2018-12-30", "2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2019-05-03", "2019-05-03", "3 May 2019"),
        ("2019", "2019-05-03", "2019 – 3 May 2019"),
        ("2019-05", "2019-06", "May – June 2019"),
        (None, None, "undated"),
        (None, "2019", "2019"),
    ],
)
def test_periods(first: str | None, last: str | None, said: str) -> None:
    assert period(first, last) == said


def test_times() -> None:
    assert date("2014-06-26T20:04:00Z") == "26 June 2014, 20:04 UTC"
    assert date("2014-06-26T20:04:00-05:00") == "26 June 2014, 20:04 UTC−05:00"
    assert date("2014-06-26T20:04") == "26 June 2014, 20:04 (zone not stated)"
    assert clock(When("2014-06-24/2014-06-25", Basis.SUPPLIED)) == "24–25 June 2014"
    assert numbers([4, 1, 2, 3, 9, 10]) == "1–4, 9 and 10"


def test_dated_reports_lie_on_the_scale_and_undated_ones_do_not() -> None:
    time = timeline(dossier(material()))
    assert [bar.number for bar in time.bars] == [1, 2, 3, 4, 5]
    assert time.undated == (6,)
    assert all(0 <= bar.start <= bar.start + bar.length <= 100.01 for bar in time.bars)
    assert [bar.is_moment for bar in time.bars] == [True, False, True, False, False]
    assert time.ticks[0].label == "3 May 2019"


@settings(deadline=None)
@given(lines, lines)
def test_both_sides_mark_the_same_words(left: str, right: str) -> None:
    found = sides(left, right)
    for text, runs in zip((left, right), found, strict=True):
        if not any(run.folded for run in runs):
            assert "".join(run.text for run in runs) == text
    one, two = ([w.key for run in runs if run.is_same for w in words(run.text)] for runs in found)
    assert one == two


@settings(deadline=None)
@given(lines, lines)
def test_a_version_holds_its_own_words_and_what_it_leaves_out(full: str, version: str) -> None:
    runs = against(full, version)
    if not any(run.folded for run in runs):
        assert "".join(run.text for run in runs if not run.is_missing) == version
        told = [w.key for r in runs if r.is_same or r.is_missing for w in words(r.text)]
        assert told == [w.key for w in words(full)]


def test_a_mark_that_opens_a_word_stays_with_it() -> None:
    runs = against("He said so. “It fell”", "“It fell”")
    assert [(run.text, run.is_missing) for run in runs][-1] == ("“It fell”", False)
    assert runs[0].text == "He said so."


def test_a_long_shared_passage_is_folded_and_counted() -> None:
    text = " ".join(f"w{n}" for n in range(100))
    runs, _ = sides(text, text)
    assert [run.folded for run in runs] == [0, 76, 0]
    assert runs[0].text.endswith("w11 ")
    assert runs[2].text.startswith("w88")


def test_every_word_of_a_text_is_shown_once() -> None:
    held = dossier(material())
    places = Places(held)
    for entry in held.entries:
        shown = [
            "".join(piece.text for piece in paragraph.pieces)
            for paragraph in places.paragraphs(entry)
        ]
        assert shown == [line.strip() for line in entry.report.text.split("\n") if line.strip()]


@settings(deadline=None)
@given(st.text())
def test_plain_text_hides_nothing_and_keeps_its_letters(text: str) -> None:
    shown = plain(text)
    assert plain(shown) == shown
    assert not any(c < " " and c not in "\n\t" for c in shown)
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"
    )
    assert [c for c in shown if c.isalpha()] == [c for c in text if c.isalpha()]


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(5, 40))
def test_a_line_is_one_line_and_no_longer_than_asked(text: str, most: int) -> None:
    assert len(one_line(text, most)) <= most
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "//host.example/x",
        "http:",
        "http:///x",
        "https://user@host.example/",
        "https://host.example/\u202egpj",
        "https://host.example/a b",
        "https://host.example:99999/",
        "https://[::1/",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "",
    ],
)
def test_these_are_no_links(address: str) -> None:
    assert link(address) is None


def test_links_are_spelled_in_plain_letters() -> None:
    assert link("HTTPS://Host.example/ä?q=1&r=%20#x") == "https://host.example/%C3%A4?q=1&r=%20#x"
    assert link("https://bücher.example/") == "https://xn--bcher-kva.example/"
    assert link("http://[2001:db8::1]:8080/") == "http://[2001:db8::1]:8080/"


_PLACES = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 60)), max_size=6)


@settings(deadline=None)
@given(_PLACES)
def test_exactly_the_words_pointed_at_are_marked_and_each_has_its_anchor(
    wanted: list[tuple[int, int]],
) -> None:
    base = material()
    report = base.reports[0]
    spans = [Span(report.id, start, start + size) for start, size in wanted]
    found = [span for span in spans if span.of(report.text).strip()]
    cited = tuple(Citation(report.id, "A Publisher", span, span) for span in found)
    bare = replace(base, edges=(), quotations=(), attributions=(), record=None, decisions=())
    held = dossier(replace(bare, citations=cited))
    pieces = [p for line in Places(held).paragraphs(held.entries[0]) for p in line.pieces]
    marked = "".join(piece.text for piece in pieces if piece.kinds)
    covered = {at for span in found for at in range(span.start, span.end)}
    expected = "".join(c for at, c in enumerate(report.text) if at in covered and c != "\n")
    assert marked == expected
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted({Places(held).href(span)[1:] for span in found})
