"""The words of the JSON-LD export: its context, the names of its nodes, and words as targets."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier.outgoing import Outgoing
from rashomon.records import Span

_URN = "urn:rashomon:"
_VOCABULARY = "urn:rashomon:vocabulary:"
_ID = {"@type": "@id"}
CONTEXT: dict[str, object] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rsh": _VOCABULARY,
    "id": "@id",
    "type": "@type",
    **{
        term: {"@id": f"schema:{term}", **_ID}
        for term in "url publisher author appearance about hasPart location geo".split()
    },
    **{
        term: f"schema:{term}"
        for term in (
            "name headline text description inLanguage datePublished startDate endDate sha256 "
            "softwareVersion latitude longitude identifier"
        ).split()
    },
    **{
        term: {"@id": f"prov:{term}", **_ID}
        for term in (
            "wasGeneratedBy wasDerivedFrom wasAssociatedWith qualifiedDerivation entity used"
        ).split()
    },
    **{term: {"@id": f"oa:has{term.title()}", **_ID} for term in ("body", "target", "selector")},
    "source": {"@id": "oa:hasSource", **_ID},
    "motivation": {"@id": "oa:motivatedBy", **_ID},
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "start": "oa:start",
    "end": "oa:end",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "chain": {"@id": "rsh:chain", "@container": "@list"},
    "finding": {"@id": "rsh:finding", **_ID},
    "value": {"@id": "rsh:value", **_ID},
    "words": {"@id": "rsh:words", **_ID},
    "sharesWordsWith": {"@id": "rsh:sharesWordsWith", **_ID},
}

Node = dict[str, object]


def iri(named: str) -> str:
    """The name of a record as an IRI; it leads nowhere on the network."""
    return f"{_URN}{named}"


def targets(story: Outgoing, spans: Sequence[Span], of: str) -> list[Node]:
    """The words as Web Annotation targets, each with where it stands and how it reads."""
    return [
        {
            "id": iri(f"{of}-words-{number}"),
            "type": "oa:SpecificResource",
            "source": iri(quote.report.id),
            "selector": [
                {"id": iri(f"{of}-words-{number}-{n}"), **each}
                for n, each in enumerate(quote.span.selectors(quote.report.text), 1)
            ],
        }
        for number, quote in enumerate(story.quotes(spans), 1)
    ]
