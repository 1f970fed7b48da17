"""The page of the copies: keeps them, looks into one, and puts one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.errors import LockedWorkspace, WorkspaceProblem
from bwvreview.services.clock import LONDON
from bwvreview.ui import files, say
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.once import Once
from bwvreview.ui.pages.copies.page import CopiesPage, CopyLine, CopyLook

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.backups import Contents
    from bwvreview.services.first_look import FirstLook
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.backup import Backup

_WHY = {
    "daily": "Kept once a day",
    "closing": "Kept after work",
    "migration": "Kept before the program was renewed",
    "asked": "Kept because somebody asked",
    "replaced": "What was there before another copy was put back",
}
_RECORDS = ("lists", "draws", "sessions", "answers", "settings")
"""All that a page may show: every page reads again once other records are in their place."""


class CopiesController(Controller):
    """Shows the copies beside the records. A reviewer's screen never comes here."""

    page: CopiesPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = page = CopiesPage()
        self._found = _Found((), None, shared=False)
        self._once = Once(context)
        page.left.connect(lambda: context.go("settings"))
        page.keep_wanted.connect(self._keep)
        page.elsewhere_wanted.connect(self._keep_elsewhere)
        page.look_wanted.connect(lambda key: self._look(key, asking=False))
        page.ask_wanted.connect(lambda key: self._look(key, asking=True))
        page.back_wanted.connect(self._put_back)

    def visited(self) -> None:
        """Read again which copies there are."""
        self.page.clear_told()
        self.page.show_nothing_chosen()
        self._read_again()

    def _read_again(self) -> None:
        if self.context.is_open and not self.context.gate.is_reviewer:
            self.read_latest(_read, self._show, self._failed)

    def _show(self, found: _Found) -> None:
        self._found = found
        self.page.show_copies([copy_line(one) for one in found.copies], shared=found.shared)

    def _failed(self, problem: Problem) -> None:
        self.page.show_busy("")
        self.page.show_problem(problem)

    def _done(self, text: str) -> None:
        self.page.show_busy("")
        self.page.show_done(text)
        self._read_again()

    def _keep(self) -> None:
        def keep(workspace: Workspace, _progress: Progress) -> Backup:
            from bwvreview.services.backups import keep_backup

            return keep_backup(workspace)

        def done(kept: Backup) -> None:
            self.page.choose(kept.path.name)
            self._done(f"A copy is kept: {_when(kept.at)}.")

        self._begin("Keeping a copy")
        self._once.ask(keep, done, self._failed)

    def _keep_elsewhere(self) -> None:
        name = _name(self.context.workspace.path, self.context.clock.today(), self._found.until)
        path = files.save_file(self.context.window, "Keep a copy in another folder", name, files.RECORDS)
        if path is None:
            return
        target = path if path.suffix else path.with_name(f"{path.name}.bwv")

        def keep(workspace: Workspace, _progress: Progress) -> date | None:
            from bwvreview.services.backups import write_backup

            return write_backup(workspace, target)

        def done(until: date | None) -> None:
            duty = f" It may hold references until {say.day(until)}. Delete it then." if until else ""
            self._done(f"A copy is kept in {target.name}.{duty}")

        self._begin("Keeping a copy")
        self._once.ask(keep, done, self._failed)

    def _look(self, key: str, *, asking: bool) -> None:
        copy = self._copy(key)
        if copy is None:
            return

        def look(workspace: Workspace, _progress: Progress) -> CopyLook:
            return _look_into(workspace, copy)

        def show(found: CopyLook) -> None:
            self.page.show_busy("")
            self.page.show_look(key, found, asking=asking)

        self._begin("Looking into the copy")
        self._once.ask(look, show, self._failed)

    def _put_back(self, key: str) -> None:
        copy = self._copy(key)
        if copy is None:
            return

        def put(workspace: Workspace, _progress: Progress) -> tuple[Backup, FirstLook]:
            from bwvreview.services.backups import restore
            from bwvreview.services.first_look import first_look

            _look_into(workspace, copy)  # whether it still opens: it may stand on a disk that fails
            return restore(workspace, copy), first_look(workspace)

        def done(found: tuple[Backup, FirstLook]) -> None:
            aside, look = found
            self.page.show_nothing_chosen()
            self._begin_anew(look)
            self._done(
                f"The copy of {_when(copy.at)} is back. What was there before is kept as a copy of {_when(aside.at)}."
            )

        self._begin("Putting the copy back")
        self._once.ask(put, done, self._failed)

    def _begin(self, what: str) -> None:
        self.page.clear_told()
        self.page.show_busy(what)

    def _begin_anew(self, look: FirstLook) -> None:
        """Let the whole window begin anew, as after the door opened: with the role that the records tell."""
        workspace = self.context.workspace
        if self.context.door is not None:
            self.context.door.opened.emit(workspace, look)
        else:
            self.context.take(workspace)
        for what in _RECORDS:
            self.context.tell(what)

    def _copy(self, key: str) -> Backup | None:
        return next((one for one in self._found.copies if one.path.name == key), None)


