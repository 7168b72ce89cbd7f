"""Which numbers some words say: in digits or spelled out. Simpler than the reader, on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.records import Qualifier, Quantity

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL: dict[str, float] = {word: float(n) for n, word in enumerate(_ONES)} | {
    word: 10.0 * n for n, word in enumerate(_TENS, 2)
}
_SMALL |= {"a": 1, "an": 1, "single": 1, "couple": 2, "pair": 2, "both": 2, "half": 0.5}
_STEPS = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9
}  # fmt: skip
_STEPS |= {f"{word}s": size for word, size in _STEPS.items()} | {"k": 1_000, "m": 10**6}
_NUMBER = re.compile(r"\d+(?:[,.\u00a0 ]\d{3})*(?:\.\d+)?(?!\d)|[a-z]+", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|nobody|zero|not|without|neither|0)\b", re.IGNORECASE)
# Words that stand for a number without naming one.
_VAGUE = {
    Qualifier.DOZENS: re.compile(r"\bdozens?\b", re.IGNORECASE),
    Qualifier.SCORES: re.compile(r"\bscores?\b", re.IGNORECASE),
    Qualifier.HUNDREDS: re.compile(r"\b(?:hundred|thousand|million)s?\b", re.IGNORECASE),
    Qualifier.SEVERAL: re.compile(
        r"\b(?:several|few|some|handful|number|multiple|various|many)\b", re.IGNORECASE
    ),
    Qualifier.NO: _NONE,
}


def says_quantity(words: str, quantity: Quantity) -> bool:
    """Whether some words say a count: its bounds, or the word that stands for it."""
    vague = _VAGUE.get(quantity.qualifier)
    if vague is not None and vague.search(words):
        return True
    said = set(numbers(words))
    bounds = {quantity.low, quantity.high} - {None, 0}
    if quantity.qualifier is Qualifier.BETWEEN:
        return bounds <= said
    if quantity.low == quantity.high == 0:
        return _NONE.search(words) is not None
    return bool(bounds & said)


def numbers(words: str) -> Iterator[float]:
    """Every number that the words say: 1,127; thirty-two; two hundred and five; 1.5 million."""
    whole: float = 0  # thousands and millions so far
    part: float | None = None
    spelled, end, linked = False, 0, False
    for match in _NUMBER.finditer(words.casefold()):
        said, gap = match.group(), words[end : match.start()]
        end = match.end()
        value, step = _value(said), _STEPS.get(said)
        apart = bool(gap.strip(" \n\t-‐‑–"))
        if said == "and" and not apart and (whole or (part or 0) >= 100):
            linked = True
            continue
        if said in ("a", "an") and part == 0.5:  # half a million
            continue
        follows = part is None or (spelled and said.isalpha() and _joins(part, value, linked))
        ends = apart or (value is None and step is None) or (value is not None and not follows)
        if ends and (part is not None or whole):
            yield whole + (part or 0)
            whole, part = 0, None
        if value is not None:
            part, spelled = (part or 0) + value, said.isalpha()
        elif step is not None:
            part = (1 if part is None else part) * step
            if step >= 1_000:
                whole, part = whole + part, None
        linked = False
    if part is not None or whole:
        yield whole + (part or 0)


def _joins(part: float, value: float | None, linked: bool) -> bool:
    """Whether a number word goes on with the one before: "thirty" "two", "hundred" "and five"."""
    if value is None or part >= 100:
        return True
    return not linked and part >= 20 and part % 10 == 0 and 0 < value < 10


def _value(said: str) -> float | None:
    if said[:1].isdigit():
        plain = re.sub(r"[,\u00a0 ]", "", said)
        if plain.count(".") > 1 or re.fullmatch(r"\d{1,3}\.\d{3}", plain):
            plain = plain.replace(".", "")
        return float(plain)
    return _SMALL.get(said)
