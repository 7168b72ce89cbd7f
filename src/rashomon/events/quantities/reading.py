"""How many of what: every number of a report that counts or measures something, with its cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.events.bases import bases
from rashomon.events.quantities import numbers
from rashomon.events.quantities.counted import (
    class_of,
    is_animal,
    is_empty,
    is_one_person,
    is_people,
)
from rashomon.events.quantities.governors import governed, joined, role
from rashomon.events.quantities.numbers import Phrase
from rashomon.events.quantities.parts import INCLUDING, PRONOUNS, Draft, relate
from rashomon.modality import head_of
from rashomon.records import Qualifier, Quantity, QuantityKind, Reading, Span
from rashomon.tree import Tree, tree_of

_HARM = frozenset(
    (
        QuantityKind.KILLED,
        QuantityKind.WOUNDED,
        QuantityKind.CASUALTIES,
        QuantityKind.MISSING,
        QuantityKind.DETAINED,
        QuantityKind.HOSTAGES,
    )
)
_BY_NOUN = frozenset((QuantityKind.AIRCRAFT, QuantityKind.VEHICLES, QuantityKind.VOTES))
_COUNTED = ("NOUN", "PROPN", "ADJ", "VERB")
_VOTING = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|bill|motion|resolution|senate|parliament|assembly|lawmakers|ballot"
    r"|amendment)\b",
    re.IGNORECASE,
)
_MODIFIERS = ("det", "amod", "compound", "nmod:poss", "nummod", "obl")
_OLDEST = 115
_ABSENT = re.compile(r"no[ -]one|nobody|none", re.IGNORECASE)


def quantities(report_id: str, text: str, reading: Reading) -> tuple[Quantity, ...]:
    """The quantities of a text in its order.

    One person killed, hurt, missing or held counts 1, its words being the phrase ("A soldier");
    one only named does not.
    """
    tree = tree_of(reading, text)
    drafts = sorted(
        (*_numbered(tree), *_single_persons(tree)), key=lambda d: (d.phrase.start, d.phrase.end)
    )
    drafts = _met_once(tree, drafts)
    relate(tree, drafts)
    kept = [draft for draft in drafts if _is_kept(tree, draft)]
    places = {id(draft): place for place, draft in enumerate(kept)}
    return tuple(_made(report_id, tree, draft, places) for draft in kept)


def _numbered(tree: Tree) -> Iterator[Draft]:
    for sentence in tree.reading.sentences:
        if sentence.first >= sentence.last:
            continue
        start, end = tree[sentence.first].start, tree[sentence.last - 1].end
        for phrase in numbers.phrases(tree.text, start, end):
            yield from _draft(tree, phrase)


def _draft(tree: Tree, phrase: Phrase) -> Iterator[Draft]:
    inside = list(tree.inside(phrase.core_start, phrase.core_end))
    number = head_of(tree, inside) if inside else None
    if number is None:
        return
    if phrase.score:
        yield from _scored(tree, phrase, number, inside)
        return
    phrase = _read_qualifier(tree, phrase)
    if phrase.kind:
        whose = _measured_of(tree, phrase, number)
        yield Draft(phrase, number, whose, kind=phrase.kind)
        return
    if _is_label(tree, inside, number) or tree.dep(number) in ("cc", "discourse"):
        return
    if (whose := _aged(tree, phrase, inside, number)) is not None:
        yield Draft(replace(phrase, kind=QuantityKind.AGE), number, whose, kind=QuantityKind.AGE)
        return
    if phrase.is_year and not _counts_people(tree, number):
        return
    counted, noun, pronoun = _what_is_counted(tree, inside, number)
    if noun is not None and is_empty(bases(tree, noun)):
        return
    draft = Draft(phrase, counted, noun, pronoun=pronoun)
    draft.governor = governed(tree, counted, noun)
    draft.kind = _kind(tree, draft)
    yield draft


def _scored(tree: Tree, phrase: Phrase, number: int, inside: Sequence[int]) -> Iterator[Draft]:
    """ "Passed the bill 52-48": two numbers of votes; a score of a game is none."""
    sentence = tree.sentence(number)
    assert phrase.score
    if not _VOTING.search(tree.words(sentence.first, sentence.last - 1)) or max(phrase.score) < 5:
        return
    figures = [n for n in inside if tree[n].form[0].isdigit()]
    for value, token in zip(
        phrase.score, (figures[0], figures[-1]) if figures else (), strict=False
    ):
        start, end = tree[token].start, tree[token].end
        one = replace(
            phrase, start=start, end=end, core_start=start, core_end=end, low=value, high=value
        )
        yield Draft(replace(one, score=None), token, kind=QuantityKind.VOTES)


def _read_qualifier(tree: Tree, phrase: Phrase) -> Phrase:
    """Without a word before the number that is a preposition here: "a dispute over two islands"."""
    first = next(iter(tree.inside(phrase.start, phrase.core_start)), None)
    if first is None or phrase.start == phrase.core_start:
        return phrase
    if tree[first].form.lower() not in numbers.AMBIGUOUS or tree.dep(first) != "case" or not first:
        return phrase
    before = tree[first - 1].upos in ("NOUN", "VERB", "PROPN", "ADJ")
    return numbers.unqualified(phrase) if before else phrase


def _is_label(tree: Tree, inside: Sequence[int], number: int) -> bool:
    """Whether a number belongs to the name before it: "Boeing 737", "Hall 2"."""
    token = tree[number]
    if token.deprel == "flat" or (number in tree.name_of and _is_in_long_name(tree, inside)):
        return True
    if not inside[0] or token.upos != "NUM" or tree.broken(inside[0] - 1, inside[0]):
        return False
    before = tree[inside[0] - 1]
    named = before.upos == "PROPN" or (before.upos == "NOUN" and before.form[:1].isupper())
    behind = token.head < number and tree.dep(number) in (
        "appos",
        "nmod",
        "dep",
        "compound",
        "nummod",
    )
    return named and behind and not tree.of(number, "case")


def _is_in_long_name(tree: Tree, inside: Sequence[int]) -> bool:
    name = tree.reading.names[tree.name_of[inside[0]]] if inside[0] in tree.name_of else None
    return name is not None and name.last - name.first > len(inside) and name.first < inside[0]


def _counts_people(tree: Tree, number: int) -> bool:
    """Whether a number like 2014 counts: "2014 people", not "the 2014 elections"."""
    head = tree[number].head
    after = tree.dep(number) == "nummod" and head == number + 1
    return after and is_people(bases(tree, head)) and not tree.of(head, "det", "case")


def _aged(tree: Tree, phrase: Phrase, inside: Sequence[int], number: int) -> int | None:
    """Whose age a number is: "her grandson, 9, died", "were all under 30", "aged 16 and 17"."""
    if not isinstance(phrase.low, int) or not 0 <= phrase.low <= _OLDEST or phrase.is_word:
        return None
    first, last = inside[0], inside[-1]
    joint = tree[number].head
    if tree.dep(number) == "conj" and tree.lemma(tree[joint].head) in ("aged", "age"):
        above = tree[tree[joint].head].head
        return above if tree[above].upos in ("NOUN", "PROPN") else tree[joint].head
    if tree.of(number, "cop") and (subjects := tree.of(number, "nsubj")):
        subject = subjects[0]
        lemma = tree.lemma(subject)
        if (
            lemma in ("he", "she", "i")
            or is_people(bases(tree, subject))
            or _is_nominal(tree, subject)
        ):
            return subject
    if first < 2 or tree[first - 1].form not in (",", "(") or last + 1 >= len(tree.tokens):
        return None
    if tree[last + 1].form not in (",", ".", ")", ";") or not tree[first].form.isdecimal():
        return None
    who = first - 2
    person = tree.label(who) == "PERSON" or tree[who].upos == "PROPN" or is_people(bases(tree, who))
    return who if person and not role(tree, number) else None


def _measured_of(tree: Tree, phrase: Phrase, number: int) -> int | None:
    """The noun that a share or an age is of."""
    assert phrase.kind
    inside = list(tree.inside(phrase.core_start, phrase.end))
    top = head_of(tree, inside)
    if top is None or phrase.kind not in (QuantityKind.PERCENT, QuantityKind.AGE):
        return None
    if phrase.kind is QuantityKind.AGE:
        above = [tree[top].head, *tree.above(tree[top].head)] if tree[top].head != top else []
        return next((n for n in above[:2] if is_people(bases(tree, n)) and n not in inside), None)
    behind = inside[-1] + 1
    if behind + 1 < len(tree.tokens) and tree.lemma(behind) == "of":
        if tree.lemma(behind + 1) in PRONOUNS:
            return _noun_behind(tree, behind + 1)
        return tree[behind].head if tree.dep(behind) == "case" else None
    if behind < len(tree.tokens) and tree[behind].upos == "NOUN" and tree[top].deprel != "obl":
        return behind
    return None


def _what_is_counted(
    tree: Tree, inside: Sequence[int], number: int
) -> tuple[int, int | None, int | None]:
    """The token that stands in the sentence, the noun counted, and the pronoun of "of them"."""
    last = inside[-1]
    behind = last + 2
    of_what = tree.lemma(behind) if behind < len(tree.tokens) else ""
    if of_what in PRONOUNS and tree.lemma(last + 1) == "of":
        return _with_pronoun(tree, inside, number, behind)
    below = [n for each in inside for n in tree.of(each, "nmod", "obl") if n > last]
    for noun in below:
        if "of" not in tree.cases(noun):
            continue
        if tree[noun].upos in ("NOUN", "PROPN"):
            return number, noun, None
    head = tree[number].head
    if head == last + 1 and tree.lemma(head) == "more" and tree.dep(head) == "advmod":
        return max(tree[head].head, number), None, None  # "leaving dozens more wounded"
    if tree.lemma(head) in ("minimum", "maximum", "total") and "of" in tree.cases(number):
        return head, None, None
    attached = tree.dep(number) in ("nummod", "det", "amod", "compound", "nmod", "advmod", "nsubj")
    parted = any(tree[n].form in (",", ";", ":", "(") for n in range(last + 1, head))
    if attached and head > last and not parted and not tree.broken(number, head):
        if tree.lemma(head) in ("more", "other", "another"):
            return head, None, None
        quantified = tree.dep(number) in ("nummod", "det", "amod", "compound")
        if quantified and tree[head].upos in _COUNTED and tree[number].deprel != "nmod:poss":
            is_noun = tree[head].upos in ("NOUN", "PROPN") and not _is_nominal(tree, head)
            return head, head if is_noun else None, None
    if tree[number].upos == "NOUN" and tree.lemma(number) == "couple" and tree.of(number, "det"):
        return number, number, None
    if tree.dep(number) == "conj" and is_people(bases(tree, head)) and not _is_nominal(tree, head):
        return number, head, None  # "seven insurgents dead and 13 in custody"
    return number, None, None


def _is_nominal(tree: Tree, number: int) -> bool:
    """ "Nine dead", "12 wounded": an adjective that stands for those it is said of."""
    return tree[number].form.lower() in ("dead", "wounded", "injured", "missing", "hurt")


def _with_pronoun(
    tree: Tree, inside: Sequence[int], number: int, pronoun: int
) -> tuple[int, int | None, int | None]:
    head = tree[number].head
    noun = _noun_behind(tree, pronoun)
    return (head if noun == head else number), noun, pronoun


def _noun_behind(tree: Tree, number: int) -> int | None:
    """The noun after "seven of them": "seven of them women"."""
    behind = number + 1
    while behind < len(tree.tokens) and tree[behind].upos in ("ADJ", "DET", "NOUN"):
        if tree[behind].upos == "NOUN" and tree.dep(behind) != "compound":
            return behind
        behind += 1
    return None


def _kind(tree: Tree, draft: Draft) -> QuantityKind | None:
    """What is counted: by the cue, unless the noun cannot be killed or held, else by the noun."""
    noun = bases(tree, draft.noun) if draft.noun is not None else ()
    by_noun = class_of(noun)
    if by_noun in _BY_NOUN:
        return by_noun
    said = draft.governor.kind if draft.governor else None
    if said and is_animal(noun):
        return QuantityKind.OTHER
    if said is QuantityKind.DETAINED and by_noun is QuantityKind.HOSTAGES:
        return by_noun
    if said:
        return said
    if by_noun:
        return by_noun
    return QuantityKind.OTHER if noun and said is None else None


def _is_kept(tree: Tree, draft: Draft) -> bool:
    """Whether a number says how many or how much of something that the tree names."""
    phrase = draft.phrase
    if draft.kind is None and role(tree, draft.number) == "s" and _may_be_people(tree, draft):
        draft.kind = QuantityKind.PEOPLE
    if draft.kind is None:
        return False
    if draft.is_one or phrase.kind:
        return True
    if not float(phrase.low).is_integer():
        return False  # a magnitude, a rate
    cue = draft.governor.cue if draft.governor else None
    by_noun = draft.noun is not None and class_of(bases(tree, draft.noun)) is not None
    if phrase.qualifier is Qualifier.NO:
        return cue is not None and _says_none(tree, draft)
    if phrase.low == phrase.high == 1:
        return cue is not None or draft.part_of is not None or draft.kind in _BY_NOUN
    if phrase.is_word and phrase.qualifier is not Qualifier.HUNDREDS:
        return (
            cue is not None or by_noun or phrase.qualifier in (Qualifier.DOZENS, Qualifier.SCORES)
        )
    return True


def _may_be_people(tree: Tree, draft: Draft) -> bool:
    return draft.noun is None and draft.phrase.low != 1 and not draft.phrase.is_year


def _says_none(tree: Tree, draft: Draft) -> bool:
    """ "Nobody was hurt", "no deaths", "no soldiers died"; not "no injury lasts"."""
    words = tree.text[draft.phrase.core_start : draft.phrase.core_end]
    own = draft.governor is not None and draft.governor.token == draft.number
    people = draft.noun is not None and is_people(bases(tree, draft.noun))
    return bool(_ABSENT.fullmatch(words)) or own or people


def _single_persons(tree: Tree) -> Iterator[Draft]:
    """One person to whom harm is done, with an article or an owner: "A soldier", "her driver"."""
    for number, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or not is_one_person(bases(tree, number)):
            continue
        if not (_is_singular(tree, number) and _is_one(tree, number)):
            continue
        start, end = tree[_first_of(tree, number)].start, token.end
        phrase = Phrase(start, end, start, end, 1, 1)
        if tree.cases(number) & INCLUDING:
            yield Draft(phrase, number, number, is_one=True)  # its kind is the total's
            continue
        owned = bool(tree.of(number, "nmod:poss"))
        if not (
            role(tree, number) or tree.dep(number) in (("conj", "appos") if owned else ("conj",))
        ):
            continue
        if tree.dep(number) == "conj" and any(
            tree.cases(n) & INCLUDING for n in joined(tree, number)
        ):
            yield Draft(phrase, number, number, is_one=True)
            continue
        governor = governed(tree, number, number)
        if governor is not None and governor.kind in _HARM and governor.token != number:
            yield Draft(phrase, number, number, governor, governor.kind, is_one=True)


def _is_singular(tree: Tree, number: int) -> bool:
    token = tree[number]
    if "Number=" in token.feats:
        return "Number=Sing" in token.feats
    return token.xpos == "NN" if token.xpos else token.form.lower() == token.lemma.lower()


def _is_one(tree: Tree, number: int) -> bool:
    """Whether an article, an owner, or a headline's bare noun makes it one person."""
    if tree.of(number, "nummod"):
        return False
    if tree.of(number, "nmod:poss"):
        return True
    articles = {tree.lemma(n) for n in tree.of(number, "det")}
    if articles:
        return bool(articles & {"a", "an", "the", "another"})
    sentence = tree.sentence(number)
    is_headline = tree[sentence.last - 1].form not in (".", "!", "?", "”", '"')
    return is_headline and tree.dep(number) != "conj"


