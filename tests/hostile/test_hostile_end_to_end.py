"""The hostile corpus through the front door: all ends, good reports are read, nothing is live."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import corpus
import pytest
from hostile_cases import page as web_page
from hostile_cases import story
from lxml import html as parser
from lxml.etree import _Element

import rashomon
from local_site import LocalSite, page, redirect
from rashomon.capture.file_address import file_address
from rashomon.dossier import html, markdown
from rashomon.records import Capture, Failure, Report
from rashomon.workspace import Summary, Workspace

# What our own dossier is made of; nothing that runs, loads, submits or embeds is among them.
_TAGS = frozenset(
    "html head meta title style body header main footer nav section article aside div span p a "
    "h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td "
    "blockquote q cite figure figcaption details summary mark ins del s em strong b i small "
    "sub sup code pre time abbr br hr wbr bdi bdo label data "
    "svg g path line polyline polygon rect circle ellipse text tspan desc defs marker "
    "symbol use".split()
)
_LINKS = frozenset(
    {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset"}
)
_SAFE_LINK = re.compile(r"#|https?://", re.I)


@dataclass
class Added:
    """A workspace to which the corpus and good reports were added."""

    workspace: Workspace
    summary: Summary
    folder: Path
    cases: list[corpus.Made]
    good: list[str]
    captures: list[Capture]
    reports: dict[str, Report]
    failures: list[Failure]


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Added]:
    folder = tmp_path_factory.mktemp("desk")
    cases = corpus.made(folder / "hostile")
    good = corpus.good_reports(folder / "good")
    half = len(cases) // 2
    sources = [*good[:2], *(c.source for c in cases[:half]), good[2]]
    sources += [*(c.source for c in cases[half:]), good[3]]
    with rashomon.open(folder / "rashomon.db") as workspace:
        summary = workspace.add(sources)
        captures = [r for r in workspace.records() if isinstance(r, Capture)]
        reports = {report.capture: report for report in workspace.reports()}
        failures = workspace.failures()
        yield Added(workspace, summary, folder, cases, good, captures, reports, failures)


@pytest.fixture(scope="module")
def pages(added: Added) -> dict[str, str]:
    """The dossier of every story as one HTML file, by story."""
    return {each.id: html(each.dossier()) for each in added.workspace.stories()}


def _named(source: str, folder: Path) -> str:
    is_address = re.match(r"[a-z]{2,}:", source)
    return source if is_address else file_address(source, folder)


def test_each_input_ends_as_a_report_or_a_failure(added: Added) -> None:
    ended = {c.address for c in added.captures} | {f.address for f in added.failures}
    for made in added.cases:
        if made.case.name.startswith(("url-", "null-in-path", "long-path")):
            continue  # their addresses are recorded cleaned; the capture tests hold them
        start = _named(made.source, added.folder)
        assert any(a == start or a.startswith((f"{start}#", f"{start}/")) for a in ended), made.case


def test_each_kept_copy_ends_as_a_report_or_a_failure(added: Added) -> None:
    failed = {failure.capture for failure in added.failures}
    lost = [c.address for c in added.captures if c.id not in added.reports and c.id not in failed]
    assert lost == []


def test_the_counts_add_up(added: Added) -> None:
    assert added.summary.read == len(added.reports)
    assert added.summary.failures == len(added.failures)
    for failure in added.failures:
        assert failure.reason
        assert failure.detail


def test_good_reports_among_them_are_all_read(added: Added) -> None:
    by_address = defaultdict(list)
    for capture in added.captures:
        by_address[capture.address].append(added.reports.get(capture.id))
    for source in added.good:
        (report,) = by_address[file_address(source, added.folder)]
        assert report is not None
        assert len(report.text) > 400
        happening = next(h for n in range(5) if (h := story(happening=n))[2] in report.text)
        assert all(sentence in report.text for sentence in happening[1:])


def test_adding_the_same_again_adds_nothing(added: Added) -> None:
    again = added.workspace.add([c.source for c in added.cases[:60]] + added.good)
    assert again.read == 0
    assert again.versions == 0


def test_the_record_proves_itself(added: Added) -> None:
    checked = added.workspace.verify()
    assert checked.reports == len(added.reports)
    assert checked.mismatches == ()


def test_every_story_has_a_page_in_which_nothing_is_live(pages: dict[str, str]) -> None:
    assert pages
    for which, text in pages.items():
        root = parser.document_fromstring(text.encode(), parser=parser.HTMLParser(encoding="utf-8"))
        for element in root.iter():
            if isinstance(element.tag, str):
                assert _alive(element) is None, (which, parser.tostring(element)[:300])


def _alive(element: _Element) -> str | None:
    """Why an element is not one of ours, or does something."""
    if str(element.tag) not in _TAGS:
        return "tag"
    for name, value in element.attrib.items():
        key = str(name).lower()
        if key.startswith("on") or key in {"style", "srcdoc", "http-equiv"} - _own(element):
            return key
        if key in _LINKS and not _SAFE_LINK.match(str(value)):
            return key
    return None


def _own(element: _Element) -> set[str]:
    """The policy that forbids everything is the one header our pages state."""
    content = str(element.attrib.get("content", ""))
    is_policy = element.attrib.get("http-equiv") == "Content-Security-Policy"
    return {"http-equiv"} if is_policy and content.startswith("default-src 'none'") else set()


def test_what_was_to_run_stands_there_as_words(added: Added, pages: dict[str, str]) -> None:
    roots = [parser.document_fromstring(text) for text in pages.values()]
    shown = " ".join("".join(str(t) for t in root.itertext()) for root in roots)
    assert "<script>alert('hostile')</script>" in shown
    assert "<img src=x onerror=alert('hostile')>" in shown
    assert not any("<script" in text.lower() for text in pages.values())


def test_a_page_says_nothing_to_the_terminal_or_against_the_reading_direction(
    pages: dict[str, str],
) -> None:
    for text in pages.values():
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
        )


def test_markdown_holds_no_markup_of_a_page(added: Added) -> None:
    for each in added.workspace.stories():
        text = markdown(each.dossier())
        assert not re.search(r"(?<!\\)<(?:script|img|svg|iframe|form|input)\b", text, re.I)
        assert not re.search(r"(?<!\\)\]\(\s*(?:javascript|data|vbscript):", text, re.I)


def test_the_files_of_this_machine_are_in_no_record(added: Added, pages: dict[str, str]) -> None:
    for text in pages.values():
        assert "root:x:0:0" not in text
    for report in added.reports.values():
        assert "root:x:0:0" not in report.text


def test_hostile_servers_end_as_failures_too(tmp_path: Path) -> None:
    site_pages = {
        "/good": page(web_page(title="Wall at Dorn falls").encode()),
        "/loop": redirect("/loop"),
        "/away": redirect("gopher://127.0.0.1/"),
        "/large": page(b"a" * 3_000_000),
        "/gone": page(b"", 410),
        "/script": page(web_page(title="<script>alert(1)</script>").encode()),
    }
    settings = rashomon.Settings(allow_private=True, timeout=5.0, max_bytes=2_000_000)
    with (
        LocalSite(site_pages) as site,
        rashomon.open(tmp_path / "rashomon.db", settings=settings) as workspace,
    ):
        paths = ["/loop", "/away", "/large", "/gone", "/good"]
        summary = workspace.add([site.url + path for path in paths])
        reasons = {f.address.removeprefix(site.url): f.reason for f in workspace.failures()}
    assert summary.read == 1
    assert reasons == {
        "/loop": "redirect-loop",
        "/away": "bad-redirect",
        "/large": "too-large",
        "/gone": "gone",
    }
