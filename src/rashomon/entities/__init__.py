"""Reading -> the times, places and actors that a report names; Coding* -> who acts across reports.

In: a report's text, its ``Reading`` and its date of publication where that is known; across
reports, their ``Coding``s and texts, and a user's own ``Listed`` names. Out: ``TimeMention``s,
``PlaceMention``s and ``Actor``s in the order of the text; ``Entity`` records, of which each actor
has one. Promise: each is exact words, names the token it hangs on and the evidence; what hangs on
the date of publication says how, and ``resolved`` settles it later to the same; a place that may
be several keeps its candidates. An undated report's date is estimated by ``likely_published`` from
its story and its own words, and ``settled`` gives its times for it. Entities are a function of the
set of reports, and say why they are one.
Failures: none; what is not read is missing, and what may be two is two. ``actor_list`` raises
``UsageError`` for a list that makes no sense.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from rashomon.entities.actors import actors
from rashomon.entities.places import places
from rashomon.entities.times import dateline_day, likely_published, resolved, settled, times

if TYPE_CHECKING:
    from rashomon.entities.linking import Listed, actor_list, entities, part_of

__all__ = [
    "Listed",
    "actor_list",
    "actors",
    "dateline_day",
    "entities",
    "likely_published",
    "part_of",
    "places",
    "resolved",
    "settled",
    "times",
]

_ACROSS = ("Listed", "actor_list", "entities", "part_of")  # not needed to read one report


def __getattr__(name: str) -> object:
    if name not in _ACROSS:
        raise AttributeError(name)
    return getattr(import_module("rashomon.entities.linking"), name)
