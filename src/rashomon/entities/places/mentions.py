"""The place names of a report, each resolved with the others as its context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.entities.places.gazetteer import Gazetteer, Kind, Row, apart, gazetteer
from rashomon.entities.places.nesting import Mention, distinct, fitting, namesake, put_inside
from rashomon.entities.places.resolving import Named, candidates, resolve, shares
from rashomon.entities.places.transliterated import spelled_otherwise
from rashomon.entities.places.units import AFTER, BEFORE, PARTS, TERRITORY, UNITS
from rashomon.nations import country_name, people
from rashomon.records import Located, Name, PlaceMention, Reading, Span
from rashomon.spelling import bare, key
from rashomon.tree import Tree, tree_of

_LABELS = frozenset(("LOCATION", "FACILITY"))
_MISTAKEN = frozenset(("PERSON", "PRODUCT", "MISC"))
_STRUCK = frozenset(
    """attack besiege bomb bombard capture hit liberate pound raid recapture retake seize
    shell storm strike target""".split()
)
_HYPHENS = frozenset("-‐‑–")
_WHOLE = 4  # letters
_BARE = frozenset(UNITS) | frozenset(("of", "the", "in", "and"))
_FAR = 100.0  # km
_LARGE = 100_000  # people: such a place may be called by any of its names anywhere


def places(report: str, text: str, reading: Reading) -> tuple[PlaceMention, ...]:
    """Every place name of a text, in its order."""
    tree = tree_of(reading, text)
    named = [n for n in reading.names if n.label in _LABELS and not _is_agency(tree, n)]
    struck = [n for n in reading.names if n.label in _MISTAKEN and _is_struck(tree, n)]
    found = [each for name in named for each in _parts(tree, name) if _is_name(tree, each)]
    found += _territories(tree)
    if not found and not struck:
        return ()
    book = gazetteer()
    found += [_mention(tree, n.first, n.last - 1) for n in struck if _is_town(tree, book, n)]
    found = [part for each in found for part in _untied(tree, book, each)]
    found.sort(key=lambda each: each.first)
    put_inside(tree, book, found)
    names = distinct(book, found)
    hints = list(_hints(tree, book))
    every = [*names, *hints]
    resolve(book, every)
    _leave_apart(book, names)
    _leave_strays(names, hints)
    if spelled_otherwise(every):
        resolve(book, every)
        _leave_apart(book, names)
    return tuple(_made(report, tree, book, found, each, names[each.named]) for each in found)


def _is_struck(tree: Tree, name: Name) -> bool:
    """Whether a name is what was struck or taken: "drones hit Kharkiv", no weapon of that name."""
    head = next((n for n in range(name.first, name.last) if not _is_in(name, tree[n].head)), None)
    while head is not None and tree.dep(head) == "conj":
        head = tree[head].head
    if head is None or tree.dep(head) not in ("obj", "nsubj:pass"):
        return False
    return tree.lemma(tree[head].head) in _STRUCK


def _is_in(name: Name, number: int) -> bool:
    return name.first <= number < name.last


def _is_town(tree: Tree, book: Gazetteer, name: Name) -> bool:
    """Whether a name is a large town's, and nobody's in this text."""
    spelled = tree.words(name.first, name.last - 1)
    towns = (row for row, _ in candidates(book, spelled) if row.kind in (Kind.PLACE, Kind.PROVINCE))
    if all(row.population < _LARGE for row in towns):
        return False
    others = (n for n in tree.reading.names if n.label == "PERSON" and n.last - n.first > 1)
    longer = {tree.words(n.first, n.last - 1) for n in others}
    return not any(spelled in each.split() for each in longer)


def _is_agency(tree: Tree, name: Name) -> bool:
    """Whether a name stands in a dateline's brackets: "KHARTOUM, Oct 11 (Northern Wire) -"."""
    before = range(max(0, name.first - 3), name.first)
    return name.first in tree.datelines and any(tree[n].form == "(" for n in before)


