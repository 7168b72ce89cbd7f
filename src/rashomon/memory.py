"""How often a program that is ours alone looks for garbage: seldom.

A report, a story or a page makes some hundred thousand objects, which go when it is done: next to
none of them hold each other, so there is next to nothing for the collector to find among them. Of
what a story takes, a third was its passes over them. A program that only calls us decides itself.
"""

from __future__ import annotations

import gc

_SELDOM = (500_000, 20, 100)


def collect_seldom() -> None:
    """Let the collector pass over what is here, which stays anyway, and come seldom from now on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
