"""What may be told without telling of anybody (I-9). Pure.

PostgreSQL's function `insight_shown` is the twin of `shown`. Tests hold them equal: the database
hides, because nothing else sees what is to be hidden, and this module says what hiding is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

THRESHOLD = 5
"""A group of fewer is not shown, nor can it be worked out from what is."""
FEWEST_WORKERS = 3
"""A figure about fewer workers stays inside the team."""
BASE = 5
"""Counts are rounded to a multiple of this."""
SLACK = 2
"""So much at most lies between a count and its rounded figure."""
LEAST_COVERED = THRESHOLD + THRESHOLD - 1
"""What hides together may be at least this: a cover of five, and any small cell beside it."""


def rounded(*, count: int) -> int:
    """Return a count rounded to the nearest multiple of five."""
    return (count + SLACK) // BASE * BASE


def total_shown(*, count: int, workers: int | None = None) -> int | None:
    """Return a count as it is published, or None where it is hidden."""
    if count < THRESHOLD or _too_few(workers):
        return None
    return rounded(count=count)


def shown(*, cells: Sequence[int], workers: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return the cells of a table as they are published beside its total; None is hidden.

    Hidden is what is under the threshold or about too few `workers` (None: not about workers).
    Whoever subtracts what is shown from the total learns what the hidden cells are together. So at
    least one cell that could be shown is hidden with them, as cover, and more until together they
    may be nine or more: then each alone may still be at least five different numbers, also for
    whoever knows this rule and undoes it (tested). The cover is the last of what could be shown,
    not the smallest: that would tell that it is no larger than the rest.
    """
    if sum(cells) < THRESHOLD:
        return (None,) * len(cells)
    small = {
        at
        for at, (cell, hands) in enumerate(zip(cells, workers, strict=True))
        if cell < THRESHOLD or _too_few(hands)
    }
    seen = [at for at in range(len(cells)) if at not in small]
    if small:
        seen = seen[:-1]
    while small and seen and _most_hidden(cells, seen) < LEAST_COVERED:
        seen = seen[:-1]
    return tuple(rounded(count=cell) if at in seen else None for at, cell in enumerate(cells))


def _too_few(workers: int | None) -> bool:
    return workers is not None and workers < FEWEST_WORKERS


def _most_hidden(cells: Sequence[int], seen: Sequence[int]) -> int:
    """Return the most that the hidden cells may be together, for who sees only the figures."""
    known = sum(max(THRESHOLD, rounded(count=cells[at]) - SLACK) for at in seen)
    return rounded(count=sum(cells)) + SLACK - known


def quantile_shown(
    *, values: Sequence[int], quantile: int | None, workers: int | None
) -> int | None:
    """Return a quantile of `values` if enough of them lie at either side of it, else None."""
    if quantile is None or _too_few(workers):
        return None
    below = sum(value <= quantile for value in values)
    above = sum(value >= quantile for value in values)
    return quantile if min(below, above) >= THRESHOLD else None


def agree_shown(*, answers: int, agree: int, workers: int | None) -> int | None:
    """Return how many agree, as published beside the number of answers, or None where hidden.

    Those who do not agree may be few: from two rounded counts their number stays unknown by five or
    more (tested), which is what a hidden cell tells as well.
    """
    whole = total_shown(count=answers, workers=workers)
    if whole is None or whole == BASE:  # of five to seven, "five agree" would leave two at most
        return None
    return total_shown(count=agree)


# ---------------------------------------------------------------- what is said of an organisation

LEAST_COVERED_ANSWERS = 8 + THRESHOLD
"""As `LEAST_COVERED`, where the cover has eight answers at least, and the small one has some."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """How many answered about an organisation, how many agree, and about how many workers."""

    answers: int
    agree: int
    workers: int


def said_shown(*, said: Sequence[Said]) -> tuple[tuple[int, int] | None, ...]:
    """Return (answers, agree) of each organisation as published, None where hidden.

    `said` are the organisations of one municipality about which somebody answered, in an order
    that has nothing to do with what was said. Beside these figures stand the totals of the
    municipality, so three things can be worked out: how many answered about who is hidden, how many
    of them agree, and of everybody how many do *not* agree. Each stays at least five numbers, or is
    surely five or more; also for whoever undoes this rule (tested over every table of two and of
    three). So who is small hides with another, as in `shown`; and where nobody is small and yet the
    totals would tell, all hide.

    PostgreSQL's `insight_said_shown` is its twin.
    """
    fine = [
        at
        for at, one in enumerate(said)
        if agree_shown(answers=one.answers, agree=one.agree, workers=one.workers) is not None
    ]
    if len(fine) == len(said):
        seen = fine if tells_of_nobody(said, fine) else []
    else:
        seen = fine[:-1]
        while seen and not tells_of_nobody(said, seen):
            seen = seen[:-1]
    return tuple(
        (rounded(count=one.answers), rounded(count=one.agree)) if at in seen else None
        for at, one in enumerate(said)
    )


def tells_of_nobody(said: Sequence[Said], seen: Sequence[int]) -> bool:
    """Whether the figures of `seen` and the totals leave every small number open."""
    answers = [_between(said[at].answers, least=THRESHOLD + SLACK + 1) for at in seen]
    agree = [_between(said[at].agree, least=THRESHOLD) for at in seen]
    answered = _between(sum(one.answers for one in said), least=0)
    agreed = _between(sum(one.agree for one in said), least=0)
    hidden = len(seen) < len(said)
    answers = _within(answers, answered, hidden=hidden)
    agree = _within(agree, agreed, hidden=hidden)
    doubt = [
        (max(0, few - yes_most), most - yes_few)
        for (few, most), (yes_few, yes_most) in zip(answers, agree, strict=True)
    ]
    left = answered[1] - agreed[0] - sum(few for few, _most in doubt)
    if any(few < THRESHOLD and min(most, few + left) - few < THRESHOLD - 1 for few, most in doubt):
        return False
    return not hidden or (
        _left(answers, answered) >= LEAST_COVERED_ANSWERS and _left(agree, agreed) >= LEAST_COVERED
    )


def _between(count: int, *, least: int) -> tuple[int, int]:
    """Return between what a count surely lies, for who sees its rounded figure."""
    figure = rounded(count=count)
    return max(least, figure - SLACK), figure + SLACK


def _left(parts: Sequence[tuple[int, int]], whole: tuple[int, int]) -> int:
    """Return the most that is left of a whole beside its parts."""
    return whole[1] - sum(few for few, _most in parts)


def _within(
    parts: Sequence[tuple[int, int]], whole: tuple[int, int], *, hidden: bool
) -> list[tuple[int, int]]:
    """Return the parts as the whole narrows them; where parts are `hidden`, only from above."""
    left, over = _left(parts, whole), whole[0] - sum(most for _few, most in parts)
    return [
        (few if hidden else max(few, most + over), min(most, few + left)) for few, most in parts
    ]
