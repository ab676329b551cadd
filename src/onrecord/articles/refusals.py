"""Why a page yields no article.

Evidence -> Unread | None

A body that is long enough is an article whatever else the page holds: walls are set up in front of
whole texts too. A short one is an article only where the page says that it is one and no wall, no
video and no error stands in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.articles.words import any_of, words
from onrecord.model import Unread

if TYPE_CHECKING:
    from onrecord.articles.evidence import Evidence

_LONG = 600  # weighted characters: an article whatever else there is
_SHORT = 200  # below it only where the page says that it is an article
_SHORTEST = 60  # one sentence
_DENSE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af]")
_DENSITY = 2  # a character of these scripts says as much as three Latin letters: two more
_LOGIN = re.compile(any_of(words().walls.login))
_ROBOT = re.compile(any_of(words().walls.robot))
_MISSING = re.compile(rf"(?:{any_of(words().walls.missing)})\b.*")
_EVIDENT = 6000  # characters of a page in which a wall's words are looked for


def refuse(evidence: Evidence) -> Unread | None:
    """The reason and a sentence for a person; None for an article."""
    text = evidence.text
    length = len(text) + _DENSITY * len(_DENSE.findall(text))
    if length >= _LONG:
        return None
    if not evidence.blocks:
        return Unread("empty", "the page holds no text")
    if walled := _wall(evidence):
        return walled
    if evidence.video:
        return Unread("video", "the page shows a video and its text is not an article")
    if length >= (_SHORTEST if _says_article(evidence) else _SHORT):
        return None
    return Unread("no-article", "the page holds no continuous text of an article")


def _wall(evidence: Evidence) -> Unread | None:
    words_of_page = (
        "\n".join(block.text for block in evidence.blocks)[:_EVIDENT].lower().replace("'", "’")
    )
    if _MISSING.fullmatch(evidence.title.lower()):
        return Unread("no-article", "the page says that there is no such page")
    if len(evidence.text) < _SHORT and _ROBOT.search(words_of_page):
        return Unread("login-wall", "the page asks for a proof that its reader is no robot")
    asks = evidence.tree.xpath("boolean(//input[@type='password'])") or _LOGIN.search(words_of_page)
    if evidence.linked.open is False or (asks and not _is_whole(evidence)):
        return Unread("login-wall", "the page asks its reader to log in or to subscribe")
    return None


def _is_whole(evidence: Evidence) -> bool:
    """Short as it is, the text is all that the page says it has."""
    return evidence.linked.open is True or len(evidence.text) >= _LONG // 2


def _says_article(evidence: Evidence) -> bool:
    return evidence.linked.headline is not None or evidence.meta.first("og:type") == "article"
