"""How long one answer takes on the shipped form, beside working the whole form out afresh."""

from __future__ import annotations

import random
import statistics
from datetime import date
from time import perf_counter_ns

from bwvreview.domain.forms.program import program_of
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form, Question
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form

TODAY = date(2026, 12, 5)
ANSWERS = 20_000


def some_answer(question: Question, chance: random.Random) -> str:
    """Give an answer that a reviewer might give."""
    names = [choice.name for choice in question.choices]
    if not names:
        return "weapons" if question.read_only else f"Text {chance.randrange(1000)}"
    if question.type == "select_multiple":
        return " ".join(chance.sample(names, chance.randrange(1, 4)))
    return chance.choice(names)


def measure(form: Form) -> tuple[list[int], list[int]]:
    """Give the nanoseconds of each answer, and of starting afresh with the same answers."""
    chance = random.Random(1)
    questions = form.questions
    state = FormState(form, {"viewed": "full", "search_type": "person"}, today=TODAY)
    steps: list[int] = []
    afresh: list[int] = []
    for number in range(ANSWERS):
        question = chance.choice(questions)
        value = some_answer(question, chance)
        if question.name == "viewed" and number % 10:
            continue
        begun = perf_counter_ns()
        state.answer(question.name, value)
        steps.append(perf_counter_ns() - begun)
        if number % 20 == 0:
            draft = state.draft()
            begun = perf_counter_ns()
            FormState(form, draft, today=TODAY)
            afresh.append(perf_counter_ns() - begun)
    return steps, afresh


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
    steps, afresh = measure(form)
    median, fresh = statistics.median(steps) / 1000, statistics.median(afresh) / 1000
    slow = statistics.quantiles(steps, n=100)[98] / 1000
    print(
        f"forms: {len(form.questions)} questions, read in {reading / 1e6:.0f} ms, compiled in {compiling / 1e6:.1f} ms"
    )
    print(
        f"forms: an answer takes {median:.1f} µs (median), {statistics.mean(steps) / 1000:.1f} (mean), {slow:.1f} (99%)"
    )
    print(f"forms: all afresh takes {fresh:.0f} µs; one answer is {fresh / median:.0f} times faster")


if __name__ == "__main__":
    main()
