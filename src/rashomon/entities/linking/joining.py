"""Actors of several reports -> entities, the surest evidence first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.entities.linking.bodies import join_bodies
from rashomon.entities.linking.body_names import acronym
from rashomon.entities.linking.clusters import Cluster, Clusters
from rashomon.entities.linking.decided import decided
from rashomon.entities.linking.descriptions import body, country_word, join_descriptions
from rashomon.entities.linking.listed import Listed
from rashomon.entities.linking.nodes import Node, nodes
from rashomon.entities.linking.persons import join_persons
from rashomon.records import Alias, Coding, Decision, Entity, Span, content_id

_DISAGREE = 0.6  # how sure a joining is whose reports name two countries


def entities(
    codings: Sequence[Coding],
    texts: Mapping[str, str],
    listed: Sequence[Listed] = (),
    decisions: Sequence[Decision] = (),
) -> tuple[Entity, ...]:
    """Who acts in some reports: each actor is of one entity; most reports first.

    ``texts`` are the reports' by id, ``listed`` a user's own names, which outrank those of print,
    ``decisions`` those in force, which outrank all.
    Pure, and a function of the set: the order of neither changes anything. Names are looked up by
    what all their spellings share, so that no two reports are compared as such.
    """
    known = nodes(codings, texts, listed)
    said = decided(known, decisions)
    clusters = Clusters(known, said.apart)
    for one, other, reason in said.same:
        clusters.decide(one, other, reason)
    join_persons(known, clusters)
    join_bodies(known, clusters)
    join_descriptions(known, texts, clusters)
    found = [_entity(each, texts) for each in clusters.all() if each.live]
    return tuple(sorted(found, key=lambda e: (-len({r for r, _ in e.members}), e.name, e.id)))


def _entity(cluster: Cluster, texts: Mapping[str, str]) -> Entity:
    own = sorted((n for n in cluster.nodes if n.actor is not None), key=lambda node: node.id)
    lists = sorted(
        (n.listed for n in cluster.nodes if n.listed is not None),
    )
    members = tuple((node.report, node.number) for node in own)
    name = lists[0].name if lists else _name(own, texts)
    reasons, confidence = _reasons(cluster, own)
    actors = [node.actor for node in own if node.actor is not None]
    return Entity(
        id=content_id("entity", members[0][0], str(members[0][1])),
        name=name,
        label=_first(each.label for each in lists) or _usual(a.label for a in actors),
        country=_first(each.country for each in lists) or _usual(a.country for a in actors) or "",
        sector=_first(each.sector for each in lists) or _usual(a.sector for a in actors) or "",
        roles=tuple(a.role for a in actors if a.role is not None),
        aliases=tuple(_aliases(own, name, cluster.reasons)),
        members=members,
        identifiers=tuple(
            dict.fromkeys(
                [i for each in lists for i in each.identifiers]
                + sorted({a.identifier for a in actors} - {""})
            )
        ),
        confidence=confidence,
        reasons=reasons,
    )


def _reasons(cluster: Cluster, own: Sequence[Node]) -> tuple[tuple[str, ...], float]:
    """Why the members are one, surest first, and how sure the least sure is."""
    if len(cluster.nodes) == 1:
        return ("in one report only",), 1.0
    told = dict(cluster.reasons)
    if len(cluster.countries) > 1:
        told[
            f"reports disagree on the country: {', '.join(sorted(map(str, cluster.countries)))}"
        ] = _DISAGREE
    return tuple(sorted(told, key=lambda why: (-told[why], why))), min(told.values())


def _name(own: Sequence[Node], texts: Mapping[str, str]) -> str:
    """The full name that most reports print; a description's words with its country's adjective."""
    first = own[0]
    if first.label == "LOCATION" and first.actor is not None:
        return first.actor.name
    counts = Counter(node.name for node in own if node.label is not None)
    if counts:
        return min(counts, key=lambda name: (not _full(name), -counts[name], -len(name), name))
    noun = body(first, texts[first.report])
    adjective = country_word(first.country)
    if not noun or not adjective:
        return first.name
    printed = Counter(node.name.lower() for node in own)  # "jets", where the noun is "fighter jet"
    last = min(printed, key=lambda word: (-printed[word], word))
    return " ".join((adjective, *noun.split()[:-1], last))


def _full(name: str) -> bool:
    return " " in name or not acronym(name)


def _aliases(own: Sequence[Node], name: str, reasons: Mapping[str, float]) -> Iterable[Alias]:
    """Every form in print, the usual name first, then as many reports print them."""
    spans: dict[str, list[Span]] = {}
    for node in own:
        for form, span in node.forms.items():
            if span is not None:
                spans.setdefault(form, []).append(span)
    evidence = dict.fromkeys(why for node in own if node.actor for why in node.actor.evidence)
    for form in sorted(spans, key=lambda f: (f != name, -len({s.report for s in spans[f]}), f)):
        firsts = {span.report: span for span in sorted(spans[form], key=_place, reverse=True)}
        kept = sorted(firsts.values(), key=_place)
        yield Alias(form, tuple(kept), _why(form, name, evidence, reasons))


def _place(span: Span) -> tuple[str, int]:
    return span.report, span.start


def _why(form: str, name: str, evidence: Iterable[str], reasons: Iterable[str]) -> str:
    """What says that a form is this entity's: its own report's evidence before that of others."""
    if form == name:
        return "the usual name"
    quoted = f"“{form.lower()}”"
    for why in (*evidence, *sorted(reasons)):
        if quoted in why.lower():
            return why
    return "its report takes it for the same"


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _usual(values: Iterable[str | None]) -> str | None:
    """What most say; of two that as many say, the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
