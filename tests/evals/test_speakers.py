"""Both checks of speakers count what they say they count, on texts of our own."""

from __future__ import annotations

from collections import Counter

from evals import basil_speakers, pronoun_speakers
from rashomon.records import (
    NOBODY,
    Attribution,
    Certainty,
    Holder,
    Name,
    Reading,
    Sentence,
    Span,
    Stance,
    Telling,
    Token,
    Voice,
)

TEXT = "Baker fled\n\nAnna Baker, a miller, paid. “I never stole a loaf,” Baker’s aide said."
# form, head (counted from 0 in the text), relation
TREE = """Baker 1 nsubj
fled 1 root
Anna 8 nsubj
Baker 2 flat
, 6 punct
a 6 det
miller 2 appos
, 2 punct
paid 8 root
. 8 punct
“ 13 punct
I 13 nsubj
never 13 advmod
stole 20 ccomp
a 15 det
loaf 13 obj
,” 13 punct
Baker 19 nmod
’s 17 case
aide 20 nsubj
said 20 root
. 20 punct"""


def reading() -> Reading:
    tokens, at = list[Token](), 0
    for line in TREE.split("\n"):
        form, head, relation = line.split()
        at = TEXT.index(form, at)
        tokens.append(Token(at, at + len(form), form, form, "X", "", "_", int(head), relation))
        at += len(form)
    names = (Name(0, 1, "PERSON"), Name(2, 4, "PERSON"), Name(17, 18, "PERSON"))
    return Reading("by hand", tuple(tokens), (Sentence(0, 2), Sentence(2, 22)), names)


def span(words: str, text: str = TEXT) -> Span:
    assert text.count(words) == 1, words
    return Span("r", text.index(words), text.index(words) + len(words))


def holder(words: str, stands_for: str | None = None, text: str = TEXT) -> Holder:
    target = span(stands_for, text) if stands_for else None
    return Holder(words, span(words, text), stands_for=target)


def said(content: Span, source: Holder | None) -> Attribution:
    return Attribution(
        id="a",
        report="r",
        cue=(span("said"),),
        content=(content,),
        chain=(source or NOBODY,),
        voice=Voice.DIRECT,
        stance=Stance.ASSERTS,
        certainty=Certainty.PLAIN,
        carried=Telling(Stance.ASSERTS, Certainty.PLAIN),
        rule="by hand",
    )


def test_a_basil_span_counts_characters_of_its_sentence() -> None:
    def marked(place: str, words: str, speaker: str, quote: str = "yes") -> dict[str, object]:
        sentence = {"title": "Baker fled", "p1": "“I never stole a loaf,” Baker’s aide said."}[
            place
        ]
        start = sentence.index(words)
        end = start + len(words)
        return {"id": place, "start": start, "end": end, "quote": quote, "speaker": speaker}

    row = {
        "title": " Baker fled ",
        "body-paragraphs": [
            ["Anna Baker, a miller, paid.", "“I never stole a loaf,” Baker’s aide said."]
        ],
        "annotations": {
            "phrase-level-annotations": [
                marked("title", "fled", "other_anti"),
                marked("p1", "stole a loaf", "Anna_Baker"),
                marked("p1", "never", "The_Millers"),
                marked("p1", "said", "", quote="no"),
            ]
        },
    }
    text, quotes = basil_speakers.laid_out(row)
    assert text == TEXT
    found = [(text[q.start : q.end], q.speaker, q.kind) for q in quotes]
    assert found == [
        ("fled", "", "unnamed"),
        ("stole a loaf", "Anna_Baker", "person"),
        ("never", "The_Millers", "group"),
    ]


def test_what_covers_a_quote_holds_half_of_it_and_little_else() -> None:
    where = span("never stole a loaf")
    quote = basil_speakers.Quote(where.start, where.end, "")
    whole = said(span("“I never stole a loaf,”"), None)
    exact = said(where, None)
    half, less = said(span("stole a l"), None), said(span("a loaf"), None)
    assert basil_speakers.covering([whole, exact, half], quote) is exact
    assert basil_speakers.covering([half, less], quote) is half
    assert basil_speakers.covering([less], quote) is None


def test_a_speaker_is_the_head_of_a_source_or_of_what_it_stands_for() -> None:
    read = reading()
    speaks = basil_speakers.speaks
    assert speaks(read, holder("Anna Baker, a miller"), "Anna_Baker")
    assert speaks(read, holder("Anna Baker, a miller"), "Village_Millers")
    assert not speaks(read, holder("Anna Baker, a miller"), "Anna_Smith")
    assert not speaks(read, holder("Baker’s aide"), "Anna_Baker")
    assert speaks(read, holder("Baker’s aide"), "legal_aides")
    assert not speaks(read, holder("I"), "Anna_Baker")
    assert speaks(read, holder("I", "Anna Baker"), "Anna_Baker_Jr.")


