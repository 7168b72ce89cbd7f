"""Story, Claim, Coding, CopyEdge -> Record: what the reports of a story agree on and contest."""

from __future__ import annotations

from rashomon.records import Failure
from rashomon.stages.held import Held
from rashomon.stages.run import Fault, Run
from rashomon.store import Found, Step

AT_ONCE = 128
_MOST = 400  # reports of one story; comparing takes the square of their accounts


def find_waiting(work: Run) -> None:
    """Find anew on every story whose reports, statements or copies changed."""
    for items, total in work.batches(Step.FIND, AT_ONCE, "comparing accounts"):
        results = dict(zip(items, work.compute(find_story, items, total), strict=True))
        faults = {n: result for n, result in results.items() if isinstance(result, Fault)}
        stories = work.store.reader.stories(sorted(faults))
        with work.store.writing() as writer:
            writer.found({n: r for n, r in results.items() if isinstance(r, Found)})
            writer.done(Step.FIND, items)
            work.fail(
                writer, (result for result in results.values() if isinstance(result, Failure))
            )
            work.fail(
                writer,
                (
                    Failure.make("find", stories[n].id, fault.reason, fault.detail)
                    for n, fault in faults.items()
                    if n in stories
                ),
            )


def find_story(held: Held, number: int) -> Found | Failure:
    """What is found on one story; a failure where it has too many reports to compare them all."""
    from rashomon.recording import found_on

    (story,) = held.reader.stories([number]).values()
    if len(story.reports) > _MOST:
        detail = f"it has {len(story.reports):,} reports; accounts of at most {_MOST} are compared"
        return Failure.make("find", story.id, "too-many", detail)
    return found_on(held.pages, story)
