"""Returns in, returns out: what groups sent, kept file by file; the same file again changes nothing."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from bwvreview.domain.collate import Ruling
from bwvreview.domain.returns import AskedQuestion, Drawn, Edit, Finding, FormKey, Rated, Return, ReturnFile
from bwvreview.storage.columns import canonical_json, storable
from bwvreview.storage.tables_returns import ReturnFileRow, ReturnFormRow, ReturnRow, RulingRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

_AT_ONCE = 2_000
_LIGHT = (
    ReturnRow.id,
    ReturnRow.file_id,
    ReturnRow.line,
    ReturnRow.form_id,
    ReturnRow.instance_id,
    ReturnRow.deprecated_id,
    ReturnRow.group_slug,
    ReturnRow.session,
    ReturnRow.slot,
    ReturnRow.state,
    ReturnRow.seal,
    ReturnRow.content,
)


class Returns:
    """The central team's store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, files: Sequence[ReturnFile], *, at: datetime) -> int:
        """Keep what files gave; give how many were new. A file of the same name and bytes is kept once.

        One that was locked and could not be read is not kept, so that it is read once its password is there.
        """
        there = {
            (name, digest) for name, digest in self._session.execute(select(ReturnFileRow.name, ReturnFileRow.digest))
        }
        fresh = [file for file in files if not file.unread and (storable(file.name), file.digest) not in there]
        for file in fresh:
            self._keep(file, at)
        return len(fresh)

    def _keep(self, file: ReturnFile, at: datetime) -> None:
        row = ReturnFileRow(
            name=storable(file.name),
            digest=file.digest,
            shape=file.shape,
            group_name=storable(file.group_name),
            read_at=at,
            more=storable(canonical_json(_more(file))),
        )
        self._session.add(row)
        self._session.flush()
        forms = {one.form: self._form(one.form, file.forms.get(one.form, ())) for one in file.returns}
        rows = [_columns(one, row.id, forms[one.form]) for one in file.returns]
        if rows:
            self._session.execute(insert(ReturnRow), rows)

    def _form(self, form: FormKey, questions: tuple[AskedQuestion, ...]) -> int:
        key = storable(form.id), storable(form.version), storable(form.fingerprint)
        query = select(ReturnFormRow).where(
            ReturnFormRow.form_id == key[0], ReturnFormRow.version == key[1], ReturnFormRow.fingerprint == key[2]
        )
        row = self._session.scalars(query).one_or_none()
        said = storable(canonical_json([[one.name, one.title, one.kind, one.choices] for one in questions]))
        if row is None:
            row = ReturnFormRow(form_id=key[0], version=key[1], fingerprint=key[2], questions=said)
            self._session.add(row)
        elif row.questions == "[]":
            row.questions = said
        self._session.flush()
        return row.id

    def forms(self) -> dict[FormKey, tuple[AskedQuestion, ...]]:
        """Give every form that files described."""
        rows = self._session.scalars(select(ReturnFormRow).order_by(ReturnFormRow.id))
        found = {
            FormKey(row.form_id, row.version, row.fingerprint): tuple(
                AskedQuestion(name, title, kind, tuple((one, words) for one, words in choices))
                for name, title, kind, choices in json.loads(row.questions)
            )
            for row in rows
        }
        return {form: questions for form, questions in found.items() if questions}

    def files(self) -> list[ReturnFile]:
        """Give every file with its records. What a record says is read only where it may be in question.

        A record that nobody else names, with its seal intact, comes with the SHA-256 of what it says alone.
        """
        rows = self._session.execute(select(*_LIGHT).order_by(ReturnRow.id)).all()
        wanted = _in_question(rows)
        bodies = dict(self._bodies(wanted))
        forms = self._form_keys()
        names = {row.id: row.name for row in self._session.execute(select(ReturnFileRow.id, ReturnFileRow.name))}
        mine: dict[int, list[Return]] = {at: [] for at in names}
        for row in rows:
            mine[row.file_id].append(_record(row, bodies.get(row.id), forms[row.form_id], names[row.file_id]))
        query = select(ReturnFileRow).order_by(ReturnFileRow.id)
        return [_file(row, tuple(mine[row.id])) for row in self._session.scalars(query)]

    def whole(self, places: Collection[tuple[str, int]]) -> Iterator[Return]:
        """Give whole records by file name and line, a few at a time in memory, in the order they came."""
        forms = self._form_keys()
        names = {row.id: row.name for row in self._session.execute(select(ReturnFileRow.id, ReturnFileRow.name))}
        query = select(*_LIGHT, ReturnRow.body).order_by(ReturnRow.id).execution_options(yield_per=_AT_ONCE)
        for row in self._session.execute(query):
            if (names[row.file_id], row.line) in places:
                yield _record(row, row.body, forms[row.form_id], names[row.file_id])

    def _bodies(self, wanted: Sequence[int]) -> Iterator[tuple[int, str]]:
        for at in range(0, len(wanted), _AT_ONCE // 4):
            some = wanted[at : at + _AT_ONCE // 4]
            yield from self._session.execute(
                select(ReturnRow.id, ReturnRow.body).where(ReturnRow.id.in_(some))
            )

    def _form_keys(self) -> dict[int, FormKey]:
        rows = self._session.scalars(select(ReturnFormRow))
        return {row.id: FormKey(row.form_id, row.version, row.fingerprint) for row in rows}

    def settle(self, ruling: Ruling, *, at: datetime) -> None:
        """Keep how a question was settled. Earlier rulings on it stay, and count no more."""
        row = RulingRow(key=ruling.key, chosen=ruling.chosen, reason=storable(ruling.reason), at=at)
        self._session.add(row)
        self._session.flush()

    def rulings(self) -> dict[str, Ruling]:
        """Give the newest ruling on each question."""
        rows = self._session.scalars(select(RulingRow).order_by(RulingRow.id))
        return {row.key: Ruling(row.key, row.chosen, row.reason) for row in rows}

    def ruled(self) -> tuple[tuple[datetime, Ruling], ...]:
        """Give every ruling ever made, the oldest first."""
        rows = self._session.scalars(select(RulingRow).order_by(RulingRow.id))
        return tuple((row.at, Ruling(row.key, row.chosen, row.reason)) for row in rows)


def _in_question(rows: Sequence[Any]) -> list[int]:
    contents: dict[str, set[str]] = {}
    for row in rows:
        contents.setdefault(row.instance_id, set()).add(row.content)
    before = {row.deprecated_id for row in rows if row.deprecated_id}
    return [
        row.id
        for row in rows
        if row.seal != "intact" or row.deprecated_id or row.instance_id in before or len(contents[row.instance_id]) > 1
    ]


def _more(file: ReturnFile) -> dict[str, Any]:
    return {
        "ratings": [[one.group, one.session, one.slot, one.letter, dict(one.answers)] for one in file.ratings],
        "designs": [[one.group, one.session, one.label, one.title, one.members, one.sample] for one in file.designs],
        "findings": [[one.sheet, one.cell, one.kind, one.words] for one in file.findings],
    }


def _file(row: ReturnFileRow, returns: tuple[Return, ...]) -> ReturnFile:
    more = json.loads(row.more)
    return ReturnFile(
        row.name,
        row.digest,
        row.shape,
        returns,
        tuple(Rated(*one) for one in more["ratings"]),
        tuple(Drawn(*one) for one in more["designs"]),
        tuple(Finding(row.name, *one) for one in more["findings"]),
        {},
        row.group_name,
    )


def _columns(one: Return, file_id: int, form_id: int) -> dict[str, Any]:
    body = {
        "shape": one.shape,
        "themes": one.themes,
        "answers": dict(one.answers),
        "reason": one.reason,
        "replaced_by": one.replaced_by,
        "edits": [asdict(edit) for edit in one.edits],
        "missing": sorted(one.missing),
        "extras": dict(one.extras),
    }
    return {
        "file_id": file_id,
        "line": one.line,
        "form_id": form_id,
        "instance_id": storable(one.instance_id),
        "deprecated_id": storable(one.deprecated_id),
        "group_slug": storable(one.group),
        "session": one.session,
        "slot": storable(one.slot),
        "state": one.state,
        "seal": one.seal,
        "content": one.content,
        "body": storable(canonical_json({name: value for name, value in body.items() if value})),
    }


def _record(row: Any, body: str | None, form: FormKey, file: str) -> Return:
    said: Mapping[str, Any] = json.loads(body) if body else {}
    return Return(
        row.instance_id,
        row.deprecated_id,
        row.group_slug,
        row.session,
        row.slot,
        row.state,
        tuple(said.get("themes", ())),
        form,
        said.get("answers", {}),
        said.get("reason", ""),
        tuple(said.get("replaced_by", ())),
        row.seal,
        said.get("shape", "workbook"),
        file,
        row.line,
        tuple(Edit(**edit) for edit in said.get("edits", ())),
        frozenset(said.get("missing", ())),
        said.get("extras", {}),
        "" if body else row.content,
    )
