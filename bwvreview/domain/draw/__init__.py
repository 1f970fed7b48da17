"""BWV-DRAW-1, the draw that anyone with the list can recompute."""
