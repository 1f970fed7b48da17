"""The draw: its plan page, and the room view in which it is fixed, rolled and seen."""

from __future__ import annotations

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.draw_ceremony import DrawCeremony
from bwvreview.ui.controllers.draw_planning import DrawPlanning
from bwvreview.ui.controllers.once import Once
from bwvreview.ui.pages.ceremony import RoomView
from bwvreview.ui.pages.draw_plan import DrawPlanPage


class DrawController(Controller):
    """Joins the two halves of a draw: the plan on its page, and the ceremony in the room view."""

    page: DrawPlanPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page, self.room = DrawPlanPage(), RoomView()
        once = Once(context)
        self.planning = DrawPlanning(context, self.page, once)
        self.ceremony = DrawCeremony(context, self.room, once)
        self.planning.fixed.connect(self.ceremony.show_fixed)
        self.planning.waiting.connect(self.ceremony.go_on)
        self.page.give_up_wanted.connect(self._give_up)
        self.ceremony.left.connect(self.planning.read)
        self.ceremony.given_up.connect(self.planning.read)

    def visited(self) -> None:
        """Go on where the draw was: a draw that waits goes straight on in the room view."""
        self.planning.read(straight_on=True)

    def _give_up(self, reason: str) -> None:
        waiting = self.planning.found.waiting
        if waiting is not None:
            self.ceremony.give_up(waiting.commitment_id, reason, self.page.show_problem)
