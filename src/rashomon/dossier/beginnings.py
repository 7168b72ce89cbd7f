"""Origins of the record in the lineage drawing: at its top, joined to the reports that carry them.

A line is left out where another way says the same: where a report has the origin's words through a
publisher that is drawn, or copies a report that carries them too. Outlets' own words begin with
their reports, and what nobody is told to have said begins nowhere: neither has a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.dossier import labels as say
from rashomon.dossier.boxes import TOLD, Line, Node
from rashomon.dossier.found import Found
from rashomon.records import Origin, OriginKind

_DRAWN = (OriginKind.SPEAKER, OriginKind.UNNAMED, OriginKind.AGENCY)


def beginnings(
    found: Found, publishers: Sequence[Node], lines: Sequence[Line]
) -> tuple[list[Node], list[Line], str]:
    """Boxes and lines of the origins that most reports carry, and a note on those left out.

    ``publishers`` and ``lines`` are already in the drawing.
    """
    taken = {node.key: node for node in publishers}
    fitting = [
        (number, origin)
        for number, origin in enumerate(found.record.origins, 1)
        if origin.kind in _DRAWN
        and found.numbers_of(origin.reports)
        and _publisher(found.name(origin.id)) not in taken
    ]
    chosen = _most(fitting, found)
    nodes = [_node(number, origin, found) for number, origin in chosen]
    below = _below(lines)
    drawn = [
        line
        for node, (_, origin) in zip(nodes, chosen, strict=True)
        for line in _lines(node, origin, taken, below, found)
    ]
    left = len(fitting) - len(nodes)
    note = f"{say.count(left, 'more origin')}, in fewer reports, {_are(left)} in the list only."
    return nodes, drawn, note if left else ""


def _most(fitting: Sequence[tuple[int, Origin]], found: Found) -> list[tuple[int, Origin]]:
    """Those that several reports carry; of one report only as many as fill a row."""
    several = [each for each in fitting if len(found.numbers_of(each[1].reports)) > 1]
    alone = [each for each in fitting if each not in several]
    room = max(0, found.options.columns - len(several))
    return sorted([*several[: found.options.most_origins], *alone[:room]], key=lambda each: each[0])


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _publisher(name: str) -> str:
    """The key of a publisher's box."""
    return f"origin {say.name_key(name)}"


def _node(number: int, origin: Origin, found: Found) -> Node:
    name = found.name(origin.id)
    held = f"in {say.count(len(found.numbers_of(origin.reports)), 'report')}"
    full = f"Origin: {name}, {say.ORIGIN[origin.kind]}, {held}"
    key = f"first {origin.id}"
    return Node(key, name, held, full, f"#o{number}", is_origin=True, is_first=True)


def _below(lines: Sequence[Line]) -> dict[str, list[str]]:
    """What each box leads to by lines of known direction."""
    below: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.is_directed:
            below[line.upper].append(line.lower)
    return below


def _lines(
    node: Node,
    origin: Origin,
    taken: Mapping[str, Node],
    below: Mapping[str, Sequence[str]],
    found: Found,
) -> list[Line]:
    reports = [each for each in origin.reports if each in found.labels.place]
    through = _carried(origin, taken, below, found)
    reached = {report for held in through.values() for report in held}
    copied = {lower for report in reports for lower in below.get(report, ())}
    direct = [each for each in reports if each not in reached | copied]
    if not direct and not reached:  # each is told to copy another: none of them is first
        direct = reports
    joined = [*through, *direct]
    return [Line(node.key, key, TOLD, True, 0.5, _says(node, key, taken, found)) for key in joined]


def _carried(
    origin: Origin,
    taken: Mapping[str, Node],
    below: Mapping[str, Sequence[str]],
    found: Found,
) -> dict[str, set[str]]:
    """Publishers of the drawing through whom the origin's words came, each with those reports."""
    through: dict[str, set[str]] = {}
    for carrier in origin.carriers:
        key, names = _publisher(carrier), set(say.name_key(carrier).split())
        if key not in taken or not names:
            continue
        held = {
            claim.report
            for claim in (found.claims[each] for each in origin.claims if each in found.claims)
            if any(names <= set(say.name_key(holder.words).split()) for holder in claim.chain)
        }
        if held & set(below.get(key, ())):
            through[key] = held & set(below.get(key, ()))
    return through


def _says(node: Node, key: str, taken: Mapping[str, Node], found: Found) -> str:
    to = taken[key].heading if key in taken else found.labels.short(key)
    return f"{node.heading} told {to}" if key in taken else f"{node.heading}, as {to} has it"
