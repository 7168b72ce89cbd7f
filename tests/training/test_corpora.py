"""Corpora are read as they are: words, spaces, trees, and what a name's tag may be."""

from __future__ import annotations

import random

import pytest

from training.corpora import classes_of, conllu, guessed_spaces
from training.labels import Labels, count_labels, lemma_table
from training.sentences import TAGS, Sentence, exactly, spans_to_tags

CONLLU = """\
# newdoc id = one
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tshoot\tshoot\tVERB\tVB\tMood=Imp\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_
2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\t_

# newdoc id = two
1\tGone\tgo\tVERB\tVBN\t_\t0\troot\t_\t_
"""


def test_conllu_keeps_words_spaces_paragraphs_and_documents() -> None:
    one, two = conllu(CONLLU)
    first, second = one.sentences
    assert (one.name, two.name, len(two.sentences)) == ("one", "two", 1)
    assert first.words == ("Do", "n't", "shoot", ".")
    assert first.spaces == (False, False, False, True)
    assert first.ends_paragraph
    assert not second.ends_paragraph
    assert second.words == ("They", "fled")
    assert first.tokens is not None
    assert [token.head for token in first.tokens] == [3, 3, 0, 3]


def test_layers_of_unlike_length_are_refused() -> None:
    with pytest.raises(ValueError, match="unlike length"):
        Sentence(("a", "b"), (True,))


def test_spaces_are_guessed_as_print_sets_them() -> None:
    words = 'He said , " We ( all ) fled . " It cost $ 5 .'.split()
    text = "".join(w + " " * s for w, s in zip(words, guessed_spaces(words), strict=True))
    assert text.strip() == 'He said, "We (all) fled." It cost $5.'


def test_tags_and_spans_are_the_same_thing() -> None:
    tags = spans_to_tags(5, [(0, 2, "ORG"), (1, 3, "PERSON"), (4, 5, "DATE")])
    assert tags == ["B-ORG", "I-ORG", "O", "O", "B-DATE"]
    sentence = Sentence(tuple("abcde"), (True,) * 5, None, exactly(tags))
    assert list(classes_of(sentence)) == [(0, 2, "ORG"), (4, 5, "DATE")]


def test_labels_are_counted_and_lemmas_kept_where_they_are_sure() -> None:
    documents = list(conllu(CONLLU))
    labels = count_labels(documents)
    assert labels.deprel == ("advmod", "aux", "nsubj", "punct", "root")
    assert labels.name == TAGS
    assert lemma_table(documents)["fled\tVBD"] == "flee"
    assert "fled\tVBN" not in lemma_table(documents)


def test_windows_hold_every_sentence_and_what_must_be_answered() -> None:
    pytest.importorskip("torch", reason="PyTorch is needed to train, not to read")
    from training.recipe import Recipe
    from training.windows import IGNORED, Windows

    class Letters:
        """A vocabulary of one piece a letter, at most six."""

        start, end, mask, unknown = 1, 2, 3, 4

        def of(self, words: tuple[str, ...]) -> list[tuple[int, ...]]:
            return [tuple(range(10, 10 + min(6, len(word)))) for word in words]

    documents = list(conllu(CONLLU))
    plain = Recipe(capitals=0, unfinished=0, swapped=0, wrapped=0, budgets=(99,))
    labels: Labels = count_labels(documents)
    windows = Windows(plain, labels, Letters())  # type: ignore[arg-type]
    chance = random.Random(1)
    cut = windows.cut(documents, [[None] * len(d.sentences) for d in documents], chance)
    assert [len(window.sentences) for window in cut] == [2, 1]
    batch = windows.tensors(cut)
    assert batch.head[0].tolist() == [3, 3, 0, 3, 6, 0]
    assert batch.starts[0].tolist() == [1, 0, 0, 0, 1, 0]
    assert batch.sentence[0].tolist() == [0, 0, 0, 0, 1, 1]
    assert batch.head[1].tolist() == [0, *[IGNORED] * 5]
    assert batch.pieces[1].tolist()[:6] == [1, 10, 11, 12, 13, 2]
