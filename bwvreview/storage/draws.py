"""Fixed plans, what was rolled for them, and the clips they lost. Nothing here is changed before its list goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bwvreview.domain.draw.dice_notes import LookedAgain
from bwvreview.domain.draw.voids import Void
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.storage.faults import is_repeated
from bwvreview.storage.history import NewChange, append, of_subject
from bwvreview.storage.journal import about_draw
from bwvreview.storage.tables import ClipRow, CommitmentRow, LossRow, RollRow, SessionRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

Pairs = tuple[tuple[str, str], ...]

_DIE = "die"
# a record that was opened again to mend an answer is of a clip that was seen
_SEEN = (ClipState.VIEWED.value, ClipState.STARTED.value)


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A list file and a statement that were fixed together; `commit` is the statement's fingerprint."""

    list_id: int | None
    group: str
    session: SessionId
    list_file: bytes
    statement: bytes
    commit: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Commitment:
    """A fixed plan: what the dice showed, round by round, and why it was given up, if it was.

    Once its list was deleted (`deleted_on`), list file and statement are empty and `design` keeps the numbers.
    """

    id: int
    list_id: int | None
    group: str
    session: SessionId
    list_file: bytes
    statement: bytes
    commit: str
    created_at: datetime
    seeds: tuple[str, ...]
    rolled_at: datetime | None
    void_reason: str | None
    design: str = ""
    deleted_on: date | None = None


