"""What groups send to the central team, and what comes back: damaged, and put together with a whole return."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.quarter import Quarter
from bwvreview.domain.returns import PoliceReply
from bwvreview.exchange.data_package import write_data_package
from bwvreview.exchange.panel_sheet import write_panel_sheet
from bwvreview.exchange.police_replies import read_police_replies
from bwvreview.exchange.quarter_json import quarter_json
from bwvreview.exchange.returns_folder import read_return
from bwvreview.exchange.returns_manifest import Shapes
from bwvreview.exchange.returns_replies import GroupReplies, read_replies_file, replies_file
from bwvreview.services.collate import collate_files
from tests.returns_kit import SESSION, a_return, opened, workbook

if TYPE_CHECKING:
    from bwvreview.domain.returns import ReturnFile

WHOLE = "brent.xlsx"


@cache
def _made() -> tuple[dict[str, bytes], ReturnFile]:
    """Returns in their three shapes as they are written, a sheet without its ids, and one group's that stays whole."""
    with tempfile.TemporaryDirectory(prefix="bwv-fuzz-returns-") as name:
        folder = Path(name)
        workbook(folder, a_return(), "book.xlsx")
        write_data_package(a_return(), folder / "package.zip")
        write_panel_sheet(a_return(), folder / "panel.xlsx")
        write_panel_sheet(a_return(), folder / "typed.xlsx")
        with opened(folder / "typed.xlsx") as book:
            del book["Records"]
        made = {path.stem: path.read_bytes() for path in sorted(folder.iterdir())}
        workbook(folder, a_return("brent"), WHOLE)
        return made, read_return(WHOLE, folder / WHOLE, (), Shapes())


def books() -> list[bytes]:
    """Give the workbooks."""
    return [_made()[0][name] for name in ("book", "panel", "typed")]


def packages() -> list[bytes]:
    """Give the data package."""
    return [_made()[0]["package"]]


def read_damaged(path: Path) -> None:
    """Read a damaged return beside a whole one: that one is kept, and the report on both is made."""
    whole = _made()[1]
    read = read_return("damaged", path, (), Shapes())
    found = collate_files([read, whole], Quarter(2026, 4))
    counts = dict(found.collation.counts)
    assert counts.pop("received") == sum(counts.values()) == len(read.returns) + len(whole.returns)
    assert {one.file for one in found.collation.kept} >= {WHOLE} or found.collation.conflicts or _same_group(read)
    assert quarter_json(found.report)
    if read.unread:
        (finding,) = read.findings
        raise ListProblem("It cannot be read.", advice=finding.words)


def _same_group(read: ReturnFile) -> bool:
    """Whether damage turned the group or the ids into those of the whole return."""
    whole = {one.instance_id for one in _made()[1].returns}
    return any(one.group == "brent" or one.instance_id in whole or one.deprecated_id in whole for one in read.returns)


def reply_tables() -> list[bytes]:
    """Give a table of replies from the police."""
    return [b"group,session,slot,action,reply,day\nharingey,2026-12-05.2,V01,reply,Spoken to.,2026-12-20\n"]


def reply_files() -> list[bytes]:
    """Give the file that goes back to a group."""
    reply = PoliceReply("haringey", str(SESSION), "V01", "reply", "Spoken to.", SESSION.day)
    told = (str(SESSION), "V01", "received")
    return [replies_file(GroupReplies("haringey", "2026Q4", (told,), (), (reply,)))]


def read_table(path: Path) -> None:
    """Read a table of replies: what is none is told."""
    told = read_police_replies(path)
    assert all(one.words for one in told.replies)
    if not told.replies and told.odd:
        raise ListProblem("No reply.", advice=told.odd[0].findings[0].words)


def read_file(path: Path) -> None:
    """Read what came back."""
    assert read_replies_file(path).group
