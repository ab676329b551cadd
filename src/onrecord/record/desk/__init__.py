"""What a place to work asks of a record.

an open record -> Desk -> articles, stories, outlets, a queue, charts, events
"""

from __future__ import annotations

from onrecord.record.desk.actors import ActorPage, Called, Naming, SeenPage
from onrecord.record.desk.articles import Copied, HeldArticle
from onrecord.record.desk.corrections import CorrectionLog, LoggedCorrection
from onrecord.record.desk.crossing import Cited, Crossing
from onrecord.record.desk.days import ActorDays, Day, Days, Step
from onrecord.record.desk.desk import Desk
from onrecord.record.desk.events import Event
from onrecord.record.desk.mentioning import Spoken
from onrecord.record.desk.outlets import OutletArticle, OutletCounts, OutletView
from onrecord.record.desk.reviewing import Progress
from onrecord.record.desk.stories import Story, StoryArticle
from onrecord.record.desk.unread import UnreadPages, UnreadRow
from onrecord.record.desk.voices import Voice

__all__ = [
    "ActorDays",
    "ActorPage",
    "Called",
    "Cited",
    "Copied",
    "CorrectionLog",
    "Crossing",
    "Day",
    "Days",
    "Desk",
    "Event",
    "HeldArticle",
    "LoggedCorrection",
    "Naming",
    "OutletArticle",
    "OutletCounts",
    "OutletView",
    "Progress",
    "SeenPage",
    "Spoken",
    "Step",
    "Story",
    "StoryArticle",
    "UnreadPages",
    "UnreadRow",
    "Voice",
]
