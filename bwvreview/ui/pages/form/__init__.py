"""The page on which a coordinator looks at the review form, checks another one, tries it, and puts it in use."""

from bwvreview.ui.pages.form.page import FormPage

__all__ = ["FormPage"]
