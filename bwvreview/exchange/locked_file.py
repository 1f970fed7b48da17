"""Locking a workbook with a password (ECMA-376 agile encryption, AES-256), and making sure that it opens again."""

from __future__ import annotations

from io import BytesIO

from bwvreview.domain.errors import ExportProblem


def lock_workbook(clear: bytes, password: str, what: str) -> bytes:
    """Give the locked workbook, after opening it again: small packages have come out damaged before.

    Raises ExportProblem, with `what` as its subject, when it does not open to the same bytes.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = BytesIO()
    OOXMLFile(BytesIO(clear)).encrypt(password, locked)
    if unlock_workbook(locked.getvalue(), password) != clear:
        raise ExportProblem(f"{what} could not be locked safely. Nothing was written.", advice="Try again.")
    return locked.getvalue()


def unlock_workbook(locked: bytes, password: str) -> bytes:
    """Give in the clear what `lock_workbook` locked; its integrity is checked. Raises msoffcrypto’s errors."""
    from msoffcrypto import OfficeFile

    clear = BytesIO()
    book = OfficeFile(BytesIO(locked))
    book.load_key(password=password, verify_password=True)
    book.decrypt(clear, verify_integrity=True)
    return clear.getvalue()
