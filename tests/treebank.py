"""Readings from trees written by hand, so that the grammar is tested apart from the model."""

from __future__ import annotations

from rashomon.records import Name, Reading, Sentence, Token

_GLUED = frozenset(", . : ; ? ! ” ) ’s 's n't".split())
_OPENING = frozenset("“ (".split())


def reading(*sentences: str) -> tuple[str, Reading]:
    """A text and its reading; a word is ``form/UPOS/head/deprel``, with ``/lemma`` and ``=LABEL``.

    Heads count from 1 within the sentence. ``=LABEL`` marks a name; neighbours of one label are one
    name. A sentence that begins with ``¶ `` begins a paragraph.
    """
    text, tokens, edges, names = "", list[Token](), list[Sentence](), list[Name]()
    for sentence in sentences:
        text = text.rstrip() + ("\n\n" if sentence.startswith("¶ ") else " " if text else "")
        first = len(tokens)
        previous = ""
        for word in sentence.removeprefix("¶ ").split():
            body, _, label = word.partition("=")
            form, upos, head, deprel, *rest = body.split("/")
            if previous and form not in _GLUED and previous not in _OPENING:
                text += " "
            here = len(tokens)
            if label and names and names[-1].last == here and names[-1].label == label:
                names[-1] = Name(names[-1].first, here + 1, label)
            elif label:
                names.append(Name(here, here + 1, label))
            above = first + int(head) - 1 if int(head) else here
            lemma = rest[0] if rest else form.lower()
            start = len(text)
            text += form
            tokens.append(Token(start, len(text), form, lemma, upos, "", "_", above, deprel))
            previous = form
        edges.append(Sentence(first, len(tokens)))
    return text, Reading("by hand", tuple(tokens), tuple(edges), tuple(names))
