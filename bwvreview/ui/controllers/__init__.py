"""One controller for each page. A new page is a new line here.

The order is that of the navigation and of Alt+1, Alt+2, …; `controller` is loaded when its page is first shown, or
when somebody wishes for what it `does`. A place without a title has no item in the navigation (recording);
“settings” stands at the bottom.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.ui.context import Context, Controller


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window: its name, its words and icon in the navigation, and where its controller is."""

    name: str
    title: str
    icon: str
    controller: str = ""  # “module:Class”; empty while nobody has built it
    at_bottom: bool = False
    within: str = ""  # the place whose item is filled while this one, which has none, is shown
    does: tuple[str, ...] = ()  # the wishes that its controller fulfils

    def build(self, context: Context) -> Controller | None:
        """Load and make the controller."""
        if not self.controller:
            return None
        module, _, name = self.controller.partition(":")
        made: Controller = getattr(import_module(f"bwvreview.ui.controllers.{module}"), name)(context)
        return made


PLACES: tuple[Place, ...] = (
    Place("home", "Home", "home", "home:HomeController"),
    Place(
        "list",
        "Police list",
        "file-spreadsheet",
        "list_controller:ListController",
        does=("open list", "practice", "list"),
    ),
    Place("draw", "Draw", "dice-5", "draw_controller:DrawController", does=("plan draw", "room")),
    Place("session", "Session", "device-tv", "session:SessionController", does=("open session", "call reserves")),
    Place("replies", "Replies", "message-reply", "follow_up:FollowUpController", does=("reply", "replies file")),
    Place("feedback", "Feedback", "send", "feedback:FeedbackController", does=("note sent",)),
    Place("record", "", "pencil", "record:RecordController", does=("record",)),
    Place("turns", "", "device-tv", "turns:TurnController", does=("turn", "lock")),
    Place("agree", "", "device-tv", "agree:AgreeController", within="session", does=("agree",)),
    Place(
        "reviewers",
        "",
        "device-tv",
        "reviewers:ReviewersController",
        within="session",
        does=("reviewers", "join session", "answers file"),
    ),
    Place("keying", "", "pencil", "keying:KeyingController", within="session", does=("keying",)),
    Place("two-answers", "", "pencil", "two_answers:TwoAnswersController", does=("two answers",)),
    Place("history", "", "list-check", "history:HistoryController", within="session", does=("history",)),
    Place("practice", "", "list-check", "practice:PracticeController", within="session", does=("practice result",)),
    Place("themes", "", "plus", "themes:ThemesController"),
    Place("publish", "", "send", "publish:PublishController"),
    Place("their-sheet", "", "send", "their_sheet:TheirSheetController", within="feedback", does=("their sheet",)),
    Place("review", "", "device-tv", "review:ReviewController"),
    Place("guard", "", "lock", "guard:GuardController", within="settings"),
    Place("records", "", "folder", "records:RecordsController", within="settings"),
    Place("copies", "", "copy", "copies:CopiesController", within="settings"),
    Place("form", "", "list-check", "forms:FormsController", within="settings", does=("form file",)),
    Place("collate", "", "chart-bar", "collate:CollateController", within="settings", does=("returns",)),
    Place("about", "", "help-circle", "about:AboutController", within="settings"),
    Place("settings", "Settings", "settings", "settings:SettingsController", at_bottom=True),
)
