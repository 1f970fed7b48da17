"""What the page about a group's own themes asks of the services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.services.own_themes import Combination, RuleTried
    from bwvreview.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Workbench:
    """What a theme can be made of: themes (slug, words), fields (name, words, the words that may stand in it).

    `offers` are pairs of themes, `own` the themes that the group has made (slug, title, sentence).
    """

    list_id: int
    themes: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str, tuple[str, ...]], ...]
    offers: tuple[Combination, ...]
    own: tuple[tuple[str, str, str], ...]


def bench(workspace: Workspace) -> Workbench | None:
    """Look at the newest list; None when there is none."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.own_themes import combinations, own_themes, rule_fields, with_own_themes
    from bwvreview.services.views_lists import newest_list

    with workspace.reading() as store:
        stored = newest_list(store)
        if stored is None or stored.rows_deleted:
            return None
        scheme = with_own_themes(store, load_scheme(stored.scheme))
        fields = rule_fields(store, stored.id, scheme)
        return Workbench(
            stored.id,
            tuple((t.slug, t.short) for t in scheme.themes if t.before_viewing and t.rule.fields),
            tuple((field.name, field.title, field.words) for field in fields if field.on_list and field.words),
            combinations(store, stored.id, scheme),
            tuple((theme.slug, theme.title, theme.sentence) for theme in own_themes(store, scheme)),
        )


def tried(workspace: Workspace, list_id: int, rule: str) -> RuleTried:
    """Count what a rule picks out."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.own_themes import try_rule

    with workspace.reading() as store:
        return try_rule(store, list_id, rule, load_scheme(store.lists.get(list_id).scheme))


def keep(workspace: Workspace, title: str, rule: str, sentence: str) -> str:
    """Keep a theme; give its title."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.own_themes import NewTheme, add_theme

    with workspace.store() as store:
        return add_theme(store, NewTheme(title, rule, sentence=sentence), load_scheme()).title


def remove(workspace: Workspace, slug: str) -> None:
    """Take one of the group's own themes away."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.own_themes import remove_theme

    with workspace.store() as store:
        remove_theme(store, slug, load_scheme())
