from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import ListProblem, Problem
from bwvreview.domain.progress import Progress, counted
from bwvreview.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    owner = QObject()
    yield Tasks(owner)
    owner.deleteLater()


def test_a_result_and_its_progress_come_on_the_screens_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[str, object, bool]] = []
    here = QThread.currentThread()

    def job(progress: Progress) -> int:
        return sum(counted(range(1000), progress, every=250))

    task = tasks.start(job)
    task.progressed.connect(lambda done, total: seen.append(("step", (done, total), QThread.currentThread() is here)))
    task.succeeded.connect(lambda value: seen.append(("done", value, QThread.currentThread() is here)))
    with qtbot.waitSignal(task.finished):
        pass
    qtbot.waitUntil(lambda: any(kind == "done" for kind, _, _ in seen))
    assert ("step", (250, 1000), True) in seen
    assert ("done", 499_500, True) in seen
    assert all(on_screen for _, _, on_screen in seen)
    assert not tasks.busy


def test_a_problem_is_handed_over_to_be_said(qtbot: QtBot, tasks: Tasks) -> None:
    said: list[Problem] = []

    def job(_progress: Progress) -> None:
        raise ListProblem("The file is empty.", advice="Ask for it again.")

    task = tasks.start(job)
    task.failed.connect(said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].advice == "Ask for it again."


def test_anything_else_is_raised_loudly_on_the_screens_thread(qtbot: QtBot, tasks: Tasks) -> None:
    def job(_progress: Progress) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as raised:
        task = tasks.start(job)
        with qtbot.waitSignal(task.finished):
            pass
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_stopped_work_ends_at_its_next_step_and_says_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    started, steps = threading.Event(), [0]
    said: list[object] = []

    def job(progress: Progress) -> None:
        while True:
            steps[0] += 1
            started.set()
            progress(steps[0], 0)

    task = tasks.start(job)
    task.succeeded.connect(said.append)
    task.failed.connect(said.append)
    assert started.wait(10)
    task.cancel()
    with qtbot.waitSignal(task.finished):
        pass
    assert said == []
    assert not tasks.busy


def test_closing_cancels_and_waits_and_nothing_starts_after(qtbot: QtBot, tasks: Tasks) -> None:
    ended, started = threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        try:
            while True:
                started.set()
                progress(1, 0)
        finally:
            ended.set()

    tasks.start(job)
    assert started.wait(10)
    tasks.close()
    assert ended.is_set()
    ran: list[int] = []
    tasks.start(lambda _progress: ran.append(1))
    assert ran == []
    assert not tasks.busy


def _save(saved: list[int], number: int, _progress: Progress) -> None:
    saved.append(number)


def test_an_answer_given_just_before_closing_is_still_saved(qtbot: QtBot, tasks: Tasks) -> None:
    saved: list[int] = []
    for number in range(20):
        tasks.start(partial(_save, saved, number))
    tasks.close()
    assert sorted(saved) == list(range(20))
