"""Where an event happened, as its own clause says it, and how that lies to the place named."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from rashomon.events.arguments import BLAMING
from rashomon.nations import people
from rashomon.records import Place, PlaceMention, Precision, Relation, Span
from rashomon.sectors import sector_of
from rashomon.tree import Tree

_CASES = frozenset(
    """in at near on inside outside around across off within along throughout between of over from
    into through against by toward towards to for""".split()
)
_AWAY = frozenset(("from", "to", "for", "toward", "towards", "against", "by", "into"))
_NEAR = frozenset(("near", "outside", "around", "off", "close", "along"))
_KILOMETRES = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609, "metre": 0.001}
_KILOMETRES |= {"meter": 0.001, "m": 0.001, "mi": 1.609, "kilometres": 1.0, "kilometers": 1.0}
_POINTS = "north south east west northeast northwest southeast southwest"
_SHORT = {
    "north": "N",
    "south": "S",
    "east": "E",
    "west": "W",
    "northeast": "NE",
    "northwest": "NW",
    "southeast": "SE",
    "southwest": "SW",
}
_OFFSET = re.compile(
    r"(?:(?P<count>\d[\d,.]*|a few|several|some)\s*(?:-|\s)?(?P<unit>km|kilomet(?:re|er)s?|miles?"
    r"|met(?:re|er)s?|mi|m)\b\W*(?:\([^)]*\)\s*)?)?"
    rf"(?:to\s+the\s+)?(?P<point>{'|'.join(_POINTS.split())}|(?:north|south)[- ](?:east|west))"
    r"(?:ern)?\s+of\s+(?:the\s+|central\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_AWAY_FROM = re.compile(
    r"(?P<count>\d[\d,.]*)\s*(?P<unit>km|kilomet(?:re|er)s?|miles?)\s*(?:\([^)]*\)\s*)?"
    r"(?:away\s+)?(?:from|outside)\s+(?:the\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_SIDE = frozenset(("side", "territory", "soil", "airspace", "waters", "land"))
_KIND_PRECISION = {
    "place": Precision.EXACT,
    "district": Precision.DISTRICT,
    "province": Precision.PROVINCE,
    "country": Precision.COUNTRY,
    "region": Precision.PART,
    "continent": Precision.PART,
    "water": Precision.WATERS,
}
_CLOSE = 25.0  # km, UCDP's limit for "near"
_SEATED = frozenset(("base", "headquarter", "bear"))  # "a group based in Paris", "born in Ostend"
_STATE = "GOV"
_FAR = 8  # steps up the tree from a place to its event
_FAINT = 0.16  # weight under which a place says where somebody is from, not where it happened
_EVEN = 0.6  # places that weigh this much of the best are equals, and the finest is meant
_WHOSE = frozenset(("'s", "’s", "'", "’"))
_LOCATIVE = frozenset("in at near on inside outside around across off within along between".split())
_HOSPITALS = frozenset("hospital clinic morgue mortuary".split())
_AIMED_AT = frozenset("threat danger risk warning".split())
_TAKEN = frozenset("take rush bring transfer admit evacuate airlift fly move treat die".split())
# Whose name no place is the event's: "the Gran Tern gang".
_GROUPS = frozenset(
    """gang group militia cartel clan brigade battalion regiment division front movement party
    faction network organisation organization company cell""".split()
)
_SITES = frozenset(
    """city town village hamlet suburb district province governorate region area neighbourhood
    neighborhood quarter camp airport airbase base border crossing capital street square market
    county state country island coast valley mountain hill river lake port harbour harbor bridge
    road highway outskirt countryside side part centre center settlement municipality territory
    prison hospital school mosque church university station refinery plant checkpoint perimeter
    compound headquarters enclave stronghold frontier desert home house residence apartment flat
    office building farm hotel shop restaurant market bazaar cafe club bar theatre theater stadium
    park garden temple shrine depot warehouse factory mine college embassy consulate courthouse
    jail barracks ground field site""".split()
)


def place_of(
    report: str,
    tree: Tree,
    words: Sequence[int],
    mentions: Sequence[PlaceMention],
    owner: Mapping[int, int],
    sides: Collection[int] = (),
    within: Collection[int] | None = None,
) -> Place | None:
    """The place of the event whose trigger ``words`` are.

    ``owner`` is the trigger head at each token that belongs to some event; ``sides`` are tokens of
    those who take part, whose names are no places here; ``within`` are the only tokens that may
    name it, where not all may.
    """
    heads = [each.head for each in mentions]
    out = (n for n, head in enumerate(heads) if within is not None and head not in within)
    left = {n for n, head in enumerate(heads) if head in sides} | set(out)
    found = _chosen(tree, words, mentions, owner, left)
    if found is None:
        return None
    return stated(report, tree, mentions, _finest(tree, mentions, found))


def _chosen(
    tree: Tree,
    words: Sequence[int],
    mentions: Sequence[PlaceMention],
    owner: Mapping[int, int],
    left: Collection[int] = (),
) -> int | None:
    """The mention that is most surely the place of what some words say; its clause's before all."""
    own = set(words)
    if beds := [n for n in own if tree.lemma(n) in _HOSPITALS]:  # hurt elsewhere
        left = {*left, *(n for n, each in enumerate(mentions) if each.head > min(beds))}
    sentence = tree.sentence_of[words[0]]
    here = [n for n, each in enumerate(mentions) if tree.sentence_of[each.head] == sentence]
    # A dateline says where somebody wrote.
    near = [n for n in here if n not in left and mentions[n].head not in tree.datelines]
    noun = tree[words[0]].head
    if tree.dep(words[0]) == "amod" and tree[words[0]].xpos == "VBN":
        inside = set(tree.subtree(noun))  # "137 abducted pupils freed in Kessa": not abducted there
        near = [n for n in near if mentions[n].head in inside]
    weights = {n: _weight(tree, mentions[n].head, own, owner) for n in near}
    for n in near:
        if _is_territory(tree, mentions[n]):  # says on which side, where a place is named too
            weights[n] *= 0.5
    best = max(weights.values(), default=0.0)
    if best < _FAINT:
        above = _governing(tree, words)
        if above is not None:
            return _chosen(tree, [above], mentions, owner, left)
        weights = {n: _loose(tree, mentions[n].head, own, owner) for n in near}
        best = max(weights.values(), default=0.0)
    fitting = [n for n in near if weights[n] >= best * _EVEN and weights[n] > 0]
    return max(fitting, key=lambda n: (_fineness(mentions[n]), weights[n]), default=None)


