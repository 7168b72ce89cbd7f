"""A workspace with three failures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from rooms import fail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workspace is."""
    found = tmp_path / "war.db"
    fail(found, 1, 2, 3)
    return found
