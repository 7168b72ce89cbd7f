"""Who copied whom, among any number of reports, without comparing all pairs.

In: reports (``mark``, one at a time), a marked report and those that share keys with it
(``relate``), a story's marked reports (``quotations``), reports with their edges
(``independence``). Out: marks, edges with aligned passages, quotations in versions, a range.
Promise: pure; an edge depends on its two reports alone, so the order of adding changes nothing;
furniture and stock phrases are no evidence; where nothing tells the direction it is unknown and
says so. Failures: none; a text too short or in another language simply shares little.
"""

from rashomon.lineage.edges import relate
from rashomon.lineage.independence import independence
from rashomon.lineage.marking import Marked, mark
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.quote_versions import quotations

__all__ = ["LineageOptions", "Marked", "independence", "mark", "quotations", "relate"]
