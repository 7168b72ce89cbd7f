"""A fitted network -> the shipped folder: an ONNX graph with 8-bit weights, and what it needs.

The graph is written by hand, with onnxruntime's fused operators, for one window at a time. Weights
are quantised per output channel to 7 bits (-63..63): products of a full 8-bit weight with an 8-bit
activation overflow the 16-bit sums of processors without VNNI, and a model must not read
differently there. Activations are quantised per window as it runs.

``python -m training.export`` exports ``build/reader-1/network.pt`` to the shipped folder.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from rashomon.models import loading
from rashomon.models.loading import check, write_manifest
from training import corpora
from training.fit import BUILD, load
from training.labels import lemma_table
from training.network import HEADS, LAYERS, SIZE, VECTOR_LAYERS, Network
from training.teacher import model_folder

SHIPPED = Path(loading.__file__).parent / loading.LATEST
_PLACES = 512
_MICROSOFT = "com.microsoft"
_LIMIT = 63  # of a quantised weight
_EPSILON = 1e-12
_WORD_HEADS = ("upos", "xpos", "feats", "lemma", "name", "start")


class Graph:
    """An ONNX graph under construction."""

    def __init__(self, weights: dict[str, NDArray[Any]], quantised: bool) -> None:
        self.weights, self.quantised = weights, quantised
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._count = 0

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """A named array of the graph."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str) -> str:
        """One of the network's arrays."""
        return self.constant(name, self.weights[name].astype(np.float32))

    def add(self, kind: str, *inputs: str, domain: str = "", out: str = "", **values: Any) -> str:
        """An operator; returns the name of its output."""
        self._count += 1
        out = out or f"{kind}_{self._count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **values))
        return out

    def linear(self, x: str, name: str, *, out: str = "") -> str:
        """x times a weight, plus its bias; the weight in 7 bits where the graph is quantised."""
        weight = self.weights[f"{name}.weight"].T
        b = self.weight(f"{name}.bias")
        if not self.quantised:
            w = self.constant(f"{name}.weight", weight.astype(np.float32))
            return self.add("Add", self.add("MatMul", x, w), b, out=out)
        codes, scale = quantised(weight)
        w = self.constant(f"{name}.weight", codes)
        s = self.constant(f"{name}.scale", scale)
        z = self.constant(f"{name}.zero", np.zeros(len(scale), np.int8))
        return self.add("DynamicQuantizeMatMul", x, w, s, z, b, domain=_MICROSOFT, out=out)

    def normal(self, x: str, skip: str, name: str) -> str:
        """Layer normalisation of a sum; the one operator for both takes five times as long."""
        return self.add(
            "LayerNormalization",
            self.add("Add", x, skip),
            self.weight(f"{name}.weight"),
            self.weight(f"{name}.bias"),
            epsilon=_EPSILON,
        )


