"""What a thing is called, of the words that tell of it: "the car bomb near the square", "Car Bomb".

A weapon is called by its kind where the list of weapons has it; anything else by its noun and what
stands before that.
"""

from __future__ import annotations

import re

from rashomon.weapons import kind_of, weapon

_MANY = re.compile(
    r"^.*?\b(?:barrage|hail|volley|series|number|pair|salvo|wave|dozens|scores|hundreds)\s+of\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s+(?:in|on|of|at|near|from|with|by|outside|inside|that|which|who|and)\b|\s[-–—]|[,;:(]).*$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(
    r"^(?:[^\w]+|(?:an?|the|this|that|its|his|her|their|several|some|many|twin|\d[\d,.]*|one|two"
    r"|three|four|five|six|seven|eight|nine|ten)\s+)+",
    re.IGNORECASE,
)
_NO_THING = frozenset(
    """report casualty loss damage injury death help support result effect backing aim goal regard
    view consequence""".split()
)


def named(words: str) -> str:
    """The name of a thing; empty where the words name none."""
    bare = _BEHIND.sub("", _BEFORE.sub("", _MANY.sub("", words)))
    parts = bare.split()
    if not parts or {parts[-1].lower(), parts[-1].lower().removesuffix("s")} & _NO_THING:
        return ""
    if known := weapon(parts):
        model = parts[: -len(known.split())][-1:]  # "S-300 missiles"
        return " ".join((*(each for each in model if any(map(str.isdigit, each))), known))
    is_plain = all(part.istitle() or part.islower() for part in parts)
    return bare.lower() if is_plain and not parts[-1][0].isupper() else bare


def is_finer(one: str, other: str) -> bool:
    """Whether one name of a thing, or of a way to do it, says more exactly what the other says.

    A car bomb is a bomb, and one of explosives.
    """
    return one.endswith(f" {other}") or (one != other and kind_of(one) == other)
