"""Putting returns together: each record received is kept, replaced by a newer one, a duplicate, or in conflict."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.collate_findings import edited, same_files, second_ratings
from bwvreview.domain.collate_revisions import Family
from bwvreview.domain.returns import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bwvreview.domain.returns import Edit, Return, ReturnFile

Fate = Literal["kept", "superseded", "duplicate", "in_conflict"]
FATES: tuple[Fate, ...] = ("kept", "superseded", "duplicate", "in_conflict")

ConflictKind = Literal["copies", "fork", "cycle"]

TYPED = "panel-"
"""How the ids of blocks begin that were typed by hand without any."""

PANEL_ANSWERS = frozenset({"rag"})
"""The answers that a panel sheet gives as the form does."""

_SHAPES = {"workbook": 0, "package": 1, "panel": 2}
_SEALS = {"intact": 0, "none": 1, "broken": 2}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Records that cannot all be true. `key` stays the same as long as they say the same.

    `kind` is `copies` (one record, different content), `fork` (two newer copies of one record) or `cycle` (records
    that replace each other in a circle, which is refused). `names` are the answers in which they differ.
    """

    key: str
    kind: ConflictKind
    returns: tuple[Return, ...]
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say what it is."""
        if self.kind == "cycle":
            return f"{len(self.returns)} records replace each other in a circle"
        if self.kind == "fork":
            return f"{len(self.returns)} newer copies of one clip"
        return f"{len(self.returns)} copies differ in {len(self.names)} answer{'' if len(self.names) == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """How somebody settled a question: what was chosen, and why. `key` names a conflict or a change by hand."""

    key: str
    chosen: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collation:
    """All files put together. Received = kept + superseded + duplicate + in conflict; this is checked when made."""

    fates: tuple[tuple[Return, Fate], ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    files: tuple[ReturnFile, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.received != sum(self.count(fate) for fate in FATES):  # pragma: no cover - each has one fate
            raise AssertionError("the counts do not add up")

    @property
    def received(self) -> int:
        """Records in all the files that could be read."""
        return sum(len(file.returns) for file in self.files)

    def count(self, fate: Fate) -> int:
        """Count the records of one fate."""
        return sum(1 for _, one in self.fates if one == fate)

    @property
    def kept(self) -> tuple[Return, ...]:
        """The records that count, by group, session and slot."""
        kept = (one for one, fate in self.fates if fate == "kept")
        return tuple(sorted(kept, key=lambda one: (one.clip, one.instance_id)))

    @property
    def counts(self) -> dict[str, int]:
        """Give received and each fate, by name."""
        many = Counter(fate for _, fate in self.fates)
        return {"received": self.received, **{fate: many[fate] for fate in FATES}}

    @property
    def sentence(self) -> str:
        """The sum in one line."""
        return sum_sentence(self.counts)


def sum_sentence(counts: Mapping[str, int]) -> str:
    """Say a sum in one line.

    >>> sum_sentence({"received": 3, "kept": 2, "superseded": 0, "duplicate": 1, "in_conflict": 0})
    '3 received = 2 kept + 0 replaced by newer + 1 sent twice + 0 in conflict'
    """
    kept, superseded, twice, conflict = (counts[fate] for fate in FATES)
    return (
        f"{counts['received']} received = {kept} kept + {superseded} replaced by newer + {twice} sent twice"
        f" + {conflict} in conflict"
    )


def collate(files: Iterable[ReturnFile], rulings: Mapping[str, Ruling] | None = None) -> Collation:
    """Put files together by the rules (recording rules, section 5). The order of the files changes nothing."""
    ordered = tuple(sorted(files, key=lambda file: (file.name, file.digest)))
    sorting = _Sorting(rulings or {})
    copies = _by_id([one for file in ordered for one in file.returns])
    chosen = [winner for instance_id in sorted(copies) for winner in sorting.copies(copies[instance_id])]
    sorting.revisions(chosen)
    rows = tuple(sorting.fates[place] for place in sorted(sorting.fates))
    found = [finding for file in ordered for finding in file.findings]
    found += [*same_files(ordered), *sorting.findings, *second_ratings(rows), *edited(rows)]
    ready = tuple((sorting.with_rulings(one), fate) for one, fate in rows)
    conflicts = tuple(sorted(sorting.conflicts, key=lambda one: (min(r.clip for r in one.returns), one.key)))
    return Collation(ready, conflicts, tuple(sorted(set(found))), ordered)


def _by_id(returns: Sequence[Return]) -> dict[str, list[Return]]:
    """Put copies of one record together. A sheet typed by hand has no ids: its blocks are found by clip."""
    clips: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in returns:
        if one.shape != "panel":
            clips[_evening(one)].add(one.instance_id)
    copies: dict[str, list[Return]] = defaultdict(list)
    for typed in returns:
        found = clips.get(_evening(typed), set())
        meant = typed.instance_id.startswith(TYPED) and len(found) == 1
        one = replace(typed, instance_id=min(found)) if meant else typed
        copies[one.instance_id].append(one)
    return copies


def _evening(one: Return) -> tuple[str, str, str]:
    return one.group, one.session[:10], one.slot


class _Sorting:
    """Giving each record its fate."""

    def __init__(self, rulings: Mapping[str, Ruling]) -> None:
        self.fates: dict[tuple[str, int], tuple[Return, Fate]] = {}
        self.findings: list[Finding] = []
        self.conflicts: list[Conflict] = []
        self._rulings = rulings

    def copies(self, copies: Sequence[Return]) -> tuple[Return, ...]:
        """Choose between copies of one record; give the one that goes on, or none while they are in conflict.

        Same content: one is kept. Else the copy whose seal is intact wins; two such, or none, are a conflict.
        """
        if len(copies) == 1:
            self._give(copies[0], "kept")
            return (copies[0],)
        same: dict[str, list[Return]] = defaultdict(list)
        for one in sorted(copies, key=_rank):
            same[_content(one, copies)].append(one)
        heads = [group[0] for group in same.values()]
        for group in same.values():
            for one in group[1:]:
                self._give(one, "duplicate")
        winner = self._winner(heads)
        if winner is None:
            self._conflict("copies", heads)
            return ()
        for one in heads:
            if one is not winner:
                self._give(one, "superseded")
                self.findings.append(_loser(one, winner))
        self._give(winner, "kept")
        return (winner,)

    def _winner(self, heads: Sequence[Return]) -> Return | None:
        if len(heads) == 1:
            return heads[0]
        ruled = self._ruled(heads)
        if ruled is not None:
            return ruled
        sealed = [one for one in heads if one.seal == "intact"]
        return sealed[0] if len(sealed) == 1 else None

    def _ruled(self, returns: Sequence[Return]) -> Return | None:
        ruling = self._rulings.get(key_of(returns))
        return next((one for one in returns if ruling and one.content == ruling.chosen), None)

    def _conflict(self, kind: ConflictKind, returns: Sequence[Return]) -> None:
        for one in returns:
            self._give(one, "in_conflict")
        self.conflicts.append(Conflict(key_of(returns), kind, tuple(returns), differing(returns)))

    def _give(self, one: Return, fate: Fate) -> None:
        self.fates[one.place] = one, fate

    def revisions(self, chosen: Sequence[Return]) -> None:
        """Follow each revision to the newest record; a fork and a circle are conflicts."""
        family = Family({one.instance_id: one for one in chosen})
        for one in family.replaced:
            self._give(one, "superseded")
        for circle in family.circles:
            self._conflict("cycle", circle)
        for fork in family.forks:
            winner = self._ruled(fork)
            if winner is None:
                self._conflict("fork", fork)
            for one in fork if winner else ():
                self._give(one, "kept" if one is winner else "superseded")
        known = {one.instance_id for one, _ in self.fates.values()}
        for one in family.orphans:
            if one.deprecated_id not in known:
                words = f"Clip {one.slot} takes the place of a record that was never received. It is kept."
                self.findings.append(Finding(one.file, "", "", "revision-of-nothing", words))

    def with_rulings(self, one: Return) -> Return:
        """Take what somebody settled about changes by hand into a record."""
        for edit in one.edits:
            ruling = self._rulings.get(edit_key(one, edit))
            if ruling is not None and edit.kind != "same":
                one = one.with_edit(edit.name) if ruling.chosen == "now" else one.without_edit(edit.name)
        return one


def _rank(one: Return) -> tuple[int, int, str, int]:
    return _SEALS[one.seal], _SHAPES[one.shape], one.file, one.line


def _content(one: Return, copies: Sequence[Return]) -> str:
    """Give the content of a record. A panel sheet holds less: what it holds is compared with each fuller copy."""
    if one.shape == "panel":
        for other in sorted(copies, key=_rank):
            if other.shape != "panel" and _says_the_same(one, other):
                return other.content
    return one.content


def _says_the_same(panel: Return, other: Return) -> bool:
    told = all(other.answers.get(name, "") == raw for name, raw in panel.answers.items() if name in PANEL_ANSWERS)
    return told and panel.state == other.state


def _loser(one: Return, winner: Return) -> Finding:
    names = ", ".join(differing((one, winner)))
    words = f"Clip {one.slot} differs from the sealed copy in “{winner.file}” ({names}). The sealed copy is kept."
    return Finding(one.file, "", "", "sealed-copy-wins", words)


def key_of(returns: Iterable[Return]) -> str:
    """Name a conflict by what its records say: a ruling ends when one of them changes."""
    said = "\n".join(sorted(f"{one.instance_id} {one.content}" for one in returns))
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def edit_key(one: Return, edit: Edit) -> str:
    """Name a change by hand."""
    said = f"{one.instance_id}\n{edit.name}\n{edit.was}\n{edit.now}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def differing(returns: Sequence[Return]) -> tuple[str, ...]:
    """Name what differs between records: answers as they stand in the files, and what is said of the clip itself."""
    said = [_said(one) for one in returns]
    names = sorted({name for one in said for name in one})
    return tuple(name for name in names if len({one.get(name, "") for one in said}) > 1)


def _said(one: Return) -> dict[str, str]:
    shown = {**one.answers, **{edit.name: edit.now for edit in one.edits if edit.kind != "same"}}
    own = {"#slot": one.slot, "#state": one.state, "#reason": one.reason, "#themes": " ".join(one.themes)}
    return {**shown, **own}


def said_of(one: Return, name: str) -> str:
    """Give what a record says under one of the names that `differing` gives."""
    return _said(one).get(name, "")
