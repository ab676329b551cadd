"""What a place to work asks of a record, each question one look or one transaction.

article, story, outlet, queue, chart, … -> values that can be written as JSON

The work of each is bounded, and its docstring says by what; none loads the record as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Match, Reading, RecordedActor, UnreadReason
from onrecord.record import coverage, recalling
from onrecord.record.changes import uncounted, writes
from onrecord.record.coverage import Coverage, fitting
from onrecord.record.databases import Database
from onrecord.record.desk import (
    actors,
    articles,
    corrections,
    crossing,
    days,
    events,
    mentioning,
    outlets,
    reviewing,
    stories,
    unread,
)
from onrecord.record.desk.actors import ActorPage, Naming, SeenPage
from onrecord.record.desk.articles import HeldArticle
from onrecord.record.desk.corrections import CorrectionLog
from onrecord.record.desk.crossing import Cited, Crossing
from onrecord.record.desk.days import Days
from onrecord.record.desk.events import Event
from onrecord.record.desk.mentioning import Spoken
from onrecord.record.desk.outlets import OutletCounts, OutletView
from onrecord.record.desk.reviewing import Progress
from onrecord.record.desk.stories import Story
from onrecord.record.desk.unread import UnreadPages
from onrecord.record.knowing import ActorQuery
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.matches import matches_with


class Desk:
    """The questions of a place to work; from `Record.desk`.

    Every method raises RecordError where the database cannot do its work, and where a question is
    asked SelectionError where it cannot be understood.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reader = database.reader
        self._notes = uncounted(database.writer)

    def state(self) -> str:
        """A token that is another one after every change of the record; one row is read.

        It may change too where nothing did: a transaction is counted that wrote nothing new. Notes
        are no change.
        """
        with self._reader.connect() as connection:
            return str(writes(connection))

    def article(self, which: str) -> HeldArticle:
        """An article with its statements in force; bounded by what it holds.

        Args:
            which: its id, so much of it that no other begins alike, or where its page came from.

        Raises:
            NotOnRecordError: there is no such article, or there are several: they are named.
        """
        with self._reader.connect() as connection:
            return articles.held(connection, which)

    def stories(self, *, limit: int = 20, topic: SaidQuery | None = None) -> tuple[Story, ...]:
        """The newest stories; articles published last, `sampling.COMPARED` of them, are compared.

        Args:
            limit: stories.
            topic: only articles that hold a statement that fits.
        """
        with self._reader.connect() as connection:
            return stories.newest(connection, self._database, topic=topic, limit=limit)

    def outlets(self) -> tuple[OutletCounts, ...]:
        """All outlets, those with most articles first.

        Two indexes are read off: an entry for each article and for each statement.
        """
        with self._reader.connect() as connection:
            return outlets.outlets(connection)

    def outlet(self, name: str) -> OutletView:
        """One outlet, by its whole name; bounded by its own part of the indexes.

        Raises:
            NotOnRecordError: no article in force is from it.
        """
        with self._reader.connect() as connection:
            return outlets.view(connection, name)

    def unread(
        self, *, reason: UnreadReason | None = None, limit: int = 50, after: str | None = None
    ) -> UnreadPages:
        """Pages that gave no article, the newest first; bounded by how many there are.

        Args:
            reason: why; None for any.
            limit: pages; one at least.
            after: `UnreadPages.after` of those before.
        """
        with self._reader.connect() as connection:
            return unread.unread(connection, reason=reason, limit=limit, after=after)

    def queue(self, query: SaidQuery) -> tuple[str, ...]:
        """Ids of statements to review, the next one first; `reviewing` says in what order.

        Of what fits, the `reviewing.POOL` most doubtful and as many added last are compared.
        """
        with self._reader.connect() as connection:
            return reviewing.queue(connection, self._database, query)

    def progress(self, query: SaidQuery) -> Progress:
        """How much of what fits was reviewed; bounded by what fits, which is counted."""
        with self._reader.connect() as connection:
            return reviewing.progress(connection, self._database, query)

    def still_waiting(self, ids: Sequence[str], *, limit: int = 20) -> tuple[str, ...]:
        """The first of a queue that are in force and that nobody has reviewed since it was made.

        Args:
            ids: of the queue, without what is not wanted.
            limit: statements; few more than these are looked up where few were reviewed since.
        """
        with self._reader.connect() as connection:
            return reviewing.still_waiting(connection, ids, limit=limit)

    def matches(self, ids: Sequence[str]) -> tuple[Match, ...]:
        """The statements in force of some ids, in their order; bounded by how many are asked for.

        An id that no statement in force has is left out.
        """
        with self._reader.connect() as connection:
            return tuple(matches_with(connection, ids))

    def actors(self, query: ActorQuery, *, limit: int = 50, after: str | None = None) -> ActorPage:
        """Actors that fit, those with most statements first; all that fit are counted.

        Args:
            query: which.
            limit: actors.
            after: `ActorPage.after` of those before.

        Raises:
            SelectionError: there is no such page.
        """
        with self._reader.connect() as connection:
            return actors.listed(connection, query, limit=limit, after=after)

    def countries(self) -> tuple[str, ...]:
        """The countries that actors speak for, by name; bounded by how many actors there are."""
        with self._reader.connect() as connection:
            return actors.countries(connection)

    def naming(self, actor_id: str) -> Naming:
        """What articles call an actor; the `actors.LOOKED_AT` last that quote it are looked at.

        Raises:
            NotOnRecordError: there is no such actor.
        """
        with self._reader.connect() as connection:
            return actors.naming(connection, actor_id)

    def seen(self, actor_id: str, *, limit: int = 50, start: int = 0) -> SeenPage:
        """Articles that quote an actor, each with why it is the same; bounded by how many do.

        Args:
            actor_id: of the actor.
            limit: articles.
            start: how many to leave out before them.

        Raises:
            NotOnRecordError: there is no such actor.
        """
        with self._reader.connect() as connection:
            return actors.seen(connection, actor_id, limit=limit, start=start)

    def behind(self, appearances: Iterable[str]) -> dict[str, RecordedActor]:
        """Who speakers in articles are, by `Seen.appearance`; of the first `actors.MOST_IDS`."""
        with self._reader.connect() as connection:
            return actors.behind(connection, appearances)

    def corrections(
        self,
        *,
        limit: int = 50,
        before: int | None = None,
        author: str | None = None,
        statement: str | None = None,
    ) -> CorrectionLog:
        """The log of corrections, the newest first; bounded by the page, by author by the log.

        Args:
            limit: entries.
            before: `CorrectionLog.before` of the page before.
            author: only what this person did.
            statement: only what was done to the statement of this id.
        """
        with self._reader.connect() as connection:
            return corrections.corrections(
                connection, limit=limit, before=before, author=author, statement=statement
            )

    def about(self, actor_id: str, *, limit: int = 20) -> tuple[Spoken, ...]:
        """Whom an actor speaks about and to, most often first.

        Its newest `mentioning.LOOKED_AT` statements are read.

        Raises:
            NotOnRecordError: there is no such actor.
        """
        with self._reader.connect() as connection:
            return mentioning.about(connection, actor_id, limit=limit)

    def spoken_about_by(self, actor_id: str, *, limit: int = 20) -> tuple[Spoken, ...]:
        """Who speaks about an actor, most often first.

        The `mentioning.LOOKED_AT` statements added last that hold one of its names are counted.

        Raises:
            NotOnRecordError: there is no such actor.
        """
        with self._reader.connect() as connection:
            return mentioning.about_it(connection, self._database, actor_id, limit=limit)

    def days(self, query: SaidQuery, *, actors: int = 12) -> Days:
        """The most quoted actors by day; bounded by what fits, which is counted in the database."""
        with self._reader.connect() as connection:
            return days.days(connection, self._database, query, actors=actors)

    def outlets_by_actor(
        self, query: SaidQuery, *, actors: int = 15, outlets: int = 15
    ) -> Crossing:
        """How often the outlets that quote most quote the most quoted actors; bounded as `days`."""
        with self._reader.connect() as connection:
            return crossing.crossing(
                connection, self._database, query, actors=actors, outlets=outlets
            )

    def relays(self, query: SaidQuery, *, limit: int = 60) -> tuple[Cited, ...]:
        """Who cites whom, most often first; bounded by the statements that were passed on."""
        with self._reader.connect() as connection:
            return crossing.cited(connection, self._database, query, limit=limit)

    def coverage(self, asked: Coverage) -> Iterator[Reading]:
        """Current readings of articles that come into question, in order; the unread ones last.

        Bounded by these articles, of which texts are read, and by how many pages gave none.
        """
        words = self._database.words
        with self._reader.connect() as connection:
            within = fitting(asked, words)
            yield from recalling.readings(connection, current=True, within=within)

    def covered(self, asked: Coverage) -> int:
        """How many articles come into question; no text is read."""
        with self._reader.connect() as connection:
            return coverage.count(connection, asked, self._database.words)

    def said_by(self, asked: Coverage) -> frozenset[str]:
        """Ids of what the actors said in these articles; bounded by how much that is."""
        with self._reader.connect() as connection:
            return coverage.said_by(connection, asked, self._database.words)

    def note(self, event: Event) -> None:
        """Keep who did what; nothing is changed or removed.

        Raises:
            ValueError: `event.at` has no time zone.
        """
        with self._notes.begin() as connection:
            events.note(connection, event)

    def events(self, *, limit: int = 100, before: int | None = None) -> tuple[Event, ...]:
        """The log, the newest first; `limit` rows are read.

        Args:
            limit: entries.
            before: `Event.number` of the oldest of those that came before.
        """
        with self._reader.connect() as connection:
            return events.events(connection, limit=limit, before=before)
