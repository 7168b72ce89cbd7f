"""Places by another spelling of their name: "Raqa" for Raqqa, "Deir Ezour" for Deir ez-Zor.

Names from scripts other than the Latin one are written by ear, and no list has all spellings. A
name that no list has is looked for in the countries that the report's other places lie in, by its
consonants; what is found must also be spelled nearly alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rashomon.entities.places.gazetteer import Kind, Row, gazetteer
from rashomon.entities.places.resolving import Named
from rashomon.spelling import consonants, likeness, once, plain

# ISO 3166-1 codes of states whose official languages are written in another script.
_OTHER_SCRIPTS = frozenset(
    """AE AF AM BD BG BH BT BY CN DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK
    LY MA MK MM MN MR MV NP OM PK PS QA RU SA SD SY TH TJ TN TW UA YE""".split()
)
_SHARE = 0.34  # of the names in such states, that lie in one of them for it to be looked in
_LEAST = 0.2  # of all names of the report


def spelled_otherwise(names: Sequence[Named]) -> bool:
    """Give names that are in no list the rows of what they may be another spelling of.

    Says whether there were any.
    """
    known: Counter[str] = Counter()
    certain = {n.spelled: (n.best.country, n.count) for n in names if n.best and not n.is_piece}
    for country, count in certain.values():
        known[country] += count
    del known[""]
    other = {country: count for country, count in known.items() if country in _OTHER_SCRIPTS}
    enough = max(_SHARE * sum(other.values()), _LEAST * known.total())
    places = [country for country, count in other.items() if count >= enough]
    found = False
    for name in names:
        if places and (not name.rows or name.is_piece):
            rows = [row for code in sorted(places) for row in _like(name.spelled, code)]
            towns = [each for each in rows if each[0].kind is Kind.PLACE]
            if rows:
                name.rows = rows if name.kinds else towns or rows
                name.is_piece, found = False, True
    return found


def _like(spelled: str, country: str) -> list[tuple[Row, bool]]:
    """The rows of a country's names that are spelled most like one, if any is."""
    name = plain(spelled)
    alike: dict[int, float] = {}
    for other, rows in _by_consonants(country).get(consonants(name), ()):
        for row in rows:
            alike[row] = max(likeness(name, other), alike.get(row, 0.0))
    most = max(alike.values(), default=0.0)
    return [(gazetteer()[row], False) for row, how in alike.items() if how == most > 0]


@lru_cache(maxsize=8)
def _by_consonants(country: str) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    """The names of a country's places, and whose they are, by their consonants."""
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for name, rows in gazetteer().names_in(country):
        short = once(name)
        found.setdefault(consonants(short), []).append((short, rows))
    return found
