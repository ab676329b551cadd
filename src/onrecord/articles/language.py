"""Which language an article is in.

text, `lang` of the page -> Found[ISO 639-1 code] | None

py3langid reads the text; the page's own `lang` is believed unless the text speaks clearly against
it, since related languages are told apart worse than templates are filled in, while an English
template over a text in another script is common.
"""

from __future__ import annotations

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from onrecord.articles.identity import Found

_READ = 1500  # characters; more changes nothing
_ENOUGH = 60  # letters; by fewer the guess is worth nothing
_CLEARLY = 0.15  # log-probability for each character by which the text must contradict the page
_CODE = re.compile(r"[a-z]{2}")


def find_language(text: str, declared: str | None) -> Found[str] | None:
    """ISO 639-1; None where neither page nor text says."""
    code = (declared or "")[:2].lower()
    own = (
        Found(code, "html")
        if _CODE.fullmatch(code) and not (declared or "")[2:3].isalpha()
        else None
    )
    if sum(map(str.isalpha, text[:_READ])) < _ENOUGH:
        return own
    scores = dict(_identifier().rank(text[:_READ]))
    best = max(scores, key=lambda name: scores[name])
    lead = (
        (scores[best] - scores[own.value]) / len(text[:_READ])
        if own and own.value in scores
        else None
    )
    if own and (lead is None or lead < _CLEARLY):
        return own
    return Found(best, "text") if _CODE.fullmatch(best) else None


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
