"""What an HTML page's tags and JSON-LD state of its article, found in the source itself.

The tags are read from the source rather than from a parsed tree, so that every value has its
place on the page layer.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from rashomon.extract.bylines import is_person
from rashomon.extract.characters import clean, said
from rashomon.extract.facts import Fact, Facts, cited

_REACH = 1_500_000  # characters of a page that are searched for metadata
_MOST = 400  # tags of one kind that are read
_META = re.compile(r"<meta\b((?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}')*)>", re.IGNORECASE)
_TIME = re.compile(
    r"<(?:time|span|abbr|p|div|a)\b((?:[^<>\"']|\"[^\"<]{0,300}\"|'[^'<]{0,300}'){1,12})>([^<]{0,120})",
    re.I,
)
_HTML = re.compile(r"<html\b([^<>]*)>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,1000})", re.IGNORECASE)
_CANONICAL = re.compile(
    r"<link\b((?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}')*)>", re.IGNORECASE
)
_JSON = re.compile(r"<script\b[^<>]{0,300}ld\+json[^<>]{0,300}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")

# The names under which publishers put each fact, best first; Open Graph, schema.org, Dublin Core
# and the common analytics vocabularies (Parse.ly, Sailthru, Chartbeat).
_NAMES = {
    "title": "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title headline "
    "title",
    "outlet": "og:site_name publisher dc.publisher dcterms.publisher application-name "
    "al:ios:app_name",
    "byline": "author article:author parsely-author sailthru.author dc.creator dcterms.creator "
    "byl byline citation_author twitter:creator_name article:author_name",
    "published": "article:published_time og:published_time datepublished parsely-pub-date "
    "sailthru.date article:published pubdate publishdate publish-date publish_date "
    "publication_date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date "
    "dcterms.date citation_publication_date citation_date og:article:published_time date "
    "article.published originalpublicationdate displaydate cxenseparse:recs:publishtime",
    "modified": "article:modified_time og:updated_time datemodified article:modified last-modified "
    "dc.date.modified dcterms.modified parsely-modified-date lastmod last_updated_date",
    "url": "og:url",
    "language": "og:locale content-language language",
}  # fmt: skip
_RANK = {
    name: (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split())
}
_ARTICLE = re.compile(r"Article|Posting|Report$|^Review")
_FIRST_PUBLISHED = re.compile(
    r"datepublished|\bpubdate\b|published|(?:entry|post|article|story|news|publish)[-_]*(?:date|time)"
    r"|dateline|timestamp|(?:class|id)=[\"'](?:[\w -]* )?date[\"' ]",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"<(?:a|span|div|p|address|cite|strong|b|h\d|li)\b"
    r"(?=[^<>]{0,300}?(?:rel=[\"']?author|itemprop=[\"']?author|(?:class|id)=[\"'][^\"'<>]{0,80}?"
    r"(?:author|byline|by-line)))[^<>]{0,600}>"
    r"(?:\s|<[^<>/][^<>]{0,600}>|by\b:?|</span>){0,12}([^<>]{3,60})",
    re.IGNORECASE,
)
_NEAR_HEADLINE = 6000  # characters behind the main heading in which a bare <time> is its date


def metadata(page: str, start: int = 0) -> Facts:
    """The facts that a page's tags state, those made for machines first."""
    source = page[: start + _REACH]
    tagged = _tags(source)
    linked = _linked_data(source)
    facts: dict[str, tuple[Fact, ...]] = {}
    for field in _NAMES:
        found = cited(
            page, [*linked.get(field, ()), *(raw for _, raw in sorted(tagged.get(field, [])))]
        )
        facts[field] = tuple(f for f in found if _fits(field, f.value))
    if not facts["published"]:
        facts["published"] = tuple(
            f for f in cited(page, _times(source)) if _fits("published", f.value)
        )
    if not facts["byline"]:
        facts["byline"] = cited(page, _signatures(source))
    facts["title"] += cited(page, [(m[1], m.start(1), m.end(1)) for m in _few(_TITLE, source)][:1])
    return {field: found for field, found in facts.items() if found}


def _fits(field: str, value: str) -> bool:
    if field == "byline":
        return len(value) <= 120 and "://" not in value and "@" not in value
    return len(value) <= (600 if field == "title" else 300)


