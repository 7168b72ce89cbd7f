"""The vector head, fitted anew once the network is done.

While the network learns to parse, its last layer forgets some of what its teacher knew of
likeness; earlier layers keep it. Three layers' means over a sentence's words are therefore mapped
to the teacher's vector by ridge regression, in closed form, and the map is kept in the network.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray

from training.labels import Labels
from training.network import VECTOR_LAYERS, Network
from training.recipe import Recipe
from training.sentences import Document
from training.teacher import Teacher
from training.windows import Window, Windows

_LEAST = 4  # words of a sentence
_HELD_OUT = 10  # one in so many sentences chooses the strength
_STRENGTHS = (1.0, 10.0, 100.0, 1000.0)


def fit_vectors(
    network: Network,
    labels: Labels,
    recipe: Recipe,
    teacher: Teacher,
    documents: Sequence[Document],
) -> float:
    """Set the network's vector head; returns the mean cosine with the teacher, held out."""
    plain = replace(recipe, capitals=0, unfinished=0, swapped=0, wrapped=0)
    windows = Windows(plain, labels, teacher.pieces)
    cut = windows.cut(documents, teacher.of(documents), random.Random(1))
    batches = windows.batches(cut, random.Random(1))
    rows = [_rows(network, windows, batch) for batch in batches]
    x, y = (np.concatenate(each) for each in zip(*rows, strict=True))
    held = np.arange(len(x)) % _HELD_OUT == 0
    best = max(
        (_cosine(x[held] @ weight, y[held]), strength, weight)
        for strength in _STRENGTHS
        for weight in [_ridge(x[~held], y[~held], strength)]
    )
    network.vector.weight.data = torch.from_numpy(best[2].T.astype(np.float32).copy())
    return best[0]


@torch.inference_mode()
def _rows(
    network: Network, windows: Windows, batch: Sequence[Window]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    tensors = windows.tensors(batch)
    words = network.vector_words(network.encode_all(tensors), tensors.first, tensors.last)
    found, wanted = [], []
    for row, window in enumerate(batch):
        for number, (sentence, vector) in enumerate(
            zip(window.sentences, window.vectors, strict=True)
        ):
            if vector is not None and len(sentence.words) >= _LEAST:
                inside = tensors.sentence[row] == number
                found.append(words[row][inside].mean(dim=0).numpy())
                wanted.append(vector)
    size = len(VECTOR_LAYERS) * 384
    empty = np.zeros((0, size)), np.zeros((0, 384))
    return (np.array(found, float), np.array(wanted, float)) if found else empty


def _ridge(x: NDArray[np.float64], y: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    gram = x.T @ x + strength * np.eye(x.shape[1])
    return np.asarray(np.linalg.solve(gram, x.T @ y))


def _cosine(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    products = (one * other).sum(axis=1)
    return float((products / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)).mean())
