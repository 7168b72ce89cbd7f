"""Reports made up from a seed, as many as wanted, with the statistics of conflict coverage.

Theatres (wars, say) have vocabularies, places and people of their own, and a few of them get most
of the coverage; a story belongs to one theatre and has words of its own besides. General words
come as often as the shipped background table says. A story has one to eight reports: its wire,
reprints and rewrites of it, and independent ones, within days of each other. All of it lies in two
years, so ten times the reports are ten times as dense, which is the hard way to grow.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from rashomon.records import Basis, Capture, Language, Report, Span, Stated, When
from rashomon.stories.rarity import background

_SYLLABLES = (
    "ba dar el fi gor ha im jal ka lu mar na or pas qui ra sol tan ul ver wa xo yad".split()
)
# The table counts articles with a word, not words: common words come several times in an article.
_SKEW = 1.4
_START = datetime(2015, 1, 1)
_DAYS = 730
_REPORTS = (1, 2, 3, 4, 5, 6, 7, 8)
_REPORT_WEIGHTS = (40, 20, 12, 8, 7, 5, 4, 4)


@dataclass(frozen=True)
class Theatre:
    """A matter that is reported on for years."""

    words: Sequence[str]
    places: Sequence[str]
    people: Sequence[str]


class Words:
    """The vocabulary, with how often each word is used."""

    def __init__(self, chance: random.Random) -> None:
        counts = {w: n for w, n in background().counts.items() if w.isalpha() and len(w) > 1}
        self.general = sorted(counts)
        self.weights = list(accumulate(counts[w] ** _SKEW for w in self.general))
        self.topical = sorted(w for w, n in counts.items() if 3 <= n <= 400)
        self.theatres = [self._theatre(chance) for _ in range(60)]
        self.shares = list(accumulate(1 / (rank + 1) for rank in range(60)))

    def _theatre(self, chance: random.Random) -> Theatre:
        return Theatre(
            chance.sample(self.topical, 150),
            [_name(chance) for _ in range(40)],
            [f"{_name(chance)} {_name(chance)}" for _ in range(60)],
        )


def reports(count: int, seed: int = 1) -> Iterator[tuple[Capture, bytes, Report]]:
    """So many reports with their captures, in order of their stories' making."""
    chance = random.Random(seed)
    words = Words(random.Random(0))
    made = 0
    for number in range(count):
        for each in _story(chance, words, f"{seed}-{number}"):
            yield each
            made += 1
            if made == count:
                return


def _story(
    chance: random.Random, words: Words, name: str
) -> Iterator[tuple[Capture, bytes, Report]]:
    theatre = chance.choices(words.theatres, cum_weights=words.shares)[0]
    own = Theatre(
        [*chance.sample(theatre.words, 20), *chance.sample(words.topical, 20)],
        [_zipf(chance, theatre.places) for _ in range(2)],
        [_zipf(chance, theatre.people) for _ in range(4)],
    )
    day = _START + timedelta(minutes=chance.randrange(_DAYS * 1440))
    quote = f"“{_sentence(chance, words, theatre, own)}” {own.people[0]} said."
    wire = _body(chance, words, theatre, own, quote)
    for number in range(chance.choices(_REPORTS, _REPORT_WEIGHTS)[0]):
        kind = chance.random()
        body = wire if number == 0 or kind < 0.35 else _body(chance, words, theatre, own, quote)
        if number and kind < 0.35:
            body = [s for s in body if chance.random() > 0.08]
        elif kind < 0.6:
            half = len(body) // 2
            body = [*wire[:half], *body[half:]]
        when = day + timedelta(minutes=int(chance.expovariate(1 / 600)) * bool(number))
        title = _sentence(chance, words, theatre, own)[:70].rsplit(" ", 1)[0]
        yield _report(chance, f"{name}-{number}", title, body, when)


def _body(
    chance: random.Random, words: Words, theatre: Theatre, own: Theatre, quote: str
) -> list[str]:
    told = [_sentence(chance, words, theatre, own) + "." for _ in range(chance.randint(15, 23))]
    if chance.random() < 0.5:
        told.insert(chance.randrange(1, len(told)), quote)
    return told


def _sentence(chance: random.Random, words: Words, theatre: Theatre, own: Theatre) -> str:
    length = chance.randint(10, 24)
    said = chance.choices(words.general, cum_weights=words.weights, k=length)
    for place in range(length):
        lot = chance.random()
        if lot < 0.13:
            said[place] = chance.choice(own.words)
        elif lot < 0.25:
            said[place] = _zipf(chance, theatre.words)
        elif lot < 0.30:
            said[place] = chance.choice(own.places if lot < 0.28 else theatre.places)
        elif lot < 0.34:
            said[place] = chance.choice(own.people)
        elif lot < 0.36:
            said[place] = str(chance.randint(2, 400))
    said[0] = said[0][0].upper() + said[0][1:]
    return " ".join(said)


def _report(
    chance: random.Random, name: str, title: str, body: Sequence[str], when: datetime
) -> tuple[Capture, bytes, Report]:
    parts = [" ".join(body[at : at + 3]) for at in range(0, len(body), 3)]
    text = "\n\n".join([title, *parts])
    data = text.encode()
    outlet = chance.randrange(200)
    address = f"https://outlet{outlet}.example/{name}"
    sha256 = hashlib.sha256(data).hexdigest()
    named = Capture.name(address, sha256)
    capture = Capture(named, sha256, len(data), address, "2017-01-01T00:00:00Z", "text/plain")
    identity = Report.name(named)
    report = Report(
        id=identity,
        capture=named,
        address=address,
        text=text,
        encoding="utf-8",
        title=Stated(title, Basis.HEADLINE, Span(identity, 0, len(title))),
        outlet=Stated(f"Outlet {outlet}", Basis.SUPPLIED),
        published=When(when.isoformat(timespec="minutes") + "Z", Basis.SUPPLIED),
        language=Language("en", 1.0),
    )
    return capture, data, report


def _zipf(chance: random.Random, values: Sequence[str]) -> str:
    """One of the values, the earlier ones more often."""
    return values[int(len(values) * chance.random() ** 2)]


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
