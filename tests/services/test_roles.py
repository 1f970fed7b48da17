"""Who had the laptop stands in the history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bwvreview.services import roles
from bwvreview.services.clock import FixedClock
from bwvreview.services.history_log import history_log
from bwvreview.services.workspace import Workspace

CLOCK = FixedClock(date(2022, 10, 1))


@pytest.mark.usefixtures("guesses_cost")
@pytest.mark.in_a_plain_file("a locked one asks for its passphrase too")
def test_handing_over_and_taking_back_stand_in_the_history_and_the_pin_does_not(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "group.bwv", clock=CLOCK) as workspace:
        roles.set_pin(workspace, "4271")
        roles.hand_over(workspace, "AB")
        with pytest.raises(roles.WrongPin):
            roles.take_back(workspace, "0000")
        roles.take_back(workspace, "4271")
        roles.forget_pin(workspace)
        with workspace.reading() as store:
            said = [line.what for line in reversed(history_log(store, 10))]
            written = "".join(str(change) for change in store.history.log(10))
    assert said == [
        "The coordinator’s PIN was settled",
        "The laptop was handed to AB",
        "The coordinator took the laptop back",
        "The coordinator’s PIN was taken away",
    ]
    assert "4271" not in written
    assert "0000" not in written
