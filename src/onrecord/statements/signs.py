"""Signs that belong to the number or word behind them.

"-5 degrees", "$5 billion", ".5 percent", "#1", "@name", "’90s" -> the sign is part of the word

A dash between clauses has a space behind it, and one between numbers ("3–5") a number before it;
a full stop without a space behind it ("They left.5 people stayed") ends a sentence.
"""

from __future__ import annotations

import re

from onrecord.model import Span

# "-$.5 million".
_LONGEST = 3
_CURRENCIES = "$¢-¥֏฿\u20a0-\u20cf"
_PLUS_OR_MINUS = rf"(?<![\w\-–—−+.)\]])[-–−+±~≈](?=[{_CURRENCIES}]?\.?\d)"
_POINT = r"(?<![\w.)\]”’\"'])\.(?=\d)"
_CALLING = r"(?<!\w)[@#](?=\w)"
_DECADE = r"(?<!\w)['’](?=\d\ds\b)"

SIGN = rf"(?:(?:{_PLUS_OR_MINUS})?[{_CURRENCIES}]?(?:{_POINT})?(?=\d)|{_CALLING}|{_DECADE})"
"""What may stand before the letters or digits of a word, as a pattern; it may match nothing."""
_SIGN = re.compile(SIGN)


def is_sign(text: str, place: int) -> bool:
    """Whether the mark at a place belongs to what follows it."""
    found = _SIGN.match(text, place)
    return found is not None and found.end() > place


def with_sign(text: str, span: Span) -> Span:
    """A span with the sign of the word that it begins with, where it was left outside."""
    for start in range(max(0, span.start - _LONGEST), span.start):
        found = _SIGN.match(text, start)
        if found is not None and found.end() >= span.start:
            return Span(start, span.end)
    return span
