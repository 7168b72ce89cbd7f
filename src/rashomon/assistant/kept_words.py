"""The characters of a kept text, so that a citation can be checked."""

from __future__ import annotations

import json

from rashomon.assistant.answers import NOTICE, PositionSelector, QuoteSelector, Words, WordsAnswer
from rashomon.assistant.desk import Opened, Refused
from rashomon.assistant.facts import report_facts
from rashomon.dossier.safe import plain
from rashomon.records import Span

MOST = 4000  # characters of one call


def words(opened: Opened, which: str, start: int, end: int) -> WordsAnswer:
    """Characters start to end of a report, with W3C selectors and the capture behind it."""
    report = opened.report(which)
    length = len(report.text)
    if not start < end <= length:
        raise Refused(f"the report has characters 0 to {length}, not {start} to {end}")
    if end - start > MOST:
        raise Refused(f"one call gives {MOST} characters at most; ask for the rest in another")
    span = Span(report.id, start, end)
    exact = span.of(report.text)
    shown = plain(exact)
    position, quote = span.selectors(report.text)
    (capture,) = opened.pages.captures([report.capture])
    stories = opened.pages.stories_of([report.id])
    return WordsAnswer(
        notice=NOTICE,
        imprint=opened.imprint,
        source=report_facts(report),
        story=stories[0].id if stories else None,
        length=length,
        passage=Words(report=report.id, start=start, end=end, words=shown, cleaned=shown != exact),
        escaped=json.dumps(exact) if shown != exact else None,
        position=PositionSelector.model_validate(position),
        quote=QuoteSelector(
            type="TextQuoteSelector",
            exact=shown,
            prefix=plain(str(quote["prefix"])),
            suffix=plain(str(quote["suffix"])),
        ),
        sha256=capture.sha256,
        retrieved=capture.retrieved,
    )
