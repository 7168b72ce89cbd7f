"""Reading -> how many of what: ``numbers`` in the text, their cue by ``governors`` in the tree."""

from rashomon.events.quantities.reading import quantities

__all__ = ["quantities"]
