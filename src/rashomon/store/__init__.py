"""The kept record: the only SQL in the house.

In: records and bytes, inside a transaction. Out: the same, by row number for the stages
(``Reader``), by id, name and words for people (``Pages``). Promise: what was committed survives
the death of the process; the work that waits is kept with the record, so the next run goes on
where the last stopped; several processes may read and add at once; no order in what comes out
depends on the order of adding. Failures: ``WorkspaceError`` where a file cannot be opened, is no
workspace, or was written by a later version.

SQLite is the database; what is peculiar to it stands in ``sqlite.py``.
"""

from rashomon.store.choosing import MOST_HITS
from rashomon.store.codec import check_text
from rashomon.store.desk import Desk
from rashomon.store.entries import Digest, Facet, FacetKind, Found, Sheet, Spot
from rashomon.store.index import Index
from rashomon.store.options import Options
from rashomon.store.pages import Counts, Pages
from rashomon.store.reader import Reader, in_chunks
from rashomon.store.selection import LOOKED_AT, Selection
from rashomon.store.statements import Statements
from rashomon.store.store import Store
from rashomon.store.wanted import Around, Box, Faceted, Row, Spotted, Wanted
from rashomon.store.work import Kind, Step
from rashomon.store.writer import Writer

__all__ = [
    "LOOKED_AT",
    "MOST_HITS",
    "Around",
    "Box",
    "Counts",
    "Desk",
    "Digest",
    "Facet",
    "FacetKind",
    "Faceted",
    "Found",
    "Index",
    "Kind",
    "Options",
    "Pages",
    "Reader",
    "Row",
    "Selection",
    "Sheet",
    "Spot",
    "Spotted",
    "Statements",
    "Step",
    "Store",
    "Wanted",
    "Writer",
    "check_text",
    "in_chunks",
]
