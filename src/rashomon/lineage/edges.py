"""Edges between reports: each a pure function of two reports, whichever came first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter

from rashomon.lineage.alignment import Stretch
from rashomon.lineage.citations import cites
from rashomon.lineage.direction import Sizes, cited_by, direction
from rashomon.lineage.marking import Marked, read
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.passages import Piece, Shared, merged, shared
from rashomon.lineage.quote_matching import reworded_quotes
from rashomon.lineage.wording import Wording
from rashomon.publishers import host, same
from rashomon.records import (
    CopyEdge,
    CopyKind,
    Direction,
    Link,
    Passage,
    Report,
    Span,
    Towards,
    content_id,
)

_NAMED, _LINKED_SITE, _LINKED_PAGE = 0.7, 0.8, 1.0  # scores of a citation
_CITED = 0.9  # how sure a citation makes the direction


def relate(
    one: Marked, others: Sequence[Marked], options: LineageOptions | None = None
) -> tuple[CopyEdge, ...]:
    """The edges between one report and others that share keys with it.

    Symmetric: ``relate(a, [b])`` equals ``relate(b, [a])``. Reports with fewer than ``min_shared``
    keys in common have none.
    """
    options = options or LineageOptions()
    keys = set(one.marks.keys)
    near = [
        other
        for other in others
        if other.report.id != one.report.id
        and sum(key in keys for key in other.marks.keys) >= options.min_shared
    ]
    if not near:
        return ()
    ours = read(one, options)
    edges: list[CopyEdge] = []
    for other in near:
        theirs = read(other, options)
        if one.report.id < other.report.id:
            edges += _between(_Pair(one, other, ours, theirs, options))
        else:
            edges += _between(_Pair(other, one, theirs, ours, options))
    return tuple(sorted(edges, key=lambda edge: (edge.left, edge.right, edge.kind)))


class _Pair:
    """Two reports, lower id first, with their words."""

    def __init__(
        self,
        left: Marked,
        right: Marked,
        left_words: Wording,
        right_words: Wording,
        options: LineageOptions,
    ) -> None:
        self.left, self.right = left, right
        self.left_words, self.right_words = left_words, right_words
        self.options = options

    def edge(
        self,
        kind: CopyKind,
        passages: tuple[Passage, ...],
        score: float,
        direction: Direction,
        reason: str,
    ) -> CopyEdge:
        left, right = self.left.report.id, self.right.report.id
        named = content_id("edge", kind, left, right)
        return CopyEdge(named, kind, left, right, passages, round(score, 4), direction, reason)


def _between(pair: _Pair) -> Iterable[CopyEdge]:
    found = shared(pair.left_words, pair.right_words, pair.options, one_house=_is_one_house(pair))
    if found.is_copied or found.is_quoted:
        yield _copy(pair, found)
    else:
        yield from _reworded(pair)
    yield from _citation(pair)


def _is_one_house(pair: _Pair) -> bool:
    left, right = pair.left.report.outlet, pair.right.report.outlet
    return left is not None and right is not None and same(left.value, right.value)


def _copy(pair: _Pair, found: Shared) -> CopyEdge:
    pieces = found.pieces
    stretches = merged(pieces)
    score, alike = _measured(pair, stretches)
    kind = _kind(found, score, alike, pair.options)
    if kind in (CopyKind.PASSAGES, CopyKind.QUOTATION):
        pieces = _shown(found, kind, pair.options)
        stretches = merged(pieces)
        score, alike = _measured(pair, stretches)
    sizes = _sizes(pair, pieces, kind, score)
    return pair.edge(
        kind,
        tuple(_passage(pair, s) for s in stretches),
        score,
        direction(pair.left, pair.right, sizes),
        _reason(kind, len(stretches), score, alike),
    )


def _measured(pair: _Pair, stretches: list[Stretch]) -> tuple[float, float]:
    """The share of the shorter text's words in passages, and how alike those are."""
    left = sum(s.left_end - s.left for s in stretches)
    right = sum(s.right_end - s.right for s in stretches)
    is_left_shorter = pair.left_words.told <= pair.right_words.told
    held, told = (left, pair.left_words.told) if is_left_shorter else (right, pair.right_words.told)
    return min(1.0, held / max(1, told)), sum(len(s.pairs) for s in stretches) / max(left, right)


def _shown(found: Shared, kind: CopyKind, options: LineageOptions) -> tuple[Piece, ...]:
    """The pieces that are worth showing where the texts as a whole are two."""
    heavy = tuple(piece for piece in found.pieces if piece.weight >= options.ante)
    if kind is CopyKind.QUOTATION:
        heavy = tuple(piece for piece in heavy if piece.told < piece.weight / 2)
    return heavy or found.pieces


