"""What is said: the tokens that a cue's frames take, below it, around it or beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.attribution.found import AUXILIARIES, CITING
from rashomon.attribution.lexicon import Cue, cues
from rashomon.attribution.subjects import goes_on_outside, is_put_off, is_quoted_as, subject
from rashomon.modality import head_of
from rashomon.phrases import RELATIVE
from rashomon.quotations import Quoted
from rashomon.records import Stance
from rashomon.tree import Tree

_SHORT = 7  # words of a reporting clause that commas set off
_RELATIVE = frozenset("where which who whom whose".split())
_MANY = frozenset("dozen score hundred thousand million billion".split())
_ADVERSE = frozenset(("though", "although", "while", "whereas"))


def contents(
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
        if "at" in frames and objects and "at" in words and _has_number(tree, child):
            return sorted({*tree.subtree(objects[0]), *tree.subtree(child)}), "op"
    quoted = [child for child in objects if is_quoted(tree, child, inside)]
    if "op" in frames and quoted:
        return tree.subtree(quoted[0]), "op"
    if frames & {"o", "q"}:
        for child in objects:
            if "t" in frames and _hears(tree, child):
                continue
            if "o" in frames or is_quoted(tree, child, inside):
                return tree.subtree(child), "o"
    if frames >= {"c", "q"} and objects and _has_clause(tree, objects[0]):
        return tree.subtree(objects[0]), "o"  # "said the cuts that … hurt": a clause read as a noun
    return [], ""


def _has_number(tree: Tree, number: int) -> bool:
    return any(tree[n].upos == "NUM" or tree.lemma(n) in _MANY for n in tree.subtree(number))


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
        for child in tree.of(number, "ccomp", "parataxis", "csubj", "csubj:pass")
        if (tree.dep(child) != "parataxis" or _told_after(tree, number, child, inside))
        and (tree[child].deprel != "csubj" or is_put_off(tree, child))
    ]
    if source is not None and _set_off(tree, number, source):
        content = _around(tree, number, source, entry)
    elif below:
        child = max(below, key=lambda c: len(tree.subtree(c)))
        left_out = [*_other_speakers(tree, child), *_comments(tree, child)]
        content = tree.subtree(child, without=left_out)
        if _is_of_a_noun(tree, child):  # "said the raid fell on the border, where …"
            content = sorted({*tree.subtree(min(below)), *content})
    elif source is not None and _interrupts(tree, number):
        content = _around(tree, number, source, entry)
    else:
        return []
    if "c" not in entry.frames and not any(n in inside for n in content):
        return []
    return content


def _is_of_a_noun(tree: Tree, clause: int) -> bool:
    """Whether a clause opens as one that says more of a noun: "…, where …", "…, which …"."""
    words = [tree[n] for n in tree.subtree(clause) if tree[n].upos != "PUNCT"]
    return bool(words) and words[0].form.lower() in _RELATIVE


def _set_off(tree: Tree, number: int, source: int) -> bool:
    """Whether the reporting clause stands between commas: "…, he told me on Friday, …"."""
    own = tree.children[number]
    if source not in tree.of(number, "nsubj") or any(tree.lemma(n) in RELATIVE for n in own):
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


def _comments(tree: Tree, clause: int) -> list[int]:
    """What the writer says of a content at its end: "…, a claim that could not be verified"."""
    return [n for n in tree.subtree(clause) if _is_comment(tree, n)]


def _is_comment(tree: Tree, number: int) -> bool:
    entry = cues().get((tree.lemma(number), "NOUN"))
    if entry is None or "n" not in entry.frames:
        return False
    if tree.dep(number) not in ("appos", "obl", "parataxis"):
        return False
    first = tree.subtree(number)[0]
    told = any(tree[n].deprel == "acl:relcl" for n in tree.children[number])
    return told and "," in (tree[first].form, tree[first - 1].form)


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
    cited = [n for n in tree.of(number, "advcl") if tree.lemma(n) in CITING]
    clause = {number, source, *tree.of(number, *AUXILIARIES, "advmod", "obl", *heard), *cited}
    clause = {n for each in clause - {number} for n in tree.subtree(each)} | {number}
    first = last = number
    while first - 1 in clause:
        first -= 1
    while last + 1 in clause:
        last += 1
    while first < number and tree[first].form in (",", "("):
        first += 1
    while last > number and tree[last].form in (",", ")"):
        last -= 1
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


def is_quoted(tree: Tree, child: int, inside: Mapping[int, Quoted]) -> bool:
    """Whether something below a word stands in quotation marks."""
    return any(n in inside for n in tree.subtree(child))


def _hears(tree: Tree, number: int) -> bool:
    """Whether the object of telling is somebody by name, so not what is told."""
    return tree.label(number) in ("ORG", "PERSON")
