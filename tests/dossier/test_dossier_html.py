"""The page: nothing from outside is live, every anchor resolves, nothing is loaded."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from dossier_page_check import Page, faults
from dossier_samples import HOSTILE_TITLE, many, material, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dossier import Material, dossier, html
from rashomon.dossier.safe import plain
from rashomon.records import Basis, Cut, CutReason, Independence, Report, Span, Stated

GOLDEN = Path(__file__).with_name("golden")
_LIVE = [
    "<script>alert(1)</script>",
    "</style><script>1</script>",
    "</title>",
    "<!--",
    "]]>",
    "\" onload=alert(1) x='",
    "javascript:alert(1)",
    "data:text/html,x",
    "{{ dossier }}",
    "{% include 'x' %}",
    "&lt;&#x3c;",
    "\u202e\u2066\u200b\x00\x1b[31m",
    "</bdi></text></svg><img src=x>",
    "https://a.example/?q='><b>",
    "http://user@host.example/",
]
hostile = st.lists(st.one_of(st.sampled_from(_LIVE), st.text(max_size=12)), max_size=4).map("".join)


@pytest.fixture(scope="module")
def page() -> Page:
    """The page of the invented story."""
    return Page(html(dossier(material())))


def test_it_is_the_page_last_looked_at() -> None:
    golden = GOLDEN.joinpath("harrow.html").read_text("utf-8")
    assert html(dossier(material())) == golden, "run python tests/dossier/dossier_samples.py"


def test_nothing_in_it_acts_or_leads_nowhere(page: Page) -> None:
    assert faults(page) == []


def test_it_loads_nothing(page: Page) -> None:
    loading = {"src", "srcset", "data", "action", "poster", "background", "xlink:href", "style"}
    assert loading.isdisjoint(name for _, name, _ in page.attributes)
    assert "url(" not in page.styles[0]
    assert "@import" not in page.styles[0]


def test_its_policy_allows_its_one_style_block_and_nothing_else(page: Page) -> None:
    policy = next(v for v in page.values("content", "meta") if "default-src" in v)
    digest = base64.b64encode(hashlib.sha256(page.styles[0].encode()).digest()).decode()
    assert len(page.styles) == 1
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy


def test_links_to_the_web_give_nothing_away(page: Page) -> None:
    links = [a for a in re.findall(r"<a [^>]*>", page.source) if 'href="http' in a]
    assert links
    assert all('rel="noreferrer noopener nofollow"' in link for link in links)


def test_every_report_appears_with_its_text_and_hash(page: Page) -> None:
    for number, report in enumerate(reports(), 1):
        assert f"r{number}" in page.values("id")
        digest = hashlib.sha256(report.text.encode()).hexdigest()
        assert digest in page.words
        for paragraph in report.text.split("\n\n")[:1]:
            assert plain(paragraph) in page.words


def test_every_edge_quotation_cut_and_citation_appears(page: Page) -> None:
    held = dossier(material())
    ids = page.values("id")
    assert all(f"e{number}" in ids for number in range(1, len(held.edges) + 1))
    assert all(f"q{number}" in ids for number in range(1, len(held.quotations) + 1))
    assert {"r2-cut1", "r2-cut3", "r6-cut1"} <= set(ids)
    assert all(citation.cited in page.words for citation in held.citations)


def test_a_passage_leads_to_its_words(page: Page) -> None:
    held = dossier(material())
    passage = held.edges[0].passages[0]
    for span in (passage.left, passage.right):
        number = held.story.reports.index(span.report) + 1
        anchor = f"r{number}-{span.start}-{span.end}"
        assert f"#{anchor}" in page.values("href")
        after = page.source.split(f'id="{anchor}"')[1]
        assert after.split("<mark")[1].split(">")[1].startswith("A sluice gate")


def test_hostile_words_stand_as_words(page: Page) -> None:
    assert plain(HOSTILE_TITLE) in page.words
    assert "{{ 7 * 7 }}" in page.words
    assert "javascript:alert('address')" in page.words


def test_tables_have_headers_and_roles(page: Page) -> None:
    assert page.elements["table"] == page.values("role", "table").count("table")
    assert set(page.values("scope")) == {"col", "row"}
    assert "en" in page.values("lang", "html")


def _poisoned(words: list[str]) -> Material:
    """The invented story with every outside text of one report replaced."""
    base = material()
    title, outlet, byline, text, cut, why, address, code = words
    held = base.reports[3]
    changed = Report(
        held.id,
        held.capture,
        address,
        held.text + text,
        "utf-8",
        Stated(title, Basis.TEXT, Span(held.id, 0, 3)),
        Stated(outlet, Basis.SUPPLIED),
        (Stated(byline, Basis.SUPPLIED),),
        language=replace(held.language, code=code) if held.language else None,
        cuts=(Cut(cut, CutReason.SHARE, why, len(held.text)),),
        unread=why,
    )
    found = base.independence
    return replace(
        base,
        story=replace(base.story, title=title, reason=why),
        reports=(*base.reports[:3], changed, *base.reports[4:]),
        independence=Independence(found.low, found.high, found.groups, why),
        edges=tuple(replace(edge, reason=why) for edge in base.edges),
        citations=tuple(replace(citation, cited=outlet) for citation in base.citations),
        build=cut,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(hostile, min_size=8, max_size=8))
def test_no_text_from_outside_is_live(words: list[str]) -> None:
    page = Page(html(dossier(_poisoned(words))))
    assert faults(page) == []
    assert page.elements["style"] == 1


@pytest.mark.parametrize("number", [1, 2, 7, 40, 41, 90])
def test_every_size_of_story_is_sound(number: int) -> None:
    page = Page(html(dossier(many(number))))
    assert faults(page) == []
    assert all(f"r{n}" in page.values("id") for n in range(1, number + 1))


def test_the_same_record_is_the_same_file_on_any_run() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from dossier_samples import many, material\n"
        "from rashomon.dossier import dossier, html, markdown\n"
        "made = [f(dossier(m)) for m in (material(), many(30)) for f in (html, markdown)]\n"
        "print(hashlib.sha256(''.join(made).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent)]
    digests = {
        subprocess.run(
            command,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_order_of_the_material_does_not_matter() -> None:
    base = material()
    turned = replace(
        base,
        reports=base.reports[::-1],
        captures=base.captures[::-1],
        edges=base.edges[::-1],
        citations=base.citations[::-1],
        quotations=base.quotations[::-1],
    )
    assert dossier(turned) == dossier(base)
