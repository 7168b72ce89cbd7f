"""What somebody said, where reports print it in versions that say different things.

One person's words come out differently when they are translated twice, shortened or misheard.
Versions that leave words out, or say the same otherwise, are told side by side by the dossier;
here are those whose content excludes each other: another side of a border, another figure, a "not".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.findings.accounts import Account
from rashomon.findings.comparing import Relation
from rashomon.findings.happening import Happening
from rashomon.findings.values import Item, Saying, Values
from rashomon.records import Attribute, Quotation, QuotationVersion, Span

# What an event is called, and by what means, differs in any two translations.
_NO_CONTENT = frozenset((Attribute.TYPE, Attribute.MEANS, Attribute.RECIPIENT))


def quoted(
    happenings: Sequence[Happening], quotations: Sequence[Quotation], values: Values
) -> Mapping[str, Sequence[Item]]:
    """The versions of the quotation on which reports of an event differ, by the event's id.

    Of several such quotations, the one that most versions are printed of.
    """
    ordered = sorted(quotations, key=lambda each: (-len(each.versions), each.id))
    found = {}
    for happening in happenings:
        told: dict[str, list[Account]] = defaultdict(list)
        for account in happening.accounts:
            told[account.words.report].append(account)
        for each in ordered:
            items = [
                item
                for version in each.versions
                if version.words.report in told
                for item in _said(told[version.words.report], version, values)
            ]
            if any(_differ(values, *pair) for pair in combinations(items, 2)):
                found[happening.id] = items
                break
    return found


def _differ(values: Values, one: Item, other: Item) -> bool:
    apart = one.told.report != other.told.report
    return apart and values.compare(one, other).relation is Relation.EXCLUDES


def _said(told: Sequence[Account], version: QuotationVersion, values: Values) -> Iterator[Item]:
    """A version as a value of the event that it tells of, with what it says of that event.

    ``told`` are the event's accounts in the version's report.
    """
    inside = [a for a in told if _holds(version.words, a.words)]
    content = [
        item
        for account in inside
        for item in values.items(account)
        if item.attribute not in _NO_CONTENT
        and all(_holds(version.words, span) for span in item.words)
    ]
    if content:
        words = " ".join(version.text.split())
        key = words.casefold()
        said = Saying(tuple(content))
        yield Item(Attribute.QUOTATION, key, f"“{words}”", (version.words,), inside[0], said)


def _holds(whole: Span, part: Span) -> bool:
    return whole.report == part.report and whole.start <= part.start and part.end <= whole.end
