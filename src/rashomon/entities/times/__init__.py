"""Reading -> the times that a report mentions.

``mentions`` asks the tree about what ``phrases`` finds in the text by a table of patterns, whose
``meanings`` are steps of the notation in ``relative``.
"""

from rashomon.entities.times.mentions import resolved, times

__all__ = ["resolved", "times"]
