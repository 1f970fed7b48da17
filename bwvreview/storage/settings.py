"""The workspace's own choices: the group's name, the appearance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.storage.columns import storable
from bwvreview.storage.tables import SettingRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Settings:
    """Small texts by name (“group.slug”, “appearance”)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str, default: str = "") -> str:
        """Give a setting, or the default while nobody has chosen."""
        row = self._session.get(SettingRow, name)
        return default if row is None else row.value

    def put(self, name: str, value: str) -> None:
        """Keep a setting."""
        self._session.merge(SettingRow(name=name, value=storable(value)))
        self._session.flush()
