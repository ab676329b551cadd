"""Whether a name is that of the article's own outlet.

the article's outlet, a name -> whether they are the same

News goes by short names: "the AP" is The Associated Press and AP News, "CBC News" is CBC, and "the
Times" in The New York Times is that. But The Times is not The New York Times.
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.languages import Language
from onrecord.model import Article

_ENDING = re.compile(r"\.(?:com|net|org|[a-z]{2})$")


def is_own(article: Article, name: str, language: Language) -> bool:
    """Whether a name is that of the own outlet, in full, in part or as an acronym."""
    own, other = _folded(article.outlet or "", language), _folded(name, language)
    if not own or not other:
        return False
    if set(other) <= set(own) or "".join(own) == "".join(other):
        return True
    if set(own) <= set(other):
        return not set(own) <= set(language.who.outlets.words)
    return _initials(own) == "".join(other) or _initials(other) == own[0]


def _folded(name: str, language: Language) -> list[str]:
    """The words of a name for comparing: no accents, no article, no ending of an address."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"\w+", _ENDING.sub("", plain).replace(".", ""))
    return [word for word in words if word not in language.who.articles]


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
