"""Reads a dossier page the way a strict reader would: what is in it, and what could act."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

ELEMENTS = frozenset(
    "html head meta title style body a header p span h1 h2 h3 bdi dl div dt dd nav ul ol li main "
    "section table caption thead tbody tr th td code figure figcaption svg desc g path rect text "
    "line circle b details summary blockquote mark del ins article footer".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id tabindex aria-labelledby aria-label "
    "aria-hidden role scope title value dir rel colspan focusable width height viewbox x y d rx "
    "transform text-anchor x1 x2 y1 y2 cx cy r".split()
)
_VOID = ("meta",)


@dataclass
class Page(HTMLParser):
    """Elements, attributes, ids, links and visible text of one page."""

    source: str
    elements: Counter[str] = field(default_factory=Counter)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the element; remember its attributes."""
        self.elements[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """SVG's empty elements."""
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed in order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text, and the style block apart."""
        (self.styles if self.open[-1:] == ["style"] else self.text).append(data)

    def values(self, name: str, tag: str | None = None) -> list[str]:
        """All values of an attribute."""
        return [v for t, n, v in self.attributes if n == name and tag in (None, t)]

    @property
    def words(self) -> str:
        """All text that a reader can see or hear."""
        return "".join(self.text)


def faults(page: Page) -> list[str]:
    """What should not be in a dossier page, whatever stood in the reports."""
    ids, found = page.values("id"), []
    found += [f"element {tag}" for tag in page.elements if tag not in ELEMENTS]
    found += [f"attribute {name}" for _, name, _ in page.attributes if name not in ATTRIBUTES]
    found += [f"id twice: {name}" for name, times in Counter(ids).items() if times > 1]
    for href in page.values("href"):
        if href.startswith("#"):
            found += [f"no place {href}"] if href[1:] not in ids else []
        elif not href.startswith(("http://", "https://")):
            found.append(f"link {href}")
    named = [name for value in page.values("aria-labelledby") for name in value.split()]
    found += [f"no label {name}" for name in named if name not in ids]
    steps = zip(page.headings, page.headings[1:], strict=False)
    found += [f"heading {a} to {b}" for a, b in steps if b > a + 1]
    found += [f"hidden character {c!r}" for c in "\u202e\u2066\u200b\x00\x1b" if c in page.source]
    return found
