"""The reading room: pages over a workspace, served on this machine.

In: a workspace file and ``WebOptions``. Out: a web application (``app.create_app``) of pages for
people and the same views as JSON for programs. Promise: no network beyond those who ask, readable
without scripts, every answer behind the same door (``security``); nothing from a report is live.
Failures: each is answered in words, by ``problems``.
"""
