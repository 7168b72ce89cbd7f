"""The graph written by hand says what the network says, and is the same bytes each time."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is needed to train, not to read")
pytest.importorskip("onnx", reason="onnx is needed to export, not to read")

import onnxruntime  # noqa: E402

from training.export import graph_of, quantised  # noqa: E402
from training.labels import Labels  # noqa: E402
from training.network import Network, within_sentences  # noqa: E402
from training.recipe import Recipe  # noqa: E402
from training.windows import Batch  # noqa: E402

LABELS = Labels(("A", "B"), ("C",), ("_", "X"), ("k|0|",), ("dep", "root"))


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(7)
    made = Network(LABELS, Recipe(), vocabulary=50).eval()
    for table in (made.shapes, made.befores):
        torch.nn.init.normal_(table.weight, std=0.02)
    with torch.no_grad():  # the graph keeps this table in 8 bits
        scale = made.words.weight.abs().amax(dim=1, keepdim=True) / 127
        made.words.weight.copy_((made.words.weight / scale).round() * scale)
    return made


def inputs() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)
    first = np.array([1, 2, 4, 5])
    return {
        "pieces": rng.integers(0, 50, 9),
        "shapes": rng.integers(0, 8, 9),
        "befores": rng.integers(0, 5, 9),
        "first": first,
        "last": np.array([1, 3, 4, 7]),
    }


def run(network: Network, *, quantise: bool) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(
        graph_of(network, quantise).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    found: list[np.ndarray] = session.run(None, inputs())
    return found


def scores(network: Network) -> list[np.ndarray]:
    given = {name: torch.from_numpy(value)[None] for name, value in inputs().items()}
    none = torch.zeros(1)
    batch = Batch(
        given["pieces"],
        given["shapes"],
        given["befores"],
        torch.ones(1, 9, dtype=torch.bool),
        given["first"],
        given["last"],
        *[none] * 11,
    )
    with torch.inference_mode():
        found = network(batch)
    words = [getattr(found, head) for head in ("upos", "xpos", "feats", "lemma", "name")]
    words = torch.cat([*words, found.start[:, :, None]], dim=-1)
    wanted = (words, found.arc, found.dependent, found.governor, found.vector)
    return [each[0].numpy() for each in wanted]


def test_the_graph_says_what_the_network_says(network: Network) -> None:
    for ours, theirs in zip(run(network, quantise=False), scores(network), strict=True):
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() < 1e-4


def test_seven_bits_change_little(network: Network) -> None:
    for ours, theirs in zip(run(network, quantise=True), scores(network), strict=True):
        assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.98


def test_the_graph_is_the_same_bytes(network: Network) -> None:
    one, other = (graph_of(network).SerializeToString(deterministic=True) for _ in range(2))
    assert one == other


def test_weights_fit_in_seven_bits() -> None:
    codes, scale = quantised(np.array([[1.0, -8.0], [0.5, 2.0]]))
    assert np.abs(codes).max() == 63
    assert np.allclose(codes * scale, [[1.0, -8.0], [0.5, 2.0]], atol=0.07)


def test_heads_stay_in_their_sentence() -> None:
    sentence = torch.tensor([[0, 0, 1]])
    batch = Batch(*[sentence] * 17)
    open_ = within_sentences(torch.zeros(1, 3, 4), batch)[0] > -1
    assert open_.tolist() == [
        [True, True, True, False],
        [True, True, True, False],
        [True, False, False, True],
    ]
