"""Groups of mentions -> actors with their country, sector and role, each with its evidence."""

from __future__ import annotations

from rashomon.entities.actors.naming import Group, groups, head_of, nation_of
from rashomon.nations import alpha3, country_name, named, people
from rashomon.phrases import phrase
from rashomon.records import Actor, Reading, Span
from rashomon.sectors import organisation, sector_of
from rashomon.tree import Tree, tree_of

_ROLES = ("compound", "appos", "nmod:desc", "amod", "nmod")
_SHORT = 9  # words of a role
_LONGEST = 5  # words of a country's name
_ADDRESSED = frozenset("mr mrs ms miss sir madam".split())  # how one is spoken to says no office


def actors(report: str, text: str, reading: Reading) -> tuple[Actor, ...]:
    """Everybody that a report names or describes, by first mention."""
    tree = tree_of(reading, text)
    return tuple(_actor(report, tree, group) for group in groups(tree))


def _actor(report: str, tree: Tree, group: Group) -> Actor:
    mentions = tuple(
        Span(report, tree[first].start, tree[last].end) for first, last in sorted(group.mentions)
    )
    texts = [span.of(tree.text) for span in mentions]
    name = max(texts, key=lambda said: (len(said), said))
    evidence = list(group.evidence)
    if group.country:
        return Actor(
            country_name(group.country),
            mentions,
            "LOCATION",
            alpha3()[group.country],
            "GOV",
            None,
            tuple(evidence),
            alpha3()[group.country],
        )
    known = next((org for said in texts if (org := organisation(said)) is not None), None)
    if known is not None and group.label == "ORG":
        evidence.append(f"listed as {known.name}")
        return Actor(
            name, mentions, "ORG", known.country, known.sector, None, tuple(evidence), known.name
        )
    role = _role(report, tree, group) if group.label == "PERSON" else None
    sector, said = _sector(tree, group, role)
    country, told = _country(tree, group)
    if country:
        evidence.append(f"“{told}” tells {country_name(country)}")
    if sector:
        evidence.append(f"“{said}” is {sector}")
    return Actor(
        name, mentions, group.label, alpha3().get(country, ""), sector, role, tuple(evidence)
    )


def _heads(tree: Tree, group: Group) -> list[int]:
    """The token of each mention that the rest hangs on."""
    return [head_of(tree, first, last) for first, last in sorted(group.mentions)]


def _role(report: str, tree: Tree, group: Group) -> Span | None:
    """ "Iraqi Prime Minister Nouri al-Maliki", "Haddad, the mayor": the words for what he is."""
    for head, (first, _) in zip(_heads(tree, group), sorted(group.mentions), strict=True):
        before = first - 1
        start = first
        while (
            before >= 0
            and tree[before].upos in ("NOUN", "PROPN", "ADJ")
            and (
                not tree.broken(before, before + 1)
                and tree[before].head in (head, *range(before, head))
            )
        ):
            start, before = before, before - 1
        before_it = range(start, first)
        is_role = any(
            tree[n].upos == "NOUN" and tree[n].form.strip(".").lower() not in _ADDRESSED
            for n in before_it
        )
        if is_role or sector_of([tree.lemma(n) for n in before_it])[0]:
            return Span(report, tree[start].start, tree[first - 1].end)
        for number in (*tree.of(head, "appos"), *_apposed_to(tree, head)):
            own = [n for a, b in group.mentions for n in range(a, b + 1)]
            begin, end = phrase(tree, number, own)
            while end > begin and tree[end].upos == "PUNCT":
                end -= 1
            if tree[number].upos == "NOUN" and end - begin < _SHORT:
                return Span(report, tree[begin].start, tree[end].end)
    return None


def _apposed_to(tree: Tree, head: int) -> list[int]:
    return [tree[head].head] if tree.dep(head) == "appos" else []


def _sector(tree: Tree, group: Group, role: Span | None) -> tuple[str, str]:
    if group.label == "PERSON":
        if role is None:
            return "", ""
        return sector_of([tree.lemma(n) for n in tree.inside(role.start, role.end)])
    if group.label is None:
        return sector_of(group.spelled.split())
    for first, last in sorted(group.mentions):
        found = sector_of([tree.lemma(n) for n in range(first, last + 1)])
        if found[0]:
            return found
    return "", ""


def _country(tree: Tree, group: Group) -> tuple[str, str]:
    """The country that the words of a mention, or those beside it, name; and these words.

    A person's name is no country ("Jordan Miller"), nor is what an organisation's name ends in.
    """
    for head, (first, last) in zip(_heads(tree, group), sorted(group.mentions), strict=True):
        inside = range(first, last + 1)
        for number in inside if group.label != "PERSON" else ():
            said = tree[number].form
            if codes := people().get(said.lower()):
                return codes[0], said
            if number == first and (opening := _opening(tree, first, last)):
                return opening
        for number in (head, *tree.of(head, *_ROLES)):
            found = nation_of(tree, number, inside)
            if found is not None:
                return found
    return "", ""


def _opening(tree: Tree, first: int, last: int) -> tuple[str, str] | None:
    """The country that a name opens with, and its words: "United States Navy"."""
    for end in range(min(last, first + _LONGEST - 1), first - 1, -1):
        said = tree.words(first, end)
        if code := named().get(said.lower()):
            return code, said
    return None
