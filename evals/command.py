"""The command line of a measure that can also print its errors."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def command(measure: Callable[[bool], object], about: str | None) -> None:
    """Measure and print; with ``--errors`` also what is missed or wrong."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--errors", action="store_true", help="print what is missed or wrong too")
    measure(parser.parse_args().errors)
