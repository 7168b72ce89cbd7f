"""Words of reports as a page prints them: exactly as they stand, with the sentence around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.safe import plain
from rashomon.records import Holder, Layer, Report, Span
from rashomon.store import Pages
from rashomon.web import links
from rashomon.words import sentences

_AROUND = 140  # characters of a sentence shown before and behind
_LONGEST = 900  # characters of the words themselves


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report: ``words`` are its characters ``start`` to ``end``, unchanged.

    ``before`` and ``after`` are the rest of the sentence. Where the words are very long only their
    beginning is given, and ``end`` is where that ends.
    """

    report: str
    start: int
    end: int
    words: str
    before: str
    after: str
    outlet: str
    published: str
    language: str
    href: str


class Texts:
    """Reports read when their words are first asked for, many at a time."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._wanted: dict[str, None] = {}
        self._held: dict[str, Report] = {}

    def want(self, spans: Iterable[Span]) -> None:
        """Announce words that will be asked for."""
        self._wanted |= dict.fromkeys(span.report for span in spans)

    def report(self, named: str) -> Report | None:
        """A report; None where it is not kept any more."""
        if named not in self._held:
            missing = [each for each in (*self._wanted, named) if each not in self._held]
            self._held |= {each.id: each for each in self._pages.reports(missing)}
            self._wanted.clear()
        return self._held.get(named)

    def quote(self, span: Span, *, whole: bool = False, around: int = _AROUND) -> Quote | None:
        """The words of a span in their sentence (``whole``: alone); None outside a kept text.

        ``around``: characters of the sentence before and behind them.
        """
        report = self.report(span.report)
        if report is None or span.layer is not Layer.TEXT or span.end > len(report.text):
            return None
        end = min(span.end, span.start + _LONGEST)
        before, after = ("", "") if whole else _around(report.text, span.start, end, around)
        return Quote(
            report=span.report,
            start=span.start,
            end=end,
            words=report.text[span.start : end],
            before=before,
            after=" …" if end < span.end else after,
            outlet=say.outlet(report),
            published=say.when(report.published),
            language=report.language.code if report.language is not None else "",
            href=links.report(span.report, Span(span.report, span.start, end)),
        )

    def quotes(self, spans: Iterable[Span], most: int = 1) -> tuple[Quote, ...]:
        """The first words of each of the first reports."""
        firsts: dict[str, Span] = {}
        for span in spans:
            if span.layer is Layer.TEXT:
                firsts.setdefault(span.report, span)
        found = (self.quote(span) for span in list(firsts.values())[:most])
        return tuple(quote for quote in found if quote is not None)

    def chain(self, report: str, holders: Iterable[Holder]) -> tuple[str, ...]:
        """The outlet, then those through whom it has something, the first speaker last."""
        known = self.report(report)
        outlet = say.outlet(known) if known is not None else ""
        said = [_holder(holder, known.text if known is not None else "") for holder in holders]
        return (outlet, *(h for n, h in enumerate(said) if n or h.lower() != outlet.lower()))


def _holder(holder: Holder, text: str) -> str:
    words = _flat(holder.words)[:120] or "somebody who is not named"
    if holder.stands_for is None:
        return words
    return f"{words} (= {_flat(holder.stands_for.of(text))[:80]})"


def _around(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """The rest of the sentence on both sides, cut at a word where it is long."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line_end = len(text) if stop < 0 else stop
    bounds = [(line + a, line + b) for a, b in sentences(text[line:line_end])]
    first = max((a for a, _ in bounds if a <= start), default=start)
    last = min((b for _, b in bounds if b >= end), default=end)
    before, after = text[first:start], text[end:last]
    if len(before) > most:
        before = "… " + before[-most:].partition(" ")[2]
    if len(after) > most:
        after = after[:most].rpartition(" ")[0] + " …"
    return _flat(before), _flat(after)


def _flat(text: str) -> str:
    return plain(text).replace("\n", " ")
