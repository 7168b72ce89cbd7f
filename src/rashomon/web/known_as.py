"""Who somebody is over several stories: the forms of the name and why, class, roles as stated.

Within a story names are held to be one by evidence (``entities.linking``), which is read anew for
the newest stories here; over stories nothing but the name is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.dossier.safe import one_line
from rashomon.findings import Material
from rashomon.nations import alpha3, country_name
from rashomon.recording import linked_on
from rashomon.records import Attribute, Entity, Span
from rashomon.spelling import key as folded
from rashomon.store import FacetKind, Pages
from rashomon.web.across import KEY, Held, href
from rashomon.web.happenings import Named
from rashomon.web.quoting import Quote, Texts
from rashomon.workspace import Workspace

STORIES, REPORTS = 4, 12  # read for names, newest first
_LARGEST = 60  # a newest story of more reports is not read for names
_FORMS, _ROLES, _PLACES = 16, 12, 3

_CLASS = {
    "PERSON": "a person",
    "ORG": "an organisation",
    "LOCATION": "a country or place that acts",
    "GPE": "a country or place that acts",
    "NORP": "a people or a political group",
}
# Source: PLOVER manual, draft 0.8, "Sectors".
_SECTOR = {
    "BUS": "business", "COP": "police", "CRM": "crime", "CVL": "civilians", "EDU": "education",
    "ELI": "elites", "GOV": "government", "IGO": "an intergovernmental organisation",
    "JRN": "media", "JUD": "the judiciary", "LAB": "labour", "LEG": "a parliament",
    "MED": "medicine", "MIL": "the military", "NGO": "a non-governmental organisation",
    "OPP": "the opposition", "PTY": "a party", "REB": "rebels", "REF": "refugees",
    "REL": "religion", "SPY": "intelligence", "UAF": "armed men of no known side",
}  # fmt: skip
_WIDE = {
    "IGO": "an intergovernmental organisation",
    "NGO": "a non-governmental organisation",
    "MNC": "a company of several countries",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the name as printed, why it is this one's, and where it stands.

    ``page`` leads to other stories that call somebody by this form.
    """

    name: str
    evidence: tuple[str, ...]
    reports: int
    quotes: tuple[Quote, ...]
    page: Named | None


@dataclass(frozen=True, slots=True)
class Kind:
    """What stories tell of it: class, country and sector, in words and as coded."""

    label: str
    country: str
    sector: str
    country_code: str
    sector_code: str
    stories: int


@dataclass(frozen=True, slots=True)
class Role:
    """Words of a report that say what it was then, and how many reports say so."""

    quote: Quote
    reports: int


@dataclass(frozen=True, slots=True)
class KnownAs:
    """The names of somebody; ``read`` of ``stories`` stories of the page were read for them.

    ``reasons`` say why what the reports of a story name is one, with how sure the least sure is.
    ``is_described`` where no story has a name for it, only a noun: then it is probably not one.
    """

    kinds: tuple[Kind, ...]
    roles: tuple[Role, ...]
    forms: tuple[Form, ...]
    reasons: tuple[str, ...]
    confidence: float | None
    is_described: bool
    read: int
    stories: int


Linked = Mapping[str, tuple[Material, tuple[Entity, ...]]]  # by story


def linked(pages: Pages, held: Iterable[Held]) -> Linked:
    """Who acts in the newest of some stories, read anew."""
    return {each.story.id: linked_on(pages, each.story) for each in _newest(held)}


def known_as(
    workspace: Workspace, held: Sequence[Held], key: str, known: Linked, texts: Texts
) -> KnownAs:
    """Who is meant by this key of an actor's facet in some stories, as far as they were read."""
    some = [each for each in held if each.story.id in known]
    found = [who for each in some for who in _meant(each, known[each.story.id][1], key)]
    roles = _roles(entity.roles for entity in found)
    forms = _forms(found)
    texts.want(span for spans in roles for span in spans[:1])
    texts.want(span for _, spans in forms.values() for span in spans[:_PLACES])
    pages = _own_pages(workspace, forms, key)
    joined = [entity for entity in found if len(entity.members) > 1]
    return KnownAs(
        kinds=_kinds(found),
        roles=tuple(_role_rows(roles, texts))[:_ROLES],
        forms=tuple(_form(name, forms[name], texts, pages) for name in list(forms)[:_FORMS]),
        reasons=tuple(dict.fromkeys(why for entity in joined for why in entity.reasons))[:_FORMS],
        confidence=min((entity.confidence for entity in joined), default=None),
        is_described=bool(found) and all(entity.label is None for entity in found),
        read=len(some),
        stories=len(held),
    )


