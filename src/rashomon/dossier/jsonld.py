"""Reports, claims and events as JSON-LD, in vocabularies that other programs know.

schema.org for what things are, PROV-O for what was made from what, Web Annotation for the words.
schema.org has no word for a finding, a standing or a chain of holders: those are ``rsh:``, the
fields of our own records. The context is inline, so that nothing has to be fetched.
Sources: https://schema.org/Claim, https://www.w3.org/TR/prov-o/,
https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.dossier.json_text import document, told
from rashomon.dossier.jsonld_context import CONTEXT, Node, iri, targets
from rashomon.dossier.jsonld_events import event_nodes
from rashomon.dossier.outgoing import Outgoing, address, outlet, target, title
from rashomon.dossier.safe import one_line
from rashomon.records import (
    NOBODY,
    Claim,
    CopyEdge,
    Entry,
    Imprint,
    Towards,
    content_id,
)


def jsonld(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[bytes]:
    """The document in pieces: a context, and the graph with one node a line."""
    head: dict[str, object] = {
        "@context": CONTEXT,
        "id": iri(f"export-{imprint.workspace[:16]}"),
        "type": ["schema:Dataset", "prov:Entity"],
        "wasGeneratedBy": _making(imprint),
    }
    return document(head, "@graph", _once(_nodes(stories, imprint)))


def _once(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes without those that were told before: outlets and places come again."""
    seen: set[object] = set()
    for node in nodes:
        if node["id"] not in seen:
            seen.add(node["id"])
            yield node


def _making(imprint: Imprint) -> str:
    return iri(f"making-{imprint.workspace[:16]}")


def _nodes(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[Node]:
    program = iri("program")
    yield {
        "id": program,
        "type": ["schema:SoftwareApplication", "prov:SoftwareAgent"],
        "name": "Rashomon",
        "softwareVersion": imprint.build,
    }
    yield {
        "id": _making(imprint),
        "type": "prov:Activity",
        "wasAssociatedWith": program,
        "rsh:workspace": imprint.workspace,
        "rsh:decisions": imprint.decisions,
    }
    for story in stories:
        yield from _story(story, _making(imprint))


def _story(story: Outgoing, making: str) -> Iterator[Node]:
    made = story.dossier
    yield {
        "id": iri(made.story.id),
        "type": ["schema:Collection", "prov:Entity"],
        "name": one_line(made.story.title, 300),
        "description": one_line(made.story.reason, 400),
        "hasPart": [iri(entry.report.id) for entry in made.entries],
        "wasGeneratedBy": making,
    }
    yield from _outside(story)
    for entry in made.entries:
        yield from _report(story, entry)
    for claim in made.claims:
        yield from _claim(story, claim, making)
    for event in story.record.events:
        yield from event_nodes(story, event, making)


# --- reports ---------------------------------------------------------------------------------


def _outside(story: Outgoing) -> Iterator[Node]:
    """Reports that are no current report of the story: older versions, and those it shares with."""
    current_ids = {entry.report.id for entry in story.dossier.entries}
    versions = {v: e.report.id for e in story.dossier.entries for v in e.versions}
    touched = {side for edge in story.dossier.edges for side in (edge.left, edge.right)}
    for named in sorted((touched | versions.keys()) - current_ids):
        node: Node = {"id": iri(named), "type": ["schema:NewsArticle", "prov:Entity"]}
        report = story.reports.get(named)
        if report is not None:
            node |= told({"headline": title(report), "url": target(report)})
        if named in versions:
            node["rsh:versionOf"] = {"id": iri(versions[named])}
        yield node


def _report(story: Outgoing, entry: Entry) -> Iterator[Node]:
    report, publisher = entry.report, outlet(entry.report)
    publisher_id = iri(content_id("outlet", publisher)) if publisher else ""
    if publisher:
        yield {"id": publisher_id, "type": "schema:Organization", "name": publisher}
    edges = [e for e in story.dossier.edges if report.id in (e.left, e.right)]
    copied = {edge.id: source for edge in edges if (source := _source_of(edge, report.id))}
    unknown = [edge for edge in edges if edge.direction.source is Towards.UNKNOWN]
    yield told(
        {
            "id": iri(report.id),
            "type": ["schema:NewsArticle", "prov:Entity"],
            "headline": title(report),
            "url": target(report),
            "identifier": address(report),
            "publisher": publisher_id,
            "author": [iri(content_id("author", one_line(b.value, 200))) for b in report.byline],
            "datePublished": report.published.edtf if report.published is not None else "",
            "inLanguage": report.language.code if report.language is not None else "",
            "sha256": entry.capture.sha256,
            "wasDerivedFrom": [iri(source) for source in dict.fromkeys(copied.values())],
            "qualifiedDerivation": [
                _derivation(edge, copied[edge.id]) for edge in edges if edge.id in copied
            ],
            "sharesWordsWith": [iri(e.right if e.left == report.id else e.left) for e in unknown],
        }
    )
    for named in report.byline:
        name = one_line(named.value, 200)
        yield {"id": iri(content_id("author", name)), "type": "schema:Person", "name": name}


def _source_of(edge: CopyEdge, copy: str) -> str:
    """The report that this one has words from, empty where it is the source or nobody knows."""
    sources = {Towards.LEFT: edge.left, Towards.RIGHT: edge.right}
    source = sources.get(edge.direction.source, copy)
    return source if source != copy else ""


def _derivation(edge: CopyEdge, source: str) -> Node:
    return {
        "id": iri(f"{edge.id}-derivation"),
        "type": "prov:Derivation",
        "entity": iri(source),
        "rsh:copyKind": edge.kind.value,
        "rsh:score": edge.score,
        "rsh:confidence": edge.direction.confidence,
        "rsh:reason": [one_line(each, 400) for each in (edge.reason, *edge.direction.reasons)],
    }


# --- claims ----------------------------------------------------------------------------------


def _claim(story: Outgoing, claim: Claim, making: str) -> Iterator[Node]:
    speaker = claim.chain[-1] if claim.chain else None
    named = one_line(speaker.words, 200) if speaker is not None else ""
    claimant = iri(content_id("claimant", claim.report, named)) if named else ""
    events = {event.id for event in story.record.events if set(event.mentions) & set(claim.events)}
    said = " … ".join(one_line(quote.exact) for quote in story.quotes(claim.words))
    if named:
        yield {"id": claimant, "type": ["schema:Thing", "prov:Agent"], "name": named}
    yield told(
        {
            "id": iri(claim.id),
            "type": ["schema:Claim", "prov:Entity"],
            "text": said,
            "appearance": iri(claim.report),
            "author": claimant or _own_voice(story, claim),
            "about": [iri(each) for each in sorted(events)],
            "chain": [
                one_line(each.words, 200) if each != NOBODY else "(not named)"
                for each in claim.chain
            ],
            "rsh:form": claim.form.value,
            "rsh:stance": claim.told.stance.value,
            "rsh:certainty": claim.told.certainty.value,
            "wasDerivedFrom": iri(claim.report),
            "wasGeneratedBy": making,
        }
    )
    yield {
        "id": iri(f"{claim.id}-annotation"),
        "type": "oa:Annotation",
        "motivation": "oa:identifying",
        "body": iri(claim.id),
        "target": targets(story, claim.words, claim.id),
    }


def _own_voice(story: Outgoing, claim: Claim) -> str:
    """Who claims what an outlet says itself; nobody where somebody who is not named says it."""
    report = story.reports.get(claim.report)
    name = outlet(report) if report is not None and not claim.chain else ""
    return iri(content_id("outlet", name)) if name else ""
