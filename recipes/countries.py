"""Write languages/countries.json from the World Factbook's list.

../shared/gazetteer/countries.json -> src/onrecord/languages/countries.json

The Factbook (CIA, public domain) describes; we keep the words by which news call a country, its
capitals and its people, and drop the notes between them. Leaders change and are left out.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT.parent / "shared/gazetteer/countries.json"
TARGET = ROOT / "src/onrecord/languages/countries.json"
ORIGIN = "The World Factbook, Central Intelligence Agency (public domain), May 2026"

NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]|;? ?\bnote\b.*|\b(?:aka|in|on|is)\b [^;,]*|, D\.C\.")
APART = re.compile(r"[;,/]| or ")
NAMED = re.compile(r"[^\W\d_]")
# Words of the Factbook's notes; a name holds none of them.
NOTES = (
    "official",
    "administ",
    "often",
    "none",
    "NA",
    "former",
    "some ",
    "still",
    "disputed",
    "Antarctica",
)
SHORT = ("UK", "US")  # other codes of two letters are words or states of the US in the news
# The Factbook gives two countries one adjective, or one that news do not use.
OTHERS = {
    "South Korea": ["South Korean"],
    "North Korea": ["North Korean"],
    "DRC": ["Congolese"],
    "The Dominican": ["Dominican"],
    "Timor-Leste": ["Timorese", "East Timorese"],
    "Taiwan": ["Taiwanese"],
    "Eswatini": ["Swazi"],
    "Kosovo": ["Kosovar", "Kosovan"],
    "United Kingdom": ["British", "English", "Scottish", "Welsh", "Northern Irish"],
}


def main() -> int:
    """Write the file; 1 where the source is absent."""
    if not SOURCE.exists():
        print(f"skipped: {SOURCE} is absent", file=sys.stderr)
        return 1
    rows = [country(entry) for entry in json.loads(SOURCE.read_text("utf-8")) if named(entry)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    TARGET.write_text(f'{{"origin": "{ORIGIN}",\n"countries": [\n{lines}\n]}}\n', "utf-8")
    return 0


def named(entry: dict[str, str | None]) -> bool:
    """Whether anybody lives there who could be quoted."""
    return bool(entry["capital"] or entry["adjective"])


def country(entry: dict[str, str | None]) -> dict[str, object]:
    """One row: names, capitals, adjectives, and what several of its people are called."""
    name = NOTE.sub("", entry["name"] or "").strip()
    short = [word for word in words(entry["abbreviation"]) if len(word) > 2 or word in SHORT]
    adjectives = sorted({*words(entry["adjective"]), *OTHERS.get(name, [])})
    return {
        "names": list(
            dict.fromkeys([name.removeprefix("The "), *words(entry["long_name"]), *short])
        ),
        "capitals": words(re.sub(r" \(([\w'-]+)\)", r", \1", entry["capital"] or "")),
        "adjectives": adjectives,
        "people": people(entry["demonym_noun"] or ""),
    }


def words(field: str | None) -> list[str]:
    """The names in a field, without its notes."""
    parts = (part.strip() for part in APART.split(NOTE.sub("", field or "")))
    return [p for p in parts if NAMED.match(p) and not any(note in p for note in NOTES)]


def people(field: str) -> list[str]:
    """`Turk(s)` -> Turks; `Thai (singular and plural)` -> Thai."""
    plural = re.sub(r"(\w+)man ?\(men\), \w+\(women\)", r"\1men, \1women", field)
    return words(plural.replace("(s)", "s").replace("(US citizens)", ""))


if __name__ == "__main__":
    sys.exit(main())
