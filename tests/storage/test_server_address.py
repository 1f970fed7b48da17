"""A server elsewhere is reached over TLS with its certificate checked, or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import make_url

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.engine import make_engine
from bwvreview.storage.server_address import safe_address

BASE = "postgresql+psycopg://ab:MARKER@"


@pytest.mark.parametrize(
    "rest",
    [
        "127.0.0.1/x", "127.9.9.9:5433/x", "localhost/x", "[::1]:5432/x", "/x", "/x?host=/run/postgresql",
        "/x?host=localhost:5432&host=127.0.0.1:5433", "localhost/x?sslmode=disable",
    ],
)  # fmt: skip
def test_this_machine_needs_no_certificate(rest: str) -> None:
    url = make_url(BASE + rest)
    assert safe_address(url, {}) == url


@pytest.mark.parametrize(
    ("rest", "environment"),
    [
        ("db.example.org/x", {}),
        ("db.example.org/x?sslmode=verify-full", {}),
        ("10.0.0.7/x", {}),
        ("127.0.0.1.example.org/x", {}),
        ("localhost.example.org/x", {}),
        ("0.0.0.0/x", {}),
        ("/x?host=db.example.org", {}),
        ("/x?host=localhost:1&host=db.example.org:2", {}),
        ("localhost/x?hostaddr=10.0.0.7", {}),
        ("/x?host=localhost,db.example.org", {}),
        ("/x", {"PGHOST": "db.example.org"}),
        ("localhost/x", {"PGHOSTADDR": "10.0.0.7"}),
        ("localhost/x", {"PGSERVICE": "elsewhere"}),
    ],
)
def test_a_server_elsewhere_must_show_its_certificate(rest: str, environment: dict[str, str]) -> None:
    found = safe_address(make_url(BASE + rest), environment).query
    assert (found["sslmode"], found["gssencmode"], found["sslrootcert"]) == ("verify-full", "disable", "system")


def test_a_certificate_of_the_groups_own_is_kept() -> None:
    found = safe_address(make_url(f"{BASE}db.example.org/x?sslrootcert=our.crt"), {}).query
    assert (found["sslmode"], found["sslrootcert"]) == ("verify-full", "our.crt")


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca", "VERIFY-FULL"])
def test_less_is_refused_with_advice_and_without_the_password(mode: str) -> None:
    with pytest.raises(WorkspaceProblem, match="would not check") as caught:
        make_engine(f"{BASE}db.example.org/x?sslmode={mode}&application_name=a")
    assert "sslmode=verify-full" in caught.value.advice
    assert "MARKER" not in f"{caught.value!r} {caught.value.advice}"


def test_a_service_file_that_nobody_sees_is_refused() -> None:
    with pytest.raises(WorkspaceProblem, match="would not check"):
        safe_address(make_url(f"{BASE}/x?service=elsewhere"), {})
