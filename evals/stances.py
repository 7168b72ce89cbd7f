"""A second look at contradiction: headlines and articles that agree or disagree (FNC-1).

The headline and the body of another article on the same claim are read as two reports of one
happening; where people found that the body disagrees, something should be contested. The claims
are rumours that went round in 2014 and 2015 (a bear, a ringtone, a third breast), few of them on
anything that Rashomon codes, and most bodies "disagree" by calling the story a hoax: far from
conflict reporting, and looked at for what it shows of denials.

``disagree``: precision and recall of "contested" as a sign of disagreement, beside always saying
so.

``python -m evals.stances [--errors]``
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from evals.as_one_story import APART, Item, found_together, told
from evals.clusters import f1
from evals.command import command
from evals.data import folder, json_lines

_PAIRS = 80  # of each stance, by hash


def measure(errors: bool = False) -> dict[str, float]:
    """Figures over as many pairs that agree as disagree."""
    data = folder("fnc1")
    bodies = {row["body_id"]: row["text"] for row in json_lines(data / "bodies.shared.jsonl.gz")}
    every = list(json_lines(data / "stances.shared.jsonl.gz"))
    counts = Counter[tuple[str, bool]]()
    with tempfile.TemporaryDirectory() as made:
        for stance in ("agree", "disagree"):
            some = sorted((row for row in every if row["stance"] == stance), key=_hash)[:_PAIRS]
            for number, row in enumerate(some):
                texts = {"headline": f"{row['headline']}.", "body": bodies[row["body_id"]]}
                items = {name: _item(name, text) for name, text in texts.items()}
                _, found = found_together(items, Path(made) / f"{stance}-{number}")
                apart = [finding for finding in found.findings if finding.status in APART]
                counts[stance, bool(apart)] += 1
                if errors and bool(apart) is not (stance == "disagree"):
                    print(f"{stance:9} {row['headline'][:90]}")
                    for finding in apart:
                        print(f"          {told(finding)[:200]}")
    right = counts["disagree", True]
    recall = right / (right + counts["disagree", False])
    precision = right / ((right + counts["agree", True]) or 1)
    print(f"disagreement: P {precision:.3f} R {recall:.3f}; always saying so: P 0.500 R 1.000")
    figures = {"p": precision, "r": recall, "f1": f1(precision, recall)}
    return {f"stances/disagree/{name}": round(value, 4) for name, value in figures.items()}


def _item(name: str, text: str) -> Item:
    url = f"https://{name}.example.org/1"
    return {"url": url, "text": text, "outlet": f"The {name.capitalize()}", "published": None}


def _hash(row: dict[str, Any]) -> bytes:
    return hashlib.sha256(f"{row['body_id']} {row['headline']}".encode()).digest()


if __name__ == "__main__":
    command(measure, __doc__)
