"""The pages, one file each: a pure ``view``, the page that shows it, the same as JSON.

To add one, write ``pages/NAME.py`` with ``router`` and ``templates/NAME.html.j2``, and list the
router here. The ways at the head of every page (``site.NAV``) appear once their pages are there.
"""

from __future__ import annotations

from rashomon.web.pages import decisions, failures, health, review, sources

ROUTERS = (
    decisions.router,
    review.router,
    sources.router,
    failures.router,
    health.router,
)
