"""The reading room in a real browser, from the desk to the file taken away.

As an analyst walks it, without scripts, by keyboard alone, measured by axe-core, and with reports
that try to run something. Every page is watched: it says nothing on the console, asks no other
host, and nothing that it asks for is missing.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import rashomon
from reading_room import STORY, Watch, covered, hostile, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (1280, 390)
# Colours do not hang on the width, nor sizes on the scheme: long pages are looked at once in each.
_LONG = frozenset(("story", "set aside", "report", "words of a report", "actor", "compare"))
_PARTS = {"set aside": "#aside", "words of a report": "article"}  # the rest is another's
_FIXED = ("/", "/search", "/review", "/decisions", "/sources", "/take-away", "/failures")


@pytest.fixture(scope="module")
def workspace(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both example coverages, read once; made only where there is a browser."""
    return covered(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module")
def room(workspace: Path) -> Iterator[str]:
    """A room for reading."""
    with served(workspace) as address:
        yield address


@pytest.fixture(scope="module")
def paths(browser: Browser, room: str) -> dict[str, str]:
    """One page of each kind, found by following links from the desk."""
    return _paths(browser, room)


@pytest.fixture
def copied(workspace: Path, tmp_path: Path) -> Path:
    """A copy of the workspace, to decide in."""
    return Path(shutil.copy(workspace, tmp_path / "examples.db"))


def test_an_analyst_walks_from_the_desk_to_the_file(browser: Browser, copied: Path) -> None:
    with served(copied) as address:
        watch = Watch(address)
        page = watch.over(browser.new_page(viewport={"width": 1280, "height": 900}))
        _finds_the_story(page, address)
        _sets_an_origin_aside(page)
        _compares_and_reads(page)
        _decides_and_undoes(page)
        _states_a_reliability(page)
        _takes_the_table_away(page, copied)
        _follows_names(page)
        page.close()
    watch.is_quiet()


def test_without_scripts_every_page_reads_the_same_and_its_forms_work(
    browser: Browser, room: str, paths: dict[str, str], copied: Path
) -> None:
    read = [_read(browser, room, paths, scripts) for scripts in (True, False)]
    for name, words in read[0].items():
        assert len(words) > 20, name
        assert words == read[1][name], name
    with served(copied) as address:
        context = browser.new_context(java_script_enabled=False)
        watch = Watch(address)
        page = watch.over(context.new_page())
        _uses_the_forms(page, address)
        context.close()
    watch.is_quiet()


def test_keys_alone_reach_everything_and_show_where_they_are(
    browser: Browser, room: str, paths: dict[str, str]
) -> None:
    watch = Watch(room)
    page = watch.over(browser.new_page(viewport={"width": 1280, "height": 900}))
    page.goto(f"{room}/")
    _skips_to_the_page(page)
    _opens_pages_and_the_list_of_keys(page, room)
    for name in ("/", "/search", "/review", "/sources", "compare", "place"):
        page.goto(room + paths[name])
        _tabs_through(page, "body")
    page.goto(room + paths["story"])
    _tabs_through(page, ".masthead")
    _tabs_through(page, "#aside-form")
    page.goto(room + paths["report"])
    _tabs_through(page, "article")
    page.close()
    watch.is_quiet()


@pytest.mark.parametrize(("scheme", "once"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_serious(
    browser: Browser, room: str, paths: dict[str, str], scheme: Any, once: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # Only here, and only for axe: it is put into the page as an inline script.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    found = []
    for name, path in paths.items():
        page.goto(room + path)
        for width in (once,) if name in _LONG else WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults = _faults(axe, page, _PARTS.get(name))
            found += [f"{name}, {width}: {each}" for each in faults]
    context.close()
    assert found == []


def test_nothing_in_a_hostile_report_runs(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(hostile(tmp_path_factory.mktemp("hostile"))) as address:
        watch = Watch(address)
        page = watch.over(browser.new_page())
        seen = _hostile_paths(page, address)
        for name, path in seen.items():
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert "<script>window.pwned" in (page.locator("main").text_content() or ""), name
            assert page.evaluate(_LIVE) == [], name
        page.close()
    watch.is_quiet()
    assert set(seen) >= {"desk", "search", "story", "report", "compare", "review", "actor"}


def test_no_page_scrolls_sideways(browser: Browser, room: str, paths: dict[str, str]) -> None:
    page = browser.new_page()
    wide = []
    for name, path in paths.items():
        page.goto(room + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in (320, *WIDTHS, 740):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))
    page.close()
    assert wide == []


# The walk


def _finds_the_story(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    assert page.locator("h1").inner_text() == "Desk"
    assert page.locator(".day .story").count() >= 2
    page.get_by_label("Search the reports").fill("crossing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=crossing")
    assert page.locator(".story .hit").count() >= 1
    before = page.locator(".stories .story").count()
    page.locator(".facets").get_by_role("link", name="contested").click()
    page.wait_for_url("**status=contested**")
    assert 1 <= page.locator(".stories .story").count() <= before
    page.get_by_role("link", name=STORY).click()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() == STORY


def _sets_an_origin_aside(page: Page) -> None:
    whole = page.url
    events = page.locator(".events > li").count()
    box = page.locator(".choices input[name=keep]").first
    named = page.locator(".choices label b").first.inner_text()
    box.uncheck()
    page.wait_for_url("**without=**")
    page.wait_for_load_state()
    aside = page.locator("#aside")
    assert named in aside.locator("h2").inner_text()
    assert re.search(r"\d+ findings fall", aside.inner_text())
    for name in ("What falls", "What rests on less and still stands"):
        fold = aside.locator("details", has_text=name).first
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        assert fold.locator("tbody tr").first.is_visible()
    assert 0 < page.locator(".events > li").count() < events
    page.get_by_role("link", name="Back to the whole record").click()
    assert page.url == whole
    assert page.locator(".choices input[name=keep]").first.is_checked()


def _compares_and_reads(page: Page) -> None:
    page.get_by_role("link", name="Compare those that differ most").click()
    page.wait_for_url("**/compare?**")
    assert page.locator(".sides thead th").count() >= 2
    assert page.locator(".against").count() >= 1
    page.locator(".sides thead th a").first.click()
    page.wait_for_url("**/report/**")
    number = page.evaluate(
        "[...document.querySelectorAll('[data-said]')]"
        ".find(e => e.querySelector('.voices .from')).dataset.said"
    )
    page.locator(f"a.no[data-s='{number}']").first.click()
    voice = page.locator("[data-voice]")
    assert "←" in voice.locator(".chain").first.inner_text()
    assert voice.locator("blockquote").first.inner_text()
    page.reload()
    assert "←" in page.locator("[data-voice] .chain").first.inner_text(), "it has an address"


def _decides_and_undoes(page: Page) -> None:
    _go(page, "Review")
    question = page.locator("#question").inner_text()
    page.get_by_label("Signed").fill("Ada Lind")
    page.keyboard.press("s")
    assert page.get_by_label("Signed").input_value() == "Ada Linds", "keys rest while one types"
    page.get_by_label("Signed").fill("Ada Lind")
    page.locator("h1").click()
    page.keyboard.press("s")
    page.wait_for_url("**done=decision-**")
    assert "signed Ada Lind" in page.locator(".done").inner_text()
    assert page.get_by_label("Signed").input_value() == "Ada Lind"
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "done=" not in url)
    assert page.locator("#question").inner_text() == question
    _go(page, "Decisions")
    rows = page.locator(".decisions > li")
    assert rows.count() == 3
    assert "undid:" in rows.nth(0).inner_text()
    assert "No longer counts" in rows.nth(1).inner_text()
    assert "Levant Review" in rows.nth(2).inner_text()


def _states_a_reliability(page: Page) -> None:
    _go(page, "Sources")
    page.locator("summary").first.click()
    page.get_by_label("Source", exact=True).fill("Meridian Wire")
    page.locator("select[name=value]").select_option("A")
    page.get_by_role("button", name="State it").click()
    row = page.locator(".sources tbody tr", has_text="Meridian Wire")
    assert "A reliable" in row.inner_text()
    assert "Ada Lind" in row.inner_text()


def _takes_the_table_away(page: Page, path: Path) -> None:
    _go(page, "Take away")
    with page.expect_download() as kept:
        page.get_by_role("link", name="csv", exact=True).click()
    assert kept.value.suggested_filename.endswith(".csv")
    taken = Path(kept.value.path()).read_bytes()
    with rashomon.open(path) as workspace:
        assert taken == b"".join(workspace.export("csv"))
    rows = list(csv.DictReader(io.StringIO(taken.decode("utf-8"))))
    assert len(rows) > 50
    assert STORY in taken.decode("utf-8").replace('""', '"')


def _follows_names(page: Page) -> None:
    _go(page, "Desk")
    page.get_by_role("link", name=STORY).click()
    page.locator(".actors tbody th a").first.click()
    page.wait_for_url("**/actor?**")
    assert page.locator(".kind").inner_text().lower() == "actor"
    assert page.locator("#did ~ .of-story .excerpt").count() >= 1
    page.locator(".of-story h3 a").first.click()
    page.locator("#map ~ p a[href^='/place']").first.click()
    page.wait_for_url("**/place?**")
    assert page.locator("svg.map").is_visible()
    _go(page, "Sources")
    page.locator(".sources a[href^='/origin']").first.click()
    page.wait_for_url("**/origin?**")
    assert page.locator(".standing tbody tr").count() >= 1
    page.get_by_role("link", name="What stands without it").first.click()
    page.wait_for_url("**without=**")
    assert page.locator("#aside").is_visible()


def _go(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).click()
    page.wait_for_load_state()


# Without scripts


def _read(browser: Browser, room: str, paths: dict[str, str], scripts: bool) -> dict[str, str]:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    found = {}
    for name, path in paths.items():
        page.goto(room + path)
        found[name] = page.locator("main").text_content() or ""
    context.close()
    return found


def _uses_the_forms(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_label("Search the reports").fill("Qaim")
    page.locator(".find button").click()
    page.get_by_role("link", name=STORY).click()
    page.locator(".choices input[name=keep]").first.uncheck()
    page.get_by_role("button", name="What still stands", exact=True).click()
    assert page.locator("#aside").is_visible()
    _go(page, "Review")
    page.get_by_label("Signed").fill("Ben Oduya")
    page.get_by_role("button", name="One event").click()
    assert "signed Ben Oduya" in page.locator(".done").inner_text()
    page.locator(".done button").click()
    assert page.locator(".done").count() == 0
    _go(page, "Decisions")
    assert "undid:" in page.locator(".decisions > li").first.inner_text()


# By keyboard

_REACHABLE = """
within => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => e.closest(within) && e.type !== 'hidden' && !e.disabled && e.tabIndex >= 0)
  .filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
"""  # noqa: E501 - one line reads best
_HERE = f"""
within => {{
  const held = document.activeElement, style = getComputedStyle(held);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return [({_REACHABLE.strip()})(within).indexOf(held), seen];
}}
"""


def _tabs_through(page: Page, within: str) -> None:
    """Everything in this part is reached in its order, and what has the focus shows it."""
    wanted = page.evaluate(f"within => ({_REACHABLE.strip()})(within).length", within)
    assert wanted
    page.evaluate(
        f"within => {{ ({_REACHABLE.strip()})(within)[0].focus({{ focusVisible: true }}) }}", within
    )
    reached, steps = [0], 0
    while len(reached) < wanted and steps < 2 * wanted + 20:
        page.keyboard.press("Tab")
        at, seen = page.evaluate(_HERE, within)
        steps += 1
        if at >= 0 and at != reached[-1]:  # a date has three stops
            assert seen, f"no ring on {at} of {page.url}"
            reached.append(at)
    assert reached == list(range(wanted)), page.url


def _skips_to_the_page(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def _opens_pages_and_the_list_of_keys(page: Page, room: str) -> None:
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    assert dialog.is_visible()
    assert "Review" in dialog.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url(f"{room}/review")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


# What is looked at

_LIVE = """
() => {
  const found = [];
  if (window.pwned !== undefined) found.push('pwned');
  for (const e of document.querySelectorAll('*')) {
    if (['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(e.tagName)) found.push(e.tagName);
    if (e.tagName === 'SCRIPT' && !e.src.startsWith(location.origin + '/static/')) found.push(e.outerHTML);
    for (const a of e.attributes) {
      if (a.name.startsWith('on')) found.push(a.name);
      if (['href', 'src', 'action', 'formaction'].includes(a.name) && /^\\s*(javascript|data|vbscript):/i.test(a.value))
        found.push(a.value);
    }
  }
  return found;
}
"""  # noqa: E501


def _paths(browser: Browser, room: str) -> dict[str, str]:
    page = browser.new_page()
    page.goto(f"{room}/")
    found = {path: path for path in _FIXED}
    found["words"] = "/search?q=crossing"
    found["nothing"] = "/search?q=zebra"
    found["story"] = _way(page.get_by_role("link", name=STORY))
    page.goto(room + found["story"])
    found["compare"] = _way(page.get_by_role("link", name="Compare those that differ most"))
    found["report"] = _way(page.locator(".picks .headline a").first)
    found["words of a report"] = _way(page.locator("#contested ~ * a[href*='?at=']").first)
    found["actor"] = _way(page.locator(".actors tbody th a").first)
    found["place"] = _way(page.locator("#map ~ p a[href^='/place']").first)
    found["formats of a story"] = _way(page.get_by_role("link", name="Other formats"))
    aside = page.locator(".choices input[name=keep]").first.get_attribute("value")
    found["set aside"] = f"{found['story']}?without={aside}"
    page.goto(room + found["report"])
    found["versions"] = _way(page.locator("#versions ~ table a", has_text="differs").first)
    page.goto(f"{room}/sources")
    found["origin"] = _way(page.locator(".sources a[href^='/origin']").first)
    page.close()
    return found


def _hostile_paths(page: Page, room: str) -> dict[str, str]:
    page.goto(f"{room}/")
    found = {"desk": "/", "search": "/search?q=jets", "review": "/review", "sources": "/sources"}
    found |= {"failures": "/failures", "story": _way(page.locator(".day .story a").first)}
    page.goto(room + found["story"])
    found["report"] = _way(page.locator(".picks .headline a").first)
    reports = [_way(each) for each in page.locator(".picks .headline a").all()]
    named = "&".join(f"report={each.removeprefix('/report/')}" for each in reports[:2])
    found["compare"] = f"/compare?{named}"
    page.goto(room + found["search"])
    page.goto(room + found["story"])
    found["actor"] = _way(page.locator(".actors tbody th a").first)
    found["take away"] = _way(page.get_by_role("link", name="Other formats"))
    return found


def _way(link: Any) -> str:
    href = link.get_attribute("href")
    assert isinstance(href, str)
    return href


def _faults(axe: Any, page: Page, part: str | None) -> list[str]:
    """What axe finds on the page as it is shown, or a part of it, that shuts somebody out."""
    result = axe.run(page, context=part, options={"resultTypes": ["violations"]})
    found = result.response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:120]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
