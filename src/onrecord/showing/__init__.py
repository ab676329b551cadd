"""How values look to people: days in words, links to the live page, characters that do no harm.

Interval, address and words, text -> words to show

All who write for people use it: overviews, the pages of `web`, the command.
"""

from __future__ import annotations

from onrecord.showing.days import bounded, in_words, moment, period, plain
from onrecord.showing.fragments import link_to, web_address
from onrecord.showing.steering import escaped, harmless, left_out

__all__ = [
    "bounded",
    "escaped",
    "harmless",
    "in_words",
    "left_out",
    "link_to",
    "moment",
    "period",
    "plain",
    "web_address",
]
