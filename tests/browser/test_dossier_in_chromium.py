"""The dossier in a real browser: no request, no script, keys, narrow pages, dark pages, paper."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "dossier"))

from dossier_samples import many, material

from rashomon.dossier import dossier, html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (1280, 360)
Files = dict[str, str]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The invented stories as pages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, made in (("small", material()), ("large", many(40))):
        path = folder / f"{name}.html"
        path.write_text(html(dossier(made)), encoding="utf-8")
        found[name] = path.as_uri()
    return found


@pytest.fixture
def opened(browser: Browser, files: dict[str, str]) -> Iterator[Page]:
    """The small story on a desk."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(files["small"])
    yield page
    page.close()


def _check(page: Page, code: str) -> Any:
    return page.evaluate(code)


def test_it_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, files: dict[str, str]
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(files["small"])
    page.wait_for_load_state("networkidle")
    page.close()
    assert asked == [files["small"]]
    assert said == []


def test_its_style_passes_its_own_policy(opened: Page) -> None:
    assert _check(opened, "document.styleSheets[0].cssRules.length") > 50
    assert _check(opened, "getComputedStyle(document.querySelector('.out')).position") == "absolute"
    assert _check(opened, "document.scripts.length + document.images.length") == 0


def test_it_reads_the_same_without_scripts(browser: Browser, files: dict[str, str]) -> None:
    read = []
    for allowed in (True, False):
        context = browser.new_context(java_script_enabled=allowed)
        page = context.new_page()
        page.goto(files["small"])
        page.locator("summary").first.click()
        read.append((page.locator("body").inner_text(), page.locator("details[open]").count()))
        context.close()
    assert read[0] == read[1]
    assert read[0][1] == 1
    assert "Sluice gate fails at Harrow Dam" in read[0][0]


def test_keys_reach_every_link_and_open_every_fold(opened: Page) -> None:
    wanted = _check(
        opened,
        "[...document.querySelectorAll('a, summary')].filter(e => e.checkVisibility()).length",
    )
    reached = set()
    for _ in range(wanted + 5):
        opened.keyboard.press("Tab")
        place = _check(
            opened,
            "[...document.querySelectorAll('a, summary')].filter(e => e.checkVisibility())"
            ".indexOf(document.activeElement)",
        )
        reached.add(place)
    assert set(range(wanted)) <= reached
    opened.locator("summary").first.focus()
    opened.keyboard.press("Enter")
    assert opened.locator("details[open]").count() == 1


