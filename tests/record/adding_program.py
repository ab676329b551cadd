"""A process that adds pages until it is done or killed.

record's path, first page, last page -> a line for each page that was kept
"""

import hashlib
import sys
from datetime import UTC, datetime

from onrecord.model import Article, Page, PageRef, Reading, Span, Speaker, Statement
from onrecord.record import Record

METHOD = "rules-en@1"
STATEMENTS = 100
"""So many that most of the time passes within a transaction, where a kill must find it."""


def story(number):
    """A page and its reading, the same whenever it is asked for."""
    text = f"Ilse Varen said number {number}. " * STATEMENTS
    page = Page(f"{number}.txt", "text/plain", text.encode())
    sha256 = hashlib.sha256(page.body).hexdigest()
    article = Article(f"a-{number}", text, sha256)
    statements = tuple(
        Statement(
            id=f"s-{number}-{place}",
            manner="indirect",
            act="say",
            content=(Span(place, place + 20),),
            cue=None,
            source=None,
            speaker=Speaker("Ilse Varen", "person"),
            relay=(),
            said=None,
            venue=None,
            addressee=None,
            confidence=0.5,
            method=METHOD,
        )
        for place in range(STATEMENTS)
    )
    return page, Reading(PageRef(page.origin, None, sha256), article, statements)


def main(path, first, last):
    with Record.open(path) as record:
        for number in range(int(first), int(last)):
            page, reading = story(number)
            if not record.holds(page, method=METHOD):
                record.add(page, reading, method=METHOD, now=datetime(2026, 3, 20, tzinfo=UTC))
                sys.stdout.write(f"{number}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
