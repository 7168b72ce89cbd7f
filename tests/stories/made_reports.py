"""Coverage in our own words, with invented outlets, for the hard cases of grouping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.records import Basis, Layer, Report, Span, Stated, Story, When, content_id
from rashomon.stories import group, link, profile


def made(name: str, title: str, *paragraphs: str, published: str | None = None) -> Report:
    """A report as extraction gives it."""
    identity = content_id("report", name)
    return Report(
        id=identity,
        capture=content_id("capture", name),
        address=name,
        text="\n\n".join((title, *paragraphs)) if title else "\n\n".join(paragraphs),
        encoding="utf-8",
        title=_headline(identity, title) if title else None,
        published=When(published, Basis.SUPPLIED) if published else None,
    )


def _headline(identity: str, title: str) -> Stated:
    return Stated(title, Basis.HEADLINE, Span(identity, 0, len(title), Layer.TEXT))


def stories_of(reports: Sequence[Report]) -> tuple[Story, ...]:
    """The whole path, candidates by shared keys."""
    profiles = [profile(report) for report in reports]
    links = [
        found
        for number, each in enumerate(profiles)
        for found in link(each, [p for p in profiles[:number] if set(p.keys) & set(each.keys)])
    ]
    return group(profiles, links)


def strongest(
    near: Mapping[str, Iterable[tuple[str, float]]],
) -> Callable[[str, int], list[tuple[str, float]]]:
    """A report's links, the strongest first, so many at the most."""
    ordered = {one: sorted(links, key=lambda found: -found[1]) for one, links in near.items()}
    return lambda report, most: ordered.get(report, [])[:most]


def sets_of(reports: Sequence[Report], stories: Iterable[Story]) -> set[frozenset[str]]:
    """Stories as sets of the names that the reports were made with."""
    names = {report.id: report.address for report in reports}
    return {frozenset(names[report] for report in story.reports) for story in stories}


MARKET = (
    made(
        "market-1",
        "Truck bomb kills dozens at vegetable market in Tal Karim",
        "A truck packed with explosives blew up beside the vegetable market of Tal Karim on Monday "
        "morning, killing at least 31 people and wounding more than 60, the provincial health "
        "office said.",
        "The market was crowded with farmers unloading tomatoes and onions when the driver ran "
        "through a checkpoint, according to a stallholder, Hamid Rasoul.",
        "No group said it was behind the bombing. Governor Salwa Nadir declared two days of "
        "mourning in Tal Karim.",
        published="2016-03-07",
    ),
    made(
        "market-2",
        "Tal Karim market bombing: at least 31 dead",
        "At least 31 people died when a truck bomb went off at a crowded vegetable market in Tal "
        "Karim on Monday, health officials said. More than 60 were hurt.",
        "The driver broke through a checkpoint before the blast, witnesses said. Farmers had been "
        "unloading onions. The governor, Salwa Nadir, announced mourning.",
        published="2016-03-07",
    ),
    made(
        "market-3",
        "Death toll of Tal Karim market blast rises to 38",
        "Seven more people have died of their wounds after Monday's truck bomb at the vegetable "
        "market in Tal Karim, bringing the toll to 38, the provincial health office said on "
        "Wednesday.",
        "Governor Salwa Nadir visited the wounded farmers and promised to rebuild the stalls. The "
        "truck had run through a checkpoint before it blew up.",
        published="2016-03-09",
    ),
)
COURT = (
    made(
        "court-1",
        "Gunmen storm courthouse in Tal Karim, nine killed",
        "Two gunmen wearing police uniforms stormed the courthouse in the centre of Tal Karim on "
        "Thursday and shot dead nine people, among them judge Leila Haddou, before guards killed "
        "both, police said.",
        "Lawyers hid under benches in the courtroom for an hour. A trial of smugglers was being "
        "heard when the shooting began, clerk Yusef Amar said.",
        published="2016-03-10",
    ),
    made(
        "court-2",
        "Judge among nine dead in Tal Karim courthouse shooting",
        "A judge, Leila Haddou, and eight others were shot dead on Thursday when two gunmen in "
        "police uniforms attacked the courthouse of Tal Karim, officials said.",
        "Guards killed the attackers after an hour, in which lawyers and clerks hid in the "
        "courtroom. The court was hearing a case against smugglers.",
        published="2016-03-10",
    ),
)


def _toll(name: str, day: str, dead: str, more: str) -> Report:
    return made(
        name,
        f"Toll of Miravel ferry sinking reaches {dead}",
        "Divers have recovered more bodies from the ferry Santa Ilda, which sank off the island "
        f"of Miravel on 2 May, bringing the death toll to {dead}, the coast guard said.",
        "The Santa Ilda went down in rough water with far more passengers aboard than its licence "
        "allowed. Its captain, Bruno Teves, is in custody.",
        more,
        published=day,
    )


