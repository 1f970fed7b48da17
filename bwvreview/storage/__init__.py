"""The workspace: typed tables, one unit of work, migrations."""

from bwvreview.storage.later import import_later

# Before the first module that imports SQLAlchemy: 9 MB that it loads for programs of another kind.
import_later("asyncio", "iscoroutine")
import_later("importlib.metadata")