class _Found(NamedTuple):
    """The copies there are, and up to which day a copy of now may hold references."""

    copies: tuple[Backup, ...]
    until: date | None
    shared: bool


def _read(workspace: Workspace, _progress: Progress) -> _Found:
    from bwvreview.services.backups import backups
    from bwvreview.services.settled import retention_days

    with workspace.reading() as store:
        until = store.deletion.held_until(retention_days(store))
    return _Found(backups(workspace), until, workspace.path is None)


def _look_into(workspace: Workspace, copy: Backup) -> CopyLook:
    from bwvreview.services.backups import contents_of, look_into
    from bwvreview.storage.faults import UnusableFile

    with workspace.reading() as store:
        now = contents_of(store)
    try:
        found = look_into(workspace, copy)
    except (UnusableFile, LockedWorkspace) as error:  # what these advise is about the records themselves
        raise WorkspaceProblem(
            "This copy cannot be opened.", advice="It is damaged, or has another passphrase. Choose another copy."
        ) from error
    return _compared(found, now)


def copy_line(backup: Backup) -> CopyLine:
    """Put a copy in words."""
    until = f"May hold references until {say.day(backup.until)}" if backup.until else "Holds no references"
    return CopyLine(backup.path.name, _when(backup.at), _WHY[backup.why], until, f"{backup.size / 1e6:.1f} MB")


def _when(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{say.day(local.date(), weekday=True)}, {say.clock(local)}"


def copy_time(backup: Backup) -> str:
    """Say when a copy was kept."""
    return _when(backup.at)


def copy_look(copy: Contents) -> CopyLook:
    """Put what is in a copy in words, where nothing can be compared with it."""
    pairs = tuple((name, f"{number:,}") for name, number in _counts(copy))
    return CopyLook(pairs, _newest(copy), "", "What was written later than this is lost.")


def _compared(copy: Contents, now: Contents) -> CopyLook:
    both = zip(_counts(copy), _counts(now), strict=True)
    pairs = tuple((name, f"{then:,}, now {today:,}") for (name, then), (_, today) in both)
    more = now.changes - copy.changes
    if more > 0:
        told = f"The records of now have {say.count(more, 'change')} more."
    elif more < 0:
        told = f"The copy has {say.count(-more, 'change')} more than the records of now."
    else:
        told = "Both have the same number of changes."
    return CopyLook(pairs, _newest(copy), _newest(now), told)


def _counts(found: Contents) -> tuple[tuple[str, int], ...]:
    return (
        ("Lists", found.lists),
        ("Sessions", found.sessions),
        ("{Clips}", found.clips),
        ("Answers", found.answers),
    )


def _newest(found: Contents) -> str:
    return _when(found.newest) if found.newest else "none"


def _name(path: Path | None, today: date, until: date | None) -> str:
    """Name a copy that is taken elsewhere: it says when it must go, for nobody else will."""
    ending = f" delete after {until}" if until else ""
    return f"{path.stem if path else 'records'} {today}{ending}.bwv"
