"""The tests of the storage take every way of the program, also those that `tests/laid_down.py` makes shorter."""

from __future__ import annotations

import pytest

from tests import laid_down


@pytest.fixture(autouse=True)
def _by_migrations(_laid_down: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bwvreview.storage.migrations.upgrade", laid_down.by_migrations)
