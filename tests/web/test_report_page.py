"""The report's page: its words and no others, nested marks, chains told, an inert original."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from report_rooms import HOSTILE, add, by_outlet, client, is_inert, tree, words
from starlette.testclient import TestClient

from raid import workspace
from rashomon.dossier.safe import plain
from rashomon.records import Capture, Cut, CutReason, Report
from rashomon.web.report_kept import charset, headers
from rashomon.web.report_marks import Mark, nested, trimmed
from rashomon.web.report_text import blocks, chosen, part_of, parts

PAGE = f"""<html><head><title>Raid on {HOSTILE}</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Raid on the harbour &lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>Jets bombed the harbour of Saltmere on Tuesday, the governor, Omar Haddad, said. Nobody was hurt
in the raid, he said, and the harbour was open again the next morning.</p>
<p>“We heard no siren &lt;img src=x onerror=alert(2)&gt; before the strike,” he said. The army
denied that its jets had bombed the harbour at all.</p></article>
<p>Subscribe to our newsletter</p><p>Follow us on social media</p></body></html>"""
ARABIC = "قال الحاكم إن الطائرات قصفت السوق يوم الثلاثاء وقتلت عددا كبيرا من الناس. " * 6


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The raid, a hostile page, and a report in Arabic."""
    found = workspace(tmp_path_factory.mktemp("raid"))
    outlet = f"Evil \u202e{HOSTILE}\u200b"
    add(found, "page.html", PAGE, 1403820000, outlet=outlet, url="javascript:alert(3)")
    add(found, "arabic.txt", f"غارة على السوق\n\n{ARABIC}", 1403820000, outlet="Al-Mina")
    return found


@pytest.fixture(scope="module")
def room(path: Path) -> TestClient:
    """A browser in that room."""
    return client(path)


@pytest.fixture(scope="module")
def reports(path: Path) -> dict[str, Report]:
    """The reports by outlet."""
    return by_outlet(path)


def test_the_text_is_printed_and_nothing_else(room: TestClient, reports: dict[str, Report]) -> None:
    for report in reports.values():
        for query in ("", "?show=names,statements,claims,events&at=3-40", "?show="):
            page = tree(room.get(f"/report/{report.id}{query}").text)
            printed = "".join(e.text_content() for e in page.xpath("//div[@class='text']"))
            assert printed == plain(report.text)


def test_marks_nest_and_no_link_stands_in_a_link(
    room: TestClient, reports: dict[str, Report]
) -> None:
    for report in reports.values():
        page = tree(room.get(f"/report/{report.id}?show=names,statements,claims,events").text)
        assert not page.xpath("//a//a")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for key in page.xpath("//a[contains(@class, 'key')]"):
            assert key.get("href").removeprefix("#") in ids
            assert key.get("aria-label")
            assert key.get("data-n")


def test_kinds_are_shown_as_asked(room: TestClient, reports: dict[str, Report]) -> None:
    address = f"/report/{reports['Harbour Ledger'].id}"

    def shown(query: str) -> set[str]:
        page = tree(room.get(address + query).text)
        (article,) = page.xpath("//article")
        boxes = page.xpath("//input[@name='show'][@checked]/@value")
        found = {c[6:] for c in article.get("class").split() if c.startswith("shows-")}
        assert found == set(boxes)
        return found

    assert shown("") == {"statements", "events"}
    assert shown("?show=") == set()
    assert shown("?show=names,claims") == {"names", "claims"}
    assert shown("?show=&show=events&show=names") == {"names", "events"}
    assert shown("?show=<b>,events") == {"events"}


def test_chosen_words_are_marked_once_and_told(
    room: TestClient, reports: dict[str, Report]
) -> None:
    report = reports["Saltmere Post"]
    start = report.text.index("A medical source")
    page = tree(room.get(f"/report/{report.id}?at={start}-{start + 60}").text)
    assert len(page.xpath("//*[@id='at']")) == 1
    marked = "".join(e.text_content() for e in page.xpath("//mark[@class='at']"))
    assert marked == report.text[start : start + 60].strip()
    (aside,) = page.xpath("//aside")
    assert "Saltmere Post ← from A medical source" in words(aside)
    assert "says" in words(aside)


def test_every_sentence_can_be_chosen(room: TestClient, reports: dict[str, Report]) -> None:
    report = reports["Dorrow Courier"]
    page = tree(room.get(f"/report/{report.id}").text)
    numbers = page.xpath("//a[@class='no']")
    assert [n.get("data-n") for n in numbers] == [str(n) for n in range(1, len(numbers) + 1)]
    for link in numbers:
        there = tree(room.get(link.get("href").partition("#")[0]).text)
        assert there.xpath("//*[@id='at']")
        assert there.xpath("//aside//blockquote | //aside//p")


