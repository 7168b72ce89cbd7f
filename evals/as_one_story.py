"""What is found on some texts that are taken for reports of one happening, however they group."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import rashomon
from rashomon.findings import record
from rashomon.recording import finding_material
from rashomon.records import Finding, FindingStatus, Record, Report, Story

# Two that exclude each other are contested, or one has taken the other's place.
APART = (FindingStatus.CONTESTED, FindingStatus.CORRECTED, FindingStatus.UPDATED)
Item = Mapping[str, str | None]


def found_together(items: Mapping[str, Item], path: Path) -> tuple[dict[str, Report], Record]:
    """The reports by the items' names, and the record on all of them as one story.

    Items are as ``rashomon add`` reads them from JSON, each with a ``url`` of its own. They are put
    under ``path``, with their workspace ``path.db`` beside it.
    """
    path.mkdir(parents=True, exist_ok=True)
    for name, item in items.items():
        (path / f"{name}.json").write_text(json.dumps(item), "utf-8")
    with rashomon.open(path.with_suffix(".db")) as workspace:
        workspace.add([path])
        by_address = {report.address: report for report in workspace.reports()}
        urls = {name: str(item["url"]) for name, item in items.items()}
        reports = {name: by_address[url] for name, url in urls.items() if url in by_address}
        ids = tuple(report.id for report in reports.values())
        story = Story("story-of-the-group", path.name, ids, None, None, "gold")
        with workspace._store.snapshot() as pages:
            return reports, record(finding_material(pages, story))


def placed(report: Report, text: str, start: int, end: int) -> tuple[int, int]:
    """Where an item's characters stand in the report's text, which extraction may have shifted."""
    words = text[start:end]
    at = report.text.find(words, max(0, start - 400))
    if at < 0:
        at = report.text.find(words)
    return (at, at + len(words)) if at >= 0 else (-1, -1)


def told(finding: Finding) -> str:
    """A finding in one line."""
    values = "; ".join(f"{value.value} [{value.standing}]" for value in finding.values)
    return f"{finding.attribute} {finding.status}: {values}"