def _leave_strays(names: Sequence[Named], hints: Sequence[Named]) -> None:
    """Take from names what lies in countries that nothing else here is of.

    What is known in part only: "Rana Plaza" in a report from Dhaka is not in Rana, Norway. And a
    small place that has the name beside its usual one.
    """
    counts: Counter[str] = Counter()
    for name in names:
        if name.best is not None and not name.is_piece:
            counts[name.best.country] += name.count
    most = max(counts.values(), default=0)
    often = {country for country, count in counts.items() if 2 * count >= most}
    chosen = Counter(name.best.country for name in (*names, *hints) if name.best is not None)
    for name in names:
        if name.best is None:
            continue
        country = name.best.country
        others = chosen - Counter([country])
        if name.is_piece:
            name.rows = name.rows if not often or country in often else []
        elif _is_alone(name) and most and others and country not in others:
            name.keep(
                row.country in others or _is_known_by(name, row, usual) for row, usual in name.rows
            )


def _is_alone(name: Named) -> bool:
    """Whether nothing known is said of what a place lies in."""
    return name.around is None or name.around.best is None


def _leave_apart(book: Gazetteer, names: Sequence[Named]) -> None:
    """Take from names what is in another country than the place that they are said to lie in.

    Or far from that: "al-Hara in the countryside of Daraa" is in no other province.
    """
    for name in names:
        outer = name.around.best if name.around is not None else None
        if outer is None or not outer.country or name.is_piece or fitting(book, name):
            continue
        name.keep(row.country == outer.country and not _is_far(row, outer) for row, _ in name.rows)


def _is_far(row: Row, outer: Row) -> bool:
    """Whether a point is farther from a place than anything in that could be."""
    if outer.kind is Kind.COUNTRY or row.kind is not Kind.PLACE:
        return False
    return apart(row, outer) > 2 * outer.radius + _FAR


def _is_known_by(name: Named, row: Row, usual: bool) -> bool:
    """Whether a place is called this everywhere: a large one, or by its usual name as it is."""
    spelled = key(name.spelled)  # "Al Nao" is not "Nao"
    as_said = bare(spelled) == spelled or key(row.name) == spelled
    return row.population >= _LARGE or (usual and as_said)


def _are_held_by(tree: Tree, number: int) -> bool:
    """Whether letters are of those who hold a place: "IS-held", "the PKK-run camp"."""
    after = number + 2
    tied = after < len(tree.tokens) and tree[number + 1].form in _HYPHENS
    return tied and tree[after].xpos == "VBN"


def _territories(tree: Tree) -> Iterator[Mention]:
    """ "Iraqi territory", "the Syrian side of the border": a country named by its adjective."""
    for number, token in enumerate(tree.tokens):
        if not {tree.lemma(number), token.form.lower()} & TERRITORY:
            continue
        if not tree.cases(number):  # "the Syrian side said nothing" is somebody
            continue
        for child in tree.children[number]:
            codes = people().get(tree[child].form.lower(), ())
            if codes and child < number and tree.dep(child) in ("amod", "compound", "nmod"):
                start, end = tree[child].start, token.end
                spelled = country_name(codes[0])
                yield Mention(child, number, start, end, spelled, (Kind.COUNTRY,))


def _is_name(tree: Tree, each: Mention) -> bool:
    """Whether words may name a place: no people ("the French"), bare unit, or group's letters."""
    said = each.spelled.lower()
    if said in people() and said not in ("us", "vatican"):
        return False
    if each.spelled.isupper() and each.first == each.last and _are_held_by(tree, each.first):
        return False
    words = re.findall(r"\w+", PARTS.sub("", f"{each.spelled} ").lower())
    return any(word not in _BARE for word in words)


def _parts(tree: Tree, name: Name) -> list[Mention]:
    """A name as one mention, or as several where commas part it: "Tampa, Fla."."""
    numbers = range(name.first, name.last)
    commas = [n for n in numbers if tree[n].form == ","]
    edges = [name.first - 1, *commas, name.last]
    found = []
    for before, after in pairwise(edges):
        if after - before > 1:
            found.append(_mention(tree, before + 1, after - 1))
    return found


