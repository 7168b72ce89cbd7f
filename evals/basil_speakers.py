"""Quotations and their speakers against BASIL, a second opinion beside PolNeAR.

Covered: spans that BASIL marks as quotes of which one attribution's content holds at least half of
the characters; of several, the one that holds most, then the shortest. Speaker: of the covered
spans whose speaker BASIL names, those where that attribution's source has the speaker's last word
(a surname, or a group's noun) as its head; a source that stands for other words may have it there.
The head is the last word of a name, or the noun that the other words hang on or one in apposition
to it, so "Trump's aides" are not Trump. Person: the same of persons only; person-of-all: of all
spans with a person for a speaker, covered or not.

To be read with care. BASIL marks only slanted passages, so wrong attributions go unseen and long
contents cover easily. Nearly all its quotes (97 in 100) stand in quotation marks, so this says
little of indirect speech; one may be a single word, or a late sentence whose cue is far off. Its
speakers are entities, not words of the text: whoever is only described ("the governor") is a miss
unless it stands for the name, members speak for "House Democrats" and an advertisement for a
campaign (which is why persons are counted apart), and people of one surname are the same.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import rashomon
from evals.data import folder, json_lines
from rashomon.attribution import attribute
from rashomon.records import Attribution, Holder, Reading, Span

_ENOUGH = 0.5
_UNNAMED = "other_"  # other_pro, other_anti, other_neutral: somebody for or against the target
_GROUPS = frozenset("buzzfeed campaign naacp now party".split())  # and all plurals
_AFTER_NAMES = frozenset(("jr", "sr", "ii", "iii"))
_SAME = ("appos", "flat")


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a text that BASIL gives as somebody's; ``speaker`` is empty if unnamed."""

    start: int
    end: int
    speaker: str

    @property
    def kind(self) -> str:
        """What the speaker is: a person, a group, or unnamed."""
        if not self.speaker:
            return "unnamed"
        last = self.speaker.lower().split("_")[-1]
        return "group" if last in _GROUPS or last.endswith("s") else "person"


def measure(*, errors: bool = False) -> dict[str, float]:
    """All of BASIL; ``errors``: print what is missed or wrong."""
    counts = Counter[tuple[str, str]]()
    for text, quotes in articles():
        reading = rashomon.read(text)
        for quote, ours, verdict in judged(reading, attribute("r", text, reading), quotes):
            counts[quote.kind, verdict] += 1
            if errors and verdict in ("missed", "wrong"):
                _print(text, quote, ours, verdict)
    found = figures(counts)
    for name, (right, of) in found.items():
        print(f"{name:<34}{100 * right / max(1, of):6.1f}  of {of}")
    return {name: round(right / max(1, of), 4) for name, (right, of) in found.items()}


def figures(counts: Mapping[tuple[str, str], int]) -> dict[str, tuple[int, int]]:
    """Right and asked, from the numbers of verdicts by kind of speaker."""
    each = Counter[str]()
    for (kind, verdict), count in counts.items():
        each[verdict] += count
        each[f"{kind} {verdict}"] += count
    covered = each["right"] + each["wrong"] + each["covered"]
    person = each["person right"] + each["person wrong"]
    return {
        "attribution/basil/covered": (covered, covered + each["missed"]),
        "attribution/basil/speaker": (each["right"], each["right"] + each["wrong"]),
        "attribution/basil/person": (each["person right"], person),
        "attribution/basil/person-of-all": (each["person right"], person + each["person missed"]),
    }


def articles() -> Iterator[tuple[str, list[Quote]]]:
    """Every article as a text, with its quotes."""
    for row in json_lines(folder("basil") / "basil.shared.jsonl.gz"):
        yield laid_out(row)


def laid_out(row: Mapping[str, Any]) -> tuple[str, list[Quote]]:
    """Headline and paragraphs; an annotation counts characters of its sentence."""
    text = row["title"].strip()
    starts = {"title": 0}
    for paragraph in row["body-paragraphs"]:
        for n, sentence in enumerate(paragraph):
            text += " " if n else "\n\n"
            starts[f"p{len(starts) - 1}"] = len(text)
            text += sentence
    quotes = []
    for each in row["annotations"]["phrase-level-annotations"]:
        if each["quote"] == "yes":
            start = starts[each["id"]]
            speaker = "" if each["speaker"].startswith(_UNNAMED) else each["speaker"]
            quotes.append(Quote(start + each["start"], start + each["end"], speaker))
    return text, quotes


def judged(
    reading: Reading, found: Iterable[Attribution], quotes: Iterable[Quote]
) -> Iterator[tuple[Quote, Attribution | None, str]]:
    """Each quote with what covers it: missed, covered (unnamed), right or wrong."""
    found = list(found)
    for quote in quotes:
        ours = covering(found, quote)
        if ours is None:
            verdict = "missed"
        elif not quote.speaker:
            verdict = "covered"
        else:
            right = ours.source is not None and speaks(reading, ours.source, quote.speaker)
            verdict = "right" if right else "wrong"
        yield quote, ours, verdict


def covering(found: Iterable[Attribution], quote: Quote) -> Attribution | None:
    """The attribution whose content holds most of a quote, if that is enough."""
    best: tuple[float, int] = (_ENOUGH, 0)
    chosen = None
    for each in found:
        shared = sum(
            max(0, min(s.end, quote.end) - max(s.start, quote.start)) for s in each.content
        )
        size = sum(s.end - s.start for s in each.content)
        rank = (shared / (quote.end - quote.start), -size)
        if rank[0] >= _ENOUGH and (chosen is None or rank > best):
            best, chosen = rank, each
    return chosen


def speaks(reading: Reading, source: Holder, speaker: str) -> bool:
    """Whether a source, or what it stands for, has the speaker's last word as its head."""
    spans = [span for span in (source.span, source.stands_for) if span is not None]
    return last_word(speaker) in set[str]().union(*(heads(reading, span) for span in spans))


def heads(reading: Reading, span: Span) -> set[str]:
    """The last words of the names, and the nouns, that a span is about."""
    tokens = reading.tokens
    inside = [n for n, t in enumerate(tokens) if t.start < span.end and span.start < t.end]
    about = [n for n in inside if tokens[n].head not in inside or tokens[n].head == n][:1]
    for n in inside:
        if tokens[n].head in about and tokens[n].deprel.split(":")[0] in _SAME:
            about.append(n)
    words = set[str]()
    for n in about:
        name = next((x for x in reading.names if x.first <= n < x.last), None)
        parts = tokens[name.first : name.last] if name else tokens[n : n + 1]
        words.add(last_word(" ".join(t.form for t in parts)))
    return words


def last_word(words: str) -> str:
    """The last word without a plural's or an owner's ending, in lower case."""
    found = [w for w in re.findall(r"[^\W_]+", words.lower()) if w != "s"]
    kept = [w for w in found if w not in _AFTER_NAMES] or found
    return kept[-1].removesuffix("s") if kept else ""


def main() -> None:
    """Print the figures; ``--errors`` also what is missed or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    measure(errors=parser.parse_args().errors)


def _print(text: str, quote: Quote, ours: Attribution | None, verdict: str) -> None:
    source = ours.source if ours else None
    target = source.stands_for.of(text) if source and source.stands_for else None
    words = source.words if source else None
    print(f"{quote.kind} {verdict}: {quote.speaker} <> {words} = {target}")
    around = text[max(0, quote.start - 100) : quote.start]
    around += f"[[{text[quote.start : quote.end]}]]{text[quote.end : quote.end + 100]}"
    print("    ", around.replace("\n", "⏎"))


if __name__ == "__main__":
    main()