def _first_of(tree: Tree, number: int) -> int:
    """The first token of a noun with its article, owner and adjectives, unbroken."""
    first = number
    below = set(tree.subtree(number))
    while first - 1 in below and tree[first - 1].upos not in ("CCONJ", "ADP", "SYM"):
        if tree[first - 1].upos == "PUNCT" and tree[first - 1].form != "-":
            break
        if tree.dep(first - 1) == "case" and tree[first - 1].head == number:
            break
        first -= 1
    return first


def _met_once(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Without what is inside another's words, and without "the nurse" met again.

    A nurse who was shot and of whom it is then said that "the nurse died" is one person killed.
    """
    kept = list[Draft]()
    for draft in drafts:
        if draft.is_one and _is_definite(tree, draft):
            lemma = tree.lemma(draft.number)
            met = [d for d in kept if d.is_one and tree.lemma(d.number) == lemma]
            if met:
                if draft.kind is QuantityKind.KILLED:
                    met[-1].kind, met[-1].governor = draft.kind, draft.governor
                continue
        covers = kept and draft.phrase.start < kept[-1].phrase.end
        if covers and not kept[-1].is_one and not draft.phrase.kind:
            if draft.is_one and kept[-1].phrase.kind:
                kept.append(draft)
            continue
        kept.append(draft)
    return kept


def _is_definite(tree: Tree, draft: Draft) -> bool:
    return any(tree.lemma(n) == "the" for n in tree.of(draft.number, "det"))


def _made(report: str, tree: Tree, draft: Draft, places: dict[int, int]) -> Quantity:
    phrase = draft.phrase
    assert draft.kind is not None
    noun = draft.noun if draft.noun is not None and _is_whose(tree, draft) else None
    first, last = (noun, noun) if noun is not None else (0, 0)
    if noun is not None and noun in tree.name_of:
        name = tree.reading.names[tree.name_of[noun]]
        first, last = name.first, name.last - 1
    trigger = draft.governor.token if draft.governor else None
    return Quantity(
        kind=draft.kind,
        low=phrase.low,
        high=phrase.high,
        qualifier=phrase.qualifier,
        words=Span(report, phrase.start, phrase.end),
        trigger=_span(report, tree, trigger, trigger),
        whose="" if noun is None else tree.words(first, last),
        whose_words=None if noun is None else _span(report, tree, first, last),
        part_of=places.get(id(draft.part_of)),
        earlier=places.get(id(draft.earlier)),
        unit=phrase.unit,
    )


def _is_whose(tree: Tree, draft: Draft) -> bool:
    """Whether the noun says who, rather than what befell them ("deaths") or what is counted."""
    own = draft.governor is not None and draft.governor.token == draft.noun
    return not own and draft.kind is not QuantityKind.VOTES


def _span(report: str, tree: Tree, first: int | None, last: int | None) -> Span | None:
    if first is None or last is None:
        return None
    return Span(report, tree[first].start, tree[last].end)
