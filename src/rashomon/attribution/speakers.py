"""Whom "he", "the minister" and "Haddad" stand for, within one report.

Only what the report itself gives is used: a surname after a full name, a role that one person was
given, the speaker just before. What is not found stays unresolved; every answer names its evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.pronouns import KINDS, Pronouns
from rashomon.publishers import PLATFORMS, folded
from rashomon.records import NOBODY, Holder, Span
from rashomon.sectors import organisation
from rashomon.tree import Tree

# Nouns for any group or firm; an army or a ministry is one of its own and must be named as such.
_GROUPS = frozenset(
    "group organisation organization company firm committee body network movement club charity "
    "watchdog monitor".split()
)
# What a group is said to be, and the sectors of known ones that are not of that kind.
_CIVIC = frozenset(
    "monitoring monitor watchdog charity rights aid relief activist advocacy humanitarian medical "
    "campaign".split()
)
_ARMED = frozenset(
    "militant rebel armed jihadist jihadi terrorist terror extremist insurgent islamist guerrilla "
    "hardline hard-line separatist".split()
)
_FIGHTING, _CARING = frozenset("REB CRM MIL SPY COP".split()), frozenset("NGO IGO".split())
_PREPOSITIONS = frozenset("of for in at from with on".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A named person or group where it is named, with the role words around the name."""

    head: int
    span: Span
    name: tuple[str, ...]
    label: str
    roles: frozenset[str]


def mentions(report: str, tree: Tree) -> list[Mention]:
    """Every name of a person or an organisation, in order."""
    found = []
    for name in tree.reading.names:
        if name.label not in ("PERSON", "ORG"):
            continue
        inside = range(name.first, name.last)
        head = next((n for n in inside if tree[n].head not in inside), name.first)
        around = [c for c in tree.children[head] if c not in inside]
        around += [tree[head].head] if tree.dep(head) in ("appos", "nmod", "flat") else []
        roles = {
            tree.lemma(n)
            for c in around
            if tree.dep(c) in ("compound", "nmod", "appos", "amod", "flat") or c == tree[head].head
            for n in tree.subtree(c)[:8]
            if tree[n].upos in ("NOUN", "PROPN")
        }
        span = Span(report, tree[name.first].start, tree[name.last - 1].end)
        words = tuple(tree[n].form for n in inside)
        found.append(Mention(head, span, words, name.label, frozenset(roles)))
    return found


def resolved(
    report: str, tree: Tree, chains: Sequence[tuple[Holder, ...]]
) -> list[tuple[Holder, ...]]:
    """The chains, each holder with what it stands for where the report tells."""
    named, pronouns = mentions(report, tree), Pronouns(report, tree)
    done: list[tuple[Holder, ...]] = []
    spoken: list[Holder] = []
    carried: dict[Span, tuple[Holder, ...]] = {}  # who carried a speaker's words so far
    for chain in chains:
        chain = tuple(_resolved(pronouns, holder, named, spoken) for holder in chain)
        if len(chain) == 1 and (target := chain[0].stands_for) is not None:
            again = chain[0].words.lower()  # who speaks does not carry himself
            held = (h for h in _carriers(carried, target) if h.words.lower() != again)
            chain = (*held, *chain)
        elif len(chain) > 1 and (target := chain[-1].stands_for or chain[-1].span) is not None:
            carried[target] = chain[:-1]
        done.append(chain)
        if chain[-1] != NOBODY:
            spoken.append(chain[-1])
    return done


def _carriers(carried: Mapping[Span, tuple[Holder, ...]], target: Span) -> tuple[Holder, ...]:
    """Who carried the words of the speaker that these words, or part of them, name."""
    for span, holders in reversed(list(carried.items())):
        if span.start < target.end and target.start < span.end:
            return holders
    return ()


def _resolved(
    pronouns: Pronouns, holder: Holder, named: Sequence[Mention], spoken: Sequence[Holder]
) -> Holder:
    if holder.span is None or holder.stands_for is not None:
        return holder
    words = holder.words.lower().split()
    before = [m for m in named if m.span.end <= holder.span.start]
    if len(words) == 1 and words[0] in KINDS:
        return _pronoun(pronouns, holder, before, spoken)
    if holder.label == "PERSON":
        return _surname(holder, before)
    if words[0] == "one" and "of" in words:
        return _one_of(holder, words, spoken)
    if words[0] in ("the", "that", "this", "these", "those") and holder.label is None:
        return _description(holder, words, before, spoken)
    return holder


