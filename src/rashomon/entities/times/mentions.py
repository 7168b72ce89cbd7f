"""The times that a report mentions, each with the interval it states or how it is to be settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.entities.times.meanings import Hold
from rashomon.entities.times.phrases import Phrase, phrases
from rashomon.entities.times.relative import settle, walked
from rashomon.entities.times.tense import happening, is_to_come
from rashomon.records import Basis, Bound, Reading, Span, TimeMention, When
from rashomon.tree import OPENING, Tree, tree_of

_SOME_DAY = date(2014, 6, 26)  # any day shows how long an expression is
_EVENING = 17
_NEAR = 2  # sentences back
_LONGEST = {"day": 2, "span": 2, "month": 31, "year": 366}  # days that a count can start from
_CLOCK = re.compile(
    r"[\s,]*\d{1,2}[:.]?\d\d(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|[A-Z]{2,3}T)(?:[+-]\d{1,2})?\b)?"
)
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d,? $")
_FULL = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b.*\b(?:19|20)\d\d\b")  # a day of a year
_HEADLINES = 3  # paragraphs
_CLAUSES = ("VERB", "AUX", "NOUN", "PROPN", "ADJ")


def times(
    report_id: str, text: str, reading: Reading, published: When | None
) -> tuple[TimeMention, ...]:
    """The times of a text in its order; what the publication date settles is settled."""
    return tuple(_Reader(report_id, tree_of(reading, text)).read(published))


def resolved(mention: TimeMention, published: When | None) -> TimeMention:
    """A mention under another date of publication; the same as reading with that date at hand."""
    if not mention.relative:
        return mention
    edtf = settle(mention.relative, published)
    when = _when(edtf, mention.words) if edtf else None
    return replace(mention, when=when)


def _when(edtf: str, words: Span) -> When | None:
    try:
        return When(edtf, Basis.TEXT, words)
    except (ValueError, OverflowError):  # the last days of the calendar have no next day
        return None


class _Reader:
    """One report's times; what is read later hangs on what was read before."""

    def __init__(self, report_id: str, tree: Tree) -> None:
        self.report_id, self.tree = report_id, tree
        self.found: list[tuple[Phrase, str, int]] = []  # with its expression and its first token

    def read(self, published: When | None) -> list[TimeMention]:
        """The mentions, in the order of the text."""
        tree = self.tree
        if not tree.tokens:
            return []
        kept = [phrase for phrase in phrases(tree.text) if self._is_time(phrase)]
        mentions = list[TimeMention]()
        # What hangs on a time that follows it ("two days after Monday's raid") waits for that.
        complements = {n: self._complement(kept, n) for n in range(len(kept))}
        order = sorted(complements, key=lambda n: (complements[n] or n, complements[n] is not None))
        for n in order:
            phrase, anchor = kept[n], complements[n]
            numbers = self._numbers(phrase)
            head = self._head(phrase, numbers)
            to_come = self._to_come(numbers, head)
            if phrase.ahead and not to_come:  # "in three weeks" with a past is how long it took
                continue
            after = next((e for p, e, _ in self.found if anchor and p is kept[anchor]), None)
            relative = self._relative(phrase, numbers[0], to_come, after)
            self.found.append((phrase, relative, numbers[0]))
            mentions.append(self._mention(phrase, relative, head, to_come, published))
        return sorted(mentions, key=lambda mention: mention.words.start)

    def _mention(
        self, phrase: Phrase, relative: str, head: int, to_come: bool, published: When | None
    ) -> TimeMention:
        words = Span(self.report_id, phrase.start, phrase.end)
        bound = phrase.bound
        if bound is not Bound.AT and self._is_thing(phrase):
            bound = Bound.AT
        evidence = phrase.rule
        if any(step.endswith("?") for step in phrase.steps):
            side = "to come, so the next" if to_come else "past, so the last"
            evidence += f"; what it modifies is {side} seen from publication"
        elif phrase.hold in (Hold.EARLIER, Hold.DAY):
            evidence += "; counted from a time mentioned beside it"
        mention = TimeMention(
            words, None, relative, head, evidence, bound, phrase.about or self._is_about(phrase)
        )
        if not relative.startswith(Hold.STATED):
            return resolved(mention, published)
        edtf = settle(relative, None)
        return replace(mention, when=_when(edtf, words) if edtf else None, relative="")

    # --- what the phrase hangs on -----------------------------------------------------------------

    def _relative(self, phrase: Phrase, token: int, to_come: bool, after: str | None) -> str:
        """The expression of a phrase: its own steps, behind those of what it hangs on."""
        side = "after" if to_come else "before"
        steps = " ".join(step.replace("?", side) for step in phrase.steps)
        match phrase.hold:
            case Hold.PUBLICATION:
                return self._in_said_year(steps, token, to_come) or f"publication {steps}"
            case Hold.STATED:
                return f"{Hold.STATED} {steps}"
            case Hold.COMPLEMENT:
                return f"{after or 'event'} {steps}"
            case Hold.DAY:
                day = self._day_beside(token) or (None if to_come else self._day_before(token))
                return f"{day or self._day_of(steps, to_come)} {steps}"
            case _:
                return f"{self._before(phrase, token, to_come)} {steps}"

    def _in_said_year(self, steps: str, token: int, to_come: bool) -> str | None:
        """ "Arrested in March 2009 and freed in June": a month or date counts from a said one."""
        if to_come or not steps.startswith("date:"):
            return None
        sentence = self.tree.sentence(token)
        for _, expression, number in reversed(self.found):
            dated = expression.split()[1].count("-") if expression.startswith("stated on:") else 0
            if dated and "/" not in expression and sentence.first <= number < token:
                first = steps.replace(":before", ":after")
                return f"{expression} {first}"
        return None

    def _before(self, phrase: Phrase, token: int, to_come: bool) -> str:
        """The expression of the last time before a phrase that its count can start from."""
        longest = _LONGEST.get(phrase.steps[0].partition(":")[0], 7)
        if phrase.steps[0].startswith("day") and abs(int(phrase.steps[0].split(":")[1])) >= 7:
            longest = 7
        for other, expression, number in reversed(self.found):
            if phrase.steps[0].endswith(":0") and self._is_of_telling(number, token):
                continue  # "that day" is the deed's
            if other.start < phrase.start and other.bound is not Bound.UNTIL:
                length = _length(expression)
                if length is not None and length <= longest:
                    return expression.partition(" clock:")[0]
        back = phrase.steps[0].split(":")[1].startswith("-")
        return "publication" if back or to_come else "event"

    def _is_of_telling(self, number: int, token: int) -> bool:
        """Whether one time is when it was told what the other is of: "said on Sunday that …"."""
        tree = self.tree
        verb = next((n for n in tree.above(number) if tree[n].upos == "VERB"), None)
        return verb is not None and any(token in tree.subtree(n) for n in tree.of(verb, "ccomp"))

    def _day_beside(self, token: int) -> str | None:
        """The expression of the day nearest before an hour in its sentence."""
        sentence = self.tree.sentence(token)
        for _, expression, number in reversed(self.found):
            if sentence.first <= number < sentence.last and (_length(expression) or 9) <= 2:
                night = " part:2:2" if _length(expression) == 2 else ""  # its second day
                return expression.partition(" clock:")[0] + night
        return None

    def _day_before(self, token: int) -> str | None:
        """The day told just before an hour: "on Monday, … The strike hit at around 10 am"."""
        here = self.tree.sentence_of[token]
        for other, expression, number in reversed(self.found):
            behind = here - self.tree.sentence_of[number]
            if behind > _NEAR or other.bound is not Bound.AT or _length(expression) != 1:
                continue
            if behind > 0 and not self._only_tells(number):
                return expression.partition(" clock:")[0]
        return None

    def _only_tells(self, number: int) -> bool:
        """Whether a time is when something was said: "said on Tuesday that …"."""
        verb = next((n for n in self.tree.above(number) if self.tree[n].upos == "VERB"), None)
        return verb is not None and bool(self.tree.of(verb, "ccomp"))

    @staticmethod
    def _day_of(steps: str, to_come: bool) -> str:
        """The day of an hour that no day stands beside: "at 10 pm" may have been last night."""
        late = steps.startswith("clock:") and int(steps[6:8]) >= _EVENING
        return "publication span:-1:0" if late and not to_come else "publication"

    def _complement(self, kept: Sequence[Phrase], number: int) -> int | None:
        """The phrase that follows a "two days after" at once, an article aside."""
        phrase = kept[number]
        if phrase.hold is not Hold.COMPLEMENT or number + 1 == len(kept):
            return None
        gap = self.tree.text[phrase.end : kept[number + 1].core].strip().lower()
        return number + 1 if gap in ("", "the", "a", "on", "on the") else None

    def _is_about(self, phrase: Phrase) -> bool:
        """Whether what a phrase counts from is inexact."""
        relative = next(e for p, e, _ in self.found if p is phrase)
        steps = " ".join(phrase.steps)
        if phrase.hold in (Hold.PUBLICATION, Hold.STATED):
            return False
        base = relative.removesuffix(steps).strip()
        if phrase.hold is Hold.DAY and base == "publication":  # which day is not said
            return True
        return any(p.about and e == base for p, e, _ in self.found if p is not phrase)

    # --- what the phrase modifies -----------------------------------------------------------------

    def _numbers(self, phrase: Phrase) -> list[int]:
        """The tokens of a phrase without its prepositions."""
        inside = [*self.tree.inside(phrase.core, phrase.end)]
        inside = inside or [*self.tree.inside(phrase.start, phrase.end)]
        said = [n for n in inside if self.tree[n].upos not in ("ADP", "DET", "PUNCT", "PART")]
        return said or inside

    def _is_time(self, phrase: Phrase) -> bool:
        """Whether the tree bears out that words are a time, not a name, a number or a verb."""
        tree = self.tree
        inside = self._numbers(phrase) if tree.inside(phrase.start, phrase.end) else []
        if not inside or tree.datelines.intersection(inside) or self._is_stamp(phrase):
            return False
        for number in inside:
            name = tree.name_of.get(number)
            if name is not None and not self._is_own(phrase, name):
                return False
        first = tree[inside[0]]
        if first.upos in ("AUX", "VERB") and phrase.rule in ("a month", "a weekday"):
            return False
        if phrase.rule == "a year" and (self._counts(inside[-1]) or self._is_clock(phrase)):
            return False
        return not phrase.bare or tree.label(inside[-1]) == "DATE"

    def _is_stamp(self, phrase: Phrase) -> bool:
        """Whether a page prints a date before what is told: "12 July 2016 18:49 GMT Rebels …"."""
        tree, inside = self.tree, self.tree.inside(phrase.start, phrase.end)
        if not any(inside[0] == first for first, _ in tree.paragraphs[:OPENING]):
            return False
        opens = tree[inside[0]].upos not in ("ADP", "SCONJ", "DET")
        clock = _CLOCK.match(tree.text, phrase.end)
        rest = tree.text[clock.end() if clock else phrase.end :].lstrip()
        goes_on = rest[:1].isupper()
        said = tree.text[phrase.start : phrase.end]
        return opens and goes_on and _FULL.search(said) is not None

    def _is_own(self, phrase: Phrase, name: int) -> bool:
        words = self.tree.reading.names[name]
        first, last = self.tree[words.first], self.tree[words.last - 1]
        within = phrase.start <= first.start and last.end <= phrase.end
        return words.label == "DATE" or within

    def _is_clock(self, phrase: Phrase) -> bool:
        """Whether four digits after a date are its hour: "22 August 2013 1849 UTC"."""
        return (
            _YEAR_BEFORE.search(self.tree.text, max(0, phrase.start - 8), phrase.start) is not None
        )

    def _counts(self, number: int) -> bool:
        """Whether a number counts the noun behind it: "in 2000 villages"."""
        above = self.tree[number].head
        if self.tree.dep(number) != "nummod" or above <= number:
            return False
        return self.tree[above].form.lower() != self.tree.lemma(above)

    def _head(self, phrase: Phrase, numbers: list[int]) -> int:
        """The verb or noun that a phrase modifies; the phrase's own word where nothing is above."""
        tree, inside = self.tree, set(self.tree.inside(phrase.start, phrase.end))
        tops = [n for n in numbers if tree[n].head not in inside or tree[n].head == n]
        here = tops[0] if tops else numbers[0]
        if phrase.hold is Hold.COMPLEMENT and tree[here].head > max(inside):
            here = tree[here].head  # "two days after she testified": not she, but what came after
        for above in tree.above(here):
            if above not in inside and tree[above].upos in _CLAUSES and not self._timed(above):
                return happening(tree, above)
        return here

    def _timed(self, number: int) -> bool:
        """Whether a word belongs to another time of those read before."""
        start = self.tree[number].start
        return any(phrase.start <= start < phrase.end for phrase, _, _ in self.found)

    def _is_thing(self, phrase: Phrase) -> bool:
        """Whether the preposition is of the noun behind a time: "since the May 2014 election"."""
        tree = self.tree
        inside = self._numbers(phrase)
        top = next((n for n in reversed(inside) if tree[n].head not in inside), inside[-1])
        return tree.dep(top) in ("compound", "nummod", "amod") and tree[top].head > inside[-1]

    def _to_come(self, numbers: list[int], head: int) -> bool:
        tree = self.tree
        if any(tree[n].form.lower() == "due" for n in tree.of(numbers[0], "case")):
            return True
        return is_to_come(tree, head, self._in_headline(numbers[0]))

    def _in_headline(self, number: int) -> bool:
        """Whether a token stands in one of the first lines that has no full stop."""
        for first, last in self.tree.paragraphs[:_HEADLINES]:
            if first <= number <= last:
                return self.tree[last].upos != "PUNCT"
        return False


def _length(expression: str) -> int | None:
    """How many days an expression holds, whatever it hangs on."""
    found = walked(expression.split()[1:], _SOME_DAY)
    return found.length if found else None