def _is_territory(tree: Tree, mention: PlaceMention) -> bool:
    last = tree.inside(mention.words.start, mention.words.end)[-1]
    return bool({tree.lemma(last), tree[last].form.lower()} & _SIDE)


def _governing(tree: Tree, words: Sequence[int]) -> int | None:
    """The verb whose place is a dependent clause's too: "…, killing ten", "hit and destroyed"."""
    head = next((n for n in words if tree[n].head not in words), words[0])
    above = tree[head].head
    if above == head or tree.dep(head) not in (
        "advcl",
        "acl",
        "conj",
        "xcomp",
        "ccomp",
        "parataxis",
    ):
        if tree.dep(head) in ("nsubj", "obj", "obl", "nmod") and above != head:
            return above
        return None
    if tree[above].upos not in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
        return None
    return above


def _loose(tree: Tree, number: int, own: set[int], owner: Mapping[int, int]) -> float:
    """A place of the sentence that nothing ties to the event: only where something is in it."""
    if not tree.cases(number) & _LOCATIVE or _of_teller(tree, number):
        return 0.0
    above = tree[number].head
    if tree.dep(above) == "acl" and owner.get(above, above) not in own:
        return 0.0  # "an organisation (banned in Russia)"
    return 0.1 if _modifies_somebody(tree, number) else 0.2


