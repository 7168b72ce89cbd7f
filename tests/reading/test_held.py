"""A name right before its verb holds together."""

from __future__ import annotations

from rashomon.reading import held
from rashomon.reading.clauses import Clauses
from rashomon.reading.names import NameSpan


def clauses(*rows: tuple[str, int, str]) -> Clauses:
    """Words as (form, head, relation); heads count from 0."""
    return Clauses(
        upos=["NOUN"] * len(rows),
        xpos=["NN"] * len(rows),
        feats=["_"] * len(rows),
        lemma=[form.lower() for form, _, _ in rows],
        head=[head for _, head, _ in rows],
        deprel=[relation for _, _, relation in rows],
    )


# "ten killed Friday the Observatory for Rights monitor said", its name torn after "Observatory"
TORN = (
    ("ten", 1, "nsubj:pass"),
    ("killed", 7, "ccomp"),
    ("Friday", 1, "obl"),
    ("Observatory", 1, "nsubj:pass"),
    ("for", 5, "case"),
    ("Rights", 6, "compound"),
    ("monitor", 7, "nsubj"),
    ("said", 7, "root"),
)


def test_the_torn_word_hangs_on_the_last() -> None:
    words = clauses(*TORN)
    held.mend(words, [NameSpan(3, 7, "ORG")])
    assert (words.head[3], words.deprel[3]) == (6, "compound")
    assert words.head[0] == 1


def test_other_names_stay_as_they_are() -> None:
    words = clauses(*TORN)
    held.mend(words, [NameSpan(3, 7, "LOCATION"), NameSpan(0, 3, "ORG")])
    assert words.head[3] == 1
