"""What a reviewer's screen may show. Everything that shows a page or asks another for something comes by here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

PLACES = frozenset({"review"})
"""The places a reviewer may go to; from there a clip opens over the whole window."""

_WISHES = frozenset({"record", "turn", "lock", "two answers"})
_RATING = {"record": 2, "lock": 2}  # where in the wish the name of whoever answers stands
_TOGETHER = "agree"  # the place and the wish of a group that answers in turns, then agrees


class RoleGate(QObject):
    """Knows who sits at the laptop. Closed for a reviewer, but for their own clips."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_reviewer = False
        self.reviewer = ""
        self.in_turns: tuple[str, ...] = ()
        """Those who answer in turns while the whole group has the laptop; the turn keeps their answers apart."""

    def set_role(self, *, is_reviewer: bool, reviewer: str = "") -> None:
        """Say who sits at the laptop now; `reviewer` is the name whose own answers may be seen."""
        self.is_reviewer, self.reviewer, self.in_turns = is_reviewer, reviewer, ()
        self.changed.emit()

    def place_for(self, name: str) -> str:
        """Give the place to show when somebody wants one."""
        may_agree = name == _TOGETHER and bool(self.in_turns)
        return name if not self.is_reviewer or name in PLACES or may_agree else "review"

    def lets(self, what: str, about: object) -> bool:
        """Tell whether a wish may be fulfilled: never for another reviewer's answers."""
        if not self.is_reviewer:
            return True
        if what not in _WISHES:
            return what == _TOGETHER and bool(self.in_turns)
        at = _RATING.get(what, 0)
        named = about[at] if at and isinstance(about, tuple) and len(about) > at else ""
        return not named or named == self.reviewer or named in self.in_turns