def _untied(tree: Tree, book: Gazetteer, each: Mention) -> list[Mention]:
    """Places that a hyphen ties ("the Lyon-Turin line") where the whole is no name that is known.

    In "R-Boise" the letter is the party of whoever is from there (the AP Stylebook, "party
    affiliation").
    """
    hyphens = [n for n in range(each.first + 1, each.last) if tree[n].form in _HYPHENS]
    if not hyphens or candidates(book, each.spelled):
        return [each]
    first, *rest = hyphens
    if first == each.first + 1 and len(tree[each.first].form) == 1:
        return _untied(tree, book, _mention(tree, first + 1, each.last))
    edges = [each.first - 1, first, *rest, each.last + 1]
    sides = [_mention(tree, before + 1, after - 1) for before, after in pairwise(edges)]
    return sides if all(_is_known(book, side.spelled) for side in sides) else [each]


def _is_known(book: Gazetteer, spelled: str) -> bool:
    """Whether this is a place's usual name, and too long to be a syllable of another's."""
    return len(spelled) >= _WHOLE and any(usual for _, usual in candidates(book, spelled))


def _mention(tree: Tree, first: int, last: int) -> Mention:
    words = tree.words(first, last)
    words = re.sub(r"['’]s?$", "", words)
    return Mention(first, last, tree[first].start, tree[last].end, *_read(tree, words, first, last))


def _read(tree: Tree, words: str, first: int, last: int) -> tuple[str, tuple[Kind, ...]]:
    """The bare name, and the kinds of place that the words in and around it allow."""
    kinds: tuple[Kind, ...] = ()
    spelled = words
    if (match := BEFORE.match(spelled)) is not None or (match := AFTER.search(spelled)) is not None:
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


def _hints(tree: Tree, book: Gazetteer) -> Iterator[Named]:
    """Places that are named in passing: "the Barrow County Sheriff's Office", "Georgian troops"."""
    for name in tree.reading.names:
        if name.label in ("ORG", "FACILITY"):
            yield from _of_office(tree, book, name)
        elif name.label == "NORP":
            codes = people().get(tree.words(name.first, name.last - 1).lower(), ())
            named_too = [code for code in codes if country_name(code) in tree.text]
            for code in (named_too or codes)[:1]:
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


def _made(
    report: str,
    tree: Tree,
    book: Gazetteer,
    found: Sequence[Mention],
    each: Mention,
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
    fits = inside is None or fitting(book, named)
    if not named.rows or (named.is_piece and not fits):
        return PlaceMention(words, head, (), 0.0, "no place of this name is known", inside)
    share = shares(named)
    rows = [book[row] for row in share]
    if not named.kinds:  # "Raqqa" may be the province too
        rows[1:1] = [row for row in namesake(book, rows[0]) if row not in rows]
    located = tuple(_located(book, row) for row in rows)
    sure = round(next(iter(share.values())), 3)
    return PlaceMention(
        words, head, located, sure, _reason(book, named, fits=fits and inside is not None), inside
    )


def _located(book: Gazetteer, row: Row) -> Located:
    within = tuple(book[number].name for number in book.above(row.row))
    named = f"geonames:{row.number}"
    if not row.number:  # one of ours: named by what it lies in
        named = f"rashomon:{'/'.join((row.country, *reversed(within), row.name))}"
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


def _reason(book: Gazetteer, named: Named, *, fits: bool) -> str:
    best = named.rows[0][0]
    if len(named.rows) == 1:
        return "the only place of this name that is known"
    others = len(named.rows) - 1
    beside = f"of {others + 1} places of this name"
    if fits:
        return f"{beside} the one that fits what it is said to lie in"
    within = next((book[n].name for n in book.above(best.row)), "")
    where = f" in {within}" if within else ""
    return f"{beside} the one{where}: by its size and the other places named"
