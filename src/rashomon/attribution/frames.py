"""Cues in trees: which words are the cue, whose statement it is, and what is said.

Frames of the lexicon, all relations as in Universal Dependencies:

====== ==================================================================================
c      a clause: ccomp, or the clause that the cue interrupts or follows (parataxis)
q      only what stands in quotation marks
o      an object; the subject of a passive
x      an infinitive (xcomp)
ox     object and infinitive ("urged them to leave")
op     object and what is said of it ("called it a lie"); ``op:of``: after a preposition
p:for  what follows a preposition ("called for talks")
t      the object or to-phrase hears it, and is a carrier if it prints ("told AFP")
h      the subject hears it: somebody who is not named says it ("the court heard that …")
n      of nouns: the clause, infinitive or of-phrase that they hold ("a claim that …")
d      of nouns: a document; it is itself the source ("footage shows …")
====== ==================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.attribution.lexicon import Cue, cues
from rashomon.modality import head_of, is_negated
from rashomon.quotations import Quoted
from rashomon.records import Stance
from rashomon.tree import Tree

_SHORT = 7  # words of a reporting clause that commas set off
_SAYING = frozenset((Stance.ASSERTS, Stance.DENIES, Stance.PROMISES, Stance.CANNOT_CONFIRM))
_WISHES = frozenset((Stance.ASKS, Stance.JUDGES, Stance.PROMISES, Stance.THREATENS))
# Verbs that only carry a noun: to cast doubt on, to express concern about, to make a claim.
_LIGHT = frozenset("cast express voice raise issue make give throw pour offer place put".split())
_ADVERSE = frozenset(("though", "although", "while", "whereas"))
_SUBJECTS = ("nsubj", "csubj")
_AUXILIARIES = ("aux", "compound:prt")
_HEDGES = frozenset("reportedly allegedly purportedly supposedly".split())
_CITING = frozenset(("cite", "quote"))
_ACCORDING = frozenset(("according", "per"))


@dataclass(slots=True)
class Found:
    """An attribution as token numbers; ``source`` is the head of the holder's words."""

    cue: list[int]
    content: list[int]
    source: int | None
    entry: Cue | None
    rule: str
    hearers: list[int] = field(default_factory=list)
    hidden: bool = False
    phrase: frozenset[int] = frozenset()  # the cue, the source, and what hangs on them
    frame: str = ""  # that gave the content


def find(tree: Tree, inside: Mapping[int, Quoted]) -> list[Found]:
    """All attributions of a reading, in the order of their cues.

    What somebody quoted says of himself ("I think …") is his own words; that a third one told him
    something is an attribution inside his. ``inside``: the quotation of each quoted token.
    """
    found = [
        each
        for number in range(len(tree.tokens))
        for each in (*_verb(tree, number, inside), *_noun(tree, number), *_other(tree, number))
        if number not in inside or _tells_of_others(tree, each)
    ]
    return sorted(found, key=lambda each: (each.cue[0], each.rule))


def _tells_of_others(tree: Tree, found: Found) -> bool:
    """Whether a third party says something: a noun or name, by a verb of saying."""
    if found.entry is None or found.source is None or found.entry.upos != "VERB":
        return False
    says = "c" in found.entry.frames and found.entry.stance in (Stance.ASSERTS, Stance.DENIES)
    return says and tree[found.source].upos in ("NOUN", "PROPN")


def _verb(tree: Tree, number: int, inside: Mapping[int, Quoted]) -> Iterator[Found]:
    token = tree[number]
    if token.upos not in ("VERB", "ADJ", "AUX"):
        return
    if tree.lemma(number) in _CITING and any(
        is_quoted_as(tree, n) for n in tree.of(number, "advcl")
    ):
        return
    for entry, extra in _entries(tree, number):
        content, frame = _contents(tree, number, entry, extra, inside)
        if not content:
            continue
        source = subject(tree, number)
        hidden = False
        passive = bool(tree.of(number, "aux:pass", "nsubj:pass"))
        if passive:
            agents = tree.of(number, "obl:agent")
            source, hidden = (agents[0], False) if agents else (None, True)
        if entry.stance in _WISHES and is_negated(tree, [number]):
            continue  # who did not ask or praise said nothing
        if hidden and frame == "o" and not _is_quoted(tree, content[0], inside):
            continue  # "the charge was repeated": by whom, and in which words, nobody can tell
        hearers = _hearers(tree, number, content) if "t" in entry.frames else []
        if "h" in entry.frames and not passive and source is not None:
            hearers, source, hidden = [source], None, True
        cue = sorted({number, *tree.of(number, *_AUXILIARIES), *extra})
        rule = f"{entry.upos} {entry.lemma}"
        cited = _cited_beside(tree, number, content)
        content = [n for n in content if n not in cited] or content
        clause = (frozenset(tree.subtree(number)) | cited) - frozenset(content)
        yield Found(cue, content, source, entry, rule, hearers, hidden, clause, frame)
        return


