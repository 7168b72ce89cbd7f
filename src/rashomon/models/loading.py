"""A model's folder, checked and opened."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rashomon.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

LATEST = "reader_v1"
_ROOT = Path(__file__).parent
_MANIFEST = "manifest.json"


class Runner(Protocol):
    """What runs a graph: an onnxruntime session, or a fake in tests."""

    def run(self, outputs: list[str] | None, inputs: dict[str, Any]) -> list[Scores]:
        """The outputs for these arrays."""


@dataclass(frozen=True)
class Model:
    """A loaded model: its graph, the answers of each head, and what scores the labels of arcs.

    ``arc_labels`` takes ``dependents`` and ``governors``, arcs x 192 each, and gives arcs x labels.
    It is a graph too: numpy's products take every core for a moment, which other windows wait for.
    """

    name: str
    runner: Runner
    arc_labels: Runner
    vocabulary: Path
    labels: dict[str, tuple[str, ...]]
    thresholds: dict[str, float]
    lemmas: dict[str, str]  # of a form under a Penn tag: ``form<tab>tag``


def load(name: str = LATEST, root: Path = _ROOT) -> Model:
    """Open a model, or raise ``ModelError`` where a file is missing or is not the one shipped."""
    return _load(name, root)


@lru_cache(maxsize=2)
def _load(name: str, root: Path) -> Model:
    folder = root / name
    check(folder)
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    return Model(
        name=name,
        runner=_session(folder / "reader.onnx"),
        arc_labels=_session(folder / "arc_labels.onnx"),
        vocabulary=folder / "tokenizer.json",
        labels={head: tuple(answers) for head, answers in labels.items()},
        lemmas=json.loads((folder / "lemmas.json").read_text("utf-8")),
        thresholds=json.loads((folder / "thresholds.json").read_text("utf-8")),
    )


def check(folder: Path) -> None:
    """Raise ``ModelError`` unless every file of the manifest is there, byte for byte."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
        for name, expected in manifest["sha256"].items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise ModelError(
                    f"{folder.name}/{name} is not the file that was shipped "
                    f"(SHA-256 {found[:12]}…, expected {expected[:12]}…); install Rashomon again"
                )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"the model {folder.name} cannot be read: {error}") from error


def write_manifest(folder: Path) -> None:
    """Seal a folder: list every other file with its SHA-256."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != _MANIFEST)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    text = json.dumps({"name": folder.name, "sha256": sums}, indent=1, sort_keys=True)
    (folder / _MANIFEST).write_text(text + "\n", "utf-8")


def _session(path: Path) -> Runner:
    """One thread a call: sums are then made in the same order however many cores there are."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: Runner = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"]
    )
    return session
