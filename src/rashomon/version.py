"""The version of this build; read by the packaging tool, the command line and every export."""

__version__ = "0.1.0"
