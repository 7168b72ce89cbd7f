"""Reading -> the times, places and actors that a report names.

In: a report's text, its ``Reading`` and its date of publication where that is known. Out:
``TimeMention``s, ``PlaceMention``s and ``Actor``s in the order of the text. Promise: each is exact
words, names the token it hangs on and the evidence; what hangs on the date of publication says
how, and ``resolved`` settles it later to the same; a place that may be several keeps its
candidates.
Failures: none; what is not read is missing.
"""

from rashomon.entities.actors import actors
from rashomon.entities.places import places
from rashomon.entities.times import resolved, times

__all__ = ["actors", "places", "resolved", "times"]
