"""The pages, one file each: a pure ``view``, the page that shows it, the same as JSON.

To add one, write ``pages/NAME.py`` with ``router`` and ``templates/NAME.html.j2``, and list the
router here. The ways at the head of every page (``site.NAV``) appear once their pages are there.
"""

from __future__ import annotations

from rashomon.web.pages import (
    actor,
    compare,
    decisions,
    desk,
    failures,
    health,
    origin,
    place,
    report,
    review,
    search,
    sources,
    story,
    take_away,
    versions,
)

ROUTERS = (
    desk.router,
    search.router,
    decisions.router,
    review.router,
    sources.router,
    story.router,
    take_away.router,
    report.router,
    actor.router,
    place.router,
    origin.router,
    compare.router,
    versions.router,
    failures.router,
    health.router,
)
