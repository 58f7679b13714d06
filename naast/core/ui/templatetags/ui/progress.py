"""What happened and what is left: scale, ladder, load, steps, pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from naast.core.ui.templatetags.ui.library import PARTS, register

RUNG_ICONS = {"done": "check", "busy": "clock", "open": "player-skip-forward"}
SCALE_STEPS = 10


@register.inclusion_tag(PARTS + "_scale.html")
def scale(start: int | None, now: int | None) -> dict[str, Any]:
    """Draw a resident's own score from 0 to 10, at first and now."""
    was, latest = start or 0, (start or 0) if now is None else now
    cells = [
        "was"
        if at <= min(was, latest)
        else "now"
        if at <= latest
        else "lost"
        if at <= was
        else "left"
        for at in range(1, SCALE_STEPS + 1)
    ]
    return {"cells": cells, "start": start, "now": now}


@register.inclusion_tag(PARTS + "_ladder.html")
def ladder(
    rungs: Iterable[Mapping[str, str]], *, stairs: bool = False, level: int = 3
) -> dict[str, Any]:
    """Draw the ladder, nearest rung first.

    A rung has `state` (done, busy or open), `title`, `text`, `words` (the state in words) and
    perhaps an `icon`. `stairs`: as a staircase on a wide screen. `level`: of the headings.
    """
    drawn = [{"icon": RUNG_ICONS[rung["state"]], **rung} for rung in rungs]
    return {"rungs": drawn, "stairs": stairs, "tag": f"h{level}"}


@register.inclusion_tag(PARTS + "_load_bar.html")
def load_bar(used: int, room: int, plus: int = 0) -> dict[str, Any]:
    """Draw for how many people somebody stands, and what would come. Not for volunteers."""
    cells = [
        "on" if at < used else "plus" if at < used + plus else "left"
        for at in range(max(room, used + plus))
    ]
    return {"cells": cells}


@register.inclusion_tag(PARTS + "_progress.html")
def progress(step: int, steps: int) -> dict[str, Any]:
    """Draw how far a resident is in a row of questions."""
    cells = [
        "done" if at < step else "here" if at == step else "left" for at in range(1, steps + 1)
    ]
    return {"cells": cells, "step": step, "steps": steps}


@register.inclusion_tag(PARTS + "_pagination.html")
def pagination(page: Any) -> dict[str, Any]:
    """Draw the way further and back. `page` has `previous_url` and `next_url`; no counts."""
    return {"page": page}
