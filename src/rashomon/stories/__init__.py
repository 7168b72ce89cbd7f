"""Reports of one happening, and stories that follow one another.

In: ``Report`` records, one at a time. Out: a ``Profile`` per report, ``StoryLink`` per pair,
``Story`` and ``Thread`` per set. Promise: profiles and links never change as others arrive, stories
are a function of the set, and adding a report looks only at reports that share a key with it and
at the bounded parts those belong to. Failures: none on any text; a report without words has no keys
and is a story of its own.

Adding reports to a kept set: ``profile`` each; see how ``alike`` it is to those found under its
keys; touch the parts its neighbours were in; ``Parts`` finds the new part of each touched report,
and ``group_part`` its stories. Then ``thread_keys`` and ``follow`` for the stories that changed.
"""

from rashomon.stories.following import (
    Matter,
    Weights,
    follow,
    following,
    matter,
    thread_keys,
    thread_link,
    threads,
)
from rashomon.stories.grouping import group, group_part
from rashomon.stories.likeness import Outline, alike, link, outline
from rashomon.stories.options import StoriesOptions
from rashomon.stories.parts import Part, Parts, parts
from rashomon.stories.profiles import profile

__all__ = [
    "Matter",
    "Outline",
    "Part",
    "Parts",
    "StoriesOptions",
    "Weights",
    "alike",
    "follow",
    "following",
    "group",
    "group_part",
    "link",
    "matter",
    "outline",
    "parts",
    "profile",
    "thread_keys",
    "thread_link",
    "threads",
]
