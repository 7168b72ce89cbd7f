"""Attribution*, EventMention*, Reading -> Claim*: who asserts, denies or doubts what.

In: a report's text, its ``Reading``, its ``Attribution``s and ``EventMention``s. Out: ``Claim``s in
the order of the text, the outlet's own voice among them, and over several reports the ``Speaker``s
behind them. Promise: every claim is exact words under exactly one chain; what nobody else is given
for is the outlet's own voice. Failures: none; questions and lines without a verb claim nothing.
"""

from rashomon.claims.claiming import claims
from rashomon.claims.speakers import speakers

__all__ = ["claims", "speakers"]
