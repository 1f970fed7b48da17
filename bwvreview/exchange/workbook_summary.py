"""The sheet of themes: what became of each sample, a chart of the ratings, and the measures with their ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.summary import CANNOT
from bwvreview.domain.words import say
from bwvreview.exchange.safe_text import one_line
from bwvreview.exchange.workbook_style import (
    AMBER,
    AMBER_FILL,
    FONT,
    GOOD,
    GOOD_FILL,
    MUTED,
    RED,
    RED_FILL,
    TEXT,
    lines_of,
    row_height,
)
from bwvreview.exchange.workbook_table import Column, said, set_widths, unique_titles, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.summary import Estimate, ThemeSummary
    from bwvreview.exchange.workbook_style import Book

_SHEET = "Theme summary"
_THEME_COLUMNS = (
    Column("Theme", 26, "name-cell"),
    Column("In words", 40),
    Column("On the list", 9, "count"),
    Column("Sample", 9, "count"),
    Column("{Viewed}", 9, "count"),
    Column("Not shown", 9, "count"),
    Column("Still to come", 9, "count"),
)
_MEASURE_COLUMNS = (
    Column("Theme", 26, "name-cell"),
    Column("Measure", 40),
    Column("On the list", 9, "count"),
    Column("{Viewed}", 9, "count"),
    Column("Found", 9, "count"),
    Column("Could not tell", 9, "count"),
    Column("Share of {viewed}", 9, "share"),
    Column("95% range from", 9, "count"),
    Column("95% range to", 9, "count"),
    Column("95% range out of", 9, "count"),
    Column("Worst case from", 9, "count"),
    Column("Worst case to", 9, "count"),
)
_NOTES = (
    (
        "The 95% range is exact (hypergeometric, 2.5% in each tail). It counts whole {encounters}: of those on the "
        "list that are not known to be missing."
    ),
    "The worst case is given when {a_clip} of the sample has no answer: from none of the missing ones, to all of them.",
    "{A_clip} counts only for a theme it was drawn for, so figures of different themes are never added up.",
)
# Red is the darkest and hatched, so the order survives a grey printer and a colour-blind reader.
_FILLS: dict[str, dict[str, Any]] = {
    "good": {"fill": {"color": GOOD_FILL}, "border": {"color": GOOD}},
    "amber": {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": AMBER_FILL, "bg_color": "#FCEFD3"},
              "border": {"color": AMBER}},
    "red": {"fill": {"color": RED_FILL}, "border": {"color": RED}},
    "none": {"fill": {"color": "#FFFFFF"}, "border": {"color": MUTED, "dash_type": "dash"}},
}  # fmt: skip


def add_summary(book: Book, feedback: Feedback, highlights: Highlights, themes: Sequence[ThemeSummary]) -> None:
    """Write the sheet of themes."""
    sheet = book.sheet(_SHEET)
    set_widths(sheet, _MEASURE_COLUMNS)
    book.put(sheet, 0, 0, "Theme summary", "title")
    sheet.set_row(0, 30)
    for row, note in enumerate(_NOTES, 1):
        book.put(sheet, row, 0, say(note), "note")
    head = len(_NOTES) + 2
    ratings = _rating_columns(feedback, highlights)
    rows = [_theme_row(theme) for theme in themes]
    after = write_table(book, sheet, "Themes", [*said(_THEME_COLUMNS), *ratings], rows, head, filters=False)
    if ratings and themes:
        after = _add_chart(book, sheet, feedback, highlights, themes, head)
    measures = [_measure_row(theme, one) for theme in themes for one in theme.estimates]
    after = write_table(book, sheet, "Measures", said(_MEASURE_COLUMNS), measures, after + 1, filters=False)
    _say_measures(book, sheet, themes, after + 1)


def _say_measures(book: Book, sheet: Worksheet, themes: Sequence[ThemeSummary], first: int) -> None:
    """Write the measures as sentences, across the whole width."""
    last_column = len(_MEASURE_COLUMNS) - 1
    width = sum(column.width for column in _MEASURE_COLUMNS)
    book.put(sheet, first, 0, "The measures in words", "heading")
    sheet.set_row(first, 30)
    said = [f"{theme.title}. {one.sentence}" for theme in themes for one in theme.estimates]
    for row, sentence in enumerate(said, first + 1):
        sheet.merge_range(row, 0, row, last_column, "", book.style("plain"))
        book.put(sheet, row, 0, sentence)
        sheet.set_row(row, row_height(lines_of(sentence, width)))


def _rating_columns(feedback: Feedback, highlights: Highlights) -> list[Column]:
    if not feedback.form.has_question(highlights.rating):
        return []
    taken = [(column.title, column.title) for column in said(_THEME_COLUMNS)]
    choices = [(choice.label.split(":")[0].split("(")[0], choice.name) for choice in _choices(feedback, highlights)]
    return [Column(title, 9, "count") for title in unique_titles([*taken, *choices])[len(taken) :]]


def _choices(feedback: Feedback, highlights: Highlights) -> Sequence[Any]:
    return feedback.form.question(highlights.rating).choices


def _theme_row(theme: ThemeSummary) -> tuple[Cell, ...]:
    counts = (theme.members, theme.sample, theme.viewed, theme.not_shown, theme.to_come)
    return (theme.title, theme.sentence, *counts, *(count for _, count in theme.ratings))


def _measure_row(theme: ThemeSummary, one: Estimate) -> tuple[Cell, ...]:
    interval: tuple[Cell, Cell] = one.interval or (CANNOT, CANNOT)
    bounds: tuple[Cell, Cell] = one.bounds or (None, None)
    share: Cell = CANNOT if one.share is None else float(one.share)
    return (
        theme.title,
        one.measure.title,
        theme.members,
        theme.viewed,
        one.found,
        one.unsure,
        share,
        *interval,
        one.out_of,
        *bounds,
    )


def _add_chart(
    book: Book,
    sheet: Worksheet,
    feedback: Feedback,
    highlights: Highlights,
    themes: Sequence[ThemeSummary],
    head: int,
) -> int:
    """Draw the ratings by theme as stacked bars; give the row under the chart."""
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = head + 1, head + len(themes)
    for at, choice in enumerate(_choices(feedback, highlights), len(_THEME_COLUMNS)):
        tone = highlights.tones.get(choice.name, "none")
        chart.add_series(
            {
                "name": [_SHEET, head, at],
                "categories": [_SHEET, first, 0, last, 0],
                "values": [_SHEET, first, at, last, at],
                "gap": 60,
                "data_labels": {
                    "value": True,
                    "num_format": "0;;;",
                    "font": {"bold": True, "color": "#FFFFFF" if tone == "red" else TEXT},
                },
                **_FILLS[tone],
            }
        )
    font = {"name": FONT, "size": 10, "color": TEXT}
    title = say("Ratings by theme, {clips} {viewed}")
    chart.set_title({"name": title, "overlay": False, "name_font": {**font, "size": 13}})
    chart.set_x_axis(
        {"num_font": font, "major_unit": 1, "min": 0, "num_format": "0", "major_gridlines": {"visible": False}}
    )
    chart.set_y_axis({"num_font": font, "reverse": True, "crossing": "max"})
    chart.set_legend({"position": "bottom", "font": font})
    height = 150 + 44 * len(themes)
    chart.set_size({"width": 860, "height": height})
    options = {"description": _in_words(feedback, highlights, themes), "object_position": 2}
    sheet.insert_chart(last + 2, 0, chart, options)
    return last + 3 + -(-height // 20)


def _in_words(feedback: Feedback, highlights: Highlights, themes: Sequence[ThemeSummary]) -> str:
    """Say the chart for those who do not see it."""
    words = {choice.name: choice.label.split(":")[0] for choice in _choices(feedback, highlights)}
    said = (
        f"{theme.title}: {', '.join(f'{words[name]} {count}' for name, count in theme.ratings)}." for theme in themes
    )
    return one_line(f"Stacked bars of ratings by theme. {' '.join(said)}", 2_000)
