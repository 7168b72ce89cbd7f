"""Words of kept texts with where they stand, and who tells them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from rashomon.assistant.answers import Citation, Words
from rashomon.dossier import labels as say
from rashomon.dossier.evidence import Excerpt, excerpts
from rashomon.dossier.found import Found
from rashomon.dossier.safe import plain
from rashomon.records import Event, Layer, Report, Span, Value
from rashomon.store import Pages
from rashomon.words import sentences

_AROUND = 200  # characters of a long sentence kept before and behind the value's words
_LONGEST = 600  # characters of one quotation; the tool ``words`` gives what comes after


def passage(report: Report, start: int, end: int) -> Words:
    """Characters of a report's text, cut at what one quotation may hold."""
    end = min(end, start + _LONGEST)
    exact = report.text[start:end]
    shown = plain(exact)
    return Words(report=report.id, start=start, end=end, words=shown, cleaned=shown != exact)


class Kept:
    """The texts of a story's reports, and of older versions of their pages as they are asked for.

    A value that was taken back may stand only in a version of a page that the dossier does not
    print.
    """

    def __init__(self, found: Found, pages: Pages) -> None:
        self._found = found
        self._pages = pages

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {entry.report.id: entry.report for entry in self._found.dossier.entries}

    def report(self, named: str) -> Report | None:
        """A report by id, None where it is not kept."""
        if named not in self._reports:
            found = self._pages.reports([named])
            self._reports.update({each.id: each for each in found})
        return self._reports.get(named)

    def words(self, span: Span) -> Words | None:
        """The words at a span; None where they are no words of a kept text."""
        report = self.report(span.report)
        if report is None or span.layer is not Layer.TEXT or span.end > len(report.text):
            return None
        return passage(report, span.start, span.end)

    def citations(self, value: Value, event: Event, most: int) -> tuple[list[Citation], int]:
        """Where a value is said, one sentence a report, and how many more there are."""
        every = [*self._printed(value, event), *self._earlier(value)]
        shown = list(islice(every, most))
        return shown, len(every) - len(shown)

    def _printed(self, value: Value, event: Event) -> Iterator[Citation]:
        for excerpt in excerpts(value, event, self._found):
            report = self.report(excerpt.report)
            if report is not None:
                yield _citation(excerpt, report)

    def _earlier(self, value: Value) -> Iterator[Citation]:
        """What only older versions say; the first place in each."""
        seen = set(self._found.labels.place)
        for span in value.words:
            words = None if span.report in seen else self.words(span)
            report = self.report(span.report)
            if words is not None and report is not None:
                seen.add(span.report)
                yield Citation(
                    number=self._found.report_of(span),
                    outlet=say.outlet(report),
                    value=words,
                    sentence=_sentence(report, span),
                )


def _citation(excerpt: Excerpt, report: Report) -> Citation:
    place = excerpt.place
    return Citation(
        number=excerpt.number,
        outlet=say.outlet(report),
        told_by=list(excerpt.chain),
        how=excerpt.told,
        value=passage(report, place.start, place.end),
        sentence=_sentence(report, place),
        same=[number for number, _ in excerpt.same],
    )


def _sentence(report: Report, place: Span) -> Words | None:
    """The sentence that words stand in, cut at words where it is long."""
    for start, end in sentences(report.text):
        if start <= place.start < end:
            return passage(report, *_cut(report.text, start, max(end, place.end), place))
    return None


def _cut(text: str, start: int, end: int, place: Span) -> tuple[int, int]:
    if place.start - start > _AROUND:
        at = text.find(" ", place.start - _AROUND, place.start)
        start = place.start if at < 0 else at + 1
    if end - place.end > _AROUND:
        at = text.rfind(" ", place.end, place.end + _AROUND)
        end = place.end if at < 0 else at
    return start, end
