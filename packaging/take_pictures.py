"""Take the pictures of the guide from the real program, on the practice list.

`./run exec python packaging/take_pictures.py` puts them into the guide, light and dark; `--to DIR` elsewhere. Every
page is the one that people use, in a window without a screen, at 1366 × 768. `--scale 2` shows large letters.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox

from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.demo import DICE, GROUP, PLAN, SALT, SESSION, sample_list
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.open_session import declare_unavailable, open_session
from bwvreview.services.record_answer import RecordAnswer, RecordClip, record_answer, record_clip
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.try_form import check_form
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House, build_window
from bwvreview.ui.style import dress
from bwvreview.ui.theme import DARK, LIGHT, Look, wear

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.storage.store import Store

HOME = Path(__file__).resolve().parents[1]
CLOCK = FixedClock(SESSION.day)


def main() -> int:
    """Take them all."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--to", type=Path, default=HOME / "resources" / "guide" / "pictures")
    reader.add_argument("--scale", type=float, default=1.0)
    chosen = reader.parse_args()
    app = QApplication(sys.argv[:1])
    dress(app)
    for colours, to in ((LIGHT, chosen.to), (DARK, chosen.to / "dark")):
        look = Look(colours, chosen.scale)
        to.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            _take_lock(app, look, Path(scratch) / "none.bwv", to)
            _take_list_and_draw(app, look, Path(scratch) / "first.bwv", to)
            _take_session(app, look, Path(scratch) / "second.bwv", to)
            _take_returns(app, look, Path(scratch), to)
    return 0


def _take_lock(app: QApplication, look: Look, path: Path, to: Path) -> None:
    house = build_window(lambda **_: Workspace.open(path, clock=CLOCK), CLOCK)
    os.environ.pop("BWVREVIEW_NOT_LOCKED", None)
    _show(app, house, look)
    _shoot(app, house, to / "lock.png", lambda: _says(house, "Only trying it out?"))
    house.window.close()


def _take_list_and_draw(app: QApplication, look: Look, path: Path, to: Path) -> None:
    with Workspace.open(path, clock=CLOCK, plain=True) as workspace, workspace.store() as store:
        _name_the_group(store)
    house = _open(app, look, path)
    _wait(app, lambda: _says(house, "Start with the list"))
    house.window.file_dropped.emit(sample_list())
    _shoot(app, house, to / "list.png", lambda: _says(house, "The list is ready to use"))
    house.go("draw")
    for theme in ("Weapons", "Children"):
        _wait(app, lambda theme=theme: _button(house, theme) is not None)
        box = _button(house, theme)
        if isinstance(box, QCheckBox):
            box.click()
    _wait(app, lambda: _says(house, "of video"))
    _shoot(app, house, to / "draw.png", lambda: not _says(house, "Working it out"))
    _press(app, house, "Fix this plan and show the fingerprint")
    _shoot(app, house, to / "room.png", lambda: _says(house, "Write this in the minutes"))
    house.window.close()


def _take_session(app: QApplication, look: Look, path: Path, to: Path) -> None:
    _prepare(path)
    house = _open(app, look, path)
    _shoot(app, house, to / "home.png", lambda: _says(house, "You were on clip"))
    house.go("session")
    _shoot(app, house, to / "session.png", lambda: _says(house, "Reserves left"))
    house.go("home")
    _wait(app, lambda: _button(house, "Carry on with clip V04") is not None)
    _button(house, "Carry on with clip V04").click()  # type: ignore[union-attr]
    _shoot(app, house, to / "record.png", lambda: _button(house, "Leave this clip") is not None)
    leave = _button(house, "Leave this clip")
    if leave is not None:
        leave.click()
    house.go("feedback")
    _shoot(app, house, to / "feedback.png", lambda: _says(house, "The counts add up"))
    house.window.close()


