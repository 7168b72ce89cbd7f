"""Title, outlet, by-line, date and language: read where they stand, and never from furniture."""

from __future__ import annotations

import json

import pytest
from extract_cases import BODY, HEADLINE, PARAGRAPHS, capture, said_by

from rashomon.extract import extract
from rashomon.extract.characters import said
from rashomon.extract.dates import dates, same_day
from rashomon.records import Basis, Capture, Report

LINKED = {
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": "2021-03-03T07:15:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Thornfield"}],
    "publisher": {"@type": "Organization", "name": "The Valley \u201cPost\u201d"},
}
HTML = f"""<!doctype html><html lang="en"><head><title>{HEADLINE} | The Valley Post</title>
<script type="application/ld+json">{json.dumps(LINKED)}</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>{HEADLINE}</h1><p class="byline">By <a href="/ada">Ada Thornfield</a></p>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS[:-1])}
<p>The bridge was still <a href="/bridge">closed on Tuesday</a>, and engineers were looking for
cracks &amp; gaps in its pillars.</p></article>
<aside><p>5 days ago</p><p>Singer cancels tour of the north</p></aside></body></html>"""


def read(text: str, media_type: str = "text/plain", **facts: object) -> tuple[Report, bytes]:
    data = text.encode()
    return extract(capture(data, media_type, **facts), data), data


def check_words(report: Report, data: bytes, page: Capture | None = None) -> None:
    """Every stated value equals the words it points at, once entities and escapes are read."""
    for stated in (report.title, report.outlet, *report.byline):
        if stated is not None and stated.words is not None:
            assert said(said_by(report, data, stated.words)) == stated.value
    if report.published is not None and report.published.words is not None:
        assert same_day(said(said_by(report, data, report.published.words)), report.published.edtf)


def test_html_states_its_facts_with_their_words() -> None:
    report, data = read(HTML, "text/html", address="https://valley.example/floods")
    check_words(report, data)
    assert report.title is not None
    assert (report.title.value, report.title.basis) == (HEADLINE, Basis.HEADLINE)
    assert report.outlet is not None
    assert report.outlet.value == "The Valley “Post”"
    assert [s.value for s in report.byline] == ["Ada Thornfield"]
    assert report.published is not None
    assert report.published.edtf == "2021-03-03T07:15:00+01:00"
    assert report.language is not None
    assert report.language.code == "en"


def test_html_text_holds_the_article_and_its_links_only() -> None:
    report, _ = read(HTML, "text/html", address="https://valley.example/floods")
    assert report.body.startswith(PARAGRAPHS[0])
    assert report.body.endswith("cracks & gaps in its pillars.")
    assert "Singer" not in report.text
    assert "<" not in report.text
    link = next(x for x in report.links if x.target.endswith("/bridge"))
    assert link.words.of(report.text) == "closed on Tuesday"
    assert link.target == "https://valley.example/bridge"


def test_flattened_text_states_by_line_and_date_of_its_block() -> None:
    lines = [HEADLINE, "By Ada Thornfield and Jon Mills", "Mar 3 2021, 7:15am", BODY, "5 days ago"]
    report, data = read("\n\n".join(lines))
    check_words(report, data)
    assert [s.value for s in report.byline] == ["Ada Thornfield", "Jon Mills"]
    assert report.published is not None
    assert (report.published.edtf, report.published.basis) == ("2021-03-03T07:15", Basis.BYLINE)


@pytest.mark.parametrize(
    "line",
    [
        "5 days ago",
        "Singer cancels tour, June 4, 2020",
        "Posted in Music",
        "© 2019 The Valley Post",
    ],
)
def test_a_date_in_the_furniture_is_not_the_reports(line: str) -> None:
    sidebar = ["Recent Posts", "Ministers Quarrel Over Bread", line, "Bread Is Dear", line]
    report, _ = read("\n\n".join([HEADLINE, BODY, *sidebar]))
    assert report.published is None


def test_a_dateline_with_a_year_is_a_date_and_one_without_is_none() -> None:
    dated, data = read(f"{HEADLINE}\n\nHARROWGATE, 3 March 2021 (Reuters) - {BODY}")
    assert dated.published is not None
    assert (dated.published.edtf, dated.published.basis) == ("2021-03-03", Basis.DATELINE)
    check_words(dated, data)
    undated, _ = read(f"{HEADLINE}\n\nHARROWGATE, March 3 (Reuters) - {BODY}")
    assert undated.published is None


@pytest.mark.parametrize("day", ["2031-01-01", "0001-01-01", "1812-06-24", "2021-02-31"])
def test_an_impossible_date_is_not_believed(day: str) -> None:
    page = HTML.replace("2021-03-03T07:15:00+01:00", day)
    report, _ = read(page, "text/html")
    assert report.published is None


