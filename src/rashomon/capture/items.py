"""From one received stream to its captures: unpack, find the kind, take the items apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.capture import clock, json_items
from rashomon.capture.kind import HEAD, Kind, kind_of
from rashomon.capture.options import Gathered, GatherOptions
from rashomon.capture.printable import escaped
from rashomon.capture.size_cap import Peeked, Reader, whole
from rashomon.capture.unpacking import GZIP_MAGIC, Unpacked
from rashomon.errors import CaptureError
from rashomon.records import Capture, Failure
from rashomon.settings import Settings

_LONGEST_URL = 2_000  # characters; longer ones are no addresses of articles


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a stream came: from where, under what name, and what the transport said of it.

    ``address`` is None for standard input: its items are named by their content.
    """

    address: str | None
    name: str
    media_type: str | None = None
    charset: str | None = None
    status: int | None = None
    final_address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def names(self, data: bytes, number: int | None = None) -> str:
        """The address of these bytes, or of the item of that number."""
        if self.address is None:
            return "stdin:" + hashlib.sha256(data).hexdigest()[:12]
        return self.address if number is None else f"{self.address}#{number}"


def take_apart(
    stream: Reader, receipt: Receipt, settings: Settings, options: GatherOptions
) -> Iterator[Gathered | Failure]:
    """The captures in a stream, one at a time, and a failure for each part that gives none."""
    try:
        yield from _taken(stream, receipt, settings, options)
    except CaptureError as error:
        yield failure(receipt.address or "stdin:", error)
    except OSError as error:
        why = f"reading stopped: {error.strerror or error}"
        yield failure(receipt.address or "stdin:", CaptureError("unreadable", why))


def failure(address: str, error: CaptureError) -> Failure:
    """The failure record of something that could not be received."""
    return Failure.make("capture", address, error.reason, str(error))


def _taken(
    stream: Reader, receipt: Receipt, settings: Settings, options: GatherOptions
) -> Iterator[Gathered | Failure]:
    limit = settings.max_bytes
    start, name = Peeked(stream, HEAD), receipt.name
    if start.head.startswith(GZIP_MAGIC):
        start = Peeked(Unpacked(start, limit), HEAD)
        name = name.lower().removesuffix(".gz")
    if len(start.head) < HEAD:
        _not_blank(start.head)
    kind = options.kind or kind_of(start.head, name, receipt.media_type)
    if kind not in (Kind.JSON, Kind.JSONL):
        yield _gathered(_not_blank(whole(start, limit)), kind, receipt, options)
        return
    for item in json_items.items(start, kind is Kind.JSONL, limit):
        address = receipt.names(item.data, item.number)
        if isinstance(item, json_items.Problem):
            yield failure(address, CaptureError(item.reason, item.detail))
        else:
            yield _gathered_item(item, address, receipt, options)


def _gathered(data: bytes, kind: Kind, receipt: Receipt, options: GatherOptions) -> Gathered:
    address = receipt.names(data)
    return Gathered(_capture(data, address, kind, receipt, options, options.supplied), data)


def _gathered_item(
    item: json_items.Item, address: str, receipt: Receipt, options: GatherOptions
) -> Gathered:
    supplied = dict(options.supplied)
    url = _url(item, options)
    if url is not None:
        supplied.setdefault("url", url)
    supplied.update((f"field:{fact}", name) for fact, name in options.fields)
    facts = tuple(supplied.items())
    return Gathered(_capture(item.data, address, Kind.JSON, receipt, options, facts), item.data)


def _url(item: json_items.Item, options: GatherOptions) -> str | None:
    """The web address that an object states for itself, where it is one and safe to print."""
    value = item.value.get(options.field("url"))
    if not isinstance(value, str) or len(value) > _LONGEST_URL:
        return None
    url = value.strip()
    is_web = url.lower().startswith(("http://", "https://"))
    return url if is_web and escaped(url, also="") == url and " " not in url else None


def _not_blank(data: bytes) -> bytes:
    if not data.strip():
        raise CaptureError("empty", "there is nothing in it, or only white space")
    return data


def _capture(
    data: bytes,
    address: str,
    kind: Kind,
    receipt: Receipt,
    options: GatherOptions,
    supplied: tuple[tuple[str, str], ...],
) -> Capture:
    digest = hashlib.sha256(data).hexdigest()
    return Capture(
        id=Capture.name(address, digest),
        sha256=digest,
        size=len(data),
        address=address,
        retrieved=clock.stamp(options.now()),
        media_type=kind.media_type,
        charset=receipt.charset,
        status=receipt.status,
        final_address=receipt.final_address,
        headers=receipt.headers,
        supplied=supplied,
    )
