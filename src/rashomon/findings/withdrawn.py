"""What was taken back: by a later version of a page, by a note in a report, by a revised wording.

The old value is kept beside the new one as withdrawn, with every report that still carries it from
the same origin; what other origins say stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

from rashomon.findings.accounts import accounts
from rashomon.findings.comparing import Relation
from rashomon.findings.material import Material, entities_of
from rashomon.findings.origins import Origins
from rashomon.findings.told import Told, told
from rashomon.findings.values import Compare, Item, Values
from rashomon.records import Quantity

_SAME_PASSAGE = 70.0  # token-sort ratio of two sentences from which one is the other's new version
# "An earlier version of this article said …": what stands there was taken back.
_FORMER = r"\b(?:earlier|previous|original|initial|first) "
_TOLD = (
    r"\b[^.]*\b"
    r"(?:said|stated|gave|had|put|reported|incorrect\w*|wrong\w*|mis\w+|translated|quoted)\b"
)
_NOTE = re.compile(_FORMER + r"(?:version|translation|draft|edition)s?" + _TOLD, re.IGNORECASE)
# "A translation that they put out, and then revised, had …"
_SINCE = re.compile(
    r"\b(?:version|translation|draft|edition|transcript)\b[^.]*"
    r"\b(?:then|later|since|subsequently|afterwards) (?:been )?"
    r"(?:revised|corrected|amended|replaced|retracted|withdrawn|withdrew)\b" + _TOLD,
    re.IGNORECASE,
)
# "The BBC, which had first rendered it as …, changed its translation"
_CHANGED = re.compile(
    r"\b(?:first|initially|originally) (?:rendered|translated|reported|quoted|said|gave|put)\b"
    r"[^.]*\b(?:changed|revised|corrected|amended|replaced|retracted|withdrew)\b",
    re.IGNORECASE,
)
# "They put out a revised translation. An earlier one had …"
_NOTE_ON_ONE = re.compile(_FORMER + "one" + _TOLD, re.IGNORECASE)
_VERSION = re.compile(r"\b(?:version|translation|draft|edition|transcript)\b", re.IGNORECASE)
# "in a revised translation", "later corrected to": what stands there replaces what was said before.
_FIGURE = r"\b(?:toll|number|count|figure)s?\b"
_REVISED = re.compile(
    r"\b(?:revised|corrected|amended|updated) (?:translation|version|transcript|statement|text)\b"
    r"|\b(?:later|subsequently|since|has|have|had) (?:been )?(?:corrected|retracted|withdr[ae]wn?"
    r"|revised|amended)\b"
    # "lowered the toll to 275 from 288"
    rf"|\b(?:revis|lower|downgrad|reduc|correct|cut)\w*\b[^.]*{_FIGURE}[^.]*\bto \d"
    rf"|{_FIGURE}[^.]*\b(?:revised|lowered|downgraded|corrected|cut)\b[^.]*\bto \d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Knows what each report's older versions said."""

    material: Material
    origins: Origins
    values: Values

    def older(self, mentions: Sequence[Told]) -> Iterator[Item]:
        """What older versions of these mentions' pages said in the same place."""
        for mention in mentions:
            for version in self.material.earlier.get(mention.report, ()):
                entity_of = entities_of(version, self.material.parties)
                found = list(told(version.report, version.coding, entity_of))
                same = _counterpart(mention, found)
                if same is not None:
                    claims = {version.report.id: version.claims}
                    for account in accounts([same], claims, self.origins):
                        for item in self.values.items(account):
                            yield replace(item, older=True)

    def marked(self, items: Sequence[Item], older: Sequence[Item], compare: Compare) -> list[Item]:
        """Items of one attribute, those that were taken back marked; ``older`` where they tell."""
        said = [item for item in items if not is_note(item)]
        found = list(said)
        for note in (item for item in items if is_note(item)):
            found = self._noted(
                found, note, [i for i in said if _excludes(i, note, compare)], compare
            )
        for item in items:
            if _is_revised(item, items) and not is_note(item):
                why = "the same origin is given with a revised wording"
                found = [self._against(each, item, compare, why) for each in found]
                found = _revised_by(found, item, compare)
        for old in older:
            page = [i for i in items if i.told.report == self.material.newer(old.told.report)]
            gone = page and all(compare(old, i).relation is Relation.EXCLUDES for i in page)
            if not gone:
                continue
            if isinstance(old.body, Quantity) and any(_higher(i, old) for i in page):
                found.append(old)  # an update
                continue
            why = "a later version of the page says otherwise"
            found = _taken_back(found, old, why, compare)
            found.append(replace(old, withdrawn=why))
        return self._with_headlines(found, compare)

    def _with_headlines(self, found: list[Item], compare: Compare) -> list[Item]:
        """With the headlines of what was taken back: they say what the text below them says.

        "Baghdad confirms raid inside Iraq" stands above what the prime minister took back.
        """
        gone = [each for each in found if each.withdrawn and not is_note(each) and not each.older]
        return [
            next((replace(i, withdrawn=w.withdrawn) for w in gone if self._again(i, w, compare)), i)
            if gone and not i.withdrawn and self._heads(i)
            else i
            for i in found
        ]

    def _heads(self, item: Item) -> bool:
        """Whether words stand in their report's headline."""
        title = self.material.titles.get(item.told.report)
        return title is not None and title.start <= item.words[0].start < title.end

    def _again(self, item: Item, gone: Item, compare: Compare) -> bool:
        both = {*item.account.origins, *gone.account.origins}
        return (
            item.told.report == gone.told.report
            and compare(item, gone).relation is Relation.SAME
            and self.origins.support(both, ()).low <= 1
        )

    def _noted(
        self, found: list[Item], note: Item, instead: Sequence[Item], compare: Compare
    ) -> list[Item]:
        """With what a note says was given earlier; ``instead`` is what is said now.

        Whoever its report now gives otherwise had said so too; reports that still carry that from
        the same origin are stale.
        """
        if not instead:
            return [*found, note]
        why = "a report says that an earlier version gave this"
        now = [item for item in instead if item.told.report == note.told.report]
        origins = tuple(dict.fromkeys(o for item in (note, *now) for o in item.account.origins))
        taken = replace(note, withdrawn=why, account=replace(note.account, origins=origins))
        return [*_taken_back(found, taken, why, compare), taken]

    def _against(self, each: Item, revised: Item, compare: Compare, why: str) -> Item:
        if each is revised or not _shared(each, revised) or each.withdrawn:
            return each
        excluded = compare(each, revised).relation is Relation.EXCLUDES
        return replace(each, withdrawn=why) if excluded else each


