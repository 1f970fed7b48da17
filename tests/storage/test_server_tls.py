"""Over a network only with the server that the address names: real servers, with certificates made here.

Every address names a server elsewhere; `hostaddr` brings it to this machine, so that nothing leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from tests.postgres import Server, running

CLOCK = FixedClock(date(2022, 10, 1))
NAME = "records.group.test"
UNPROVEN = "did not prove that it is the right one"


@dataclass
class Authority:
    """Whoever signs certificates, as the office that runs the server would."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def made(cls) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _certificate("An office", key, key, "An office", days=(-1, 10), is_authority=True))

    def sign(self, host: str, *, days: tuple[int, int] = (-1, 10)) -> tuple[bytes, bytes]:
        """Give a server's certificate and key."""
        key = ec.generate_private_key(ec.SECP256R1())
        return _pem(_certificate(host, key, self.key, "An office", days=days)), _pem_key(key)

    def root(self, folder: Path) -> Path:
        (folder / "root.crt").write_bytes(_pem(self.certificate))
        return folder / "root.crt"


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    issuer: str,
    *,
    days: tuple[int, int],
    is_authority: bool = False,
) -> x509.Certificate:
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if not is_authority:
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return made.sign(signer, hashes.SHA256())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _pem_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.made()


@pytest.fixture(scope="module")
def proven(authority: Authority) -> Iterator[Server]:
    """A server whose certificate is good."""
    yield from running(tls=authority.sign(NAME))


def address(server: Server, database: str, *, host: str = NAME, root: Path | None = None, mode: str = "") -> str:
    more = "".join(f"&{name}={value}" for name, value in (("sslrootcert", root), ("sslmode", mode)) if value)
    return f"postgresql+psycopg://tests@{host}:{server.port}/{database}?hostaddr=127.0.0.1{more}"


def refused(url: str) -> str:
    with pytest.raises(WorkspaceProblem) as caught, Workspace.open(url, clock=CLOCK):
        pass
    assert caught.value.advice
    return caught.value.message


def test_a_good_certificate_opens_a_workspace_elsewhere(proven: Server, authority: Authority, tmp_path: Path) -> None:
    url = address(proven, proven.create(), root=authority.root(tmp_path))
    with Workspace.open(url, clock=CLOCK) as workspace, workspace.engine() as engine, engine.connect() as line:
        used = line.exec_driver_sql("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").one()
        assert used.ssl
        assert used.version.startswith("TLSv1.")
        listening = engine.raw_connection()  # the other lines of a window go the same way
        assert listening.driver_connection.pgconn.ssl_in_use  # type: ignore[union-attr]
        listening.close()


def test_who_cannot_prove_to_be_the_server_is_refused(proven: Server, authority: Authority, tmp_path: Path) -> None:
    root, other = authority.root(tmp_path), tmp_path / "other"
    other.mkdir()
    name = proven.create()
    assert UNPROVEN in refused(address(proven, name, host="elsewhere.group.test", root=root))
    assert UNPROVEN in refused(address(proven, name, root=Authority.made().root(other)))
    assert UNPROVEN in refused(address(proven, name))  # signed by nobody that this computer knows
    assert UNPROVEN in refused(address(proven, name, root=tmp_path / "missing.crt"))
    assert UNPROVEN in refused(
        f"{proven.url(name)}?sslmode=verify-full&sslrootcert={root}"
    )  # 127.0.0.1 is not its name
    for less in ("require", "verify-ca", "prefer", "disable"):
        assert "would not check whom it talks to" in refused(address(proven, name, root=root, mode=less))


@pytest.mark.parametrize("days", [(-10, -1), (1, 10)], ids=["expired", "not yet valid"])
def test_a_certificate_out_of_its_time_is_refused(authority: Authority, tmp_path: Path, days: tuple[int, int]) -> None:
    for server in running(tls=authority.sign(NAME, days=days)):
        assert UNPROVEN in refused(address(server, "postgres", root=authority.root(tmp_path)))


def test_a_server_without_a_certificate_is_refused_elsewhere(
    postgres: Server, authority: Authority, tmp_path: Path
) -> None:
    root = authority.root(tmp_path)
    assert "offers no safe connection" in refused(address(postgres, "postgres", root=root))
