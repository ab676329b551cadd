"""Files, folders, patterns, standard input and addresses -> pages.

One name matters: `read_pages`; `count_pages` says beforehand how many there will be. A page that
could not be had comes out of it too, as a reading that says why, so that a batch never loses a page
in silence. `WebSettings` holds what may be changed about reading `http(s)` addresses.
"""

from onrecord.pages.counting import count_pages
from onrecord.pages.settings import WebSettings
from onrecord.pages.sources import read_pages

__all__ = ["WebSettings", "count_pages", "read_pages"]
