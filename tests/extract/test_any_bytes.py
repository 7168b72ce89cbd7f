"""Whatever the bytes: a report or a reason, soon, and nothing in the text steers a screen."""

from __future__ import annotations

import json
import random
import time

import pytest
from extract_cases import BODY, HEADLINE, PARAGRAPHS, capture, said_by
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ExtractError
from rashomon.extract import ExtractOptions, extract, line_keys
from rashomon.extract.characters import clean, said
from rashomon.records import Capture, Report

NOISE = random.Random(7).randbytes(100_000)
PAGE = "<html><body>"
REASONS = {"empty", "not-text", "not-json", "too-long", "no-article"}
HOSTILE: dict[str, tuple[str, bytes]] = {
    "nothing": ("text/plain", b""),
    "white space": ("text/html", b" \n\t\r\n"),
    "nulls": ("text/plain", b"\0" * 5000),
    "noise": ("text/plain", NOISE),
    "a picture said to be a page": ("text/html", b"\x89PNG\r\n\x1a\n" + NOISE),
    "one line of 30 million": ("text/plain", b"Men crossed the river at dawn. " * 1_000_000),
    "one word of a million": ("text/plain", b"a" * 1_000_000),
    "a hundred thousand lines": ("text/plain", b"a\n" * 100_000),
    "full stops": ("text/plain", b"." * 500_000),
    "quotation marks": ("text/plain", b"\"'" * 200_000),
    "half dates": ("text/plain", b"1/2/" * 200_000),
    "nested blocks": ("text/html", b"<div>" * 100_000 + BODY.encode()),
    "nested inline": ("text/html", b"<b>" * 100_000 + BODY.encode()),
    "nested tables": ("text/html", b"<table><tr><td>" * 20_000 + BODY.encode()),
    "open comments": ("text/html", b"<!--" * 200_000),
    "open scripts": ("text/html", b"<script>" * 100_000),
    "angles": ("text/html", b"<" * 300_000),
    "half tags": ("text/html", (PAGE + '<meta "' * 100_000).encode()),
    "half attributes": ("text/html", (PAGE + '<time class=published datetime="' * 50_000).encode()),
    "authors without end": ("text/html", (PAGE + "<a class=author>" * 50_000).encode()),
    "entity bomb": (
        "text/html",
        b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><p>&b;</p>",
    ),
    "nested JSON": ("application/json", b"[" * 100_000),
    "nested linked data": (
        "text/html",
        (PAGE + f"<script type='application/ld+json'>{'[' * 90_000}</script>").encode(),
    ),
    "JSON that is no object": ("application/json", b"[1, 2]"),
    "JSON without text": ("application/json", b'{"text": 5, "title": null}'),
    "JSON with half a surrogate": ("application/json", b'{"text": "\\ud800"}'),
    "broken mail": (
        "message/rfc822",
        b"Subject: =?utf-8?q?x=\r\nContent-Type: multipart/x\r\n\r\n--",
    ),
    "mail in an unknown charset": (
        "message/rfc822",
        b"Content-Type: text/plain; charset=none-such\r\n\r\n" + BODY.encode(),
    ),
    "a program": ("application/octet-stream", b"MZ"),
}


def outcome(page: Capture, data: bytes) -> tuple[Report | None, str]:
    """The report, or the reason why there is none."""
    try:
        return extract(page, data), ""
    except ExtractError as fault:
        return None, fault.reason


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_end_in_a_report_or_a_reason_in_bounded_time(name: str) -> None:
    media_type, data = HOSTILE[name]
    page = capture(data, media_type)
    started = time.perf_counter()
    report, reason = outcome(page, data)
    if report is None:
        assert reason in REASONS
    else:
        line_keys(page, report)
        folded = report.text.replace("\n\n", " ")
        assert clean(folded) == folded.strip()
    assert time.perf_counter() - started < 20


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from(["text/plain", "text/html", "application/json", "message/rfc822"]),
    st.sampled_from([None, "utf-16", "latin-1", "hex", "no\0ne", "utf-7"]),
)
def test_any_bytes_end_in_a_report_or_a_reason(
    noise: bytes, media_type: str, charset: str | None
) -> None:
    data = noise + BODY.encode() + noise
    page = capture(data, media_type, charset=charset)
    report, reason = outcome(page, data)
    assert (report is None) == (reason in REASONS)
    if report is not None:
        assert data.decode(report.encoding, "replace")
        assert report == extract(page, data)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_each_kept_line_of_text_stands_on_the_page_and_each_other_is_listed(
    lines: list[str],
) -> None:
    data = "\n".join([*lines, *PARAGRAPHS]).encode("utf-8", "replace")
    try:
        report = extract(capture(data), data)
    except ExtractError:
        return
    page = clean(data.decode(report.encoding, "replace"))
    for line in report.text.split("\n\n"):
        assert line in page
    for cut in report.cuts:
        assert said(said_by(report, data, cut.words)) == said(cut.text)


def test_steering_characters_stay_on_the_page_and_leave_the_text() -> None:
    data = f"{HEADLINE}\n\n\u202e{PARAGRAPHS[0]}\u2066\n\n\u200b{PARAGRAPHS[1]}\x00\x1b".encode()
    report = extract(capture(data), data)
    assert report.text == "\n\n".join([HEADLINE, PARAGRAPHS[0], PARAGRAPHS[1]])
    assert "\u202e" in data.decode(report.encoding)


def test_markup_in_a_headline_is_only_text() -> None:
    words = "&lt;script&gt;alert(1)&lt;/script&gt; flood in Harrowgate"
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    data = f"<html><body><article><h1>{words}</h1>{paragraphs}</article></body></html>".encode()
    report = extract(capture(data, "text/html"), data)
    assert report.title is not None
    assert report.title.value == "<script>alert(1)</script> flood in Harrowgate"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [(None, "utf-8"), (None, "utf-8-sig"), (None, "utf-16"), ("windows-1251", "cp1251"),
     ("iso-8859-1", "cp1252"), ("shift_jis", "shift_jis")],
)  # fmt: skip
def test_the_page_layer_decodes_as_the_report_says(charset: str | None, codec: str) -> None:
    words = {"cp1251": "Вода дошла до нижних улиц города, сообщили власти.",
             "shift_jis": "川の水が町の下の通りに達したと当局は述べた。"}  # fmt: skip
    text = "\n\n".join(PARAGRAPHS) if codec not in words else words[codec] * 4
    data = text.encode(codec)
    report = extract(capture(data, charset=charset), data)
    assert clean(data.decode(report.encoding, "replace")).lstrip("\ufeff") == clean(text)


def test_mixed_encodings_lose_characters_and_nothing_else() -> None:
    data = BODY.encode() + "\n\nZürich und Köln waren nicht betroffen.".encode("cp1252")
    report = extract(capture(data), data)
    assert report.encoding == "utf-8"
    assert report.text.startswith(BODY)


def test_limits_are_the_callers() -> None:
    data = BODY.encode()
    with pytest.raises(ExtractError) as caught:
        extract(capture(data), data, ExtractOptions(max_characters=100))
    assert caught.value.reason == "too-long"


def test_a_few_words_are_kept_and_marked_unread() -> None:
    data = json.dumps({"text": "Explosions heard near the harbour."}).encode()
    report = extract(capture(data, "application/json"), data)
    assert report.text == "Explosions heard near the harbour."
    assert report.unread == "too little text to read: 5 words"
