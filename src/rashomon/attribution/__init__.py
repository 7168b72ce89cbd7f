"""Reading -> who says what, through whom.

In: a report's text and its ``Reading``. Out: ``Attribution``s in the order of the text, and the
agency that carries the report's own voice. Promise:
each holder, cue and content is exact words; each names the rule that found it. Failures: none; what
is not found is missing.
"""

from rashomon.attribution.attributing import attribute, wire

__all__ = ["attribute", "wire"]
