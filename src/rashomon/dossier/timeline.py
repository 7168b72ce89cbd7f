"""When each report was published, on one scale; what is undated stays undated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.dossier.labels import MONTHS
from rashomon.records import Dossier, Report, When

_HOUR, _DAY = 3600.0, 86400.0
_STEPS = tuple(h * _HOUR for h in (1, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760))
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One dated report: where its time begins and how long it may be, in percent of the scale."""

    report: Report
    number: int
    start: float
    length: float
    is_moment: bool  # exact to the hour or better, drawn as a point


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated reports on a scale, and the numbers of those without a date."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[int, ...]


def timeline(dossier: Dossier, within: Scale | None = None) -> Timeline:
    """Place the dated reports between the first and the last moment that they allow.

    ``within`` is a wider scale that holds them all, where more is to stand on it.
    """
    dated = [
        (number, entry.report, entry.report.published)
        for number, entry in enumerate(dossier.entries, 1)
        if entry.report.published
    ]
    undated = tuple(n for n, e in enumerate(dossier.entries, 1) if e.report.published is None)
    if not dated:
        return Timeline((), (), undated)
    scale = within or scale_over([when for _, _, when in dated])
    bars = tuple(_bar(report, number, when, scale) for number, report, when in dated)
    return Timeline(bars, scale.ticks(), undated)


@dataclass(frozen=True, slots=True)
class Scale:
    """From one midnight to another; a place on it is told in percent."""

    first: datetime
    last: datetime

    def percent(self, moment: datetime) -> float:
        """Where a moment lies, in percent."""
        whole = (self.last - self.first).total_seconds()
        return round(100 * (moment - self.first).total_seconds() / whole, 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Round times at even steps, as few as fit."""
        whole = (self.last - self.first).total_seconds()
        step = next((s for s in _STEPS if whole / s <= _MOST_TICKS), whole / _MOST_TICKS)
        step = step if step < _DAY else _DAY * round(step / _DAY)
        moments = [
            self.first + timedelta(seconds=n * step) for n in range(int((whole - 1) // step) + 1)
        ]
        return tuple(Tick(self.percent(at), _label(at, step, self.first)) for at in moments)


def scale_over(whens: Sequence[When]) -> Scale:
    """The scale that holds all these times and no day more; there must be one."""
    first, last = min(w.earliest for w in whens), max(w.latest for w in whens)
    return Scale(_midnight(first), _midnight(last - timedelta(microseconds=1), 1))


def _label(at: datetime, step: float, first: datetime) -> str:
    if step < _DAY and at.hour:
        return f"{at.hour}:00"
    year = f" {at.year}" if at == first else ""
    return f"{at.day} {MONTHS[at.month - 1][:3]}{year}"


def _midnight(moment: datetime, later: int = 0) -> datetime:
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC) + timedelta(days=later)


def _bar(report: Report, number: int, when: When, scale: Scale) -> Bar:
    start, end = scale.percent(when.earliest), scale.percent(when.latest)
    exact = (when.latest - when.earliest).total_seconds() <= _HOUR
    return Bar(report, number, start, round(max(end - start, 0.0), 2), exact)
