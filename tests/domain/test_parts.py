"""Sorting in parts gives what sorting at once gives."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain import parts
from bwvreview.domain.progress import no_progress


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30_000), st.integers(1, 1 << 62), st.integers(0, 99))
def test_positions_come_in_the_order_of_their_keys_each_once(count: int, most: int, seed: int) -> None:
    keys = np.random.default_rng(seed).integers(0, most, count, dtype=np.uint64)
    found = list(parts.in_order(lambda rows: keys[rows], count, no_progress))
    assert all(0 < len(some) <= 2_500 for some in found)
    positions = [at for some in found for at in some.tolist()]
    assert positions == sorted(range(count), key=lambda at: int(keys[at]))


@given(st.lists(st.lists(st.integers(-9, 9), min_size=1), max_size=9))
def test_repeats_are_counted_over_all_blocks(blocks: list[list[int]]) -> None:
    count, again = parts.repeated([np.array(block, dtype=np.int64) for block in blocks], no_progress)
    counts = Counter(number for block in blocks for number in block)
    assert count == counts.total() - len(counts)
    assert sorted(again.tolist()) == sorted(number for number, times in counts.items() if times > 1)


@pytest.mark.parametrize("rows", [0, 1, 2_500, 2_501])
def test_rows_as_they_stand(rows: int) -> None:
    assert [at for some in parts.as_they_stand(rows) for at in some.tolist()] == list(range(rows))
