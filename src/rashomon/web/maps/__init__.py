"""Maps and coverage lines, drawn here as inline SVG: no script, no network, no other file.

Input: places as reports give them (``Mark``), places counted (``Counted``), reports a day. Output:
markup that is safe to print in a page, with a caption that says what the map cannot show and the
same content as a list. Promise: every mark is drawn; an area is never drawn as a point; the same
input gives the same bytes; colours and type come from ``static/map.css`` alone. Failures: a
``ValueError`` for what is no place on the earth.
"""

from rashomon.web.maps.clusters import Counted
from rashomon.web.maps.mark import Kind, Look, Mark
from rashomon.web.maps.spark import Spark, spark
from rashomon.web.maps.story_map import StoryMap, story_map
from rashomon.web.maps.window import Window
from rashomon.web.maps.words import Line
from rashomon.web.maps.world_map import WorldMap, world_map

__all__ = [
    "Counted",
    "Kind",
    "Line",
    "Look",
    "Mark",
    "Spark",
    "StoryMap",
    "Window",
    "WorldMap",
    "spark",
    "story_map",
    "world_map",
]
