"""Actors across articles: which speakers are one, who says so and why.

appearances, people's judgements -> Settlement
"""

from onrecord.record.actors.appearances import Appearance, appearance_id, appearances_of
from onrecord.record.actors.describing import SettledActor, country_of
from onrecord.record.actors.parts import Link
from onrecord.record.actors.reading import SpeakerReader
from onrecord.record.actors.settling import METHOD, Settlement, settle

__all__ = [
    "METHOD",
    "Appearance",
    "Link",
    "SettledActor",
    "Settlement",
    "SpeakerReader",
    "appearance_id",
    "appearances_of",
    "country_of",
    "settle",
]
