"""The sentences on one event: who did what to whom, where, when, how many; rivals; corrections.

All verbs stand in the past and most nouns behind "there was", so that any of the values may be
missing and what is left is still a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.dossier import labels as say
from rashomon.dossier.brackets import Item, Part, backed, key, words
from rashomon.dossier.deeds import Deed, deed
from rashomon.dossier.found import GONE, Found
from rashomon.dossier.safe import one_line
from rashomon.dossier.update_line import replaced
from rashomon.dossier.wording import HARM, counted, in_time, is_of_a_count, label, who
from rashomon.records import (
    Attribute,
    Event,
    EventType,
    Finding,
    FindingStatus,
    Standing,
    Value,
)

_BARE = "refused"
_BESIDE = (Attribute.ASKED, Attribute.AUTHORISED, Attribute.COORDINATED)
# How far it got, the most telling first, and the verbs for what is still to come.
_FIRST = {"yes": 0, "planned": 1, "refused": 2, "no": 3}
_MOOD = {"planned": ("planned", "planned"), "refused": ("ruled out", "ruled out")}
_BEFALLS = (EventType.CASUALTY, EventType.ACCIDENT, EventType.DISASTER)  # nobody plans them
_SPELLED = dict(zip("23456789", "two three four five six seven eight nine".split(), strict=True))
_SIDED = "on the side of"  # as a place is written that is said to lie on a side of a border
_TOGETHER = 3  # named in a row; of more, the others are counted
# The first sentence says whether it happened; words that differ do so in where, when or how many.
_TOLD_ELSEWHERE = (Attribute.OCCURRED, Attribute.QUOTATION)
_RIVALS = 4  # named in a sentence; the section on contested points has them all


@dataclass(frozen=True, slots=True)
class Sentences:
    """Composes the sentences on one event of a record."""

    event: Event
    found: Found

    def all(self) -> Iterator[Sequence[Item]]:
        """Every sentence, in reading order; at least one."""
        yield from self._lead()
        yield from self._figures()
        yield from self._beside()
        yield from self._contested()
        yield from self._taken_back()

    # --- what stands -----------------------------------------------------------------------------

    def _finding(self, attribute: Attribute) -> Finding | None:
        return self.found.of(self.event).get(attribute)

    def _plain(self, attribute: Attribute) -> list[Value]:
        """The values that stand, where the attribute is not contested; the best first."""
        finding = self._finding(attribute)
        if finding is None or finding.status is FindingStatus.CONTESTED:
            return []
        return _standing(finding)

    def _occurred(self) -> list[Value]:
        """How far it got, by each of the values that stand: it happened, it was planned …"""
        finding = self._finding(Attribute.OCCURRED)
        return _standing(finding) if finding is not None else []

    def _main(self) -> Value | None:
        """The most telling of how far it got."""
        occurred = self._occurred()
        return min(occurred, key=lambda v: _FIRST.get(v.value, len(_FIRST)), default=None)

    def _harms(self) -> dict[Attribute, Value]:
        """Counts that are neither contested nor updated, one value each; of what happened only."""
        main = self._main()
        if main is not None and main.value != "yes":
            return {}
        found = {}
        for attribute in HARM:
            finding = self._finding(attribute)
            values = self._plain(attribute)
            if finding is not None and values and not replaced(finding, self.found):
                found[attribute] = _in_all(values)
        return found

    @property
    def _is_counted(self) -> bool:
        """Whether the event is told by how many it harmed: deaths, not the attack itself."""
        return self.event.type is EventType.CASUALTY and bool(self._harms())

    # --- who did what, where and when ------------------------------------------------------------

    def _lead(self) -> Iterator[list[Item]]:
        occurred = self._occurred()
        main = self._main()
        if main is not None and main.value == "no":
            yield self._denied(main)
            return
        finding = self._finding(Attribute.OCCURRED)
        is_contested = finding is not None and finding.status is FindingStatus.CONTESTED
        opening = ""
        if is_contested and len(occurred) > 1:
            opening = "it is contested whether "
        elif main is not None and main.hedged:
            opening = "by unconfirmed accounts, "
        body = self._counts() if self._is_counted else self._deed(deed(self.event), main)
        body += self._where_and_when()
        keys = {item.key[0] for item in body if isinstance(item.key, tuple)}
        if main is not None and not keys:
            at = next(n for n, item in enumerate(body) if item.part.span is not None)
            body[at] = replace(backed("", main, self.found), part=body[at].part)
            keys = {key(main)}
        yield [words(opening), *body]
        if self._is_counted:
            yield from self._harmed()
        if opening.startswith("it is contested"):
            yield [words("; ".join(self._rests(occurred)))]
        elif main is not None and key(main) not in keys:
            yield [words(next(self._rests([main])))]

    def _rests(self, values: Sequence[Value]) -> Iterator[str]:
        """``That it happened rests on A``, ``that it did not happen, on B``."""
        for n, value in enumerate(values):
            verdict = label(Attribute.OCCURRED, value, self.found)
            yield f"that {verdict}{', on' if n else ' rests on'} {self.found.bracket(value)}"

    def _denied(self, no: Value) -> list[Item]:
        known = deed(self.event)
        item = backed(f"no {known.bare}", no, self.found)
        return [words(f"by these accounts there {known.were} "), item]

    def _deed(self, known: Deed, main: Value | None) -> list[Item]:
        """``A carried out an air strike on B``, ``an air strike on B was planned``."""
        agents, whom, here = list(self._agents()), self._whom(), self.event.words
        to = [words(f" {known.to}")] if whom else []
        if main is not None and main.value != "yes":
            mood = _MOOD.get(main.value, ("spoke of", "spoken of"))
            if self.event.type in _BEFALLS and main.value == "planned":
                mood = ("expected", "expected")
            if agents:
                return [*agents, words(f" {mood[0]} "), words(known.noun, here), *to, *whom]
            return [words(known.noun, here), *to, *whom, words(f" {known.were} {mood[1]}")]
        if agents:
            did = known.did_to if whom else known.did
            if did == _BARE and self.event.title.split()[0].endswith("ed"):
                did = self.event.title  # "denied responsibility" says what was refused
            return [*agents, words(" "), words(did, here), *whom]
        return [words(f"there {known.were} "), words(known.noun, here), *to, *whom]

    def _agents(self) -> Iterator[Item]:
        """Who did it: all that the same origins name, and behind them how others name them."""
        agents = self._plain(Attribute.AGENT)
        same = [each for each in agents if key(each) == key(agents[0])][:_TOGETHER]
        others = [(who(each, self.found), each) for each in agents if each not in same]
        items = list(self._row(same))
        for item in items[:-1]:  # the last one's brackets say more, where others are named too
            yield words(item.part.text, item.part.span) if others else item
        if items:
            yield backed(items[-1].part.text, same[-1], self.found, *others)

    def _whom(self) -> list[Item]:
        """The recipients in a row: `` A, B and C``."""
        told = self.found.of(self.event)
        values = [v for v in self._plain(Attribute.RECIPIENT) if not is_of_a_count(v, told)]
        left = len(values) - _TOGETHER
        items = [words(" "), *self._row(values[:_TOGETHER], left > 0)] if values else []
        return [*items, words(f" and {left} more")] if left > 0 else items

    def _row(self, values: Sequence[Value], goes_on: bool = False) -> Iterator[Item]:
        for n, value in enumerate(values):
            if n:
                is_last = n == len(values) - 1 and not goes_on
                yield words(" and " if is_last else ", ")
            yield backed(who(value, self.found), value, self.found)

    def _where_and_when(self) -> Iterator[Item]:
        places = self._plain(Attribute.PLACE)
        sides = self._plain(Attribute.SIDE)
        yield from self._given(Attribute.PLACE, " in ", places)
        yield from self._around(places)
        if sides and not any(_SIDED in value.value for value in places):
            yield from self._given(Attribute.SIDE, f"{',' * bool(places)} {_SIDED} ", sides)
        for value in self._plain(Attribute.TIME)[:1]:
            yield words(" ")
            yield backed(in_time(value.value), value, self.found)

    def _around(self, places: list[Value]) -> Iterator[Item]:
        """The town or province of a place that no gazetteer has: "Sabreen, Omdurman, Sudan"."""
        finding = self._finding(Attribute.PLACE)
        if not places or finding is None or places[0].standing is not Standing.FINER:
            return
        around = [v for v in finding.values if v.standing is Standing.COARSER and "," in v.value]
        if around and "," not in places[0].value:
            yield words(", ")
            yield backed(label(Attribute.PLACE, around[0], self.found), around[0], self.found)

    def _given(self, attribute: Attribute, before: str, values: list[Value]) -> Iterator[Item]:
        for value in values[:1]:
            others = [v for v in values[1:] if v.standing is not Standing.COARSER]
            also = tuple((label(attribute, other, self.found), other) for other in others)
            yield words(before)
            yield backed(label(attribute, value, self.found), value, self.found, *also)

    # --- how many --------------------------------------------------------------------------------

    def _counts(self) -> list[Item]:
        """``23 people were killed, 4 were wounded and one was missing``."""
        items: list[Item] = []
        harms = self._harms()
        for n, (attribute, value) in enumerate(harms.items()):
            if n:
                items.append(words(" and " if n == len(harms) - 1 else ", "))
            said, is_one = _count(value, "" if n else "people")
            items.append(
                backed(f"{said} {'was' if is_one else 'were'} {HARM[attribute]}", value, self.found)
            )
        return items

    def _harmed(self) -> Iterator[list[Item]]:
        """Who was harmed and by whom, where the event is told by how many."""
        whom = self._whom()
        if whom:
            yield [words("those harmed included"), *whom]
        for value in self._plain(Attribute.AGENT)[:1]:
            yield [words("it is put down to "), backed(who(value, self.found), value, self.found)]

    def _figures(self) -> Iterator[list[Item]]:
        if not self._is_counted and self._harms():
            yield self._counts()
        for attribute, finding in self.found.of(self.event).items():
            earlier = replaced(finding, self.found)
            values = self._plain(attribute)
            if earlier and values:
                yield self._line(attribute, [*earlier, _in_all(values)])

    def _line(self, attribute: Attribute, values: Sequence[Value]) -> list[Item]:
        """``The number killed was given as 43, then 100, then 112``."""
        noun = f"number {HARM[attribute]}" if attribute in HARM else say.ATTRIBUTE[attribute]
        *earlier, last = values
        items = [words(f"the {noun} was given as ")]
        for value in earlier:
            items.append(_unbacked(attribute, value, self.found))
            items.append(words(", then "))
        return [*items, backed(label(attribute, last, self.found), last, self.found)]

    def _beside(self) -> Iterator[list[Item]]:
        """Whether it was asked for, authorised, coordinated."""
        for attribute in _BESIDE:
            for value in self._plain(attribute)[:1]:
                yield [backed(label(attribute, value, self.found), value, self.found)]

    # --- what is contested, and what was taken back -----------------------------------------------

    def _contested(self) -> Iterator[list[Item]]:
        for attribute, finding in self.found.of(self.event).items():
            if finding.status is not FindingStatus.CONTESTED or attribute in _TOLD_ELSEWHERE:
                continue
            if attribute is Attribute.SIDE and self._place_tells_the_side():
                continue
            yield list(self._rivals(attribute, finding))

    def _place_tells_the_side(self) -> bool:
        place = self._finding(Attribute.PLACE)
        if place is None or place.status is not FindingStatus.CONTESTED:
            return False
        return all(_SIDED in v.value for v in place.values if v.standing is Standing.RIVAL)

    def _rivals(self, attribute: Attribute, finding: Finding) -> Iterator[Item]:
        """``Where it happened is contested: A (…) or B (…)``."""
        rivals = rival_values(finding)
        yield words(f"{say.QUESTION[attribute]} is contested")
        for n, value in enumerate(rivals[:_RIVALS]):
            last = n == len(rivals) - 1
            yield words(": " if not n else " or " if last else ", ")
            item = backed(label(attribute, value, self.found), value, self.found)
            yield replace(item, key=n)  # rivals never share brackets
        if len(rivals) > _RIVALS:
            yield words(f" or one of {len(rivals) - _RIVALS} more")
        earlier = replaced(finding, self.found)
        for n, value in enumerate(earlier):
            yield words(", then " if n else "; earlier figures: ")
            yield _unbacked(attribute, value, self.found)

    def _taken_back(self) -> Iterator[list[Item]]:
        told = self.found.of(self.event)
        place = told.get(Attribute.PLACE)
        sided = place is not None and any(v.standing is Standing.WITHDRAWN for v in place.values)
        for attribute, finding in told.items():
            if attribute is Attribute.QUOTATION or (attribute is Attribute.SIDE and sided):
                continue  # the place tells it
            for value in finding.values:
                if value.standing is Standing.WITHDRAWN:
                    said = label(attribute, value, self.found)
                    what = say.QUESTION[attribute]
                    yield [
                        words(f"an earlier version of {what} was taken back: "),
                        backed(said, value, self.found),
                    ]


def rival_values(finding: Finding) -> list[Value]:
    """The values that cannot hold beside another, best supported first."""
    rivals = [value for value in finding.values if value.standing is Standing.RIVAL]
    return rivals if len(rivals) > 1 else _standing(finding)


def _standing(finding: Finding) -> list[Value]:
    """The values that neither a later figure nor a correction took the place of."""
    return [value for value in finding.values if value.standing not in GONE]


def _in_all(values: Sequence[Value]) -> Value:
    """Of several figures the first that counts people in general, not a part of them."""

    def is_part(value: Value) -> bool:
        count = value.quantity
        return count is not None and count.whose.lower() not in ("", "people", "persons")

    return min(values, key=is_part)


def _count(value: Value, noun: str) -> tuple[str, bool]:
    if value.quantity is not None:
        said, is_one = counted(value.quantity, noun)
        number, _, rest = said.partition(" ")
        return f"{_SPELLED.get(number, number)} {rest}".strip(), is_one
    return one_line(value.value, 60) or "an unknown number", False


def _unbacked(attribute: Attribute, value: Value, found: Found) -> Item:
    """A value whose support the section on changes gives."""
    span = value.words[0] if value.words else None
    return Item(Part(label(attribute, value, found), span))
