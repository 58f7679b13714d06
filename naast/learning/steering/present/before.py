"""What was decided before, by whom and why: for whoever steers next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from naast.learning.steering.present.here import Here
from naast.learning.steering.present.subjects import asked
from naast.learning.steering.queries import aims, motions
from naast.learning.steering.queries.answers import answers
from naast.learning.steering.queries.vision import decided
from naast.learning.steering.rules.arrangement import LAYERS
from naast.supply.organisations import queries as organisations

MOST = 100
"""So many of each kind stand on the page, the newest."""


@dataclass(frozen=True, kw_only=True)
class Before:
    """One thing that was decided: when, what kind, what, why, and who knows of it.

    `typed` names what somebody wrote, in Dutch; the rest is in the language of the page.
    """

    on: date
    kind: Any
    what: str
    chosen: str
    why: str
    who: str
    typed: tuple[str, ...] = ("what", "who")


def handed_over(at: Here) -> list[Before]:
    """Return all that was decided in a municipality, the newest first (R-329). Five queries."""
    found = [*_answers(at), *_visions(at), *_aims(at), *_motions(at)]
    return sorted(found, key=lambda one: one.on, reverse=True)


def _answers(at: Here) -> Iterator[Before]:
    found = answers(actor=at.actor).filter(municipality_id=at.town.pk).select_related("user")
    rows = list(found[:MOST])
    named = {int(code) for row in rows if row.subject in LAYERS for code in row.codes}
    # Also who no longer works there: it was so on that day.
    names = organisations.names(ids=named) if named else {}
    for row in rows:
        about = asked(subject=row.subject, working=names)
        chosen = [str(about.options.get(code, code)) for code in row.codes]
        yield Before(
            on=timezone.localdate(row.said_at),
            kind=_("Answer"),
            what=str(about.question),
            chosen=", ".join(chosen),
            why=row.text,
            who=row.user.name,
            typed=(),
        )


def _visions(at: Here) -> Iterator[Before]:
    for row in decided(actor=at.actor, municipality_id=at.town.pk):
        if row.decided_on is not None:
            yield Before(
                on=row.decided_on,
                kind=_("Vision"),
                what=row.title,
                chosen=row.decision,
                why=row.why_new,
                who=row.user.name,
                typed=("what", "chosen"),
            )


def _aims(at: Here) -> Iterator[Before]:
    rows = aims(actor=at.actor).filter(municipality_id=at.town.pk).order_by("-began_on", "id")
    for row in rows[:MOST]:
        yield Before(
            on=row.began_on,
            kind=row.get_kind_display(),
            what=row.title,
            chosen=row.get_progress_display(),
            why=row.came or row.text,
            who=row.function,
        )


def _motions(at: Here) -> Iterator[Before]:
    for row in motions(actor=at.actor).filter(municipality_id=at.town.pk)[:MOST]:
        yield Before(
            on=row.decided_on,
            kind=_("Motion"),
            what=row.title,
            chosen=row.get_progress_display(),
            why=row.came or row.asks,
            who=row.source,
        )
