"""How much a page may hold before the record is folded together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Limits of the lineage drawing and of the list of links; a page says where they bite."""

    columns: int = 5  # reports side by side on a desk or on paper
    narrow_columns: int = 2  # the same on a phone
    most_nodes: int = 40  # with more reports, reprints of one text become one box
    most_origins: int = 8  # with more cited publishers, only those cited twice are drawn
    links_per_node: float = 2.0  # with more, links that follow from stronger ones are left out
    most_statements: int = 80  # listed of one report; the export always holds all
    most_speakers: int = 12  # in the table; the others are folded under it
    most_edges: int = 500  # listed with their passages; the export always holds all
