"""Tagging: what a trained encoder finds in a text, before anything is resolved.

text, paragraphs, quotations -> attributions, names

The model of a language ships in the package (`models/CODE`) and is opened once in a process. The
recipe that trains it is not part of the package.
"""

from __future__ import annotations

from onrecord.tagging.loading import has_model, load_tagger, model_names
from onrecord.tagging.names import TaggedName
from onrecord.tagging.tagger import Tagger

__all__ = ["TaggedName", "Tagger", "has_model", "load_tagger", "model_names"]
