"""Reading -> what happened, and how many of what.

In: a report's text, its ``Reading``, and what was read of times, places and actors. Out:
``Quantity``s and ``EventMention``s in the order of the text. Promise: each trigger, participant,
number and cue is exact words; an event names the entry of the lexicon that read it; a count hangs
on the word that governs it in the tree, never on the nearest. Failures: none; what is not found is
missing.
"""

from rashomon.events.denied import Denied
from rashomon.events.mentions import Around, events
from rashomon.events.quantities import quantities

__all__ = ["Around", "Denied", "events", "quantities"]
