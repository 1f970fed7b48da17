"""The revisions that bring a workspace up to date."""
