"""Whether a host is on the public network: the guard against reaching the user's own machines.

A page can redirect to an internal service, and a name can resolve to one; so each hop's name is
resolved here, every answer is checked, and the connection goes to a checked answer and to no other.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from rashomon.capture.printable import quoted
from rashomon.errors import CaptureError, ForbiddenAddress

Resolve = Callable[[str, int], Sequence[str]]

# https://www.iana.org/assignments/iana-ipv4-special-registry; the last is a cloud's own service.
_IPV4 = tuple(
    (IPv4Network(net), what)
    for net, what in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved for documentation"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "reserved for benchmarks"),
        ("198.51.100.0/24", "reserved for documentation"),
        ("203.0.113.0/24", "reserved for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("168.63.129.16/32", "the cloud's own service"),
    )
)
# https://www.iana.org/assignments/iana-ipv6-special-registry: what is not global in 2000::/3
_IPV6 = tuple(
    (IPv6Network(net), what)
    for net, what in (
        ("2001::/23", "reserved (Teredo, ORCHID, benchmarks)"),
        ("2001:db8::/32", "reserved for documentation"),
        ("3fff::/20", "reserved for documentation"),
    )
)
_IPV6_WORDS = tuple(
    (IPv6Network(net), what)
    for net, what in (
        ("::1/128", "loopback"),
        ("::/128", "unspecified"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("fc00::/7", "private"),
        ("ff00::/8", "multicast"),
    )
)
_GLOBAL = IPv6Network("2000::/3")  # all that is assigned for global unicast, RFC 4291
# Networks that carry an IPv4 address, and how far its last bit is from the end.
_CARRIERS = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped, RFC 4291
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64, RFC 6052
    (IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: interface identifiers that carry an IPv4 address
_LOCAL = re.compile(r"(?:.*\.)?localhost", re.I)  # RFC 6761
_NUMBER = re.compile(r"0x[0-9a-f]*|\d+", re.I)


def checked(host: str, port: int, resolve: Resolve | None, allow_private: bool) -> tuple[str, ...]:
    """The network addresses of a host that may be connected to, in the resolver's order.

    Raises ``ForbiddenAddress`` where any answer is not public (unless ``allow_private``), and
    ``CaptureError`` where the host is no host or has no address.
    """
    written = literal(host)
    if written is None and _LOCAL.fullmatch(host.rstrip(".")) and not allow_private:
        raise _forbidden(host, "this machine's own name")
    found = [written] if written is not None else _asked(host, port, resolve or _system)
    for address in found:
        why = None if allow_private else why_not_public(address)
        if why is not None:
            raise _forbidden(host, f"{address} is {why}")
    return tuple(dict.fromkeys(str(address) for address in found))


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host spells out, in any of the ways browsers read; None for a name.

    Decimal, octal, hexadecimal and shortened IPv4 forms are read as the WHATWG URL standard does
    (https://url.spec.whatwg.org/#concept-ipv4-parser). Raises ``CaptureError("bad-url")`` for
    what is neither a name nor an address.
    """
    if ":" in host:
        try:
            return IPv6Address(host)
        except ValueError:
            raise _bad(host) from None
    labels = host.removesuffix(".").split(".")
    if not _NUMBER.fullmatch(labels[-1]):
        return None
    try:
        numbers = [_number(label) for label in labels]
    except ValueError:
        raise _bad(host) from None
    *leading, last = numbers
    if len(numbers) > 4 or any(n > 255 for n in leading) or last >= 256 ** (5 - len(numbers)):
        raise _bad(host)
    return IPv4Address(last + sum(n << (24 - 8 * at) for at, n in enumerate(leading)))


def why_not_public(address: IPv4Address | IPv6Address) -> str | None:
    """In a word, why an address is not on the public network; None where it is.

    IPv6 addresses that carry an IPv4 one are public only where the carried one is.
    """
    if isinstance(address, IPv4Address):
        return next((what for net, what in _IPV4 if address in net), None)
    carried = _carried(address)
    if carried is not None:
        inner = why_not_public(carried)
        if inner is not None:
            return f"{inner} ({carried} inside)"
        if address not in _GLOBAL:
            return None
    if address not in _GLOBAL:
        return next((what for net, what in _IPV6_WORDS if address in net), "reserved")
    return next((what for net, what in _IPV6 if address in net), None)


def _carried(address: IPv6Address) -> IPv4Address | None:
    number = int(address)
    for net, shift in _CARRIERS:
        if address in net:
            return IPv4Address((number >> shift) & 0xFFFFFFFF)
    if (number >> 32) & 0xFFFFFFFF in _ISATAP and address in _GLOBAL:
        return IPv4Address(number & 0xFFFFFFFF)
    return None


def _number(label: str) -> int:
    if not _NUMBER.fullmatch(label):
        raise ValueError(label)
    if label[:2].lower() == "0x":
        return int(label[2:] or "0", 16)
    return int(label, 8) if len(label) > 1 and label.startswith("0") else int(label)


def _asked(host: str, port: int, resolve: Resolve) -> list[IPv4Address | IPv6Address]:
    try:
        answers = resolve(host, port)
        found = [ipaddress.ip_address(answer.partition("%")[0]) for answer in answers]
    except UnicodeError:
        raise _bad(host) from None
    except OSError as error:
        why = (
            f"the host {quoted(host)} was not found ({error.strerror or error}); check the address"
        )
        raise CaptureError("no-such-host", f"{why} and the connection") from error
    if not found:
        raise CaptureError("no-such-host", f"the host {quoted(host)} has no address; check it")
    return found


def _system(host: str, port: int) -> list[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(answer[4][0]) for answer in answers]


def _forbidden(host: str, why: str) -> ForbiddenAddress:
    return ForbiddenAddress(
        f"{quoted(host)} is not on the public network ({why}); "
        "if it is yours and meant, allow it with --allow-private"
    )


def _bad(host: str) -> CaptureError:
    return CaptureError("bad-url", f"{quoted(host)} is no host; check the address")