def test_the_first_key_offers_to_skip_to_the_record(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert _check(opened, "document.activeElement.textContent") == "Skip to the record"
    assert _check(opened, "document.activeElement.getBoundingClientRect().left") >= 0
    opened.keyboard.press("Enter")
    opened.wait_for_url("**#record")  # the page moves when it has time to


def test_a_link_in_the_record_leads_to_the_words(opened: Page) -> None:
    opened.locator(".edges summary").first.click()
    opened.locator(".whose a").first.click()
    anchor = opened.url.split("#")[1]
    target = opened.locator(f'[id="{anchor}"] ~ mark').first
    assert anchor.startswith("r1-")
    assert target.inner_text().startswith("A sluice gate")
    assert _check(opened, "scrollY") > 1000


@pytest.mark.parametrize("name", ["small", "large"])
@pytest.mark.parametrize("width", [320, 360, 740, 1280, 1920])
def test_no_page_scrolls_sideways(
    browser: Browser, files: dict[str, str], name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(files[name])
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_words_stand_out_from_what_is_behind_them(
    browser: Browser, files: dict[str, str], scheme: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(files["small"])
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = page.evaluate(_CONTRAST)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    assert found == []
    assert (dark == "rgb(22, 23, 26)") is (scheme == "dark")


@pytest.mark.parametrize("name", ["small", "large"])
@pytest.mark.parametrize("width", WIDTHS)
def test_labels_of_the_drawing_stay_in_their_boxes(
    browser: Browser, files: dict[str, str], name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(files[name])
    found = page.evaluate(
        "[...document.querySelectorAll('.box')].filter(b => b.checkVisibility()).flatMap(b => {"
        " const r = b.querySelector('rect').getBoundingClientRect();"
        " return [...b.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()])"
        "  .filter(([t, x]) => x.left < r.left || x.right > r.right || x.bottom > r.bottom + 1)"
        "  .map(([t, x]) => t.textContent) })"
    )
    page.close()
    assert found == []


def test_screenshots_in_light_and_dark_at_two_widths(
    browser: Browser, files: dict[str, str], tmp_path: Path
) -> None:
    pictures = set()
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            shot: Any = {"width": width, "height": 900}
            page = browser.new_page(
                viewport=shot, color_scheme="dark" if scheme == "dark" else "light"
            )
            page.goto(files["small"])
            path = tmp_path / f"{scheme}-{width}.png"
            pictures.add(page.screenshot(path=path, full_page=True))
            page.close()
    assert len(pictures) == 4
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_it_prints_with_every_fold_open(opened: Page) -> None:
    paper = opened.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    opened.emulate_media(media="print")
    assert not opened.locator("nav").is_visible()
    assert opened.locator(".graph .wide").is_visible()
    assert _check(
        opened,
        "[...document.querySelectorAll('.pair')].every(e => e.getBoundingClientRect().height > 20)",
    )


# WCAG 2.2, 1.4.3: every visible run of text against the nearest background behind it.
_CONTRAST = """
() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const parse = s => (s.match(/[\\d.]+/g) || []).map(Number);
  const behind = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, e = node.parentElement;
    if (!node.textContent.trim() || !e.checkVisibility()) continue;
    const style = getComputedStyle(e), svg = e.closest('svg');
    const ink = parse(svg ? style.fill : style.color);
    const box = svg && e.closest('.box');
    const paper = box ? parse(getComputedStyle(box.querySelector('rect')).fill) : behind(e);
    const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) found.push(node.textContent.trim().slice(0, 40));
  }
  return found;
}
"""


def test_a_statement_leads_to_its_words_in_the_report(opened: Page) -> None:
    fold = opened.locator("#s1")
    assert not fold.locator("table").is_visible(), "folded until somebody asks"
    fold.locator("summary").click()
    row = fold.locator("tbody tr").first
    assert row.locator("td").first.inner_text() == "Northern Wire ← Ilse Brandt"
    link = row.locator("td.words a")
    said = link.inner_text()
    link.click()
    place = opened.evaluate("decodeURIComponent(location.hash.slice(1))")
    marked = opened.locator(f"[id='{place}'] ~ mark").first
    assert marked.is_visible()
    assert marked.evaluate("mark => mark.getBoundingClientRect().top < innerHeight")
    assert said.startswith(marked.inner_text()[:20])


def test_a_value_of_the_record_leads_to_its_words(opened: Page) -> None:
    link = opened.locator(".standfirst > a", has_text="Harrow Dam").first
    link.click()
    anchor = opened.url.split("#")[1]
    assert opened.locator(f'[id="{anchor}"] ~ mark').first.inner_text() == "Harrow"
    back = opened.locator('#r1-head ~ .text a.back[href="#ev1"]').first
    back.click()
    assert opened.url.endswith("#ev1")
    assert opened.locator("#ev1").evaluate("e => e.getBoundingClientRect().top >= 0")


def test_rivals_stand_side_by_side_where_there_is_room(browser: Browser, files: Files) -> None:
    for width, is_beside in ((1280, True), (390, False)):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(files["small"])
        tops = page.evaluate(
            "[...document.querySelectorAll('#c1 .rival')].map(r => r.getBoundingClientRect().top)"
        )
        page.close()
        assert len(tops) == 2
        assert (tops[0] == tops[1]) is is_beside


def test_words_that_name_an_event_are_told_from_others_without_colour(opened: Page) -> None:
    styles = opened.evaluate(
        "['.event', '.quotation', '.citation'].map(kind => {"
        " const s = getComputedStyle(document.querySelector(`section > p > span${kind}`));"
        " return s.textDecorationLine + s.textDecorationStyle + s.textDecorationThickness })"
    )
    assert len(set(styles)) == 3


def test_a_long_record_stays_on_the_page(browser: Browser, files: Files) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(files["small"])
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = page.evaluate(
        "[...document.querySelectorAll('.values, .origins, .alone, .rivals')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    page.close()
    assert wide == 0
