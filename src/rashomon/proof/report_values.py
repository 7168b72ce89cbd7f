"""One report against its kept copy: bytes, text, and every value with its words."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

from rashomon.proof.copy import Copy, bare, says
from rashomon.proof.mismatch import ALTERED, FABRICATED, MISPLACED, Checks, Mismatch, shown
from rashomon.records import Basis, Capture, Cut, Link, Marks, Profile, Report, Span, Stated, When
from rashomon.words import paragraphs, sentences

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def capture_values(capture: Capture, data: bytes) -> Checks:
    """The bytes are those that were received."""
    found = hashlib.sha256(data).hexdigest()
    yield (
        None
        if found == capture.sha256
        else Mismatch(capture.id, "sha256", ALTERED, f"the kept bytes hash to {found[:16]}…")
    )
    yield (
        None
        if len(data) == capture.size
        else Mismatch(
            capture.id, "size", ALTERED, f"{len(data)} bytes are kept, {capture.size} were received"
        )
    )
    named = Capture.name(capture.address, capture.sha256)
    yield (
        None
        if named == capture.id
        else Mismatch(
            capture.id, "id", ALTERED, "its address or hash is not what the id was made from"
        )
    )


def report_values(copy: Copy) -> Checks:
    """Everything that was read out of the page."""
    report = copy.report
    yield (
        None
        if report.id == Report.name(report.capture)
        else Mismatch(report.id, "id", ALTERED, "it is not made from its capture")
    )
    yield from _text(copy)
    stated = [("title", report.title), ("outlet", report.outlet)]
    for field, value in [*stated, *(("byline", each) for each in report.byline)]:
        if value is not None:
            yield _stated(copy, field, value)
    for field, when in (("published", report.published), ("modified", report.modified)):
        if when is not None:
            yield _when(copy, field, when)
    for cut in report.cuts:
        yield _cut(copy, cut)
    for link in report.links:
        yield _link(copy, link)


def kept_values(report: Report, marks: Marks, profile: Profile) -> Checks:
    """What lineage and stories keep of a report: spans that hold words, names that it prints."""
    for quote in marks.quotes:
        yield _in_text(report, "quotes", quote)
    for citation in marks.citations:
        yield _in_text(report, "citations", citation.words)
        yield _in_text(report, "citations", citation.cue)
    letters = bare(report.text)
    for name in profile.names:
        yield (
            None
            if bare(name) in letters
            else Mismatch(report.id, "names", FABRICATED, f"{shown(name)} is not in its text")
        )


def _text(copy: Copy) -> Checks:
    """Paragraph by paragraph; where markup broke one up, sentence by sentence."""
    text = copy.report.text
    for start, end in paragraphs(text):
        if bare(text[start:end]) in copy.stream:
            yield None
            continue
        for first, last in sentences(text[start:end]):
            sentence = text[start + first : start + last]
            yield (
                None
                if copy.holds(sentence)
                else Mismatch(
                    copy.report.id, "text", FABRICATED, f"{shown(sentence)} is not on the page"
                )
            )


def _stated(copy: Copy, field: str, stated: Stated) -> Mismatch | None:
    if stated.words is not None:
        return _by_words(copy, field, stated.value, stated.words)
    beside = [value for _, value in copy.capture.supplied]
    if stated.basis is Basis.ADDRESS:
        beside += [copy.capture.address, copy.capture.final_address or "", copy.report.address]
    if any(bare(stated.value) in bare(value) for value in beside):
        return None
    return Mismatch(
        copy.report.id, field, FABRICATED, f"nothing supplied says {shown(stated.value)}"
    )


def _by_words(copy: Copy, field: str, value: str, span: Span) -> Mismatch | None:
    words = span.of(copy.layer(span)) if span.report == copy.report.id else ""
    if says(words, value):
        return None
    problem = MISPLACED if copy.holds(value) else FABRICATED
    return Mismatch(
        copy.report.id, field, problem, f"{shown(value)} is not what {shown(words)} says"
    )


def _when(copy: Copy, field: str, when: When) -> Mismatch | None:
    """A date's words hold its year, its day or its weekday, allowing for the zone."""
    if when.words is not None:
        words = when.words.of(copy.layer(when.words))
    else:
        known = (copy.capture.address, copy.capture.final_address or "", copy.report.address)
        words = " ".join([*known, *(value for _, value in copy.capture.supplied)])
    if _dates(words, when):
        return None
    problem = MISPLACED if _dates(copy.page, when) else FABRICATED
    return Mismatch(copy.report.id, field, problem, f"{when.edtf} is not what {shown(words)} says")


def _dates(words: str, when: When) -> bool:
    numbers = {int(n) for n in re.findall(r"\d{1,4}", words)}
    days = {when.earliest.day + step for step in (-1, 0, 1)} | {when.latest.day}
    year = {when.earliest.year, when.earliest.year % 100}
    if "-" in when.edtf and not (len(when.edtf) == 7 or numbers & days):
        weekday = {_WEEKDAYS[(when.earliest.weekday() + step) % 7] for step in (-1, 0, 1)}
        return any(day[:3] in words.casefold() for day in weekday)
    return bool(numbers & (year | days)) or bool(re.search(r"\d{9,13}", words))


def _cut(copy: Copy, cut: Cut) -> Mismatch | None:
    report = copy.report
    if not 0 <= cut.at <= len(report.text):
        return Mismatch(report.id, "cuts", MISPLACED, f"{shown(cut.text)} stands past the text")
    if cut.words is not None:
        return _by_words(copy, "cuts", cut.text, cut.words)
    if copy.holds(cut.text):
        return None
    return Mismatch(report.id, "cuts", FABRICATED, f"{shown(cut.text)} is not on the page")


def _link(copy: Copy, link: Link) -> Mismatch | None:
    fault = _in_text(copy.report, "links", link.words)
    if fault is not None:
        return fault
    parts = urlsplit(link.target)
    wanted = unquote(parts.path.rstrip("/").rsplit("/", 1)[-1]) or parts.netloc
    if bare(wanted) in bare(unquote(copy.page)) or copy.holds(wanted):
        return None
    return Mismatch(copy.report.id, "links", FABRICATED, f"{shown(link.target)} is not on the page")


def _in_text(report: Report, field: str, span: Span) -> Mismatch | None:
    if span.report == report.id and span.end <= len(report.text) and bare(span.of(report.text)):
        return None
    return Mismatch(
        report.id, field, MISPLACED, f"characters {span.start}–{span.end} hold no words of it"
    )