TOLL = (
    _toll("toll-1", "2015-05-03", "42", "Fishing boats pulled survivors from the sea overnight."),
    _toll("toll-2", "2015-05-05", "87", "Relatives waited at the pier of Miravel for a list."),
    _toll("toll-3", "2015-05-10", "139", "The ministry of transport grounded two sister ferries."),
    _toll("toll-4", "2015-05-17", "164", "Divers worked in shifts at a depth of fifty metres."),
    _toll("toll-5", "2015-05-23", "171", "The search ended on Saturday, the coast guard said."),
)
ASPECTS = (
    made(
        "mine-1",
        "Dam of Quillay copper mine bursts, dozens missing",
        "A dam that held back waste from the Quillay copper mine burst before dawn on Sunday, and "
        "a wave of mud buried houses in the valley of Huanta Alta. At least 14 people are dead and "
        "53 missing, mayor Edda Quispe said.",
        "The mine belongs to Corvina Metals. Its workers were asleep in a camp below the dam.",
        published="2017-08-06",
    ),
    made(
        "mine-2",
        "Digging by hand in Huanta Alta",
        "Neighbours dug through hardened mud with shovels and kitchen pots on Tuesday, looking for "
        "those whom the burst dam of the Quillay mine buried. Soldiers brought dogs.",
        "Edda Quispe, the mayor of Huanta Alta, said 29 bodies lay in the school. Corvina Metals "
        "promised to pay for the funerals.",
        published="2017-08-08",
    ),
    made(
        "mine-3",
        "Corvina Metals ignored cracks, engineer says",
        "An engineer warned Corvina Metals of cracks in the waste dam at Quillay in April, letters "
        "seen by this newspaper show. The company raised the dam by four metres all the same.",
        "The burst killed at least 41 people in Huanta Alta. A spokesman said safety at the "
        "Quillay mine had met every rule.",
        published="2017-08-14",
    ),
    made(
        "mine-4",
        "Two managers held over Quillay dam",
        "Prosecutors have arrested two managers of Corvina Metals over the burst of the waste dam "
        "at its Quillay copper mine, which cost 46 lives in Huanta Alta.",
        "The company's shares fell. Mayor Edda Quispe called the arrests a beginning.",
        published="2017-08-19",
    ),
)
YEAR_LATER = made(
    "toll-year",
    "A year on, Miravel remembers the dead of the Santa Ilda",
    "Families laid wreaths at the pier of Miravel on Monday, a year after the ferry Santa Ilda "
    "sank off the island and 171 people drowned.",
    "The trial of its captain, Bruno Teves, is to open in June. Survivors say that little has "
    "changed: inspections of ferries are still announced in advance.",
    published="2016-05-02",
)
INTERVIEW = (
    made(
        "talk-1",
        "Minister Okello: dam will be filled this year",
        "Water minister Grace Okello has said the reservoir behind the Karuma Bend dam will be "
        'filled this year whatever the neighbours say. "We asked nobody for permission and nobody '
        'offered it," she told Lake Radio on Friday.',
        "Talks with the two countries downstream broke off in January.",
    ),
    made(
        "talk-2",
        "Okello tells radio: no permission needed for Karuma Bend",
        '"We asked nobody for permission and nobody offered it," the water minister, Grace Okello, '
        "said of filling the Karuma Bend reservoir, in an interview with Lake Radio.",
        "Countries downstream fear for their harvests. Talks about the dam failed in January.",
    ),
    made(
        "talk-3",
        "Downstream states protest after minister's dam remarks",
        "The governments downstream have protested against remarks by water minister Grace Okello, "
        "who told Lake Radio that the Karuma Bend dam would be filled this year without their "
        "permission.",
        'Ms Okello said: "We asked nobody for permission." Farmers fear for their harvests.',
    ),
    made(
        "talk-4",
        "Karuma Bend reservoir to fill within the year, says Okello",
        "The reservoir of the Karuma Bend dam is to be filled within the year, Grace Okello, the "
        "minister of water, said in a radio interview on Friday, although talks with the countries "
        "downstream have failed.",
    ),
)


def _match(name: str, winner: str, loser: str, score: str, scorer: str, what: str) -> Report:
    return made(
        name,
        f"{winner} beat {loser} {score}",
        f"{winner} beat {loser} {score} in the national league on Saturday. {scorer} {what}",
        f"The win takes {winner} up the table with six matches left in the season. The coach said "
        f"his side had earned three points after a hard week in training.",
        published="2019-04-13",
    )


MATCHES = (
    _match("match-a1", "Orlen", "Vasto Rovers", "3-1", "Pavel Dresh", "scored twice from corners."),
    _match(
        "match-a2", "Orlen", "Vasto Rovers", "3-1", "Dresh", "headed two corners past Lindqvist."
    ),
    _match("match-b1", "Kirkby Town", "Saint Aure", "2-0", "Moussa Tarr", "struck both penalties."),
    _match(
        "match-b2", "Kirkby Town", "Saint Aure", "2-0", "Tarr", "twice beat Aure's keeper Nilo."
    ),
)
EVERYTHING = (*MARKET, *COURT, *TOLL, *ASPECTS, YEAR_LATER, *INTERVIEW, *MATCHES)
