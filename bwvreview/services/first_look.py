"""What a window must know of records before it shows a page of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.services.move_workspace import moved_to
from bwvreview.services.roles import RoleNow, role_in
from bwvreview.services.scheme_in_use import words_of
from bwvreview.services.tour import is_practice

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.words import Words
    from bwvreview.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Who sits at the laptop, what their scheme calls things, whether it is practice, and where they were moved to."""

    role: RoleNow
    words: Words
    is_practice: bool
    moved_to: str


def first_look(workspace: Workspace) -> FirstLook:
    """Read it, once the records are open."""
    role = role_in(workspace)
    with workspace.reading() as store:
        return FirstLook(role, words_of(store), is_practice(store), moved_to(store))


def open_and_look(opener: Callable[[], Workspace]) -> tuple[Workspace, FirstLook]:
    """Open records and look into them; what cannot be read does not stay open. Raises what `opener` raises."""
    workspace = opener()
    try:
        return workspace, first_look(workspace)
    except BaseException:
        workspace.close()
        raise