def test_the_address_dates_a_report_that_does_not() -> None:
    data = BODY.encode()
    report = extract(capture(data, address="https://valley.example/2021/03/04/floods"), data)
    assert report.published is not None
    assert (report.published.edtf, report.published.basis) == ("2021-03-04", Basis.ADDRESS)
    assert report.outlet is not None
    assert (report.outlet.value, report.outlet.basis) == ("valley.example", Basis.ADDRESS)


def test_supplied_facts_outrank_what_is_read() -> None:
    supplied = (("outlet", "Hill Times"), ("published", "2020-12-24"), ("byline", "J. Mills"))
    report, _ = read(HTML, "text/html", supplied=supplied)
    assert report.outlet is not None
    assert (report.outlet.value, report.outlet.basis) == ("Hill Times", Basis.SUPPLIED)
    assert report.published is not None
    assert (report.published.edtf, report.published.basis) == ("2020-12-24", Basis.SUPPLIED)
    assert [s.value for s in report.byline] == ["J. Mills"]


def test_the_pages_own_boilerplate_names_the_outlet() -> None:
    notice = (
        "The Valley Post delivers independent coverage of rivers and hills. To learn more about "
        "republishing this content, please fill out this form."
    )
    report, data = read("\n\n".join([HEADLINE, BODY, "Sign up to our newsletters", notice]))
    assert notice not in report.text
    assert report.outlet is not None
    assert (report.outlet.value, report.outlet.basis) == ("The Valley Post", Basis.FURNITURE)
    check_words(report, data)


def test_json_maps_common_and_named_fields() -> None:
    item = {"headline": HEADLINE, "maintext": BODY, "source": "Hill Times", "date": "2021-03-03"}
    report, data = read(json.dumps(item), "application/json")
    check_words(report, data)
    assert report.text == f"{HEADLINE}\n\n{BODY}"
    assert report.outlet is not None
    assert report.outlet.value == "Hill Times"
    assert report.published is not None
    assert report.published.edtf == "2021-03-03"
    named, _ = read(
        json.dumps({"x": f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", "text": "no"}),
        "application/json",
        supplied=(("field:text", "x"),),
    )
    assert named.text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


def test_json_cuts_point_into_the_object_as_received() -> None:
    body = "\n\n".join(["Skip to “main” content", *PARAGRAPHS, "Share on Facebook"])
    report, data = read(json.dumps({"text": body}), "application/json")
    assert len(report.cuts) == 2
    for cut in report.cuts:
        assert said(said_by(report, data, cut.words)) == cut.text


def test_mail_gives_subject_date_and_text() -> None:
    mail = (
        f"From: Ada Thornfield <ada@valley.example>\r\nSubject: {HEADLINE}\r\n"
        "Date: Wed, 03 Mar 2021 07:15:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        f"{BODY}\r\n"
    )
    report, data = read(mail, "message/rfc822")
    check_words(report, data)
    assert report.text == f"{HEADLINE}\n\n{BODY}"
    assert report.published is not None
    assert report.published.edtf == "2021-03-03T07:15:00+01:00"
    assert [s.value for s in report.byline] == ["Ada Thornfield"]


def test_another_language_is_kept_and_marked_unread() -> None:
    text = (
        "Les habitants du quartier bas ont quitté leurs maisons pendant la nuit, a dit le maire."
        "\n\n"
        "Le ministre a promis une enquête sur les causes de la crue et sur les ordres donnés."
    )
    report, _ = read(text)
    assert report.language is not None
    assert report.language.code == "fr"
    assert report.unread == "written in French (fr); Rashomon reads English"
    assert report.text == text


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Jun 26 2014, 8:04pm", "2014-06-26T20:04"),
        ("Published 8:04 GMT, Tuesday 3 June 2014", "2014-06-03T08:04Z"),
        ("Thu, 26 Jun 2014 20:04:11 +0100", "2014-06-26T20:04:11+01:00"),
        ("26/06/2014", "2014-06-26"),
        ("12/30/2019 05:03 AM EST", "2019-12-30T05:03-05:00"),
        ("June 26, 2014 4:12 PM EDT", "2014-06-26T16:12-04:00"),
        ("26 June 2014 12.10 BST", "2014-06-26T12:10"),
        ("July 1, 2014, 9:00 AM ET", "2014-07-01T09:00-04:00"),
        ("4:12 PM EST, July 1, 2014", "2014-07-01T16:12"),
        ("12:15 a.m. on 1st of May 2013", "2013-05-01T00:15"),
    ],
)
def test_dates_are_read_as_printed(words: str, edtf: str) -> None:
    assert [d.edtf for d in dates(words)] == [edtf]


@pytest.mark.parametrize("words", ["06/07/2014", "June 25", "25:70 May", "2014", "5 days ago"])
def test_what_is_no_unambiguous_day_is_no_date(words: str) -> None:
    assert dates(words) == []
