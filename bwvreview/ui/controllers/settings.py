"""The settings page: shows every setting of the table, and keeps it where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.settings import SettingsPage
from bwvreview.ui.preferences import CARDS, OF_GROUP
from bwvreview.ui.speech import use_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.progress import Progress
    from bwvreview.domain.words import Words
    from bwvreview.services.scheme_in_use import SchemeChoice
    from bwvreview.services.workspace import Workspace

_TELLS = {"retention.days": "lists"}
"""Who reads again what a setting of the group changes; else those who show settings."""


class SettingsController(Controller):
    """Shows and keeps settings. Those of this computer count at once, those of the group when they are saved."""

    page: SettingsPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = SettingsPage(CARDS)
        self._kept: dict[str, str] = {}
        self.page.chosen.connect(context.appearance.preferences.put)
        self.page.save_wanted.connect(self._save)
        self.page.scheme_chosen.connect(self._use_scheme)
        self.page.wanted.connect(context.go)
        context.appearance.preferences.changed.connect(lambda _key: self._show_own())
        context.opened.connect(self._opened)
        self._show_own()

    def _opened(self) -> None:
        self._kept = {}  # what was typed belongs to the records before
        self.visited()

    def visited(self) -> None:
        """Read again what the records hold."""
        self._show_own()
        if self.context.is_open:
            self.read_latest(_read, self._show_found)

    def _show_own(self) -> None:
        self.page.show_values(self.context.appearance.preferences.all())

    def _show_found(self, found: _Found) -> None:
        self.page.show_values(found.values, unless_typed_over=self._kept)
        self._kept = found.values
        self.page.show_schemes(found.schemes, settled=found.settled)

    def _use_scheme(self, slug: str) -> None:
        def keep(workspace: Workspace, _progress: Progress) -> Words:
            from bwvreview.services.scheme_in_use import use_scheme

            with workspace.store() as store:
                return use_scheme(store, slug).words

        def done(words: Words) -> None:
            use_words(words)
            self.context.tell("lists")
            self.visited()

        self.context.ask(keep, done, lambda _problem: self.visited())

    def _save(self, card: str, values: Mapping[str, str], *, again: bool = False) -> None:
        before = {key: self._kept[key] for key in values if key in self._kept}

        def keep(workspace: Workspace, _progress: Progress) -> dict[str, str]:
            from bwvreview.services.group_settings import keep_settings

            with workspace.store() as store:
                return keep_settings(store, values)

        def done(found: dict[str, str]) -> None:
            self.forget_reads()
            self._kept.update(found)
            self.page.show_values(found)
            self.page.show_saved(card)
            if not again and before != found:
                undo = self.context.window.undo
                undo.offer("Saved.", lambda: self._save(card, before, again=True))
            for what in {_TELLS.get(key, "settings") for key in found}:
                self.context.tell(what)

        self.context.ask(keep, done, lambda problem: self.page.show_problem(card, problem))


class _Found(NamedTuple):
    """What the workspace holds of the settings."""

    values: dict[str, str]
    schemes: tuple[SchemeChoice, ...]
    settled: bool


def _read(workspace: Workspace, _progress: Progress) -> _Found:
    from bwvreview.services.group_settings import settings_now
    from bwvreview.services.scheme_in_use import is_settled, schemes_to_choose

    with workspace.reading() as store:
        return _Found(settings_now(store, OF_GROUP), schemes_to_choose(store), is_settled(store))
