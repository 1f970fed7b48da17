"""Every setting of the program, as data: the settings page and what is kept are made from this table.

A new setting is a new line in `CARDS`. Settings of this computer are kept in its own small file, at once; settings of
the group go with its records, when somebody presses the button of their card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from bwvreview.ui.remembered import Remembered

Kind = Literal["list", "tiles", "tick", "text", "number"]

IDLE, NOTICES = "lock.minutes", "notices"
MODE, SCALE, LETTERS, SPACING, MOTION = "mode", "scale", "letters", "spacing", "motion"
LANGUAGE = "language"
LOOK = frozenset({MODE, SCALE, LETTERS, SPACING, MOTION})
"""What changes how the program looks."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: where it is kept and under which name, its words, what can be chosen, and what holds at first.

    `choices` are pairs of what is kept and its words. A tick box keeps `choices[0]` when ticked, else `choices[1]`.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    least: int = 0
    most: int = 9_999


@dataclass(frozen=True, slots=True)
class SettingsCard:
    """Settings that belong together. With `save`, the words of a button, they are the group's own.

    `doors` are buttons to other pages: words, place, icon.
    """

    title: str
    told: str = ""
    settings: tuple[Setting, ...] = ()
    save: str = ""
    doors: tuple[tuple[str, str, str], ...] = ()
    right: bool = False


_TICK = (("yes", ""), ("no", ""))

KEPT = ("How long lists stay here", "The police keep these {clips}. A list here goes so many days after its last day.")
"""What stands over the days of retention where the police delete nothing that is watched: title and line."""

CARDS: tuple[SettingsCard, ...] = (
    SettingsCard("How it looks", settings=(
        Setting(MODE, "list", "Colours", default="computer",
                choices=(("computer", "As the computer"), ("light", "Light"), ("dark", "Dark"))),
        Setting(SCALE, "tiles", "Size of letters", "Ctrl and plus, Ctrl and minus, Ctrl and 0 do the same.",
                tuple((str(scale), f"{scale:.0%}") for scale in (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)), "1.0"),
        Setting(LETTERS, "list", "Shape of letters", "Clear letters are hard to mix up. They may help with dyslexia.",
                (("usual", "Usual letters"), ("clear", "Clear letters")), "usual"),
        Setting(SPACING, "tick", "More room between letters and words", "", _TICK, "no"),
        Setting(MOTION, "tick", "Show the drawn {clips} all at once", "Else they appear one after another in the room.",
                (("less", ""), ("", "")), ""),
    )),
    SettingsCard("Language", settings=(
        Setting(LANGUAGE, "list", "Language of the program",
                "It changes when you open the program again. What is missing is English.",
                (("en_GB", "English (UK)"), ("cy", "Cymraeg (wedi dechrau)")), "en_GB"),
    )),
    SettingsCard("Review form and lock",
        "The questions for each {clip}; the passphrase, and handing the laptop to a reviewer.",
        (Setting(IDLE, "tiles", "Lock by itself after", "Records without a passphrase stay open.",
                 (("5", "5 minutes"), ("10", "10 minutes"), ("15", "15 minutes"), ("30", "30 minutes"),
                  ("60", "60 minutes")), "15"),),
        doors=(("Look at the form", "form", ""), ("Lock and roles", "guard", "lock")),
    ),
    SettingsCard("Reminders", settings=(
        Setting(NOTICES, "tick", "Tell me when {clips} are about to be deleted",
                "Once a day while the program is open. It says how many, never which.", _TICK, "yes"),
    )),
    SettingsCard("Your group", "The name stands in the feedback files and beside the pages.", (
        Setting("group.name", "text", "Name of the group"),
        Setting("group.borough", "text", "Borough"),
    ), save="Save the name", right=True),
    SettingsCard("How long the police keep {video}",
        "After so many days the police delete {video} that they do not need. Lists here go with their last {video}.",
        (Setting("retention.days", "number", "Number of days", least=1, most=3_650),),
        save="Save the days", right=True),
    SettingsCard("Records", "Which records are open. Open those of another group, or make new ones.",
        doors=(("Open other records", "records", "folder"),), right=True),
    SettingsCard("Copies of the records",
        "The program keeps copies by itself. Look into one, put one back, or keep one elsewhere.",
        doors=(("See the copies", "copies", "copy"),), right=True),
    SettingsCard("For the central team", "The returns of all groups, and the report on the quarter.",
        doors=(("Put returns together", "collate", "chart-bar"),), right=True),
    SettingsCard("About", "Which version this is, and what is inside.",
        doors=(("About this program", "about", "help-circle"),)),
)  # fmt: skip

OF_COMPUTER: dict[str, Setting] = {one.key: one for card in CARDS if not card.save for one in card.settings}
OF_GROUP: dict[str, Setting] = {one.key: one for card in CARDS if card.save for one in card.settings}


class Preferences(QObject):
    """The settings of this computer. `changed` comes with the name of one that is different now."""

    changed = Signal(str)

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self.remembered = remembered

    def get(self, key: str) -> str:
        """Give a setting; what holds at first when nothing is kept, or something that cannot be chosen."""
        setting = OF_COMPUTER[key]
        found = self.remembered.get(key, setting.default)
        return found if found in {name for name, _ in setting.choices} else setting.default

    def put(self, key: str, value: str) -> None:
        """Keep a setting, and tell whoever goes by it."""
        self.remembered.put(key, value)
        self.changed.emit(key)

    def is_on(self, key: str) -> bool:
        """Whether a tick box is ticked."""
        return self.get(key) == OF_COMPUTER[key].choices[0][0]

    def all(self) -> dict[str, str]:
        """Give every setting of this computer."""
        return {key: self.get(key) for key in OF_COMPUTER}
