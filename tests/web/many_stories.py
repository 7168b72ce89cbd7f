"""A workspace of many invented stories, put straight into the store, and what is true of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from rashomon.records import Record, Story
from rashomon.store import Digest, Facet, FacetKind, Found, Spot, Store, codec, schema, sqlite

HOSTILE = "\"><script>alert(1)</script>\u202eevil\x00 '); DROP TABLE story; --"
WORDS = ("strike", "market", "governor", "bridge", "river", "hospital", "army")
ACTORS = ("Omar Haddad", "Lina Brandt", "Khalid al-Haddad", "army", HOSTILE)
TOWNS = (("t1", "Tikrit, Salah ad Din, Iraq", 34.6, 43.7), ("t2", "Samarra, Iraq", 34.2, 43.9))
FAR = ("t3", "Apia, Samoa", -13.8, -171.8)
COUNTRY = ("c1", "Iraq", 33.0, 44.0)
TYPES = ("ASSAULT", "CONSULT", "PROTEST")
STATUSES = ("agreed", "contested", "single-origin")
OUTLETS = ("Harbour Ledger", "Tern Mail")


@dataclass(frozen=True)
class Known:
    """What one story has."""

    story: Story
    words: frozenset[str]
    facets: frozenset[tuple[FacetKind, str]]
    day: str
    received: str
    found_on: bool


def fill(path: Path, number: int = 150, seed: int = 7) -> list[Known]:
    """Write the stories; what each has, latest first, as lists number them."""
    random, store = Random(seed), Store(path)
    try:
        with store.writing() as writer:
            made = []
            for n in range(1, number + 1):
                known, found = _one(n, random)
                _put(store, n, known)
                if known.found_on:
                    writer.find(n, found)
                made.append(known)
    finally:
        store.close()
    by_id = sorted(made, key=lambda each: each.story.id)
    return sorted(by_id, key=lambda each: codec.moment(each.story.last), reverse=True)


def _one(n: int, random: Random) -> tuple[Known, Found]:
    day = str(date(2014, 1, 1) + timedelta(days=random.randint(0, 80)))
    day = "" if random.random() < 0.1 else day
    words = frozenset(random.sample(WORDS, random.randint(1, 4)))
    places = random.sample((*TOWNS, FAR, COUNTRY), random.randint(0, 3))
    facets = [
        *(Facet(FacetKind.ACTOR, _key(a), a) for a in random.sample(ACTORS, random.randint(0, 3))),
        *(Facet(FacetKind.PLACE, key, label) for key, label, _, _ in places),
        *(Facet(FacetKind.TYPE, each, each) for each in random.sample(TYPES, random.randint(0, 2))),
        *(Facet(FacetKind.STATUS, e, e) for e in random.sample(STATUSES, random.randint(0, 3))),
        *(Facet(FacetKind.OUTLET, _key(e), e) for e in random.sample(OUTLETS, 1)),
    ]
    spots = tuple(
        Spot(key, label, "country" if key == "c1" else "place", latitude, longitude)
        for key, label, latitude, longitude in places
    )
    received = f"2014-04-{random.randint(1, 28):02}T03:00:00Z"
    title = f"Story {n} {HOSTILE if n % 10 == 0 else 'plain'}"
    report = f"report-{n:016x}"
    dated = day or None
    story = Story(f"story-{random.getrandbits(64):016x}", title, (report,), dated, dated, "made up")
    found_on = random.random() > 0.1
    digest = Digest(1, 1, 1, 1, 1, 1, "contested" in str(facets), 0, received)
    has = frozenset((each.kind, each.key) for each in facets) if found_on else frozenset()
    known = Known(story, words, has, day, received if found_on else "", found_on)
    return known, Found(Record(story.id), digest, tuple(facets), spots)


def _put(store: Store, n: int, known: Known) -> None:
    connection, (report,) = store._connection, known.story.reports
    text = f"At first {HOSTILE} then the " + " and the ".join(sorted(known.words)) + " and so on."
    connection.execute(
        schema.report.insert().values(
            n=n,
            id=report,
            address=f"https://outlet.example/{n}",
            version="1",
            current=True,
            title=known.story.title,
            text=text,
            body="{}",
        )
    )
    sqlite.list_for_search(connection, [(n, known.story.title, text)])
    connection.execute(schema.member.insert().values(report=n, story=n, part=n))
    connection.execute(
        schema.story.insert().values(
            n=n,
            id=known.story.id,
            title=known.story.title,
            latest=codec.moment(known.story.last),
            posted=codec.squeeze(()),
            body=codec.pack(known.story),
        )
    )


def _key(name: str) -> str:
    from rashomon.spelling import key

    return key(name)
