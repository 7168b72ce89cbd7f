"""The other side of a pipe: a process that does one task after another until its parent is gone.

Frames are pickles between two processes of one user and one program; nothing received from
outside is ever unpickled. Each result goes back before the next item is begun, so the parent
always knows which item a dead process died of.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from rashomon.memory import collect_seldom
from rashomon.stages.run import Fault, attempt


def main(memory: int) -> None:
    """Read (task, items) from standard input, write one result for each item; end with the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    _limit(memory)
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up among the results
    collect_seldom()
    with suppress(EOFError, BrokenPipeError):
        send(results, "here")
        while True:
            task, items = receive(sys.stdin.buffer)
            for item in items:
                send(results, attempt(task, item))


def send(stream: BinaryIO, value: Any) -> None:
    """Write one frame; a value that cannot be pickled goes as a fault."""
    try:
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - anything may refuse, in any way
        data = pickle.dumps(Fault.of(error), pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one frame; raises ``EOFError`` where the stream ends, also in the middle of one."""
    return pickle.loads(_exactly(stream, int.from_bytes(_exactly(stream, 8), "big")))  # noqa: S301


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError("the other side is gone")
    return data


def _limit(memory: int) -> None:
    """Let a report that wants too much fail here and not take the machine with it."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
