"""Reporting clauses that lost their comma: "killed ten people a monitor said".

Wires and scrapers drop punctuation, and the parser, which learned from edited text, then hangs the
speaker on the last noun. Where a sentence ends in a reporting verb, the words beside it say who
speaks; the tree is mended before anything reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.people import SPEAKERS
from rashomon.records import Reading, Token

_VERBS = frozenset(
    """say tell report add announce confirm claim state note warn write insist declare reveal
    explain""".split()
)
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_DATELINE = 14  # tokens in which a dateline ends
_DASHES = frozenset(("-", "–", "—", "--"))
_AFTER = 9  # tokens that may follow: to whom, where, when
_CLAUSAL = ("VERB", "AUX")
_WRONG = ("advcl", "acl", "ccomp", "conj", "dep", "appos", "nmod")
_LINKS = frozenset(("mark", "cc"))
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_SPOKEN = ("PERSON", "ORG", "NORP", "LOCATION")
_PRONOUNS = frozenset("he she they it".split())


def mended(reading: Reading) -> Reading:
    """The reading, the words of such clauses hung anew."""
    tokens = list(reading.tokens)
    named = {
        n for name in reading.names if name.label in _SPOKEN for n in range(name.first, name.last)
    }
    for sentence in reading.sentences:
        last = sentence.last
        for verb in range(sentence.first + 5, last):
            if _tells(tokens[verb]):
                _name_between_commas(tokens, verb, sentence.first, named)
                _second_subject(tokens, verb, sentence.first, last)
        for verb in range(max(sentence.first + 3, last - _AFTER), last):
            if _reports(tokens, verb, last):
                _mend(tokens, verb, sentence.first, last, named)
                break
    return replace(reading, tokens=tuple(tokens))


def _tells(token: Token) -> bool:
    """Whether a word is a verb of telling with a tense of its own."""
    return token.lemma.lower() in _VERBS and token.xpos in _FINITE


def _reports(tokens: Sequence[Token], verb: int, last: int) -> bool:
    return (
        _tells(tokens[verb])
        and tokens[verb - 1].form not in (",", "”", '"', "'", "’", ":", "—", "–", "-")
        and all(t.upos not in _CLAUSAL for t in tokens[verb + 1 : last])
    )


def _mend(tokens: list[Token], verb: int, first: int, last: int, named: set[int]) -> None:
    root = next(n for n in range(first, last) if tokens[n].head == n)
    below = [n for n in range(first, last) if tokens[n].head == verb and n != verb]
    subjects = [n for n in below if tokens[n].deprel.startswith("nsubj")]
    if subjects == [first] and _opens_dateline(tokens, first, verb):
        tokens[first] = replace(tokens[first], deprel="dep")  # "LENZ (AFP) - …" says nothing
        subjects = []
    if any(tokens[n].deprel.split(":")[0] in _LINKS and n < verb for n in below):
        return
    beside = [n for n in subjects if _edge(tokens, n, first, verb) == verb - 1]
    if beside:
        _side_clause(tokens, verb, beside[0], range(first, last), root, named)
    elif not subjects:
        _left_speaker(tokens, verb, first, root, named)
    elif root == verb:
        _right_speaker(tokens, verb, subjects[0], last, named)


def _opens_dateline(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether a sentence begins with a dateline: a place, an agency in brackets, a dash."""
    forms = [tokens[n].form for n in range(first, min(first + _DATELINE, verb))]
    closed = forms.index(")") if "(" in forms and ")" in forms else len(forms)
    return bool(_DASHES & set(forms[closed : closed + 2]))


def _side_clause(
    tokens: list[Token], verb: int, subject: int, sentence: range, root: int, named: set[int]
) -> None:
    """ "Six died when the bus fell police said": the clause of "said" is beside the whole.

    What follows it, "told reporters on Monday", is its own. After a comma only a clause that was
    hung on a noun, as a relative one without its pronoun, is mended.
    """
    first = sentence.start
    start = _start(tokens, subject, first)
    if root == verb or start <= first + 2:
        return
    if tokens[start - 1].form == "," and not tokens[verb].deprel.startswith("acl"):
        return
    relative = any(tokens[n].xpos in _RELATIVE for n in range(max(first, start - 1), verb))
    wrong = tokens[verb].deprel.split(":")[0] in _WRONG
    if not wrong or relative or not _speaks(tokens, subject, start, verb, named):
        return
    tokens[verb] = replace(tokens[verb], head=root, deprel="parataxis")
    for n in range(verb + 1, sentence.stop):
        if tokens[n].head < start and tokens[n].upos != "PUNCT":
            tokens[n] = replace(tokens[n], head=verb)


def _left_speaker(tokens: list[Token], verb: int, first: int, root: int, named: set[int]) -> None:
    """ "… including children the monitor said": the last noun phrase is the speaker.

    All of it that stands behind a comma: "…, two medics and the governor of the province said".
    """
    speakers = [
        (node, start)
        for node, start in _phrases_before(tokens, verb, first)
        if start > first + 2 and _speaks(tokens, node, start, verb, named)
    ]
    behind_comma = [each for each in speakers if tokens[each[1] - 1].form == ","]
    opened = [
        (node, start)
        for node, start in speakers
        if tokens[start].upos in ("DET", "PRON") or (start in named and start - 1 not in named)
    ]
    for node, _ in (*behind_comma, *opened)[:1]:
        tokens[node] = replace(tokens[node], head=verb, deprel="nsubj")
        if root != verb:
            tokens[verb] = replace(tokens[verb], head=root, deprel="parataxis")