def _cited_beside(tree: Tree, number: int, content: Sequence[int]) -> frozenset[int]:
    """ "…, AFP reported, citing a medic": the clause that says on whom the source relies."""
    return frozenset(
        n
        for clause in (*tree.children[number], *(c for n in content for c in tree.children[n]))
        if clause > number
        and tree.lemma(clause) in _CITING
        and tree[clause].form.lower().endswith("ing")
        and tree.dep(clause) in ("advcl", "acl", "conj", "parataxis")
        for n in tree.subtree(clause)
    )


def _entries(tree: Tree, number: int) -> Iterator[tuple[Cue, list[int]]]:
    """Entries for a word, phrasal ones first, with the tokens that the phrase adds."""
    lemma, upos = tree.lemma(number), tree[number].upos
    upos = "VERB" if upos == "AUX" else upos
    listed = cues()
    for child in tree.of(number, "compound:prt", "advmod"):
        if entry := listed.get((f"{lemma} {tree.lemma(child)}", upos)):
            yield entry, [child]
    for child in tree.of(number, "obl", "advcl"):
        for case in tree.of(child, "case", "mark"):
            if entry := listed.get((f"{lemma} {tree.lemma(case)}", upos)):
                yield entry, [case]
    if entry := listed.get((lemma, upos)):
        yield entry, []


def _contents(
    tree: Tree, number: int, entry: Cue, extra: Sequence[int], inside: Mapping[int, Quoted]
) -> tuple[list[int], str]:
    """The tokens of what is said and the frame that gave them; none where none fits."""
    frames = entry.frames
    if frames & {"c", "q"}:
        clause = _clause(tree, number, inside, entry)
        clause = clause or _beside(tree, number, inside)
        if clause:
            return clause, "c"
    objects = tree.of(number, "obj", "nsubj:pass")
    infinitives = tree.of(number, "xcomp")
    if "x" in frames and infinitives and not objects:
        return tree.subtree(infinitives[0]), "x"
    if frames & {"ox", "op"}:
        whom = tree.of(number, "obj", "iobj", "nsubj:pass") or infinitives[:1]
        what = [n for n in infinitives if n not in whom] or _predicates(tree, number, whom)
        if whom and what:
            return sorted({*tree.subtree(whom[0]), *tree.subtree(what[0])}), "ox"
    if "x" in frames and infinitives:
        return tree.subtree(infinitives[0]), "x"
    for child in tree.of(number, "obl", "advcl"):
        marks = tree.of(child, "case", "mark")
        words = {tree.lemma(mark) for mark in marks}
        if objects and words & (entry.predicates | ({"as"} if "op" in frames else set())):
            return sorted({*tree.subtree(objects[0]), *tree.subtree(child)}), "op"
        if words & entry.prepositions or set(marks) & set(extra):
            content = tree.subtree(child, without=marks)
            if entry.frames & {"x", "ox"}:
                content += [n for to in _infinitives(tree, number) for n in tree.subtree(to)]
            return sorted(set(content)), "p"
    quoted = [child for child in objects if _is_quoted(tree, child, inside)]
    if "op" in frames and quoted:
        return tree.subtree(quoted[0]), "op"
    if frames & {"o", "q"} or (extra and objects):
        for child in objects:
            if "t" in frames and _hears(tree, child):
                continue
            if "o" in frames or extra or _is_quoted(tree, child, inside):
                return tree.subtree(child), "o"
    if frames >= {"c", "q"} and objects and _has_clause(tree, objects[0]):
        return tree.subtree(objects[0]), "o"  # "said the cuts that … hurt": a clause read as a noun
    return [], ""


def _has_clause(tree: Tree, number: int) -> bool:
    """Whether a verb stands below an object that is no clause itself."""
    return any(tree[n].upos in ("VERB", "AUX") for n in tree.subtree(number))


def _predicates(tree: Tree, number: int, objects: Sequence[int]) -> list[int]:
    """What is said of an object, where the tree has it as a clause: "called the raid a mistake"."""
    return [
        n
        for n in tree.of(number, "advcl", "ccomp", "parataxis", "obj")
        if objects
        and n > objects[0]
        and tree[n].upos in ("NOUN", "ADJ", "PROPN")
        and not tree.of(n, "mark", "case", "cop", "nsubj")
    ]


