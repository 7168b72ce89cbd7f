"""Which names and descriptions of a report are one: surnames, acronyms in brackets, repeats."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from rashomon.nations import capitals, named, people
from rashomon.pronouns import owner_of
from rashomon.records import Name
from rashomon.sectors import Organisation, organisation, sector_of, sectors
from rashomon.spelling import first_letters, key
from rashomon.tree import Tree

_TELLING = 6  # letters of a word that alone may stand for a body's name
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z]*|[A-Z]{2,8}|[A-Z][a-z]{2,6}")
_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady sheikh sheik imam general gen col colonel
    major maj capt captain lt lieutenant sgt sergeant president minister senator sen rep gov
    governor prime king queen prince princess pope bishop ayatollah judge justice""".split()
)
_HYPHENS = frozenset("-‐‑–")
_ACCUSING = frozenset("accuse blame urge warn condemn suspect".split())
_SOME = frozenset("several some many most few other fellow all".split())
_BACKED = frozenset("backed supported allied aligned trained armed funded friendly".split())
_WITH = frozenset(("by", "with"))  # "talks with Damascus", "ordered by Ankara"
_AROUND = ("compound", "nmod", "appos", "amod", "flat", "nmod:desc", "nmod:poss")


@dataclass(slots=True)
class Group:
    """Mentions that mean one, as first and last tokens, and why."""

    label: str | None
    spelled: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    country: str = ""  # alpha-2, of a country itself
    known: Organisation | None = None

    def add(self, first: int, last: int, why: str = "") -> None:
        """One more mention."""
        if (first, last) not in self.mentions:
            self.mentions.append((first, last))
        if why and why not in self.evidence:
            self.evidence.append(why)

    def take(self, other: Group, why: str) -> None:
        """All that another group holds, which is left without mentions."""
        for mention in other.mentions:
            self.add(*mention, why)
        for each in other.evidence:
            self.add(*other.mentions[0], each)
        self.known = self.known or other.known
        other.mentions.clear()


def groups(tree: Tree) -> list[Group]:
    """Everybody that a text names or describes."""
    found: list[Group] = []
    for name in _parted(tree):
        first, last = _bare(tree, name)
        if first > last:
            continue
        if name.label == "PERSON" and tree.words(first, last).lower() not in people():
            _add_person(tree, found, first, last)
        elif name.label == "ORG":
            _add_body(tree, found, first, last)
        elif name.label in ("LOCATION", "NORP", "PERSON"):
            _add_country(tree, found, first, last)
    found = _firsts_joined(_letters_joined(tree, _ends_joined(found)))
    _add_descriptions(tree, found)
    return sorted((g for g in found if g.mentions), key=lambda group: min(group.mentions))


def _parted(tree: Tree) -> Iterator[Name]:
    """The names; two that a hyphen ties ("the Ostermark-Coast Guard talks") as the two they are.

    Both must stand in the report by themselves, which the halves of one name hardly do.
    """
    labels = {tree.words(*_bare(tree, name)): name.label for name in tree.reading.names}
    for name in tree.reading.names:
        at = next((n for n in range(name.first, name.last) if tree[n].form in _HYPHENS), None)
        if at is None or not name.first < at < name.last - 1:
            yield name
            continue
        sides = Name(name.first, at, name.label), Name(at + 1, name.last, name.label)
        own = [labels.get(tree.words(*_bare(tree, side))) for side in sides]
        if None in own:
            yield name
        else:
            yield from (replace(s, label=o) for s, o in zip(sides, own, strict=True) if o)


def _bare(tree: Tree, name: Name) -> tuple[int, int]:
    """A name without its article, its titles and a possessive."""
    first, last = name.first, name.last - 1
    if first < last and _is_only_for(tree, first):
        first += 1  # "the anti-Assad Syrian Observatory"
    while first < last and (
        tree.lemma(first) in ("the", "a")
        or (name.label == "PERSON" and tree[first].form.rstrip(".").lower() in _TITLES)
    ):
        first += 1
    while last > first and tree[last].form in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last


