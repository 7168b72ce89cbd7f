"""The stages, one file each: where a room's functions meet the store.

In: a ``Run`` (store, runner, settings, progress). Out: nothing; results are in the store. Promise:
each stage works through what waits for it, a batch at a time; it reads, computes with pure
functions of the rooms, and writes results together with the items' move to the next stage in one
transaction, so a run that is killed anywhere goes on from there. Failures: what goes wrong with one
report becomes a ``Failure`` record.

``rashomon.pipeline`` puts them in order.
"""
