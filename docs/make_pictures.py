"""Take the pictures of the documentation in headless Chromium: ``python -m docs.make_pictures``.

Needs Debian's chromium (or any on the PATH) and Playwright for Python; looks at what ``make demo``
wrote: a dossier as one file, and its workspace in the reading room. With Pillow the files are
small; without it they are left as they are.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import rashomon

if TYPE_CHECKING:
    from playwright.sync_api import Page

IMAGES = Path(__file__).with_name("images")
WIDTH = 1280


@dataclass(frozen=True, slots=True)
class Picture:
    """A page from an element on, or from its top, so many pixels high."""

    name: str
    address: str
    height: int
    start: str = ""
    width: int = WIDTH


def main(folder: Path) -> int:
    """Photograph the dossier and the reading room, in the light scheme."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    workspace = folder / "rashomon.db"
    if chromium is None or not workspace.exists():
        sys.stderr.write(f"needs chromium on the PATH and {workspace} (run make demo)\n")
        return 1
    IMAGES.mkdir(exist_ok=True)
    number, story = _most_to_show(workspace)
    dossier = (folder / f"brief-{number}.html").resolve().as_uri()
    with _served(workspace) as room, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(color_scheme="light", reduced_motion="reduce")
        for picture in (
            Picture("dossier", dossier, 1300, width=1100),
            Picture("story", f"{room}/story/{story}", 1080),
            Picture("lineage", f"{room}/story/{story}", 1000, start="#origins"),
            Picture("compare", f"{room}{_differing(page, room, story)}", 1150, start=".legend"),
            Picture("review", f"{room}/review", 900),
        ):
            _take(page, picture)
        browser.close()
    return 0


def _most_to_show(workspace: Path) -> tuple[int, str]:
    """The story that ``make demo`` says to open: its number, and its id."""
    with rashomon.open(workspace) as opened:
        stories = list(opened.stories())
        edges = [len(story.dossier().edges) for story in stories]
    first = edges.index(max(edges))
    return first + 1, stories[first].id


def _differing(page: Page, room: str, story: str) -> str:
    """The way from the story to its reports that differ most."""
    page.goto(f"{room}/story/{story}")
    return page.locator(".actions a[href^='/compare']").first.get_attribute("href") or "/compare"


def _take(page: Page, picture: Picture) -> None:
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(picture.address)
    if picture.start:
        page.locator(picture.start).evaluate("element => element.scrollIntoView()")
    path = IMAGES / f"{picture.name}.png"
    page.screenshot(path=path, animations="disabled")
    _shrink(path)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")


def _shrink(path: Path) -> None:
    """Fewer colours, packed tightly, where Pillow is there to do it."""
    if importlib.util.find_spec("PIL") is None:
        return
    from PIL import Image

    with Image.open(path) as image:
        flat = image.convert("RGB")
        small = flat.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


@contextmanager
def _served(workspace: Path) -> Iterator[str]:
    """The reading room on a port that is free; its address."""
    command = [sys.executable, "-m", "rashomon", "-w", str(workspace), "serve", "--port", "0"]
    process = subprocess.Popen(  # noqa: S603 - ours
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip().rstrip("/")
    finally:
        process.terminate()
        process.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo")))
