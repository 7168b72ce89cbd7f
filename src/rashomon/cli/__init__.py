"""The command line: one file per verb, no logic of its own.

In: words typed. Out: words printed, files written. Promise: results on standard output, progress
and remarks on standard error; exit status 0 done, 1 something failed the check asked for, 2 the
call makes no sense. Failures: every ``RashomonError`` becomes one line that says what to do.
"""

from __future__ import annotations

import os
import sys

from rashomon.version import __version__


def main() -> None:
    """Run the command line; the version is answered before anything is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"rashomon {__version__}")  # noqa: T201 - the answer itself
        return
    from rashomon.cli.app import app
    from rashomon.errors import RashomonError

    try:
        app()
    except RashomonError as error:
        sys.exit(f"rashomon: {error}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was read is kept; the same command goes on from here.\n")
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
