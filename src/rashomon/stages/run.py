"""What every stage works with, and the boundary at which whatever goes wrong becomes a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from rashomon.records import Capture, Failure
from rashomon.settings import Settings
from rashomon.stages.held import Held, held_at
from rashomon.store import Options, Step, Store, Writer

if TYPE_CHECKING:
    from rashomon.capture import GatherOptions

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is left of work on one item that could not be done: a short code, and words."""

    reason: str  # an exception's name, "timeout" or "crashed"
    detail: str

    @classmethod
    def of(cls, error: Exception) -> Fault:
        """The fault that an exception amounts to."""
        if isinstance(error, TimeoutError):
            return cls("timeout", str(error) or "it took too long")
        if isinstance(error, MemoryError):
            return cls("out-of-memory", "it needs more memory than one report may take")
        return cls(type(error).__name__, str(error).strip() or "no more is known")


def attempt(task: Callable[[T], R], item: T) -> R | Fault:
    """The result of a task, or the fault it ended in."""
    try:
        return task(item)
    except Exception as error:  # noqa: BLE001 - the boundary: one report must not stop the rest
        return Fault.of(error)


class Runner(Protocol):
    """Whatever can run a function over items; see ``rashomon.runners``."""

    def shares_out(self, expected: int) -> bool:
        """Whether so many items would be done in other processes."""

    def each(
        self,
        task: Callable[[T], R],
        items: Sequence[T],
        *,
        expected: int = 0,
        weigh: Callable[[T], int] = ...,
    ) -> list[R | Fault]:
        """Results in the order of the items, a ``Fault`` where there is none.

        ``expected`` is how many items there are in this and further calls, ``weigh`` gives an
        item's bytes.
        """


@dataclass(frozen=True, slots=True)
class _Away:
    """A function of what is kept, to be run in another process that opens the store itself."""

    task: Callable[[Held, Any], Any]
    path: str
    options: Options

    def __call__(self, item: Any) -> Any:
        return self.task(held_at(self.path, self.options), item)


@dataclass(slots=True)
class Tally:
    """What one run came to."""

    read: int = 0
    known: int = 0
    versions: int = 0
    failures: int = 0
    stories: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Run:
    """The material, where the record is kept, and who does the work."""

    store: Store
    runner: Runner
    progress: Progress = lambda done, total, label: None
    settings: Settings = field(default_factory=Settings)
    sources: Sequence[str] = ()
    gather: GatherOptions | None = None
    base: Path = field(default_factory=Path)
    tally: Tally = field(default_factory=Tally)
    held: Held = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "held", Held(self.store.reader, self.store.pages))

    def batches(self, step: Step, size: int, label: str) -> Iterator[tuple[list[int], int]]:
        """What waits at a step, some at a time, each with how many waited in all."""
        reader = self.store.reader
        total = reader.count_waiting(step)
        while items := reader.waiting(step, size):
            yield items, total
            left = reader.count_waiting(step)
            total = max(total, left)
            self.progress(total - left, total, label)

    def compute(
        self, task: Callable[[Held, T], R], items: Sequence[T], total: int
    ) -> list[R | Fault]:
        """Results of a function of what is kept and an item, in the order of the items.

        In other processes where there is much to do (``total`` items in this and further calls),
        each with a connection of its own; nothing is written meanwhile.
        """
        if self.store.is_file and self.runner.shares_out(total):
            away = _Away(task, str(self.store.path), self.store.options)
            return self.runner.each(away, items, expected=total)
        return [attempt(partial(task, self.held), item) for item in items]

    def fail(self, writer: Writer, failures: Iterable[Failure]) -> None:
        """Keep failures, and count them."""
        for failure in failures:
            writer.fail(failure)
            self.tally.failures += 1


def parted(
    stage: str, results: Mapping[int, R | Failure | Fault], captures: Mapping[int, Capture]
) -> tuple[dict[int, R], list[Failure]]:
    """Results by report, parted from failures; a fault becomes the failure of its report."""
    good: dict[int, R] = {}
    failures = []
    for n, result in results.items():
        if isinstance(result, Fault):
            named = captures[n]
            result = Failure.make(stage, named.address, result.reason, result.detail, named.id)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            good[n] = result
    return good, failures
