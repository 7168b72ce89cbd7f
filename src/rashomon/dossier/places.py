"""Each report's text with a place to jump to for every span that the record points at."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from rashomon.dossier.found import Found
from rashomon.dossier.labels import Labels
from rashomon.dossier.options import Options
from rashomon.records import Attribute, Dossier, Entry, Layer, Report, Span, words_of
from rashomon.words import paragraphs

_MOST_REFERENCES = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """A way back from the words to the row of the record that points at them."""

    href: str
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of a report that the record points at: in a passage, a quotation, a statement …"""

    span: Span
    kind: str
    back: Reference


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive words under the same pointers."""

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    unlisted: int = 0  # references beyond those shown


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in pieces."""

    pieces: tuple[Piece, ...]
    is_headline: bool = False


@dataclass(frozen=True)
class Places:
    """The anchors of a dossier: where each pointed-at span stands on the page."""

    dossier: Dossier
    options: Options | None = None

    @cached_property
    def labels(self) -> Labels:
        """The report numbers that the anchors are made of."""
        return Labels(self.dossier)

    @cached_property
    def pointers(self) -> dict[str, list[Pointer]]:
        """By report, the words that the record points at."""
        found = Found(self.dossier, self.options or Options())
        return _pointers(self.dossier, self.labels, found)

    def href(self, span: Span) -> str:
        """The anchor of a span, its report's where the span is not in the shown text."""
        labels = self.labels
        number = labels.number(span.report)
        if number is None:
            return ""
        if not _is_shown(span, labels.text(span.report)):
            return f"#r{number}"
        return f"#{_anchor(number, span)}"

    def paragraphs(self, entry: Entry) -> tuple[Paragraph, ...]:
        """The report's text in paragraphs and pieces, every anchor in place exactly once."""
        report, number = entry.report, self.labels.place[entry.report.id]
        found = [p for p in self.pointers.get(report.id, ()) if _is_shown(p.span, report.text)]
        lines = paragraphs(report.text)
        bounds = sorted({at for p in found for at in (p.span.start, p.span.end)})
        parts = [(a, b) for line in lines for a, b in _split(line, bounds)]
        if not parts:
            return ()
        anchors = _anchors(found, report, number, parts)
        back, kinds = _backs(found, parts), _kinds(found, parts)
        pieces = {
            part: Piece(
                report.text[part[0] : part[1]],
                kinds[n],
                anchors.get(n, ()),
                back.get(n, ())[:_MOST_REFERENCES],
                max(0, len(back.get(n, ())) - _MOST_REFERENCES),
            )
            for n, part in enumerate(parts)
        }
        return tuple(
            Paragraph(
                tuple(pieces[part] for part in _split(line, bounds)), _is_headline(report, line)
            )
            for line in lines
        )


def _pointers(dossier: Dossier, labels: Labels, found: Found) -> dict[str, list[Pointer]]:
    pointers: dict[str, list[Pointer]] = defaultdict(list)
    for pointer in (
        *_of_edges(dossier, labels),
        *_of_quotations(dossier),
        *_of_citations(dossier),
        *_of_statements(dossier),
        *_of_events(found),
        *_of_origins(found),
        *_of_decisions(dossier),
    ):
        if pointer.span.report in labels.place:
            pointers[pointer.span.report].append(pointer)
    return dict(pointers)


def _of_edges(dossier: Dossier, labels: Labels) -> Iterator[Pointer]:
    for number, edge in enumerate(dossier.edges, 1):
        for passage in edge.passages:
            for span, other in ((passage.left, edge.right), (passage.right, edge.left)):
                there = labels.number(other)
                label = f"= {there}" if there else "= outside"
                says = f"Also in report {there}" if there else "Also in a report of another story"
                yield Pointer(span, "passage", Reference(f"#e{number}", label, says))


def _of_quotations(dossier: Dossier) -> Iterator[Pointer]:
    for number, quotation in enumerate(dossier.quotations, 1):
        for version in quotation.versions:
            back = Reference(f"#q{number}", f"Q{number}", f"Quotation {number} in its versions")
            yield Pointer(version.words, "quotation", back)


def _of_citations(dossier: Dossier) -> Iterator[Pointer]:
    back = Reference("#citations", "", "")
    for citation in dossier.citations:
        yield Pointer(citation.words, "citation", back)
        yield Pointer(citation.cue, "citation", back)


