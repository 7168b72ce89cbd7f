"""Events of record as a table, one row each, in the shape that UCDP's and ACLED's users know.

A row is one happening across all reports of a story, with what they agree on; where they contest
each other, the cell that asks for one value is empty and the columns for low and high span the
rivals. Nothing is averaged. ``COLUMNS`` is the codebook, ``HOLDS`` says of what type a column is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rashomon.dossier.acled import acled
from rashomon.dossier.cells import IMPRINT, Cell, codebook_lines, imprinted, line, whereabouts
from rashomon.dossier.cells import written as cell_text
from rashomon.dossier.event_rows import scene
from rashomon.dossier.outgoing import Outgoing, address, chosen, current, outlet
from rashomon.dossier.safe import one_line
from rashomon.dossier.tolls import toll
from rashomon.dossier.when_cells import days
from rashomon.records import Attribute, Event, Finding, FindingStatus, Imprint, Span, Value

_LIST = "several are parted by a bar"
_TOLL = (
    "; values that were taken back, replaced or set aside by a person do not count, nor do parts "
    "of a total where a total is told"
)
_BEST = (
    "of the value that a person set, else of the best supported one, if it is said as a figure "
    "(exactly, at least, about, none); empty where the figures contest each other and where it is "
    "said in words only (dozens, more than 20, up to 20)"
)
_STATUS = (
    "agreed, refined, updated, corrected, contested, single-origin, unconfirmed; empty where "
    "nobody tells"
)
# Each column with what it holds.
COLUMNS: dict[str, str] = {
    "event_id": "id of the event of record; reading the same reports again gives the same",
    "story_id": "id of the story that tells of it",
    "story_title": "title of the story",
    "title": "words of a report that name the event",
    "date": "when it happened, EDTF: the best supported value; empty where times contest each "
    "other",
    "date_start": "first day, YYYY-MM-DD; over all rivals where times contest each other",
    "date_end": "last day, YYYY-MM-DD; over all rivals where times contest each other",
    "date_prec": "UCDP date_prec of these days: 1 a day, 2 two to six days, 3 a week, 4 a month, "
    "5 longer",
    "plover_type": "type; PLOVER's, or one of ours in docs/decisions/0010",
    "plover_mode": "PLOVER mode, where one is told",
    "acled_event_type": "ACLED event type that most of its mentions come nearest to; empty where "
    "ACLED has none",
    "acled_sub_event_type": "ACLED sub-event type, in the same way",
    "side_a": f"who did it, best supported first; {_LIST}; contested ones are all named",
    "side_b": f"to whom it was done, best supported first; {_LIST}",
    "means": f"weapon or means; {_LIST}",
    "where_name": "name of the place in GeoNames, or as printed where it is not there; empty where "
    "places contest each other (the geojson export has all of them)",
    "where_id": "GeoNames id",
    "adm_2": "second-order division",
    "adm_1": "first-order division",
    "country": "country of the place; where places contest each other, the one that all lie in",
    "iso": "ISO 3166-1 alpha-2 of that country",
    "latitude": "degrees, WGS 84; of the place, or of the middle of the area: see where_prec",
    "longitude": "degrees, WGS 84",
    "where_prec": "UCDP where_prec: 1 exact, 2 near, 3 district, 4 province, 5 part of a country, "
    "6 country, 7 waters",
    "places": f"every place that is told, best supported first; {_LIST}",
    "side_asserted": "ISO 3166-1 alpha-2 of the country on whose side of a border it is said to "
    f"lie; {_LIST}",
    "killed_best": f"killed, {_BEST}",
    "killed_low": f"fewest killed that the words allow, over all rivals{_TOLL}",
    "killed_high": "most killed that the words allow, over all rivals; empty where one sets no "
    "limit, and where only people of one kind are counted (workers, children)",
    "wounded_best": "wounded, as killed_best",
    "wounded_low": "fewest wounded, as killed_low",
    "wounded_high": "most wounded, as killed_high",
    "occurred": f"whether it happened (yes, no) or how far it got (planned, refused …); {_LIST}",
    "occurred_status": f"how the accounts stand to each other on that: {_STATUS}",
    "agent_status": "the same on who did it",
    "recipient_status": "the same on to whom",
    "place_status": "the same on where",
    "side_status": "the same on which side of a border",
    "time_status": "the same on when",
    "killed_status": "the same on how many were killed",
    "wounded_status": "the same on how many were wounded",
    "contested": f"attributes on which accounts exclude each other, of all attributes; {_LIST}",
    "n_reports": "reports that tell of it, copies too",
    "origins_low": "independent origins that say that it happened: those that surely differ",
    "origins_high": "independent origins: all that are not proven to be one",
    "word": "how well it stands: confirmed, fair, weak, contested, discounted (after Airwars)",
    "credibility": "Admiralty credibility, 1 to 6, of the first value of occurred",
    "sources": f"outlets of these reports; {_LIST}",
    "source_urls": f"addresses of these reports; {_LIST}",
    "quotes": f"words that prove it, one passage for each report; {_LIST}",
    "quotes_at": "where these passages stand: report, first character, character behind the last; "
    f"{_LIST}",
} | IMPRINT
_TOLL_COLUMNS = [
    f"{name}_{end}" for name in ("killed", "wounded") for end in ("best", "low", "high")
]
_WHOLE = "date_prec where_prec n_reports origins_low origins_high credibility decisions".split()
HOLDS: dict[str, str] = (
    dict.fromkeys(COLUMNS, "text")
    | {name: "list" for name, holds in COLUMNS.items() if _LIST in holds}
    | dict.fromkeys(("date_start", "date_end"), "day")
    | dict.fromkeys(("latitude", "longitude"), "float")
    | dict.fromkeys((*_WHOLE, *_TOLL_COLUMNS), "int")
)
_STATUSES = {
    "occurred_status": Attribute.OCCURRED,
    "agent_status": Attribute.AGENT,
    "recipient_status": Attribute.RECIPIENT,
    "place_status": Attribute.PLACE,
    "side_status": Attribute.SIDE,
    "time_status": Attribute.TIME,
    "killed_status": Attribute.KILLED,
    "wounded_status": Attribute.WOUNDED,
}
_NAMED = {
    "side_a": Attribute.AGENT,
    "side_b": Attribute.RECIPIENT,
    "means": Attribute.MEANS,
    "occurred": Attribute.OCCURRED,
    "places": Attribute.PLACE,
}
_TOLLS = {"killed": Attribute.KILLED, "wounded": Attribute.WOUNDED}
_LONGEST = 400  # characters of a passage

Row = dict[str, Cell]


def happening_table(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[str]:
    """Lines of the table as CSV (RFC 4180), the header first, without their line ends."""
    yield line(COLUMNS)
    for row in happening_rows(stories, imprint):
        yield line(cell_text(row.get(name)) for name in COLUMNS)


def happening_codebook() -> Iterator[str]:
    """The columns and what they hold, as CSV lines."""
    yield from codebook_lines(COLUMNS)


def happening_rows(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[Row]:
    """The rows of the table by column; what is not told has no entry."""
    made_from = imprinted(imprint)
    for story in stories:
        for event in story.record.events:
            yield _row(story, event) | made_from


def _row(story: Outgoing, event: Event) -> Row:
    found = story.of(event)
    event_type, sub_type = acled_of(story, event)
    row: Row = {
        "event_id": event.id,
        "story_id": event.story,
        "story_title": one_line(story.dossier.story.title, 300),
        "title": one_line(event.title, 200),
        "plover_type": event.type.value,
        "plover_mode": event.mode,
        "acled_event_type": event_type,
        "acled_sub_event_type": sub_type,
        "contested": tuple(a.value for a in found if _is_contested(found[a])),
        "n_reports": len(event.reports),
        "origins_low": event.support.low,
        "origins_high": event.support.high,
        "word": event.word.value,
        "side_asserted": tuple(v.key for v in current(found.get(Attribute.SIDE))),
    }
    row |= {name: found[a].status.value for name, a in _STATUSES.items() if a in found}
    for name, attribute in _NAMED.items():
        row[name] = tuple(one_line(v.value, 200) for v in current(found.get(attribute)))
    for value in current(found.get(Attribute.OCCURRED))[:1]:
        row["credibility"] = value.grade.credibility.value
    for name, attribute in _TOLLS.items():
        told = toll(found.get(attribute))
        row |= {f"{name}_best": told.best, f"{name}_low": told.low, f"{name}_high": told.high}
    row |= days(found.get(Attribute.TIME))
    row |= _where(story, found.get(Attribute.PLACE))
    return row | _sources(story, event)


def _is_contested(finding: Finding) -> bool:
    return finding.status is FindingStatus.CONTESTED


def acled_of(story: Outgoing, event: Event) -> tuple[str, str]:
    """ACLED's types that most mentions of the event come nearest to; both empty where none does."""
    counted: Counter[tuple[str, str]] = Counter()
    for coding, mention in story.mentions(event.mentions):
        report = story.reports.get(coding.report)
        if report is not None and mention.type is event.type:
            counted[acled(scene(report.text, coding, mention))] += 1
    del counted["", ""]
    return max(sorted(counted), key=lambda each: counted[each], default=("", ""))


