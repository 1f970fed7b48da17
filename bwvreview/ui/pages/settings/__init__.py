"""The settings page."""

from bwvreview.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
