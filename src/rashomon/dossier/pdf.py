"""The dossier as PDF: the one-file page, set on A4 with page numbers and what it was made from.

Needs WeasyPrint (``pip install 'rashomon[pdf]'``) and the system's Pango. Nothing is fetched: the
page needs nothing, and whatever a text could name is refused. The same dossier gives the same
bytes with the same fonts: there is no date in the file, and its identifier comes from the record.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.dossier.html_page import html
from rashomon.dossier.options import Options
from rashomon.dossier.safe import one_line
from rashomon.errors import UsageError
from rashomon.records import Dossier, Imprint

# WeasyPrint gives a drawing none of the page's style, so each carries its own. Every tag that opens
# one is ours: what came from a report is escaped.
_SVG = re.compile(r"<svg\b[^>]*>")
_MISSING = (
    "a PDF needs WeasyPrint and the system's Pango; install them with: pip install 'rashomon[pdf]' "
    "(and, on Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0)"
)


def pdf(dossier: Dossier, imprint: Imprint, options: Options | None = None) -> bytes:
    """The dossier as one file. Raises ``UsageError`` where the library is missing."""
    weasyprint = _weasyprint()
    style = f"<style>{_read('print_drawing.css')}</style>"
    page = _SVG.sub(lambda tag: tag[0] + style, html(dossier, options))
    named = f"{imprint.workspace} {dossier.story.id} {imprint.build} {imprint.decisions}"
    made: bytes = weasyprint.HTML(string=page, url_fetcher=_refuse).write_pdf(
        stylesheets=[weasyprint.CSS(string=_read("print.css") + _footer(imprint))],
        pdf_identifier=hashlib.sha256(named.encode()).digest()[:16],
        pdf_tags=True,
    )
    return made


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath(f"templates/{name}").read_text("utf-8")


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: the system lacks Pango
        raise UsageError(_MISSING) from error
    return weasyprint


def _refuse(address: str, *_: object, **__: object) -> Any:
    """Nothing is fetched, from a network or from this machine."""
    raise ValueError(f"a dossier needs no other file: {address}")


def _footer(imprint: Imprint) -> str:
    decisions = f"{imprint.decisions} decision{'' if imprint.decisions == 1 else 's'}"
    made = f"Rashomon {imprint.build} · workspace {imprint.workspace[:16]} · {decisions}"
    said = one_line(made).replace("\\", "").replace('"', "")
    return f'@page {{ @bottom-left {{ content: "{said}" }} }}'
