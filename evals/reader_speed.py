"""What reading costs: words a second, memory, the first sentence, and where the time goes.

``python -m evals.reader_speed`` prints it. The floor is the encoder's own matrix products and
nothing else, as 8-bit products on this machine: its share says how much the rest costs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

import rashomon
from rashomon.models import load
from rashomon.reading.analysis import Analyst, Words
from rashomon.reading.component import ReaderComponent, _words
from rashomon.reading.options import ReadingOptions
from rashomon.reading.tokens import new_language

Numbers = NDArray[np.int64]
Scores = NDArray[np.float32]

_SHAPES = ((384, 1152), (384, 384), (384, 1536), (1536, 384))
_LAYERS, _WINDOW = 6, 160
_SENTENCE = "Two rockets hit the airport in the capital on Friday, police told reporters. "

_CHILD = """
import json, resource, time
started = time.perf_counter()
import rashomon
reading = rashomon.read({sentence!r})
first = time.perf_counter() - started
nlp = rashomon.reader(threads={threads})
texts = json.load(open({path!r}))
list(nlp.pipe(texts[:2]))
started = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(texts))
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([first, words / seconds, peak]))
"""


def in_a_fresh_process(path: str, threads: int) -> tuple[float, float, float]:
    """Seconds to the first sentence, words a second, and peak memory in MB."""
    code = _CHILD.format(sentence=_SENTENCE, threads=threads, path=path)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    first, speed, peak = json.loads(done.stdout.splitlines()[-1])
    return first, speed, peak


def floor() -> float:
    """Pieces a second of the bare matrix products, one thread."""
    nodes, constants = [], []
    for number, (rows, columns) in enumerate(_SHAPES):
        weight = np.random.default_rng(number).integers(-63, 64, (rows, columns), np.int8)
        constants.append(numpy_helper.from_array(weight, f"w{number}"))
        nodes.append(helper.make_node("MatMulInteger", [f"x{rows}", f"w{number}"], [f"y{number}"]))
    graph = helper.make_graph(
        nodes,
        "floor",
        [
            helper.make_tensor_value_info(f"x{n}", TensorProto.UINT8, [_WINDOW, n])
            for n in (384, 1536)
        ],
        [helper.make_tensor_value_info(f"y{n}", TensorProto.INT32, None) for n in range(4)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    inputs = {f"x{n}": np.full((_WINDOW, n), 128, np.uint8) for n in (384, 1536)}
    return _WINDOW / (_LAYERS * _best(lambda: session.run(None, inputs)))


def _best(call: Callable[[], object], times: int = 20) -> float:
    found = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        found.append(time.perf_counter() - started)
    return min(found)


def parts(texts: Sequence[str]) -> dict[str, float]:
    """Seconds of each step on one thread, one after the other."""
    nlp = new_language()
    analyst = Analyst(load(), ReadingOptions(threads=1))
    component = ReaderComponent(nlp, analyst=analyst)
    found = dict.fromkeys(("tokens", "model", "all"), 0.0)
    started = time.perf_counter()
    docs = [nlp.make_doc(text) for text in texts]
    found["tokens"] = time.perf_counter() - started
    words: list[Words] = [_words(doc) for doc in docs]
    runner, spent = analyst.model.runner, 0.0

    class Timed:
        """Counts the graph's own time."""

        def run(self, outputs: list[str] | None, inputs: dict[str, Numbers]) -> list[Scores]:
            nonlocal spent
            begun = time.perf_counter()
            scores = runner.run(outputs, inputs)
            spent += time.perf_counter() - begun
            return scores

    analyst.model = replace(analyst.model, runner=Timed())
    started = time.perf_counter()
    list(analyst.read(words))
    found["read"] = time.perf_counter() - started
    found["model"] = spent
    started = time.perf_counter()
    list(component.pipe(docs))
    found["all"] = found["tokens"] + time.perf_counter() - started
    return found


def main() -> None:
    """Print the table, on the dev part of the world newswire."""
    import tempfile

    from training import corpora
    from training.teacher import text_of

    documents = corpora.newswire("dev")
    texts = ["\n\n".join(text_of(s.words, s.spaces) for s in d.sentences) for d in documents]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(texts, file)
        file.flush()
        for threads in (1, 2):
            first, speed, peak = in_a_fresh_process(file.name, threads)
            print(f"{threads} thread(s): {speed:,.0f} words a second, peak {peak:.0f} MB")
            print(f"  first sentence {first:.2f} s after `import rashomon`")
    spent = parts(texts)
    words = sum(len(doc) for doc in rashomon.reader(threads=1).pipe(texts))
    pieces = sum(
        map(
            len,
            Analyst(load())._pieces.of(
                [w for d in documents for s in d.sentences for w in s.words]
            ),
        )
    )
    bare = pieces / floor()
    rest = spent["all"] - spent["read"] - spent["tokens"]
    print(f"one thread, {words:,} words, {pieces:,} pieces: {spent['all']:.2f} s")
    for name, seconds in (
        ("cutting tokens", spent["tokens"]),
        ("the graph", spent["model"]),
        ("  of which bare products", bare),
        ("windows and decisions", spent["read"] - spent["model"]),
        ("building documents", rest),
    ):
        print(f"  {name:<26}{seconds:6.2f} s {100 * seconds / spent['all']:5.1f} %")


if __name__ == "__main__":
    main()
