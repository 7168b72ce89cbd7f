"""An HTML page as lines: what a reader sees, block by block, with links and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from rashomon.extract.characters import clean
from rashomon.extract.lines import BOX, Line

_UNSEEN = frozenset(
    "script style noscript template head iframe object svg textarea select option button canvas "
    "audio video map math datalist".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr".split()
)
# Elements that say what their lines are; others take the name of the nearest one above.
_TELLING = frozenset(
    "nav footer aside header form figure figcaption article main p li td th blockquote pre dt dd "
    "h1 h2 h3 h4 h5 h6".split()
)
HIDDEN = "hidden"  # the tag of lines that a browser does not show
_BOXES = frozenset("nav footer aside form".split())
_ROLES = frozenset("navigation complementary contentinfo search banner".split())
_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter|sign-?up|subscribe|subscription|promo|author-?(?:box|bio)|about-?author"
    r"|share|sharing|social|related|comments|breadcrumbs?|advert|sponsored)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 400  # libxml2 stops at 256; a deeper tree is read as plain text from there on
_WINDOW = 60_000  # characters of the source behind the last line found that are searched first
_FAR_MOST = 200  # lines that are looked for beyond it, so that a hostile page stays cheap
_LONGEST = 4000  # characters of a line that are looked for in the source


@dataclass(slots=True)
class _Open:
    """A line while it is put together: its words in pieces, each with the link it stands in."""

    tag: str
    parent: int
    pieces: list[tuple[str, str]] = field(default_factory=list)


class _Walk:
    """Collects a tree's lines; ``parents`` numbers the block elements met."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parents = 0
        self.open = _Open("body", 0)

    def element(self, element: HtmlElement, tag: str, parent: int, target: str, depth: int) -> None:
        """Add an element and what follows it up to the next."""
        name = element.tag if isinstance(element.tag, str) else ""
        if name and name not in _UNSEEN:
            if tag != HIDDEN and _is_hidden(element):
                self.block(element, HIDDEN, parent, target, depth)
            elif name == "br":
                self.line(tag, parent)
            elif depth > _DEEPEST:
                self.open.pieces.append((" ".join(map(str, element.itertext())), target))
            elif name in _INLINE:
                link = str(element.get("href") or "") if name == "a" else ""
                self.children(element, tag, parent, link or target, depth)
            else:
                self.block(element, _told(element, name, tag), parent, target, depth)
        if element.tail:
            self.open.pieces.append((element.tail, target))

    def block(self, element: HtmlElement, tag: str, parent: int, target: str, depth: int) -> None:
        """Add a block-level element: it opens and closes lines of its own."""
        outer = self.open.tag
        self.parents += 1
        number = self.parents
        self.line(tag, parent)
        self.children(element, tag, number, target, depth)
        self.line(outer, parent)

    def children(self, element: HtmlElement, tag: str, parent: int, link: str, depth: int) -> None:
        """Add what stands inside an element."""
        if element.text:
            self.open.pieces.append((element.text, link))
        for child in element:
            self.element(child, tag, parent, link, depth + 1)

    def line(self, tag: str, parent: int) -> None:
        """Close the open line and open the next."""
        made = _line(self.open)
        if made is not None:
            self.lines.append(made)
        self.open = _Open(tag, parent)


def html_lines(tree: HtmlElement, source: str) -> list[Line]:
    """The visible lines of a parsed page in document order, each found again in the source.

    A line's place is known where its words stand in the source without tags or entities between.
    """
    walk = _Walk()
    walk.element(tree, "body", 0, "", 0)
    walk.line("body", 0)
    return _placed(walk.lines, source)


def _told(element: HtmlElement, name: str, above: str) -> str:
    """What a block says of its lines: its own name, or the name of the nearest telling one."""
    if above in (HIDDEN, BOX):
        return above
    if name not in ("body", "main", "article", "html") and _is_box(element, name):
        return BOX
    return name if name in _TELLING else above


def _is_box(element: HtmlElement, name: str) -> bool:
    if name in _BOXES or element.get("role", "") in _ROLES:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return len(named) < 200 and _BOX.search(named) is not None


def _is_hidden(element: HtmlElement) -> bool:
    if "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def _line(block: _Open) -> Line | None:
    """Clean the pieces, joined; count what is linked; keep each link's place in the text."""
    text = clean("".join(words for words, _ in block.pieces))
    if not text:
        return None
    links: list[tuple[int, int, str]] = []
    position = linked = 0
    for words, target in _by_target(block.pieces):
        said = clean(words) if target else ""
        start = text.find(said, position) if said else -1
        if start >= 0:
            linked += len(said)
            links.append((start, start + len(said), target))
            position = start + len(said)
    share = linked / len(text)
    return Line(text, -1, -1, 1, block.tag, share, tuple(links), block.parent)


def _by_target(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring pieces of one link joined."""
    joined: list[tuple[str, str]] = []
    for words, target in pieces:
        if joined and joined[-1][1] == target:
            joined[-1] = (joined[-1][0] + words, target)
        else:
            joined.append((words, target))
    return joined


def _placed(lines: list[Line], source: str) -> list[Line]:
    """Give each line its place in the source; lines come in the order of the source."""
    placed, position, far = [], 0, _FAR_MOST
    for line in lines:
        words = line.text[:_LONGEST]
        start = source.find(words, position, position + _WINDOW) if len(words) > 1 else -1
        if start < 0 and len(words) > 30 and far:
            start, far = source.find(words, position), far - 1
        end = start + len(line.text)
        if start >= 0 and source[start:end] == line.text:
            placed.append(replace(line, start=start, end=end))
            position = end
        else:
            placed.append(replace(line, near=position))
    return placed
