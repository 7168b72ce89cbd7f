"""What is changed in a kept record of findings is found, and told for what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import raid
import rashomon
from rashomon.proof.mismatch import Mismatch
from rashomon.proof.numbers import numbers, says_quantity
from rashomon.records import (
    Attribute,
    Credibility,
    Finding,
    Grade,
    Qualifier,
    Quantity,
    QuantityKind,
    Record,
    Span,
    Value,
)
from rashomon.store import codec

Change = Callable[[Value, Record], Value]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "w.db"
    path.write_bytes(whole.read_bytes())
    return path


def found(path: Path) -> list[Mismatch]:
    with rashomon.open(path) as workspace:
        return list(workspace.verify().mismatches)


def forge(path: Path, change: Callable[[Record], Record]) -> None:
    """Change the story's record in the file, as a program that knows the format could."""
    connection = sqlite3.connect(path)
    story, body = connection.execute("SELECT story, body FROM record").fetchone()
    record = change(codec.unsqueeze(Record, codec.expand(body)))
    forged = codec.compress(codec.squeeze(record))
    connection.execute("UPDATE record SET body = ? WHERE story = ?", (forged, story))
    connection.commit()
    connection.close()


def forge_value(path: Path, attribute: Attribute, change: Change) -> str:
    """Change the first value of the leading event's finding on an attribute; the finding's id."""
    named: list[str] = []

    def forged(record: Record) -> Record:
        findings: list[Finding] = []
        for finding in record.findings:
            if not named and finding.attribute is attribute:
                named.append(finding.id)
                first, *rest = finding.values
                finding = replace(finding, values=(change(first, record), *rest))
            findings.append(finding)
        return replace(record, findings=tuple(findings))

    forge(path, forged)
    return named[0]


def values(record: Record, attribute: Attribute) -> tuple[Value, ...]:
    """The values of the leading event's finding on an attribute."""
    return next(f.values for f in record.findings if f.attribute is attribute)


def number(low: int) -> Change:
    """A figure put in the place of another, in its label and in its quantity."""

    def change(value: Value, _: Record) -> Value:
        assert value.quantity is not None
        quantity = replace(value.quantity, low=low, high=low, qualifier=Qualifier.EXACTLY)
        return replace(value, value=f"{low} people", quantity=quantity)

    return change


def label(words: str, key: str = "nothing") -> Change:
    """Other words put in the place of a value."""
    return lambda value, _: replace(value, value=words, key=key)


def moved(value: Value, _: Record) -> Value:
    """Words that stand elsewhere in the sentences that do say it."""
    one = value.words[0]
    return replace(value, words=(Span(one.report, one.end + 1, one.end + 4),))


def past_the_end(value: Value, _: Record) -> Value:
    return replace(value, words=(*value.words, Span(value.words[0].report, 99_000, 99_010)))


def words_of_another(value: Value, record: Record) -> Value:
    """The words of a rival value, kept beside the mentions and claims of this one."""
    other = next(v for v in values(record, Attribute.KILLED) if v.key != value.key)
    return replace(value, value=other.value, key=other.key, quantity=other.quantity)


def claims_of_another(value: Value, record: Record) -> Value:
    other = next(v for v in values(record, Attribute.KILLED) if v.key != value.key)
    return replace(value, claims=other.claims)


def origins_of_another(value: Value, record: Record) -> Value:
    other = next(v for v in values(record, Attribute.KILLED) if v.key != value.key)
    return replace(value, support=other.support)


def more_origins(value: Value, _: Record) -> Value:
    return replace(value, support=replace(value.support, low=9, high=9))


def better_grade(value: Value, _: Record) -> Value:
    return replace(value, grade=Grade(Credibility.CONFIRMED, "so it is"))


def no_such_claim(value: Value, _: Record) -> Value:
    return replace(value, claims=("claim-0000000000000000",))


def no_such_mention(value: Value, _: Record) -> Value:
    return replace(value, mentions=(*value.mentions, "event-0000000000000000"))


def test_what_was_kept_holds(whole: Path) -> None:
    assert found(whole) == []


@pytest.mark.parametrize(
    ("attribute", "change", "problem"),
    [
        (Attribute.KILLED, number(230), "fabricated"),
        (Attribute.KILLED, number(4), "misattributed"),  # four children, by a medical source
        (Attribute.KILLED, moved, "misplaced"),
        (Attribute.KILLED, past_the_end, "misplaced"),
        (Attribute.KILLED, words_of_another, "misattributed"),
        (Attribute.KILLED, claims_of_another, "misattributed"),
        (Attribute.KILLED, origins_of_another, "misattributed"),
        (Attribute.KILLED, more_origins, "fabricated"),
        (Attribute.KILLED, better_grade, "fabricated"),
        (Attribute.KILLED, no_such_claim, "missing"),
        (Attribute.KILLED, no_such_mention, "missing"),
        (Attribute.PLACE, label("Reykjavik", "geonames:3413829"), "fabricated"),
        (Attribute.PLACE, label("Saltmere"), "fabricated"),
        (Attribute.AGENT, label("Karim Aziz"), "misattributed"),
        (Attribute.AGENT, label("Vladimir Putin"), "fabricated"),
        (Attribute.TIME, label("1987-11-29"), "fabricated"),
        (Attribute.TYPE, label("arrest", "arrest"), "fabricated"),
        (Attribute.OCCURRED, label("no", "no"), "misattributed"),  # the army's word
    ],
)
def test_a_forged_value_is_found(
    copy: Path, attribute: Attribute, change: Change, problem: str
) -> None:
    named = forge_value(copy, attribute, change)
    told = {(m.record, m.field, m.problem) for m in found(copy)}
    assert (named, str(attribute), problem) in told


