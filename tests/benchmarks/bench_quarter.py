"""How long the report on a quarter takes over five years of kept returns, and what memory it needs.

    python -m tests.benchmarks.bench_quarter [ROWS]

115,200 records (32 groups, 20 quarters) in SQLite and in PostgreSQL: putting all together, and writing the report in
four shapes. The targets are 10 seconds and 400 MB. The report is made in a process of its own, whose highest memory
is told.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.quarter import Quarter
from bwvreview.domain.returns import AskedQuestion, Drawn, FormKey, Rated, Return, ReturnFile
from bwvreview.exchange.groups_file import load_groups
from bwvreview.services.collate import report_kept, save_collation
from bwvreview.storage.engine import make_engine
from bwvreview.storage.migrate import bring_up_to_date
from bwvreview.storage.store import Store
from tests.feedback_kit import shipped_form
from tests.postgres import running

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS, YEARS = 115_200, 5
NOW = datetime(2026, 12, 31, 12, tzinfo=UTC)


def files(rows: int) -> Iterator[ReturnFile]:
    """Make one file a group and quarter; each record has about 45 answers, and text of ordinary length."""
    chance = random.Random(5)
    form = shipped_form()
    key = FormKey(form.id, form.version, form.fingerprint)
    asked = tuple(
        AskedQuestion(one.name, one.label, one.type, tuple((choice.name, choice.label) for choice in one.choices))
        for one in form.questions
        if one.type != "note"
    )
    groups = [slug for slug, _ in load_groups()]
    each = rows // (len(groups) * 4 * YEARS)
    for quarter in range(4 * YEARS):
        first = date(2022 + quarter // 4, 1 + 3 * (quarter % 4), 1)
        for group in groups:
            returns = [_record(chance, asked, key, group, first, number) for number in range(each)]
            sessions = sorted({one.session for one in returns})
            designs = [Drawn(group, one, "weapons", "Weapons searches", 90, 60) for one in sessions]
            rated = [
                Rated(group, one.session, one.slot, letter, {"rag": one.answers.get("rag", "green")})
                for one in returns
                for letter in "AB"
            ]
            name = f"{group}-{first}.xlsx"
            yield ReturnFile(
                name, name.ljust(64, "0"), "workbook", tuple(returns), tuple(rated), tuple(designs), (), {key: asked}
            )


def _record(
    chance: random.Random, asked: tuple[AskedQuestion, ...], form: FormKey, group: str, first: date, number: int
) -> Return:
    answers = {}
    for one in asked:
        if one.kind == "select_one" and chance.random() < 0.9:
            answers[one.name] = chance.choice(one.choices)[0]
        elif one.kind == "select_multiple" and chance.random() < 0.6:
            answers[one.name] = " ".join(name for name, _ in one.choices[: chance.randint(1, 2)])
        elif one.kind == "text":
            answers[one.name] = "The officers explained each step and kept calm." if chance.random() < 0.5 else "Fine."
    session = f"{first + timedelta(days=7 * (number // 60))}.1"
    return Return(
        f"{group}-{first}-{number}", "", group, session, f"V{number % 60 + 1:02d}", "viewed", ("weapons",), form,
        answers, file=f"{group}-{first}.xlsx", line=number,
    )  # fmt: skip


def report(url: str) -> None:
    """Make the report in this process, and print what it took."""
    engine = make_engine(url)
    start, wall = time.process_time(), time.perf_counter()
    with Store.opened(engine, reading=True) as store, tempfile.TemporaryDirectory() as folder:
        collated = report_kept(store, Quarter(2026, 4))
        between = time.process_time()
        save_collation(collated, Path(folder))
    took, wall = time.process_time() - start, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{collated.collation.sentence}", flush=True)
    print(f"{took:.1f} s of processor ({between - start:.1f} s before writing), {wall:.1f} s, at most {memory} MB")


def measure(url: str, rows: int) -> None:
    """Fill a store, then report on it."""
    engine = make_engine(url)
    bring_up_to_date(engine)
    start = time.process_time()
    with Store.opened(engine) as store:
        for file in files(rows):
            store.returns.keep([file], at=NOW)
    engine.dispose()
    print(f"{url.partition(':')[0]}: {rows} records kept in {time.process_time() - start:.0f} s of processor")
    subprocess.run([sys.executable, "-m", "tests.benchmarks.bench_quarter", "report", url], check=True)


def main() -> None:
    """Measure both engines."""
    if sys.argv[1:2] == ["report"]:
        report(sys.argv[2])
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{folder}/central.db", rows)
    for server in running():
        measure(server.url(server.create()), rows)


if __name__ == "__main__":
    main()
