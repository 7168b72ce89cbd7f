"""Whether what a time modifies is over or still to come, as the clause around it tells.

"On Tuesday" is the last Tuesday with "struck" and the next with "will strike"; so is "in April".
"""

from __future__ import annotations

from rashomon.modality import is_future
from rashomon.tree import Tree

_MODAL = frozenset("must can should may might shall need".split())
# Verbs and adjectives of plans: what hangs on them by "to", "for" or as object is to come.
_PLANNING = frozenset(
    "agree anticipate arrange await decide due expect hope intend invite order plan pledge poise "
    "prepare promise propose ready schedule set slate suppose threaten urge vow".split()
)
_ARRANGED = frozenset("arrange due expect hold organise organize plan schedule set slate".split())
# Happenings that are announced before they come: with these a future clause speaks of them.
_ANNOUNCED = frozenset(
    "ballot by-election ceremony concert conference congress contest deadline debate demonstration "
    "election festival final fixture funeral game hearing inauguration launch march marathon match "
    "meeting parade poll protest race rally referendum run-off runoff session strike summit talk "
    "talks trial visit vote".split()
)
_UPCOMING = frozenset("upcoming forthcoming coming planned scheduled proposed expected due".split())
# A present tense that tells what is, not what is to come.
_TELLING = frozenset(
    "accuse add allege announce appear argue be believe blame claim confirm deny describe estimate "
    "fear feel have indicate insist know mark mean note read remain remember report reveal say see "
    "seem show state suggest suspect tell think understand warn write".split()
)
_BEGINNING = frozenset("begin open start vote face head go resume close end meet".split())
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def is_to_come(tree: Tree, head: int, headline: bool = False) -> bool:
    """Whether a verb or noun is of the future; in a headline the present tense is the past's."""
    if tree[head].upos in _NOMINAL and not _predicates(tree, head):
        return _noun_to_come(tree, head, headline)
    return _clause_to_come(tree, head, headline)


def happening(tree: Tree, head: int) -> int:
    """What a time on an empty verb is of: "a recount is set for", "plans a congress", "took place".

    The subject or object that names the happening; the verb itself where it says what happened.
    """
    subject, thing = tree.of(head, "nsubj"), tree.of(head, "obj")
    lemma, plain = tree.lemma(head), [n for n in thing if tree[n].upos in ("NOUN", "PROPN")]
    if lemma == "take" and any(tree.lemma(n) == "place" for n in thing):
        return subject[0] if subject else head
    if tree.of(head, "xcomp", "ccomp"):
        return head
    if lemma in ("happen", "occur") or (lemma in _ARRANGED and tree.of(head, "nsubj:pass")):
        return subject[0] if subject and tree[subject[0]].upos in ("NOUN", "PROPN") else head
    return plain[0] if plain and lemma in _ARRANGED else head


def _predicates(tree: Tree, number: int) -> bool:
    if tree.of(number, "cop", "aux"):
        return True
    return tree.dep(number) in ("root", "xcomp", "ccomp", "parataxis") or (
        tree[number].head == number
    )


def _noun_to_come(tree: Tree, noun: int, headline: bool) -> bool:
    if "ahead" in tree.cases(noun):
        return True
    if any(tree[n].form.lower() in _UPCOMING for n in tree.of(noun, "amod", "acl", "case")):
        return True
    clause = next((n for n in tree.above(noun) if _predicates(tree, n) or _is_verb(tree, n)), None)
    if clause is None:
        return False
    if tree.lemma(clause) in _PLANNING and tree[noun].head == clause and tree.dep(noun) == "obj":
        return True
    return tree.lemma(noun) in _ANNOUNCED and _clause_to_come(tree, clause, headline)


def _is_verb(tree: Tree, number: int) -> bool:
    return tree[number].upos in ("VERB", "AUX")


def _clause_to_come(tree: Tree, top: int, headline: bool) -> bool:
    if is_future(tree, top):
        return True
    token, above = tree[top], tree[top].head
    helpers = [*tree.of(top, "aux", "cop")]
    lemmas = {tree.lemma(n) for n in helpers}
    if "have" in lemmas:
        return False
    if lemmas & _MODAL:
        return True
    if _is_planned(tree, top):
        return True
    if any(tree.lemma(n) == "to" for n in tree.of(top, "mark")):
        return _purpose_to_come(tree, top, headline)
    if _shares_helpers(tree, top, helpers) or (token.xpos == "VBG" and not helpers):
        return above != top and _clause_to_come(tree, above, headline)
    present = [n for n in (top, *helpers) if _is_present(tree, n)]
    if not present or tree.lemma(top) in _TELLING - {"be"}:
        return False
    return not headline or tree.lemma(top) in _BEGINNING


def _is_planned(tree: Tree, top: int) -> bool:
    """ "is due", "was set for", "scheduled": the plan's own time is the planned thing's."""
    token = tree[top]
    if tree.lemma(top) in _PLANNING or token.form.lower() in _UPCOMING:
        return token.xpos in ("VBN", "JJ", "VBZ", "VBP")
    return any(tree[n].form.lower() == "due" for n in tree.of(top, "case", "mark", "advmod"))


def _purpose_to_come(tree: Tree, top: int, headline: bool) -> bool:
    """ "is to meet", "plans to meet", "Ministers to meet" against "tried to flee"."""
    above = tree[top].head
    if any(tree.lemma(n) == "be" for n in tree.of(top, "cop", "aux")) or above == top:
        return True
    if tree.lemma(above) in _PLANNING:
        return True
    if not _is_verb(tree, above) and tree[above].head == above:  # a headline's only verb
        return True
    return _is_verb(tree, above) and _clause_to_come(tree, above, headline)


def _shares_helpers(tree: Tree, top: int, helpers: list[int]) -> bool:
    """Whether a verb beside another has its helpers unsaid: "will meet and sign"."""
    if helpers or tree.dep(top) != "conj" or tree.of(top, "nsubj"):
        return False
    return tree[top].xpos in ("VB", "VBN") and tree[tree[top].head].xpos == tree[top].xpos


def _is_present(tree: Tree, number: int) -> bool:
    token = tree[number]
    if token.xpos == "VBZ":
        return True
    # The tagger takes some old pasts ("retook") for presents; a true one is its own lemma, and a
    # past that it lacks a lemma for is told by its vowel.
    form = token.form.lower()
    if token.xpos == "VBP":
        return form in ("are", "am", "have", "'re", "’re") or (
            form == tree.lemma(number) and not form.endswith(_OLD_PASTS)
        )
    return token.xpos == "VB" and token.head == number and not tree.of(number, "nsubj")


_OLD_PASTS = ("took", "ran", "came", "broke", "threw", "drew", "flew", "shook", "rose", "wrote")
