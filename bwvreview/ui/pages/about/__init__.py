"""What the program is: its version, what is inside, and where a newer one can be found."""

from bwvreview.ui.pages.about.page import AboutPage

__all__ = ["AboutPage"]
