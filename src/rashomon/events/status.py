"""How an event is told: as something that happened, or not, or may, or is to.

Read off the trigger's clause (``modality``) and off what the trigger hangs on: "planned to",
"called for", "prevented", "fears of", "if".
"""

from __future__ import annotations

import re

from rashomon import modality
from rashomon.records import Status
from rashomon.tree import DASHES, Tree

_PLAN = frozenset(
    """plan intend want hope expect agree prepare vow pledge promise decide seek aim propose wish
    due schedule set poise ready consider offer mull weigh contemplate eye plot conspire commit
    undertake volunteer bid undertaking intention decision proposal
    readiness willingness willing bid preparation preparations poised prepared determined""".split()
)
_THREAT = frozenset("threaten threat warn warning".split())
_DEMAND = frozenset(
    """demand ask urge call order request tell beg appeal press push require instruct invite
    encourage advise recommend lobby plead petition command insist must should need
    demand request appeal order call ultimatum""".split()
)
_PROPOSING = frozenset("propose suggest".split())
_NOT = frozenset(
    """fail prevent avoid avert stop block forbid ban prohibit foil thwart abandon
    cancel rule halt suspend failure prevention ban lack absence
    without never unable""".split()
)
_DENYING = frozenset("deny dispute denial".split())
_REFUSING = frozenset("refuse decline reject refusal unwilling".split())
_MAYBE = frozenset(
    """try attempt fear risk possibility chance danger prospect likely unlikely capable able ability
    possible potential suspect suspicion rumour rumor accuse allegation hypothetical fear worry
    concern in-case attempt enough threatening suspected""".split()
)
_RANKS = frozenset("first second third last only just simply merely".split())
_HABIT = frozenset(
    """often frequently regularly routinely usually always daily weekly monthly yearly typically
    generally normally sometimes occasionally rarely annually traditionally""".split()
)
_TIMES = re.compile(
    r"more than once|repeatedly|(?:several|many|numerous|countless|dozens of) times|time and again"
    r"|on (?:several|many|numerous|various) occasions",
    re.IGNORECASE,
)
_ADJECTIVES = {
    **dict.fromkeys(
        ("planned", "upcoming", "future", "imminent", "looming", "proposed"), Status.PLANNED
    ),
    **dict.fromkeys(("scheduled", "forthcoming", "next", "expected"), Status.PLANNED),
    **dict.fromkeys(
        ("possible", "potential", "suspected", "attempted", "feared"), Status.HYPOTHETICAL
    ),
    **dict.fromkeys(("hypothetical", "eventual", "further"), Status.HYPOTHETICAL),
    **dict.fromkeys(("threatened",), Status.THREATENED),
    **dict.fromkeys(("failed", "foiled", "thwarted", "aborted", "averted"), Status.NEGATED),
}
# Verbs about a happening that is given: not to welcome a raid is no word against the raid.
_ABOUT = frozenset(
    """welcome condemn confirm praise criticise criticize denounce mention discuss describe report
    acknowledge admit regret mourn recall investigate know explain understand forget justify support
    oppose blame claim verify cause protest avenge commemorate deplore lament solve clarify punish
    prosecute""".split()
)
# What a place goes on being: "the occupied town", "besieged Kessa".
_STATES = frozenset("displaced occupied besieged blockaded annexed embattled divided".split())
_CAN = frozenset("can could may might would ca".split())
_ON = frozenset("keep continue maintain sustain intensify escalate increase step".split())
_OUGHT = frozenset("must should ought".split())
_MANAGING = frozenset("manage succeed help able".split())
_STEPS = 3


def status(tree: Tree, head: int, words: tuple[int, ...] = ()) -> Status:
    """The status of an event from its trigger's head."""
    if any(tree.dep(n) == "amod" and tree[n].form.lower() in _STATES for n in (head, *words)):
        return Status.HABITUAL
    if head > 1 and tree.dep(head) == "amod" and tree[head - 1].form in DASHES:
        return Status.HABITUAL  # "Iran-backed", "a Taliban-appointed spokesman"
    if tree[head].upos in ("VERB", "AUX"):
        return _of_verb(tree, head)
    return _of_noun(tree, head, words)


