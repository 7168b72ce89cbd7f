"""What one run remembers of the web hosts it visited, so that it asks each only once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.capture.robots import Rules


@dataclass(slots=True)
class Hosts:
    """Checked addresses, robots rules and last visits, by host; share one over a run's sources.

    ``addresses`` holds, by host and port, the network addresses that were checked and may be
    connected to: one name is asked for once, so that a second answer cannot differ. ``visited`` is
    in seconds of the monotonic clock.
    """

    addresses: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    robots: dict[str, Rules] = field(default_factory=dict)
    visited: dict[str, float] = field(default_factory=dict)
