"""Files, folders, patterns, standard input and addresses -> pages.

One name matters: `read_pages`. A page that could not be had comes out of it too, as a reading
that says why, so that a batch never loses a page in silence. `WebSettings` holds what may be
changed about reading `http(s)` addresses.
"""

from onrecord.pages.settings import WebSettings
from onrecord.pages.sources import read_pages

__all__ = ["WebSettings", "read_pages"]
