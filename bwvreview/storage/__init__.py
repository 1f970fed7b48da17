"""The workspace: typed tables, one unit of work, migrations."""
