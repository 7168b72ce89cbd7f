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

from rashomon.models import load
from rashomon.reading.analysis import Analyst
from rashomon.reading.component import ReaderComponent
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pieces import Pieces
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
    """Processor seconds of each step: the graph runs beside the rest, so clocks would overlap."""
    nlp = new_language()
    analyst = Analyst(load(), ReadingOptions(threads=1))
    runner, spent = analyst.model.runner, 0.0

    class Timed:
        """Counts the graph's own time."""

        def run(self, outputs: list[str] | None, inputs: dict[str, Numbers]) -> list[Scores]:
            nonlocal spent
            begun = time.thread_time()
            scores = runner.run(outputs, inputs)
            spent += time.thread_time() - begun
            return scores

    analyst.model = replace(analyst.model, runner=Timed())
    started = time.thread_time()
    docs = [nlp.make_doc(text) for text in texts]
    cut = time.thread_time()
    list(ReaderComponent(nlp, analyst=analyst).pipe(docs))
    return {"tokens": cut - started, "graph": spent, "rest": time.thread_time() - cut}


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
    forms = [word for d in documents for s in d.sentences for word in s.words]
    pieces = sum(map(len, Pieces(load().vocabulary).of(forms)))
    whole = sum(spent.values())
    print(f"{len(forms):,} words, {pieces:,} pieces: {whole:.2f} s of the processor")
    for name, seconds in (
        ("cutting tokens", spent["tokens"]),
        ("the graph", spent["graph"]),
        ("  of which bare products", pieces / floor()),
        ("windows, decisions, documents", spent["rest"]),
    ):
        print(f"  {name:<30}{seconds:6.2f} s {100 * seconds / whole:5.1f} %")


if __name__ == "__main__":
    main()