def _infinitives(tree: Tree, number: int) -> list[int]:
    """Clauses with "to" that hang on a cue."""
    return [
        n
        for n in tree.of(number, "xcomp", "advcl")
        if any(tree.lemma(mark) == "to" for mark in tree.of(n, "mark"))
    ]


def _clause(tree: Tree, number: int, inside: Mapping[int, Quoted], entry: Cue) -> list[int]:
    """A clause as content: below the cue, or around it."""
    source = subject(tree, number)
    below = [
        child
        for child in tree.of(number, "ccomp", "parataxis", "csubj:pass")
        if tree.dep(child) != "parataxis" or _told_after(tree, number, child, inside)
    ]
    if source is not None and _set_off(tree, number, source):
        content = _around(tree, number, source, entry)
    elif below:
        child = max(below, key=lambda c: len(tree.subtree(c)))
        content = tree.subtree(child, without=_other_speakers(tree, child))
    elif source is not None and _interrupts(tree, number):
        content = _around(tree, number, source, entry)
    else:
        return []
    if "c" not in entry.frames and not any(n in inside for n in content):
        return []
    return content


def _set_off(tree: Tree, number: int, source: int) -> bool:
    """Whether the reporting clause stands between commas: "…, he told me on Friday, …"."""
    if source not in tree.of(number, "nsubj"):
        return False
    first, last = _extent(tree, number, source, ("obj", "iobj"))
    if first > 0 and last + 1 < len(tree.tokens) and tree[first - 1].form == "(":
        return tree[last + 1].form == ")"
    if last - first > _SHORT or first <= tree.sentence(number).first:
        return False
    closed = last + 1 < len(tree.tokens) and tree[last + 1].form in (",", ".")
    return closed and tree[first - 1].form == ","


def _interrupts(tree: Tree, number: int) -> bool:
    """Whether a reporting clause stands in what it reports: "…, they stressed, …", "as X says"."""
    if tree.dep(number) == "parataxis":
        return True
    if is_quoted_as(tree, number):
        return False
    if tree.dep(number) == "advcl" and not tree.of(number, "obj"):
        return any(tree.lemma(mark) == "as" for mark in tree.of(number, "mark"))
    own = tree.of(number, "nsubj")
    after = number + 1 < len(tree.tokens) and tree[number + 1].form == ","
    return tree.dep(number) == "conj" and after and bool(own) and tree[own[0] - 1].form == ","


def _other_speakers(tree: Tree, clause: int) -> list[int]:
    """Clauses joined to a content that have speakers of their own: "…; the army insists …".

    "… but he knows that …" goes on with what he said.
    """
    listed = cues()
    found = []
    for n in tree.of(clause, "conj", "parataxis", "advcl"):
        if goes_on_outside(tree, n):
            found.append(n)
            continue
        entry = listed.get((tree.lemma(n), "VERB"))
        if entry is None or "c" not in entry.frames or not tree.of(n, "ccomp", "obj"):
            continue
        if tree.dep(n) == "advcl" and not _ADVERSE & {tree.lemma(m) for m in tree.of(n, "mark")}:
            continue
        subjects = tree.of(n, "nsubj")
        named = any(tree[each].upos != "PRON" for each in subjects)
        if subjects and (named or entry.stance in (Stance.ASSERTS, Stance.DENIES)):
            found.append(n)
    return found


def _around(tree: Tree, number: int, source: int, entry: Cue) -> list[int]:
    """The sentence without the reporting clause that stands in it: "…, she said on Monday, …"."""
    sentence = tree.sentence(number)
    heard = ("obj", "iobj") if "t" in entry.frames else ("iobj",)
    first, last = _extent(tree, number, source, heard)
    while first - 1 > sentence.first and tree[first - 1].form in (",", "("):
        first -= 1
    if tree[last + 1 if last + 1 < sentence.last else last].form == ")":
        last += 1
    others = {n for top in (number, *tree.above(number)) for n in _other_speakers(tree, top)}
    left = {n for other in others if other > last for n in tree.subtree(other)}
    return [
        n for n in range(sentence.first, sentence.last) if not first <= n <= last and n not in left
    ]


