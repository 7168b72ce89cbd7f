"""Markdown: words from outside read as themselves; only http and https links are live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dossier_samples import material
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rashomon.dossier import dossier, markdown
from rashomon.dossier.markup import escaped
from rashomon.dossier.safe import one_line

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_MARKS = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&;:/@=\"' \n\t12ab", max_size=30)


def _tokens(source: str) -> Iterator[Token]:
    for token in _READER.parse(source):
        yield token
        yield from token.children or ()


def test_it_is_the_document_last_looked_at() -> None:
    golden = Path(__file__).with_name("golden").joinpath("harrow.md").read_text("utf-8")
    assert markdown(dossier(material())) == golden, "run python tests/dossier/dossier_samples.py"


def test_only_web_links_are_live() -> None:
    tokens = list(_tokens(markdown(dossier(material()))))
    kinds = {token.type for token in tokens}
    links = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    assert not kinds & {"html_block", "html_inline", "image", "fence", "code_block", "s_open"}
    assert len(links) == 4
    assert all(link.startswith("https://") for link in links)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), _MARKS))
def test_escaped_words_read_as_themselves(words: str) -> None:
    tokens = _READER.parse(escaped(words))
    said = "".join(child.content for token in tokens for child in token.children or ())
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert said.split() == one_line(words).split()


@settings(deadline=None)
@given(_MARKS)
def test_escaped_words_stay_in_their_table_cell(words: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {escaped(words)} | end |"
    cells = [t for t in _READER.parse(table) if t.type == "inline"]
    assert [cell.content for cell in cells][::3] == ["a", "end"]
