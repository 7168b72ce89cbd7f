"""What police did, sentence by sentence, against IndiaPoliceEvents (one paper, March 2002).

Labels: police killed somebody, arrested somebody, used force, did anything. Ours: an event of the
kind whose agent is the police, or an arrest that names nobody. The texts are in lower case, which
hides names. F1 over sentences, as the data's authors score.

``python -m evals.police``
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator

import rashomon
from evals.command import command
from evals.data import folder
from rashomon.events.matching import matches
from rashomon.events.status import status
from rashomon.records import EventType, Reading, Status
from rashomon.tree import Tree

LABELS = ("KILL", "ARREST", "FORCE", "ANY_ACTION")
SAMPLE = 250  # documents of 747, evenly
_POLICE = frozenset(
    """police policeman cop constable officer inspector commissioner jawan crpf bsf rpf srp rapid
    security force paramilitary army official sub-inspector personnel trooper""".split()
)
_DEADLY = frozenset("kill shoot death dead die killing".split())
Item = tuple[str, frozenset[str]]


def items() -> Iterator[Item]:
    """Sentences with their labels."""
    with gzip.open(
        folder("india-police-events") / "shared.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[:: len(rows) // SAMPLE]:
        for sentence in row["sents"]:
            yield sentence["text"], frozenset(sentence["labels"])


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/police/<label>``."""
    return score(((text, labels, rashomon.read(text)) for text, labels in items()), errors)


def score(
    read: Iterable[tuple[str, frozenset[str], Reading]], errors: bool = False
) -> dict[str, float]:
    """F1 of each label."""
    counts = Counter[str]()
    for text, labels, reading in read:
        ours = labelled(Tree(reading, text))
        for label in LABELS:
            counts[f"{label} both"] += label in ours and label in labels
            counts[f"{label} ours"] += label in ours
            counts[f"{label} gold"] += label in labels
            if errors and (label in ours) != (label in labels):
                print(label, "gold" if label in labels else "ours", "|", text)
    figures = {}
    for label in LABELS:
        both, total = counts[f"{label} both"], counts[f"{label} ours"] + counts[f"{label} gold"]
        figures[label.lower()] = 2 * both / max(1, total)
    print(
        "police ", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True
    )
    return {f"events/police/{name}": round(value, 4) for name, value in figures.items()}


def labelled(tree: Tree) -> set[str]:
    """The labels that our events give a sentence."""
    found = set[str]()
    every = matches(tree)
    by_word = {n: match for match in every for n in match.words}
    for match in every:
        if status(tree, match.head, match.words) is not Status.HAPPENED:
            continue
        agents = [f.number for f in match.roles.get("a", ())]
        arrest = match.mode == "arrest"
        # "Killed in police firing": whoever fired killed.
        agents += [
            agent.number
            for cause in match.roles.get("i", ())
            for agent in (
                by_word[cause.number].roles.get("a", ()) if cause.number in by_word else ()
            )
        ]
        police = any(_is_police(tree, n) for n in agents) or (arrest and not agents)
        if not police:
            continue
        found.add("ANY_ACTION")
        if arrest:
            found.add("ARREST")
        if match.type in (EventType.ASSAULT, EventType.CASUALTY):
            found.add("FORCE")
            if _DEADLY & set(match.entry.words):
                found.add("KILL")
    return found


def _is_police(tree: Tree, number: int) -> bool:
    words = {tree.lemma(n) for n in (number, *tree.of(number, "compound", "amod", "nmod"))}
    return bool(words & _POLICE)


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
