"""Opening a workbook that is locked with a password: in memory only; neither password nor content is kept."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from bwvreview.domain.errors import LockedList
from bwvreview.exchange import limits
from bwvreview.exchange.list_source import BROKEN, damaged_workbook

if TYPE_CHECKING:
    from bwvreview.exchange.list_source import Source

_SPINS = re.compile(rb'spinCount="(\d+)"')
_MOST_SPINS = 1_000_000  # Excel takes 100,000; ten million would take minutes


def is_locked_package(content: bytes) -> bool:
    """Whether an OLE file holds a locked XLSX."""
    return "EncryptedPackage".encode("utf-16-le") in content


def unlock(source: Source, password: str | None) -> bytes:
    """Give the workbook in the clear. Raises LockedList without the right password, ListProblem when damaged."""
    if not password:
        raise LockedList(
            "The workbook is locked with a password.", advice="Give its password. It is used once and not kept."
        )
    content = source.whole(limits.MOST_PACKAGE)
    if any(int(count[:12]) > _MOST_SPINS for count in _SPINS.findall(content)):
        raise limits.locked_document()
    return _decrypted(content, password)


def _decrypted(content: bytes, password: str) -> bytes:
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    clear = io.BytesIO()
    try:
        book = OfficeFile(io.BytesIO(content))
        book.load_key(password=password, verify_password=True)
        book.decrypt(clear)
    except InvalidKeyError as error:
        raise LockedList("The password does not open the workbook.", advice="Ask the police for it again.") from error
    except DecryptionError as error:
        raise limits.locked_document() from error
    except (FileFormatError, ParseError, *BROKEN, IndexError, TypeError, AttributeError, AssertionError) as error:
        raise damaged_workbook() from error
    return clear.getvalue()
