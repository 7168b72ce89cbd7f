"""Events against PLOVER's gold records: sentences of the CAMEO manual, recoded.

Each record gives a sentence one event, its source and its target. ``type_f1``: the type of the
sentence's main event, ours being the one nearest to the root that nothing else reports (precision
over sentences that we give any event, recall over all). ``any``: whether the gold type is one of
ours. ``agent`` and ``recipient``: of sentences whose type is found, the share of gold actors
whose words overlap ours of that event. Records are coded ideally, by hand; their authors doubt that
any system gets all of them.

``python -m evals.plover``
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evals.command import command
from evals.data import folder
from evals.events_read import Read, read
from rashomon.records import EventMention, Participant

_OLD = {
    "INVESTIGATE": "ACCUSE",
    "DISAPPROVE": "ACCUSE",
    "DEMAND": "REQUEST",
    "FIGHT": "ASSAULT",
}  # of version 0.5


@dataclass(frozen=True)
class Gold:
    """A sentence with its records."""

    text: str
    records: tuple[dict[str, Any], ...]

    @property
    def types(self) -> set[str]:
        """The types of its records, in today's names."""
        return {_OLD.get(each["event"], each["event"]) for each in self.records}


def gold() -> list[Gold]:
    """The records by sentence; those of CRIME, which PLOVER has dropped, are left out."""
    rows = json.loads((folder("plover") / "plover_gsr_cameo.shared.json").read_text("utf-8"))
    by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if "text" in row and row["event"] not in ("DOCUMENT", "CRIME"):
            by_text[row["text"]].append(row)
    return [Gold(text, tuple(rows)) for text, rows in by_text.items()]


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/plover/<metric>``."""
    return score([(each, read(each.text)) for each in gold()], errors)


def score(golds: Sequence[tuple[Gold, Read]], errors: bool = False) -> dict[str, float]:
    """The figures of some sentences."""
    counts = Counter[str]()
    for each, ours in golds:
        counts["sentences"] += 1
        main = main_event(ours)
        counts["answered"] += main is not None
        counts["right"] += main is not None and main.coded.value in each.types
        mine = {kind.value for event in ours.events for kind in (event.type, event.coded)}
        counts["any"] += bool(mine & each.types)
        for record in each.records:
            _actors(counts, each, record, ours)
        if errors and (main is None or main.coded.value not in each.types):
            said = [
                (" ".join(s.of(each.text) for s in e.trigger), e.type.value, e.status.value)
                for e in ours.events
            ]
            print(sorted(each.types), main and main.coded.value, said, "|", each.text)
    precision = counts["right"] / max(1, counts["answered"])
    recall = counts["right"] / counts["sentences"]
    figures = {
        "type_f1": 2 * precision * recall / max(1e-9, precision + recall),
        "any": counts["any"] / counts["sentences"],
        "agent": counts["agent"] / max(1, counts["agents"]),
        "recipient": counts["recipient"] / max(1, counts["recipients"]),
    }
    print(
        "plover ", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True
    )
    return {f"events/plover/{name}": round(value, 4) for name, value in figures.items()}


def main_event(ours: Read) -> EventMention | None:
    """The event nearest to the root, PLOVER's types before ours."""
    tree = ours.tree

    def depth(event: EventMention) -> tuple[bool, int, int]:
        above = sum(1 for _ in tree.above(event.head))
        return not event.type.is_plover, above, event.head

    return min(ours.events, key=depth, default=None)


def _actors(counts: Counter[str], each: Gold, record: dict[str, Any], ours: Read) -> None:
    kind = _OLD.get(record["event"], record["event"])
    events = [event for event in ours.events if kind in (event.type, event.coded)]
    if not events:
        return
    for side, name in (("source", "agent"), ("target", "recipient")):
        actors = record.get(side) or []
        for actor in actors if isinstance(actors, list) else []:
            counts[f"{name}s"] += 1
            held = [p for event in events for p in (*event.agents, *event.recipients)]
            mine = [p for event in events for p in getattr(event, f"{name}s")]
            counts[name] += any(_same(actor["actorText"], p, each.text) for p in mine)
            counts[f"{name}_either"] += any(_same(actor["actorText"], p, each.text) for p in held)


def _same(wanted: str, ours: Participant, text: str) -> bool:
    """Whether a gold actor's words and ours share one that is not "the"."""
    words = {w.strip(".,'’s").lower() for w in wanted.split()} - {"the", "of", ""}
    spans = [ours.words] + ([ours.stands_for] if ours.stands_for else [])
    mine = {w.strip(".,'’s").lower() for span in spans for w in span.of(text).split()}
    return bool(words & mine)


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
