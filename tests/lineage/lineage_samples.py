"""Invented coverage for the tests of lineage: one flood told by a wire and by others."""

from __future__ import annotations

from rashomon.lineage import Marked, mark
from rashomon.records import Basis, Report, Stated, When, content_id

WIRE = """Floodwater cuts Harrowgate in two

Floodwater tore through the lower quarter of Harrowgate before dawn, sweeping away a footbridge \
and leaving several hundred households without drinking water.

Engineers had warned for years that the culvert beneath the tannery could not carry a storm of \
that size, and the council shelved a repair plan last autumn for want of money.

“We heard the wall give way and ran for the stairs with nothing but the children,” said Ilse \
Brannoch, a baker whose shop now stands waist-deep in silt.

Soldiers ferried pensioners out in rubber boats while volunteers stacked sandbags along the old \
railway embankment, which held through the second surge.

Insurers expect claims to pass forty million crowns, a sum that would make it the costliest storm \
in the valley since records began."""

OTHER = """Harrowgate counts the cost of the storm

The town of Harrowgate woke to mud and broken glass after the river burst its banks on Tuesday.

Mayor Tomas Vell said the first task was to bring clean water to the streets by the tannery, \
where pumps had failed. He promised an inquiry.

A school gymnasium serves as a shelter. Around two hundred people spent the night there, some of \
them for the second time this year."""

UNRELATED = """Orchard growers turn to bees

Fruit farmers on the Saltmere plateau have begun renting beehives after two springs of poor \
blossom, and the first crates of plums suggest that the bet has paid off.

A cooperative keeps the hives on a barge and moves them along the canal as the trees flower."""

FURNITURE = (
    "Sign up for our newsletter and get the top stories in your inbox",
    "Follow us on Facebook, Twitter and Instagram for live updates",
    "Subscribe now for unlimited access to our website and app",
    "Share this story",
)


def report(
    text: str,
    name: str = "",
    outlet: str | None = None,
    published: str | None = None,
    address: str = "",
) -> Report:
    """A report that holds a text and, where given, an outlet and a time."""
    address = address or f"file:{name or text[:20]}"
    return Report(
        id=name or content_id("report", text, address),
        capture="capture-1",
        address=address,
        text=text,
        encoding="utf-8",
        outlet=Stated(outlet, Basis.SUPPLIED) if outlet else None,
        published=When(published, Basis.SUPPLIED) if published else None,
    )


def marked(text: str, name: str = "", **facts: str | None) -> Marked:
    """The same with its marks."""
    one = report(text, name, **facts)  # type: ignore[arg-type]
    return Marked(one, mark(one))
