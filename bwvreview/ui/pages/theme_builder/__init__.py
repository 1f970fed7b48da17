"""The page on which a group makes a theme of its own: by ticking, never by writing a rule."""

from __future__ import annotations

from bwvreview.ui.pages.theme_builder.page import ThemePage

__all__ = ["ThemePage"]