def _pronoun(
    pronouns: Pronouns, holder: Holder, before: Sequence[Mention], spoken: Sequence[Holder]
) -> Holder:
    assert holder.span is not None
    found = pronouns.stands_for(holder.span, holder.words.lower(), spoken)
    if found is None:
        return holder
    for mention in before:
        if mention.head == found.head:
            full = _full(mention, before).span
            return replace(holder, stands_for=full, evidence=found.why, name=full)
    for other in reversed(spoken):  # "the network", itself said of a network named before
        if other.span is not None and other.stands_for is not None and other.span == found.words:
            known = other.stands_for
            return replace(holder, stands_for=known, evidence=found.why, name=other.name)
    return replace(holder, stands_for=found.words, evidence=found.why, name=found.name)


def _full(mention: Mention, before: Sequence[Mention]) -> Mention:
    """Where a person who is named by surname was named in full."""
    for other in before:
        both = other.label == mention.label == "PERSON" and other.name[-1] == mention.name[-1]
        if both and len(other.name) > len(mention.name):
            return other
    return mention


def _surname(holder: Holder, before: Sequence[Mention]) -> Holder:
    """A surname after a full name."""
    assert holder.span is not None
    last = holder.words.split()[-1]
    for mention in before:
        full = mention.label == "PERSON" and len(mention.name) > 1 and mention.name[-1] == last
        if full and " ".join(mention.name) not in holder.words:
            return replace(
                holder,
                stands_for=mention.span,
                name=mention.span,
                evidence="the full name given before",
            )
    return holder


def _description(
    holder: Holder, words: Sequence[str], before: Sequence[Mention], spoken: Sequence[Holder]
) -> Holder:
    """ "The minister": who was given that role; "the group": the last group named."""
    noun = _noun(words)
    for mention in reversed(before):
        if noun in mention.roles and _may_be(words, mention):
            why = f"was named with the word “{noun}”"
            return replace(holder, stands_for=mention.span, name=mention.span, evidence=why)
    groups = [mention for mention in reversed(before) if mention.label == "ORG"]
    for mention in groups:
        if noun in {word.lower() for word in mention.name}:
            why = f"its name has the word “{noun}”"
            return replace(holder, stands_for=mention.span, name=mention.span, evidence=why)
    groups = [mention for mention in groups if _may_be(words, mention)]
    if not _CIVIC.isdisjoint(words):  # "the monitor" is rather who spoke than who was spoken of
        groups.sort(key=lambda mention: not any(_names(last, mention) for last in spoken))
    if noun in _GROUPS and groups:
        span, why = groups[0].span, "the last group named before"
        return replace(holder, stands_for=span, name=span, evidence=why)
    for last in reversed(spoken):
        if _role(last) == _role(holder) != "" and last.words.lower() != holder.words.lower():
            target, why = last.stands_for or last.span, "the same noun as a speaker before"
            return replace(holder, stands_for=target, name=last.name, evidence=why)
    return holder


def _names(holder: Holder, mention: Mention) -> bool:
    return holder.name is not None and holder.name.meets(mention.span)


def _may_be(words: Sequence[str], mention: Mention) -> bool:
    """Whether a named group may be "the monitoring group" or "the militant group".

    Only of a known one is told that it may not; a medium is neither.
    """
    if folded(" ".join(mention.name)) in PLATFORMS:
        return False
    civic, armed = (not kinds.isdisjoint(words) for kinds in (_CIVIC, _ARMED))
    if civic and not _ARMED.isdisjoint(mention.roles):
        return False
    known = organisation(" ".join(mention.name))
    if known is None:
        return True
    unlike = known.sector == "JRN" or (civic and known.sector in _FIGHTING)
    return not unlike and not (armed and known.sector in _CARING)


def _noun(words: Sequence[str]) -> str:
    """The noun of a description: the head of "the head of the organisation"."""
    end = next((n for n, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return words[max(0, end - 1)]


def _one_of(holder: Holder, words: Sequence[str], spoken: Sequence[Holder]) -> Holder:
    """ "One of the officials", "one of them": of several who spoke before."""
    for last in reversed(spoken):
        told = last.described
        several = told is not None and told.role.lower().endswith("s")
        if several and (words[-1] == "them" or words[-1] == _role(last) + "s"):
            return replace(holder, stands_for=last.span, evidence="one of several who spoke before")
    return holder


def _role(holder: Holder) -> str:
    """The noun of a description, without its plural."""
    told = holder.described
    return told.role.lower().split()[-1].removesuffix("s") if told and told.role else ""
