"""Receiving material: files, folders, web addresses and standard input. The only room with network.

In: what a user names, the workspace's folder, ``Settings`` and ``GatherOptions``. Out: captures
with their bytes, one at a time, and a ``Failure`` for each thing that could not be received.
Promise: bytes are kept as they came (unpacked where they came packed); nothing is read past the
size cap; no address off the public network is reached unless allowed; one bad item never stops
the rest. Failures: every refusal is a ``Failure`` of stage ``capture`` whose detail says what
happened and what to do.

This room does not read articles, follow feeds, open archives or run a page's scripts.
"""

from __future__ import annotations

from rashomon.capture.gather import gather
from rashomon.capture.host_memory import Hosts
from rashomon.capture.options import Gathered, GatherOptions

__all__ = ["GatherOptions", "Gathered", "Hosts", "gather"]
