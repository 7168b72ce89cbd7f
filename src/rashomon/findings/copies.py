"""Mentions in a copy of a whole text: they are the original's, and join nothing by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.findings.shared import Shared
from rashomon.findings.told import Told
from rashomon.records import CopyEdge


def copied(mentions: Mapping[str, Sequence[Told]], edges: Sequence[CopyEdge]) -> dict[str, str]:
    """The mention of the original, by each mention of a copy that has one there."""
    shared = Shared(edges)
    found: dict[str, str] = {}
    for report, mine in mentions.items():
        original, _ = shared.source(report, None)
        if original == report or original not in mentions:
            continue
        known: dict[tuple[object, ...], list[str]] = {}
        for told in mentions[original]:
            known.setdefault(_likeness(told), []).append(told.id)
        for told in mine:
            ids = known.get(_likeness(told))
            if ids:
                found[told.id] = ids.pop(0) if len(ids) > 1 else ids[0]
    return found


def _likeness(told: Told) -> tuple[object, ...]:
    return told.type, told.lemma, told.trigger.lower(), " ".join(told.sentence.lower().split())