def _add_person(tree: Tree, found: list[Group], first: int, last: int) -> None:
    words = key(tree.words(first, last)).split()
    if not words:
        return
    for group in reversed(found):
        if group.label != "PERSON":
            continue
        known = group.spelled.split()
        if known == words:
            group.add(first, last)
            return
        shorter, longer = sorted((known, words), key=len)
        same = _within(shorter, longer) or (
            len(shorter) == len(longer) and _within(longer, shorter)
        )
        if shorter[-1:] == longer[-1:] and same:
            group.add(first, last, f"“{' '.join(shorter)}” is part of “{' '.join(longer)}”")
            group.spelled = " ".join(longer)
            return
    group = Group("PERSON", " ".join(words))
    group.add(first, last)
    found.append(group)


def _within(shorter: list[str], longer: list[str]) -> bool:
    """Whether all words of one name stand in another, an initial for a word."""
    rest = list(longer)
    for word in shorter:
        fitting = next((w for w in rest if w == word or (len(word) == 1 and w[:1] == word)), None)
        if fitting is None:
            return False
        rest.remove(fitting)
    return True


def _add_body(tree: Tree, found: list[Group], first: int, last: int) -> None:
    said = tree.words(first, last)
    spelled, known = key(said), organisation(said)
    longer = [g for g in found if g.label == "ORG" and _is_part(spelled, g.spelled)]
    for group in found:
        if group.label != "ORG":
            continue
        short_form = any(tree.words(a, b) == said for a, b in group.mentions)
        same = group.spelled == spelled
        acronym = _is_acronym(spelled, group.spelled) or _is_acronym(group.spelled, spelled)
        listed = known is not None and group.known is known
        part = len(longer) == 1 and longer[0] is group
        if same or acronym or listed or short_form or part:
            short, long = sorted((spelled, group.spelled), key=len)
            why = f"“{short.upper()}” are the first letters of “{long}”" if acronym else ""
            why = f"“{spelled}” is a name of {known.name}" if listed and not same and known else why
            why = f"“{spelled}” is part of “{group.spelled}”" if part and not why else why
            group.add(first, last, why)
            group.spelled = max(group.spelled, spelled, key=len)
            group.known = group.known or known
            break
    else:
        group = Group("ORG", spelled, known=known)
        group.add(first, last)
        found.append(group)
    _add_bracketed(tree, group, last)


def _ends_joined(found: list[Group]) -> list[Group]:
    """ "The Air Force" is the "Ostermark Air Force" where no other force of a report ends so."""
    bodies = [group for group in found if group.label == "ORG"]
    for group in bodies:
        longer = [each for each in bodies if each.spelled.endswith(f" {group.spelled}")]
        if len(longer) == 1 and " " in group.spelled:
            whole = longer[0]
            why = f"“{group.spelled}” is part of “{whole.spelled}”"
            whole.take(group, why)
    return [group for group in found if group.mentions]


def _letters_joined(tree: Tree, found: list[Group]) -> list[Group]:
    """A word in capitals that was read as a person, where it is the letters of one body's name."""
    for group in found:
        first, last = group.mentions[0]
        if group.label != "PERSON" or first != last or not tree[first].form.isupper():
            continue
        bodies = [each for each in found if each.label == "ORG"]
        bodies = [each for each in bodies if _is_acronym(group.spelled, each.spelled)]
        if len(bodies) == 1 and len(group.spelled) > 2:
            why = f"“{group.spelled.upper()}” are the first letters of “{bodies[0].spelled}”"
            bodies[0].take(group, why)
    return [group for group in found if group.mentions]