def test_basil_verdicts_become_shares() -> None:
    where = span("never stole a loaf")
    asked = [
        basil_speakers.Quote(where.start, where.end, speaker)
        for speaker in ("", "Anna_Baker", "Paul_Smith", "Village_Millers")
    ]
    fled = span("fled")
    asked.append(basil_speakers.Quote(fled.start, fled.end, "Anna_Baker"))
    ours = said(where, holder("Anna Baker"))
    counts = Counter(
        (quote.kind, verdict)
        for quote, _, verdict in basil_speakers.judged(reading(), [ours], asked)
    )
    assert basil_speakers.figures(counts) == {
        "attribution/basil/covered": (4, 5),
        "attribution/basil/speaker": (1, 3),
        "attribution/basil/person": (1, 2),
        "attribution/basil/person-of-all": (1, 3),
    }


GUM = """# newdoc id = GUM_news_mill
# newpar
1 Anna Anna PROPN _ _ 7 nsubj _ Entity=(1-person-new
2 Baker Baker PROPN _ _ 1 flat _ Entity=1)
3 of of ADP _ _ 6 case _ _
4 the the DET _ _ 6 det _ Entity=(2-organization-new
5 Urania Urania PROPN _ _ 6 compound _ _
6 Guild Guild PROPN _ _ 1 nmod _ Entity=2)
7 met meet VERB _ _ 0 root _ _
8 Paul Paul PROPN _ _ 7 obj _ Entity=(3-person-new
9 of of ADP _ _ 10 case _ _
10 Ruria Ruria PROPN _ _ 8 nmod _ Entity=(4-place-new)3)|SpaceAfter=No
11 . . PUNCT _ _ 7 punct _ _

1 He he PRON _ _ 2 nsubj _ Entity=(3-person-giv)
2 said say VERB _ _ 0 root _ _
3 she she PRON _ _ 4 nsubj _ Entity=(1-person-giv)
4 denied deny VERB _ _ 2 ccomp _ _
5 they they PRON _ _ 6 nsubj _ Entity=(5-person-new)
6 lied lie VERB _ _ 4 ccomp _ _
7 ; ; PUNCT _ _ 2 punct _ _
8 it it PRON _ _ 9 nsubj _ _
9 rained rain VERB _ _ 2 parataxis _ SpaceAfter=No
10 . . PUNCT _ _ 2 punct _ _
"""


def document() -> pronoun_speakers.Document:
    (one,) = pronoun_speakers.documents(GUM.replace(" ", "\t").replace("#\t", "# "))
    return one


def verdicts(*sources: tuple[str, str | None]) -> list[tuple[str, str]]:
    mill = document()
    found = [said(span("said"), holder(word, for_, mill.text)) for word, for_ in sources]
    return [(source.words, verdict) for source, verdict in pronoun_speakers.judged(mill, found)]


def test_mentions_open_and_close_within_one_another() -> None:
    mill = document()
    assert mill.text.startswith("Anna Baker of the Urania Guild met Paul of Ruria. He said she")
    assert {(m.entity, min(m.places), max(m.places), m.worded) for m in mill.mentions} == {
        ("1", 0, 1, True),
        ("2", 3, 5, True),
        ("3", 7, 9, True),
        ("4", 9, 9, True),
        ("3", 11, 11, False),
        ("1", 13, 13, False),
        ("5", 15, 15, False),
    }
    assert mill.genre == "news"
    assert mill.above[:8] == (6, 0, 5, 5, 5, 0, -1, 6)
    assert mill.above[11:14] == (12, -1, 14)


def test_a_pronoun_is_right_only_with_words_of_its_own_entity() -> None:
    assert verdicts(("He", "Paul of Ruria")) == [("He", "right")]
    assert verdicts(("He", "Paul")) == [("He", "right")]
    assert verdicts(("He", "Ruria")) == [("He", "wrong")], "a place in what he is called"
    assert verdicts(("He", "Anna Baker")) == [("He", "wrong")]
    assert verdicts(("He", None)) == [("He", "unresolved")]
    whole = "Anna Baker of the Urania Guild"
    assert verdicts(("she", whole)) == [("she", "right")], "the head counts, not the longer name"
    assert verdicts(("she", "the Urania Guild")) == [("she", "wrong")]
    assert verdicts(("she", "He")) == [("she", "wrong")]
    assert verdicts(("she", "denied")) == [("she", "wrong")], "no mention at all"


def test_only_pronouns_that_gold_names_are_asked_each_once() -> None:
    assert verdicts(("they", None), ("it", "Paul"), ("Paul", None), ("met", None)) == []
    assert verdicts(("He", "Paul"), ("He", "Paul"), ("she", None)) == [
        ("He", "right"),
        ("she", "unresolved"),
    ]


def test_gum_verdicts_become_shares() -> None:
    assert pronoun_speakers.figures({"right": 3, "wrong": 1, "unresolved": 2}) == {
        "resolved": (4, 6),
        "right": (3, 4),
        "right-of-all": (3, 6),
    }