def _of_teller(tree: Tree, number: int) -> bool:
    """Whether a place says where somebody is from who tells: "the party in Tamria said that …"."""
    head = tree[number].head
    if tree.lemma(head) in _SEATED or sector_of([tree.lemma(head)])[0] == _STATE:
        return True  # "based in Paris", "officials in Paris"
    named = tree.label(head) in ("ORG", "PERSON") and tree.dep(number) == "nmod"
    return named and tree.dep(head) == "nsubj" and bool(tree.of(tree[head].head, "ccomp"))


def _modifies_somebody(tree: Tree, number: int) -> bool:
    """Whether a place says whose somebody is: "US forces", "Turkey's minister"."""
    above = tree[number].head
    bare = not tree.cases(number) and tree.dep(number) in ("compound", "amod", "nmod")
    return bare and tree[above].upos in ("NOUN", "PROPN") and not _placed(tree, above)


def _placed(tree: Tree, number: int) -> bool:
    """Whether a noun is itself somewhere: a town, a border, a camp, or a part of one."""
    return tree.lemma(number) in _SITES or tree.label(number) in ("LOCATION", "FACILITY")


def _fineness(mention: PlaceMention) -> int:
    located = mention.located
    return 0 if located is None else -int(_KIND_PRECISION[located.kind])


def _weight(tree: Tree, number: int, own: set[int], owner: Mapping[int, int]) -> float:
    """How surely a place is an event's: hung on it by a preposition, or on what it hangs on."""
    weight, here = 1.0, number
    if _modifies_somebody(tree, number) and tree[number].head not in own:
        weight = 0.0 if tree.lemma(tree[number].head) in _GROUPS else 0.15
    for step in range(_FAR):
        relation, cases = tree.dep(here), tree.cases(here)
        above = tree[here].head
        if above == here:
            return 0.0
        if here == number and cases & _WHOSE and above not in owner and not _placed(tree, above):
            return 0.0  # "Baghdad's acknowledgement" says whose
        if relation in ("nsubj", "iobj") and tree[here].deprel != "nsubj:pass":
            return 0.0
        if here == number and "to" in cases and tree.lemma(above) in _AIMED_AT:
            return 0.0  # "removed a threat to the airport"
        if here == number and relation == "obj" and tree.lemma(above) in BLAMING:
            return 0.0  # "Baku blamed Yerevan for the fighting"
        if tree.lemma(here) in _HOSPITALS and tree.lemma(above) in _TAKEN:
            return 0.0  # "the driver died in hospital in Eldoret"
        if relation in ("compound", "amod", "nmod") and not cases and above in own and step == 0:
            return 0.7  # "the Mosul bombing"
        if step == 0 and cases & _AWAY and above in owner and owner[above] not in own:
            return 0.0  # "cut short a visit to Ostend and condemned the attack"
        if cases and not cases & _CASES:
            weight *= 0.4
        if cases & _AWAY and relation in ("obl", "nmod"):
            weight *= 0.45
        if relation in ("acl", "advcl", "ccomp", "parataxis"):
            weight *= 0.5
        if above in own:
            return weight
        if above in owner and owner[above] not in own and relation not in ("conj", "appos"):
            weight *= 0.4  # it passes another event on its way
        weight *= 0.9
        here = above
    return 0.0


def _finest(tree: Tree, mentions: Sequence[PlaceMention], number: int) -> int:
    """The first of places that are said to lie in one another: "Marj, in Hadramawt"."""
    for _ in range(len(mentions)):
        beside = (n for n in (number - 1, number + 1) if 0 <= n < len(mentions))
        inner = next((n for n in beside if mentions[n].inside == mentions[number].words), None)
        if inner is None or _is_run(tree, mentions[inner].head):
            return number
        number = inner
    return number


