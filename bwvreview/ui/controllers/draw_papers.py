"""The papers of a draw: asks where to save one, or which printer, and says what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.services.password import make_password
from bwvreview.ui import files
from bwvreview.ui.controllers import room_jobs as jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.domain.sessions import SessionId
    from bwvreview.exchange.pdf import Page
    from bwvreview.services.papers_of_draw import Paper
    from bwvreview.ui.context import Context
    from bwvreview.ui.controllers.once import Once

_POLICE = "Give it to the police, and to nobody else."
_ROOM = "Keep it in the room."


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a button asks for: the paper, the window's title, the file's name, its kinds, and what to say then."""

    paper: Paper
    title: str
    name: str
    kinds: str
    then: str
    locked: bool = False


_SAVE = {
    "save pull list": _Wish("pull list", "Save the list for the police", "clips", files.WORKBOOKS, _POLICE),
    "save keep request": _Wish(
        "keep request", "Save the request to keep {clips}", "keep-request", files.WORKBOOK_OR_TEXT, _POLICE
    ),
    "save certificate pdf": _Wish("certificate", "Save the certificate", "certificate", files.PDFS, _ROOM),
    "save certificate xlsx": _Wish("certificate", "Save the certificate", "certificate", files.WORKBOOKS, _ROOM),
    "save room pack": _Wish(
        "room pack", "Save the pack for the room", "pack", files.ZIPS, "Lock it, and delete it with the list."
    ),
    "save locked pack": _Wish(
        "room pack", "Save the pack, locked", "pack", files.ZIPS, "Delete it with the list.", locked=True
    ),
    "save public page": _Wish(
        "public page", "Save the page for the public", "draw-public", files.PAGES, "Anyone may see it."
    ),
    "save open pack": _Wish("open pack", "Save the open pack", "open-pack", files.ZIPS, "Anyone may have it now."),
}
_PRINT: dict[str, tuple[Paper, str]] = {
    "print groups": ("groups", "For the minutes"),
    "print pull list": ("pull list", "For the police only"),
    "print certificate": ("certificate", "Certificate of a draw"),
}


class DrawPapers:
    """Serves the buttons of every page that offers papers."""

    def __init__(self, context: Context, once: Once) -> None:
        self._context, self._once = context, once

    def serve(
        self,
        wish: str,
        draw_id: int,
        session: SessionId,
        told: Callable[[str], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Do what a button asks: “save certificate pdf”, “print pull list”.

        `told` says what was done, `failed` what stood in the way.
        """
        if wish in _PRINT:
            self._print(wish, draw_id, told, failed)
            return
        asked = _SAVE[wish]
        ending = asked.kinds[asked.kinds.index("*.") + 1 : asked.kinds.index(")")].split()[0]
        path = files.save_file(self._context.window, asked.title, f"{asked.name}-{session}{ending}", asked.kinds)
        if path is None:
            return
        path = path if path.suffix else path.with_name(f"{path.name}{ending}")
        password = make_password() if asked.locked else ""

        def done(written: Path) -> None:
            kept = f"Its password is {password}. Write it down now: it is not kept. " if password else ""
            told(f"Saved “{written.name}”. {kept}{asked.then}")
            if asked.paper == "keep request":
                self._context.tell("sessions")

        self._once.ask(
            lambda workspace, _: jobs.save_paper(workspace, draw_id, asked.paper, path, password), done, failed
        )

    def _print(self, wish: str, draw_id: int, told: Callable[[str], None], failed: Callable[[Problem], None]) -> None:
        paper, title = _PRINT[wish]

        def ready(pages: tuple[Page, ...]) -> None:
            from bwvreview.ui import printing

            try:
                sent = printing.to_printer(self._context.window, title, pages)
            except Problem as problem:
                failed(problem)
                return
            if sent:
                told("Sent to the printer. Fetch it at once." if paper == "pull list" else "Sent to the printer.")

        self._once.ask(lambda workspace, _: jobs.pages(workspace, draw_id, paper), ready, failed)
