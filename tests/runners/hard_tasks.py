"""Tasks that go wrong in every way; importable by worker processes."""

from __future__ import annotations

import gc
import os
import time


def double(number: int) -> int:
    """What should happen."""
    return 2 * number


def collects_after(_: int) -> int:
    """How many new objects bring the garbage collector here."""
    return gc.get_threshold()[0]


def unless_thirteen(number: int) -> int:
    """Raises on one item."""
    if number == 13:
        raise ValueError("thirteen is unlucky")
    return number


def dies_on_five(number: int) -> int:
    """Takes its process with it, as a fault in a C library would."""
    if number == 5:
        os._exit(7)
    return number


def hangs_on_three(number: int) -> int:
    """Never comes back from one item."""
    while number == 3:
        time.sleep(0.01)
    return number


def hungry(number: int) -> int:
    """Wants more memory than a worker may have."""
    return len(bytearray(2**34)) if number == 2 else number


def unpicklable(number: int) -> object:
    """Gives what cannot be sent back."""
    return (lambda: number) if number == 1 else number


def chatty(number: int) -> int:
    """Prints, as libraries do, where the results go."""
    print("noise " * 1000)
    return number


def pid(_: int) -> int:
    """Which process did it."""
    return os.getpid()
