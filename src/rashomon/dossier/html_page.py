"""The dossier as one HTML file that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rashomon.dossier import labels as say
from rashomon.dossier.boxes import Graph
from rashomon.dossier.drawing import Drawing, drawing, wrapped
from rashomon.dossier.found import Found
from rashomon.dossier.graph import graph, letters, listed
from rashomon.dossier.options import Options
from rashomon.dossier.page_rows import citation_rows, edge_row, quotation_rows, report_row
from rashomon.dossier.places import Places, cut_anchor
from rashomon.dossier.record_view import record_view
from rashomon.dossier.safe import link, one_line
from rashomon.dossier.statements import said, speakers
from rashomon.dossier.summary import shared_groups, summary, texts
from rashomon.dossier.timeline import timeline
from rashomon.records import Dossier, Imprint

if TYPE_CHECKING:
    from jinja2 import Environment


def html(dossier: Dossier, options: Options | None = None, imprint: Imprint | None = None) -> str:
    """The dossier as one self-contained file: works offline, prints, needs no script.

    With ``imprint`` its colophon says from which workspace it was made.
    """
    environment, options = _environment(), options or Options()
    dossier, unlisted = listed(dossier, options)
    style = "".join(map(stylesheet, ("palette.css", "style.css", "record.css")))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("dossier.html.j2").render(
        **_view(dossier, options),
        unlisted=unlisted,
        style=style,
        style_hash=digest,
        say=say,
        imprint=imprint,
    )


@cache
def stylesheet(name: str) -> str:
    """A style sheet: ``palette.css`` colours and type, ``style.css`` the ground, ``record.css`` the
    sections.
    """
    return files(__package__).joinpath(f"templates/{name}").read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from rashomon.dossier.isolated import finalize, t, to

    environment = Environment(
        loader=PackageLoader("rashomon.dossier"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"one_line": one_line, "wrapped": wrapped}
    environment.globals |= {"t": t, "to": to}
    return environment


def _view(dossier: Dossier, options: Options) -> dict[str, object]:
    """Everything the template prints, already in words."""
    places, letter = Places(dossier, options), letters(dossier)
    shown = graph(dossier, options)
    return record_view(Found(dossier, options)) | {
        "dossier": dossier,
        "summary": summary(dossier),
        "texts": texts(dossier),
        "reports": [report_row(n, e, letter) for n, e in enumerate(dossier.entries, 1)],
        "groups": shared_groups(dossier),
        "labels": places.labels,
        "letter": letter,
        "graph": shown,
        "drawings": drawings(shown, options),
        "kinds": [k for k in say.STRENGTH if any(line.kind is k for line in shown.lines)],
        "edges": [
            edge_row(n, e, places.labels, places.href) for n, e in enumerate(dossier.edges, 1)
        ],
        "citations": citation_rows(dossier, places.labels, places.href),
        "quotations": [
            quotation_rows(each, places.labels, places.href) for each in dossier.quotations
        ],
        "speakers": speakers(dossier),
        "options": options,
        "said": said(dossier, options),
        "href": places.href,
        "time": timeline(dossier),
        "paragraphs": places.paragraphs,
        "cut_anchor": cut_anchor,
        "link": link,
    }


def drawings(shown: Graph, options: Options) -> list[tuple[str, Drawing]]:
    """The drawing for wide and for narrow pages; the style shows one of them."""
    return [
        ("wide", drawing(shown, options.columns, 172, 20)),
        ("narrow", drawing(shown, options.narrow_columns, 140, 12)),
    ]
