"""`bwvreview agreement`: how far raters agree beyond chance, from a file of ratings; and practice for new members."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli import practice
from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    from bwvreview.domain.agreement import Agreement, Figure


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about agreement: of ratings in a file, and with the answers to practice clips."""
    practice.add_commands(commands)
    room = commands.add_parser("agreement", help="tell how far raters agree, from a file of ratings")
    room.add_argument("ratings", type=Path, metavar="RATINGS.csv", help="columns item, rater and rating")
    room.add_argument("--level", choices=("nominal", "ordinal"), default="nominal", help="ordinal: ratings on a scale")
    room.add_argument(
        "--order", type=_words, default=(), metavar="A,B,C", help="the words of the scale, lowest first (ordinal only)"
    )
    room.add_argument("--resamples", type=_count, default=0, metavar="N", help="give 95%% ranges from N resamples")
    room.add_argument("--seed", type=int, metavar="NUMBER", help="where the resampling begins (kept with the ranges)")
    room.set_defaults(run=_agreement)
    add_json(room)


def _words(text: str) -> tuple[str, ...]:
    words = tuple(word.strip() for word in text.split(","))
    if len(set(words)) < len(words) or not all(words):
        raise argparse.ArgumentTypeError("write each word once, with commas between")
    return words


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 1_000_000:
        raise argparse.ArgumentTypeError("write a whole number up to 1000000, such as 2000")
    return int(text)


def _agreement(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.agreement import SEED, agreement, tally
    from bwvreview.domain.agreement_words import rests_on, sentences
    from bwvreview.domain.errors import Problem
    from bwvreview.exchange.ratings_file import read_ratings

    ordered = arguments.level == "ordinal"
    if arguments.order and not ordered:
        raise Problem("Only ordinal ratings have an order.", advice="Add --level ordinal, or leave --order out.")
    seed = SEED if arguments.seed is None else arguments.seed
    if not 0 <= seed < 2**32:
        raise Problem("The resampling cannot begin there.", advice="Give --seed a number from 0 to 4294967295.")
    read = read_ratings(arguments.ratings, ordered=ordered, order=arguments.order)
    tallied = tally(read.rows, read.categories)
    found = agreement(tallied, arguments.level, resamples=arguments.resamples, seed=seed)
    said = sentences(found, item="item", rater="rater")
    return Outcome(_data(found), (*said.values(), rests_on(found, item="item", rater="rater")))


def _data(found: Agreement) -> dict[str, object]:
    figures = {
        "alpha": found.alpha,
        "ac1": found.ac1,
        "brennan_prediger": found.brennan_prediger,
        "percent": found.percent,
    }
    data: dict[str, object] = {name: figure.value for name, figure in figures.items()}
    data |= {"items": found.tally.items, "raters": found.tally.raters}
    if found.resamples:
        ranges = {name: _range(figure) for name, figure in figures.items()}
        data |= {"ranges": ranges, "resamples": found.resamples, "seed": found.seed}
    return data


def _range(figure: Figure) -> list[float] | None:
    return None if figure.interval is None else list(figure.interval)
