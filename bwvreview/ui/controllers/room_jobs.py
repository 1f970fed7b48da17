"""What the ceremony of a draw asks of the services, each as one piece of work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.views_draw import DrawnView, FixedView
    from bwvreview.services.workspace import Workspace


def fixed(workspace: Workspace, draw_id: int) -> FixedView:
    """Read a fixed plan again."""
    from bwvreview.services.views_draw import fixed_view

    with workspace.reading() as store:
        return fixed_view(store, draw_id, _scheme())


def give_up(workspace: Workspace, draw_id: int, reason: str) -> None:
    """Give a fixed plan up with its reason."""
    from bwvreview.services.commit_draw import void_draw

    with workspace.store() as store:
        void_draw(store, draw_id, reason, at=workspace.clock.now())


def roll(workspace: Workspace, draw_id: int, digits: str) -> DrawnView:
    """Roll a fixed plan, once."""
    from bwvreview.services.roll_draw import RollDraw, roll_draw

    with workspace.store() as store:
        roll_draw(store, RollDraw(draw_id, digits), at=workspace.clock.now())
    return drawn(workspace, draw_id)


def drawn(workspace: Workspace, draw_id: int) -> DrawnView:
    """Read a rolled plan."""
    from bwvreview.services.views_draw import drawn_view

    scheme = _scheme()
    form = _form(scheme)
    with workspace.reading() as store:
        return drawn_view(store, draw_id, form, today=workspace.clock.today(), scheme=scheme)


def call_reserves(workspace: Workspace, draw_id: int, reasons: Mapping[str, str]) -> DrawnView:
    """Record the clips that cannot be shown, all at once, and call up their reserves."""
    from bwvreview.services.open_session import declare_unavailable, open_session

    scheme, at = _scheme(), workspace.clock.now()
    form = _form(scheme)
    with workspace.store() as store:
        session = open_session(store, draw_id, form, scheme, at=at)
        declare_unavailable(store, session, reasons, scheme, at=at)
    return drawn(workspace, draw_id)


def start_session(workspace: Workspace, draw_id: int) -> int:
    """Open the session of a rolled plan; give its number."""
    from bwvreview.services.open_session import open_session

    scheme = _scheme()
    form = _form(scheme)
    with workspace.store() as store:
        return open_session(store, draw_id, form, scheme, at=workspace.clock.now())


def save_pull_list(workspace: Workspace, draw_id: int, path: Path) -> Path:
    """Write the list for the police."""
    from bwvreview.services.pull_list import save_pull_list as save

    with workspace.reading() as store:
        return save(store, draw_id, path, _scheme())


def _scheme() -> Scheme:
    from bwvreview.exchange.scheme_file import load_scheme

    return load_scheme()


def _form(scheme: Scheme) -> Form:
    from bwvreview.exchange.resources import resource
    from bwvreview.services.try_form import check_form

    return check_form(resource("schemes", scheme.slug, "form.xlsx"))
