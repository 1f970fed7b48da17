"""Agreement in plain sentences, one for each statistic, with how many clips and reviewers it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.domain.agreement import Agreement, Figure

FEW = 10
"""With fewer clips to compare, every figure is rough, and is said to be."""

# The customary marks for alpha: Krippendorff 2004, “Reliability in Content Analysis”.
_WELL, _ENOUGH = 0.8, 2 / 3

_TITLES = {"alpha": "Krippendorff’s alpha", "ac1": "Gwet’s AC1", "brennan_prediger": "Brennan-Prediger"}
_ABOUT = {
    "ac1": "It allows for one answer being far more common than the others.",
    "brennan_prediger": "It counts chance as if every answer were equally likely.",
}


def sentences(agreed: Agreement, *, item: str = "{clip}", rater: str = "reviewer") -> dict[str, str]:
    """Say each statistic: percent, alpha, ac1, brennan_prediger.

    >>> from bwvreview.domain.agreement import agreement, tally
    >>> sentences(agreement(tally([{"A": "yes", "B": "yes"}])))["alpha"]
    'Krippendorff’s alpha cannot be calculated: every answer was the same.'
    """
    said = {"percent": _percent(agreed, item, rater)}
    for name, title in _TITLES.items():
        figure: Figure = getattr(agreed, name)
        if figure.value is None:
            said[name] = f"{title} cannot be calculated: {_why_not(agreed, item, rater)}."
            continue
        meaning = _meaning(figure.value, rater) if name == "alpha" else _ABOUT[name]
        said[name] = f"{title} is {two_places(figure.value)}{_range(figure)}. {meaning}"
    return said


def summary(agreed: Agreement, *, item: str = "{clip}", rater: str = "reviewer") -> str:
    """Say the one sentence that matters most: how often reviewers agree, and whether that is more than chance."""
    if agreed.alpha.value is None:
        return sentences(agreed, item=item, rater=rater)["percent" if agreed.percent.value is not None else "alpha"]
    same = f"{_many(rater)} gave the same answer {percent(agreed.percent.value)} of the time".capitalize()
    return f"{same}, over {_count(agreed.tally.compared, item)}. {_meaning(agreed.alpha.value, rater)}"


def rests_on(agreed: Agreement, *, item: str = "{clip}", rater: str = "reviewer") -> str:
    """Say what the figures rest on, and that few clips make them rough."""
    tally = agreed.tally
    said = f"{_count(tally.compared, item)} answered by two or more, {_count(tally.raters, rater)}."
    return f"{said} With so few, every figure is rough." if 0 < tally.compared < FEW else said


def two_places(value: float) -> str:
    """Write a figure with two places, and a true minus sign; never “-0.00”.

    >>> two_places(0.7434), two_places(-0.0249), two_places(-0.001)
    ('0.74', '−0.02', '0.00')
    """
    text = f"{value:.2f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", "\N{MINUS SIGN}")


def percent(share: float | None) -> str:
    """Write a share as a whole percentage; 100% only when it is all, 0% only when it is none.

    >>> percent(0.8181), percent(0.999), percent(0.001), percent(1.0)
    ('82%', '99%', '1%', '100%')
    """
    whole = round(100 * (share or 0))
    if share and share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}%"


def _percent(agreed: Agreement, item: str, rater: str) -> str:
    if agreed.percent.value is None:
        return f"How often {_many(rater)} agree cannot be calculated: {_why_not(agreed, item, rater)}."
    told = percent(agreed.percent.value)
    interval = agreed.percent.interval
    span = f" (95% range {percent(interval[0])} to {percent(interval[1])})" if interval else ""
    return f"Two {_many(rater)} of the same {item} gave the same answer {told} of the time{span}."


def _why_not(agreed: Agreement, item: str, rater: str) -> str:
    if not agreed.tally.compared:
        return f"no two {_many(rater)} answered about the same {item}"
    if sum(1 for column in zip(*agreed.tally.counts, strict=True) if any(column)) < 2:
        return "every answer was the same"
    return f"wherever two {_many(rater)} can be compared, every answer was the same"


def _meaning(alpha: float, rater: str) -> str:
    who = _many(rater).capitalize()
    if alpha >= _WELL:
        return f"{who} agree well."
    if alpha >= _ENOUGH:
        return f"{who} agree well enough for careful conclusions."
    if alpha >= 0:
        return f"{who} agree too little to rest on one {rater}’s answer."
    return f"{who} agree less than they would by chance."


def _range(figure: Figure) -> str:
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return f" (95% range {two_places(low)} to {two_places(high)})"


def _many(noun: str) -> str:
    return "{clips}" if noun == "{clip}" else f"{noun}s"


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {_many(noun)}"
