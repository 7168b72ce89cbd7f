"""Places against LGL (local American news) and GeoVirus (Wikinews): found, and put within 161 km.

Recognition counts a name as found where characters overlap. Accuracy within 161 km (100 miles, the
field's measure: Leidner 2007) is given over gold names that we found too, as toponym resolution is
usually scored, and over all gold names. Beside it the baseline of the field in the same run: of the
places of that name the one most people live in. LGL gold is GeoNames; GeoVirus gold Wikipedia.
``world_places.jsonl`` are sentences of our own, as agencies write them, with the country of each
name: capitals beside their namesakes, Americans abroad, and towns of Georgia and Ontario too. Half
A was fitted on, B was not.

``python -m evals.places``
"""

from __future__ import annotations

import gzip
import json
import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import rashomon
from evals.command import command
from evals.data import folder
from rashomon.entities import places
from rashomon.records import PlaceMention, Reading

WORLD = Path(__file__).with_name("world_places.jsonl")
_CLOSE = 161.0  # km


@dataclass(frozen=True)
class Gold:
    """A place name with where it is."""

    start: int
    end: int
    name: str
    latitude: float
    longitude: float


Document = tuple[str, tuple[Gold, ...]]


def lgl() -> Iterator[Document]:
    """LGL's articles; names without coordinates are left out."""
    for article in _root("lgl.xml.gz").iter("article"):
        golds = [
            Gold(
                int(_said(each, "start")),
                int(_said(each, "end")),
                _said(each, "phrase"),
                float(_said(each, "gaztag/lat")),
                float(_said(each, "gaztag/lon")),
            )
            for each in article.iter("toponym")
            if each.find("gaztag/lat") is not None
        ]
        yield _said(article, "text"), tuple(golds)


def geovirus() -> Iterator[Document]:
    """GeoVirus's articles."""
    for article in _root("GeoVirus.xml.gz").iter("article"):
        golds = [
            Gold(
                int(_said(each, "start")),
                int(_said(each, "end")),
                _said(each, "name"),
                float(_said(each, "lat")),
                float(_said(each, "lon")),
            )
            for each in article.iter("location")
        ]
        yield _said(article, "text"), tuple(golds)


SETS = {"lgl": lgl, "geovirus": geovirus}


def _root(name: str) -> ET.Element:
    with gzip.open(folder("geoparsing") / name) as file:
        return ET.parse(file).getroot()


def _said(element: ET.Element, path: str) -> str:
    return element.findtext(path) or ""


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``places/<set>/<metric>``."""
    figures: dict[str, float] = {}
    for name, load in SETS.items():
        documents = [(text, golds, rashomon.read(text)) for text, golds in load()]
        figures |= score(name, documents, errors)
    return figures | world(errors)


def world(errors: bool = False) -> dict[str, float]:
    """The share of the names of our own sentences that are put into their country, by half."""
    right, wanted = Counter[str](), Counter[str]()
    for line in WORLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = places("r", row["text"], rashomon.read(row["text"]))
        for name, country in row["gold"].items():
            ours = next((p for p in found if name in p.words.of(row["text"])), None)
            is_right = bool(ours and ours.located and ours.located.country == country)
            wanted[row["half"]] += 1
            right[row["half"]] += is_right
            if errors and not is_right:
                print(f"{name} is not in {country}: {row['text']}")
    figures = {f"places/world/{half}": right[half] / wanted[half] for half in wanted}
    print("world", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True)
    return {name: round(value, 4) for name, value in figures.items()}


def score(
    name: str, documents: Sequence[tuple[str, tuple[Gold, ...], Reading]], errors: bool = False
) -> dict[str, float]:
    """The figures of one set."""
    counts = Counter[str]()
    for text, golds, reading in documents:
        found = places("r", text, reading)
        counts["ours"] += len(found)
        counts["gold"] += len(golds)
        for gold in golds:
            ours = next((p for p in found if _overlap(p, gold)), None)
            if ours is None:
                _show(errors, "not found", gold, None, text)
                continue
            counts["found"] += 1
            counts["close"] += (far := _far(ours, gold)) <= _CLOSE
            counts["peopled"] += _peopled(ours, gold) <= _CLOSE
            if far > _CLOSE:
                _show(errors, f"{min(far, 20_000):.0f} km off", gold, ours, text)
    precision = counts["found"] / counts["ours"]
    recall = counts["found"] / counts["gold"]
    figures = {
        "f1": 2 * precision * recall / (precision + recall),
        "precision": precision,
        "recall": recall,
        "within_161km": counts["close"] / counts["found"],
        "within_161km_of_all": counts["close"] / counts["gold"],
        "population_within_161km": counts["peopled"] / counts["found"],
    }
    print(name, "  ".join(f"{key} {value:.3f}" for key, value in figures.items()), flush=True)
    return {f"places/{name}/{key}": round(value, 4) for key, value in figures.items()}


def _overlap(ours: PlaceMention, gold: Gold) -> bool:
    return ours.words.start < gold.end and gold.start < ours.words.end


def _far(ours: PlaceMention, gold: Gold) -> float:
    if ours.located is None:
        return math.inf
    return kilometres(ours.located.latitude, ours.located.longitude, gold.latitude, gold.longitude)


def _peopled(ours: PlaceMention, gold: Gold) -> float:
    """How far the place of this name is in which most people live."""
    from rashomon.entities.places.gazetteer import gazetteer
    from rashomon.entities.places.resolving import candidates

    rows = candidates(gazetteer(), gold.name)
    if not rows:
        return math.inf
    row = rows[0][0]
    return kilometres(row.latitude, row.longitude, gold.latitude, gold.longitude)


def kilometres(latitude: float, longitude: float, other: float, along: float) -> float:
    """The great circle between two points given in degrees."""
    a, b, c = math.radians(latitude), math.radians(other), math.radians(along - longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(c / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _show(errors: bool, fault: str, gold: Gold, ours: PlaceMention | None, text: str) -> None:
    if errors:
        around = text[max(0, gold.start - 50) : gold.end + 40].replace("\n", " ")
        chosen = ours and ours.located and (ours.located.name, *ours.located.within)
        print(f"{fault:>12} | {gold.name} | {chosen} | … {around} …")


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
