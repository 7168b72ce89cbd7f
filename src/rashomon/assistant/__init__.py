"""The record for assistants, over the Model Context Protocol: they cite it and never invent it.

In: a workspace file and the calls of one client on standard input. Out: answers on standard output,
each with the imprint of the record that it was read from. Promise: nothing is written and nothing
is fetched; every quotation names its report and its characters, and is what stands there; text of
reports stands only in fields that are named as such, without characters that are not seen but act;
no answer grows with the workspace, and what was left out is told with the call that gives it.
Failures: a call that cannot be answered is an error of that call, with what there is to choose
from; the server goes on.

Only ``server`` and ``tools`` need the ``mcp`` library.
"""
