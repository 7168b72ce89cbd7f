"""One JSON object as a scraper or an API left it: which field holds what."""

from __future__ import annotations

import json
import re
from typing import Any

from rashomon.errors import ExtractError
from rashomon.extract.characters import clean, said
from rashomon.extract.facts import Fact, Facts, Source
from rashomon.extract.options import ExtractOptions
from rashomon.extract.sources import body_lines, moved
from rashomon.records import Basis, Capture

# Field names of common scrapers and corpora (news-please, newspaper, GDELT, CC-News, trafilatura's
# own JSON), best first.
_DEFAULT = {
    "text": "text maintext body content article articlebody article_text full_text "
    "fulltext raw_text html story",
    "title": "title headline",
    "outlet": "outlet source publisher site_name sitename source_name source_domain "
    "publication domain hostname",
    "byline": "byline authors author creator",
    "published": "published date_publish publication_date published_at publishedat "
    "date_published pubdate date published_date publish_date timestamp",
    "modified": "modified date_modify date_modified datemodified modified_at updated_at updated "
    "last_updated date_updated",
    "url": "url link source_url canonical_url uri",
    "language": "language lang",
}
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"\s*:\s*')


def json_source(capture: Capture, page: str, encoding: str, options: ExtractOptions) -> Source:
    """The text field as lines and the other fields as facts, each placed in the object's source.

    Fields are named by ``("field:text", "body")`` pairs in ``Capture.supplied``, else looked for
    under common names. Raises ExtractError: not-json, no-article, too-long.
    """
    item = _object(page)
    named = {name[6:]: key for name, key in capture.supplied if name.startswith("field:")}
    keys = {field: _key(item, named.get(field), _DEFAULT[field].split()) for field in _DEFAULT}
    text = _text(item.get(keys["text"] or ""))
    if text is None:
        wanted = named.get("text") or "text, body, content …"
        raise ExtractError("no-article", f"no field of it holds a text (looked for {wanted})")
    lines = body_lines(text, options)
    offsets = _offsets(page, keys["text"] or "", text)
    placed = moved(lines, offsets) if offsets else [_unplaced(x) for x in lines]
    return Source(page, encoding, placed, _facts(page, item, keys))


def _object(page: str) -> dict[str, Any]:
    try:
        item = json.loads(page.lstrip("\ufeff"), strict=False, parse_int=_integer)
    except (ValueError, RecursionError) as fault:
        raise ExtractError("not-json", f"it is no JSON object: {fault}") from fault
    if not isinstance(item, dict):
        raise ExtractError("not-json", "it is JSON, but not one object")
    return item


def _integer(digits: str) -> int | str:
    """A whole number; the digits themselves where Python would refuse to read so many."""
    return int(digits) if len(digits) <= 1000 else digits


def _key(item: dict[str, Any], named: str | None, usual: list[str]) -> str | None:
    if named:
        return named if item.get(named) else None
    folded = {key.lower(): key for key in reversed(item)}
    return next((folded[k] for k in usual if k in folded and item[folded[k]]), None)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _unplaced(line: Any) -> Any:
    from dataclasses import replace

    return replace(line, start=-1, end=-1, near=-1)


def _offsets(page: str, key: str, text: str) -> list[int]:
    """For each character of a field's value, where it stands in the source; empty if not found."""
    start = _value_start(page, key, text)
    if start < 0:
        return []
    offsets: list[int] = []
    position = start
    while len(offsets) < len(text):
        step = 1
        if page[position] == "\\":
            step = 6 if page[position + 1] == "u" else 2
            if step == 6 and ord(text[len(offsets)]) > 0xFFFF:
                step = 12  # a pair of surrogates is one character
        offsets.append(position)
        position += step
    return offsets


def _value_start(page: str, key: str, value: str) -> int:
    """Where the characters of a key's string value begin, or -1."""
    from json import JSONDecodeError
    from json.decoder import scanstring  # type: ignore[attr-defined]

    for match in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)) + r'\s*:\s*"', page):
        try:
            found, _ = scanstring(page, match.end(), False)
        except JSONDecodeError:
            continue
        if found == value:
            return match.end()
    return -1


def _facts(page: str, item: dict[str, Any], keys: dict[str, str | None]) -> Facts:
    facts: Facts = {}
    for field, key in keys.items():
        if key is None or field == "text":
            continue
        found = [_fact(page, key, value) for value in _values(item[key])]
        facts[field] = tuple(f for f in found if f is not None)
    return {field: found for field, found in facts.items() if found}


def _values(value: Any) -> list[str]:
    """The strings a field states; an object states its name."""
    listed = value if isinstance(value, list) else [value]
    named = [v.get("name") or v.get("title") if isinstance(v, dict) else v for v in listed[:12]]
    return [str(v) for v in named if isinstance(v, (str, int)) and not isinstance(v, bool)]


def _fact(page: str, key: str, value: str) -> Fact | None:
    """A field's value with its place: the first printing of the raw value after its key."""
    after = page.find(json.dumps(key, ensure_ascii=False))
    for raw in dict.fromkeys(
        (value, json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1])
    ):
        start = page.find(raw, after + len(key) + 2) if raw.strip() else -1
        if start >= 0:
            left = start + len(raw) - len(raw.lstrip())
            return (
                Fact(said(raw), Basis.METADATA, left, start + len(raw.rstrip()))
                if clean(value)
                else None
            )
    return None
