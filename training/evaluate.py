"""The card's table: the shipped graph, the same network at full precision, and the teacher.

``python -m training.evaluate`` takes ``build/reader-1/network.pt`` for the full precision.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import evals.reader as reader
from evals.gate import FIGURES
from rashomon.models import LATEST, load
from rashomon.reading.analysis import Analyst
from rashomon.reading.pieces import Pieces
from training import corpora
from training.export import export
from training.fit import BUILD
from training.teacher import Teacher, model_folder


def figures(analyst: Analyst) -> dict[str, float]:
    """What one graph reads right, gold tokens."""
    found = dict[str, float]()
    for name, documents in (("ewt", corpora.ewt("dev")), ("gum", corpora.gum("dev"))):
        measured = reader.gold_tokens(documents, analyst)
        found |= {f"{name} {key}": value for key, value in measured.items()}
    found["newswire names"] = reader.names_of(corpora.newswire("dev"), analyst=analyst).f1
    return found


def teachers_similarity() -> dict[str, float]:
    """The teacher's correlations with people's scores."""
    pieces = Pieces(model_folder() / "tokenizer.json")
    with tempfile.TemporaryDirectory() as folder:
        teacher = Teacher(Path(folder) / "none", pieces)

    def vectors(texts: Sequence[str]) -> list[NDArray[np.float32]]:
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        made = teacher.vectors([texts[n] for n in order])
        placed = dict(zip(order, made, strict=True))
        return [placed[n].astype(np.float32) for n in range(len(texts))]

    return reader.similarity(vectors)


def main() -> None:
    """Print the table; keep what is compared with beside the other figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path, nargs="?", default=BUILD / "reader-1/network.pt")
    parser.add_argument("--update", action="store_true", help="keep the figures in evals/")
    args = parser.parse_args()
    shipped = figures(Analyst(load()))
    with tempfile.TemporaryDirectory() as root:
        export(args.network, Path(root) / LATEST, quantised_=False)
        full = figures(Analyst(load(LATEST, Path(root))))
    print(f"{'':<24}{'shipped':>9}{'32 bits':>9}")
    for name, value in shipped.items():
        print(f"{name:<24}{100 * value:9.2f}{100 * full[name]:9.2f}")
    ours, theirs = reader.similarity(reader.vectors_of), teachers_similarity()
    print(f"\n{'similarity':<24}{'shipped':>9}{'teacher':>9}")
    for name, value in ours.items():
        print(f"{name:<24}{100 * value:9.2f}{100 * theirs[name]:9.2f}")
    if args.update:
        keep({f"teacher/sts/{name}": value for name, value in theirs.items()})
        keep({f"32-bit/{name.replace(' ', '/')}": value for name, value in full.items()})


def keep(peers: dict[str, float]) -> None:
    """Add figures of peers to those of the repository."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    figures |= {f"reader/peer/{name}": round(value, 4) for name, value in peers.items()}
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