def _is_run(tree: Tree, number: int) -> bool:
    """Whether a place only says what somebody runs: "the head of the Pell hospital in Hajjah"."""
    return "of" in tree.cases(number) and not _placed(tree, tree[number].head)


def stated(report: str, tree: Tree, mentions: Sequence[PlaceMention], number: int) -> Place:
    """A place mention as the place of something: relation, distance, side, precision."""
    mention = mentions[number]
    text, start = tree.text, mention.words.start
    before = text[max(0, start - 90) : start]
    located = mention.located
    precision = _KIND_PRECISION[located.kind] if located else _unknown(mentions, mention)
    side, asserted = _side(report, tree, mentions, mention)
    match = _OFFSET.search(before) or _AWAY_FROM.search(before)
    if match is not None:
        distance = _distance(match)
        point = match.groupdict().get("point") or ""
        direction = _SHORT.get(point.lower().replace(" ", "").replace("-", ""), "")
        near = distance is None or distance <= _CLOSE
        precision = max(precision, Precision.NEAR) if near else Precision.PART
        words = Span(report, start - len(before) + match.start(), mention.words.end)
        return Place(number, words, precision, Relation.OFF, direction, distance, side, asserted)
    cases = tree.cases(mention.head)
    if cases & _NEAR:
        return Place(
            number,
            mention.words,
            max(precision, Precision.NEAR),
            Relation.NEAR,
            side=side,
            asserted=asserted,
        )
    relation = Relation.BETWEEN if "between" in cases else Relation.IN
    return Place(number, mention.words, precision, relation, side=side, asserted=asserted)


def _unknown(mentions: Sequence[PlaceMention], mention: PlaceMention) -> Precision:
    """A place that no gazetteer has is a village of what it is said to lie in."""
    for other in mentions:
        if other.words == mention.inside and other.located is not None:
            return max(_KIND_PRECISION[other.located.kind], Precision.NEAR)
    return Precision.PART


def _distance(match: re.Match[str]) -> float | None:
    count = (match["count"] or "").replace(",", "").rstrip(".")
    try:
        value = float(count)
    except ValueError:
        return None
    unit = match["unit"].lower()
    return round(value * _KILOMETRES.get(unit, _KILOMETRES.get(unit.rstrip("s"), 1.0)), 3)


def _side(
    report: str, tree: Tree, mentions: Sequence[PlaceMention], mention: PlaceMention
) -> tuple[Span | None, str]:
    """Words beside a place that put something on one side: "the Syrian side of", "inside Iraq"."""
    sentence = tree.sentence(mention.head)
    for number in range(sentence.first, sentence.last):
        if tree.lemma(number) not in _SIDE and tree[number].form.lower() not in _SIDE:
            continue
        first, last = sorted((number, mention.head))
        if any(tree[n].upos in ("VERB", "AUX") for n in range(first + 1, last)):
            continue  # told of something else
        for child in tree.children[number]:
            codes = people().get(tree[child].form.lower().removesuffix("'s"), ())
            if codes and tree.dep(child) in ("amod", "nmod", "compound"):
                start = min(child, *tree.of(number, "det"), child)
                span = Span(report, tree[start].start, tree[number].end)
                return span, codes[0]
    located = mention.located
    if located is not None and located.kind == "country":
        for child in tree.of(mention.head, "case"):
            if tree.lemma(child) in ("inside", "within"):
                span = Span(report, tree[child].start, mention.words.end)
                return span, located.country
    after = tree.inside(mention.words.start, mention.words.end)[-1] + 1
    if after < sentence.last and tree.lemma(after) in ("inside", "within"):  # "Qaim inside Iraq"
        country = tree[after].head
        for other in mentions:
            place = other.located
            if other.head == country and place is not None and place.kind == "country":
                return Span(report, tree[after].start, other.words.end), place.country
    return None, ""
