"""What the guide says about access: it names every page of the program, and claims no more than is tried."""

from __future__ import annotations

from bwvreview.domain.guide import Grid
from bwvreview.exchange.guide_files import load_guide
from bwvreview.ui.controllers import PLACES
from bwvreview.ui.preferences import CARDS

GUIDE = load_guide()
CHAPTER = next(chapter for chapter in GUIDE.chapters if chapter.name == "access")
ALSO = {"The room", "Open and lock the records", "The guide", "Find a page or an action"}
"""What is no place of the window, but is seen in it."""


def rows() -> dict[str, tuple[str, ...]]:
    """The table, page by page."""
    grids = [block for section in CHAPTER.sections for block in section.blocks if isinstance(block, Grid)]
    assert len(grids) == 1
    return {row[0]: tuple(row[1:]) for row in grids[0].rows}


def called(place: str) -> str:
    """What the guide calls a page; without a section of its own, the words on the button that leads there."""
    doors = {to: words for card in CARDS for words, to, _ in card.doors}
    return GUIDE.about(place).section.heading if place in GUIDE.topics else doors[place]


def test_every_page_of_the_program_is_named_and_no_other() -> None:
    assert set(rows()) == {called(place.name) for place in PLACES} | ALSO


def test_each_page_says_of_each_thing_whether_it_was_tried() -> None:
    assert {cell for cells in rows().values() for cell in cells} <= {"tried", "not yet"}
    assert all(len(cells) == 4 for cells in rows().values())


def test_what_is_not_done_yet_is_said() -> None:
    assert any(section.heading == "What is not done yet" and section.blocks for section in CHAPTER.sections)
