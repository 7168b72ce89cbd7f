"""Fit the network: resumes where it was cut off, and tells how it goes.

``python -m training.fit`` writes ``build/<name>/network.pt``. On two cores with AVX-512 bf16 it
took an hour and a quarter; without bf16 it has not been timed since its rounds are twelve.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from rashomon.reading.pieces import Pieces
from training import corpora
from training.labels import Labels, count_labels
from training.network import Network, losses
from training.recipe import Recipe
from training.sentences import Document
from training.teacher import Teacher, model_folder
from training.vectors import fit_vectors
from training.windows import Window, Windows

BUILD = Path(__file__).parents[1] / "build"
WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "feats": 0.3,
    "lemma": 0.3,
    "arc": 1.0,
    "deprel": 1.0,
    "start": 0.5,
    "name": 2.0,
    "vector": 2.0,
}
_SAVE_EVERY = 300  # seconds

Vectors = Sequence[Sequence[NDArray[np.float32] | None]]


class Corpora:
    """What is read in every round."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.trees = corpora.ewt("train") + corpora.gum("train.permissive")
        self.newswire = corpora.newswire("train") if recipe.newswire else []
        self.others = [
            *corpora.wikigold(),
            *corpora.crossner("train"),
            *corpora.re3d("train"),
            *corpora.meantime(),
        ]

    def of_round(self, number: int, chance: random.Random) -> list[Document]:
        """All trees, our own sentences, and shares of the names: other ones in every round."""
        found = [*self.trees]
        if number >= self.recipe.composed_from:
            from training.composed import composed

            found += composed(self.recipe.seed * 1000 + number, self.recipe.composed_copies)
        for documents, share in (
            (self.newswire, self.recipe.newswire_share),
            (self.others, self.recipe.other_share if self.recipe.newswire else 1.0),
        ):
            order = list(range(len(documents)))
            random.Random(self.recipe.seed).shuffle(order)
            start, end = (round(len(order) * share * n) for n in (number, number + 1))
            found += [documents[order[n % len(order)]] for n in range(start, end)]
        chance.shuffle(found)
        return found


def fit(recipe: Recipe, build: Path) -> None:
    """Rounds of batches under a learning rate that rises, then falls to nothing."""
    torch.manual_seed(recipe.seed)
    build.mkdir(parents=True, exist_ok=True)
    texts = Corpora(recipe)
    labels = count_labels(texts.trees)
    pieces = Pieces(model_folder() / "tokenizer.json")
    windows = Windows(recipe, labels, pieces)
    windows.learn_names(texts.newswire)
    teacher = Teacher(build.parent / "teacher", pieces)
    network = Network(labels, recipe)
    network.begin_from(model_folder() / "model.safetensors")
    run = _Run(network, recipe, build)
    run.resume()
    for number in range(run.round, recipe.rounds):
        chance = random.Random(recipe.seed * 1000 + number)
        documents = texts.of_round(number, chance)
        cut = windows.cut(documents, teacher.of(documents), chance)
        batches = windows.batches(cut, chance)
        run.total = run.total or len(batches) * recipe.rounds
        for place, batch in enumerate(batches):
            if place < run.place:
                continue
            run.step(windows, batch, random.Random(number * 100_000 + place))
        run.next_round()
    network = run.averaged()
    share = fit_vectors(network, labels, recipe, teacher, [*texts.trees, *texts.newswire[:200]])
    print(f"vectors: mean cosine with the teacher's, held out, {share:.3f}", flush=True)
    save(build / "network.pt", network, labels, recipe)