def _where(story: Outgoing, finding: Finding | None) -> Row:
    value = chosen(finding)
    if value is None:
        return _common_country(story, current(finding))
    lying = story.lying(value)
    if lying is None:
        return {"where_name": one_line(value.value, 200)}
    return whereabouts(lying.located) | {"where_prec": int(lying.precision)}


def _common_country(story: Outgoing, values: Sequence[Value]) -> Row:
    """The country in which all of these places lie, where it is one."""
    found = [lying.located if (lying := story.lying(value)) else None for value in values]
    codes = {located.country if located is not None else "" for located in found}
    if len(codes) != 1 or codes == {""}:
        return {}
    columns = next(whereabouts(located) for located in found if located is not None)
    return {"country": columns["country"], "iso": columns["iso"]}


def _sources(story: Outgoing, event: Event) -> Row:
    """The event's reports, and of each the first sentence that tells of it."""
    held = [story.reports[each] for each in event.reports if each in story.reports]
    first: dict[str, Span] = {}
    for _, mention in story.mentions(event.mentions):
        span = mention.sentence or mention.trigger[0]
        known = first.get(mention.report)
        if known is None or span.start < known.start:
            first[mention.report] = span
    quoted = story.quotes([first[each] for each in event.reports if each in first])
    return {
        "sources": tuple(dict.fromkeys(name for r in held if (name := outlet(r)))),
        "source_urls": tuple(address(report) for report in held),
        "quotes": tuple(one_line(each.exact, _LONGEST) for each in quoted),
        "quotes_at": tuple(f"{q.span.report}:{q.span.start}-{q.span.end}" for q in quoted),
    }
