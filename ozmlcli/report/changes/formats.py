"""The names of the forms, and what each is for; each is loaded when it is used."""

from __future__ import annotations

#: The words complete "The form of the differences".
FORMATS = {
    "text": "an outline of the document for people",
    "json": "all that is known of each difference, for programs",
    "unified": "a patch of the documents in one canonical form, and for that form alone: see the README",
    "markdown": "a table for comments in a review",
}