def _firsts_joined(found: list[Group]) -> list[Group]:
    """ "Tedros" is the "Tedros Adhanom" named before, where no other person has that name."""
    persons = [group for group in found if group.label == "PERSON"]
    for group in persons:
        named = [each for each in persons if group.spelled in each.spelled.split()]
        full = [each for each in named if each.spelled.startswith(f"{group.spelled} ")]
        if len(full) == 1 and len(named) == 2 and min(full[0].mentions) < min(group.mentions):
            why = f"“{group.spelled}” is part of “{full[0].spelled}”"
            full[0].take(group, why)
    return [group for group in found if group.mentions]


def _is_part(short: str, long: str) -> bool:
    """Whether a name is the telling word of a longer one: "the Observatory", "the Coalition"."""
    words = long.split()
    return len(words) > 2 and len(short) >= _TELLING and short in words


def _add_bracketed(tree: Tree, group: Group, last: int) -> None:
    """ "Islamic State of Iraq and the Levant (ISIL or ISIS)": each short form is the name's."""
    if last + 2 >= len(tree.tokens) or tree[last + 1].form != "(":
        return
    for number in range(last + 2, min(last + 9, len(tree.tokens))):
        form = tree[number].form
        if form == ")":
            return
        place = tree.label(number) == "LOCATION"
        known = form.isupper() or tree.label(number) == "ORG" or sum(map(str.isupper, form)) > 1
        if _ACRONYM.fullmatch(form) and known and not place:
            group.add(number, number, f"“{form}” stands in brackets behind “{group.spelled}”")


def _is_acronym(short: str, long: str) -> bool:
    """Whether a word is made of the first letters of a name, small words left out or not."""
    return " " not in short and len(short) > 1 and short in first_letters(long)


def _add_country(tree: Tree, found: list[Group], first: int, last: int) -> None:
    said = tree.words(first, last).lower()
    if _are_persons(tree, first, last):
        persons = next((g for g in found if g.label is None and g.spelled == said), None)
        if persons is None:
            persons = Group(None, said)
            found.append(persons)
        persons.add(first, last)
        return
    code = named().get(said) or named().get(said.removeprefix("the "))
    adjective = people().get(said, ())
    told = {group.country for group in found}
    code = code or next((c for c in adjective if c in told), adjective[0] if adjective else None)
    why = ""
    if code is None and _acts(tree, first, last):
        code = capitals().get(said)
        why = f"“{tree.words(first, last)}” acts for the country whose capital it is"
    if code is None:
        return
    for group in found:
        if group.country == code:
            group.add(first, last, why)
            return
    group = Group("LOCATION", key(said), country=code)
    group.add(first, last, why)
    found.append(group)


def _are_persons(tree: Tree, first: int, last: int) -> bool:
    """Whether a people's name in the plural means some of its people, not their state.

    "Several Syrians were killed", "killed two Americans"; those who act, and "the Russians", may be
    the state.
    """
    head = head_of(tree, first, last)
    if first != last or tree[head].xpos not in ("NNS", "NNPS") or tree.dep(head) == "compound":
        return False
    if tree.of(head, "nummod") or any(tree.lemma(n) in _SOME for n in tree.of(head, "amod", "det")):
        return True
    acts = tree[head].deprel == "nsubj"
    return not acts and not tree.of(head, "det") and tree[head].form.lower().endswith("s")


