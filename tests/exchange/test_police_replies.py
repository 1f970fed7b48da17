"""Tables of replies from the police, as people save them: what is no reply is told, and the rest is read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.returns import PoliceReply
from bwvreview.exchange.police_replies import read_police_replies

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "group,session,slot,action,reply,day\n"
SPOKEN = PoliceReply("haringey", "2026-12-05.2", "V01", "reply", "Spoken to.", date(2026, 12, 20))


@pytest.mark.parametrize(
    "table",
    [
        (HEAD + "haringey,2026-12-05.2,V01,reply,Spoken to.,2026-12-20\n").encode(),
        (HEAD + " Haringey ,2026-12-05.2,v01,reply,Spoken to.,20/12/2026\n").encode("utf-8-sig"),
        (HEAD.replace(",", ";") + "haringey;2026-12-05.2;V01;reply;Spoken to.;20 December 2026\r\n").encode("cp1252"),
        (b"Day\tReply\tAction\tSlot\tSession\tGroup\n2026-12-20\tSpoken to.\treply\tV01\t2026-12-05.2\tHARINGEY"),
    ],
)
def test_a_reply_is_read_as_people_write_it(tmp_path: Path, table: bytes) -> None:
    path = tmp_path / "replies.csv"
    path.write_bytes(table)
    assert read_police_replies(path).replies == (SPOKEN,)


def test_letters_of_windows_are_read_as_they_were_typed(tmp_path: Path) -> None:
    path = tmp_path / "Replies December.csv"
    path.write_bytes((HEAD + "haringey,2026-12-05.2,V01,,Café – “sorry”,2026-12-20\n").encode("cp1252"))
    assert [one.words for one in read_police_replies(tmp_path).replies] == ["Café – “sorry”"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",2026-12-05.2,V02,reply,Spoken to.,2026-12-20", "lacks its group"),
        ("haringey,December,V02,reply,Spoken to.,2026-12-20", "no session"),
        ("haringey,2026-12-05.2,V02,reply,Spoken to.,soon", "day of this reply"),
        ("haringey", "lacks its group"),
    ],
)
def test_a_row_that_is_no_reply_is_told_by_its_place_and_the_others_are_read(
    tmp_path: Path, row: str, words: str
) -> None:
    folder = tmp_path / "from the police"
    folder.mkdir()
    rows = f"{row}\n\nharingey,2026-12-05.2,V01,reply,Spoken to.,2026-12-20\n"
    (folder / "replies.csv").write_text(HEAD + rows)
    told = read_police_replies(tmp_path)
    assert told.replies == (SPOKEN,)
    (finding,) = told.odd[0].findings
    assert finding.place == "from the police/replies.csv, A2"
    assert words in finding.words


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"name,when\nx,y\n", HEAD.encode() + b'"' + b"x" * 200_000])
def test_a_file_that_is_no_such_table_stops_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "replies-1.csv").write_bytes(content)
    (tmp_path / "replies-2.csv").write_text(HEAD + "haringey,2026-12-05.2,V01,reply,Spoken to.,2026-12-20\n")
    told = read_police_replies(tmp_path)
    assert told.replies == (SPOKEN,)
    assert [one.name for one in told.odd] == ["replies-1.csv"]
    assert "no table of replies" in told.odd[0].findings[0].words
