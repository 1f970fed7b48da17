"""Everything that can go wrong in a way a person can mend.

    Problem
    ├── ListProblem        the list from the police cannot be used
    │   └── LockedList     it is locked with a password that was not given, or is wrong
    ├── DrawProblem        the draw cannot go on
    │   ├── TooFewToDraw   a label has fewer members than the floor
    │   └── ListDeleted    the list went on its day, with its references
    ├── FormProblem        the review form, or an answer to it
    ├── WorkspaceProblem   where the records are kept
    │   ├── DamagedWorkspace its file cannot be read as it was written
    │   ├── NoWorkspaceYet   nothing is there, and nobody has said how a new one is to be locked
    │   └── LockedWorkspace  its passphrase was not given
    │       └── WrongPassphrase  what was given does not open it
    ├── ExportProblem      files that leave the group
    └── Cancelled          the person asked to stop

Anything else is a bug and reaches the crash handler loudly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Problem(Exception):
    """What went wrong, then what to do about it. The window and the command line show both, in the scheme's words."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """Give the sentence in the usual words."""
        from bwvreview.domain.words import USUAL_WORDS

        return USUAL_WORDS.say(self.message)


class ListProblem(Problem):
    """The list from the police cannot be read or used."""


class LockedList(ListProblem):
    """The list is locked: ask for its password and try again. The password is never kept."""


class DrawProblem(Problem):
    """The draw cannot go on."""


class TooFewToDraw(DrawProblem):
    """A label has so few members that drawing from it could point at a person."""

    def __init__(self, label: str, *, members: int, floor: int) -> None:
        super().__init__(
            f"“{label}” has fewer than {floor} {{encounters}}, too few to draw from without pointing at someone.",
            advice="Join it with another week or borough, or choose a wider theme.",
        )
        self.label, self.members, self.floor = label, members, floor


class ListDeleted(DrawProblem):
    """The list was deleted on its day, so nothing that needs its references can be done."""

    def __init__(self, day: str, advice: str) -> None:
        super().__init__(f"The list was deleted on {day}.", advice=advice)


class FormProblem(Problem):
    """The review form cannot be used, or an answer does not fit it."""


class WorkspaceProblem(Problem):
    """The place where the group's records are kept cannot be used."""


class DamagedWorkspace(WorkspaceProblem):
    """The file cannot be read as it was written: a copy must take its place. `path` is set where it is known."""

    path: Path | None = None


class NoWorkspaceYet(WorkspaceProblem):
    """Nothing is there yet, and a new workspace is locked unless somebody chooses otherwise: ask for a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "There is no workspace here yet, and a new one needs a passphrase.",
            advice="Put it into BWVREVIEW_PASSPHRASE. For practice only: --not-locked makes one that anybody can read.",
        )


class LockedWorkspace(WorkspaceProblem):
    """The workspace is locked: ask for its passphrase and try again."""

    def __init__(self, message: str = "This workspace is locked.", *, advice: str = "") -> None:
        super().__init__(message, advice=advice or "Put its passphrase into BWVREVIEW_PASSPHRASE.")


class WrongPassphrase(LockedWorkspace):
    """What was given does not open the workspace."""


class ExportProblem(Problem):
    """A file that should leave the group could not be written."""


class Cancelled(Problem):
    """The person asked to stop; what was done so far is rolled back."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")
