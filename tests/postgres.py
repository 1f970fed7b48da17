"""A PostgreSQL server of the tests' own: on loopback, on a free port, in a temporary folder, gone at the end.

It is started from the system's package when the first test asks for it. Nothing of it is configured outside its
folder, and it has no password: it trusts connections from this machine while the tests run.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "fsync": "off",  # nobody needs this data tomorrow
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "logging_collector": "off",
}

_DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}

# Stops the server when its own input ends, so also when the test run is killed.
_KEEPER = '"$@" & server=$!; read -r _; kill -QUIT "$server" 2>/dev/null; wait "$server"; exit 0'


@dataclass(eq=False)
class Server:
    """A running server; databases are made and dropped by name."""

    port: int
    process: subprocess.Popen[bytes]
    start: Callable[[], subprocess.Popen[bytes]]
    data: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://tests@127.0.0.1:{self.port}/{name}"

    def create(self, template: str = "template0") -> str:
        """Make a database and give its name."""
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, name: str) -> None:
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def disconnect(self, name: str) -> None:
        """Cut every connection to a database, as when the server is started anew."""
        self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def kill_and_restart(self) -> None:
        """Pull its plug, and start it again."""
        self.kill()
        self.restart()

    def kill(self) -> None:
        """Pull its plug."""
        os.kill(int((self.data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
        _stop(self.process)

    def restart(self) -> None:
        """Start it again once the memory of the old one is free."""
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up:
            _stop(self.process)
            self.process = self.start()
            for _ in range(60):
                with suppress(psycopg.OperationalError):
                    return self._run("SELECT 1")
                time.sleep(0.05)
        raise TimeoutError("the server does not come back")

    def _run(self, statement: str) -> None:
        address = f"host=127.0.0.1 port={self.port} user=tests dbname=postgres connect_timeout=2"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def wait_until_ready(self) -> None:
        give_up = time.monotonic() + 60
        while True:
            try:
                return self._run("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > give_up or self.process.poll() is not None:
                    raise
                time.sleep(0.05)


def binaries() -> Path | None:
    """Where the newest installed server is; None when there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def running(*, durable: bool = False, tls: tuple[bytes, bytes] | None = None) -> Iterator[Server]:
    """Start a server, and stop it in the end. Skips where there is none, unless the test run promised one.

    A durable one writes to the disk before it acknowledges, as a real one does. `tls` is its certificate and key.
    """
    where = binaries()
    if where is None:
        reason = "PostgreSQL is not installed (Debian: apt install postgresql)"
        if os.environ.get("BWVREVIEW_REQUIRE_POSTGRES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    # the server refuses to run as root; the package brings a user for it
    owner = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="bwvreview-postgres-"))
    if owner is not None:
        shutil.chown(folder, owner)
    settings = _SETTINGS | (_DURABLE if durable else {})
    for name, content in zip(("ssl_cert_file", "ssl_key_file"), tls or (), strict=False):
        file = folder / name
        file.write_bytes(content)
        file.chmod(0o600)
        if owner is not None:
            shutil.chown(file, owner)
        settings |= {"ssl": "on", name: str(file)}
    try:
        yield from _served(where, folder, owner, settings)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(where: Path, folder: Path, owner: str | None, settings: dict[str, str]) -> Iterator[Server]:
    data = folder / "data"
    # rules of a language for sorting, as on a real server: code that leans on byte order is found out
    words = ["-U", "tests", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
    language = ["--locale-provider=icu", "--icu-locale=en-GB"]
    made = subprocess.run(
        [where / "initdb", "-D", data, *words, *language], user=owner, cwd=folder, capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr.decode()
    port = _free_port()
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = ["sh", "-c", _KEEPER, "sh", str(where / "postgres"), "-D", str(data), "-p", str(port), *options]

    def start() -> subprocess.Popen[bytes]:
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(command, user=owner, cwd=folder, stdin=subprocess.PIPE, stdout=log, stderr=log)

    server = Server(port, start(), start, data)
    try:
        server.wait_until_ready()
        yield server
    finally:
        _stop(server.process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
