"""The network: MiniLM's six layers, letter case given back, and a head for all that is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from rashomon.reading.shapes import Before, Shape
from training.labels import Labels
from training.recipe import Recipe
from training.windows import IGNORED, Batch

SIZE, HEADS, LAYERS, INNER = 384, 12, 6, 1536
VECTOR_LAYERS = (2, 4, 6)  # whose states make a word's vector, counted from 1
_EPSILON = 1e-12


class Dropout(nn.Module):
    """Dropout whose chances are single bytes, four to a draw; torch's takes a tenth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        """Some of x, the rest scaled up; all of it when not training."""
        if not self.training or not self.least:
            return x
        drawn = torch.randint(-(2**31), 2**31 - 1, (-(-x.numel() // 4),), dtype=torch.int32)
        kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= self.least
        out: Tensor = x * (kept.to(x.dtype) * (256 / (256 - self.least)))
        return out


class Layer(nn.Module):
    """One layer of the encoder, in BERT's order: attend, add, normalise; widen, add, normalise."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(SIZE, 3 * SIZE)
        self.out = nn.Linear(SIZE, SIZE)
        self.norm_attended = nn.LayerNorm(SIZE, eps=_EPSILON)
        self.wide = nn.Linear(SIZE, INNER)
        self.narrow = nn.Linear(INNER, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=_EPSILON)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: B P 384; mask: B 1 1 P, True where there is a piece.

        Attention is written out: windows are short, and the fused kernel is slow to learn by.
        """
        b, p, _ = x.shape
        qkv = self.qkv(x).view(b, p, 3, HEADS, SIZE // HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).contiguous()
        likeness = (q @ k.transpose(-1, -2)) * (SIZE // HEADS) ** -0.5
        a = likeness.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v
        a = self.out(a.transpose(1, 2).reshape(b, p, SIZE))
        x = self.norm_attended(x + self.drop(a))
        out: Tensor = self.norm(x + self.drop(self.narrow(F.gelu(self.wide(x)))))
        return out


@dataclass(slots=True)
class Scores:
    """What the heads say of a batch; unnormalised. B windows, T words."""

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    lemma: Tensor
    name: Tensor
    start: Tensor  # B T
    arc: Tensor  # B T 1+T
    dependent: Tensor  # B T 192, and
    governor: Tensor  # B 1+T 192: a label's score is a weighted sum of their products
    vector: Tensor  # B T 384; the mean over a sentence is its vector


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, labels: Labels, recipe: Recipe, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, SIZE)
        self.places = nn.Embedding(512, SIZE)
        self.shapes = nn.Embedding(len(Shape), SIZE)
        self.befores = nn.Embedding(len(Before), SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=_EPSILON)
        self.drop = Dropout(recipe.dropout)
        self.layers = nn.ModuleList(Layer(recipe.dropout) for _ in range(LAYERS))
        self.head_drop = Dropout(recipe.head_dropout)
        self.upos = nn.Linear(SIZE, len(labels.upos))
        self.xpos = nn.Linear(SIZE, len(labels.xpos))
        self.feats = nn.Linear(SIZE, len(labels.feats))
        self.lemma = nn.Linear(SIZE, len(labels.lemma))
        self.name = nn.Linear(SIZE, len(labels.name))
        self.start = nn.Linear(SIZE, 1)
        self.root = nn.Parameter(torch.randn(SIZE) * 0.02)
        self.arc_dependent = nn.Linear(SIZE, recipe.arc_size)
        self.arc_governor = nn.Linear(SIZE, recipe.arc_size)
        self.arc = nn.Linear(recipe.arc_size, recipe.arc_size)
        self.arc_bias = nn.Linear(recipe.arc_size, 1, bias=False)
        self.label_dependent = nn.Linear(SIZE, recipe.label_size)
        self.label_governor = nn.Linear(SIZE, recipe.label_size)
        self.label = nn.Linear(3 * recipe.label_size, len(labels.deprel))
        self.vector = nn.Linear(len(VECTOR_LAYERS) * SIZE, SIZE, bias=False)
        nn.init.zeros_(self.vector.weight)
        nn.init.eye_(self.vector.weight[:, -SIZE:])
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.befores.weight)

    def forward(self, batch: Batch) -> Scores:
        """Scores of every head."""
        return self.heads(self.encode_all(batch), batch.first, batch.last)

    def encode(self, batch: Batch) -> Tensor:
        """The last layer: B P 384."""
        return self.encode_all(batch)[-1]

    def encode_all(self, batch: Batch) -> list[Tensor]:
        """Every layer, B P 384 each."""
        place = torch.arange(batch.pieces.shape[1])
        x = self.words(batch.pieces) + self.places(place)
        x = x + self.shapes(batch.shapes) + self.befores(batch.befores)
        x = self.drop(self.norm(x))
        mask = batch.mask[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states

    def vector_words(self, states: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        """What a word's vector is made from: B T layers x 384."""
        return torch.cat([of_words(states[n - 1], first, last) for n in VECTOR_LAYERS], dim=-1)

    def heads(self, states: list[Tensor], first: Tensor, last: Tensor) -> Scores:
        """From the layers to scores."""
        vector = self.vector(self.vector_words(states, first, last))
        word = self.head_drop(of_words(states[-1], first, last))
        root = self.root.expand(len(word), 1, SIZE)
        rooted = torch.cat([root, word], dim=1)
        dependent = self.head_drop(F.relu(self.arc_dependent(word)))
        governor = self.head_drop(F.relu(self.arc_governor(rooted)))
        arc = self.arc(dependent) @ governor.transpose(1, 2)
        arc = arc + self.arc_bias(governor).transpose(1, 2)
        return Scores(
            upos=self.upos(word),
            xpos=self.xpos(word),
            feats=self.feats(word),
            lemma=self.lemma(word),
            name=self.name(word),
            start=self.start(word)[:, :, 0],
            arc=arc,
            dependent=self.head_drop(F.relu(self.label_dependent(word))),
            governor=self.head_drop(F.relu(self.label_governor(rooted))),
            vector=vector,
        )

    def labels(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of the labels of arcs, each given by both its ends: N 192 twice -> N labels."""
        both = torch.cat([dependent * governor, dependent, governor], dim=-1)
        scores: Tensor = self.label(both)
        return scores

    def begin_from(self, weights: Path) -> None:
        """Take the encoder's published weights (sentence-transformers' names)."""
        from safetensors.torch import load_file

        given = {k.removeprefix("bert."): v for k, v in load_file(weights).items()}
        kind = given["embeddings.token_type_embeddings.weight"][0]
        mine = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"] + kind,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        pairs = {
            "out": "attention.output.dense",
            "norm_attended": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "norm": "output.LayerNorm",
        }
        for n in range(LAYERS):
            theirs = f"encoder.layer.{n}."
            for end in ("weight", "bias"):
                parts = [
                    given[f"{theirs}attention.self.{w}.{end}"] for w in ("query", "key", "value")
                ]
                mine[f"layers.{n}.qkv.{end}"] = torch.cat(parts)
                for ours, name in pairs.items():
                    mine[f"layers.{n}.{ours}.{end}"] = given[f"{theirs}{name}.{end}"]
        left = self.load_state_dict(mine, strict=False)
        if left.unexpected_keys:
            raise ValueError(f"unknown weights: {left.unexpected_keys}")


def of_words(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """A word is the mean of its first and its last piece: B P 384 -> B T 384."""
    wide = (-1, -1, SIZE)
    at_first = x.gather(1, first[:, :, None].expand(wide))
    return (at_first + x.gather(1, last[:, :, None].expand(wide))) / 2


def losses(network: Network, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """A loss for each head, each the mean over the words that it can be asked about."""
    found = {}
    for head in ("upos", "xpos", "feats", "lemma"):
        found[head] = _entropy(getattr(scores, head), getattr(batch, head))
    found["arc"] = _entropy(within_sentences(scores.arc, batch), batch.head)
    known = batch.head >= 0
    at = known.nonzero(as_tuple=True)
    if len(at[0]):
        chosen = network.labels(scores.dependent[at], scores.governor[at[0], batch.head[at]])
        found["deprel"] = _entropy(chosen, batch.deprel[at])
    asked = batch.starts >= 0
    if asked.any():
        found["start"] = F.binary_cross_entropy_with_logits(
            scores.start[asked], batch.starts[asked].float()
        )
    if batch.names.any():
        found["name"] = _partial(scores.name, batch.names)
    found["vector"] = _distance(scores.vector, batch)
    return found


def within_sentences(arc: Tensor, batch: Batch) -> Tensor:
    """Arc scores with every head outside a word's own sentence ruled out; root stays."""
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    open_ = F.pad(same, (1, 0), value=True)
    return arc.masked_fill(~open_, -1e4)


def _entropy(scores: Tensor, answers: Tensor) -> Tensor:
    asked = answers != IGNORED
    if not asked.any():
        return scores.sum() * 0
    return F.cross_entropy(scores[asked], answers[asked])


def _partial(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of all the chance that goes to tags that are allowed."""
    asked = allowed.any(dim=-1)
    scores, allowed = scores[asked], allowed[asked]
    good = torch.logsumexp(scores.masked_fill(~allowed, -1e4), dim=-1)
    return (torch.logsumexp(scores, dim=-1) - good).mean()


def _distance(vector: Tensor, batch: Batch) -> Tensor:
    """One less the cosine between a sentence's mean vector and its teacher's."""
    count = batch.vectors.shape[1]
    member = F.one_hot(batch.sentence.clamp(min=0), count).float() * batch.words[:, :, None]
    mine = member.transpose(1, 2) @ vector
    asked = batch.vectors.abs().sum(dim=-1) > 0
    if not asked.any():
        return vector.sum() * 0
    return 1 - F.cosine_similarity(mine[asked], batch.vectors[asked], dim=-1).mean()
