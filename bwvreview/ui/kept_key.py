"""The key of the records in the computer's keyring, asked in the background: a keyring can be slow, or ask back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.ui.tasks import Tasks


class KeptKey(QObject):
    """Knows whether there is a keyring, once it was looked for."""

    def __init__(self, parent: QObject, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.is_there = False

    def look(self, then: Callable[[], None]) -> None:
        """Look for a keyring; `then` is called when something else is known than before."""

        def job(_progress: object) -> bool:
            from bwvreview.services.keyring import has_keyring

            return has_keyring()

        def done(found: bool) -> None:
            if found != self.is_there:
                self.is_there = found
                then()

        self._tasks.start(job).succeeded.connect(done)

    def remember(self, path: Path, secret: str) -> None:
        """Keep the key that a passphrase gives."""
        from bwvreview.services.keyring import remember

        self._tasks.start(lambda _progress: remember(path, secret))

    def forget(self, path: Path) -> None:
        """Take the key out of the keyring."""
        from bwvreview.services.keyring import forget_key, name_of

        self._tasks.start(lambda _progress: forget_key(name_of(path)))
