"""What is found on two texts, taken for two outlets' reports of one happening."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import rashomon
from rashomon.findings import record
from rashomon.recording import finding_material
from rashomon.records import FindingStatus, Record, Story

# Two that exclude each other are contested, or one has taken the other's place.
APART = (FindingStatus.CONTESTED, FindingStatus.CORRECTED, FindingStatus.UPDATED)


def found_on(texts: Mapping[str, str], path: Path, published: str | None = None) -> Record:
    """The record of these texts, each by the name of its outlet, in a workspace of their own."""
    path.mkdir()
    for name, text in texts.items():
        item = {
            "url": f"https://{name}.example.org/1",
            "text": text,
            "outlet": f"The {name.capitalize()}",
            "published": published,
        }
        (path / f"{name}.json").write_text(json.dumps(item), "utf-8")
    with rashomon.open(path / "pair.db") as workspace:
        workspace.add([path / f"{name}.json" for name in texts])
        ids = tuple(report.id for report in workspace.reports())
        story = Story("story-of-the-pair", "a pair", ids, None, None, "gold")
        with workspace._store.snapshot() as pages:
            return record(finding_material(pages, story))
