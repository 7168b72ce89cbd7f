"""The rules of the house: the versions agree and the licence is there."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import time
from pathlib import Path

from rashomon.version import __version__


def test_the_installed_version_is_the_code_s_version() -> None:
    assert importlib.metadata.version("rashomon") == __version__


def test_the_version_is_said_at_once() -> None:
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "rashomon", "--version"],
            capture_output=True,
            text=True,
            check=True,
        )
        seconds.append(time.perf_counter() - start)
        assert done.stdout == f"rashomon {__version__}\n"
    assert min(seconds) < 0.3


def test_the_changelog_knows_what_comes(root: Path) -> None:
    assert re.search(r"^## (Unreleased|\d)", (root / "CHANGELOG.md").read_text("utf-8"), re.M)


def test_nothing_private_is_named(root: Path) -> None:
    """No path of the machine it was made on, in any file that is tracked."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    secret = "/" + "work" + "/"
    for name in filter(None, tracked):
        data = (root / name).read_bytes() if (root / name).is_file() else b""
        assert secret.encode() not in data, name