def _of_verb(tree: Tree, head: int) -> Status:
    if (own := _own(tree, head)) is not None:
        return own
    if tree.dep(head) in ("amod", "acl") and tree[head].xpos != "TO":
        to = any(tree.lemma(n) == "to" for n in tree.of(head, "mark"))
        if not to:
            return Status.HAPPENED
    if tree.dep(head) == "ccomp" and _is_wanted(tree, head):
        return Status.DEMANDED
    here = head
    for _ in range(_STEPS):
        relation, above = tree.dep(here), tree[here].head
        if above == here or relation not in ("xcomp", "ccomp", "advcl", "acl", "conj", "csubj"):
            break
        purpose = any(tree.lemma(n) == "to" for n in tree.of(here, "mark"))
        if relation == "conj":
            if tree.of(here, "nsubj", "aux"):
                break
            first = _own(tree, above)
            if first is not None and first is not Status.NEGATED:
                return first
        elif (found := _under(tree, above, relation, purpose)) is not None:
            return found
        elif relation in ("advcl", "acl"):
            break
        elif relation == "ccomp" and tree[above].upos == "VERB":
            break  # what is said stands for itself
        here = above
    return Status.HAPPENED


def _is_wanted(tree: Tree, head: int) -> bool:
    """Whether a bare verb stands under a demand: "demanded that he resign"."""
    if tree.lemma(tree[head].head) not in _DEMAND | _PROPOSING or tree.of(head, "aux"):
        return False
    plural = any("Number=Plur" in tree[n].feats for n in tree.of(head, "nsubj"))
    return tree[head].xpos == "VB" or (tree[head].xpos == "VBP" and not plural)


def _own(tree: Tree, head: int) -> Status | None:
    """What a verb's own auxiliaries, adverbs and conjunctions say."""
    helpers = {tree.lemma(n) for n in tree.of(head, "aux")}
    if any(tree.lemma(n) in ("if", "unless", "whether") for n in tree.of(head, "mark")):
        return Status.HYPOTHETICAL
    if modality.is_negated(tree, [head]):
        if any(tree[n].form.lower() in ("does", "do") for n in tree.of(head, "aux")):
            return Status.HABITUAL  # "says it does not target civilians": never, as a rule
        wills = helpers & (_CAN | {"will", "wo", "shall"}) - {"can", "could", "might"}
        return Status.REFUSED if wills or modality.is_future(tree, head) else Status.NEGATED
    subjects = tree.of(head, "nsubj")
    if any(
        tree.lemma(n) in ("no", "none", "nobody", "neither")
        for s in subjects
        for n in (s, *tree.children[s])
    ):
        return Status.NEGATED
    if helpers & _OUGHT:
        return Status.DEMANDED
    if "would" in helpers and tree.dep(head) == "ccomp":
        return Status.PLANNED  # "said they would": the future, as told later
    if helpers & _CAN:
        return Status.HYPOTHETICAL
    if modality.is_future(tree, head):
        return Status.PLANNED
    if modality.is_conditional(tree, head):
        return Status.HYPOTHETICAL
    if any(tree.lemma(n) in _HABIT for n in tree.of(head, "advmod")):
        return Status.HABITUAL
    if "have" in helpers and _is_of_many(tree, head):
        return Status.HABITUAL
    return None


def _is_of_many(tree: Tree, head: int) -> bool:
    """Whether it was so often that no one time is meant: "has been hit more than once"."""
    inside = (tree.subtree(n) for n in tree.of(head, "advmod", "obl"))
    return any(_TIMES.search(tree.words(min(each), max(each))) for each in inside)


def _under(tree: Tree, above: int, relation: str, purpose: bool) -> Status | None:
    """What a word makes of the clause or noun that hangs on it."""
    lemma = tree.lemma(above)
    is_clause = relation in ("xcomp", "ccomp", "acl", "csubj")
    if relation == "advcl":
        return Status.PLANNED if purpose else None
    if lemma in _DENYING and is_clause:
        return Status.HAPPENED if modality.is_negated(tree, [above]) else Status.DENIED
    if lemma in _REFUSING and is_clause:
        return Status.HAPPENED if modality.is_negated(tree, [above]) else Status.REFUSED
    if lemma in _NOT and is_clause:
        return Status.HAPPENED if modality.is_negated(tree, [above]) else Status.NEGATED
    if lemma in _THREAT and purpose:
        return Status.THREATENED
    if lemma in _DEMAND and purpose:
        return Status.DEMANDED
    if lemma in _PLAN and (purpose or relation == "ccomp"):
        return Status.PLANNED
    if lemma in _MAYBE:
        return Status.HYPOTHETICAL
    if relation in ("xcomp", "acl", "csubj") and purpose:
        own = _own(tree, above)
        if own is not None:
            return own
        return Status.PLANNED if relation == "acl" else None
    return None


