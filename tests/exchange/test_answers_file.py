"""Answers come as one JSON object of texts; anything else is refused without repeating an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bwvreview.domain.errors import FormProblem
from bwvreview.exchange.answers_file import read_answers


def test_an_object_of_texts_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text('\ufeff{"viewed": "full", "force_seen": "cuffs spray_used", "summary": ""}', encoding="utf-8")
    assert read_answers(path) == {"viewed": "full", "force_seen": "cuffs spray_used", "summary": ""}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a JSON file"),
        (b"viewed=full", "not a JSON file"),
        (b'{"viewed": "full"', "not a JSON file"),
        (b"\xff\xfe{\x00}\x00", "not a JSON file"),
        (b"[" * 200_000, "not a JSON file"),
        (b'["secret"]', "does not hold answers by name"),
        (b'"secret"', "does not hold answers by name"),
        (b'{"viewed": 1}', "the answer to “viewed” is not a text"),
        (b'{"viewed": null}', "the answer to “viewed” is not a text"),
        (b'{"viewed": ["secret"]}', "the answer to “viewed” is not a text"),
        (b'{"viewed": "secret", "viewed": "b"}', "answers “viewed” twice"),
    ],
)
def test_anything_else_is_refused_without_repeating_an_answer(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content)
    with pytest.raises(FormProblem, match=words) as refused:
        read_answers(path)
    assert path.name in refused.value.message
    assert refused.value.advice
    assert "secret" not in str(refused.value)


def test_a_file_that_is_not_there_a_folder_and_a_huge_one_say_so(tmp_path: Path) -> None:
    with pytest.raises(FormProblem, match="is not there"):
        read_answers(tmp_path / "none.json")
    with pytest.raises(FormProblem, match="cannot be read"):
        read_answers(tmp_path)
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 10_000_001)
    with pytest.raises(FormProblem, match="far too large"):
        read_answers(huge)
