"""The SVG element of a map, with what names it to those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from rashomon.web.maps.ground import Ground
from rashomon.web.maps.projection import Projection
from rashomon.web.maps.svg import element, identifier, number, one_line, text

_WIDE_KM = 8.0  # in a pixel: from here on borders are drawn finer


def sheet(
    body: Sequence[Markup], view: Projection, ground: Ground, key: str, names: Sequence[str]
) -> Markup:
    """The element with the ground below its body.

    ``names`` are the map's title and, where there is one, its description. It is an image to who
    has it read aloud, but a group where links are in it, since an image would hide them.
    """
    key = identifier(key)
    tags = (("title", 200), ("desc", 2000))
    named = [
        element(tag, text(one_line(said, most)), id=f"{key}-{tag}")
        for (tag, most), said in zip(tags, names, strict=False)
    ]
    return element(
        "svg",
        *named,
        element("rect", class_="map-sea", width=view.width, height=view.height),
        ground.markup,
        *body,
        xmlns="http://www.w3.org/2000/svg",
        class_="map map-wide" if view.km > _WIDE_KM else "map",
        viewBox=f"0 0 {number(view.width)} {number(view.height)}",
        width=view.width,
        height=view.height,
        direction="ltr",
        role="group" if any("<a " in part for part in body) else "img",
        aria_labelledby=" ".join(f"{key}-{tag}" for (tag, _), _ in zip(tags, names, strict=False)),
    )
