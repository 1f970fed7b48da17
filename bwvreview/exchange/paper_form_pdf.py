"""The review form to print: A4, in large type or smaller, with the numbers and words of `domain.paper`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.paper import Jump, PaperNote, PaperQuestion
from bwvreview.exchange.pdf import can_be_written, text_width, wrapped
from bwvreview.exchange.pdf_flow import ROOM, Block, file_of, flowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.paper import Item, PaperChoice, PaperForm, PaperPart
    from bwvreview.exchange.pdf import Page

_MOST_COLUMNS = 5
_SMALLER = 0.78
_HOW_TO = (
    "Tick a box with a pen. 0 means that you could not tell.",
    "The grey lines say which questions to leave out. Read what stands above a question first.",
    "Write no names, number plates, addresses or badge numbers.",
)


def paper_form_pdf(form: PaperForm, *, large: bool = True) -> bytes:
    """Write one form. Raises ExportProblem when it has letters that the paper cannot show."""
    return file_of(form_pages(form, large=large))


def form_pages(form: PaperForm, *, large: bool = True) -> list[Page]:
    """Give the pages of one form, in letters of 14 points or, to save paper, of 11. Raises ExportProblem."""
    _check(form)
    slot = form.filled[0][1] if form.filled else ""
    head = f"{form.title}    {form.filled[0][0]}: {slot or '________'}" if form.filled else form.title
    foot = f"Form version {form.version}    Page {{page}} of {{pages}}"
    writer = _Writer(1.0 if large else _SMALLER)
    return flowed(writer.blocks(form), f"{form.title} {slot}".strip(), head, foot)


def _check(form: PaperForm) -> None:
    for question in form.questions:
        texts = (question.label, question.hint, question.caution, *(choice.label for choice in question.choices))
        if not all(can_be_written(text) for text in texts):
            raise ExportProblem(
                f"Question {question.number} has letters that the paper form cannot show.",
                advice="Write it in Latin letters in the form’s workbook, then try again.",
            )


class _Writer:
    """Turns a form into blocks, everything in one scale."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._title, self._part, self._body, self._small = (scale * size for size in (24, 17, 14, 12))
        self._indent, self._box, self._apart = 34 * scale, 15 * scale, 10 * scale

    def blocks(self, form: PaperForm) -> Iterator[Block]:
        yield self._head(form)
        for part in form.parts:
            yield from self._of_part(part)
        yield Block().gap(14).words("Thank you. Please hand this in before you leave.", self._body, "bold")

    def _head(self, form: PaperForm) -> Block:
        block = Block().words(form.title, self._title, "bold", tag="H1").gap(8)
        for label, value in form.filled:
            block.cells([(0.0, f"{label}:")], self._small)
            block.words(value, 18 * self._scale, "bold") if value else block.rules(1, step=27 * self._scale)
            block.gap(4)
        label = "Your initials or role (no name):"
        block.cells([(0.0, label)], self._small).gap(-8 * self._scale)
        block.rules(1, left=text_width(label, self._small) + 12, step=11 * self._scale).gap(6)
        for sentence in _HOW_TO:
            block.words(sentence, self._small)
        return block.gap(6)

    def _of_part(self, part: PaperPart) -> Iterator[Block]:
        """Give a part block by block: its title, and each line that says where to go on, stay with what is below."""
        waiting = Block().gap(14 * self._scale).words(part.title, self._part, "bold", tag="H2").line(0.2).gap(4)
        for item in part.items:
            waiting.add(self._of_item(item))
            if not isinstance(item, Jump):
                yield waiting
                waiting = Block()

    def _of_item(self, item: Item) -> Block:
        if isinstance(item, Jump):
            return Block().gap(6 * self._scale).band(item.words, 12.5 * self._scale)
        if isinstance(item, PaperNote):
            return Block().gap(8 * self._scale).words(item.text, self._body)
        return self._of_question(item)

    def _of_question(self, question: PaperQuestion) -> Block:
        block = Block().gap(10 * self._scale)
        block.words(question.label, self._body, "bold", tag="H3", left=self._indent, lead=str(question.number))
        for hint in _hints(question):
            block.words(hint, self._small, left=self._indent)
        block.gap(5 * self._scale)
        if question.choices:
            self._add_choices(block, question.choices)
        else:
            block.rules(question.lines, left=self._indent, step=27 * self._scale)
        return block

    def _add_choices(self, block: Block, choices: Sequence[PaperChoice]) -> None:
        """Put boxes with their numbers and words into columns; they run across, as the eye goes.

        Three columns or more where every label fits on a line, two where it fits on two lines, else one.
        """
        close = 6 * self._scale
        number = max(text_width(choice.number, self._body, "bold") for choice in choices)
        beside = self._box + close + number + close
        columns = self._columns([choice.label for choice in choices], beside + self._apart)
        width = (ROOM - self._indent) / columns
        for start in range(0, len(choices), columns):
            height = 0.0
            for place, choice in enumerate(choices[start : start + columns]):
                left = self._indent + width * place
                words = Block().words(choice.label, self._body, left=left + beside, width=left + width - self._apart)
                height = max(height, words.height)
                block.box(left, self._box, drop=1.5 * self._scale)
                block.beside(left + self._box + close, choice.number, self._body, "bold")
                block.add(words).gap(-words.height)
            block.gap(height + 4 * self._scale)

    def _columns(self, labels: Sequence[str], taken: float) -> int:
        room = ROOM - self._indent
        widest = max(text_width(label, self._body) for label in labels)
        for columns in range(min(_MOST_COLUMNS, len(labels)), 2, -1):
            if widest + taken <= room / columns:
                return columns
        folded = (wrapped(label, room / 2 - taken, self._body) for label in labels)
        return 2 if len(labels) > 1 and all(len(lines) <= 2 for lines in folded) else 1


def _hints(question: PaperQuestion) -> list[str]:
    hints = [question.hint] if question.hint else []
    if question.several and "tick" not in question.hint.casefold():
        hints.append("Tick all that apply.")
    if question.caution:
        hints.append(question.caution)
    if question.type == "date":
        hints.append("Day, month, year.")
    if not question.needed:
        hints.append("You may leave this empty.")
    return hints
