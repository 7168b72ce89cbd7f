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


# "they left, according to the UN, displaced residents and workers": three tell it
LISTED = (
    ("they", 1, "nsubj"),
    ("left", 1, "root"),
    (",", 6, "punct"),
    ("according", 6, "case"),
    ("to", 3, "fixed"),
    ("the", 6, "det"),
    ("UN", 1, "obl"),
    (",", 6, "punct"),
    ("displaced", 9, "amod"),
    ("residents", 1, "nsubj"),
    ("and", 11, "cc"),
    ("workers", 9, "conj"),
)


def test_a_list_behind_according_to_holds_together() -> None:
    words = clauses(*LISTED)
    held.mend(words, [])
    assert (words.head[9], words.deprel[9]) == (6, "conj")


def test_who_acts_behind_a_source_is_no_source() -> None:
    rows = [*LISTED, ("fled", 1, "conj")]
    rows[9] = ("residents", 12, "nsubj")
    words = clauses(*rows)
    held.mend(words, [])
    assert (words.head[9], words.deprel[9]) == (12, "nsubj")


def test_who_is_counted_before_among_them_is_whom_it_befell() -> None:
    words = clauses(
        ("400", 5, "nsubj"),
        ("were", 2, "aux:pass"),
        ("hurt", 2, "root"),
        (",", 5, "punct"),
        ("among", 5, "case"),
        ("them", 2, "obl"),
        ("officers", 2, "nsubj:pass"),
    )
    words.upos[2], words.xpos[5] = "VERB", "PRP"
    held.mend(words, [])
    assert (words.head[0], words.deprel[0]) == (2, "nsubj:pass")
    assert (words.head[6], words.deprel[6]) == (5, "nsubj")
