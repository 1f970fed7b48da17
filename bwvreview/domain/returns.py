"""What the central team receives: records as files hold them, what people changed in them, and what is odd."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.seal import canonical_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Seal = Literal["intact", "broken", "none"]
EditKind = Literal["changed", "suggested", "same", "formula"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something odd in a file, at a sheet and a cell where there is one. `kind` is a short name for programs."""

    file: str
    sheet: str
    cell: str
    kind: str
    words: str

    @property
    def place(self) -> str:
        """Say where it is.

        >>> Finding("a.xlsx", "Clips", "C7", "changed", "").place
        'a.xlsx, Clips, C7'
        """
        return ", ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that is not what its sealed record says: “was X, now Y”.

    `now` is the answer as the form keeps it where that can be told, else the text of the cell. A cell that means the
    same (a number as text, a date as a date) is `same`; `suggested` is a text that reads like another answer;
    a formula has no value.
    """

    name: str
    title: str
    was: str
    now: str
    kind: EditKind
    cell: str = ""

    @property
    def words(self) -> str:
        """Say it in one line."""
        if self.kind == "formula":
            return f"“{self.title}” was “{self.was}”, now it is a formula. No value is taken."
        if self.kind == "same":
            return f"“{self.title}” is written in another way; it still means “{self.was}”."
        said = f"“{self.title}” was “{self.was or 'blank'}”, now “{self.now or 'blank'}”."
        return f"{said} It reads like an answer of the form." if self.kind == "suggested" else said


@dataclass(frozen=True, slots=True)
class FormKey:
    """A form as its fingerprint names it."""

    id: str
    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Return:
    """One record of one clip in one file: viewed, or not shown.

    `answers` are as the form keeps them (choice names with single spaces). `missing` are questions whose column was
    taken out of the file: they count as not asked. `extras` are columns that nobody knows. `known_content` is the
    content of a record that is kept elsewhere, and was not read here.
    """

    instance_id: str
    deprecated_id: str
    group: str
    session: str
    slot: str
    state: str
    themes: tuple[str, ...]
    form: FormKey
    answers: Mapping[str, str]
    reason: str = ""
    replaced_by: tuple[str, ...] = ()
    seal: Seal = "intact"
    shape: Literal["workbook", "package", "panel"] = "workbook"
    file: str = ""
    line: int = 0
    edits: tuple[Edit, ...] = ()
    missing: frozenset[str] = frozenset()
    extras: Mapping[str, str] = field(default_factory=dict)
    known_content: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: its order among copies never depends on the order in which files are read."""
        return self.file, self.line

    @property
    def viewed(self) -> bool:
        """Whether the panel watched the clip."""
        return self.state == "viewed"

    @property
    def content(self) -> str:
        """SHA-256 of what the record says, with what was changed by hand; its ids and its place are no part of it."""
        if self.known_content:
            return self.known_content
        said = {
            "group": self.group,
            "session": self.session,
            "slot": self.slot,
            "state": self.state,
            "themes": list(self.themes),
            "form": self.form.fingerprint,
            "answers": dict(self.answers),
            "reason": self.reason,
            "replaced_by": list(self.replaced_by),
            "edits": [[edit.name, edit.now] for edit in self.edits if edit.kind != "same"],
            "missing": sorted(self.missing),
        }
        return hashlib.sha256(canonical_json(said).encode("ascii")).hexdigest()

    @property
    def clip(self) -> tuple[str, str, str]:
        """The clip it is about: group, session, slot."""
        return self.group, self.session, self.slot

    @property
    def counted(self) -> Mapping[str, str]:
        """The answers that count: a formula has no value, and a change by hand counts once somebody settled it."""
        empty = {edit.name for edit in self.edits if edit.kind == "formula"} | self.missing
        return {name: raw for name, raw in self.answers.items() if name not in empty} if empty else self.answers

    def with_edit(self, name: str) -> Return:
        """Give the record with one change by hand taken into it, as somebody settled it."""
        now = next(edit.now for edit in self.edits if edit.name == name)
        left = tuple(edit for edit in self.edits if edit.name != name)
        answers = {key: raw for key, raw in self.answers.items() if key != name}
        return replace(self, answers={**answers, name: now} if now else answers, edits=left)

    def without_edit(self, name: str) -> Return:
        """Give the record as it was sealed in one answer, as somebody settled it."""
        return replace(self, edits=tuple(edit for edit in self.edits if edit.name != name))


@dataclass(frozen=True, slots=True)
class Rated:
    """What one reviewer answered alone about a clip."""

    group: str
    session: str
    slot: str
    letter: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True, order=True)
class PoliceReply:
    """What the police replied about a clip, on a day. `action` is a choice of the form, or blank: about the clip."""

    group: str
    session: str
    slot: str
    action: str
    words: str
    on: date


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """One label of one session's plan: how many belong to it, and how many were drawn."""

    group: str
    session: str
    label: str
    title: str
    members: int
    sample: int


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as a file describes it. `kind` is the form's own word, such as `select_one`."""

    name: str
    title: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """All that one file gave. `unread` says why when it gave nothing; `digest` is the SHA-256 of its bytes."""

    name: str
    digest: str
    shape: str
    returns: tuple[Return, ...] = ()
    ratings: tuple[Rated, ...] = ()
    designs: tuple[Drawn, ...] = ()
    findings: tuple[Finding, ...] = ()
    forms: Mapping[FormKey, tuple[AskedQuestion, ...]] = field(default_factory=dict)
    group_name: str = ""
    unread: bool = False
