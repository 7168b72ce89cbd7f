"""The card's table: the shipped graph, the same network at full precision, and the teacher.

``python -m training.evaluate`` takes ``build/reader-1/network.pt`` for the full precision, and
``build/reader-without-1/network.pt`` for the recipe without newswire; either is left out if absent.
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
    return found | {f"names {name}": f1 for name, f1 in reader.all_names(analyst).items()}


def exported(network: Path, *, quantised: bool) -> dict[str, float]:
    """What a fitted network reads right once it is a graph."""
    with tempfile.TemporaryDirectory() as root:
        export(network, Path(root) / LATEST, quantised_=quantised)
        return figures(Analyst(load(LATEST, Path(root))))


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
    parser.add_argument(
        "--without", type=Path, default=BUILD / "reader-without-1/network.pt", help="its variant"
    )
    parser.add_argument("--update", action="store_true", help="keep the figures in evals/")
    args = parser.parse_args()
    columns = {"shipped": figures(Analyst(load()))}
    if args.network.exists():
        columns["32-bit"] = exported(args.network, quantised=False)
    if args.without.exists():
        columns["without-newswire"] = exported(args.without, quantised=True)
    print(f"{'':<16}" + "".join(f"{name:>18}" for name in columns))
    for name in columns["shipped"]:
        print(f"{name:<16}" + "".join(f"{100 * each[name]:18.2f}" for each in columns.values()))
    ours, theirs = reader.similarity(reader.vectors_of), teachers_similarity()
    print(f"\n{'similarity':<24}{'shipped':>9}{'teacher':>9}")
    for name, value in ours.items():
        print(f"{name:<24}{100 * value:9.2f}{100 * theirs[name]:9.2f}")
    if args.update:
        keep({f"teacher/sts/{name}": value for name, value in theirs.items()})
        for column in columns.keys() - {"shipped"}:
            found = columns[column].items()
            keep({f"{column}/{name.replace(' ', '/')}": value for name, value in found})


def keep(peers: dict[str, float]) -> None:
    """Add figures of peers to those of the repository."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    figures |= {f"reader/peer/{name}": round(value, 4) for name, value in peers.items()}
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
