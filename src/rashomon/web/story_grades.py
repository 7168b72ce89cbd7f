"""How good a value is in two signs, as NATO writes it: its source's letter and its own number.

The number is the record's; the letter is only ever what the user stated of a source. Source of the
scheme: AJP-2.1, the Admiralty system (A to F, 1 to 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.records import Decision, Value
from rashomon.spelling import key

_LONGEST = 60  # characters of a source's name

Reliability = Mapping[str, Decision]  # by name, as comparing folds it


@dataclass(frozen=True, slots=True)
class Rated:
    """``B2`` with the rule behind the number and whoever stated the letter; ``2`` without one."""

    sign: str
    name: str
    rule: str
    stated: str = ""


def rated(value: Value, found: Found, reliability: Reliability) -> Rated:
    """A value's two signs: the letter is the best that was stated of who stands behind it.

    Origins come first; where none of them was rated, the outlets that print it.
    """
    grade = value.grade
    number = str(grade.credibility.value)
    name, rule = say.credibility(grade.credibility), one_line(grade.rule, 300)
    if not reliability:
        return Rated(number, name, rule)
    for names in (_origins(value, found), _outlets(value, found)):
        known = [(reliability[k], n) for n in names if (k := key(n)) in reliability]
        if known:
            decision, source = min(known, key=lambda pair: (pair[0].value, pair[1]))
            said = f"{one_line(source, _LONGEST)}: {decision.value}, stated by "
            said += one_line(decision.signed, _LONGEST)
            return Rated(f"{decision.value}{number}", name, rule, said)
    return Rated(number, name, rule)


def _origins(value: Value, found: Found) -> Iterator[str]:
    return (found.origins[each].name for each in value.support.origins if each in found.origins)


def _outlets(value: Value, found: Found) -> Iterator[str]:
    for report in value.support.reports:
        entry = found.labels.entry(report)
        if entry is not None and entry.report.outlet is not None:
            yield entry.report.outlet.value