def quantised(weight: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Codes of a weight (inputs x outputs) and the scale of each output."""
    scale = np.maximum(np.abs(weight).max(axis=0) / _LIMIT, 1e-8).astype(np.float32)
    return np.round(weight / scale).astype(np.int8), scale


def graph_of(network: Network, quantised_: bool = True) -> onnx.ModelProto:
    """The whole network for one window."""
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    g = Graph(weights, quantised_)
    states = [_embedded(g)]
    for number in range(LAYERS):
        states.append(_layer(g, states[-1], f"layers.{number}"))
    _heads(g, states)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [size])
        for name, size in (
            ("pieces", "P"),
            ("shapes", "P"),
            ("befores", "P"),
            ("first", "T"),
            ("last", "T"),
        )
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
        for name in ("words", "arcs", "dependents", "governors", "vectors")
    ]
    return _model(g, inputs, outputs)


def labels_graph_of(network: Network) -> onnx.ModelProto:
    """Scores of the labels of arcs, at full precision, for as many arcs as are asked about."""
    g = Graph({}, quantised=False)
    ends = ("dependents", "governors")
    both = g.add("Concat", g.add("Mul", *ends), *ends, axis=1)
    weight = g.constant("weight", network.label.weight.detach().numpy().T)
    g.add(
        "Gemm", both, weight, g.constant("bias", network.label.bias.detach().numpy()), out="labels"
    )
    width = network.label_dependent.out_features
    inputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["N", width]) for n in ends]
    return _model(g, inputs, [helper.make_tensor_value_info("labels", TensorProto.FLOAT, None)])


def _model(
    g: Graph, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
) -> onnx.ModelProto:
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="rashomon")
    model.ir_version = 9
    return model


def _embedded(g: Graph) -> str:
    """Pieces -> 1 P 384; the table of words is kept in 8 bits a number, a scale for each word."""
    table = g.weights["words.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-8).astype(np.float32)
    codes = g.constant("words.codes", np.round(table / scale).astype(np.int8))
    rows = g.add("Cast", g.add("Gather", codes, "pieces"), to=TensorProto.FLOAT)
    x = g.add("Mul", rows, g.add("Gather", g.constant("words.scale", scale), "pieces"))
    places = g.constant("places.weight", g.weights["places.weight"][:_PLACES].astype(np.float32))
    zero, one = (g.constant(f"n{n}", np.array([n], np.int64)) for n in (0, 1))
    size = g.add("Shape", "pieces")
    x = g.add("Add", x, g.add("Slice", places, zero, size, zero, one))
    small = g.add("Gather", g.weight("shapes.weight"), "shapes")
    small = g.add("Add", small, g.add("Gather", g.weight("befores.weight"), "befores"))
    front = g.constant("front", np.array([0], np.int64))
    return g.normal(g.add("Unsqueeze", x, front), g.add("Unsqueeze", small, front), "norm")


def _layer(g: Graph, x: str, name: str) -> str:
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    sizes = g.constant("sizes", np.array([SIZE] * 3, np.int64))
    g.nodes.append(helper.make_node("Split", [g.linear(x, f"{name}.qkv"), sizes], parts, axis=2))
    attended = g.add("MultiHeadAttention", *parts, domain=_MICROSOFT, num_heads=HEADS)
    x = g.normal(x, g.linear(attended, f"{name}.out"), f"{name}.norm_attended")
    wide = g.add("Gelu", g.linear(x, f"{name}.wide"), domain=_MICROSOFT)
    return g.normal(x, g.linear(wide, f"{name}.narrow"), f"{name}.norm")


def _words(g: Graph, x: str) -> str:
    """A word is the mean of its first and its last piece."""
    flat = g.add("Squeeze", x, "front")
    first, last = (g.add("Gather", flat, name) for name in ("first", "last"))
    half = g.constant("half", np.array(0.5, np.float32))
    return g.add("Mul", g.add("Add", first, last), half)


def _heads(g: Graph, states: list[str]) -> None:
    """From the layers to the graph's outputs."""
    of_layer = {number: _words(g, states[number]) for number in {LAYERS, *VECTOR_LAYERS}}
    word = of_layer[LAYERS]
    for end, axis in (("weight", 0), ("bias", 0)):
        g.weights[f"words_heads.{end}"] = np.concatenate(
            [g.weights[f"{head}.{end}"] for head in _WORD_HEADS], axis=axis
        )
    g.linear(word, "words_heads", out="words")
    g.weights["vector.bias"] = np.zeros(SIZE, np.float32)
    mixed = g.add("Concat", *(of_layer[number] for number in VECTOR_LAYERS), axis=1)
    g.linear(mixed, "vector", out="vectors")
    root = g.constant("root", g.weights["root"][None].astype(np.float32))
    rooted = g.add("Concat", root, word, axis=0)
    dependent = g.add("Relu", g.linear(word, "arc_dependent"))
    governor = g.add("Relu", g.linear(rooted, "arc_governor"))
    turned = g.add("Transpose", governor, perm=[1, 0])
    scores = g.add("MatMul", g.linear(dependent, "arc"), turned)
    bias = g.constant("arc_bias", g.weights["arc_bias.weight"].astype(np.float32))
    g.add("Add", scores, g.add("MatMul", bias, turned), out="arcs")
    g.add("Relu", g.linear(word, "label_dependent"), out="dependents")
    g.add("Relu", g.linear(rooted, "label_governor"), out="governors")


def export(source: Path, folder: Path, *, quantised_: bool = True) -> None:
    """Write the shipped folder; what a person wrote there (the card, the changes) stays."""
    network, labels, _ = load(source)
    folder.mkdir(parents=True, exist_ok=True)
    graphs = {
        "reader.onnx": graph_of(network, quantised_),
        "arc_labels.onnx": labels_graph_of(network),
    }
    for name, model in graphs.items():
        (folder / name).write_bytes(model.SerializeToString(deterministic=True))
    shutil.copyfile(model_folder() / "tokenizer.json", folder / "tokenizer.json")
    text = json.dumps(asdict(labels), ensure_ascii=False, indent=0)
    (folder / "labels.json").write_text(text + "\n", "utf-8")
    table = lemma_table(corpora.ewt("train") + corpora.gum("train.permissive"))
    text = json.dumps(table, ensure_ascii=False, indent=0)
    (folder / "lemmas.json").write_text(text + "\n", "utf-8")
    text = json.dumps({"start": 0.0, "start-after-end": -4.0})
    (folder / "thresholds.json").write_text(text + "\n", "utf-8")
    write_manifest(folder)
    check(folder)


def main() -> None:
    """Export a network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path, nargs="?", default=BUILD / "reader-1/network.pt")
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--full", action="store_true", help="32-bit weights, to compare with")
    args = parser.parse_args()
    export(args.network, args.folder, quantised_=not args.full)


if __name__ == "__main__":
    main()
