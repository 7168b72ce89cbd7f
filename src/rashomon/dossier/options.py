"""How much a page may hold before the record is folded together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Limits of drawings and lists; a page says where they bite. Contested findings have none."""

    columns: int = 5  # reports side by side on a desk or on paper
    narrow_columns: int = 2  # the same on a phone
    most_nodes: int = 40  # with more reports, reprints of one text become one box
    most_origins: int = 8  # with more cited publishers, only those cited twice are drawn
    links_per_node: float = 2.0  # with more, links that follow from stronger ones are left out
    most_statements: int = 80  # listed of one report; the export always holds all
    most_speakers: int = 12  # in the table; the others are folded under it
    most_edges: int = 500  # listed with their passages; the export always holds all
    most_leading: int = 3  # events that the opening tells of
    most_excerpts: int = 3  # sentences shown for one value of a contested finding
    most_names: int = 4  # origins named behind a value; the others are counted
    most_single: int = 24  # events listed of which one origin tells; the others are folded
    most_events: int = 80  # listed; one with a contested or changed finding always is
    most_listed_origins: int = 24  # in the table; the others are folded under it
