"""The sealed record of each clip of a feedback: what the visible rows hold, with choice names and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import asked_questions, typed_reader
from bwvreview.domain.seal import canonical_json, row_seal
from bwvreview.exchange.workbook_clips import not_shown_row
from bwvreview.exchange.workbook_reference import in_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.observations import Observation

# The sheet's own columns have names that no question can have.
OWN_NAMES = ("#slot", "#themes")
NOT_SHOWN_NAMES = (*OWN_NAMES, "#reason", "#replaced-by")


def sealed_rows(
    feedback: Feedback, highlights: Highlights, clips: Sequence[Sequence[Cell]]
) -> Iterator[tuple[Cell, ...]]:
    """Give the manifest's line for each clip viewed, then each not shown. `clips` are the rows of the sheet Clips."""
    readers = {question.name: typed_reader(question) for question in asked_questions(feedback.form)}
    names = (*OWN_NAMES, *readers)
    fixed = _fixed(feedback)
    for one, row in zip(feedback.viewed, clips, strict=True):
        answers = {name: reader(one.answers[name]) for name, reader in readers.items() if one.answers.get(name)}
        record = {**fixed, **_own(one), "answers": answers}
        yield _line(one, dict(zip(names, row, strict=True)), canonical_json(record))
    for one in feedback.not_shown:
        row = not_shown_row(feedback, highlights, one)
        record = {**fixed, **_own(one), "reason": one.reason, "replaced_by": list(one.replaced_by)}
        yield _line(one, dict(zip(NOT_SHOWN_NAMES, row, strict=True)), canonical_json(record))


def _fixed(feedback: Feedback) -> dict[str, object]:
    form = feedback.form
    return {
        "group": feedback.group_slug,
        "session": str(feedback.session),
        "form": {"id": form.id, "version": form.version, "fingerprint": form.fingerprint},
    }


def _own(one: Observation) -> dict[str, object]:
    return {
        "instance_id": one.instance_id,
        "deprecated_id": one.deprecated_id,
        "slot": one.slot,
        "state": one.state.value,
        "themes": [theme.label for theme in one.themes],
    }


def _line(one: Observation, cells: dict[str, Cell], record: str) -> tuple[Cell, ...]:
    seal = row_seal(cells, record)
    return one.instance_id, one.deprecated_id or None, one.slot, one.state.value, seal, *in_pieces(record)
