"""Versions of one page meet under one address, and no other reports do."""

from __future__ import annotations

import pytest
from extract_cases import HEADLINE, PARAGRAPHS, capture
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract import extract
from rashomon.extract.page_address import normal
from rashomon.records import Basis, Report

PAGE = "https://valley.example/news/families-flee-as-water-rises"
FILE = "file:saved.html"


def read(*tags: str, address: str = FILE, **facts: object) -> Report:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    page = f"<html><head>{''.join(tags)}</head><body><h1>{HEADLINE}</h1>{text}</body></html>"
    return extract(capture(page.encode(), "text/html", address=address, **facts), page.encode())


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def og(url: str) -> str:
    return f'<meta property="og:url" content="{url}">'


@pytest.mark.parametrize(
    "tags",
    [
        (canonical(PAGE),),
        (og(PAGE),),
        (canonical(PAGE + "?utm_source=feed&amp;fbclid=7#top"), og(PAGE)),
    ],
)
def test_a_saved_page_takes_the_address_it_states(tags: tuple[str, ...]) -> None:
    assert read(*tags).address == PAGE


@pytest.mark.parametrize(
    "tags",
    [
        (),
        (canonical("https://valley.example/"),),
        (canonical("https://valley.example/world"),),
        (canonical("https://valley.example/2021/03/03/"),),
        (canonical("/news/families-flee-as-water-rises"),),
        (canonical(PAGE), og("https://hills.example/news/families-flee-as-water-rises")),
    ],
)
def test_an_address_that_is_no_articles_or_in_doubt_is_not_taken(tags: tuple[str, ...]) -> None:
    assert read(*tags).address == FILE


def test_a_reprint_that_names_the_original_is_no_version_of_it() -> None:
    copy = "https://hills.example/wire/families-flee"
    assert read(canonical(PAGE), address=copy).address == copy
    own = read(canonical(PAGE), address="https://m.valley.example/a?id=7")
    assert own.address == PAGE


def test_a_supplied_address_comes_first() -> None:
    supplied = (("url", "https://hills.example/7"),)
    assert read(canonical(PAGE), supplied=supplied).address == "https://hills.example/7"


def test_a_page_says_when_it_was_changed() -> None:
    times = [
        f'<meta property="article:{kind}_time" content="2021-03-0{day}T07:15:00Z">'
        for kind, day in (("published", 3), ("modified", 4))
    ]
    changed = read(*times).modified
    assert changed is not None
    assert (changed.edtf, changed.basis) == ("2021-03-04T07:15:00Z", Basis.METADATA)
    assert read(*times[:1]).modified is None
    assert read(times[0], times[1].replace("2021", "2020")).modified is None


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none_and_normal_once_is_normal(text: str) -> None:
    for url in (text, f"https://valley.example/{text}"):
        once = normal(url)
        assert once is None or normal(once) == once
