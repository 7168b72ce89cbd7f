"""Where the public gold lies; it is never part of this repository."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(os.environ.get("RASHOMON_DATA", Path(__file__).resolve().parents[2] / "shared"))


class Absent(Exception):
    """The data set is not on this machine; docs/how-to/measure.md says where it comes from."""


def folder(name: str) -> Path:
    """The folder of one data set, or Absent with the reason."""
    path = ROOT / "data" / name
    if not path.is_dir():
        raise Absent(f"no {name} under {path.parent} (set RASHOMON_DATA to its parent)")
    return path


def seeds() -> dict[str, str]:
    """The five seed reports by their three-digit number, decoded."""
    path = ROOT / "seeds"
    if not path.is_dir():
        raise Absent(f"no seeds under {ROOT}")
    return {p.name[:3]: p.read_text("utf-8") for p in sorted(path.glob("[0-9]*.txt"))}


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, gzip-compressed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)
