"""Reading -> the times that a report mentions.

``mentions`` asks the tree about what ``phrases`` finds in the text by a table of patterns, whose
``meanings`` are steps of the notation in ``relative``. ``undated`` settles them for a report whose
date only its story tells.
"""

from rashomon.entities.times.mentions import resolved, times
from rashomon.entities.times.undated import dateline_day, likely_published, settled

__all__ = ["dateline_day", "likely_published", "resolved", "settled", "times"]
