"""What a user can get wrong, and what to do about it.

    OnrecordError
    ├── InputError        a file, folder, glob or address that cannot be used as given
    ├── FormatError       text that is not in the format it should be ("news.jsonl:17: not …")
    ├── LanguageError     a language that has no word lists
    ├── RecordError       a record that cannot be opened, or cannot become as it should
    │   ├── NotOnRecordError   it lacks what was asked for, or holds several of that name
    │   └── UnavailableError   its database is out of reach, full or damaged
    │       └── BusyError      others are at work; it is to be tried again
    ├── SelectionError    a period, topic, order or correction that cannot be understood
    ├── OutputError       a file that cannot be written
    └── ModelError        a file of a trained model that is missing or damaged

A page that yields no article is none of these: it is a value, `model.Unread`, kept with its
reason. Anything else that is raised is a fault of onrecord's own and shows its trace.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors that the caller can repair; printed bare by the command."""


class InputError(OnrecordError):
    """A file, folder, glob or address that cannot be used as given."""


class FormatError(OnrecordError):
    """Text that is not in the format it should be in."""


class LanguageError(OnrecordError):
    """A language that has no word lists."""


class RecordError(OnrecordError):
    """A record that cannot be opened, or cannot become as it should."""


class NotOnRecordError(RecordError):
    """A record lacks what was asked for, or holds several of that name."""


class UnavailableError(RecordError):
    """A record's database is out of reach, full or damaged."""


class BusyError(UnavailableError):
    """Others are at work, and one has waited long enough: it is to be tried again."""


class SelectionError(OnrecordError):
    """A period, topic, order or correction that cannot be understood."""


class OutputError(OnrecordError):
    """A file that cannot be written."""


class ModelError(OnrecordError):
    """A file of a trained model that is missing or damaged."""