class Draws:
    """Plans and rolls. The tables themselves allow one plan for a session and one roll for a round."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: NewCommitment) -> int:
        """Keep a fixed plan and give its number; the same plan again gives the same number.

        Raises DrawProblem when the group has another plan for this session, given up or not.
        """
        same = self.by_commit(new.commit)
        if same is not None:
            return same.id
        row = CommitmentRow(
            list_id=new.list_id,
            group_slug=new.group,
            session_day=new.session.day,
            session_number=new.session.number,
            list_file=new.list_file,
            statement=new.statement,
            fingerprint=new.commit,
            created_at=new.created_at,
        )
        if not self._kept(row):
            same = self.by_commit(new.commit)
            if same is not None:  # another window fixed it at the same moment
                return same.id
            following = SessionId(new.session.day, new.session.number + 1)
            raise DrawProblem(
                "A draw for this session is already fixed.",
                advice=f"Use the next number, for example {following}, and give the reason for leaving the first.",
            )
        return row.id

    def get(self, commitment_id: int) -> Commitment:
        """Give a plan. Raises DrawProblem when there is none with this number."""
        return self._plan(self._row(commitment_id))

    def by_commit(self, commit: str) -> Commitment | None:
        """Find a plan by its fingerprint."""
        return self._first(select(CommitmentRow).where(CommitmentRow.fingerprint == commit))

    def by_session(self, group: str, session: SessionId) -> Commitment | None:
        """Find the plan of a group's session."""
        table = CommitmentRow
        return self._first(
            select(table).where(
                table.group_slug == group,
                table.session_day == session.day,
                table.session_number == session.number,
            )
        )

    def latest(self, group: str | None = None, *, rolled: bool = False) -> Commitment | None:
        """The plan that was fixed last, by one group or by any; with `rolled`, the last to draw from.

        The empty plan of a session that came from another laptop is none.
        """
        guests = select(SessionRow.id).where(
            SessionRow.commitment_id == CommitmentRow.id, SessionRow.recording == Recording.GUEST.value
        )
        query = select(CommitmentRow).where(~guests.exists()).order_by(CommitmentRow.id.desc()).limit(1)
        if rolled:
            rolls = select(RollRow.id).where(RollRow.commitment_id == CommitmentRow.id)
            query = query.where(CommitmentRow.void_reason.is_(None), rolls.exists())
        return self._first(query if group is None else query.where(CommitmentRow.group_slug == group))

    def roll(self, commitment_id: int, seed: str, *, at: datetime, round: int = 1) -> None:  # noqa: A002
        """Keep what the dice showed. Raises DrawProblem: rolled before, given up, or out of turn."""
        plan = self.get(commitment_id)
        if plan.void_reason is not None:
            raise DrawProblem("This plan was given up.", advice="Plan a new draw.")
        if round > len(plan.seeds) + 1:
            raise DrawProblem("An earlier round has not been rolled.", advice="Roll the rounds in their order.")
        row = RollRow(commitment_id=commitment_id, round=round, digits=seed, rolled_at=at)
        if not self._kept(row):
            raise DrawProblem(
                "This plan was already rolled.", advice="Plan a new draw, and give the reason for leaving this one."
            )

    def note_die(self, commitment_id: int, round: int, die: LookedAgain, *, at: datetime) -> None:  # noqa: A002
        """Keep in the history that a die was looked at again."""
        name, old = f"{round}.{die.place}", f"{die.typed}.{die.read_back}"
        append(self._session, NewChange(at, _DIE, about_draw(commitment_id), "panel", "", name, old, die.shows))

    def dice_notes(self, commitment_id: int) -> tuple[tuple[int, LookedAgain], ...]:
        """The dice of a plan that were looked at again, each with its round, in the order in which it happened."""
        found = [change for change in of_subject(self._session, about_draw(commitment_id)) if change.kind == _DIE]
        notes = [(*change.name.split("."), *change.old.split("."), change.new) for change in found]
        return tuple((int(turn), LookedAgain(int(place), *digits)) for turn, place, *digits in notes)

    def void(self, commitment_id: int, reason: str, at: datetime) -> None:
        """Give a plan up. It is kept with its reason. Raises DrawProblem when it was given up before."""
        row = self._row(commitment_id)
        if row.void_reason is not None:
            raise DrawProblem("This plan was given up before.", advice="Plan a new draw.")
        row.void_reason, row.void_at = reason, at
        self._session.flush()

    def voids(self, group: str, day: date) -> tuple[Void, ...]:
        """The plans of a day that a group gave up, in the order of their numbers."""
        table = CommitmentRow
        query = select(table).where(table.group_slug == group, table.session_day == day, table.void_reason.is_not(None))
        return tuple(
            Void(SessionId(row.session_day, row.session_number), row.fingerprint, row.void_reason or "")
            for row in self._session.scalars(query.order_by(table.session_number))
        )

    def hold(self, commitment_id: int) -> None:
        """Let nobody else declare or roll for this plan until this unit of work is over.

        Two computers that lose a clip at the same moment take turns: both would call up the same slot otherwise, and
        what was read out for a roll would no longer be what is rolled.
        """
        self._session.get(CommitmentRow, commitment_id, with_for_update=True)

    def declare(
        self,
        commitment_id: int,
        kind: Literal["unavailable", "late"],
        lost: Iterable[tuple[str, str]],
        at: datetime,
    ) -> None:
        """Keep which references cannot be shown, each with its reason. One that was told before stays as it was."""
        self.hold(commitment_id)
        self._row(commitment_id)
        losses = self._losses(commitment_id)
        known = {loss.reference for loss in losses}
        turn = len(self._rolls(commitment_id)) + 1
        for reference, reason in lost:
            if reference not in known:
                known.add(reference)
                self._session.add(
                    LossRow(
                        commitment_id=commitment_id,
                        kind=kind,
                        round=turn,
                        reference=reference,
                        reason=reason,
                        declared_at=at,
                    )
                )
                self._session.flush()

    def availability(self, commitment_id: int) -> tuple[Pairs, Pairs]:
        """Lost references with reasons: those told beforehand, sorted, then the late ones in their order.

        None are left once the list was deleted; `lost_slots` still knows the clips.
        """
        losses = [loss for loss in self._losses(commitment_id) if loss.slot is None]
        before = sorted((loss.reference, loss.reason) for loss in losses if loss.kind == "unavailable")
        return tuple(before), tuple((loss.reference, loss.reason) for loss in losses if loss.kind == "late")

    def lost_slots(self, commitment_id: int) -> frozenset[str]:
        """The slots whose loss was declared to the draw, also after the list was deleted."""
        lost = select(LossRow.slot).where(LossRow.commitment_id == commitment_id, LossRow.slot.is_not(None))
        by_reference = (
            select(ClipRow.slot)
            .join(SessionRow, SessionRow.id == ClipRow.session_id)
            .join(LossRow, LossRow.reference == ClipRow.reference)
            .where(SessionRow.commitment_id == commitment_id, LossRow.commitment_id == commitment_id)
        )
        found = (*self._session.scalars(lost), *self._session.scalars(by_reference))
        return frozenset(slot for slot in found if slot is not None)

    def lost_by_round(self, commitment_id: int) -> dict[int, tuple[str, ...]]:
        """Lost references by the round that is to replace them (2: told after the first roll), each sorted."""
        found: dict[int, list[str]] = {}
        for loss in self._losses(commitment_id):
            if loss.slot is None:
                found.setdefault(loss.round, []).append(loss.reference)
        return {turn: tuple(sorted(references)) for turn, references in found.items()}

    def references_seen(self, group: str) -> set[str]:
        """References of the clips that a group has watched, all or part."""
        query = (
            select(ClipRow.reference)
            .join(SessionRow, SessionRow.id == ClipRow.session_id)
            .where(SessionRow.group_slug == group, ClipRow.state.in_(_SEEN))
        )
        return {reference for reference in self._session.scalars(query) if reference is not None}

    def _kept(self, row: CommitmentRow | RollRow) -> bool:
        """Insert a row, unless it may be there only once and is there."""
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            if not is_repeated(error):
                raise
            return False
        return True

    def _row(self, commitment_id: int) -> CommitmentRow:
        row = self._session.get(CommitmentRow, commitment_id)
        if row is None:
            raise DrawProblem(f"There is no plan {commitment_id} in this workspace.", advice="Plan a draw first.")
        return row

    def _first(self, query: Select[CommitmentRow]) -> Commitment | None:
        row = self._session.scalars(query).first()
        return None if row is None else self._plan(row)

    def _rolls(self, commitment_id: int) -> list[RollRow]:
        query = select(RollRow).where(RollRow.commitment_id == commitment_id).order_by(RollRow.round)
        return list(self._session.scalars(query))

    def _losses(self, commitment_id: int) -> list[LossRow]:
        query = select(LossRow).where(LossRow.commitment_id == commitment_id).order_by(LossRow.id)
        return list(self._session.scalars(query))

    def _plan(self, row: CommitmentRow) -> Commitment:
        rolls = self._rolls(row.id)
        return Commitment(
            row.id,
            row.list_id,
            row.group_slug,
            SessionId(row.session_day, row.session_number),
            row.list_file,
            row.statement,
            row.fingerprint,
            row.created_at,
            tuple(roll.digits for roll in rolls),
            rolls[0].rolled_at if rolls else None,
            row.void_reason,
            row.design or "",
            row.deleted_on,
        )
