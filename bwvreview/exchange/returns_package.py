"""Reading a data package: CSV tables with their description. A table is sealed by its hash in the description."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import zipfile
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from bwvreview.domain.answer_words import number
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.returns import AskedQuestion, Drawn, Finding, FormKey, Return, ReturnFile
from bwvreview.domain.session_id import SessionId
from bwvreview.exchange import limits
from bwvreview.exchange.list_source import BROKEN
from bwvreview.exchange.returns_cells import words_of
from bwvreview.exchange.returns_sheet import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.returns import Seal

DESCRIPTION = "datapackage.json"
_NAME = re.compile(r"bwv-review-(.+)-([0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]+)")
_TITLE = re.compile(r"Feedback of (.*), session [0-9.-]+")
_OWN = ("instance_id", "deprecated_id", "slot", "themes")
_SPELT = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIGURES = frozenset({"integer", "number"})
_KINDS = {"integer": "integer", "number": "decimal", "date": "date"}


def read_package(content: bytes, name: str) -> ReturnFile:
    """Read a package. Raises ListProblem for a ZIP that is damaged, locked, or no package of ours."""
    files = _unpacked(content)
    try:
        described: dict[str, Any] = json.loads(files[DESCRIPTION])
        found = _NAME.fullmatch(described["name"])
        form = FormKey(*(str(described["form"][key]) for key in ("id", "version", "fingerprint")))
        resources = {one["name"]: one for one in described["resources"]}
        group, session = found.groups() if found else ("", "")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _not_ours() from error
    if not group:
        raise _not_ours()
    SessionId.read(session)
    read = _Package(name, group, session, form, files, resources)
    viewed = read.records("clips", "viewed")
    title = _TITLE.fullmatch(str(described.get("title", "")))
    return ReturnFile(
        name,
        hashlib.sha256(content).hexdigest(),
        "package",
        (*viewed, *read.records("not-shown", "not-shown", len(viewed))),
        designs=read.designs(),
        findings=tuple(read.findings),
        forms={form: read.questions()},
        group_name=title[1] if title else "",
    )


def _not_ours() -> ListProblem:
    return ListProblem("This ZIP is no data package of a group.", advice="Ask the group to save the feedback again.")


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > limits.MOST_PACKAGE:
                raise limits.too_big()
            return {info.filename.rpartition("/")[2]: archive.read(info) for info in infos}
    except BROKEN as error:
        raise ListProblem("The ZIP is damaged.", advice="Ask the group to send it again.") from error


class _Package:
    """The tables of one package."""

    def __init__(
        self,
        name: str,
        group: str,
        session: str,
        form: FormKey,
        files: Mapping[str, bytes],
        resources: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.findings: list[Finding] = []
        self._name, self._group, self._session, self._form = name, group, session, form
        self._files, self._resources = files, resources

    def table(self, name: str) -> tuple[list[str], list[list[str]], Seal]:
        """Give head and rows of a table, and whether it is as it was written."""
        content = self._files.get(f"{name}.csv")
        if content is None:
            self._note("no-table", f"The table “{name}” is gone.", f"{name}.csv")
            return [], [], "broken"
        whole = self._resources.get(name, {}).get("hash") == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if not whole:
            self._note("seal", f"The table “{name}” was changed after it was written.", f"{name}.csv")
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig", "replace"), newline="")))
        return (rows[0] if rows else []), rows[1:], "intact" if whole else "broken"

    def _note(self, kind: str, words: str, sheet: str = "", cell: str = "") -> None:
        self.findings.append(Finding(self._name, sheet, cell, kind, words))

    def records(self, table: str, state: str, first: int = 0) -> tuple[Return, ...]:
        """Give the records of a table, numbered from `first`."""
        head, rows, seal = self.table(table)
        if not head:
            return ()
        known = {field["name"] for field in self._resources.get(table, {}).get("schema", {}).get("fields", [])}
        gone = frozenset(known - set(head) - set(_OWN))
        extra = [name for name in head if name not in known]
        for name in sorted(gone):
            self._note("column-gone", f"The column “{name}” is gone. It counts as not asked.", f"{table}.csv")
        for name in extra:
            cell = place_of(0, head.index(name))
            self._note("extra-column", f"“{name}” is no column of the form. It is kept beside.", f"{table}.csv", cell)
        found: list[Return] = []
        for at, row in enumerate(rows):
            cells = dict(zip(head, map(_read, row), strict=False))
            if not cells.get("instance_id") or not cells.get("slot"):
                words = f"Row {at + 2} belongs to no record. It is left out."
                self._note("extra-row", words, f"{table}.csv", place_of(at + 1, 0))
                continue
            found.append(self._record(cells, state, seal, first + len(found), gone, extra))
        return tuple(found)

    def _record(
        self, cells: Mapping[str, str], state: str, seal: Seal, line: int, gone: frozenset[str], extra: list[str]
    ) -> Return:
        viewed = state == "viewed"
        own = {*_OWN, *extra}
        fields = self._resources.get("clips", {}).get("schema", {}).get("fields", [])
        figures = {field["name"] for field in fields if field["type"] in _FIGURES}
        return Return(
            cells["instance_id"],
            cells.get("deprecated_id", ""),
            self._group,
            self._session,
            cells["slot"],
            state,
            tuple(cells.get("themes", "").split()),
            self._form,
            {
                name: words_of(number(raw)) if name in figures else raw
                for name, raw in cells.items()
                if viewed and raw and name not in own
            },
            "" if viewed else cells.get("reason", ""),
            () if viewed else tuple(cells.get("replaced_by", "").split()),
            seal,
            "package",
            self._name,
            line,
            (),
            gone if viewed else frozenset(),
            {name: cells.get(name, "") for name in extra},
        )

    def designs(self) -> tuple[Drawn, ...]:
        """Give the sizes of the plan; a row without whole numbers is left out and told."""
        head, rows, _ = self.table("design")
        found = []
        for at, row in enumerate(rows):
            cells = dict(zip(head, row, strict=False))
            try:
                sizes = _size(cells["members"]), _size(cells["sample"])
                found.append(Drawn(self._group, self._session, cells["label"], cells["title"], *sizes))
            except (KeyError, ValueError):
                words = "A size in the plan is no whole number. Its theme is left out."
                self._note("design-cell", words, "design.csv", place_of(at + 1, 0))
        return tuple(found)

    def questions(self) -> tuple[AskedQuestion, ...]:
        """Give the questions of the form, from the description and the table of choices."""
        head, rows, _ = self.table("choices")
        choices: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            cells = dict(zip(head, map(_read, row), strict=False))
            pair = cells.get("name", ""), cells.get("label", "")
            choices.setdefault(cells.get("question", ""), []).append(pair)
        fields = self._resources.get("clips", {}).get("schema", {}).get("fields", [])
        return tuple(_question(field, tuple(choices.get(field["name"], ()))) for field in fields[len(_OWN) :])


def _size(text: str) -> int:
    """Read how many there are. Raises ValueError."""
    if (size := int(text)) < 0:
        raise ValueError("fewer than none")
    return size


def _question(field: Mapping[str, Any], choices: tuple[tuple[str, str], ...]) -> AskedQuestion:
    several = "Several answers" in str(field.get("description", ""))
    kind = "select_multiple" if several else "select_one" if choices else _KINDS.get(field["type"], "text")
    return AskedQuestion(field["name"], str(field.get("title") or field["name"]), kind, choices)


def _read(text: str) -> str:
    """Read what the package spells out."""
    return _SPELT.sub(lambda found: chr(int(found[1], 16)), text)