def _of_statements(dossier: Dossier) -> Iterator[Pointer]:
    back = Reference("#statements", "", "")
    for each in dossier.attributions:
        yield Pointer(each.content[0], "statement", back)


def _of_events(found: Found) -> Iterator[Pointer]:
    """Where events are named, and where their values stand."""
    for event in found.listed:
        number = found.numbers[event.id]
        says = f"Event {number}: {found.heading(event)}"
        back = Reference(f"#ev{number}", f"E{number}", says)
        yield Pointer(event.words, "event", back)
        for attribute, finding in found.of(event).items():
            for span in (span for value in finding.values for span in value.words):
                if attribute is Attribute.OCCURRED:
                    yield Pointer(span, "event", back)
                else:
                    yield Pointer(span, "value", Reference(back.href, "", ""))


def _of_origins(found: Found) -> Iterator[Pointer]:
    back = Reference("#origins", "", "")
    for origin in found.record.origins:
        for span in origin.words:
            yield Pointer(span, "origin", back)


def _of_decisions(dossier: Dossier) -> Iterator[Pointer]:
    back = Reference("#decisions", "", "")
    for each in dossier.decisions:
        for span in map(words_of, (*each.about, each.key)):
            if span is not None:
                yield Pointer(span, "value", back)


def _anchor(number: int, span: Span) -> str:
    return f"r{number}-{span.start}-{span.end}"


def cut_anchor(number: int, cut: int) -> str:
    """The anchor of the place in report ``number`` where its cut line stood, counted from 1."""
    return f"r{number}-cut{cut}"


def _is_shown(span: Span, text: str) -> bool:
    return span.layer is Layer.TEXT and bool(text[span.start : span.end].strip())


def _split(line: tuple[int, int], bounds: Sequence[int]) -> list[tuple[int, int]]:
    """A paragraph cut at every place where a span begins or ends inside it."""
    inside = bounds[bisect_right(bounds, line[0]) : bisect_right(bounds, line[1] - 1)]
    edges = [line[0], *inside, line[1]]
    return list(pairwise(edges))


def _anchors(
    found: Iterable[Pointer], report: Report, number: int, parts: Sequence[tuple[int, int]]
) -> dict[int, tuple[str, ...]]:
    """Which anchors stand at the head of each piece: those of what begins there or just before."""
    wanted = [(p.span.start, _anchor(number, p.span)) for p in found]
    wanted += [(cut.at, cut_anchor(number, n)) for n, cut in enumerate(report.cuts, 1)]
    ends = [end for _, end in parts]
    placed: dict[int, dict[str, None]] = defaultdict(dict)
    for start, anchor in wanted:
        placed[min(bisect_right(ends, start), len(parts) - 1)][anchor] = None
    return {part: tuple(names) for part, names in placed.items()}


def _kinds(found: Iterable[Pointer], parts: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
    """The kinds of pointers that cover each piece."""
    starts, ends = [start for start, _ in parts], [end for _, end in parts]
    steps: dict[str, list[int]] = {}
    for kind, start, end in {(p.kind, p.span.start, p.span.end) for p in found}:
        turns = steps.setdefault(kind, [0] * (len(parts) + 1))
        turns[bisect_right(ends, start)] += 1
        turns[bisect_right(starts, end - 1)] -= 1
    depth = {kind: list(accumulate(turns)) for kind, turns in steps.items()}
    return [tuple(k for k in sorted(depth) if depth[k][n]) for n in range(len(parts))]


def _backs(
    found: Iterable[Pointer], parts: Sequence[tuple[int, int]]
) -> dict[int, tuple[Reference, ...]]:
    """Which references stand behind each piece: those of the spans that end with it."""
    starts = [start for start, _ in parts]
    placed: dict[int, dict[Reference, None]] = defaultdict(dict)
    for pointer in found:
        if pointer.back.label:
            part = max(bisect_right(starts, pointer.span.end - 1) - 1, 0)
            placed[part][pointer.back] = None
    return {part: tuple(backs) for part, backs in placed.items()}


def _is_headline(report: Report, line: tuple[int, int]) -> bool:
    words = report.title.words if report.title else None
    return words is not None and words.layer is Layer.TEXT and words.start == 0 == line[0]
