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


# What an attack is made from, by what such a thing is: from another kind it is another attack.
_CRAFT = {
    word: kind
    for kind, words in {
        "plane": "plane jet warplane warjet airplane aeroplane",
        "helicopter": "helicopter chopper gunship",
        "drone": "drone uav quadcopter",
        "aircraft": "aircraft",
    }.items()
    for word in words.split()
}
_EQUIPMENT = frozenset((*_CRAFT, *"artillery tank gunboat warship navy missile rocket".split()))
_LEFT = re.compile(
    r"\b(?:bombs?|devices?|explosives?|charges?|mines?|ied)\s+(?:\w+ly\s+|that\s+)?(?:(?:had\s+been"
    r"|was|were)\s+)?(?:planted|placed|hidden|left|buried|laid)\b|\broadside\s+bombs?\b",
    re.IGNORECASE,
)
_BY_HAND = ("suicide attack", "suicide bomber")


def craft(noun: str) -> str:
    """What kind of aircraft a noun in lower case names; empty where it names none."""
    return _CRAFT.get(noun) or _CRAFT.get(noun.removesuffix("s"), "")


def is_equipment(noun: str) -> bool:
    """Whether a noun in lower case names what somebody fights with: he is who acts by it."""
    return not {noun, noun.removesuffix("s")}.isdisjoint(_EQUIPMENT)


def planted(sentence: str) -> re.Match[str] | None:
    """The words that say that a bomb lay there, and nobody wore or drove it."""
    return _LEFT.search(sentence)


def exclude(one: str, other: str) -> bool:
    """Whether a deed by one means is none by the other: from a drone, or from a plane."""
    if (one in _BY_HAND and planted(other)) or (other in _BY_HAND and planted(one)):
        return True
    a, b = (craft(each.split()[-1].lower()) for each in (one, other))
    return "aircraft" not in (a, b) and a != b and bool(a and b)


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

    A car bomb is a bomb, and one of explosives; a helicopter is an aircraft.
    """
    if one == other:
        return False
    if planted(one):
        return other in ("bomb", "explosives")
    a, b = (craft(each.split()[-1].lower()) for each in (one, other))
    if a:
        return other == "aerial" or (b == "aircraft" != a)
    return one.endswith(f" {other}") or kind_of(one) == other
