"""The five real reports: who copied whom, and one interview in three articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from lineage_samples import marked

from rashomon.lineage import Marked, quotations, relate
from rashomon.records import CopyEdge, CopyKind, Difference


@pytest.fixture
def reports(seeds: Path) -> dict[str, Marked]:
    """The seeds by their number, as a scraper left them: furniture and all."""
    paths = sorted(seeds.glob("[0-9]*.txt"))
    return {path.name[:3]: marked(path.read_text("utf-8"), path.name[:3]) for path in paths}


@pytest.fixture
def edges(reports: dict[str, Marked]) -> dict[tuple[str, str], CopyEdge]:
    every = list(reports.values())
    found = [edge for at, one in enumerate(every) for edge in relate(one, every[:at])]
    return {(edge.left, edge.right): edge for edge in found}


def test_two_that_cite_neither_share_passages(
    reports: dict[str, Marked], edges: dict[tuple[str, str], CopyEdge]
) -> None:
    edge = edges["002", "003"]
    assert edge.kind is CopyKind.PASSAGES
    text = reports["003"].report.text
    shown = " ".join(passage.right.of(text) for passage in edge.passages)
    for words in ("seized large parts", "north and west", "brutality and extremism"):
        assert words in shown


def test_the_interview_joins_three_reports(edges: dict[tuple[str, str], CopyEdge]) -> None:
    for pair in (("000", "001"), ("000", "002"), ("001", "002")):
        assert edges[pair].kind is CopyKind.QUOTATION


def test_the_later_report_stands_alone(edges: dict[tuple[str, str], CopyEdge]) -> None:
    assert all("004" not in pair for pair in edges)


def test_one_quotation_in_three_versions(reports: dict[str, Marked]) -> None:
    (found,) = quotations(list(reports.values()))
    versions = {version.words.report: version for version in found.versions}
    assert set(versions) == {"000", "001", "002"}
    assert len(found.versions) == 3
    assert Difference.TRUNCATED in versions["000"].differences
    assert "Syrian jets did strike" in versions["000"].detail
    assert "ISIL" in versions["000"].detail
    longer = (versions["001"], versions["002"])
    assert all(Difference.TRUNCATED not in version.differences for version in longer)
    assert any("Isis" in version.detail for version in longer)


def test_who_is_cited(reports: dict[str, Marked]) -> None:
    cited = {name: {c.cited for c in one.marks.citations} for name, one in reports.items()}
    assert all("BBC" in cited[name] for name in ("000", "001", "002"))
    assert "Agence France-Presse" in cited["000"]
    assert {"Associated Press", "Al Jazeera"} <= cited["001"]
    assert cited["004"] == set()
