"""A failure is a record: one bad page never stops a run and never vanishes."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done, to what, and why, in words that say what to do about it."""

    id: str
    stage: str  # the pipeline stage: capture, extract, …
    address: str
    capture: str | None  # the kept bytes, where there are any
    reason: str  # a short code: too-large, not-text, forbidden-address, timeout, …
    detail: str  # for a person

    @classmethod
    def make(
        cls, stage: str, address: str, reason: str, detail: str, capture: str | None = None
    ) -> Failure:
        """Build a failure named by its content, so that failing again adds nothing."""
        named = content_id("failure", stage, address, capture or "", reason)
        return cls(named, stage, address, capture, reason, detail)
