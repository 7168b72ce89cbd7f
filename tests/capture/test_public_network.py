"""No spelling of a private address, and no name that leads to one, passes the guard."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.capture import web_address
from rashomon.capture.public_network import checked, literal, why_not_public
from rashomon.errors import CaptureError, ForbiddenAddress

PRIVATE_NETS = (
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 "
    "192.168.0.0/16 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4"
).split()
private_v4 = st.sampled_from(PRIVATE_NETS).flatmap(lambda net: st.ip_addresses(v=4, network=net))
private_v6 = st.sampled_from(["::1/128", "::/128", "fe80::/10", "fc00::/7", "ff00::/8"]).flatmap(
    lambda net: st.ip_addresses(v=6, network=net)
)


def never(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host} was looked up")


def _spellings(address: IPv4Address) -> list[str]:
    a, b, c, d = address.packed
    number = int(address)
    low = (c << 8) | d
    return [
        str(address),
        f"{address}.",
        str(number),
        hex(number),
        f"0x{number:X}",
        f"0{number:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{low}",
        f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a}.0x{b:x}.0{c:o}.{d}",
        f"::ffff:{address}",
        f"::ffff:{a:x}{b:02x}:{c:x}{d:02x}",
        f"0:0:0:0:0:ffff:{a:02x}{b:02x}:{c:02x}{d:02x}",
        f"::{address}",
        f"64:ff9b::{address}",
        f"2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1",
        f"2a00:1450:4001:800:0:5efe:{a:02x}{b:02x}:{c:02x}{d:02x}",
    ]


@given(private_v4, st.data())
def test_no_spelling_of_a_private_ipv4_address_passes(
    address: IPv4Address, data: st.DataObject
) -> None:
    spelled = data.draw(st.sampled_from(_spellings(address)))
    with pytest.raises(ForbiddenAddress):
        checked(spelled, 80, never, allow_private=False)


@given(private_v6)
def test_no_private_ipv6_address_passes(address: IPv6Address) -> None:
    for spelled in (str(address), address.exploded, address.exploded.upper()):
        with pytest.raises(ForbiddenAddress):
            checked(spelled, 80, never, allow_private=False)


@given(private_v4 | private_v6, st.lists(st.just("8.8.8.8"), max_size=3), st.integers(0, 3))
def test_one_private_answer_among_public_ones_is_enough_to_refuse(
    bad: IPv4Address | IPv6Address, public: list[str], at: int
) -> None:
    answers = [*public[:at], str(bad), *public[at:]]
    with pytest.raises(ForbiddenAddress):
        checked("news.example.org", 443, lambda host, port: answers, allow_private=False)


@given(st.ip_addresses(v=4))
def test_what_passes_is_global_by_the_standard_library_s_table_too(address: IPv4Address) -> None:
    if why_not_public(address) is None:
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=6) | st.ip_addresses(v=6, network="2000::/3"))
def test_an_ipv6_address_that_passes_is_global_unicast(address: IPv6Address) -> None:
    if why_not_public(address) is None:
        carries = address in ipaddress.ip_network("64:ff9b::/96") or address.ipv4_mapped
        assert carries or address in ipaddress.ip_network("2000::/3")
        assert not address.is_loopback


@given(st.ip_addresses(v=4))
def test_every_spelling_is_read_as_the_address_it_is(address: IPv4Address) -> None:
    for spelled in _spellings(address)[:11]:
        assert literal(spelled) == address


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)
def test_public_addresses_pass(address: str) -> None:
    assert checked(address, 443, never, allow_private=False) == (address,) or ":" in address


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "localhost.", "a.localhost", "a.b.localhost.", "localhost.."]
)
def test_this_machine_s_names_are_not_even_looked_up(host: str) -> None:
    with pytest.raises(ForbiddenAddress):
        checked(host, 80, never, allow_private=False)


@pytest.mark.parametrize(
    "host", ["256.1.1.1", "1.2.3.4.5", "0x1ffffffff", "1.2.3.999", "08.1.1.1", "1..1"]
)
def test_a_host_that_ends_in_a_number_and_is_no_address_is_refused(host: str) -> None:
    with pytest.raises(CaptureError):
        checked(host, 80, never, allow_private=False)


def test_the_user_may_allow_private_addresses() -> None:
    assert checked("127.0.0.1", 80, never, allow_private=True) == ("127.0.0.1",)
    assert checked("localhost", 80, lambda h, p: ["127.0.0.1"], allow_private=True) == (
        "127.0.0.1",
    )


def test_a_zone_in_an_answer_hides_nothing() -> None:
    with pytest.raises(ForbiddenAddress, match="link-local"):
        checked("news.example.org", 80, lambda h, p: ["fe80::1%eth0"], allow_private=False)


def test_a_host_that_is_not_found_says_so() -> None:
    def missing(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(CaptureError, match="was not found") as caught:
        checked("nowhere.example", 80, missing, allow_private=False)
    assert caught.value.reason == "no-such-host"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org\\@127.0.0.1/",
        "http://127%2e0.0.1/",
        "http://[fe80::1%25eth0]/",
        "http://１２７.0.0.1/",
        "http://exa mple.org/",
        "http://exa\tmple.org/",
        "http://example.org\n.evil.test/",
        "http:///x",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://a..b/",
        "http://" + "a" * 300 + ".org/",
        "http://example.org/" + "a" * 3000,
        "https:example.org",
        "http://exam\u202eple.org/",
    ],
)
def test_addresses_that_could_be_read_two_ways_are_refused(url: str) -> None:
    with pytest.raises(CaptureError) as caught:
        web_address.parsed(url)
    assert caught.value.reason == "bad-url"


@pytest.mark.parametrize(
    "url", ["http://user:pass@example.org/", "https://token@example.org/", "http://a@b@127.0.0.1/"]
)
def test_credentials_are_refused_and_never_recorded(url: str) -> None:
    with pytest.raises(CaptureError) as caught:
        web_address.parsed(url)
    assert caught.value.reason == "credentials"
    named = web_address.recorded(url)
    assert "@" not in named
    assert "pass" not in named
    assert "token" not in named


@pytest.mark.parametrize(
    ("url", "recorded"),
    [
        ("HTTP://Example.ORG:80/a?b=1#part", "http://example.org/a?b=1"),
        ("https://example.org:443", "https://example.org"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
    ],
)
def test_one_page_has_one_address(url: str, recorded: str) -> None:
    assert str(web_address.parsed(url)) == recorded


@given(st.text(max_size=60))
def test_any_text_after_the_scheme_is_an_address_or_a_reason(rest: str) -> None:
    try:
        url = web_address.parsed("http://" + rest)
    except CaptureError as error:
        found = error.reason
    else:
        found = "good" if url.scheme == "http" and not url.userinfo else "bad"
        assert web_address.host_of(url).isascii()
    assert found in {"good", "bad-url", "credentials"}
