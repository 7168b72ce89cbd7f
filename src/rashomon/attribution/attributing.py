"""Found cues -> attributions: quotations made whole, holders put in order, stance and certainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.attribution.chains import (
    chains,
    credited,
    surroundings,
    without_repeats,
)
from rashomon.attribution.found import Found
from rashomon.attribution.frames import find
from rashomon.attribution.headlines import signs
from rashomon.attribution.speakers import resolved
from rashomon.attribution.stances import answers, carried, certainty, stance
from rashomon.phrases import RELATIVE, antecedent, phrase
from rashomon.quotations import Quoted, in_quotations, quotations
from rashomon.records import Attribution, Holder, Reading, Span, Voice, content_id
from rashomon.tree import SIGNS, Tree, runs, tree_of, trimmed

_MODALS = frozenset("would could should might may can must will".split())


def attribute(report: str, text: str, reading: Reading) -> tuple[Attribution, ...]:
    """Every statement that a report gives as somebody's, in the order of the text."""
    tree = tree_of(reading, text)
    quoted = quotations(tree)
    inside = in_quotations(quoted)
    found = [*find(tree, inside), *signs(tree)]
    found = [each for each in found if each.content and not _is_condition(tree, each)]
    leave_datelines(tree, found)
    found = [each for each in found if not _reaches_out(tree, found, each)]
    make_quotations_whole(tree, found, quoted, inside)
    found.sort(key=lambda each: (each.cue[0], each.rule))
    around = surroundings(found)
    whose = resolved(report, tree, chains(report, tree, found, around))
    carrier = credited(report, tree)
    made = [
        _attribution(report, tree, each, without_repeats([*carrier, *chain]), inside)
        for each, chain in zip(found, whose, strict=True)
    ]
    return tuple(
        each if n is None else _inside(each, made[n]) for each, n in zip(made, around, strict=True)
    )


def wire(report: str, text: str, reading: Reading) -> tuple[Holder, ...]:
    """The agency that carries all that a report says, its own voice too; empty where none does."""
    return credited(report, tree_of(reading, text))


def _is_condition(tree: Tree, found: Found) -> bool:
    """Whether it only says on what something depends: "the reports, if confirmed, …"."""
    marks = {tree.lemma(n) for n in tree.of(found.cue[0], "mark")}
    return found.source is None and not marks.isdisjoint(("if", "unless"))


def _reaches_out(tree: Tree, found: Sequence[Found], each: Found) -> bool:
    """Whether what somebody would say says nothing of what stands before him.

    "Ten died, a medic said, and the mayor said that the news would demand an answer": the news
    demands no deaths.
    """
    verb = each.cue[-1]
    if _MODALS.isdisjoint(tree.lemma(n) for n in (*each.cue, *tree.of(verb, "aux"))):
        return False
    return any(
        other.source is not None
        and other is not each
        and each.content[0] < other.source < each.cue[0]
        and set(each.cue) <= set(other.content)
        for other in found
    )


def leave_datelines(tree: Tree, found: Sequence[Found]) -> None:
    """A dateline is nobody's words and no speaker; one that stands as the subject hides it."""
    for each in found:
        each.content = [n for n in each.content if n not in tree.datelines] or each.content
        if each.source in tree.datelines:
            behind = [
                n
                for n in tree.of(each.source, "appos", "flat", "parataxis", "list", "compound")
                if n not in tree.datelines and tree[n].upos in ("PROPN", "NOUN", "PRON")
            ]
            each.source = behind[0] if behind else _nearest(tree, each)


def _nearest(tree: Tree, each: Found) -> int | None:
    """The noun phrase that ends where the cue begins."""
    before = each.cue[0] - 1
    while before > 0 and tree[before].upos in ("ADV", "AUX", "PART"):
        before -= 1
    if tree[before].upos not in ("NOUN", "PROPN", "PRON") or before in tree.datelines:
        return None
    inside = [n for n in (before, *tree.above(before)) if n < each.cue[0]]
    nouns = [n for n in inside if tree[n].upos in ("NOUN", "PROPN", "PRON")]
    return next((n for n in reversed(nouns) if n not in tree.datelines), None)


def _inside(each: Attribution, other: Attribution) -> Attribution:
    """An attribution that stands in what somebody else says: he passes it on."""
    return replace(each, within=other.id, carried=other.told)


def _attribution(
    report: str,
    tree: Tree,
    found: Found,
    chain: tuple[Holder, ...],
    inside: Mapping[int, Quoted],
) -> Attribution:
    cue = spans(report, tree, found.cue)
    content = spans(report, tree, _content(tree, found))
    places = [f"{span.start}-{span.end}" for span in (*cue, *content)]
    return Attribution(
        id=content_id("attribution", report, found.rule, *places),
        report=report,
        cue=cue,
        content=content,
        chain=chain,
        voice=_voice(tree, found, inside),
        stance=stance(tree, found),
        certainty=certainty(tree, found),
        carried=carried(tree, found),
        rule=found.rule,
        answers=answers(tree, found),
    )


def _content(tree: Tree, found: Found) -> list[int]:
    """Content without the signs at its edges and around what interrupts it.

    Where it is only "that" or "which", the noun before it.
    """
    kept = [n for n in found.content if n not in found.cue]
    content = trimmed(tree, kept, SIGNS) or list(found.content)
    if len(content) > 1 or tree.lemma(content[0]) not in RELATIVE:
        return content
    head = antecedent(tree, content[0])
    if head is None:
        return content
    first, last = phrase(tree, head)
    return list(range(first, last + 1))


