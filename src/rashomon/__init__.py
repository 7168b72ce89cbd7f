"""Many reports, one sourced record."""

from rashomon.version import __version__

__all__ = ["__version__"]
