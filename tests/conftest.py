"""What every test can count on: no network, no screen, nobody's own files, and real databases."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from msoffcrypto.method.ecma376_agile import ECMA376Agile as Workbooks

from bwvreview.services import roles
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.storage import keys
from bwvreview.storage.keys import FileKey
from tests import engines, laid_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from tests.engines import OnServer
    from tests.postgres import Server
    from tests.verifiers.browser import Browser

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything loads Qt
os.environ.pop("BWVREVIEW_WORKSPACE", None)
os.environ.pop("BWVREVIEW_PASSPHRASE", None)
os.environ["BWVREVIEW_NOT_LOCKED"] = "1"  # most tests are about something else; tests of the lock take it away

# The same examples each time, so that a change is judged by itself. BWVREVIEW_EXPLORE=1 looks for new ones.
# A busy computer is no fault: no example has to be done in a given time.
settings.register_profile("house", derandomize=not os.environ.get("BWVREVIEW_EXPLORE"), deadline=None)
settings.load_profile("house")

TODAY = date(2022, 10, 1)
"""The day on which the practice list can still be watched."""

KEY = FileKey(bytes(range(32)), bytes(range(16)))
"""The key of locked files that tests open without a passphrase: nothing has to be derived."""

LOCKED_BY = "generate_encryption_parameters"
COST = (keys.ROUNDS, roles._ROUNDS, getattr(Workbooks, LOCKED_BY))
"""The rounds that a guess of a passphrase and of a PIN takes, and what settles those of a workbook's password."""

_LOOPBACK = ("127.", "::1", "localhost")
_strangers: list[str] = []


def _no_network(event: str, args: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        host = args[1][0] if isinstance(args[1], tuple) else "127."  # a Unix socket stays on this machine
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if host and not str(host).startswith(_LOOPBACK):
        _strangers.append(event)
        raise RuntimeError("the program tried to use the network")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The engine of the workspaces that tests make by their path."""
    parser.addoption("--engine", choices=engines.ENGINES, default="sqlite", help="where workspaces are kept (sqlite)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what does not apply to the engine of this run."""
    engines.skip_what_does_not_apply(config.getoption("engine"), items)
    gc.collect()
    gc.freeze()  # the tests and the libraries stay until the end: no need to look through them again and again


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One for each processor: with more, tests that wait for a window or a server wait too long."""
    return os.cpu_count() or 1


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests away from the network and from the own files of whoever runs them."""
    if config.getoption("engine") == "sqlcipher":
        engines.lock_everything()
    sys.addaudithook(_no_network)
    home = Path(tempfile.mkdtemp(prefix="bwvreview-home-"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name.lower())
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


@pytest.fixture(autouse=True)
def _offline() -> Iterator[None]:
    """Fail a test that tried to reach another machine, even when the program swallowed the refusal."""
    yield
    tried = _strangers.copy()
    _strangers.clear()
    assert tried == []


@pytest.fixture(scope="session", autouse=True)
def _on_server(request: pytest.FixtureRequest) -> Iterator[OnServer | None]:
    """With `--engine postgresql`, the databases that stand in for files."""
    if request.config.getoption("engine") != "postgresql":
        yield None
        return
    yield from engines.on_server(request.getfixturevalue("postgres"), request.getfixturevalue("_made_database"))


@pytest.fixture(autouse=True)
def _no_database_left(_on_server: OnServer | None, request: pytest.FixtureRequest) -> Iterator[None]:
    uses_server = _on_server is not None and "tmp_path" in request.fixturenames
    folder = request.getfixturevalue("tmp_path") if uses_server else None
    yield
    if _on_server is not None and folder is not None:
        _on_server.drop_below(folder)


@pytest.fixture(scope="session", autouse=True)
def _laid_down() -> Iterator[None]:
    """New files get their tables at once; the tests of the storage go by the migrations."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bwvreview.storage.migrations.upgrade", laid_down.laid_down)
        yield


@pytest.fixture(scope="session", autouse=True)
def _guesses_are_cheap() -> Iterator[None]:
    """Try a password, a passphrase or a PIN in no time, where it is not about how long that takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS", 1)
        patch.setattr(roles, "_ROUNDS", 2)
        patch.setattr(Workbooks, LOCKED_BY, staticmethod(lambda key, salt=None, _rounds=0: COST[2](key, salt, 100)))
        yield


@pytest.fixture
def guesses_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a guess cost what it does for people, and in every other program of this test."""
    monkeypatch.setattr(keys, "ROUNDS", COST[0])
    monkeypatch.setattr(roles, "_ROUNDS", COST[1])
    monkeypatch.setattr(Workbooks, LOCKED_BY, staticmethod(COST[2]))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TODAY)


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    """An empty workspace in a file of its own, on 1 October 2022."""
    with Workspace.open(tmp_path / "workspace.bwv", clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The tests' own PostgreSQL server; the test is skipped where none is installed."""
    from tests.postgres import running

    yield from running()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Browser]]:
    """Give a Chromium in light or in `dark` colours, each started once, when it is first asked for."""
    from tests.verifiers.browser import Browser

    with ExitStack() as opened:

        @cache
        def one(*, dark: bool = False) -> Browser:
            return opened.enter_context(Browser(tmp_path_factory.mktemp("chromium"), dark=dark))

        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'workspace.bwv'}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture(scope="session")
def _made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "workspace.bwv"
    _bring_up(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def _made_locked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "workspace.bwv"
    _bring_up(f"sqlite:///{path}", KEY)
    return path


@pytest.fixture(scope="session")
def _made_database(postgres: Server) -> str:
    name = postgres.create()
    _bring_up(postgres.url(name))
    return name


@pytest.fixture(params=["sqlite", "sqlcipher", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A workspace's engine, up to date and empty, on each engine."""
    from bwvreview.storage.engine import make_engine

    if request.param != "postgresql":
        path = tmp_path / "workspace.bwv"
        key = KEY if request.param == "sqlcipher" else None
        shutil.copyfile(request.getfixturevalue("_made_locked_file" if key else "_made_file"), path)
        engine = make_engine(f"sqlite:///{path}", key)
        yield engine
        engine.dispose()
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create(request.getfixturevalue("_made_database"))
    engine = make_engine(server.url(name))
    yield engine
    engine.dispose()
    server.drop(name)


def _bring_up(url: str, key: FileKey | None = None) -> None:
    from bwvreview.storage.engine import make_engine
    from bwvreview.storage.migrate import bring_up_to_date

    engine = make_engine(url, key)
    bring_up_to_date(engine)
    engine.dispose()
