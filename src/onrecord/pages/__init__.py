"""Files, folders, patterns, standard input and addresses -> pages.

One name matters: `read_pages`; `count_pages` says beforehand how many there will be. A page that
could not be had comes out of it too, as a reading that says why, so that a batch never loses a page
in silence; `leads_nowhere` says where there was no page at all. `WebSettings` holds what may be
changed about reading `http(s)` addresses.

What reaches the program from elsewhere must not name files of this machine: `Web` reads addresses
and nothing else, `read_upload` bytes and nothing else.
"""

from onrecord.pages.counting import count_pages
from onrecord.pages.documents import count_in_upload, read_upload
from onrecord.pages.naming import leads_nowhere
from onrecord.pages.settings import WebSettings
from onrecord.pages.sources import read_pages
from onrecord.pages.web import Web

__all__ = [
    "Web",
    "WebSettings",
    "count_in_upload",
    "count_pages",
    "leads_nowhere",
    "read_pages",
    "read_upload",
]