class _Run:
    """The state that a resumed run needs."""

    def __init__(self, network: Network, recipe: Recipe, build: Path) -> None:
        self.network, self.recipe, self.path = network, recipe, build / "state.pt"
        heads = [p for n, p in network.named_parameters() if _is_head(n)]
        encoder = [p for n, p in network.named_parameters() if not _is_head(n)]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder, "rate": recipe.encoder_rate},
                {"params": heads, "rate": recipe.head_rate},
            ],
            lr=recipe.head_rate,
            betas=(0.9, 0.98),
            weight_decay=recipe.decay,
            fused=True,
        )
        self.mean = {name: p.detach().clone() for name, p in network.named_parameters()}
        self.round = self.place = self.steps = self.total = 0
        self.saved = self.told = time.monotonic()
        self.seen: dict[str, list[float]] = {}
        self.pieces = 0
        self.bf16 = torch.ops.mkldnn._is_mkldnn_bf16_supported()

    def step(self, windows: Windows, batch: Sequence[Window], chance: random.Random) -> None:
        """One batch."""
        tensors = windows.tensors(batch, chance)
        self.network.train()
        torch.manual_seed(self.recipe.seed * 1_000_003 + self.steps)
        share = self.steps / max(1, self.total)
        rise = min(1.0, share / self.recipe.warm)
        fall = 0.5 * (1 + math.cos(math.pi * min(1.0, share)))
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * rise * max(fall, 0.005)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            found = losses(self.network, self.network(tensors), tensors)
            loss = sum(WEIGHTS[name] * value for name, value in found.items())
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
        self.optimizer.step()
        keep = min(self.recipe.average, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                self.mean[name].lerp_(parameter, 1 - keep)
        self.steps += 1
        self.place += 1
        self.pieces += int(tensors.mask.sum())
        for name, value in found.items():
            self.seen.setdefault(name, []).append(float(value.detach()))
        self._tell()

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self.told > 30:
            means = " ".join(f"{n} {np.mean(v):.3f}" for n, v in self.seen.items())
            speed = self.pieces / (now - self.told)
            print(f"{self.steps}/{self.total} round {self.round} {speed:.0f}/s {means}", flush=True)
            self.told, self.pieces, self.seen = now, 0, {}
        if now - self.saved > _SAVE_EVERY:
            self.save()

    def next_round(self) -> None:
        """Begin anew with the next shares."""
        self.round, self.place = self.round + 1, 0
        self.save()

    def save(self) -> None:
        """Everything, in one move."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "mean": self.mean,
            "at": (self.round, self.place, self.steps, self.total),
        }
        torch.save(state, self.path.with_suffix(".part"))
        self.path.with_suffix(".part").replace(self.path)
        self.saved = time.monotonic()

    def resume(self) -> None:
        """Go on where the last run was cut off."""
        if self.path.exists():
            state = torch.load(self.path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.mean = state["mean"]
            self.round, self.place, self.steps, self.total = state["at"]
            print(f"resuming at step {self.steps} of {self.total}", flush=True)

    def averaged(self) -> Network:
        """The network with the moving mean of its weights."""
        self.network.load_state_dict(self.mean, strict=False)
        return self.network.eval()


def _is_head(name: str) -> bool:
    return not name.startswith(("words", "places", "norm", "layers"))


def save(path: Path, network: Network, labels: Labels, recipe: Recipe) -> None:
    """Weights with what is needed to build the network again."""
    torch.save(
        {"network": network.state_dict(), "labels": asdict(labels), "recipe": asdict(recipe)}, path
    )


def load(path: Path) -> tuple[Network, Labels, Recipe]:
    """A fitted network."""
    state = torch.load(path, weights_only=True)
    labels = Labels(**{name: tuple(values) for name, values in state["labels"].items()})
    recipe = Recipe(**{**state["recipe"], "budgets": tuple(state["recipe"]["budgets"])})
    network = Network(labels, recipe)
    network.load_state_dict(state["network"])
    return network.eval(), labels, recipe


def main() -> None:
    """Fit with the recipe, or a variant of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-newswire", action="store_true")
    parser.add_argument("--rounds", type=int, default=Recipe.rounds)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    args = parser.parse_args()
    recipe = replace(
        Recipe(), newswire=not args.without_newswire, rounds=args.rounds, seed=args.seed
    )
    name = "reader" + ("" if recipe.newswire else "-without") + f"-{recipe.seed}"
    fit(recipe, BUILD / name)


if __name__ == "__main__":
    main()
