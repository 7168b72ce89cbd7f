"""Proving the record: every value against the kept copy it claims to come from.

In: the store's pages. Out: ``Checked``, with a ``Mismatch`` for each value that does not hold.
Promise: nothing is taken on trust: bytes against their hash, text against the page, each value
against the words it points at, each passage against both its sides. The reading is done again by
other and simpler means than extraction used, so that a fault there shows here. A value whose words
stand elsewhere in the copy is *misplaced*; one whose words stand nowhere is *fabricated*; one that
is somebody else's words, or another report's, is *misattributed*; bytes that are not what they were
are *altered* or *missing*. Failures: none; a mismatch is the result.
"""

from rashomon.proof.mismatch import Checked, Mismatch
from rashomon.proof.verify import verify

__all__ = ["Checked", "Mismatch", "verify"]