def _of_noun(tree: Tree, head: int, words: tuple[int, ...]) -> Status:
    below = [n for n in tree.children[head] if n not in words]
    if modality.is_negated(tree, [head]) and not _RANKS & {tree.lemma(n) for n in below}:
        return Status.NEGATED  # "an accident, not an attack", but "not the first attack"
    if tree.lemma(tree[head].head) == "one" and any(tree[n].xpos == "JJS" for n in below):
        return Status.HABITUAL  # "one of the deadliest attacks in years"
    for number in below:
        if tree.lemma(number) in ("no", "neither") or (
            tree.dep(number) == "case" and tree.lemma(number) == "without"
        ):
            return Status.NEGATED
        if (found := _ADJECTIVES.get(tree[number].form.lower())) is not None:
            return found
    if _is_state_of(tree, head):
        return Status.HABITUAL
    here = head
    for _ in range(2):
        above = tree[here].head
        if above == here:
            return Status.HAPPENED
        relation = tree.dep(here)
        if relation == "conj":
            here = above
            continue
        if tree[above].upos in ("VERB", "AUX", "ADJ"):
            return _of_its_verb(tree, here, above, relation)
        if relation in ("nmod", "obl", "compound"):
            used = tree.dep(above) == "obj" and "against" in tree.cases(here)
            if used and status(tree, tree[above].head) is Status.HABITUAL:
                return Status.HABITUAL  # "has repeatedly used its guns against drone strikes"
            return _of_its_noun(tree, above)
        return Status.HAPPENED
    return Status.HAPPENED


def _of_its_verb(tree: Tree, noun: int, verb: int, relation: str) -> Status:
    lemma = tree.lemma(verb)
    acted = relation == "obj" or tree[noun].deprel == "nsubj:pass"
    cases = tree.cases(noun)
    if acted or cases & {"for", "from", "against", "to", "of", "with"}:
        if lemma in _NOT and not modality.is_negated(tree, [verb]):
            if lemma in ("stop", "halt", "suspend", "deny", "ban"):
                return Status.HAPPENED
            return _as_prevented(tree, verb)
        if lemma in _THREAT:
            return Status.THREATENED
        if lemma in _DEMAND and (acted or "for" in cases):
            return Status.DEMANDED
        if lemma in _PLAN:
            return Status.PLANNED
        if lemma in _MAYBE and lemma != "accuse":
            return Status.HYPOTHETICAL
    if relation in ("obj", "nsubj", "obl") and lemma not in _ABOUT:
        found = status(tree, verb) if tree[verb].upos == "VERB" else _own(tree, verb)
        if found is Status.HABITUAL and "against" in cases:
            return found
        if acted and lemma in _ON and tree[noun].xpos in ("NNS", "NNPS"):
            return Status.HABITUAL  # "has kept up strikes", "stepped up raids"
        if found is not None and (acted or relation == "nsubj"):
            return found
    return Status.HAPPENED


def _is_state_of(tree: Tree, head: int) -> bool:
    """Whether it is what some place goes on suffering: "fled areas under bombardment"."""
    under = next((n for n in tree.of(head, "case") if tree.lemma(n) == "under"), 0)
    noun = under - 1
    if under == 0 or tree[noun].upos not in ("NOUN", "PROPN"):
        return False
    return tree[head].head == noun or (
        tree.dep(head) == "obl" and tree.dep(noun) in ("obl", "nmod")
    )


def _as_prevented(tree: Tree, verb: int) -> Status:
    """What is prevented did not happen; what somebody is to prevent may or may not."""
    if not any(tree.lemma(n) == "to" for n in tree.of(verb, "mark")):
        own = _own(tree, verb)
        return Status.NEGATED if own in (None, Status.HABITUAL) else Status.HYPOTHETICAL
    above = tree.lemma(tree[verb].head)
    if above == "fail":
        return Status.HAPPENED
    return Status.NEGATED if above in _MANAGING else Status.HYPOTHETICAL


def _of_its_noun(tree: Tree, noun: int) -> Status:
    lemma = tree.lemma(noun)
    if lemma in _THREAT:
        return Status.THREATENED
    if lemma in _PLAN:
        return Status.PLANNED
    if lemma in _MAYBE:
        return Status.HYPOTHETICAL
    if lemma in _DEMAND:
        return Status.DEMANDED
    return Status.HAPPENED
