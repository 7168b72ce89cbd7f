"""The place names of a report, each resolved with the others as its context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.entities.places.gazetteer import Gazetteer, Kind, Row, gazetteer
from rashomon.entities.places.resolving import Named, candidates, resolve, shares
from rashomon.entities.places.units import AFTER, ALONE, BEFORE, PARTS, SHORT, TERRITORY, UNITS
from rashomon.nations import country_name, people
from rashomon.records import Located, Name, PlaceMention, Reading, Span
from rashomon.spelling import key
from rashomon.tree import Tree

_LABELS = frozenset(("LOCATION", "FACILITY"))
_INSIDE = frozenset(("in", "of", "near"))  # between a place and what it lies in
_GAP = re.compile(r",?\s+(?:in|of)\s+(?:the\s+)?|,\s*|\s+\(", re.IGNORECASE)


@dataclass(slots=True)
class _Mention:
    """A name in the text before it is resolved."""

    first: int
    last: int  # tokens, both included
    start: int
    end: int
    spelled: str
    kinds: tuple[Kind, ...]
    inside: int | None = None  # another mention
    named: int = 0


def places(report: str, text: str, reading: Reading) -> tuple[PlaceMention, ...]:
    """Every place name of a text, in its order."""
    tree = Tree(reading, text)
    named = [name for name in reading.names if name.label in _LABELS]
    found = [each for name in named for each in _parts(tree, name) if not _is_people(each)]
    found += _territories(tree)
    found.sort(key=lambda each: each.first)
    if not found:
        return ()
    book = gazetteer()
    _put_inside(tree, found)
    names = _distinct(book, found)
    resolve(book, [*names, *_hints(tree, book)])
    return tuple(_made(report, tree, book, found, each, names[each.named]) for each in found)


def _territories(tree: Tree) -> Iterator[_Mention]:
    """ "Iraqi territory", "the Syrian side of the border": a country named by its adjective."""
    for number, token in enumerate(tree.tokens):
        if not {tree.lemma(number), token.form.lower()} & TERRITORY:
            continue
        for child in tree.children[number]:
            codes = people().get(tree[child].form.lower(), ())
            if codes and child < number and tree.dep(child) in ("amod", "compound", "nmod"):
                start, end = tree[child].start, token.end
                spelled = country_name(codes[0])
                yield _Mention(child, number, start, end, spelled, (Kind.COUNTRY,))


def _is_people(each: _Mention) -> bool:
    """Whether words are an adjective or a people, not a place: "Syrian", "the French"."""
    return each.spelled.lower() in people() and each.spelled.lower() not in ("us", "vatican")


def _parts(tree: Tree, name: Name) -> list[_Mention]:
    """A name as one mention, or as several where commas part it: "Tampa, Fla."."""
    numbers = range(name.first, name.last)
    commas = [n for n in numbers if tree[n].form == ","]
    edges = [name.first - 1, *commas, name.last]
    found = []
    for before, after in pairwise(edges):
        if after - before > 1:
            found.append(_mention(tree, before + 1, after - 1))
    return found


def _mention(tree: Tree, first: int, last: int) -> _Mention:
    words = tree.words(first, last)
    words = re.sub(r"['’]s?$", "", words)
    return _Mention(
        first, last, tree[first].start, tree[last].end, *_read(tree, words, first, last)
    )


def _read(tree: Tree, words: str, first: int, last: int) -> tuple[str, tuple[Kind, ...]]:
    """The bare name, and the kinds of place that the words in and around it allow."""
    kinds: tuple[Kind, ...] = ()
    spelled = words
    if (match := BEFORE.match(spelled)) is not None:
        kinds, spelled = UNITS[match["unit"].lower()], spelled[match.end() :]
    elif (match := AFTER.search(spelled)) is not None:
        kinds = UNITS[match["unit"].lower()]
    elif last + 1 < len(tree.tokens) and tree.lemma(last + 1) in UNITS:
        head = tree[last].head == last + 1 or tree[first].head == last + 1
        kinds = UNITS[tree.lemma(last + 1)] if head else ()
    elif (behind := _unit_before(tree, first)) is not None:
        kinds = UNITS[behind]
    return spelled, kinds


def _unit_before(tree: Tree, first: int) -> str | None:
    """ "The town of Qaim", "in Anbar province's town Qaim": the noun that names what it is."""
    if first >= 2 and tree.lemma(first - 1) == "of" and tree.lemma(first - 2) in UNITS:
        return tree.lemma(first - 2)
    if first >= 1 and tree.lemma(first - 1) in UNITS and tree[first - 1].upos == "NOUN":
        return tree.lemma(first - 1)
    return None


def _put_inside(tree: Tree, found: Sequence[_Mention]) -> None:
    """What a place is said to lie in: the next name, behind a comma, "in" or a bracket."""
    for number, (one, other) in enumerate(pairwise(found)):
        between = tree.text[one.end : other.start]
        if tree.lemma(one.last) in TERRITORY:  # "the Syrian side of Qaim" is no part of the town
            continue
        if _GAP.fullmatch(between) and tree.sentence_of[one.first] == tree.sentence_of[other.first]:
            if "," in between and _is_listed(tree, found, number):
                continue
            one.inside = number + 1


def _is_listed(tree: Tree, found: Sequence[_Mention], number: int) -> bool:
    """Whether a comma stands in a list of places: "Homs, Hama and Idlib"."""
    rest = found[number + 1 :]
    end = found[number + 1].end
    for other in rest[1:]:
        between = tree.text[end : other.start]
        if re.fullmatch(r",?\s+(?:and|or)\s+(?:the\s+)?", between):
            return True
        if not re.fullmatch(r",\s*", between):
            return False
        end = other.end
    return False


def _distinct(book: Gazetteer, found: Sequence[_Mention]) -> list[Named]:
    """One name for all mentions that are spelled alike and lie in nothing else."""
    names: list[Named] = []
    places: dict[tuple[str, str], int] = {}
    for each in found:
        inside = key(found[each.inside].spelled) if each.inside is not None else ""
        spelled = key(each.spelled)
        same = [n for (name, around), n in places.items() if name == spelled and not around]
        if not inside and not same:  # a later bare mention means what the first one meant
            same = [n for (name, _), n in places.items() if name == spelled]
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
            names[each.named].inside = found[each.inside].named
    for name in names:
        name.rows = _rows(book, name.spelled)
    return names


def _hints(tree: Tree, book: Gazetteer) -> Iterator[Named]:
    """Places that are named in passing: "the Barrow County Sheriff's Office", "Georgian troops"."""
    for name in tree.reading.names:
        if name.label in ("ORG", "FACILITY"):
            yield from _of_office(tree, book, name)
        elif name.label == "NORP":
            codes = people().get(tree.words(name.first, name.last - 1).lower(), ())
            for code in codes[:1]:
                rows = [row for row, _ in candidates(book, country_name(code))]
                nation = [(row, True) for row in rows if row.country == code][:1]
                yield Named(code, (Kind.COUNTRY,), rows=nation)


def _of_office(tree: Tree, book: Gazetteer, name: Name) -> Iterator[Named]:
    for last in range(name.last - 2, name.first - 1, -1):
        words = re.sub(r"['’]s?$", "", tree.words(name.first, last))
        rows = candidates(book, words)
        known = [each for each in rows if each[0].kind in (Kind.COUNTRY, Kind.PROVINCE)]
        said = tree[last].form.lower() in UNITS and last > name.first
        if kept := rows if said else [each for each in known if each[1]]:
            yield Named(words, UNITS[tree[last].form.lower()] if said else (), rows=kept)
            return


def _rows(book: Gazetteer, spelled: str) -> list[tuple[Row, bool]]:
    """Candidates for a name as it stands, then without the words that are no part of it."""
    short = SHORT.get(key(spelled).replace(" ", "")) if "." in spelled else None
    cut = AFTER.sub("", spelled)
    forms = [short or spelled, cut, PARTS.sub("", spelled), PARTS.sub("", cut)]
    forms += [f"{cut} County"] if cut != spelled else []
    forms.append(re.sub(r"^(?:Mount|Mt\.?|Fort|Ft\.?|Lake|Port)\s+", "", spelled))
    forms += list(_pieces(spelled))
    for form in forms:
        if form and (rows := candidates(book, form)):
            return rows
    return []


def _pieces(spelled: str) -> Iterator[str]:
    """What is left of a name of several words without its last or its first ones."""
    words = spelled.split()
    for size in range(len(words) - 1, 0, -1):
        for piece in (words[:size], words[-size:]):
            if piece[0][:1].isupper() and piece[-1].lower() not in ALONE and len(piece[0]) > 3:
                yield " ".join(piece)


def _made(
    report: str,
    tree: Tree,
    book: Gazetteer,
    found: Sequence[_Mention],
    each: _Mention,
    named: Named,
) -> PlaceMention:
    words = Span(report, each.start, each.end)
    inside = None
    if each.inside is not None:
        other = found[each.inside]
        inside = Span(report, other.start, other.end)
    head = next(
        (
            n
            for n in range(each.first, each.last + 1)
            if not each.first <= tree[n].head <= each.last
        ),
        each.first,
    )
    if not named.rows:
        return PlaceMention(words, head, (), 0.0, "no place of this name is known", inside)
    share = shares(named)
    located = tuple(_located(book, book[row]) for row in share)
    sure = round(next(iter(share.values())), 3)
    return PlaceMention(words, head, located, sure, _reason(book, named), inside)


def _located(book: Gazetteer, row: Row) -> Located:
    within = tuple(book[number].name for number in book.above(row.row))
    named = f"geonames:{row.number}" if row.number else f"rashomon:{row.country}/{row.name}"
    return Located(
        named,
        row.name,
        row.kind.value,
        within,
        row.country,
        round(row.latitude, 4),
        round(row.longitude, 4),
        row.population,
        row.radius,
    )


def _reason(book: Gazetteer, named: Named) -> str:
    best = named.rows[0][0]
    if len(named.rows) == 1:
        return "the only place of this name that is known"
    others = len(named.rows) - 1
    beside = f"of {others + 1} places of this name"
    if named.inside is not None:
        return f"{beside} the one that fits what it is said to lie in"
    within = next((book[n].name for n in book.above(best.row)), "")
    where = f" in {within}" if within else ""
    return f"{beside} the one{where}: by its size and the other places named"
