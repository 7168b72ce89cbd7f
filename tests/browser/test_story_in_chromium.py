"""The page of a story in a real browser: boxes that set aside, folds, narrow and dark pages."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import raid
import rashomon
from rashomon.web.app import create_app
from rashomon.web.options import WebOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of the raid in a room that is open."""
    import uvicorn

    path = raid.workspace(tmp_path_factory.mktemp("raid"))
    with rashomon.open(path) as workspace:
        story = next(iter(workspace.stories())).id
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(path, WebOptions(port=port))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/story/{story}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a desk."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(address)
    yield opened
    opened.close()


def test_an_unticked_box_shows_what_stands_and_the_page_stays_where_it_is(page: Page) -> None:
    box = page.locator(".choices input[type=checkbox]").first
    box.scroll_into_view_if_needed()
    named = box.get_attribute("value") or ""
    before = box.bounding_box()
    box.uncheck()
    page.wait_for_url("**without=**")
    assert f"without={named}" in page.url
    assert page.locator("#aside").is_visible()
    after = page.locator(f".choices input[value='{named}']").bounding_box()
    assert before is not None
    assert after is not None
    place = page.locator(f".choices input[value='{named}']")
    assert not place.is_checked()
    assert 0 <= after["y"] <= 900, "in sight"
    page.get_by_role("link", name="Back to the whole record").click()
    assert "without" not in page.url


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(".choices input[type=checkbox]").first.uncheck()
    page.get_by_role("button", name="What still stands", exact=True).click()
    assert "without=origin-" in page.url
    assert page.locator("#aside").is_visible()
    context.close()


def test_it_complains_of_nothing_and_asks_nobody_else(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.close()
    assert said == []
    room = address.split("/story/")[0]
    assert all(each.startswith((room, "data:")) for each in asked)


def test_a_link_into_a_fold_opens_it(page: Page) -> None:
    page.evaluate("location.hash = 'links'")
    page.evaluate("location.hash = document.querySelector('.edges tbody').id")
    page.wait_for_function("document.querySelector('#links').open")


@pytest.mark.parametrize("width", [320, 390, 740, 1000, 1280, 1920])
def test_it_never_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?without=1"])
def test_words_stand_out_from_what_is_behind_them(
    browser: Browser, address: str, scheme: Any, query: str
) -> None:
    from test_dossier_in_chromium import _CONTRAST

    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    page.goto(address + query)
    page.evaluate("document.querySelectorAll('.map').forEach(m => m.remove())")  # on its own ground
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = page.evaluate(_CONTRAST)
    page.close()
    assert found == []


def test_it_prints_with_every_fold_open(page: Page) -> None:
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.locator(".graph .wide").is_visible()
    assert not page.locator(".choices button").is_visible()
