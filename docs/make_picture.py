"""Take the README's picture of a dossier in headless Chromium: ``python -m docs.make_picture``.

Needs Debian's chromium (or any on the PATH) and Playwright for Python; reads the page that
``make demo`` wrote.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).with_name("images")
WIDTH, HEIGHT = 1100, 1300


def main(page_file: Path) -> int:
    """Photograph the top of one dossier, in the light scheme."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None or not page_file.exists():
        sys.stderr.write(f"needs chromium on the PATH and {page_file} (run make demo)\n")
        return 1
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(page_file.resolve().as_uri())
        page.screenshot(path=IMAGES / "dossier.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo/brief-2.html")))
