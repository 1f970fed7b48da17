"""The settings page: the look of now, the name of the group, and how long the police keep video."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.settings import SettingsPage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.scheme_in_use import SchemeChoice
    from bwvreview.services.workspace import Workspace


class SettingsController(Controller):
    """Shows and keeps settings. The look is kept on this computer, the group in the workspace."""

    page: SettingsPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = SettingsPage()
        self.page.mode_chosen.connect(context.appearance.set_mode)
        self.page.scale_chosen.connect(context.appearance.set_scale)
        self.page.motion_chosen.connect(context.appearance.set_less_motion)
        self.page.group_named.connect(self._name_group)
        self.page.days_given.connect(self._keep_days)
        self.page.scheme_chosen.connect(self._use_scheme)
        self.page.form_wanted.connect(lambda: context.go("form"))
        self.page.guard_wanted.connect(lambda: context.go("guard"))
        self.page.copies_wanted.connect(lambda: context.go("copies"))
        self.page.returns_wanted.connect(lambda: context.go("collate"))
        context.appearance.changed.connect(self._show_look)
        context.opened.connect(self.visited)
        self._show_look()

    def visited(self) -> None:
        """Read again the name of the group."""
        self._show_look()
        if self.context.is_open:
            self.read_latest(_read, self._show_found)

    def _show_found(self, found: _Found) -> None:
        self.page.show_group(found.name, found.borough)
        self.page.show_days(found.days)
        self.page.show_schemes(found.schemes, settled=found.settled)

    def _use_scheme(self, slug: str) -> None:
        def keep(workspace: Workspace, _progress: Progress) -> None:
            from bwvreview.services.scheme_in_use import use_scheme

            with workspace.store() as store:
                use_scheme(store, slug)

        def done(_nothing: None) -> None:
            self.context.tell("lists")
            self.visited()

        self.context.ask(keep, done, lambda _problem: self.visited())

    def _keep_days(self, days: int | None) -> None:
        def keep(workspace: Workspace, _progress: Progress) -> int:
            from bwvreview.services.settled import set_retention_days

            with workspace.store() as store:
                return set_retention_days(store, days)

        def done(settled: int) -> None:
            self.page.show_days(settled, saved=True)
            self.context.tell("lists")

        self.context.ask(keep, done, self.page.show_days_problem)

    def _show_look(self) -> None:
        look = self.context.appearance
        self.page.show_look(look.mode, look.scale, at_once=look.less_motion)

    def _name_group(self, name: str, borough: str) -> None:
        def keep(workspace: Workspace, _progress: Progress) -> tuple[str, str]:
            with workspace.store() as store:
                store.settings.put("group.name", name)
                store.settings.put("group.borough", borough)
            return name, borough

        def done(found: tuple[str, str]) -> None:
            self.page.show_group(*found)
            self.page.show_saved()
            self.context.tell("settings")

        self.context.ask(keep, done, self.page.show_problem)


class _Found(NamedTuple):
    """What the workspace holds of the settings."""

    name: str
    borough: str
    days: int
    schemes: tuple[SchemeChoice, ...]
    settled: bool


def _read(workspace: Workspace, _progress: Progress) -> _Found:
    from bwvreview.services.scheme_in_use import is_settled, schemes_to_choose
    from bwvreview.services.settled import retention_days

    with workspace.reading() as store:
        name, borough = store.settings.get("group.name"), store.settings.get("group.borough")
        return _Found(name, borough, retention_days(store), schemes_to_choose(store), is_settled(store))
