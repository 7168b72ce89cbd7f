"""Holders in order: who carried the words, and who spoke them first.

Carriers come from the words: who is told ("told AFP"), who quotes ("sources quoted by the BBC",
"the BBC, citing residents"), who interviews, who reports that somebody says, and the agency of the
dateline. An official who is told something does not carry it: only who prints does.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.attribution.descriptions import described
from rashomon.attribution.found import CITING, Found
from rashomon.attribution.subjects import is_quoted_as
from rashomon.phrases import RELATIVE, antecedent, name_of, phrase
from rashomon.records import NOBODY, Holder, Span, Stance
from rashomon.tree import DASHES, OPENING, Tree

_PRONOUNS = frozenset("he she it they we i".split())
_CARRYING = frozenset(
    "quote cite report carry publish obtain see broadcast release air circulate post leak send "
    "give show share review view examine".split()
)
_ASKING = frozenset("contact interview reach ask question".split())
# Words for who prints or broadcasts, where it is not named.
_MEDIA = frozenset(
    "agency broadcaster channel daily magazine media network newspaper outlet paper press radio "
    "station television tv website weekly".split()
)
_MEETINGS = frozenset("interview conference briefing call email message letter remark".split())
_TALKING = frozenset(("speak", "talk"))
_DATELINE = 10  # tokens at the start of a paragraph in which the dateline's agency is named
_OPENING_MARKS, _CLOSING_MARKS = frozenset('“"«„') | {"``"}, frozenset('”"»') | {"''"}


def credited(report: str, tree: Tree) -> tuple[Holder, ...]:
    """The agency of a dateline or credit, which carries all that the report says, or nothing."""
    found = _agency(tree)
    if found is None:
        return ()
    first, last = found
    span = Span(report, tree[first].start, tree[last].end)
    return (Holder(tree.words(first, last), span, "ORG", whole=span, name=span),)


def surroundings(found: Sequence[Found]) -> list[int | None]:
    """For each attribution the one in whose content it stands, if any."""
    contents = [frozenset(each.content) for each in found]
    return [_around(found, contents, each) for each in found]


def chains(
    report: str, tree: Tree, found: Sequence[Found], surrounding: Sequence[int | None]
) -> list[tuple[Holder, ...]]:
    """The chain of each attribution: what its own words say, under what it stands in.

    The agency of the dateline, which is before them all, is left out: see ``credited``.
    """
    own = [_own(report, tree, each) for each in found]
    whole: list[tuple[Holder, ...]] = []
    for each, mine, around in zip(found, own, surrounding, strict=True):
        outer = list[Holder]()
        seen = set[int]()
        while around is not None and around not in seen:
            seen.add(around)
            if _passes_on(found[around]):
                outer = [*own[around], *outer]
            around = surrounding[around]
        if outer and mine and mine[-1].words.lower() in _PRONOUNS:
            mine = mine[:-1]  # who said that "he" fears something fears it himself
        unknown = [NOBODY] if each.source is None else []
        whole.append(without_repeats([*outer, *mine, *unknown]))
    return whole


def _passes_on(found: Found) -> bool:
    """Whether a statement carries those inside it: who denies or asks for a thing does not."""
    entry = found.entry
    return entry is None or (found.frame == "c" and entry.stance is Stance.ASSERTS)


def _own(report: str, tree: Tree, found: Found) -> list[Holder]:
    """Holders that the reporting clause itself names, carriers first."""
    numbers = [n for n in found.hearers if prints(tree, n)]
    numbers += _met(tree, found)
    numbers += _quoting(tree, found)
    source = found.source
    if source is not None:
        numbers += _carriers_of(tree, source)
        if source in numbers:
            numbers.remove(source)
        numbers.append(source)
        numbers += _cited(tree, found)
    return [_holder(report, tree, n, found) for n in dict.fromkeys(numbers)]


def prints(tree: Tree, number: int) -> bool:
    """Whether this is a named organisation or a medium: what is told to it is printed."""
    if tree.lemma(number) in _MEDIA:
        return True
    return tree.label(number) == "ORG"


def _met(tree: Tree, found: Found) -> list[int]:
    """With whom the speaker spoke: "in an interview with Reuters", "speaking to the BBC"."""
    carriers = []
    for number in sorted({*found.phrase, *_beside(tree, found)}):
        lemma = tree.lemma(number)
        if lemma in _MEETINGS:
            carriers += [n for n in tree.of(number, "nmod") if tree.cases(n) & {"with", "to"}]
            carriers += tree.of(number, "nmod:poss", "compound")
        elif lemma in _TALKING and tree[number].upos == "VERB":
            carriers += [n for n in tree.of(number, "obl") if tree.cases(n) & {"with", "to"}]
    return [n for n in carriers if prints(tree, n)]


def _beside(tree: Tree, found: Found) -> set[int]:
    """The rest of the cue's sentence, where what is said stands whole in quotation marks."""
    first, last = found.content[0], found.content[-1]
    if tree[first].form not in _OPENING_MARKS or tree[last].form not in _CLOSING_MARKS:
        return set()
    sentence = tree.sentence(found.cue[0])
    return set(range(sentence.first, sentence.last)) - set(found.content)


