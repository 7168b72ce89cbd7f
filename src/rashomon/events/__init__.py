"""Reading -> how many of what.

In: a report's text and its ``Reading``. Out: ``Quantity``s in the order of the text. Promise: each
number, noun and cue is exact words; each count hangs on the word that governs it in the tree.
Failures: none; what is not found is missing.
"""

from rashomon.events.quantities import quantities

__all__ = ["quantities"]