def test_the_outlet_s_own_voice_is_said_so(room: TestClient, reports: dict[str, Report]) -> None:
    report = reports["Harbour Ledger"]
    start = report.text.index("Shops along")
    page = tree(room.get(f"/report/{report.id}?at={start}-{start + 30}").text)
    said = words(page.xpath("//aside")[0])
    assert "Harbour Ledger" in said
    assert "in its own voice" in said


@pytest.mark.parametrize(
    "at",
    ["9-99999999", "40-12", "5-5", "x", "-1-4", "1-2-3", "٣-٩", "0-999999999999", "<b>", "%00"],
)
def test_words_that_are_not_there_are_answered_in_words(
    room: TestClient, reports: dict[str, Report], at: str
) -> None:
    for where in ("", "/api"):
        answer = room.get(f"{where}/report/{reports['Tern Mail'].id}", params={"at": at})
        assert answer.status_code == 200
    page = tree(room.get(f"/report/{reports['Tern Mail'].id}", params={"at": at}).text)
    assert not page.xpath("//*[@id='at']")
    assert page.xpath("//p[@role='status']")


def test_copies_lead_to_a_comparison(room: TestClient, reports: dict[str, Report]) -> None:
    ledger, mail = reports["Harbour Ledger"], reports["Tern Mail"]
    page = tree(room.get(f"/report/{ledger.id}").text)
    (first, *_) = page.xpath("//ol[@class='copies']/li")
    assert "Tern Mail reprint" in words(first)
    assert first.xpath(f".//a[@href='/compare?report={ledger.id}&report={mail.id}']")
    assert first.xpath(f".//a[starts-with(@href, '/report/{mail.id}?at=')]")


def test_events_lead_to_the_story(room: TestClient, reports: dict[str, Report]) -> None:
    page = tree(room.get(f"/report/{reports['Harbour Ledger'].id}").text)
    assert page.xpath("//li[starts-with(@id, 'note-e')]//a[starts-with(@href, '/story/')]")
    assert page.xpath("//dl[@class='facts']//a[starts-with(@href, '/story/')]")


def test_a_hostile_report_is_inert(room: TestClient, reports: dict[str, Report]) -> None:
    (report,) = [r for name, r in reports.items() if name.startswith("Evil")]
    for query in ("", "?furniture=1&show=names,events,claims,statements&at=0-30"):
        page = room.get(f"/report/{report.id}{query}").text
        assert is_inert(page)
        assert "alert(1)" in page  # its words are there
        assert "javascript:" in page
        assert not tree(page).xpath("//@href[contains(., 'alert')]")


def test_what_was_cut_stands_in_its_place_when_asked(
    room: TestClient, reports: dict[str, Report]
) -> None:
    (report,) = [r for name, r in reports.items() if name.startswith("Evil")]
    assert report.cuts
    assert not tree(room.get(f"/report/{report.id}").text).xpath("//div[@class='cut']")
    page = tree(room.get(f"/report/{report.id}?furniture=1").text)
    cuts = page.xpath("//div[@class='cut']")
    assert len(cuts) == len(report.cuts)
    assert all("Taken for" in words(cut) for cut in cuts)


def test_the_original_is_served_so_that_it_rests(
    room: TestClient, reports: dict[str, Report]
) -> None:
    (report,) = [r for name, r in reports.items() if name.startswith("Evil")]
    answer = room.get(f"/report/{report.id}/original")
    assert answer.content == PAGE.encode()
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "filename=" in answer.headers["content-disposition"]
    kept = room.get(f"/report/{report.id}/original?download=1")
    assert kept.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "media_type",
    ["text/html", "application/xhtml+xml", "image/svg+xml", "text/plain", "<x>\r\ny: z"],
)
def test_no_original_goes_out_as_something_that_runs(media_type: str) -> None:
    capture = Capture("c", "0" * 64, 3, "file:a", "2014-06-26T20:04:00Z", media_type)
    found = headers(Report("report-1", "c", "file:a", "x", "cp1252"), capture, download=False)
    kind = found["Content-Type"]
    assert kind in ("text/plain; charset=windows-1252", "application/octet-stream")
    assert kind.startswith("text/plain") or found["Content-Disposition"].startswith("attachment")
    assert found["Content-Security-Policy"].startswith("sandbox;")
    assert not any("\n" in value or "\r" in value for value in found.values())


@pytest.mark.parametrize(
    ("python", "web"),
    [
        ("utf-8", "utf-8"),
        ("iso8859-5", "iso-8859-5"),
        ("shift_jis", "shift_jis"),
        ("x\r\n", "utf-8"),
    ],
)
def test_encodings_bear_the_web_s_names(python: str, web: str) -> None:
    assert charset(python) == web