def _quoting(tree: Tree, found: Found) -> list[int]:
    """By whom the speaker is quoted "as saying"."""
    cue = found.cue[0]
    if not is_quoted_as(tree, cue):
        return []
    above = tree[cue].head
    agents = tree.of(above, "obl:agent") + tree.of(cue, "obl:agent")
    agents += [n for n in tree.of(cue, "obl") if "by" in tree.cases(n)]
    return agents[:1] or tree.of(above, "nsubj")[:1]


def _carriers_of(tree: Tree, source: int) -> list[int]:
    """By whom the source is quoted: "militant sources quoted by the BBC"."""
    found = []
    inside = [source, *(n for n in tree.of(source, "nmod") if n > source)]  # "a copy of the law"
    clauses = [clause for n in inside for clause in tree.of(n, "acl", "acl:relcl")]
    # Directly behind the noun a participle tells of it, wherever the tree hangs it.
    clauses += [n for n in tree.of(tree[source].head, "advcl") if n == source + 1]
    for child in clauses:
        agents = tree.of(child, "obl:agent")
        if tree.lemma(child) in _ASKING:
            found += [n for n in agents if prints(tree, n)]
        if tree.lemma(child) in _CARRYING:
            found += agents
            named = [n for n in tree.of(child, "obl") if tree.cases(n) & {"by", "in", "on", "to"}]
            found += [n for n in named if prints(tree, n)]
            if tree[child].deprel == "acl:relcl":
                found += [n for n in tree.of(child, "nsubj") if tree.lemma(n) not in RELATIVE]
    return found


def _cited(tree: Tree, found: Found) -> list[int]:
    """On whom the source itself relies, in order.

    "AFP reported, citing a medic"; "citing a paper, which quoted a porter".
    """
    cited = list[int]()
    for number in found.phrase:
        loose = tree[number].form.lower().endswith("ing") and number not in found.cue
        if loose and tree[number].upos == "VERB" and tree.lemma(number) in CITING:
            cited += tree.of(number, "obj")
    for holder in cited:  # grows while it is walked: each may rely on another
        clauses = (n for n in tree.of(holder, "acl:relcl") if tree.lemma(n) in CITING)
        cited += [n for clause in clauses for n in tree.of(clause, "obj") if n not in cited]
    return cited


def _around(found: Sequence[Found], contents: Sequence[frozenset[int]], each: Found) -> int | None:
    """The narrowest statement of somebody else in whose clause this one's cue stands."""
    best, size = None, 0
    for number, (other, inside) in enumerate(zip(found, contents, strict=True)):
        if other is each or other.source is None or other.source == each.source:
            continue
        if inside.issuperset(each.cue) and (best is None or len(inside) < size):
            best, size = number, len(inside)
    return best


def _agency(tree: Tree) -> tuple[int, int] | None:
    """The agency of a dateline, "TUNIS (AFP) –", or of a credit that closes the report, "– AFP".

    As the first and last token of its name.
    """
    lines = tree.paragraphs
    for first, last in lines[:OPENING]:
        for number in range(first, min(first + _DATELINE, last)):
            if tree[number].form != "(" or not prints(tree, number + 1):
                continue
            after = range(number + 2, min(number + 7, last + 1))
            close = next((n for n in after if tree[n].form == ")"), None)
            if close is not None and {tree[n].form for n in after if n > close} & DASHES:
                return number + 1, close - 1
    if not lines:
        return None
    first, last = lines[-1]
    words = [n for n in range(first, last + 1) if tree[n].upos != "PUNCT"]
    if len(lines) > 1 and 0 < len(words) <= 3 and prints(tree, words[-1]):
        return words[0], words[-1]
    if last > first + 1 and tree[last].form == ")" and tree[last - 2].form == "(":
        return (last - 1, last - 1) if prints(tree, last - 1) else None
    if last > first + 1 and tree[last - 1].form in DASHES and prints(tree, last):
        return last, last
    return None


def without_repeats(chain: Sequence[Holder]) -> tuple[Holder, ...]:
    """A holder that stands in the chain already is not there twice."""
    seen: dict[str, Holder] = {}
    for each in chain:
        seen.setdefault(each.words.lower(), each)
    return tuple(seen.values())


def _holder(report: str, tree: Tree, number: int, found: Found | None) -> Holder:
    """A holder's words: its noun phrase, without what only the attribution hangs there."""
    barred = {*found.cue, *found.content} if found else set[int]()
    first, last = phrase(tree, number, barred)
    place = tree.name_of.get(number)
    if place is not None:  # a name whose words the tree parts is one: "Channel 9"
        words_of = tree.reading.names[place]
        first, last = min(first, words_of.first), max(last, words_of.last - 1)
    span = Span(report, tree[first].start, tree[last].end)
    stands_for, evidence = None, ""
    if tree.lemma(number) in RELATIVE and (head := antecedent(tree, number)) is not None:
        start, end = phrase(tree, head, barred)
        stands_for = Span(report, tree[start].start, tree[end].end)
        evidence = f"“{tree[number].form}” points back to the noun before it"
    start, end = phrase(tree, number, barred, clauses=True)
    whole = Span(report, tree[start].start, tree[end].end)
    label = tree.label(number)
    told = described(tree, number, first) if label is None else None
    name = name_of(report, tree, number)
    words = tree.words(first, last)
    return Holder(words, span, label, stands_for, evidence, whole, told, name)
