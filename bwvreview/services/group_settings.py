"""The settings that go with a group's records, by name: read and kept together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.services.settled import RETENTION, retention_days, set_retention_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bwvreview.storage.store import Store


def settings_now(store: Store, keys: Iterable[str]) -> dict[str, str]:
    """Give settings as words; the days that the police keep video are the scheme's until the group settles its own."""
    return {key: str(retention_days(store)) if key == RETENTION else store.settings.get(key) for key in keys}


def keep_settings(store: Store, values: Mapping[str, str]) -> dict[str, str]:
    """Keep settings, and give them as they are now. Raises Problem, and keeps none, when one cannot be.

    Without days, the police keep video as long as the scheme says; lists get their new day of deletion.
    """
    for key, value in values.items():
        if key == RETENTION:
            set_retention_days(store, int(value) if value else None)
        else:
            store.settings.put(key, value)
    return settings_now(store, values)
