"""Everything that may be written in one transaction.

What a writer is given for an item that no longer waits at that step is dropped: another process
was quicker, and its result is the same.
"""

from __future__ import annotations

from rashomon.store.join_writer import JoinWriter
from rashomon.store.source_writer import SourceWriter


class Writer(SourceWriter, JoinWriter):
    """Changes the record, and with each result moves its item to the next step.

    Made by ``Store.writing`` and valid until that ends.
    """
