"""The ratchet: run every measure, compare with the floors, fail on any fall.

``python -m evals.gate`` measures all; ``… lineage stories`` only those; ``--update`` raises floors
to what was measured (never lowers one: that takes ``--allow-regression`` and a reason in the
commit) and puts the figures into the README. A data set that is not on this machine is reported as
skipped, never as passed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path

from evals import readme
from evals.data import Absent

FLOORS = Path(__file__).with_name("floors.json")
FIGURES = Path(__file__).with_name("figures.json")  # all that was last measured, peers too
MEASURES = (
    "extract",
    "lineage",
    "stories",
    "reader",
    "attribution",
    "chains",
    "basil_speakers",
    "pronoun_speakers",
    "times_read",
    "quantities_read",
    "places",
    "event_place",
    "plover",
    "muc4",
    "police",
    "event_triggers",
    "fakes_values",
    "fakes_record",
    "acled",
    "names",
    "entities_across",
    "coreference",
    "findings_read",
    "book_claims",
    "altered_pairs",
    "stances",
)
# One decision more or less on the smallest set (25 documents) must not fail the gate.
TOLERANCE = 0.005


def main() -> int:
    """Measure, compare, and say what moved; the exit status is 1 where a floor is broken."""
    args = _arguments()
    floors = _read(FLOORS)
    measured: dict[str, float] = {}
    skipped = []
    for name in args.measures or MEASURES:
        started = time.perf_counter()
        try:
            measured |= importlib.import_module(f"evals.{name}").measure()
        except Absent as missing:
            skipped.append(f"{name}: {missing}")
            continue
        print(f"-- {name}: {time.perf_counter() - started:.0f} s\n", flush=True)
    broken = compare(measured, floors)
    for line in [*broken, *(f"skipped {s}" for s in skipped)]:
        print(line)
    if args.update:
        _write(FLOORS, ratchet(measured, floors, lower=args.allow_regression))
        _write(FIGURES, _read(FIGURES) | measured)
        readme.write()
    print(f"{len(measured)} figures, {len(broken)} below their floor, {len(skipped)} skipped")
    return 1 if broken and not args.allow_regression else 0


def compare(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each floored figure that fell by more than the tolerance."""
    return [
        f"BELOW FLOOR {name}: {measured[name]:.4f} < {floor:.4f}"
        for name, floor in sorted(floors.items())
        if name in measured and measured[name] < floor - TOLERANCE
    ]


def ratchet(
    measured: dict[str, float], floors: dict[str, float], *, lower: bool = False
) -> dict[str, float]:
    """The floors after a measurement: raised where a figure rose, new where there was none.

    Peers' figures (``…/peer/…``) and ratios of speed (``…/speed/…``) are shown, never floored.
    """
    kept = dict(floors)
    for name, value in measured.items():
        if "/peer/" in name or "/speed/" in name:
            continue
        kept[name] = value if lower else max(value, floors.get(name, value))
    return kept


def _read(path: Path) -> dict[str, float]:
    figures: dict[str, float] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return figures


def _write(path: Path, figures: dict[str, float]) -> None:
    path.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", help=f"some of: {', '.join(MEASURES)}")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="also lower them")
    args = parser.parse_args()
    unknown = sorted(set(args.measures) - set(MEASURES))
    if unknown:
        parser.error(f"no measure called {unknown[0]}; there are {', '.join(MEASURES)}")
    return args


if __name__ == "__main__":
    sys.exit(main())
