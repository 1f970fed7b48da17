from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.mapping import MappingProfile
from bwvreview.services.check_list import check_list
from tests.lists import HEADINGS, SAMPLE, rows, written


def test_the_sample_singles_out_as_many_rows_as_were_counted_by_hand() -> None:
    # Week, time band, type, age, law, object and outcome alone: 37% of the rows, as measured for the specification.
    chosen = {"Week", "Time band", "Type", "Age range", "Legislation", "Object of search", "Outcome"}
    others = [c.header for c in check_list(SAMPLE).inspection.columns if c.header not in {*chosen, "Reference"}]
    found = check_list(SAMPLE, mapping=MappingProfile().without_columns(others)).inspection.singling
    assert found is not None
    assert (found.rows, found.percent) == (515, 37)


def test_the_column_that_helps_most_is_named(tmp_path: Path) -> None:
    lines = [[row[0], f"2022-09-{1 + at:02}", *row[2:]] for at, row in enumerate(rows(20))]
    found = check_list(written(tmp_path, lines=lines[::-1])).inspection.singling
    assert found is not None
    assert (found.unique, found.small) == (20, 20)
    assert found.best is not None
    assert (found.best.header, found.best.unique, found.best.small) == ("Date", 0, 0)


def test_nothing_is_named_when_nobody_stands_alone(tmp_path: Path) -> None:
    found = check_list(written(tmp_path)).inspection.singling
    assert found is not None
    assert (found.unique, found.small, found.best) == (0, 0, None)


PAIRS = st.tuples(st.sampled_from(["18-24", "25-34", ""]), st.sampled_from(["Firearms", "Stolen goods"]))


@settings(max_examples=30, deadline=None)
@given(st.lists(PAIRS, min_size=2, max_size=40))
def test_rows_that_stand_alone_are_those_without_a_twin(pairs: list[tuple[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        lines = [[*row[:3], *pair] for row, pair in zip(rows(len(pairs)), pairs, strict=True)]
        found = check_list(written(Path(folder), HEADINGS, lines)).inspection.singling
    sizes = Counter(pairs)
    assert found is not None
    assert found.unique == sum(1 for size in sizes.values() if size == 1)
    assert found.small == sum(size for size in sizes.values() if size < 5)
