"""What the tests of the services share: panels of reviewers."""

from __future__ import annotations

from tests.services.panel_kit import panel, session_of_three, together

__all__ = ["panel", "session_of_three", "together"]
