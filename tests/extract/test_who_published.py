"""Who published and who signed: a masthead, a notice of rights, a sender, never an agency."""

from __future__ import annotations

import json

import pytest
from extract_cases import BODY, HEADLINE, PARAGRAPHS, capture, said_by

from rashomon.errors import ExtractError
from rashomon.extract import extract
from rashomon.extract.characters import said
from rashomon.records import CutReason, Report

RIGHTS = "© 2021 The Hill Courier. All rights reserved."


def read(*lines: str, media_type: str = "text/plain") -> Report:
    data = "\n\n".join(lines).encode()
    report = extract(capture(data, media_type), data)
    for stated in (report.outlet, *report.byline):
        if stated is not None:
            assert said(said_by(report, data, stated.words)) == stated.value
    return report


def named(report: Report) -> tuple[str | None, list[str]]:
    return report.outlet.value if report.outlet else None, [b.value for b in report.byline]


def mail(sender: str, text: str) -> Report:
    head = f"From: {sender}\nSubject: {HEADLINE}\nContent-Type: text/plain; charset=utf-8"
    return read(head, text, media_type="message/rfc822")


def test_a_notice_of_rights_names_the_outlet_and_a_dateline_does_not() -> None:
    agency = f"HARROWGATE (Delta Wire) - {BODY}"
    notice = "Copyright 2021 Delta Wire. This material may not be redistributed."
    lines = (HEADLINE, "By Ada Thornfield", "March 3, 2021", agency, notice)
    assert named(read(*lines)) == (None, ["Ada Thornfield"])
    assert named(read(*lines, RIGHTS)) == ("The Hill Courier", ["Ada Thornfield"])


def test_a_masthead_counts_where_it_is_a_papers_and_a_sections_name_does_not() -> None:
    assert named(read("The Hill Courier", HEADLINE, BODY))[0] == "The Hill Courier"
    assert named(read("World Affairs", HEADLINE, BODY))[0] is None


def test_a_by_line_in_capitals_is_a_by_line_and_no_outlet() -> None:
    report = read(HEADLINE, "ADA THORNFIELD, NORTHERN EDITOR", "3 March 2021", BODY)
    assert named(report) == (None, ["ADA THORNFIELD"])


def test_a_box_under_the_text_names_its_author() -> None:
    box = "Ada has loved rivers since she was a girl. When not at work she enjoys sailing and tea."
    more = ["Recent Posts", "Ministers Quarrel Over Bread", "2 days ago"]
    assert named(read(HEADLINE, BODY, "Ada Thornfield", box, *more))[1] == ["Ada Thornfield"]


def test_the_texts_by_line_outranks_the_sender() -> None:
    text = f"By Ada Thornfield and Jon Mills\n\n{BODY}"
    sent = mail("Delta Wire <desk@deltawire.example>", text)
    assert named(sent) == ("Delta Wire", ["Ada Thornfield", "Jon Mills"])
    assert named(mail("Ada Thornfield <ada@valley.example>", BODY)) == (None, ["Ada Thornfield"])


def test_what_follows_a_signature_mark_is_cut() -> None:
    sentence = "This copy is for subscribers, who may not give it to anybody else."
    report = mail("Delta Wire <desk@deltawire.example>", f"{BODY}\n\n-- \n{sentence}")
    assert report.text.endswith(PARAGRAPHS[-1])
    cut = next(c for c in report.cuts if c.text == sentence)
    assert cut.reason is CutReason.PUBLISHER


@pytest.mark.parametrize("depth", [60, 2000])
def test_mail_nested_past_any_programs_is_refused_with_its_reason(depth: int) -> None:
    shells = "".join(
        f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth)
    )
    data = f"{shells}Content-Type: text/plain\n\n{BODY}\n".encode()
    with pytest.raises(ExtractError) as refused:
        extract(capture(data, "message/rfc822"), data)
    assert refused.value.reason == "too-deep"


def test_a_number_of_any_length_is_no_fault_of_an_object() -> None:
    data = (json.dumps({"text": BODY})[:-1] + ', "n": ' + "7" * 5000 + "}").encode()
    assert extract(capture(data, "application/json"), data).text == BODY