def test_a_finding_on_no_event_is_found(copy: Path) -> None:
    forge(copy, lambda record: replace(record, events=record.events[1:]))
    assert {("event", "missing")} == {(m.field, m.problem) for m in found(copy)}


def test_an_origin_that_no_report_names_is_found(copy: Path) -> None:
    def renamed(record: Record) -> Record:
        first, *rest = record.origins
        return replace(record, origins=(replace(first, name="Vladimir Putin"), *rest))

    forge(copy, renamed)
    assert ("name", "fabricated") in {(m.field, m.problem) for m in found(copy)}


def test_a_claim_given_to_another_speaker_is_found(copy: Path) -> None:
    def swapped(record: Record) -> Record:
        one, other = (o for o in record.origins if o.name in ("Lina Brandt", "Omar Haddad"))
        forged = {
            one.id: replace(one, claims=other.claims),
            other.id: replace(other, claims=one.claims),
        }
        return replace(record, origins=tuple(forged.get(o.id, o) for o in record.origins))

    forge(copy, swapped)
    told = [m for m in found(copy) if (m.field, m.problem) == ("claims", "misattributed")]
    assert any("is not told by 'Lina Brandt'" in m.detail for m in told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1,127 dead", [1127]),
        ("a hundred and twenty-three", [123]),
        ("thirty-two, including four", [32, 4]),
        ("between 20 and 25", [20, 25]),
        ("1.5 million", [1_500_000]),
        ("half a million", [500_000]),
        ("two dozen", [24]),
        ("two hundred thousand and five", [200_005]),
        ("the colonel", []),
    ],
)
def test_numbers_are_read_from_digits_and_words(words: str, said: list[float]) -> None:
    assert list(numbers(words)) == said


def test_a_word_that_stands_for_a_number_says_it() -> None:
    span = Span("r", 0, 1)
    dozens = Quantity(QuantityKind.KILLED, 24, None, Qualifier.DOZENS, span)
    none = Quantity(QuantityKind.KILLED, 0, 0, Qualifier.NO, span)
    assert says_quantity("dozens of people", dozens)
    assert not says_quantity("people", dozens)
    assert says_quantity("nobody was hurt", none)
    assert not says_quantity("one was hurt", none)


NETWORK = """At least 40 dead in Darfur strike as doctors plead for help

October 12, 2024 (Eastern Dispatch) - The death toll from a strike on a market in Sudan's Kutum \
rose to 40 on Saturday, from 32 a day earlier, the Sudan Doctors Network said.

The network blamed the army for the attack. It said that 14 people were still missing and that \
the hospital had run out of blood.

"This was a massacre of civilians," said Sara Osman, a spokeswoman for the network.
"""


def test_what_a_cited_network_says_rests_on_it(tmp_path: Path) -> None:
    page = tmp_path / "network.txt"
    page.write_text(NETWORK, "utf-8")
    with rashomon.open(tmp_path / "network.db") as workspace:
        workspace.add([page])
        checked = workspace.verify()
    assert checked.mismatches == ()


def test_a_country_that_only_its_capital_names_is_named(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Jets bombed a market in the town of Lenz on Tuesday, killing nine people, Moscow said. "
        "The raid was the first on the town in three weeks, and its only clinic was hit as well."
    )
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add([report])
        (story,) = workspace.stories()
        record = story.dossier().record
        assert record is not None
        assert "Russia" in {origin.name for origin in record.origins}
        assert workspace.verify().mismatches == ()


@pytest.mark.parametrize(
    "texts",
    [
        # Origins by their publisher, by a country's short name, by its people's.
        (
            "Jets bombed a market in Lenz on Tuesday, Syria's state-run SANA news agency said. The "
            "US said it had no part in the raid. The Syrian state denied that it had bombed Lenz.",
        ),
        # Places that no list has, spelled in two ways.
        (
            "At least 500 people were killed in an explosion at Al-Tern Arab hospital in Gaza City "
            "on Tuesday, the health ministry said.",
            "The health ministry said on Wednesday that 471 people were killed in a blast at Al "
            "Tern Arab hospital in Gaza City on Tuesday.",
        ),
        # Who flies it did it.
        (
            "Syrian regime helicopters dropped bombs on a market in Homs on Tuesday, killing nine "
            "people, a doctor said.",
            "Syria's strike on a market in Homs killed nine people on Tuesday, an activist said.",
        ),
        # A name beside what somebody is, and letters that are no body.
        (
            "The federal judge who scheduled the hearing, Robert Wilkins, sentenced the mayor on "
            "Tuesday. Sen. Pat Orlo (D-Vt.) said the judge had sentenced the mayor too late.",
        ),
        # One and many of a description.
        (
            "A general and nine other officers were killed when their helicopter crashed near "
            "Mosul on Tuesday, the president said.",
            "A helicopter crash near Mosul killed nine people on Tuesday, of whom one was a senior "
            "military officer, a police officer said. A senior military officer died at once.",
        ),
    ],
)
def test_a_value_holds_in_whatever_words_it_is_told(tmp_path: Path, texts: Sequence[str]) -> None:
    pages = [tmp_path / f"page-{n}.txt" for n in range(len(texts))]
    for page, text in zip(pages, texts, strict=True):
        page.write_text(f"News of the day\n\n{text}", "utf-8")
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add(pages)
        assert workspace.verify().mismatches == ()


def test_who_only_claims_a_deed_says_it_by_that(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "A car bomb killed nine people at a market in Homs on Tuesday, police said. A rebel "
        "commander said that the Tern Front had claimed responsibility for the bombing.\n"
    )
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add([page])
        assert workspace.verify().mismatches == ()
