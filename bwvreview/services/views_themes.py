"""What the page about a group's own themes shows: what a theme can be made of. Never a value of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.services.fix_plan import group_of
from bwvreview.services.own_themes import combinations, own_themes, rule_fields, with_own_themes
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.views_lists import newest_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.own_themes import Combination
    from bwvreview.storage.store import Store


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


def drawable_on(store: Store, list_id: int, scheme: Scheme, today: date) -> Sequence[Encounter]:
    """Give the encounters of a list that can be drawn on a day, as the plan counts them."""
    return sampling_frame(store, list_id, group=group_of(store), day=today, scheme=scheme).encounters


def theme_bench(store: Store, scheme: Scheme, *, today: date | None = None) -> Workbench | None:
    """Give what a theme of the newest list can be made of; None when there is no list, or it was deleted."""
    stored = newest_list(store)
    if stored is None or stored.rows_deleted:
        return None
    scheme = with_own_themes(store, scheme)
    fields = rule_fields(store, stored.id, scheme)
    held = None if today is None else drawable_on(store, stored.id, scheme, today)
    return Workbench(
        stored.id,
        tuple((theme.slug, theme.short) for theme in scheme.themes if theme.before_viewing and theme.rule.fields),
        tuple((field.name, field.title, field.words) for field in fields if field.on_list and field.words),
        combinations(store, stored.id, scheme, held=held),
        tuple((theme.slug, theme.title, theme.sentence) for theme in own_themes(store, scheme)),
    )
