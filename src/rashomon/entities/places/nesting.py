"""How the place names of a report hang together: what lies in what, and which are one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.entities.places.gazetteer import Gazetteer, Kind, Row
from rashomon.entities.places.resolving import Named, candidates
from rashomon.entities.places.units import AFTER, ALONE, BEFORE, PARTS, SHORT, TERRITORY, UNITS
from rashomon.spelling import bare, key
from rashomon.tree import Tree

# "the Zahra neighbourhood of Aleppo", "al-Hara, in the southern countryside of Daraa"
_PART = (
    r"area|neighbou?rhood|quarter|district|suburbs?|outskirts|countryside|part|parts|side|centre"
    r"|center|city|town|village|province|governorate|region|county|north|south|east|west"
)
_GAP = re.compile(
    rf"(?:\s+(?:{_PART}))?,?\s+(?:in|of)\s+(?:the\s+)?"
    rf"(?:(?:\w+ern\s+|rural\s+|central\s+)?(?:{_PART})\s+of\s+(?:the\s+)?)*|,\s*|\s+\(",
    re.IGNORECASE,
)
_OWN_PART = re.compile(rf"\s+(?:{_PART})\s+of\s")
_OF_TOWN = re.compile(r"(?:hood|quarter|suburbs?|outskirts|city|town|cent(?:re|er)) of\b")


@dataclass(slots=True)
class Mention:
    """A name in the text before it is resolved."""

    first: int
    last: int  # tokens, both included
    start: int
    end: int
    spelled: str
    kinds: tuple[Kind, ...]
    inside: int | None = None  # another mention
    named: int = 0


def put_inside(tree: Tree, book: Gazetteer, found: Sequence[Mention]) -> None:
    """What a place is said to lie in: the next name, behind a comma, "in" or a bracket."""
    for number, (one, other) in enumerate(pairwise(found)):
        between = tree.text[one.end : other.start]
        if tree.lemma(one.last) in TERRITORY:  # "the Syrian side of Qaim" is no part of the town
            continue
        if _GAP.fullmatch(between) and tree.sentence_of[one.first] == tree.sentence_of[other.first]:
            if between.strip() == "," and not _may_lie(book, one.spelled, other.spelled):
                continue  # a list: "Homs, Hama and Idlib"
            if _OWN_PART.match(between) and not _is_larger(book, other.spelled, one.spelled):
                other.inside = number  # "the Damascus suburb of Jaramana"
                continue
            one.inside = number + 1
            if _OF_TOWN.search(between) and not other.kinds:
                other.kinds = (Kind.PLACE,)


def _is_larger(book: Gazetteer, one: str, other: str) -> bool:
    """Whether the first name is the usual one of a place with more people than any of the other."""
    most = [
        max((row.population for row, usual in candidates(book, each) if usual), default=-1)
        for each in (one, other)
    ]
    return most[0] > most[1]


def _may_lie(book: Gazetteer, one: str, other: str) -> bool:
    """Whether one name may be a place in the other: by the gazetteer, or because it has none."""
    around = {row.row for row, _ in rows_of(book, other) if row.kind is not Kind.PLACE}
    inside = rows_of(book, one)
    return any(around & set(book.above(row.row)) for row, _ in inside) or (
        not inside and bool(around)
    )


def distinct(book: Gazetteer, found: Sequence[Mention]) -> list[Named]:
    """One name for all mentions that are spelled alike and lie in nothing else."""
    around = {each.inside: key(each.spelled) for each in found if each.inside is not None}
    names: list[Named] = []
    places: dict[tuple[str, str], int] = {}
    for number, each in enumerate(found):
        inside = key(found[each.inside].spelled) if each.inside is not None else ""
        spelled = key(each.spelled)
        if around.get(number) == spelled:  # the second one of "New York, New York"
            inside = "itself"
        same = [n for (name, other), n in places.items() if name == spelled and not other]
        if not inside and not same:  # a later bare mention means what the first one meant
            same = [n for (name, other), n in places.items() if name == spelled]
        if not inside and same:
            each.named = same[0]
        elif (spelled, inside) in places:
            each.named = places[spelled, inside]
        else:
            each.named = places[spelled, inside] = len(names)
            names.append(Named(each.spelled, each.kinds))
        known = names[each.named]
        known.count += 1
        known.kinds = known.kinds or each.kinds
    for each in found:
        if each.inside is not None:
            outer = names[found[each.inside].named]
            names[each.named].around = outer
            if not outer.kinds or around[each.inside] == key(outer.spelled):
                outer.kinds = (Kind.PROVINCE, Kind.COUNTRY, Kind.DISTRICT)
    for name in names:
        name.rows = rows_of(book, name.spelled)
        if Kind.PROVINCE in name.kinds and all(r.kind is Kind.PLACE for r, _ in name.rows):
            name.rows += [(row, usual) for r, usual in name.rows for row in namesake(book, r)]
        whole = {row.row for form in _forms(name.spelled) for row, _ in candidates(book, form)}
        name.is_piece = bool(name.rows) and not whole
    return names


def fitting(book: Gazetteer, named: Named) -> bool:
    """Whether the best row of a name lies in what the report says it lies in."""
    around = {row.row for row, _ in named.around.rows} if named.around is not None else set[int]()
    best = named.best
    return best is not None and bool(around & set(book.above(best.row)))


def namesake(book: Gazetteer, row: Row) -> list[Row]:
    """The province of a town that has its name: "Raqqa" is of Ar Raqqah in Ar-Raqqah."""
    own = bare(key(row.name))
    above = [book[number] for number in book.above(row.row)] if row.kind is Kind.PLACE else []
    return [each for each in above if each.kind is Kind.PROVINCE and bare(key(each.name)) == own]


def rows_of(book: Gazetteer, spelled: str) -> list[tuple[Row, bool]]:
    """Candidates for a name as it stands, then without the words that are no part of it.

    "The Dnipro River" is no city on it.
    """
    unit = AFTER.search(spelled)
    water = unit is not None and UNITS[unit["unit"].lower()] == (Kind.WATER,)
    for form in (*_forms(spelled), *_pieces(spelled)):
        rows = candidates(book, form)
        if water and form != spelled:
            rows = [(row, usual) for row, usual in rows if row.kind is Kind.WATER]
        if rows:
            return rows
    return []


def _forms(spelled: str) -> list[str]:
    """A name as it stands, then without the words that are no part of it."""
    short = SHORT.get(key(spelled).replace(" ", "")) if "." in spelled else None
    cut = AFTER.sub("", spelled)
    forms = [
        short or spelled,
        BEFORE.sub("", spelled),
        cut,
        PARTS.sub("", spelled),
        PARTS.sub("", cut),
    ]
    forms += [f"{cut} County"] if cut != spelled else []
    forms.append(re.sub(r"^(?:Mount|Mt\.?|Fort|Ft\.?|Lake|Port)\s+", "", spelled))
    return [form for form in forms if form]


def _pieces(spelled: str) -> Iterator[str]:
    """What is left of a name of several words without its last or its first ones."""
    words = spelled.split()
    for size in range(len(words) - 1, 0, -1):
        for piece in (words[:size], words[-size:]):
            if piece[0][:1].isupper() and piece[-1].lower() not in ALONE and len(piece[0]) > 3:
                yield " ".join(piece)
