"""What the palette can do besides pressing the buttons of the page. A new command is a new line here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its words, other words people use for it, and what happens.

    `place` is the page it goes to, `wish` what it asks for there (`Context.wish`), `act` the name of a thing that the
    window does itself. `needs` names what must be there first (services.possible).
    """

    title: str
    also: str
    icon: str
    place: str = ""
    wish: str = ""
    act: str = ""
    needs: str = ""
    key: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("Open a police list", "import load read upload add file csv excel spreadsheet", "file-spreadsheet",
            "list", "open list"),
    Command("Try it with a practice list", "sample demo example test learn", "file-spreadsheet", "list", "practice"),
    Command("Plan a draw", "choose select pick clips themes sample random", "dice-5", "draw", "plan draw",
            needs="list"),
    Command("Make a theme of your own", "category topic filter new", "plus", "themes", needs="list"),
    Command("Record a police reply", "answer response overdue late follow up learning", "message-reply", "replies"),
    Command("Check and save the feedback files", "export save send workbook excel report email share stick", "send",
            "feedback", needs="session"),
    Command("Fill in the sheet of the police", "export their own template spreadsheet", "send", "their-sheet",
            needs="session"),
    Command("Write the page for the public", "publish website results web share", "send", "publish", needs="session"),
    Command("Who records", "reviewers people panel names laptops join", "device-tv", "reviewers", needs="session"),
    Command("Practise {a_clip} together", "training agreement exercise learn", "list-check", "practice"),
    Command("Look at the form", "questions survey answers xlsform", "list-check", "form"),
    Command("Lock and roles", "passphrase password pin hand over reviewer security recovery", "lock", "guard"),
    Command("Open other records", "workspace recent switch group file server new", "folder", "records"),
    Command("See the copies", "backup restore undo lost older versions", "copy", "copies"),
    Command("Put returns together", "central quarter merge collate report groups", "chart-bar", "collate"),
    Command("About this program", "version licence newer update qt copyright", "help-circle", "about"),
    Command("Open the guide", "help manual how what explain", "help-circle", act="guide", key="F1"),
    Command("Look round with the practice list", "tour demo learn try sample training show", "player-play", act="tour"),
    Command("Lock now", "away leave hide close passphrase", "lock", act="lock"),
    Command("Larger letters", "zoom bigger font size text in", "plus", act="larger", key="Ctrl +"),
    Command("Smaller letters", "zoom font size text out", "pencil", act="smaller", key="Ctrl -"),
    Command("Letters at 100%", "zoom reset normal font size", "refresh", act="usual", key="Ctrl 0"),
    Command("Dark colours", "night black theme mode", "settings", act="dark"),
    Command("Light colours", "day white bright theme mode", "settings", act="light"),
    Command("Colours as the computer", "system automatic theme mode", "settings", act="computer"),
    Command("Close the program", "quit exit end stop", "x", act="close", key="Alt F4"),
)  # fmt: skip

PAGE_KEYS: tuple[Command, ...] = (
    Command("Undo the last answer", "back revert mistake", "arrow-back-up", act="Ctrl+Z", key="Ctrl Z"),
    Command("Give the answer again", "redo forward", "arrow-right", act="Ctrl+Y", key="Ctrl Y"),
    Command("Go to what is not answered yet", "next missing unanswered wrong", "arrow-down", act="F8", key="F8"),
    Command("Write a new note", "comment time add", "pencil", act="Ctrl+N", key="Ctrl N"),
    Command("Start or pause the {clip} time", "timer clock watch", "clock", act="Ctrl+P", key="Ctrl P"),
)
"""Keys that a page may have; each is offered only while the page that is shown listens to it."""

PAGES_ALSO: dict[str, str] = {
    "home": "start next overview dashboard",
    "list": "import csv excel file records data",
    "draw": "plan random dice sample select",
    "session": "clips watch viewing evening meeting",
    "replies": "answers responses follow up overdue learning",
    "feedback": "export save send results report files",
    "settings": "options preferences configure group colours size language font notifications",
    "review": "clips watch",
}
"""Other words for the pages of the navigation."""
