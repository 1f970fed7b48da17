"""A PostgreSQL server of the tests' own: on loopback, on a free port, in a temporary folder, gone at the end.

It is started from the system's package when the first test asks for it. Nothing of it is configured outside its
folder, and it has no password: it trusts connections from this machine while the tests run.
"""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

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

# Stops the server when its own input ends, so also when the test run is killed.
_KEEPER = '"$@" & server=$!; read -r _; kill -QUIT "$server" 2>/dev/null; wait "$server"; exit 0'


@dataclass
class Server:
    """A running server; databases are made and dropped by name."""

    port: int
    process: subprocess.Popen[bytes]
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


def running() -> Iterator[Server]:
    """Start a server, and stop it in the end. Skips where there is none, unless the test run promised one."""
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
    try:
        yield from _served(where, folder, owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(where: Path, folder: Path, owner: str | None) -> Iterator[Server]:
    data = folder / "data"
    # rules of a language for sorting, as on a real server: code that leans on byte order is found out
    words = ["-U", "tests", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
    language = ["--locale-provider=icu", "--icu-locale=en-GB"]
    made = subprocess.run(
        [where / "initdb", "-D", data, *words, *language], user=owner, cwd=folder, capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr.decode()
    port = _free_port()
    options = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = ["sh", "-c", _KEEPER, "sh", str(where / "postgres"), "-D", str(data), "-p", str(port), *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, user=owner, cwd=folder, stdin=subprocess.PIPE, stdout=log, stderr=log)
    try:
        server = Server(port, process)
        server.wait_until_ready()
        yield server
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
