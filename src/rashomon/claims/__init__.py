"""Attribution*, Reading -> Claim*: who asserts, denies or doubts what; the outlet's own voice too.

In: a report's text, its ``Reading`` and its ``Attribution``s. Out: ``Claim``s in the order of the
text, and over several reports the ``Speaker``s behind them. Promise: every claim is exact words
under exactly one chain; what nobody else is given for is the outlet's own voice. Failures: none;
questions and lines without a verb claim nothing.
"""

from rashomon.claims.claiming import claims
from rashomon.claims.speakers import speakers

__all__ = ["claims", "speakers"]
