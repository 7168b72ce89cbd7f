"""Pages that nest without end, blow up, reach out, or carry something to run."""
# ruff: noqa: E501 - a table of cases reads best with one input in one place

from __future__ import annotations

import json

from hostile_cases import BREAKOUT, IMAGE, SCRIPT, Case, file_case, page, plain, story


def _laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{levels}]>'
        f"<html><body><p>&l9;</p>{plain()}</body></html>"
    ).encode()


def _quadratic() -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "{"a" * 50_000}">]>'
        f"<html><body><p>{'&a;' * 50_000}</p></body></html>"
    ).encode()


def _html(name: str, what: str, text: str) -> Case:
    return file_case(name, what, "page.html", text.encode())


def _ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


SHAPES = [
    file_case("nested", "100,000 nested tags", "a.html",
              lambda: page(before="<div>" * 100_000).encode()),
    file_case("nested-closed", "100,000 nested tags, closed again", "a.html",
              lambda: page(before="<b>" * 100_000, after="</b>" * 100_000).encode()),
    file_case("nested-lists", "20,000 lists in lists", "a.html",
              lambda: page(after="<ul><li>" * 20_000).encode()),
    file_case("nested-tables", "5,000 tables in tables", "a.html",
              lambda: page(after="<table><tr><td>" * 5_000).encode()),
    file_case("unclosed", "100,000 tags never closed", "a.html",
              lambda: page(before="<p><font color=red>wall " * 100_000).encode()),
    file_case("closed-only", "100,000 tags never opened", "a.html", lambda: b"</div>" * 100_000),
    file_case("attributes", "a tag with 20,000 attributes", "a.html",
              lambda: page(before="<i " + " ".join(f"a{n}=1" for n in range(20_000)) + ">").encode()),
    file_case("attribute", "an attribute of 3 MB", "a.html",
              lambda: page(before=f'<i title="{"a" * 3_000_000}">').encode()),
    file_case("entities", "200,000 character references", "a.html",
              lambda: page(after="&#60;&lt;&notanentity;" * 70_000).encode()),
    file_case("links", "30,000 links", "a.html",
              lambda: page(after='<a href="/x">more</a> ' * 30_000).encode()),
    _html("cut-in-tag", "a page cut off inside a tag", page()[:-120] + '<p class="x'),
    _html("cut-in-text", "a page cut off inside a sentence", page()[: len(page()) // 2]),
    _html("open-comment", "a comment that is never closed", page(before="<!-- ")),
    _html("open-script", "a script that is never closed", page(before="<script>var a = '<p>")),
    _html("open-title", "a title that is never closed", "<title>" + plain()),
    _html("tag-soup", "tags in an order no one meant",
          "</html><body><p><table><td></p><title>River wall</title><li>" + plain() + "<html>"),
    _html("furniture-only", "nothing but navigation",
          "<nav>" + '<a href="/">Home</a><a href="/news">News</a>' * 40 + "</nav>"),
    _html("scripts-only", "nothing but scripts", "<html><script>render()</script><noscript>On, please"),
    _html("frames", "frames and no text", '<frameset><frame src="javascript:alert(1)"></frameset>'),
    _html("twice", "the article twice in one page", page() + page()),
    _html("cdata", "CDATA and processing instructions",
          page(before=f"<![CDATA[{SCRIPT}]]><?php echo 1 ?><% x %>")),
]  # fmt: skip

XML = [
    file_case("laughs", "a billion laughs", "a.xhtml", _laughs),
    file_case("laughs-html", "a billion laughs named .html", "a.html", _laughs),
    file_case("quadratic", "an entity of 50,000 letters used 50,000 times", "a.xhtml", _quadratic),
    file_case("external-entity", "an entity that reads a file", "a.xhtml",
              b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
              b"<html><body><p>&x;</p><p>" + plain().encode() + b"</p></body></html>"),
    file_case("external-dtd", "a document type from elsewhere", "a.xhtml",
              b'<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://169.254.169.254/x.dtd" '
              b'[<!ENTITY % p SYSTEM "http://169.254.169.254/y"> %p;]><html><p>' + plain().encode()),
    file_case("xinclude", "an inclusion of a file", "a.xhtml",
              b'<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" '
              b'parse="text"/><p>' + plain().encode() + b"</p></html>"),
    file_case("xml-unknown", "XML of no known kind", "a.xml", b'<?xml version="1.0"?><wall><fell/></wall>'),
    file_case("feed", "a feed", "feed.xml", b'<?xml version="1.0"?><rss><channel></channel></rss>'),
]  # fmt: skip

INJECTION = [
    _html("script-in-title", "a script in the title", page(title=f"Wall {SCRIPT} falls")),
    _html("escaped-in-title", "an escaped script in the title",
          page(title="Wall &lt;script&gt;alert('hostile')&lt;/script&gt; falls")),
    _html("twice-escaped", "a script escaped twice",
          page(title="Wall &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;")),
    _html("script-in-text", "scripts between paragraphs", page(before=SCRIPT, after=SCRIPT)),
    _html("escaped-in-text", "an escaped script among the sentences",
          page(before=f"<p>The sign read &lt;script&gt;alert('hostile')&lt;/script&gt; "
                      f"and &lt;img src=x onerror=alert('hostile')&gt;, {story()[0]}</p>")),
    _html("image", "an image that fails on purpose", page(before=IMAGE)),
    _html("svg", "a drawing that runs on load",
          page(before='<svg onload="alert(1)"><animate onbegin="alert(1)" attributeName="x"/></svg>')),
    _html("handlers", "handlers on the paragraphs",
          page().replace("<p>", '<p onclick="alert(1)" onmouseover="alert(1)" style="x:expression(1)">')),
    _html("author", "a script as author", page(head=f'<meta name="author" content="{SCRIPT}">')),
    _html("outlet", "a breakout as outlet",
          page(head="<meta property='og:site_name' content='&quot;&gt;&lt;svg/onload=alert(1)&gt;'>")),
    _html("canonical", "a script as the page's address",
          page(head='<link rel="canonical" href="javascript:alert(1)">')),
    _html("canonical-breakout", "an address that breaks out of its quotes",
          page(head="<link rel='canonical' href='https://example.org/\" onmouseover=\"alert(1)'>")),
    _html("canonical-inside", "an address inside the private network",
          page(head='<link rel="canonical" href="http://169.254.169.254/latest/meta-data/">')),
    _html("published-script", "a script as date",
          page(head=f'<meta property="article:published_time" content="{SCRIPT}">')),
    _html("structured", "a script in structured data",
          page(head=_ld(headline=BREAKOUT, author={"name": IMAGE}, publisher={"name": SCRIPT.replace("/", "\\/")}))),
    _html("structured-deep", "structured data nested 10,000 deep",
          page(head='<script type="application/ld+json">' + '{"a":' * 10_000 + "</script>")),
    _html("structured-list", "structured data of the wrong shape",
          page(head=_ld(headline=["a"], author=[[{}]], datePublished={"a": 1}, publisher=7))),
    _html("js-links", "links that run",
          page(after='<p>He wrote <a href="javascript:alert(1)">this</a>, '
                     '<a href=" JaVaScRiPt:alert(1)">that</a>, <a href="data:text/html,x">a third</a> '
                     '<a href="vbscript:x">and</a> <a href="java\nscript:alert(1)">a fourth</a> letter.</p>')),
    _html("base", "a base address that runs",
          page(head='<base href="javascript:alert(1)//"><meta http-equiv="refresh" content="0;url=javascript:1">')),
    _html("styles", "styles that reach out",
          page(head='<style>@import "http://169.254.169.254/";p{background:url(javascript:1)}</style>')),
    _html("forms", "forms, objects and frames",
          page(before='<form action="javascript:1"><input autofocus onfocus=alert(1)></form>'
                      '<iframe srcdoc="&lt;script&gt;1&lt;/script&gt;"></iframe><object data="x"></object>')),
    _html("raw-text", "tags inside elements that hold raw text",
          page(before=f"<noscript><p title='</noscript>{IMAGE}'></noscript>"
                      f"<textarea></textarea>{SCRIPT}<xmp>{SCRIPT}</xmp><math><mtext>{IMAGE}</mtext></math>")),
    _html("quotation", "a quotation that holds a script",
          page(after=f"<p>“We saw {SCRIPT.replace('<', '&lt;')} on every screen in the town hall "
                     f"that night,” said Mara Lind.</p>")),
    _html("template-codes", "template codes in the title", page(title="{{7*7}} {% raw %} ${x} falls")),
]  # fmt: skip

_PUBLISHED = '<meta property="article:published_time" content="{}">'
DATES = [
    _html(f"date-{name}", f"published {what}", page(head=_PUBLISHED.format(value)))
    for name, what, value in (
        ("future", "in the year 2999", "2999-01-01T00:00:00Z"),
        ("absurd", "on a day that is none", "2014-02-31T25:61:61+99:00"),
        ("zero", "in the year nought", "0000-00-00"),
        ("negative", "before the calendar", "-4712-01-01"),
        ("huge", "in a number", "1" * 400),
        ("old", "before print", "0999-01-01"),
        ("words", "in words", "the day after tomorrow"),
        ("zone", "in a zone that is none", "2014-06-26T20:04:00+99:99"),
    )
]  # fmt: skip

CASES: list[Case] = [*SHAPES, *XML, *INJECTION, *DATES]
