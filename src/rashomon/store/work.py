"""What waits to be done: the program's place in its work, kept with the record."""

from __future__ import annotations

from enum import IntEnum


class Step(IntEnum):
    """What a waiting item needs next, in the order in which steps are worked through.

    Statements take longest, and stories do not wait for them; findings do.
    """

    EXTRACT = 1  # a capture: read the article out of its bytes
    READ = 2  # a report: cut repeated lines, mark, profile
    RELATE = 3  # a report: compare with its candidates
    GROUP = 4  # a report: its surroundings changed, group them again
    FOLLOW = 5  # a story: look for what came before and after
    ATTRIBUTE = 6  # a report: read who says what in it
    FIND = 7  # a story: compare what its reports say


class Kind(IntEnum):
    """What is posted under a key, and for what search."""

    COPIES = 1  # reports under Marks.keys
    STORIES = 2  # reports under Profile.keys
    THREADS = 3  # stories under their thread keys
