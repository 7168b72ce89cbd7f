"""Which of two figures is an update of the other.

A higher figure that was published later replaces a lower one of its line; figures of one time are
rivals.
"""

from __future__ import annotations

import re

from rashomon.findings.values import Item
from rashomon.records import Qualifier, Quantity, When

_RISES = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)?|jump(?:ed|s)?|increased|grew|grown|soared"
    r"|(?:went|gone|going) up)\b[^.]*\bto\b|\b(?:have|has) now (?:died|been killed|reached)\b"
    r"|\bnow (?:stands|dead)\b",
    re.IGNORECASE,
)
_SAME_EVENING = 0.5  # days: figures published closer together are told of one moment


def replaces(later: Item, earlier: Item, *, same_origin: bool, one_line: bool) -> str:
    """Why the first is a later figure of the second's line; empty where it is none.

    ``one_line``: nothing told excludes that both go back to one origin.
    """
    new, old = later.body, earlier.body
    assert isinstance(new, Quantity)
    assert isinstance(old, Quantity)
    if old.qualifier is Qualifier.UP_TO and new.low <= old.reach[1]:
        return ""  # 15 are no rise from "up to 60"
    here, there = later.told.published, earlier.told.published
    if later.told.report == earlier.told.report:
        linked = new.earlier is not None and new.low > old.low
        return f"the report itself gives {old} as the earlier figure" if linked else ""
    if earlier.older and not later.older and new.low > old.low:
        return "a later version of the page gives a higher figure"
    rises = new.earlier is None and _RISES.search(later.told.sentence)  # from whatever it was
    if new.low > old.low and rises and _after(here, there):
        return f"told as a rise, and published later than {old}"
    if not one_line:
        return ""
    if not _after(here, there):
        known = here is not None and there is not None and here.before(there)
        if same_origin and new.low > old.low and not known:
            return f"the same origin gives {old} too, and a toll rises"
        return ""
    if new.low > old.low:
        return f"published later, and higher than {old}"
    if same_origin:
        return f"the same origin, published later than {old}"
    return ""


def _after(here: When | None, there: When | None) -> bool:
    """Whether one was surely published on a later day, or half a day after the other."""
    if here is None or there is None or not there.before(here):
        return False
    return (here.earliest - there.earliest).total_seconds() / 86400 >= _SAME_EVENING
