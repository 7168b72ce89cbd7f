"""What a page prints of a record, section by section; where nothing was read, why it is empty."""

from __future__ import annotations

from rashomon.dossier.changed import changes
from rashomon.dossier.contested import points
from rashomon.dossier.decision_list import decision_list
from rashomon.dossier.event_list import event_list, legend, words_legend
from rashomon.dossier.found import Found
from rashomon.dossier.happened import happened, outline
from rashomon.dossier.origin_list import origin_list
from rashomon.dossier.single import alone


def record_view(found: Found) -> dict[str, object]:
    """The sections by the names that the templates know them by."""
    return {
        "silence": silence(found),
        "told": happened(found),
        "outline": outline(found),
        "points": points(found),
        "changes": changes(found),
        "alone": alone(found),
        "events": event_list(found),
        "grades": legend(found),
        "event_words": words_legend(found),
        "origins": origin_list(found),
        "decisions": decision_list(found),
    }


def silence(found: Found) -> str:
    """Why the dossier does not tell what happened; empty where it does."""
    if found.record.events:
        return ""
    if found.dossier.record is not None and not _is_foreign(found):
        return "These reports were read, and no event was found in them."
    if _is_foreign(found):
        return "What happened is not told: none of these reports is in a language that is read."
    return "What happened is not told: no record of events is kept for these reports."


def _is_foreign(found: Found) -> bool:
    """Whether every report is known to be in another language than English."""
    languages = [entry.report.language for entry in found.dossier.entries]
    return bool(languages) and all(each and each.code.split("-")[0] != "en" for each in languages)
