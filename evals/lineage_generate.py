"""Copies whose every word's origin is known: what lineage is measured on.

One fixed seed makes one set. Each generated text carries, for every word, the source article and
word it came from, so that pairs and passages have exact gold. A replaced word keeps its origin:
the passage runs through it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.lineage_sources import Article
from evals.lineage_truth import (
    GeneratedSet,
    Made,
    Origin,
    lifted_to,
    shared,
    siblings,
    true_copies,
)
from rashomon.words import words

FURNITURE = """\
Sign up for our morning newsletter and get the day's top stories in your inbox
Follow us on Facebook, Twitter and Instagram for breaking news and live updates
Read more: Five things to know before you start your day
Share this article with your friends and colleagues
All rights reserved. This material may not be published or redistributed without permission.
Skip to main content
Advertisement - story continues below
Click here to subscribe to our weekly digest of analysis and opinion
Have a story to tell? Contact our newsroom and an editor will get back to you
You have reached your limit of free articles this month. Subscribe now for unlimited access.
Leave a comment below or log in to join the conversation
Most popular stories this week
Download our app for iOS and Android to read wherever you are
By clicking sign up you agree to our terms of service and privacy policy
Related articles you may also like
We use cookies to improve your experience and to show you relevant advertising
Support independent journalism by becoming a member today
Terms of use | Privacy policy | Cookie settings | Contact us
Get the latest headlines delivered to your phone every day at seven
This article was amended to correct a spelling mistake in an earlier version
Our journalists work around the clock to bring you the facts, and we need your help to go on
Print Email Share Save Comment
Watch our correspondents report live from around the world every hour on our channel
To learn more about republishing our content, please fill out the form on this page""".split("\n")


@dataclass(frozen=True)
class Sentence:
    """A sentence and, for each of its words, where it comes from."""

    text: str
    origin: tuple[Origin | None, ...]


Paragraphs = list[list[Sentence]]


def generate(
    articles: Sequence[Article],
    seed: int,
    furniture: Sequence[str] = FURNITURE,
    copies: int = 340,
) -> GeneratedSet:
    """Every article once, a third of them with furniture, and ``copies`` altered copies."""
    rng = random.Random(seed)
    maker = _Maker(articles, furniture, rng)
    made = [maker.original(article) for article in articles]
    ways = list(WAYS)
    made += [maker.copy(ways[number % len(ways)], number) for number in range(copies)]
    rng.shuffle(made)
    positive, close = shared(made)
    copied, worked_over = true_copies(articles)
    return GeneratedSet(
        texts=tuple(made),
        positive=frozenset(positive),
        left_out=frozenset(close | (lifted_to(made, copied) - positive)),
        worked_over=frozenset(lifted_to(made, worked_over) - positive - close),
        one_story=frozenset(lifted_to(made, siblings(articles))),
    )


class _Maker:
    """Holds the articles, the random source and the vocabulary that replacements come from."""

    def __init__(
        self, articles: Sequence[Article], furniture: Sequence[str], rng: random.Random
    ) -> None:
        self.rng = rng
        self.furniture = furniture
        self.articles = list(articles)
        spoken = {w for a in articles for p in a.paragraphs for s in p for w in s.split()}
        self.vocabulary = sorted(w for w in spoken if w.isalpha() and w.islower() and w.isascii())

    def original(self, article: Article) -> Made:
        paragraphs = _read(article)
        if self.rng.random() < 1 / 3:
            paragraphs = self.with_furniture(paragraphs, self.rng.randint(2, 6))
        return _made(f"{article.name}", "original", (article.name,), paragraphs)

    def copy(self, how: str, number: int) -> Made:
        article = self.rng.choice(self.articles)
        other = self.rng.choice([a for a in self.articles if a.story != article.story])
        paragraphs = WAYS[how](self, _read(article), _read(other))
        used = {o[0] for p in paragraphs for s in p for o in s.origin if o}
        return _made(f"copy/{number}/{how}", how, tuple(sorted(used)), paragraphs)

    def truncated(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        return _first(one, self.rng.uniform(0.3, 0.7))

    def trimmed(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        share = self.rng.uniform(0.5, 0.8)
        kept = [[s for s in p if self.rng.random() < share] for p in one]
        return [p for p in kept if p] or one[:1]

    def headlined(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        return [[self.headline()], *one]

    def shuffled(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        return self.rng.sample(one, len(one))

    def spliced(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        halves = _first(one, 0.5) + _first(other, 0.5)
        return halves if self.rng.random() < 0.5 else self.shuffled(halves, other)

    def lifted(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        """One sentence of 15 to 25 words of the first, inside the whole of the second."""
        fit = [s for p in one for s in p if 15 <= len(s.origin) <= 25]
        fit = fit or [max((s for p in one for s in p), key=lambda s: len(s.origin))]
        at = self.rng.randint(1, len(other))
        return [*other[:at], [self.rng.choice(fit)], *other[at:]]

    def replaced(self, one: Paragraphs, share: float) -> Paragraphs:
        return [[self.reworded(s, share) for s in p] for p in one]

    def reworded(self, sentence: Sentence, share: float) -> Sentence:
        parts, last = [], 0
        for word in words(sentence.text):
            parts.append(sentence.text[last : word.start])
            is_kept = self.rng.random() >= share
            parts.append(
                sentence.text[word.start : word.end]
                if is_kept
                else self.rng.choice(self.vocabulary)
            )
            last = word.end
        text = "".join(parts) + sentence.text[last:]
        # Where a replacement grew together with its neighbour, the origins would no longer fit.
        return (
            Sentence(text, sentence.origin)
            if len(words(text)) == len(sentence.origin)
            else sentence
        )

    def furnished(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        return self.with_furniture(one, self.rng.randint(5, 12))

    def mixed(self, one: Paragraphs, other: Paragraphs) -> Paragraphs:
        """Trimmed, shuffled, 10 to 30 % replaced, a new headline and furniture, all at once."""
        changed = self.replaced(self.trimmed(one, other), self.rng.uniform(0.1, 0.3))
        changed = [[self.headline()], *self.shuffled(changed, other)]
        return self.with_furniture(changed, self.rng.randint(3, 6))

    def headline(self) -> Sentence:
        drawn = self.rng.sample(self.vocabulary, 8)
        return Sentence(" ".join(drawn).capitalize(), (None,) * len(words(" ".join(drawn))))

    def with_furniture(self, one: Paragraphs, lines: int) -> Paragraphs:
        """Lines put in, half of them at the end, where pages carry most of theirs."""
        result = list(one)
        for line in self.rng.sample(self.furniture, lines):
            at = len(result) if self.rng.random() < 0.5 else self.rng.randint(0, len(result))
            result.insert(at, [Sentence(line, (None,) * len(words(line)))])
        return result


def _replacing(share: float) -> Callable[[_Maker, Paragraphs, Paragraphs], Paragraphs]:
    return lambda maker, one, other: maker.replaced(one, share)


WAYS: dict[str, Callable[[_Maker, Paragraphs, Paragraphs], Paragraphs]] = {
    "truncated": _Maker.truncated,
    "trimmed": _Maker.trimmed,
    "headline": _Maker.headlined,
    "shuffled": _Maker.shuffled,
    "spliced": _Maker.spliced,
    "lifted": _Maker.lifted,
    "replaced-10": _replacing(0.1),
    "replaced-20": _replacing(0.2),
    "replaced-30": _replacing(0.3),
    "furniture": _Maker.furnished,
    "mixed": _Maker.mixed,
}


def _read(article: Article) -> Paragraphs:
    count, paragraphs = 0, []
    for paragraph in article.paragraphs:
        read = []
        for text in paragraph:
            size = len(words(text))
            read.append(Sentence(text, tuple((article.name, count + k) for k in range(size))))
            count += size
        paragraphs.append(read)
    return paragraphs


def _made(name: str, how: str, sources: tuple[str, ...], paragraphs: Paragraphs) -> Made:
    text = "\n\n".join(" ".join(s.text for s in p) for p in paragraphs)
    origin = tuple(o for p in paragraphs for s in p for o in s.origin)
    if len(origin) != len(words(text)):
        raise ValueError(f"{name}: a word runs over the seam of two sentences")
    return Made(name, how, sources, text, origin)


def _first(one: Paragraphs, share: float) -> Paragraphs:
    """The opening paragraphs that hold this share of the words, at least one."""
    goal, kept, count = share * sum(len(s.origin) for p in one for s in p), [], 0
    for paragraph in one:
        kept.append(paragraph)
        count += sum(len(s.origin) for s in paragraph)
        if count >= goal:
            break
    return kept