def _take_returns(app: QApplication, look: Look, scratch: Path, to: Path) -> None:
    """Two groups have sent; one of them sent a second answer to one question."""
    folder = scratch / "returns"
    for name, title in (("camden", "Camden group"), ("haringey", "Example group")):
        _prepare(scratch / f"{name}.bwv", name, title)
        with Workspace.open(scratch / f"{name}.bwv", clock=CLOCK, plain=True) as workspace:
            with workspace.store() as store:
                session = store.sessions.all()[0].id
            save_feedback(workspace, session, folder / name, load_scheme())
    with Workspace.open(scratch / "centre.bwv", clock=CLOCK, plain=True) as workspace, workspace.store() as store:
        _name_the_group(store)
    house = _open(app, look, scratch / "centre.bwv")
    house.go("collate")
    house.context.wish("returns", (folder,))
    _shoot(app, house, to / "collate.png", lambda: _button(house, "Save the report") is not None)
    house.window.close()


def _prepare(path: Path, group: str = GROUP, title: str = "Example group") -> None:
    """A session in the middle: two clips watched, one not shown, one begun."""
    scheme = load_scheme()
    form = check_form(resource("schemes", scheme.slug, "form.xlsx"))
    watched = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))["watched"]
    at, today = CLOCK.now(), CLOCK.today()
    with Workspace.open(path, clock=CLOCK, plain=True) as workspace, workspace.store() as store:
        _name_the_group(store, group, title)
        imported = import_list(store, ImportList(sample_list(), group, scheme), at=at)
        commitment = commit_draw(store, CommitDraw(imported.id, group, SESSION, PLAN, SALT), scheme, at=at)
        roll_draw(store, RollDraw(commitment.id, DICE), at=at)
        session = open_session(store, commitment.id, form, scheme, at=at)
        declare_unavailable(store, session, {"V02": "investigation"}, scheme, at=at)
        for slot, answers in (("V01", watched[1]), ("V03", watched[3])):
            record_clip(store, RecordClip(session, slot, answers), scheme, at=at, today=today)
        clip = next(clip for clip in store.sessions.clips(session) if clip.state is ClipState.DRAWN)
        last = "pj_explain"
        for name, value in watched[2].items():
            record_answer(store, RecordAnswer(session, clip.id, name, value), at=at)
            if name == last:
                break


def _name_the_group(store: Store, group: str = GROUP, title: str = "Example group") -> None:
    store.settings.put("group.slug", group)
    store.settings.put("group.name", title)


def _open(app: QApplication, look: Look, path: Path) -> House:
    house = build_window(lambda: Workspace.open(path, clock=CLOCK, plain=True), CLOCK)
    _show(app, house, look)
    _wait(app, lambda: house.context.is_open)
    wear(app, look)
    return house


def _show(app: QApplication, house: House, look: Look) -> None:
    wear(app, look)
    house.window.resize(1366, 768)
    house.window.show()
    house.open()
    wear(app, look)


def _press(app: QApplication, house: House, name: str) -> None:
    _wait(app, lambda: _button(house, name) is not None)
    _button(house, name).click()  # type: ignore[union-attr]


def _shoot(app: QApplication, house: House, path: Path, ready: Callable[[], bool]) -> None:
    _wait(app, ready)
    _settle(app)
    house.window.toast.hide()
    if not _with_few_colours(house.window.grab().toImage()).save(str(path)):
        raise OSError(f"{path} could not be saved")
    print(path)


def _with_few_colours(image: QImage) -> QImage:
    """Keep the 256 commonest colours, so that the file is a third as large: the rest are edges of letters."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found, often = np.unique(np.frombuffer(plain.constBits(), dtype=np.uint32), return_counts=True)
    commonest = found[np.argsort(often)[::-1][:256]].tolist()
    avoid = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, commonest, avoid)


def _says(house: House, words: str) -> bool:
    from PySide6.QtWidgets import QLabel

    return any(words in label.text() for label in house.window.findChildren(QLabel) if label.isVisible())


def _button(house: House, name: str) -> QAbstractButton | None:
    for button in house.window.findChildren(QAbstractButton):
        if button.isVisible() and name in (button.accessibleName(), button.text()):
            return button
    return None


def _settle(app: QApplication) -> None:
    until = time.monotonic() + 0.7  # figures that follow after a moment
    _wait(app, lambda: time.monotonic() > until)


def _wait(app: QApplication, fact: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not fact():
        if time.monotonic() > until:
            raise TimeoutError("the page did not come")
        app.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
