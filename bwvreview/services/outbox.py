"""Answers wait here while their server is away. They go through when it is back: in order, and each exactly once.

A window numbers what it sends. The server keeps the last number together with what came under it, so a thing that is
sent again, because the line broke or the program died before it could note the success, changes nothing.
"""

from __future__ import annotations

import hashlib
import os
import threading
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.services.letters import Letter, keep_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.outbox import OutboxFile
    from bwvreview.storage.senders import Turn


@dataclass(slots=True)
class Sent:
    """What a round of sending did: letters that were kept, and those that the workspace refused and that stay."""

    kept: int = 0
    refused: list[Problem] = field(default_factory=list)


class Outbox:
    """The outbox of one window. Hold `order` while something is kept, so that nothing overtakes."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.order = threading.RLock()
        self._workspace, self._folder = workspace, folder
        self._sender, self._key = str(uuid.uuid4()), os.urandom(32)
        self._box: _Box | None = None
        self._aside: list[_Box] = []

    def open(self) -> Sent:
        """Send what waited since an earlier time, then be ready. Raises WorkspaceProblem: the server is away."""
        from bwvreview.storage.outbox import senders_in

        sent = Sent()
        with self.order:
            for sender in senders_in(self._folder):
                self._send_older(sender, sent)
            with self._workspace.store() as store:
                store.senders.add(self._sender, self._key, self._workspace.clock.now())
            self._box = _Box.of(self._folder, self._sender, self._key)
        return sent

    @property
    def is_ready(self) -> bool:
        """Whether things can be numbered and wait. Until then they are kept as on a laptop: there or not at all."""
        return self._box is not None

    @property
    def waiting(self) -> int:
        """How many letters wait on this computer."""
        return 0 if self._box is None else len(self._box.letters)

    def keep(self, letter: Letter) -> tuple[bool, str | int | None]:
        """Keep a letter: on the server (True, with what it gives), or here until the server is back (False).

        Whatever is here goes first. Raises the Problem of a letter that is refused, or of a full disk here.
        """
        from bwvreview.storage.faults import ServerAway

        with self.order:
            box = self._ready()
            if not box.letters:
                with suppress(ServerAway):
                    result = keep_letter(self._workspace, letter, box.turn(box.next))
                    box.next += 1
                    return True, result
            try:
                box.add(letter)
            except WorkspaceProblem:
                box.next += 1  # perhaps it was kept under this number: nothing else may come under it
                raise
            return False, None

    def send(self) -> Sent:
        """Send what waits. Raises WorkspaceProblem at the first that cannot be sent: it and all behind it stay."""
        with self.order:
            sent = Sent()
            if self._box is not None:
                self._box.send(self._workspace, sent, self._set_aside)
            return sent

    def close(self) -> None:
        """Let go. The server forgets a window of which nothing waits."""
        with self.order:
            box, self._box = self._box, None
            if box is None:
                return
            if not box.letters:
                with suppress(WorkspaceProblem), self._workspace.store() as store:
                    store.senders.remove(self._sender)
            for one in (box, *self._aside):
                one.file.let_go()

    def _ready(self) -> _Box:
        if self._box is None:
            raise WorkspaceProblem("The records are not open yet.", advice="Wait a moment, then try again.")
        return self._box

    def _set_aside(self, letter: Letter) -> None:
        """Give a letter that was refused a file of its own, to be tried when the records are opened next.

        As a sender of its own: under a number of this one it would count as kept once a later letter is.
        """
        sender, key = str(uuid.uuid4()), os.urandom(32)
        with self._workspace.store() as store:
            store.senders.add(sender, key, self._workspace.clock.now())
        box = _Box.of(self._folder, sender, key)
        box.add(letter)
        self._aside.append(box)

    def _send_older(self, sender: str, sent: Sent) -> None:
        """Send what a window left behind that was closed or that died."""
        from bwvreview.storage.outbox import DamagedOutbox

        with self._workspace.reading() as store:
            key = store.senders.key_of(sender)
        if key is None:
            sent.refused.append(
                WorkspaceProblem(
                    "What waited on this computer cannot be opened: the server has lost its key.",
                    advice="An older copy of the server was put back. Give the last answers again; the file stays.",
                )
            )
            return
        box = _Box.of(self._folder, sender, key)
        if not box.file.hold():
            return
        try:
            box.read()
            box.send(self._workspace, sent, self._set_aside, last_stays=True)
            if not box.letters:
                with self._workspace.store() as store:
                    store.senders.remove(sender)
        except DamagedOutbox as problem:
            sent.refused.append(problem)
        finally:
            box.file.let_go()


class _Box:
    """A file, and the letters in it that still wait, by their numbers."""

    def __init__(self, file: OutboxFile, sender: str) -> None:
        self.file, self._sender = file, sender
        self.letters: dict[int, Letter] = {}
        self.next = 1

    @classmethod
    def of(cls, folder: Path, sender: str, key: bytes) -> _Box:
        from bwvreview.storage.outbox import OutboxFile

        return cls(OutboxFile(folder, sender, key), sender)

    def turn(self, number: int) -> Turn:
        from bwvreview.storage.senders import Turn

        return Turn(self._sender, number)

    def read(self) -> None:
        for record in self.file.read():
            if "gone" in record:
                self.letters.pop(record["gone"], None)
            else:
                self.letters[record["number"]] = Letter.of_record(record)
                self.next = record["number"] + 1

    def add(self, letter: Letter) -> None:
        self.file.add({"number": self.next, **letter.as_record()})
        self.letters[self.next] = letter
        self.next += 1

    def send(
        self, workspace: Workspace, sent: Sent, aside: Callable[[Letter], None], *, last_stays: bool = False
    ) -> None:
        """Send in order. What is refused goes `aside`; with `last_stays` not the last, for no other comes behind it."""
        for number in sorted(self.letters):
            letter = self.letters[number]
            refused = _refused(workspace, letter, self.turn(number))
            if refused is None:
                sent.kept += 1
            else:
                sent.refused.append(refused)
                if last_stays and number == max(self.letters):
                    return
                aside(letter)
                self.file.add({"gone": number})
            del self.letters[number]
        self.file.remove()


def _refused(workspace: Workspace, letter: Letter, turn: Turn) -> Problem | None:
    """Keep a letter; give why the workspace will not have it. Raises the Problem that may be over the next time."""
    from bwvreview.storage.faults import BrokenRule, Overtaken

    try:
        keep_letter(workspace, letter, turn)
    except Problem as problem:
        if problem.__cause__ is not None or isinstance(problem, Overtaken):  # the server, its disk, the line
            raise
        return problem
    except BrokenRule:
        return Problem("The program made a mistake with it.", advice="Look at the last answers on the record page.")
    return None


def own_folder(workspace: Workspace) -> Path:
    """Where the things of this person wait that this server has not: a folder for each, named by no address."""
    import platformdirs

    name = hashlib.sha256(workspace.where.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return platformdirs.user_data_path("BWV Review", appauthor=False) / "waiting" / name
