"""How long one answer takes on the shipped form, beside working it out afresh, and beside a general XPath library."""

from __future__ import annotations

import itertools
import random
import statistics
from collections.abc import Iterator
from datetime import date
from time import perf_counter_ns

from bwvreview.domain.forms.program import program_of
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form, Question
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.benchmarks import xpath_peer

TODAY = date(2026, 12, 5)
ANSWERS = 20_000
PEER_ANSWERS = 3_000


def some_answer(question: Question, chance: random.Random) -> str:
    """Give an answer that a reviewer might give."""
    names = [choice.name for choice in question.choices]
    if not names:
        return "weapons" if question.read_only else f"Text {chance.randrange(1000)}"
    if question.type == "select_multiple":
        return " ".join(chance.sample(names, chance.randrange(1, 4)))
    return chance.choice(names)


def answers(form: Form) -> Iterator[tuple[str, str]]:
    """Give answers in any order, as a group that goes to and fro would."""
    chance = random.Random(1)
    for number in range(ANSWERS):
        question = chance.choice(form.questions)
        value = some_answer(question, chance)
        if question.name != "viewed" or number % 10 == 0:
            yield question.name, value


def measure(form: Form) -> dict[str, list[int]]:
    """Give the nanoseconds of each answer, of those that show or hide something, of all errors, and of a new start."""
    state = FormState(form, {"viewed": "full", "search_type": "person"}, today=TODAY)
    times: dict[str, list[int]] = {"answer": [], "changing": [], "errors": [], "afresh": []}
    for number, (name, value) in enumerate(answers(form)):
        begun = perf_counter_ns()
        changed = state.answer(name, value)
        took = perf_counter_ns() - begun
        times["answer"].append(took)
        if changed:
            times["changing"].append(took)
        if number % 20 == 0:
            draft = state.draft()
            begun = perf_counter_ns()
            FormState(form, draft, today=TODAY)
            times["afresh"].append(perf_counter_ns() - begun)
            begun = perf_counter_ns()
            state.errors()
            times["errors"].append(perf_counter_ns() - begun)
    return times


def peer(form: Form) -> str:
    """Say how long the general library takes for the same answers."""
    if not xpath_peer.is_there():
        return "forms: elementpath is not installed, so nothing is compared with it"
    library = xpath_peer.XPathPeer(form)
    state = FormState(form, {"viewed": "full", "search_type": "person"}, today=TODAY)
    ours, theirs = [], []
    for name, value in itertools.islice(answers(form), PEER_ANSWERS):
        begun = perf_counter_ns()
        state.answer(name, value)
        took = perf_counter_ns() - begun
        peers = library.answer(name, value)
        if library.reads(name):
            ours.append(took)
            theirs.append(peers)
    mine, other = statistics.median(ours) / 1000, statistics.median(theirs) / 1000
    return (
        f"forms: an answer that conditions read takes {mine:.1f} µs, with elementpath {other:.0f} µs (medians): "
        f"{other / mine:.0f} times faster"
    )


def main() -> None:
    """Print the times."""
    path = resource("schemes", "stop-search", "form.xlsx")
    read_form(path)
    begun = perf_counter_ns()
    form = read_form(path)
    reading = perf_counter_ns() - begun
    begun = perf_counter_ns()
    program_of(form)
    compiling = perf_counter_ns() - begun
    times = measure(form)
    steps = times["answer"]
    median = {sort: statistics.median(found) / 1000 for sort, found in times.items()}
    slow = statistics.quantiles(steps, n=100)[98] / 1000
    print(
        f"forms: {len(form.questions)} questions, read in {reading / 1e6:.0f} ms, compiled in {compiling / 1e6:.1f} ms"
    )
    print(
        f"forms: an answer takes {median['answer']:.1f} µs (median), "
        f"{statistics.mean(steps) / 1000:.1f} (mean), {slow:.1f} (99%)"
    )
    print(
        f"forms: one that shows or hides something takes {median['changing']:.1f} µs, "
        f"all errors {median['errors']:.0f} µs, all afresh {median['afresh']:.0f} µs"
    )
    print(peer(form))


if __name__ == "__main__":
    main()