def _kind(found: Shared, score: float, alike: float, options: LineageOptions) -> CopyKind:
    if score >= options.contained and alike >= options.alike:
        return CopyKind.REPRINT
    if score >= options.mostly:
        return CopyKind.REWRITE
    return CopyKind.PASSAGES if found.is_told else CopyKind.QUOTATION


def _sizes(pair: _Pair, pieces: tuple[Piece, ...], kind: CopyKind, score: float) -> Sizes:
    if kind is not CopyKind.QUOTATION:
        is_contained = score >= pair.options.contained
        return Sizes(pair.left_words.told, pair.right_words.told, "text", is_contained)
    left = _quote_size(pair.left_words, pair.left, [p.stretch.pairs[0][0] for p in pieces])
    right = _quote_size(pair.right_words, pair.right, [p.stretch.pairs[0][1] for p in pieces])
    return Sizes(left, right, "quotation", True)


def _quote_size(words: Wording, marked: Marked, places: list[int]) -> int:
    """Words of the quotations in which the shared words stand."""
    total = 0
    for span in marked.marks.quotes:
        first = bisect_left(words.words, span.start, key=itemgetter(0))
        end = bisect_left(words.words, span.end, key=itemgetter(0))
        total += end - first if any(first <= at < end for at in places) else 0
    return total


def _passage(pair: _Pair, stretch: Stretch) -> Passage:
    size = max(stretch.left_end - stretch.left, stretch.right_end - stretch.right)
    return Passage(
        left=_span(pair.left, pair.left_words, stretch.left, stretch.left_end),
        right=_span(pair.right, pair.right_words, stretch.right, stretch.right_end),
        likeness=round(len(stretch.pairs) / size, 4),
    )


def _span(marked: Marked, words: Wording, first: int, end: int) -> Span:
    return Span(marked.report.id, words.words[first].start, words.words[end - 1].end)


def _reason(kind: CopyKind, count: int, score: float, alike: float) -> str:
    passages = "1 passage holds" if count == 1 else f"{count} passages hold"
    held = f"{passages} {score:.0%} of the shorter text, {alike:.0%} of their words alike"
    what = {
        CopyKind.REPRINT: "all but word for word",
        CopyKind.REWRITE: "most of one text, reworded or rearranged",
        CopyKind.PASSAGES: "more words in one order than the same facts would bring",
        CopyKind.QUOTATION: "the shared words stand in quotation marks",
    }[kind]
    return f"{what}: {held}"


def _reworded(pair: _Pair) -> Iterable[CopyEdge]:
    """An edge for one quotation in two translations, where the wording itself is not shared."""
    found = reworded_quotes(pair.left, pair.right, pair.options)
    if not found:
        return
    passages = tuple(Passage(left, right, likeness) for left, right, likeness in found)
    score = sum(p.left.end - p.left.start for p in passages) / max(1, len(pair.left.report.text))
    unknown = Sizes(0, 0, "quotation", False)
    yield pair.edge(
        CopyKind.QUOTATION,
        passages,
        score,
        direction(pair.left, pair.right, unknown),
        "one speaker's words in two wordings: most of their telling words are shared",
    )


def _citation(pair: _Pair) -> Iterable[CopyEdge]:
    left_cites = _cites(pair.left, pair.right.report)
    right_cites = _cites(pair.right, pair.left.report)
    if left_cites is None and right_cites is None:
        return
    score, reason = max(found for found in (left_cites, right_cites) if found is not None)
    if left_cites is not None and right_cites is not None:
        way = Direction(Towards.UNKNOWN, 0.0, ("each cites the other",))
    else:
        source = Towards.RIGHT if left_cites is not None else Towards.LEFT
        way = Direction(source, _CITED, (reason,))
    yield pair.edge(CopyKind.CITATION, (), score, way, reason)


def _cites(one: Marked, other: Report) -> tuple[float, str] | None:
    """How surely one report cites the other: a link to its page, to its site, or its name."""
    for link in one.report.links:
        if _page(link.target) == _page(other.address) and host(link.target):
            return _LINKED_PAGE, f"a link to the other report's page: {link.target}"
    if other.outlet is None:
        return None
    name = other.outlet.value
    if (one.report.outlet.value if one.report.outlet else None) == name:
        return None
    cited = cited_by(one, other)
    if cited is not None:
        return _by_name(one.report.links, one, cited, name)
    return (_NAMED, f"it cites {name}") if cites(one.report, name) else None


def _by_name(links: tuple[Link, ...], one: Marked, cited: str, name: str) -> tuple[float, str]:
    linked = {link.words for link in links}
    if any(c.cited == cited and c.words in linked for c in one.marks.citations):
        return _LINKED_SITE, f"it links to {name}"
    return _NAMED, f"it cites {name}"


def _page(address: str) -> str:
    """A URL without what does not name the page."""
    plain = address.split("#")[0].split("?")[0].rstrip("/")
    return plain.partition("//")[2].removeprefix("www.").casefold() or plain
