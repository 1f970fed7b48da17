"""The room view: fix the list, roll the dice, read them back, see the clips. Read at two metres."""

from __future__ import annotations

from bwvreview.ui.pages.ceremony.room import RoomView

__all__ = ["RoomView"]
