"""The dossier as a terminal shows it: the record in short; the page has every word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rashomon.dossier import labels as say
from rashomon.dossier import terminal_record
from rashomon.dossier.found import Found
from rashomon.dossier.labels import Labels
from rashomon.dossier.options import Options
from rashomon.dossier.safe import one_line
from rashomon.dossier.statements import speakers
from rashomon.dossier.summary import cited_by, shared_groups, texts
from rashomon.dossier.timeline import Bar, timeline
from rashomon.records import CopyEdge, Dossier, Entry, Quotation, Towards
from rashomon.words import words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_BAR = 24  # columns of a timeline bar
_SHOWN = 12  # links and quotations shown before the rest is counted


def text(dossier: Dossier, console: Console) -> None:
    """Print the dossier: readable at 80 columns, without colour where the console has none."""
    for part in _parts(dossier, Labels(dossier)):
        console.print(part, soft_wrap=False)


def _parts(dossier: Dossier, labels: Labels) -> Iterable[RenderableType]:
    yield _line(one_line(dossier.story.title) or "Untitled story", "bold")
    found = Found(dossier, Options())
    yield from map(_set, terminal_record.opening(found))
    yield from map(_set, terminal_record.record(found))
    yield _head(f"The reports ({len(dossier.entries)})")
    yield _grid([_report(entry, labels) for entry in dossier.entries], numbers=True)
    yield _head(f"{say.count(len(dossier.entries), 'article')}, {texts(dossier)}")
    yield _line(dossier.independence.reason)
    for group in shared_groups(dossier):
        places = say.numbers([labels.place[report] for report in group.reports])
        yield _line(f"• {places}: {group.reason}")
    yield from _lineage(dossier, labels)
    yield from _quotations(dossier.quotations, labels)
    yield from _statements(dossier)
    yield from _timeline(dossier, labels)
    yield from _thread(dossier)
    cut = sum(len(entry.report.cuts) for entry in dossier.entries)
    yield _line("")
    yield _line(
        f"{say.count(cut, 'line')} cut as furniture. `rashomon brief` writes the full record: "
        "every passage side by side, who says what, every text, and what was cut.",
        "dim",
    )


def _line(words_of: str, style: str = "") -> Text:
    """Text as such: nothing in it is read as console markup."""
    from rich.text import Text

    return Text(one_line(words_of), style=style)


def _set(line: terminal_record.Line) -> RenderableType:
    from rich.padding import Padding

    if line.is_head:
        return _head(line.text)
    said = _line(line.text, "dim" if line.is_quiet else "")
    return Padding(said, (0, 0, 0, line.indent), expand=False) if line.indent else said


def _head(words_of: str) -> Text:
    from rich.text import Text

    return Text(f"\n{one_line(words_of)}", style="bold underline")


def _grid(rows: Iterable[Sequence[Text]], numbers: bool = False) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    for place, row in enumerate(rows):
        if not place:
            for column in range(len(row)):
                is_number = numbers and not column
                grid.add_column(
                    justify="right" if is_number else "left",
                    no_wrap=is_number,
                    overflow="fold",
                    ratio=None if is_number else 1,
                )
        grid.add_row(*row)
    return grid


def _report(entry: Entry, labels: Labels) -> tuple[Text, Text]:
    report = entry.report
    body = _line(say.outlet(report), "bold")
    rows = [say.title(report)]
    by = say.listed([one_line(name.value, 80) for name in report.byline])
    basis = say.basis(report.published)
    when = say.when(report.published) if report.published else "time not stated"
    facts = [by, f"{when} ({basis})" if basis else when, say.count(len(words(report.text)), "word")]
    if report.language:
        facts.append(f"language {report.language.code}")
    rows.append(" · ".join(one_line(fact) for fact in facts if fact))
    rows.append(f"{say.target(entry) or report.address} · kept copy {entry.capture.sha256[:12]}")
    if report.unread:
        rows.append(f"kept, not read: {report.unread}")
    for number, row in enumerate(rows):
        body.append("\n").append_text(_line(row, "dim" if number else ""))
    return _line(str(labels.place[report.id])), body


def _lineage(dossier: Dossier, labels: Labels) -> Iterable[RenderableType]:
    yield _head("Who copied whom")
    cited = cited_by(dossier)
    for name, reports in cited[:_SHOWN]:
        places = say.numbers([labels.place[report] for report in reports])
        yield _line(f"{name} → {places} (cited)")
    shown = dossier.edges[:_SHOWN]
    for edge in shown:
        yield from _edge(edge, labels)
    left = len(dossier.edges) - len(shown)
    if left:
        yield _line(f"… and {say.count(left, 'more link')}", "dim")
    if not cited and not shown:
        yield _line("No link between these reports was found.")


def _edge(edge: CopyEdge, labels: Labels) -> Iterable[RenderableType]:
    from rich.padding import Padding

    first, second = (str(labels.number(r) or "another story") for r in labels.sides(edge))
    arrow = "–" if edge.direction.source is Towards.UNKNOWN else "→"
    why = "; ".join(edge.direction.reasons)
    yield _line(f"{first} {arrow} {second}: {say.KIND[edge.kind]}, score {edge.score:.2f}")
    yield Padding(_line(edge.reason), (0, 0, 0, 4), expand=False)
    yield Padding(_line(f"{labels.direction(edge)}: {why}", "dim"), (0, 0, 0, 4), expand=False)


def _quotations(quotations: Sequence[Quotation], labels: Labels) -> Iterable[RenderableType]:
    for number, quotation in enumerate(quotations[:_SHOWN], 1):
        yield _head(f"Shared quotation {number}")
        rows = []
        for place, version in enumerate(quotation.versions):
            body = _line(f"“{version.text}”")
            differs = "; ".join(say.DIFFERENCE[d] for d in version.differences)
            if version.detail:
                differs += f": {version.detail}"
            body.append("\n").append_text(_line(differs if place else "fullest version", "dim"))
            rows.append((_line(str(labels.number(version.words.report))), body))
        yield _grid(rows, numbers=True)
    if len(quotations) > _SHOWN:
        yield _line(f"… and {say.count(len(quotations) - _SHOWN, 'more shared quotation')}", "dim")


def _statements(dossier: Dossier) -> Iterable[RenderableType]:
    rows = speakers(dossier)
    if rows:
        yield _head("Who speaks")
    for row in rows[:_SHOWN]:
        how_often = say.count(row.statements, "statement")
        where = f"{'report' if len(row.reports) == 1 else 'reports'} {say.numbers(row.reports)}"
        also = f" ({row.also})" if row.also else ""
        yield _line(f"{row.name}{also}: {how_often}, {where}")
    if len(dossier.speakers) > _SHOWN:
        yield _line(f"… and {say.count(len(dossier.speakers) - _SHOWN, 'more speaker')}", "dim")


def _timeline(dossier: Dossier, labels: Labels) -> Iterable[RenderableType]:
    time = timeline(dossier)
    yield _head("When they were published")
    if time.bars:
        rows = [
            (
                _line(str(bar.number)),
                _line(f"{say.clock(bar.report.published)}  {say.outlet(bar.report)}"),
                _bar(bar),
            )
            for bar in time.bars
        ]
        yield _grid(rows, numbers=True)
    if time.undated:
        yield _line(f"Undated: {say.numbers(time.undated)}")


def _bar(bar: Bar) -> Text:
    from rich.text import Text

    start = min(int(bar.start / 100 * _BAR), _BAR - 1)
    length = 1 if bar.is_moment else max(1, round(bar.length / 100 * _BAR))
    mark = "●" if bar.is_moment else "━" * min(length, _BAR - start)
    return Text(f"{'·' * start}{mark}{'·' * (_BAR - start - len(mark))}", no_wrap=True)


def _thread(dossier: Dossier) -> Iterable[RenderableType]:
    if dossier.thread:
        yield _head("Before and after")
    for neighbour in dossier.thread:
        story = neighbour.story
        way = "Earlier" if neighbour.link.later == dossier.story.id else "Later"
        when = say.period(story.first, story.last)
        yield _line(f"{way}: {one_line(story.title)} ({when}). {neighbour.link.reason}")
