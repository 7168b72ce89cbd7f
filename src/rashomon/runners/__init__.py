"""Running per-report work: in this process where there is little of it, in several where there is.

In: a function and its items. Out: the function's results in the order of the items, a ``Fault``
where one could not be had. Promise: an item that raises, hangs, eats the memory or kills its
process costs that one item and nothing else; the results are the same whatever the number of
processes. Failures: none; this is the boundary where whatever goes wrong becomes a value.
"""

from rashomon.runners.local import Local, RunnerOptions

__all__ = ["Local", "RunnerOptions"]
