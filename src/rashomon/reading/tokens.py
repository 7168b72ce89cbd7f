"""Tokens as Universal Dependencies' English treebanks cut them, by spaCy's tokenizer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.nations import capitals, named

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

# Runs of one sign are one token ("!!!", "=====", "$$$"), as in the treebanks.
_RUNS = r"[!?]{2,}", r"(?:={2,}|\*{2,}|_{2,}|~{2,}|#{2,}|\+{2,}|\${2,}|-{3,})"
_BETWEEN = r"(?<=[A-Za-z])/(?=[A-Za-z])", r"(?<=[0-9])[–—](?=[0-9])", r"(?<=\])[–—-](?=\[)"
# Letters, a hyphen and a number that are one name in the treebanks' eyes are still cut: F - 16.
_HYPHENS = (r"(?<=[A-Za-z])-(?=[0-9])", r"(?<=[0-9])-(?=[A-Za-z])")
# Ranks, offices and states that keep their full stop, where spaCy's own list has a gap.
_ABBREVIATIONS = (
    "Adm. Amb. Asst. Atty. Brig. Capt. Cdr. Cmdr. Col. Cpl. Cpt. Del. Det. Dir. Gen. Gov. "
    "Hon. Insp. Lt. Maj. Msgr. Ofc. Pfc. Pres. Prof. Pvt. Rep. Reps. Rev. Sec. Sen. Sens. "
    "Sgt. Spc. Supt. U.N. U.K. U.S. E.U. D.C. a.m. p.m. No. Nos. Ave. Blvd. Bros. Corp. "
    "Ltd. Mt. Ft."
).split()
POSSESSIVE = "'s"
# Countries of which there may be two, or whose names end otherwise too.
_PLURALS = frozenset(
    "america chad congo georgia germany guinea ireland korea macedonia samoa sofia sudan vietnam "
    "yemen".split()
)
_LONGEST = 10_000_000  # characters of one text
_SPECIAL = {form: [form] for form in _ABBREVIATIONS} | {"and/or": ["and", "/", "or"]}


def new_tokenizer(vocab: Vocab) -> Tokenizer:
    """The tokenizer alone, made at once: a change to a made one costs as much again."""
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    usual = English.Defaults
    special = {form: [{"ORTH": part} for part in parts] for form, parts in _SPECIAL.items()}
    special |= _possessives()
    infixes = [*_RUNS, *_BETWEEN, *_HYPHENS, *(usual.infixes or ())]
    return Tokenizer(
        vocab,
        rules={**(usual.tokenizer_exceptions or {}), **special},
        prefix_search=compile_prefix_regex([*_RUNS, *(usual.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *(usual.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=usual.token_match,
        url_match=usual.url_match,
    )


def _possessives() -> dict[str, list[dict[str, str]]]:
    """Countries' and capitals' possessives without their apostrophe: "Syrias army".

    Flattened pages often lose them all.
    """
    return {
        f"{name.capitalize()}s": [{"ORTH": name.capitalize()}, {"ORTH": "s", "NORM": POSSESSIVE}]
        for name in (*named(), *capitals())
        if name.isalpha() and len(name) > 3 and name[-1] not in "sxz" and name not in _PLURALS
    }


def new_language() -> Language:
    """A spaCy pipeline with nothing but this tokenizer."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = _LONGEST
    nlp.tokenizer = new_tokenizer(nlp.vocab)
    return nlp
