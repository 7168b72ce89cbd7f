"""A line of bars as tall as a line of text: how many reports came on each day."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from rashomon.web.maps.svg import element, number

_REPORTS = ("report", "reports")
_BARS = 60  # more days than this are taken together
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Spark:
    """The SVG element, and what it says in words."""

    svg: Markup
    says: str


def spark(
    days: Iterable[tuple[date, int]],
    width: float = 120.0,
    height: float = 20.0,
    noun: tuple[str, str] = _REPORTS,
) -> Spark:
    """Draw the counts; days that are named twice are added up, days between are empty.

    ``noun`` is what is counted: one, and many. Raises ``ValueError`` for a count below nothing.
    """
    counts: Counter[date] = Counter()
    for day, count in days:
        if count < 0:
            raise ValueError(f"{count} reports on {day}")
        counts[day] += count
    held = {day: count for day, count in sorted(counts.items()) if count}
    says = in_words(held, noun)
    base = f"M0 {number(height - 0.5)}H{number(width)}"
    svg = element(
        "svg",
        element("title", Markup.escape(says)),
        element("path", class_="spark-base", d=base, fill="none"),
        *_bars(held, width, height),
        xmlns="http://www.w3.org/2000/svg",
        class_="spark",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=says,
    )
    return Spark(svg, says)


def in_words(days: dict[date, int], noun: tuple[str, str] = _REPORTS) -> str:
    """``9 reports over 3 days, most on 24 June``; years where the days are of more than one."""
    total = sum(days.values())
    if not total:
        return f"no {noun[1]}"
    first, last = min(days), max(days)
    years = first.year != last.year
    said = f"{total:,} {noun[total > 1]}"
    if first == last:
        return f"{said} on {_day(first, years)}"
    said += f" over {(last - first).days + 1:,} days"
    most = max(days.values())
    top = [day for day in sorted(days) if days[day] == most]
    if len(top) <= 2 and len(days) > len(top):
        return f"{said}, most on {' and '.join(_day(day, years) for day in top)}"
    return f"{said}, never more than {most:,} a day"


def _day(day: date, year: bool) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def _bars(days: dict[date, int], width: float, height: float) -> list[Markup]:
    """A bar for each day, or for so many days that there are at most sixty."""
    if not days:
        return []
    first, last = min(days), max(days)
    length = math.ceil(((last - first).days + 1) / _BARS)
    bins: Counter[int] = Counter()
    for day, count in days.items():
        bins[(day - first) // timedelta(days=length)] += count
    slots = max((last - first).days // length + 1, 7)  # a single day is no wide block
    step, most = width / slots, max(bins.values())
    wide = max(min(0.7 * step, step - 0.5), 0.5)
    bars = []
    for slot, count in sorted(bins.items()):
        tall = max((height - 2) * count / most, 1.0)
        bars.append(
            element(
                "rect",
                class_="spark-bar spark-most" if count == most else "spark-bar",
                x=slot * step,
                y=height - 1 - tall,
                width=wide,
                height=tall,
            )
        )
    return bars
