"""From profiles and links to stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.records import Profile, Story, StoryLink
from rashomon.stories.gathering import gather
from rashomon.stories.naming import story
from rashomon.stories.options import StoriesOptions
from rashomon.stories.parts import parts


def group(
    profiles: Sequence[Profile],
    links: Sequence[StoryLink],
    options: StoriesOptions | None = None,
) -> tuple[Story, ...]:
    """The stories of a whole set, sorted by id; every report is in exactly one."""
    options = options or StoriesOptions()
    held = {profile.report: profile for profile in profiles}
    found = [
        each
        for members in parts(tuple(held), links, options)
        for each in group_part([held[report] for report in members], options)
    ]
    return tuple(sorted(found, key=lambda each: each.id))


def group_part(
    profiles: Sequence[Profile],
    options: StoriesOptions | None = None,
    known: Iterable[Story] = (),
) -> tuple[Story, ...]:
    """The stories of one part as ``part`` or ``parts`` gives it; a function of the set.

    Those among ``known`` stories of these profiles that still stand are not named again.
    """
    options = options or StoriesOptions()
    named = {frozenset(each.reports): each for each in known}
    return tuple(
        named.get(frozenset(profile.report for profile in reports)) or story(reports)
        for reports in gather(profiles, options)
    )
