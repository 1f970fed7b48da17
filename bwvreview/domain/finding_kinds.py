"""What a finding in a return is called in the report: a few words for each kind."""

from __future__ import annotations

_WORDS = {
    "changed": "changed by hand",
    "column-gone": "column gone",
    "damaged-record": "damaged record",
    "design-cell": "size of the plan",
    "extra-column": "extra column",
    "extra-row": "extra row",
    "formula": "formula",
    "locked": "locked",
    "merged": "joined cells",
    "moved-head": "head moved",
    "moved-sheet": "sheet renamed",
    "no-design": "sizes of the plan gone",
    "no-dictionary": "columns not explained",
    "no-sheet": "sheet gone",
    "no-table": "table gone",
    "panel-block": "block without a clip",
    "read-as": "written another way",
    "reply-row": "no reply",
    "renamed": "heading renamed",
    "revision-of-nothing": "earlier record missing",
    "row-gone": "row gone",
    "same-file": "same file twice",
    "seal": "changed after writing",
    "sealed-copy-wins": "two copies",
    "second-rating": "second rating",
    "suggested": "reads like an answer",
    "torn": "rows torn apart",
    "total-row": "total row",
    "unknown-answer": "unknown answer",
    "unread": "not read",
}


def kind_words(kind: str) -> str:
    """Say a kind.

    >>> kind_words("total-row"), kind_words("something-new")
    ('total row', 'something new')
    """
    return _WORDS.get(kind, kind.replace("-", " "))
