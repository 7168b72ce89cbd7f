"""The shipped models: versioned folders of weights, labels, thresholds and a card.

In: a model's name. Out: ``Model``. Promise: what is loaded is what was shipped: every file is
checked against its SHA-256 before any of it is used. Failures: ``ModelError``.
"""

from rashomon.models.loading import LATEST, Model, Runner, load

__all__ = ["LATEST", "Model", "Runner", "load"]
