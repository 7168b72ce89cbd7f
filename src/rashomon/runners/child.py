"""One worker process as its parent sees it: started on need, killed on time, never waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, TypeVar, cast

from rashomon.runners.worker import receive, send
from rashomon.stages.run import Fault

T = TypeVar("T")
R = TypeVar("R")


_START = 120.0  # seconds in which a process must have started, on however busy a machine


class Child:
    """A worker process; it is replaced where it dies. Used by one thread at a time."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._was_late = False
        self._is_over = False

    def each(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Fault]:
        """Results in order. What a process dies of is tried once more in a fresh one."""
        done, tried = 0, -1
        while done < len(items) and not self._is_over:
            for result in self._run(task, items[done:]):
                yield result
                done += 1
            if done == len(items):
                return
            if self._was_late:
                yield Fault("timeout", f"it was not done within {self._seconds:.0f} seconds")
                done += 1
            elif tried == done:
                yield Fault("crashed", "the process that read it died, twice")
                done += 1
            else:
                tried = done

    def check(self) -> None:
        """Kill the process where its present item takes too long; called by another thread."""
        deadline, process = self._deadline, self._process
        if deadline is not None and process is not None and time.monotonic() > deadline:
            self._was_late = True
            process.kill()

    def close(self) -> None:
        """End the process and start no other."""
        self._is_over = True
        self.stop()

    def stop(self) -> None:
        """End the process now."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def _run(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Fault]:
        """Results until all are there or the process is dead."""
        self._was_late = False
        left = len(items)
        try:
            put, got = self._started()
            self._deadline = time.monotonic() + self._seconds
            send(put, (task, list(items)))
            while left:
                self._deadline = time.monotonic() + self._seconds
                result = receive(got)
                self._deadline = None
                left -= 1
                yield result
        except (EOFError, BrokenPipeError):
            pass
        finally:
            self._deadline = None
            if left:
                self.stop()

    def _started(self) -> tuple[BinaryIO, BinaryIO]:
        if self._process is None:
            code = f"from rashomon.runners.worker import main; main({self._memory})"
            path = os.pathsep.join(filter(None, sys.path))
            self._process = subprocess.Popen(  # noqa: S603 - this program, started anew
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            )
            self._deadline = time.monotonic() + _START
            receive(cast(BinaryIO, self._process.stdout))  # it says that it is there
        put, got = self._process.stdin, self._process.stdout
        assert put is not None
        assert got is not None
        return cast(BinaryIO, put), cast(BinaryIO, got)