def _few(pattern: re.Pattern[str], source: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(source):
        found.append(match)
        if len(found) >= _MOST:
            break
    return found


def _attributes(match: re.Match[str]) -> dict[str, tuple[str, int, int]]:
    """Attributes of a tag (first group): lower-case name to raw value and its place."""
    offset = match.start(1)
    found: dict[str, tuple[str, int, int]] = {}
    for a in _ATTRIBUTE.finditer(match[1]):
        group = a.lastindex or 4
        place = (a[group], offset + a.start(group), offset + a.end(group))
        found.setdefault(a[1].lower(), place)
    return found


def _tags(source: str) -> dict[str, list[tuple[int, tuple[str, int, int]]]]:
    """Raw values of meta tags, canonical link and the page's language, by field, with a rank."""
    found: dict[str, list[tuple[int, tuple[str, int, int]]]] = {}
    for match in _few(_META, source):
        tag = _attributes(match)
        if "content" not in tag:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            known = _RANK.get(tag[key][0].strip().lower()) if key in tag else None
            if known:
                found.setdefault(known[0], []).append((known[1], tag["content"]))
                break
    for match in _few(_CANONICAL, source):
        tag = _attributes(match)
        if tag.get("rel", ("",))[0].lower() == "canonical" and "href" in tag:
            found.setdefault("url", []).append((-1, tag["href"]))
    page = _HTML.search(source)
    if page and "lang" in (tag := _attributes(page)):
        found.setdefault("language", []).append((-1, tag["lang"]))
    return found


def _times(source: str) -> list[tuple[str, int, int]]:
    """Dates of elements marked as the time of publication, those behind the main heading first."""
    heading = source.lower().find("<h1")
    found = []
    for match in _few(_TIME, source):
        near = 0 <= match.start() - heading < _NEAR_HEADLINE and source[match.start() + 1] in "tT"
        if "odif" in match[1] or not (near or _FIRST_PUBLISHED.search(match[1])):
            continue
        tag = _attributes(match)
        stamp = tag.get("datetime") or tag.get("content") or tag.get("title")
        place = stamp or (match[2], match.start(2), match.end(2))
        found.append((match.start() < heading, match.start(), place))
    return [place for _, _, place in sorted(found)]


def _signatures(source: str) -> list[tuple[str, int, int]]:
    """Names in elements marked as the author's or the by-line's."""
    found = [
        (m[1], m.start(1), m.end(1))
        for m in _few(_AUTHOR, source)
        if "comment" not in source[max(0, m.start() - 400) : m.end()].lower()
    ]
    return [place for place in found if is_person(clean(place[0]).strip(" ,|"))][:1]


def _linked_data(source: str) -> dict[str, list[tuple[str, int, int]]]:
    """Raw values of the first article that JSON-LD describes, by field."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for match in _few(_JSON, source)[:20]:
        end = source.find("</script", match.end())
        text = source[match.end() : end if end >= 0 else len(source)]
        for field, value in _stated(text):
            place = _found(source, value, match.end(), match.end() + len(text))
            if place:
                found.setdefault(field, []).append(place)
        if "published" in found or "title" in found:
            break
    return found


def _stated(text: str) -> list[tuple[str, str]]:
    """Field and value of the article that a JSON-LD text describes; empty where it is broken."""
    try:
        data = json.loads(text, strict=False, parse_int=str)
    except (ValueError, RecursionError):
        return []
    article = next((o for o in _objects(data) if _is_article(o)), None)
    if article is None:
        return []
    values = [
        ("title", article.get("headline")),
        ("published", article.get("datePublished")),
        ("published", article.get("dateCreated")),
        ("modified", article.get("dateModified")),
        *(("byline", name) for name in _names(article.get("author"))),
        *(("outlet", name) for name in _names(article.get("publisher"))),
    ]
    return [(field, value) for field, value in values if isinstance(value, str) and value.strip()]


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object, outer before inner, in order; no recursion."""
    waiting = deque([data])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting.extend(v for v in item.values() if isinstance(v, (dict, list)))
        elif isinstance(item, list):
            waiting.extend(v for v in item[:_MOST] if isinstance(v, (dict, list)))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed)


def _names(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    named = [v.get("name") if isinstance(v, dict) else v for v in listed[:8]]
    flat = [n for v in named for n in (v if isinstance(v, list) else [v])]
    return [n for n in flat if isinstance(n, str)]


def _found(source: str, value: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Where a JSON string's value stands, as written: plain or with escapes."""
    escaped = json.dumps(value)[1:-1]
    plain = json.dumps(value, ensure_ascii=False)[1:-1]
    for raw in dict.fromkeys(
        (value, plain, escaped, plain.replace("/", "\\/"), escaped.replace("/", "\\/"))
    ):
        at = source.find(f'"{raw}"', start, end)
        if at >= 0 and said(raw) == said(clean(value)):
            return raw, at + 1, at + 1 + len(raw)
    return None
