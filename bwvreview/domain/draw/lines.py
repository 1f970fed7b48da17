"""Reading the draw's small text files strictly: ASCII, LF line ends, a final LF, nothing else.

A message names the file and the line, never what stands there: a line may hold a reference.
"""

from __future__ import annotations

from bwvreview.domain.errors import DrawProblem

LIST_FILE = "list.txt"
STATEMENT_FILE = "statement.txt"
AVAILABILITY_FILE = "availability.txt"
PULL_LIST_FILE = "pull-list.txt"

UNCHANGED = "Use the file exactly as this program wrote it."


def bad_line(name: str, number: int, why: str) -> DrawProblem:
    """Make the problem of one line; `number` counts from 1."""
    return DrawProblem(f"Line {number} of {name} {why}.", advice=UNCHANGED)


def read_lines(data: bytes, name: str) -> list[str]:
    """Split a file into its lines, without their ends.

    Raises DrawProblem naming the line: a byte-order mark, a carriage return, a character that is not
    ASCII or a control character other than tab, or a last line that is not complete.
    """
    if not data:
        raise DrawProblem(f"{name} is empty.", advice=UNCHANGED)
    if data.startswith(b"\xef\xbb\xbf"):
        raise bad_line(name, 1, "starts with a byte-order mark")
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError as error:
        raise bad_line(name, data.count(b"\n", 0, error.start) + 1, "has a character that cannot stand there") from None
    if "\r" in text:
        number = text.count("\n", 0, text.index("\r")) + 1
        raise bad_line(name, number, "ends with a carriage return, as files changed on Windows do")
    lines = text.split("\n")
    if lines.pop():
        raise bad_line(name, len(lines) + 1, "is not complete: its line end is missing")
    return lines
