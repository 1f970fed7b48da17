"""The two files of reviewers on several laptops: the session to take along, and one reviewer's locked answers.

Neither holds a reference, a date of an encounter, or anything of the list.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import Problem
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.reviewing import answers_fingerprint, reviewer_name
from bwvreview.domain.sessions import ServedTheme, SessionId
from bwvreview.exchange.sealed_file import damaged, read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = 1
_SESSION, _ANSWERS = "bwv-review-session", "bwv-review-answers"
_LONGEST_ANSWER = 1_000_000


@dataclass(frozen=True, slots=True)
class HandedClip:
    """A clip as a reviewer's laptop needs it."""

    slot: str
    instance_id: str
    themes: tuple[ServedTheme, ...]


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session to take along: which one it is, its form, and its clips."""

    group: str
    group_name: str
    session: SessionId
    commit: str
    form: Form
    clips: tuple[HandedClip, ...]


@dataclass(frozen=True, slots=True)
class LockedClip:
    """A reviewer's locked answers to one clip; none when this member did not watch it."""

    slot: str
    instance_id: str
    watched: bool
    locked_at: datetime
    answers: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the answers."""
        return answers_fingerprint(self.answers)


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """One reviewer's locked answers to a session. `person` is the same in every file of this reviewer."""

    group: str
    session: SessionId
    commit: str
    form_fingerprint: str
    person: str
    name: str
    clips: tuple[LockedClip, ...]


def write_session_file(path: Path, file: SessionFile) -> None:
    """Write the session to take along. Raises ExportProblem."""
    content = {
        "group": file.group,
        "group_name": file.group_name,
        "session": str(file.session),
        "commit": file.commit,
        "form": file.form.canonical_json(),
        "form_fingerprint": file.form.fingerprint,
        "clips": [
            {"slot": clip.slot, "instance_id": clip.instance_id, "themes": [asdict(theme) for theme in clip.themes]}
            for clip in file.clips
        ],
    }
    write_sealed(path, _SESSION, VERSION, content)


def read_session_file(path: Path) -> SessionFile:
    """Read a session to take along. Raises ExportProblem."""
    found = read_sealed(path, _SESSION, VERSION, what="a session for reviewers")
    try:
        form = Form.from_json(_text(found, "form"))
        _same(form.fingerprint, found["form_fingerprint"])
        clips = tuple(
            HandedClip(_text(clip, "slot"), _text(clip, "instance_id"), tuple(map(_theme, clip["themes"])))
            for clip in found["clips"]
        )
        session = SessionId.read(_text(found, "session"))
        return SessionFile(
            _text(found, "group"), _text(found, "group_name"), session, _text(found, "commit"), form, clips
        )
    except (Problem, KeyError, TypeError, ValueError):
        raise damaged(path) from None


def write_answers_file(path: Path, file: AnswersFile) -> None:
    """Write a reviewer's locked answers. Raises ExportProblem."""
    content = {
        "group": file.group,
        "session": str(file.session),
        "commit": file.commit,
        "form_fingerprint": file.form_fingerprint,
        "person": file.person,
        "name": file.name,
        "clips": [
            {
                "slot": clip.slot,
                "instance_id": clip.instance_id,
                "watched": clip.watched,
                "locked_at": clip.locked_at.isoformat(),
                "fingerprint": clip.fingerprint,
                "answers": {name: value for name, value in clip.answers.items() if value},
            }
            for clip in file.clips
        ],
    }
    write_sealed(path, _ANSWERS, VERSION, content)


def read_answers_file(path: Path) -> AnswersFile:
    """Read a reviewer's locked answers. Raises ExportProblem."""
    found = read_sealed(path, _ANSWERS, VERSION, what="a reviewer’s answers")
    try:
        clips = tuple(_locked(clip) for clip in found["clips"])
        _same(len({clip.instance_id for clip in clips}), len(clips) or None)
        return AnswersFile(
            _text(found, "group"),
            SessionId.read(_text(found, "session")),
            _text(found, "commit"),
            _text(found, "form_fingerprint"),
            _text(found, "person", longest=36),
            reviewer_name(_text(found, "name")),
            clips,
        )
    except (Problem, KeyError, TypeError, ValueError):
        raise damaged(path) from None


def _locked(found: dict[str, Any]) -> LockedClip:
    answers = found["answers"]
    if not isinstance(answers, dict) or not isinstance(found["watched"], bool) or (answers and not found["watched"]):
        raise TypeError("answers are not answers")
    answers = {name: _text(answers, name, longest=_LONGEST_ANSWER) for name in answers}
    locked_at = datetime.fromisoformat(_text(found, "locked_at"))
    if locked_at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    clip = LockedClip(_text(found, "slot"), _text(found, "instance_id"), found["watched"], locked_at, answers)
    _same(clip.fingerprint, found["fingerprint"])
    return clip


def _theme(found: dict[str, Any]) -> ServedTheme:
    if not isinstance(found["rank"], int):
        raise TypeError("a rank is a number")
    return ServedTheme(_text(found, "label"), _text(found, "title"), found["rank"])


def _text(found: dict[str, Any], name: str, longest: int = 10_000_000) -> str:
    value = found[name]
    if not isinstance(value, str) or len(value) > longest:
        raise TypeError("a text is missing, or far too long")
    return value


def _same(one: object, other: object) -> None:
    if one != other:
        raise ValueError("what is told twice differs")
