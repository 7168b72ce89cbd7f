"""Thirty sentences of the seed reports, printed with their trees and names, to be read by eye.

``python -m docs.thirty`` prints them where the reports are (they are not part of the repository);
docs/explanation/thirty-sentences.md says what was found, without their words.
"""

from __future__ import annotations

import rashomon
from evals.data import seeds

_EVERY = 2  # of the sentences long enough, from each report's start
_OF_EACH = 6
_WORDS = (12, 60)


def main() -> None:
    """Print six sentences of each report."""
    from rashomon.cli.console import results

    out = results()
    for number, text in sorted(seeds().items()):
        reading = rashomon.read(text)
        long = [
            (n, s)
            for n, s in enumerate(reading.sentences)
            if _WORDS[0] <= s.last - s.first <= _WORDS[1]
            and reading.tokens[s.last - 1].form in (".", "”", '"')
        ]
        for place, sentence in long[::_EVERY][:_OF_EACH]:
            out.print(f"# {number}, sentence {place}")
            for n in range(sentence.first, sentence.last):
                token = reading.tokens[n]
                head = token.head - sentence.first + 1 if token.head != n else 0
                name = next((e.label for e in reading.names if e.first <= n < e.last), "")
                row = (n - sentence.first + 1, token.form, token.upos, head, token.deprel, name)
                out.print("\t".join(map(str, row)))
            out.print()


if __name__ == "__main__":
    main()