def _revised_by(found: Sequence[Item], new: Item, compare: Compare) -> list[Item]:
    """The items; figures that a report says were lowered are withdrawn wherever they were given.

    "Revised the toll to 275 from 288": whoever gave 288 before is stale.
    """
    if not isinstance(new.body, Quantity) or new.body.earlier is None:
        return list(found)
    old = [i for i in found if i.told.id == new.told.id and _higher(i, new)]
    why = f"a report says that it was revised to {new.body}"
    return [
        replace(each, withdrawn=why)
        if any(compare(each, o).relation is Relation.SAME for o in old)
        and not each.withdrawn
        and not _is_later(each, new)
        else each
        for each in found
    ]


def _is_later(one: Item, other: Item) -> bool:
    here, there = one.told.published, other.told.published
    return here is not None and there is not None and there.before(here)


def _taken_back(found: Sequence[Item], old: Item, why: str, compare: Compare) -> list[Item]:
    """The items, those marked as withdrawn that give what an old one gave, of the same origin."""
    return [
        replace(each, withdrawn=why)
        if _shared(each, old) and compare(each, old).relation is Relation.SAME
        else each
        for each in found
    ]


def _excludes(item: Item, note: Item, compare: Compare) -> bool:
    return compare(item, note).relation is Relation.EXCLUDES


def is_note(item: Item) -> bool:
    """Whether it stands in a note on what an earlier version said."""
    return _tells_of_a_version(item.told.sentence, item.told.before)


@lru_cache(maxsize=10_000)
def _tells_of_a_version(sentence: str, before: str) -> bool:
    if any(note.search(sentence) is not None for note in (_NOTE, _SINCE, _CHANGED)):
        return True
    return _NOTE_ON_ONE.search(sentence) is not None and _VERSION.search(before) is not None


@lru_cache(maxsize=10_000)
def _tells_of_revision(sentence: str) -> bool:
    return _REVISED.search(sentence) is not None


def _is_revised(item: Item, items: Sequence[Item]) -> bool:
    """Whether it stands as what is said now: "revised to 275 from 288", of which 288 does not."""
    if not _tells_of_revision(item.told.sentence):
        return False
    beside = (i for i in items if i.told.id == item.told.id)
    newer = [i for i in beside if isinstance(i.body, Quantity) and i.body.earlier is not None]
    return not newer or item in newer


def _shared(one: Item, other: Item) -> bool:
    return bool(set(one.account.origins) & set(other.account.origins))


def _higher(new: Item, old: Item) -> bool:
    here, there = new.body, old.body
    return isinstance(here, Quantity) and isinstance(there, Quantity) and here.low > there.low


def _counterpart(mention: Told, found: Sequence[Told]) -> Told | None:
    """The older version's mention that this one is the new wording of."""
    same = [each for each in found if each.type is mention.type and each.lemma == mention.lemma]
    scored = [(token_sort_ratio(each.sentence, mention.sentence), each.id, each) for each in same]
    best = max(scored, default=None, key=lambda s: (s[0], s[1]))
    return best[2] if best is not None and best[0] >= _SAME_PASSAGE else None
