"""Whether an overview holds together as a page: `.ci/run` calls this on what `make demo` wrote.

    python recipes/check_overview.py build/overview.html

HTML -> what is wrong with it; exit code 1 where anything is

It reads the page as a browser would and knows nothing of how it was made: there are sentences,
each citation leads to a place in the page, each such place is cited, and no other host is called.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import html

# What fetches by itself when a page is opened; a link that a reader may follow does not.
FETCHING = ("//@src", "//link/@href", "//@srcset", "//object/@data", "//@poster")
LEAST_CITATIONS = 10


def main() -> int:
    """Check the page that the first argument names."""
    page = html.fromstring(Path(sys.argv[1]).read_bytes())
    faults = [*faults_of_citations(page), *faults_of_fetching(page)]
    print(*faults or ["the overview holds together"], sep="\n", file=sys.stderr)
    return 1 if faults else 0


def faults_of_citations(page: html.HtmlElement) -> list[str]:
    """Links that lead nowhere, and too few of them to be an overview."""
    links = map(str, page.xpath("//main//a/@href"))
    targets = {link[1:] for link in links if link.startswith("#")}
    places = {str(place) for place in page.xpath("//@id")}
    faults = [f"#{target}: cited, and not in the page" for target in sorted(targets - places)]
    if len(targets) < LEAST_CITATIONS:
        faults.append(f"{len(targets)} places cited; an overview has {LEAST_CITATIONS} or more")
    return faults


def faults_of_fetching(page: html.HtmlElement) -> list[str]:
    """Addresses that a browser would call when the page is opened."""
    called = [str(address) for path in FETCHING for address in page.xpath(path)]
    return [f"{a}: the page calls it" for a in called if not a.startswith(("#", "data:"))]


if __name__ == "__main__":
    sys.exit(main())
