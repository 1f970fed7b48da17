"""What the ceremony of a draw asks of the services, each as one piece of work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bwvreview.domain.draw.dice_notes import LookedAgain
    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.scheme import Scheme
    from bwvreview.exchange.pdf import Page
    from bwvreview.services.papers_of_draw import Paper, PapersView
    from bwvreview.services.views_draw import DrawnView, FixedView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


def fixed(workspace: Workspace, draw_id: int) -> FixedView:
    """Read a fixed plan again."""
    from bwvreview.services.views_draw import fixed_view

    with workspace.reading() as store:
        return fixed_view(store, draw_id, _scheme(store))


def give_up(workspace: Workspace, draw_id: int, reason: str) -> None:
    """Give a fixed plan up with its reason."""
    from bwvreview.services.commit_draw import void_draw

    with workspace.store() as store:
        void_draw(store, draw_id, reason, at=workspace.clock.now(), unrolled=True)


def further(workspace: Workspace, draw_id: int) -> FixedView:
    """Read the further roll of a plan that waits for its dice."""
    from bwvreview.services.views_draw import further_view

    with workspace.reading() as store:
        return further_view(store, draw_id, _scheme(store))


def fix_further(workspace: Workspace, draw_id: int, reasons: Mapping[str, str]) -> FixedView | DrawnView:
    """Record the clips that cannot be shown, and fix a further roll of the same plan for their places.

    Gives the roll to read out; or the clips as they stand, when no roll could bring anybody in.
    """
    from bwvreview.services.standing_draw import next_roll
    from bwvreview.services.views_draw import further_view

    with workspace.store() as store:
        scheme = _scheme(store)
        _declare(store, workspace, draw_id, reasons)
        if next_roll(store, draw_id) is not None:
            return further_view(store, draw_id, scheme)
    return drawn(workspace, draw_id)


def roll(workspace: Workspace, draw_id: int, number: int, digits: str, again: tuple[LookedAgain, ...]) -> DrawnView:
    """Roll a fixed plan, once; or with `number` 2 and on, the further roll that is fixed for it."""
    from bwvreview.services.roll_again import RollAgain, roll_again
    from bwvreview.services.roll_draw import RollDraw, roll_draw

    request, at = RollDraw(draw_id, digits, again), workspace.clock.now()
    with workspace.store() as store:
        if number > 1:
            roll_again(store, RollAgain(number, request), _scheme(store), at=at)
        else:
            roll_draw(store, request, at=at)
    return drawn(workspace, draw_id)


def rolled_before(workspace: Workspace, draw_id: int, number: int) -> DrawnView | None:
    """Read a plan whose dice were refused: its clips, when this roll was made before."""
    with workspace.reading() as store:
        made = len(store.draws.get(draw_id).seeds) >= number
    return drawn(workspace, draw_id) if made else None


def drawn(workspace: Workspace, draw_id: int) -> DrawnView:
    """Read a rolled plan."""
    from bwvreview.services.views_draw import drawn_view

    with workspace.reading() as store:
        scheme = _scheme(store)
        return drawn_view(store, draw_id, _form(store, scheme), today=workspace.clock.today(), scheme=scheme)


def call_reserves(workspace: Workspace, draw_id: int, reasons: Mapping[str, str]) -> DrawnView:
    """Record the clips that cannot be shown, all at once, and call up their reserves."""
    with workspace.store() as store:
        _declare(store, workspace, draw_id, reasons)
    return drawn(workspace, draw_id)


def _declare(store: Store, workspace: Workspace, draw_id: int, reasons: Mapping[str, str]) -> None:
    from bwvreview.services.open_session import declare_unavailable, open_session

    scheme, at = _scheme(store), workspace.clock.now()
    session = open_session(store, draw_id, _form(store, scheme), scheme, at=at)
    declare_unavailable(store, session, reasons, scheme, at=at)


def start_session(workspace: Workspace, draw_id: int) -> int:
    """Open the session of a rolled plan; give its number."""
    from bwvreview.services.open_session import open_session

    with workspace.store() as store:
        scheme = _scheme(store)
        return open_session(store, draw_id, _form(store, scheme), scheme, at=workspace.clock.now())


def papers(workspace: Workspace, draw_id: int) -> PapersView:
    """See what can be had of a draw."""
    from bwvreview.services.papers_of_draw import papers_view

    with workspace.reading() as store:
        return papers_view(store, draw_id, _scheme(store))


def save_paper(workspace: Workspace, draw_id: int, paper: Paper, path: Path, password: str = "") -> Path:
    """Write a paper. The request to keep clips opens the session, and notes what was asked for."""
    from bwvreview.services.open_session import open_session
    from bwvreview.services.papers_of_draw import save_paper as save

    at = workspace.clock.now()
    if paper != "keep request":
        with workspace.reading() as store:
            return save(store, draw_id, paper, path, _scheme(store), at=at, password=password)
    with workspace.store() as store:
        scheme = _scheme(store)
        open_session(store, draw_id, _form(store, scheme), scheme, at=at)
        return save(store, draw_id, paper, path, scheme, at=at)


def pages(workspace: Workspace, draw_id: int, paper: Paper) -> tuple[Page, ...]:
    """Make a paper ready for a printer."""
    from bwvreview.services.papers_of_draw import pages_to_print

    with workspace.reading() as store:
        return pages_to_print(store, draw_id, paper, _scheme(store))


def _scheme(store: Store) -> Scheme:
    from bwvreview.services.scheme_in_use import scheme_of

    return scheme_of(store)


def _form(store: Store, scheme: Scheme) -> Form:
    from bwvreview.services.form_in_use import form_in_use

    return form_in_use(store, scheme).form
