"""Which language a text is written in."""

from __future__ import annotations

import functools
from typing import Any

from rashomon.records import Language

_LETTERS = 40  # fewer letters than this tell too little
_SAMPLE = 3000  # characters that are looked at
# py3langid's normalised probability, spread over some 100 languages. Measured on flattened
# html-trafilatura: every report scores above 0.65, 98 % of single paragraphs above this line.
_SURE = 0.5

# English names of the languages that news most often comes in; others are named by their code.
_NAMES = {
    "ar": "Arabic", "bn": "Bengali", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language(text: str) -> Language | None:
    """The language of a text, or None where it is too short or the answer is not sure."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _LETTERS:
        return None
    code, confidence = _identifier().classify(sample)
    if confidence < _SURE:
        return None
    return Language(code, round(min(confidence, 1.0), 2))


def spelled(code: str) -> str:
    """A language for a reader: ``French (fr)``."""
    return (
        f"{_NAMES[code]} ({code})"
        if code in _NAMES
        else f"a language other than those read ({code})"
    )


@functools.cache
def _identifier() -> Any:
    """The identifier's model, loaded once when first needed (about 50 ms)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
