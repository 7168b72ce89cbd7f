"""Claim*, Coding, CopyEdge, Entity -> Record: a story's events, their origins, and the findings.

In: ``Material``, one story as read. Out: a ``Record``: events joined across reports, origins that
claims go back to, and for each event and attribute a finding with its values, status, reason and
grade. Promise: pure; the same for the same reports in any order; a copy adds no support, support
counts origins and is a range where dependence is uncertain; every value points to words. Failures:
none.

``told`` makes mentions comparable, ``joining`` makes events of them, ``origins`` says where claims
began and ``independent`` how many origins surely differ, ``values`` and ``comparing`` what accounts
say and how that agrees, ``withdrawn`` and ``updates`` what was replaced, ``statuses`` decides,
``grades`` grades; ``decided`` is what people decided, which outranks all of it.
"""

from __future__ import annotations

from rashomon.findings.decided import Decided, decided_edges
from rashomon.findings.material import Material, Party, Spoken
from rashomon.findings.recording import Dropped, record

__all__ = ["Decided", "Dropped", "Material", "Party", "Spoken", "decided_edges", "record"]