def _acts(tree: Tree, first: int, last: int) -> bool:
    """Whether a name does something, or something is done together with it."""
    head = head_of(tree, first, last)
    if tree.dep(head) == "obj" and tree.lemma(tree[head].head) in _ACCUSING:
        return True
    return tree.dep(head) == "nsubj" or bool(tree.cases(head) & _WITH)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of a mention that the rest hangs on."""
    inside = range(first, last + 1)
    return next((n for n in inside if tree[n].head not in inside), last)


def _add_descriptions(tree: Tree, found: list[Group]) -> None:
    """Nouns that say what somebody is: "Syrian warplanes", "the rebels", "police"."""
    taken = {n for group in found for first, last in group.mentions for n in range(first, last + 1)}
    by_kind: dict[tuple[str, str], Group] = {}
    for number, token in enumerate(tree.tokens):
        if token.upos not in ("NOUN", "PROPN") or number in taken or number in tree.name_of:
            continue
        if tree[number].deprel in ("compound", "flat", "fixed", "nmod:desc"):
            continue
        if _is_role(tree, number):
            continue
        words = words_before(tree, number)
        sector, said = sector_of(words)
        if not sector or not said.endswith(words[-1]):
            continue
        nation = (nation_of(tree, number) or ("", ""))[0]
        kind = said, nation
        if kind not in by_kind:
            by_kind[kind] = Group(None, said)
            found.append(by_kind[kind])
        by_kind[kind].add(number, number)


def _is_role(tree: Tree, number: int) -> bool:
    """Whether a noun says what a named person is, beside the name: "Dalwani, the mayor"."""
    bearer = [tree[number].head] if tree.dep(number) == "appos" else tree.of(number, "appos")
    bearer += tree.of(number, "flat")
    return any(tree.label(n) == "PERSON" for n in bearer)


def words_before(tree: Tree, number: int) -> list[str]:
    """The lemmas of a noun and of those compounded with it, in order; "forces" stays as it is."""
    parts = [n for n in tree.children[number] if n < number and tree.dep(n) in ("compound", "amod")]
    said = [(tree[n].form.lower(), tree.lemma(n)) for n in (*sorted(parts), number)]
    return [form if form in sectors() else lemma for form, lemma in said]


def nation_of(tree: Tree, number: int, own: Collection[int] = ()) -> tuple[str, str] | None:
    """The country that a noun phrase names as whose somebody is, alpha-2, and the words.

    ``own`` are tokens of a name, whose words tell nothing; so do those of an organisation's name.
    """
    for child in _near(tree, number):
        if child in own or tree.label(child) in ("ORG", "PERSON") or _is_only_for(tree, child):
            continue
        said = tree[child].form.lower()
        whole = said
        if child in tree.name_of:
            name = tree.reading.names[tree.name_of[child]]
            whole = tree.words(name.first, name.last - 1).lower()
        if "in" in tree.cases(child):  # "the prime minister in Baghdad", "officials in Kyiv"
            if (seat := capitals().get(whole)) is not None:
                return seat, tree[child].form
            continue
        code = named().get(said) or named().get(whole)
        adjective = people().get(said, ())
        if code or adjective:
            return code or adjective[0], tree[child].form
    owner = owner_of(tree, number)
    return None if owner is None else _state_of(tree, owner)


def _is_only_for(tree: Tree, nation: int) -> bool:
    """Whether a nation's name says for whom others are: "pro-Russian", "Turkish-backed rebels"."""
    before = nation > 1 and tree[nation - 1].form in _HYPHENS
    if before and tree[nation - 2].form.lower() in ("pro", "anti"):
        return True
    behind = nation + 2 < len(tree.tokens) and tree[nation + 1].form in _HYPHENS
    return behind and tree[nation + 2].form.lower() in _BACKED


def _state_of(tree: Tree, number: int) -> tuple[str, str] | None:
    """The state whose body or name a word is, and its words."""
    said = tree[number].form
    code = named().get(said.lower()) or capitals().get(said.lower())
    return (code, said) if code is not None else nation_of(tree, number)


def _near(tree: Tree, number: int) -> Iterator[int]:
    for child in tree.children[number]:
        if tree[child].deprel in _AROUND or tree.dep(child) in ("nmod", "amod", "compound"):
            if tree.cases(child) - {"of", "'s", "’s", "from", "in"}:
                continue
            between = range(min(child, number) + 1, max(child, number))
            if any(tree[n].upos in ("VERB", "AUX") for n in between):
                continue  # hung across a clause: "Syrian jets bombed it, the minister said"
            yield child
            yield from (n for n in tree.children[child] if tree.dep(n) in ("amod", "compound"))