def spans(report: str, tree: Tree, numbers: Iterable[int]) -> tuple[Span, ...]:
    """Tokens as spans of the text."""
    return tuple(
        Span(report, tree[first].start, tree[last].end) for first, last in runs(sorted(numbers))
    )


def make_quotations_whole(
    tree: Tree, found: Sequence[Found], quoted: Sequence[Quoted], inside: Mapping[int, Quoted]
) -> None:
    """A quotation that a clause begins or ends belongs to it whole, and so does what goes on.

    Printed news gives a speaker's next words in the same paragraph, or in one that opens with a
    mark while the one before was left open, without a new cue.
    """
    for each in found:
        touched = {inside[n] for n in each.content if n in inside}
        touched = {q for q in touched if not _within(q, each.cue[0])}
        touched |= _broken_off(tree, each, quoted) if touched else set()
        spoken = [q for q in touched if _speech(tree, q)]
        if spoken and each.entry is not None and each.entry.frames & {"c", "q"}:
            each.content = [n for n in each.content if n in inside and inside[n] in touched]
            if each.source is None or each.source in inside:
                each.source = _between(tree, spoken, each.cue)
        for quotation in touched:
            each.content = sorted({*each.content, *range(quotation.first, quotation.last + 1)})
        if each.source in each.content:
            each.source = None
    outside = [each for each in found if each.cue[0] not in inside]
    taken = {n for each in outside for n in (*each.content, *each.cue)}
    for each in found:
        if each.entry is None or not each.entry.frames & {"c", "q"} or each.hidden:
            continue
        if any(n in inside for n in each.content) and each.cue[0] not in inside:
            _go_on(tree, each, quoted, taken)


def _broken_off(tree: Tree, each: Found, quoted: Sequence[Quoted]) -> set[Quoted]:
    """The quotation that a reporting clause breaks off: “If it rises,” she warned, “we leave.”"""
    said_by = tree.subtree(each.source) if each.source is not None else []
    first = min(n for n in (*each.cue, *said_by) if n not in each.content)
    return {
        q
        for q in quoted
        if q.last < first
        and all(tree[n].upos == "PUNCT" for n in range(q.last + 1, first))
        and tree[q.last - 1].form == ","
        and not tree.broken(q.last, first)
        and q.size > 2
    }


def _speech(tree: Tree, quotation: Quoted) -> bool:
    """Whether a quotation is a whole utterance: print ends one with a comma or stop inside."""
    closing = tree[quotation.last - 1].form in (",", ".", "?", "!", "…")
    return closing and tree[quotation.first + 1].form[:1].isupper() and quotation.size > 2


def _between(tree: Tree, spoken: Sequence[Quoted], cue: Sequence[int]) -> int | None:
    """Whoever stands between what is said and the cue."""
    for quotation in spoken:
        inside = range(quotation.last + 1, cue[0])
        if inside and not any(tree[n].upos in ("VERB", "AUX") for n in inside):
            heads = [n for n in inside if tree[n].head not in inside]
            nouns = [n for n in heads if tree[n].upos in ("NOUN", "PROPN", "PRON")]
            if nouns:
                return nouns[0]
    return None


def _within(quotation: Quoted, number: int) -> bool:
    return quotation.first <= number <= quotation.last


def _go_on(tree: Tree, each: Found, quoted: Sequence[Quoted], taken: set[int]) -> None:
    """Add quotations that follow, each alone in its sentences, while nobody else speaks."""
    last = max(*each.cue, *each.content)
    clause = {*each.phrase, *_rest(tree, each)}
    for quotation in quoted:
        if quotation.first <= last:
            continue
        between = range(last + 1, quotation.first)
        if any(tree[n].upos != "PUNCT" and n not in clause for n in between):
            return
        if taken & set(range(quotation.first, quotation.last + 1)):
            return
        broken = tree.broken(last, quotation.first)
        if broken and not (quotation.goes_on or _alone(tree, quotation)):
            return
        added = range(quotation.first, quotation.last + 1)
        each.content = sorted({*each.content, *added})
        taken.update(added)
        last = quotation.last


def _rest(tree: Tree, each: Found) -> range:
    """What stands after the cue up to its full stop: who the speaker is, where he spoke."""
    sentence = tree.sentence(each.cue[-1])
    closed = tree[sentence.last - 1].form == "." and sentence.last - 1 not in each.content
    return range(each.cue[-1] + 1, sentence.last) if closed else range(0)


def _alone(tree: Tree, quotation: Quoted) -> bool:
    """Whether a quotation is a whole paragraph."""
    first, last = quotation.first, quotation.last
    ends = last + 1 == len(tree.tokens) or tree.broken(last, last + 1)
    return ends and tree.broken(first - 1, first)


def _voice(tree: Tree, found: Found, inside: Mapping[int, Quoted]) -> Voice:
    content = [n for n in found.content if tree[n].upos != "PUNCT"]
    share = sum(n in inside for n in content) / max(1, len(content))
    if share > 0.9:
        return Voice.DIRECT
    return Voice.MIXED if share else Voice.INDIRECT
