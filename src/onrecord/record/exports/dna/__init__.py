"""Statements as a file for Discourse Network Analyzer 3 (https://github.com/leifeld/dna).

matches -> `.dna`
"""

from __future__ import annotations

from onrecord.record.exports.dna.writing import DEFAULT_PASSWORD, DateOf, write_dna

__all__ = ["DEFAULT_PASSWORD", "DateOf", "write_dna"]
