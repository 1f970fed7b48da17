"""Old workbooks are read from a file of our own making."""

from __future__ import annotations

import olefile
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.exchange.bare_ole import bare_ole

NAMES = ("Workbook", "\x05SummaryInformation", "\x05DocumentSummaryInformation")


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=20_000)))
def test_every_stream_comes_back_filled_with_zeros(streams: dict[str, bytes]) -> None:
    with olefile.OleFileIO(bare_ole(streams), raise_defects=olefile.DEFECT_UNSURE) as file:
        assert {name for (name,) in file.listdir()} == set(streams)
        for name, content in streams.items():
            found = file.openstream(name).read()
            assert (found[: len(content)], set(found[len(content) :]) <= {0}) == (content, True)


def test_a_large_stream_takes_several_tables_of_chains() -> None:
    content = bytes(range(256)) * 40_000  # 10 MB: more than one table names
    with olefile.OleFileIO(bare_ole({"Workbook": content}), raise_defects=olefile.DEFECT_UNSURE) as file:
        assert file.openstream("Workbook").read() == content
