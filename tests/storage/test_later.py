"""Modules that SQLAlchemy imports and this program does not use: they are not loaded, and there when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _run(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_reading_records_loads_neither_asyncio_nor_the_metadata_of_packages() -> None:
    code = (
        "import sys, bwvreview.storage.store, sqlalchemy.dialects.sqlite\n"
        "print(*sorted({'asyncio.events', 'ssl', 'email.message', 'importlib.metadata._meta'} & set(sys.modules)))"
    )
    assert _run(code) == []


@pytest.mark.parametrize(
    "use",
    [
        "import asyncio; print(asyncio.run(asyncio.sleep(0, 'real')))",
        "from asyncio import run, sleep; print(run(sleep(0, 'real')))",
        "import asyncio.events; print('real' if asyncio.events.AbstractEventLoop else '')",
        "from importlib import metadata; print(metadata.version('sqlalchemy') and 'real')",
        "from importlib.metadata import version; print(version('sqlalchemy') and 'real')",
        "import asyncio; print('' if asyncio.iscoroutine(asyncio) else 'real')",
        "from sqlalchemy.util.concurrency import is_exit_exception as e; print(e(KeyboardInterrupt()) and 'real')",
    ],
)
def test_whoever_uses_them_gets_the_real_ones(use: str) -> None:
    code = f"import sys, bwvreview.storage.store\n{use}\nprint(sys.modules['asyncio'].__name__)"
    assert _run(code) == ["real", "asyncio"]


def test_many_threads_that_use_one_at_once_get_the_same_module() -> None:
    code = """
import sys, bwvreview.storage.store
from concurrent.futures import ThreadPoolExecutor
import asyncio
with ThreadPoolExecutor(16) as pool:
    found = set(pool.map(lambda _: id(asyncio.Lock), range(64)))
print(len(found), sys.modules['asyncio'].Lock is asyncio.Lock)
"""
    assert _run(code) == ["1", "True"]


def test_a_module_that_is_loaded_already_stays() -> None:
    assert _run("import asyncio, bwvreview.storage as s, sys; print(sys.modules['asyncio'] is asyncio)") == ["True"]
