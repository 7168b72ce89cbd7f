"""What joining event mentions is weighed with, fitted on ECB+ (training part, CC BY 3.0).

Pairs of gold mentions of one topic, as ``evals.coreference`` reads them, give the weights by
logistic regression: once for pairs of one word and once for pairs of two, each with and without
the reader's vectors. ECB+ tells of weddings, thefts and earthquakes at length and of places, days
and figures hardly at all; what those weigh is set by hand below and given to the regression as
settled. Writes ``weights.tsv`` and ``projection.npy`` beside the code that reads them.

``python -m training.joining``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

import rashomon.findings.joining as room
from evals.coreference import Topic, ecbplus, topics
from rashomon.findings.joining import JoiningOptions
from rashomon.findings.joining.evidence import Evidence
from rashomon.findings.joining.pairs import pairs
from rashomon.findings.joining.traits import traits
from rashomon.findings.joining.vectors import SIZE, matrix, turned
from rashomon.findings.joining.weights import BASE, ONE_WORD

Floats = NDArray[np.float64]
HERE = Path(room.__file__).parent
# In log-odds; a strike is known by its place, day and toll. Two towns that exclude each other or
# two days weigh more than any likeness of words.
SETTLED: Mapping[str, float] = {
    "one-scene": 1.0,
    "unclear-which": -1.0,
    "same-place": 0.8,
    "place-inside": 0.5,
    "place-close": 0.4,
    "place-apart": -1.0,
    "place-excluded": -3.0,
    "same-day": 1.0,
    "time-overlaps": 0.3,
    "time-apart": -1.5,
    "same-figure": 2.0,
    "figure-fits": 0.4,
    "figure-differs": -0.4,
    "status-differs": -0.5,
    "kindred-type": 0.8,
    "other-kind": -1.0,
}
ONLY_TWO = ("same-root", "same-mode", "same-type", "kindred-type", "other-kind")
AGAINST = frozenset(
    ("light-word", "other-agent", "other-recipient", "told-side-by-side", "same-sentence")
)
_STRENGTH = 1.0  # of the regression's penalty, inverse


@dataclass(frozen=True)
class Pairs:
    """Evidence by name over all pairs, and whether each is one event."""

    columns: dict[str, Floats]
    same: NDArray[np.bool_]


def projection(golds: Sequence[Topic]) -> Floats:
    """The mean of mentions' vectors, then the directions in which they differ most."""
    means = np.stack([rows.mean(axis=0) for topic in golds for rows in topic.vectors.values()])
    centre = means.mean(axis=0)
    lengths = np.linalg.norm(means - centre, axis=1, keepdims=True)
    _, _, directions = np.linalg.svd((means - centre) / lengths, full_matrices=False)
    signs = np.sign(directions[np.arange(SIZE), np.abs(directions[:SIZE]).argmax(axis=1)])
    return np.concatenate([centre[None], directions[:SIZE] * signs[:, None]])


def compared(golds: Sequence[Topic], vectors: bool) -> Pairs:
    """The pairs of each topic that are compared and not excluded."""
    columns: list[Mapping[str, NDArray[np.float32]]] = []
    same = []
    for topic in golds:
        held = topic.coverage if vectors else replace(topic.coverage, vectors={})
        mentions = [traits(t, held.wholes) for t in sorted(topic.told, key=lambda t: t.id)]
        ids = [mention.told.id for mention in mentions]
        rows = matrix(ids, held.vectors) if vectors else None
        one, other = pairs(mentions, rows)
        evidence = Evidence(mentions, one, other, held, JoiningOptions(), rows)
        keep = ~evidence.excluded(told_apart=True)
        columns.append({name: column[keep] for name, column in evidence.columns.items()})
        events = np.array([topic.gold[id_] for id_ in ids])
        same.append((events[one] == events[other])[keep])
    names = columns[0]
    return Pairs(
        {n: np.concatenate([part[n] for part in columns]).astype(float) for n in names},
        np.concatenate(same),
    )


def fitted(seen: Pairs, one_word: bool) -> dict[str, float]:
    """Weights for pairs of one word, or of two; settled ones go in as they are."""
    chosen = (seen.columns[ONE_WORD] > 0) == one_word
    skipped = {ONE_WORD, *SETTLED, *(ONLY_TWO if one_word else ("light-word",))}
    names = [name for name in seen.columns if name not in skipped]
    table = np.stack([seen.columns[name][chosen] for name in names], axis=1)
    settled = {n: v for n, v in SETTLED.items() if not (one_word and n in ONLY_TWO)}
    offset = sum((v * seen.columns[n][chosen] for n, v in settled.items()), np.zeros(len(table)))
    found = _regression(names, table, seen.same[chosen], offset)
    return {BASE: found[-1], **dict(zip(names, found[:-1], strict=True)), **settled}


def _regression(
    names: Sequence[str], table: Floats, same: NDArray[np.bool_], offset: Floats
) -> list[float]:
    """Penalised logistic regression with an offset; the base comes last.

    No likeness may count against two mentions and no difference for them: where the data say so,
    it is the fault of what the mentions have beside it, and the weight is nought.
    """
    rows = np.column_stack([table, np.ones(len(table))])
    penalty = np.append(np.full(len(names), 1 / _STRENGTH), 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = rows @ weights + offset
        cost = np.logaddexp(0, odds) - same * odds
        slope = rows.T @ (1 / (1 + np.exp(-odds)) - same) + penalty * weights
        return float(cost.sum() + penalty @ weights**2 / 2), slope

    bounds = [(None, 0.0) if name in AGAINST else (0.0, None) for name in names]
    start = np.zeros(rows.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return [float(weight) for weight in found.x]


def written(columns: Mapping[str, Mapping[str, float]]) -> str:
    """The weights as they are kept: a line for each piece of evidence."""
    names = list(dict.fromkeys(name for held in columns.values() for name in held))
    lines = [
        "# What each piece of evidence weighs, in log-odds; made by training/joining.py on ECB+",
        "# (Cybulska and Vossen 2014, CC BY 3.0). Settled by hand there: " + ", ".join(SETTLED),
        "\t".join(("evidence", *columns)),
    ]
    lines += ["\t".join((n, *(f"{h.get(n, 0.0):.3f}" for h in columns.values()))) for n in names]
    return "\n".join(lines) + "\n"


def make(golds: Sequence[Topic]) -> None:
    """Fit on topics that are ready, and write both files."""
    table = projection(golds).astype(np.float16)
    np.save(HERE / "projection.npy", table, allow_pickle=False)
    golds = [_projected(topic, table.astype(np.float32)) for topic in golds]
    plain, full = compared(golds, vectors=False), compared(golds, vectors=True)
    columns = {
        "one word": fitted(plain, one_word=True),
        "two words": fitted(plain, one_word=False),
        "one word, vectors": fitted(full, one_word=True),
        "two words, vectors": fitted(full, one_word=False),
    }
    (HERE / "weights.tsv").write_text(written(columns), "utf-8")


def _projected(topic: Topic, table: NDArray[np.float32]) -> Topic:
    vectors = {id_: turned(rows, table) for id_, rows in topic.vectors.items()}
    return replace(topic, coverage=replace(topic.coverage, vectors=vectors))


def main() -> None:
    """Fit and write."""
    make(topics(ecbplus("train")))


if __name__ == "__main__":
    main()