def _ids(held: Held, key: str) -> Iterator[str]:
    """The entity ids by which a story's findings name it."""
    for finding in held.record.findings:
        if finding.attribute in (Attribute.AGENT, Attribute.RECIPIENT):
            yield from (v.key for v in finding.values if folded(v.value)[:KEY] == key)


def _newest(held: Iterable[Held]) -> Iterator[Held]:
    """The newest stories, as many as may be read; the first also where it is large."""
    left, read = REPORTS, 0
    for number, each in enumerate(held):
        size = len(each.story.reports)
        if size <= (left if number else _LARGEST) and read < STORIES:
            left, read = left - size, read + 1
            yield each


def _meant(held: Held, found: Iterable[Entity], key: str) -> list[Entity]:
    ids = frozenset(_ids(held, key))
    return [each for each in found if each.id in ids or folded(each.name)[:KEY] == key]


def _kinds(found: Sequence[Entity]) -> tuple[Kind, ...]:
    counts = Counter((each.label or "", each.country, each.sector) for each in found)
    rows = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return tuple(
        Kind(
            _CLASS.get(label, label.lower()) if label else "described, not named",
            _country(country),
            _SECTOR.get(sector, sector),
            country,
            sector,
            counts[label, country, sector],
        )
        for label, country, sector in rows
    )


def _country(code: str) -> str:
    """The name of a country by its three-letter code, or of what stands in for one."""
    for two, three in alpha3().items():
        if three == code:
            return country_name(two)
    return _WIDE.get(code, code)


def _roles(found: Iterable[Sequence[Span]]) -> list[list[Span]]:
    return [list(spans) for spans in found if spans]


def _role_rows(roles: Iterable[Sequence[Span]], texts: Texts) -> Iterator[Role]:
    """Roles in different words, those that most reports print first."""
    kept: dict[str, list[Quote]] = {}
    for span in (span for spans in roles for span in spans):
        quote = texts.quote(span, whole=True)
        if quote is not None:
            kept.setdefault(folded(quote.words), []).append(quote)
    for quotes in sorted(kept.values(), key=lambda some: -len({q.report for q in some})):
        yield Role(quotes[0], len({quote.report for quote in quotes}))


_Forms = Mapping[str, tuple[dict[str, None], list[Span]]]


def _forms(found: Sequence[Entity]) -> _Forms:
    """Every form with its evidence and places: usual names, then as many reports print them."""
    forms: dict[str, tuple[dict[str, None], list[Span]]] = {}
    for entity in found:
        for alias in entity.aliases:
            why, spans = forms.setdefault(alias.name, ({}, []))
            why[alias.evidence] = None
            spans += alias.spans
    first = {entity.name for entity in found}
    ordered = sorted(forms.items(), key=lambda form: (form[0] not in first, -len(form[1][1])))
    return dict(ordered)


def _own_pages(workspace: Workspace, forms: Iterable[str], key: str) -> dict[str, Named]:
    """Pages of other stories that go by a form which is not the key of this page; names only."""
    found = {}
    for name in (each for each in list(forms)[:_FORMS] if not each.islower()):
        other = folded(name)[:KEY]
        label = workspace.desk.labels(FacetKind.ACTOR, other) if other not in ("", key) else None
        if label is not None:
            found[name] = Named(one_line(label, KEY), href(FacetKind.ACTOR, other))
    return found


def _form(
    name: str,
    told: tuple[dict[str, None], list[Span]],
    texts: Texts,
    pages: Mapping[str, Named],
) -> Form:
    why, spans = told
    return Form(
        name=one_line(name, KEY),
        evidence=tuple(one_line(each, 240) for each in why),
        reports=len({span.report for span in spans}),
        quotes=texts.quotes(spans, _PLACES),
        page=pages.get(name),
    )
