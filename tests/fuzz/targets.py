"""The doors through which other people's bytes come in: what is damaged, and what is done with it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from bwvreview.domain.errors import Problem
from bwvreview.exchange.mapping_file import read_mapping
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.exchange.xlsform import read_form
from bwvreview.services.check_list import CheckedList, check_list, check_text, sheets_of
from bwvreview.services.try_form import try_answers
from tests.fuzz import damage, returns
from tests.lists import HEADINGS, as_csv, rows

LISTS = Path(__file__).parents[1] / "data" / "lists"
SALT = bytes(32)
WIDE = (*HEADINGS, "Handcuffs used", "Location.street.name", "Comments")

Damage = Callable[[bytes, Random], bytes]


@dataclass(frozen=True)
class Target:
    """One door: the name of its file, real content to begin with, how that is damaged, and what reads it."""

    file: str
    seeds: Callable[[], list[bytes]]
    damage: Damage
    read: Callable[[Path], None]

    def run(self, data: bytes, folder: Path) -> bool:
        """Read some bytes as this kind of file; False: they were refused with a Problem. Anything else is a fault."""
        path = folder / self.file
        path.write_bytes(data)
        try:
            self.read(path)
        except Problem as problem:
            if not (str(problem) and problem.advice):
                raise AssertionError("a problem that does not say what to do") from problem
            return False
        return True


def _lines() -> list[list[str]]:
    return [[*row, "yes", "On or near Adams Road", "calm, then cuffed"] for row in rows(5)]


def _text() -> list[bytes]:
    real = resource("samples", "haringey_2022-09_reference_list_DEMO.csv").read_bytes().splitlines(keepends=True)
    made = [as_csv(WIDE, _lines(), delimiter).encode() for delimiter in ",;\t"]
    return [*made, as_csv(WIDE, _lines()).encode("utf-16"), b"".join(real[:20])]


def _json() -> list[bytes]:
    items = [
        dict(zip(HEADINGS, row, strict=True)) | {"location": {"latitude": "51.5", "street": {"id": 1, "name": "x"}}}
        for row in rows(6)
    ]
    lines = "\n".join(map(json.dumps, items))
    return [json.dumps(items).encode(), json.dumps({"count": 6, "results": items}).encode(), lines.encode()]


def _workbook(*, odd: bool = False) -> bytes:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.workbook.defined_name import DefinedName

    book = openpyxl.Workbook()
    for row in [list(WIDE), *_lines()]:
        book.active.append(row)
    if odd:
        book.active.merge_cells("C2:C4")
        book.active["A2"].comment = Comment("seen", "x")
        book.active.row_dimensions[5].hidden = True
        book.active.column_dimensions["D"].hidden = True
        book.active.oddHeader.center.text = "page"
        book.create_sheet("Hidden").sheet_state = "hidden"
        book.create_sheet("Second").append(["Reference", "Date"])
        book.defined_names["place"] = DefinedName("place", attr_text="Sheet!$A$1")
        book.active["B3"] = date(2022, 9, 14)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip() -> list[bytes]:
    found = []
    for name, content in (("list.csv", _text()[0]), ("in/list.json", _json()[0]), ("book.xlsx", _workbook())):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("__MACOSX/._list.csv", "x")
            archive.writestr(name, content)
        found.append(out.getvalue())
    return found


def _mappings() -> list[bytes]:
    answers = {
        "format": "BWV Review mapping 1",
        "columns": {"kind of search": "type", "power": "law", "odd": "leave out"},
        "values": {
            "object": {"offensive wpn": "Offensive weapons", "*": "leave out"},
            "outcome": {"nfa given": "Arrest"},
        },
    }
    toml = (
        'format = "BWV Review mapping 1"\n\n[columns]\n"kind of search" = "type"\n"odd" = "leave out"\n\n'
        '[values.object]\n"offensive wpn" = "Offensive weapons"\n"*" = "leave out"\n'
    )
    return [json.dumps(answers).encode(), toml.encode()]


def _read_list(path: Path) -> None:
    _use(check_list(path, drop_refused=True, salt=SALT))


def _read_book(path: Path) -> None:
    sheets = sheets_of(path)
    assert all(sheet.rows >= 0 for sheet in sheets)
    if len(sheets) > 1:
        _use(check_list(path, drop_refused=True, salt=SALT, sheet=1))
    else:
        _read_list(path)


def _read_paste(path: Path) -> None:
    _use(check_text(path.read_bytes().decode("utf-8", "replace"), drop_refused=True, salt=SALT))


def _use(checked: CheckedList) -> None:
    """Go on to what the program does with a list: its questions, and its encounters when it is accepted."""
    found = checked.inspection
    assert all(question.sentence for question in found.questions)
    if found.accepted:
        count = sum(1 for _ in checked.encounters())
        assert 0 <= count <= found.rows


def _read_mapping(path: Path) -> None:
    read_mapping(path, load_scheme().fields).applied_to(load_scheme().fields)


def _read_form(path: Path) -> None:
    form = read_form(path)
    answers = {question.name: "1" for question in form.questions[:40]}
    try_answers(form, answers, date(2022, 9, 14))


def _files(*names: str) -> Callable[[], list[bytes]]:
    return lambda: [(LISTS / name).read_bytes() for name in names]


TARGETS: dict[str, Target] = {
    "csv": Target("list.csv", _text, damage.in_text, _read_list),
    "paste": Target("paste.txt", lambda: [*_text()[:3], *_json()[:1]], damage.in_text, _read_paste),
    "json": Target("list.json", _json, damage.in_json, _read_list),
    "xlsx": Target("list.xlsx", lambda: [_workbook(), _workbook(odd=True)], damage.in_package, _read_book),
    "xls": Target("list.xls", _files("plain.xls", "hiding.xls"), damage.in_binary, _read_book),
    "ods": Target("list.ods", _files("plain.ods", "hiding.ods"), damage.in_package, _read_book),
    "zip": Target("list.zip", _zip, damage.in_package, _read_list),
    "gz": Target("list.csv.gz", lambda: [gzip.compress(text, mtime=0) for text in _text()], damage.in_gzip, _read_list),
    "mapping": Target("answers.toml", _mappings, damage.in_toml, _read_mapping),
    "form": Target(
        "form.xlsx",
        lambda: [resource("schemes", "stop-search", "form.xlsx").read_bytes()],
        damage.in_package,
        _read_form,
    ),
    "return": Target("return.xlsx", returns.books, damage.in_package, returns.read_damaged),
    "package": Target("return.zip", returns.packages, damage.in_package, returns.read_damaged),
    "replies": Target("replies.csv", returns.reply_tables, damage.in_text, returns.read_table),
    "reply-file": Target("replies.json", returns.reply_files, damage.in_json, returns.read_file),
}


def damaged(target: Target, random: Random) -> Iterator[bytes]:
    """Give damaged inputs without end: from the real files, now and then from what was damaged before."""
    seeds = target.seeds()
    earlier: list[bytes] = []
    while True:
        start = random.choice(earlier) if earlier and random.random() < 0.3 else random.choice(seeds)
        data = target.damage(start, random)
        yield data
        if random.random() < 0.02:
            earlier = [*earlier[-30:], data]