def _phrases_before(tokens: Sequence[Token], verb: int, first: int) -> Iterator[tuple[int, int]]:
    """Noun phrases that end right before a verb, the shortest first: head, and first token."""
    node = verb - 1
    while node not in (verb, tokens[node].head) and tokens[node].upos not in _CLAUSAL:
        if node > verb:
            return
        if _edge(tokens, node, first, verb) == verb - 1:
            yield node, _start(tokens, node, first)
        node = tokens[node].head


def _name_between_commas(tokens: list[Token], verb: int, first: int, named: set[int]) -> None:
    """ "…, a rebel commander, Karim Aziz, said": the name goes with the noun, which speaks."""
    if tokens[verb - 1].form != ",":
        return
    commas = [n for n in range(first, verb - 1) if tokens[n].form in (",", "”", '"', "''")]
    if len(commas) < 2 or tokens[commas[-1]].form != ",":
        return
    noun = _only_head(tokens, commas[-2] + 1, commas[-1])
    name = _only_head(tokens, commas[-1] + 1, verb - 1)
    if noun is None or name is None or name not in named or noun in named:
        return
    if tokens[noun].lemma.lower() not in SPEAKERS or tokens[noun].head == verb:
        return
    below = [n for n in range(first, verb) if tokens[n].head == verb and n != name]
    if any(tokens[n].deprel == "nsubj" for n in below):
        return
    tokens[noun] = replace(tokens[noun], head=verb, deprel="nsubj")
    tokens[name] = replace(tokens[name], head=noun, deprel="appos")
    tokens[verb - 1] = replace(tokens[verb - 1], head=name)


def _second_subject(tokens: list[Token], verb: int, first: int, last: int) -> None:
    """ "They kidnapped ten, a teacher and residents said, the second raid in a week".

    Who stands right before the verb is its subject, and none of the verb that has one already; nor
    is what follows.
    """
    subjects = [n for n in _subjects(tokens, verb, first, last) if n != first]
    if subjects or (tokens[first].head == verb and not _opens_dateline(tokens, first, verb)):
        return
    for node, start in _phrases_before(tokens, verb, first):
        acts = tokens[node].head
        if not tokens[node].deprel.startswith("nsubj") or tokens[start - 1].form != ",":
            continue
        others = _subjects(tokens, acts, first, last)
        if not (first < acts < start and min(others) < acts):
            continue
        for each in others:
            if each > acts:
                deprel = "nsubj" if each == node else "parataxis"
                tokens[each] = replace(tokens[each], head=verb, deprel=deprel)
        if tokens[first].head == verb:
            tokens[first] = replace(tokens[first], deprel="dep")
        return


def _subjects(tokens: Sequence[Token], verb: int, first: int, last: int) -> list[int]:
    below = (n for n in range(first, last) if tokens[n].head == verb and n != verb)
    return [n for n in below if tokens[n].deprel.startswith("nsubj")]


def _only_head(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """The head of a phrase that is one, and no clause."""
    inside = range(start, stop)
    heads = [n for n in inside if tokens[n].head not in inside and tokens[n].upos != "PUNCT"]
    clausal = any(tokens[n].upos in _CLAUSAL for n in inside)
    return heads[0] if len(heads) == 1 and not clausal else None


def _right_speaker(tokens: list[Token], verb: int, far: int, last: int, named: set[int]) -> None:
    """ "A raid killed ten people said the monitor": who speaks comes after the verb."""
    content = next(
        (n for n in range(far, verb) if tokens[n].head == verb and tokens[n].deprel == "ccomp"),
        None,
    )
    if content is None or content < far or verb + 1 >= last:
        return
    node = verb + 1
    while tokens[node].head > node and tokens[node].head < last:
        node = tokens[node].head
    if node in (content, verb) or not _speaks(tokens, node, verb + 1, last, named):
        return
    if tokens[far].lemma.lower() in SPEAKERS or far in named:
        return
    for n in range(content, verb):
        if tokens[n].head == content and tokens[n].deprel.startswith("nsubj"):
            tokens[n] = replace(tokens[n], deprel="obj")
    tokens[far] = replace(tokens[far], head=content)
    tokens[node] = replace(tokens[node], head=verb, deprel="nsubj")


def _speaks(tokens: Sequence[Token], node: int, start: int, stop: int, named: set[int]) -> bool:
    """Whether a noun phrase may be somebody who speaks."""
    lemma = tokens[node].lemma.lower()
    return (
        lemma in SPEAKERS
        or tokens[node].form.lower() in _PRONOUNS
        or any(n in named for n in (node, *range(start, min(stop, start + 6))))
    )


def _start(tokens: Sequence[Token], node: int, first: int) -> int:
    """The first word of a node's subtree."""
    found = node
    for n in range(node - 1, first - 1, -1):
        if tokens[n].upos != "PUNCT" and _under(tokens, n, node):
            found = n
    return found


def _edge(tokens: Sequence[Token], node: int, first: int, stop: int) -> int:
    """The last token of a node's subtree before ``stop``."""
    return max((n for n in range(node, stop) if _under(tokens, n, node)), default=node)


def _under(tokens: Sequence[Token], number: int, node: int) -> bool:
    for _ in range(len(tokens)):
        above = tokens[number].head
        if above == node:
            return True
        if above == number:
            return False
        number = above
    return False
