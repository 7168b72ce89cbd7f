"""Two to four reports side by side, as the page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

from rashomon.dossier import labels as say
from rashomon.records import CopyEdge, Record, Report
from rashomon.records import Passage as SharedWords
from rashomon.web import links
from rashomon.web.compare_kin import Alphabet, How, Pair, Sentence, Side, pairs
from rashomon.web.compare_rivals import Clash, clashes
from rashomon.web.compare_rows import Place, Row, rows
from rashomon.web.compare_said import LETTERS, summary
from rashomon.web.compare_shape import Against, Column, Compared, Group, Kin, Passage, Told
from rashomon.web.report_marks import Mark, nested, trimmed

CLASS = {How.SAME: "copied", How.REWORDED: "reworded", How.PART: "part"}
_SAYS = {
    How.SAME: "same words in",
    How.REWORDED: "reworded in",
    How.PART: "some of its words in",
}


class Comparison:
    """Works out one comparison; ``view`` is all that comes of it."""

    def __init__(
        self, reports: Sequence[Report], edges: Sequence[CopyEdge], records: Sequence[Record]
    ) -> None:
        alphabet = Alphabet()
        self._sides = [Side(report, alphabet) for report in reports]
        self._edges = edges
        self._clashes = clashes(records, [report.id for report in reports])
        self._best: dict[Place, dict[int, tuple[How, int]]] = defaultdict(dict)
        self._weights: dict[tuple[Place, Place], float] = {}
        self._lit: dict[Place, Place] = {}
        for n, one in enumerate(self._sides):
            for m in range(n + 1, len(self._sides)):
                self._join(n, m, pairs(one, self._sides[m], self._passages(n, m)))
        self._marks, self._against = self._clashing()

    def view(self, languages: Sequence[str]) -> Compared:
        """The comparison as the page shows it."""
        sizes = [len(side.sentences) for side in self._sides]
        laid = rows(sizes, self._weights)
        alone = [
            sum(not self._best.get((c, n)) for n in range(size)) for c, size in enumerate(sizes)
        ]
        return Compared(
            tuple(self._columns(languages)),
            summary(self._sides, self._edges, alone, self._clashes),
            tuple(self._passage(row) for row in self._joined(laid)),
        )

    # What belongs together

    def _passages(self, n: int, m: int) -> list[SharedWords]:
        ends = {self._sides[n].report.id, self._sides[m].report.id}
        found = (edge for edge in self._edges if {edge.left, edge.right} == ends)
        return [passage for edge in found for passage in edge.passages]

    def _join(self, n: int, m: int, found: Sequence[Pair]) -> None:
        """Note pairs, best first."""
        for pair in found:
            one, other = (n, pair.left), (m, pair.right)
            self._best[one].setdefault(m, (pair.how, pair.right))
            self._best[other].setdefault(n, (pair.how, pair.left))
            self._weights[one, other] = pair.likeness
            self._lit[self._head(one)] = self._head(other)

    def _head(self, place: Place) -> Place:
        """Who stands for all that lights up together with a sentence."""
        while (up := self._lit.get(place, place)) != place:
            self._lit[place] = self._lit.get(up, up)
            place = up
        return place

    def _clashing(self) -> tuple[dict[int, list[Mark]], dict[Place, list[tuple[Clash, str]]]]:
        marks: dict[int, list[Mark]] = defaultdict(list)
        against: dict[Place, list[tuple[Clash, str]]] = defaultdict(list)
        for clash in self._clashes:
            for given in clash.given:
                if not clash.against(given.column)[given.value]:
                    continue
                for span in given.spans:
                    marks[given.column].append(Mark(span.start, span.end, "clash", clash.key))
                    for n in self._sides[given.column].touched(span):
                        against[given.column, n].append((clash, given.value))
        return {c: trimmed(self._sides[c].report.text, m) for c, m in marks.items()}, against

    # Rows

    def _joined(self, laid: Sequence[Row]) -> Iterator[Row]:
        """Rows of one passage that go on alike within one paragraph are one row."""
        held: Row | None = None
        for row in laid:
            if held is not None and self._goes_on(held, row):
                cells = tuple(a + b for a, b in zip(held.cells, row.cells, strict=True))
                held = Row(True, cells)
                continue
            if held is not None:
                yield held
            held = row
        if held is not None:
            yield held

    def _goes_on(self, before: Row, row: Row) -> bool:
        if not (before.is_kin and row.is_kin):
            return False
        for column, (old, new) in enumerate(zip(before.cells, row.cells, strict=True)):
            if bool(old) != bool(new):
                return False
            if not old:
                continue
            sentence = self._sides[column].sentences[new[0]]
            if sentence.opens or new[0] != old[-1] + 1:
                return False
            if self._how((column, old[-1])) != self._how((column, new[0])):
                return False
        return True

    def _how(self, place: Place) -> dict[int, How]:
        return {column: how for column, (how, _) in self._best.get(place, {}).items()}

    def _passage(self, row: Row) -> Passage:
        cells = (tuple(self._groups(column, cell)) for column, cell in enumerate(row.cells))
        return Passage(row.is_kin, tuple(cells))

    def _groups(self, column: int, cell: Sequence[int]) -> Iterator[Group]:
        def alike(n: int) -> object:
            place = (column, n)
            clashing = [(clash.key, value) for clash, value in self._against.get(place, ())]
            return sorted(self._how(place).items()), clashing

        for _, some in groupby(cell, alike):
            numbers = list(some)
            place = (column, numbers[0])
            status = min((list(How).index(how) for how in self._how(place).values()), default=None)
            yield Group(
                "only" if status is None else CLASS[list(How)[status]],
                tuple(self._kin(place)),
                tuple(self._rivals(place)),
                tuple(self._told(column, n) for n in numbers),
            )

    def _kin(self, place: Place) -> Iterator[Kin]:
        best = self._best.get(place, {})
        for how in How:
            to = sorted((c, n) for c, (found, n) in best.items() if found is how)
            if to:
                yield Kin(_SAYS[how], tuple((LETTERS[c], anchor(c, n)) for c, n in to))

    def _rivals(self, place: Place) -> Iterator[Against]:
        for clash, value in dict.fromkeys(self._against.get(place, ())):
            to = []
            for column in clash.against(place[0])[value]:
                theirs = next(g for g in clash.given if g.column == column and g.value != value)
                there = self._sides[column].touched(theirs.spans[0])
                to.append((LETTERS[column], anchor(column, there[0]) if there else ""))
            yield Against(clash.question, value, tuple(to))

    def _told(self, column: int, n: int) -> Told:
        side = self._sides[column]
        sentence = side.sentences[n]
        place = (column, n)
        marks = [*self._marks.get(column, ()), *self._own(place)]
        lit: tuple[str, ...] = ()
        if place in self._best:
            head = self._head(place)
            lit = (f"k{LETTERS[head[0]]}{head[1]}",)
        tokens = tuple(nested(side.report.text, sentence.start, sentence.end, marks))
        return Told(anchor(column, n), sentence.start, sentence.end, sentence.opens, lit, tokens)

    def _own(self, place: Place) -> Iterator[Mark]:
        """The words of a reworded sentence that its nearest kin does not have."""
        found = self._best.get(place, {})
        kin = [(c, n) for c, (how, n) in found.items() if how is How.REWORDED]
        if not kin or any(how is How.SAME for how, _ in found.values()):
            return
        sentence, one, other = self._at(place), self._spelled(place), self._spelled(kin[0])
        for op in Indel.opcodes(one, other):
            if op.tag != "equal" and op.src_start < op.src_end:
                first, last = sentence.words[op.src_start], sentence.words[op.src_end - 1]
                yield Mark(first.start, last.end, "own")

    def _at(self, place: Place) -> Sentence:
        return self._sides[place[0]].sentences[place[1]]

    def _spelled(self, place: Place) -> str:
        return self._sides[place[0]].spelled[place[1]]

    def _columns(self, languages: Sequence[str]) -> Iterator[Column]:
        ids = [side.report.id for side in self._sides]
        for n, (side, language) in enumerate(zip(self._sides, languages, strict=True)):
            report = side.report
            yield Column(
                LETTERS[n],
                report.id,
                say.outlet(report),
                say.title(report),
                say.when(report.published),
                links.report(report.id),
                language,
                len(side.sentences),
                side.unlisted,
                links.compare(each for each in ids if each != report.id),
            )


def anchor(column: int, n: int) -> str:
    """Where a sentence stands on the page."""
    return f"{LETTERS[column].lower()}{n + 1}"


def compared(
    reports: Sequence[Report],
    edges: Sequence[CopyEdge],
    records: Sequence[Record],
    languages: Mapping[str, str],
) -> Compared:
    """Two to four reports side by side."""
    tags = [languages.get(report.id, "") for report in reports]
    return Comparison(reports, edges, records).view(tags)
