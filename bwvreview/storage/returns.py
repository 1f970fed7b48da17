"""Returns in, returns out: what groups sent, kept file by file; the same file again changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from bwvreview.domain.collate import Ruling
from bwvreview.domain.returns import AskedQuestion, Drawn, Edit, Finding, FormKey, Rated, Return, ReturnFile
from bwvreview.storage.columns import canonical_json, storable
from bwvreview.storage.history import SETTLED, WORKSPACE, NewChange, append
from bwvreview.storage.tables_returns import ReturnFileRow, ReturnFormRow, ReturnRow, RulingRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
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

    def files(self, of_quarter: Callable[[str], bool] = lambda _session: True) -> list[ReturnFile]:
        """Give every file with its records. What a record says is read only where it may be in question.

        A record that nobody else names, with its seal intact, comes with the SHA-256 of what it says alone. Answers
        that reviewers gave alone come only of sessions that `of_quarter` wants.
        """
        rows = [tuple(row) for row in self._session.execute(select(*_LIGHT).order_by(ReturnRow.id))]
        bodies = {number: json.loads(body) for number, body in self._bodies(_in_question(rows))}
        forms, names = self._form_keys(), self._names()
        mine: dict[int, list[Return]] = {at: [] for at in names}
        for row in rows:
            mine[row[1]].append(_record(row, bodies.get(row[0]), forms[row[3]], names[row[1]]))
        query = select(ReturnFileRow).order_by(ReturnFileRow.id).execution_options(yield_per=_AT_ONCE // 10)
        return [_file(row, names[row.id], tuple(mine[row.id]), of_quarter) for row in self._session.scalars(query)]

    def said(self) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
        """Give what each record says, by file name and line, a few at a time in memory, in the order they came."""
        names = self._names()
        query = select(ReturnRow.file_id, ReturnRow.line, ReturnRow.body).order_by(ReturnRow.id)
        for file, line, body in self._session.execute(query.execution_options(yield_per=_AT_ONCE)):
            yield (names[file], line), json.loads(body)

    def newest_session(self) -> str:
        """Give the latest session that anything was kept of; '' when there is none."""
        return self._session.scalar(select(func.max(ReturnRow.session))) or ""

    def _names(self) -> dict[int, str]:
        """Give the name of each file. Of several with one name all but one have a number, whichever came first."""
        query = select(ReturnFileRow.id, ReturnFileRow.name).order_by(ReturnFileRow.name, ReturnFileRow.digest)
        names: dict[int, str] = {}
        many: Counter[str] = Counter()
        for number, name in self._session.execute(query):
            many[name] += 1
            names[number] = name if many[name] == 1 else f"{name} ({many[name]})"
        return names

    def _bodies(self, wanted: Sequence[int]) -> Iterator[tuple[int, str]]:
        for at in range(0, len(wanted), _AT_ONCE // 4):
            some = wanted[at : at + _AT_ONCE // 4]
            yield from self._session.execute(select(ReturnRow.id, ReturnRow.body).where(ReturnRow.id.in_(some)))

    def _form_keys(self) -> dict[int, FormKey]:
        rows = self._session.scalars(select(ReturnFormRow))
        return {row.id: FormKey(row.form_id, row.version, row.fingerprint) for row in rows}

    def settle(self, ruling: Ruling, *, at: datetime, about: str = "", by: str = "coordinator") -> int:
        """Keep how a question was settled, in the history too; give the position of that change.

        Earlier rulings on it stay, and count no more. `about` names what it is about, as the history tells it.
        """
        reason = storable(ruling.reason)
        change = NewChange(at, SETTLED, WORKSPACE, by, "", storable(about), ruling.key, ruling.chosen, reason)
        position = append(self._session, change)
        row = RulingRow(key=ruling.key, chosen=ruling.chosen, reason=reason, at=at, position=position)
        self._session.add(row)
        self._session.flush()
        return position

    def rulings(self) -> dict[str, Ruling]:
        """Give the newest ruling on each question."""
        rows = self._session.scalars(select(RulingRow).order_by(RulingRow.id))
        return {row.key: Ruling(row.key, row.chosen, row.reason) for row in rows}

    def ruled(self) -> tuple[tuple[datetime, Ruling], ...]:
        """Give every ruling ever made, the oldest first."""
        rows = self._session.scalars(select(RulingRow).order_by(RulingRow.id))
        return tuple((row.at, Ruling(row.key, row.chosen, row.reason)) for row in rows)


def _in_question(rows: Sequence[Any]) -> list[int]:
    """Give the rows that may be in question: others name them, or they name another, or their seal is broken."""
    contents: dict[str, str] = {}
    before = {row[5] for row in rows if row[5]}
    several = {row[4] for row in rows if contents.setdefault(row[4], row[11]) != row[11]}
    return [row[0] for row in rows if row[10] != "intact" or row[5] or row[4] in before or row[4] in several]


def _more(file: ReturnFile) -> dict[str, Any]:
    return {
        "ratings": [[one.group, one.session, one.slot, one.letter, dict(one.answers)] for one in file.ratings],
        "designs": [[one.group, one.session, one.label, one.title, one.members, one.sample] for one in file.designs],
        "findings": [[one.sheet, one.cell, one.kind, one.words] for one in file.findings],
    }


def _file(row: ReturnFileRow, name: str, returns: tuple[Return, ...], of_quarter: Callable[[str], bool]) -> ReturnFile:
    more = json.loads(row.more)
    return ReturnFile(
        name,
        row.digest,
        row.shape,
        returns,
        tuple(Rated(*one) for one in more["ratings"] if of_quarter(one[1])),
        tuple(Drawn(*one) for one in more["designs"]),
        tuple(Finding(name, *one) for one in more["findings"]),
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


_NOTHING: Mapping[str, Any] = {}


def _record(row: Any, said: Mapping[str, Any] | None, form: FormKey, file: str) -> Return:
    """Make a record of its columns (`_LIGHT`); without what it says, with the SHA-256 of that alone."""
    _, _, line, _, instance_id, deprecated_id, group, session, slot, state, seal, content = row
    one = Return(
        instance_id,
        deprecated_id,
        group,
        session,
        slot,
        state,
        (),
        form,
        _NOTHING,
        seal=seal,
        file=file,
        line=line,
        extras=_NOTHING,
        known_content=content,
    )
    return one if said is None else in_full(one, said)


def in_full(one: Return, said: Mapping[str, Any]) -> Return:
    """Give a record with what it says, as `said` of the store gives it."""
    get = said.get
    return Return(
        one.instance_id,
        one.deprecated_id,
        one.group,
        one.session,
        one.slot,
        one.state,
        tuple(get("themes", ())),
        one.form,
        get("answers", _NOTHING),
        get("reason", ""),
        tuple(get("replaced_by", ())),
        one.seal,
        get("shape", "workbook"),
        one.file,
        one.line,
        tuple(Edit(**edit) for edit in get("edits", ())),
        frozenset(get("missing", ())),
        get("extras", _NOTHING),
    )