def _extent(tree: Tree, number: int, source: int, heard: Sequence[str]) -> tuple[int, int]:
    """First and last token of a reporting clause: subject, cue, who hears it, when and where."""
    cited = [n for n in tree.of(number, "advcl") if tree.lemma(n) in _CITING]
    clause = {number, source, *tree.of(number, *_AUXILIARIES, "advmod", "obl", *heard), *cited}
    clause = {n for each in clause - {number} for n in tree.subtree(each)} | {number}
    first = last = number
    while first - 1 in clause:
        first -= 1
    while last + 1 in clause:
        last += 1
    return first, last


def _beside(tree: Tree, number: int, inside: Mapping[int, Quoted]) -> list[int]:
    """The quotation that ends where the reporting clause begins, or begins where it ends."""
    if number in inside or subject(tree, number) is None:
        return []
    clause = tree.subtree(number)
    before, after = clause[0] - 1, clause[-1] + 1
    while before >= 0 and tree[before].form in (",", "—", "–", "-"):
        before -= 1
    while after < len(tree.tokens) and tree[after].form in (",", ":", "—", "–", "-"):
        after += 1
    near = [inside[before]] if before in inside and tree[before - 1].form != "." else []
    within = [inside[n] for n in (clause[0], clause[-1]) if n in inside]
    near += [quotation for quotation in within if _hangs_on(tree, quotation, number)]
    if after in inside and tree[after - 1].form in (",", ":"):
        near.append(inside[after])
    for quotation in near:
        told = after in inside and quotation is inside[after] and tree[after - 1].form == ":"
        if quotation.size > 2 and (told or _same_paragraph(tree, number, quotation)):
            return list(range(quotation.first, quotation.last + 1))
    return []


def _hangs_on(tree: Tree, quotation: Quoted, number: int) -> bool:
    """Whether a quotation as a whole hangs on a word, not on a phrase below it."""
    top = head_of(tree, range(quotation.first + 1, quotation.last))
    return top is not None and tree[top].head == number


def _same_paragraph(tree: Tree, number: int, quotation: Quoted) -> bool:
    """Whether no empty line stands between a cue and a quotation."""
    start = tree[min(number, quotation.last)].end
    return tree.text.count("\n", start, tree[max(number, quotation.first)].start) < 2


def _told_after(tree: Tree, number: int, child: int, inside: Mapping[int, Quoted]) -> bool:
    """Whether a loosely joined clause is what is said: after a colon, or in quotation marks."""
    if child in inside and number not in inside:
        return True
    between = range(min(number, child), max(number, child))
    return child > number and any(tree[n].form == ":" for n in between)


def _is_quoted(tree: Tree, child: int, inside: Mapping[int, Quoted]) -> bool:
    return any(n in inside for n in tree.subtree(child))


def _hears(tree: Tree, number: int) -> bool:
    """Whether the object of telling is somebody by name, so not what is told."""
    return tree.label(number) in ("ORG", "PERSON")


def _hearers(tree: Tree, number: int, content: Sequence[int]) -> list[int]:
    """Who is told."""
    inside = set(content)
    found = [n for n in tree.of(number, "iobj", "obj") if n not in inside]
    told = (n for n in tree.of(number, "obl") if tree.cases(n) & {"to", "with"})
    return [*found, *(n for n in told if n not in inside)]


def subject(tree: Tree, number: int) -> int | None:
    """Who does it: the subject, its own or the one that it shares with the words above."""
    seen = set[int]()
    while number not in seen:
        seen.add(number)
        own = [n for n in tree.of(number, *_SUBJECTS) if not tree[n].deprel.endswith(":outer")]
        if own:
            return min(own, key=lambda n: (abs(n - number), n))
        token = tree[number]
        if token.head == number:
            return None
        if is_quoted_as(tree, number):
            return next(iter(tree.of(token.head, "obj", "nsubj:pass")), None)
        if tree.dep(number) in ("conj", "xcomp", "advcl", "parataxis"):
            number = tree[token.head].head if goes_on_outside(tree, number) else token.head
        elif tree.dep(number) == "acl":
            return token.head
        else:
            return None
    return None


def is_quoted_as(tree: Tree, number: int) -> bool:
    """Whether this is the "saying" of "quoted as saying"."""
    above = tree[number].head
    marks = {tree.lemma(n) for n in tree.of(number, "mark", "case")}
    return above != number and "as" in marks and tree.lemma(above) in _CITING


def goes_on_outside(tree: Tree, number: int) -> bool:
    """Whether a cue joined to what somebody says is his too: "said it fell and denied that …".

    Trees hang it on the nearest verb; a verb of saying goes with a verb of saying.
    """
    first = tree[number].head
    above = tree[first].head
    if tree.dep(number) != "conj" or tree.dep(first) != "ccomp" or tree.of(number, "nsubj"):
        return False
    return _speaks(tree, number) and not _speaks(tree, first) and _speaks(tree, above)


