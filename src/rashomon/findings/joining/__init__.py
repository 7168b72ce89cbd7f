"""Told -> Joined: which event mentions of several reports are one event.

In: the mentions of a story or thread, and what a person decided of pairs of them. Out: every
mention in exactly one ``Joined``, with each join's pair, score and reasons in words. Promise: pure;
the order of the mentions changes nothing; what excludes each other (times, places, what one report
tells apart, what happened and what merely might) is never joined by the machine; a person's
decisions outrank it. Cost: about linear in the pairs of one kind, 1,250 mentions in 0.2 to
0.3 s. Failures: none.

``traits`` makes a mention ready to compare, ``places``, ``times``, ``numbers`` and ``statuses`` say
how two stand to each other, ``usage`` how their words are used, ``pairs`` names those worth
comparing, ``evidence`` turns a pair into named numbers, ``weights`` into a score, ``reasons`` into
words; ``given`` is what stands before any score, and ``grouping`` makes the events.
"""

from __future__ import annotations

from rashomon.findings.joining.coverage import Coverage
from rashomon.findings.joining.joining import joined, joining
from rashomon.findings.joining.made import Join, Joined
from rashomon.findings.joining.options import JoiningOptions
from rashomon.findings.joining.vectors import compact

__all__ = ["Coverage", "Join", "Joined", "JoiningOptions", "compact", "joined", "joining"]
