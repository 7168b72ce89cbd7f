"""Coverage made up from a seed: pages of invented outlets on invented happenings.

Each outlet prints furniture of its own on all its pages; some articles are reprinted elsewhere,
some are rewritten, some pages are captured a second time after a change.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

_PLACES = "Ostermark Valdrin Harrowgate Pell Quint Saltmere Brannoch Ilvar Dorrow Kestrel".split()
_PEOPLE = "Averly Brankova Castellan Dumas Ekberg Farrow Gisborne Halloran Imre Jarrow".split()
_THINGS = "bridge ferry refinery granary tunnel dam hospital market barracks archive".split()
_DEEDS = "collapsed burned flooded closed exploded reopened sank stalled cracked emptied".split()
_WORDS = (
    "anchor apron basin beacon canvas cellar chalk cinder clover copper cradle ditch ember "
    "fathom fiddle flint gable garnet hollow inlet ivory kettle lantern ledger mallet marble "
    "meadow mortar nettle orchard paddle pebble pillar quarry ribbon saddle shovel spindle "
    "tallow thistle timber trellis turnip vellum walnut willow wicker yarrow argued carried "
    "counted drifted emptied gathered hurried listened mended opened painted repaired signalled "
    "stacked travelled waited "
).split()
_GLUE = "the a of and in to that with for on had was were they but when after near".split()


@dataclass(frozen=True)
class Page:
    """One page as saved: the name of its file and its bytes."""

    name: str
    data: bytes


def coverage(seed: int, happenings: int, outlets: int = 4) -> list[Page]:
    """The pages, in an order that means nothing."""
    chance = random.Random(seed)
    pages: list[Page] = []
    for number in range(happenings):
        facts = _facts(chance)
        wire = _article(chance, facts)
        for outlet in chance.sample(range(outlets), chance.randint(1, outlets)):
            kind = chance.choice(("own", "own", "reprint", "rewrite"))
            told = wire if kind != "own" else _article(chance, facts)
            if kind == "rewrite":
                told = [*told[: len(told) // 2], *_article(chance, facts)[2:5]]
            pages.append(_page(f"{number:03}-{outlet}", outlet, facts, told))
            if chance.random() < 0.15:
                changed = [*told, "A correction was made to this article after publication."]
                pages.append(_page(f"{number:03}-{outlet}", outlet, facts, changed, "-changed"))
    chance.shuffle(pages)
    return pages


def write(pages: list[Page], folder: Path) -> list[Path]:
    """Save pages in a folder; their paths, in the pages' order."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        (folder / page.name).write_bytes(page.data)
    return [folder / page.name for page in pages]


def _facts(chance: random.Random) -> dict[str, str]:
    return {
        "place": chance.choice(_PLACES),
        "person": chance.choice(_PEOPLE),
        "thing": chance.choice(_THINGS),
        "deed": chance.choice(_DEEDS),
        "day": (datetime(2019, 3, 1) + timedelta(days=chance.randrange(120))).isoformat(),
    }


def _article(chance: random.Random, facts: dict[str, str]) -> list[str]:
    opening = f"The {facts['thing']} at {facts['place']} {facts['deed']} on {facts['day'][:10]}, "
    lines = [opening + f"{facts['person']} of the transport office said."]
    lines += [_sentence(chance, facts) for _ in range(7)]
    quote = f"“{_sentence(chance, facts)[:-1]},” {chance.choice(_PEOPLE)} said."
    return [*lines[:4], quote, *lines[4:]]


def _sentence(chance: random.Random, facts: dict[str, str]) -> str:
    said = []
    for _ in range(chance.randint(7, 13)):
        said += [chance.choice(_GLUE), chance.choice(_WORDS)]
    said.insert(3, facts["thing"])
    said.insert(7, chance.choice((facts["place"], facts["person"])))
    said.append(str(chance.randint(3, 900)))
    return " ".join(said).capitalize() + "."


def _page(name: str, outlet: int, facts: dict[str, str], lines: list[str], again: str = "") -> Page:
    address = f"https://www.outlet{outlet}.example/news/{name}"
    title = f"{facts['thing'].title()} at {facts['place']} {facts['deed']}"
    paragraphs = "\n".join(f"<p>{line}</p>" for line in lines)
    text = f"""<!doctype html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">
<meta property="og:site_name" content="Outlet {outlet}">
<meta property="article:published_time" content="{facts["day"]}+00:00">
</head><body><article><h1>{title}</h1>
{paragraphs}
<p>More from Outlet {outlet}</p>
<p>The Outlet {outlet} weekly letter</p>
</article></body></html>
"""
    return Page(f"{name}{again}.html", text.encode())