def _speaks(tree: Tree, number: int) -> bool:
    """Whether a word is a verb by which something is asserted, denied or promised."""
    entry = cues().get((tree.lemma(number), "VERB"))
    return entry is not None and "c" in entry.frames and entry.stance in _SAYING


def _noun(tree: Tree, number: int) -> Iterator[Found]:
    """ "His claim that …", "reports of …"."""
    token = tree[number]
    entry = cues().get((tree.lemma(number), "NOUN"))
    if token.upos != "NOUN" or entry is None or "n" not in entry.frames:
        return
    content, clause = list[int](), False
    for child in tree.of(number, "acl", "ccomp", "advcl", "nmod"):
        if tree[child].deprel == "acl:relcl":
            continue
        if tree.dep(child) == "nmod" and not tree.cases(child) & (
            {"of", "for"} | entry.prepositions
        ):
            continue
        if child > number:
            content, clause = tree.subtree(child), tree.dep(child) in ("acl", "ccomp")
            break
    if not content and tree.dep(number) == "obj" and _is_light(tree, token.head):
        about = (n for n in tree.of(token.head, "obl") if tree.cases(n) & entry.prepositions)
        content = next((tree.subtree(n, tree.of(n, "case")) for n in about), [])
    if not content:
        return
    source = next(iter(tree.of(number, "nmod:poss")), None)
    if source is None:
        agents = (n for n in tree.of(number, "nmod") if tree.cases(n) & {"by", "from", "among"})
        source = next(agents, None)
    if source is None:  # "an AFP report that …"
        named = (n for n in tree.of(number, "compound", "amod") if n < number)
        source = next((n for n in named if tree.label(n) in ("ORG", "PERSON")), None)
    light = token.head
    if source is None and tree.dep(number) == "obj" and light != number:
        source = subject(tree, light)
    if source is not None and source in content:
        source = None
    if source is None and not clause:
        return  # "evidence of a struggle" is nobody's; "reports that …" are somebody's
    yield Found([number], content, source, entry, f"NOUN {entry.lemma}", [], source is None)


def _is_light(tree: Tree, number: int) -> bool:
    return not _LIGHT.isdisjoint((tree.lemma(number), tree[number].form.lower()))


def _other(tree: Tree, number: int) -> Iterator[Found]:
    """Cues that are neither verb nor noun: "according to", "reportedly"."""
    token = tree[number]
    lemma = token.form.lower()
    if lemma in _ACCORDING and tree.dep(number) in ("case", "mark") and token.head > number:
        source = token.head
        if lemma == "per" and not _is_cited(tree, source):
            return
        cue = sorted({number, *tree.of(number, "fixed")})
        top = _clause_above(tree, source)
        if top is not None and top != source:
            cited = [n for n in tree.of(top, "advcl") if tree.lemma(n) in _CITING]
            phrase = {n for each in (source, *cited) for n in tree.subtree(each)}
            content = tree.subtree(top, without=[source, *cited])
            yield Found(
                cue, content, source, None, "according to", phrase=frozenset(phrase | {*cited})
            )
    elif lemma == "words" and _in_the_words_of(tree, number):
        source = tree.of(number, "nmod")[0]
        sentence = tree.sentence(number)
        said = {number, *tree.of(number, "case", "det"), *tree.subtree(source)}
        content = [n for n in range(sentence.first, sentence.last) if n not in said]
        yield Found([number], content, source, None, "in the words of")
    elif lemma in _HEDGES and tree.dep(number) == "advmod" and token.head != number:
        content = [n for n in tree.subtree(token.head) if n != number]
        yield Found([number], content, None, None, "hedge", [], True)


def _is_cited(tree: Tree, number: int) -> bool:
    """Whether "per" names a source: "per Reuters", "per the filing", not "per head"."""
    return tree.label(number) in ("ORG", "PERSON") or bool(tree.of(number, "det", "nmod:poss"))


def _in_the_words_of(tree: Tree, number: int) -> bool:
    return "in" in tree.cases(number) and bool(tree.of(number, "nmod"))


def _clause_above(tree: Tree, number: int) -> int | None:
    """The head of the clause around a phrase."""
    for here in tree.above(number):
        if tree.lemma(here) in _CITING and tree.dep(here) in ("advcl", "acl"):
            continue
        if tree[here].upos in ("VERB", "AUX") or tree.of(here, "cop", "nsubj"):
            return here
        if tree[here].head == here:
            return here
    return None
