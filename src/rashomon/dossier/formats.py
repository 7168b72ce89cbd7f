"""Every format that records are written in, for the command line and the pages alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import ftm, geojson, jsonld, parquet, pdf, stix
from rashomon.dossier.event_rows import codebook, event_table
from rashomon.dossier.happening_rows import happening_codebook, happening_table
from rashomon.dossier.json_lines import jsonl
from rashomon.dossier.outgoing import Outgoing
from rashomon.errors import UsageError
from rashomon.records import Claim, Coding, Imprint, Report


@dataclass(frozen=True, slots=True)
class Source:
    """What there is to write; each part is made when it is asked for."""

    imprint: Imprint
    records: Callable[[], Iterable[object]]
    mentions: Callable[[], Iterable[tuple[Report, Coding, Sequence[Claim]]]]
    stories: Callable[[], Iterable[Outgoing]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name and file ending, what it is for, and what writes it.

    ``extra`` is what has to be installed for it (``rashomon[extra]``), empty where nothing has;
    ``one_story`` that it can only be written of one story; ``codebook`` gives the lines that say
    what the columns of a table hold.
    """

    name: str
    suffix: str
    media_type: str
    holds: str
    write: Callable[[Source], Iterator[bytes]]
    is_binary: bool = False
    one_story: bool = False
    extra: str = ""
    codebook: Callable[[], Iterator[str]] | None = None


def _lines(lines: Iterable[str]) -> Iterator[bytes]:
    return (f"{each}\n".encode() for each in lines)


def _records(source: Source) -> Iterator[bytes]:
    yield from _lines(jsonl([source.imprint]))
    yield from _lines(jsonl(source.records()))


FORMATS: tuple[Format, ...] = (
    Format(
        "jsonl",
        ".jsonl",
        "application/x-ndjson",
        "every record, one JSON object a line",
        _records,
    ),
    Format(
        "csv",
        ".csv",
        "text/csv; charset=utf-8",
        "events of record, one row each, shaped as UCDP's and ACLED's tables",
        lambda source: _lines(happening_table(source.stories(), source.imprint)),
        codebook=happening_codebook,
    ),
    Format(
        "mentions",
        ".csv",
        "text/csv; charset=utf-8",
        "every mention of an event in every report, one row each",
        lambda source: _lines(event_table(source.mentions(), source.imprint)),
        codebook=codebook,
    ),
    Format(
        "geojson",
        ".geojson",
        "application/geo+json",
        "places of events, rival ones too, for maps",
        lambda source: geojson.geojson(source.stories(), source.imprint),
    ),
    Format(
        "jsonld",
        ".jsonld",
        "application/ld+json",
        "reports, claims and events as linked data (schema.org, PROV, Web Annotation)",
        lambda source: jsonld.jsonld(source.stories(), source.imprint),
    ),
    Format(
        "ftm",
        ".ftm.json",
        "application/x-ndjson",
        "actors, articles and events as FollowTheMoney statements",
        lambda source: ftm.ftm(source.stories(), source.imprint),
    ),
    Format(
        "stix",
        ".stix.json",
        "application/stix+json;version=2.1",
        "events, places and actors as a STIX 2.1 bundle",
        lambda source: stix.stix(source.stories(), source.imprint),
    ),
    Format(
        "parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "the table of csv with typed columns",
        lambda source: parquet.happenings(source.stories(), source.imprint),
        is_binary=True,
        extra="parquet",
        codebook=happening_codebook,
    ),
    Format(
        "mentions-parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "the table of mentions with typed columns",
        lambda source: parquet.mentions(source.mentions(), source.imprint),
        is_binary=True,
        extra="parquet",
        codebook=codebook,
    ),
    Format(
        "pdf",
        ".pdf",
        "application/pdf",
        "the dossier of one story, to print or to send",
        lambda source: iter([pdf.pdf(each.dossier, source.imprint) for each in source.stories()]),
        is_binary=True,
        one_story=True,
        extra="pdf",
    ),
)


def format_named(name: str) -> Format:
    """The format of this name. Raises ``UsageError``, which lists them, where there is none."""
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        raise UsageError(f"no format {name!r}; there are {', '.join(f.name for f in FORMATS)}")
    return found
