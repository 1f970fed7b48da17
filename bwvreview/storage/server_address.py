"""The address of a shared workspace: over a network only with TLS, and only with the server that it claims to be."""

from __future__ import annotations

import os
from ipaddress import ip_address
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import URL

SAFE = "verify-full"
"""The one way that checks both the certificate and the name on it; the others let somebody stand in between."""


def safe_address(url: URL, environment: Mapping[str, str] | None = None) -> URL:
    """Give the address as it may be used. On this machine it stays; elsewhere TLS and its certificate are checked.

    The certificate must be one that this computer trusts, or that `sslrootcert` names. Raises WorkspaceProblem for an
    address that asks for less, without repeating it: it may hold a password.
    """
    hosts = list(_hosts(url, os.environ if environment is None else environment))
    if "service" not in url.query and all(is_here(host) for host in hosts):
        return url
    asked = url.query.get("sslmode", SAFE)
    if asked != SAFE or "service" in url.query:
        raise WorkspaceProblem(
            "This address would not check whom it talks to.",
            advice=f"Name the server in it, and leave sslmode out or write sslmode={SAFE}.",
        )
    wanted = {"sslmode": SAFE, "gssencmode": "disable"}
    if "sslrootcert" not in url.query:
        wanted["sslrootcert"] = "system"
    return url.update_query_dict(wanted)


def _hosts(url: URL, environment: Mapping[str, str]) -> Iterator[str]:
    """Every host that the address could lead to; what it leaves out is taken from the environment, as libpq does."""
    named = [url.host or ""]
    for name in ("host", "hostaddr"):
        value = url.query.get(name, ())
        named += [value] if isinstance(value, str) else list(value)
    if not any(named):
        named = [environment.get("PGHOST", "")]
    named.append(environment.get("PGHOSTADDR", ""))
    if environment.get("PGSERVICE"):
        named.append("of a service")
    for one in named:
        yield from (host for part in one.split(",") if (host := part.strip()))


def is_here(host: str) -> bool:
    """Tell whether a host is this machine: loopback, or a socket in a folder.

    >>> [
    ...     is_here(host)
    ...     for host in ("127.0.0.1", "[::1]:5432", "/run/postgresql", "db.example.org", "127.0.0.1.evil.org")
    ... ]
    [True, True, True, False, False]
    """
    if host.startswith(("/", "@")):
        return True
    name = host[1:].partition("]")[0] if host.startswith("[") else host
    if name.count(":") == 1:
        name = name.partition(":")[0]
    if name.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
