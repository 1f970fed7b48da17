"""What the page about a group's own themes asks of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.services.own_themes import RuleTried
    from bwvreview.services.views_themes import Workbench
    from bwvreview.services.workspace import Workspace


def bench(workspace: Workspace) -> Workbench | None:
    """Look at the newest list; None when there is none."""
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_themes import theme_bench

    with workspace.reading() as store:
        return theme_bench(store, scheme_of(store), today=workspace.clock.today())


def tried(workspace: Workspace, list_id: int, rule: str) -> RuleTried:
    """Count what a rule picks out."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.own_themes import try_rule
    from bwvreview.services.views_themes import drawable_on

    with workspace.reading() as store:
        scheme, today = load_scheme(store.lists.get(list_id).scheme), workspace.clock.today()
        held = drawable_on(store, list_id, scheme, today)
        return try_rule(store, list_id, rule, scheme, held=held)


def keep(workspace: Workspace, title: str, rule: str, sentence: str) -> str:
    """Keep a theme; give its title."""
    from bwvreview.services.own_themes import NewTheme, add_theme
    from bwvreview.services.scheme_in_use import scheme_of

    with workspace.store() as store:
        return add_theme(store, NewTheme(title, rule, sentence=sentence), scheme_of(store)).title


def bring_back(workspace: Workspace, slug: str) -> None:
    """Use a theme again that was just taken away."""
    from bwvreview.services.own_themes import bring_back_theme

    with workspace.store() as store:
        bring_back_theme(store, slug)


def remove(workspace: Workspace, slug: str) -> None:
    """Take one of the group's own themes away."""
    from bwvreview.services.own_themes import remove_theme
    from bwvreview.services.scheme_in_use import scheme_of

    with workspace.store() as store:
        remove_theme(store, slug, scheme_of(store))
