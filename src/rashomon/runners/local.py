"""Per-report work on this machine: here while there is little of it, else one process per core."""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TypeVar, cast

from rashomon.runners.child import Child
from rashomon.stages.run import Fault, attempt

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class RunnerOptions:
    """When processes are worth their start, and what one report may cost.

    A process takes about half a second to start and load what reads a page, as long as sixty pages
    take to read: ``few`` comes from that.
    """

    workers: int = 0  # processes; 0 is one per core
    few: int = 64  # fewer items than this are done in this process
    heavy: int = 1_000_000  # bytes; an item of more is never done in this process
    chunk: int = 8  # items handed to a process at once
    seconds: float = 60.0  # for one item
    memory: int = 4 * 2**30  # bytes of address space for one process


class Local:
    """Runs functions over items; close it, or use it as a context manager."""

    def __init__(self, options: RunnerOptions | None = None) -> None:
        self.options = options or RunnerOptions()
        self._children: list[Child] = []
        self._watch: threading.Thread | None = None
        self._over = threading.Event()

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process that was started."""
        self._over.set()
        for child in self._children:
            child.close()
        self._children = []

    def shares_out(self, expected: int) -> bool:
        """Whether so many items would be done in other processes."""
        return expected >= self.options.few

    def each(
        self,
        task: Callable[[T], R],
        items: Sequence[T],
        *,
        expected: int = 0,
        weigh: Callable[[T], int] = lambda _: 0,
    ) -> list[R | Fault]:
        """Results in the order of the items.

        ``expected`` says how many items there will be in further calls, ``weigh`` how many bytes
        an item has. ``task`` and items must be importable and picklable.
        """
        many = self.shares_out(max(len(items), expected))
        away = [many or weigh(item) > self.options.heavy for item in items]
        results: list[R | Fault | None] = [None] * len(items)
        for number in (n for n, is_away in enumerate(away) if not is_away):
            with _alarm(self.options.seconds):
                results[number] = attempt(task, items[number])
        numbers = [n for n, is_away in enumerate(away) if is_away]
        for number, result in self._elsewhere(task, items, numbers):
            results[number] = result
        return cast("list[R | Fault]", results)

    def _elsewhere(
        self, task: Callable[[T], R], items: Sequence[T], numbers: Sequence[int]
    ) -> Iterator[tuple[int, R | Fault]]:
        """Results with their items' numbers, as they come in."""
        size = self.options.chunk
        chunks: queue.SimpleQueue[Sequence[int]] = queue.SimpleQueue()
        for start in range(0, len(numbers), size):
            chunks.put(numbers[start : start + size])
        done: queue.SimpleQueue[tuple[int, R | Fault] | BaseException] = queue.SimpleQueue()

        def serve(child: Child) -> None:
            try:
                while True:
                    some = chunks.get_nowait()
                    results = child.each(task, [items[n] for n in some])
                    for number, result in zip(some, results, strict=True):
                        done.put((number, result))
            except queue.Empty:
                return
            except BaseException as error:  # noqa: BLE001 - raised again where results are awaited
                done.put(error)

        for child in self._ready(-(-len(numbers) // size)):
            threading.Thread(target=serve, args=(child,), daemon=True).start()
        for _ in numbers:
            result = done.get()
            if isinstance(result, BaseException):
                raise result
            yield result

    def _ready(self, most: int) -> list[Child]:
        wanted = min(self.options.workers or os.cpu_count() or 1, most)
        while len(self._children) < wanted:
            self._children.append(Child(self.options.seconds, self.options.memory))
        if self._children and self._watch is None:
            self._watch = threading.Thread(target=self._check, daemon=True)
            self._watch.start()
        return self._children[:wanted]

    def _check(self) -> None:
        while not self._over.wait(0.2):
            for child in list(self._children):
                child.check()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` in this thread after a while, where the system can do that."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not _MAIN:
        yield
        return

    def late(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"it was not done within {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_MAIN = threading.main_thread()