def test_another_language_is_shown_with_its_tag(
    room: TestClient, reports: dict[str, Report]
) -> None:
    report = reports["Al-Mina"]
    page = tree(room.get(f"/report/{report.id}").text)
    assert report.unread
    assert report.unread.split()[0] in words(page.xpath("//main")[0])
    texts = page.xpath("//div[@class='text']")
    assert all(e.get("lang") == "ar" and e.get("dir") == "auto" for e in texts)
    assert "Kept, not read" in words(page.xpath("//p[@class='notice']")[0])


def test_no_report_no_page(room: TestClient) -> None:
    for address in ("/report/x", "/report/x/original", "/api/report/x", "/report/%00"):
        assert room.get(address).status_code == 404


def test_programs_are_told_the_same(room: TestClient, reports: dict[str, Report]) -> None:
    report = reports["Harbour Ledger"]
    told = room.get(f"/api/report/{report.id}?at=0-20").json()
    assert told["text"] == report.text
    assert told["kept"]["sha256"]
    assert told["chosen"]["voices"]
    for mark in told["marks"]:
        assert 0 <= mark["start"] < mark["end"] <= len(report.text)


# Laws

TEXT = st.text(alphabet=" ab.\n\u202eé", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text with marks that may overlap, cross and repeat."""
    text = draw(TEXT)
    place = st.integers(0, len(text))
    ends = draw(st.lists(st.tuples(place, place, st.sampled_from("xyz")), max_size=8))
    return text, [Mark(min(a, b), max(a, b), kind, "k") for a, b, kind in ends if a != b]


@given(marked())
def test_marks_always_nest_and_lose_nothing(found: tuple[str, list[Mark]]) -> None:
    text, given_ = found
    marks = trimmed(text, given_)
    held: list[Mark] = []
    at = 0
    for token in nested(text, 0, len(text), marks):
        if token.mark is None:
            assert text.startswith(token.text, at)
            for n in range(at, at + len(token.text)):
                assert set(held) == {m for m in marks if m.start <= n < m.end}
            at += len(token.text)
        elif token.is_open:
            assert token.is_end == (at == token.mark.start)
            held.append(token.mark)
        else:
            assert held.pop() == token.mark
            assert token.is_end == (at == token.mark.end)
    assert at == len(text)
    assert not held


@given(marked(), st.integers(1, 30), st.lists(st.integers(0, 60), max_size=4))
def test_the_parts_of_a_text_are_the_text(
    found: tuple[str, list[Mark]], most: int, cuts: list[int]
) -> None:
    text, marks = found
    lines = tuple(Cut("a line", CutReason.SHARE, "why", min(at, len(text))) for at in cuts)
    report = Report("r", "c", "file:a", text, "utf-8", cuts=lines)
    laid = [blocks(report, part, marks, furniture=True) for part in parts(text, most)]
    every = [block for some in laid for block in some]
    printed = "".join(b.before + "".join(token.text for token in b.tokens) for b in every)
    assert printed == text
    assert sum(len(block.cuts) for block in every) == len(lines)
    for part in parts(text, most):
        assert part.end - part.start <= most


@given(st.text(max_size=12), st.text(alphabet="ab ", max_size=30))
def test_any_choice_is_words_of_the_text_or_refused(at: str, text: str) -> None:
    found = chosen(at, text)
    if isinstance(found, tuple):
        assert text[found[0] : found[1]].strip()


def test_a_long_text_comes_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    line = "The governor walked along the river and counted every boat that he saw. "
    with pytest.MonkeyPatch.context() as patch:
        import rashomon

        patch.setenv("SOURCE_DATE_EPOCH", "1403820000")
        (tmp_path / "long.txt").write_text("A long walk\n\n" + (line * 12 + "\n\n") * 100)
        with rashomon.open(path) as workspace:
            workspace.add([tmp_path / "long.txt"], statements=False)
            (report,) = workspace.reports()
    room = client(path)
    every = parts(report.text)
    assert len(every) > 1
    pages = [room.get(f"/report/{report.id}?page={n}") for n in range(1, len(every) + 1)]
    printed = "".join(
        e.text_content() for page in pages for e in tree(page.text).xpath("//div[@class='text']")
    )
    assert printed == plain(report.text)
    last = len(report.text) - 9
    there = tree(room.get(f"/report/{report.id}?at={last}-{last + 5}").text)
    assert there.xpath("//*[@id='at']")
    assert part_of(last, every) == len(every)
    assert room.get(f"/report/{report.id}?page=99").status_code == 404
