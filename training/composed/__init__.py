"""News sentences of our own: patterns with their trees (sentences.txt) and what fills them.

A filler in names.json is one string. Plain, it is a flat name ("Jean-Pierre Mbeki"); otherwise
each of its words is ``form/UPOS/head/deprel`` (heads count within the filler, 0 is its own head).
A list of two lists gives the two halves of a name, drawn apart. Where it can, a sentence draws
all its names from one region of the world. ``$PAIR.1`` and ``$PAIR.2`` are halves of one draw.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from training.sentences import Document, Sentence, Token, exactly

HERE = Path(__file__).parent
Word = tuple[str, str, int, str, str]  # form, UPOS, head (from 1), deprel, tag
Region = list[str] | list[list[str]]  # names, or the halves of names
Names = dict[str, dict[str, Region]]  # by slot, then by region

_CLASSES = """PERSON:PERSON SURNAME|ORG:ORG THEORG GROUP THEGROUP AGENCY OUTLET MINISTRY PARTY PAIR
|LOCATION:TOWN COUNTRY PROVINCE CAPITAL DATELINE|FACILITY:FACILITY|NORP:NORP NORPS NAT|MONEY:MONEY
|DATE:DAY DATE MONTH YEAR|PRODUCT:WEAPON AIRCRAFT"""  # a slot that is not here holds no name
_BY_CLASS = [each.strip().split(":") for each in _CLASSES.split("|")]
CLASS_OF = {slot: name for name, slots in _BY_CLASS for slot in slots.split()}
UPOS = {"NORP": "ADJ", "NAT": "ADJ", **dict.fromkeys("NUM AGE COUNT MANY YEAR".split(), "NUM")}
_AN = re.compile(r"[aeioAEIO8](?!ur|ne\b)|1[18]$|un(?!i)|Uz|[FMS]$")
_CLOSED = re.compile(r"[-,.;:?!)”%]?|['’]s?|n't")


def patterns(text: str) -> list[list[Word]]:
    """The patterns of sentences.txt."""
    found = []
    for block in re.split(r"\n\s*\n", re.sub(r"(?m)^#.*\n", "", text).strip()):
        rows = [line.split() for line in block.splitlines()]
        found.append([(r[0], r[1], int(r[2]), r[3], r[4] if len(r) > 4 else "O") for r in rows])
    return found


def filler(text: str, slot: str) -> list[Word]:
    """The words of a filler with their tree; the one with head 0 stands for all of them."""
    rows = [part.split("/") for part in text.split()] if "/" in text else []
    words = [(form, upos, int(head), deprel) for form, upos, head, deprel in rows]
    parts = [] if rows else re.findall(r"-|[^-\s]+", text)
    for place, part in enumerate(parts, 1):
        if part == "-":  # as EWT has it: al- holds its hyphen, others lean on what follows
            near = 1 if place == 2 and len(parts[0]) == 2 else place + 1
            words.append((part, "PUNCT", near, "punct"))
        else:
            words.append((part, UPOS.get(slot, "PROPN"), int(place > 1), "flat"))
    name = CLASS_OF.get(slot)
    return [(*w, f"{'I' if at else 'B'}-{name}" if name else "O") for at, w in enumerate(words)]


def _draw(draw: random.Random, names: Names, slot: str, region: str) -> str:
    """A name for a slot, of this region if it has any."""
    listed = names[slot].get(region) or draw.choice(list(names[slot].values()))
    if isinstance(listed[0], list):
        return " ".join(draw.choice(half) for half in listed)
    return draw.choice(listed)


def fill(pattern: list[Word], names: Names, draw: random.Random) -> list[Word]:
    """The pattern with a name in every slot, its heads counted anew."""
    region = draw.choice(sorted(names["PERSON"]))
    drawn: dict[str, str] = {}
    groups: list[list[Word]] = []
    for form, upos, _, _, tag in pattern:
        if not re.match(r"\$[A-Z]", form):
            groups.append([(form, upos, 0, "", tag)])
            continue
        key, _, half = form[1:].partition(".")
        slot = key.rstrip("0123456789")
        where = region
        while key not in drawn:
            name = _draw(draw, names, slot, where)
            if name not in drawn.values():
                drawn[key] = name
            where = draw.choice(sorted(names["PERSON"]))  # this one may have no more
        text = drawn[key].split(" | ")[int(half) - 1] if half else drawn[key]
        groups.append(filler(text, slot))
    starts = [sum(map(len, groups[:at])) for at in range(len(groups))]
    tops = [start + 1 + [w[2] for w in g].index(0) for start, g in zip(starts, groups, strict=True)]
    words: list[Word] = []
    for (_, _, above, deprel, _), start, group in zip(pattern, starts, groups, strict=True):
        for form, upos, head, inner, tag in group:
            place = start + head if head else tops[above - 1] if above else 0
            words.append((form, upos, place, inner if head else deprel, tag))
    return words


def sentence(words: list[Word]) -> Sentence:
    """The words as a sentence: "a" or "an", and where spaces stand."""
    forms, spaces, inside = [word[0] for word in words], [], False
    forms[0] = forms[0][0].upper() + forms[0][1:]
    for at, form in enumerate(forms):
        after = forms[at + 1] if at + 1 < len(forms) else ""
        if form.lower() in ("a", "an") and words[at][3] == "det":
            forms[at] = form[0] + "n" * bool(_AN.match(after))
        inside ^= form == '"'
        opens = form in ("(", "“", "-") or form[-1] in "$€£" or (form == '"' and inside)
        closes = _CLOSED.fullmatch(after) or (after == '"' and inside)
        spaces.append(not (opens or closes))
    tokens = tuple(Token(upos=u, head=head, deprel=deprel) for _, u, head, deprel, _ in words)
    return Sentence(tuple(forms), tuple(spaces), tokens, exactly([word[4] for word in words]))


def composed(seed: int, copies: int) -> list[Document]:
    """Every pattern filled this many times, each a document of its own."""
    names = json.loads((HERE / "names.json").read_text("utf-8"))
    found = patterns((HERE / "sentences.txt").read_text("utf-8"))
    draw = random.Random(seed)
    return [
        Document(f"composed-{at}-{copy}", (sentence(fill(pattern, names, draw)),))
        for at, pattern in enumerate(found)
        for copy in range(copies)
    ]
