"""What a file is called in the record: its path from the workspace's folder."""

from __future__ import annotations

import os
from pathlib import Path

from rashomon.capture.printable import escaped


def file_address(path: str, base: Path) -> str:
    """``file:`` and the path from ``base`` with forward slashes, safe to print, NFC.

    The address stays the same wherever workspace and material are moved together. A path on
    another drive, from where no relative path leads, is named in full.
    """
    full = os.path.abspath(path)
    try:
        relative = os.path.relpath(full, os.path.abspath(base))
    except ValueError:
        relative = full
    return "file:" + escaped(relative.replace(os.sep, "/"))
