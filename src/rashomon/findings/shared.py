"""Words that a report shares with another: which of the two they began with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.records import CopyEdge, CopyKind, Span, Towards

_WHOLE = (CopyKind.REPRINT, CopyKind.REWRITE)
_SURE = 0.5  # confidence from which a direction is followed


class Shared:
    """The copy edges of a story, asked for one place in one report."""

    def __init__(self, edges: Sequence[CopyEdge]) -> None:
        self._of: dict[str, list[CopyEdge]] = defaultdict(list)
        for edge in sorted(edges, key=lambda e: e.id):
            if edge.kind in (*_WHOLE, CopyKind.PASSAGES):
                self._of[edge.left].append(edge)
                self._of[edge.right].append(edge)
        self._whole: dict[str, frozenset[str]] = {}
        for report in self._of:
            if report not in self._whole:
                text = self._text(report)
                self._whole |= dict.fromkeys(text, text)
        self._firsts: dict[frozenset[str], str] = {}
        self._reached: dict[Span, frozenset[str]] = {}

    def source(self, report: str, words: Span | None) -> tuple[str, str]:
        """The report that these words are counted with, and why; itself where it shares none.

        Of all that hold the words it is the one that no known direction leads away from, and of
        several of those the lowest id: which of them it is makes no difference to any count.
        """
        if report not in self._of:
            return report, ""
        group = self._whole[report]
        kind = "one text with" if len(group) > 1 else ""
        if words is not None:
            if words not in self._reached:
                self._reached[words] = self._around(words)
            reached = self._reached[words]
            if len(reached) > len(group):
                kind = "shares these words with"
                group = reached
        if len(group) == 1:
            return report, ""
        first = self._first(group)
        if first == report:
            others = len(group) - 1
            return first, f"{kind} {others} other report{'s' if others > 1 else ''}"
        return first, kind

    def _text(self, report: str) -> frozenset[str]:
        """Reports that carry one whole text with this one."""
        seen, waiting = {report}, [report]
        while waiting:
            here = waiting.pop()
            for edge in self._of[here]:
                other = edge.right if edge.left == here else edge.left
                if edge.kind in _WHOLE and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def _around(self, words: Span) -> frozenset[str]:
        """All reports reached from these words through passages that hold them."""
        seen: dict[str, Span | None] = dict.fromkeys(self._whole[words.report])
        seen[words.report] = words
        waiting = [words]
        while waiting:
            here = waiting.pop()
            for edge in self._of[here.report]:
                left = edge.left == here.report
                other = edge.right if left else edge.left
                if other in seen:
                    continue
                for passage in edge.passages:
                    mine, its = (
                        (passage.left, passage.right) if left else (passage.right, passage.left)
                    )
                    if mine.start < here.end and here.start < mine.end:
                        seen[other] = its
                        waiting.append(its)
                        for whole in self._whole[other]:
                            seen.setdefault(whole, None)
                        break
        return frozenset(seen)

    def _first(self, group: frozenset[str]) -> str:
        """The report that no known direction leads away from; asked again for every claim."""
        if group not in self._firsts:
            self._firsts[group] = self._begun(group)
        return self._firsts[group]

    def _begun(self, group: frozenset[str]) -> str:
        taken = set()
        for report in group:
            for edge in self._of[report]:
                if edge.left == report and edge.right in group:
                    if edge.direction.confidence < _SURE:
                        continue
                    if edge.direction.source is Towards.LEFT:
                        taken.add(edge.right)
                    elif edge.direction.source is Towards.RIGHT:
                        taken.add(edge.left)
        return min(group - taken or group)
