"""Which kind of scrutiny a workspace is for: stop and search, unless it was made for another scheme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.exchange.scheme_file import FIRST_SCHEME, load_scheme, load_words, scheme_titles

if TYPE_CHECKING:
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.words import Words
    from bwvreview.storage.store import Store

SCHEME = "scheme"


@dataclass(frozen=True, slots=True)
class SchemeChoice:
    """A scheme that a workspace can be made for: its slug, its title, and whether it is the one in use."""

    slug: str
    title: str
    sentence: str
    chosen: bool


def scheme_of(store: Store) -> Scheme:
    """Give the scheme of a workspace. Raises Problem when this program does not have it."""
    return load_scheme(_slug(store))


def words_of(store: Store) -> Words:
    """Give what the scheme of a workspace calls things."""
    return load_words(_slug(store))


def _slug(store: Store) -> str:
    return store.settings.get(SCHEME) or FIRST_SCHEME


def schemes_to_choose(store: Store | None = None) -> tuple[SchemeChoice, ...]:
    """Give every scheme that comes with the program, the first one first, then by title."""
    chosen = FIRST_SCHEME if store is None else _slug(store)
    return tuple(SchemeChoice(slug, title, sentence, slug == chosen) for slug, title, sentence in scheme_titles())


def is_settled(store: Store) -> bool:
    """Whether the workspace holds a list or a draw, so that its scheme stays."""
    return bool(store.lists.all()) or store.draws.latest() is not None


def use_scheme(store: Store, slug: str) -> Scheme:
    """Say which scheme a workspace is for. Choosing the same again changes nothing.

    Raises Problem for an unknown scheme, and once the workspace holds a list or a draw: their themes, form and
    words belong to one scheme.
    """
    scheme, now = load_scheme(slug), scheme_of(store)
    if slug == now.slug:
        return scheme
    if is_settled(store):
        raise Problem(
            f"This workspace is for {now.title.lower()}, and has lists or draws of it.",
            advice=f"Make a new workspace for {scheme.title.lower()}.",
        )
    store.settings.put(SCHEME, slug)
    return scheme
